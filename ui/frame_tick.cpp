#include "ui/frame_tick.h"

#include <QElapsedTimer>

#include <algorithm>

namespace plimsoll {
namespace {

FrameTick::Stopwatch machines()
{
    QElapsedTimer since;
    since.start();
    return [since] { return since.nsecsElapsed(); };
}

}  // namespace

FrameTick::FrameTick(const SnapshotHub& hub, UiClock clock, QObject* parent, Stopwatch stopwatch)
    : QObject(parent), m_hub(hub), m_clock(clock), m_stopwatch(stopwatch ? std::move(stopwatch) : machines())
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FrameTick::step);
}

void FrameTick::add(Panel* panel)
{
    m_panels.emplace_back(panel);
    m_waiting.push_back(false);
}

void FrameTick::remove(const Panel* panel)
{
    const auto found = std::find(m_panels.begin(), m_panels.end(), panel);
    if (found == m_panels.end()) return;
    m_waiting.erase(m_waiting.begin() + (found - m_panels.begin()));
    m_panels.erase(found);
    m_first = 0;
}

void FrameTick::setRate(Rate rate)
{
    if (rate == m_rate) return;
    m_rate = rate;
    m_phase = 0;
    if (rate == Rate::Stopped) {
        m_timer.stop();
        m_watch.stop();
        return;
    }
    m_timer.start(rate == Rate::Background ? kBackgroundMs : m_pictures == 60 ? kFullMs : 1'000 / m_pictures);
    // A background window may be throttled by the system: its lateness means nothing.
    if (rate == Rate::Full)
        m_watch.start();
    else
        m_watch.stop();
}

void FrameTick::setPace(int pictures, int tables)
{
    if (pictures == m_pictures && tables == m_tables) return;
    m_pictures = pictures;
    m_tables = tables;
    const Rate now = m_rate;
    setRate(Rate::Stopped);
    setRate(now);
}

void FrameTick::step()
{
    closeFrame();
    const bool full = m_rate == Rate::Full;
    const int perSecond = full ? m_pictures : 10;
    const int perTable = std::max(1, perSecond / m_tables);
    const int perHalf = perSecond / 2;
    const int phase = m_phase;
    m_phase = (m_phase + 1) % perSecond;
    ++m_ticks;

    const qint64 begun = m_stopwatch();
    const auto spentMs = [&] { return static_cast<double>(m_stopwatch() - begun) / 1e6; };
    const AsOf now = m_clock.now();
    bool over = false;
    const std::size_t n = m_panels.size();
    for (std::size_t k = 0; k < n; ++k) {
        const std::size_t i = (m_first + k) % n;
        Panel* panel = m_panels[i];
        if (!panel) continue;
        // Tables take turns: what all of them showed in one picture would be a long one.
        const int turn = static_cast<int>(i);
        const bool tableTick = (phase + turn) % perTable == 0;
        const bool halfTick = (phase + (1 + perTable) * turn) % perHalf == 0;  // one of the table's ticks
        const bool due = tableTick || m_waiting[i] || panel->pace() == Panel::Pace::Picture;
        if (!due || !panel->onScreen()) continue;  // what can be seen of it takes a while to find out
        if (spentMs() > kBudgetMs) {
            if (!over) m_first = i;
            over = true;
            m_waiting[i] = true;
            continue;
        }
        m_waiting[i] = false;
        const bool pulled = panel->pull(m_hub, now);
        if (pulled) {
            ++m_pulls;
            m_busy = true;
        }
        if (halfTick && !pulled) panel->growOlder(now);
    }
    if (over) ++m_over;
    if (phase % perTable == 0) Q_EMIT tables(now);
    if (phase % perHalf == 0) {
        if (++m_halves % 2 == 0) m_watch.turn();
        Q_EMIT halfSecond(now);
    }
    m_frame += spentMs();
}

void FrameTick::closeFrame()
{
    if (m_busy) {
        m_frameAt[m_frameCount % m_frames.size()] = elapsedMs();
        m_frames[m_frameCount++ % m_frames.size()] = static_cast<float>(m_frame);
        Q_EMIT framed(m_frame);
    }
    m_busy = false;
    m_frame = 0;
}

FrameTick::Load FrameTick::load() const
{
    Load load{0, 0, 0, m_watch.worstMs(), m_ticks, m_pulls, m_over};
    const std::size_t n = std::min(m_frameCount, m_frames.size());
    if (n == 0) return load;
    const qint64 second = elapsedMs() - 1000;
    for (std::size_t i = 0; i < n; ++i) load.picturesPerSecond += m_frameAt[i] > second;
    std::vector<float> sorted(m_frames.begin(), m_frames.begin() + static_cast<std::ptrdiff_t>(n));
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(n / 2), sorted.end());
    load.frameMedian = sorted[n / 2];
    load.frameWorst = *std::max_element(sorted.begin(), sorted.end());
    return load;
}

}  // namespace plimsoll
