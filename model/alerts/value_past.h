// What a value was within the last `over`, in steps of a second or more: its least and its most for "rises by",
// and one look a step for how unusual it is now. A step in which it was not known holds nothing.
#pragma once

#include "model/market/time.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace plimsoll {

class ValuePast {
public:
    static constexpr std::int64_t kSteps = 120;
    static constexpr std::size_t kLeastLooks = 20;         // for a deviation
    static constexpr std::chrono::seconds kLeastOver{60};  // the same

    explicit ValuePast(Duration over);

    // `look`: this is one of the regular looks; what is seen in between only widens the extremes.
    void note(double v, Mono now, bool look);

    // What was known before the first look, oldest first: extremes of stretches, each as old as its beginning.
    struct Stretch {
        Mono from{};
        double least = 0, most = 0;
    };
    void remember(const std::vector<Stretch>& before, Mono now);

    // How far `v` is above the least, below the most; `share`: of what it was then. None: nothing to compare with.
    std::optional<double> rise(double v, bool share, Mono now) const;
    std::optional<double> fall(double v, bool share, Mono now) const;
    // Robust (ANALYTICS F2); where half of the past is one value, by the mean distance (C9). None: too little is
    // seen.
    std::optional<double> z(double v) const;

    // Since the first value of it that still counts, at most `over`.
    Duration seen(Mono now) const;
    bool whole(Mono now) const { return seen(now) + m_step >= m_over; }

private:
    struct Step {
        std::int64_t number = 0;
        double least = 0, most = 0;
        Mono leastAt{}, mostAt{};
        std::optional<double> look;
    };
    void measure() const;

    Duration m_over, m_step;
    std::deque<Step> m_steps;  // oldest first
    std::optional<Mono> m_since;
    struct Spread {
        std::size_t looks = 0;
        double median = 0, mad = 0, distances = 0;  // their sum
    };
    mutable std::optional<Spread> m_spread;
};

}  // namespace plimsoll
