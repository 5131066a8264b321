// The simulated venues in a thread of their own, and the clock of their world.
#pragma once

#include "feeds/awaited_thread.h"
#include "feeds/sim/sim_venues.h"
#include "model/market/time.h"

#include <QObject>
#include <QString>

#include <memory>
#include <mutex>

namespace plimsoll::sim {

// Simulated wall time between the steps of the market; monotonic time is the machine's own, since sockets and
// patience know no other. It stands still while the computer sleeps, as this market does. For any thread.
class SimClock final : public Clock {
public:
    explicit SimClock(Timestamp start) : m_at(start), m_mono(SimClock::mono()) {}

    Timestamp wall() const override;
    Mono mono() const override { return Mono{std::chrono::steady_clock::now().time_since_epoch()}; }
    // The market is at this moment now, and goes on at this speed.
    void set(Timestamp at, double speed);

private:
    mutable std::mutex m_lock;
    Timestamp m_at;
    Mono m_mono;
    double m_speed = 0;
};

// What a person is told about the simulation.
struct SimState {
    QString scenario, title, phase, story;
    double speed = 1, reached = 0;
    bool paused = false;
    bool operator==(const SimState&) const = default;
};

class SimThread : public QObject {
    Q_OBJECT
public:
    explicit SimThread(const SimSetup& setup, QObject* parent = nullptr);
    ~SimThread() override;

    // Returns when the ports are taken; empty: all is well.
    QString start();
    void stop();
    std::map<VenueId, Endpoints> endpoints() const { return m_endpoints; }
    std::string endpointsJson() const { return m_json; }
    const Clock& clock() const { return m_clock; }

public Q_SLOTS:
    void setSpeed(double speed);
    void setPaused(bool paused);
    void play(const QString& scenario);  // by name; an unknown one changes nothing
    void ask();                          // for the state, now

Q_SIGNALS:
    void stateChanged(const plimsoll::sim::SimState& state);

private:
    void report();

    SimSetup m_setup;
    SimClock m_clock;
    AwaitedThread m_thread;
    SimVenues* m_venues = nullptr;  // lives in the thread
    std::map<VenueId, Endpoints> m_endpoints;
    std::string m_json;
};

}  // namespace plimsoll::sim
