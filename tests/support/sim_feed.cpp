#include "tests/support/sim_feed.h"

#include "feeds/sim/scenario.h"

#include <algorithm>

namespace plimsoll::test {

namespace {

sim::MarketSetup marketOf(const SimFeed::Setup& setup)
{
    sim::MarketSetup out;
    out.assets = setup.assets;
    out.history = setup.history;
    if (setup.start) out.start = *setup.start;
    return out;
}

// A side of what the venue's deepest public stream shows (section 3.1 of its page).
std::size_t shown(VenueId v)
{
    switch (v) {
        case VenueId::Binance: return 1'000;
        case VenueId::Bybit: return 1'000;
        case VenueId::Okx: return 400;
        case VenueId::Hyperliquid: return 20;
    }
    return 20;
}

}  // namespace

sim::Scenario storyOf(const QString& name)
{
    auto scenario = sim::loadScenario(name);
    if (!scenario) return {};
    std::vector<sim::Phase>& phases = scenario->phases;
    if (phases.size() > 1 && phases.front().name == "quiet") phases.erase(phases.begin());
    if (phases.size() > 1 && phases.back().length >= std::chrono::hours{1}) phases.pop_back();
    return std::move(*scenario);
}

SimFeed::SimFeed(const Setup& setup)
    : engine(Config{}, clock, queue, hub),
      market(marketOf(setup), setup.scenario, setup.seed),
      m_assets(setup.assets),
      m_hours(setup.hours)
{
    clock.setWall(market.now());
    WatchSet watch;
    watch.assets = m_assets;
    watch.focus = {m_assets.front()};
    engine.setWatch(watch);
    engine.setFocus(m_assets.front());
    market.clearHappenings();
    describe();
    if (setup.past) remember();
    venues();
    send();
}

template <typename P>
void SimFeed::say(VenueId v, InstrumentId id, P payload, std::optional<Timestamp> at)
{
    Stamp stamp = clock.stamp();
    stamp.venue = at;
    m_batches[static_cast<std::size_t>(v)].events.push_back({id, v, stamp, std::move(payload)});
}

void SimFeed::send()
{
    for (EventBatch& batch : m_batches) {
        if (!batch.empty()) queue.push(std::move(batch));
        batch = {};
    }
    engine.drain();
    engine.tick();
}

// A listing as its venue describes it now.
void SimFeed::tell(const sim::Listing& l)
{
    auto i = std::make_shared<Instrument>();
    i->id = m_told[l.id].id;
    i->market = l.market;
    i->symbol = l.symbol;
    i->asset = l.asset;
    i->base = l.base, i->quote = l.quote, i->settle = l.settle;
    switch (market.state(l.id).status) {
        case sim::ListingStatus::NotYet: return;
        case sim::ListingStatus::Trading: i->status = InstrumentStatus::Trading; break;
        case sim::ListingStatus::Delisting: i->status = InstrumentStatus::Delisting; break;
        case sim::ListingStatus::Delisted: i->status = InstrumentStatus::Delisted; break;
    }
    i->multiplier = l.multiplier;
    i->tick = l.exactPrice(1);
    if (l.perp()) {
        i->maxLeverage = l.maxLeverage;
        i->fundingHours = static_cast<double>(l.fundingInterval.count());
        i->fundingCap = l.fundingCap, i->fundingFloor = l.fundingFloor;
    }
    say(l.venue, i->id, InstrumentChanged{i});
    // Its topics are wanted no longer.
    if (i->status == InstrumentStatus::Delisted) say(l.venue, i->id, BookLost{LostReason::Unsubscribed});
}

void SimFeed::describe()
{
    std::array<std::size_t, kVenueCount> next{};
    const auto number = [&](VenueId v) { return InstrumentId::make(v, next[static_cast<std::size_t>(v)]++); };
    for (const sim::Listing& l : market.listings()) {
        m_told.push_back({number(l.venue), ~std::uint64_t{0}, {}});
        tell(l);
        for (std::size_t t = 0; t < l.tiers.size(); ++t)
            say(l.venue, m_told.back().id,
                Tier{static_cast<std::int32_t>(t), l.tiers[t].floor, l.tiers[t].cap, l.tiers[t].maintenance,
                     l.tiers[t].deduction, l.tiers[t].maxLeverage});
    }
    // What a dollar is: one pair with dollars, and one between the two stablecoins.
    const std::array<std::array<const char*, 2>, 2> pairs = {{{"USDT", "USD"}, {"USDC", "USDT"}}};
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        auto i = std::make_shared<Instrument>();
        i->id = m_dollars[p] = number(VenueId::Okx);
        i->market = Market::Spot;
        i->base = i->asset = pairs[p][0];
        i->quote = i->settle = pairs[p][1];
        i->symbol = i->base + "-";
        i->symbol += i->quote;
        i->status = InstrumentStatus::Trading;
        i->tick = Price::nearest(0.0001);
        say(VenueId::Okx, i->id, InstrumentChanged{i});
    }
}

void SimFeed::remember()
{
    for (const sim::Listing& l : market.listings()) {
        const InstrumentId id = m_told[l.id].id;
        const auto told = [&](const sim::Kline& k, int minutes) {
            Kline bar;
            bar.minutes = minutes;
            bar.closed = true;
            bar.open = k.open;
            bar.o = l.exactPrice(k.o), bar.h = l.exactPrice(k.h), bar.l = l.exactPrice(k.l),
            bar.c = l.exactPrice(k.c);
            bar.baseVolume = l.quotedUnits(k.lots);
            bar.quoteVolume = k.turnover;
            bar.takerBuyBase = l.quotedUnits(k.takerBuyLots);
            say(l.venue, id, bar);
        };
        // The last one is open.
        const auto bars = market.minuteKlines(l.id, 1'440);
        for (std::size_t n = 0; n + 1 < bars.size(); ++n) told(bars[n], 1);
        const auto hours = m_hours ? market.hourKlines(l.id, 24 * 45) : std::vector<sim::Kline>{};
        for (std::size_t n = 0; n + 1 < hours.size(); ++n) told(hours[n], 60);
        const auto fives = m_hours ? market.fiveKlines(l.id, 12 * 24 * 30) : std::vector<sim::Kline>{};
        for (std::size_t n = 0; n + 1 < fives.size(); ++n) told(fives[n], 5);
        if (!l.perp()) continue;
        for (const sim::OpenInterestPoint& p : market.openInterestHistory(l.id))
            say(l.venue, id, OpenInterest{l.quotedUnits(p.lots), {}, false}, p.at);
        for (const sim::SettledFunding& f : market.fundingHistory(l.id)) {
            Funding settled;
            settled.kind = FundingKind::Settled;
            settled.rate = Rate{f.rate};
            settled.hours = static_cast<double>(f.interval.count());
            settled.next = f.at;
            say(l.venue, id, settled, f.at);
        }
    }
}

void SimFeed::books()
{
    for (const sim::Listing& l : market.listings()) {
        if (silent(l.venue) || !trades(l.id)) continue;
        Told& told = m_told[l.id];
        const std::uint64_t changes = market.state(l.id).bookChanges;
        // Hyperliquid repeats its books; the others speak when something changed.
        const bool paced = l.venue == VenueId::Hyperliquid;
        if (std::exchange(told.changes, changes) == changes && !paced) continue;
        EventBatch& batch = m_batches[static_cast<std::size_t>(l.venue)];
        BookUpdate u;
        u.image = true;
        u.seq = static_cast<std::int64_t>(changes) + 1;
        if (paced) u.paceMs = 500;
        for (const auto& [side, span] : {std::pair{Side::Buy, &u.bids}, std::pair{Side::Sell, &u.asks}}) {
            const auto top = market.book(l.id).top(side, shown(l.venue));
            *span = {static_cast<std::uint32_t>(batch.levels.size()), static_cast<std::uint32_t>(top.size())};
            for (const sim::BookLevel& level : top)
                batch.levels.push_back({l.exactPrice(level.ticks), Qty{l.quotedUnits(level.lots)}});
        }
        say(l.venue, told.id, u);
    }
}

void SimFeed::states()
{
    for (const sim::Listing& l : market.listings()) {
        if (silent(l.venue) || !l.perp() || !trades(l.id)) continue;
        const InstrumentId id = m_told[l.id].id;
        const sim::ListingState& s = market.state(l.id);
        say(l.venue, id, Mark{Price::nearest(s.mark), Price::nearest(s.index)});
        Funding f;
        f.rate = Rate{s.fundingEstimate};
        f.hours = static_cast<double>(s.fundingInterval.count());
        f.next = s.nextFunding;
        f.cap = l.fundingCap, f.floor = l.fundingFloor;
        say(l.venue, id, f);
        say(l.venue, id, OpenInterest{l.quotedUnits(s.openInterest), {}, false});
        if (l.venue == VenueId::Binance || (l.venue == VenueId::Okx && s.adl != sim::AdlStage::Normal)) {
            Adl adl;
            EventBatch& batch = m_batches[static_cast<std::size_t>(l.venue)];
            adl.level = batch.keep(l.venue == VenueId::Okx ? (s.adl == sim::AdlStage::Active ? "adl" : "warning")
                                   : s.adlRisk > 0.66      ? "high"
                                   : s.adlRisk > 0.33      ? "medium"
                                                           : "low");
            say(l.venue, id, adl);
        }
        if (l.venue == VenueId::Bybit) {
            // bybit.md 8: the pool's balance, and how far it has fallen from its peak.
            Adl adl;
            adl.balance = s.insuranceFund;
            adl.pnlRatio = s.insuranceFundPeak > 0 ? std::min(0.0, s.insuranceFund / s.insuranceFundPeak - 1) : 0;
            adl.stop = -0.25;
            say(l.venue, id, adl);
        }
    }
    if (silent(VenueId::Okx)) return;
    for (std::size_t p = 0; p < m_dollars.size(); ++p) {
        const double rate = p == 0 ? m_stable.usdt : m_stable.usdc / m_stable.usdt;
        Bbo quote;
        quote.bid = Price::nearest(rate - 0.00005), quote.ask = Price::nearest(rate + 0.00005);
        quote.bidQty = quote.askQty = Qty{1e6};
        say(VenueId::Okx, m_dollars[p], quote);
    }
}

void SimFeed::happened(const sim::Happening& h)
{
    if (const auto* rate = std::get_if<sim::StableRate>(&h.what)) m_stable = *rate;
    if (h.listing == sim::kNoListing) return;
    const sim::Listing& l = market.listings()[h.listing];
    if (std::holds_alternative<sim::StatusChanged>(h.what)) return tell(l);
    if (silent(l.venue)) return;
    Told& told = m_told[h.listing];
    if (const auto* t = std::get_if<sim::Traded>(&h.what)) {
        // binance.md 7: fills of the insurance fund are not in aggTrade.
        if (l.venue == VenueId::Binance && l.perp() && t->kind == sim::TradeKind::InsuranceFund) return;
        Trade trade;
        trade.price = l.exactPrice(t->ticks);
        trade.qty = Qty{l.quotedUnits(t->lots)};
        trade.taker = t->taker;
        trade.key = t->id;
        say(l.venue, told.id, trade, h.at);
    } else if (const auto* c = std::get_if<sim::Liquidated>(&h.what)) {
        if (c->lots <= 0) return;
        // ANALYTICS F6: one a second on two venues, the vault's own on a third.
        const bool sampled = l.venue == VenueId::Binance || l.venue == VenueId::Okx;
        if (l.venue == VenueId::Binance && c->method != sim::LiquidationMethod::Market) return;
        if (l.venue == VenueId::Hyperliquid && c->method != sim::LiquidationMethod::Backstop) return;
        if (sampled && h.at - told.lastLiquidation < std::chrono::seconds{1}) return;
        told.lastLiquidation = h.at;
        const bool average = l.venue == VenueId::Binance || l.venue == VenueId::Hyperliquid;
        Liquidation out;
        out.liquidated = c->side;
        out.priceKind = average ? PriceKind::Average : PriceKind::Bankruptcy;
        out.price = average ? Price::nearest(l.price(c->averageTicks)) : l.exactPrice(c->bankruptcyTicks);
        out.qty = Qty{l.quotedUnits(c->lots)};
        out.key = c->position;
        say(l.venue, told.id, out, h.at);
    } else if (const auto* f = std::get_if<sim::FundingSettled>(&h.what)) {
        Funding settled;
        settled.kind = FundingKind::Settled;
        settled.rate = Rate{f->rate};
        settled.hours = static_cast<double>(market.state(h.listing).fundingInterval.count());
        settled.next = f->fundingTime;
        say(l.venue, told.id, settled, f->fundingTime);
    }
}

// Once a second each feed reports on itself; one that is cut off says so, and its books are lost.
void SimFeed::venues()
{
    for (const VenueId v : kVenues) {
        const auto at = static_cast<std::size_t>(v);
        if (silent(v) && !m_out[at])
            for (const sim::Listing& l : market.listings())
                if (l.venue == v) {
                    say(v, m_told[l.id].id, BookLost{LostReason::Disconnected});
                    m_told[l.id].changes = ~std::uint64_t{0};
                }
        m_out[at] = silent(v);
        if (m_steps % 2 != 0) continue;
        auto health = std::make_shared<FeedHealth>();
        health->venue = v;
        health->listed = true;
        health->at = clock.mono();
        if (m_out[at]) health->headline = "connection closed, trying again";
        health->classes = {{std::string(kLiquidationClass), 1, m_out[at] ? 0u : 1u, true,
                            m_out[at] ? Freshness::Stale : Freshness::Live, clock.mono()}};
        say(v, {}, FeedReport{std::move(health)});
    }
}

void SimFeed::step()
{
    market.advance(kStep);
    clock.advance(kStep);
    ++m_steps;
    for (const sim::Happening& h : market.happenings()) {
        if (overheard) overheard(h);
        happened(h);
    }
    market.clearHappenings();
    venues();
    books();
    if (m_steps % 2 == 0) states();
    send();
}

void SimFeed::advance(std::chrono::seconds by)
{
    for (auto n = by / kStep; n > 0; --n) step();
}

}  // namespace plimsoll::test
