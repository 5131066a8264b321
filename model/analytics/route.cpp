#include "model/analytics/route.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics::depth {

Result<Route> Route::of(std::span<const VenueSide> venues, Side side)
{
    if (venues.empty()) return noData("venues", "is empty");
    Route out;
    out.m_side = side;
    const double sign = side == Side::Buy ? 1 : -1;
    for (std::size_t v = 0; v < venues.size(); ++v) {
        const VenueSide& venue = venues[v];
        if (!(venue.fx > 0)) return badInput("fx", "must be above 0");
        if (!(std::abs(venue.fee) < 1)) return badInput("fee", "must be between -1 and 1");
        for (const Level& l : venue.levels)
            if (l.qty > 0)
                out.m_offers.push_back(
                    {l.price * venue.fx * (1 + sign * venue.fee), l.price * venue.fx, l.qty, v});
        const auto same = std::find(out.m_names.begin(), out.m_names.end(), venue.name);
        out.m_venues.push_back({static_cast<std::size_t>(same - out.m_names.begin()), venue.fee});
        if (same == out.m_names.end()) out.m_names.push_back(venue.name);
    }
    std::stable_sort(out.m_offers.begin(), out.m_offers.end(),
                     [sign](const Offer& a, const Offer& b) { return sign * a.routed < sign * b.routed; });
    return out;
}

Result<ConsolidatedCost> Route::cost(double notional) const
{
    if (!(notional > 0)) return badInput("notional", "must be above 0");
    ConsolidatedCost out;
    for (const std::string& name : m_names) out.allocation.emplace_back(name, 0);
    double filled = 0, base = 0;
    for (const Offer& o : m_offers) {
        const double here = std::min(o.usd * o.qty, notional - filled);
        filled += here;
        base += here / o.usd;
        out.feesUsd += here * m_venues[o.venue].fee;
        out.allocation[m_venues[o.venue].place].second += here;
        // A sum of floats; as far from the notional as rounding makes it, it is the notional.
        if (filled >= notional * (1 - kTolerance)) {
            out.complete = true;
            break;
        }
    }
    if (base > 0) out.vwap = filled / base;
    const double fees = out.feesUsd;
    return finite(std::move(out), {filled, base > 0 ? filled / base : 0, fees});
}

std::optional<double> Route::slipBps(const ConsolidatedCost& cost, double mid) const
{
    if (!cost.vwap || !(mid > 0)) return std::nullopt;
    const double worse = (*cost.vwap / mid - 1) * (m_side == Side::Buy ? 1 : -1);
    return std::max(0.0, worse) * 1e4;
}

}  // namespace plimsoll::analytics::depth
