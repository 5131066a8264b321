// The window: keys, menus, themes, what it asks for and exports; and that it rests when nobody looks.
#include "tests/support/main_window_rig.h"
#include "ui/command_desk.h"
#include "ui/feed_strip.h"
#include "ui/key_sheet.h"
#include "ui/panels/board_view.h"
#include "ui/panels/depth_panel.h"
#include "ui/status_line.h"
#include "ui/top_bar.h"
#include "ui/trouble_band.h"
#include "widgets/heatmap_view.h"
#include "widgets/search_field.h"

#include <QApplication>
#include <QHash>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <string>
#include <vector>

using namespace plimsoll;

namespace {

// Opens what QObject keeps for itself.
struct Peek : QAction {
    using QObject::receivers;
};

}  // namespace

class TstMainWindow : public QObject, private test::MainWindowRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void cleanup() { close(); }

    void opensWithoutData();
    void keysFindTheirPlace();
    void lettersBelongToFields();
    void menusHaveOnlyWorkingEntries();
    void venuesMenuAsks();
    void recordAsks();
    void themesSwitchLive();
    void whatIsHiddenDressesLater();
    void anotherThemeTouchesWhatIsSeenOnce();
    void cameraAndKeysExport();
    void assetReachesEveryPanel();
    void watchNamesWhatIsOpen();
    void minimisedCostsNothing();
    void hiddenCostsNothing();
    void whatFiredOnceIsSwitchedOff();
    void picturesForExports();
};

void TstMainWindow::opensWithoutData()
{
    m_hub = std::make_unique<SnapshotHub>();
    m_window = std::make_unique<MainWindow>(builtinTheme(QStringLiteral("dark")), *m_hub, m_clock,
                                            SourceKind::Live, QStringList{QStringLiteral("binance")});
    m_window->show();
    m_window->refreshNow();
    QVERIFY(part<TroubleBand>()->isHidden());  // a usual start is no trouble
    m_clock.advance(std::chrono::seconds{3});
    m_window->refreshNow();
    QVERIFY(part<TroubleBand>()->trouble().any());
    QVERIFY(!part<TroubleBand>()->isHidden());
    QCOMPARE(part<FeedStrip>()->cells().size(), std::size_t{1});  // columns only for venues of this build
    QCOMPARE(part<FeedStrip>()->cells()[0].state, Freshness::Off);
    QVERIFY(!m_window->grabWindow().isNull());
}

void TstMainWindow::keysFindTheirPlace()
{
    MainWindow& w = open();
    auto* depth = qobject_cast<DepthPanel*>(w.panel(QStringLiteral("depth")));
    depth->focusInside();
    QTRY_COMPARE(QApplication::focusWidget(), depth->heatmap());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_V);
    QCOMPARE(depth->lanes().venues, std::uint8_t{1});
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(depth->heatmap()->paused());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
    QVERIFY(!depth->heatmap()->paused());
    // `/` where there is nothing to find: the palette.
    QTest::keyClick(QApplication::focusWidget(), '/');
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(w.commandDesk().palette().field()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    // `/` in the grid: its own field.
    w.panel(QStringLiteral("funding"))->focusInside();
    QTest::keyClick(QApplication::focusWidget(), '/');
    QVERIFY(w.panel(QStringLiteral("funding"))->isAncestorOf(QApplication::focusWidget()));
    QVERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
    // F6 goes round the panels that are seen, as they stand; tabs behind another rest.
    w.panel(QStringLiteral("funding"))->focusInside();
    QStringList visited;
    for (std::size_t i = 0; i < w.panels().size(); ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
        for (Panel* p : w.panels())
            if (p->isAncestorOf(QApplication::focusWidget())) visited << p->id();
    }
    QCOMPARE(visited.mid(0, 8),
             QStringList({"depth", "interest", "basis", "risk", "liquidations", "overview", "funding", "depth"}));
    QTest::keyClick(QApplication::focusWidget(), '?', Qt::ShiftModifier);
    QTRY_VERIFY(part<KeySheet>() && part<KeySheet>()->isVisible());
    part<KeySheet>()->close();
}

void TstMainWindow::lettersBelongToFields()
{
    MainWindow& w = open();
    auto* depth = qobject_cast<DepthPanel*>(w.panel(QStringLiteral("depth")));
    QSignalSpy exported(&w, &MainWindow::exportRequested);
    w.commandDesk().openPalette();
    SearchField* field = w.commandDesk().palette().field();
    QTest::keyClicks(field, QStringLiteral("vgs /?"));
    QCOMPARE(field->text(), QStringLiteral("vgs /?"));
    QCOMPARE(depth->lanes().venues, std::uint8_t{3});
    QCOMPARE(exported.count(), 0);
    // In a table letters are type-ahead.
    w.panel(QStringLiteral("funding"))->focusInside();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_S);
    QCOMPARE(exported.count(), 0);
}

void TstMainWindow::menusHaveOnlyWorkingEntries()
{
    MainWindow& w = open();
    QStringList titles;
    for (QAction* menu : part<TopBar>()->menus()->actions()) {
        titles << menu->text();
        QVERIFY(menu->menu());
        for (QAction* entry : menu->menu()->actions()) {
            if (entry->isSeparator()) continue;
            // Something listens to every entry.
            QVERIFY2(entry->isEnabled(), qPrintable(entry->text()));
            QVERIFY2(
                entry->menu() || entry->isCheckable() || (entry->*&Peek::receivers)(SIGNAL(triggered(bool))) > 0,
                qPrintable(entry->text()));
        }
    }
    QCOMPARE(titles, QStringList({"File", "View", "Panels", "Venues", "Alerts", "Help"}));
    QCOMPARE(static_cast<std::size_t>(part<TopBar>()->menus()->actions()[2]->menu()->actions().size()),
             w.panels().size());
}

void TstMainWindow::venuesMenuAsks()
{
    MainWindow& w = open();
    QSignalSpy toggled(&w, &MainWindow::venueToggled);
    QAction* bybit = action(QStringLiteral("venue-bybit"));
    QVERIFY(bybit && bybit->isChecked());
    QVERIFY(!action(QStringLiteral("venue-okx")));
    bybit->trigger();
    QCOMPARE(toggled.count(), 1);
    QCOMPARE(toggled[0][0].value<VenueId>(), VenueId::Bybit);
    QCOMPARE(toggled[0][1].toBool(), false);
    QVERIFY(!w.watch().has(VenueId::Bybit));
    QVERIFY(w.watch().has(VenueId::Binance));
    w.setVenueEnabled(VenueId::Bybit, true);
    QVERIFY(bybit->isChecked());
    QCOMPARE(toggled.count(), 1);  // told, not asked
    // The last one stays.
    bybit->trigger();
    QCOMPARE(toggled.count(), 2);
    QAction* binance = action(QStringLiteral("venue-binance"));
    binance->trigger();
    QVERIFY(binance->isChecked());
    QVERIFY(w.watch().has(VenueId::Binance));
    QCOMPARE(toggled.count(), 2);
}

void TstMainWindow::recordAsks()
{
    MainWindow& w = open();
    QSignalSpy asked(&w, &MainWindow::recordToggled);
    action(QStringLiteral("record"))->trigger();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].toBool(), true);
    w.setRecording({true, QStringLiteral("recording 46 MB"), true});
    QCOMPARE(part<StatusLine>()->rightText(), QStringLiteral("recording 46 MB"));
    w.setRecording({false, QStringLiteral("disk full: recording stopped"), false});
    QVERIFY(!action(QStringLiteral("record"))->isChecked());
    QVERIFY(!action(QStringLiteral("record"))->isEnabled());
    w.setNotice(QStringLiteral("Snapshot written"));
    QCOMPARE(part<StatusLine>()->rightText(), QStringLiteral("Snapshot written"));
}

void TstMainWindow::themesSwitchLive()
{
    MainWindow& w = open();
    QSignalSpy chosen(&w, &MainWindow::themeChosen);
    const auto ground = [&] {
        const QImage image = w.grabWindow().toImage();
        return image.pixelColor(image.width() / 2, 6).rgb();  // the top bar
    };
    QCOMPARE(ground(), builtinTheme(QStringLiteral("dark")).bg.raised.rgb());
    action(QStringLiteral("theme-light"))->trigger();
    QCOMPARE(chosen.last().first().toString(), QStringLiteral("light"));
    QCOMPARE(ground(), builtinTheme(QStringLiteral("light")).bg.raised.rgb());
    action(QStringLiteral("theme-dark"))->trigger();
    QCOMPARE(ground(), builtinTheme(QStringLiteral("dark")).bg.raised.rgb());
}

// A theme is dear: what cannot be seen takes it when it is shown, photographed, or asked for its tables.
void TstMainWindow::whatIsHiddenDressesLater()
{
    MainWindow& w = open();
    std::vector<Panel*> hidden, shown;
    for (Panel* p : w.panels()) (p->onScreen() ? shown : hidden).push_back(p);
    QVERIFY(!hidden.empty() && !shown.empty());
    w.setTheme(builtinTheme(QStringLiteral("light")));
    for (const Panel* p : shown) QVERIFY2(!p->owesDress(), qPrintable(p->id()));
    for (const Panel* p : hidden) QVERIFY2(p->owesDress(), qPrintable(p->id()));
    Panel* const first = hidden.front();
    w.showPanel(first->id());
    QTRY_VERIFY(first->onScreen());
    QTRY_VERIFY(!first->owesDress());
    w.setTheme(builtinTheme(QStringLiteral("dark")));
    QVERIFY(hidden.back() == first || hidden.back()->owesDress());
    QVERIFY(w.grabPanel(hidden.back()->id()).has_value());
    QVERIFY(!hidden.back()->owesDress());
    w.exportTables();
    for (const Panel* p : w.panels()) QVERIFY2(!p->owesDress(), qPrintable(p->id()));
}

// Most of the window's widgets are hidden: polishing them too, or anything twice, makes the step too long.
void TstMainWindow::anotherThemeTouchesWhatIsSeenOnce()
{
    MainWindow& w = open();
    QVERIFY(!w.grabWindow().isNull());  // and nothing waits any more
    struct Told : QObject {
        bool eventFilter(QObject* watched, QEvent* event) override
        {
            if (event->type() == QEvent::StyleChange) ++times[watched];
            return false;
        }
        QHash<const QObject*, int> times;
    } told;
    std::vector<QPointer<QWidget>> seen, hidden;
    const QWidgetList all = QApplication::allWidgets();
    for (QWidget* widget : all)
        // A line with a sheet of its own makes that anew.
        if (widget->testAttribute(Qt::WA_WState_Polished) && widget->styleSheet().isEmpty())
            (widget->isVisible() ? seen : hidden).emplace_back(widget);
    QVERIFY(hidden.size() > seen.size());

    qApp->installEventFilter(&told);
    w.setTheme(builtinTheme(QStringLiteral("light")));
    for (const auto& widget : seen)
        if (widget) QVERIFY2(told.times.value(widget.data()) == 1, widget->metaObject()->className());
    for (const auto& widget : hidden)
        if (widget && !widget->isVisible())
            QVERIFY2(told.times.value(widget.data()) == 0, widget->metaObject()->className());
    // A picture may be of what is hidden.
    QVERIFY(!w.grabWindow().isNull());
    for (const auto& widget : hidden)
        if (widget) QVERIFY2(told.times.value(widget.data()) == 1, widget->metaObject()->className());
    qApp->removeEventFilter(&told);
}

void TstMainWindow::cameraAndKeysExport()
{
    MainWindow& w = open();
    QSignalSpy asked(&w, &MainWindow::exportRequested);
    w.findChild<QToolButton*>(QStringLiteral("camera"))->click();
    action(QStringLiteral("exportAgain"))->trigger();
    QSignalSpy dialog(&w, &MainWindow::exportDialogRequested);
    action(QStringLiteral("exportSnapshot"))->trigger();
    action(QStringLiteral("exportSchedule"))->trigger();
    QCOMPARE(dialog.count(), 2);
    QCOMPARE(dialog.takeLast().first().toBool(), true);
    qobject_cast<DepthPanel*>(w.panel(QStringLiteral("depth")))->focusInside();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_S);
    QCOMPARE(asked.count(), 3);
}

void TstMainWindow::assetReachesEveryPanel()
{
    MainWindow& w = open();
    w.setAsset(QStringLiteral("SOL"));
    QVERIFY(w.panel(QStringLiteral("depth"))->face().context.isEmpty() ||
            !w.panel(QStringLiteral("depth"))->face().context.startsWith(QStringLiteral("SOL")));
    w.refreshNow();
    QVERIFY(w.panel(QStringLiteral("depth"))->face().context.startsWith(QStringLiteral("SOL")));
    auto* grid = w.panel(QStringLiteral("funding"))->findChild<BoardView*>();
    QCOMPARE(grid->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("SOL"));
    QVERIFY(part<FeedStrip>()->figures()[0].value.startsWith(QStringLiteral("SOL")));
}

void TstMainWindow::watchNamesWhatIsOpen()
{
    MainWindow& w = open();
    QSignalSpy changed(&w, &MainWindow::watchChanged);
    QCOMPARE(w.watch().focus, std::vector<std::string>{"BTC"});
    w.setAsset(QStringLiteral("ETH"));
    QVERIFY(changed.count() > 0);
    QCOMPARE(w.watch().focus, std::vector<std::string>{"ETH"});
}

void TstMainWindow::minimisedCostsNothing()
{
    MainWindow& w = open();
    QCOMPARE(w.frameTick().rate(), FrameTick::Rate::Full);
    w.showMinimized();
    QTRY_COMPARE(w.frameTick().rate(), FrameTick::Rate::Stopped);
    w.showNormal();
    QTRY_VERIFY(w.frameTick().rate() != FrameTick::Rate::Stopped);
}

void TstMainWindow::hiddenCostsNothing()
{
    MainWindow& w = open();
    w.hide();
    QCOMPARE(w.frameTick().rate(), FrameTick::Rate::Stopped);
    w.show();
    QTRY_VERIFY(w.frameTick().rate() != FrameTick::Rate::Stopped);
}

// In the live market alone: what fires in a recording may fire again tomorrow.
void TstMainWindow::whatFiredOnceIsSwitchedOff()
{
    for (const SourceKind source : {SourceKind::Live, SourceKind::Replay}) {
        m_window.reset();
        MainWindow& w = open(source);
        AlertRule rule;
        rule.conditions = {*alertOn("spread_bps", QStringLiteral("BTC"), {}, 5)};
        rule.once = true;
        const std::uint64_t id = w.alerts().add(rule);
        AlertSnapshot judged;
        judged.asOf = {m_clock.wall(), m_clock.mono()};
        judged.rows.resize(1);
        judged.rows[0].rule = *w.alerts().find(id);
        judged.rows[0].state = AlertState::Paused;
        judged.rows[0].lastFired = m_clock.wall();
        judged.rows[0].timesFired = 1;
        m_hub->alerts.publish(std::move(judged));
        w.refreshNow();
        QCOMPARE(w.alerts().find(id)->armed, source != SourceKind::Live);
    }
}

void TstMainWindow::picturesForExports()
{
    // Never shown: an export without a screen.
    m_hub = std::make_unique<SnapshotHub>();
    sample::Hub(*m_hub, {m_clock.wall(), m_clock.mono()}, sample::Mood::Full).fill();
    m_window =
        std::make_unique<MainWindow>(builtinTheme(QStringLiteral("dark")), *m_hub, m_clock, SourceKind::Replay,
                                     QStringList{QStringLiteral("binance"), QStringLiteral("bybit")});
    m_window->setAsset(QStringLiteral("BTC"));
    const QPixmap window = m_window->grabWindow({1920, 1080}, 2);
    QCOMPARE(window.size(), QSize(3840, 2160));
    const auto pictures = m_window->grabPanels({800, 500}, 1);
    QCOMPARE(pictures.size(), m_window->panels().size());
    for (const PanelPicture& p : pictures) {
        QVERIFY(!p.id.isEmpty() && !p.title.isEmpty());
        QCOMPARE(p.pixmap.size(), QSize(800, 500));
        QVERIFY(!p.pixmap.toImage().allGray() || p.id == QLatin1String("health"));
    }
    QStringList tables, series;
    for (const ExportTable& t : m_window->exportTables()) tables << t.id;
    for (const ExportTable& t : m_window->exportSeries()) series << t.id;
    for (const char* id : {"funding", "funding_now", "interest", "quotes", "warnings", "journal", "liquidations",
                           "alerts", "alerts_fired", "health", "health_data", "health_history", "currencies",
                           "health_sockets", "health_budgets", "health_refused", "health_errors"})
        QVERIFY2(tables.contains(QLatin1String(id)), id);
    for (const char* id : {"funding_history", "interest_history", "history", "depth", "depth_levels"})
        QVERIFY2(series.contains(QLatin1String(id)), id);
    // Each becomes a file.
    QCOMPARE(tables.removeDuplicates() + series.removeDuplicates(), qsizetype{0});
}

QTEST_MAIN(TstMainWindow)
#include "tst_main_window.moc"
