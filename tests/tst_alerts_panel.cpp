// The list of alerts: how each stands, mouse and keys, what fired, exports; alerts set at a right click on a rate
// or a price; the line in the depth plot.
#include "model/alerts/alert_engine.h"
#include "tests/support/sample_hub.h"
#include "tests/support/strict_log.h"
#include "ui/alert_book.h"
#include "ui/alert_cells.h"
#include "ui/alert_text.h"
#include "ui/chart_alerts.h"
#include "ui/panels/alerts_panel.h"
#include "ui/panels/basis_panel.h"
#include "ui/panels/board_view.h"
#include "ui/panels/depth_panel.h"
#include "ui/panels/funding_inspector.h"
#include "ui/panels/funding_model.h"
#include "ui/panels/funding_panel.h"
#include "ui/panels/history_panel.h"
#include "ui/panels/interest_panel.h"
#include "ui/panels/liquidation_map_panel.h"
#include "ui/panels/liquidation_model.h"
#include "ui/panels/liquidation_panel.h"
#include "ui/panels/liquidity_panel.h"
#include "ui/panels/overview_panel.h"
#include "widgets/forced_map.h"
#include "widgets/heatmap_view.h"
#include "widgets/ladder_view.h"
#include "widgets/search_field.h"
#include "widgets/style_sheet.h"
#include "widgets/time_plot.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace plimsoll;

class TstAlertsPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void rowsSayHowTheyStand();
    void modelsKeepTheirPromises();
    void keysEditPauseAndDelete();
    void clickOnlyChooses();
    void menuWorksOnTheRow();
    void newAlertIsProposedForTheAsset();
    void firedRowsChooseTheirAsset();
    void suspendedIsNotLive();
    void exportsHoldBothLists();
    void whatIsSetStandsAtOnce();
    void failedIsLoud();
    void filtersAndFinds();
    void sortsByEveryColumn();
    void severalAtOnce();
    void snoozedSpeaksToNobody();
    void deletedIsPutBack();
    void copiedAndPastedAsText();
    void damagedTextIsNamed();
    void writtenAndReadAsAFile();
    void firedRowsOpenTheirAlert();
    void wouldHaveFiredStandsInTheRow();
    void theChosenOneIsMarked();

    void rightClickOnARate();
    void rightClickOnAnAsset();
    void firedAlertWashesItsRow();
    void altClickOnAPrice();
    void rightClickOnAPrice();
    void ladderOffersItsPrice();
    void linesStandWhereTheyWait();
    void lineIsDraggedToAnotherPrice();
    void escapeLetsItGo();
    void pressedLineIsChosen();
    void wouldHaveFiredIsMarked();
    void everyCellKnowsItsValue();
    void figuresOfTheStrip();
    void rightClickOnAPrint();
    void chartsShowWhatTheyMeasure();
    void tablesOfferTheirCells();

private:
    template <typename P>
    P& show(QSize size = {520, 420})
    {
        auto panel = std::make_unique<P>(
            PanelDeps{m_theme, *m_selection, {VenueId::Binance, VenueId::Bybit}, m_book.get()}, nullptr);
        sample::Hub(*m_hub, m_now, sample::Mood::Full).fill();
        panel->resize(size);
        panel->show();
        panel->pull(*m_hub, m_now);
        P& out = *panel;
        m_panel = std::move(panel);
        return out;
    }
    // The rules of the sample, as the window's book has them.
    void fillBook()
    {
        std::vector<AlertRule> rules;
        sample::Hub(*m_hub, m_now, sample::Mood::Full).fill();
        for (const AlertRow& row : m_hub->alerts.read().value->rows) rules.push_back(row.rule);
        m_book->load(rules);
    }
    static QMenu* openMenu(QWidget* on, const QPoint& at)
    {
        QContextMenuEvent e(QContextMenuEvent::Mouse, at, on->mapToGlobal(at));
        QApplication::sendEvent(on, &e);
        return qobject_cast<QMenu*>(QApplication::activePopupWidget());
    }
    static QStringList entries(const QMenu* menu)
    {
        QStringList out;
        for (QAction* a : menu->actions())
            if (!a->isSeparator()) out << a->text();
        return out;
    }
    static QAction* entry(const QMenu* menu, const QString& part)
    {
        for (QAction* a : menu->actions())
            if (a->text().contains(part)) return a;
        return nullptr;
    }

    test::StrictLog m_log;
    Theme m_theme;
    ManualClock m_clock;
    AsOf m_now;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<AlertBook> m_book;
    std::unique_ptr<SnapshotHub> m_hub;
    std::unique_ptr<Panel> m_panel;
};

void TstAlertsPanel::initTestCase()
{
    m_log.listen();
    m_theme = builtinTheme(QStringLiteral("dark"));
    applyTheme(*qApp, m_theme);
}

void TstAlertsPanel::init()
{
    m_now = {m_clock.wall(), m_clock.mono()};
    m_selection = std::make_unique<Selection>();
    m_selection->setAsset(QStringLiteral("BTC"));
    m_book = std::make_unique<AlertBook>();
    m_hub = std::make_unique<SnapshotHub>();
    fillBook();
}

void TstAlertsPanel::cleanup()
{
    m_panel.reset();
    QCOMPARE(m_log.complaints(), QString());
}

void TstAlertsPanel::rowsSayHowTheyStand()
{
    auto& panel = show<AlertsPanel>();
    const QAbstractItemModel& m = *panel.rulesView()->model();
    QCOMPARE(m.rowCount(), 3);
    QCOMPARE(m.index(0, 0).data().toString(), QStringLiteral("armed"));
    QCOMPARE(m.index(1, 0).data().toString(), QStringLiteral("firing"));
    QCOMPARE(m.index(2, 0).data().toString(), QStringLiteral("suspended"));
    QCOMPARE(m.index(1, alert_list::Now).data().toString(), QStringLiteral("7.20 bp"));
    QCOMPARE(m.index(2, alert_list::Now).data().toString(), QStringLiteral("\u2014"));  // no value is no zero
    QVERIFY(m.index(2, alert_list::Alert).data().toString().contains(QStringLiteral("r8: stale")));
    QCOMPARE(m.index(1, alert_list::Fired).data().toString(), QStringLiteral("3"));
    QCOMPARE(m.index(1, alert_list::Rule).data().toString(),
             QStringLiteral("BTC: spread of the best quotes above 5.00 bp"));
    QCOMPARE(m.index(1, alert_list::Where).data().toString(), QStringLiteral("BTC"));
    QCOMPARE(m.index(1, alert_list::Does).data().toString(), QStringLiteral("sound, tray"));
    QCOMPARE(m.index(1, alert_list::Level).data().toString(), QStringLiteral("Warning"));
    QVERIFY(panel.face().context.contains(QStringLiteral("1 firing")));
    QVERIFY(panel.face().context.contains(QStringLiteral("1 suspended")));
    QCOMPARE(panel.findChild<QTabBar*>()->tabText(0), QStringLiteral("Set 3"));
    QCOMPARE(panel.findChild<QTabBar*>()->tabText(1), QStringLiteral("Fired 1"));
}

void TstAlertsPanel::modelsKeepTheirPromises()
{
    auto& panel = show<AlertsPanel>();
    QAbstractItemModelTester tester(panel.rulesView()->model(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester fired(panel.firedView()->model(),
                                   QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto rules = m_book->rules();
    std::reverse(rules.begin(), rules.end());
    m_book->load(rules);
    QVERIFY(panel.pull(*m_hub, m_now, true));
    QCOMPARE(panel.rulesView()->model()->rowCount(), 3);
    m_book->remove(3);
    QCOMPARE(panel.rulesView()->model()->rowCount(), 2);
    AlertFilter none;
    none.show = AlertShow::Resting;
    panel.setFilter(none);
    QCOMPARE(panel.rulesView()->model()->rowCount(), 0);
    panel.setFilter({});
    AlertSnapshot s = *m_hub->alerts.read().value;
    AlertFired f = s.fired.front();
    f.serial = 2;
    s.fired.insert(s.fired.begin(), f);
    m_hub->alerts.publish(s);
    QVERIFY(panel.pull(*m_hub, m_now));
    QCOMPARE(panel.firedView()->model()->rowCount(), 2);
    m_book->takeOut({1, 2});
    QCOMPARE(panel.rulesView()->model()->rowCount(), 0);
    QVERIFY(!panel.rulesView()->emptyText().isEmpty());
}

void TstAlertsPanel::keysEditPauseAndDelete()
{
    auto& panel = show<AlertsPanel>();
    QSignalSpy edit(m_book.get(), &AlertBook::editWanted);
    panel.rulesView()->selectRow(1);
    QTest::keyClick(panel.rulesView(), Qt::Key_Return);
    QCOMPARE(edit.count(), 1);
    QCOMPARE(edit[0][0].toULongLong(), 2ull);
    QTest::keyClick(panel.rulesView(), Qt::Key_Space);
    QVERIFY(!m_book->find(2)->armed);
    QTest::keyClick(panel.rulesView(), Qt::Key_Space);
    QVERIFY(m_book->find(2)->armed);
    QTest::keyClick(panel.rulesView(), Qt::Key_Delete);
    QVERIFY(!m_book->find(2));
    QCOMPARE(m_book->rules().size(), std::size_t{2});
}

void TstAlertsPanel::clickOnlyChooses()
{
    auto& panel = show<AlertsPanel>();
    QSignalSpy edit(m_book.get(), &AlertBook::editWanted);
    const QPoint at =
        panel.rulesView()->visualRect(panel.rulesView()->model()->index(0, alert_list::Alert)).center();
    QTest::mouseClick(panel.rulesView()->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(edit.count(), 0);
    QCOMPARE(panel.rulesView()->currentIndex().row(), 0);
    QTest::mouseDClick(panel.rulesView()->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(edit.count(), 1);
}

void TstAlertsPanel::menuWorksOnTheRow()
{
    auto& panel = show<AlertsPanel>();
    const QPoint at =
        panel.rulesView()->visualRect(panel.rulesView()->model()->index(2, alert_list::Alert)).center();
    QMenu* menu = openMenu(panel.rulesView()->viewport(), at);
    QVERIFY(menu);
    entry(menu, QStringLiteral("Duplicate"))->trigger();
    QCOMPARE(m_book->rules().size(), std::size_t{4});
    QCOMPARE(m_book->rules().back().id, std::uint64_t{4});
    QVERIFY(m_book->rules().back().conditions == m_book->find(3)->conditions);
    entry(menu, QStringLiteral("Pause"))->trigger();
    QVERIFY(!m_book->find(3)->armed);
    entry(menu, QStringLiteral("Delete"))->trigger();
    QVERIFY(!m_book->find(3));
    menu->close();
}

void TstAlertsPanel::newAlertIsProposedForTheAsset()
{
    auto& panel = show<AlertsPanel>();
    QSignalSpy proposed(m_book.get(), &AlertBook::proposed);
    QTest::mouseClick(panel.findChild<QPushButton*>(QStringLiteral("newAlertHere")), Qt::LeftButton);
    QCOMPARE(proposed.count(), 1);
    QCOMPARE(proposed[0][0].value<AlertCondition>().asset, std::string("BTC"));
    QCOMPARE(m_book->rules().size(), std::size_t{3});  // nothing is set before the person agrees
}

void TstAlertsPanel::firedRowsChooseTheirAsset()
{
    auto& panel = show<AlertsPanel>();
    m_selection->setAsset(QStringLiteral("DOGE"));
    panel.findChild<QTabBar*>()->setCurrentIndex(1);
    const auto views = panel.findChildren<BoardView*>();
    const auto fired = std::find_if(views.begin(), views.end(), [](BoardView* v) { return v->isVisible(); });
    QVERIFY(fired != views.end());
    QCOMPARE((*fired)->model()->rowCount(), 1);
    QTest::mouseClick((*fired)->viewport(), Qt::LeftButton, {},
                      (*fired)->visualRect((*fired)->model()->index(0, 0)).center());
    QCOMPARE(m_selection->asset(), QStringLiteral("BTC"));
}

void TstAlertsPanel::suspendedIsNotLive()
{
    auto& panel = show<AlertsPanel>();
    QCOMPARE(panel.face().fresh, Freshness::Late);
    m_book->remove(3);
    QCOMPARE(panel.face().fresh, Freshness::Live);
    panel.age({m_now.wall + std::chrono::minutes{1}, m_now.mono + std::chrono::minutes{1}});
    QCOMPARE(panel.face().fresh, Freshness::Stale);
}

void TstAlertsPanel::exportsHoldBothLists()
{
    auto& panel = show<AlertsPanel>();
    const auto tables = panel.exportTables();
    QCOMPARE(tables.size(), std::size_t{2});
    QCOMPARE(tables[0].id, QStringLiteral("alerts"));
    QCOMPARE(tables[0].rows.size(), 3);
    QCOMPARE(tables[1].id, QStringLiteral("alerts_fired"));
    QCOMPARE(tables[1].rows.size(), 1);
    QVERIFY(tables[1].rows[0].join(QLatin1Char(' ')).contains(QStringLiteral("spread_bps above")));
}

void TstAlertsPanel::whatIsSetStandsAtOnce()
{
    auto& panel = show<AlertsPanel>();
    const QAbstractItemModel& m = *panel.rulesView()->model();
    AlertRule fresh;
    fresh.title = "mine";
    fresh.conditions = {*alertOn("price", QStringLiteral("ETH"), {}, 2'700)};
    m_book->add(fresh);
    // The model has not seen it yet: it stands there, and says so.
    QCOMPARE(m.rowCount(), 4);
    QCOMPARE(m.index(3, alert_list::Alert).data().toString(), QStringLiteral("mine"));
    QVERIFY(m.index(3, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("not looked at yet")));
    // Another question has no answer yet; another name has the same.
    AlertRule spread = *m_book->find(2);
    spread.title = "wide";
    m_book->replace(spread);
    QCOMPARE(m.index(1, 0).data().toString(), QStringLiteral("firing"));
    spread.conditions[0].level = 9;
    m_book->replace(spread);
    QCOMPARE(m.index(1, 0).data().toString(), QStringLiteral("armed"));
    QCOMPARE(m.index(1, alert_list::Now).data().toString(), QStringLiteral("\u2014"));
    QCOMPARE(m.index(1, alert_list::Fired).data().toString(), QStringLiteral("3"));  // its past stays
}

void TstAlertsPanel::failedIsLoud()
{
    auto& panel = show<AlertsPanel>({1200, 420});
    AlertSnapshot s = *m_hub->alerts.read().value;
    s.rows[0].state = AlertState::Failed;
    s.rows[0].note = "names a value that does not exist";
    m_hub->alerts.publish(s);
    panel.pull(*m_hub, m_now);
    const QAbstractItemModel& m = *panel.rulesView()->model();
    QVERIFY(panel.face().context.contains(QStringLiteral("1 failed")));
    QVERIFY(panel.face().fresh >= Freshness::Late);
    QCOMPARE(m.index(0, 0).data().toString(), QStringLiteral("failed"));
    QCOMPARE(m.index(0, 0).data(cell::RowWash).toInt(), static_cast<int>(CellTone::Critical));
    QVERIFY(m.index(0, alert_list::Alert).data().toString().contains(QStringLiteral("does not exist")));
    QVERIFY(panel.footer().startsWith(QStringLiteral("failed: names")));
}

void TstAlertsPanel::filtersAndFinds()
{
    auto& panel = show<AlertsPanel>({1200, 420});
    const QAbstractItemModel& m = *panel.rulesView()->model();
    const auto ids = [&] {
        QStringList out;
        for (int i = 0; i < m.rowCount(); ++i) out << m.index(i, alert_list::Alert).data().toString().left(7);
        return out.join(u',');
    };
    AlertFilter f;
    f.show = AlertShow::Trouble;
    panel.setFilter(f);
    QCOMPARE(ids(), QStringLiteral("BTC r8 "));
    f.show = AlertShow::Firing;
    panel.setFilter(f);
    QCOMPARE(ids(), QStringLiteral("BTC spr"));
    f = {};
    f.kind = MetricKind::Price;
    panel.setFilter(f);
    QCOMPARE(ids(), QStringLiteral("BTC pri"));
    panel.setFilter({});
    QCOMPARE(m.rowCount(), 3);
    // The key `/` and a part of the words.
    QVERIFY(panel.startFind());
    auto* find = panel.findChild<SearchField*>();
    QTest::keyClicks(find, QStringLiteral("best QUOTES"));
    QCOMPARE(ids(), QStringLiteral("BTC spr"));
    QTest::keyClick(find, Qt::Key_Escape);
    QCOMPARE(m.rowCount(), 3);
    // By mouse, from the menu, which counts.
    auto* menu = panel.findChild<QMenu*>(QStringLiteral("alertFilterMenu"));
    Q_EMIT menu->aboutToShow();
    QVERIFY(entry(menu, QStringLiteral("Firing (1)")));
    entry(menu, QStringLiteral("Suspended or failed (1)"))->trigger();
    QCOMPARE(m.rowCount(), 1);
    const QJsonObject state = panel.saveState();
    panel.setFilter({});
    panel.restoreState(state);
    QCOMPARE(m.rowCount(), 1);
}

void TstAlertsPanel::sortsByEveryColumn()
{
    auto& panel = show<AlertsPanel>({1400, 420});
    QAbstractItemModel& m = *panel.rulesView()->model();
    QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto order = [&] {
        QString out;
        for (int i = 0; i < m.rowCount(); ++i) out += m.index(i, 0).data().toString().at(0);
        return out;
    };
    QCOMPARE(order(), QStringLiteral("afs"));  // the person's order
    m.sort(alert_list::State, Qt::AscendingOrder);
    QCOMPARE(order(), QStringLiteral("fsa"));  // what asks for a look first
    m.sort(alert_list::Fired, Qt::DescendingOrder);
    QCOMPARE(order().at(0), QLatin1Char('f'));
    m.sort(alert_list::Alert, Qt::AscendingOrder);
    QCOMPARE(order(), QStringLiteral("asf"));  // price, r8, spread
    for (int c = 0; c < m.columnCount(); ++c) {
        m.sort(c, Qt::AscendingOrder);
        QCOMPARE(m.rowCount(), 3);
    }
    m.sort(-1, Qt::AscendingOrder);
    QCOMPARE(order(), QStringLiteral("afs"));
    // A click on a head does it.
    auto* head = panel.rulesView()->horizontalHeader();
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, QPoint(head->sectionViewportPosition(0) + 8, 8));
    QCOMPARE(order(), QStringLiteral("fsa"));
}

void TstAlertsPanel::severalAtOnce()
{
    auto& panel = show<AlertsPanel>({1200, 420});
    auto* view = panel.rulesView();
    QSignalSpy changed(m_book.get(), &AlertBook::changed);
    const auto at = [&](int row) {
        return view->visualRect(view->model()->index(row, alert_list::Alert)).center();
    };
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, at(0));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ControlModifier, at(2));
    QCOMPARE(panel.chosen().size(), std::size_t{2});
    QTest::keyClick(view, Qt::Key_Space);
    QCOMPARE(changed.count(), 1);  // both, announced once
    QVERIFY(!m_book->find(1)->armed && m_book->find(2)->armed && !m_book->find(3)->armed);
    QCOMPARE(panel.chosen().size(), std::size_t{2});  // still chosen
    QTest::keyClick(view, Qt::Key_Space);
    QVERIFY(m_book->find(1)->armed && m_book->find(3)->armed);
    // From the menu: severity of both, then duplicates.
    QMenu* menu = openMenu(view->viewport(), at(2));
    QVERIFY(menu);
    QVERIFY(entry(menu, QStringLiteral("2 alerts")));
    entry(entry(menu, QStringLiteral("Severity"))->menu(), QStringLiteral("Critical"))->trigger();
    QCOMPARE(m_book->find(1)->severity, Severity::Critical);
    QCOMPARE(m_book->find(2)->severity, Severity::Warning);
    QCOMPARE(m_book->find(3)->severity, Severity::Critical);
    entry(menu, QStringLiteral("Duplicate"))->trigger();
    menu->close();
    QCOMPARE(m_book->rules().size(), std::size_t{5});
    QVERIFY(m_book->find(4)->conditions == m_book->find(1)->conditions);
    // A right click beside them chooses its own row.
    menu = openMenu(view->viewport(), at(1));
    QVERIFY(entry(menu, QStringLiteral("Edit")));
    menu->close();
    QCOMPARE(panel.chosen(), std::vector<std::uint64_t>{2});
    // With Shift from the first to the last.
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, at(0));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ShiftModifier, at(4));
    QCOMPARE(panel.chosen().size(), std::size_t{5});
    QTest::keyClick(view, Qt::Key_Delete);
    QVERIFY(m_book->rules().empty());
}

void TstAlertsPanel::snoozedSpeaksToNobody()
{
    auto& panel = show<AlertsPanel>();
    panel.rulesView()->selectRow(0);
    panel.snooze(std::chrono::hours{1});
    QCOMPARE(*m_book->find(1)->snoozedUntil, m_now.wall + std::chrono::hours{1});
    const QAbstractItemModel& m = *panel.rulesView()->model();
    QCOMPARE(m.index(0, 0).data().toString(), QStringLiteral("snoozed"));
    QVERIFY(m.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("armed")));
    AlertFilter f;
    f.show = AlertShow::Snoozed;
    panel.setFilter(f);
    QCOMPARE(m.rowCount(), 1);
    panel.setFilter({});
    // It ends with time alone.
    panel.age({m_now.wall + std::chrono::minutes{61}, m_now.mono});
    QCOMPARE(m.index(0, 0).data().toString(), QStringLiteral("armed"));
    panel.age(m_now);
    panel.rulesView()->selectRow(0);
    panel.snooze(std::nullopt);
    QVERIFY(!m_book->find(1)->snoozedUntil);
}

void TstAlertsPanel::deletedIsPutBack()
{
    auto& panel = show<AlertsPanel>();
    const auto before = m_book->rules();
    panel.rulesView()->selectRow(1);
    QTest::keyClick(panel.rulesView(), Qt::Key_Delete);
    QCOMPARE(m_book->rules().size(), std::size_t{2});
    QTest::keyClick(panel.rulesView(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_book->rules() == before);  // at its place, with its number
    QTest::keyClick(panel.rulesView(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_book->rules() == before);
    // By the button, as long as it is offered.
    panel.rulesView()->selectRow(0);
    QTest::keyClick(panel.rulesView(), Qt::Key_Delete);
    QPushButton* undo = nullptr;
    for (QPushButton* b : panel.findChildren<QPushButton*>())
        if (b->text() == QStringLiteral("Undo")) undo = b;
    QVERIFY(undo && undo->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    QVERIFY(m_book->rules() == before);
    QVERIFY(!undo->isVisible());
}

void TstAlertsPanel::copiedAndPastedAsText()
{
    auto& panel = show<AlertsPanel>();
    AlertRule rich = *m_book->find(2);
    rich.title = "tabs\tand \"quotes\"";
    rich.conditions.push_back(*alertOn("d_oi_24h", {}, VenueId::Okx, 0.08, AlertOperator::ZAbove));
    rich.conditions[1].over = std::chrono::hours{24};
    rich.all = false;
    rich.post = rich.bundle = true;
    rich.sound = false;
    rich.expires = fromUnixMs(1'900'000'000'000);
    m_book->replace(rich);
    panel.rulesView()->selectRow(1);
    QTest::keyClick(panel.rulesView(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains(QStringLiteral("spread_bps")) && !text.contains(QStringLiteral("84100")));
    QTest::keyClick(panel.rulesView(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_book->rules().size(), std::size_t{4});
    AlertRule back = m_book->rules().back();
    QVERIFY(!back.armed);  // what comes from elsewhere is looked at first
    QCOMPARE(back.id, std::uint64_t{4});
    back.id = rich.id;
    back.armed = rich.armed;
    QVERIFY(back == rich);
    // Nothing chosen: all that are shown.
    panel.rulesView()->clearSelection();
    panel.copyText();
    QStringList problems;
    QCOMPARE(alertsFromText(QGuiApplication::clipboard()->text(), problems).size(), std::size_t{4});
    QVERIFY(problems.isEmpty());
}

void TstAlertsPanel::damagedTextIsNamed()
{
    QStringList problems;
    for (const char* bad : {"", "no alerts", "{}", "[]", "{\"alerts\": 7}", "[1, 2]", "{\"conditions\": []}"}) {
        problems.clear();
        QVERIFY2(alertsFromText(QString::fromLatin1(bad), problems).empty(), bad);
        QVERIFY2(!problems.isEmpty(), bad);
    }
    problems.clear();
    const auto some = alertsFromText(
        QStringLiteral("[{\"conditions\":[{\"metric\":\"no_such\",\"operator\":\">\",\"level\":1}]},"
                       "{\"conditions\":[{\"metric\":\"price\",\"operator\":\">\",\"level\":1}]}]"),
        problems);
    QCOMPARE(some.size(), std::size_t{1});
    QCOMPARE(problems.size(), 1);
    QVERIFY(problems[0].contains(QStringLiteral("no_such")));
    auto& panel = show<AlertsPanel>();
    QGuiApplication::clipboard()->setText(QStringLiteral("a shopping list"));
    panel.pasteText();
    QCOMPARE(m_book->rules().size(), std::size_t{3});
}

void TstAlertsPanel::writtenAndReadAsAFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("alerts.json"));
    auto& panel = show<AlertsPanel>();
    panel.exportTo(path);
    QTRY_VERIFY(QFileInfo::exists(path) && QFileInfo(path).size() > 0);
    panel.importFrom(path);
    QTRY_COMPARE(m_book->rules().size(), std::size_t{6});
    QVERIFY(m_book->rules()[4].conditions == m_book->rules()[1].conditions);
    panel.importFrom(folder.filePath(QStringLiteral("none.json")));
    QTRY_VERIFY(panel.footer().contains(QStringLiteral("cannot be read")));
    QCOMPARE(m_book->rules().size(), std::size_t{6});
    panel.exportTo(folder.filePath(QStringLiteral("no/such/folder.json")));
    QTRY_VERIFY(panel.footer().contains(QStringLiteral("cannot be written")));
}

void TstAlertsPanel::firedRowsOpenTheirAlert()
{
    auto& panel = show<AlertsPanel>({900, 420});
    QSignalSpy edit(m_book.get(), &AlertBook::editWanted);
    panel.findChild<QTabBar*>()->setCurrentIndex(1);
    auto* view = panel.firedView();
    const QAbstractItemModel& m = *view->model();
    QCOMPARE(m.index(0, alert_list::Value).data().toString(), QStringLiteral("7.20 bp"));
    QCOMPARE(m.index(0, alert_list::Delay).data().toString(), QStringLiteral("41 ms"));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(m.index(0, 0)).center());
    QCOMPARE(edit.count(), 0);  // one click chooses the asset
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(m.index(0, 0)).center());
    QCOMPARE(edit.count(), 1);
    QCOMPARE(edit[0][0].toULongLong(), 2ull);
    view->selectRow(0);
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(edit.count(), 2);
    // Its alert is gone: the row stays, and says so.
    m_book->remove(2);
    QCOMPARE(m.rowCount(), 1);
    QVERIFY(m.index(0, alert_list::What).data(Qt::ToolTipRole).toString().contains(QStringLiteral("deleted")));
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(edit.count(), 2);
    QVERIFY(view->asTsv().contains(QStringLiteral("BTC spread_bps above 5.00 bp: 7.20 bp\t")));
}

void TstAlertsPanel::wouldHaveFiredStandsInTheRow()
{
    auto& panel = show<AlertsPanel>({1400, 420});
    AlertSnapshot s = *m_hub->alerts.read().value;
    auto day = std::make_shared<WouldHaveFired>(), week = std::make_shared<WouldHaveFired>();
    day->hoursAsked = day->hoursKnown = 24;
    week->hoursAsked = week->hoursKnown = 168;
    day->times.resize(3, {m_now.wall - std::chrono::hours{2}, m_now.wall - std::chrono::hours{1}, "BTC", true});
    week->times.resize(11, day->times[0]);
    s.rows[1].day = day;
    s.rows[1].week = week;
    m_hub->alerts.publish(s);
    panel.pull(*m_hub, m_now);
    const QAbstractItemModel& m = *panel.rulesView()->model();
    QCOMPARE(m.index(1, alert_list::Would).data().toString(), QStringLiteral("3 \u00b7 \u2265 11"));
    QVERIFY(m.index(1, alert_list::Would).data(Qt::ToolTipRole).toString().contains(QStringLiteral("in 24 h")));
    QCOMPARE(m.index(0, alert_list::Would).data().toString(), QStringLiteral("\u2014"));  // unknown is not zero
}

void TstAlertsPanel::theChosenOneIsMarked()
{
    auto& panel = show<AlertsPanel>();
    QVERIFY(!m_book->selected());
    panel.rulesView()->selectRow(1);
    QCOMPARE(m_book->selected(), std::optional<std::uint64_t>{2});
    QTest::keyClick(panel.rulesView(), Qt::Key_Down);
    QCOMPARE(m_book->selected(), std::optional<std::uint64_t>{3});
}

void TstAlertsPanel::rightClickOnARate()
{
    auto& panel = show<FundingPanel>({620, 520});
    QSignalSpy proposed(m_book.get(), &AlertBook::proposed);
    auto* view = panel.findChild<BoardView*>();
    auto* model = static_cast<FundingModel*>(view->model());
    const int row = model->rowOf(QStringLiteral("HYPE"));
    QMenu* menu = openMenu(view->viewport(), view->visualRect(model->index(row, 2)).center());
    QVERIFY(menu);
    QVERIFY(!menu->actions()[0]->isEnabled());
    QVERIFY2(menu->actions()[0]->text().startsWith(QStringLiteral("HYPE BY +")),
             qPrintable(menu->actions()[0]->text()));
    QAction* above = entry(menu, QStringLiteral("r8 above"));
    QVERIFY(above);
    above->trigger();
    const auto c = proposed[0][0].value<AlertCondition>();
    QCOMPARE(c.asset, std::string("HYPE"));
    QCOMPARE(c.venue, std::optional(VenueId::Bybit));
    // Begins at what the cell shows.
    QCOMPARE(c.level, *model->row(row).cells[1]->r8);
    QVERIFY(entry(menu, QStringLiteral("r8 below")) && entry(menu, QStringLiteral("apr above")) &&
            entry(menu, QStringLiteral("oi_usd above")));
    menu->close();
}

void TstAlertsPanel::rightClickOnAnAsset()
{
    auto& panel = show<FundingPanel>({620, 520});
    auto* view = panel.findChild<BoardView*>();
    auto* model = static_cast<FundingModel*>(view->model());
    // TAO is not listed on Bybit: there is no rate to wait for, only what is known.
    const int row = model->rowOf(QStringLiteral("TAO"));
    view->scrollTo(model->index(row, 0));
    QMenu* menu = openMenu(view->viewport(), view->visualRect(model->index(row, 2)).center());
    QVERIFY(menu);
    QVERIFY(!entry(menu, QStringLiteral("r8 above")));
    QVERIFY(entry(menu, QStringLiteral("oi_usd above")));
    entry(menu, QStringLiteral("Show TAO"))->trigger();
    QCOMPARE(m_selection->asset(), QStringLiteral("TAO"));
    menu->close();
}

void TstAlertsPanel::firedAlertWashesItsRow()
{
    auto& panel = show<FundingPanel>({620, 520});
    auto* model = static_cast<FundingModel*>(panel.findChild<BoardView*>()->model());
    const int row = model->rowOf(QStringLiteral("SOL"));
    const auto washed = [&] { return model->index(row, 0).data(cell::RowChangedAt).toLongLong(); };
    QCOMPARE(washed(), 0);
    AlertSnapshot s = *m_hub->alerts.read().value;
    AlertFired f = s.fired.front();
    f.serial = 2;
    f.asset = "SOL";
    f.at = m_now;
    s.fired.insert(s.fired.begin(), f);
    m_hub->alerts.publish(s);
    m_clock.advance(std::chrono::seconds{1});
    m_now = {m_clock.wall(), m_clock.mono()};
    panel.pull(*m_hub, m_now);
    const qint64 first = washed();
    QVERIFY(first > 0);
    // Not again for the same, and no faster than twice a second.
    panel.pull(*m_hub, m_now, true);
    QCOMPARE(washed(), first);
    f.serial = 3;
    f.asset = "ETH";
    s.fired.insert(s.fired.begin(), f);
    m_hub->alerts.publish(s);
    panel.pull(*m_hub, m_now);
    const int eth = model->rowOf(QStringLiteral("ETH"));
    QCOMPARE(model->index(eth, 0).data(cell::RowChangedAt).toLongLong(), 0);
    m_clock.advance(std::chrono::milliseconds{600});
    panel.pull(*m_hub, {m_clock.wall(), m_clock.mono()}, true);
    QVERIFY(model->index(eth, 0).data(cell::RowChangedAt).toLongLong() > 0);
}

void TstAlertsPanel::altClickOnAPrice()
{
    auto& panel = show<DepthPanel>({1000, 640});
    QSignalSpy proposed(m_book.get(), &AlertBook::proposed);
    HeatmapView* heat = panel.heatmap();
    heat->grab();
    const QRect plot = heat->plotRect();
    QTest::mouseClick(heat, Qt::LeftButton, Qt::AltModifier, plot.topLeft() + QPoint(40, 20));
    QTest::mouseClick(heat, Qt::LeftButton, Qt::AltModifier, plot.bottomLeft() + QPoint(40, -20));
    QCOMPARE(proposed.count(), 2);
    const auto high = proposed[0][0].value<AlertCondition>(), low = proposed[1][0].value<AlertCondition>();
    QCOMPARE(high.metric, *analytics::metricId("price"));
    QCOMPARE(high.asset, std::string("BTC"));
    // Above the price it is crossed upwards, below it downwards.
    QCOMPARE(high.op, AlertOperator::CrossesUp);
    QCOMPARE(low.op, AlertOperator::CrossesDown);
    QVERIFY(high.level > low.level);
    QVERIFY(std::abs(high.level - heat->priceAt(plot.top() + 20)) <= heat->group().value());
    QVERIFY(!heat->paused());  // no drag began
}

void TstAlertsPanel::rightClickOnAPrice()
{
    auto& panel = show<DepthPanel>({1000, 640});
    QSignalSpy proposed(m_book.get(), &AlertBook::proposed);
    HeatmapView* heat = panel.heatmap();
    heat->grab();
    QMenu* menu = openMenu(heat, heat->plotRect().center());
    QVERIFY(menu);
    QVERIFY(!menu->actions()[0]->isEnabled());  // the value under the pointer
    auto* alert = menu->findChild<QAction*>(QStringLiteral("alertAtPrice"));
    QVERIFY(alert && alert->text().startsWith(QStringLiteral("Alert at 8")));
    alert->trigger();
    QCOMPARE(proposed.count(), 1);
    menu->close();
    // Beside the plot there is no price.
    QVERIFY(!openMenu(heat, heat->volumeRect().center()));
}

void TstAlertsPanel::ladderOffersItsPrice()
{
    auto& panel = show<DepthPanel>({1000, 640});
    QSignalSpy proposed(m_book.get(), &AlertBook::proposed);
    auto* ladder = panel.findChild<LadderView*>();
    ladder->grab();
    QVERIFY(!ladder->rows().empty());
    const LadderView::Row row = ladder->rows().front();
    QTest::mouseClick(ladder, Qt::LeftButton, Qt::AltModifier, row.rect.center());
    QCOMPARE(proposed.count(), 1);
    QVERIFY(std::abs(proposed[0][0].value<AlertCondition>().level - row.price.value()) <=
            panel.heatmap()->group().value());
    QMenu* menu = openMenu(ladder, row.rect.center());
    QVERIFY(menu);
    QVERIFY(menu->findChild<QAction*>(QStringLiteral("alertAtPrice")));
    menu->close();
    QTest::mouseClick(ladder, Qt::LeftButton, {}, row.rect.center());
    QCOMPARE(proposed.count(), 1);
}

void TstAlertsPanel::linesStandWhereTheyWait()
{
    auto& panel = show<DepthPanel>({1000, 640});
    HeatmapView* heat = panel.heatmap();
    QCOMPARE(heat->alertLines().size(), std::size_t{1});  // of the three only one waits for a price
    QCOMPARE(heat->alertLines()[0].value, 84'100.0);
    QVERIFY(heat->alertLines()[0].label.contains(QStringLiteral("crosses above, armed")));
    QVERIFY(!heat->alertLines()[0].idle);
    const auto tagged = [&] {
        const QImage image = heat->grab().toImage();
        const int y = heat->yOf(84'100), x = heat->priceAxisRect().left() + 3;
        return image.pixelColor(x, y).rgb() == m_theme.severity.warn.rgb();
    };
    QVERIFY(heat->plotRect().contains(heat->plotRect().left(), heat->yOf(84'100)));
    QVERIFY(tagged());
    m_book->setArmed(1, false);
    QCOMPARE(heat->alertLines().size(), std::size_t{1});
    m_book->remove(1);
    QVERIFY(heat->alertLines().empty());
    QVERIFY(!tagged());
    // Another asset has lines of its own.
    AlertRule eth;
    eth.conditions = {*alertOn("price", QStringLiteral("ETH"), {}, 2'700, AlertOperator::CrossesDown)};
    m_book->add(eth);
    QVERIFY(heat->alertLines().empty());
    m_selection->setAsset(QStringLiteral("ETH"));
    QCOMPARE(heat->alertLines().size(), std::size_t{1});
}

void TstAlertsPanel::lineIsDraggedToAnotherPrice()
{
    auto& panel = show<DepthPanel>({1000, 640});
    HeatmapView* heat = panel.heatmap();
    heat->grab();
    const QRect plot = heat->plotRect();
    const int x = plot.center().x(), from = heat->yOf(84'100);
    QVERIFY(plot.contains(x, from));
    const int to = from + (from > plot.center().y() ? -60 : 60);
    QSignalSpy changed(m_book.get(), &AlertBook::changed);
    QTest::mousePress(heat, Qt::LeftButton, {}, {x, from});
    QTest::mouseMove(heat, {x, (from + to) / 2});
    QTest::mouseMove(heat, {x, to});
    QVERIFY(heat->draggedTo());
    QCOMPARE(changed.count(), 0);  // nothing is set before the hand lets go
    QCOMPARE(heat->yOf(*heat->draggedTo()), to);
    QTest::mouseRelease(heat, Qt::LeftButton, {}, {x, to});
    QCOMPARE(changed.count(), 1);
    const double level = m_book->find(1)->conditions[0].level;
    QCOMPARE(heat->yOf(level), to);
    QVERIFY(level != 84'100);
    QCOMPARE(level, std::round(level * 10) / 10);  // a round number
    QCOMPARE(heat->alertLines()[0].value, level);
    QVERIFY(!heat->paused());  // the picture was not moved
    QCOMPARE(m_book->selected(), std::optional<std::uint64_t>{1});
}

void TstAlertsPanel::escapeLetsItGo()
{
    auto& panel = show<DepthPanel>({1000, 640});
    HeatmapView* heat = panel.heatmap();
    heat->grab();
    const int x = heat->plotRect().center().x(), from = heat->yOf(84'100);
    QTest::mousePress(heat, Qt::LeftButton, {}, {x, from});
    QTest::mouseMove(heat, {x, from + 20});
    QTest::mouseMove(heat, {x, from + 40});
    QVERIFY(heat->draggedTo());
    QTest::keyClick(heat, Qt::Key_Escape);
    QVERIFY(!heat->draggedTo());
    QTest::mouseRelease(heat, Qt::LeftButton, {}, {x, from + 40});
    QCOMPARE(m_book->find(1)->conditions[0].level, 84'100.0);
}

void TstAlertsPanel::pressedLineIsChosen()
{
    auto& panel = show<DepthPanel>({1000, 640});
    HeatmapView* heat = panel.heatmap();
    heat->grab();
    QVERIFY(!heat->alertLines()[0].chosen);
    QTest::mouseClick(heat, Qt::LeftButton, {}, {heat->plotRect().center().x(), heat->yOf(84'100)});
    QCOMPARE(m_book->selected(), std::optional<std::uint64_t>{1});
    QVERIFY(heat->alertLines()[0].chosen);
    QCOMPARE(m_book->find(1)->conditions[0].level, 84'100.0);
    // Its menu: edit, delete.
    QSignalSpy edit(m_book.get(), &AlertBook::editWanted);
    QMenu* menu = openMenu(heat, {heat->plotRect().center().x(), heat->yOf(84'100)});
    QVERIFY(menu);
    entry(menu, QStringLiteral("Edit the alert"))->trigger();
    QCOMPARE(edit.count(), 1);
    entry(menu, QStringLiteral("Delete the alert"))->trigger();
    QVERIFY(!m_book->find(1));
    menu->close();
}

void TstAlertsPanel::wouldHaveFiredIsMarked()
{
    const AlertAxis axis{QStringLiteral("BTC"), {{"price", 1}}};
    QVERIFY(alertMarksOn(axis, *m_book, m_theme).empty());  // none is chosen
    auto s = std::make_shared<AlertSnapshot>(*m_hub->alerts.read().value);
    auto day = std::make_shared<WouldHaveFired>(), week = std::make_shared<WouldHaveFired>();
    const auto at = [&](int hours) { return m_now.wall - std::chrono::hours{hours}; };
    day->hoursKnown = week->hoursKnown = 24;
    day->times = {{at(3), at(2), "BTC", true}, {at(2), at(1), "ETH", true}, {at(1), at(0), "BTC", false}};
    week->times = {{at(90), at(89), "BTC", true}, {at(3), at(2), "BTC", true}};
    s->rows[0].day = day;
    s->rows[0].week = week;
    m_book->setJudged(s);
    m_book->select(1);
    const auto marks = alertMarksOn(axis, *m_book, m_theme);
    // Of this asset, the day finer than the week and not twice.
    QCOMPARE(marks.size(), std::size_t{3});
    QVERIFY(marks[0].certain && !marks[1].certain);
    QCOMPARE(marks[2].from, at(90));
    // The line says how often.
    QVERIFY(alertLinesOn(axis, *m_book, m_theme)[0].label.contains(QStringLiteral("would have fired 3\u00d7")));
    // What is being written comes first.
    AlertRow trial;
    trial.rule.id = AlertBook::kTrial;
    trial.rule.conditions = s->rows[0].rule.conditions;
    auto other = std::make_shared<AlertSnapshot>(*s);
    other->rows.push_back(trial);
    m_book->setJudged(other);
    QVERIFY(alertMarksOn(axis, *m_book, m_theme).empty());
    // They are drawn on the plot's time axis.
    m_book->setJudged(s);
    auto& panel = show<DepthPanel>({1000, 640});
    panel.heatmap()->grab();
    QCOMPARE(panel.heatmap()->alertLines()[0].chosen, true);
}

void TstAlertsPanel::everyCellKnowsItsValue()
{
    const auto btc = QStringLiteral("BTC");
    const auto name = [](const AlertCondition& c) { return std::string(analytics::word(c.metric).name); };
    const auto spread =
        alertsOfCell("liquidity", QStringLiteral("spread_bp"), QStringLiteral("BN"), btc, VenueId::Binance);
    QCOMPARE(spread.size(), std::size_t{2});
    QCOMPARE(name(spread[0]), std::string("spread_bps"));
    QCOMPARE(spread[0].venue, std::optional(VenueId::Binance));
    QCOMPARE(spread[0].asset, std::string("BTC"));
    // Both sides of a cell that shows two.
    const auto band =
        alertsOfCell("liquidity", QStringLiteral("within_25_bp_bid_ask"), QStringLiteral("all"), btc, {});
    QCOMPARE(name(band[0]), std::string("depth_25_bid"));
    QCOMPARE(name(band[1]), std::string("depth_25_ask"));
    QVERIFY(!band[0].venue);
    // What is said of one venue is not offered for all of them.
    QVERIFY(alertsOfCell("basis", QStringLiteral("off_others_bp"), QStringLiteral("x"), btc, {}).empty());
    QCOMPARE(
        name(alertsOfCell("basis", QStringLiteral("off_others_bp"), QStringLiteral("OK"), btc, VenueId::Okx)[0]),
        std::string("oracle_dev"));
    // Of the market: no asset.
    QVERIFY(alertsOfCell("basis", QStringLiteral("off_bp"), QStringLiteral("USDT"), btc, {})[0].asset.empty());
    // The row says the window.
    QCOMPARE(
        name(alertsOfCell("liquidation_map", QStringLiteral("seen_long_usd"), QStringLiteral("24 h"), btc, {})[0]),
        std::string("liq_usd_24h_long"));
    QVERIFY(
        alertsOfCell("liquidation_map", QStringLiteral("seen_long_usd"), QStringLiteral("4 h"), btc, {}).empty());
    QVERIFY(alertsOfCell("liquidity", QStringLiteral("no_such_column"), {}, btc, {}).empty());
    QCOMPARE(venueOfRow(QStringLiteral("Hyperliquid")), std::optional(VenueId::Hyperliquid));
    QCOMPARE(venueOfRow(QStringLiteral("BY")), std::optional(VenueId::Bybit));
    QVERIFY(!venueOfRow(QStringLiteral("\u03a3 2 venues")));
}

void TstAlertsPanel::figuresOfTheStrip()
{
    for (std::size_t i = 0; i < kFigures; ++i) {
        const auto offers = alertsOfFigure(static_cast<FigureKind>(i), QStringLiteral("BTC"));
        QVERIFY(!offers.empty());
        for (const AlertCondition& c : offers) QCOMPARE(c.asset, std::string("BTC"));
    }
    QCOMPARE(alertsOfFigure(FigureKind::Phase, {})[0].op, AlertOperator::ChangesTo);
    QSignalSpy proposed(m_book.get(), &AlertBook::proposed);
    QWidget window;
    window.show();
    popupStripMenu(&window, m_book.get(), QStringLiteral("BTC"), FigureKind::Fragility, std::nullopt,
                   QStringLiteral("Fragility 41"), {10, 10});
    auto* menu = window.findChild<QMenu*>(QStringLiteral("stripMenu"));
    QVERIFY(menu);
    QCOMPARE(menu->actions()[0]->text(), QStringLiteral("Fragility 41"));
    QVERIFY(!menu->actions()[0]->isEnabled());
    menu->findChild<QAction*>(QStringLiteral("alertOnThis"))->trigger();
    QCOMPARE(proposed.count(), 1);
    QCOMPARE(proposed[0][0].value<AlertCondition>().metric, *analytics::metricId("fragility"));
    menu->close();
}

void TstAlertsPanel::rightClickOnAPrint()
{
    auto& panel = show<LiquidationPanel>({520, 420});
    QSignalSpy proposed(m_book.get(), &AlertBook::proposed);
    auto* view = panel.findChild<BoardView*>();
    QVERIFY(view->model()->rowCount() > 0);
    const auto& row = static_cast<LiquidationModel*>(view->model())->row(0);
    QMenu* menu = openMenu(view->viewport(), view->visualRect(view->model()->index(0, 2)).center());
    QVERIFY(menu);
    QVERIFY(!menu->actions()[0]->isEnabled());
    QVERIFY(menu->actions()[0]->text().contains(QString::fromStdString(row.asset)));
    menu->findChild<QAction*>(QStringLiteral("alertOnThis"))->trigger();
    const auto c = proposed[0][0].value<AlertCondition>();
    QCOMPARE(c.asset, row.asset);
    QCOMPARE(c.venue, std::optional(row.venue));
    QCOMPARE(c.level, row.usd.v);
    QVERIFY(std::string(analytics::word(c.metric).name).starts_with("liq_usd_1m_"));
    QVERIFY(entries(menu).filter(QStringLiteral("liq_usd_1m")).size() >= 2);  // of the asset, of any
    menu->close();
}

void TstAlertsPanel::chartsShowWhatTheyMeasure()
{
    const auto add = [&](const char* metric, double level) {
        AlertRule rule;
        rule.conditions = {*alertOn(metric, QStringLiteral("BTC"), {}, level)};
        m_book->add(rule);
    };
    m_book->load({});
    {
        auto& panel = show<FundingInspector>({720, 520});
        add("r8", 4e-4);
        add("oi_usd", 7e9);
        QCOMPARE(panel.plot()->alertLines().size(), std::size_t{1});
        QVERIFY(qFuzzyCompare(panel.plot()->alertLines()[0].value, 4.0));
        m_selection->setFundingUnit(FundingUnit::Apr);
        QVERIFY(qFuzzyCompare(panel.plot()->alertLines()[0].value, 43.8));  // the same rate, % a year
        m_selection->setFundingUnit(FundingUnit::Raw);
        QVERIFY(panel.plot()->alertLines().empty());  // each venue has an interval of its own
        m_selection->setFundingUnit(FundingUnit::Bp8h);
    }
    {
        auto& panel = show<InterestPanel>({900, 620});
        QCOMPARE(panel.plot()->alertLines().size(), std::size_t{1});
        QCOMPARE(panel.plot()->alertLines()[0].value, 7e9);
        m_selection->setSizeUnit(SizeUnit::Base);
        QVERIFY(panel.plot()->alertLines().empty());  // coins are no dollars
        m_selection->setSizeUnit(SizeUnit::Usd);
        QMenu* menu = openMenu(panel.plot(), panel.plot()->plotRect().center());
        QVERIFY(menu);
        QVERIFY(!menu->actions()[0]->isEnabled());
        menu->close();
    }
    {
        auto& panel = show<HistoryPanel>({720, 520});
        add("price", 84'100);
        QCOMPARE(panel.plot()->alertLines().size(), std::size_t{1});
        panel.views()->setCurrentIndex(static_cast<int>(HistoryView::Interest));
        QCOMPARE(panel.plot()->alertLines()[0].value, 7e9);
        panel.views()->setCurrentIndex(static_cast<int>(HistoryView::Taker));
        QVERIFY(panel.plot()->alertLines().empty());
    }
    {
        auto& panel = show<LiquidationMapPanel>({1100, 700});
        QCOMPARE(panel.map()->alertLines().size(), std::size_t{1});
        QSignalSpy proposed(m_book.get(), &AlertBook::proposed);
        panel.map()->grab();
        const QRect heat = panel.map()->heatRect();
        QTest::mouseClick(panel.map(), Qt::LeftButton, Qt::AltModifier, heat.topLeft() + QPoint(60, 12));
        QCOMPARE(proposed.count(), 1);
        QCOMPARE(proposed[0][0].value<AlertCondition>().op, AlertOperator::CrossesUp);
        QMenu* menu = openMenu(panel.map(), heat.center());
        QVERIFY(menu);
        QVERIFY(menu->findChild<QAction*>(QStringLiteral("alertOnThis")));
        QVERIFY(menu->findChild<QAction*>(QStringLiteral("alertAtPrice")));
        QVERIFY(entry(menu, QStringLiteral("cluster_")));
        menu->close();
    }
}

// A right click into each table: the first line is the value, the second an alert on it.
void TstAlertsPanel::tablesOfferTheirCells()
{
    const auto offered = [&](Panel& panel, const char* heads) {
        QSignalSpy proposed(m_book.get(), &AlertBook::proposed);
        for (BoardView* view : panel.findChildren<BoardView*>()) {
            if (!view->isVisible() || view->model()->rowCount() == 0) continue;
            for (int c = 0; c < view->model()->columnCount(); ++c) {
                const QString head = view->model()->headerData(c, Qt::Horizontal).toString();
                if (head != QString::fromUtf8(heads) || view->isColumnHidden(c)) continue;
                QMenu* menu = openMenu(view->viewport(), view->visualRect(view->model()->index(0, c)).center());
                if (!menu) return QString();
                const QString said = menu->actions()[0]->text();
                if (auto* here = menu->findChild<QAction*>(QStringLiteral("alertOnThis"))) here->trigger();
                menu->close();
                return proposed.isEmpty()
                           ? said
                           : QString::fromStdString(
                                 std::string(analytics::word(proposed[0][0].value<AlertCondition>().metric).name));
            }
        }
        return QStringLiteral("no such column");
    };
    {
        auto& panel = show<LiquidityPanel>({1300, 800});
        QCOMPARE(offered(panel, "Spread bp"), QStringLiteral("spread_bps"));
        QCOMPARE(offered(panel, "\u00b125 bp"), QStringLiteral("depth_25_bid"));
    }
    {
        auto& panel = show<InterestPanel>({1300, 800});
        QCOMPARE(offered(panel, "24 h"), QStringLiteral("d_oi_24h"));
    }
    {
        auto& panel = show<BasisPanel>({1300, 900});
        QCOMPARE(offered(panel, "Off others"), QStringLiteral("oracle_dev"));
        QCOMPARE(offered(panel, "vs spot"), QStringLiteral("basis_bps"));
    }
    {
        auto& panel = show<FundingInspector>({900, 620});
        QCOMPARE(offered(panel, "bp/8h"), QStringLiteral("r8"));
    }
    {
        auto& panel = show<OverviewPanel>({1300, 620});
        QCOMPARE(offered(panel, "Fragile"), QStringLiteral("fragility"));
        QCOMPARE(offered(panel, "Phase"), QStringLiteral("phase"));
    }
}

QTEST_MAIN(TstAlertsPanel)
#include "tst_alerts_panel.moc"
