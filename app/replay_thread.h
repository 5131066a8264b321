// A replay on a thread of its own, for the window: plays, pauses, steps, seeks at any speed.
#pragma once

#include "app/replay_driver.h"
#include "app/replay_worker.h"
#include "feeds/awaited_thread.h"

#include <QObject>

#include <functional>
#include <memory>

namespace plimsoll {

class ReplayThread : public QObject {
    Q_OBJECT
public:
    // The driver has been made (and has looked through the recording) by the caller's thread.
    ReplayThread(std::unique_ptr<ReplayDriver> driver, std::shared_ptr<ShownClock> clock, const ReplayStart& start,
                 QObject* parent = nullptr);
    ~ReplayThread() override;

    void start();
    void stop();  // returns when the thread has ended

    void setWatch(const WatchSet& watch);
    void setFocus(const std::string& asset);
    void setAlerts(const std::vector<AlertRule>& rules);
    void setDesk(const Desk& desk);
    void setRiskLimits(const std::map<std::string, Thresholds, std::less<>>& limits);
    void setLevelAssumptions(const LevelAssumptions& assumptions);
    void play(bool on);
    void setSpeed(double speed);  // 0: as fast as it goes
    void seek(Timestamp to);
    void step();  // one entry on, and pause
    void setLoop(bool on, Timestamp begin, Timestamp end);
    void requestFull(QObject* context, std::function<void(std::shared_ptr<const FullSnapshot>)> done);

    // Models that stand ready for a jump. From the thread's own snapshot of it, at any time.
    std::size_t waypoints() const { return m_worker->waypoints(); }

Q_SIGNALS:
    void stateChanged(const plimsoll::ReplayState& state);

private:
    std::unique_ptr<ReplayWorker> m_worker;
    AwaitedThread m_thread;
};

}  // namespace plimsoll
