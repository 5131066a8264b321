// The clock of a replay: stands where the replay stands. Written by the replay, read by anybody.
#pragma once

#include "model/market/time.h"

#include <mutex>

namespace plimsoll {

class ReplayClock final : public Clock {
public:
    explicit ReplayClock(Timestamp start) : m_start(start), m_wall(start) {}

    Timestamp wall() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_wall;
    }
    Mono mono() const override
    {
        const std::lock_guard lock(m_mutex);
        return monoOf(m_wall);
    }
    // The monotonic moment that belongs to a moment of the recording.
    Mono monoOf(Timestamp t) const { return Mono{std::chrono::hours{1} + (t - m_start)}; }
    void set(Timestamp t)
    {
        const std::lock_guard lock(m_mutex);
        m_wall = t;
    }
    Timestamp start() const { return m_start; }

private:
    const Timestamp m_start;
    mutable std::mutex m_mutex;
    Timestamp m_wall;
};

}  // namespace plimsoll
