#include "app/replay_worker.h"

#include <algorithm>

namespace plimsoll {

ReplayWorker::ReplayWorker(std::unique_ptr<ReplayDriver> driver, std::shared_ptr<ShownClock> clock,
                           const ReplayStart& start)
    : m_driver(std::move(driver)),
      m_clock(std::move(clock)),
      m_waypoints(start.another, m_driver->survey().first, m_driver->survey().last, start.slow, start.idle),
      m_timer(this),
      m_speed(start.speed),
      m_start(std::clamp(start.start.value_or(m_driver->survey().first), m_driver->survey().first,
                         m_driver->survey().last)),
      m_head(m_driver->position())
{
    m_timer.setInterval(kTickMs);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ReplayWorker::tick);
}

void ReplayWorker::begin()
{
    m_driver->show();
    m_since.start();
    m_told.start();
    m_timer.start();
    if (m_start > m_driver->position()) seek(m_start);
    tell(true);
}

void ReplayWorker::halt()
{
    m_timer.stop();
}

// Time goes on from where the model is.
void ReplayWorker::resume()
{
    m_head = m_driver->position();
    m_since.restart();
}

void ReplayWorker::play(bool on)
{
    m_playing = on;
    // Play at the end means once more.
    if (on && m_driver->atEnd() && !m_target) seek(from());
    resume();
    tell(true);
}

void ReplayWorker::setSpeed(double speed)
{
    m_speed = speed;
    resume();
    tell(true);
}

void ReplayWorker::setLoop(bool on, Timestamp begin, Timestamp end)
{
    const ReplaySource::Survey& s = m_driver->survey();
    m_looping = on;
    m_loopBegin = std::clamp(std::min(begin, end), s.first, s.last);
    m_loopEnd = std::clamp(std::max(begin, end), s.first, s.last);
    m_waypoints.setPlace(m_looping && m_loopEnd > m_loopBegin ? std::optional(m_loopBegin) : std::nullopt);
    tell(true);
}

void ReplayWorker::seek(Timestamp to)
{
    const ReplaySource::Survey& s = m_driver->survey();
    m_target = std::clamp(to, s.first, s.last);
    // What was is not kept: a moment before is reached from the beginning, or from where a model stands ready.
    const bool back = *m_target < m_driver->position();
    if (auto ready = m_waypoints.take(*m_target, back ? s.first : m_driver->position())) {
        m_clock->follow(ready->clock());
        std::swap(m_driver, ready);
        m_waypoints.drop(std::move(ready));
    } else if (back) {
        m_driver->restart();
    }
    m_driver->setQuiet(true);
    m_timer.setInterval(0);
    tell(true);
}

void ReplayWorker::setWatch(const WatchSet& watch)
{
    m_settings.watch = watch;
    m_driver->setWatch(watch);
    m_waypoints.setSettings(m_settings);
}

void ReplayWorker::setAlerts(const std::vector<AlertRule>& rules)
{
    m_settings.alerts = rules;
    m_driver->setAlerts(rules);
    m_waypoints.setSettings(m_settings);
}

void ReplayWorker::setDesk(const Desk& desk)
{
    m_settings.desk = desk;
    m_driver->setDesk(desk);
    m_waypoints.setSettings(m_settings);
}

void ReplayWorker::setRiskLimits(const std::map<std::string, Thresholds, std::less<>>& limits)
{
    m_settings.limits = limits;
    m_driver->setRiskLimits(limits);
    m_waypoints.setSettings(m_settings);
}

void ReplayWorker::setLevelAssumptions(const LevelAssumptions& assumptions)
{
    m_settings.assumptions = assumptions;
    m_driver->setLevelAssumptions(assumptions);
    m_waypoints.setSettings(m_settings);
}

void ReplayWorker::setFocus(const std::string& asset)
{
    m_settings.focus = asset;
    m_driver->setFocus(asset);
    m_waypoints.setSettings(m_settings);
    // Where time stands still nothing would show it.
    if (!m_target && (!m_playing || m_driver->atEnd())) m_driver->show();
}

void ReplayWorker::step()
{
    m_playing = false;
    if (m_target) {
        m_target.reset();
        m_driver->setQuiet(false);
        m_timer.setInterval(kTickMs);
    }
    m_driver->stepEntry();
    if (m_driver->atEnd()) m_driver->settle();
    resume();
    tell(true);
}

void ReplayWorker::runTowards(Timestamp to, int budgetMs)
{
    QElapsedTimer busy;
    busy.start();
    while (busy.elapsed() < budgetMs && m_driver->step(to)) {
    }
}

void ReplayWorker::runToTarget()
{
    runTowards(*m_target, kSeekMs);
    if (m_driver->nextStep() <= *m_target && !m_driver->atEnd()) return;
    m_target.reset();
    m_driver->setQuiet(false);
    m_timer.setInterval(kTickMs);
    if (m_driver->atEnd())
        m_driver->settle();
    else
        m_driver->show();
    resume();
    tell(true);
}

void ReplayWorker::runOn(std::chrono::milliseconds passed)
{
    const Timestamp end = until();
    if (m_speed <= 0) {
        m_head = end;
    } else {
        // After a long stall, and where the machine cannot keep up, time is lost rather than caught up in one go.
        const auto most = [this](std::chrono::milliseconds ms) {
            return std::chrono::duration_cast<Duration>(ms * m_speed);
        };
        m_head =
            std::min({m_head + most(passed),
                      m_driver->position() + most(std::chrono::milliseconds{250}) + ReplayDriver::kGrid, end});
    }
    runTowards(m_head, kBudgetMs);
    if (m_driver->atEnd()) m_driver->settle();
    // A range that ends between two steps has ended with the last one in it.
    const bool over = m_driver->atEnd() || (m_head >= end && m_driver->nextStep() > end);
    if (!over) return;
    if (m_looping && until() > from())
        seek(from());
    else if (m_driver->atEnd())
        m_playing = false;
    tell(true);
}

void ReplayWorker::tick()
{
    const auto passed = std::chrono::milliseconds{m_since.restart()};
    if (m_target)
        runToTarget();
    else if (m_playing && !m_driver->atEnd())
        runOn(passed);
    tell(false);
}

void ReplayWorker::tell(bool always)
{
    if (!always && m_told.isValid() && m_told.elapsed() < 100) return;
    m_told.restart();
    ReplayState s;
    s.begin = m_driver->survey().first;
    s.end = m_driver->survey().last;
    s.position = m_driver->position();
    if (m_start > s.begin) s.start = m_start;
    s.seeking = m_target;
    s.speed = m_speed;
    s.playing = m_playing;
    s.ended = m_driver->atEnd() && !m_target;
    s.loop = m_looping;
    s.loopBegin = m_loopBegin;
    s.loopEnd = m_loopEnd;
    Q_EMIT stateChanged(s);
}

}  // namespace plimsoll
