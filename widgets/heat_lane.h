// One lane's past by column number, whatever columns know it: the wanted ones, and before their beginning
// longer ones. Numbers count wanted columns since 1970, so all lanes count alike.
#pragma once

#include "model/snapshots.h"

#include <vector>

namespace plimsoll {

class HeatLane {
public:
    struct Found {
        const DepthBlock* block = nullptr;
        const DepthColumn* column = nullptr;
        std::int64_t first = 0, span = 1;  // the wanted columns of its time: [first, first + span)
        std::int64_t until = 0;            // and those it stands for: shorter columns may take over sooner
    };

    // The columns that the lane would be shown in by that wish: those, else the next longer ones it has, else
    // its longest. Zero: the lane has no past.
    static Duration columnFor(const DepthHistoryView& history, Duration wanted);

    HeatLane(const DepthHistoryView& history, Duration column);

    bool empty() const { return m_tiers.empty(); }
    std::int64_t first() const { return m_first; }
    std::int64_t last() const { return m_last; }
    // From here on columns have the wanted length.
    std::int64_t firstOfOwn() const { return m_ownFirst; }
    Found find(std::int64_t column) const;

private:
    struct Tier {
        const DepthHistoryView* view = nullptr;
        std::size_t size = 0, begin = 0;
        std::int64_t span = 1, first = 0, last = 0;
        std::int64_t until = 0;  // from here on shorter columns know more
    };
    static Found at(const Tier& tier, std::size_t index);
    Found find(const Tier& tier, std::int64_t column) const;
    std::int64_t numberOf(Timestamp start) const { return start.time_since_epoch() / m_column; }

    Duration m_column;
    std::vector<Tier> m_tiers;  // the shortest columns first
    std::int64_t m_first = 0, m_last = -1, m_ownFirst = 0;
};

}  // namespace plimsoll
