#include "model/model_engine.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr Duration kWishEvery = std::chrono::seconds{1};
constexpr Duration kWishAgain = std::chrono::seconds{5};

}  // namespace

std::string_view ModelEngine::eventTypeName(std::size_t type)
{
    static constexpr std::array<std::string_view, kEventTypes> names = {
        "withdrawn",   "book",        "book_lost", "bbo",    "trade",       "mark",         "funding", "oi",
        "liquidation", "instrument",  "ticker",    "tier",   "ratio",       "taker_volume", "kline",   "insurance",
        "adl",         "price_limit", "forecast",  "status", "feed_report", "account"};
    return type < names.size() ? names[type] : std::string_view("?");
}

ModelEngine::ModelEngine(const Config& config, const Clock& clock, EventQueue& queue, SnapshotHub& hub)
    : m_config(config),
      m_clock(clock),
      m_queue(queue),
      m_hub(hub),
      m_depth(config.history, m_market),
      m_tape(config.history)
{
    m_desk.useRates(m_fx);
    m_alerts.setPast([this](const AlertCondition& c, const std::string& asset) { return stretchesOf(c, asset); });
    m_metrics.setOwn([this](const MetricSnapshot& values, AssetMetrics& market,
                            std::span<const std::shared_ptr<AssetMetrics>> assets) {
        m_desk.look(values.asOf, values);
        m_desk.write(values.asOf, market, assets);
    });
    m_risk.setRank([this](MetricId id, const std::string& asset, std::optional<VenueId> venue, double value) {
        const auto rank = m_metrics.rank(id, asset, venue, value);
        return rank ? std::optional(PastRank{rank->percentile, rank->hours}) : std::nullopt;
    });
}

struct ModelEngine::Apply {
    ModelEngine& engine;
    const MarketEvent& event;
    const EventBatch& batch;

    InstrumentTrack& track() const { return engine.m_market.track(event.instrument); }

    // One date of the future would move an instrument's series there, and all that is real would lie too far back
    // for them until the next start. Not remembered, and counted.
    bool ahead(Timestamp at) const
    {
        const bool is = PresentTime::ahead(event.stamp, at);
        engine.m_ahead[static_cast<std::size_t>(event.venue)] += is;
        return is;
    }

    // What a feed says of itself, with what only the model can count.
    std::shared_ptr<const FeedHealth> counted(const std::shared_ptr<const FeedHealth>& said) const
    {
        const std::uint64_t ahead = engine.eventsAhead(said->venue);
        if (ahead == 0) return said;
        auto health = std::make_shared<FeedHealth>(*said);
        health->datedAhead = ahead;
        return health;
    }

    // What an instrument has one current value of.
    template <typename Value>
    InstrumentTrack* value(const Value& v) const
    {
        if (!event.instrument.valid()) return nullptr;
        InstrumentTrack& t = track();
        engine.m_market.apply(t, v, event.stamp);
        engine.m_marketDue.dirty = true;
        return &t;
    }
    // The same, where it is also drawn beside the book.
    template <typename Value>
    InstrumentTrack* quoted(const Value& v) const
    {
        InstrumentTrack* t = value(v);
        if (t && engine.m_depth.inFocus(*t)) engine.m_depthDue.dirty = true;
        return t;
    }

    void operator()(const std::monostate&) const {}
    void operator()(const BookUpdate& update) const
    {
        engine.m_present.book(event.venue, event.stamp);
        if (event.instrument.valid()) engine.applyBook(track(), event, update, batch);
    }
    void operator()(const BookLost& lost) const
    {
        if (event.instrument.valid()) engine.loseBook(track(), event, lost.reason);
    }
    void operator()(const Bbo& v) const
    {
        engine.m_present.book(event.venue, event.stamp);
        if (const InstrumentTrack* t = quoted(v)) engine.m_liquidity.quoted(*t, v, event.stamp.mono);
    }
    void operator()(const Trade& v) const
    {
        engine.m_present.trade(event.venue, event.stamp);
        InstrumentTrack* t = quoted(v);
        if (t && !engine.m_config.depthOnly) {
            const bool ofNow = engine.m_present.ofNow(event.venue, event.stamp);
            const FeedHealth* const feed =
                engine.m_venues.rows()[static_cast<std::size_t>(event.venue)].health.get();
            const auto offset = feed ? feed->clockOffsetMs : std::nullopt;
            engine.m_metrics.traded(*t, v, ofNow, happenedAt(event.stamp, offset, ofNow));
        }
        if (!t || !t->history || v.block) return;
        engine.m_depth.advance(*t, event.stamp.mono);
        t->history->trade(v.taker, v.price, v.qty);
    }
    void operator()(const Mark& v) const { quoted(v); }
    void operator()(const Ticker& v) const { quoted(v); }
    void operator()(const Funding& v) const
    {
        if (v.kind == FundingKind::Settled && v.next && ahead(*v.next)) return;
        const InstrumentTrack* const t = value(v);
        if (!t) return;
        engine.m_fundingDue.dirty = true;
        engine.m_metrics.remember(*t, v);
        engine.m_fundingHistory.add(*t, v, event.stamp);
        if (engine.m_history) engine.m_history->charged(*t, v);
    }
    void operator()(const OpenInterest& v) const
    {
        // What was open then is not open now.
        if (v.past) {
            if (!event.instrument.valid() || !event.stamp.venue || ahead(*event.stamp.venue)) return;
            const InstrumentTrack& then = track();
            engine.m_metrics.remember(then, v, *event.stamp.venue);
            if (engine.m_history) engine.m_history->remembered(then, v, *event.stamp.venue);
            engine.m_fundingHistory.grown(then);
            return;
        }
        const InstrumentTrack* const t = value(v);
        if (!t) return;
        engine.m_fundingDue.dirty = true;
        if (event.stamp.venue && !ahead(*event.stamp.venue)) engine.m_metrics.remember(*t, v, *event.stamp.venue);
    }
    void operator()(const Liquidation& v) const
    {
        // What was told late stands where it happened, and is nothing of this minute.
        const std::optional<Duration> late = engine.m_present.late(event.venue, event.stamp);
        engine.m_tape.add(event, v, engine.m_market, late.value_or(Duration{}));
        engine.m_tapeDue.dirty = true;
        if (!event.instrument.valid()) return;
        if (!late) {
            engine.m_metrics.liquidated(track(), v);
            engine.m_levels.liquidated(track(), v, event.stamp);
            for (const auto& g : engine.m_guests)
                if (g) g->levels.liquidated(track(), v, event.stamp);
        }
        engine.m_liquidations.add(track(), v, event.stamp, late);
        if (engine.m_history) engine.m_history->liquidated(track(), v, event.stamp, late.has_value());
    }
    void operator()(const InstrumentChanged& v) const
    {
        if (!v.instrument || !v.instrument->id.valid()) return;
        engine.m_market.describe(v.instrument);
        InstrumentTrack& t = engine.m_market.track(v.instrument->id);
        t.usdPerQuote = engine.m_fx.usdPer(v.instrument->quote);
        if (t.instrument == v.instrument) engine.m_described.insert_or_assign(t.id, *v.instrument);
        // A contract of a thousand coins changes the unit in which all of the asset are drawn.
        if (v.instrument->multiplier != 1) engine.m_depth.refit();
        engine.m_depth.begin(t);
        engine.m_tableDue.dirty = engine.m_marketDue.dirty = engine.m_fundingDue.dirty = true;
        engine.m_depthDue.dirty |= engine.m_depth.inFocus(t);
        engine.m_tapeDue.dirty |= engine.m_tapeDue.published.has_value();
    }
    void operator()(const Tier& v) const { value(v); }
    void operator()(const Ratio& v) const
    {
        if (const InstrumentTrack* t = value(v)) engine.m_interest.told(t->id, v, event.stamp.received);
    }
    void operator()(const TakerVolume& v) const { value(v); }
    void operator()(const PriceLimit& v) const { value(v); }
    void operator()(const FundingForecast& v) const
    {
        if (value(v)) engine.m_fundingDue.dirty = true;
    }
    void operator()(const Kline& v) const
    {
        if (!event.instrument.valid() || (v.open && ahead(*v.open))) return;
        engine.m_metrics.remember(track(), v);
        if (engine.m_history) engine.m_history->remembered(track(), v);
        engine.m_fundingHistory.grown(track());
    }
    void operator()(const Insurance& v) const
    {
        engine.m_funds.told(event.venue, batch.view(v.coin), batch.view(v.symbols), v.balance, event.stamp);
    }
    void operator()(const Adl& v) const
    {
        if (event.instrument.valid()) engine.m_metrics.warned(track(), v, batch.view(v.level), event.stamp.mono);
    }
    void operator()(const VenueStatus& v) const
    {
        const std::string title(batch.view(v.title));
        engine.m_venues.notice(event.venue, v, title);
        if (engine.m_history) engine.m_history->noticed(event.venue, v, title, event.stamp.received);
    }
    void operator()(const FeedReport& v) const
    {
        engine.m_venues.report(v.health ? counted(v.health) : nullptr);
        if (v.health)
            engine.m_market.feedSays(v.health->venue, v.health->enabled, v.health->listed, event.stamp.mono);
    }
    void operator()(const AccountReport& v) const
    {
        if (v.state) engine.m_desk.told(v.state, event.stamp);
    }
};

void ModelEngine::apply(const MarketEvent& event, const EventBatch& batch)
{
    ++m_counts[event.payload.index()];
    std::visit(Apply{*this, event, batch}, event.payload);
    if (!m_turns.idle()) noteInput(event);
    // What our own feed says proves nothing about the venue.
    const bool ours = std::holds_alternative<FeedReport>(event.payload) ||
                      std::holds_alternative<BookLost>(event.payload) ||
                      std::holds_alternative<InstrumentChanged>(event.payload) ||
                      std::holds_alternative<std::monostate>(event.payload);
    if (!ours) m_venues.seen(event.venue, event.stamp.mono);
}

void ModelEngine::applyBook(InstrumentTrack& t, const MarketEvent& event, const BookUpdate& update,
                            const EventBatch& batch)
{
    // Top-N images stand in only until the synchronised book speaks.
    const bool main = update.channel == BookChannel::Main;
    if (!main && t.mainBook) return;
    if (!t.book)
        t.book = std::make_unique<OrderBook>(t.instrument ? t.instrument->tick : std::nullopt);
    else if (main && !t.mainBook)
        t.book->clear();
    t.mainBook = main;
    t.bookDepth = update.depth;
    m_depth.advance(t, event.stamp.mono);
    t.bookGaps.seen(event.stamp.mono);
    if (update.paceMs > 0) t.bookGaps.expect(std::chrono::milliseconds(update.paceMs));
    t.book->apply(update, batch, event.stamp);
    m_marketDue.dirty = true;
    if (m_depth.inFocus(t)) m_depthDue.dirty = true;

    if (update.merged > 0) {
        const Mono now = m_clock.mono();
        m_behind.add(now - update.since, now);
    }
    // Bybit takes back each level that leaves the best N (bybit.md 3.2 step 5: unverified; so in all 1,097
    // recorded changes of 200 levels). Where a venue does not, changes that were merged miss what should have been
    // cut off between them, and what is left may hold a level that is gone.
    const bool inexact = update.merged > 0 && !update.image && t.book->pushedOut() > 0;
    if (t.book->state() == BookState::Live && (inexact || t.book->crossed())) {
        const LostReason reason = inexact ? LostReason::Overload : LostReason::Crossed;
        t.book->lose(reason);
        if (t.history) t.history->spoil();
        Wish& wish = m_wishes[t.id];
        wish.pending = true;
        wish.reason = reason;
    } else if (update.image) {
        m_wishes.erase(t.id);
        m_depth.begin(t);
    }
}

void ModelEngine::loseBook(InstrumentTrack& t, const MarketEvent& event, LostReason reason)
{
    if (!t.book) return;
    m_depth.advance(t, event.stamp.mono);
    if (t.history) t.history->spoil();
    if (reason == LostReason::Unsubscribed) {
        // No longer wanted: not stale but off.
        t.book.reset();
        t.mainBook = false;
        t.bookGaps.reset();
    } else {
        t.book->lose(reason);
    }
    // The feed knows and is at it.
    m_wishes.erase(t.id);
    m_marketDue.dirty = true;
    if (m_depth.inFocus(t)) m_depthDue.dirty = true;
}

void ModelEngine::drain()
{
    const std::vector<EventBatch> batches = m_queue.take();
    if (!batches.empty()) m_depth.start(m_clock);
    for (const EventBatch& batch : batches) {
        for (const MarketEvent& event : batch.events) apply(event, batch);
        m_applied += batch.events.size();
        // One batch is mostly one frame: its events came together.
        if (const Mono now = m_clock.mono(); !batch.events.empty()) {
            const Duration delay = now - batch.events.back().stamp.mono;
            m_delays.add(delay, now, static_cast<std::uint32_t>(batch.events.size()));
            m_behind.add(delay, now);
        }
    }
    const Mono now = m_clock.mono();
    sendWishes(now);
    if (!m_config.depthOnly) publishDepth(now, false);
}

void ModelEngine::sendWishes(Mono now)
{
    for (auto& [id, wish] : m_wishes) {
        const bool due =
            !wish.asked || (wish.pending ? now - *wish.asked >= kWishEvery : now - *wish.asked >= kWishAgain);
        if (!due) continue;
        wish.asked = now;
        wish.pending = false;
        if (m_imageWanted) m_imageWanted(id, wish.reason);
    }
}

void ModelEngine::setWatch(const WatchSet& watch)
{
    m_market.setWatch(watch);
    m_turns.forgetInstruments();
    m_depth.start(m_clock);
    m_depth.setFinest(std::chrono::milliseconds{watch.depthColumnMs});
    m_depth.refit();
    m_lookedAt = watch.focus;
    m_tape.keep(watch.assets);
    m_tape.keep(watch.focus);
    if (m_depth.focus().empty()) {
        if (!watch.focus.empty())
            setFocus(watch.focus.front());
        else if (!watch.assets.empty())
            setFocus(watch.assets.front());
    } else {
        seatGuests(wantedGuests(focus()));
    }
    m_marketDue.dirty = m_fundingDue.dirty = m_tapeDue.dirty = m_depthDue.dirty = true;
}

void ModelEngine::setFocus(std::string asset)
{
    m_depth.start(m_clock);
    const std::vector<std::string> names = wantedGuests(asset);
    m_depth.setFocus(std::move(asset), names);
    m_tape.keep({focus()});
    seatGuests(names);
    m_depthDue = {true, std::nullopt};  // a click should not wait
    m_levels.setFocus(focus(), asOf());
    if (m_quiet) return;
    if (m_risks) publishForced(asOf());  // before the first second there is nothing to say
    m_hub.liquidity.publish(m_liquidity.snapshot(focus(), asOf()));
    m_hub.basis.publish(m_basis.snapshot(focus(), asOf()));
    m_hub.interest.publish(m_interest.snapshot(focus(), asOf()));
    if (m_risks) m_hub.phase.publish(m_phases.snapshot(focus(), asOf()));
}

void ModelEngine::setLevelAssumptions(const LevelAssumptions& assumptions)
{
    m_assumed = assumptions;
    m_levels.assume(assumptions, asOf());
    for (const auto& g : m_guests)
        if (g) g->levels.assume(assumptions, asOf());
    if (m_risks) put(m_hub.levels, [this] { return levelMap(m_levels, asOf()); });
    if (m_risks && !m_quiet) publishGuests(asOf());
}

}  // namespace plimsoll
