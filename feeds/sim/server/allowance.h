// What somebody used up of a venue's limits within a sliding window.
#pragma once

#include <cstdint>
#include <deque>

namespace plimsoll::sim {

class Allowance {
public:
    // Counts `cost` now and returns what the window holds, this included.
    double spend(std::int64_t nowMs, double cost, int windowMs)
    {
        while (!m_used.empty() && m_used.front().atMs <= nowMs - windowMs) {
            m_sum -= m_used.front().cost;
            m_used.pop_front();
        }
        if (m_used.empty()) m_sum = 0;
        if (cost > 0) m_used.push_back({nowMs, cost});
        return m_sum += cost;
    }

private:
    struct Use {
        std::int64_t atMs;
        double cost;
    };
    std::deque<Use> m_used;
    double m_sum = 0;
};

}  // namespace plimsoll::sim
