// How the window's panels stand: docks that fill it, close and float, a layout that is kept, and what small
// screens do to it.
#include "tests/support/main_window_rig.h"
#include "ui/dock_host.h"
#include "ui/feed_strip.h"
#include "ui/panels/depth_panel.h"
#include "ui/status_line.h"
#include "ui/top_bar.h"
#include "ui/voice_desk.h"
#include "ui/workspace_presets.h"
#include "widgets/panel_frame.h"
#include "widgets/segmented.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMouseEvent>
#include <QTest>

#include <algorithm>
#include <optional>
#include <vector>

using namespace plimsoll;

class TstWindowLayout : public QObject, private test::MainWindowRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void cleanup() { close(); }

    void titleBarMaximisesAndRestores();
    void panelsCloseAndComeBack();
    void popsOutAndComesBack();
    void layoutIsKept();
    void sizesAreOneSwitch();
    void voicesAreKept();
    void defaultLayoutFollowsTheWindow();
    void damagedLayoutsChangeNothing();
    void smallScreens_data();
    void smallScreens();
    void fourVenuesOnASmallScreen();
    void fullScreenAndBack();
};

void TstWindowLayout::titleBarMaximisesAndRestores()
{
    MainWindow& w = open();
    auto* docks = part<DockHost>();
    const QSize before = w.panel(QStringLiteral("funding"))->size();
    QWidget* bar = docks->dock(QStringLiteral("funding"))->titleBarWidget();
    QTest::mouseDClick(bar, Qt::LeftButton, {}, QPoint(80, 14));
    QVERIFY(docks->isMaximised());
    QTRY_VERIFY(w.panel(QStringLiteral("funding"))->width() > w.width() - 20);
    QVERIFY(!w.panel(QStringLiteral("depth"))->onScreen());
    const QJsonObject kept = w.saveLayout();  // the layout behind it is what is kept
    QTest::keyClick(&w, Qt::Key_Escape);
    QVERIFY(!docks->isMaximised());
    QTRY_COMPARE(w.panel(QStringLiteral("funding"))->size(), before);
    QVERIFY(w.panel(QStringLiteral("depth"))->isVisible());
    const auto docksOf = [](const QJsonObject& layout) {
        return layout.value(QStringLiteral("work"))
            .toObject()
            .value(QStringLiteral("layout"))
            .toObject()
            .value(QStringLiteral("docks"));
    };
    QVERIFY(docksOf(kept).isObject());
    QCOMPARE(docksOf(w.saveLayout()), docksOf(kept));
}

void TstWindowLayout::panelsCloseAndComeBack()
{
    MainWindow& w = open();
    QAction* toggle = action(QStringLiteral("panel-health"));
    QVERIFY(toggle && toggle->isChecked());
    QTest::mouseClick(part<DockHost>()->dock(QStringLiteral("health"))->titleBarWidget(), Qt::MiddleButton, {},
                      QPoint(80, 14));
    QTRY_VERIFY(!w.panel(QStringLiteral("health"))->isVisible());
    QVERIFY(!toggle->isChecked());
    w.showPanel(QStringLiteral("health"));
    QTRY_VERIFY(w.panel(QStringLiteral("health"))->onScreen());
    QVERIFY(toggle->isChecked());
    w.showPanel(QStringLiteral("nosuch"));
}

void TstWindowLayout::popsOutAndComesBack()
{
    MainWindow& w = open();
    QDockWidget* dock = part<DockHost>()->dock(QStringLiteral("liquidations"));
    auto* bar = qobject_cast<PanelTitleBar*>(dock->titleBarWidget());
    QVERIFY(bar);
    Q_EMIT bar->popOutRequested();
    QVERIFY(dock->isFloating());
    QTRY_VERIFY(dock->isVisible());
    QVERIFY(w.panel(QStringLiteral("liquidations"))->pull(*m_hub, w.frameTick().now(), true));
    Q_EMIT bar->popOutRequested();
    QVERIFY(!dock->isFloating());
}

void TstWindowLayout::layoutIsKept()
{
    MainWindow& w = open();
    part<DockHost>()->dock(QStringLiteral("health"))->close();
    w.selection().setFundingUnit(FundingUnit::Apr);
    w.setAsset(QStringLiteral("SOL"));
    const QJsonObject kept = w.saveLayout();
    QVERIFY(!QJsonDocument(kept).toJson().isEmpty());

    MainWindow& next = open();
    QVERIFY(next.panel(QStringLiteral("health"))->isVisible());
    QVERIFY(next.restoreLayout(kept));
    QVERIFY(!next.panel(QStringLiteral("health"))->isVisible());
    QCOMPARE(next.selection().fundingUnit(), FundingUnit::Apr);
    QCOMPARE(next.selection().asset(), QStringLiteral("SOL"));
    next.resetLayout();
    QVERIFY(next.panel(QStringLiteral("health"))->isVisible());
}

void TstWindowLayout::sizesAreOneSwitch()
{
    MainWindow& w = open();
    auto* sizes = w.findChild<Segmented*>(QStringLiteral("sizes"));
    QVERIFY(sizes);
    w.panel(QStringLiteral("depth"))->focusInside();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_U);
    QCOMPARE(w.selection().sizeUnit(), SizeUnit::Quote);
    QCOMPARE(sizes->current(), 1);
    QVERIFY(action(QStringLiteral("sizes-quote"))->isChecked());
    sizes->setCurrent(2);
    QCOMPARE(w.selection().sizeUnit(), SizeUnit::Base);
    const QJsonObject kept = w.saveLayout();
    action(QStringLiteral("sizes-USD"))->trigger();
    QCOMPARE(sizes->current(), 0);
    MainWindow& next = open();
    QVERIFY(next.restoreLayout(kept));
    QCOMPARE(next.selection().sizeUnit(), SizeUnit::Base);
    QJsonObject damaged = kept;
    damaged[QStringLiteral("sizes")] = 17;
    next.restoreLayout(damaged);
    QCOMPARE(next.selection().sizeUnit(), SizeUnit::Base);
}

void TstWindowLayout::voicesAreKept()
{
    MainWindow& w = open();
    QVERIFY(!w.theme().motion.reduced);
    action(QStringLiteral("reducedMotion"))->trigger();
    QVERIFY(w.theme().motion.reduced);
    w.setTheme(builtinTheme(QStringLiteral("light")));
    QVERIFY(w.theme().motion.reduced);  // another theme moves no more than this one
    w.setTheme(builtinTheme(QStringLiteral("dark")));
    const QJsonObject kept = w.saveLayout();
    MainWindow& next = open();
    QVERIFY(!next.theme().motion.reduced);
    QVERIFY(next.restoreLayout(kept));
    QVERIFY(next.theme().motion.reduced);
    QVERIFY(action(QStringLiteral("reducedMotion"))->isChecked());
    // Quiet for an hour is one key, and the status line says so.
    QVERIFY(!next.voices().quietUntil());
    action(QStringLiteral("quiet"))->trigger();
    QVERIFY(next.voices().quietUntil().has_value());
    QVERIFY(!next.voices().statusItems({}).empty());
    action(QStringLiteral("quiet"))->trigger();
    QVERIFY(!next.voices().quietUntil());
}

void TstWindowLayout::defaultLayoutFollowsTheWindow()
{
    MainWindow& w = open(SourceKind::Live, sample::Mood::Full, {1920, 1080});
    QTRY_COMPARE(w.panel(QStringLiteral("funding"))->width(), 580);
    w.resize(1366, 768);
    QTRY_COMPARE(w.panel(QStringLiteral("funding"))->width(), 400);
    // Once a person has moved a gutter, sizes are theirs.
    const QPoint gutter = w.panel(QStringLiteral("funding"))->mapTo(part<DockHost>(), QPoint(402, 100));
    QTest::mousePress(part<DockHost>(), Qt::LeftButton, {}, gutter);
    const QPointF to = gutter + QPoint(40, 0);
    QMouseEvent drag(QEvent::MouseMove, to, part<DockHost>()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(part<DockHost>(), &drag);
    QTRY_COMPARE(w.panel(QStringLiteral("funding"))->width(), 440);
    QTest::mouseRelease(part<DockHost>(), Qt::LeftButton, {}, gutter + QPoint(40, 0));
    w.resize(1400, 768);
    QVERIFY(w.panel(QStringLiteral("funding"))->width() >= 440);
}

void TstWindowLayout::damagedLayoutsChangeNothing()
{
    MainWindow& w = open();
    QVERIFY(!w.restoreLayout({}));
    QVERIFY(!w.restoreLayout({{QStringLiteral("version"), 999}}));
    QJsonObject broken = w.saveLayout();
    broken.insert(QStringLiteral("work"), QStringLiteral("bm90IGEgbGF5b3V0"));
    broken.insert(QStringLiteral("geometry"), 17);
    broken.insert(QStringLiteral("panels"), QStringLiteral("x"));
    broken.insert(QStringLiteral("density"), -3);
    QVERIFY(!w.restoreLayout(broken));
    for (const QString& id : workspacePresets().front().plan.all()) QVERIFY(w.panel(id)->isVisible());
    QCOMPARE(w.selection().asset(), QStringLiteral("BTC"));
}

void TstWindowLayout::smallScreens_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1920x1080") << QSize(1920, 1080);
    QTest::newRow("1366x768") << QSize(1366, 768);
    QTest::newRow("1024x640") << QSize(1024, 640);
}

void TstWindowLayout::smallScreens()
{
    QFETCH(QSize, size);
    MainWindow& w = open(SourceKind::Live, sample::Mood::Full, size);
    QCOMPARE(w.size(), size);  // nothing forces the window wider than the screen
    for (Panel* p : w.panels()) {
        w.showPanel(p->id());  // from behind another, where it is a tab
        QTRY_VERIFY2(p->onScreen(), qPrintable(p->id()));
        QVERIFY2(p->width() >= 200 && p->height() >= 90,
                 qPrintable(QStringLiteral("%1 %2x%3").arg(p->id()).arg(p->width()).arg(p->height())));
        QVERIFY(w.rect().contains(QRect(p->mapTo(&w, QPoint()), p->size())));
    }
    QCOMPARE(part<FeedStrip>()->height(), size.width() < 1500 ? 68 : 76);
    QCOMPARE(part<TopBar>()->height(), 40);
    QCOMPARE(part<StatusLine>()->height(), 24);
}

void TstWindowLayout::fourVenuesOnASmallScreen()
{
    for (const sample::Mood mood : {sample::Mood::Empty, sample::Mood::Late}) {
        m_window.reset();
        m_hub = std::make_unique<SnapshotHub>();
        sample::Hub(*m_hub, {m_clock.wall(), m_clock.mono()}, mood, true, sample::Hub::four()).fill();
        m_window =
            std::make_unique<MainWindow>(builtinTheme(QStringLiteral("dark")), *m_hub, m_clock, SourceKind::Live,
                                         QStringList{QStringLiteral("binance"), QStringLiteral("bybit"),
                                                     QStringLiteral("okx"), QStringLiteral("hyperliquid")});
        m_window->resize(1366, 768);
        m_window->resetLayout();
        m_window->setAsset(QStringLiteral("BTC"));
        m_window->show();
        m_window->refreshNow();
        auto* depth = part<DepthPanel>();
        for (const DepthMode mode : {DepthMode::Stack, DepthMode::Overlay, DepthMode::Lanes, DepthMode::Solo}) {
            depth->setMode(mode);
            m_window->refreshNow();
            QVERIFY(!m_window->grab().isNull());
            QCOMPARE(m_window->size(), QSize(1366, 768));
        }
        for (Panel* p : m_window->panels()) {
            m_window->showPanel(p->id());
            QTRY_VERIFY2(p->onScreen(), qPrintable(p->id()));
            QVERIFY2(m_window->rect().contains(QRect(p->mapTo(m_window.get(), QPoint()), p->size())),
                     qPrintable(p->id()));
        }
        QCOMPARE(part<FeedStrip>()->cells().size(), std::size_t{4});
        if (mood == sample::Mood::Empty) continue;
        // What was liquidated is never a total: the figure says that it is what was seen, and sampled.
        const std::vector<StripFigure>& figures = part<FeedStrip>()->figures();
        const auto liquidated = std::find_if(figures.begin(), figures.end(), [](const StripFigure& f) {
            return f.label.startsWith(QStringLiteral("Liquidated"));
        });
        QVERIFY(liquidated != figures.end());
        QCOMPARE(liquidated->label, QStringLiteral("Liquidated, seen"));
        QCOMPARE(liquidated->mark, std::optional(Provenance::Sampled));
        QVERIFY(liquidated->detail.contains(QStringLiteral("HL*")));
        QVERIFY(liquidated->tip.contains(QStringLiteral("no total")));
    }
}

void TstWindowLayout::fullScreenAndBack()
{
    MainWindow& w = open();
    QTest::keyClick(&w, Qt::Key_F11);
    QTRY_VERIFY(w.isFullScreen());
    QTest::keyClick(&w, Qt::Key_Escape);
    QTRY_VERIFY(!w.isFullScreen());
}

QTEST_MAIN(TstWindowLayout)
#include "tst_window_layout.moc"
