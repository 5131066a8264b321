// The window: keys, symbol box, menus, docks, layout, themes, bars; and that it rests when nobody looks.
#include "tests/support/window_rig.h"
#include "ui/command_desk.h"
#include "ui/dock_host.h"
#include "ui/feed_strip.h"
#include "ui/key_sheet.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/panel_registry.h"
#include "ui/panels/board_view.h"
#include "ui/panels/depth_panel.h"
#include "ui/replay_bar.h"
#include "ui/replay_timeline.h"
#include "ui/status_line.h"
#include "ui/top_bar.h"
#include "ui/trouble_band.h"
#include "ui/voice_desk.h"
#include "ui/workspace_presets.h"
#include "widgets/heatmap_view.h"
#include "widgets/panel_frame.h"
#include "widgets/search_field.h"
#include "widgets/segmented.h"

#include <QApplication>
#include <QComboBox>
#include <QJsonDocument>
#include <QMenu>
#include <QMessageBox>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace plimsoll;

namespace {

// Opens what QObject keeps for itself.
struct Peek : QAction {
    using QObject::receivers;
};

}  // namespace

class TstMainWindow : public QObject, private test::WindowRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_log.listen();
        loadLanguage(QStringLiteral("en"));  // plural forms
    }
    void cleanup() { close(); }

    void opensWithoutData();
    void keysFindTheirPlace();
    void lettersBelongToFields();
    void menusHaveOnlyWorkingEntries();
    void venuesMenuAsks();
    void recordAsks();
    void noticesOfTheStartAreAllShown();
    void lastingConditionsStay();
    void themesSwitchLive();
    void cameraAndKeysExport();

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

    void stripOpensHealth();
    void statusLineTurnsRedOnLoss();
    void troubleBandComesAndGoes();
    void theHistorySaysHowItFares();
    void assetReachesEveryPanel();
    void watchNamesWhatIsOpen();

    void replayBarDrives();
    void liveHasNoReplayBar();
    void modeIsWritten_data();
    void modeIsWritten();

    void minimisedCostsNothing();
    void hiddenCostsNothing();
    void picturesForExports();
    void fullScreenAndBack();

private:
    MainWindow& open(SourceKind source = SourceKind::Live, sample::Mood mood = sample::Mood::Full,
                     QSize size = {1600, 900})
    {
        return WindowRig::open(source, QStringLiteral("dark"), size, mood);
    }
    QAction* action(const QString& name) const;
    template <typename W>
    W* part() const
    {
        return m_window->findChild<W*>();
    }
};

QAction* TstMainWindow::action(const QString& name) const
{
    return m_window->findChild<QAction*>(name);
}

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

// Said before anybody could read them: each has its time, and what somebody does meanwhile costs none.
void TstMainWindow::noticesOfTheStartAreAllShown()
{
    m_hub = std::make_unique<SnapshotHub>();
    m_window = std::make_unique<MainWindow>(builtinTheme(QStringLiteral("dark")), *m_hub, m_clock,
                                            SourceKind::Live, QStringList{QStringLiteral("binance")});
    MainWindow& w = *m_window;
    for (const char* said : {"first", "second", "second", "third"}) w.setNotice(QLatin1String(said));
    w.show();
    auto* timer = w.findChild<QTimer*>(QStringLiteral("noticeTimer"));
    QVERIFY(timer && timer->isActive());
    const auto shown = [this] { return part<StatusLine>()->rightText(); };
    const auto itsTimeIsOver = [timer] {
        timer->setInterval(0);
        QSignalSpy over(timer, &QTimer::timeout);
        [&] { QTRY_COMPARE(over.size(), 1); }();
    };
    QCOMPARE(shown(), QStringLiteral("first"));
    itsTimeIsOver();
    QCOMPARE(shown(), QStringLiteral("second"));
    w.setNotice(QStringLiteral("Snapshot written"));
    QCOMPARE(shown(), QStringLiteral("Snapshot written"));
    itsTimeIsOver();
    QCOMPARE(shown(), QStringLiteral("second"));
    itsTimeIsOver();
    QCOMPARE(shown(), QStringLiteral("third"));
    itsTimeIsOver();
    QCOMPARE(shown(), QString());
}

void TstMainWindow::lastingConditionsStay()
{
    MainWindow& w = open();
    StatusItem item;
    item.text = QStringLiteral("not saved: desk.json");
    item.bad = true;
    const auto at = [&] {
        const auto& all = part<StatusLine>()->items();
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i] == item) return static_cast<int>(i);
        return -1;
    };
    w.setLasting({item});
    QCOMPARE(at(), 1);  // before what a narrow window leaves out
    w.refreshNow();
    QCOMPARE(at(), 1);
    w.setLasting({});
    QCOMPARE(at(), -1);
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

void TstMainWindow::titleBarMaximisesAndRestores()
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

void TstMainWindow::panelsCloseAndComeBack()
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

void TstMainWindow::popsOutAndComesBack()
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

void TstMainWindow::layoutIsKept()
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

void TstMainWindow::sizesAreOneSwitch()
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

void TstMainWindow::voicesAreKept()
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

void TstMainWindow::defaultLayoutFollowsTheWindow()
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

void TstMainWindow::damagedLayoutsChangeNothing()
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

void TstMainWindow::smallScreens_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1920x1080") << QSize(1920, 1080);
    QTest::newRow("1366x768") << QSize(1366, 768);
    QTest::newRow("1024x640") << QSize(1024, 640);
}

void TstMainWindow::smallScreens()
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

void TstMainWindow::fourVenuesOnASmallScreen()
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

void TstMainWindow::stripOpensHealth()
{
    MainWindow& w = open();
    part<DockHost>()->dock(QStringLiteral("health"))->close();
    auto* strip = part<FeedStrip>();
    QSignalSpy clicked(strip, &FeedStrip::venueClicked);
    QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(strip->width() - 30, 30));
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked[0][0].value<VenueId>(), VenueId::Bybit);
    QTRY_VERIFY(w.panel(QStringLiteral("health"))->isVisible());
    QVERIFY(strip->figures()[0].value.startsWith(QStringLiteral("BTC 84,012.4")));
}

void TstMainWindow::statusLineTurnsRedOnLoss()
{
    MainWindow& w = open();
    const auto lost = [&] {
        for (const StatusItem& i : part<StatusLine>()->items())
            if (i.text.startsWith(QStringLiteral("queue"))) return i;
        return StatusItem{};
    };
    QCOMPARE(lost().text, QStringLiteral("queue 0 lost"));
    QVERIFY(!lost().bad);
    QCOMPARE(part<StatusLine>()->items()[0].text, QStringLiteral("2 venues"));
    HealthSnapshot s = *m_hub->health.read().value;
    s.queueShed = 1200;
    s.venues[1].state = Freshness::Stale;
    m_hub->health.publish(s);
    w.refreshNow();
    QCOMPARE(lost().text, QStringLiteral("queue 1,200 lost"));
    QVERIFY(lost().bad);
    QCOMPARE(part<StatusLine>()->items()[0].text, QStringLiteral("1 of 2 venues usable"));
}

void TstMainWindow::troubleBandComesAndGoes()
{
    MainWindow& w = open(SourceKind::Live, sample::Mood::Empty);
    auto* band = part<TroubleBand>();
    QVERIFY(band->isVisible());
    QCOMPARE(band->trouble().lines.size(), std::size_t{2});
    QVERIFY(band->trouble().lines[1].what.contains(QStringLiteral("403")));
    QCOMPARE(part<TopBar>()->modeWord(), QStringLiteral("NO DATA"));  // and not LIVE
    // The window answers meanwhile.
    QTest::mouseClick(band, Qt::LeftButton);
    QVERIFY(w.panel(QStringLiteral("health"))->isVisible());
    sample::Hub(*m_hub, {m_clock.wall(), m_clock.mono()}, sample::Mood::Full).fill();
    w.refreshNow();
    QVERIFY(!band->isVisible());
    QCOMPARE(part<TopBar>()->modeWord(), QStringLiteral("LIVE"));
}

void TstMainWindow::theHistorySaysHowItFares()
{
    MainWindow& w = open(SourceKind::Live, sample::Mood::Empty);
    const auto item = [&]() -> StatusItem {
        w.refreshNow();
        for (const StatusItem& i : part<StatusLine>()->items())
            if (i.text.startsWith(QStringLiteral("history"))) return i;
        return {};
    };
    QCOMPARE(item().text, QString());  // nothing is stored in this run: nothing is said
    store::StoreStatus status;
    status.on = true;
    status.written = 1'234;
    m_hub->store.publish(status);
    QCOMPARE(item().text, QStringLiteral("history on"));
    QVERIFY(item().tip.contains(QStringLiteral("1,234 rows")) && !item().bad);
    status.bytes = 12'000'000;
    m_hub->store.publish(status);
    QCOMPARE(item().text, QStringLiteral("history 12 MB"));
    status.trouble = "database or disk is full";
    m_hub->store.publish(status);
    QCOMPARE(item().text, QStringLiteral("history not stored"));
    QVERIFY(item().bad && item().tip.startsWith(QStringLiteral("database or disk is full")));
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

void TstMainWindow::replayBarDrives()
{
    MainWindow& w = open(SourceKind::Replay);
    auto* bar = part<ReplayBar>();
    QVERIFY(bar->isVisible());
    QSignalSpy play(&w, &MainWindow::replayPlayToggled), speed(&w, &MainWindow::replaySpeedChosen),
        seek(&w, &MainWindow::replaySeekRequested);
    ReplayState s;
    s.begin = fromUnixMs(1'700'000'000'000);
    s.end = s.begin + std::chrono::seconds{1000};
    s.position = s.begin + std::chrono::seconds{250};
    s.playing = true;
    s.speed = 4;
    w.setReplay(s);
    QCOMPARE(part<TopBar>()->modeWord(), QStringLiteral("REPLAY 4\u00d7"));
    auto* timeline = bar->timeline();
    QVERIFY(std::abs(timeline->xAt(s.position) - timeline->width() / 4) < 6);
    bar->findChild<QToolButton*>(QStringLiteral("replayPlay"))->click();
    QCOMPARE(play.count(), 1);
    QCOMPARE(play[0][0].toBool(), false);
    auto* box = bar->findChild<QComboBox*>();
    QCOMPARE(box->currentText(), QStringLiteral("4\u00d7"));
    Q_EMIT box->activated(box->count() - 1);
    QCOMPARE(speed.last()[0].toDouble(), 0.0);
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_PageUp);  // a twentieth further
    QCOMPARE(seek.count(), 1);
    const auto to = seek[0][0].value<Timestamp>();
    QVERIFY(to == s.begin + std::chrono::seconds{300});
    // The space bar means the replay, wherever the focus is among the panels.
    qobject_cast<DepthPanel*>(w.panel(QStringLiteral("depth")))->focusInside();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(play.count(), 2);
    // One entry on: button and full stop.
    QSignalSpy step(&w, &MainWindow::replayStepRequested);
    bar->findChild<QToolButton*>(QStringLiteral("replayStep"))->click();
    QCOMPARE(step.count(), 1);
    qobject_cast<DepthPanel*>(w.panel(QStringLiteral("depth")))->focusInside();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Period);
    QCOMPARE(step.count(), 2);
    s.speed = 0;
    s.ended = true;
    s.playing = false;
    w.setReplay(s);
    QCOMPARE(part<TopBar>()->modeWord(), QStringLiteral("REPLAY max"));
    QVERIFY(bar->timeText().endsWith(QStringLiteral("ended")));
    QVERIFY(!action(QStringLiteral("record"))->isVisible());
}

void TstMainWindow::liveHasNoReplayBar()
{
    open();
    QVERIFY(!part<ReplayBar>()->isVisible());
}

void TstMainWindow::modeIsWritten_data()
{
    QTest::addColumn<int>("source");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("title");
    QTest::newRow("live") << static_cast<int>(SourceKind::Live) << "LIVE"
                          << "Plimsoll";
    QTest::newRow("replay") << static_cast<int>(SourceKind::Replay) << "REPLAY 1\u00d7"
                            << "Plimsoll \u2013 REPLAY";
    QTest::newRow("simulated") << static_cast<int>(SourceKind::Simulated) << "SIMULATED"
                               << "Plimsoll \u2013 SIMULATED";
    QTest::newRow("once simulated") << static_cast<int>(SourceKind::SimulatedReplay)
                                    << "REPLAY of SIMULATED 1\u00d7"
                                    << "Plimsoll \u2013 REPLAY of SIMULATED";
}

void TstMainWindow::modeIsWritten()
{
    QFETCH(int, source);
    QFETCH(QString, word);
    QFETCH(QString, title);
    MainWindow& w = open(static_cast<SourceKind>(source));
    QCOMPARE(part<TopBar>()->modeWord(), word);
    QCOMPARE(w.windowTitle(), title);
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

void TstMainWindow::fullScreenAndBack()
{
    MainWindow& w = open();
    QTest::keyClick(&w, Qt::Key_F11);
    QTRY_VERIFY(w.isFullScreen());
    QTest::keyClick(&w, Qt::Key_Escape);
    QTRY_VERIFY(!w.isFullScreen());
}

QTEST_MAIN(TstMainWindow)
#include "tst_main_window.moc"
