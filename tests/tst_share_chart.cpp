// Shares: what is drawn adds up to what is known, and what is not known is said.
#include "widgets/share_chart.h"
#include "widgets/style_sheet.h"

#include <QApplication>
#include <QtTest>

using namespace plimsoll;

namespace {

int inked(const QImage& image, const QColor& color)
{
    int n = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) n += image.pixelColor(x, y) == color;
    return n;
}

}  // namespace

class TestShareChart : public QObject {
    Q_OBJECT

    const Theme m_theme = builtinTheme(QStringLiteral("dark"));
    const QColor m_red{255, 0, 0}, m_green{0, 255, 0}, m_blue{0, 0, 255};

    std::unique_ptr<ShareChart> made(std::vector<ShareBar> bars) const
    {
        auto chart = std::make_unique<ShareChart>(m_theme);
        chart->resize(400, 60);
        chart->setFormat([](double v) { return QStringLiteral("$%1").arg(v); });
        chart->setBars({{QStringLiteral("AA"), QStringLiteral("Alpha"), m_red},
                        {QStringLiteral("BB"), QStringLiteral("Beta"), m_green},
                        {QStringLiteral("CC"), QStringLiteral("Gamma"), m_blue}},
                       std::move(bars));
        chart->show();
        return chart;
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, m_theme); }

    void partsAreDrawnByTheirShare()
    {
        const auto chart = made({{QString(), {60.0, 30.0, 10.0}, {}}});
        QCOMPARE(*chart->shareOf(0, 0), 0.6);
        QCOMPARE(*chart->shareOf(0, 2), 0.1);
        QCOMPARE(chart->legendTexts(), (QStringList{QStringLiteral("AA 60 %  $60"), QStringLiteral("BB 30 %  $30"),
                                                    QStringLiteral("CC 10 %  $10")}));
        const QImage image = chart->grab().toImage();
        const double red = inked(image, m_red), green = inked(image, m_green), blue = inked(image, m_blue);
        QVERIFY(red > 1'000);
        QVERIFY(std::abs(red / green - 2) < 0.15);
        QVERIFY(std::abs(red / blue - 6) < 1.2);
        // From the left, in order.
        const auto first = [&](const QColor& c) {
            for (int x = 0; x < image.width(); ++x)
                for (int y = 0; y < 30; ++y)
                    if (image.pixelColor(x, y) == c) return x;
            return -1;
        };
        QVERIFY(first(m_red) < first(m_green) && first(m_green) < first(m_blue));
    }
    void theUnknownIsNamedAndNotZero()
    {
        const auto chart = made({{QString(), {60.0, std::nullopt, 40.0}, {}}});
        QVERIFY(!chart->shareOf(0, 1));
        QCOMPARE(chart->legendTexts()[1], QStringLiteral("BB not known"));
        QCOMPARE(*chart->shareOf(0, 0), 0.6);  // of what is known
        QCOMPARE(inked(chart->grab().toImage(), m_green), 0);
        QVERIFY(chart->accessibleDescription().contains(QStringLiteral("BB not known")));
    }
    void theStaleLosesItsColour()
    {
        const auto chart = made({{QString(), {60.0, 30.0, 10.0}, {false, true, false}}});
        QCOMPARE(inked(chart->grab().toImage(), m_green), 0);
        QVERIFY(inked(chart->grab().toImage(), m_red) > 1'000);
        QCOMPARE(chart->legendTexts()[1], QStringLiteral("BB 30 %  $30, stale"));
    }
    void nothingIsASentence()
    {
        auto chart = made({{QString(), {std::nullopt, std::nullopt, std::nullopt}, {}}});
        chart->setEmptyText(QStringLiteral("No open interest yet"));
        const QImage image = chart->grab().toImage();
        QCOMPARE(inked(image, m_red) + inked(image, m_green) + inked(image, m_blue), 0);
        QVERIFY(inked(image, m_theme.bg.panel) < image.width() * image.height() - 50);  // words
        chart->setBars({}, {});
        chart->grab();
        QVERIFY(!chart->shareOf(0, 0));
        QVERIFY(chart->legendTexts().isEmpty());
    }
    void severalBarsOnOneScale()
    {
        auto chart =
            made({{QStringLiteral("BTC"), {80.0, 20.0, 0.0}, {}}, {QStringLiteral("ETH"), {10.0, 15.0, 0.0}, {}}});
        chart->resize(400, 120);
        const int shares = inked(chart->grab().toImage(), m_red);
        chart->setAbsolute(true);
        const int lengths = inked(chart->grab().toImage(), m_red);
        // Of shares red has 80 and 40 percent, of lengths 80 and 10 of a hundred.
        QVERIFY(std::abs(double(lengths) / shares - 90.0 / 120) < 0.1);
    }
    void themesSwitchAndPicturesAreMade()
    {
        const auto chart = made({{QString(), {60.0, 30.0, 10.0}, {}}});
        const Theme light = builtinTheme(QStringLiteral("light"));
        chart->setTheme(light);
        QCOMPARE(chart->grab().toImage().pixelColor(1, 1), light.bg.panel);
        const QImage picture = chart->image({300, 80}, 2);
        QCOMPARE(picture.size(), QSize(600, 160));
        QVERIFY(inked(picture, m_red) > 3'000);
        for (const QSize size : {QSize(1, 1), QSize(20, 400), QSize(1'500, 30)}) {
            chart->resize(size);
            chart->grab();
        }
    }
};

QTEST_MAIN(TestShareChart)
#include "tst_share_chart.moc"
