// Wicks: a venue's trades run away from the other venues' prices and come back at once (ANALYTICS C13, a formula
// of our own). A step is a second of the program; the caller says what it is.
#pragma once

#include "model/analytics/result.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace plimsoll::analytics {

// One step of a venue: the highest and the lowest price and the mid, and the median of each over its peers. Any
// unit, all alike; a step of which something is not known is not judged.
struct WickLook {
    std::optional<double> high, low, mid, peerHigh, peerLow, peerMid;
    bool known() const { return high && low && mid && peerHigh && peerLow && peerMid; }
};

struct WickLimits {
    double leastBps = 15;     // beyond the peers and the usual gap
    double back = 0.5;        // it is over when the mid's gap is that share of the farthest, or less
    std::size_t within = 10;  // steps in which it must be over: else it is a gap that lasts, and no wick
    std::size_t learn = 20;   // steps known before anything is judged, 1 to 60
};

struct Wick {
    std::size_t at = 0;     // the step of its farthest price
    double bps = 0;         // how far: signed, beyond the usual gap
    std::size_t steps = 0;  // from the first step outside until it was back
};

// Step by step. The usual gap is the median of (mid / peers' mid - 1) over the last 60 steps outside of
// excursions, so that a venue that is always dearer has no wicks for that. The peers' extremes are those of the
// step itself and of its neighbours: what the others share a step earlier or later is no wick. So each step is
// judged when the next one is told.
class WickWatch {
public:
    WickWatch() = default;
    explicit WickWatch(const WickLimits& limits) : m_limits(limits) {}

    // A wick that the step before this one has ended; `leastBps` in place of the limit's.
    std::optional<Wick> look(const WickLook& next, double leastBps);
    std::optional<Wick> look(const WickLook& next) { return look(next, m_limits.leastBps); }

    std::size_t steps() const { return m_steps; }    // told
    std::size_t judged() const { return m_judged; }  // of them
    bool judging() const { return m_judging; }       // the last one that could be was judged
    bool open() const { return m_run && !m_run->lasting; }

private:
    static constexpr std::size_t kUsual = 60;
    struct Run {
        int side = 0;
        double peak = 0;
        std::size_t first = 0, at = 0;
        bool lasting = false;
    };
    std::optional<Wick> judge(double gap, double usual, double leastBps);

    WickLimits m_limits;
    std::array<WickLook, 3> m_looks;  // the one that is judged in the middle
    std::array<double, kUsual> m_gaps{};
    std::size_t m_gapCount = 0, m_steps = 0, m_judged = 0, m_unknown = 0;
    bool m_judging = false;
    std::optional<Run> m_run;
};

// The same over a series. No value: fewer steps than `learn` and two more (TooShort), none that could be judged
// (NoData). Bad input: a price not above 0, a low above its high, limits out of their range.
struct Wicks {
    std::vector<Wick> found;
    bool open = false;  // an excursion is not over
    std::size_t judged = 0;
};
Result<Wicks> wicks(std::span<const WickLook> looks, const WickLimits& limits = {});

}  // namespace plimsoll::analytics
