// The heatmap: what it shows is what the books said, and old pixels stay right while new ones come.
#include "tests/support/heat_rig.h"
#include "widgets/color_ramp.h"

#include <deque>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

class TestHeatmapView : public QObject, private HeatRig {
    Q_OBJECT

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
        none->grab();
        QCOMPARE(none->accessibleDescription(), QStringLiteral("Book has one side only, BN"));
        for (int x = 0; x < none->width(); x += 20)
            for (int y = 0; y < none->height(); y += 20) {
                const auto value = none->valueAt({x, y});
                QVERIFY2(!value || value->gap || value->live, "a past that no book told");
                QVERIFY(!value || value->qty == 0);
            }
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
            view->grab();
            QVERIFY(!view->paused());
            QVERIFY(view->plotRect().isEmpty() || view->group().raw > 0);
        }
        // The middle price and the newest column keep their places.
        view->resize(700, 400);
        view->grab();
        QVERIFY(!view->paused());
        QVERIFY(view->plotRect().contains(10, view->yOf(walk(199))));
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
};

QTEST_MAIN(TestHeatmapView)
#include "tst_heatmap_view.moc"
