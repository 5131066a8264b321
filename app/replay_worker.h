// The part of a replay that lives in its thread: maps passing time to recorded time.
#pragma once

#include "app/replay_driver.h"
#include "app/replay_waypoints.h"
#include "ui/window_state.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <mutex>
#include <optional>

namespace plimsoll {

// How a replay begins.
struct ReplayStart {
    double speed = 1;                // 0: as fast as it goes
    std::optional<Timestamp> start;  // what is before is run through unseen
    // Opens the same recording once more, for models that stand ready on the way. Null: jumps are not shortened.
    ReplayWaypoints::Make another = {};
    std::chrono::milliseconds slow = ReplayWaypoints::kSlow;
    bool idle = true;  // they are made in time that nobody else wants
};

// The clock of whichever model is shown.
class ShownClock final : public Clock {
public:
    explicit ShownClock(const Clock& clock) : m_clock(&clock) {}
    void follow(const Clock& clock)
    {
        const std::lock_guard lock(m_mutex);
        m_clock = &clock;
    }
    Timestamp wall() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_clock->wall();
    }
    Mono mono() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_clock->mono();
    }

private:
    mutable std::mutex m_mutex;
    const Clock* m_clock;
};

class ReplayWorker : public QObject {
    Q_OBJECT
public:
    ReplayWorker(std::unique_ptr<ReplayDriver> driver, std::shared_ptr<ShownClock> clock,
                 const ReplayStart& start);

    void begin();
    void halt();
    void play(bool on);
    void setSpeed(double speed);
    void seek(Timestamp to);
    void step();  // one entry on, and pause
    // Over and over from `begin` to `end`; equal: all of it.
    void setLoop(bool on, Timestamp begin, Timestamp end);
    void setWatch(const WatchSet& watch);
    void setFocus(const std::string& asset);
    void setAlerts(const std::vector<AlertRule>& rules);
    void setDesk(const Desk& desk);
    void setLevelAssumptions(const LevelAssumptions& assumptions);
    void setRiskLimits(const std::map<std::string, Thresholds, std::less<>>& limits);
    std::shared_ptr<const FullSnapshot> full() { return m_driver->engine().fullSnapshot(); }
    std::size_t waypoints() const { return m_waypoints.ready(); }

Q_SIGNALS:
    void stateChanged(const plimsoll::ReplayState& state);

private:
    void tick();
    void runOn(std::chrono::milliseconds passed);
    void runToTarget();
    void runTowards(Timestamp to, int budgetMs);
    void resume();
    Timestamp from() const { return m_looping && m_loopEnd > m_loopBegin ? m_loopBegin : m_start; }
    Timestamp until() const { return m_looping && m_loopEnd > m_loopBegin ? m_loopEnd : m_driver->survey().last; }
    void tell(bool always);

    static constexpr int kTickMs = 16;
    static constexpr int kBudgetMs = 12;  // of a tick, so that wishes are heard in between
    static constexpr int kSeekMs = 40;    // the same on the way to a moment: nothing is drawn meanwhile

    std::unique_ptr<ReplayDriver> m_driver;
    std::shared_ptr<ShownClock> m_clock;
    ReplaySettings m_settings;
    ReplayWaypoints m_waypoints;
    QTimer m_timer;
    QElapsedTimer m_since, m_told;
    double m_speed;
    bool m_playing = true;
    Timestamp m_start, m_head;  // m_head: how far time has come; the model is at most a step behind
    bool m_looping = false;
    Timestamp m_loopBegin{}, m_loopEnd{};
    std::optional<Timestamp> m_target;  // of a seek under way
};

}  // namespace plimsoll
