// Which of an asset's contracts on a venue speaks for it: the same one for boards, the desk and panels.
#pragma once

#include "model/snapshots.h"

#include <string_view>
#include <tuple>

namespace plimsoll {

// The lowest leads: traded before delisted, USDT before USDC, USD and others.
template <typename Contract>
auto leadingRank(const Contract& c)
{
    const int quote = c.quote == "USDT" ? 0 : c.quote == "USDC" ? 1 : c.quote == "USD" ? 2 : 3;
    return std::tuple(c.status == InstrumentStatus::Delisted, quote, std::string_view(c.symbol));
}

// As MarketBoard::leading(); null: none that is not inverse is listed.
inline const InstrumentRow* leadingRow(const MarketSnapshot& market, std::string_view asset, VenueId venue,
                                       Market kind)
{
    const InstrumentRow* best = nullptr;
    for (const InstrumentRow& r : market.rows) {
        if (r.venue != venue || r.market != kind || r.asset != asset || r.inverse) continue;
        if (!best || leadingRank(r) < leadingRank(*best)) best = &r;
    }
    return best;
}

}  // namespace plimsoll
