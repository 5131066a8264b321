// CPU time of the GUI thread per heatmap frame at 1600 x 900, software raster, and what the picture
// costs in memory. Aims (SPEED section 4): median 3 ms, 99th percentile 8 ms, 60 frames a second.
//
//   QT_QPA_PLATFORM=offscreen build/release/tests/bench_heatmap [word of a scenario]...
#include "tests/bench/bench_tools.h"
#include "widgets/depth_lanes.h"
#include "widgets/heatmap_view.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>

using namespace plimsoll;

namespace {

constexpr int kWidth = 1600, kHeight = 900, kFrames = 600, kLanes = 4;
constexpr Duration kColumn = std::chrono::seconds{1};
constexpr double kStep = 5, kReach = 800;

double threadMs()
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

// A market that walks; every column is a full book of 160 rows a side.
class WalkingMarket {
public:
    WalkingMarket()
    {
        for (int i = 0; i < kLanes; ++i) {
            DepthLane lane;
            lane.venue = kVenues[static_cast<std::size_t>(i)];
            lane.instrument = InstrumentId::make(lane.venue, 1);
            lane.tick = Price::nearest(0.1);
            lane.state = BookState::Live;
            lane.fresh = Freshness::Live;
            lane.history.step = Price::nearest(kStep);
            lane.history.column = kColumn;
            m_snapshot.lanes.push_back(lane);
            m_open.emplace_back();
        }
        m_snapshot.asset = "BTC";
    }
    std::shared_ptr<const DepthSnapshot> next()
    {
        m_mid += std::normal_distribution<double>(0, 1.5)(m_random);
        m_now += kColumn;
        m_snapshot.asOf = {m_now, Mono{m_now.time_since_epoch()}};
        for (std::size_t i = 0; i < m_snapshot.lanes.size(); ++i) append(m_snapshot.lanes[i], m_open[i]);
        return std::make_shared<DepthSnapshot>(m_snapshot);
    }

private:
    void append(DepthLane& lane, DepthBlock& open)
    {
        DepthColumn c;
        c.start = m_now - kColumn;
        c.bid = Price::nearest(m_mid);
        c.ask = Price::nearest(m_mid + 0.1);
        c.reachLow = Price::nearest(m_mid - kReach);
        c.reachHigh = Price::nearest(m_mid + kReach);
        c.firstCell = static_cast<std::uint32_t>(open.cells.size());
        std::exponential_distribution<float> qty(0.1f);
        const auto row = static_cast<std::int32_t>(m_mid / kStep);
        const auto rows = static_cast<std::int32_t>(kReach / kStep);
        lane.bids.clear();
        lane.asks.clear();
        for (std::int32_t r = row; r > row - rows; --r) {
            open.cells.push_back({r, qty(m_random)});
            lane.bids.push_back({Price::nearest(r * kStep), Qty{open.cells.back().qty}});
        }
        for (std::int32_t r = row + 1; r <= row + rows; ++r) {
            open.cells.push_back({r, qty(m_random)});
            lane.asks.push_back({Price::nearest(r * kStep), Qty{open.cells.back().qty}});
        }
        c.bidCells = c.askCells = static_cast<std::uint16_t>(rows);
        c.buyQty = qty(m_random);
        c.sellQty = qty(m_random);
        // Traded in six rows around the touch.
        c.firstTrade = static_cast<std::uint32_t>(open.trades.size());
        c.tradeRows = 6;
        for (std::int32_t r = row - 2; r <= row + 3; ++r)
            open.trades.push_back({r, qty(m_random) / 6, qty(m_random) / 6, 3, 2});
        open.columns.push_back(c);
        lane.reach = OrderBook::Reach{c.reachLow, c.reachHigh};
        lane.stamp.mono = Mono{m_now.time_since_epoch()};
        auto& blocks = lane.history.blocks;
        if (open.columns.size() == 1) blocks.push_back(nullptr);
        blocks.back() = std::make_shared<DepthBlock>(open);
        if (open.columns.size() == DepthBlock::kColumns) open = {};
    }

    DepthSnapshot m_snapshot;
    std::vector<DepthBlock> m_open;
    std::mt19937 m_random{1};
    double m_mid = 84'000;
    Timestamp m_now = fromUnixMs(1'763'820'000'000);
};

// The worst of all rows.
double g_median = 0, g_p99 = 0;

void report(const char* name, std::vector<double> ms)
{
    std::sort(ms.begin(), ms.end());
    const auto at = [&](double q) { return ms[static_cast<std::size_t>(q * static_cast<double>(ms.size() - 1))]; };
    bench::row(
        {QString::fromUtf8(name), bench::num(at(0.5), 2), bench::num(at(0.99), 2), bench::num(ms.back(), 2)});
    g_median = std::max(g_median, at(0.5));
    g_p99 = std::max(g_p99, at(0.99));
}

std::vector<double> measure(QWidget& view, int frames, const std::function<void(int)>& before,
                            const std::function<void(int)>& inside)
{
    std::vector<double> ms;
    for (int i = 0; i < frames; ++i) {
        before(i);
        const double start = threadMs();
        inside(i);
        view.repaint();
        ms.push_back(threadMs() - start);
    }
    return ms;
}

void wheel(HeatmapView& view, QPoint at, int delta)
{
    QWheelEvent e(QPointF(at), QPointF(view.mapToGlobal(at)), {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                  Qt::NoScrollPhase, false);
    QApplication::sendEvent(&view, &e);
}

void mouse(HeatmapView& view, QEvent::Type type, QPoint at, Qt::MouseButtons buttons)
{
    QMouseEvent e(type, QPointF(at), QPointF(view.mapToGlobal(at)),
                  type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, buttons, Qt::NoModifier);
    QApplication::sendEvent(&view, &e);
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    HeatmapView view(builtinTheme(QStringLiteral("dark")));
    view.resize(kWidth, kHeight);
    WalkingMarket market;
    std::shared_ptr<const DepthSnapshot> data;
    for (int i = 0; i < 1500; ++i) data = market.next();
    view.setData(data);
    view.show();
    QApplication::processEvents();
    const auto nothing = [](int) {};
    const QPoint middle(700, 400);

    std::printf("heatmap %d x %d, %d venues, %s; CPU ms a frame of the GUI thread\n", kWidth, kHeight, kLanes,
                qPrintable(QGuiApplication::platformName()));
    bench::head({"scenario", "median", "99 %", "longest"});
    const QStringList words = QApplication::arguments().mid(1);
    const auto run = [&](const char* name, QWidget& on, int frames, const std::function<void(int)>& before,
                         const std::function<void(int)>& inside) {
        const QString text = QString::fromLatin1(name);
        if (words.isEmpty() ||
            std::any_of(words.begin(), words.end(), [&](const QString& w) { return text.contains(w); }))
            report(name, measure(on, frames, before, inside));
    };
    const auto newColumn = [&](int) { data = market.next(); };
    const auto showData = [&](int) { view.setData(data); };
    const auto hover = [&](int i) {
        mouse(view, QEvent::MouseMove, middle + QPoint(i % 200, i % 150), Qt::NoButton);
    };
    const auto zoom = [&](int i) { wheel(view, middle, i % 8 < 4 ? 120 : -120); };
    HeatLayers bare;
    bare.trades = bare.liquidations = bare.walls = bare.profile = bare.cumulative = false;
    const HeatLayers usual = view.layers();
    view.setLayers(bare);
    run("books alone, new column every frame", view, kFrames, newColumn, showData);
    run("books alone, wheel zoom in and out", view, 240, nothing, zoom);
    view.setLayers(usual);
    view.resetView();
    view.repaint();
    run("new column every frame", view, kFrames, newColumn, showData);
    run("same, with crosshair and tooltip", view, kFrames, newColumn, [&](int i) {
        showData(i);
        hover(i);
    });
    run("crosshair only", view, kFrames, nothing, hover);
    view.goLive();
    run("wheel zoom in and out", view, 240, nothing, zoom);
    view.resetView();
    view.repaint();
    // As far out as the record reaches, and back; the most that is ever read for a frame.
    run("wheel zoom, 24 steps out and in", view, 240, nothing,
        [&](int i) { wheel(view, middle, i % 48 < 24 ? -120 : 120); });
    view.resetView();
    view.repaint();
    run("wheel zoom while columns come", view, 240, newColumn, [&](int i) {
        showData(i);
        zoom(i);
    });
    view.resetView();
    view.repaint();
    mouse(view, QEvent::MouseButtonPress, middle, Qt::LeftButton);
    run("drag, 7 px right and 2 px down a frame", view, 240, nothing,
        [&](int i) { mouse(view, QEvent::MouseMove, middle + QPoint(i * 7, i * 2), Qt::LeftButton); });
    mouse(view, QEvent::MouseButtonRelease, middle, Qt::NoButton);
    view.resetView();
    view.repaint();
    mouse(view, QEvent::MouseButtonPress, middle, Qt::LeftButton);
    run("drag, 9 px up a frame", view, 120, nothing,
        [&](int i) { mouse(view, QEvent::MouseMove, middle - QPoint(0, i * 9), Qt::LeftButton); });
    mouse(view, QEvent::MouseButtonRelease, middle, Qt::NoButton);
    view.resetView();
    run("all colours anew (brightness)", view, 60, nothing, [&](int i) { view.setBrightness(i % 5 - 2); });
    view.setOverlay(true);
    run("overlay, new column every frame", view, kFrames, newColumn, showData);
    view.resetView();
    view.repaint();
    run("overlay, wheel zoom in and out", view, 240, nothing, zoom);
    view.resetView();
    view.setOverlay(false);
    // The whole thread at a pace, timers, events and backing store included: a new column every picture.
    view.resetView();
    view.repaint();
    const auto paced = [&](int perSecond, double aim) {
        const QString name = QStringLiteral("at %1 pictures a second").arg(perSecond);
        if (!words.isEmpty() && !words.contains(QStringLiteral("paced"))) return true;
        constexpr int kSeconds = 5;
        std::vector<std::shared_ptr<const DepthSnapshot>> coming;
        for (int i = 0; i < perSecond * kSeconds; ++i) coming.push_back(market.next());
        std::size_t at = 0;
        QEventLoop loop;
        QTimer tick;
        tick.setTimerType(Qt::PreciseTimer);
        QObject::connect(&tick, &QTimer::timeout, &loop, [&] {
            if (at == coming.size()) return loop.quit();
            view.setData(coming[at++]);
        });
        const double from = threadMs(), began = bench::wallSeconds();
        tick.start(1000 / perSecond);
        loop.exec();
        const double cpu = threadMs() - from, wall = bench::wallSeconds() - began;
        // By the picture, so that a machine that has no time for us does not make it look cheap.
        const double share = cpu / double(coming.size()) * perSecond / 10;
        std::printf("%-44s %8.1f a second, %.1f %% of a core\n", qPrintable(name), double(coming.size()) / wall,
                    share);
        return bench::atMost(qPrintable(name), share, aim, " % of a core", 1);
    };
    bool met = bench::atMost("median of any scenario", g_median, 3, " ms", 2);
    met &= bench::atMost("99 of 100 of any scenario", g_p99, 8, " ms", 2);
    met &= paced(60, 80);
    met &= paced(10, 30);
    // Four lanes side by side; the sum behind them leads and is not painted.
    DepthLanes lanes(builtinTheme(QStringLiteral("dark")), &view, {kVenues.begin(), kVenues.end()});
    lanes.resize(kWidth, kHeight);
    lanes.setLanes({});
    view.hide();
    lanes.show();
    QApplication::processEvents();
    const auto showLanes = [&](int i) {
        showData(i);
        lanes.setData(data);
    };
    run("four lanes, new column every frame", lanes, kFrames, newColumn, showLanes);
    HeatmapView* second = lanes.view(VenueId::Bybit);
    const auto zoomLanes = [&](int i) { wheel(*second, second->rect().center(), i % 8 < 4 ? 120 : -120); };
    run("four lanes, wheel zoom in and out", lanes, 240, nothing, zoomLanes);
    return met ? 0 : 1;
}
