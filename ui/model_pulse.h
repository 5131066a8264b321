// Is the model still speaking? It reports on the feeds once a second. When the reports stop, every
// judgement in its other snapshots is only what was true then.
#pragma once

#include "model/snapshot_hub.h"

namespace plimsoll {

inline Freshness modelPulse(const SnapshotHub& hub, AsOf now)
{
    constexpr Duration limit = std::chrono::seconds{5};
    const auto health = hub.health.read().value;
    if (!health) return Freshness::Live;  // nothing said yet: the data speaks for itself
    return judge(now.mono - health->asOf.mono, limit) == Freshness::Stale ? Freshness::Stale : Freshness::Live;
}

// A published judgement as it stands now.
inline Freshness withPulse(Freshness published, Freshness pulse)
{
    return published == Freshness::Off ? published : worse(published, pulse);
}

}  // namespace plimsoll
