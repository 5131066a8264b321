// Reads the books of one asset as one: the asset in focus once a second, every watched one once a minute for what
// its sizes usually cost.
#pragma once

#include "model/boards/liquidity.h"
#include "model/boards/market_board.h"
#include "model/metrics/series_ring.h"

#include <array>
#include <map>
#include <optional>
#include <string>

namespace plimsoll {

class LiquidityBoard {
public:
    static constexpr std::size_t kMinutes = 1'440;

    explicit LiquidityBoard(const MarketBoard& market) : m_market(market) {}

    // Once a second: the assets whose turn it is are looked at.
    void step(AsOf now);
    LiquiditySnapshot snapshot(const std::string& asset, AsOf now) const;

private:
    // Costs of buying, then of selling; infinite where the book ended.
    using Costs = SeriesRing<2 * kCurveUsd.size()>;
    struct Past {
        Step minute = -1;  // last looked at
        Costs perp{kMinutes}, spot{kMinutes};
        UsualCosts usualPerp, usualSpot;
    };
    MarketLiquidity look(const std::string& asset, Market market, AsOf now) const;
    static void note(Costs& costs, Step minute, const MarketLiquidity& now);
    static UsualCosts usualOf(const Costs& costs, Step minute);

    const MarketBoard& m_market;
    std::map<std::string, Past, std::less<>> m_past;
    std::optional<Step> m_second;
};

}  // namespace plimsoll
