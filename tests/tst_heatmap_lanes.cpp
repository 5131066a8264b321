// Several venues in one picture: overlay, lanes side by side, pills on the axes.
#include "tests/support/heat_rig.h"
#include "widgets/color_ramp.h"
#include "widgets/depth_lanes.h"
#include "widgets/venue_key.h"

#include <QSignalSpy>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

class TestHeatmapLanes : public QObject, private HeatRig {
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_MAIN(TestHeatmapLanes)
#include "tst_heatmap_lanes.moc"
