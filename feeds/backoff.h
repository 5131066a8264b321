// How long to wait before trying again.
#pragma once

#include "model/market/time.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <random>

namespace plimsoll {

// Doubles from `first` to `largest`, each with +-20 % jitter, so that many clients (and many
// sockets of one) do not knock at the same moment; never longer than `largest`.
class Backoff {
public:
    Backoff(Duration first, Duration largest, std::uint64_t seed)
        : m_first(first), m_largest(largest), m_random(seed)
    {
    }

    Duration next()
    {
        Duration wait = m_first;
        for (int i = 0; i < m_failures && wait < m_largest; ++i) wait *= 2;
        ++m_failures;
        wait = jitter(std::min(wait, m_largest), 0.2);
        // Folded back, not cut off: clients that have all come to the largest would knock together.
        return wait > m_largest ? m_largest - (wait - m_largest) : wait;
    }
    // Only after things have been stable for a while: a peer that accepts and drops is no success.
    void reset() { m_failures = 0; }
    int failures() const { return m_failures; }

    Duration jitter(Duration around, double share)
    {
        std::uniform_real_distribution<double> spread(1.0 - share, 1.0 + share);
        return std::chrono::duration_cast<Duration>(around * spread(m_random));
    }

private:
    Duration m_first, m_largest;
    int m_failures = 0;
    std::mt19937_64 m_random;
};

}  // namespace plimsoll
