// The person's positions on screen: what the tables say is what the snapshot says, unknown is a dash with its
// reason, keys and menus change the book, the form computes while it is written in, nothing is exported unless
// chosen; the six gates: a card that is never green on what is stale.
#include "model/desk/desk_import.h"
#include "model/desk/desk_positions.h"
#include "model/desk/gates.h"
#include "tests/support/picture.h"
#include "tests/support/sample_hub.h"
#include "tests/support/strict_log.h"
#include "ui/alert_book.h"
#include "ui/desk_book.h"
#include "ui/panels/board_view.h"
#include "ui/panels/desk_settings.h"
#include "ui/panels/gate_card_view.h"
#include "ui/panels/gate_form.h"
#include "ui/panels/gates_page.h"
#include "ui/panels/gates_panel.h"
#include "ui/panels/import_sheet.h"
#include "ui/panels/position_form.h"
#include "ui/panels/position_marks.h"
#include "ui/panels/positions_panel.h"
#include "widgets/format.h"
#include "widgets/style_sheet.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace plimsoll;

namespace {

const std::vector<VenueId> kAll(kVenues.begin(), kVenues.end());

Position position(const char* asset, VenueId venue, PositionSide side, double coins, double entry, double leverage)
{
    Position p;
    p.asset = asset;
    p.venue = venue;
    p.side = side;
    p.coins = coins;
    p.entry = entry;
    p.leverage = leverage;
    return p;
}

DeskQuote quoteAt(double price)
{
    DeskQuote q;
    q.symbol = "SYM";
    q.quote = "USDT";
    q.price = price;
    q.fresh = Freshness::Live;
    q.rate = 0.0002;
    q.atr = price * 0.03;
    q.tiers = {{std::nullopt, 0.005, 0}};
    return q;
}

}  // namespace

class TstPositionsPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void cellsSayWhatTheSnapshotSays();
    void totalsStandAbove();
    void unknownIsADashWithItsReason();
    void staleIsHatched();
    void modelsKeepTheirPromises();
    void emptySaysWhatToDo();
    void keysChangeTheBook();
    void pasteShowsWhatWillCome();
    void formComputesWhileItIsWritten();
    void formNamesWhatIsWrong();
    void settingsRefuseNonsense();
    void copiedCellsAreTsv();
    void exportsHoldNothingUnlessChosen();
    void stateIsKept();
    void themesAndSizes();

    void gatesShowTheCard();
    void gatesNeverPassOnStale();
    void gatesForgetAnotherTrade();
    void gateFormChangesTheTrade();
    void gateFormNamesWhatIsWrong();
    void gateCardIsExported();
    void stopsStandOnTheMap();

private:
    // What the model would say of the book, with these prices.
    void answer(std::map<std::string, DeskQuote> quotes)
    {
        const Desk& desk = m_book->desk();
        std::vector<PositionInput> inputs;
        const auto of = [&](const std::string& asset) {
            const auto at = quotes.find(asset);
            return at == quotes.end() ? quoteOf(nullptr, m_now.mono) : at->second;
        };
        for (const Position& p : desk.positions) inputs.push_back({&p, of(p.asset), {}, {}});
        DeskSnapshot out;
        out.asOf = m_now;
        out.settings = desk.settings;
        out.positions = readPositions(inputs, desk.settings, m_now.wall);
        readTotals(out, inputs);
        for (const PlannedTrade& t : desk.trades) {
            GateInput in;
            in.trade = &t;
            in.quote = of(t.asset);
            in.equityUsd = 100'000.0;
            in.clusterShare = 0.002;
            in.clusterUsd = 4e6;
            in.oracleBp = 2.0;
            in.markBp = 3.0;
            out.cards.push_back(judgeTrade(in, desk.settings));
        }
        m_hub->desk.publish(std::move(out));
        m_snapshot = m_hub->desk.read().value;
    }
    void fillBook()
    {
        DeskSettings s;
        s.venues[0].wallet = 50'000;
        s.venues[1].wallet = 50'000;
        m_book->setSettings(s);
        Position a = position("BTC", VenueId::Binance, PositionSide::Long, 0.5, 84'000, 5);
        a.stop = 82'000;
        a.opened = m_now.wall - std::chrono::hours{10};
        Position b = position("ETH", VenueId::Bybit, PositionSide::Short, 10, 2'700, 4);
        m_book->add({a, b});
        answer({{"BTC", quoteAt(84'500)}, {"ETH", quoteAt(2'750)}});
    }
    template <typename P>
    P& show(QSize size = {1'200, 420})
    {
        auto panel =
            std::make_unique<P>(PanelDeps{m_theme, *m_selection, kAll, m_alerts.get(), m_book.get()}, nullptr);
        panel->resize(size);
        panel->show();
        panel->pull(*m_hub, m_now, true);
        P& out = *panel;
        m_panel = std::move(panel);
        return out;
    }
    static QString cellAt(BoardView* view, int row, const QString& head)
    {
        const QAbstractItemModel* m = view->model();
        for (int c = 0; c < m->columnCount(); ++c)
            if (m->headerData(c, Qt::Horizontal).toString() == head) return m->index(row, c).data().toString();
        return QStringLiteral("no column ") + head;
    }
    static QString tipAt(BoardView* view, int row, const QString& head)
    {
        const QAbstractItemModel* m = view->model();
        for (int c = 0; c < m->columnCount(); ++c)
            if (m->headerData(c, Qt::Horizontal).toString() == head)
                return m->index(row, c).data(Qt::ToolTipRole).toString();
        return {};
    }
    template <typename D>
    static D* dialog()
    {
        for (QWidget* w : QApplication::topLevelWidgets())
            if (auto* d = qobject_cast<D*>(w); d && d->isVisible()) return d;
        return nullptr;
    }

    test::StrictLog m_log;
    Theme m_theme;
    ManualClock m_clock;
    AsOf m_now;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<AlertBook> m_alerts;
    std::unique_ptr<DeskBook> m_book;
    std::unique_ptr<SnapshotHub> m_hub;
    std::shared_ptr<const DeskSnapshot> m_snapshot;
    std::unique_ptr<Panel> m_panel;
};

void TstPositionsPanel::initTestCase()
{
    m_log.listen();
    m_theme = builtinTheme(QStringLiteral("dark"));
    applyTheme(*qApp, m_theme);
}

void TstPositionsPanel::init()
{
    m_theme = builtinTheme(QStringLiteral("dark"));
    m_now = {m_clock.wall(), m_clock.mono()};
    m_selection = std::make_unique<Selection>();
    m_selection->setAsset(QStringLiteral("BTC"));
    m_alerts = std::make_unique<AlertBook>();
    m_book = std::make_unique<DeskBook>();
    m_hub = std::make_unique<SnapshotHub>();
}

void TstPositionsPanel::cleanup()
{
    m_panel.reset();
    m_snapshot.reset();
    QCOMPARE(m_log.complaints(), QString());
}

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

void TstPositionsPanel::keysChangeTheBook()
{
    fillBook();
    auto& panel = show<PositionsPanel>();
    BoardView* v = panel.view(DeskTable::Positions);
    v->setFocus();
    v->selectRow(0);
    QTest::keyClick(v, Qt::Key_Delete);
    QCOMPARE(m_book->desk().positions.size(), std::size_t{1});
    QTest::keyClick(v, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_book->desk().positions.size(), std::size_t{2});
    QTest::keyClick(v, Qt::Key_Insert);
    auto* form = dialog<PositionForm>();
    QVERIFY(form);
    QCOMPARE(form->windowTitle(), QStringLiteral("Add position"));
    form->reject();
    QTRY_VERIFY(!dialog<PositionForm>());
    v->setCurrentIndex(v->model()->index(1, 0));
    QTest::keyClick(v, Qt::Key_Return);
    form = dialog<PositionForm>();
    QVERIFY(form && form->position());
    QCOMPARE(form->position()->asset, std::string("ETH"));
    auto* coins = form->findChild<QLineEdit*>();
    for (QLineEdit* f : form->findChildren<QLineEdit*>())
        if (f->accessibleName() == QStringLiteral("Size in coins")) coins = f;
    coins->setText(QStringLiteral("12"));
    form->accept();
    QCOMPARE(m_book->desk().positions[1].coins, 12.0);
}

void TstPositionsPanel::pasteShowsWhatWillCome()
{
    auto& panel = show<PositionsPanel>();
    QGuiApplication::clipboard()->setText(
        QStringLiteral("venue\tasset\tside\tsize\tentry\tleverage\nbinance\tBTC\tlong\t0."
                       "5\t84000\t5\nkraken\tETH\tshort\t1\t2700\t3\n"));
    QTest::keyClick(panel.view(DeskTable::Positions), Qt::Key_V, Qt::ControlModifier);
    auto* sheet = dialog<ImportSheet>();
    QVERIFY(sheet);
    QCOMPARE(sheet->verdict(), QStringLiteral("Will be added: 1 \u00b7 lines left out: 1"));
    QPlainTextEdit* problems = nullptr;
    for (QPlainTextEdit* t : sheet->findChildren<QPlainTextEdit*>())
        if (t->isReadOnly()) problems = t;
    QVERIFY(problems && problems->toPlainText().startsWith(QStringLiteral("line 3: venue: \"kraken\"")));
    QVERIFY(m_book->desk().positions.empty());  // nothing is taken before it is agreed to
    sheet->accept();
    QCOMPARE(m_book->desk().positions.size(), std::size_t{1});
    // From a file; one that is not there is said.
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("p.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("okx,SOL,short,5,130\n");
    file.close();
    ImportSheet other({}, nullptr);
    QCOMPARE(other.readFile(file.fileName()), QString());
    QCOMPARE(other.import().positions.size(), std::size_t{1});
    QVERIFY(other.readFile(folder.filePath(QStringLiteral("none"))).contains(QStringLiteral("cannot be read")));
}

void TstPositionsPanel::formComputesWhileItIsWritten()
{
    const auto quotes = [](const std::string&, VenueId, Market) { return quoteAt(100'000); };
    Position draft = position("BTC", VenueId::Bybit, PositionSide::Long, 1, 100'000, 20);
    DeskSettings settings;
    PositionForm form(m_theme, draft, kAll, settings, {}, quotes, nullptr);
    form.show();
    const auto field = [&](const QString& name) {
        for (QLineEdit* f : form.findChildren<QLineEdit*>())
            if (f->accessibleName() == name) return f;
        return static_cast<QLineEdit*>(nullptr);
    };
    // What the model will say of it.
    const PositionInput in{&draft, quoteAt(100'000), {}, {}};
    const auto expected = readPositions({&in, 1}, settings, m_now.wall).front();
    QVERIFY2(form.preview().contains(QStringLiteral("Liquidation price ") +
                                     QString::fromStdString(priceWords(*expected.liquidation))),
             qPrintable(form.preview()));
    field(QStringLiteral("Leverage"))->setText(QStringLiteral("10x"));
    QVERIFY(form.position());
    QCOMPARE(form.position()->leverage, std::optional(10.0));
    QVERIFY(form.preview().contains(QStringLiteral("Liquidation price 90,452.3")));
    field(QStringLiteral("Maintenance rate in percent"))->setText(QStringLiteral("2.5"));
    QVERIFY(form.preview().contains(QStringLiteral("your maintenance rate 2.50 %")));
    field(QStringLiteral("Stop price"))->setText(QStringLiteral("90k"));
    QVERIFY(form.preview().contains(QStringLiteral("liquidated before the stop")));
}

void TstPositionsPanel::formNamesWhatIsWrong()
{
    const auto quotes = [](const std::string&, VenueId, Market) { return quoteOf(nullptr, Mono{}); };
    PositionForm form(m_theme, Position{}, kAll, {}, {}, quotes, nullptr);
    form.show();
    QVERIFY(!form.position());
    QCOMPARE(form.problem(), QStringLiteral("asset: missing"));
    const auto set = [&](const QString& name, const QString& value) {
        for (QLineEdit* f : form.findChildren<QLineEdit*>())
            if (f->accessibleName() == name) f->setText(value);
    };
    set(QStringLiteral("Asset"), QStringLiteral("btc"));
    QCOMPARE(form.problem(), QStringLiteral("size: must be above 0"));
    set(QStringLiteral("Size in coins"), QStringLiteral("many"));
    QCOMPARE(form.problem(), QStringLiteral("Size in coins: \"many\" is no number"));
    set(QStringLiteral("Size in coins"), QStringLiteral("2"));
    set(QStringLiteral("Entry price"), QStringLiteral("84,000"));
    QVERIFY(form.position());
    QCOMPARE(form.position()->asset, std::string("BTC"));
    QCOMPARE(form.position()->entry, 84'000.0);
    // Nobody lists it yet: the preview says so and invents nothing.
    QVERIFY(form.preview().contains(QStringLiteral("does not list it")));
    QVERIFY(form.preview().contains(QStringLiteral("unknown")));
}

void TstPositionsPanel::settingsRefuseNonsense()
{
    DeskSettings start;
    start.venues[1].wallet = 12'345.5;
    DeskSettingsForm form(start, kAll, nullptr);
    form.show();
    QVERIFY(form.settings() == start);
    const auto field = [&](const QString& name) {
        for (QLineEdit* f : form.findChildren<QLineEdit*>())
            if (f->accessibleName().startsWith(name)) return f;
        return static_cast<QLineEdit*>(nullptr);
    };
    field(QStringLiteral("Balance at Binance"))->setText(QStringLiteral("50k"));
    QCOMPARE(form.settings().venues[0].wallet, std::optional(50'000.0));
    field(QStringLiteral("Heat limit 2"))->setText(QStringLiteral("90"));
    QVERIFY(form.problem().contains(QStringLiteral("Heat limit 3")));  // limits rise
    field(QStringLiteral("Heat limit 2"))->setText(QStringLiteral("12"));
    QCOMPARE(form.problem(), QString());
    QCOMPARE(form.settings().heatLimits[1], 0.12);
    field(QStringLiteral("Trades won"))->setText(QStringLiteral("much"));
    QVERIFY(form.problem().contains(QStringLiteral("Trades won")));
    for (QPushButton* b : form.findChildren<QPushButton*>())
        if (b->text() == QStringLiteral("Defaults")) b->click();
    QCOMPARE(form.problem(), QString());
    DeskSettings defaults;
    QCOMPARE(form.settings().heatLimits, defaults.heatLimits);
    QCOMPARE(form.settings().venues[1].wallet, std::optional(12'345.5));  // what one owns is no default
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

void TstPositionsPanel::gatesShowTheCard()
{
    PlannedTrade t;
    t.asset = "BTC";
    t.venue = VenueId::Bybit;
    t.stop = 81'000;
    t.usd = 10'000;
    t.leverage = 5;
    t.holdHours = 24;
    m_book->add(t);
    answer({{"BTC", quoteAt(84'500)}});
    auto& panel = show<GatesPanel>({620, 400});
    QVERIFY(panel.page()->card());
    auto* view = panel.page()->findChild<GateCardView*>();
    for (int i = 0; i < static_cast<int>(kGates); ++i) {
        QCOMPARE(view->stateOf(i), m_snapshot->cards[0].gates[static_cast<std::size_t>(i)].state);
        QCOMPARE(view->saidOf(i),
                 QString::fromStdString(m_snapshot->cards[0].gates[static_cast<std::size_t>(i)].said));
    }
    QCOMPARE(panel.face().context, QStringLiteral("planned: long BTC BY $10.0k at 5\u00d7, stop 81,000.0"));
    // Who does not see it hears it.
    QVERIFY(view->accessibleDescription().contains(QStringLiteral("1 Invalidation defined: pass")));
    QVERIFY(view->accessibleDescription().contains(QStringLiteral("6 Funding budget: pass")));
    QCOMPARE(panel.watch().assets, std::vector<std::string>{"BTC"});
    QCOMPARE(panel.face().fresh, Freshness::Live);
}

void TstPositionsPanel::gatesNeverPassOnStale()
{
    gatesShowTheCard();
    auto& panel = static_cast<GatesPanel&>(*m_panel);
    auto* view = panel.page()->findChild<GateCardView*>();
    AsOf later = m_now;
    later.mono += std::chrono::seconds{6};
    panel.age(later);
    for (int i = 0; i < static_cast<int>(kGates); ++i) QCOMPARE(view->stateOf(i), GateState::Unknown);
    QCOMPARE(panel.face().fresh, Freshness::Stale);
    QVERIFY(panel.page()->cardText().contains(QStringLiteral("0 pass, 0 fail, 6 unknown")));
    QVERIFY(!view->accessibleDescription().contains(QStringLiteral(": pass")));
    // A price that is gone makes unknown what needs it, at once.
    DeskQuote old = quoteAt(84'500);
    old.price = old.rate = Figure::none(analytics::Reason::Stale, "it is 12 s old");
    answer({{"BTC", old}});
    panel.pull(*m_hub, m_now, true);
    QCOMPARE(view->stateOf(0), GateState::Unknown);
    QCOMPARE(view->stateOf(2), GateState::Unknown);
    QCOMPARE(panel.face().fresh, Freshness::Late);
}

void TstPositionsPanel::gatesForgetAnotherTrade()
{
    gatesShowTheCard();
    auto& panel = static_cast<GatesPanel&>(*m_panel);
    PlannedTrade t = m_book->desk().trades[0];
    t.usd = 90'000'000;
    m_book->replace(t);
    // The model has not answered yet: what it said was of the other size.
    QVERIFY(!panel.page()->card());
    answer({{"BTC", quoteAt(84'500)}});
    panel.pull(*m_hub, m_now, true);
    QVERIFY(panel.page()->card());
    QCOMPARE(panel.page()->card()->gates[1].state, GateState::Fail);
    m_book->removeTrade(t.id);
    QVERIFY(!panel.page()->card());
    QCOMPARE(panel.page()->summary(), QString());
    m_book->undo();
    QVERIFY(panel.page()->card());
}

void TstPositionsPanel::gateFormChangesTheTrade()
{
    auto& panel = show<GatesPanel>({620, 420});
    for (QToolButton* b : panel.findChildren<QToolButton*>())
        if (b->text() == QStringLiteral("New")) b->click();
    QCOMPARE(m_book->desk().trades.size(), std::size_t{1});
    QCOMPARE(m_book->desk().trades[0].asset, std::string("BTC"));
    auto* form = panel.page()->findChild<GateForm*>();
    QVERIFY(form->isVisible());
    QSignalSpy watched(panel.page(), &GatesPage::watchChanged);
    const auto type = [&](const QString& name, const QString& value) {
        for (QLineEdit* f : form->findChildren<QLineEdit*>())
            if (f->accessibleName() == name) {
                f->setFocus();
                f->selectAll();
                QTest::keyClicks(f, value);
                QTest::keyClick(f, Qt::Key_Return);
            }
    };
    type(QStringLiteral("Asset"), QStringLiteral("eth"));
    type(QStringLiteral("Size in US dollars"), QStringLiteral("40k"));
    type(QStringLiteral("Stop"), QStringLiteral("2,655"));
    type(QStringLiteral("Leverage"), QStringLiteral("5x"));
    type(QStringLiteral("Hours held"), QStringLiteral("3d"));
    const PlannedTrade& t = m_book->desk().trades[0];
    QCOMPARE(t.asset, std::string("ETH"));
    QCOMPARE(t.usd, std::optional(40'000.0));
    QCOMPARE(t.stop, std::optional(2'655.0));
    QCOMPARE(t.leverage, 5.0);
    QCOMPARE(t.holdHours, std::optional(72.0));
    QCOMPARE(form->problem(), QString());
    QVERIFY(watched.size() >= 1);
    m_book->undo();
    QCOMPARE(m_book->desk().trades[0].holdHours, std::optional<double>());
}

void TstPositionsPanel::gateFormNamesWhatIsWrong()
{
    gateFormChangesTheTrade();
    auto* form = static_cast<GatesPanel&>(*m_panel).page()->findChild<GateForm*>();
    const PlannedTrade before = m_book->desk().trades[0];
    for (QLineEdit* f : form->findChildren<QLineEdit*>())
        if (f->accessibleName() == QStringLiteral("Stop")) {
            f->setFocus();
            f->selectAll();
            QTest::keyClicks(f, QStringLiteral("low"));
            QTest::keyClick(f, Qt::Key_Return);
            QVERIFY(f->property("bad").toBool());
        }
    QCOMPARE(form->problem(), QStringLiteral("Stop: \"low\" is no number"));
    QVERIFY(m_book->desk().trades[0] == before);
}

void TstPositionsPanel::gateCardIsExported()
{
    gatesShowTheCard();
    auto& panel = static_cast<GatesPanel&>(*m_panel);
    QTemporaryDir folder;
    const QString words = folder.filePath(QStringLiteral("card.txt")),
                  picture = folder.filePath(QStringLiteral("card.png"));
    QCOMPARE(panel.page()->saveCard(words), QString());
    QFile file(words);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(QString::fromUtf8(file.readAll()).contains(QStringLiteral("long BTC BY $10.0k")));
    QCOMPARE(panel.page()->saveCard(picture), QString());
    const QImage image(picture);
    QVERIFY(image.width() >= 1'600 && image.height() >= 500);
    QVERIFY(panel.page()
                ->saveCard(folder.filePath(QStringLiteral("no/such/card.txt")))
                .contains(QStringLiteral("cannot be written")));
    for (const char* end : {"png", "json", "txt"}) {
        const QString linked = folder.filePath(QStringLiteral("linked.")) + QLatin1String(end);
        QVERIFY(QFile::link(folder.filePath(QStringLiteral("none")), linked));
        QVERIFY(panel.page()->saveCard(linked).contains(QStringLiteral("it is a link")));
    }
    QVERIFY(!QFileInfo::exists(folder.filePath(QStringLiteral("none"))));
    // For other programs: the same states and reasons, null where nothing is known.
    const QString json = folder.filePath(QStringLiteral("card.json"));
    QCOMPARE(panel.page()->saveCard(json), QString());
    QFile data(json);
    QVERIFY(data.open(QIODevice::ReadOnly));
    const QJsonObject card = QJsonDocument::fromJson(data.readAll()).object();
    QCOMPARE(card.value(QStringLiteral("schema")).toString(), QStringLiteral("plimsoll.six_gates"));
    QCOMPARE(card.value(QStringLiteral("gates")).toArray().size(), 6);
    QCOMPARE(card.value(QStringLiteral("pass")).toInt() + card.value(QStringLiteral("fail")).toInt() +
                 card.value(QStringLiteral("unknown")).toInt(),
             6);
    for (int i = 0; i < 6; ++i) {
        const QJsonObject gate = card.value(QStringLiteral("gates")).toArray().at(i).toObject();
        const Gate& g = panel.page()->card()->gates[static_cast<std::size_t>(i)];
        QCOMPARE(gate.value(QStringLiteral("state")).toString(), text(gateStateWord(g.state)));
        QCOMPARE(gate.value(QStringLiteral("reason")).toString(), QString::fromStdString(g.said));
    }
    QCOMPARE(card.value(QStringLiteral("trade")).toObject().value(QStringLiteral("asset")).toString(),
             QStringLiteral("BTC"));
    // Not along with the market's, unless chosen.
    QVERIFY(panel.keptPrivate() && panel.exportTables().empty() && panel.page()->exportTable().rows.empty());
    panel.restoreState({{QStringLiteral("exported"), true}});
    QCOMPARE(panel.page()->exportTable().rows.size(), std::size_t{6});
    auto* view = panel.page()->findChild<GateCardView*>();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Six gates: long BTC")));
}

void TstPositionsPanel::stopsStandOnTheMap()
{
    PlannedTrade t;
    t.asset = "BTC";
    t.venue = VenueId::Bybit;
    t.stop = 80'000;
    t.usd = 10'000;
    GateInput in;
    in.trade = &t;
    in.quote = quoteAt(84'500);
    in.clusterShare = 0.02;
    in.clusterUsd = 4e6;
    DeskSnapshot desk;
    desk.cards = {judgeTrade(in, {})};
    const auto label = [&](bool stale = false) {
        const auto lines = positionLinesOf(&desk, QStringLiteral("BTC"), 1, stale);
        return lines.size() == 1 && lines[0].price == 80'000 && lines[0].own && !lines[0].liquidation
                   ? lines[0].label
                   : QString();
    };
    QCOMPARE(label(), QStringLiteral("planned long: stop, near a cluster"));
    QCOMPARE(label(true), QStringLiteral("planned long: stop, clusters not known"));
    in.clusterShare = 0.001;
    desk.cards = {judgeTrade(in, {})};
    QCOMPARE(label(), QStringLiteral("planned long: stop, no cluster near"));
    in.clusterShare = Figure::none(analytics::Reason::TooShort, "no levels");
    desk.cards = {judgeTrade(in, {})};
    QCOMPARE(label(), QStringLiteral("planned long: stop, clusters not known"));
    QVERIFY(positionLinesOf(&desk, QStringLiteral("ETH"), 1, false).empty());
}

QTEST_MAIN(TstPositionsPanel)
#include "tst_positions_panel.moc"
