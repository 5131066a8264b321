// What the impact prices are asked for, in the quote currency (ANALYTICS A2).
#pragma once

#include "model/market/instrument.h"

namespace plimsoll {

inline double impactNotional(const Instrument& i)
{
    switch (i.venue()) {
        case VenueId::Binance: return 200 * i.maxLeverage.value_or(125);
        case VenueId::Bybit: return 25'000;
        case VenueId::Okx: return 25'000;
        case VenueId::Hyperliquid: return i.asset == "BTC" || i.asset == "ETH" ? 20'000 : 6'000;
    }
    return 25'000;
}

}  // namespace plimsoll
