// What has to be traded for the price to get somewhere: everything that rests before it (ANALYTICS C2, asked
// the other way round).
#pragma once

#include "widgets/lane_choice.h"

namespace plimsoll {

struct ReachCost {
    struct Part {
        VenueId venue = VenueId::Binance;
        double usd = 0, coins = 0;
        bool floor = false;  // its book ends before: at least this
    };
    bool up = false;  // bought into the asks; else sold into the bids
    double usd = 0, coins = 0;
    bool floor = false;       // of one of the parts
    std::vector<Part> parts;  // the venues whose books count now, by venue
};

// To reach the row [low, high) of the axis: asks below `low`, or bids at `high` and above. Nothing when no book
// counts, or the price is there already.
std::optional<ReachCost> costToReach(const DepthSnapshot& depth, const LaneChoice& choice, Price low, Price high);

// What rests from the touch to each row, that row included, in dollars; rows as sumRows takes them. A venue's
// book that ends before leaves a floor: from `bidFloorBelow` down and `askFloorFrom` up sums are "at least".
struct CumulativeRows {
    std::vector<double> bid, ask;
    std::int64_t bidFloorBelow = 0, askFloorFrom = 0;
};
void accumulate(const DepthSnapshot& depth, const LaneChoice& choice, Price group, const BookRows& rows,
                CumulativeRows& out);

}  // namespace plimsoll
