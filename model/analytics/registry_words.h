// Words and shapes that several sections' inputs share.
#pragma once

#include "model/analytics/arguments.h"
#include "model/market/instrument.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

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

// A list of numbers and nulls.
inline std::vector<std::optional<double>> sometimes(Arguments& a, std::string_view key)
{
    std::vector<std::optional<double>> out;
    const Value::List* const list = a.list(key);
    if (!list) return out;
    for (const Value& v : *list) {
        if (v.number())
            out.emplace_back(*v.number());
        else if (v.isNull())
            out.emplace_back();
        else
            a.fail(key, "numbers and nulls are needed");
    }
    return out;
}

}  // namespace plimsoll::analytics
