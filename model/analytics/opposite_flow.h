// Takers that buy on one venue in the seconds in which takers sell on another: what arbitrage between the two
// would leave behind, and what chance leaves behind too (ANALYTICS C14). A formula of our own. A second's length
// is the caller's; what is not known in one is absent, and never counts as nothing traded.
#pragma once

#include "model/analytics/dislocation.h"
#include "model/analytics/result.h"
#include "model/analytics/statistics.h"

#include <cstddef>
#include <optional>

namespace plimsoll::analytics::flow {

inline constexpr std::size_t kMostSlack = 60;
struct OppositeLimits {
    // Seconds by which the seller's may lie beside the buyer's: clocks of venues differ. One shift for all of
    // them.
    std::size_t slack = 1;
    // A net flow counts from above the venue's own median size of one, and from above this, USD.
    double leastUsd = 1'000;
    std::size_t least = 240;         // seconds of which both must be known
    std::size_t leastOpposite = 10;  // fewer are no hint, whatever chance says
    double alpha = 0.01;             // how often chance alone may give a hint
};

// What takers bought and sold on a venue each second, oldest first.
struct TakerSeconds {
    Sometimes bought, sold;  // USD
};

struct OppositeFlow {
    std::size_t seconds = 0;   // opposite: the one bought, the other sold, both above their floors
    std::size_t busy = 0;      // of which both were above their floors, to whatever side
    std::size_t judged = 0;    // of which both were known
    int shift = 0;             // seconds from the buyer's to the seller's
    double byChance = 0;       // seconds expected of two flows that have nothing to do with each other
    double probability = 1;    // of as many by chance, or more; 1 where there are no more than expected
    bool hint = false;         // clearly above chance
    double matchedUsd = 0;     // the smaller net flow of each, summed
    double buyerFloorUsd = 0;  // above which a net flow counted
    double sellerFloorUsd = 0;
    std::optional<double> share;  // of the taker flow of both; absent where nothing was traded
    // The seller's price over the buyer's, bp: mean of the opposite seconds, and of all that were judged. Absent:
    // not known in any.
    std::optional<double> gapBps, usualGapBps;
};
// The shift is the one with the most opposite seconds above chance. Both are busy in the same seconds without any
// arbitrage, when something happens. So chance is asked of the sides alone: seconds in which both were busy *
// share of the one's busy seconds in which it bought * share of the other's in which it sold. A hint: the binomial
// of that many at that rate gives as many or more with a probability of at most alpha / (2 * slack + 1), as so
// many shifts were looked at. All series are as long as each other; `gapsBps` may be empty. No value: fewer than
// `least` seconds of both are known (TooShort). Bad input: lengths that differ, an amount below 0, a slack as long
// as the series or above kMostSlack, an alpha that is none.
Result<OppositeFlow> oppositeFlow(const TakerSeconds& buyer, const TakerSeconds& seller, Sometimes gapsBps,
                                  const OppositeLimits& limits = {});

// Probability of `k` or more of `n`, each with probability `p`; 1 where k is no more than n * p.
double binomialTail(std::size_t n, std::size_t k, double p);

}  // namespace plimsoll::analytics::flow
