// Words that several sections' inputs share.
#pragma once

#include "model/market/instrument.h"

#include <array>
#include <string_view>
#include <utility>

namespace plimsoll::analytics {

inline constexpr std::array kSideWords = {
    std::pair{std::string_view("buy"), Side::Buy},
    std::pair{std::string_view("sell"), Side::Sell},
};
inline constexpr std::array kPositionWords = {
    std::pair{std::string_view("long"), PositionSide::Long},
    std::pair{std::string_view("short"), PositionSide::Short},
};
inline constexpr std::array kVenueWords = {
    std::pair{std::string_view("binance"), VenueId::Binance},
    std::pair{std::string_view("bybit"), VenueId::Bybit},
    std::pair{std::string_view("okx"), VenueId::Okx},
    std::pair{std::string_view("hyperliquid"), VenueId::Hyperliquid},
};

}  // namespace plimsoll::analytics
