// Alerts set at a right click on a rate, a price or a figure, and their lines and marks in the plots.
#include "model/alerts/alert_engine.h"
#include "tests/support/alert_panel_rig.h"
#include "ui/alert_cells.h"
#include "ui/chart_alerts.h"
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
#include "widgets/heatmap_view.h"
#include "widgets/ladder_view.h"

#include <QSignalSpy>
#include <QTest>

using namespace plimsoll;

class TstAlertsOnPanels : public QObject, private test::AlertPanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { close(); }

    void rightClickOnARate();
    void rightClickOnAnAsset();
    void firedAlertWashesItsRow();
    void altClickOnAPrice();
    void rightClickOnAPrice();
    void ladderOffersItsPrice();
    void linesStandWhereTheyWait();
    void lineIsDraggedToAnotherPrice();
    void contractsOfAThousandCoins();
    void escapeLetsItGo();
    void pressedLineIsChosen();
    void wouldHaveFiredIsMarked();
    void everyCellKnowsItsValue();
    void figuresOfTheStrip();
    void rightClickOnAPrint();
    void chartsShowWhatTheyMeasure();
    void tablesOfferTheirCells();
};

void TstAlertsOnPanels::rightClickOnARate()
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

void TstAlertsOnPanels::rightClickOnAnAsset()
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

void TstAlertsOnPanels::firedAlertWashesItsRow()
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
    // A replay jumped back: another model, whose numbers begin anew, at a time before the last wash.
    s.fired.clear();
    m_hub->alerts.publish(s);
    panel.pull(*m_hub, m_now, true);
    f.serial = 1;
    f.asset = "TAO";
    s.fired = {f};
    m_hub->alerts.publish(s);
    panel.pull(*m_hub, m_now, true);
    const int tao = model->rowOf(QStringLiteral("TAO"));
    QVERIFY(model->index(tao, 0).data(cell::RowChangedAt).toLongLong() > 0);
}

void TstAlertsOnPanels::altClickOnAPrice()
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

void TstAlertsOnPanels::rightClickOnAPrice()
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

void TstAlertsOnPanels::ladderOffersItsPrice()
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

void TstAlertsOnPanels::linesStandWhereTheyWait()
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

void TstAlertsOnPanels::lineIsDraggedToAnotherPrice()
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

// The plot has the price of a thousand coins, an alert waits for dollars a coin.
void TstAlertsOnPanels::contractsOfAThousandCoins()
{
    m_book->load({});
    AlertRule rule;
    rule.conditions = {*alertOn("price", QStringLiteral("BTC"), {}, 84.1, AlertOperator::CrossesUp)};
    const std::uint64_t id = m_book->add(rule);
    auto& panel = show<DepthPanel>({1000, 640});
    HeatmapView* heat = panel.heatmap();
    DepthSnapshot depth = *m_hub->depth.read().value;
    for (DepthLane& lane : depth.lanes) lane.multiplier = 1'000;
    m_hub->depth.publish(depth);
    panel.pull(*m_hub, m_now);
    heat->grab();
    QCOMPARE(heat->alertLines().size(), std::size_t{1});
    QCOMPARE(heat->alertLines()[0].value, 84'100.0);
    const QRect plot = heat->plotRect();
    const int x = plot.center().x(), from = heat->yOf(84'100);
    QVERIFY(plot.contains(x, from));
    // Proposed at the plot and at the ladder.
    QSignalSpy proposed(m_book.get(), &AlertBook::proposed);
    QTest::mouseClick(heat, Qt::LeftButton, Qt::AltModifier, plot.topLeft() + QPoint(40, 20));
    QTest::mouseClick(heat, Qt::LeftButton, Qt::AltModifier, plot.bottomLeft() + QPoint(40, -20));
    auto* ladder = panel.findChild<LadderView*>();
    ladder->grab();
    QVERIFY(!ladder->rows().empty());
    const LadderView::Row row = ladder->rows().front();
    QTest::mouseClick(ladder, Qt::LeftButton, Qt::AltModifier, row.rect.center());
    QCOMPARE(proposed.count(), 3);
    const auto high = proposed[0][0].value<AlertCondition>(), low = proposed[1][0].value<AlertCondition>();
    const double group = heat->group().value() / 1'000;
    QCOMPARE(high.op, AlertOperator::CrossesUp);
    QCOMPARE(low.op, AlertOperator::CrossesDown);
    QVERIFY(std::abs(high.level - heat->priceAt(plot.top() + 20) / 1'000) <= group);
    QVERIFY(std::abs(proposed[2][0].value<AlertCondition>().level - row.price.value() / 1'000) <= group);
    // Dragged.
    const int to = from + (from > plot.center().y() ? -60 : 60);
    QTest::mousePress(heat, Qt::LeftButton, {}, {x, from});
    QTest::mouseMove(heat, {x, (from + to) / 2});
    QTest::mouseMove(heat, {x, to});
    QTest::mouseRelease(heat, Qt::LeftButton, {}, {x, to});
    const double level = m_book->find(id)->conditions[0].level;
    QCOMPARE(heat->yOf(level * 1'000), to);
    QVERIFY(level > 80 && level < 90);
    QCOMPARE(heat->alertLines()[0].value, level * 1'000);
}

void TstAlertsOnPanels::escapeLetsItGo()
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

void TstAlertsOnPanels::pressedLineIsChosen()
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

void TstAlertsOnPanels::wouldHaveFiredIsMarked()
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

void TstAlertsOnPanels::everyCellKnowsItsValue()
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
    // A share of the taker volume is none of the open interest, 25 bp are not 20, all bases are not two prices.
    const auto none = [&](std::string_view panel, const char* column, const char* row) {
        return alertsOfCell(panel, QString::fromLatin1(column), QString::fromLatin1(row), btc, {}).empty();
    };
    QVERIFY(none("liquidation_map", "of_open_interest", "1 h"));
    QVERIFY(none("liquidation_map", "seen_long_usd", "12 h"));
    QVERIFY(none("liquidity", "executable_20bp_usd", "all"));
    QVERIFY(none("basis", "gap", "BN HL"));
    QVERIFY(none("basis", "largest_1h_bp", "BN HL"));
    QVERIFY(none("basis", "mark_vs_index", "BN"));
    QVERIFY(none("basis", "index_age", "BN"));
    QVERIFY(none("basis", "usd", "USDT"));
    QVERIFY(none("funding_inspector", "last_settled_per_interval", "BN"));
    QCOMPARE(name(alertsOfCell("liquidity", QStringLiteral("executable_10bp_usd"), QStringLiteral("BN"), btc,
                               VenueId::Binance)[0]),
             std::string("exec_10bp"));
    QCOMPARE(venueOfRow(QStringLiteral("Hyperliquid")), std::optional(VenueId::Hyperliquid));
    QCOMPARE(venueOfRow(QStringLiteral("BY")), std::optional(VenueId::Bybit));
    QVERIFY(!venueOfRow(QStringLiteral("\u03a3 2 venues")));
}

void TstAlertsOnPanels::figuresOfTheStrip()
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

void TstAlertsOnPanels::rightClickOnAPrint()
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

void TstAlertsOnPanels::chartsShowWhatTheyMeasure()
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
void TstAlertsOnPanels::tablesOfferTheirCells()
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
        // What has no measure offers none, and the menu says so.
        for (BoardView* view : panel.findChildren<BoardView*>())
            for (int c = 0; view->isVisible() && view->model()->rowCount() > 0 && c < view->model()->columnCount();
                 ++c) {
                if (view->model()->headerData(c, Qt::Horizontal).toString() != QStringLiteral("Gap")) continue;
                QMenu* menu = openMenu(view->viewport(), view->visualRect(view->model()->index(0, c)).center());
                QVERIFY(menu);
                QVERIFY(!menu->findChild<QAction*>(QStringLiteral("alertOnThis")));
                auto* none = menu->findChild<QAction*>(QStringLiteral("noAlertOnThis"));
                QVERIFY(none && !none->isEnabled());
                menu->close();
            }
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

QTEST_MAIN(TstAlertsOnPanels)
#include "tst_alerts_on_panels.moc"
