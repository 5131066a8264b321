// The one engine under every warning (ANALYTICS K): two levels, each entered after holding its threshold for a
// while, left below a lower one for a while, and silent for a cooldown after it has spoken. Times in seconds.
#pragma once

#include "model/analytics/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace plimsoll::analytics::alert {

enum class Level : std::uint8_t { Calm, Warn, Critical };

// Falling is bad: feed -v.
struct Thresholds {
    double warn = 0;
    std::optional<double> critical;  // absent: this rule only warns
    double exitWarn = 0;             // not above warn
    std::optional<double> exitCritical;
    double holdSeconds = 60, clearSeconds = 300, cooldownSeconds = 1800;
};
inline constexpr double kFastHold = 3, kFastClear = 60, kFastCooldown = 120;  // the fast rules

enum class Move : std::uint8_t { Up, Down };
struct Event {
    double time = 0;
    Move move = Move::Up;
    Level level = Level::Calm;  // the level reached
};

class Machine {
public:
    static Result<Machine> start(const Thresholds& t);
    // The next sample, in order of time. Absent: the value is stale or not covered, so nothing is entered or
    // left on account of it and every timer starts again. An event is what should be said, not every move.
    // BadInput: not finite, or before the last one; the state stays.
    Result<std::optional<Event>> step(double time, std::optional<double> value);
    Level level() const { return m_level; }
    // When the condition of the given level began to hold without a break; absent while it does not.
    std::optional<double> heldSince(Level level) const;

private:
    struct Timer {
        std::optional<double> since;
        void update(bool holds, double time);
        bool held(double time, double seconds) const;
    };
    Thresholds m_t;
    Level m_level = Level::Calm;
    std::optional<double> m_last;
    Timer m_warn, m_critical, m_belowWarn, m_belowCritical;
    std::optional<double> m_saidWarn, m_saidCritical;  // when each was last announced
};

struct Sample {
    double time = 0;
    std::optional<double> value;
};
struct Run {
    std::vector<Event> events;
    Level final = Level::Calm;
};
Result<Run> run(std::span<const Sample> samples, const Thresholds& t);

}  // namespace plimsoll::analytics::alert
