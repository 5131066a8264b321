// Widths that are remembered are those that are measured, whatever was asked before.
#include "widgets/text_width.h"
#include "widgets/theme.h"

#include <QFontMetrics>
#include <QTest>

using namespace plimsoll;

class TstTextWidth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asMeasured();
    void oneFontEachTime();
};

void TstTextWidth::asMeasured()
{
    const Theme theme = builtinTheme(QStringLiteral("dark"));
    const QFont fonts[] = {theme.font(10), theme.font(11), theme.font(11, 500), theme.font(20), theme.mono(11)};
    // More than are remembered, so that places are written over; twice, so that some are remembered.
    for (int round = 0; round < 2; ++round)
        for (int i = 0; i < 3'000; ++i)
            for (const QFont& font : fonts) {
                const QString text = QString::number(i * 7919 % 100'000) + QStringLiteral(" \u00b7 bp");
                const int wide = textWidth(font, text);
                if (wide != QFontMetrics(font).horizontalAdvance(text)) QFAIL(qPrintable(text));
            }
    QCOMPARE(textWidth(fonts[0], QString()), 0);
    const QString longer(500, u'0');
    QCOMPARE(textWidth(fonts[0], longer), QFontMetrics(fonts[0]).horizontalAdvance(longer));
}

// What is asked for with the same words is drawn the same; another size, weight or step is another.
void TstTextWidth::oneFontEachTime()
{
    Theme theme = builtinTheme(QStringLiteral("dark"));
    const QFont font = theme.font(12);
    QCOMPARE(theme.font(12), font);
    QVERIFY(theme.font(12, 500) != font);
    QVERIFY(theme.font(13) != font);
    QVERIFY(theme.mono(12) != font);
    theme.fontStep += 2;
    QCOMPARE(theme.font(12).pixelSize(), font.pixelSize() + 2);
    QCOMPARE(theme.font(10), font);
    QFont changed = theme.font(10);
    changed.setPixelSize(40);
    QCOMPARE(theme.font(10), font);
}

QTEST_MAIN(TstTextWidth)
#include "tst_text_width.moc"
