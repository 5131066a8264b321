// How something that was hit comes back: open interest after a flush (B6, hours), depth after a shock (C6,
// seconds). The unit of time is the caller's; rates are per that unit.
#pragma once

#include "model/analytics/result.h"

#include <optional>
#include <span>
#include <vector>

namespace plimsoll::analytics {

struct TimedValue {
    double t = 0, value = 0;
};

struct Recovery {
    std::vector<double> recovered;   // 0 at the trough, 1 at the level before; one a point
    std::optional<double> half;      // when half was back, interpolated; absent: not yet
    std::optional<double> rate;      // of the exponential fit through the origin; absent without a point to fit
    std::optional<double> halfLife;  // ln 2 / rate; absent unless it recovers
};
// `series`: times since the trough, rising.
Result<Recovery> recovery(double before, double trough, std::span<const TimedValue> series);

}  // namespace plimsoll::analytics
