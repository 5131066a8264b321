// How often each slot of a hub was published, its guests' too: where nobody spoke they are what they were.
#pragma once

#include "model/snapshot_hub.h"

#include <cstdint>
#include <vector>

namespace plimsoll::test {

inline std::vector<std::uint64_t> versionsOf(const SnapshotHub& hub)
{
    std::vector<std::uint64_t> all;
    const auto note = [&all](const SnapshotHub& h) {
        for (const std::uint64_t v :
             {h.guest.version(),   h.funding.version(),  h.fundingHistory.version(), h.liquidations.version(),
              h.depth.version(),   h.market.version(),   h.health.version(),         h.instruments.version(),
              h.metrics.version(), h.overview.version(), h.liquidity.version(),      h.liquidationBoard.version(),
              h.levels.version(),  h.basis.version(),    h.interest.version(),       h.carry.version(),
              h.phase.version(),   h.desk.version(),     h.risk.version(),           h.alerts.version()})
            all.push_back(v);
    };
    note(hub);
    for (const auto& beside : hub.guests)
        if (beside) note(*beside);
    return all;
}

}  // namespace plimsoll::test
