// How prices that belong together come apart and find back: gaps between venues, an index that stands still or
// jumps, a stablecoin off its dollar (ANALYTICS C13). Series are regular, oldest first; a step's length is the
// caller's, and so is the unit of durations. What is not known at a step is absent, and never bridged.
#pragma once

#include "model/analytics/result.h"
#include "model/analytics/statistics.h"

#include <cstddef>
#include <optional>
#include <span>

namespace plimsoll::analytics {

using Sometimes = std::span<const std::optional<double>>;

// What is usual: the median, and `width` robust deviations to both sides, `least` or more. From 60 values.
struct UsualBand {
    double median = 0, low = 0, high = 0;
};
Result<UsualBand> usualBand(Numbers x, double width = 3, double least = 1);

// Being outside of [low, high] on one side is an episode.
struct GapPast {
    std::optional<int> side;      // now: above 1, below -1, within 0; absent: not known now
    std::optional<double> steps;  // since the present episode began; absent unless there is one
    bool floor = false;           // it had begun before the first step, or while nothing was known
    std::size_t returned = 0;     // earlier episodes that were seen to come back
    // Of those: from the farthest to half as far from the band's middle, interpolated; the median.
    std::optional<double> halfLife;
    std::size_t judged = 0;         // how many of them say so
    std::optional<double> largest;  // the value farthest from zero, the first on ties
    std::size_t largestAt = 0;      // its step
};
Result<GapPast> gapPast(Sometimes gaps, double low, double high);

// An index that says the same for `leastSteps` or more while its peers moved by `leastBps` or more. Prices of any
// unit, one a step, oldest first, as long as each other. No value: none is given, or the newest index is not known
// (stale). Bad input: lengths that differ, a price not above 0.
struct Freeze {
    double steps = 0;     // that it has said the same
    double peersBps = 0;  // the farthest that the peers went from where they were when it last changed
    bool peersKnown = false;
    bool frozen = false;
};
Result<Freeze> indexFreeze(Sometimes index, Sometimes peers, double leastSteps = 30, double leastBps = 5);

// Moves from one step to the next of `leastBps` or more of which the peers, within `slack` steps around, went less
// than half the way. The last `slack` steps wait for their judgement.
struct IndexJumps {
    std::size_t count = 0;
    std::optional<double> largestBps;  // signed, the farthest
    std::size_t lastAt = 0;            // step of the newest one
};
Result<IndexJumps> indexJumps(Sometimes index, Sometimes peers, double leastBps = 10, std::size_t slack = 3);

// C13: what a coin that stands for a dollar is off by. Level 1 from 30 bp, level 2 from 100 bp.
struct Depeg {
    double bps = 0;  // signed
    int level = 0;
};
Result<Depeg> stableDepeg(double price);

}  // namespace plimsoll::analytics
