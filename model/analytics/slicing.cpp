#include "model/analytics/slicing.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics::flow {

Result<SlicePlan> slicePlan(double totalUsd, double sliceUsd, double minutes, std::optional<double> volume24hUsd)
{
    constexpr double kMinutesPerDay = 1'440;
    if (!(totalUsd > 0)) return badInput("total_usd", "must be above 0");
    if (!(sliceUsd > 0)) return badInput("slice_usd", "must be above 0");
    if (!(minutes > 0)) return badInput("minutes", "must be above 0");
    const double n = std::ceil(totalUsd / sliceUsd - kTolerance);
    if (!(n <= kMostSlices)) return incomplete("slice_usd", "would make more than ten thousand slices");
    SlicePlan out;
    out.slices = std::max(1, static_cast<int>(n));
    out.sliceUsd = std::min(sliceUsd, totalUsd);
    out.lastUsd = std::max(0.0, totalUsd - (out.slices - 1) * out.sliceUsd);
    out.everyMinutes = minutes / out.slices;
    if (volume24hUsd && *volume24hUsd > 0) out.volumeShare = totalUsd / (*volume24hUsd / kMinutesPerDay * minutes);
    return finite(out, {out.sliceUsd, out.lastUsd, out.everyMinutes, out.volumeShare.value_or(0)});
}

}  // namespace plimsoll::analytics::flow
