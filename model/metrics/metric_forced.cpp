// Forced orders beside the positions that they come from (ANALYTICS F2): both of the same venues, and of those
// that liq_z speaks of, whose minute this is to bear out. One that is heard but not in the past that its minute
// would be held against can neither lift a small minute of the others over the floor nor press a large one below
// it; sums on screen (liq_usd) have it all the same. One that is heard while its open interest is late counts with
// what it told last; one of which nothing was told counts on neither side.
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

namespace plimsoll {

void computeForcedMinute(const AssetInputs& in, const LiquidationPast& past, AssetMetrics& out)
{
    ForcedMinute sum;
    for (const VenueId venue : kVenues) {
        const Leg& leg = in.perp[static_cast<std::size_t>(venue)];
        if (!leg || (past.known > 0 && !past.counted[static_cast<std::size_t>(venue)])) continue;
        const auto longs = out.at(metric::liqUsd1mLong, venue).value,
                   shorts = out.at(metric::liqUsd1mShort, venue).value;
        const auto interest = leg.track->lastOiUsd();
        if (!longs || !shorts || !interest || !(*interest > 0)) continue;
        sum.usd += *longs + *shorts;
        sum.interestUsd += *interest;
    }
    out.facts.forcedMinute = sum.interestUsd > 0 ? std::optional(sum) : std::nullopt;
}

}  // namespace plimsoll
