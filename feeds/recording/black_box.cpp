#include "feeds/recording/black_box.h"

#include "model/market/disk_work.h"

#include <QDir>
#include <QDirIterator>

#include <sys/prctl.h>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::chrono::milliseconds kTakeEvery{200};
constexpr std::chrono::seconds kTellEvery{1};
// Frames of the last moment are on their way while its time has passed.
constexpr std::chrono::seconds kBehind{3};
// However often it is frozen anew, an incident is no longer than this.
constexpr std::chrono::minutes kLongest{60};
// An incident that the disk refuses is tried again; its frames are no longer kept for it when that has gone on so
// long that the ring would grow without end.
constexpr std::chrono::seconds kTryIncidentAgain{60};
constexpr std::chrono::hours kKeptForRefused{6};
// While incidents are over their limit: somebody may have deleted some, or raised it.
constexpr std::chrono::minutes kWeighEvery{1};

}  // namespace

BlackBox::BlackBox(Options options) : m_options(std::move(options)), m_limits(m_options.limits)
{
    m_cutter = std::make_unique<IncidentCutter>(
        m_options.folder, [this](const QString& folder, const Expected<Incident, QString>& incident) {
            {
                const std::lock_guard lock(m_mutex);
                m_written.push_back({folder, incident});
            }
            m_intake.nudge();
        });
    m_intake.open();
    m_thread = std::thread([this] { run(); });
}

BlackBox::~BlackBox()
{
    finish();
    m_thread.join();
    m_cutter.reset();
}

void BlackBox::setLimits(const BlackBoxConfig& limits)
{
    {
        const std::lock_guard lock(m_mutex);
        m_limits = limits;
    }
    m_intake.nudge();
}

void BlackBox::freeze(Incident::Reason reason)
{
    {
        const std::lock_guard lock(m_mutex);
        m_reasons.push_back(std::move(reason));
    }
    m_intake.nudge();
}

BlackBox::State BlackBox::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

void BlackBox::settle()
{
    std::unique_lock lock(m_mutex);
    const std::uint64_t mine = ++m_settleAsked;
    m_intake.nudge();
    m_settledNow.wait(lock, [&] { return m_ended || m_settled >= mine; });
}

// ---- The writer's thread ------------------------------------------------------------------

void BlackBox::run()
{
    prctl(PR_SET_NAME, "black box");
    RingWriter ring(m_options.folder, m_options.origin);
    std::vector<RecordEntry> taken;
    const std::string folder = m_options.folder.toStdString();
    takeUp();
    for (;;) {
        std::uint64_t asked = 0;
        {
            const std::lock_guard lock(m_mutex);
            asked = m_settleAsked;
        }
        const bool going = m_intake.take(taken, kTakeEvery);
        // A round with nothing to do comes by itself, and is nothing that gets on.
        const bool works = !going || !taken.empty();
        const DiskWork work("the black box in", folder, works ? DiskWork::Kind::Works : DiskWork::Kind::Waits);
        // The first of them need a file to go to.
        if (!ring.open()) round(ring, false);
        for (const RecordEntry& entry : taken) ring.append(entry);
        bool pending = false, more = false;
        {
            const std::lock_guard lock(m_mutex);
            pending = asked > m_settled;
            more = m_settleAsked > asked;
        }
        if (more) m_intake.nudge();  // asked while we waited: what was pushed before is perhaps not taken yet
        round(ring, pending);
        if (pending && m_cutter->idle()) {
            const std::lock_guard lock(m_mutex);
            if (m_written.empty() && m_reasons.empty()) {
                m_settled = asked;
                m_settledNow.notify_all();
            }
        }
        if (!going) break;
    }
    const DiskWork work("the black box in", folder);
    ring.close();
    // The next start finds what is on disk.
    for (Open& open : m_open)
        if (open.again) put(open, m_options.steady());
    tell(ring);
    const std::lock_guard lock(m_mutex);
    m_ended = true;
    m_settledNow.notify_all();
}

void BlackBox::round(RingWriter& ring, bool settling)
{
    BlackBoxConfig limits;
    std::vector<Incident::Reason> reasons;
    std::vector<Written> cut;
    {
        const std::lock_guard lock(m_mutex);
        limits = m_limits;
        reasons.swap(m_reasons);
        cut.swap(m_written);
    }
    const Timestamp now = m_options.now();
    const RingWriter::Steady steady = m_options.steady();
    for (const Written& w : cut) written(w.folder, w.incident, steady);
    for (const Incident::Reason& reason : reasons) begin(reason, steady);
    if (!m_full.isEmpty() && (!m_weighed || steady - *m_weighed >= kWeighEvery)) weigh(limits, steady);
    if (ring.step(steady, now, limits, keepFrom(steady)) && m_options.booksWanted) m_options.booksWanted();
    if (settling) ring.flush();
    hand(ring, now, steady);
    if (!reasons.empty() || !cut.empty() || settling || !m_told || steady - *m_told >= kTellEvery) {
        m_told = steady;
        tell(ring);
    }
}

// What the last run has left unfinished.
void BlackBox::takeUp()
{
    const Timestamp now = m_options.now();
    const RingWriter::Steady steady = m_options.steady();
    for (const QString& folder : incidentFolders(m_options.incidents)) {
        const auto incident = readIncident(folder);
        if (!incident || incident->state != Incident::State::Collecting) continue;
        Open open;
        open.folder = folder;
        open.incident = *incident;
        // One that was begun by a clock that was ahead has no more time than any other.
        const Timestamp begun = incident->reasons.empty() ? incident->at : incident->reasons.back().at;
        const Duration left = std::min<Duration>({incident->to - now, incident->to - begun, kLongest});
        open.latest = steady + std::max(left, Duration{}) + kBehind;
        m_open.push_back(std::move(open));
    }
}

void BlackBox::begin(const Incident::Reason& reason, RingWriter::Steady steady)
{
    BlackBoxConfig limits;
    {
        const std::lock_guard lock(m_mutex);
        limits = m_limits;
    }
    const Timestamp until = reason.at + limits.after;
    for (Open& open : m_open) {
        Incident& i = open.incident;
        // Where the clock was set back it may lie before: then it is another story.
        if (open.cutting || reason.at < i.from || reason.at > i.to || until - i.from > kLongest) continue;
        if (i.reasons.size() < Incident::kReasons) i.reasons.push_back(reason);
        i.to = std::max(i.to, until);
        open.latest = std::max<RingWriter::Steady>(open.latest, steady + limits.after + kBehind);
        if (put(open, steady)) open.trouble.clear();
        return;
    }
    if (reason.kind == Incident::Kind::Warning) {
        weigh(limits, steady);
        if (!m_full.isEmpty()) return;
    }
    Open open;
    open.incident.name = incidentName(reason.at, reason.rule.empty() ? reason.text : reason.rule);
    open.folder = m_options.incidents + QLatin1Char('/') + QString::fromStdString(open.incident.name);
    for (int n = 2; QDir(open.folder).exists() && n < 1'000; ++n)
        open.folder =
            QStringLiteral("%1/%2-%3").arg(m_options.incidents, QString::fromStdString(open.incident.name)).arg(n);
    open.incident.source = std::string(sourceName(m_options.origin.source));
    open.incident.program = m_options.program;
    open.incident.at = reason.at;
    open.incident.from = reason.at - limits.before;
    open.incident.to = until;
    open.incident.reasons.push_back(reason);
    open.latest = steady + limits.after + kBehind;
    // Where it cannot be put there, its frames are in the ring all the same.
    put(open, steady);
    m_open.push_back(std::move(open));
}

// What it is about, to its folder; where that fails, it is tried again later.
bool BlackBox::put(Open& open, RingWriter::Steady steady) const
{
    // The person may have written a note meanwhile.
    if (const auto there = readIncident(open.folder)) open.incident.note = there->note;
    if (auto kept = writeIncident(open.folder, open.incident); !kept) {
        open.trouble = kept.error() + QStringLiteral("; the incident is tried again every minute");
        open.again = steady + kTryIncidentAgain;
        if (!open.failed) open.failed = steady;
        return false;
    }
    open.again.reset();
    return true;
}

void BlackBox::hand(RingWriter& ring, Timestamp now, RingWriter::Steady steady)
{
    for (Open& open : m_open) {
        if (open.cutting) continue;
        const bool due = now >= open.incident.to + kBehind || steady >= open.latest;
        if (open.again) {
            if (steady < *open.again || !put(open, steady)) continue;
            if (!due) open.trouble.clear();  // else its frames are yet to be taken
        }
        if (!due) continue;
        ring.flush();
        open.cutting = true;
        m_cutter->cut(open.folder, open.incident);
    }
}

void BlackBox::written(const QString& folder, const Expected<Incident, QString>& incident,
                       RingWriter::Steady steady)
{
    const auto open =
        std::find_if(m_open.begin(), m_open.end(), [&](const Open& o) { return o.folder == folder; });
    if (open == m_open.end()) return;
    if (!incident) {
        open->cutting = false;
        open->again = steady + kTryIncidentAgain;
        if (!open->failed) open->failed = steady;
        open->trouble = QStringLiteral(
                            "the incident %1 could not be written: %2. It is tried again every minute, and at the "
                            "next start")
                            .arg(folder, incident.error());
        return;
    }
    m_lastIncident = folder;
    ++m_incidents;
    m_open.erase(open);
}

std::optional<Timestamp> BlackBox::keepFrom(RingWriter::Steady steady) const
{
    std::optional<Timestamp> from;
    for (const Open& open : m_open)
        if (!open.failed || steady - *open.failed < kKeptForRefused)
            from = std::min(from.value_or(open.incident.from), open.incident.from);
    if (from) *from -= std::chrono::minutes{5};
    return from;
}

std::int64_t BlackBox::incidentBytes() const
{
    std::int64_t sum = 0;
    QDirIterator files(m_options.incidents, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        sum += files.fileInfo().size();
    }
    return sum;
}

void BlackBox::weigh(const BlackBoxConfig& limits, RingWriter::Steady steady)
{
    m_weighed = steady;
    m_full = incidentBytes() > limits.incidentBytes
                 ? QStringLiteral(
                       "incidents take more than their limit: warnings freeze no more. Delete some in "
                       "File > Incidents, or raise the limit")
                 : QString();
}

bool BlackBox::tell(const RingWriter& ring)
{
    State s;
    s.on = ring.open();
    s.trouble = ring.trouble();
    for (const Open& open : m_open)
        if (s.trouble.isEmpty()) s.trouble = open.trouble;
    if (s.trouble.isEmpty()) s.trouble = m_full;
    s.bytes = ring.bytes();
    s.first = ring.first();
    s.last = ring.last();
    s.entries = ring.kept();
    s.dropped = ring.refused() + m_intake.dropped();
    for (const Open& open : m_open) s.open.push_back(open.incident);
    s.lastIncident = m_lastIncident;
    s.incidents = m_incidents;
    {
        const std::lock_guard lock(m_mutex);
        if (m_state == s) return false;
        m_state = s;
    }
    if (m_options.told) m_options.told(s);
    return true;
}

}  // namespace plimsoll
