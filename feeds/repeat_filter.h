// Trades and liquidations come twice around reconnects and rotations, and when a path repeats
// frames. Each is let through once.
#pragma once

#include "model/market/instrument.h"

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace plimsoll {

class RepeatFilter {
public:
    // Keys remembered per instrument: covers an overlap of minutes on the busiest ones.
    explicit RepeatFilter(std::size_t remembered = 4096) : m_remembered(remembered) {}

    // True the first time that `key` is seen for this instrument.
    bool first(InstrumentId instrument, std::uint64_t key);
    std::size_t size() const;

private:
    struct Seen {
        std::unordered_set<std::uint64_t> keys;
        std::vector<std::uint64_t> order;  // ring
        std::size_t at = 0;
    };
    std::size_t m_remembered;
    std::unordered_map<std::uint16_t, Seen> m_seen;
};

}  // namespace plimsoll
