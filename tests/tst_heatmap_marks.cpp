// Liquidations over the heatmap: those of the asset that have left the newest are drawn too, each once, and where
// they begin later than the columns that are shown, the plot says so.
#include "tests/support/heat_rig.h"
#include "tests/support/tape_past.h"
#include "widgets/format.h"

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

LiquidationRow print(std::uint64_t serial, Duration after, double price, PositionSide side)
{
    LiquidationRow row;
    row.serial = serial;
    row.asset = "BTC";
    row.stamp.received = kBegin + after;
    row.price = Price::nearest(price);
    row.usd = Usd{1e6};
    row.liquidated = side;
    return row;
}

}  // namespace

class TestHeatmapMarks : public QObject, private HeatRig {
    Q_OBJECT

    static LaneMaker lane()
    {
        LaneMaker out;
        for (int s = 0; s < 300; ++s) out.column(s, 80'005);
        return out;
    }

private Q_SLOTS:
    void whatIsKeptIsDrawn()
    {
        const LaneMaker of = lane();
        auto view = made(of, 299);
        LiquidationSnapshot s;
        for (std::uint64_t i = 0; i < 5; ++i) {
            s.rows.push_back(print(1'000 - i, 290s, 80'065, PositionSide::Short));
            s.rows.back().asset = "ETH";  // a cascade elsewhere
        }
        s.kept["BTC"] = tapePast({print(11, 200s, 80'065, PositionSide::Short)}, kBegin);
        s.large = tapePast(
            {print(3, 240s, 79'945, PositionSide::Long), print(11, 200s, 80'065, PositionSide::Short)}, kBegin);
        s.largeUsd = 100e3;
        view->setLiquidations(std::make_shared<const LiquidationSnapshot>(s));
        const QPoint kept = pointOf(*view, 200, 80'065), large = pointOf(*view, 240, 79'945);
        QCOMPARE(QColor(pixel(*view, kept)), m_theme.liq.shorts);
        QCOMPARE(QColor(pixel(*view, large)), m_theme.liq.longs);
        // In both pasts, and one print all the same.
        const QString tip = view->tipAt(kept).join(QLatin1Char('\n'));
        QVERIFY2(tip.contains(QStringLiteral("short liquidated")), qPrintable(tip));
        QVERIFY2(!tip.contains(QStringLiteral("2 prints")), qPrintable(tip));
        // They move with the picture, and go with the layer and with the data.
        dragTo(*view, {100, 200}, {140, 200});
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(view.get(), &leave);
        QCOMPARE(QColor(pixel(*view, pointOf(*view, 200, 80'065))), m_theme.liq.shorts);
        QTest::keyClick(view.get(), Qt::Key_End);
        HeatLayers layers = view->layers();
        layers.liquidations = false;
        view->setLayers(layers);
        QVERIFY(QColor(pixel(*view, kept)) != m_theme.liq.shorts);
        layers.liquidations = true;
        view->setLayers(layers);
        QCOMPARE(QColor(pixel(*view, kept)), m_theme.liq.shorts);
        view->setLiquidations(std::make_shared<const LiquidationSnapshot>());
        QVERIFY(QColor(pixel(*view, kept)) != m_theme.liq.shorts);
    }
    void whereTheyBeginLaterItIsSaid()
    {
        const LaneMaker of = lane();
        auto view = made(of, 299);
        const auto say = [&](Timestamp all, Timestamp large) {
            LiquidationSnapshot s;
            s.since = kBegin + 280s;
            s.kept["BTC"] = tapePast({print(11, 285s, 80'065, PositionSide::Short)}, all);
            s.large = tapePast({print(11, 285s, 80'065, PositionSide::Short)}, large);
            s.largeUsd = 100e3;
            view->setLiquidations(std::make_shared<const LiquidationSnapshot>(s));
            return view->marksSince();
        };
        const QString since = QStringLiteral("liquidations since ") + format::clockTime(kBegin + 200s),
                      least = QStringLiteral("\u2265 ") + format::money(100e3);
        QCOMPARE(say(kBegin - 1h, kBegin - 1h), QString());
        QCOMPARE(say(kBegin + 200s, kBegin + 200s), since);
        QCOMPARE(say(kBegin + 200s, kBegin - 1h), since + QStringLiteral(", before it only ") + least);
        QCOMPARE(
            say(kBegin + 200s, kBegin + 190s),
            since + QStringLiteral(", ") + least + QStringLiteral(" since ") + format::clockTime(kBegin + 190s));
        // It stands in the plot, and goes with the layer.
        const QImage with = view->grab().toImage();
        say(kBegin - 1h, kBegin - 1h);
        const QRect plot = view->plotRect(), foot(plot.right() - 200, plot.bottom() - 31, 200, 14);
        QVERIFY(with.copy(foot) != view->grab().toImage().copy(foot));
        say(kBegin + 200s, kBegin + 200s);
        HeatLayers layers = view->layers();
        layers.liquidations = false;
        view->setLayers(layers);
        QVERIFY(view->marksSince().isEmpty());
        // Of an asset that is not kept, the newest of all are what there is.
        layers.liquidations = true;
        view->setLayers(layers);
        LiquidationSnapshot others;
        others.since = kBegin + 280s;
        view->setLiquidations(std::make_shared<const LiquidationSnapshot>(others));
        QCOMPARE(view->marksSince(), QStringLiteral("liquidations since ") + format::clockTime(kBegin + 280s));
    }
    // Midnight has gone by: the clock alone would be of today.
    void ofAnotherDayItIsSaidWithTheDay()
    {
        constexpr int midnight = 36'000;  // of 23 November, UTC
        LaneMaker of;
        for (int s = midnight - 250; s < midnight + 50; ++s) of.column(s, 80'005);
        auto view = made(of, midnight + 49);
        const auto say = [&](int all, int large) {
            LiquidationSnapshot s;
            const Timestamp zero = kBegin + std::chrono::seconds{midnight};
            const auto row = print(11, std::chrono::seconds{midnight + 30}, 80'065, PositionSide::Short);
            s.kept["BTC"] = tapePast({row}, zero + std::chrono::seconds{all});
            s.large = tapePast({row}, zero + std::chrono::seconds{large});
            s.largeUsd = 100e3;
            view->setLiquidations(std::make_shared<const LiquidationSnapshot>(s));
            return view->marksSince();
        };
        QCOMPARE(say(10, 10), QStringLiteral("liquidations since 00:00:10"));
        QCOMPARE(say(-50, -50), QStringLiteral("liquidations since 22 Nov 23:59"));
        QCOMPARE(say(10, -50), QStringLiteral("liquidations since 00:00:10, \u2265 $100k since 22 Nov 23:59"));
    }
};

QTEST_MAIN(TestHeatmapMarks)
#include "tst_heatmap_marks.moc"
