#include "app/evidence_keeper.h"

#include "app/bundle_writer.h"
#include "app/export_judged.h"
#include "app/export_stamp.h"
#include "app/json_writer.h"
#include "model/market/disk_work.h"
#include "ui/main_window.h"
#include "widgets/ui_text.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <utility>

namespace plimsoll {

namespace {

QByteArray png(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray bytesOf(const JsonWriter& w)
{
    return QByteArray::fromStdString(w.str());
}

void writeValues(JsonWriter& w, const AssetMetrics& a)
{
    w.object();
    for (std::size_t i = 0; i < analytics::vocabulary().size(); ++i) {
        const auto id = static_cast<analytics::MetricId>(i);
        const MetricValue& v = a.at(id);
        if (!v.value) continue;
        w.key(analytics::word(id).name).object();
        w.key("value").number(*v.value);
        w.key("coverage").number(v.coverage);
        w.key("age_s").number(std::chrono::duration<double>(v.age).count());
        w.key("lower_bound").yes(v.floor);
        if (v.window < 1) w.key("window_known").number(v.window);
        w.end();
    }
    w.end();
}

QByteArray eventOf(const EvidenceOrder& order, const Judged& judged, SourceKind source)
{
    JsonWriter w;
    w.object();
    w.key("schema").whole(1);
    w.key("program").text("Plimsoll/" PLIMSOLL_VERSION);
    w.key("source").text(sourceWord(source).toStdString());
    w.key("name").text(order.name.toStdString());
    w.key("headline").text(order.head.toStdString());
    w.key("severity").text(severityWord(order.severity));
    w.key("at_unix_ms").whole(toUnixMs(order.at.wall));
    w.key("asset").text(order.asset.toStdString());
    if (order.alert != 0) w.key("alert").count(order.alert);
    if (order.story != 0) w.key("story").count(order.story);
    w.key("series_minutes_each")
        .number(std::chrono::duration<double, std::ratio<60>>(EvidenceSeries::kEach).count());
    w.key("values");
    const AssetMetrics* a = judged.metrics ? judged.metrics->find(order.asset.toStdString()) : nullptr;
    if (a)
        writeValues(w, *a);
    else
        w.null();
    writeWarnings(w, judged);
    writeAlerts(w, judged);
    w.end();
    return bytesOf(w);
}

QByteArray seriesOf(const EvidenceSeries& series, const std::string& asset, Timestamp at, Timestamp until,
                    SourceKind source)
{
    JsonWriter w;
    w.object();
    w.key("schema").whole(1);
    w.key("source").text(sourceWord(source).toStdString());
    w.key("asset").text(asset);
    w.key("from_unix_ms").whole(toUnixMs(at - EvidenceSeries::kEach));
    w.key("until_unix_ms").whole(toUnixMs(until));
    w.key("whole").yes(until >= at + EvidenceSeries::kEach);
    w.key("series");
    series.write(w, asset, at - EvidenceSeries::kEach, until);
    w.end();
    return bytesOf(w);
}

}  // namespace

EvidenceKeeper::EvidenceKeeper(MainWindow& window, SourceKind source, QString folder, QObject* parent)
    : QObject(parent), m_window(window), m_source(source), m_folder(std::move(folder))
{
    m_writer.setMaxThreadCount(1);
    m_next.setSingleShot(true);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &EvidenceKeeper::step);
    // A storm is told of once in a while, not with each of its events.
    m_say.setSingleShot(true);
    m_say.setInterval(2'000);
    connect(&m_say, &QTimer::timeout, this, &EvidenceKeeper::sayDropped);
}

EvidenceKeeper::~EvidenceKeeper()
{
    m_writer.waitForDone();
}

void EvidenceKeeper::keep(const EvidenceOrder& order)
{
    // In a storm the first ones tell the most.
    if (m_jobs.size() + m_writing >= kMostWaiting) {
        ++m_dropped;
        if (!m_say.isActive()) m_say.start();
        return;
    }
    EvidenceOrder placed = order;
    // Of the market as a whole: what the person looks at stands for it.
    if (placed.asset.isEmpty()) placed.asset = m_window.selection().asset();
    const SnapshotHub& hub = m_window.hub();
    m_jobs.push_back(
        {placed,
         {hub.metrics.read().value, hub.risk.read().value, hub.alerts.read().value, hub.phase.read().value},
         placed.panels,
         {}});
    m_next.start();
}

// One picture a turn, so that no frame is late for all of them.
void EvidenceKeeper::step()
{
    if (m_jobs.empty()) return;
    Job& job = m_jobs.front();
    if (!job.panels.isEmpty()) {
        const QString id = job.panels.takeFirst();
        if (const auto p = m_window.grabPanel(id)) {
            PictureStamp stamp;
            stamp.title = p->context.isEmpty() ? p->title : p->title + QStringLiteral(" \u00b7 ") + p->context;
            stamp.at = job.order.at.wall;
            stamp.source = m_source;
            if (const auto health = m_window.hub().health.read().value) stamp.venues = venueStamps(*health);
            job.pictures.emplace_back(QStringLiteral("panel-%1.png").arg(id),
                                      stamped(p->pixmap, stamp, m_window.theme()));
        }
        m_next.start();
        return;
    }
    const std::int64_t ms = toUnixMs(job.order.at.wall);
    const QString path = m_folder.path() + u'/' + EvidenceFolder::nameOf(ms, job.order.name);
    Open open{path, job.order.asset.toStdString(), job.order.at.wall};
    m_open.push_back(std::move(open));
    ++m_writing;
    m_writer.start([this, folder = m_folder, most = m_most, path, ms, order = std::move(job.order),
                    judged = std::move(job.judged), pictures = std::move(job.pictures)] {
        const DiskWork work("the evidence", path.toStdString());
        QDir().mkpath(folder.path());
        BundleWriter writer(path, ms / 1000);
        Expected<void, QString> state = writer.begin();
        if (state) state = writer.add(QStringLiteral("event.json"), eventOf(order, judged, m_source));
        for (const auto& [name, image] : pictures)
            if (state) state = writer.add(name, png(image));
        if (state) state = writer.commit();
        if (state) folder.prune(most, voice_limits::kEvidenceBytes);
        const QString why = state ? QString() : state.error();
        QMetaObject::invokeMethod(
            this,
            [this, path, why] {
                --m_writing;
                if (why.isEmpty())
                    Q_EMIT kept(path);
                else
                    Q_EMIT failed(UiText::tr("The evidence could not be kept: %1").arg(why));
            },
            Qt::QueuedConnection);
    });
    m_jobs.pop_front();
    if (!m_jobs.empty()) m_next.start();
}

void EvidenceKeeper::look(const MetricSnapshot& metrics)
{
    m_series.take(metrics);
    m_now = metrics.asOf.wall;
    for (auto at = m_open.begin(); at != m_open.end();) {
        // A replay that jumped back does not come there again soon.
        const bool jumped = m_now < at->at - EvidenceSeries::kEach;
        if (!jumped && m_now < at->at + EvidenceSeries::kEach) {
            ++at;
            continue;
        }
        if (!jumped) writeSeries(*at, at->at + EvidenceSeries::kEach);
        at = m_open.erase(at);
    }
}

void EvidenceKeeper::writeSeries(const Open& open, Timestamp until)
{
    EvidenceSeries cut = m_series.cut(open.asset, open.at - EvidenceSeries::kEach, until);
    m_writer.start([this, path = open.folder + QStringLiteral("/series.json"), asset = open.asset, at = open.at,
                    until, series = std::move(cut)] {
        const DiskWork work("the evidence", path.toStdString());
        const QByteArray json = seriesOf(series, asset, at, until, m_source);
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit()) return;
        const QString why = file.errorString();
        if (!QFileInfo(path).dir().exists()) return;  // the person or the limit took it away, or it never was
        qWarning("cannot write %s: %s", qUtf8Printable(path), qUtf8Printable(why));  // also while it ends
        QMetaObject::invokeMethod(
            this,
            [this, why] { Q_EMIT failed(tr("The minutes around the event could not be kept: %1").arg(why)); },
            Qt::QueuedConnection);
    });
}

void EvidenceKeeper::sayDropped()
{
    m_say.stop();
    const int dropped = std::exchange(m_dropped, 0);
    if (dropped == 0) return;
    Q_EMIT failed(tr("Evidence was not kept, too much came at once or the disk is slow. Events without it: %1")
                      .arg(dropped));
}

void EvidenceKeeper::finish()
{
    m_next.stop();
    m_jobs.clear();
    sayDropped();
    for (const Open& open : m_open) writeSeries(open, std::min(m_now, open.at + EvidenceSeries::kEach));
    m_open.clear();
}

void EvidenceKeeper::close()
{
    finish();
    m_writer.waitForDone();
}

}  // namespace plimsoll
