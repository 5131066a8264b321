// The pulse of the screen: pulls newest snapshots into visible panels. 60 Hz for pictures, 10 Hz for tables
// unless the person wants less, 10 Hz for all while the window is in the background, nothing while it is
// minimised. Pulling has a budget a tick; what does not fit waits for the next one, and the overrun is shown.
#pragma once

#include "ui/loop_watch.h"
#include "ui/panel.h"
#include "ui/ui_clock.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <array>
#include <functional>
#include <vector>

namespace plimsoll {

class FrameTick : public QObject {
    Q_OBJECT
public:
    enum class Rate : std::uint8_t { Stopped, Background, Full };

    // Nanoseconds since a moment that stays: what pulling took and when a picture was done is measured by it.
    using Stopwatch = std::function<qint64()>;

    // Without a stopwatch: the machine's own.
    FrameTick(const SnapshotHub& hub, UiClock clock, QObject* parent = nullptr, Stopwatch stopwatch = {});

    void add(Panel* panel);
    void remove(const Panel* panel);
    void setRate(Rate rate);
    Rate rate() const { return m_rate; }
    // Pictures and tables a second while the window is in front: 10, 30 or 60, and 1, 2, 5 or 10.
    void setPace(int pictures, int tables);
    // One tick. The timer calls it; a test may.
    void step();
    // The window painted for so long after the last tick.
    void painted(double ms)
    {
        m_frame += ms;
        m_busy = true;
    }
    AsOf now() const { return m_clock.now(); }

    struct Load {
        double frameMedian = 0, frameWorst = 0;  // ms of pulling and painting, last 240 busy frames
        int picturesPerSecond = 0;               // busy frames of the last second
        double stallWorst = 0;                   // ms, last 10 s
        std::uint64_t ticks = 0, pulls = 0, overBudget = 0;
    };
    Load load() const;

    static constexpr double kBudgetMs = 8;
    static constexpr int kFullMs = 16, kBackgroundMs = 100;

Q_SIGNALS:
    void tables(plimsoll::AsOf now);      // 10 Hz: strip and status bar
    void halfSecond(plimsoll::AsOf now);  // ages
    void framed(double ms);               // a picture is done: what pulling and painting it took

private:
    void closeFrame();
    qint64 elapsedMs() const { return m_stopwatch() / 1'000'000; }

    const SnapshotHub& m_hub;
    UiClock m_clock;
    Stopwatch m_stopwatch;
    QTimer m_timer;
    LoopWatch m_watch;
    Rate m_rate = Rate::Stopped;
    int m_pictures = 60, m_tables = 10;
    std::vector<QPointer<Panel>> m_panels;
    std::vector<bool> m_waiting;  // tables that a spent budget made wait
    std::size_t m_first = 0;      // who is served first, so that nobody starves
    std::uint64_t m_ticks = 0, m_pulls = 0, m_over = 0;
    int m_phase = 0;  // ticks of this second
    int m_halves = 0;
    double m_frame = 0;
    bool m_busy = false;  // an idle tick is no frame
    std::array<float, 240> m_frames{};
    std::array<qint64, 240> m_frameAt{};  // ms of the stopwatch
    std::size_t m_frameCount = 0;
};

}  // namespace plimsoll
