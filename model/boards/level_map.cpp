#include "model/boards/level_map.h"

#include "model/analytics/liquidation.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace plimsoll {

using analytics::liq::Mix;

namespace {

constexpr double kStep = kLiquidationBinBps / 1e4;
constexpr std::size_t kMostPrints = 50'000;
constexpr Duration kScored = std::chrono::hours{24};

using MixWeights = std::array<std::array<double, VenueLevels::kClasses>, 3>;
const MixWeights& mixWeights()
{
    static const MixWeights out = {assumed(Mix::Conservative).weights, assumed(Mix::Default).weights,
                                   assumed(Mix::Aggressive).weights};
    return out;
}

// The rows within kTopReach of the price on one side: first, last.
std::pair<std::int64_t, std::int64_t> reach(PositionSide side, double price)
{
    constexpr double far = LevelMapSnapshot::kTopReach;
    const std::int64_t at = liquidationBin(price);
    return side == PositionSide::Long ? std::pair{liquidationBin(price * (1 - far)), at}
                                      : std::pair{at, liquidationBin(price * (1 + far))};
}

}  // namespace

std::int64_t liquidationBin(double price)
{
    return static_cast<std::int64_t>(std::floor(std::log(price) / std::log(1 + kStep)));
}

double liquidationBinLow(std::int64_t bin)
{
    return std::exp(static_cast<double>(bin) * std::log(1 + kStep));
}

double LevelBin::total() const
{
    double sum = 0;
    for (const double u : usd) sum += u;
    return sum;
}

std::array<double, 3> LevelBin::mixes(std::uint8_t of) const
{
    std::array<double, 3> out{};
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (!((of >> v) & 1u)) continue;
        for (std::size_t i = 0; i < VenueLevels::kClasses; ++i)
            for (std::size_t m = 0; m < out.size(); ++m)
                out[m] += static_cast<double>(venues[v].unit[i]) * mixWeights()[m][i];
    }
    return out;
}

void LevelBars::take(const LevelBars& other)
{
    if (other.oldest >= 0) oldest = oldest < 0 ? other.oldest : std::min(oldest, other.oldest);
    newest = std::max(newest, other.newest);
}

double topTenth(const std::vector<LevelBin>& bins, PositionSide side, double price)
{
    const auto [first, last] = reach(side, price);
    std::vector<double> rows;
    for (const LevelBin& b : bins)
        if (b.side == side && b.bin >= first && b.bin <= last) rows.push_back(b.total());
    if (rows.empty()) return 0;
    rows.resize(static_cast<std::size_t>(last - first + 1), 0.0);
    std::sort(rows.begin(), rows.end(), std::greater<>());
    std::size_t last10 = (rows.size() + 9) / 10 - 1;
    // Where fewer rows than that hold anything at all, those do.
    while (last10 > 0 && !(rows[last10] > 0)) --last10;
    return rows[last10];
}

std::vector<LevelZone> levelZones(const std::vector<LevelBin>& bins, PositionSide side, double price, double from)
{
    std::vector<LevelZone> out;
    if (!(from > 0)) return out;
    const auto [first, last] = reach(side, price);
    std::optional<std::int64_t> before;
    for (const LevelBin& b : bins) {
        if (b.side != side || b.bin < first || b.bin > last || b.total() < from) continue;
        // A row between two of them does not part them.
        if (!before || b.bin > *before + 2) out.push_back({liquidationBinLow(b.bin), 0, 0, 0, 0, 0, {}});
        LevelZone& z = out.back();
        z.high = liquidationBinLow(b.bin + 1);
        z.usd += b.total();
        z.least += b.least;
        z.most += b.most;
        for (std::size_t i = 0; i < b.usd.size(); ++i)
            if (b.usd[i] > 0) z.opened.take(b.opened[i]);
        before = b.bin;
    }
    for (LevelZone& z : out)
        z.distance =
            side == PositionSide::Long ? std::min(0.0, z.high / price - 1) : std::max(0.0, z.low / price - 1);
    if (side == PositionSide::Long) std::reverse(out.begin(), out.end());
    return out;
}

void sumUp(LevelMapSnapshot& map)
{
    map.densest.reset();
    std::vector<analytics::liq::PricedUsd> rows;
    for (LevelSide* s : {&map.longs, &map.shorts}) {
        const VenueLevels::Classes near = s->within1pct;  // finer than rows
        *s = {};
        s->within1pct = near;
    }
    for (const LevelBin& b : map.bins) {
        LevelSide& s = b.side == PositionSide::Long ? map.longs : map.shorts;
        s.usd += b.total();
        s.least += b.least;
        s.most += b.most;
        for (std::size_t i = 0; i < b.usd.size(); ++i) s.byClass[i] += b.usd[i];
        for (std::size_t v = 0; v < kVenueCount; ++v)
            for (const float usd : b.venues[v].usd) s.byVenue[v] += static_cast<double>(usd);
        rows.push_back({(liquidationBinLow(b.bin) + liquidationBinLow(b.bin + 1)) / 2, b.total()});
    }
    if (!map.price) return;
    for (const PositionSide side : {PositionSide::Long, PositionSide::Short}) {
        LevelSide& s = side == PositionSide::Long ? map.longs : map.shorts;
        s.topFrom = topTenth(map.bins, side, *map.price);
        const auto zones = levelZones(map.bins, side, *map.price, s.topFrom);
        if (zones.empty()) continue;
        s.nearest = zones.front();
        if (zones.size() > 1) s.next = zones[1];
        s.largest = *std::max_element(zones.begin(), zones.end(),
                                      [](const LevelZone& a, const LevelZone& b) { return a.usd < b.usd; });
    }
    // The middles of so many rows, and of no more, are less than that apart.
    const double apart = std::pow(1 + kStep, LevelMapSnapshot::kDenseRows - 0.5) - 1;
    if (const auto d = analytics::liq::concentration(rows, apart * 1e4)) {
        LevelDensest& out = map.densest.emplace();
        out.share = d->share;
        out.usd = d->usd;
        out.low = liquidationBinLow(liquidationBin(d->low));
        out.high = liquidationBinLow(liquidationBin(d->high) + 1);
        out.distance = out.high < *map.price  ? out.high / *map.price - 1
                       : out.low > *map.price ? out.low / *map.price - 1
                                              : 0;
    }
}

LevelMapSnapshot ofClasses(const LevelMapSnapshot& map, std::uint8_t classes)
{
    LevelMapSnapshot out = map;
    for (std::size_t i = 0; i < VenueLevels::kClasses; ++i) {
        if ((classes >> i) & 1u) continue;
        out.longs.within1pct[i] = out.shorts.within1pct[i] = 0;
        for (LevelBin& b : out.bins) {
            b.usd[i] = 0;
            b.opened[i] = {};
            for (LevelBin::Share& share : b.venues) share.usd[i] = share.unit[i] = 0;
        }
    }
    for (LevelBin& b : out.bins) {
        const auto mixes = b.mixes(0xff);
        b.least = *std::min_element(mixes.begin(), mixes.end());
        b.most = *std::max_element(mixes.begin(), mixes.end());
    }
    std::erase_if(out.bins, [](const LevelBin& b) { return !(b.total() > 0) && !(b.most > 0); });
    sumUp(out);
    return out;
}

LevelTrust levelTrust(const std::vector<std::pair<Step, std::array<double, 2>>>& hours)
{
    LevelTrust out;
    std::vector<double> crossed, realised, kappas;
    for (const auto& [hour, sums] : hours) {
        if (!out.since) out.since = hour;
        crossed.push_back(sums[0]);
        realised.push_back(sums[1]);
        if (sums[0] > 0) kappas.push_back(sums[1] / sums[0]);
    }
    out.hours = static_cast<int>(crossed.size());
    if (const auto c = analytics::liq::calibrate(crossed, realised)) {
        out.kappa = c->kappa;
        out.rank = c->rankCorrelation;
    }
    if (const auto steady = analytics::liq::kappaSteady(kappas)) {
        out.steady = *steady;
        out.lower = analytics::quantile(kappas, 0.25);
        out.upper = analytics::quantile(kappas, 0.75);
    }
    return out;
}

bool LevelBoard::usual() const
{
    static const LevelAssumptions usual;
    return m_assumed.halfLifeHours == usual.halfLifeHours && m_assumed.maintenance == usual.maintenance;
}

void LevelBoard::assume(const LevelAssumptions& a, AsOf now)
{
    const LevelAssumptions next = tidied(a);
    if (next == m_assumed) return;
    m_assumed = next;
    for (VenueLevels& v : m_own) v = {};
    // Another map: what was said of the one before does not count for it.
    m_prints.clear();
    m_since = now.wall;
    m_top = {};
    step(now);
}

void LevelBoard::setFocus(const std::string& asset, AsOf now)
{
    if (asset == m_focus) return;
    m_focus = asset;
    for (VenueLevels& v : m_own) v = {};
    m_prints.clear();
    m_since = now.wall;
    m_top = {};
    step(now);
}

std::array<LevelBoard::Venue, kVenueCount> LevelBoard::venues() const
{
    std::array<Venue, kVenueCount> out;
    const auto* const shared = m_metrics.levels(m_focus);
    for (const VenueId venue : kVenues) {
        const auto v = static_cast<std::size_t>(venue);
        const InstrumentTrack* t =
            m_market.watch().has(venue) ? m_market.leading(m_focus, venue, Market::Perp) : nullptr;
        if (!t || t->aside) continue;
        out[v].series = m_metrics.series(t->id);
        if (!out[v].series) continue;
        out[v].levels = usual() ? (shared ? &(*shared)[v] : nullptr) : &m_own[v];
    }
    return out;
}

std::optional<double> LevelBoard::price(AsOf now) const
{
    std::vector<double> said;
    for (const VenueId venue : kVenues) {
        const InstrumentTrack* t =
            m_market.watch().has(venue) ? m_market.leading(m_focus, venue, Market::Perp) : nullptr;
        if (!t) continue;
        const double toUsd = t->usdPerQuote / t->instrument->multiplier;
        if (t->mark && usable(t->markFresh(now.mono)))
            said.push_back(t->mark->value.value() * toUsd);
        else if (t->last && usable(t->lastFresh(now.mono)))
            said.push_back(t->last->value.value() * toUsd);
    }
    if (said.empty()) return std::nullopt;
    return analytics::median(said);
}

std::vector<LevelBin> LevelBoard::binsOf(const std::array<Venue, kVenueCount>& venues, double price, Step second,
                                         LevelMapSnapshot* sums) const
{
    const double lowest = price * (1 - LevelMapSnapshot::kReach), highest = price * (1 + LevelMapSnapshot::kReach);
    struct Unit {
        VenueLevels::Classes sum{};
        std::array<VenueLevels::Classes, kVenueCount> venues{};
        std::array<LevelBars, VenueLevels::kClasses> opened{};
    };
    std::map<std::pair<std::int64_t, PositionSide>, Unit> rows;  // at a weight of 1
    for (std::size_t at = 0; at < kVenueCount; ++at) {
        const Venue& v = venues[at];
        if (!v.levels || !v.levels->known(second)) continue;
        const auto [low, high] = reachedSince(*v.series, v.levels->bar(), second, price);
        v.levels->each([&, low = low, high = high](std::size_t i, const analytics::liq::Cluster& c) {
            const bool longs = c.side == PositionSide::Long;
            if (longs ? c.price >= low || c.price < lowest : c.price <= high || c.price > highest) return;
            const double usd = c.price * c.qty * m_assumed.speculative;
            Unit& unit = rows[{liquidationBin(c.price), c.side}];
            unit.sum[i] += usd;
            unit.venues[at][i] += usd;
            unit.opened[i].take({c.oldest, c.newest});
            const double mine = usd * m_assumed.weights[i];
            if (sums && (longs ? c.price >= price * 0.99 : c.price <= price * 1.01))
                (longs ? sums->longs : sums->shorts).within1pct[i] += mine;
        });
    }
    std::vector<LevelBin> out;
    out.reserve(rows.size());
    for (const auto& [key, unit] : rows) {
        LevelBin b;
        b.bin = key.first;
        b.side = key.second;
        b.opened = unit.opened;
        std::array<double, 3> band{};
        for (std::size_t i = 0; i < unit.sum.size(); ++i) {
            b.usd[i] = unit.sum[i] * m_assumed.weights[i];
            for (std::size_t m = 0; m < band.size(); ++m) band[m] += unit.sum[i] * mixWeights()[m][i];
            for (std::size_t v = 0; v < kVenueCount; ++v) {
                LevelBin::Share& share = b.venues[v];
                share.usd[i] = static_cast<float>(unit.venues[v][i] * m_assumed.weights[i]);
                share.unit[i] = static_cast<float>(unit.venues[v][i]);
            }
        }
        b.least = *std::min_element(band.begin(), band.end());
        b.most = *std::max_element(band.begin(), band.end());
        out.push_back(b);
    }
    return out;
}

void LevelBoard::rememberTop(AsOf now)
{
    const auto all = venues();
    const Step second = m_metrics.second().value_or(secondOf(now.wall));
    Step bar = -1;
    for (const Venue& v : all)
        if (v.levels && v.levels->known(second)) bar = std::max(bar, v.levels->bar());
    // What is not of now judges nothing.
    if (bar < 0) m_top = {};
    if (bar == m_top.bar) return;
    const auto at = price(now);
    if (!at) return;
    Top top;
    top.bar = bar;
    top.price = *at;
    top.bins = binsOf(all, *at, second, nullptr);
    top.longs = topTenth(top.bins, PositionSide::Long, *at);
    top.shorts = topTenth(top.bins, PositionSide::Short, *at);
    m_top = std::move(top);
}

void LevelBoard::step(AsOf now)
{
    if (m_focus.empty()) return;
    if (!usual() && m_metrics.second()) {
        const Step minute = *m_metrics.second() / 60 - 1;
        if (const std::uint64_t grown = m_metrics.grown(m_focus); grown != m_grown) {
            m_grown = grown;
            for (VenueLevels& v : m_own) v.forget();
        }
        for (const VenueId venue : kVenues) {
            const auto v = static_cast<std::size_t>(venue);
            const InstrumentTrack* t =
                m_market.watch().has(venue) ? m_market.leading(m_focus, venue, Market::Perp) : nullptr;
            const InstrumentSeries* s = t ? m_metrics.series(t->id) : nullptr;
            if (!s)
                m_own[v] = {};
            else
                m_own[v].bringUp(*s, minute, m_assumed.maintenance[v].value_or(maintenanceOf(*t)),
                                 m_assumed.halfLifeHours);
        }
    }
    rememberTop(now);
    while (!m_prints.empty() && (now.wall - m_prints.front().at > kScored || m_prints.size() > kMostPrints))
        m_prints.pop_front();
}

void LevelBoard::liquidated(const InstrumentTrack& t, const Liquidation& l, const Stamp& stamp)
{
    if (m_top.bar < 0 || t.aside || !t.instrument || t.instrument->asset != m_focus) return;
    const double usd = l.price.value() * l.qty.v * t.usdPerQuote;
    const double at = l.price.value() * t.usdPerQuote / t.instrument->multiplier;
    if (!(at > 0) || !(usd > 0)) return;
    const std::int64_t row = liquidationBin(at);
    const double from = l.liquidated == PositionSide::Long ? m_top.longs : m_top.shorts;
    const auto [first, last] = reach(l.liquidated, m_top.price);
    const auto found = std::find_if(m_top.bins.begin(), m_top.bins.end(),
                                    [&](const LevelBin& b) { return b.bin == row && b.side == l.liquidated; });
    const bool hit =
        from > 0 && row >= first && row <= last && found != m_top.bins.end() && found->total() >= from;
    m_prints.push_back({stamp.received, usd, hit});
}

LevelMapSnapshot LevelBoard::snapshot(AsOf now, const Factor& factor) const
{
    LevelMapSnapshot out;
    out.asOf = now;
    out.asset = m_focus;
    out.assumed = m_assumed;
    out.price = price(now);
    const auto all = venues();
    const Step second = m_metrics.second().value_or(secondOf(now.wall));
    bool old = false;
    out.first = out.firstBar = out.bar = -1;
    std::map<Step, std::pair<std::array<double, 2>, int>> hours;
    for (const VenueId venue : kVenues) {
        const Venue& v = all[static_cast<std::size_t>(venue)];
        const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(venue));
        if (v.series || m_market.awaits(m_focus, venue, Market::Perp)) out.listed |= bit;
        old = old || (v.levels && v.levels->old(second));
        if (!v.levels || !v.levels->known(second)) continue;
        out.modelled |= bit;
        out.maintenance[static_cast<std::size_t>(venue)] = v.levels->maintenance();
        const auto older = [](Step a, Step b) { return a < 0 ? b : std::min(a, b); };
        out.first = older(out.first, v.levels->first());
        out.firstBar = older(out.firstBar, v.levels->firstBar());
        out.bar = std::max(out.bar, v.levels->bar());
        out.interestUsd += v.levels->interest() * out.price.value_or(0);
        for (const VenueLevels::Hour& h : v.levels->hours()) {
            // The running hour is not whole yet.
            if (h.bars < 10 || !h.realised || h.hour >= hourOf(now.wall)) continue;
            double crossed = 0;
            for (std::size_t i = 0; i < h.longs.size(); ++i)
                crossed += (h.longs[i] + h.shorts[i]) * m_assumed.weights[i] * m_assumed.speculative;
            auto& [sums, count] = hours[h.hour];
            sums[0] += crossed;
            sums[1] += *h.realised * (factor ? factor(venue, h.hour) : 1);
            ++count;
        }
    }
    if (out.modelled == 0)
        out.reason = out.listed == 0 ? analytics::Reason::NoData
                     : old           ? analytics::Reason::Stale
                                     : analytics::Reason::TooShort;
    else if (!out.price)
        out.reason = analytics::Reason::Stale;
    std::vector<std::pair<Step, std::array<double, 2>>> both;
    for (const auto& [hour, h] : hours) both.emplace_back(hour, h.first);
    out.trust = levelTrust(both);

    out.score.since = m_since;
    for (const Print& p : m_prints) {
        ++out.score.n;
        out.score.usd += p.usd;
        if (!p.hit) continue;
        ++out.score.hits;
        out.score.hitUsd += p.usd;
    }
    if (!m_prints.empty()) out.score.since = std::max(m_since, now.wall - kScored);
    if (out.score.n >= LevelScore::kLeastPrints)
        out.score.share = static_cast<double>(out.score.hits) / static_cast<double>(out.score.n);
    if (out.reason) return out;

    out.bins = binsOf(all, *out.price, second, &out);
    sumUp(out);
    return out;
}

}  // namespace plimsoll
