// What each position means, and what they mean together: pure functions over quotes (ANALYTICS A7, G, H, I).
#pragma once

#include "model/desk/desk_quote.h"

#include <functional>
#include <span>
#include <vector>

namespace plimsoll {

// One modelled position of others, to be stood beside in the queue of auto-deleveraging (F4, H).
struct ModelledPosition {
    PositionSide side = PositionSide::Long;
    double liquidation = 0, leverage = 0, mmr = 0, coins = 0;  // US dollars a coin
};

struct PositionInput {
    const Position* position = nullptr;
    DeskQuote quote;
    std::optional<double> beta;                  // of the asset on Bitcoin; none: not known
    std::span<const ModelledPosition> others{};  // on the same venue; empty: not modelled
};

std::vector<PositionReading> readPositions(std::span<const PositionInput> inputs, const DeskSettings& settings,
                                           Timestamp now);

// Fills everything of the snapshot that follows from its positions.
void readTotals(DeskSnapshot& desk, std::span<const PositionInput> inputs);

// The venue's own score of that queue; only its order counts.
std::optional<double> adlScore(VenueId venue, PositionSide side, double entry, double mark, double leverage,
                               double mmr);

// The shocks of the grid: S2's 7 % in 5 minutes, and beside it what days of the kind have shown.
struct DeskShock {
    const char* name;
    double move;
};
std::span<const DeskShock> deskShocks();

}  // namespace plimsoll
