#include "model/boards/interest_board.h"

#include "model/analytics/recovery.h"
#include "model/analytics/statistics.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

constexpr double kWorthNaming = 0.005;  // of what was open before: a smaller loss is none

using S = InstrumentSeries;
using Perps = std::array<const InstrumentSeries*, kVenueCount>;

constexpr std::size_t kHeld = 10;  // minutes that a value of interest may be old
constexpr Step kDay = 24, kWeek = 168;
constexpr std::size_t kLeastOfDay = 20, kLeastOfWeek = 96, kLeastBefore = 6;
constexpr auto kBefore = std::chrono::hours{24}, kTroughWithin = std::chrono::hours{48};

double hoursOf(Duration d)
{
    return toSeconds(d) / 3'600;
}

// Over the venues that know both ends.
std::optional<double> interestChange(const Perps& perps, Step minute, Step back)
{
    double now = 0, then = 0;
    for (const S* s : perps) {
        if (!s) continue;
        const auto a = s->minutes().before(minute, kHeld, S::MInterest);
        const auto b = s->minutes().before(minute - back, kHeld, S::MInterest);
        if (!a || !b || !(*b > 0)) continue;
        now += *a;
        then += *b;
    }
    if (!(then > 0)) return std::nullopt;
    return now / then - 1;
}

std::optional<double> priceChange(const Perps& perps, Step minute, Step back)
{
    std::vector<double> all;
    for (const S* s : perps) {
        if (!s) continue;
        const auto a = s->minutes().before(minute, 2, S::MClose),
                   b = s->minutes().before(minute - back, 2, S::MClose);
        if (a && b && *b > 0) all.push_back(*a / *b - 1);
    }
    if (all.empty()) return std::nullopt;
    return analytics::median(all);
}

std::optional<double> interestOfDay(const Perps& perps, Step hour)
{
    double now = 0, then = 0;
    for (const S* s : perps) {
        if (!s) continue;
        const auto a = s->hours().get(hour, S::HInterest), b = s->hours().get(hour - kDay, S::HInterest);
        if (!a || !b || !(*b > 0)) continue;
        now += *a;
        then += *b;
    }
    if (!(then > 0)) return std::nullopt;
    return now / then - 1;
}

// ln(RV 24 h / RV 7 d), of the venue whose past is longest.
std::optional<double> volatilityChange(const S* series, Step hour)
{
    if (!series) return std::nullopt;
    std::vector<double> day, week;
    series->hours().collect(hour, kDay, S::HVariance, day);
    series->hours().collect(hour, static_cast<std::size_t>(kWeek), S::HVariance, week);
    if (day.size() < kLeastOfDay || week.size() < kLeastOfWeek) return std::nullopt;
    const double a = analytics::mean(day), b = analytics::mean(week);
    if (!(a > 0) || !(b > 0)) return std::nullopt;
    return std::log(a / b) / 2;
}

const S* longest(const Perps& perps, Step hour)
{
    const S* best = nullptr;
    std::size_t most = 0;
    std::vector<double> known;
    for (const S* s : perps) {
        if (!s) continue;
        known.clear();
        s->hours().collect(hour, static_cast<std::size_t>(kWeek), S::HVariance, known);
        if (known.size() > most) {
            best = s;
            most = known.size();
        }
    }
    return best;
}

// Of an hour, over the venues whose volume of all the 24 hours before is known.
std::optional<double> turnoverAt(const Perps& perps, Step hour)
{
    double interest = 0, volume = 0;
    for (const S* s : perps) {
        if (!s) continue;
        const auto& h = s->hours();
        const auto oi = h.get(hour, S::HInterest), price = h.get(hour, S::HClose);
        if (!oi || !price) continue;
        std::vector<double> buys, sells;
        h.collect(hour, kDay, S::HBuy, buys);
        h.collect(hour, kDay, S::HSell, sells);
        if (buys.size() < static_cast<std::size_t>(kDay) || sells.size() < static_cast<std::size_t>(kDay))
            continue;
        interest += *oi * *price;
        volume += analytics::sum(buys) + analytics::sum(sells);
    }
    const auto t = analytics::interest::turnover(interest, volume);
    return t ? std::optional(*t) : std::nullopt;
}

InterestRebuild rebuilt(double before, double trough, Timestamp troughAt,
                        const std::vector<analytics::TimedValue>& after)
{
    InterestRebuild out;
    out.before = before;
    out.trough = trough;
    out.troughAt = troughAt;
    // A share of next to nothing says nothing.
    out.nothingLost = !(before - trough > kWorthNaming * before);
    if (after.empty() || out.nothingLost) {
        out.reason = out.nothingLost ? Reason::NoData : Reason::TooShort;
        if (!out.nothingLost) out.now = trough, out.recovered = 0;
        return out;
    }
    const auto r = analytics::recovery(before, trough, after);
    if (!r) {
        out.reason = r.error().reason;
        return out;
    }
    out.now = after.back().value;
    out.recovered = r->recovered.back();
    out.halfH = r->half;
    out.halfLifeH = r->halfLife;
    return out;
}

}  // namespace

InterestRebuild rebuildSince(const std::vector<InterestPoint>& sum, Timestamp since)
{
    InterestRebuild out;
    out.since = since;
    std::vector<double> before;
    const InterestPoint* least = nullptr;
    for (const InterestPoint& p : sum) {
        if (!p.coins) continue;
        if (p.at < since && p.at >= since - kBefore) before.push_back(*p.coins);
        if (p.at >= since && p.at <= since + kTroughWithin && (!least || *p.coins < *least->coins)) least = &p;
    }
    if (before.size() < kLeastBefore || !least) {
        out.reason = before.empty() && !least ? Reason::NoData : Reason::TooShort;
        return out;
    }
    std::vector<analytics::TimedValue> after;
    for (const InterestPoint& p : sum)
        if (p.coins && p.at > least->at) after.push_back({hoursOf(p.at - least->at), *p.coins});
    out = rebuilt(analytics::median(before), *least->coins, least->at, after);
    out.since = since;
    return out;
}

void InterestBoard::renew(const std::string& asset, const Perps& perps, Step second)
{
    if (asset == m_of && second / 5 == m_five) return;
    const Step minute = second / 60;
    const bool usual = asset != m_of || minute != m_minute || !m_turnoverZ;
    m_of = asset;
    m_five = second / 5;
    m_minute = minute;
    m_price4h = priceChange(perps, minute - 1, 240);
    auto price = std::make_shared<std::vector<QuadrantSpot>>();
    const Step newest = minute / kTrailStep * kTrailStep;
    for (Step m = newest - kTrailMinutes; m < newest; m += kTrailStep) {
        const auto dp = priceChange(perps, m, 60), doi = interestChange(perps, m, 60);
        if (dp && doi) price->push_back({Timestamp{std::chrono::minutes{m}}, *dp, *doi});
    }
    m_priceTrail = std::move(price);

    const Step hour = minute / 60;
    const S* const speaker = longest(perps, hour - 1);
    auto volatility = std::make_shared<std::vector<QuadrantSpot>>();
    for (Step h = hour - kDay; h < hour; ++h) {
        const auto doi = interestOfDay(perps, h), drv = volatilityChange(speaker, h);
        if (doi && drv) volatility->push_back({Timestamp{std::chrono::hours{h + 1}}, *doi, *drv});
    }
    m_volatilityTrail = std::move(volatility);

    if (usual) renewTurnover(perps, hour);
}

void InterestBoard::renewTurnover(const Perps& perps, Step hour)
{
    std::vector<double> past;
    for (Step h = hour - static_cast<Step>(kMonth); h < hour - 1; ++h)
        if (const auto t = turnoverAt(perps, h)) past.push_back(*t);
    const auto now = turnoverAt(perps, hour - 1);
    m_turnoverHours = past.size();
    m_turnoverZ.reset();
    if (!now || past.size() < kLeastHours) return;
    if (const double mad = analytics::medianAbsoluteDeviation(past); mad > 0)
        m_turnoverZ = analytics::kRobustScale * (*now - analytics::median(past)) / mad;
}

InterestSnapshot InterestBoard::snapshot(const std::string& asset, AsOf now)
{
    InterestSnapshot out;
    out.asOf = now;
    out.asset = asset;
    if (asset.empty()) return out;
    out.expected = m_market.expected(asset, Market::Perp);
    static const std::array changes = {&metric::dOi1h, &metric::dOi4h, &metric::dOi24h, &metric::dOi7d};
    const AssetMetrics* const values = m_metrics.values().find(asset);
    Perps perps{};
    std::vector<double> usd;
    for (const VenueId id : kVenues) {
        const auto v = static_cast<std::size_t>(id);
        const InstrumentTrack* const t =
            m_market.watch().has(id) ? m_market.leading(asset, id, Market::Perp) : nullptr;
        if (!t) continue;
        perps[v] = m_metrics.series(t->id);
        InterestVenue& venue = out.venues[v].emplace();
        venue.symbol = t->instrument->symbol;
        venue.quote = t->instrument->quote;
        if (t->oi) {
            venue.fresh = t->oiFresh(now.mono);
            venue.stamp = t->oi->stamp;
            venue.halved = t->oi->value.halved;
        }
        if (t->facts) venue.ratios = t->facts->ratios;
        for (std::size_t kind = 0; kind < venue.ratioPast.size(); ++kind)
            venue.ratioPast[kind] = m_ratios.of(t->id, static_cast<RatioKind>(kind));
        if (!values) continue;
        venue.coins = values->at(metric::oiBase, id);
        venue.usd = values->at(metric::oiUsd, id);
        venue.share = values->at(metric::oiShare, id);
        for (std::size_t w = 0; w < changes.size(); ++w) venue.changes[w] = values->at(*changes[w], id);
        if (venue.usd.value) usd.push_back(*venue.usd.value);
    }
    if (const auto second = m_metrics.second()) renew(asset, perps, *second);
    out.priceTrail = m_priceTrail;
    out.volatilityTrail = m_volatilityTrail;
    out.turnoverZ = m_turnoverZ;
    out.turnoverHours = m_turnoverHours;
    if (!values) return out;

    out.coins = values->at(metric::oiBase);
    out.usd = values->at(metric::oiUsd);
    for (std::size_t w = 0; w < changes.size(); ++w) out.changes[w] = values->at(*changes[w]);
    out.hhi = values->at(metric::hhi);
    if (const auto c = analytics::interest::concentration(usd)) out.effective = c->effective;
    out.turnover = values->at(metric::oiTurnover);
    out.perDepth = values->at(metric::ldr);
    out.perDepthZ = values->at(metric::ldrZ);
    out.tinder = values->at(metric::tinderbox);
    out.tinderLevel = values->facts.tinderLevel;
    out.wave = values->at(metric::leverageWave);
    const std::array<std::optional<double>, 3> prices = {values->at(metric::ret1h).value, m_price4h,
                                                         values->at(metric::ret24h).value};
    for (std::size_t w = 0; w < out.corners.size(); ++w) {
        PriceCorner& c = out.corners[w];
        c.price = prices[w];
        c.interest = out.changes[w].value;
        if (!c.price || !c.interest) continue;
        if (const auto q = analytics::interest::quadrant(*c.price, *c.interest)) c.corner = *q;
    }
    const SignalFact& signal = values->facts.signalInterest;
    out.interestChange = signal.value;
    out.volatilityChange = signal.normal;
    if (signal.value && signal.normal)
        if (const auto q = analytics::interest::volatilityQuadrant(*signal.value, *signal.normal))
            out.volatilityCorner = *q;

    out.flush.reason = Reason::TooShort;
    if (const Flush* const f = m_metrics.flush(asset); f && f->known) {
        out.flush.reason = Reason::NoData;
        if (f->troughAt != 0)
            out.flush = rebuilt(f->before, f->trough, Timestamp{std::chrono::hours{f->troughAt + 1}}, f->after);
        out.flush.since = out.flush.troughAt;
    }
    return out;
}

}  // namespace plimsoll
