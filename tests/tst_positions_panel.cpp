// The person's positions on screen: what the tables say is what the snapshot says, unknown is a dash with its
// reason, and nothing is exported unless chosen.
#include "tests/support/desk_panel_rig.h"
#include "tests/support/picture.h"
#include "ui/panels/desk_cells.h"
#include "ui/panels/gates_panel.h"
#include "ui/panels/position_form.h"
#include "ui/panels/positions_panel.h"
#include "widgets/format.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonObject>
#include <QMenu>

#include <memory>
#include <string>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;

class TstPositionsPanel : public QObject, private test::DeskPanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { close(); }

    void cellsSayWhatTheSnapshotSays();
    void withoutItsOpeningNothingIsLeft();
    void totalsStandAbove();
    void heatOfSomeIsNotWithinLimits();
    void stressOfSomeSaysAtLeast();
    void unknownIsADashWithItsReason();
    void partOfAnExposureIsNotTheWhole();
    void headsSort();
    void staleIsHatched();
    void modelsKeepTheirPromises();
    void emptySaysWhatToDo();
    void copiedCellsAreTsv();
    void exportsHoldNothingUnlessChosen();
    void stateIsKept();
    void themesAndSizes();
};

void TstPositionsPanel::cellsSayWhatTheSnapshotSays()
{
    fillBook();
    auto& panel = show<PositionsPanel>();
    BoardView* v = panel.view(DeskTable::Positions);
    QCOMPARE(v->model()->rowCount(), 2);
    const PositionReading& r = m_snapshot->positions[0];
    QCOMPARE(cellAt(v, 0, QStringLiteral("Asset")), QStringLiteral("BTC"));
    QCOMPARE(cellAt(v, 0, QStringLiteral("Side")), QStringLiteral("Long"));
    QCOMPARE(cellAt(v, 1, QStringLiteral("Side")), QStringLiteral("Short"));
    QCOMPARE(cellAt(v, 0, QStringLiteral("P&L")), signedMoney(*r.profitUsd));
    QCOMPARE(cellAt(v, 0, QStringLiteral("P&L")), QStringLiteral("+$250"));
    QCOMPARE(cellAt(v, 0, QStringLiteral("Liq. price")), QString::fromStdString(priceWords(*r.liquidation)));
    QVERIFY(tipAt(v, 0, QStringLiteral("Liq. price")).contains(QStringLiteral("tiers of Binance")));
    QCOMPARE(cellAt(v, 0, QStringLiteral("Away")), QString::fromStdString(percentWords(*r.distance, 1)));
    // 42,250 at 2 bp per 8 h: 25.35 dollars a day, paid.
    QCOMPARE(cellAt(v, 0, QStringLiteral("Funding/d")),
             QStringLiteral("\u2212") + format::money(*r.fundingDayUsd));
    QCOMPARE(cellAt(v, 1, QStringLiteral("Hold left")), QStringLiteral("no limit"));
    QCOMPARE(cellAt(v, 0, QStringLiteral("Risk R")), QStringLiteral("1.00"));
    // The tables that follow from it.
    BoardView* venues = panel.view(DeskTable::Venues);
    QCOMPARE(venues->model()->rowCount(), 2);
    QCOMPARE(cellAt(venues, 0, QStringLiteral("Equity")), format::money(*m_snapshot->venues[0].equityUsd));
    QCOMPARE(panel.view(DeskTable::Assets)->model()->rowCount(), 2);
    QCOMPARE(panel.view(DeskTable::Stress)->model()->rowCount(), static_cast<int>(deskShocks().size()));
    QCOMPARE(cellAt(panel.view(DeskTable::Stress), 2, QStringLiteral("Change")),
             signedMoney(*m_snapshot->stress[2].profitUsd));
}

// When it was opened is not entered: how long it could be held at most is known, what is left of that is not.
void TstPositionsPanel::withoutItsOpeningNothingIsLeft()
{
    fillBook();
    m_book->add({position("SOL", VenueId::Okx, PositionSide::Long, 30, 130, 3)});
    answer({{"BTC", quoteAt(84'500)}, {"ETH", quoteAt(2'750)}, {"SOL", quoteAt(131)}});
    auto& panel = show<PositionsPanel>();
    BoardView* v = panel.view(DeskTable::Positions);
    QVERIFY(cellAt(v, 0, QStringLiteral("Hold left")) != format::kNone);
    QCOMPARE(cellAt(v, 2, QStringLiteral("Hold left")), format::kNone);
    const QString tip = tipAt(v, 2, QStringLiteral("Hold left"));
    QVERIFY2(tip.contains(QStringLiteral("From opening: ")) && tip.contains(QStringLiteral("is not entered")),
             qPrintable(tip));
}

void TstPositionsPanel::totalsStandAbove()
{
    fillBook();
    auto& panel = show<PositionsPanel>();
    const auto& facts = panel.facts()->facts();
    QCOMPARE(facts.size(), std::size_t{8});
    QCOMPARE(facts[0].label, QStringLiteral("Equity"));
    QCOMPARE(facts[0].value, format::money(*m_snapshot->totals.equityUsd));
    QCOMPARE(facts[1].value, QString::number(*m_snapshot->totals.exposure, 'f', 2) + QChar(0xd7));
    QVERIFY(!facts[2].value.startsWith(QStringLiteral("\u2014")));
}

// A position of which nobody knows what it may lose: the heat is at least so much, and its band says no more.
void TstPositionsPanel::heatOfSomeIsNotWithinLimits()
{
    using analytics::portfolio::HeatBand;
    DeskSnapshot desk;
    desk.totals.heat = 0.004;
    desk.totals.heatBand = HeatBand::Ok;
    const auto heat = [&] { return deskFacts(desk, false)[2]; };
    QCOMPARE(heat().note, QStringLiteral("within limits"));
    desk.totals.heat.floor = true;
    desk.totals.heat.why = "ETH BY: no stop is entered, and where it is liquidated is not known";
    desk.totals.heatOpen = "ETH BY";
    desk.totals.heatBand.reset();
    QCOMPARE(heat().value, QStringLiteral("\u2265 0.4 %"));
    desk.totals.heat = 0.0996;
    QCOMPARE(heat().value, QStringLiteral("10.0 %"));
    desk.totals.heat.floor = true;
    QCOMPARE(heat().value, QStringLiteral("\u2265 9.9 %"));  // a floor is not rounded up
    desk.totals.heat = 0.004;
    desk.totals.heat.floor = true;
    desk.totals.heat.why = "ETH BY: no stop is entered, and where it is liquidated is not known";
    QCOMPARE(heat().note, QStringLiteral("not known of ETH BY"));
    QVERIFY2(heat().tip.contains(QStringLiteral("ETH BY: no stop is entered")), qPrintable(heat().tip));
    desk.totals.heat.value = 0.18;
    desk.totals.heatBand = HeatBand::High;
    QCOMPARE(heat().note, QStringLiteral("at least high"));
    QCOMPARE(heat().tone, CellTone::Critical);
    desk.totals.heat.value = 0.3;
    desk.totals.heatBand = HeatBand::Block;
    QCOMPARE(heat().note, QStringLiteral("no new positions"));
}

// A coin without a beta: no sum, and who is liquidated is at least who is known to be.
void TstPositionsPanel::stressOfSomeSaysAtLeast()
{
    StressRow s;
    s.profitUsd = s.equityUsd = s.marginRatio =
        Figure::none(analytics::Reason::TooShort, "ETH BY: its beta on Bitcoin is not known");
    s.liquidated = {"BTC BN"};
    const TextRow row = stressRow(s);
    QCOMPARE(row.cells[1].text, format::kNone);
    QVERIFY(row.cells[1].tip.contains(QStringLiteral("its beta on Bitcoin is not known")));
    QCOMPARE(row.cells[4].text, QStringLiteral("at least BTC BN"));
    QCOMPARE(row.cells[4].tone, CellTone::Critical);
    s.liquidated.clear();
    QCOMPARE(stressRow(s).cells[4].text, format::kNone);
}

void TstPositionsPanel::unknownIsADashWithItsReason()
{
    fillBook();
    DeskQuote old = quoteAt(2'750);
    old.price = Figure::none(analytics::Reason::Stale, "the mark price is 12 s old");
    answer({{"BTC", quoteAt(84'500)}, {"ETH", old}});
    auto& panel = show<PositionsPanel>();
    BoardView* v = panel.view(DeskTable::Positions);
    for (const char* head : {"Mark", "P&L", "Away", "Value", "Lev."}) {
        QCOMPARE(cellAt(v, 1, QString::fromUtf8(head)), format::kNone);
        QVERIFY2(tipAt(v, 1, QString::fromUtf8(head)).contains(QStringLiteral("12 s old")), head);
    }
    QVERIFY(cellAt(v, 0, QStringLiteral("P&L")) != format::kNone);
    for (const Fact& f : panel.facts()->facts())
        if (f.label == QStringLiteral("Exposure")) QCOMPARE(f.value, format::kNone);
    // And the title says whose price is missing.
    QCOMPARE(panel.face().fresh, Freshness::Late);
    QCOMPARE(panel.face().age, QStringLiteral("ETH BY: no price"));
}

void TstPositionsPanel::partOfAnExposureIsNotTheWhole()
{
    fillBook();
    m_book->add({position("SOL", VenueId::Bybit, PositionSide::Long, 30, 130, 3)});
    DeskQuote old = quoteAt(2'750);
    old.price = Figure::none(analytics::Reason::Stale, "the mark price is 12 s old");
    answer({{"BTC", quoteAt(84'500)}, {"ETH", old}, {"SOL", quoteAt(131)}});
    auto& panel = show<PositionsPanel>();
    const QString head = QStringLiteral("Exposure");
    BoardView* venues = panel.view(DeskTable::Venues);
    QCOMPARE(cellAt(venues, 0, head), format::money(0.5 * 84'500));
    QCOMPARE(cellAt(venues, 1, head), format::kNone);  // SOL is known there, ETH is not
    QVERIFY2(tipAt(venues, 1, head).contains(QStringLiteral("12 s old")), qPrintable(tipAt(venues, 1, head)));
    BoardView* assets = panel.view(DeskTable::Assets);
    QCOMPARE(cellAt(assets, 0, head), format::money(0.5 * 84'500));
    QCOMPARE(cellAt(assets, 1, head), format::kNone);
    QVERIFY2(tipAt(assets, 1, head).contains(QStringLiteral("12 s old")), qPrintable(tipAt(assets, 1, head)));
    QCOMPARE(cellAt(assets, 2, head), format::money(30 * 131));
    // So it is written.
    panel.restoreState({{QStringLiteral("exported"), true}});
    const ExportTable table = panel.exportTables().at(static_cast<std::size_t>(DeskTable::Venues));
    const auto at = table.heads.indexOf(QStringLiteral("gross_usd"));
    QVERIFY(at >= 0);
    QCOMPARE(table.rows.at(1).at(at), QString());
    QVERIFY(table.rows.at(1).constLast().contains(QStringLiteral("12 s old")));
}

void TstPositionsPanel::headsSort()
{
    fillBook();
    m_book->add({position("SOL", VenueId::Okx, PositionSide::Long, 30, 130, 3)});
    DeskQuote old = quoteAt(131);
    old.price = Figure::none(analytics::Reason::Stale, "the mark price is 12 s old");
    answer({{"BTC", quoteAt(84'500)}, {"ETH", quoteAt(2'750)}, {"SOL", old}});
    auto& panel = show<PositionsPanel>();
    BoardView* v = panel.view(DeskTable::Positions);
    Q_EMIT v->pointerInside(false);
    const auto stand = [&] {
        QStringList out;
        for (int r = 0; r < v->model()->rowCount(); ++r) out << cellAt(v, r, QStringLiteral("Asset"));
        return out.join(u' ');
    };
    const auto click = [&](const char* head) {
        for (int c = 0; c < v->model()->columnCount(); ++c)
            if (v->model()->headerData(c, Qt::Horizontal).toString() == QLatin1String(head))
                Q_EMIT v->horizontalHeader()->sectionClicked(c);
    };
    click("P&L");
    QCOMPARE(stand(), QStringLiteral("BTC ETH SOL"));
    click("P&L");
    QCOMPARE(stand(), QStringLiteral("ETH BTC SOL"));  // what is not known stands last both ways
    // What stands there is what is edited.
    panel.editPosition(0);
    auto* form = dialog<PositionForm>();
    QVERIFY(form && form->position());
    QCOMPARE(form->position()->asset, std::string("ETH"));
    form->close();
    QTRY_VERIFY(!dialog<PositionForm>());
    // Under the pointer no row moves by itself.
    Q_EMIT v->pointerInside(true);
    answer({{"BTC", quoteAt(80'000)}, {"ETH", quoteAt(2'600)}, {"SOL", old}});
    panel.pull(*m_hub, m_now, true);
    QCOMPARE(stand(), QStringLiteral("ETH BTC SOL"));
    Q_EMIT v->pointerInside(false);
    QCOMPARE(stand(), QStringLiteral("BTC ETH SOL"));
    // A menu is of the position that it was opened on, wherever that stands by then.
    Q_EMIT v->customContextMenuRequested(v->visualRect(v->model()->index(0, 0)).center());
    auto* menu = panel.findChild<QMenu*>(QStringLiteral("positionMenu"));
    QVERIFY(menu);
    click("Size");
    QCOMPARE(stand(), QStringLiteral("SOL ETH BTC"));
    menu->actions().constFirst()->trigger();
    menu->close();
    form = dialog<PositionForm>();
    QVERIFY(form && form->position());
    QCOMPARE(form->position()->asset, std::string("BTC"));
    form->close();
    // The order is kept, with the sign on its head.
    const QJsonObject sorted = panel.saveState();
    const QHeaderView* const heads = v->horizontalHeader();
    const int by = heads->sortIndicatorSection();
    click("Size");
    click("Size");
    QCOMPARE(stand(), QStringLiteral("BTC ETH SOL"));  // as they were entered
    QVERIFY(!heads->isSortIndicatorShown());
    panel.restoreState(sorted);
    QCOMPARE(stand(), QStringLiteral("SOL ETH BTC"));
    QVERIFY(heads->isSortIndicatorShown());
    QCOMPARE(heads->sortIndicatorSection(), by);
    QCOMPARE(heads->sortIndicatorOrder(), Qt::DescendingOrder);
    QCOMPARE(panel.saveState(), sorted);
}

void TstPositionsPanel::staleIsHatched()
{
    fillBook();
    auto& panel = show<PositionsPanel>();
    BoardView* v = panel.view(DeskTable::Positions);
    const auto fresh = [&] { return v->model()->index(0, 7).data(cell::Fresh).toInt(); };
    QCOMPARE(fresh(), static_cast<int>(Freshness::Live));
    AsOf later = m_now;
    later.mono += std::chrono::seconds{6};
    panel.age(later);
    QCOMPARE(panel.face().fresh, Freshness::Stale);
    QCOMPARE(fresh(), static_cast<int>(Freshness::Stale));
    QVERIFY(panel.facts()->facts().front().stale);
}

void TstPositionsPanel::modelsKeepTheirPromises()
{
    fillBook();
    auto& panel = show<PositionsPanel>();
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
    for (std::size_t i = 0; i < kDeskTables; ++i)
        testers.push_back(
            std::make_unique<QAbstractItemModelTester>(panel.view(static_cast<DeskTable>(i))->model(),
                                                       QAbstractItemModelTester::FailureReportingMode::Fatal));
    Position c = position("SOL", VenueId::Okx, PositionSide::Long, 30, 130, 3);
    m_book->add({c});
    answer({{"BTC", quoteAt(84'600)}, {"ETH", quoteAt(2'700)}, {"SOL", quoteAt(131)}});
    panel.pull(*m_hub, m_now, true);
    m_book->remove({m_book->desk().positions[0].id});
    answer({{"ETH", quoteAt(2'710)}, {"SOL", quoteAt(129)}});
    panel.pull(*m_hub, m_now, true);
    QCOMPARE(panel.view(DeskTable::Positions)->model()->rowCount(), 2);
    m_hub->desk.publish(std::shared_ptr<const DeskSnapshot>{});
    panel.pull(*m_hub, m_now, true);
    QCOMPARE(panel.view(DeskTable::Positions)->model()->rowCount(), 0);
}

void TstPositionsPanel::emptySaysWhatToDo()
{
    auto& panel = show<PositionsPanel>();
    QCOMPARE(panel.view(DeskTable::Positions)->emptyText(), QStringLiteral("No positions are entered"));
    QCOMPARE(panel.face().context, QStringLiteral("none entered"));
    QVERIFY(!panel.facts()->isVisible());
}

void TstPositionsPanel::copiedCellsAreTsv()
{
    fillBook();
    auto& panel = show<PositionsPanel>();
    BoardView* v = panel.view(DeskTable::Positions);
    v->selectRow(0);
    v->copy();
    const QString tsv = QGuiApplication::clipboard()->text();
    QVERIFY(tsv.contains(QLatin1Char('\t')) && tsv.contains(QStringLiteral("BTC")));
}

void TstPositionsPanel::exportsHoldNothingUnlessChosen()
{
    fillBook();
    auto& panel = show<PositionsPanel>();
    QVERIFY(panel.keptPrivate());
    QVERIFY(panel.exportTables().empty());
    panel.restoreState({{QStringLiteral("exported"), true}});
    QVERIFY(!panel.keptPrivate());
    const auto tables = panel.exportTables();
    QCOMPARE(tables.size(), kDeskTables);
    QCOMPARE(tables[0].id, QStringLiteral("positions"));
    QVERIFY(tables[0].heads.contains(QStringLiteral("liquidation_quote")));
    QCOMPARE(tables[0].rows.size(), std::size_t{2});
    QCOMPARE(tables[0].heads.size(), tables[0].rows[0].size());
}

void TstPositionsPanel::stateIsKept()
{
    auto& panel = show<PositionsPanel>();
    panel.restoreState({{QStringLiteral("tab"), 3}});
    const QJsonObject state = panel.saveState();
    QCOMPARE(state.value(QStringLiteral("tab")).toInt(), 3);
    panel.restoreState({{QStringLiteral("tab"), 99}});  // nonsense changes nothing
    QCOMPARE(panel.saveState(), state);
}

void TstPositionsPanel::themesAndSizes()
{
    fillBook();
    PlannedTrade t;
    t.asset = "ETH";
    m_book->add(t);
    answer({{"BTC", quoteAt(84'500)}, {"ETH", quoteAt(2'750)}});
    for (const QString& name : builtinThemeNames()) {
        m_theme = builtinTheme(name);
        applyTheme(*qApp, m_theme);
        auto& panel = show<PositionsPanel>();
        panel.themeChanged();
        for (const QSize size : {QSize(200, 90), QSize(420, 260), QSize(1'600, 700)}) {
            panel.resize(size);
            QVERIFY(!panel.grab().isNull());
            test::keepPicture(panel, QStringLiteral("positions-%1-%2").arg(name).arg(size.width()));
        }
        auto& gates = show<GatesPanel>();
        gates.themeChanged();
        for (const QSize size : {QSize(180, 90), QSize(420, 260), QSize(1'000, 400)}) {
            gates.resize(size);
            QVERIFY(!gates.grab().isNull());
            test::keepPicture(gates, QStringLiteral("gates-%1-%2").arg(name).arg(size.width()));
        }
    }
}

QTEST_MAIN(TstPositionsPanel)
#include "tst_positions_panel.moc"
