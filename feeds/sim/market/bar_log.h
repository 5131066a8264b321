// Bars of one length, many of them, in little space: each is told against the one before it. Ten days of all
// listings are a third of a million bars; as plain values they would be most of the program's memory.
#pragma once

#include "feeds/sim/market/market.h"

#include <deque>
#include <string>
#include <vector>

namespace plimsoll::sim {

class BarLog {
public:
    explicit BarLog(Duration length) : m_length(length) {}

    // Later than all before; opens at a multiple of the length.
    void push(const Kline& bar);
    void push(const std::vector<Kline>& bars)
    {
        for (const Kline& bar : bars) push(bar);
    }
    // The oldest go, some at a time; at least `most` stay.
    void keep(std::size_t most);
    std::size_t size() const { return m_size; }
    std::vector<Kline> last(std::size_t count) const;  // oldest first

private:
    static constexpr std::size_t kInBlock = 64;
    struct Block {
        Timestamp before{};  // what its first bar is told against
        Ticks close = 0;
        std::size_t count = 0;
        std::string bytes;
    };
    void read(const Block& block, std::vector<Kline>& out) const;

    Duration m_length;
    std::deque<Block> m_blocks;
    std::size_t m_size = 0;
    Timestamp m_newest{};
    Ticks m_close = 0;
};

}  // namespace plimsoll::sim
