#include "feeds/recording/incident_cutter.h"

#include "feeds/recording/frame_log.h"
#include "feeds/recording/replace_file.h"
#include "feeds/recording/ring_stream.h"
#include "model/market/disk_work.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <sys/prctl.h>

#include <algorithm>

namespace plimsoll {

namespace {

// Frames of the last moments may be missing without anything being wrong.
constexpr std::chrono::seconds kTolerance{5};
// Four venues are never silent for so long, and one hardly: nobody listened, or the disk took nothing.
constexpr std::chrono::seconds kHole{30};
constexpr qsizetype kHolesNamed = 5;

QString clock(Timestamp t)
{
    return QDateTime::fromMSecsSinceEpoch(toUnixMs(t), Qt::UTC).toString(QStringLiteral("HH:mm:ss")) +
           QStringLiteral(" UTC");
}

}  // namespace

Expected<Incident, QString> cutIncident(const QString& ring, const QString& folder, Incident incident,
                                        const ReadWatchPtr& watch)
{
    QDir().mkpath(folder);
    // What another run heard elsewhere (a demo, other addresses) within those minutes is no part of it.
    RingStream stream(ring, {incident.from, incident.to, {}, ring::originAt(ring, incident.at)}, watch);
    const QString path = folder + QLatin1Char('/') + QLatin1String(kIncidentFrames);
    const QString part = path + QStringLiteral(".part");
    const auto giveUp = [&](const QString& why) {
        QFile::remove(part);
        return Unexpected{why};
    };
    FrameLogWriter log;
    if (auto opened = log.open(part, stream.origin()); !opened) return giveUp(opened.error());
    std::optional<Timestamp> first, last;
    QStringList holes;
    RecordEntry entry;
    while (stream.next(entry)) {
        if (auto written = log.append(entry); !written) return giveUp(written.error());
        if (!first) first = entry.received;
        if (const auto from = std::max(last.value_or(entry.received), incident.from);
            entry.received > from + kHole)
            holes << QStringLiteral("nothing was kept from %1 to %2").arg(clock(from), clock(entry.received));
        last = entry.received;
    }
    if (watch && watch->cancelled) return giveUp(QStringLiteral("given up"));
    // It is called complete only once its frames would outlive a power cut.
    if (auto closed = log.close(FrameLogWriter::Durable::Yes); !closed) return giveUp(closed.error());
    QStringList missing;
    if (!first) {
        missing << QStringLiteral("no frames of that time were kept");
    } else {
        if (*first > incident.from + kTolerance)
            missing << QStringLiteral("frames begin at %1").arg(clock(*first));
        missing << holes.mid(0, kHolesNamed);
        if (holes.size() > kHolesNamed)
            missing << QStringLiteral("and %1 more such holes").arg(holes.size() - kHolesNamed);
        if (*last + kTolerance < incident.to) missing << QStringLiteral("frames end at %1").arg(clock(*last));
    }
    if (const std::string notice = stream.notice(); !notice.empty()) missing << QString::fromStdString(notice);
    incident.shortfall = missing.join(QStringLiteral("; ")).toStdString();
    incident.state = Incident::State::Complete;
    if (auto placed = replaceFile(part, path); !placed) return giveUp(placed.error());
    // The person may have written a note meanwhile.
    if (const auto now = readIncident(folder)) incident.note = now->note;
    if (auto written = writeIncident(folder, incident); !written) return Unexpected{written.error()};
    return incident;
}

IncidentCutter::IncidentCutter(QString ring, Done done)
    : m_ring(std::move(ring)), m_done(std::move(done)), m_thread([this] { run(); })
{
}

IncidentCutter::~IncidentCutter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_watch->cancelled = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void IncidentCutter::cut(const QString& folder, const Incident& incident)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back({folder, incident});
    }
    m_wake.notify_one();
}

bool IncidentCutter::idle() const
{
    const std::lock_guard lock(m_mutex);
    return !m_busy && m_jobs.empty();
}

void IncidentCutter::run()
{
    prctl(PR_SET_NAME, "incidents");
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_busy = false;
            m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
            if (m_stopping) return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
            m_busy = true;
        }
        const DiskWork work("the incident", job.folder.toStdString());
        const auto written = cutIncident(m_ring, job.folder, std::move(job.incident), m_watch);
        if (m_watch->cancelled) return;
        m_done(job.folder, written);
    }
}

}  // namespace plimsoll
