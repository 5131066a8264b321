// The token file becomes themes; what is wrong with one is said with its key; text can be read.
#include "widgets/color_ramp.h"
#include "widgets/style_sheet.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFontInfo>
#include <QLabel>
#include <QVBoxLayout>
#include <QtTest>

#include <cmath>

using namespace plimsoll;

namespace {

QByteArray tokens()
{
    QFile file(QStringLiteral(PLIMSOLL_SOURCE_DIR "/resources/themes/tokens.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

double channel(int c)
{
    const double v = c / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}
double luminance(const QColor& c)
{
    return 0.2126 * channel(c.red()) + 0.7152 * channel(c.green()) + 0.0722 * channel(c.blue());
}
double ratioOf(const QColor& a, const QColor& b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

// How often a widget is told that its style is another: as often as it was polished.
struct Passes : QObject {
    explicit Passes(QWidget* of) { of->installEventFilter(this); }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        count += event->type() == QEvent::StyleChange;
        return QObject::eventFilter(watched, event);
    }
    int count = 0;
};

QColor ink(const QLabel* label)
{
    return label->palette().color(QPalette::Active, QPalette::WindowText);
}

}  // namespace

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyThemeLoads_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : builtinThemeNames()) QTest::newRow(qPrintable(name)) << name;
    }
    void everyThemeLoads()
    {
        QFETCH(QString, name);
        const Expected<Theme, QString> loaded = loadTheme(tokens(), name);
        QVERIFY2(loaded.hasValue(), loaded ? "" : qPrintable(loaded.error()));
        const Theme& t = *loaded;
        QCOMPARE(t.name, name);
        QCOMPARE(builtinTheme(name).bg.panel, t.bg.panel);
        QCOMPARE(t.uiFonts.first(), QStringLiteral("Roboto"));
        for (const QColor& v : t.venue) QVERIFY(v.isValid());
        // Ends of the ramps are the outer anchors.
        QCOMPARE(qAlpha(t.ramp.bid[0]), 255);
        QVERIFY(t.ramp.bid[0] != t.ramp.bid[255]);
    }
    void anchorsAreInterpolatedLinearly()
    {
        const ColorRamp r = rampFromAnchors({QColor(0, 0, 0), QColor(255, 100, 10)});
        QCOMPARE(r[0], qRgb(0, 0, 0));
        QCOMPARE(r[255], qRgb(255, 100, 10));
        QCOMPARE(qRed(r[51]), 51);
        QCOMPARE(qGreen(r[51]), 20);
        const Theme dark = builtinTheme(QStringLiteral("dark"));
        QCOMPARE(QColor(dark.ramp.bid[0]).name(), QStringLiteral("#0c1015"));
        QCOMPARE(QColor(dark.ramp.ask[255]).name(), QStringLiteral("#ffebd2"));
    }
    void errorsNameTheKey_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("named");
        QTest::newRow("missing") << QByteArray("\"window\": \"#06080c\",") << QByteArray()
                                 << QStringLiteral("themes.dark.bg.window is missing");
        QTest::newRow("not a colour") << QByteArray("\"#06080c\"") << QByteArray("\"blue-ish\"")
                                      << QStringLiteral("themes.dark.bg.window is not a colour");
        QTest::newRow("short ramp") << QByteArray("[\"#0c1015\", \"#0d1a1f\", ") << QByteArray("[\"#0c1015\", ")
                                    << QStringLiteral("themes.dark.ramps.bid has 16 anchors, not 17");
        QTest::newRow("bad anchor") << QByteArray("\"#0d1a1f\"") << QByteArray("7")
                                    << QStringLiteral("themes.dark.ramps.bid[1] is not a colour");
        QTest::newRow("not a number") << QByteArray("\"changedFade\": 600")
                                      << QByteArray("\"changedFade\": \"slow\"")
                                      << QStringLiteral("motionMs.changedFade is not a number");
        QTest::newRow("no fonts") << QByteArray(
                                         "\"ui\": [\"Roboto\", \"Open Sans\", \"DejaVu Sans Condensed\", \"DejaVu "
                                         "Sans\", \"sans-serif\"]")
                                  << QByteArray("\"ui\": []") << QStringLiteral("fonts.ui is not a list");
    }
    void errorsNameTheKey()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, named);
        QByteArray text = tokens();
        const qsizetype at = text.indexOf(from);
        QVERIFY2(at >= 0, "the token file no longer contains what this row changes");
        text.replace(at, from.size(), to);
        const auto loaded = loadTheme(text, QStringLiteral("dark"));
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().contains(named), qPrintable(loaded.error()));
    }
    void noThemeAndNoJson()
    {
        QVERIFY(loadTheme(tokens(), QStringLiteral("sepia"))
                    .error()
                    .contains(QStringLiteral("themes.sepia is missing")));
        QVERIFY(!loadTheme("{\"themes\": ", QStringLiteral("dark")));
        QVERIFY(!loadTheme("[]", QStringLiteral("dark")));
        QVERIFY(!loadTheme({}, QStringLiteral("dark")));
    }
    // Every widget is polished once, not when the old sheet goes and not for the style; what the style paints is
    // of the new theme nevertheless.
    void anotherThemeTakesOnePass()
    {
        applyTheme(*qApp, builtinTheme(QStringLiteral("dark")));
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* box = new QCheckBox(QStringLiteral("checked"), &window);
        auto* choice = new QComboBox(&window);
        box->setChecked(true);
        choice->addItem(QStringLiteral("a choice"));
        column->addWidget(box);
        column->addWidget(choice);
        window.show();
        const QImage dark = window.grab().toImage();
        const Passes passes(box);
        applyTheme(*qApp, builtinTheme(QStringLiteral("light")));
        QCOMPARE(passes.count, 1);
        const QImage light = window.grab().toImage();
        QVERIFY(light != dark);
        // As with a style that was made for it.
        qApp->setStyleSheet({});
        QApplication::setStyle(QStringLiteral("Fusion"));
        applyTheme(*qApp, builtinTheme(QStringLiteral("light")));
        QCOMPARE(window.grab().toImage(), light);
        applyTheme(*qApp, builtinTheme(QStringLiteral("dark")));
        QCOMPARE(window.grab().toImage(), dark);
    }
    // What nobody sees is polished later, and never shown in the old colours.
    void whatIsHiddenWaits()
    {
        const Theme dark = builtinTheme(QStringLiteral("dark")), light = builtinTheme(QStringLiteral("light"));
        applyTheme(*qApp, dark);
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* seen = new QLabel(QStringLiteral("seen"), &window);
        auto* page = new QWidget(&window);
        auto* late = new QLabel(QStringLiteral("late"), page);
        for (QLabel* label : {seen, late}) label->setProperty("tone", "muted");
        column->addWidget(seen);
        column->addWidget(page);
        window.show();
        page->hide();
        const Passes ofSeen(seen), ofLate(late);

        applyTheme(*qApp, light, Hidden::Later);
        QCOMPARE(ofSeen.count, 1);
        QCOMPARE(ofLate.count, 0);
        QCOMPARE(ink(seen), light.text.muted);
        QCOMPARE(ink(late), dark.text.muted);
        // Three themes while it waits are one pass.
        applyTheme(*qApp, dark, Hidden::Later);
        applyTheme(*qApp, light, Hidden::Later);
        QCOMPARE(ofLate.count, 0);
        finishTheme();
        finishTheme();
        QCOMPARE(ofLate.count, 1);
        QCOMPARE(ink(late), light.text.muted);
        // Shown before its turn.
        applyTheme(*qApp, dark, Hidden::Later);
        page->show();
        QCOMPARE(ofLate.count, 2);
        QCOMPARE(ink(late), dark.text.muted);
        finishTheme();
        QCOMPARE(ofLate.count, 2);
        // Its turn comes by itself.
        page->hide();
        applyTheme(*qApp, light, Hidden::Later);
        QTRY_COMPARE(ofLate.count, 3);
        QCOMPARE(ink(late), light.text.muted);
        // Gone while it waits.
        applyTheme(*qApp, dark, Hidden::Later);
        delete page;
        finishTheme();
        QCOMPARE(ofSeen.count, 6);
        const QImage later = window.grab().toImage();
        applyTheme(*qApp, dark);
        QCOMPARE(window.grab().toImage(), later);
    }
    // Drawn without a screen: nobody would come to show it.
    void withoutAScreenNothingWaits()
    {
        const Theme dark = builtinTheme(QStringLiteral("dark")), light = builtinTheme(QStringLiteral("light"));
        applyTheme(*qApp, dark);
        QLabel label(QStringLiteral("drawn"));
        label.setProperty("tone", "muted");
        const QImage before = label.grab().toImage();
        applyTheme(*qApp, light, Hidden::Later);
        QCOMPARE(ink(&label), light.text.muted);
        QVERIFY(label.grab().toImage() != before);
    }
    void textCanBeRead_data() { everyThemeLoads_data(); }
    void textCanBeRead()
    {
        QFETCH(QString, name);
        const Theme t = builtinTheme(name);
        for (const QColor& ground : {t.bg.panel, t.bg.header, t.bg.raised, t.bg.hover})
            for (const QColor& text : {t.text.strong, t.text.base, t.text.muted})
                QVERIFY(ratioOf(text, ground) >= 5);
        for (const QColor& ground : {t.bg.panel, t.bg.header, t.bg.raised})
            QVERIFY(ratioOf(t.text.faint, ground) >= 4.5);
        for (Freshness f : {Freshness::Live, Freshness::Late, Freshness::Stale})
            QVERIFY(ratioOf(t.stateColor(f), t.bg.panel) >= 3);
    }
    void ratesAreColouredAroundZero()
    {
        const Theme t = builtinTheme(QStringLiteral("dark"));
        const ColorRamp& r = t.ramp.rateDiverging;
        QCOMPARE(rateColor(r, 8), r[255]);
        QCOMPARE(rateColor(r, 50), r[255]);
        QCOMPARE(rateColor(r, -8), r[0]);
        QCOMPARE(rateColor(r, 0), r[128]);
        // Square-root scaled: a quarter of the rate is half of the way.
        QCOMPARE(rateColor(r, 2), r[191]);
    }
    void textOnHeatFollowsItsBrightness_data() { everyThemeLoads_data(); }
    void textOnHeatFollowsItsBrightness()
    {
        QFETCH(QString, name);
        const Theme t = builtinTheme(name);
        for (int i = 0; i < 256; i += 5) {
            const QRgb ground = t.ramp.rateDiverging[static_cast<std::size_t>(i)];
            const bool darkText = luma(textOn(ground, t).rgb()) < 0.5;
            QCOMPARE(darkText, luma(ground) > kDarkTextFrom);
        }
    }
    void fontsAreInPixels()
    {
        const Theme t = builtinTheme(QStringLiteral("dark"));
        QCOMPARE(t.font(12).pixelSize(), 12);
        QCOMPARE(int(t.font(13, 500).weight()), 500);
        QVERIFY(t.mono(11).families().contains(QStringLiteral("DejaVu Sans Mono")));
    }
    void theSheetLeavesNoNameOpen_data() { everyThemeLoads_data(); }
    void theSheetLeavesNoNameOpen()
    {
        QFETCH(QString, name);
        const Theme t = builtinTheme(name);
        const QString sheet = styleSheet(t);
        QVERIFY(!sheet.contains(QLatin1Char('@')));
        QVERIFY(sheet.contains(t.bg.panel.name()));
        applyTheme(*qApp, t);
        QCOMPARE(QApplication::palette().color(QPalette::Base), t.bg.panel);
        QCOMPARE(QApplication::font().pixelSize(), 12);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
