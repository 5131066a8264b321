// Open interest: sums only where all are known, shares of what is, units that are never guessed.
#include "tests/support/in_german.h"
#include "tests/support/panel_rig.h"
#include "ui/panels/interest_panel.h"
#include "ui/standard_texts.h"
#include "widgets/format.h"
#include "widgets/share_chart.h"
#include "widgets/time_plot.h"

#include <QScopeGuard>
#include <QtTest>

#include <cmath>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

const Timestamp kNow = test::FourVenueRig<InterestPanel>::kNow;

InstrumentRow perp(VenueId v, double usd, std::optional<double> base, Freshness fresh = Freshness::Live)
{
    InstrumentRow r;
    r.asset = "BTC";
    r.venue = v;
    r.quote = v == VenueId::Hyperliquid ? "USDC" : "USDT";
    OpenInterest oi;
    oi.usd = usd;
    oi.base = base;
    r.oi = Dated<OpenInterest>{oi, {}, fresh};
    return r;
}

}  // namespace

class TestInterestPanel : public QObject, private test::FourVenueRig<InterestPanel> {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init()
    {
        fresh();
        m_selection.setSizeUnit(SizeUnit::Usd);
    }

    void sumsAreOfWhatIsKnown()
    {
        const std::vector<PlotPoint> a{
            {kNow - 5h, 10.0}, {kNow - 3h, 12.0}, {kNow - 2h, std::nullopt}, {kNow - 1h, 11.0}};
        const std::vector<PlotPoint> b{{kNow - 4h, 1.0}, {kNow - 1h, 2.0}};
        const auto sum = summedSteps({a, b});
        QCOMPARE(sum.size(), std::size_t{4});
        QVERIFY(sum[0].at == kNow - 4h);  // begins with the last of them
        QCOMPARE(*sum[0].value, 11.0);
        QCOMPARE(*sum[1].value, 13.0);
        QVERIFY(!sum[2].value);  // one is silent: no fall, a gap
        QCOMPARE(*sum[3].value, 13.0);
        QVERIFY(summedSteps({}).empty());
    }
    // Other programs get its tables in English, however short ago the window has shown them.
    void exportedInEnglishAtOnce()
    {
        QStringList said;
        {
            const test::InGerman german;
            const auto panel = made(sample::Mood::Full);
            QVERIFY(panel->exportTables().size() > 1);
            const StandardTexts standard({panel.get()}, *m_hub, m_now);
            const format::Standard words;
            for (const ExportTable& t : panel->exportTables())
                for (const QStringList& row : t.rows) said += row;
        }
        const QString all = said.join(u'|');
        QVERIFY2(all.contains(QStringLiteral("fresh venues")), qPrintable(all));
        QVERIFY2(!all.contains(QStringLiteral("frische")), qPrintable(all));
    }
    void changeIsAgainstTheBeginning()
    {
        const std::vector<PlotPoint> a{{kNow - 30h, 100.0}, {kNow - 20h, 110.0}, {kNow - 1h, 90.0}};
        QCOMPARE(*changeOver(a, kNow - 24h), -0.1);
        QCOMPARE(*changeOver(a, kNow - 19h), 90.0 / 110 - 1);
        QVERIFY(!changeOver(a, kNow - 48h));  // the record began later
        QVERIFY(!changeOver({{kNow - 30h, 100.0}, {kNow - 1h, std::nullopt}}, kNow - 24h));
        QVERIFY(!changeOver({}, kNow));
    }
    void venuesNowAreAddedInTheirUnit()
    {
        MarketSnapshot m;
        m.rows = {perp(VenueId::Okx, 8e8, 1e4), perp(VenueId::Okx, 2e8, 2.5e3, Freshness::Late)};
        m.rows[1].quote = "USD";
        m.rows.push_back(perp(VenueId::Binance, 1e9, std::nullopt));
        m.rows.back().usdPerQuote = 0.5;
        m.rows.back().mark = Dated<Price>{Price::nearest(80'000), {}, Freshness::Live};
        m.rows.push_back(perp(VenueId::Bybit, 5e6, 1e6));
        m.rows.back().multiplier = 1000;
        m.rows.push_back(perp(VenueId::Bybit, 7e9, 1));
        m.rows.back().market = Market::Spot;
        const auto now = interestNow(m, "BTC");
        const auto& ok = now[static_cast<std::size_t>(VenueId::Okx)];
        QCOMPARE(*ok.usd, 1e9);
        QCOMPARE(*ok.coins, 12'500.0);
        QCOMPARE(ok.fresh, Freshness::Late);
        QVERIFY(ok.quoteWord.isEmpty());  // two currencies
        const auto& bn = now[static_cast<std::size_t>(VenueId::Binance)];
        QCOMPARE(*bn.quote, 2e9);
        QCOMPARE(*bn.coins, 1e9 / 40'000);
        QCOMPARE(*now[static_cast<std::size_t>(VenueId::Bybit)].coins, 1e9);
        QCOMPARE(now[static_cast<std::size_t>(VenueId::Hyperliquid)].fresh, Freshness::Off);
    }

    void thePanelSaysHowMuchAndWhere()
    {
        const auto panel = made(sample::Mood::Full);
        QCOMPARE(panel->face().fresh, Freshness::Live);
        QCOMPARE(panel->headline(), QStringLiteral("$17.37bn"));  // 7.62bn times 1.02 + 0.58 + 0.39 + 0.29
        QVERIFY(std::fabs(*panel->shares()->shareOf(0, 0) - 1.02 / 2.28) < 1e-9);
        QCOMPARE(panel->plot()->readingAt(kNow - 3h).size(), std::size_t{4});
        m_selection.setSizeUnit(SizeUnit::Base);
        QCOMPARE(panel->headline(), QStringLiteral("207k BTC"));
        // Quotes of several currencies are not added without being asked which.
        m_selection.setSizeUnit(SizeUnit::Quote);
        QCOMPARE(panel->headline(), QStringLiteral("\u2014"));
        QCOMPARE(panel->exportTables().at(0).rows.size(), std::size_t{4});
        QCOMPARE(panel->exportSeries().at(0).rows.size(), std::size_t{4 * 121});
    }
    // Marks move all the time, and dollars with them: what nobody can read makes no new chart.
    void sharesAreMadeForWhatCanBeRead()
    {
        const auto panel = made(sample::Mood::Full);
        const auto before = panel->sharesMade();
        const QStringList legend = panel->shares()->legendTexts();
        MarketSnapshot m = *m_hub->market.read().value;
        const auto move = [&](double by) {
            for (InstrumentRow& r : m.rows) {
                if (r.oi && r.oi->value.usd) r.oi->value.usd = *r.oi->value.usd * by;
                if (r.oi && r.oi->value.base) r.oi->value.base = *r.oi->value.base * by;
            }
            m_hub->market.publish(m);
            QVERIFY(panel->pull(*m_hub, m_now));
        };
        for (int i = 0; i < 10; ++i) move(i % 2 == 0 ? 1 + 1e-6 : 1 - 1e-6);
        QCOMPARE(panel->sharesMade(), before);
        QCOMPARE(panel->shares()->legendTexts(), legend);
        // All of them grow: the shares stay, the numbers do not.
        move(1.1);
        QCOMPARE(panel->sharesMade(), before + 1);
        QVERIFY(panel->shares()->legendTexts() != legend);
        QVERIFY(std::fabs(*panel->shares()->shareOf(0, 0) - 1.02 / 2.28) < 1e-6);
    }
    void aStaleVenueLeavesTheTotalAndIsNamed()
    {
        const auto panel = made(sample::Mood::Late);
        QCOMPARE(panel->face().fresh, Freshness::Late);
        QVERIFY(panel->face().age.startsWith(QStringLiteral("BY")));
        QCOMPARE(panel->headline(), QStringLiteral("\u2265 $12.95bn"));  // without Bybit's 0.58
        const auto all = made(sample::Mood::Stale);
        QCOMPARE(all->face().fresh, Freshness::Stale);
        QCOMPARE(all->headline(), QStringLiteral("\u2014"));
    }
    void aVenueThatNeverSpokeIsMissing()
    {
        const auto panel = made(sample::Mood::Full);
        MarketSnapshot m = *m_hub->market.read().value;
        for (InstrumentRow& r : m.rows)
            if (r.venue == VenueId::Bybit) r.oi.reset();
        m_hub->market.publish(m);
        QVERIFY(panel->pull(*m_hub, m_now));
        QCOMPARE(panel->headline(), QStringLiteral("\u2265 $12.95bn"));
        QCOMPARE(panel->face().fresh, Freshness::Late);
        QVERIFY(panel->face().tip.contains(QStringLiteral("Bybit: nothing received")));
        // Known not to list it, or switched off: then nothing is missing.
        InterestSnapshot board = *m_hub->interest.read().value;
        board.expected =
            static_cast<std::uint8_t>(board.expected & ~(1u << static_cast<unsigned>(VenueId::Bybit)));
        m_hub->interest.publish(board);
        QVERIFY(panel->pull(*m_hub, m_now));
        QCOMPARE(panel->headline(), QStringLiteral("$12.95bn"));
        QCOMPARE(panel->face().fresh, Freshness::Live);
    }
    void viewsAreKept()
    {
        const auto panel = made(sample::Mood::Full);
        panel->restoreState({{QStringLiteral("view"), InterestPanel::Lines}, {QStringLiteral("span"), 1}});
        const auto lines = panel->plot()->readingAt(kNow - 3h);
        QCOMPARE(lines.size(), std::size_t{5});
        QCOMPARE(lines.back().code, QStringLiteral("\u03a3"));
        // In Bybit's hole there is no total.
        QCOMPARE(panel->plot()->readingAt(kNow - 86h).size(), std::size_t{3});
        panel->restoreState({{QStringLiteral("view"), InterestPanel::Index}});
        for (const PlotReading& r : panel->plot()->readingAt(kNow - 120h + 40min)) QCOMPARE(r.value, 100.0);
        QCOMPARE(panel->saveState().value(QStringLiteral("view")).toInt(), 2);
        panel->restoreState(
            {{QStringLiteral("view"), 9}, {QStringLiteral("span"), 9}, {QStringLiteral("part"), 9}});
        QCOMPARE(panel->saveState().value(QStringLiteral("span")).toInt(), 0);
        QCOMPARE(panel->saveState().value(QStringLiteral("part")).toInt(), 0);
        panel->restoreState({{QStringLiteral("part"), 3}, {QStringLiteral("hidden"), 2}});
        QCOMPARE(panel->saveState().value(QStringLiteral("part")).toInt(), 3);
        QCOMPARE(panel->hiddenVenues(), std::uint8_t{2});
    }
    void aStackSaysEachVenuesOwn()
    {
        const auto panel = made(sample::Mood::Full);
        const auto stack = panel->plot()->readingAt(kNow - 3h);
        panel->restoreState({{QStringLiteral("view"), InterestPanel::Lines}});
        const auto lines = panel->plot()->readingAt(kNow - 3h);
        QCOMPARE(stack.size(), std::size_t{4});
        for (std::size_t i = 0; i < stack.size(); ++i) QCOMPARE(stack[i].value, lines[i].value);
        const std::vector<PlotPoint> low{{kNow - 2h, 5.0}, {kNow - 1h, std::nullopt}}, high{{kNow - 2h, 7.0}};
        const auto parts = stackedSteps({low, high});
        QCOMPARE(*parts[1].heights.front().value, 12.0);
        QCOMPARE(*parts[1].own.front(), 7.0);
        QVERIFY(!parts[1].heights.back().value);  // what is below is not known: no height
    }
    void candlesAndBarsAreOfTheStretchesEnds()
    {
        const Timestamp hour = kNow - kNow.time_since_epoch() % Duration(1h);
        const std::vector<PlotPoint> oi{{hour - 3h, 100.0}, {hour - 150min, 108.0},       {hour - 2h, 104.0},
                                        {hour - 1h, 100.0}, {hour - 30min, std::nullopt}, {hour, 90.0}};
        const std::vector<PlotPoint> price{{hour - 3h, 50.0}, {hour - 2h, 51.0}, {hour - 1h, 52.0}};
        const auto boxes = interestBoxes(oi, price, 1h, hour - 4h, hour + 10min);
        QCOMPARE(boxes.size(), std::size_t{3});
        QCOMPARE(boxes[0].open, 100.0);
        QCOMPARE(boxes[0].high, 108.0);
        QCOMPARE(boxes[0].close, 104.0);
        QCOMPARE(*boxes[0].price, 0.02);
        QCOMPARE(*boxes[0].corner, analytics::interest::Quadrant::NewLongs);
        QCOMPARE(*boxes[1].corner, analytics::interest::Quadrant::ShortCovering);
        QCOMPARE(*boxes[2].corner, analytics::interest::Quadrant::Flat);  // no move of the price
        const auto bars = interestBars(boxes, 1h, m_theme);
        QCOMPARE(bars.size(), std::size_t{3});
        QVERIFY(!bars[0].faint && bars[1].faint && bars[0].color == bars[1].color);
        QCOMPARE(*bars[0].points[0].value, boxes[0].change() * 100);
    }
    void aSpikeIsNamedAtItsBar()
    {
        std::vector<InterestBox> boxes;
        for (int i = 0; i < 10; ++i) {
            const double close = i == 6 ? 105 : 100.2;
            boxes.push_back(
                {kNow + i * 1h, 100, close, 100, close, 0.01, analytics::interest::Quadrant::NewLongs});
        }
        const auto bars = interestBars(boxes, 1h, m_theme);
        QCOMPARE(bars.size(), std::size_t{1});
        for (std::size_t i = 0; i < 10; ++i)
            QCOMPARE(bars[0].said[i], i == 6 ? QStringLiteral("+5.00 %") : QString());
        boxes.resize(5);  // too few to say what stands out
        QVERIFY(!spikesFrom(boxes));
    }
    void aClickReadsTheRebuildFromThere()
    {
        const auto panel = made(sample::Mood::Full, {1'100, 640});
        panel->show();
        QVERIFY(panel->rebuild().recovered);  // of the last flush found
        panel->restoreState({{QStringLiteral("span"), 1}});
        panel->grab();
        TimePlot* const plot = panel->plot();
        const QPoint at(plot->xOf(kNow - 40h), plot->plotRect().center().y());
        QTest::mouseClick(plot, Qt::LeftButton, Qt::NoModifier, at);
        QVERIFY(panel->anchor());
        QVERIFY(std::chrono::abs(*panel->anchor() - (kNow - 40h)) < 1h);
        QVERIFY(*panel->rebuild().since == *panel->anchor());
        // A drag is no click.
        const auto before = panel->anchor();
        QTest::mousePress(plot, Qt::LeftButton, Qt::NoModifier, at);
        QTest::mouseMove(plot, at + QPoint(30, 0));
        QTest::mouseRelease(plot, Qt::LeftButton, Qt::NoModifier, at + QPoint(30, 0));
        QVERIFY(*panel->anchor() == *before);
        QTest::keyClick(plot, Qt::Key_Delete);
        QVERIFY(!panel->anchor());
        QCOMPARE(*panel->rebuild().before, 241'000.0);
    }
    void theTablesSayTheBoardsNumbers()
    {
        const auto panel = made(sample::Mood::Full);
        const auto board = m_hub->interest.read().value;
        const auto table = panel->exportTables().at(1);
        QCOMPARE(table.rows.size(), std::size_t{5});
        QCOMPARE(table.rows[0][1], format::money(*board->venues[0]->usd.value));
        QCOMPARE(table.rows[0][5], format::percentChange(*board->venues[0]->changes[2].value));
        QCOMPARE(table.rows[1][6], QString());  // Bybit's past is too short for it
        QVERIFY(
            panel->venueTable()->index(1, 6).data(Qt::ToolTipRole).toString().contains(QStringLiteral("little")));
        const auto ratios = panel->exportTables().at(2);
        QCOMPARE(ratios.rows[0][3], QStringLiteral("64.0 % long"));
        QCOMPARE(ratios.rows[3][1], QString());
        const auto& facts = panel->facts()->facts();
        QCOMPARE(facts[0].value,
                 QStringLiteral("HHI %1").arg(format::count(quint64(std::lround(*board->hhi.value)))));
        QCOMPARE(facts[1].note, QStringLiteral("tinder"));
        QCOMPARE(facts[3].value, QStringLiteral("long build"));
        QCOMPARE(panel->priceCorners()->wordOf({kNow, -0.01, 0.02}), QStringLiteral("short build"));
        QCOMPARE(panel->volatilityCorners()->wordOf({kNow, 0.03, -0.10}), QStringLiteral("confidence returns"));
    }
    // Two of four venues are fresh: their shares say nothing of the whole.
    void concentrationOfAPartIsNoNotice()
    {
        InterestSnapshot b;
        b.hhi.value = 5'266;
        b.expected = 0b1111;
        for (std::size_t v = 0; v < 2; ++v) b.venues[v].emplace().usd.value = 5e9;
        const auto conc = [&] { return interestFacts(b, {}, InterestAnchor::Flush, InterestView{}).front(); };
        b.hhi.coverage = 0.5;
        QCOMPARE(conc().tone, CellTone::Muted);
        QCOMPARE(conc().note, QStringLiteral("without OK, HL"));
        QVERIFY(conc().tip.contains(QStringLiteral("fresh venues alone")));
        b.hhi.coverage = 1;
        b.expected = 0b0011;
        QCOMPARE(conc().tone, CellTone::Warn);
        QVERIFY(!conc().note.contains(QStringLiteral("without")));
    }
    void signsInEveryStyle()
    {
        InterestSnapshot b;
        b.turnover.value = 2.0;
        b.turnoverZ = -1.5;
        InterestRebuild r;
        r.recovered = -12.5;
        r.since = kNow;
        const auto back = [&] { return rebuildSentence(r, InterestAnchor::Picked); };
        QVERIFY2(back().startsWith(QStringLiteral("\u22121,250 % of")), qPrintable(back()));
        const auto restored = qScopeGuard([usual = format::style()] { format::setStyle(usual); });
        format::Style style;
        style.marks = {number_text::Marks::Point::Comma, number_text::Marks::Group::Dot, true};
        format::setStyle(style);
        QVERIFY2(back().startsWith(QStringLiteral("\u22121.250 % of")), qPrintable(back()));
        QCOMPARE(interestFacts(b, r, InterestAnchor::Picked, {}).at(2).note, QStringLiteral("z \u22121,5"));
        b.turnoverZ = -0.04;
        QCOMPARE(interestFacts(b, r, InterestAnchor::Picked, {}).at(2).note, QStringLiteral("z 0,0"));
    }
    void aHiddenVenueIsNotCounted()
    {
        const auto panel = made(sample::Mood::Full);
        panel->setHidden(1u << static_cast<unsigned>(VenueId::Bybit));
        QCOMPARE(panel->headline(), QStringLiteral("$12.95bn"));
        QCOMPARE(panel->plot()->readingAt(kNow - 3h).size(), std::size_t{3});
        panel->setHidden(0xff);  // one at least stays
        QCOMPARE(panel->hiddenVenues(), std::uint8_t{2});
    }
    void longAndShortOverTime()
    {
        const auto panel = made(sample::Mood::Full, {900, 600});
        panel->restoreState({{QStringLiteral("view"), static_cast<int>(InterestPanel::Ratios)}});
        const auto board = m_hub->interest.read().value;
        const auto& told = *ratiosOf(*board->venues[static_cast<std::size_t>(VenueId::Binance)]);
        const auto read = panel->plot()->readingAt(told.back().at);
        const auto bn = std::find_if(read.begin(), read.end(),
                                     [](const PlotReading& r) { return r.code == QStringLiteral("BN"); });
        QVERIFY(bn != read.end());
        QVERIFY(std::fabs(bn->value - told.back().longShare * 100) < 1e-9);
        // Where it was not told for a quarter of an hour and more, there is nothing.
        const auto gap =
            std::adjacent_find(told.begin(), told.end(),
                               [](const RatioPoint& a, const RatioPoint& b) { return b.at - a.at > 15min; });
        QVERIFY(gap != told.end());
        for (const PlotReading& r : panel->plot()->readingAt(gap->at + 20min))
            QVERIFY(r.code != QStringLiteral("BN"));
        // The other venues do not tell it.
        QVERIFY(std::none_of(read.begin(), read.end(),
                             [](const PlotReading& r) { return r.code == QStringLiteral("HL"); }));
        const auto series = panel->exportSeries();
        QVERIFY(std::any_of(series.begin(), series.end(), [&](const ExportTable& t) {
            return t.id == QStringLiteral("interest_long_short") && t.rows.size() >= told.size();
        }));
    }
    void fiftyPercentIsDrawnInTheRatios()
    {
        const auto panel = made(sample::Mood::Full, {900, 600});
        panel->restoreState({{QStringLiteral("view"), static_cast<int>(InterestPanel::Ratios)}});
        panel->pull(*m_hub, m_now, true);
        const TimePlot* const plot = panel->plot();
        const QImage image = panel->plot()->grab().toImage();
        const QRect area = plot->plotRect();
        const int y = plot->yOf(50);
        QVERIFY(area.contains(area.center().x(), y));
        const auto alike = [](const QColor& a, const QColor& b) {
            return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) <
                   40;
        };
        int drawn = 0;
        for (int x = area.left(); x < area.right(); ++x)
            for (int at = y - 1; at <= y + 1; ++at) drawn += alike(image.pixelColor(x, at), m_theme.text.muted);
        QVERIFY2(drawn > area.width() / 3, qPrintable(QString::number(drawn)));
    }
    // Asked for every five minutes: of three that failed no ratio is left that would pass for the present one.
    void ratiosGrowStale()
    {
        sample::Hub(*m_hub, m_now, sample::Mood::Full, true, sample::Hub::four()).fill();
        const auto board = m_hub->interest.read().value;
        InterestView view{sample::Hub::four(), SizeUnit::Usd, m_now, false};
        const Mono told = board->venues[0]->ratios[0]->stamp.mono;
        view.now.mono = told + limits::kRatios - 1s;
        QCOMPARE(interestRatioRows(*board, view).at(0).cells.at(1).text, QStringLiteral("52.0 % long"));
        view.now.mono = told + limits::kRatios;
        TextTable table(interestRatioColumns(), nullptr);
        table.apply(interestRatioRows(*board, view));
        const TextCell& cell = table.row(0).cells.at(1);
        QCOMPARE(cell.text, format::kNone);
        QCOMPARE(cell.fresh, Freshness::Stale);
        const ExportTable said = table.toExport(QStringLiteral("interest_ratios"), {});
        QCOMPARE(said.rows[0][1], QString());
        QVERIFY2(said.rows[0].last().contains(QStringLiteral("52.0 % long was received 15 m")),
                 qPrintable(said.rows[0].last()));
    }
    void nothingIsSaidToBeNothing()
    {
        const auto panel = made(sample::Mood::Empty);
        QCOMPARE(panel->face().fresh, Freshness::Off);
        QCOMPARE(panel->headline(), QStringLiteral("\u2014"));
        QVERIFY(panel->exportSeries().empty());
        QVERIFY(!panel->shares()->shareOf(0, 0));
    }
};

QTEST_MAIN(TestInterestPanel)
#include "tst_interest_panel.moc"
