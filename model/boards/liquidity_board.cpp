#include "model/boards/liquidity_board.h"

#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plimsoll {

namespace {

using analytics::depth::Route;
using Offer = analytics::Level;

constexpr std::size_t kAllLevels = 20'000;
constexpr double kEnded = std::numeric_limits<double>::infinity();

BookSides sidesOf(const InstrumentTrack& t)
{
    thread_local std::vector<Level> raw;
    const double coins = t.instrument->multiplier, toUsd = t.usdPerQuote / coins;
    const auto take = [&](std::vector<Offer>& out) {
        out.reserve(raw.size());
        for (const Level& l : raw) out.push_back({l.price.value() * toUsd, l.qty.v * coins});
        raw.clear();
    };
    BookSides out;
    raw.clear();
    t.book->bids(kAllLevels, raw);
    take(out.bids);
    t.book->asks(kAllLevels, raw);
    take(out.asks);
    return out;
}

void measureBands(const BookSides& sides, BookLiquidity& out)
{
    const auto bands = analytics::depth::bands(sides.bids, sides.asks, kBandsBp);
    if (!bands) return;
    out.mid = bands->mid;
    // Venues' books cross each other now and then: a spread below zero is no spread.
    out.spreadBp = std::max(0.0, bands->spreadBps);
    for (std::size_t i = 0; i < kBandsBp.size(); ++i) {
        out.bands[i].bidUsd = bands->bands[i].bidUsd;
        out.bands[i].askUsd = bands->bands[i].askUsd;
        out.bands[i].imbalance = bands->bands[i].imbalance;
    }
    for (const Side side : {Side::Buy, Side::Sell}) {
        TakerSide& taker = side == Side::Buy ? out.buy : out.sell;
        const auto& levels = side == Side::Buy ? sides.asks : sides.bids;
        for (std::size_t i = 0; i < kAverageBp.size(); ++i)
            if (const auto e = analytics::depth::executable(levels, out.mid, kAverageBp[i], side))
                taker.executable[i] = Bounded{e->usd, !e->complete};
    }
}

void measureLevels(const BookSides& sides, BookLiquidity& out)
{
    for (std::size_t i = 0; i < kLevelCounts.size(); ++i) {
        LevelDepth& depth = out.levels[i];
        const auto add = [&](const std::vector<analytics::Level>& levels, double& usd, double& bp) {
            const std::size_t n = std::min(levels.size(), kLevelCounts[i]);
            for (std::size_t k = 0; k < n; ++k) usd += levels[k].price * levels[k].qty;
            if (n > 0 && out.mid > 0) bp = std::fabs(levels[n - 1].price / out.mid - 1) * 1e4;
            return n == kLevelCounts[i];
        };
        depth.bidWhole = add(sides.bids, depth.bidUsd, depth.bidBp);
        depth.askWhole = add(sides.asks, depth.askUsd, depth.askBp);
    }
}

// A band that a book does not reach says nothing about the balance in it.
void judgeBalance(BookLiquidity& out)
{
    for (BandDepth& b : out.bands)
        if (!b.bidWhole || !b.askWhole) b.imbalance.reset();
}

BookLiquidity bookOf(const InstrumentTrack& t, const BookSides& sides)
{
    BookLiquidity out;
    measureBands(sides, out);
    measureLevels(sides, out);
    const double toUsd = t.usdPerQuote / t.instrument->multiplier;
    if (const auto reach = t.book->reach())
        for (std::size_t i = 0; i < kBandsBp.size(); ++i) {
            out.bands[i].bidWhole = reach->low.value() * toUsd <= out.mid * (1 - kBandsBp[i] / 1e4);
            out.bands[i].askWhole = reach->high.value() * toUsd >= out.mid * (1 + kBandsBp[i] / 1e4);
        }
    judgeBalance(out);
    for (const Side side : {Side::Buy, Side::Sell}) {
        TakerSide& taker = side == Side::Buy ? out.buy : out.sell;
        const auto& levels = side == Side::Buy ? sides.asks : sides.bids;
        for (std::size_t i = 0; i < kCurveUsd.size(); ++i)
            if (const auto c = analytics::depth::cost(levels, out.mid, kCurveUsd[i]))
                taker.cost[i] = {c->slipBps, c->filledUsd, c->complete};
    }
    return out;
}

std::shared_ptr<const Route> routeOf(std::span<const analytics::depth::VenueSide> venues, Side side)
{
    auto route = Route::of(venues, side);
    return route ? std::make_shared<const Route>(std::move(*route)) : nullptr;
}

void costsOf(const Route& route, double mid, TakerSide& taker)
{
    for (std::size_t i = 0; i < kCurveUsd.size(); ++i)
        if (const auto c = route.cost(kCurveUsd[i])) {
            double filled = 0;
            for (const auto& part : c->allocation) filled += part.second;
            taker.cost[i] = {route.slipBps(*c, mid), filled, c->complete};
        }
}

// Sizes of one's own on this venue alone.
void routeAlone(VenueLiquidity& v, VenueId venue)
{
    const analytics::depth::VenueSide asks{std::string(venueCode(venue)), v.sides->asks, v.fee, 1},
        bids{asks.name, v.sides->bids, v.fee, 1};
    v.buy = routeOf({&asks, 1}, Side::Buy);
    v.sell = routeOf({&bids, 1}, Side::Sell);
}

}  // namespace

void sumUp(MarketLiquidity& market)
{
    market.all.reset();
    market.buy = market.sell = nullptr;
    std::vector<analytics::depth::VenueSide> asks, bids;
    BookSides all;
    std::vector<const BookLiquidity*> counted;
    bool complete = true;  // no expected venue is missing
    const auto merge = [](std::vector<Offer>& to, const std::vector<Offer>& more, auto&& before) {
        const auto middle = static_cast<std::ptrdiff_t>(to.size());
        to.insert(to.end(), more.begin(), more.end());
        std::inplace_merge(to.begin(), to.begin() + middle, to.end(), before);
    };
    for (const VenueId venue : kVenues) {
        const auto& v = market.venues[static_cast<std::size_t>(venue)];
        if (!v || !v->book || !v->sides) {
            complete = complete && !((market.expected >> static_cast<unsigned>(venue)) & 1u);
            continue;
        }
        counted.push_back(&*v->book);
        merge(all.bids, v->sides->bids, [](const Offer& x, const Offer& y) { return x.price > y.price; });
        merge(all.asks, v->sides->asks, [](const Offer& x, const Offer& y) { return x.price < y.price; });
        const std::string name(venueCode(venue));
        asks.push_back({name, v->sides->asks, v->fee, 1});
        bids.push_back({name, v->sides->bids, v->fee, 1});
    }
    if (counted.empty()) return;
    BookLiquidity& sum = market.all.emplace();
    measureBands(all, sum);
    // A band is whole where every venue's is, and no venue is missing; else the sum is a floor.
    for (std::size_t i = 0; i < kBandsBp.size(); ++i) {
        const auto whole = [&](bool BandDepth::*side) {
            return complete && std::all_of(counted.begin(), counted.end(),
                                           [&](const BookLiquidity* b) { return b->bands[i].*side; });
        };
        sum.bands[i].bidWhole = whole(&BandDepth::bidWhole);
        sum.bands[i].askWhole = whole(&BandDepth::askWhole);
    }
    judgeBalance(sum);
    for (TakerSide* taker : {&sum.buy, &sum.sell})
        for (auto& size : taker->executable)
            if (size && !complete) size->floor = true;
    market.buy = routeOf(asks, Side::Buy);
    market.sell = routeOf(bids, Side::Sell);
    if (market.buy) costsOf(*market.buy, sum.mid, sum.buy);
    if (market.sell) costsOf(*market.sell, sum.mid, sum.sell);
}

MarketLiquidity withFees(const MarketLiquidity& market, Market kind, const TakerFees& fees)
{
    MarketLiquidity out = market;
    bool others = false;
    for (const VenueId venue : kVenues) {
        auto& v = out.venues[static_cast<std::size_t>(venue)];
        if (!v || v->fee == fees.of(venue, kind)) continue;
        v->fee = fees.of(venue, kind);
        if (!v->sides) continue;
        routeAlone(*v, venue);
        others = true;
    }
    if (others) sumUp(out);
    return out;
}

MarketLiquidity without(const MarketLiquidity& market, std::uint8_t venues)
{
    MarketLiquidity out = market;
    out.expected = static_cast<std::uint8_t>(market.expected & ~venues);
    bool fewer = false;
    for (const VenueId venue : kVenues) {
        auto& v = out.venues[static_cast<std::size_t>(venue)];
        if (!v || !((venues >> static_cast<unsigned>(venue)) & 1u)) continue;
        fewer |= v->book.has_value();
        v->byWish = true;
        v->book.reset();
        v->sides = nullptr;
        v->buy = v->sell = nullptr;
    }
    if (!fewer && out.expected == market.expected) return out;
    if (fewer) out.usual = {};
    sumUp(out);
    return out;
}

MarketLiquidity LiquidityBoard::look(const std::string& asset, Market market, AsOf now) const
{
    MarketLiquidity out;
    out.expected = m_market.expected(asset, market);
    const WatchSet& watch = m_market.watch();
    for (const VenueId venue : kVenues) {
        if (!watch.has(venue) || (market == Market::Spot && !watch.spot)) continue;
        const InstrumentTrack* t = m_market.leading(asset, venue, market);
        if (!t) continue;
        VenueLiquidity& v = out.venues[static_cast<std::size_t>(venue)].emplace();
        v.instrument = t->id;
        v.symbol = t->instrument->symbol;
        v.quote = t->instrument->quote;
        v.state = t->bookState();
        v.fresh = t->bookFresh(now.mono);
        v.fee = listedFees().of(venue, market);
        for (const Life& l : m_lives)
            if (l.id == t->id) v.life = l.life.over(now.mono);
        if (!t->book) continue;
        v.stamp = t->book->stamp();
        if (v.state == BookState::Stale) v.lost = t->book->lostReason();
        if (v.state != BookState::Live || !usable(v.fresh) || t->book->crossed()) continue;
        auto sides = std::make_shared<const BookSides>(sidesOf(*t));
        if (sides->bids.empty() || sides->asks.empty()) continue;
        v.book = bookOf(*t, *sides);
        v.sides = std::move(sides);
        routeAlone(v, venue);
    }
    sumUp(out);
    return out;
}

namespace {

std::uint8_t countedIn(const MarketLiquidity& market)
{
    std::uint8_t out = 0;
    for (std::size_t v = 0; v < kVenueCount; ++v)
        if (market.venues[v] && market.venues[v]->book) out = static_cast<std::uint8_t>(out | 1u << v);
    return out;
}

}  // namespace

void LiquidityBoard::note(Costs& costs, Step minute, const MarketLiquidity& now, Usual& usual)
{
    if (!now.all) return;
    const auto row = costs.at(minute);
    if (!row) return;
    usual.venues = countedIn(now);
    row[kVenuesOf] = static_cast<float>(usual.venues);
    for (std::size_t i = 0; i < kCurveUsd.size(); ++i)
        for (const Side side : {Side::Buy, Side::Sell}) {
            const SizeCost& c = now.all->side(side).cost[i];
            const std::size_t at = (side == Side::Buy ? 0 : kCurveUsd.size()) + i;
            row[at] = static_cast<float>(c.whole && c.bp ? *c.bp : kEnded);
        }
    usual.costs = usualOf(costs, minute, usual.venues);
}

// While another set of venues is heard than at that time, a higher cost is that of fewer books.
void LiquidityBoard::compare(const Usual& usual, MarketLiquidity& now)
{
    if (!now.all || countedIn(now) == usual.venues) now.usual = usual.costs;
}

UsualCosts LiquidityBoard::usualOf(const Costs& costs, Step minute, std::uint8_t venues)
{
    UsualCosts out;
    std::vector<Step> minutes;
    bool others = false;
    for (Step m = minute - static_cast<Step>(kMinutes) + 1; m <= minute; ++m) {
        const auto of = costs.get(m, kVenuesOf);
        if (of == static_cast<double>(venues))
            minutes.push_back(m);
        else
            others = others || of;
    }
    // After others, what these cost in their first minutes is not yet what they usually do.
    constexpr std::size_t kLeast = 30;
    if (others && minutes.size() < kLeast) return out;
    std::vector<double> values;
    for (std::size_t field = 0; field < 2 * kCurveUsd.size(); ++field) {
        values.clear();
        for (const Step m : minutes)
            if (const auto v = costs.get(m, field)) values.push_back(*v);
        out.minutes = static_cast<int>(values.size());
        if (values.empty()) break;
        auto& slot = (field < kCurveUsd.size() ? out.buy : out.sell)[field % kCurveUsd.size()];
        // Where the book ended the cost was more than any that was measured: the median counts it so.
        const auto ended = static_cast<std::size_t>(
            std::count_if(values.begin(), values.end(), [](double v) { return !std::isfinite(v); }));
        if (2 * ended >= values.size()) {
            std::erase_if(values, [](double v) { return !std::isfinite(v); });
            if (!values.empty()) slot = Bounded{*std::max_element(values.begin(), values.end()), true};
            continue;
        }
        slot = Bounded{analytics::median(values), false};
    }
    return out;
}

void ImpactPast::note(Step minute, const std::optional<double>& kyle, const std::optional<double>& amihud)
{
    if (!kyle && !amihud) return;
    const auto row = m_ring.at(minute);
    if (!row) return;
    if (kyle) row[Kyle] = static_cast<float>(*kyle);
    if (amihud) row[Amihud] = static_cast<float>(*amihud);
}

UsualImpact ImpactPast::usual(Step minute) const
{
    UsualImpact out;
    std::vector<double> values;
    const auto median = [&](Field field, int& minutes) -> std::optional<double> {
        values.clear();
        m_ring.collect(minute, kMinutes, field, values);
        minutes = static_cast<int>(values.size());
        if (minutes < UsualImpact::kLeastMinutes) return std::nullopt;
        return analytics::median(values);
    };
    out.kyle = median(Kyle, out.kyleMinutes);
    out.amihud = median(Amihud, out.amihudMinutes);
    return out;
}

void LiquidityBoard::step(AsOf now)
{
    // By the monotonic clock: a minute is a minute, whatever the computer's clock does.
    const Step second = std::chrono::floor<std::chrono::seconds>(now.mono.time_since_epoch()).count();
    if (m_second && second <= *m_second) return;
    m_second = second;
    std::vector<std::string> assets = m_market.watch().assets;
    for (const std::string& shown : m_market.watch().focus)
        if (std::find(assets.begin(), assets.end(), shown) == assets.end()) assets.push_back(shown);
    const Step minute = second / 60;
    for (std::size_t i = 0; i < assets.size(); ++i) {
        Past& past = m_past[assets[i]];
        const auto turn = static_cast<Step>(i * 3 % 50);
        if (past.minute >= 0 && (past.minute == minute || second % 60 < turn)) continue;
        past.minute = minute;
        note(past.perp, minute, look(assets[i], Market::Perp, now), past.usualPerp);
        if (const AssetMetrics* const m = m_metrics.values().find(assets[i]))
            past.impact.note(minute, m->at(metric::kyleLambda).value, m->at(metric::amihud).value);
        past.usualImpact = past.impact.usual(minute);
        if (!m_market.watch().spot) continue;
        note(past.spot, minute, look(assets[i], Market::Spot, now), past.usualSpot);
    }
    for (const std::string& shown : m_market.watch().focus) followShock(shown, m_past[shown]);
    followQuotes(now.mono);
    std::erase_if(m_past,
                  [&](const auto& p) { return std::find(assets.begin(), assets.end(), p.first) == assets.end(); });
}

// The seconds are kept for half an hour: a story that was told whole is kept as it is.
void LiquidityBoard::followShock(const std::string& asset, Past& past)
{
    const Shock* const shock = m_metrics.lastShock(asset);
    if (!shock || !m_metrics.second()) return;
    if (past.shock && past.shock->whole && past.shock->at == Timestamp{std::chrono::seconds{shock->start}}) return;
    FollowedSeries series{};
    for (const VenueId venue : kVenues)
        if (const InstrumentTrack* t = m_market.leading(asset, venue, Market::Perp))
            series[static_cast<std::size_t>(venue)] = m_metrics.series(t->id);
    past.shock = std::make_shared<const ShockStory>(storyOf(*shock, series, *m_metrics.second() - 1));
}

void LiquidityBoard::quoted(const InstrumentTrack& t, const Bbo& quote, Mono at)
{
    for (Life& l : m_lives) {
        if (l.id != t.id) continue;
        if (quote.merged > 0) l.life.broke();  // what stood in between is not known
        return l.life.seen(quote, at);
    }
}

void LiquidityBoard::followQuotes(Mono now)
{
    std::vector<Life> next;
    for (const std::string& asset : m_market.watch().focus)
        for (const Market market : {Market::Perp, Market::Spot})
            for (const VenueId venue : kVenues) {
                const InstrumentTrack* t = m_market.leading(asset, venue, market);
                if (!t) continue;
                const auto held =
                    std::find_if(m_lives.begin(), m_lives.end(), [&](const Life& l) { return l.id == t->id; });
                next.push_back(held == m_lives.end() ? Life{t->id, {}} : std::move(*held));
                if (!usable(t->bboFresh(now))) next.back().life.broke();
            }
    m_lives = std::move(next);
}

LiquiditySnapshot LiquidityBoard::snapshot(const std::string& asset, AsOf now) const
{
    LiquiditySnapshot out;
    out.asOf = now;
    out.asset = asset;
    out.perp = look(asset, Market::Perp, now);
    out.spot = look(asset, Market::Spot, now);
    if (const auto past = m_past.find(asset); past != m_past.end()) {
        compare(past->second.usualPerp, out.perp);
        out.perp.impact = past->second.usualImpact;
        compare(past->second.usualSpot, out.spot);
        out.shock = past->second.shock;
    }
    return out;
}

}  // namespace plimsoll
