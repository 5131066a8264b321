// The "now" that ages, countdowns and the clock on screen are measured against.
#pragma once

#include "model/snapshot_hub.h"
#include "ui/source_kind.h"

#include <algorithm>

namespace plimsoll {

class UiClock {
public:
    UiClock(const Clock& clock, const SnapshotHub& hub, SourceKind source)
        : m_clock(&clock), m_hub(&hub), m_source(source)
    {
    }

    // Live: the clock itself, so that a model that stopped publishing is seen to age.
    // Replay: the newest moment that the model has published. A fast replay runs minutes ahead of
    // the last picture, and data that was fresh when it was judged must not look old for that.
    AsOf now() const
    {
        if (isReplay(m_source)) {
            AsOf newest;
            take(newest, m_hub->health);
            take(newest, m_hub->market);
            take(newest, m_hub->depth);
            take(newest, m_hub->funding);
            take(newest, m_hub->liquidations);
            if (newest.mono != Mono{}) return newest;
        }
        return {m_clock->wall(), m_clock->mono()};
    }

    SourceKind source() const { return m_source; }

private:
    template <typename Slot>
    static void take(AsOf& newest, const Slot& slot)
    {
        const auto read = slot.read();
        if (read.value && read.value->asOf.mono > newest.mono) newest = read.value->asOf;
    }

    const Clock* m_clock;
    const SnapshotHub* m_hub;
    SourceKind m_source;
};

}  // namespace plimsoll
