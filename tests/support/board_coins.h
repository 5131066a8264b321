// Instruments of two venues and a watch list, for tests of what boards make of events.
#pragma once

#include "tests/support/model_rig.h"

#include <string>
#include <utility>
#include <vector>

namespace plimsoll::test {

inline constexpr auto kBn = VenueId::Binance;
inline constexpr auto kBy = VenueId::Bybit;
inline const auto kBtc = instrument(kBn, 0, Market::Perp, "BTC");
inline const auto kEth = instrument(kBn, 1, Market::Perp, "ETH", "USDT", 0.01);
inline const auto kSol = instrument(kBn, 2, Market::Perp, "SOL", "USDT", 0.01);
inline const auto kSpot = instrument(kBn, 3, Market::Spot, "BTC", "USDT", 0.01);
inline const auto kBtcBy = instrument(kBy, 0, Market::Perp, "BTC");

inline WatchSet watching(std::vector<std::string> assets)
{
    WatchSet w;
    w.assets = std::move(assets);
    w.venues = 0x03;
    return w;
}

}  // namespace plimsoll::test
