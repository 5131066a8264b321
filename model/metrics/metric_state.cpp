// What the numbers say together: how much of them is fresh, whether the market is back to normal, its phase, and
// how fragile it is (ANALYTICS 0, J1, J2, J4, J6).
#include "model/analytics/normalisation.h"
#include "model/analytics/phase.h"
#include "model/analytics/scores.h"
#include "model/analytics/statistics.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

using S = InstrumentSeries;

constexpr Step kWeek = 168;
constexpr std::size_t kLeastHours = 24;  // of the week that normals rest on
constexpr double kStorm = 1.5;           // liquidations above this z are no calm (J2)
constexpr std::size_t kMovesKept = 20;

bool usable(Freshness f)
{
    return f == Freshness::Live || f == Freshness::Late;
}

// Sum (depth) or median (spread) over the venues of one hour: the same as are known now, so that one that fell
// silent makes no book thin.
using Venues = std::array<bool, kVenueCount>;
std::optional<double> depthAt(const AssetInputs& in, const Venues& venues, Step hour)
{
    double sum = 0;
    bool any = false;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (!venues[v]) continue;
        const auto d = in.perp[v].series->hours().get(hour, S::HDepth100);
        if (!d) return std::nullopt;
        sum += *d, any = true;
    }
    return any ? std::optional(sum) : std::nullopt;
}
std::optional<double> spreadAt(const AssetInputs& in, const Venues& venues, Step hour)
{
    std::vector<double> spreads;
    for (std::size_t v = 0; v < kVenueCount; ++v)
        if (venues[v])
            if (const auto s = in.perp[v].series->hours().get(hour, S::HSpread)) spreads.push_back(*s);
    return spreads.empty() ? std::nullopt : std::optional(analytics::median(spreads));
}

template <typename F>
std::optional<double> usualOf(Step until, F&& at)
{
    std::vector<double> values;
    for (Step h = until - kWeek; h < until; ++h)
        if (const auto v = at(h)) values.push_back(*v);
    return values.size() >= kLeastHours ? std::optional(analytics::median(values)) : std::nullopt;
}

void normality(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    using analytics::phase::Phase;
    const Step minute = in.second / 60 - 1, hour = in.second / 3600;
    // The week that ended an hour before the shock; without one, an hour ago.
    const bool after = memory.phase == Phase::Liquidation || memory.phase == Phase::Reset;
    const Step until = (after && memory.liquidatedAt ? *memory.liquidatedAt / 3600 : hour) - 1;

    analytics::norm::TrackerInput ask;
    // Now: the venues' mean over the last minutes, so that one second decides nothing.
    double depth = 0;
    std::vector<double> spreads;
    Venues venues{};
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        const Leg& leg = in.perp[v];
        if (!leg || !leg.series) continue;
        if (const auto d = leg.series->minutes().before(minute, 4, S::MDepth100)) depth += *d, venues[v] = true;
        if (const auto s = leg.series->minutes().before(minute, 4, S::MSpread)) spreads.push_back(*s);
    }
    if (std::find(venues.begin(), venues.end(), true) != venues.end()) ask.depth = depth;
    if (!spreads.empty()) ask.spread = analytics::median(spreads);
    ask.depthNormal = usualOf(until, [&](Step h) { return depthAt(in, venues, h); });
    ask.spreadNormal = usualOf(until, [&](Step h) { return spreadAt(in, venues, h); });
    ask.basisDispersion = out.at(metric::basisDisp).value;
    ask.basisDispersionNormal = usualOf(until, [&](Step h) { return memory.past.get(h, PBasis); });
    ask.r8Day = out.at(metric::r8Mean24).value;
    std::vector<double> rates;
    for (const Leg& leg : in.perp)
        if (leg && leg.series)
            leg.series->hours().collect(hour - 1, static_cast<std::size_t>(kWeek), S::HRate, rates);
    if (rates.size() >= kLeastHours) ask.r8Week = analytics::mean(rates);
    ask.rvRatio = out.at(metric::rvRatio).value;

    const auto t = analytics::norm::tracker(ask);
    out.facts.normal = {};
    out.facts.normalProgress.reset();
    if (!t || t->coverage < MetricValue::kEnough) {
        clearMetric(out, metric::normCount, {}, Reason::TooShort, in.now);
        clearMetric(out, metric::normOkH, {}, Reason::TooShort, in.now);
        memory.normalSince.reset();
        return;
    }
    out.facts.normal = {t->spread, t->depth, t->basis, t->funding, t->volatility};
    out.facts.normalProgress = t->progress;
    if (!t->ok)
        memory.normalSince.reset();
    else if (!memory.normalSince)
        memory.normalSince = in.second;
    setMetric(out, metric::normCount, {}, static_cast<double>(t->count), in.now, {}, t->coverage);
    setMetric(out, metric::normOkH, {},
              memory.normalSince ? static_cast<double>(in.second - *memory.normalSince) / 3600 : 0, in.now, {},
              t->coverage);
}

analytics::phase::Facts factsOf(const AssetInputs& in, const AssetMemory& memory, const AssetMetrics& out)
{
    const auto value = [&](MetricId id) -> std::optional<double> {
        const MetricValue& v = out.at(id);
        return v.usable() ? v.value : std::nullopt;
    };
    analytics::phase::Facts f;
    f.liquidationZ = value(metric::liqZ);
    if (const auto d = value(metric::dOi4h)) f.oiDrop4h = -*d;
    if (const auto r = value(metric::ret1h))
        if (const auto sigma = value(metric::rv24h); sigma && *sigma > 0)
            f.returnZ1h = *r / (*sigma / std::sqrt(8760.0));
    if (f.liquidationZ && memory.stormyAt) f.calmHours = static_cast<double>(in.second - *memory.stormyAt) / 3600;
    f.oiSlopeHour = value(metric::dOi1h);
    f.normalHours = value(metric::normOkH);
    if (const auto d = value(metric::dOi7d); d && *d > -1) f.oiChange7d = std::log1p(*d);
    analytics::phase::EuphoriaInput e;
    e.r8 = value(metric::r8Mean24);
    e.oiChange7d = f.oiChange7d;
    e.leverageZ = value(metric::ldrZ);
    e.rvRatio = value(metric::rvRatio);
    if (const auto score = analytics::phase::euphoriaScore(e)) f.euphoria = *score;
    return f;
}

// Share of what decides whether this phase goes on: a flush ends any of them, each has its own way out besides.
// `still`: whether there were forced orders decides nothing.
double phaseCoverage(analytics::phase::Phase phase, const analytics::phase::Facts& f, bool still)
{
    using analytics::phase::Phase;
    int known = (f.liquidationZ || still) + f.oiDrop4h.has_value() + f.returnZ1h.has_value(), asked = 3;
    const auto wayOut = [&](const std::optional<double>& v) { known += v.has_value(), ++asked; };
    switch (phase) {
        case Phase::BuildUp:
        case Phase::Euphoria: wayOut(f.euphoria), wayOut(f.oiChange7d); break;
        case Phase::Liquidation: wayOut(f.calmHours), wayOut(f.oiSlopeHour); break;
        case Phase::Reset: wayOut(f.normalHours); break;
    }
    return static_cast<double>(known) / asked;
}

void phaseOf(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    using analytics::phase::Phase;
    if (const auto z = out.at(metric::liqZ).value; z && *z >= kStorm)
        memory.stormyAt = in.second;
    else if (!memory.stormyAt)
        memory.stormyAt = in.second;  // of what was before, nothing is known: calm is counted from here
    const analytics::phase::Facts f = factsOf(in, memory, out);
    if (!memory.phaseSince) memory.phaseSince = in.second;
    const double hours = static_cast<double>(in.second - *memory.phaseSince) / 3600;
    if (const auto next = analytics::phase::step(memory.phase, hours, f); next && *next != memory.phase) {
        memory.phaseMoves.push_back({in.now.wall, memory.phase, *next, f});
        if (memory.phaseMoves.size() > kMovesKept) memory.phaseMoves.erase(memory.phaseMoves.begin());
        memory.phase = *next;
        memory.phaseSince = in.second;
        if (*next == Phase::Liquidation) memory.liquidatedAt = in.second;
    }
    out.facts.phaseMoves = memory.phaseMoves;
    out.facts.phaseSince = in.now.wall - std::chrono::seconds{in.second - *memory.phaseSince};
    // Without these no flush would be seen: then the phase is not known either. It takes a fall or a jump as well:
    // where there was neither (J2), forced orders that nobody counted yet make none.
    const bool still = f.oiDrop4h && f.returnZ1h && *f.oiDrop4h < 0.05 && std::fabs(*f.returnZ1h) < 4;
    if (!still && (!f.liquidationZ || (!f.oiDrop4h && !f.returnZ1h))) {
        const MetricValue& z = out.at(metric::liqZ);
        clearMetric(out, metric::phase, {}, z.value ? Reason::TooShort : z.reason, in.now);
        out.facts.phaseSince.reset();
        return;
    }
    setMetric(out, metric::phase, {}, static_cast<double>(memory.phase), in.now, {},
              phaseCoverage(memory.phase, f, still));
}

void fragilityOf(const AssetInputs& in, AssetMetrics& out)
{
    const auto value = [&](MetricId id) -> std::optional<double> {
        const MetricValue& v = out.at(id);
        return v.usable() ? v.value : std::nullopt;
    };
    std::optional<double> funding, cluster;
    if (const auto r8 = value(metric::r8)) funding = std::fabs(*r8);
    const auto above = value(metric::clusterAbove1pct), below = value(metric::clusterBelow1pct),
               interest = value(metric::oiUsd);
    if (above && below && interest && *interest > 0) cluster = (*above + *below) / *interest;
    std::optional<double> tci;
    if (in.market && in.market->known()) tci = in.market->tci.back().second;
    out.facts.fragilityParts = {};
    out.facts.fragilityInputs = {funding, value(metric::tinderbox), value(metric::depthRatio), cluster,
                                 tci,     value(metric::vpinPct),   value(metric::basisDisp)};
    const auto f = analytics::score::fragility(out.facts.fragilityInputs);
    if (!f || !f->score) {
        clearMetric(out, metric::fragility, {}, Reason::NoData, in.now);
        return;
    }
    out.facts.fragilityParts = f->parts;
    setMetric(out, metric::fragility, {}, *f->score, in.now, {}, f->coverage);
}

}  // namespace

void computeCoverage(const AssetInputs& in, AssetMetrics& out)
{
    int asked = 0, fresh = 0;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        const Leg& leg = in.perp[v];
        if (!leg) continue;
        const InstrumentTrack& t = *leg.track;
        const Mono now = in.now.mono;
        for (const bool yes : {leg.book != nullptr, usable(t.markFresh(now)), usable(t.indexFresh(now)),
                               usable(t.fundingFresh(now)), usable(t.oiFresh(now)), usable(in.liquidations[v])}) {
            ++asked;
            fresh += yes;
        }
    }
    if (asked == 0)
        clearMetric(out, metric::coverage, {}, Reason::NoData, in.now);
    else
        setMetric(out, metric::coverage, {}, static_cast<double>(fresh) / asked, in.now, {}, 1);
}

void computeState(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    // What this hour looks like, for the normals of later ones.
    if (float* const row = memory.past.at(in.second / 3600)) {
        if (const auto& v = out.at(metric::basisDisp).value) row[PBasis] = static_cast<float>(*v);
        if (const auto& v = out.at(metric::exec10bp).value) row[PExecutable] = static_cast<float>(*v);
        for (const VenueId venue : kVenues)
            if (const auto& v = out.at(metric::exec10bp, venue).value)
                row[PVenueExecutable + static_cast<std::size_t>(venue)] = static_cast<float>(*v);
    }
    normality(in, memory, out);
    phaseOf(in, memory, out);
    fragilityOf(in, out);
    if (in.market && in.market->known()) {
        const auto place = in.market->net.find(in.asset);
        if (place != in.market->net.end())
            setMetric(out, metric::net, {}, place->second, in.now, {}, 1);
        else
            clearMetric(out, metric::net, {}, Reason::NoData, in.now);
    } else {
        clearMetric(out, metric::net, {}, in.market ? in.market->reason : Reason::NoData, in.now);
    }
}

}  // namespace plimsoll
