// Levels of several changes of one side of a book as one change: what was said of a price last holds, since
// quantities are absolute.
#pragma once

#include "model/market/events.h"

#include <cstdint>
#include <vector>

namespace plimsoll {

class MergedLevels {
public:
    // True: nothing had been said of this price.
    bool set(const Level& level);
    const std::vector<Level>& all() const { return m_levels; }

private:
    std::size_t slot(Price price) const;
    void grow();

    std::vector<Level> m_levels;         // in the order in which their prices were first named
    std::vector<std::uint32_t> m_slots;  // open addressing: a place in m_levels and one more, 0 is free
    unsigned m_shift = 64;
};

}  // namespace plimsoll
