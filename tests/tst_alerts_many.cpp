// Many alerts in the list: found, filtered, sorted and changed together, put to sleep, put back, and said anew
// only where something has changed.
#include "model/alerts/alert_engine.h"
#include "tests/support/alert_panel_rig.h"
#include "ui/alert_cells.h"
#include "ui/alert_text.h"
#include "ui/panels/alerts_panel.h"
#include "ui/panels/board_view.h"
#include "widgets/search_field.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QActionGroup>
#include <QHeaderView>
#include <QJsonObject>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <optional>
#include <vector>

using namespace plimsoll;

class TstAlertsMany : public QObject, private test::AlertPanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { close(); }

    void openingTheFilterLeavesNothingBehind();
    void filtersAndFinds();
    void sortsByEveryColumn();
    void severalAtOnce();
    void snoozedSpeaksToNobody();
    void deletedIsPutBack();
    void theChosenOneIsMarked();
    void fiveHundredSayOnlyWhatChanged();
};

// The menu lives for days, and is filled each time it opens.
void TstAlertsMany::openingTheFilterLeavesNothingBehind()
{
    auto& panel = show<AlertsPanel>({1200, 420});
    auto* menu = panel.findChild<QMenu*>(QStringLiteral("alertFilterMenu"));
    QVERIFY(menu);
    Q_EMIT menu->aboutToShow();
    const auto entries = menu->findChildren<QAction*>().size();
    QVERIFY(entries > 5);
    for (int i = 0; i < 200; ++i) Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->findChildren<QActionGroup*>().size(), 2);
    QCOMPARE(menu->findChildren<QAction*>().size(), entries);
}

void TstAlertsMany::filtersAndFinds()
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

void TstAlertsMany::sortsByEveryColumn()
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

void TstAlertsMany::severalAtOnce()
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

void TstAlertsMany::snoozedSpeaksToNobody()
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

void TstAlertsMany::deletedIsPutBack()
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
    // What was deleted in the menu of a chart is offered here too.
    m_book->discard({before.front().id, before.back().id});
    QVERIFY(undo->isVisible());
    QTest::keyClick(panel.rulesView(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_book->rules() == before);
    QVERIFY(!undo->isVisible());
}

void TstAlertsMany::theChosenOneIsMarked()
{
    auto& panel = show<AlertsPanel>();
    QVERIFY(!m_book->selected());
    panel.rulesView()->selectRow(1);
    QCOMPARE(m_book->selected(), std::optional<std::uint64_t>{2});
    QTest::keyClick(panel.rulesView(), Qt::Key_Down);
    QCOMPARE(m_book->selected(), std::optional<std::uint64_t>{3});
}

// At the rate of judging, words are made for what says something else than before.
void TstAlertsMany::fiveHundredSayOnlyWhatChanged()
{
    auto& panel = show<AlertsPanel>({1200, 420});
    constexpr std::uint64_t kMany = 500;
    std::vector<AlertRule> rules;
    AlertSnapshot s;
    s.asOf = m_now;
    for (std::uint64_t i = 1; i <= kMany; ++i) {
        AlertRule& rule = rules.emplace_back();
        rule.id = i;
        rule.conditions = {*alertOn("price", QStringLiteral("BTC"), {}, 80'000.0 + static_cast<double>(i))};
        AlertRow& row = s.rows.emplace_back();
        row.rule = rule;
        row.value = 84'000;
        AlertFired& fired = s.fired.emplace_back();
        fired.serial = 1'000 + kMany - i;
        fired.rule = i;
        fired.text = "BTC price above";
        fired.at = m_now;
    }
    m_book->load(rules);
    const auto publish = [&] {
        m_hub->alerts.publish(s);
        QVERIFY(panel.pull(*m_hub, m_now));
    };
    publish();
    QAbstractItemModel& m = *panel.rulesView()->model();
    QCOMPARE(m.rowCount(), int(kMany));
    QCOMPARE(panel.firedView()->model()->rowCount(), int(kMany));
    const AlertWords::Made before = panel.words().made();
    for (int i = 0; i < 3; ++i) publish();
    m.sort(alert_list::Rule, Qt::DescendingOrder);
    m.sort(-1, Qt::AscendingOrder);
    AlertFilter f;
    f.part = QStringLiteral("80,499");
    panel.setFilter(f);
    QCOMPARE(m.rowCount(), 1);
    panel.setFilter({});
    QCOMPARE(m.rowCount(), int(kMany));
    QCOMPARE(panel.words().made().phrases, before.phrases);
    QCOMPARE(panel.words().made().rows, before.rows);
    QCOMPARE(panel.words().made().fired, before.fired);
    // What changed is said.
    s.rows[7].value = 84'001;
    s.rows[9].state = AlertState::Suspended;
    s.rows[9].note = "price: stale";
    AlertFired newest = s.fired.front();
    newest.serial = 2'000;
    newest.text = "BTC price above: again";
    s.fired.insert(s.fired.begin(), newest);
    publish();
    QCOMPARE(m.index(7, alert_list::Now).data().toString(), QStringLiteral("84,001"));
    QCOMPARE(m.index(9, 0).data().toString(), QStringLiteral("suspended"));
    QCOMPARE(panel.firedView()->model()->rowCount(), int(kMany) + 1);
    QCOMPARE(panel.words().made().rows, before.rows + 2);
    QCOMPARE(panel.words().made().fired, before.fired + 1);
    QCOMPARE(panel.words().made().phrases, before.phrases);
    AlertRule named = rules[3];
    named.title = "mine";
    m_book->replace(named);
    QCOMPARE(m.index(3, alert_list::Alert).data().toString(), QStringLiteral("mine"));
    QCOMPARE(panel.words().made().phrases, before.phrases + 1);
    QCOMPARE(panel.words().made().rows, before.rows + 3);
    // A number that is given out again, by a run that begins anew, is another row.
    s.fired[1].text = "BTC price above: another";
    publish();
    QCOMPARE(panel.firedView()->model()->index(1, alert_list::What).data().toString(),
             QStringLiteral("BTC price above: another"));
}

QTEST_MAIN(TstAlertsMany)
#include "tst_alerts_many.moc"
