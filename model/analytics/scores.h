// One number for how fragile a market is now (ANALYTICS J6), with the parts it is made of. A summary, not a
// probability of a crash.
#pragma once

#include "model/analytics/result.h"

#include <array>
#include <optional>
#include <string_view>

namespace plimsoll::analytics::score {

// In this order everywhere. `low` counts nothing, `high` the whole weight; depth runs the other way round.
struct FragilityPart {
    std::string_view key;
    double low, high, weight;
    std::string_view unit;
};
inline constexpr std::array<FragilityPart, 7> kFragilityParts = {{
    {"funding", 0.0001, 0.0006, 20, "|r8|, fraction per 8 h"},
    {"tinderbox", 0, 0.30, 20, "B4 score"},
    {"depth", 1.0, 0.4, 20, "depth over its median at this hour of the week"},
    {"cluster", 0, 0.03, 15, "modelled liquidations within 1 %, share of open interest"},
    {"tci", 50, 85, 10, "corrected connectedness, 0 to 100"},
    {"vpin_pct", 0.5, 0.99, 5, "percentile of VPIN, 0 to 1"},
    {"dislocation", 2, 20, 10, "basis dislocation, bp"},
}};

struct Fragility {
    std::optional<double> score;  // 0 to 100; absent if nothing is known
    double coverage = 0;          // share of the weights whose value is known
    // What each part adds to the score; absent if it is not known. They sum to the score.
    std::array<std::optional<double>, kFragilityParts.size()> parts;
};
// Values in the order of kFragilityParts. Nothing known is an answer too: no score, coverage 0.
Result<Fragility> fragility(const std::array<std::optional<double>, kFragilityParts.size()>& values);

}  // namespace plimsoll::analytics::score
