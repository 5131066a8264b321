// What the numbers say together: how much of them is fresh, and how fragile the market is (ANALYTICS 0, J6).
// Whether it is back to normal, its phase, and what follows a flush are computed along with it (J2, J4, J5).
#include "model/analytics/scores.h"
#include "model/analytics/statistics.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/over_venues.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

void fragilityOf(const AssetInputs& in, AssetMetrics& out)
{
    const auto value = [&](MetricId id) -> std::optional<double> {
        const MetricValue& v = out.at(id);
        return v.usable() ? v.value : std::nullopt;
    };
    std::optional<double> funding, cluster;
    if (const auto r8 = value(metric::r8)) funding = std::fabs(*r8);
    const auto above = value(metric::clusterAbove1pct), below = value(metric::clusterBelow1pct),
               interest = out.facts.modelledInterestUsd;
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

// What this hour and this minute look like, for the normals of later ones.
void noteState(const AssetInputs& in, AssetMemory& memory, const AssetMetrics& out)
{
    std::vector<double> bases;
    for (const VenueId venue : kVenues)
        if (const auto& b = out.at(metric::basisBps, venue).value) bases.push_back(*b);
    const auto hour = memory.past.at(in.second / 3600);
    const auto minute = memory.recent.at(in.second / 60);
    // A distance of extremes: without one of the venues it is no past of all of them.
    const MetricValue& apart = out.at(metric::basisDisp);
    if (apart.value && !lacksVenue(metric::basisDisp, apart.fresh())) {
        if (hour) hour[PBasis] = static_cast<float>(*apart.value);
        if (minute) minute[QBasis] = static_cast<float>(*apart.value);
    }
    for (const VenueId venue : kVenues) {
        const auto at = static_cast<std::size_t>(venue);
        if (const auto& v = out.at(metric::exec10bp, venue).value; hour && v)
            hour[PVenueExecutable + at] = static_cast<float>(*v);
        const auto& basis = out.at(metric::basisBps, venue).value;
        if (!basis || bases.size() < 2) continue;
        const auto off = static_cast<float>(std::fabs(*basis - analytics::median(bases)));
        if (hour) hour[PVenueBasis + at] = off;
        if (minute) minute[QVenueBasis + at] = off;
    }
}

}  // namespace

void computeCoverage(const AssetInputs& in, AssetMetrics& out)
{
    constexpr int kAsked = 6;  // of each venue
    int asked = 0, fresh = 0;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        const Leg& leg = in.perp[v];
        if (!leg.expected() && !((out.facts.unreached >> v) & 1u)) continue;
        if (!leg) {
            asked += kAsked;
            continue;
        }
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
    noteState(in, memory, out);
    computeNormality(in, memory, out);
    computePhase(in, memory, out);
    computeFlush(in, memory, out);
    fragilityOf(in, out);
    if (in.market && in.market->known()) {
        const auto place = in.market->net.find(in.asset);
        if (place != in.market->net.end())
            setPart(out, metric::net, {}, place->second, in.now, 1, in.market->coverage);
        else
            clearMetric(out, metric::net, {}, Reason::NoData, in.now);
    } else {
        clearMetric(out, metric::net, {}, in.market ? in.market->reason : Reason::NoData, in.now);
    }
}

}  // namespace plimsoll
