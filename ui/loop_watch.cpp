#include "ui/loop_watch.h"

#include <algorithm>

namespace plimsoll {

LoopWatch::LoopWatch(QObject* parent) : QObject(parent)
{
    m_timer.setInterval(kBeatMs);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        beat(static_cast<double>(m_since.nsecsElapsed()) / 1e6);
        m_since.start();
    });
}

void LoopWatch::start()
{
    m_since.start();
    m_timer.start();
}

void LoopWatch::stop()
{
    m_timer.stop();
}

void LoopWatch::beat(double elapsedMs)
{
    const double late = std::max(0.0, elapsedMs - kBeatMs);
    m_worst[m_at] = std::max(m_worst[m_at], late);
}

double LoopWatch::worstMs() const
{
    return *std::max_element(m_worst.begin(), m_worst.end());
}

void LoopWatch::turn()
{
    m_at = (m_at + 1) % m_worst.size();
    m_worst[m_at] = 0;
}

}  // namespace plimsoll
