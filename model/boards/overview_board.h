// The whole market at a glance: one row an asset. What is watched says what its metrics say; what is not says what
// the venues' lists say of everything: prices, change and volume of a day, rates, open interest.
#pragma once

#include "model/boards/market_board.h"
#include "model/metrics/metric_values.h"

#include <array>
#include <string>
#include <vector>

namespace plimsoll {

class MetricBoard;

enum class OverviewField : std::uint8_t {
    Price,     // US dollars a coin
    Change1h,  // fractions
    Change24h,
    Interest,    // US dollars, one-sided
    Interest1h,  // fractions, in coins
    Interest24h,
    Rate,        // r8, over the venues
    RateSpread,  // r8, highest less lowest
    Longs1h,     // liquidated, US dollars
    Shorts1h,
    Longs24h,
    Shorts24h,
    DepthRatio,
    Volume24h,  // US dollars
    Fragility,
    Phase,
};
inline constexpr std::size_t kOverviewFields = 16;

struct OverviewRow {
    std::string asset;
    bool watched = false;
    std::optional<Price> tick;  // of the first venue's contract, a coin: for the decimals of the price
    std::uint8_t venues = 0;    // bit per VenueId that lists a perpetual
    std::uint8_t missing = 0;   // the same: is to say what is open and does not
    std::array<MetricValue, kOverviewFields> values;
    // Where the rate is lowest and highest.
    std::optional<VenueId> lowest, highest;
    std::array<std::optional<double>, kVenueCount> rates{};  // fresh r8
    bool rateWeighted = true;  // by open interest; else that of some venue is not known, and all count alike
    // J6: what each part adds, and of what number, in the order of kFragilityParts.
    decltype(AssetFacts::fragilityParts) parts{}, inputs{};
    std::optional<double> baselineHours;  // that the usual depth rests on
    std::vector<float> path;              // closes of the last hour's minutes; NaN: not known
    const MetricValue& at(OverviewField f) const { return values[static_cast<std::size_t>(f)]; }
    MetricValue& at(OverviewField f) { return values[static_cast<std::size_t>(f)]; }
};

struct OverviewSnapshot {
    AsOf asOf;
    std::vector<OverviewRow> rows;  // watched ones in the watch set's order, then by volume
};

OverviewSnapshot overviewOf(const MarketBoard& market, const MetricBoard& metrics, AsOf asOf);

}  // namespace plimsoll
