// The smallest value of a function inside a box, without derivatives: NLopt's Nelder-Mead with bounds
// (Johnson, "The NLopt nonlinear-optimization package"; Nelder and Mead 1965, bounds after Box 1965).
#pragma once

#include "model/analytics/statistics.h"

#include <functional>
#include <vector>

namespace plimsoll::analytics {

struct Box {
    std::vector<double> low, high;  // as long as the start
};

struct Minimum {
    std::vector<double> at;
    double value = 0;
};

// `f` may answer a number that is not finite where it is not defined; such a point is never the minimum.
// Deterministic. No value if `f` is defined nowhere that was tried, or the start is outside the box.
Result<Minimum> minimise(const std::function<double(Numbers)>& f, std::vector<double> start, const Box& box,
                         int evaluations = 2000);

}  // namespace plimsoll::analytics
