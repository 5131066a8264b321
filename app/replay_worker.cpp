#include "app/replay_worker.h"

namespace plimsoll {

ReplayWorker::ReplayWorker(ReplayDriver& driver, double speed) : m_driver(driver), m_timer(this), m_speed(speed)
{
    m_timer.setInterval(kTickMs);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ReplayWorker::tick);
}

void ReplayWorker::begin()
{
    m_driver.engine().publishAll();
    m_since.start();
    m_told.start();
    m_timer.start();
    tell(true);
}

void ReplayWorker::halt()
{
    m_timer.stop();
}

void ReplayWorker::play(bool on)
{
    // Play at the end means once more.
    if (on && m_driver.atEnd() && !m_target) m_driver.restart();
    m_playing = on;
    m_since.restart();
    tell(true);
}

void ReplayWorker::setSpeed(double speed)
{
    m_speed = speed;
    m_since.restart();
    tell(true);
}

void ReplayWorker::seek(Timestamp to)
{
    const ReplaySource::Survey& s = m_driver.survey();
    m_target = std::clamp(to, s.first, s.last);
    if (*m_target < m_driver.position()) m_driver.restart();
    tell(true);
}

void ReplayWorker::step()
{
    m_playing = false;
    m_target.reset();
    m_driver.stepEntry();
    if (m_driver.atEnd()) m_driver.settle();
    tell(true);
}

void ReplayWorker::runTowards(Timestamp to)
{
    QElapsedTimer busy;
    busy.start();
    while (m_driver.position() < to && !m_driver.atEnd() && busy.elapsed() < kBudgetMs) m_driver.step(to);
}

void ReplayWorker::tick()
{
    const auto passed = std::chrono::milliseconds{m_since.restart()};
    if (m_target) {
        runTowards(*m_target);
        if (m_driver.position() >= *m_target || m_driver.atEnd()) {
            m_target.reset();
            m_driver.settle();
            tell(true);
        }
    } else if (m_playing && !m_driver.atEnd()) {
        if (m_speed <= 0) {
            runTowards(m_driver.survey().last);
        } else {
            // After a long stall time is lost rather than caught up in one go.
            const auto wanted = std::min<std::chrono::milliseconds>(passed, std::chrono::milliseconds{250});
            runTowards(m_driver.position() + std::chrono::duration_cast<Duration>(wanted * m_speed));
        }
        if (m_driver.atEnd()) {
            m_playing = false;
            m_driver.settle();
            tell(true);
        }
    } else {
        m_driver.engine().tick();  // a change of focus is shown while paused
    }
    tell(false);
}

void ReplayWorker::tell(bool always)
{
    if (!always && m_told.isValid() && m_told.elapsed() < 100) return;
    m_told.restart();
    ReplayState s;
    s.begin = m_driver.survey().first;
    s.end = m_driver.survey().last;
    s.position = m_driver.position();
    s.speed = m_speed;
    s.playing = m_playing;
    s.ended = m_driver.atEnd();
    Q_EMIT stateChanged(s);
}

}  // namespace plimsoll
