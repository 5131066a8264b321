#include "model/analytics/depth.h"

#include "model/analytics/route.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics::depth {

namespace {

// What is filled is a sum of floats; as far from the notional as rounding makes it, it is the notional.
bool reaches(double x, double limit)
{
    return x >= limit * (1 - kTolerance);
}

}  // namespace

Result<Bands> bands(Levels bids, Levels asks, Numbers bps)
{
    if (bids.empty()) return noData("bids", "is empty");
    if (asks.empty()) return noData("asks", "is empty");
    const Level& bid = bids.front();
    const Level& ask = asks.front();
    Bands out;
    out.mid = (bid.price + ask.price) / 2;
    if (!(out.mid > 0)) return badInput("bids", "prices must be above 0");
    out.spreadBps = (ask.price - bid.price) / out.mid * 1e4;
    if (bid.qty + ask.qty > 0) out.microprice = (bid.price * ask.qty + ask.price * bid.qty) / (bid.qty + ask.qty);
    double lowest = bid.price, highest = ask.price;
    bool sorted = true;  // away from the touch: then a band is what the narrower one has, and some more
    for (std::size_t i = 1; i < bids.size(); ++i) sorted = sorted && bids[i].price <= bids[i - 1].price;
    for (std::size_t i = 1; i < asks.size(); ++i) sorted = sorted && asks[i].price >= asks[i - 1].price;
    for (const Level& l : bids) lowest = std::min(lowest, l.price);
    for (const Level& l : asks) highest = std::max(highest, l.price);
    std::size_t bidsIn = 0, asksIn = 0;
    double bidUsd = 0, askUsd = 0, widest = 0;
    for (const double b : bps) {
        if (!(b >= 0)) return badInput("bps", "must not be below 0");
        // Compared as written, without a tolerance: the example of C1 rests on 100 000 * (1 + 10 / 1e4) being a
        // little below 100 100 in doubles.
        const double low = out.mid * (1 - b / 1e4), high = out.mid * (1 + b / 1e4);
        Band band{.bps = b, .imbalance = {}, .complete = lowest <= low && highest >= high};
        if (!sorted || b < widest) bidsIn = asksIn = 0, bidUsd = askUsd = 0;
        widest = b;
        for (; bidsIn < bids.size() && (!sorted || bids[bidsIn].price >= low); ++bidsIn)
            if (bids[bidsIn].price >= low) bidUsd += bids[bidsIn].price * bids[bidsIn].qty;
        for (; asksIn < asks.size() && (!sorted || asks[asksIn].price <= high); ++asksIn)
            if (asks[asksIn].price <= high) askUsd += asks[asksIn].price * asks[asksIn].qty;
        band.bidUsd = bidUsd, band.askUsd = askUsd;
        const double both = band.bidUsd + band.askUsd;
        if (!std::isfinite(both)) return badInput("bids", "are out of range");
        if (both > 0) band.imbalance = (band.bidUsd - band.askUsd) / both;
        out.bands.push_back(band);
    }
    return finite(out, {out.mid, out.spreadBps, out.microprice.value_or(0)});
}

Result<Cost> cost(Levels levels, double mid, double notional)
{
    if (!(mid > 0)) return badInput("mid", "must be above 0");
    if (!(notional > 0)) return badInput("notional", "must be above 0");
    Cost out;
    double base = 0;
    for (const Level& l : levels) {
        if (!(l.qty > 0)) continue;
        const double here = std::min(l.price * l.qty, notional - out.filledUsd);
        base += here == l.price * l.qty ? l.qty : here / l.price;
        out.filledUsd += here;
        out.worst = l.price;
        if (reaches(out.filledUsd, notional)) {
            out.complete = true;
            break;
        }
    }
    if (base > 0) {
        out.vwap = out.filledUsd / base;
        out.slipBps = std::abs(*out.vwap / mid - 1) * 1e4;
    }
    return finite(out, {out.filledUsd, out.vwap.value_or(0), out.slipBps.value_or(0)});
}

Result<Executable> executable(Levels levels, double mid, double maxSlipBps, Side side)
{
    if (!(mid > 0)) return badInput("mid", "must be above 0");
    if (!(maxSlipBps >= 0)) return badInput("max_slip_bps", "must not be below 0");
    const double sign = side == Side::Buy ? 1 : -1;
    const double limit = mid * (1 + sign * maxSlipBps / 1e4);
    Executable out;
    for (const Level& l : levels) {
        const double usd = out.usd + l.price * l.qty, base = out.base + l.qty;
        // The average, times the size: no division, so an empty level does no harm.
        if (sign * (usd - limit * base) <= kTolerance * limit * base) {
            out.usd = usd, out.base = base;
            continue;
        }
        const double part = clamp((limit * out.base - out.usd) / (l.price - limit), 0, l.qty);
        out.usd += l.price * part, out.base += part;
        out.complete = true;
        break;
    }
    return finite(out, {out.usd, out.base});
}

Result<ConsolidatedCost> consolidatedCost(std::span<const VenueSide> venues, Side side, double notional)
{
    if (venues.empty()) return noData("venues", "is empty");
    if (!(notional > 0)) return badInput("notional", "must be above 0");
    const auto route = Route::of(venues, side);
    if (!route) return Unexpected<NoValue>{route.error()};
    return route->cost(notional);
}

Result<Stability> stability(Numbers depths)
{
    if (depths.empty()) return noData("depths", "is empty");
    if (!noneNegative(depths)) return badInput("depths", "must not be below 0");
    const double middle = mean(depths);
    if (!(middle > 0)) return noData("depths", "is 0 everywhere");
    Stability out;
    out.cv = std::sqrt(variance(depths)) / middle;
    out.stability = 1 / (1 + out.cv);
    return finite(out, {out.cv});
}

Result<double> phantom(double before, double after, double traded)
{
    if (!(before > 0)) return badInput("d_pre", "must be above 0");
    if (!(after >= 0)) return badInput("d_post", "must not be below 0");
    if (!(traded >= 0)) return badInput("traded", "must not be below 0");
    return clamp((before - after - traded) / before, 0, 1);
}

Result<Walls> walls(Levels levels, const WallRule& rule)
{
    std::vector<double> sizes, logs;
    for (const Level& l : levels) {
        const double usd = l.price * l.qty;
        if (!std::isfinite(usd)) return badInput("levels", "are out of range");
        if (usd > 0) sizes.push_back(usd), logs.push_back(std::log(usd));
    }
    const double middle = median(logs), mad = medianAbsoluteDeviation(logs), typical = median(sizes);
    double meanOff = 0;
    for (const double x : logs) meanOff += std::abs(x - middle) / static_cast<double>(logs.size());
    // Where half the buckets are alike the MAD is 0; the mean deviation then sets the scale.
    const double scale = mad > 0 ? kRobustScale / mad : meanOff > 0 ? 1 / (1.2533 * meanOff) : 0;
    Walls out;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const double usd = levels[i].price * levels[i].qty;
        if (!(usd > 0)) {
            out.z.emplace_back();
            continue;
        }
        const double z = (std::log(usd) - middle) * scale;
        out.z.emplace_back(z);
        if (z >= rule.zMin && usd >= rule.multiple * typical && usd >= rule.usdMin) out.walls.push_back(i);
    }
    return out;
}

}  // namespace plimsoll::analytics::depth
