// What the liquidation feeds say, and how much they leave out (ANALYTICS F1, F2, F4, F6).
// Money in USD, prices in quote currency. Sides are those of the position that was closed by force.
#pragma once

#include "model/analytics/statistics.h"
#include "model/market/instrument.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace plimsoll::analytics::liq {

// F1. Measured (or sampled) liquidations, summed into cells of time and log price.
struct Event {
    double timeMs = 0, price = 0, usd = 0;
    PositionSide side = PositionSide::Long;
};
struct Cell {
    std::int64_t time = 0;   // floor((t - t0) / dt)
    std::int64_t price = 0;  // floor(ln(p / p0) / ln(1 + bin / 1e4))
    PositionSide side = PositionSide::Long;
    auto operator<=>(const Cell&) const = default;
};
// dt in ms, bin in basis points, both above 0. No events: no cells, which is an answer.
Result<std::map<Cell, double>> heatmap(std::span<const Event> events, double t0Ms, double dtMs, double p0,
                                       double binBps);

// F2. How unusual the USD of this minute is against the minutes before, on ln(1 + usd / unit).
struct ZScore {
    double z = 0, median = 0, mad = 0;  // mad: not below 0.25
};
Result<ZScore> zscore(Numbers history, double current, double unit = 1000);
inline constexpr double kLeastMad = 0.25;
// The same from a median and MAD that are known already (an incremental window has them).
double zscoreOf(double usd, double unit, double median, double mad);

// z may only speak if the minute's USD is a matter of some weight: 0.02 % of open interest to warn, 0.10 % to
// be critical. Returns what the rule LIQ_BURST should see: z, or as much of it as the weight allows.
Result<double> burst(double z, double usdPerMinute, double openInterestUsd, double warn = 3, double critical = 4);

// F2. One window's flow.
struct Flow {
    double total = 0;                   // USD
    std::optional<double> imbalance;    // -1 only shorts, 1 only longs; absent without liquidations
    std::optional<double> forcedShare;  // of the takers' USD; absent without trades
};
Result<Flow> flow(double longUsd, double shortUsd, double takerUsd);

// F4. Clusters whose price is within the band of `price`, either side, edges included.
struct PricedUsd {
    double price = 0, usd = 0;
};
struct Near {
    double usd = 0;
    std::optional<double> shareOfOpenInterest;  // absent if that is 0
};
Result<Near> near(std::span<const PricedUsd> clusters, double price, double bandBps, double openInterestUsd);

// F4. How concentrated they are: of all of it, what lies within the densest stretch of prices that is no wider
// than so many basis points. Of several that are alike the lowest; its ends are those of what lies in it.
struct Densest {
    double share = 0;  // of the USD of all
    double usd = 0, low = 0, high = 0;
};
Result<Densest> concentration(std::span<const PricedUsd> clusters, double widthBps = 50);

// F6. A feed that prints once a second at most: what it would have shown, if arrivals are Poisson.
struct Sampling {
    double rate = 0;          // events a second
    double factor = 1;        // events for each one printed
    double estimateUsd = 0;   // observed times factor
    bool lowerBound = false;  // nearly every second had a print: the truth may be far above
};
Result<Sampling> sampling(double seconds, double secondsWithPrint, double observedUsd);

// F6. Other estimates of one venue's liquidations in a minute, to be printed beside the sampled one.
struct SecondOpinions {
    std::optional<double> fromAnchorUsd;  // the complete feed's, scaled by shares of open interest
    std::optional<double> ceilingUsd;     // open interest that went away in the minute, at least 0
};
Result<SecondOpinions> secondOpinions(std::optional<double> anchorUsd, std::optional<double> anchorOiUsd,
                                      std::optional<double> venueOiUsd, std::optional<double> oiChangeUsd);

// Open interest that went away beside what was seen liquidated in the same time. People close by themselves too:
// the rest is no proof of unseen liquidations, only the room for them.
struct Unexplained {
    double lostUsd = 0;           // 0: it grew
    double restUsd = 0;           // lost less seen, at least 0
    std::optional<double> share;  // of what was lost; absent: nothing was
};
Result<Unexplained> unexplained(double oiChangeUsd, double seenUsd);

}  // namespace plimsoll::analytics::liq
