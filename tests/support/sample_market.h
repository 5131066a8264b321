// What the boards of the whole market and of liquidity would say of the sample hub's markets.
#pragma once

#include "model/boards/liquidity_board.h"
#include "model/boards/overview_board.h"
#include "model/history_request.h"
#include "model/snapshot_hub.h"

#include <memory>
#include <string>
#include <vector>

namespace plimsoll::sample {

struct OverviewSeed {
    std::string asset;
    double price = 0, tick = 0, bp = 0, oiUsd = 0;
    std::uint8_t venues = 0;
};

// The first fourteen are watched; the rest is known by the venues' lists alone. `silent`: its inputs are stale.
OverviewSnapshot overview(const std::vector<OverviewSeed>& seeds, AsOf asOf, bool silent);

// Read by the board itself, from the lanes' books; its last half hour had half as much again in them.
// Six minutes ago the books lost 46 % in eight seconds; each comes back at its own pace.
std::shared_ptr<const ShockStory> shock(const MarketLiquidity& market, Timestamp now);

LiquiditySnapshot liquidity(const DepthSnapshot& depth, AsOf asOf);

// Four weeks: nights and weekends are thinner; of Sunday night nothing is known.
std::shared_ptr<HistoryAnswer> usualHours(const std::string& asset, const std::vector<VenueId>& venues, AsOf asOf);

}  // namespace plimsoll::sample
