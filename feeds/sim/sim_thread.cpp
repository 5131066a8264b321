#include "feeds/sim/sim_thread.h"

#include "feeds/sim/scenario.h"

#include <algorithm>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace plimsoll::sim {

namespace {

// The past was worked out in tens of megabytes that nobody needs again.
void releaseScratch()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

}  // namespace

Timestamp SimClock::wall() const
{
    const std::lock_guard lock(m_lock);
    const auto passed = std::chrono::duration<double>(mono() - m_mono) * m_speed;
    return m_at + std::chrono::duration_cast<Duration>(passed);
}

void SimClock::set(Timestamp at, double speed)
{
    const std::lock_guard lock(m_lock);
    const Mono now = mono();
    const auto passed = std::chrono::duration<double>(now - m_mono) * m_speed;
    // It never goes back: where it has run ahead of the market it waits.
    m_at = std::max(at, m_at + std::chrono::duration_cast<Duration>(passed));
    if (m_at > at + std::chrono::seconds(1)) speed = 0;
    m_mono = now;
    m_speed = speed;
}

SimThread::SimThread(const SimSetup& setup, QObject* parent)
    : QObject(parent), m_setup(setup), m_clock(setup.market.start)
{
    qRegisterMetaType<SimState>();
}

SimThread::~SimThread()
{
    stop();
}

QString SimThread::start()
{
    QString problem;
    m_thread.setObjectName(QStringLiteral("simulation"));
    m_thread.start();
    auto* room = new QObject;  // of that thread
    room->moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        room,
        [&] {
            auto venues = std::make_unique<SimVenues>(m_setup);
            releaseScratch();
            problem = venues->listen();
            if (!problem.isEmpty()) return;
            m_endpoints = venues->endpoints();
            m_json = venues->endpointsJson();
            m_venues = venues.release();
            connect(m_venues, &SimVenues::moved, m_venues,
                    [this] { m_clock.set(m_venues->market().now(), m_venues->paused() ? 0 : m_venues->speed()); });
            connect(m_venues, &SimVenues::stateChanged, m_venues, [this] { report(); });
        },
        Qt::BlockingQueuedConnection);
    room->deleteLater();
    if (!problem.isEmpty()) stop();
    return problem;
}

void SimThread::stop()
{
    if (!m_thread.isRunning()) return;
    if (m_venues)
        QMetaObject::invokeMethod(
            m_venues, [this] { delete std::exchange(m_venues, nullptr); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.awaitGone();
}

void SimThread::report()
{
    const SimulatedMarket& market = m_venues->market();
    const Scenario& scenario = market.scenario();
    SimState state;
    state.scenario = QString::fromStdString(scenario.name);
    state.title = QString::fromStdString(scenario.title);
    if (market.phase() < scenario.phases.size()) {
        state.phase = QString::fromStdString(scenario.phases[market.phase()].name);
        state.story = QString::fromStdString(scenario.phases[market.phase()].story);
    }
    state.speed = m_venues->speed();
    state.reached = m_venues->speedReached();
    state.paused = m_venues->paused();
    Q_EMIT stateChanged(state);
}

void SimThread::setSpeed(double speed)
{
    if (m_venues) QMetaObject::invokeMethod(m_venues, [this, speed] { m_venues->setSpeed(speed); });
}

void SimThread::setPaused(bool paused)
{
    if (m_venues) QMetaObject::invokeMethod(m_venues, [this, paused] { m_venues->setPaused(paused); });
}

void SimThread::ask()
{
    if (m_venues) QMetaObject::invokeMethod(m_venues, [this] { report(); });
}

void SimThread::play(const QString& name)
{
    if (!m_venues) return;
    QMetaObject::invokeMethod(m_venues, [this, name] {
        if (const auto next = loadScenario(name)) m_venues->play(*next);
    });
}

}  // namespace plimsoll::sim
