#include "model/analytics/alert_run.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics::alert {

void Machine::Timer::update(bool holds, double time)
{
    if (!holds)
        since.reset();
    else if (!since)
        since = time;
}

bool Machine::Timer::held(double time, double seconds) const
{
    return since && atLeast(time - *since, seconds);
}

Result<Machine> Machine::start(const Thresholds& t)
{
    if (!std::isfinite(t.warn)) return badInput("warn", "must be finite");
    if (!(t.exitWarn <= t.warn)) return badInput("exit_warn", "must not be above warn");
    if (t.critical && !(*t.critical >= t.warn)) return badInput("crit", "must not be below warn");
    if (t.critical && t.exitCritical && !(*t.exitCritical <= *t.critical))
        return badInput("exit_crit", "must not be above crit");
    if (!(t.holdSeconds >= 0)) return badInput("hold_s", "must not be below 0");
    if (!(t.clearSeconds >= 0)) return badInput("clear_s", "must not be below 0");
    if (!(t.cooldownSeconds >= 0)) return badInput("cooldown_s", "must not be below 0");
    Machine out;
    out.m_t = t;
    return out;
}

std::optional<double> Machine::heldSince(Level level) const
{
    switch (level) {
        case Level::Calm: return m_belowWarn.since;
        case Level::Warn: return m_warn.since;
        case Level::Critical: return m_critical.since;
    }
    return std::nullopt;
}

Result<std::optional<Event>> Machine::step(double time, std::optional<double> value)
{
    if (!std::isfinite(time) || (m_last && time < *m_last)) return badInput("samples", "times must ascend");
    if (value && !std::isfinite(*value)) return badInput("samples", "values must be finite");
    m_last = time;
    const double exitCritical = m_t.exitCritical.value_or(m_t.critical.value_or(0));
    m_warn.update(value && *value >= m_t.warn, time);
    m_critical.update(value && m_t.critical && *value >= *m_t.critical, time);
    m_belowWarn.update(value && *value < m_t.exitWarn, time);
    m_belowCritical.update(value && *value < exitCritical, time);

    Level target = m_level;
    if (m_critical.held(time, m_t.holdSeconds))
        target = Level::Critical;
    else if (m_warn.held(time, m_t.holdSeconds) && m_level == Level::Calm)
        target = Level::Warn;
    if (target > m_level) {
        m_level = target;
        // A louder or equal announcement that is still young speaks for this one too.
        const auto young = [&](const std::optional<double>& said) {
            return said && time - *said < m_t.cooldownSeconds;
        };
        const bool silent = young(m_saidCritical) || (target == Level::Warn && young(m_saidWarn));
        if (silent) return std::optional<Event>();
        (target == Level::Critical ? m_saidCritical : m_saidWarn) = time;
        return std::optional(Event{time, Move::Up, target});
    }
    if (m_level != Level::Calm && m_belowWarn.held(time, m_t.clearSeconds))
        m_level = Level::Calm;
    else if (m_level == Level::Critical && m_belowCritical.held(time, m_t.clearSeconds))
        m_level = Level::Warn;
    else
        return std::optional<Event>();
    return std::optional(Event{time, Move::Down, m_level});
}

Result<Run> run(std::span<const Sample> samples, const Thresholds& t)
{
    Result<Machine> machine = Machine::start(t);
    if (!machine) return Unexpected<NoValue>{machine.error()};
    Run out;
    for (const Sample& s : samples) {
        const Result<std::optional<Event>> said = machine->step(s.time, s.value);
        if (!said) return Unexpected<NoValue>{said.error()};
        if (*said) out.events.push_back(**said);
    }
    out.final = machine->level();
    return out;
}

}  // namespace plimsoll::analytics::alert
