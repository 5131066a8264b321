// What the boards of liquidations and modelled levels would say of the sample hub's markets.
#pragma once

#include "model/boards/liquidation_board.h"
#include "model/snapshot_hub.h"

#include <string>
#include <vector>

namespace plimsoll::sample {

// A day of prints round the price's way; Binance was not heard for half an hour.
LiquidationBoardSnapshot forced(const std::string& asset, double price, const std::vector<VenueId>& venues,
                                AsOf asOf, Freshness fresh);

// `steady`: whether kappa is.
LevelMapSnapshot levelMap(const std::string& asset, double price, AsOf asOf, bool steady = true);

}  // namespace plimsoll::sample
