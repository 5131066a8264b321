// The edge of a panel in which something was raised: how broad, in which colour, how often, and until when.
#include "tests/support/main_window_rig.h"
#include "ui/dock_host.h"
#include "ui/voice_desk.h"
#include "widgets/panel_frame.h"

#include <QEnterEvent>
#include <QTest>
#include <QTimer>

using namespace plimsoll;

class TstPanelEdge : public QObject, private test::MainWindowRig {
    Q_OBJECT

    PanelDock* dock() const { return part<DockHost>()->dock(QStringLiteral("risk")); }
    QTimer* timer() const { return part<DockHost>()->findChild<QTimer*>(QStringLiteral("edgePulse")); }
    void raise(Severity severity) { Q_EMIT m_window->voices().flashed({QStringLiteral("risk")}, severity); }
    QImage bar() const { return dock()->bar()->grab().toImage(); }
    bool isOn(const QColor& color) const { return bar().pixelColor(1, 14).rgb() == color.rgb(); }
    // With the keyboard in another panel.
    void open(bool still)
    {
        MainWindow& w = MainWindowRig::open();
        action(QStringLiteral("reducedMotion"))->setChecked(still);
        w.showPanel(QStringLiteral("funding"));
        dock()->setAttribute(Qt::WA_UnderMouse, false);
    }

private Q_SLOTS:
    void initTestCase() { begin(); }
    void cleanup() { close(); }

    void twoPixelsInTheColourOfTheSeverity();
    void threePulses();
    void withReducedMotionUntilItIsSeen();
};

void TstPanelEdge::twoPixelsInTheColourOfTheSeverity()
{
    open(true);
    const Theme theme = builtinTheme(QStringLiteral("dark"));
    raise(Severity::Warning);
    QVERIFY(isOn(theme.severity.warn));
    raise(Severity::Critical);
    raise(Severity::Warning);  // what is worse stays
    const QRgb critical = theme.severity.critical.rgb();
    const QImage above = bar(), below = dock()->panel()->grab().toImage();
    const int right = below.width() - 1, foot = below.height() - 1;
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(above.pixel(i, 14), critical);
        QCOMPARE(above.pixel(right - i, 14), critical);
        QCOMPARE(above.pixel(100, i), critical);
        QCOMPARE(below.pixel(i, foot / 2), critical);
        QCOMPARE(below.pixel(right - i, foot / 2), critical);
        QCOMPARE(below.pixel(100, foot - i), critical);
    }
    QVERIFY(above.pixel(2, 14) != critical);
}

void TstPanelEdge::threePulses()
{
    open(false);
    const QColor warn = builtinTheme(QStringLiteral("dark")).severity.warn;
    raise(Severity::Warning);
    QVERIFY(timer()->isActive());
    QList<bool> seen;
    connect(timer(), &QTimer::timeout, this, [&] { seen << isOn(warn); });
    timer()->setInterval(0);
    QTRY_VERIFY(!timer()->isActive());
    QCOMPARE(seen, QList<bool>({true, false, true, false, true, false}));
    disconnect(timer(), &QTimer::timeout, this, nullptr);
}

void TstPanelEdge::withReducedMotionUntilItIsSeen()
{
    open(true);
    const QColor critical = builtinTheme(QStringLiteral("dark")).severity.critical;
    const auto over = [this] {
        timer()->setInterval(0);
        [&] { QTRY_VERIFY(!timer()->isActive()); }();
    };
    raise(Severity::Critical);
    over();
    QVERIFY(isOn(critical));  // nobody has looked yet
    QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
    QApplication::sendEvent(dock(), &enter);
    QVERIFY(!isOn(critical));
    // Where the pointer rests it is seen at once, and stands as long as pulses would have.
    raise(Severity::Critical);
    QVERIFY(isOn(critical));
    over();
    QVERIFY(!isOn(critical));
    // So does the keyboard that comes to it.
    dock()->setAttribute(Qt::WA_UnderMouse, false);
    raise(Severity::Critical);
    over();
    QVERIFY(isOn(critical));
    dock()->panel()->focusInside();
    QVERIFY(!isOn(critical));
    // What stood does not come back where motion does.
    m_window->showPanel(QStringLiteral("funding"));
    raise(Severity::Critical);
    over();
    action(QStringLiteral("reducedMotion"))->setChecked(false);
    QVERIFY(!isOn(critical));
}

QTEST_MAIN(TstPanelEdge)
#include "tst_panel_edge.moc"
