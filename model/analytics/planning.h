// What a person works out before a trade, beyond what the founding documents name: the size that a stop allows,
// what leverage does to a move, risk in units, how long funding leaves the margin whole, an order at once against
// the same in parts, and how much fatter the tail is than the normal one. Money in USD, rates and moves as
// fractions.
#pragma once

#include "model/analytics/depth.h"
#include "model/analytics/result.h"
#include "model/analytics/statistics.h"
#include "model/market/instrument.h"

#include <optional>
#include <span>
#include <vector>

namespace plimsoll::analytics::planning {

// Risk, stop distance and account size (S2): what is lost at the stop is `risk` of the equity.
struct StopSize {
    double qty = 0, notional = 0, margin = 0;
    double riskUsd = 0, stopFraction = 0;
    double exposure = 0;  // notional over equity
};
Result<StopSize> byStop(double equity, double risk, double entry, double stop, double leverage = 1);

// What leverage means. Moves are against the position, fractions of the entry.
struct Lever {
    double notional = 0;
    double bankruptMove = 0;     // the margin is gone
    double liquidationMove = 0;  // 0 where it is liquidated at once
    bool atOnce = false;
    double lossOfOnePercent = 0;  // share of the margin that a move of 1 % takes
    double oversizeShare = 0;     // of the margin, in notional, that `oversize` too much adds
};
Result<Lever> lever(double margin, double leverage, double mmr = 0, PositionSide side = PositionSide::Long,
                    double oversize = 0);

// Gains and losses in units of what one trade may lose.
struct Units {
    double unitUsd = 0, riskR = 0;
    std::optional<double> resultR;  // absent without a price
};
Result<Units> units(double equity, double risk, double entry, double stop, double qty,
                    std::optional<double> price = std::nullopt);

// Size by range now against the size of a calm period.
struct Regime {
    double ratio = 0, size = 0, change = 0;  // range now over base; size now over then; that less 1
};
Result<Regime> rangeRegime(double now, double base);

// Margin beyond maintenance, and how funding alone eats it: price and rate stand still.
struct Erosion {
    double buffer = 0, share = 0;                 // USD; of the notional
    double costDay = 0;                           // below 0: received
    std::optional<double> days;                   // until it is gone; absent: never
    std::vector<std::pair<double, double>> path;  // day, share left; ends where nothing is left
};
struct ErosionInput {
    double margin = 0, notional = 0, mmr = 0, r8 = 0;
    double deduction = 0, days = 30;
    PositionSide side = PositionSide::Long;
};
Result<Erosion> erosion(const ErosionInput& in);

// The whole order at once against `slices` parts, each into a book that is whole again. The truth lies between.
struct Total {
    double onceBps = 0, onceUsd = 0, slicedBps = 0, slicedUsd = 0, savedUsd = 0;
    bool complete = false;  // the book holds the whole order
};
Result<Total> total(std::span<const Level> levels, double mid, double usd, std::size_t slices);

// Loss of the worst share 1 - alpha of periods: as a normal distribution of the same spread has it, and as the
// returns themselves have it. `periods`: so many make up the time that is asked for, by the root of time.
struct Tails {
    double sigma = 0;                    // root mean square
    double normalVar = 0, normalEs = 0;  // fractions
    double sampleVar = 0, sampleEs = 0;
    std::optional<double> varRatio, esRatio;  // sample over normal; absent where nothing moved
};
Result<Tails> tails(Numbers ret, double alpha, double periods = 1);

}  // namespace plimsoll::analytics::planning
