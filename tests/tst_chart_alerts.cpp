// Alerts on plots over time and on the liquidation map: lines stand where they wait, are dragged, let go by Esc; a
// click with Alt sets one; the menu begins with the value under the pointer.
#include "tests/support/strict_log.h"
#include "ui/chart_alerts.h"
#include "widgets/forced_map.h"
#include "widgets/format.h"
#include "widgets/style_sheet.h"
#include "widgets/time_plot.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace plimsoll;

class TstChartAlerts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void linesStandWhereTheyWait();
    void onlyLevelsOfThisAxis();
    void aPartIsNoWhole();
    void dragMovesTheCondition();
    void otherUnitsKeepTheirMeaning();
    void escapeLetsItGo();
    void pressChooses();
    void altClickSetsOne();
    void menuBeginsWithTheValue();
    void menuOnALine();
    void anAxisOfNothingOffersNothing();
    void marksAreDrawn();
    void levelsByHandAreRound_data();
    void levelsByHandAreRound();
    void mapIsDraggedToo();
    void dragSurvivesNews();
    void hiddenPlotsWaitUntilTheyAreSeen();

private:
    static constexpr std::int64_t kNow = 1'763'820'000'000;
    std::uint64_t add(const char* metric, double level, AlertOperator op = AlertOperator::Above,
                      const char* asset = "BTC")
    {
        AlertRule rule;
        rule.conditions = {*alertOn(metric, QString::fromLatin1(asset), {}, level, op)};
        return m_book->add(rule);
    }
    QPoint onLine(double value) const { return {m_plot->plotRect().center().x(), m_plot->yOf(value)}; }
    QMenu* openMenu(const QPoint& at)
    {
        QContextMenuEvent e(QContextMenuEvent::Mouse, at, m_plot->mapToGlobal(at));
        QApplication::sendEvent(m_plot.get(), &e);
        return qobject_cast<QMenu*>(QApplication::activePopupWidget());
    }

    test::StrictLog m_log;
    Theme m_theme;
    AlertAxis m_axis;
    std::unique_ptr<AlertBook> m_book;
    std::unique_ptr<TimePlot> m_plot;
    ChartAlerts* m_alerts = nullptr;
};

void TstChartAlerts::initTestCase()
{
    m_log.listen();
    m_theme = builtinTheme(QStringLiteral("dark"));
    applyTheme(*qApp, m_theme);
}

void TstChartAlerts::init()
{
    m_axis = {QStringLiteral("BTC"), {{"r8", 1e4}, {"apr", 1e4 / 1095}}};
    m_book = std::make_unique<AlertBook>();
    m_plot = std::make_unique<TimePlot>(m_theme);
    m_plot->setFormat([](double v) { return format::bp(v); }, QStringLiteral("bp per 8 h"));
    m_plot->setNow(fromUnixMs(kNow));
    m_plot->setSpan(std::chrono::hours{4});
    m_alerts = new ChartAlerts(
        m_plot.get(), m_book.get(), m_theme, [this] { return m_axis; }, m_plot.get());
    m_alerts->ownMenu();
    // Binance from 0 to 10 bp.
    PlotSeries s;
    s.code = QStringLiteral("BN");
    s.name = QStringLiteral("Binance");
    s.color = m_theme.text.strong;
    for (int i = 0; i <= 40; ++i)
        s.points.push_back({fromUnixMs(kNow - (40 - i) * 360'000), 5 + 5 * std::sin(i / 5.0)});
    m_plot->setSeries({s});
    m_plot->resize(600, 320);
    m_plot->show();
    m_plot->grab();
}

void TstChartAlerts::cleanup()
{
    m_plot.reset();
    QCOMPARE(m_log.complaints(), QString());
}

void TstChartAlerts::linesStandWhereTheyWait()
{
    const auto id = add("r8", 4e-4);
    QCOMPARE(m_plot->alertLines().size(), std::size_t{1});
    const AlertLine& line = m_plot->alertLines()[0];
    QCOMPARE(ruleOfLine(line.id), id);
    QVERIFY(qFuzzyCompare(line.value, 4.0));  // as the axis shows it
    QVERIFY(line.label.startsWith(QStringLiteral("alert: above, armed")));
    const auto inked = [&] {
        const QImage image = m_plot->grab().toImage();
        const QRect axis = m_plot->valueAxisRect();
        return image.pixelColor(axis.left() + 3, m_plot->yOf(4)).rgb() == m_theme.severity.warn.rgb();
    };
    QVERIFY(inked());
    m_book->setArmed(id, false);
    QVERIFY(m_plot->alertLines()[0].idle);
    QVERIFY(!inked());
    m_book->remove(id);
    QVERIFY(m_plot->alertLines().empty());
}

void TstChartAlerts::onlyLevelsOfThisAxis()
{
    add("spread_bps", 4);                          // another value
    add("r8", 4e-4, AlertOperator::Above, "ETH");  // another asset
    add("r8", 4, AlertOperator::ZAbove);           // no level of the axis
    add("r8", 1e-4, AlertOperator::RisesBy);
    QVERIFY(m_plot->alertLines().empty());
    add("r8", 4e-4, AlertOperator::Below, "");  // of any asset: of this one too
    QCOMPARE(m_plot->alertLines().size(), std::size_t{1});
    QVERIFY(m_plot->alertLines()[0].label.contains(QStringLiteral("any asset")));
    // One of several conditions says which.
    AlertRule two;
    two.conditions = {*alertOn("depth_ratio", QStringLiteral("BTC"), {}, 0.5),
                      *alertOn("r8", QStringLiteral("BTC"), VenueId::Okx, 6e-4)};
    m_book->add(two);
    QCOMPARE(m_plot->alertLines().size(), std::size_t{2});
    QVERIFY(m_plot->alertLines()[1].label.contains(QStringLiteral("2 of 2: OK above")));
}

void TstChartAlerts::aPartIsNoWhole()
{
    m_axis.part = QStringLiteral("BN BY");
    m_axis.now = 2;  // of all venues; the line ends at about 10
    add("r8", 4e-4);
    QVERIFY(m_plot->alertLines()[0].label.contains(QStringLiteral("of all venues, the plot has BN BY")));
    QSignalSpy proposed(m_book.get(), &AlertBook::proposed);
    QTest::mouseClick(m_plot.get(), Qt::LeftButton, Qt::AltModifier, onLine(6));
    QCOMPARE(proposed[0][0].value<AlertCondition>().op, AlertOperator::CrossesUp);
}

void TstChartAlerts::dragMovesTheCondition()
{
    AlertRule two;
    two.conditions = {*alertOn("depth_ratio", QStringLiteral("BTC"), {}, 0.5),
                      *alertOn("r8", QStringLiteral("BTC"), {}, 4e-4)};
    const auto id = m_book->add(two);
    QSignalSpy changed(m_book.get(), &AlertBook::changed);
    const QPoint from = onLine(4), to = onLine(7);
    QTest::mousePress(m_plot.get(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_plot.get(), (from + to) / 2);
    QTest::mouseMove(m_plot.get(), to);
    QVERIFY(m_plot->draggedTo());
    QVERIFY(std::fabs(*m_plot->draggedTo() - 7) < 0.1);
    QCOMPARE(changed.count(), 0);
    // The line says where it would be.
    m_plot->grab();
    QTest::mouseRelease(m_plot.get(), Qt::LeftButton, {}, to);
    QCOMPARE(changed.count(), 1);
    QVERIFY(std::fabs(m_book->find(id)->conditions[1].level - 7e-4) < 1e-5);
    QCOMPARE(m_book->find(id)->conditions[0].level, 0.5);
    QVERIFY(!m_plot->paused());  // nothing was panned
}

void TstChartAlerts::otherUnitsKeepTheirMeaning()
{
    const auto id = add("apr", 4e-4 * 1095);  // 4 bp per 8 h
    QVERIFY(std::fabs(m_plot->alertLines()[0].value - 4) < 1e-9);
    const QPoint from = onLine(4), to = onLine(8);
    QTest::mousePress(m_plot.get(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_plot.get(), from + QPoint(0, -5));
    QTest::mouseMove(m_plot.get(), to);
    QTest::mouseRelease(m_plot.get(), Qt::LeftButton, {}, to);
    QVERIFY(std::fabs(m_book->find(id)->conditions[0].level - 8e-4 * 1095) < 0.01);
}

void TstChartAlerts::escapeLetsItGo()
{
    const auto id = add("r8", 4e-4);
    const QPoint from = onLine(4), to = onLine(8);
    QTest::mousePress(m_plot.get(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_plot.get(), from + QPoint(0, -5));
    QTest::mouseMove(m_plot.get(), to);
    QVERIFY(m_plot->draggedTo());
    QTest::keyClick(m_plot.get(), Qt::Key_Escape);
    QVERIFY(!m_plot->draggedTo());
    QTest::mouseMove(m_plot.get(), to + QPoint(0, -5));
    QTest::mouseRelease(m_plot.get(), Qt::LeftButton, {}, to);
    QCOMPARE(m_book->find(id)->conditions[0].level, 4e-4);
    QVERIFY(!m_plot->paused());
}

void TstChartAlerts::pressChooses()
{
    const auto id = add("r8", 4e-4);
    QSignalSpy clicked(m_plot.get(), &TimePlot::timeClicked);
    QTest::mouseClick(m_plot.get(), Qt::LeftButton, {}, onLine(4));
    QCOMPARE(m_book->selected(), std::optional(id));
    QVERIFY(m_plot->alertLines()[0].chosen);
    QCOMPARE(clicked.count(), 0);  // the line was meant, not the time
    QCOMPARE(m_book->find(id)->conditions[0].level, 4e-4);
}

void TstChartAlerts::altClickSetsOne()
{
    QSignalSpy proposed(m_book.get(), &AlertBook::proposed);
    const double now = m_plot->readingAt(m_plot->to()).back().value;
    QVERIFY(now < 10.4);  // of an axis that ends above it
    QTest::mouseClick(m_plot.get(), Qt::LeftButton, Qt::AltModifier, onLine(10.5));
    QTest::mouseClick(m_plot.get(), Qt::LeftButton, Qt::AltModifier, onLine(3));
    QCOMPARE(proposed.count(), 2);
    const auto high = proposed[0][0].value<AlertCondition>(), low = proposed[1][0].value<AlertCondition>();
    QCOMPARE(high.metric, *analytics::metricId("r8"));
    QCOMPARE(high.op, AlertOperator::CrossesUp);
    QCOMPARE(low.op, AlertOperator::CrossesDown);
    QVERIFY(std::fabs(high.level - 10.5 / 1e4) < 1e-5);
    QVERIFY(m_book->rules().empty());  // nothing is set before the person agrees
    QVERIFY(!m_plot->paused());
}

void TstChartAlerts::menuBeginsWithTheValue()
{
    QSignalSpy proposed(m_book.get(), &AlertBook::proposed);
    QMenu* menu = openMenu(m_plot->plotRect().center());
    QVERIFY(menu);
    QVERIFY(!menu->actions()[0]->isEnabled());
    QVERIFY2(menu->actions()[0]->text().startsWith(QStringLiteral("Binance ")),
             qPrintable(menu->actions()[0]->text()));
    auto* here = menu->findChild<QAction*>(QStringLiteral("alertOnThis"));
    QVERIFY(here);
    here->trigger();
    const auto c = proposed[0][0].value<AlertCondition>();
    QCOMPARE(c.venue, std::optional(VenueId::Binance));  // the series under the pointer is a venue's
    const auto then = m_plot->readingAt(m_plot->timeAt(m_plot->plotRect().center().x()));
    QVERIFY(std::fabs(c.level - then[0].value / 1e4) < 1e-9);
    auto* level = menu->findChild<QAction*>(QStringLiteral("alertAtLevel"));
    QVERIFY(level && level->text().contains(QStringLiteral("Alt+click")));
    level->trigger();
    QVERIFY(!proposed[1][0].value<AlertCondition>().venue);
    menu->close();
}

void TstChartAlerts::menuOnALine()
{
    const auto id = add("r8", 4e-4);
    QSignalSpy edit(m_book.get(), &AlertBook::editWanted);
    QMenu* menu = openMenu(onLine(4));
    QVERIFY(menu);
    const auto named = [&](const QString& part) {
        for (QAction* a : menu->actions())
            if (a->text().contains(part)) return a;
        return static_cast<QAction*>(nullptr);
    };
    QVERIFY(named(QStringLiteral("Edit the alert")));
    named(QStringLiteral("Edit the alert"))->trigger();
    QCOMPARE(edit.count(), 1);
    named(QStringLiteral("Pause it"))->trigger();
    QVERIFY(!m_book->find(id)->armed);
    named(QStringLiteral("Delete the alert"))->trigger();
    QVERIFY(m_book->rules().empty());
    menu->close();
    // Its line is gone, and the menu still puts it back, once.
    menu = openMenu(m_plot->plotRect().center());
    auto* back = menu->findChild<QAction*>(QStringLiteral("putBackAlerts"));
    QVERIFY(back);
    back->trigger();
    QCOMPARE(m_book->rules().size(), std::size_t{1});
    QVERIFY(m_book->find(id));
    menu->close();
    menu = openMenu(m_plot->plotRect().center());
    QVERIFY(!menu->findChild<QAction*>(QStringLiteral("putBackAlerts")));
    menu->close();
}

void TstChartAlerts::anAxisOfNothingOffersNothing()
{
    add("r8", 4e-4);
    m_axis.words.clear();
    m_alerts->show();
    QVERIFY(m_plot->alertLines().empty());
    QSignalSpy proposed(m_book.get(), &AlertBook::proposed);
    QTest::mouseClick(m_plot.get(), Qt::LeftButton, Qt::AltModifier, m_plot->plotRect().center());
    QCOMPARE(proposed.count(), 0);
    QMenu* menu = openMenu(m_plot->plotRect().center());
    QVERIFY(menu);
    QVERIFY(!menu->findChild<QAction*>(QStringLiteral("alertOnThis")));
    menu->close();
}

void TstChartAlerts::marksAreDrawn()
{
    const auto id = add("r8", 4e-4);
    auto judged = std::make_shared<AlertSnapshot>();
    AlertRow row;
    row.rule = *m_book->find(id);
    auto day = std::make_shared<WouldHaveFired>();
    day->hoursKnown = 24;
    const Timestamp from = fromUnixMs(kNow - 2 * 3'600'000);
    const Timestamp later = from + std::chrono::minutes{30};
    day->times = {{from, from + std::chrono::minutes{5}, "BTC", true},
                  {later, later + std::chrono::minutes{60}, "BTC", true}};
    row.day = day;
    judged->rows = {row};
    m_book->setJudged(judged);
    QVERIFY(m_plot->alertMarks().empty());
    m_book->select(id);
    QCOMPARE(m_plot->alertMarks().size(), std::size_t{2});
    const QImage image = m_plot->grab().toImage();
    const int x = m_plot->xOf(from + std::chrono::seconds{150}), y = m_plot->plotRect().bottom() - 1;
    QCOMPARE(image.pixelColor(x, y).rgb(), m_theme.severity.warn.rgb());
    // Somewhere in an hour: its ends are marked, the hour itself is faint.
    QCOMPARE(image.pixelColor(m_plot->xOf(later), y).rgb(), m_theme.severity.warn.rgb());
    QVERIFY(image.pixelColor(m_plot->xOf(later + std::chrono::minutes{30}), y).rgb() !=
            m_theme.severity.warn.rgb());
    m_book->select(std::nullopt);
    QVERIFY(m_plot->alertMarks().empty());
}

void TstChartAlerts::levelsByHandAreRound_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("perPixel");
    QTest::addColumn<double>("round");
    QTest::newRow("tens of dollars") << 84'017.3 << 12.0 << 84'020.0;
    QTest::newRow("tenths") << 84'012.437 << 0.13 << 84'012.4;
    QTest::newRow("negative") << -3.14159 << 0.02 << -3.14;
    QTest::newRow("small") << 0.00398123 << 2e-6 << 0.003981;
    QTest::newRow("nothing told apart") << 5.123 << 0.0 << 5.123;
}

void TstChartAlerts::levelsByHandAreRound()
{
    QFETCH(double, value);
    QFETCH(double, perPixel);
    QFETCH(double, round);
    QCOMPARE(roundedLevel(value, perPixel), round);
}

void TstChartAlerts::mapIsDraggedToo()
{
    ForcedMap map(m_theme, std::log(1.0005));
    map.resize(700, 400);
    map.setNow(fromUnixMs(kNow));
    std::vector<ForcedPath> path;
    for (int i = 0; i < 120; ++i) {
        const double price = 84'000 + 300 * std::sin(i / 9.0);
        path.push_back({kNow / 60'000 - 120 + i, price + 20, price - 20, price});
    }
    map.setPath(path, 84'000);
    map.setAlertLines({{8, 84'100, QStringLiteral("alert: above, armed"), m_theme.severity.warn, false, false}});
    map.show();
    map.grab();
    QSignalSpy moved(&map, &ForcedMap::alertMoved), wanted(&map, &ForcedMap::alertWanted),
        pressed(&map, &ForcedMap::alertPressed);
    const int x = map.heatRect().center().x(), from = map.yOf(84'100), to = map.yOf(83'900);
    QTest::mousePress(&map, Qt::LeftButton, {}, {x, from});
    QTest::mouseMove(&map, {x, (from + to) / 2});
    QTest::mouseMove(&map, {x, to});
    QTest::mouseRelease(&map, Qt::LeftButton, {}, {x, to});
    QCOMPARE(moved.count(), 1);
    QCOMPARE(moved[0][0].toULongLong(), 8ull);
    QCOMPARE(map.yOf(moved[0][1].toDouble()), to);
    // Esc, then a press alone.
    QTest::mousePress(&map, Qt::LeftButton, {}, {x, from});
    QTest::mouseMove(&map, {x, to});
    QTest::keyClick(&map, Qt::Key_Escape);
    QTest::mouseRelease(&map, Qt::LeftButton, {}, {x, to});
    QCOMPARE(moved.count(), 1);
    QTest::mouseClick(&map, Qt::LeftButton, {}, {x, from});
    QCOMPARE(pressed.count(), 1);
    QTest::mouseClick(&map, Qt::LeftButton, Qt::AltModifier, {x, to});
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(map.yOf(wanted[0][0].toDouble()), to);
}

// Once a second the model says how each stands: a line under the hand is not torn away by that; one that is
// deleted meanwhile lets go.
void TstChartAlerts::dragSurvivesNews()
{
    const auto id = add("r8", 4e-4);
    const QPoint from = onLine(4), to = onLine(7);
    QTest::mousePress(m_plot.get(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_plot.get(), from + QPoint(0, -4));
    QTest::mouseMove(m_plot.get(), to);
    auto judged = std::make_shared<AlertSnapshot>();
    AlertRow row;
    row.rule = *m_book->find(id);
    row.state = AlertState::Firing;
    judged->rows = {row};
    m_book->setJudged(judged);
    QVERIFY(m_plot->draggedTo());
    QVERIFY(std::fabs(*m_plot->draggedTo() - 7) < 0.1);
    m_book->remove(id);
    QVERIFY(!m_plot->draggedTo());
    QTest::mouseRelease(m_plot.get(), Qt::LeftButton, {}, to);
    QVERIFY(m_book->rules().empty());
}

// What is judged is drawn where somebody looks.
void TstChartAlerts::hiddenPlotsWaitUntilTheyAreSeen()
{
    const auto id = add("r8", 4e-4);
    const auto judged = [&](AlertState state) {
        AlertSnapshot s;
        AlertRow& row = s.rows.emplace_back();
        row.rule = *m_book->find(id);
        row.state = state;
        m_book->setJudged(std::make_shared<const AlertSnapshot>(std::move(s)));
    };
    judged(AlertState::Armed);
    QVERIFY(!m_plot->alertLines()[0].firing);
    m_plot->hide();
    const auto made = m_alerts->made();
    for (int i = 0; i < 20; ++i) judged(AlertState::Firing);
    QCOMPARE(m_alerts->made(), made);
    m_plot->show();
    QVERIFY(m_plot->alertLines()[0].firing);
    QCOMPARE(m_alerts->made(), made + 1);
    judged(AlertState::Armed);
    QVERIFY(!m_plot->alertLines()[0].firing);
    // A picture of what is hidden says what is so.
    m_plot->hide();
    judged(AlertState::Firing);
    m_plot->grab();
    QVERIFY(m_plot->alertLines()[0].firing);
}

QTEST_MAIN(TstChartAlerts)
#include "tst_chart_alerts.moc"
