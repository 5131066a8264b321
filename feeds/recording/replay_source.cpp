#include "feeds/recording/replay_source.h"

#include "feeds/recording/told_again.h"

#include <algorithm>
#include <map>

namespace plimsoll {

namespace {
// Entries decoded to learn what a recording is about: of each market of a venue, and looked at in
// files that know their own end.
constexpr std::uint64_t kSurveyed = 30'000, kLookedAt = 300'000;
constexpr std::size_t kRecentErrors = 20;
constexpr std::chrono::seconds kReportEvery{1}, kQuiet{30};
}  // namespace

struct ReplaySource::Feed {
    explicit Feed(const VenueProfile& profile)
        : catalogue(profile.id, Catalogue::Unknown::Invent), pipeline(profile, catalogue)
    {
    }
    Feed(const VenueProfile& profile, const Catalogue& known) : catalogue(known), pipeline(profile, catalogue) {}

    Catalogue catalogue;
    FramePipeline pipeline;
    // Hyperliquid's forced fill has the number of the trade it is: the one does not repeat the other.
    RepeatFilter repeats, repeatedForced;
    LatencyMeter latency;
    std::uint64_t frames = 0, bytes = 0;  // as live: of sockets, without what was asked for
    std::uint64_t duplicates = 0;
    std::optional<Mono> lastFrame;
    std::deque<FeedError> errors;
    std::uint64_t framesBefore = 0, bytesBefore = 0;  // at the report before
    std::optional<Mono> reportedAt;
};

ReplaySource::ReplaySource(std::unique_ptr<Recording> recording, std::uint8_t venues)
    : m_recording(std::move(recording)), m_venues(venues), m_clock(m_recording->first())
{
}

ReplaySource::~ReplaySource() = default;

ReplaySource::Feed* ReplaySource::feedOf(VenueId venue)
{
    if (!((m_venues >> static_cast<unsigned>(venue)) & 1u)) return nullptr;
    auto& feed = m_feeds[static_cast<std::size_t>(venue)];
    if (!feed)
        if (const VenueProfile* profile = venueProfile(venue)) feed = std::make_unique<Feed>(*profile);
    return feed.get();
}

std::optional<Timestamp> ReplaySource::nextAt()
{
    const RecordEntry* entry = m_recording->peek();
    return entry ? std::optional(entry->received) : std::nullopt;
}

ReplaySource::Survey ReplaySource::survey()
{
    Survey survey;
    survey.first = survey.last = m_recording->first();
    std::map<std::string, std::uint64_t> activity;
    std::map<std::pair<VenueId, Market>, std::uint64_t> decoded;
    EventBatch batch;
    while (!m_recording->cancelled() && m_recording->next(m_entry)) {
        survey.last = std::max(survey.last, m_entry.received);
        ++survey.entries;
        if (m_recording->knownLast() && survey.entries > kLookedAt) {
            survey.complete = false;
            break;
        }
        // Beyond that only the time of the last entry is still of interest.
        if (++decoded[{m_entry.venue, m_entry.market}] > kSurveyed) {
            survey.complete = false;
            continue;
        }
        batch.clear();
        deliver(m_entry, batch);
        if (feedOf(m_entry.venue))
            survey.venues |= static_cast<std::uint8_t>(1u << static_cast<unsigned>(m_entry.venue));
        for (const MarketEvent& e : batch.events) {
            const bool counts =
                std::holds_alternative<BookUpdate>(e.payload) || std::holds_alternative<Bbo>(e.payload) ||
                std::holds_alternative<Trade>(e.payload) || std::holds_alternative<Liquidation>(e.payload);
            // Summaries of all markets name every asset; they matter only where nothing else does.
            const bool mentions = std::holds_alternative<Mark>(e.payload) ||
                                  std::holds_alternative<Ticker>(e.payload) ||
                                  std::holds_alternative<Funding>(e.payload);
            if (!counts && !mentions) continue;
            Feed* feed = feedOf(e.venue);
            const Instrument* instrument = feed ? feed->catalogue.get(e.instrument) : nullptr;
            if (!instrument) continue;
            activity[instrument->asset] += counts ? 1'000 : 1;
            if (counts) (instrument->market == Market::Spot ? survey.spot : survey.perp) = true;
        }
    }
    // A book whose image never came has let no event through; its asset is part of the recording.
    for (const auto& feed : m_feeds) {
        if (!feed) continue;
        for (const InstrumentId id : feed->pipeline.books())
            if (const Instrument* instrument = feed->catalogue.get(id)) activity[instrument->asset] += 1'000;
    }
    if (m_recording->knownLast()) survey.last = std::max(survey.last, *m_recording->knownLast());

    std::vector<std::pair<std::uint64_t, std::string>> ranked;
    for (const auto& [asset, n] : activity) ranked.emplace_back(n, asset);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    const bool anyBook = !ranked.empty() && ranked.front().first >= 1'000;
    for (const auto& [n, asset] : ranked)
        if (n >= 1'000 || !anyBook) survey.assets.push_back(asset);
    restart();
    return survey;
}

void ReplaySource::deliver(const RecordEntry& e, EventBatch& batch)
{
    Feed* feed = feedOf(e.venue);
    if (!feed) return;
    Stamp stamp;
    stamp.received = e.received;
    stamp.mono = m_clock.monoOf(e.received);
    m_padded.assign(e.payload);
    m_padded.append(64, '\0');
    const PaddedText text{std::string_view(m_padded).substr(0, e.payload.size())};

    if (e.kind == EntryKind::Ended) {
        feed->pipeline.ended(connectionOf(e.socket), e.payload.empty(), stamp, batch);
        return;
    }
    if (e.kind == EntryKind::Sent) {
        feed->pipeline.sent(e.payload, stamp, e.market, connectionOf(e.socket), batch);
        return;
    }
    if (isOwnBook(e)) {
        if (const auto book = bookOf(e)) feed->pipeline.ownBook(*book, stamp, batch);
        return;
    }
    const std::size_t mark = batch.events.size();
    const bool again = isToldAgain(e);
    const FramePipeline::Outcome outcome =
        again                        ? feed->pipeline.earlier(e.url, e.requestBody, text, stamp, batch)
        : e.kind == EntryKind::Reply ? feed->pipeline.reply(e.url, e.requestBody, text, stamp, batch)
                                     : feed->pipeline.frame(text, stamp, e.market, batch, connectionOf(e.socket));
    if (!again) feed->lastFrame = stamp.mono;
    if (e.kind == EntryKind::Frame) {
        ++feed->frames;
        feed->bytes += e.payload.size();
    }
    const auto tell = [feed, &e](std::string where, const std::string& what, std::string excerpt) {
        feed->errors.push_back({e.received, std::move(where), what, std::move(excerpt)});
        if (feed->errors.size() > kRecentErrors) feed->errors.pop_front();
    };
    if (outcome.image) tell("book image " + outcome.image->path, outcome.image->what, {});
    if (const auto& wrong = outcome.error ? outcome.error : outcome.leftOut; wrong)
        tell(e.kind == EntryKind::Reply ? e.url : wrong->path, wrong->what, e.payload.substr(0, 200));
    if (e.kind == EntryKind::Frame)
        for (std::size_t i = mark; i < batch.events.size(); ++i)
            if (batch.events[i].stamp.venue && batch.events[i].stamp.received == e.received) {
                feed->latency.data(*batch.events[i].stamp.venue + e.moved, e.received, stamp.mono);
                break;
            }
    // What was moved in time has its settlements moved too, or its countdowns would make no sense.
    if (e.moved != Duration{})
        for (std::size_t i = mark; i < batch.events.size(); ++i)
            if (auto* funding = std::get_if<Funding>(&batch.events[i].payload); funding && funding->next)
                *funding->next += e.moved;
    withdrawRepeats(*feed, batch, mark);
}

void ReplaySource::withdrawRepeats(Feed& feed, EventBatch& batch, std::size_t from)
{
    for (std::size_t i = from; i < batch.events.size(); ++i) {
        MarketEvent& e = batch.events[i];
        std::uint64_t key = 0;
        RepeatFilter* told = &feed.repeats;
        if (const auto* trade = std::get_if<Trade>(&e.payload)) {
            key = trade->key;
        } else if (const auto* liquidation = std::get_if<Liquidation>(&e.payload)) {
            key = liquidation->key;
            told = &feed.repeatedForced;
        }
        if (key == 0 || told->first(e.instrument, key)) continue;
        e.payload = std::monostate{};
        ++feed.duplicates;
    }
}

void ReplaySource::advance(Timestamp to, EventQueue& queue)
{
    if (!m_nextReport) m_nextReport = m_clock.start();
    introduce(queue);
    EventBatch batch;
    const auto push = [&] {
        if (batch.empty()) return;
        queue.push(std::move(batch));
        batch = {};
    };
    for (;;) {
        const RecordEntry* entry = m_recording->peek();
        const bool due = entry && entry->received <= to;
        const Timestamp until = due ? entry->received : to;
        while (*m_nextReport <= until) {
            // Through a long silence reports would only repeat themselves.
            if (m_lastEntry && *m_nextReport - *m_lastEntry > kQuiet && until - *m_nextReport > kReportEvery)
                *m_nextReport += (until - *m_nextReport) / kReportEvery * kReportEvery;
            push();
            m_clock.set(*m_nextReport);
            report(queue);
            *m_nextReport += kReportEvery;
        }
        if (!due) break;
        m_recording->next(m_entry);
        m_lastEntry = m_entry.received;
        deliver(m_entry, batch);
        if (batch.events.size() >= 512) push();
    }
    push();
    m_clock.set(std::max(to, m_clock.wall()));
}

// Instruments that an earlier pass has made known: the model of this pass has not heard of them.
void ReplaySource::introduce(EventQueue& queue)
{
    if (!m_introduce) return;
    m_introduce = false;
    EventBatch batch;
    for (const auto& feed : m_feeds) {
        if (!feed) continue;
        for (const Instrument& instrument : feed->catalogue.all()) {
            MarketEvent e;
            e.instrument = instrument.id;
            e.venue = instrument.venue();
            e.stamp = m_clock.stamp();
            e.payload = InstrumentChanged{std::make_shared<const Instrument>(instrument)};
            batch.events.push_back(std::move(e));
        }
    }
    if (!batch.empty()) queue.push(std::move(batch));
}

void ReplaySource::restart()
{
    m_recording->restart();
    m_clock.set(m_clock.start());
    m_nextReport.reset();
    m_lastEntry.reset();
    m_introduce = true;
    for (VenueId venue : kVenues) {
        auto& feed = m_feeds[static_cast<std::size_t>(venue)];
        auto& known = m_known[static_cast<std::size_t>(venue)];
        if (feed && !m_passed) {
            known = feed->catalogue;
            known->takeChanged();
            known->takeNews();
        }
        if (!feed) continue;
        feed = known ? std::make_unique<Feed>(*venueProfile(venue), *known) : nullptr;
    }
    m_passed = true;
}

void ReplaySource::lose(InstrumentId id, LostReason reason, EventQueue& queue)
{
    if (!id.valid() || !has(id.venue())) return;
    EventBatch batch;
    feedOf(id.venue())->pipeline.lose(id, reason, m_clock.stamp(), batch);
    if (!batch.empty()) queue.push(std::move(batch));
}

FeedHealth ReplaySource::health(VenueId venue)
{
    FeedHealth h;
    h.venue = venue;
    h.at = m_clock.mono();
    Feed* feed = m_feeds[static_cast<std::size_t>(venue)].get();
    h.enabled = feed != nullptr;
    h.listed = true;  // what a recording does not have does not come
    if (!feed) return h;
    const FramePipeline::Counters& c = feed->pipeline.counters();
    h.frames = feed->frames;
    h.bytes = feed->bytes;
    h.events = c.events;
    h.gaps = c.gaps;
    h.resyncs = c.resyncs;
    h.errors = c.errors;
    h.unknown = c.unknown;
    h.duplicates = c.duplicates + feed->duplicates;
    h.lastFrame = feed->lastFrame;
    const LatencyMeter::Reading latency = feed->latency.read(h.at);
    h.latencyP50 = latency.p50;
    h.latencyP99 = latency.p99;
    h.clockOffsetMs = latency.clockOffsetMs;
    h.booksLive = feed->pipeline.booksLive();
    h.booksWanted = feed->pipeline.booksWanted();
    if (feed->reportedAt && h.at > *feed->reportedAt) {
        const double seconds = toSeconds(h.at - *feed->reportedAt);
        h.framesPerSecond = static_cast<double>(feed->frames - feed->framesBefore) / seconds;
        h.bytesPerSecond = static_cast<double>(feed->bytes - feed->bytesBefore) / seconds;
    }
    // An image that has not come within two seconds of replayed time will hardly come.
    if (const auto waiting = feed->pipeline.waiting()) {
        const Instrument* instrument = feed->catalogue.get(*waiting);
        const bool rest =
            feed->pipeline.profile().sync(instrument ? instrument->market : Market::Perp).image == ImageFrom::Rest;
        if (instrument && h.at - m_clock.monoOf(m_clock.start()) > std::chrono::seconds{2})
            h.headline = instrument->symbol + (rest ? " book: the recording has no image that joins its changes"
                                                    : " book: waits for an image in the recording");
    }
    SocketHealth socket;
    socket.name = "recording";
    socket.url = m_recording->names().join(QLatin1String(", ")).toStdString();
    socket.state = atEnd() ? SocketState::Closed : SocketState::Live;
    socket.frames = feed->frames;
    socket.bytes = feed->bytes;
    socket.lastFrame = feed->lastFrame;
    h.sockets.push_back(std::move(socket));
    h.recentErrors.assign(feed->errors.begin(), feed->errors.end());
    return h;
}

void ReplaySource::report(EventQueue& queue)
{
    EventBatch batch;
    for (VenueId venue : kVenues) {
        Feed* feed = m_feeds[static_cast<std::size_t>(venue)].get();
        if (!feed) continue;
        MarketEvent e;
        e.venue = venue;
        e.stamp = m_clock.stamp();
        e.payload = FeedReport{std::make_shared<const FeedHealth>(health(venue))};
        batch.events.push_back(std::move(e));
        feed->framesBefore = feed->frames;
        feed->bytesBefore = feed->bytes;
        feed->reportedAt = m_clock.mono();
    }
    if (!batch.empty()) queue.push(std::move(batch));
}

}  // namespace plimsoll
