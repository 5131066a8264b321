// Trades and liquidations come twice around reconnects and rotations, and when a path repeats
// frames. Each is let through once.
#pragma once

#include "model/market/instrument.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace plimsoll {

// Keys in two generations of flat tables: when the younger is full the elder is forgotten. Between
// one and two times `most` keys are remembered, in nine to eighteen bytes each.
class RecentKeys {
public:
    explicit RecentKeys(std::size_t most) : m_most(most) {}
    bool insert(std::uint64_t key);  // false: known
    std::size_t size() const { return m_young.count + m_old.count; }

private:
    struct Table {
        std::vector<std::uint64_t> slots;  // 0: empty
        std::size_t count = 0;
        bool has(std::uint64_t key) const;
        void put(std::uint64_t key);
        void grow();
    };
    std::size_t m_most;
    std::uint64_t m_highest = 0;  // that ever came: most keys are numbers that rise, and a higher one is new
    Table m_young, m_old;
};

class RepeatFilter {
public:
    // Per instrument: covers an overlap of many seconds on the busiest ones, and just fills a table.
    explicit RepeatFilter(std::size_t remembered = 1792) : m_remembered(remembered) {}

    // True the first time that `key` is seen for this instrument.
    bool first(InstrumentId instrument, std::uint64_t key);
    std::size_t size() const;

private:
    std::size_t m_remembered;
    std::unordered_map<std::uint16_t, RecentKeys> m_seen;
};

}  // namespace plimsoll
