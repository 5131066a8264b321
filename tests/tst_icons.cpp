// Icons and lights: every file is there and draws, tinting gives exactly the colour asked for, shapes
// differ, lights do not flicker, hatches are crisp.
#include "widgets/badge.h"
#include "widgets/hatch.h"
#include "widgets/icon.h"
#include "widgets/link_chip.h"
#include "widgets/segmented.h"
#include "widgets/status_dot.h"
#include "widgets/strip_cell.h"

#include <QFile>
#include <QSet>
#include <QSignalSpy>
#include <QtTest>

using namespace plimsoll;

namespace {

int inked(const QImage& image)
{
    int n = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) n += qAlpha(image.pixel(x, y)) > 0;
    return n;
}

QImage lightImage(Light light, const Theme& theme)
{
    QImage image(12, 12, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter p(&image);
    paintLight(&p, image.rect(), light, theme);
    return image;
}

constexpr std::array kLights = {Light::Live, Light::Late, Light::Stale, Light::Off, Light::Resync, Light::Error};

}  // namespace

class TestIcons : public QObject {
    Q_OBJECT

    const Theme m_theme = builtinTheme(QStringLiteral("dark"));

private Q_SLOTS:
    void everyIconDraws()
    {
        QSet<QByteArray> pictures;
        for (std::size_t i = 0; i < kIconCount; ++i) {
            const auto id = static_cast<IconId>(i);
            QVERIFY2(QFile::exists(iconPath(id)), qPrintable(iconPath(id)));
            const QImage image =
                iconPixmap(id, 16, QColor(200, 10, 30), 1).toImage().convertToFormat(QImage::Format_ARGB32);
            QVERIFY2(inked(image) > 8, qPrintable(iconPath(id)));
            // Nothing touches the edge: 16-pixel grid with a safe edge.
            for (int k = 0; k < 16; ++k)
                for (const QPoint& p : {QPoint(k, 0), QPoint(k, 15), QPoint(0, k), QPoint(15, k)})
                    QVERIFY2(qAlpha(image.pixel(p)) < 40, qPrintable(iconPath(id)));
            pictures.insert(QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes()));
        }
        QCOMPARE(pictures.size(), int(kIconCount));
    }
    void tintedExactly()
    {
        const QColor wanted(60, 180, 240);
        const QImage image =
            iconPixmap(IconId::Filter, 32, wanted, 1).toImage().convertToFormat(QImage::Format_ARGB32);
        int solid = 0;
        for (int y = 0; y < 32; ++y)
            for (int x = 0; x < 32; ++x)
                if (qAlpha(image.pixel(x, y)) == 255) {
                    ++solid;
                    QCOMPARE(QColor(image.pixel(x, y)), wanted);
                }
        QVERIFY(solid > 0);
    }
    void sharpOnDensePixels()
    {
        const QPixmap dense = iconPixmap(IconId::Bell, 16, Qt::white, 2);
        QCOMPARE(dense.width(), 32);
        QCOMPARE(dense.devicePixelRatio(), 2.0);
        QCOMPARE(iconPixmap(IconId::Bell, 16, Qt::white, 1).width(), 16);
    }
    void theAppIconIsThere() { QVERIFY(!appIcon().pixmap(16, 16).isNull()); }

    void lightsDifferInShapeAndColour()
    {
        QSet<QByteArray> shapes;
        for (Light light : kLights) {
            QImage image = lightImage(light, m_theme);
            QVERIFY(inked(image) > 4);
            // The shape alone: every inked pixel black.
            QByteArray shape;
            for (int y = 0; y < 12; ++y)
                for (int x = 0; x < 12; ++x) shape.append(qAlpha(image.pixel(x, y)) > 100 ? '#' : '.');
            shapes.insert(shape);
        }
        QCOMPARE(shapes.size(), int(kLights.size()));
        QCOMPARE(lightWord(Light::Stale), QStringLiteral("stale"));
        QCOMPARE(lightOf(Freshness::Late), Light::Late);
        QCOMPARE(lightOf(Freshness::Off), Light::Off);
    }
    void worseAtOnceBetterAfterASecond()
    {
        Theme quick = m_theme;
        quick.motion.statusDwell = 80;
        StatusDot dot(quick);
        QCOMPARE(dot.light(), Light::Off);
        dot.setLight(Light::Live);
        QCOMPARE(dot.light(), Light::Live);
        dot.setLight(Light::Stale);
        QCOMPARE(dot.light(), Light::Stale);
        dot.setLight(Light::Live);
        QCOMPARE(dot.light(), Light::Stale);  // not yet
        dot.setLight(Light::Late);            // the last word counts
        QTRY_COMPARE(dot.light(), Light::Late);
        QCOMPARE(dot.accessibleName(), QStringLiteral("late"));
    }
    void hatchesAreCrispAndStandStill()
    {
        QImage image(64, 32, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::black);
        QPainter p(&image);
        fillHatch(&p, QRect(0, 0, 32, 32), Hatch::Gap, Qt::white);
        fillHatch(&p, QRect(35, 3, 20, 20), Hatch::Gap, Qt::white);
        p.end();
        const int period = hatchPeriod(Hatch::Gap);
        int white = 0;
        for (int y = 0; y < 32; ++y)
            for (int x = 0; x < 32; ++x) {
                const QRgb c = image.pixel(x, y);
                QVERIFY(c == qRgb(255, 255, 255) || c == qRgb(0, 0, 0));  // no grey steps
                white += c == qRgb(255, 255, 255);
                // Both areas are windows on the same pattern.
                if (x >= 35 - 32 && y >= 3 && x + 32 < 55 && y < 23)
                    QCOMPARE(image.pixel(x + 32, y), image.pixel((x + 32) % period, y));
            }
        QCOMPARE(white, 32 * 32 / period);
    }
    void hatchesFollowThePixelRatio()
    {
        QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(2);
        image.fill(Qt::black);
        QPainter p(&image);
        fillHatch(&p, QRect(0, 0, 16, 16), Hatch::StaleCell, Qt::white);
        p.end();
        int white = 0;
        for (int y = 0; y < 32; ++y)
            for (int x = 0; x < 32; ++x) white += image.pixel(x, y) == qRgb(255, 255, 255);
        // Two device pixels wide, twelve apart.
        QVERIFY(white > 32 * 32 / 6 - 40 && white < 32 * 32 / 6 + 40);
    }
    void linkChipGoesRound()
    {
        LinkChip chip(m_theme);
        QSignalSpy changed(&chip, &LinkChip::groupChanged);
        QList<int> seen;
        for (int i = 0; i < 11; ++i) {
            QTest::mouseClick(&chip, Qt::LeftButton);
            seen << chip.group();
        }
        QCOMPARE(seen, (QList<int>{2, 3, 4, 5, 6, 7, 8, 9, LinkChip::kNone, LinkChip::kFollow, 1}));
        QCOMPARE(changed.size(), 11);
        QCOMPARE(chip.accessibleName(), QStringLiteral("link group 1"));
    }
    void segmentsByMouseAndKeys()
    {
        Segmented s(m_theme, {QStringLiteral("Stack"), QStringLiteral("Overlay"), QStringLiteral("Solo")});
        s.resize(s.sizeHint());
        QSignalSpy changed(&s, &Segmented::currentChanged);
        QTest::mouseClick(&s, Qt::LeftButton, {}, QPoint(s.width() - 6, 10));
        QCOMPARE(s.current(), 2);
        QTest::keyClick(&s, Qt::Key_Right);
        QCOMPARE(s.current(), 0);
        QTest::keyClick(&s, Qt::Key_Left);
        QCOMPARE(s.current(), 2);
        QCOMPARE(changed.size(), 3);
        s.setCurrent(2);
        QCOMPARE(changed.size(), 3);
    }
    void badgesAndFeedCells()
    {
        Badge badge(m_theme);
        QCOMPARE(badge.sizeHint().width(), 0);
        badge.setBadge(QStringLiteral("LIVE"), m_theme.state.live);
        QVERIFY(badge.sizeHint().width() > 20);
        badge.resize(badge.sizeHint());
        QCOMPARE(QColor(badge.grab().toImage().pixel(3, 8)), m_theme.state.live);

        StripFeedCell feed(VenueId::Bybit, m_theme);
        feed.resize(100, 76);
        feed.setText({Light::Late, QStringLiteral("3.4 s"), QStringLiteral("ETH book"), {}});
        QCOMPARE(feed.light(), Light::Late);
        QVERIFY(feed.accessibleDescription().contains(QStringLiteral("late 3.4 s")));
        QSignalSpy clicked(&feed, &StripFeedCell::clicked);
        QTest::mouseClick(&feed, Qt::LeftButton);
        QCOMPARE(clicked.size(), 1);
    }
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
