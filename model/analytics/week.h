// Hours of the week that are thinner than the others (ANALYTICS C12, the liquidity baseline). Hour 0 is Monday 00
// UTC.
#pragma once

#include "model/analytics/result.h"

#include <array>
#include <optional>

namespace plimsoll::analytics {

inline constexpr int kWeekHours = 168;
// An hour is thin below this share of the week's median hour.
inline constexpr double kThinHour = 0.7;

struct ThinWindow {
    bool now = false;         // this hour is thin
    std::optional<int> next;  // the hour that ends it, else the one with which the next begins; none within a week
    double share = 0;         // this hour against the median hour
};
// `usual`: what there usually is in each hour; absent: not known, and no part of anything.
Result<ThinWindow> thinWindow(const std::array<std::optional<double>, kWeekHours>& usual, int hourOfWeek);

}  // namespace plimsoll::analytics
