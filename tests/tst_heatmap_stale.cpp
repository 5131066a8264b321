// The heatmap when truth drains: gaps are ruled, stale is never live, what one venue misses is marked.
#include "tests/support/heat_rig.h"
#include "widgets/color_ramp.h"

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

class TestHeatmapStale : public QObject, private HeatRig {
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_MAIN(TestHeatmapStale)
#include "tst_heatmap_stale.moc"
