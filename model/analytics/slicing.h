// An order in parts: how many slices of ANALYTICS C14 make up a size, and how far apart they go. All sizes in USD.
#pragma once

#include "model/analytics/result.h"

#include <optional>

namespace plimsoll::analytics::flow {

struct SlicePlan {
    int slices = 0;
    double sliceUsd = 0, lastUsd = 0;   // all are alike but the last, which is what is left
    double everyMinutes = 0;            // from the beginning of one to that of the next
    std::optional<double> volumeShare;  // of what is traded in that time; absent: not known
};
// `sliceUsd`: what `slice` allows now. `minutes`: in which all must have begun. n = ceil(total / slice), a slice
// every minutes / n.
Result<SlicePlan> slicePlan(double totalUsd, double sliceUsd, double minutes,
                            std::optional<double> volume24hUsd = std::nullopt);
inline constexpr int kMostSlices = 10'000;

}  // namespace plimsoll::analytics::flow
