// A heatmap's test bench: books made column by column, gestures, pixels.
#pragma once

#include "widgets/heatmap_view.h"

#include <QApplication>
#include <QWheelEvent>
#include <QtTest>

#include <cmath>
#include <memory>

namespace plimsoll::test {

inline constexpr double kStep = 10;
inline constexpr Duration kColumn = std::chrono::seconds{1};
inline const Timestamp kBegin = fromUnixMs(1'763'820'000'000);

// One venue's book history on a grid of $10 around $80,000, built column by column.
struct LaneMaker {
    DepthLane lane;
    DepthBlock open;  // with the newest column, also when that has filled it
    double reach = 300;

    explicit LaneMaker(VenueId venue = VenueId::Binance, double step = kStep)
    {
        lane.instrument = InstrumentId::make(venue, 1);
        lane.venue = venue;
        lane.tick = Price::nearest(0.1);
        lane.state = BookState::Live;
        lane.fresh = Freshness::Live;
        lane.history.step = Price::nearest(step);
        lane.history.column = kColumn;
    }
    static float qtyAt(std::int32_t row, bool ask)
    {
        return static_cast<float>(1 + (row * 7 + (ask ? 3 : 0)) % 5);
    }

    void column(std::int64_t second, double mid, bool gap = false, double wall = 0)
    {
        if (open.columns.size() == DepthBlock::kColumns) open = {};
        DepthColumn c;
        c.start = kBegin + std::chrono::seconds{second};
        c.gap = gap;
        c.firstCell = static_cast<std::uint32_t>(open.cells.size());
        const double step = lane.history.step.value();
        if (!gap) {
            c.bid = Price::nearest(mid - 0.1);
            c.ask = Price::nearest(mid + 0.1);
            c.reachLow = Price::nearest(mid - reach);
            c.reachHigh = Price::nearest(mid + reach);
            const auto row = static_cast<std::int32_t>(std::floor(mid / step));
            for (std::int32_t r = row; r * step >= mid - reach; --r, ++c.bidCells)
                open.cells.push_back({r, wall == r * step ? 500.0f : qtyAt(r, false)});
            for (std::int32_t r = row + 1; r * step < mid + reach; ++r, ++c.askCells)
                open.cells.push_back({r, wall == r * step ? 500.0f : qtyAt(r, true)});
            c.buyQty = 2;
            c.sellQty = 1;
        }
        open.columns.push_back(c);
        auto& blocks = lane.history.blocks;
        if (open.columns.size() == 1) blocks.push_back(nullptr);
        blocks.back() = std::make_shared<DepthBlock>(open);
        if (gap) return;
        lane.bids = {{c.bid, Qty{3}}, {Price::nearest(mid - 55), Qty{100}}, {Price::nearest(mid - reach), Qty{1}}};
        lane.asks = {{c.ask, Qty{2}}, {Price::nearest(mid + 75), Qty{50}}, {Price::nearest(mid + reach), Qty{1}}};
        lane.reach = OrderBook::Reach{c.reachLow, c.reachHigh};
        lane.stamp.mono = Mono{std::chrono::hours{1}} + std::chrono::seconds{second + 1};
    }
};

inline std::shared_ptr<DepthSnapshot> snapshot(std::initializer_list<const LaneMaker*> lanes, std::int64_t second,
                                               std::string asset = "BTC")
{
    auto s = std::make_shared<DepthSnapshot>();
    s->asset = std::move(asset);
    s->asOf = {kBegin + std::chrono::seconds{second + 1},
               Mono{std::chrono::hours{1}} + std::chrono::seconds{second + 1}};
    for (const LaneMaker* l : lanes) s->lanes.push_back(l->lane);
    return s;
}

inline double walk(std::int64_t second)
{
    return 80'005 + 60 * std::sin(static_cast<double>(second) / 40);
}

inline void wheel(QWidget& w, const QPoint& at, int delta)
{
    QWheelEvent e(QPointF(at), QPointF(w.mapToGlobal(at)), {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                  Qt::NoScrollPhase, false);
    QApplication::sendEvent(&w, &e);
}

// Moves with a button held; QTest's own moves carry none.
inline void dragTo(QWidget& w, const QPoint& from, const QPoint& to)
{
    QTest::mousePress(&w, Qt::LeftButton, {}, from);
    for (const QPoint& at : {(from + to) / 2, to}) {
        QMouseEvent e(QEvent::MouseMove, QPointF(at), QPointF(w.mapToGlobal(at)), Qt::NoButton, Qt::LeftButton,
                      Qt::NoModifier);
        QApplication::sendEvent(&w, &e);
    }
    QTest::mouseRelease(&w, Qt::LeftButton, {}, to);
}

struct HeatRig {
    const Theme m_theme = builtinTheme(QStringLiteral("dark"));

    // A view with a minute of one venue, cut-offs fixed so that colours can be told in advance.
    std::unique_ptr<HeatmapView> made(const LaneMaker& lane, std::int64_t second, QSize size = {700, 400}) const
    {
        auto view = std::make_unique<HeatmapView>(m_theme);
        view->resize(size);
        view->setData(snapshot({&lane}, second));
        view->setCutoffs(Cutoffs{1e4, 2e7});
        return view;
    }
    static QPoint pointOf(const HeatmapView& view, std::int64_t second, double price)
    {
        const auto x = view.xOf(kBegin + std::chrono::seconds{second});
        return {x ? *x : -1, view.yOf(price)};
    }
    static QRgb pixel(HeatmapView& view, const QPoint& at) { return view.grab().toImage().pixel(at); }
};

}  // namespace plimsoll::test
