// Seconds that a file or a person says, as a length of time. A clock of nanoseconds holds 292 years, so what is
// longer is cut there; what is no number is no time.
#pragma once

#include "model/market/time.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

inline Duration durationOf(double seconds)
{
    constexpr double kMost = 9e9;
    const double held = std::isnan(seconds) ? 0 : std::clamp(seconds, -kMost, kMost);
    return std::chrono::duration_cast<Duration>(std::chrono::duration<double>(held));
}

}  // namespace plimsoll
