// What the engine says: time passes, and what is dirty and due is published.
#include "model/boards/funding_board.h"
#include "model/boards/overview_board.h"
#include "model/model_engine.h"

#include <algorithm>
#include <utility>

namespace plimsoll {

namespace {

constexpr Duration kDepthEvery = std::chrono::milliseconds{33};
constexpr Duration kFxEvery = std::chrono::milliseconds{500};
constexpr std::size_t kExportLevels = 200;

}  // namespace

void ModelEngine::tick()
{
    const Mono now = m_clock.mono();
    if (m_depth.advanceAll(m_clock)) m_depthDue.dirty = true;
    if (m_config.depthOnly) return;
    judgeAlerts();
    m_basis.look(focus(), now);
    measureRate(now);
    measureFx(now);
    sendWishes(now);
    publish(now, false);
    publishDepth(now, false);
    stepMetrics(now);
    // What happens is not kept for the end of the second: the store has its own moment (HistoryStore).
    if (m_history) m_history->handOver();
}

void ModelEngine::stepMetrics(Mono now, bool again)
{
    const AsOf at = asOf();
    const auto streams = m_tape.streams(m_venues.rows(), now);
    const auto heard = [this, now](InstrumentId id) {
        return tradesHeard(m_venues.rows()[static_cast<std::size_t>(id.venue())], id, now);
    };
    if (!m_metrics.step(at, streams, heard, again)) return;
    m_liquidations.step(at, streams);
    m_levels.step(at);
    stepGuests(at);
    const MetricSnapshot& values = m_metrics.values();
    m_risks = std::make_shared<const RiskSnapshot>(m_risk.step(values, m_venues.rows(), at));
    if (!again) stepTrack(at);
    AlertSnapshot alerts = m_alerts.step(values, at, m_turns.judged(now));
    m_quick = values;
    m_quickCopies.clear();
    lookBack(alerts, at);
    if (m_history && !again) {
        m_history->judged(*m_risks, alerts, values);
        m_history->fared(m_venues.rows(), at);
        m_history->second(m_market, m_metrics, at);
    }
    m_alerted = std::make_shared<const AlertSnapshot>(std::move(alerts));
    m_phases.step(m_venues.rows(), at);
    if (auto rows = m_phases.takeRows(); m_history) m_history->lasting(std::move(rows));
    m_liquidity.step(at);
    m_basis.step(focus(), at);
    if (!m_quiet) publishJudged(at);
    if (m_judged && !again) m_judged(at);
}

void ModelEngine::keepTrack(track::State state, KeepTrack keep)
{
    m_track.emplace(std::move(state));
    m_keepTrack = std::move(keep);
    m_risk.setRecords(m_track->records());
}

void ModelEngine::stepTrack(AsOf now)
{
    if (!m_track) return;
    std::vector<std::string> assets;
    for (const auto& a : m_metrics.values().assets) assets.push_back(a->asset());
    const bool news = m_track->step(
        now, *m_metrics.second(), assets, [this](const std::string& asset) { return m_metrics.perps(asset); },
        m_risk.said());
    if (!news) return;
    m_risk.setRecords(m_track->records());
    if (m_keepTrack) m_keepTrack(m_track->state());
}

void ModelEngine::setDesk(Desk desk)
{
    m_desk.set(std::move(desk));
    // Not before the first second: the values would be nobody's.
    if (m_metrics.second()) m_desk.look(asOf(), m_metrics.values());
    if (!m_quiet) publishDesk();
}

// An empty slot stays as it is: nothing was entered, and that is no news every second.
void ModelEngine::publishDesk()
{
    auto desk = m_desk.snapshot();
    if (desk || m_hub.desk.read().value) m_hub.desk.publish(std::move(desk));
}

// What is made once a second.
void ModelEngine::publishJudged(AsOf at)
{
    m_hub.metrics.publish(m_metrics.values());
    m_hub.overview.publish(overviewOf(m_market, m_metrics, at));
    m_hub.liquidity.publish(m_liquidity.snapshot(focus(), at));
    publishForced(at);
    publishGuests(at);
    m_hub.basis.publish(m_basis.snapshot(focus(), at));
    m_hub.interest.publish(m_interest.snapshot(focus(), at));
    m_hub.phase.publish(m_phases.snapshot(focus(), at));
    m_hub.carry.publish(m_carry.snapshot(at));
    publishDesk();
    m_hub.risk.publish(m_risks ? m_risks : std::make_shared<const RiskSnapshot>());
    m_hub.alerts.publish(m_alerted ? m_alerted : std::make_shared<const AlertSnapshot>());
}

void ModelEngine::publishAll()
{
    const Mono now = m_clock.mono();
    m_depth.advanceAll(m_clock);
    publish(now, true);
    publishDepth(now, true);
    if (m_history) m_history->handOver();
}

void ModelEngine::settle()
{
    publishAll();
    if (m_metrics.second()) stepMetrics(m_clock.mono(), true);
    // After a way that nobody saw what is judged once a second is not there yet.
    show();
}

void ModelEngine::show()
{
    const AsOf at = asOf();
    m_hub.instruments.publish(m_table);
    m_hub.market.publish(marketSnapshot(at));
    m_hub.funding.publish(fundingGrid(m_market, at));
    m_hub.fundingHistory.publish(m_fundingHistory.of(
        m_market, [this](InstrumentId id) { return m_metrics.series(id); }, focus(), at));
    m_hub.liquidations.publish(m_tape.snapshot(m_market, m_venues.rows(), at));
    m_hub.health.publish(health(at));
    m_hub.depth.publish(depthSnapshot(at));
    publishGuestNames();
    publishGuestDepth(m_clock.mono(), true);
    // Before the first judgement there is nothing to say, but perhaps something to take back.
    if (!m_risks && m_hub.risk.version() == 0) return;
    publishJudged(at);
}

void ModelEngine::measureRate(Mono now)
{
    if (m_rateSince && now - *m_rateSince < std::chrono::seconds{1}) return;
    if (m_rateSince) m_rate = static_cast<double>(m_applied - m_rateFrom) / toSeconds(now - *m_rateSince);
    m_rateSince = now;
    m_rateFrom = m_applied;
}

void ModelEngine::measureFx(Mono now)
{
    if (m_fxMeasured && now - *m_fxMeasured < kFxEvery) return;
    m_fxMeasured = now;
    const FxBoard::Change change = m_fx.update(m_market, now);
    m_marketDue.dirty |= change != FxBoard::Change::None;
    if (change != FxBoard::Change::Factor) return;
    for (InstrumentTrack* t : m_market.ordered()) t->usdPerQuote = m_fx.usdPer(t->instrument->quote);
    m_marketDue.dirty = m_fundingDue.dirty = m_depthDue.dirty = true;
}

MarketSnapshot ModelEngine::marketSnapshot(AsOf now) const
{
    MarketSnapshot out = m_market.snapshot(now);
    out.fx = m_fx.rates();
    return out;
}

void ModelEngine::publishForced(AsOf at)
{
    m_hub.liquidationBoard.publish(m_liquidations.snapshot(focus(), at));
    m_hub.levels.publish(levelMap(m_levels, at));
}

LevelMapSnapshot ModelEngine::levelMap(const LevelBoard& levels, AsOf at)
{
    return levels.snapshot(
        at, [&](VenueId venue, Step hour) { return m_liquidations.factor(levels.focus(), venue, hour); });
}

void ModelEngine::publishInstruments()
{
    std::vector<Instrument> changed;
    changed.reserve(m_described.size());
    for (auto& [id, instrument] : m_described) changed.push_back(std::move(instrument));
    m_described.clear();
    m_table = m_table.with(changed);
    put(m_hub.instruments, [this] { return m_table; });
}

HealthSnapshot ModelEngine::health(AsOf now)
{
    HealthSnapshot out;
    out.asOf = now;
    out.venues = m_venues.rows();
    for (std::size_t v = 0; v < kVenueCount; ++v) out.venues[v].funds = m_funds.of(kVenues[v], now.mono);
    const EventQueue::Load load = m_queue.load();
    out.queueWaiting = load.waiting;
    out.queuePeak = load.peak;
    out.queueShed = load.shed;
    out.queueMerged = load.merged;
    out.queueOver = load.over;
    out.behindMs = m_behind.read(now.mono);
    out.eventsPerSecond = m_rate;
    out.eventToModelP50 = m_delays.percentile(0.5, now.mono);
    out.eventToModelP99 = m_delays.percentile(0.99, now.mono);
    return out;
}

void ModelEngine::publish(Mono now, bool all)
{
    const AsOf at = asOf();
    const Duration every = m_config.tablePublish;
    if (m_tableDue.dirty && (all || m_tableDue.ready(now, every))) {
        publishInstruments();
        m_tableDue.done(now);
    }
    if (all || m_marketDue.ready(now, every)) {
        const std::uint64_t judged = m_market.judgement(now);
        const bool aged = judged != m_marketJudged;
        m_marketJudged = judged;
        if (all || m_marketDue.dirty || aged) {
            put(m_hub.market, [&] { return marketSnapshot(at); });
            m_marketDue.done(now);
        }
        // Open interest in dollars moves with every mark; once a second is enough for that.
        if (all || m_fundingDue.dirty || aged || m_fundingDue.ready(now, std::chrono::seconds{1})) {
            put(m_hub.funding, [&] { return fundingGrid(m_market, at); });
            m_fundingDue.done(now);
        }
        const auto series = [this](InstrumentId id) { return m_metrics.series(id); };
        if (auto past = m_fundingHistory.take(m_market, series, focus(), at, all))
            put(m_hub.fundingHistory, [&] { return std::move(*past); });
        // Lights do not wait for their second, nor does the end of an overload.
        if (const bool over = m_queue.load().over; over != std::exchange(m_queueOver, over))
            m_healthDue.dirty = true;
        if (m_venues.update(m_market, m_market.watch(), at)) m_healthDue.dirty = true;
        const auto streams = m_tape.streams(m_venues.rows(), now);
        m_tape.hear(streams, now);
        if (streams != m_streams || m_tape.hourMoves(now)) m_tapeDue.dirty = true;
        m_streams = streams;
    }
    if (all || ((m_tapeDue.dirty || !m_tapeDue.published) && m_tapeDue.ready(now, every))) {
        put(m_hub.liquidations, [&] { return m_tape.snapshot(m_market, m_venues.rows(), at); });
        m_tapeDue.done(now);
    }
    if (all || m_healthDue.ready(now, m_config.healthEvery) ||
        (m_healthDue.dirty && m_healthDue.ready(now, every))) {
        put(m_hub.health, [&] { return health(at); });
        m_healthDue.done(now);
    }
}

void ModelEngine::publishDepth(Mono now, bool all)
{
    publishGuestDepth(now, all);
    if (!all && !m_depthDue.ready(now, kDepthEvery)) return;
    // All lanes end at one moment: one that has just not spoken yet is not one that is silent.
    if (m_depth.advanceAll(m_clock)) m_depthDue.dirty = true;
    const std::uint64_t judged = m_depth.judgement(now);
    if (!all && !m_depthDue.dirty && judged == m_depthJudged) return;
    m_depthJudged = judged;
    put(m_hub.depth, [this] { return depthSnapshot(asOf()); });
    m_depthDue.done(now);
}

DepthSnapshot ModelEngine::depthSnapshot(AsOf at)
{
    DepthSnapshot depth = m_depth.snapshot(at);
    depth.walls = m_metrics.walls(depth.asset);
    return depth;
}

std::shared_ptr<const FullSnapshot> ModelEngine::fullSnapshot()
{
    const AsOf at = asOf();
    auto out = std::make_shared<FullSnapshot>();
    out->asOf = at;
    m_venues.update(m_market, m_market.watch(), at);
    out->market = marketSnapshot(at);
    out->funding = fundingGrid(m_market, at);
    out->liquidations = m_tape.snapshot(m_market, m_venues.rows(), at);
    out->health = health(at);
    for (const InstrumentRow& row : out->market.rows) {
        const InstrumentTrack* t = m_market.find(row.instrument);
        if (!t->book) continue;
        BookExport book{row.instrument, {}, {}};
        if (usable(row.bookFresh)) {
            t->book->bids(kExportLevels, book.bids);
            t->book->asks(kExportLevels, book.asks);
        }
        out->books.push_back(std::move(book));
    }
    return out;
}

std::vector<BookImage> ModelEngine::bookImages() const
{
    std::vector<BookImage> out;
    for (const InstrumentTrack* t : m_market.ordered()) {
        if (!t->mainBook || !t->instrument || t->bookState() != BookState::Live || t->book->crossed()) continue;
        const auto reach = t->book->reach();
        if (!reach) continue;
        BookImage& image = out.emplace_back();
        image.venue = t->id.venue();
        image.market = t->instrument->market;
        image.symbol = t->instrument->symbol;
        image.seq = t->book->seq();
        image.depth = t->bookDepth;
        image.at = t->book->stamp().venue;
        // What lies beyond is there by chance: whoever begins with this must not think it is all there is.
        t->book->bidsDownTo(reach->low, image.bids);
        t->book->asksUpTo(reach->high, image.asks);
    }
    return out;
}

void ModelEngine::addDepthPast(DepthPast past)
{
    if (m_depth.addPast(std::move(past))) m_depthDue = {true, std::nullopt};
}

}  // namespace plimsoll
