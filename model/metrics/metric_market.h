// The market as a whole: how coins move together, what dollars are worth, how old the books are
// (ANALYTICS C13, E, 0).
#pragma once

#include "model/boards/fx_board.h"
#include "model/boards/market_board.h"
#include "model/metrics/asset_inputs.h"

#include <vector>

namespace plimsoll {

// One coin's hours, from the venue whose past is longest.
struct CoinHours {
    std::string asset;
    const InstrumentSeries* series = nullptr;
    double interestUsd = 0;  // decides which coins are among the largest
};

// Once an hour: the first call after it began.
void renewConnectedness(Step hour, std::vector<CoinHours> coins, MarketMemory& memory);
// All perpetuals of one asset.
struct CoinInterest {
    bool major = false;  // Bitcoin, Ether
    std::vector<const InstrumentSeries*> series;
};
// How the share of the smaller coins in all open interest changed in 7 days, a fraction (B8): of those that are
// watched, over the venues that know both ends. Nothing without a coin of either kind.
std::optional<double> altShareChange(Step hour, const std::vector<CoinInterest>& coins);
void computeMarket(const MarketBoard& market, const FxBoard& fx, const MarketMemory& memory, AsOf now,
                   AssetMetrics& out);

}  // namespace plimsoll
