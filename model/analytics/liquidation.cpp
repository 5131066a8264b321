#include "model/analytics/liquidation.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics::liq {

Result<std::map<Cell, double>> heatmap(std::span<const Event> events, double t0Ms, double dtMs, double p0,
                                       double binBps)
{
    if (!std::isfinite(t0Ms)) return badInput("t0_ms", "must be finite");
    if (!(dtMs > 0) || !std::isfinite(dtMs)) return badInput("dt_ms", "must be above 0");
    if (!(p0 > 0) || !std::isfinite(p0)) return badInput("p0", "must be above 0");
    if (!(binBps > 0) || !std::isfinite(binBps)) return badInput("bin_bps", "must be above 0");
    const double bin = std::log(1 + binBps / 1e4);
    if (!(bin > 0)) return badInput("bin_bps", "is too small");
    std::map<Cell, double> cells;
    for (const Event& e : events) {
        if (!(e.price > 0) || !std::isfinite(e.price)) return badInput("events", "a price must be above 0");
        if (!(e.usd >= 0) || !std::isfinite(e.usd)) return badInput("events", "usd must not be below 0");
        const double time = std::floor((e.timeMs - t0Ms) / dtMs);
        const double price = std::floor(std::log(e.price / p0) / bin);
        if (!(std::abs(time) < 9e15) || !(std::abs(price) < 9e15)) return badInput("events", "are out of range");
        double& usd = cells[{static_cast<std::int64_t>(time), static_cast<std::int64_t>(price), e.side}];
        usd += e.usd;
        if (!std::isfinite(usd)) return badInput("events", "usd is out of range");
    }
    return cells;
}

double zscoreOf(double usd, double unit, double median, double mad)
{
    return kRobustScale * (std::log(1 + usd / unit) - median) / std::max(mad, kLeastMad);
}

Result<ZScore> zscore(Numbers history, double current, double unit)
{
    if (history.empty()) return noData("history", "is empty");
    if (!allFinite(history) || !noneNegative(history)) return badInput("history", "must not be below 0");
    if (!(current >= 0)) return badInput("current", "must not be below 0");
    if (!(unit > 0)) return badInput("unit", "must be above 0");
    std::vector<double> x;
    x.reserve(history.size());
    for (const double usd : history) x.push_back(std::log(1 + usd / unit));
    ZScore out;
    out.median = median(x);
    out.mad = std::max(kLeastMad, medianAbsoluteDeviation(x));
    out.z = zscoreOf(current, unit, out.median, out.mad);
    return finite(out, {out.z, out.median, out.mad});
}

Result<double> burst(double z, double usdPerMinute, double openInterestUsd, double warn, double critical)
{
    if (!std::isfinite(z)) return badInput("z", "must be finite");
    if (!(usdPerMinute >= 0)) return badInput("usd", "must not be below 0");
    if (!(openInterestUsd > 0)) return noData("oi_usd", "must be above 0");
    const double share = usdPerMinute / openInterestUsd;
    // Just under the threshold that the weight does not carry.
    if (!atLeast(share, 0.0002)) return std::min(z, std::nextafter(warn, -1e9));
    if (!atLeast(share, 0.0010)) return std::min(z, std::nextafter(critical, -1e9));
    return z;
}

Result<Flow> flow(double longUsd, double shortUsd, double takerUsd)
{
    if (!(longUsd >= 0)) return badInput("long_usd", "must not be below 0");
    if (!(shortUsd >= 0)) return badInput("short_usd", "must not be below 0");
    if (!(takerUsd >= 0)) return badInput("taker_usd", "must not be below 0");
    Flow out;
    out.total = longUsd + shortUsd;
    if (out.total > 0) out.imbalance = (longUsd - shortUsd) / out.total;
    if (takerUsd > 0) out.forcedShare = out.total / takerUsd;
    return finite(out, {out.total, out.imbalance.value_or(0), out.forcedShare.value_or(0)});
}

Result<Near> near(std::span<const PricedUsd> clusters, double price, double bandBps, double openInterestUsd)
{
    if (!(price > 0)) return badInput("price", "must be above 0");
    if (!(bandBps >= 0)) return badInput("band_bps", "must not be below 0");
    if (!(openInterestUsd >= 0)) return badInput("oi_usd", "must not be below 0");
    const double band = std::log(1 + bandBps / 1e4);
    Near out;
    for (const PricedUsd& c : clusters) {
        if (!(c.price > 0)) return badInput("clusters", "a price must be above 0");
        if (!(c.usd >= 0)) return badInput("clusters", "usd must not be below 0");
        if (atMost(std::abs(std::log(c.price / price)), band)) out.usd += c.usd;
    }
    if (openInterestUsd > 0) out.shareOfOpenInterest = out.usd / openInterestUsd;
    return finite(out, {out.usd, out.shareOfOpenInterest.value_or(0)});
}

Result<Densest> concentration(std::span<const PricedUsd> clusters, double widthBps)
{
    if (!(widthBps >= 0) || !std::isfinite(widthBps)) return badInput("width_bps", "must not be below 0");
    std::vector<PricedUsd> rows;
    rows.reserve(clusters.size());
    for (const PricedUsd& c : clusters) {
        if (!(c.price > 0) || !std::isfinite(c.price)) return badInput("clusters", "a price must be above 0");
        if (!(c.usd >= 0) || !std::isfinite(c.usd)) return badInput("clusters", "usd must not be below 0");
        if (c.usd > 0) rows.push_back(c);
    }
    if (rows.empty()) return noData("clusters", "hold nothing");
    std::sort(rows.begin(), rows.end(), [](const PricedUsd& a, const PricedUsd& b) { return a.price < b.price; });
    const double width = std::log1p(widthBps / 1e4);
    std::vector<double> upTo{0};
    for (const PricedUsd& r : rows) upTo.push_back(upTo.back() + r.usd);
    Densest out;
    for (std::size_t first = 0, last = 0; last < rows.size(); ++last) {
        while (!atMost(std::log(rows[last].price / rows[first].price), width)) ++first;
        const double usd = upTo[last + 1] - upTo[first];
        if (usd > out.usd) out = {0, usd, rows[first].price, rows[last].price};
    }
    out.share = std::min(1.0, out.usd / upTo.back());
    return finite(out, {out.share, out.usd});
}

Result<Sampling> sampling(double seconds, double secondsWithPrint, double observedUsd)
{
    if (seconds == 0) return noData("seconds", "is 0");
    if (!(seconds > 0)) return badInput("seconds", "must be above 0");
    if (!(secondsWithPrint >= 0 && secondsWithPrint <= seconds))
        return badInput("seconds_with_print", "must be from 0 to seconds");
    if (!(observedUsd >= 0)) return badInput("observed_usd", "must not be below 0");
    const double share = secondsWithPrint / seconds, p = std::min(share, 0.98);
    Sampling out;
    out.rate = 0 - std::log1p(-p);
    out.factor = p > 0 ? out.rate / p : 1;  // its limit: a lone print stands for itself
    out.estimateUsd = observedUsd * out.factor;
    out.lowerBound = atLeast(share, 0.95);
    return finite(out, {out.rate, out.factor, out.estimateUsd});
}

Result<SecondOpinions> secondOpinions(std::optional<double> anchorUsd, std::optional<double> anchorOiUsd,
                                      std::optional<double> venueOiUsd, std::optional<double> oiChangeUsd)
{
    SecondOpinions out;
    if (anchorUsd && anchorOiUsd && venueOiUsd && *anchorOiUsd > 0)
        out.fromAnchorUsd = *anchorUsd * *venueOiUsd / *anchorOiUsd;
    if (oiChangeUsd) out.ceilingUsd = std::max(0.0, -*oiChangeUsd);
    if (!out.fromAnchorUsd && !out.ceilingUsd) return noData("anchor_usd", "neither estimate has its inputs");
    return finite(out, {out.fromAnchorUsd.value_or(0), out.ceilingUsd.value_or(0)});
}

Result<Unexplained> unexplained(double oiChangeUsd, double seenUsd)
{
    if (!std::isfinite(oiChangeUsd)) return badInput("oi_change", "must be finite");
    if (!(seenUsd >= 0)) return badInput("seen", "must not be below 0");
    Unexplained out;
    out.lostUsd = std::max(0.0, -oiChangeUsd);
    out.restUsd = std::max(0.0, out.lostUsd - seenUsd);
    if (out.lostUsd > 0) out.share = out.restUsd / out.lostUsd;
    return finite(out, {out.lostUsd, out.restUsd, out.share.value_or(0)});
}

}  // namespace plimsoll::analytics::liq
