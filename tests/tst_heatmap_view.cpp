// The heatmap: what it shows is what the books said, old pixels stay right while new ones come, and
// the gestures do what they promise.
#include "widgets/color_ramp.h"
#include "widgets/depth_lanes.h"
#include "widgets/depth_legend.h"
#include "widgets/heat_viewport.h"
#include "widgets/heatmap_view.h"
#include "widgets/venue_key.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>

#include <cmath>
#include <deque>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

constexpr double kStep = 10;
constexpr Duration kColumn = 1s;
const Timestamp kBegin = fromUnixMs(1'763'820'000'000);

// One venue's book history on a grid of $10 around $80,000, built column by column.
struct LaneMaker {
    DepthLane lane;
    DepthBlock open;
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
        if (open.columns.size() == DepthBlock::kColumns) open = {};
        if (gap) return;
        lane.bids = {{c.bid, Qty{3}}, {Price::nearest(mid - 55), Qty{100}}, {Price::nearest(mid - reach), Qty{1}}};
        lane.asks = {{c.ask, Qty{2}}, {Price::nearest(mid + 75), Qty{50}}, {Price::nearest(mid + reach), Qty{1}}};
        lane.reach = OrderBook::Reach{c.reachLow, c.reachHigh};
        lane.stamp.mono = Mono{1h} + std::chrono::seconds{second + 1};
    }
};

std::shared_ptr<DepthSnapshot> snapshot(std::initializer_list<const LaneMaker*> lanes, std::int64_t second,
                                        std::string asset = "BTC")
{
    auto s = std::make_shared<DepthSnapshot>();
    s->asset = std::move(asset);
    s->asOf = {kBegin + std::chrono::seconds{second + 1}, Mono{1h} + std::chrono::seconds{second + 1}};
    for (const LaneMaker* l : lanes) s->lanes.push_back(l->lane);
    return s;
}

double walk(std::int64_t second)
{
    return 80'005 + 60 * std::sin(static_cast<double>(second) / 40);
}

void wheel(QWidget& w, const QPoint& at, int delta)
{
    QWheelEvent e(QPointF(at), QPointF(w.mapToGlobal(at)), {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                  Qt::NoScrollPhase, false);
    QApplication::sendEvent(&w, &e);
}

// Moves with a button held; QTest's own moves carry none.
void dragTo(QWidget& w, const QPoint& from, const QPoint& to)
{
    QTest::mousePress(&w, Qt::LeftButton, {}, from);
    for (const QPoint& at : {(from + to) / 2, to}) {
        QMouseEvent e(QEvent::MouseMove, QPointF(at), QPointF(w.mapToGlobal(at)), Qt::NoButton, Qt::LeftButton,
                      Qt::NoModifier);
        QApplication::sendEvent(&w, &e);
    }
    QTest::mouseRelease(&w, Qt::LeftButton, {}, to);
}

}  // namespace

class TestHeatmapView : public QObject {
    Q_OBJECT

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

private Q_SLOTS:
    void emptyStateSaysWhy()
    {
        HeatmapView view(m_theme);
        view.resize(500, 300);
        view.grab();
        QVERIFY(view.accessibleDescription().contains(QStringLiteral("Waiting for first book")));
        auto s = std::make_shared<DepthSnapshot>();
        s->asset = "BTC";
        s->lanes.resize(2);
        s->lanes[1].venue = VenueId::Bybit;
        view.setData(s);
        const QImage image = view.grab().toImage();
        QCOMPARE(view.accessibleDescription(), QStringLiteral("Waiting for first book, BN BY"));
        QCOMPARE(QColor(image.pixel(10, 10)), m_theme.bg.panel);
        QVERIFY(!view.valueAt({50, 50}));
        // Gestures on nothing are harmless.
        wheel(view, {50, 50}, 120);
        dragTo(view, {50, 50}, {90, 90});
        QTest::keyClick(&view, Qt::Key_BracketRight);
        QTest::keyClick(&view, Qt::Key_Home);
        QTest::mouseDClick(&view, Qt::LeftButton, {}, view.priceAxisRect().center());
    }
    void coloursFollowTheScale()
    {
        LaneMaker lane;
        for (int s = 0; s < 60; ++s) lane.column(s, 80'005, false, 79'900);
        auto view = made(lane, 59);
        QCOMPARE(view->group(), Price::nearest(kStep));
        DepthScale scale;
        scale.setUser(Cutoffs{1e4, 2e7});
        // The wall: $40m, above the upper cut-off, the ramp's last colour.
        QCOMPARE(pixel(*view, pointOf(*view, 30, 79'905)), m_theme.ramp.bid[255]);
        // Any other row: its dollars through the scale. (Grid lines may lie on a row's first pixel.)
        for (double price : {79'965.0, 79'945.0, 80'055.0, 80'075.0}) {
            const bool ask = price > 80'005;
            const auto row = static_cast<std::int32_t>(std::floor(price / kStep));
            const double usd = LaneMaker::qtyAt(row, ask) * (row + 0.5) * kStep;
            const int index = scale.index(usd);
            const QRgb got = pixel(*view, pointOf(*view, 30, price));
            const ColorRamp& ramp = ask ? m_theme.ramp.ask : m_theme.ramp.bid;
            bool near = false;  // keys keep seven bits: an index may be off by two
            for (int i = std::max(0, index - 2); i <= std::min(255, index + 2); ++i)
                near |= ramp[static_cast<std::size_t>(i)] == got;
            QVERIFY2(near, qPrintable(QString::number(price)));
        }
        // Below the lower cut-off nothing is drawn.
        view->setCutoffs(Cutoffs{1e6, 2e7});
        QCOMPARE(pixel(*view, pointOf(*view, 30, 79'965)), m_theme.ramp.bid[0]);
    }
    void valuesAreExact()
    {
        LaneMaker lane;
        for (int s = 0; s < 20; ++s) lane.column(s, 80'005, false, 79'900);
        auto view = made(lane, 19);
        const auto wall = view->valueAt(pointOf(*view, 10, 79'905));
        QVERIFY(wall);
        QCOMPARE(wall->low, Price::nearest(79'900));
        QCOMPARE(wall->high, Price::nearest(79'910));
        QCOMPARE(wall->ask, false);
        QCOMPARE(wall->qty, 500.0);
        QCOMPARE(wall->usd, 500 * 79'905.0);
        QCOMPARE(wall->start, kBegin + 10s);
        QCOMPARE(wall->span, Duration{kColumn});
        QVERIFY(std::fabs(*wall->bpFromMid - (79'905.0 - 80'005) / 80'005 * 1e4) < 1e-9);
        QVERIFY(!wall->gap && !wall->beyondReach && !wall->live);
        // Now, from the current book.
        const auto now = view->valueAt({view->liveRect().center().x(), view->yOf(79'955)});
        QVERIFY(now && now->live);
        QCOMPARE(now->qty, 100.0);
        QCOMPARE(*now->age, Duration{0});
        // Beyond the book nothing is known, which is not "nothing there".
        wheel(*view, view->priceAxisRect().center(), -120 * 6);
        const auto beyond = view->valueAt(pointOf(*view, 10, 80'005 + 400));
        QVERIFY(beyond);
        QVERIFY(beyond->beyondReach);
        QVERIFY(!view->valueAt({view->priceAxisRect().center()}));
    }
    void venuesAreAddedByTimeAndPrice()
    {
        LaneMaker binance(VenueId::Binance, 10), bybit(VenueId::Bybit, 20);
        for (int s = 0; s < 30; ++s) binance.column(s, 80'005);
        for (int s = 12; s < 30; ++s) bybit.column(s, 80'005);  // began later
        HeatmapView view(m_theme);
        view.resize(700, 400);
        view.setData(snapshot({&binance, &bybit}, 29));
        // The coarser grid rules: rows of $20.
        QCOMPARE(view.group(), Price::nearest(20));
        const double price = 79'950;
        const auto row10 = static_cast<std::int32_t>(79'940 / 10), row20 = static_cast<std::int32_t>(79'940 / 20);
        const double fromBinance = LaneMaker::qtyAt(row10, false) + LaneMaker::qtyAt(row10 + 1, false);
        const double fromBybit = LaneMaker::qtyAt(row20, false);
        const auto both = view.valueAt(pointOf(view, 20, price));
        QVERIFY(both);
        QCOMPARE(both->qty, fromBinance + fromBybit);
        QCOMPARE(both->shares.size(), std::size_t{2});
        const auto early = view.valueAt(pointOf(view, 5, price));
        QVERIFY(early);
        QCOMPARE(early->qty, fromBinance);
        view.setLanes(LaneChoice::only(VenueId::Bybit));
        QCOMPARE(view.valueAt(pointOf(view, 20, price))->qty, fromBybit);
        view.setLanes(LaneChoice{0});
        QVERIFY(!view.valueAt({100, 100}) || view.valueAt({100, 100})->gap);
    }
    void gapsAreRuledAndNeverBridged()
    {
        LaneMaker lane;
        for (int s = 0; s < 120; ++s) lane.column(s, 80'005, s >= 40 && s < 60);
        auto view = made(lane, 119);
        const int left = *view->xOf(kBegin + 40s), right = *view->xOf(kBegin + 60s) - 1;
        const QImage image = view->grab().toImage();
        const int y = view->yOf(79'965);
        QCOMPARE(QColor(image.pixel(left, y)), m_theme.state.stale);
        QCOMPARE(QColor(image.pixel(right, y)), m_theme.state.stale);
        int hatch = 0, ground = 0;
        for (int x = left + 1; x < right; ++x) {
            const QColor c(image.pixel(x, y));
            hatch += c == m_theme.state.hatch;
            ground += c == m_theme.bg.input;
        }
        QCOMPARE(hatch + ground, right - left - 1);
        QVERIFY(hatch > 0 && ground > hatch);
        QVERIFY(view->valueAt({(left + right) / 2, y})->gap);
        // The path of the best quotes ends before the gap and begins after it.
        const int path = view->yOf(80'005);
        for (int x = left + 1; x < right; ++x) QVERIFY(QColor(image.pixel(x, path + 2)) != m_theme.text.strong);
    }
    void aMissingColumnIsAGap()
    {
        LaneMaker lane;
        for (int s = 0; s < 60; ++s)
            if (s < 20 || s >= 30) lane.column(s, 80'005);
        auto view = made(lane, 59);
        QVERIFY(view->valueAt(pointOf(*view, 25, 79'965))->gap);
        QVERIFY(!view->valueAt(pointOf(*view, 19, 79'965))->gap);
        QVERIFY(!view->valueAt(pointOf(*view, 30, 79'965))->gap);
    }
    // Each venue's own path, in its colour and dash, and the live book shared out among the venues.
    void overlayTellsVenuesApart()
    {
        LaneMaker binance(VenueId::Binance), okx(VenueId::Okx);
        for (int s = 0; s < 120; ++s) {
            binance.column(s, 80'105);
            okx.column(s, 79'905, s >= 60 && s < 80);
        }
        HeatmapView view(m_theme);
        view.resize(700, 400);
        view.setData(snapshot({&binance, &okx}, 119));
        view.setCutoffs(Cutoffs{1e9, 2e9});  // nothing of the heat
        view.setOverlay(true);
        QVERIFY(view.overlay());
        QImage image = view.grab().toImage();
        const auto drawn = [&](double price, VenueId venue, std::int64_t from, std::int64_t to) {
            const int y = view.yOf(price);
            std::string dashes;
            const int begin = *view.xOf(kBegin + std::chrono::seconds{from}),
                      end = *view.xOf(kBegin + std::chrono::seconds{to});
            for (int x = begin; x < end; ++x) {
                bool on = false;
                for (int dy = -1; dy <= 1; ++dy)
                    on |= QColor(image.pixel(x, y + dy)) == venueColor(venue, m_theme);
                dashes += on ? '#' : '.';
            }
            return dashes;
        };
        const std::string solid = drawn(80'105, VenueId::Binance, 20, 50);
        QCOMPARE(solid, std::string(solid.size(), '#'));
        const std::string dashed = drawn(79'905, VenueId::Okx, 20, 50);
        QVERIFY(dashed.find("##..##..##") != std::string::npos);
        // Where its book was lost the line is not drawn on.
        const std::string lost = drawn(79'905, VenueId::Okx, 62, 78);
        QCOMPARE(lost, std::string(lost.size(), '.'));
        // The live book: bars in the venues' colours, no longer in those of the sides.
        const auto inLive = [&](const QColor& color) {
            int n = 0;
            for (int y = view.liveRect().top(); y < view.liveRect().bottom(); ++y)
                for (int x = view.liveRect().left(); x < view.liveRect().right(); ++x)
                    n += QColor(image.pixel(x, y)) == color;
            return n;
        };
        QVERIFY(inLive(venueColor(VenueId::Binance, m_theme)) > 50);
        QVERIFY(inLive(venueColor(VenueId::Okx, m_theme)) > 50);
        QCOMPARE(inLive(m_theme.side.bid), 0);
        // A stale venue is no part of the live book; its key alone stays, where its last quotes were.
        okx.lane.fresh = Freshness::Stale;
        view.setData(snapshot({&binance, &okx}, 119));
        image = view.grab().toImage();
        QVERIFY(inLive(venueColor(VenueId::Okx, m_theme)) <= 30);
        view.setOverlay(false);
        image = view.grab().toImage();
        QVERIFY(inLive(m_theme.side.bid) > 0);
        QCOMPARE(drawn(80'105, VenueId::Binance, 20, 50).find('#'), std::string::npos);
    }
    // Side by side: one venue each, at the same prices, times and colours as the sum, whoever zooms.
    void lanesShareOneView()
    {
        LaneMaker binance(VenueId::Binance), bybit(VenueId::Bybit);
        for (int s = 0; s < 300; ++s) {
            binance.column(s, 80'105, false, 79'900);
            bybit.column(s, 79'905, s >= 280, 79'900);
        }
        bybit.lane.fresh = Freshness::Stale;
        bybit.lane.state = BookState::Stale;
        bybit.lane.stamp.received = kBegin + 280s;
        QWidget host;
        host.resize(1000, 420);
        HeatmapView sum(m_theme, &host);
        sum.resize(1000, 420);
        const std::vector<VenueId> all(kVenues.begin(), kVenues.end());
        DepthLanes lanes(m_theme, &sum, all, &host);
        lanes.resize(1000, 420);
        lanes.setLanes({0x07, Market::Perp});
        const auto data = snapshot({&binance, &bybit}, 299);
        sum.setData(data);
        sum.setCutoffs(Cutoffs{1e4, 2e7});
        lanes.setData(data);
        lanes.setFaces({{VenueId::Binance, Light::Live, QStringLiteral("live"), {}, false},
                        {VenueId::Bybit, Light::Stale, QStringLiteral("stale 20 s"), {}, false},
                        {VenueId::Okx, Light::Off, QStringLiteral("not listed"),
                         QStringLiteral("OKX does not list BTC"), false}});
        sum.hide();
        host.show();
        HeatmapView *bn = lanes.view(VenueId::Binance), *by = lanes.view(VenueId::Bybit),
                    *ok = lanes.view(VenueId::Okx);
        QVERIFY(bn->isVisible() && by->isVisible() && ok->isVisible());
        QVERIFY(!lanes.view(VenueId::Hyperliquid)->isVisible());
        QVERIFY(lanes.headRect(VenueId::Hyperliquid).isEmpty());
        QVERIFY(std::abs(bn->plotRect().width() - by->plotRect().width()) <= 1);
        QCOMPARE(bn->priceAxisRect().width(), 0);
        QVERIFY(ok->priceAxisRect().width() > 40);  // one axis, at the right
        const auto together = [&] {
            for (HeatmapView* v : {by, ok}) {
                QCOMPARE(v->group(), bn->group());
                QCOMPARE(v->yOf(80'000), bn->yOf(80'000));
                QCOMPARE(v->cutoffs(), sum.cutoffs());
                QCOMPARE(v->paused(), sum.paused());
            }
            // The newest is at every lane's right edge.
            if (!sum.paused()) QCOMPARE(*by->xOf(kBegin + 300s), by->plotRect().width());
        };
        together();
        // Each shows its own venue alone.
        const QPoint at = pointOf(*bn, 250, 79'905);
        QCOMPARE(bn->valueAt(at)->shares.size(), std::size_t{1});
        QCOMPARE(bn->valueAt(at)->shares[0].venue, VenueId::Binance);
        QCOMPARE(bn->valueAt(at)->qty, 500.0);
        QCOMPARE(pixel(*bn, at), m_theme.ramp.bid[255]);
        // The stale one is ruled where its book ended; the one without a book is bare ground.
        const QImage stale = by->grab().toImage();
        QCOMPARE(QColor(stale.pixel(*by->xOf(kBegin + 280s), by->yOf(80'300))), m_theme.text.muted);
        const QImage none = ok->grab().toImage();
        QCOMPARE(QColor(none.pixel(3, 3)), m_theme.bg.panel);
        QCOMPARE(QColor(none.pixel(ok->plotRect().width() - 3, 40)), m_theme.bg.panel);
        // A zoom or a pan in one lane moves all of them.
        const Price before = sum.group();
        for (int i = 0; i < 6; ++i) wheel(*by, by->plotRect().center(), -120);
        QVERIFY(sum.group() > before);
        together();
        QTest::keyClick(by, Qt::Key_Home);
        dragTo(*bn, {100, 100}, {190, 150});
        QVERIFY(sum.paused());
        together();
        QTest::keyClick(by, Qt::Key_End);
        QVERIFY(!sum.paused());
        together();
        QTest::keyClick(by, Qt::Key_BracketRight);
        together();
        QSignalSpy prices(&lanes, &DepthLanes::priceHovered);
        QMouseEvent over(QEvent::MouseMove, QPointF(50, 60), QPointF(by->mapToGlobal(QPoint(50, 60))),
                         Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(by, &over);
        QCOMPARE(prices.size(), 1);
        // Switched off by the user: less contrast, and still what it was.
        const QColor lit = pixel(*bn, pointOf(*bn, 250, 79'905));
        lanes.setFaces({{VenueId::Binance, Light::Off, QStringLiteral("off"), QStringLiteral("off"), true}});
        QVERIFY(luma(pixel(*bn, pointOf(*bn, 250, 79'905))) < luma(lit.rgb()));
    }
    // A tick that the crosshair's pill covers, or whose number it says again, is left out.
    void pillsHideTicks()
    {
        LaneMaker lane;
        for (int s = 0; s < 60; ++s) lane.column(s, 80'005);
        auto view = made(lane, 59);
        view->setGroup(Price::nearest(100));
        const auto inked = [&](int from, int to) {
            const QImage image = view->grab().toImage();
            int n = 0;
            const QRect axis = view->priceAxisRect();
            for (int y = from; y < to; ++y)
                for (int x = axis.left() + 8; x < axis.right(); ++x)
                    n += QColor(image.pixel(x, y)) != m_theme.bg.panel;
            return n;
        };
        const int tick = view->yOf(79'900);
        QVERIFY(inked(tick - 5, tick + 6) > 0);
        const int rowTop = view->yOf(80'000);
        const QPoint inRow(100, (tick + rowTop) / 2);
        QMouseEvent over(QEvent::MouseMove, QPointF(inRow), QPointF(view->mapToGlobal(inRow)), Qt::NoButton,
                         Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(view.get(), &over);
        QCOMPARE(inked(tick - 5, tick + 6), 0);
    }
    // Painted column by column, with pans and hours of scrolling, the picture equals one painted at once.
    void newColumnsLeaveOldOnesRight()
    {
        LaneMaker lane;
        auto grown = std::make_unique<HeatmapView>(m_theme);
        grown->resize(500, 300);
        grown->setCutoffs(Cutoffs{1e4, 1e6});
        std::shared_ptr<DepthSnapshot> last;
        for (int s = 0; s < 700; ++s) {
            lane.column(s, walk(s), s % 97 > 90, 79'900);
            last = snapshot({&lane}, s);
            if (s < 3) continue;
            grown->setData(last);
            if (s == 3) grown->setCutoffs(Cutoffs{1e4, 1e6});
            if (s % 3 == 0) grown->grab();
            if (s == 500) {
                dragTo(*grown, {200, 100}, {390, 130});
                grown->grab();
                QTest::keyClick(grown.get(), Qt::Key_End);
            }
        }
        QTest::keyClick(grown.get(), Qt::Key_Home);
        QEvent leave(QEvent::Leave);  // no crosshair
        QApplication::sendEvent(grown.get(), &leave);
        HeatmapView fresh(m_theme);
        fresh.resize(500, 300);
        fresh.setData(last);
        fresh.setCutoffs(Cutoffs{1e4, 1e6});
        QCOMPARE(grown->group(), fresh.group());
        const QRect plot = fresh.plotRect();
        const QImage a = grown->grab(plot).toImage(), b = fresh.grab(plot).toImage();
        int differing = 0;
        for (int y = 0; y < a.height(); ++y)
            for (int x = 1; x < a.width(); ++x) differing += a.pixel(x, y) != b.pixel(x, y);
        QCOMPARE(differing, 0);
    }
    // While a gesture runs a long record is read in part; when it rests the picture is the same as one
    // that was never in a hurry, and what the tooltip says is exact all the time.
    void aHurriedPictureBecomesExact()
    {
        std::deque<LaneMaker> makers;
        for (VenueId v : {VenueId::Binance, VenueId::Bybit, VenueId::Okx}) makers.emplace_back(v, 1).reach = 700;
        constexpr int kSeconds = 1'500;
        for (LaneMaker& m : makers)
            for (int s = 0; s < kSeconds; ++s)
                m.column(s, walk(s) + (s / 7 % 2) * 25, m.lane.venue == VenueId::Okx && s % 97 > 90);
        const auto data = snapshot({&makers[0], &makers[1], &makers[2]}, kSeconds - 1);
        const auto view = std::make_unique<HeatmapView>(m_theme);
        view->resize(700, 400);
        view->setData(data);
        view->setCutoffs(Cutoffs{1e4, 2e7});
        view->grab();
        for (int i = 0; i < 12; ++i) wheel(*view, view->priceAxisRect().center(), -120);
        for (int i = 0; i < 12; ++i) wheel(*view, view->timeAxisRect().center(), -120);
        const QRect plot = view->plotRect();
        const QImage hurried = view->grab(plot).toImage();
        const QPoint probe = pointOf(*view, kSeconds - 200, walk(kSeconds - 200) + 60);
        const auto said = view->valueAt(probe);
        QVERIFY(said);
        QImage rested = hurried;
        for (int i = 0; i < 60; ++i) rested = view->grab(plot).toImage();
        QCOMPARE(view->valueAt(probe)->usd, said->usd);

        // Other venues and back: everything is read anew, without a hurry.
        view->setLanes(LaneChoice::only(VenueId::Bybit));
        view->grab();
        view->setLanes({});
        const QImage wanted = view->grab(plot).toImage();
        const auto differing = [&](const QImage& a) {
            int n = 0;
            for (int y = 0; y < a.height(); ++y)
                for (int x = 1; x < a.width(); ++x) n += a.pixel(x, y) != wanted.pixel(x, y);
            return n;
        };
        QVERIFY(differing(hurried) > 0);  // or the test proves nothing
        QCOMPARE(differing(rested), 0);
    }
    void wheelZoomsAtTheCursor()
    {
        LaneMaker lane;
        for (int s = 0; s < 600; ++s) lane.column(s, 80'005);
        auto view = made(lane, 599);
        QTest::keyClick(view.get(), Qt::Key_Home);
        const QPoint at(150, 120);
        const double price = view->priceAt(at.y());
        const Timestamp time = view->valueAt(at)->start;
        const double spanBefore = view->priceAt(0) - view->priceAt(200);
        QSignalSpy paused(view.get(), &HeatmapView::pausedChanged);
        wheel(*view, at, 240);
        QVERIFY(std::fabs(view->priceAt(at.y()) - price) <= view->group().value());
        QVERIFY(std::abs((view->valueAt(at)->start - time) / kColumn) <= 1);
        QVERIFY(view->priceAt(0) - view->priceAt(200) < spanBefore * 0.8);
        // The newest is no longer in sight.
        QVERIFY(view->paused());
        QCOMPARE(paused.size(), 1);
        // Ctrl+Z takes the zoom back.
        QTest::keyClick(view.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(std::fabs(view->priceAt(at.y()) - price) < 1e-6);
        QVERIFY(!view->paused());
        // Over the price axis only the price zooms, over the time axis only the time.
        const double top = view->priceAt(0);
        const Timestamp leftmost = view->valueAt({10, 100})->start;
        wheel(*view, {300, view->timeAxisRect().center().y()}, 120);
        QCOMPARE(view->priceAt(0), top);
        QVERIFY(view->valueAt({10, 100})->start > leftmost);
        QTest::keyClick(view.get(), Qt::Key_Home);
        const Timestamp first = view->valueAt({10, 100})->start;
        wheel(*view, view->priceAxisRect().center(), -120);
        QCOMPARE(view->valueAt({10, 100})->start, first);
        QVERIFY(view->priceAt(0) != top);
    }
    void draggingPausesAndReturns()
    {
        LaneMaker lane;
        for (int s = 0; s < 600; ++s) lane.column(s, 80'005);
        auto view = made(lane, 599);
        const Timestamp before = view->valueAt({100, 100})->start;
        const double price = view->priceAt(100);
        dragTo(*view, {100, 100}, {160, 110});
        QVERIFY(view->paused());
        QCOMPARE(view->valueAt({160, 100})->start, before);
        QVERIFY(std::fabs(view->priceAt(110) - price) < view->group().value());
        // While paused new columns do not move the picture.
        lane.column(600, 80'005);
        view->setData(snapshot({&lane}, 600));
        QCOMPARE(view->valueAt({160, 100})->start, before);
        // Dragging back to the edge resumes.
        dragTo(*view, {160, 100}, {60, 100});
        QVERIFY(!view->paused());
        // The badge resumes, too.
        dragTo(*view, {100, 100}, {260, 100});
        QVERIFY(view->paused());
        view->grab();
        QTest::mouseClick(view.get(), Qt::LeftButton, {},
                          {view->plotRect().left() + 20, view->plotRect().bottom() - 18});
        QVERIFY(!view->paused());
    }
    void keysPauseAndReturn()
    {
        LaneMaker lane;
        for (int s = 0; s < 300; ++s) lane.column(s, 80'005);
        auto view = made(lane, 299);
        QSignalSpy paused(view.get(), &HeatmapView::pausedChanged);
        QTest::keyClick(view.get(), Qt::Key_Space);
        QVERIFY(view->paused());
        const Timestamp at = view->valueAt({100, 100})->start;
        for (int s = 300; s < 340; ++s) lane.column(s, 80'005);
        view->setData(snapshot({&lane}, 339));
        QCOMPARE(view->valueAt({100, 100})->start, at);
        QTest::keyClick(view.get(), Qt::Key_Space);
        QVERIFY(!view->paused());
        QCOMPARE(view->valueAt({100, 100})->start, at + 40s);
        QTest::keyClick(view.get(), Qt::Key_Left);
        QVERIFY(view->paused());
        QTest::keyClick(view.get(), Qt::Key_End);
        QVERIFY(!view->paused());
        QCOMPARE(paused.size(), 4);
    }
    void axesStretchAndReset()
    {
        LaneMaker lane;
        for (int s = 0; s < 300; ++s) lane.column(s, 80'005);
        auto view = made(lane, 299);
        const double span = view->priceAt(0) - view->priceAt(300);
        const QPoint axis = view->priceAxisRect().center();
        dragTo(*view, axis, axis + QPoint(0, -100));
        QVERIFY(view->priceAt(0) - view->priceAt(300) < span);
        QTest::mouseDClick(view.get(), Qt::LeftButton, {}, axis);
        QCOMPARE(view->priceAt(0) - view->priceAt(300), span);
        const Timestamp left = view->valueAt({20, 100})->start;
        const QPoint time(300, view->timeAxisRect().center().y());
        dragTo(*view, time, time + QPoint(80, 0));
        QVERIFY(view->valueAt({20, 100})->start > left);
        QTest::mouseDClick(view.get(), Qt::LeftButton, {}, time);
        QCOMPARE(view->valueAt({20, 100})->start, left);
    }
    void shiftDragZoomsToABox()
    {
        LaneMaker lane;
        for (int s = 0; s < 600; ++s) lane.column(s, 80'005);
        auto view = made(lane, 599);
        const QPoint from(100, 80), to(200, 160);
        const double middle = view->priceAt(120);
        const double span = view->priceAt(0) - view->priceAt(100);
        QTest::mousePress(view.get(), Qt::LeftButton, Qt::ShiftModifier, from);
        QMouseEvent e(QEvent::MouseMove, QPointF(to), QPointF(view->mapToGlobal(to)), Qt::NoButton, Qt::LeftButton,
                      Qt::ShiftModifier);
        QApplication::sendEvent(view.get(), &e);
        QTest::mouseRelease(view.get(), Qt::LeftButton, Qt::ShiftModifier, to);
        QVERIFY(view->priceAt(0) - view->priceAt(100) < span / 1.8);
        QVERIFY(std::fabs(view->priceAt(view->plotRect().center().y()) - middle) < 2 * view->group().value());
    }
    void priceIsFollowed()
    {
        LaneMaker lane;
        for (int s = 0; s < 100; ++s) lane.column(s, 80'005);
        auto view = made(lane, 99);
        const QRect plot = view->plotRect();
        double mid = 80'005;
        for (int s = 100; s < 160; ++s) {
            mid += 8;
            lane.column(s, mid);
            view->setData(snapshot({&lane}, s));
            const int y = view->yOf(mid);
            QVERIFY(y > plot.height() / 10 && y < plot.height() * 9 / 10);
        }
        // Dragged away by hand it stays away, until Home.
        dragTo(*view, {100, 100}, {100, 180});
        const double top = view->priceAt(0);
        lane.column(160, mid + 200);
        view->setData(snapshot({&lane}, 160));
        QCOMPARE(view->priceAt(0), top);
        QTest::keyClick(view.get(), Qt::Key_Home);
        QVERIFY(std::abs(view->yOf(mid + 200) - plot.center().y()) < 20);
    }
    void staleIsNeverLive()
    {
        LaneMaker lane;
        for (int s = 0; s < 100; ++s) lane.column(s, 80'005);
        auto view = made(lane, 99);
        const QRect zone = view->liveRect();
        const QPoint bar(zone.left() + 4, view->yOf(79'955));
        QCOMPARE(QColor(pixel(*view, bar)), m_theme.side.bid);
        QCOMPARE(QColor(pixel(*view, {view->priceAxisRect().left() + 2, view->yOf(80'005)})), m_theme.text.strong);
        for (int kind = 0; kind < 2; ++kind) {
            auto s = snapshot({&lane}, 109);
            if (kind == 0)
                s->lanes[0].state = BookState::Stale;
            else
                s->lanes[0].fresh = Freshness::Stale;
            view->setData(s);
            const QImage image = view->grab().toImage();
            for (int y = 0; y < zone.height(); ++y)
                for (int x = zone.left() + 1; x <= zone.right(); ++x) {
                    const QColor c(image.pixel(x, y));
                    QVERIFY(c != m_theme.side.bid && c != m_theme.side.ask);
                }
            QCOMPARE(QColor(image.pixel(view->priceAxisRect().left() + 2, view->yOf(80'005))), m_theme.bg.pressed);
        }
        // Accessibility tells it, too, at its own pace.
        auto later = snapshot({&lane}, 130);
        later->lanes[0].fresh = Freshness::Stale;
        view->setData(later);
        view->grab();
        QVERIFY2(view->accessibleDescription().contains(QStringLiteral("stale")),
                 qPrintable(view->accessibleDescription()));
    }
    void theMomentOfStalenessIsRuled()
    {
        LaneMaker a(VenueId::Binance), b(VenueId::Bybit);
        for (int s = 0; s < 100; ++s) {
            a.column(s, 80'005, false, 79'900);
            b.column(s, 80'005);
        }
        HeatmapView view(m_theme);
        view.resize(700, 400);
        auto s = snapshot({&a, &b}, 99);
        s->lanes[1].fresh = Freshness::Stale;  // silent for 20 s, though its columns were still made
        s->lanes[1].stamp.received = kBegin + 80s;
        view.setData(s);
        view.setCutoffs(Cutoffs{1e4, 2e7});
        QImage image = view.grab().toImage();
        const int x = *view.xOf(kBegin + 80s), y = view.yOf(79'905);
        QCOMPARE(QColor(image.pixel(x, y)), m_theme.text.muted);
        int clear = 0;
        for (int i = x + 1; i < view.plotRect().right(); ++i) clear += image.pixel(i, y) == m_theme.ramp.bid[255];
        const int width = view.plotRect().right() - x - 1;
        QVERIFY(clear > width / 2 && clear < width);
        QCOMPARE(image.pixel(x - 3, y), m_theme.ramp.bid[255]);
    }
    void aStaleVenueLeavesTheSum()
    {
        LaneMaker a(VenueId::Binance), b(VenueId::Bybit);
        for (int s = 0; s < 50; ++s) {
            a.column(s, 80'005);
            b.column(s, 80'005);
        }
        auto s = snapshot({&a, &b}, 49);
        HeatmapView view(m_theme);
        view.resize(700, 400);
        view.setData(s);
        const QPoint at(view.liveRect().center().x(), view.yOf(79'955));
        QCOMPARE(view.valueAt(at)->qty, 200.0);
        s = snapshot({&a, &b}, 49);
        s->lanes[1].fresh = Freshness::Stale;
        view.setData(s);
        QCOMPARE(view.valueAt(at)->qty, 100.0);
    }
    void whatOneVenueMissesIsMarkedNotBlanked()
    {
        LaneMaker a(VenueId::Binance), b(VenueId::Bybit);
        for (int s = 0; s < 120; ++s) {
            a.column(s, 80'005, false, 79'900);
            b.column(s, 80'005, s >= 40 && s < 80);
        }
        HeatmapView view(m_theme);
        view.resize(700, 400);
        view.setData(snapshot({&a, &b}, 119));
        view.setCutoffs(Cutoffs{1e4, 2e7});
        const QImage image = view.grab().toImage();
        const int left = *view.xOf(kBegin + 40s), right = *view.xOf(kBegin + 80s) - 1, y = view.yOf(79'905);
        QCOMPARE(QColor(image.pixel(left, y)), m_theme.state.stale);
        QCOMPARE(QColor(image.pixel(right, y)), m_theme.state.stale);
        int wall = 0;
        for (int x = left + 1; x < right; ++x) wall += image.pixel(x, y) == m_theme.ramp.bid[255];
        QVERIFY(wall > (right - left) / 2 && wall < right - left - 1);  // seen through a light hatch
        QCOMPARE(view.valueAt({(left + right) / 2, y})->shares.size(), std::size_t{1});
    }
    void recordsBeginWithTheirFirstBook()
    {
        LaneMaker lane;
        for (int s = 0; s < 40; ++s) lane.column(s, 80'005, s < 10);
        auto view = made(lane, 39);
        QVERIFY(!view->valueAt(pointOf(*view, 5, 79'965)));  // before the record: neither zero nor a gap
        QVERIFY(!view->valueAt(pointOf(*view, 15, 79'965))->gap);
        LaneMaker never;
        for (int s = 0; s < 40; ++s) never.column(s, 80'005, true);
        auto none = made(never, 39);
        QVERIFY(!none->grab().isNull());
    }
    void youngRecordsAreSpreadOut()
    {
        LaneMaker lane;
        HeatmapView view(m_theme);
        view.resize(700, 400);
        QList<int> widths;
        for (int s = 0; s < 400; ++s) {
            lane.column(s, 80'005);
            view.setData(snapshot({&lane}, s));
            if (s < 2) continue;
            const int width =
                *view.xOf(kBegin + std::chrono::seconds{s}) - *view.xOf(kBegin + std::chrono::seconds{s - 1});
            if (widths.isEmpty() || widths.last() != width) widths << width;
        }
        QCOMPARE(widths, (QList<int>{8, 4, 2}));
        // A zoom by hand is kept.
        HeatmapView other(m_theme);
        other.resize(700, 400);
        other.setData(snapshot({&lane}, 399));
        wheel(other, {300, other.timeAxisRect().center().y()}, 120);
        QTest::keyClick(&other, Qt::Key_End);
        lane.column(400, 80'005);
        other.setData(snapshot({&lane}, 400));
        QCOMPARE(*other.xOf(kBegin + 399s) - *other.xOf(kBegin + 398s), 3);
    }
    void liquidationsAreMarked()
    {
        LaneMaker lane;
        for (int s = 0; s < 300; ++s) lane.column(s, 80'005);
        auto view = made(lane, 299);
        auto prints = std::make_shared<LiquidationSnapshot>();
        for (int i = 0; i < 2; ++i) {
            LiquidationRow row;
            row.asset = "BTC";
            row.stamp.received = kBegin + std::chrono::seconds{200 + i * 40};
            row.price = Price::nearest(80'005 + 60 - i * 120);
            row.usd = Usd{1e6};
            row.liquidated = i == 0 ? PositionSide::Short : PositionSide::Long;
            prints->rows.push_back(row);
        }
        prints->rows.push_back(prints->rows.front());
        prints->rows.back().asset = "ETH";
        prints->rows.back().stamp.received = kBegin + 150s;
        view->setLiquidations(prints);
        QCOMPARE(QColor(pixel(*view, pointOf(*view, 200, 80'065))), m_theme.liq.shorts);
        QCOMPARE(QColor(pixel(*view, pointOf(*view, 240, 79'945))), m_theme.liq.longs);
        QVERIFY(QColor(pixel(*view, pointOf(*view, 150, 80'065))) != m_theme.liq.shorts);  // another asset's
    }
    void cutoffsAndBrightnessByKey()
    {
        LaneMaker lane;
        for (int s = 0; s < 100; ++s) lane.column(s, 80'005);
        HeatmapView view(m_theme);
        view.resize(700, 400);
        view.setData(snapshot({&lane}, 99));
        view.grab();
        QVERIFY(!view.cutoffsByUser());
        const Cutoffs before = view.cutoffs();
        QSignalSpy changed(&view, &HeatmapView::scaleChanged);
        QTest::keyClick(&view, Qt::Key_BracketRight);
        QVERIFY(view.cutoffsByUser());
        QVERIFY(view.cutoffs().lower > before.lower);
        QTest::keyClick(&view, Qt::Key_BracketLeft);
        QVERIFY(std::fabs(view.cutoffs().lower - before.lower) < before.lower * 1e-9);
        QTest::keyClick(&view, Qt::Key_Equal);
        QCOMPARE(view.brightness(), 1);
        QTest::keyClick(&view, Qt::Key_Minus);
        QTest::keyClick(&view, Qt::Key_Minus);
        QCOMPARE(view.brightness(), -1);
        QCOMPARE(changed.size(), 5);
        for (int i = 0; i < 30; ++i) QTest::keyClick(&view, Qt::Key_BracketRight);
        QVERIFY(view.cutoffs().lower < view.cutoffs().upper);
    }
    void settingsSurviveARestart()
    {
        LaneMaker lane;
        for (int s = 0; s < 100; ++s) lane.column(s, 80'005);
        auto view = made(lane, 99);
        wheel(*view, {100, 100}, -240);
        view->setBrightness(2);
        view->setLanes(LaneChoice::only(VenueId::Binance));
        const QJsonObject state = view->saveState();

        HeatmapView other(m_theme);
        other.resize(700, 400);
        other.restoreState(state);
        other.setData(snapshot({&lane}, 99));
        other.grab();
        QCOMPARE(other.group(), view->group());
        QCOMPARE(other.cutoffs(), view->cutoffs());
        QVERIFY(other.cutoffsByUser());
        QCOMPARE(other.brightness(), 2);
        QCOMPARE(other.lanes(), view->lanes());
        QCOMPARE(other.saveState(), state);
        // Cut-offs belong to the asset.
        other.setData(snapshot({&lane}, 99, "ETH"));
        other.grab();
        QVERIFY(!other.cutoffsByUser());
        // Nonsense is survived.
        for (const QJsonObject& bad :
             {QJsonObject{},
              QJsonObject{{QStringLiteral("rowPx"), -4},
                          {QStringLiteral("zoomGroup"), QStringLiteral("-1")},
                          {QStringLiteral("cellPx"), 0},
                          {QStringLiteral("cellColumns"), 7},
                          {QStringLiteral("cutoffs"), QJsonObject{{QStringLiteral("BTC"), QJsonArray{5, 1}}}}}}) {
            other.restoreState(bad);
            other.setData(snapshot({&lane}, 99));
            QVERIFY(!other.grab().isNull());
            QVERIFY(other.group().raw > 0);
            QVERIFY(!other.cutoffsByUser());
        }
    }
    void groupByWish()
    {
        LaneMaker lane;
        for (int s = 0; s < 100; ++s) lane.column(s, 80'005);
        auto view = made(lane, 99);
        QSignalSpy changed(view.get(), &HeatmapView::groupChanged);
        const QList<Price> choices = view->groupChoices();
        QCOMPARE(choices.first(), Price::nearest(10));
        QCOMPARE(choices.at(2), Price::nearest(50));
        view->setGroup(Price::nearest(50));
        QCOMPARE(view->group(), Price::nearest(50));
        QCOMPARE(changed.size(), 1);
        double sum = 0;
        for (std::int32_t r = 7990; r < 7995; ++r) sum += LaneMaker::qtyAt(r, false);
        QCOMPARE(view->valueAt(pointOf(*view, 50, 79'925))->qty, sum);
        wheel(*view, {100, 100}, 480);
        QCOMPARE(view->group(), Price::nearest(50));  // a wish is kept through zooms
        view->setGroup({});
        wheel(*view, {100, 100}, 960);
        QCOMPARE(view->group(), Price::nearest(10));
    }
    void otherAssetsStartAfresh()
    {
        LaneMaker lane;
        for (int s = 0; s < 100; ++s) lane.column(s, 80'005);
        auto view = made(lane, 99);
        dragTo(*view, {100, 100}, {180, 150});
        QVERIFY(view->paused());
        LaneMaker other(VenueId::Binance, 1);
        other.reach = 30;
        for (int s = 0; s < 50; ++s) other.column(s, 3'000.5);
        view->setData(snapshot({&other}, 49, "ETH"));
        view->grab();
        QVERIFY(!view->paused());
        QCOMPARE(view->group(), Price::nearest(1));
        QVERIFY(view->plotRect().contains(view->plotRect().left() + 1, view->yOf(3'000.5)));
    }
    void hoverIsTold()
    {
        LaneMaker lane;
        for (int s = 0; s < 100; ++s) lane.column(s, 80'005);
        auto view = made(lane, 99);
        QSignalSpy price(view.get(), &HeatmapView::priceHovered), time(view.get(), &HeatmapView::timeHovered);
        const QPoint at = pointOf(*view, 50, 79'965);
        QMouseEvent e(QEvent::MouseMove, QPointF(at), QPointF(view->mapToGlobal(at)), Qt::NoButton, Qt::NoButton,
                      Qt::NoModifier);
        QApplication::sendEvent(view.get(), &e);
        QCOMPARE(price.size(), 1);
        QVERIFY(std::fabs(*price.first().first().value<std::optional<double>>() - 79'965) < kStep);
        QCOMPARE(*time.first().first().value<std::optional<Timestamp>>(), kBegin + 50s);
        // The cell is outlined and both axes carry a pill.
        const QImage image = view->grab().toImage();
        QCOMPARE(QColor(image.pixel(view->priceAxisRect().left() + 3, at.y())), m_theme.bg.pressed);
        QCOMPARE(QColor(image.pixel(at.x(), view->timeAxisRect().top() + 3)), m_theme.bg.pressed);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(view.get(), &leave);
        QVERIFY(!price.last().first().value<std::optional<double>>());
    }
    void themesSwitchLive()
    {
        LaneMaker lane;
        for (int s = 0; s < 100; ++s) lane.column(s, 80'005, false, 79'900);
        auto view = made(lane, 99);
        const QPoint at = pointOf(*view, 50, 79'905);
        view->grab();
        for (const QString& name : builtinThemeNames()) {
            const Theme t = builtinTheme(name);
            view->setTheme(t);
            QCOMPARE(pixel(*view, at), t.ramp.bid[255]);
        }
    }
    void sizesAreSurvived()
    {
        LaneMaker lane;
        for (int s = 0; s < 200; ++s) lane.column(s, walk(s));
        auto view = made(lane, 199);
        for (const QSize& size :
             {QSize(60, 30), QSize(1, 1), QSize(240, 160), QSize(1600, 300), QSize(300, 900)}) {
            view->resize(size);
            QVERIFY(!view->grab().isNull());
        }
        // The middle price and the newest column keep their places.
        view->resize(700, 400);
        view->grab();
        QVERIFY(!view->paused());
        QVERIFY(view->plotRect().contains(10, view->yOf(walk(199))));
    }
    void legendDrivesTheCutoffs()
    {
        LaneMaker lane;
        for (int s = 0; s < 100; ++s) lane.column(s, 80'005);
        HeatmapView view(m_theme);
        view.resize(700, 400);
        view.setData(snapshot({&lane}, 99));
        view.grab();
        const Cutoffs automatic = view.cutoffs();
        DepthLegend legend(m_theme, &view);
        legend.resize(legend.sizeHint());
        // The upper handle of the ask ramp lies right of the middle of the right half.
        const QImage image = legend.grab().toImage();
        int handle = -1;
        for (int x = legend.width() - 45; x > legend.width() / 2 && handle < 0; --x)
            if (QColor(image.pixel(x, 5)) == m_theme.text.strong) handle = x;
        QVERIFY(handle > 0);
        dragTo(legend, {handle, 12}, {handle - 20, 12});
        QVERIFY(view.cutoffsByUser());
        QVERIFY(view.cutoffs().upper < automatic.upper);
        QCOMPARE(view.cutoffs().lower, automatic.lower);
        QTest::mouseDClick(&legend, Qt::LeftButton, {}, {handle - 30, 12});
        QVERIFY(!view.cutoffsByUser());
        // Typed: a click on the number opens a field.
        QTest::mouseClick(&legend, Qt::LeftButton, {}, {legend.width() - 10, 12});
        auto* field = legend.findChild<QLineEdit*>();
        QVERIFY(field);
        field->setText(QStringLiteral("$25m"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(view.cutoffs().upper, 25e6);
        QTest::mouseClick(&legend, Qt::LeftButton, {}, {legend.width() - 10, 12});
        field->setText(QStringLiteral("lots"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(view.cutoffs().upper, 25e6);
    }
    void theScaleHoldsForAMinute()
    {
        DepthScale scale;
        const auto rows = [](float factor) {
            std::vector<float> v;
            for (int i = 1; i <= 1000; ++i) v.push_back(factor * static_cast<float>(i * i) / 1000);
            return v;
        };
        const Mono begin{1h};
        QVERIFY(scale.wantsSample(begin, 200));
        auto first = rows(100);
        scale.sample(first, begin, 200);
        QVERIFY(std::fabs(scale.cutoffs().lower - 12'500) < 200);
        QVERIFY(std::fabs(scale.cutoffs().upper - 99'000) < 500);
        QVERIFY(!scale.wantsSample(begin + 59s, 400));
        QVERIFY(scale.wantsSample(begin + 60s, 400));
        scale.forget();
        QVERIFY(scale.wantsSample(begin + 1s, 400));
        // Few columns at first: looked at again when there are four times as many.
        DepthScale young;
        auto few = rows(1);
        young.sample(few, begin, 5);
        QVERIFY(!young.wantsSample(begin + 1s, 19));
        QVERIFY(young.wantsSample(begin + 1s, 20));
        // Shape of the curve.
        scale.setUser(Cutoffs{1e3, 1e6});
        QCOMPARE(scale.index(1e3), 0);
        QCOMPARE(scale.index(0), 0);
        QCOMPARE(scale.index(std::nan("")), 0);
        QCOMPARE(scale.index(1e6), 255);
        QCOMPARE(scale.index(1e9), 255);
        QCOMPARE(scale.index(std::sqrt(1e9)), int(std::lround(255 * std::pow(0.5, DepthScale::kGamma))));
        int last = 0;
        for (double usd = 1e3; usd < 1e6; usd *= 1.05) {
            QVERIFY(scale.index(usd) >= last);
            last = scale.index(usd);
        }
        scale.setBrightness(3);
        QVERIFY(scale.index(3e4) > int(std::lround(255 * std::pow(0.5, DepthScale::kGamma))));
    }
    void zoomStepsAreEven()
    {
        for (double finest : {0.000001, 0.05, 0.25, 5.0}) {
            const PriceLimits limits{Price::nearest(finest), false};
            PriceZoom zoom{Price::nearest(finest), kMaxRowPx};
            int steps = 0;
            while (zoom.group.value() < finest * 1000) {
                const PriceZoom out = nextZoom(zoom, -1, limits);
                const double ratio = zoom.density() / out.density();
                QVERIFY2(ratio > 1.0 && ratio < 1.5,
                         qPrintable(QStringLiteral("%1 at step %2").arg(ratio).arg(steps)));
                QVERIFY(out.rowPx >= kMinRowPx);
                const PriceZoom back = nextZoom(out, 1, limits);
                QVERIFY(back.density() > out.density());
                QVERIFY(back.group.raw >= limits.finest.raw);
                zoom = out;
                QVERIFY(++steps < 200);
            }
        }
        const PriceLimits fixed{Price::nearest(5), true};
        QCOMPARE(nextZoom(PriceZoom{Price::nearest(5), 3}, -1, fixed), (PriceZoom{Price::nearest(5), 2}));
        QCOMPARE(nextZoom(PriceZoom{Price::nearest(5), 1}, -1, fixed), (PriceZoom{Price::nearest(5), 1}));
        QCOMPARE(coarserGroup(Price::nearest(2)), Price::nearest(5));
        QCOMPARE(coarserGroup(Price::nearest(5)), Price::nearest(10));
        QCOMPARE(finerGroup(Price::nearest(10)), Price::nearest(5));
        QCOMPARE(finerGroup(Price::nearest(5)), Price::nearest(2));
        QCOMPARE(finerGroup(Price::nearest(0.25)), Price::nearest(0.2));
    }
};

QTEST_MAIN(TestHeatmapView)
#include "tst_heatmap_view.moc"
