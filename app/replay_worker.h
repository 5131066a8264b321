// The part of a replay that lives in its thread: maps passing time to recorded time.
#pragma once

#include "app/replay_driver.h"
#include "ui/window_state.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace plimsoll {

class ReplayWorker : public QObject {
    Q_OBJECT
public:
    ReplayWorker(ReplayDriver& driver, double speed);

    void begin();
    void halt();
    void play(bool on);
    void setSpeed(double speed);
    void seek(Timestamp to);
    void step();  // one entry on, and pause
    void setWatch(const WatchSet& watch) { m_driver.setWatch(watch); }
    void setFocus(const std::string& asset) { m_driver.setFocus(asset); }
    void setAlerts(const std::vector<AlertRule>& rules) { m_driver.setAlerts(rules); }
    void setRiskLimits(const std::map<std::string, Thresholds, std::less<>>& limits)
    {
        m_driver.setRiskLimits(limits);
    }
    std::shared_ptr<const FullSnapshot> full() { return m_driver.engine().fullSnapshot(); }

Q_SIGNALS:
    void stateChanged(const plimsoll::ReplayState& state);

private:
    void tick();
    void runTowards(Timestamp to);
    void tell(bool always);

    static constexpr int kTickMs = 16;
    static constexpr int kBudgetMs = 12;  // of a tick, so that wishes are heard in between

    ReplayDriver& m_driver;
    QTimer m_timer;
    QElapsedTimer m_since, m_told;
    double m_speed;
    bool m_playing = true;
    std::optional<Timestamp> m_target;  // of a seek under way
};

}  // namespace plimsoll
