// What the tape tells: when the lead of takers passes from buyers to sellers, and where the price went after large
// trades (ANALYTICS C14). Formulas of our own. Series are regular, oldest first; a step's length is the caller's.
#pragma once

#include "model/analytics/dislocation.h"
#include "model/analytics/result.h"
#include "model/analytics/statistics.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace plimsoll::analytics::flow {

struct TurnLimits {
    std::size_t window = 5;   // steps over which both sides are summed
    double edge = 1.5;        // one side leads from that multiple of the other on
    std::size_t within = 15;  // steps from the last lead of one side to the first of the other: else it is no turn
    double least = 0;         // a window with less than that of both together decides nothing
};
// Who leads the taker flow. A side leads where a window has `edge` times of it what it has of the other; it keeps
// the lead until the other side has it. That is a turn if it comes `within` so many steps. What takers bought and
// sold a step, any unit, as long as each other. A window with an unknown step is not judged, and the lead is
// forgotten: nothing is bridged. No value: nothing is judged (NoData), fewer steps than a window (TooShort). Bad
// input: lengths that differ, an amount below 0, no window, an edge not above 1.
struct TakerTurns {
    std::optional<double> ratio;     // bought / sold of the last window; absent: not known, nothing was sold
    std::optional<double> buyShare;  // bought of both, there
    int side = 0;                    // who leads: 1 buyers, -1 sellers, 0 nobody yet
    std::optional<double> steps;     // since it took the lead
    std::size_t turns = 0;
    std::optional<double> turnAgo;      // steps since the last turn
    std::optional<int> turnSide;        // who took over then
    std::optional<double> shareBefore;  // the largest lead of the side that lost it, as a buy share
    std::size_t judged = 0;             // windows
};
Result<TakerTurns> takerTurns(Sometimes bought, Sometimes sold, const TurnLimits& limits = {});

// Mark-out of trades at one horizon: side * (price then / price before - 1), bp; above 0 it went the taker's way,
// against whoever was in the book. Prices of any unit, one a trade; `after` may be unknown. No value: no `after`
// is known. Bad input: lengths that differ, a price not above 0.
struct Markout {
    std::size_t n = 0;  // trades whose price then is known
    double meanBps = 0;
    std::optional<double> errorBps;  // standard error of the mean; absent of one trade
    double share = 0;                // of them that went the taker's way
};
Result<Markout> markout(const std::vector<bool>& isBuy, Numbers before, Sometimes after);

}  // namespace plimsoll::analytics::flow
