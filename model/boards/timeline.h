// Where a moment of the monotonic clock lies on the charts' time axis.
//
// The axis shows wall time but never runs backwards: when the computer's clock is set back, charts
// go on from where they are; when it is set forward, or the computer slept, the missing time becomes
// a gap (FAULTS 49, 50).
#pragma once

#include "model/market/time.h"

namespace plimsoll {

class Timeline {
public:
    static constexpr Duration kTolerance = std::chrono::seconds{2};

    bool anchored() const { return m_anchored; }
    Timestamp at(Mono m) const { return m_wall + (m - m_mono); }
    // How far the wall clock is ahead of the axis; negative: behind.
    Duration lead(const Clock& clock) const { return clock.wall() - at(clock.mono()); }
    void anchor(const Clock& clock) { anchor(clock.wall(), clock.mono()); }
    void anchor(Timestamp wall, Mono mono)
    {
        m_wall = wall;
        m_mono = mono;
        m_anchored = true;
    }

private:
    Timestamp m_wall{};
    Mono m_mono{};
    bool m_anchored = false;
};

}  // namespace plimsoll
