// The list of alerts: how each stands, mouse and keys on one of them, what fired, exports, text and files. Many of
// them found, sorted and changed together: tst_alerts_many.
#include "model/alerts/alert_engine.h"
#include "tests/support/alert_panel_rig.h"
#include "ui/alert_cells.h"
#include "ui/alert_text.h"
#include "ui/panels/alerts_panel.h"
#include "ui/panels/board_view.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace plimsoll;

class TstAlertsPanel : public QObject, private test::AlertPanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { close(); }

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
    void copiedAndPastedAsText();
    void damagedTextIsNamed();
    void writtenAndReadAsAFile();
    void firedRowsOpenTheirAlert();
    void firedKeepTheUnitTheyHad();
    void wouldHaveFiredStandsInTheRow();
};

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
    problems.clear();
    const auto one = QStringLiteral("{\"conditions\":[{\"metric\":\"price\",\"operator\":\">\",\"level\":1}]},");
    const QString many = one.repeated(1'010).chopped(1);
    QCOMPARE(alertsFromText(QLatin1Char('[') + many + QLatin1Char(']'), problems).size(), std::size_t{1'000});
    QVERIFY(problems.size() == 1 && problems[0].startsWith(QStringLiteral("More than")));
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
    const QString large = folder.filePath(QStringLiteral("large.json"));
    QFile spaces(large);
    QVERIFY(spaces.open(QIODevice::WriteOnly) && spaces.resize((1 << 20) + 1));
    panel.importFrom(large);
    QTRY_VERIFY(panel.footer().contains(QStringLiteral("larger than a megabyte")));
    const QString linked = folder.filePath(QStringLiteral("linked.json")),
                  none = folder.filePath(QStringLiteral("none.json"));
    QVERIFY(QFile::link(none, linked));
    panel.exportTo(linked);
    QTRY_VERIFY(panel.footer().contains(QStringLiteral("link that leads elsewhere")));
    QVERIFY(!QFileInfo::exists(none));
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

// What it fired on was a spread, whatever the alert asks for now.
void TstAlertsPanel::firedKeepTheUnitTheyHad()
{
    auto& panel = show<AlertsPanel>({900, 420});
    const QAbstractItemModel& m = *panel.firedView()->model();
    const auto value = [&m] { return m.index(0, alert_list::Value).data().toString(); };
    QCOMPARE(value(), QStringLiteral("7.20 bp"));
    AlertRule other = *m_book->find(2);
    other.conditions = {*alertOn("price", QStringLiteral("BTC"), {}, 84'100)};
    m_book->replace(other);
    QCOMPARE(value(), QStringLiteral("7.20 bp"));
    m_book->remove(3);
    m_book->remove(2);
    QCOMPARE(value(), QStringLiteral("7.20 bp"));
    // The next one is not taken for it.
    m_book->add(other);
    QVERIFY(m.index(0, alert_list::What).data(Qt::ToolTipRole).toString().contains(QStringLiteral("deleted")));
    QSignalSpy edit(m_book.get(), &AlertBook::editWanted);
    panel.findChild<QTabBar*>()->setCurrentIndex(1);
    panel.firedView()->selectRow(0);
    QTest::keyClick(panel.firedView(), Qt::Key_Return);
    QCOMPARE(edit.count(), 0);
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

QTEST_MAIN(TstAlertsPanel)
#include "tst_alerts_panel.moc"
