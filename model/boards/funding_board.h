// Funding by asset and venue, made comparable: as paid, per 8 hours, per year.
#pragma once

#include "model/boards/market_board.h"

namespace plimsoll {

// One row an asset that has funding anywhere or is watched; watched ones first, in the watch set's
// order, then by name.
FundingSnapshot fundingGrid(const MarketBoard& market, AsOf asOf);

}  // namespace plimsoll
