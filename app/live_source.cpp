#include "app/live_source.h"

#include <QtDebug>

#include <utility>

namespace plimsoll {

namespace {

std::map<VenueId, Endpoints> asMap(const EndpointMap& endpoints)
{
    std::map<VenueId, Endpoints> map;
    for (std::size_t i = 0; i < kVenueCount; ++i)
        if (endpoints[i] && venueProfile(kVenues[i])) map.emplace(kVenues[i], *endpoints[i]);
    return map;
}

}  // namespace

LiveSource::LiveSource(const Config& config, const EndpointMap& endpoints, SnapshotHub& hub, SourceKind kind,
                       QObject* parent)
    : LiveSource(config, endpoints, hub, m_system, kind, parent)
{
}

LiveSource::LiveSource(const Config& config, const EndpointMap& endpoints, SnapshotHub& hub, const Clock& clock,
                       SourceKind kind, QObject* parent)
    : DataSource(parent),
      m_clock(clock),
      m_kind(kind),
      m_endpoints(endpoints),
      m_config(config),
      m_hub(hub),
      m_queue(config.network.queueHighWater),
      m_model(config, m_clock, m_queue, hub),
      m_feeds(config.network, m_clock, m_queue, asMap(endpoints))
{
    m_model.onImageWanted([this](InstrumentId id, LostReason reason) {
        const std::lock_guard lock(m_wishes);
        if (m_feedsRun) m_feeds.requestImage(id, reason);
    });
}

LiveSource::~LiveSource()
{
    stop();
}

QStringList LiveSource::venueKeys() const
{
    QStringList keys;
    for (const VenueId v : m_feeds.venues()) keys.append(QString::fromStdString(std::string(venueKey(v))));
    return keys;
}

void LiveSource::keepHistory(const std::string& folder, std::function<Mono()> steady)
{
    store::HistoryStore::Options options;
    options.folder = folder;
    if (steady) options.steady = std::move(steady);
    options.now = [this] { return m_clock.wall(); };
    options.told = [this](const store::StoreStatus& status) { m_hub.store.publish(status); };
    m_history = std::make_unique<store::HistoryStore>(std::move(options));
    m_model.keepHistory([store = m_history.get()](store::HistoryBatch&& rows) { store->add(std::move(rows)); });
}

void LiveSource::readHistory(const std::string& folder)
{
    store::HistoryStore::Options options;
    options.folder = folder;
    options.write = false;
    options.now = [this] { return m_clock.wall(); };
    m_history = std::make_unique<store::HistoryStore>(std::move(options));
}

QString LiveSource::keepTrack(const QString& folder)
{
    m_track = std::make_unique<TrackStore>(folder);
    track::State before = m_track->load();
    if (!m_track->notice().isEmpty()) qWarning().noquote() << m_track->notice();
    m_model.keepTrack(std::move(before),
                      [store = m_track.get()](const track::State& state) { store->keep(state); });
    return m_track->notice();
}

void LiveSource::keepFrames(const QString& ring, const QString& incidents, const BlackBoxConfig& limits)
{
    Config config = m_config;
    config.blackBox = limits;
    m_frames = std::make_unique<FrameKeeper>(
        FrameKeeper::Where{ring, incidents, origin(), m_kind == SourceKind::Simulated}, config, m_clock, m_model,
        m_hub);
    m_look.setInterval(1'000);
    connect(&m_look, &QTimer::timeout, this, [this] { m_frames->look(); });
    tapAll();
}

// A venue without an address has no feed that could report: it is off, not waited for.
void LiveSource::tellOff()
{
    const auto reached = asMap(m_endpoints);
    for (const VenueId venue : kVenues) {
        if (reached.contains(venue)) continue;
        auto health = std::make_shared<FeedHealth>();
        health->venue = venue;
        health->enabled = false;
        health->at = m_clock.mono();
        health->headline = "switched off: not chosen, or not in the endpoints file";
        EventBatch batch;
        batch.events.push_back({InstrumentId{}, venue, m_clock.stamp(),
                                FeedReport{std::shared_ptr<const FeedHealth>(std::move(health))}});
        m_queue.push(std::move(batch));
    }
}

// Whoever listens hears everything from now on, and once more what was said before.
void LiveSource::tapAll()
{
    m_feeds.setTap([this](RecordEntry&& entry) { handOn(std::move(entry), m_frames.get(), m_recorder); });
}

void LiveSource::start()
{
    if (m_frames) m_look.start();
    m_model.start();
    tellOff();
    if (m_history) m_past.read(*m_history, m_model, m_clock);
    const std::lock_guard lock(m_wishes);
    m_feeds.start();
    m_feedsRun = true;
}

void LiveSource::stop()
{
    {
        const std::lock_guard lock(m_wishes);
        m_feedsRun = false;
    }
    m_look.stop();
    if (m_frames) m_frames->stopRebuilding();
    m_past.stop();
    m_feeds.stop();
    m_model.stop();
    // All of them write beside each other: a disk that holds one of them holds up none on another disk.
    m_recorder.finish();
    if (m_frames) m_frames->finish();
    if (m_history) {
        m_history->finish();
        if (const std::int64_t waiting = m_history->status().waiting; waiting > 0)
            qWarning("dash.store: %lld rows could not be stored before the end: %s",
                     static_cast<long long>(waiting), m_history->status().trouble.c_str());
    }
    // What was being recorded is whole before the program ends; nobody is left to be told but the log.
    if (const QString problem = m_recorder.stop(); !problem.isEmpty()) qWarning().noquote() << problem;
}

void LiveSource::setWatch(const WatchSet& watch)
{
    m_model.setWatch(watch);
    m_feeds.setWatch(watch);
}

void LiveSource::setFocus(const std::string& asset)
{
    m_model.setFocus(asset);
    if (m_frames) m_frames->setFocus(asset);
}
void LiveSource::setVenueEnabled(VenueId venue, bool enabled)
{
    m_feeds.setVenueEnabled(venue, enabled);
}
void LiveSource::requestFull(QObject* context, FullDone done)
{
    m_model.requestFull(context, std::move(done));
}

RecordingOrigin LiveSource::origin() const
{
    RecordingOrigin origin;
    origin.source =
        m_kind == SourceKind::Simulated ? RecordingOrigin::Source::Simulated : RecordingOrigin::Source::Live;
    for (const auto& [venue, endpoints] : asMap(m_endpoints)) {
        for (const Role role : {Role::Rest, Role::Ws, Role::SpotRest, Role::SpotWs}) {
            if (endpoints.at(role).empty()) continue;
            std::string name(venueKey(venue));
            name += '.';
            name += roleKey(role);
            origin.endpoints[name] = endpoints.at(role);
        }
    }
    return origin;
}

Expected<void, QString> LiveSource::startRecording(const QString& path)
{
    if (auto started = m_recorder.start(path, origin()); !started) return started;
    tapAll();
    return {};
}

void LiveSource::startRecordingBeside(const QString& path, FrameRecorder::Before before)
{
    m_recorder.startBeside(path, origin(), std::move(before));
    tapAll();
}

void LiveSource::finishRecording()
{
    if (!m_frames) m_feeds.setTap({});
    m_recorder.finish();
}

QString LiveSource::stopRecording()
{
    finishRecording();
    return m_recorder.stop();
}

}  // namespace plimsoll
