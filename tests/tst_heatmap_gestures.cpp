// The heatmap under the hand: wheel, drag, keys, legend; settings that survive a restart.
#include "tests/support/heat_rig.h"
#include "tests/support/numbers.h"
#include "widgets/depth_legend.h"
#include "widgets/format.h"
#include "widgets/heat_overlay.h"
#include "widgets/heat_viewport.h"

#include <QLineEdit>
#include <QScopeGuard>
#include <QSignalSpy>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

class TestHeatmapGestures : public QObject, private HeatRig {
    Q_OBJECT

private Q_SLOTS:
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
        QTest::keyClick(view.get(), Qt::Key_Z, Qt::ControlModifier);
        VERIFY_NEAR(view->priceAt(0) - view->priceAt(100), span);
        // Without moving it is the measure.
        QVERIFY(view->rulerText().isEmpty());
        QTest::mouseClick(view.get(), Qt::LeftButton, Qt::ShiftModifier, from);
        QVERIFY(!view->rulerText().isEmpty());
    }
    void largeCellsHoldTheirNumbers()
    {
        QCOMPARE(cellText(0), QString());
        QCOMPARE(cellText(1'234'567), QStringLiteral("1.2m"));
        QCOMPARE(cellText(999'600), QStringLiteral("1.0m"));
        QCOMPARE(cellText(48'200), QStringLiteral("48k"));
        QCOMPARE(cellText(0.4213), QStringLiteral("0.42"));
        LaneMaker lane;
        for (int s = 0; s < 300; ++s) lane.column(s, 80'005);
        auto view = made(lane, 299);
        // Ink of the text's colour in the cells: none while they are small.
        const auto written = [&] {
            const QImage shot = view->grab().toImage().copy(view->plotRect());
            int n = 0;
            for (int y = 0; y < shot.height(); ++y)
                for (int x = 0; x < shot.width(); ++x) {
                    const QRgb c = shot.pixel(x, y);
                    n += qRed(c) > 200 && qGreen(c) > 200 && qBlue(c) > 200;
                }
            return n;
        };
        HeatLayers layers = view->layers();
        layers.trades = layers.liquidations = layers.walls = layers.profile = layers.cumulative = false;
        view->setLayers(layers);
        const int small = written();
        view->setGroup(Price::nearest(50));
        for (int i = 0; i < 40; ++i) wheel(*view, view->plotRect().center(), 120);
        QVERIFY(written() > small + 500);
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
            other.grab();
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
        // What it shows it reads: a bare number over one without a unit is dollars.
        const auto offered = [&](bool upper) {
            QTest::mouseClick(&legend, Qt::LeftButton, {}, legend.number(upper).center());
            return field->text();
        };
        const auto enter = [&](bool upper, const QString& text) {
            offered(upper);
            field->setText(text);
            QTest::keyClick(field, Qt::Key_Return);
            return upper ? view.cutoffs().upper : view.cutoffs().lower;
        };
        view.setCutoffs(Cutoffs{100, 620});
        QCOMPARE(offered(true), QStringLiteral("620"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(view.cutoffs().upper, 620.0);
        QCOMPARE(enter(true, QStringLiteral("700")), 700.0);
        QCOMPARE(enter(false, QStringLiteral("300")), 300.0);
        view.setCutoffs(Cutoffs{1e4, 6.42e6});
        QCOMPARE(offered(true), QStringLiteral("6.42m"));
        QCOMPARE(enter(true, QStringLiteral("7")), 7e6);
        QCOMPARE(enter(true, QStringLiteral("1,250k")), 1.25e6);
        QCOMPARE(enter(true, QStringLiteral("2,5m")), 2.5e6);
        // Unchanged it stays automatic.
        view.setCutoffs(std::nullopt);
        offered(true);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!view.cutoffsByUser());
        const auto restored = qScopeGuard([usual = format::style()] { format::setStyle(usual); });
        format::Style whole;
        whole.marks.compact = false;
        format::setStyle(whole);
        view.setCutoffs(Cutoffs{1e4, 46'800});
        QCOMPARE(offered(true), QStringLiteral("46,800"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(view.cutoffs().upper, 46'800.0);
        QCOMPARE(enter(true, QStringLiteral("46,900")), 46'900.0);
        whole.marks = {number_text::Marks::Point::Comma, number_text::Marks::Group::Dot, false};
        format::setStyle(whole);
        QCOMPARE(offered(true), QStringLiteral("46.900"));
        QCOMPARE(enter(true, QStringLiteral("47.100")), 47'100.0);
        QCOMPARE(enter(true, QStringLiteral("2,5m")), 2.5e6);
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
        // The last step out, whatever the wheel does after it.
        PriceZoom out{Price{1}, kMinRowPx};
        for (int i = 0; i < 2'000; ++i) out = nextZoom(out, -1, {Price{1}, false});
        QCOMPARE(out, (PriceZoom{kCoarsestGroup, kMinRowPx}));
        QCOMPARE(nextZoom(PriceZoom{Price{6'000'000'000'000'000'000}, kMinRowPx}, -1, {Price{1}, false}).group,
                 Price{6'000'000'000'000'000'000});
        QCOMPARE(fitZoom(1e300, 400, {Price{1}, false}).group, kCoarsestGroup);
        QCOMPARE(coarserGroup(Price::nearest(2)), Price::nearest(5));
        QCOMPARE(coarserGroup(Price::nearest(5)), Price::nearest(10));
        QCOMPARE(finerGroup(Price::nearest(10)), Price::nearest(5));
        QCOMPARE(finerGroup(Price::nearest(5)), Price::nearest(2));
        QCOMPARE(finerGroup(Price::nearest(0.25)), Price::nearest(0.2));
    }
};

QTEST_MAIN(TestHeatmapGestures)
#include "tst_heatmap_gestures.moc"
