// What feeds say of the simulated market, in the market's own ticks and lots, and which of its trades they tell.
#pragma once

#include "feeds/sim/sim_venues.h"

#include <cmath>
#include <cstddef>

namespace plimsoll::test {

// Hyperliquid's books show 20 levels a side; the others all that their truth keeps.
inline std::size_t shownLevels(VenueId v)
{
    return v == VenueId::Hyperliquid ? 20 : ~std::size_t{0};
}

inline sim::Lots lotsOf(const sim::Listing& l, double qty)
{
    return std::llround(qty / l.quotedUnits(1));
}

inline sim::Ticks ticksOf(const sim::Listing& l, Price p)
{
    return std::llround(p.value() / l.tick.value());
}

inline bool tellsTrade(const sim::Listing& l, const sim::Traded& t)
{
    // binance.md 7: fills of the insurance fund are not in aggTrade.
    return !(l.venue == VenueId::Binance && l.perp() && t.kind == sim::TradeKind::InsuranceFund);
}

}  // namespace plimsoll::test
