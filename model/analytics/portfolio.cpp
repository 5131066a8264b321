#include "model/analytics/portfolio.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics::portfolio {

Result<Stress> stress(std::span<const Account> accounts, Numbers shocks)
{
    if (accounts.empty()) return noData("accounts", "is empty");
    Stress out;
    for (const Account& a : accounts)
        for (const Holding& h : a.positions) {
            if (!(h.mark > 0)) return badInput("mark", "must be above 0");
            if (!(h.mmr >= 0)) return badInput("mmr", "must not be below 0");
            out.netDelta += h.qty * h.mark;
            out.gross += std::abs(h.qty) * h.mark;
        }
    for (const double shock : shocks) {
        StressPoint point;
        point.shock = shock;
        double needed = 0;
        for (const Account& a : accounts) {
            double equity = a.wallet, maintenance = 0;
            for (const Holding& h : a.positions) {
                const double price = std::max(0.0, h.mark * (1 + h.beta * shock));
                equity += h.qty * (price - h.entry);
                maintenance += std::abs(h.qty) * price * h.mmr;
            }
            if (maintenance > 0 && equity <= maintenance) point.liquidated.push_back(a.venue);
            point.equity += equity;
            needed += maintenance;
        }
        if (!std::isfinite(point.equity) || !std::isfinite(needed))
            return badInput("accounts", "are out of range");
        if (point.equity > 0 && std::isfinite(needed / point.equity)) point.marginRatio = needed / point.equity;
        out.grid.push_back(std::move(point));
    }
    return finite(out, {out.netDelta, out.gross});
}

std::string_view heatBandName(HeatBand band)
{
    switch (band) {
        case HeatBand::Ok: return "OK";
        case HeatBand::Moderate: return "MODERATE";
        case HeatBand::Aggressive: return "AGGRESSIVE";
        case HeatBand::High: return "HIGH";
        case HeatBand::Block: return "BLOCK";
    }
    return "BLOCK";
}

Result<Heat> heat(double equity, std::span<const Risk> positions)
{
    if (!(equity > 0)) return badInput("equity", "must be above 0");
    Heat out;
    for (const Risk& r : positions) {
        if (!(r.margin >= 0)) return badInput("margin", "must not be below 0");
        if (!(r.leverage >= 0)) return badInput("leverage", "must not be below 0");
        if (!(r.stopFraction >= 0)) return badInput("stop_frac", "must not be below 0");
        out.heat += r.margin * r.leverage * r.stopFraction / equity;
    }
    out.band = atMost(out.heat, 0.06)   ? HeatBand::Ok
               : atMost(out.heat, 0.10) ? HeatBand::Moderate
               : atMost(out.heat, 0.15) ? HeatBand::Aggressive
               : below(out.heat, 0.20)  ? HeatBand::High
                                        : HeatBand::Block;
    return finite(out, {out.heat});
}

double shareCap(VenueTier tier)
{
    switch (tier) {
        case VenueTier::Cex1: return 0.40;
        case VenueTier::Dex1: return 0.30;
        case VenueTier::Tier2: return 0.15;
        case VenueTier::New: return 0.05;
    }
    return 0.05;
}

Result<Exposure> exposure(double collateral, std::span<const VenueExposure> venues)
{
    if (!(collateral > 0)) return badInput("collateral", "must be above 0");
    double total = 0;
    for (const VenueExposure& v : venues) total += std::abs(v.notional);
    Exposure out;
    out.multiple = total / collateral;
    out.level = atMost(out.multiple, 3) ? 0 : atMost(out.multiple, 5) ? 1 : 2;
    for (const VenueExposure& v : venues)
        if (total > 0 && above(std::abs(v.notional) / total, shareCap(v.tier))) out.breaches.push_back(v.name);
    return finite(out, {out.multiple});
}

Result<PyramidReading> pyramid(const Pyramid& p)
{
    if (!(p.equity > 0)) return badInput("equity", "must be above 0");
    if (!(p.reserve >= 0)) return badInput("reserve", "must not be below 0");
    if (!(p.operational >= 0)) return badInput("operational", "must not be below 0");
    if (!(p.apex >= 0)) return badInput("apex", "must not be below 0");
    PyramidReading out;
    out.shares = {p.reserve / p.equity, p.operational / p.equity, p.apex / p.equity};
    if (!allFinite(out.shares)) return badInput("equity", "is out of range");
    if (below(out.shares[0], p.minReserve)) out.breaches.push_back("RESERVE_LOW");
    if (above(out.shares[1], p.maxOperational)) out.breaches.push_back("OPERATIONAL_HIGH");
    if (above(out.shares[2], p.maxApex)) out.breaches.push_back("APEX_HIGH");
    return out;
}

}  // namespace plimsoll::analytics::portfolio
