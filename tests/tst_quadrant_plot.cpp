// The quadrant plot: each corner has its word, the middle is no corner, and what is read is a measured point.
#include "widgets/quadrant_plot.h"
#include "widgets/style_sheet.h"

#include <QtTest>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {
const Timestamp kNow = fromUnixMs(1'763'820'000'000);
}

class TestQuadrantPlot : public QObject {
    Q_OBJECT

    Theme m_theme = builtinTheme(QStringLiteral("dark"));
    std::unique_ptr<QuadrantPlot> made()
    {
        auto plot = std::make_unique<QuadrantPlot>(m_theme);
        plot->setWords({{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")},
                        QStringLiteral("none")});
        plot->setAxes(
            QStringLiteral("price"), QStringLiteral("interest"),
            [](double v) { return QString::number(v, 'f', 3); },
            [](double v) { return QString::number(v, 'f', 3); }, 0.001, 0.005);
        plot->setEmptyText(QStringLiteral("nothing yet"));
        plot->resize(300, 240);
        return plot;
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, m_theme); }
    void cornersHaveTheirWords()
    {
        const auto plot = made();
        QCOMPARE(plot->wordOf({kNow, 0.01, 0.02}), QStringLiteral("a"));
        QCOMPARE(plot->wordOf({kNow, 0.01, -0.02}), QStringLiteral("b"));
        QCOMPARE(plot->wordOf({kNow, -0.01, 0.02}), QStringLiteral("c"));
        QCOMPARE(plot->wordOf({kNow, -0.01, -0.02}), QStringLiteral("d"));
        QCOMPARE(plot->wordOf({kNow, 0.0005, 0.02}), QStringLiteral("none"));
        QCOMPARE(plot->wordOf({kNow, 0.01, -0.004}), QStringLiteral("none"));
    }
    void placesKeepTheSides()
    {
        const auto plot = made();
        plot->setPoints({{kNow - 5min, 0.02, 0.01}, {kNow, -0.01, -0.03}}, QuadrantPoint{kNow, -0.01, -0.04});
        const QPoint middle = plot->placeOf({});
        QVERIFY((plot->plotRect().center() - middle).manhattanLength() <= 2);
        const QPoint first = plot->placeOf({kNow, 0.02, 0.01});
        QVERIFY(first.x() > middle.x() && first.y() < middle.y());
        for (const QuadrantPoint& p : {QuadrantPoint{kNow, 0.02, 0.01}, {kNow, -0.01, -0.04}})
            QVERIFY(plot->plotRect().contains(plot->placeOf(p)));
    }
    void thePointerAndTheKeysReadMeasuredPoints()
    {
        const auto plot = made();
        const QuadrantPoint now{kNow, -0.01, -0.04};
        plot->setPoints({{kNow - 10min, 0.02, 0.01}, {kNow - 5min, 0.01, -0.02}}, now);
        plot->show();
        QTest::mouseMove(plot.get(), plot->placeOf({{}, 0.02, 0.01}) + QPoint(3, 2));
        QTRY_VERIFY(plot->reading());
        QCOMPARE(plot->reading()->x, 0.02);
        QCOMPARE(plot->readingTexts().at(0), QStringLiteral("a"));
        QTest::keyClick(plot.get(), Qt::Key_End);
        QVERIFY(*plot->reading() == now);
        QCOMPARE(plot->readingTexts().last(), QStringLiteral("now"));
        QTest::keyClick(plot.get(), Qt::Key_Left);
        QCOMPARE(plot->reading()->y, -0.02);
        QTest::keyClick(plot.get(), Qt::Key_Home);
        QTest::keyClick(plot.get(), Qt::Key_Left);
        QCOMPARE(plot->reading()->x, 0.02);
        QTest::keyClick(plot.get(), Qt::Key_Escape);
        QVERIFY(!plot->reading());
    }
    void nothingIsSaidToBeNothing()
    {
        const auto plot = made();
        QCOMPARE(plot->accessibleDescription(), QStringLiteral("nothing yet"));
        const QImage empty = plot->grab().toImage();
        plot->setPoints({}, QuadrantPoint{kNow, 0.01, 0.02});
        QVERIFY(plot->grab().toImage() != empty);
        QVERIFY(plot->accessibleDescription().startsWith(QStringLiteral("a:")));
        const QImage live = plot->grab().toImage();
        plot->setStale(true);
        QVERIFY(plot->grab().toImage() != live);
        plot->setPoints({}, std::nullopt);
        plot->setStale(false);
        QCOMPARE(plot->grab().toImage(), empty);
        QVERIFY(plot->readingTexts().isEmpty());
    }
};

QTEST_MAIN(TestQuadrantPlot)
#include "tst_quadrant_plot.moc"
