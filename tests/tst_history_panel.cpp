// The history panel: what it draws is what was answered, what was told never passes for seen, gaps stay gaps, and
// it asks for no more than it can show.
#include "tests/support/history_panel_rig.h"
#include "tests/support/sample_past.h"
#include "ui/panels/history_panel.h"
#include "widgets/segmented.h"
#include "widgets/time_plot.h"
#include "widgets/venue_key.h"

#include <QClipboard>
#include <QComboBox>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <set>

using namespace plimsoll;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(plimsoll::HistoryRequest)

class TstHistoryPanel : public QObject, private test::HistoryPanelRig {
    Q_OBJECT

    std::shared_ptr<const HistoryAnswer> m_answer;

    HistoryPlot plotOf(HistoryView view, SizeUnit size = SizeUnit::Usd, std::uint8_t venues = 0x0f) const
    {
        return historyPlot(*m_answer, sample::Hub::four(), {view, venues, size, FundingUnit::Bp8h}, m_theme);
    }
    static const PlotSeries* named(const HistoryPlot& plot, const QString& name)
    {
        for (const PlotSeries& s : plot.series)
            if (s.name == name) return &s;
        return nullptr;
    }
    const store::SeriesPoint& pointAt(VenueId v, Duration old) const
    {
        const std::int64_t wanted = toUnixMs(m_now.wall - old) / 1'000;
        for (const HistoryLine& l : m_answer->lines)
            if (l.venue == v)
                for (const store::SeriesPoint& p : l.series.points)
                    if (p.t <= wanted && wanted < p.t + l.series.span) return p;
        qFatal("no such point");
    }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<plimsoll::HistoryRequest>();
        begin();
    }
    void init()
    {
        fresh();
        useFour();
        m_answer = sample::pastSeries(m_now, m_now.wall, sample::Hub::four(), {0, 0, 0, 0});
    }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void numbersAreTheAnswers();
    void whatWasToldNeverJoins_data();
    void whatWasToldNeverJoins();
    void whatWasFilledInIsTold();
    void gapsAreWhatNobodyKnows();
    void aFewMinutesAreNoWholeSpan();
    void candlesHaveTheirRange();
    void flowsAreAdded();
    void spotHasNoFunding();
    void asksWhatItCanShow();
    void asksAgainAtMostEveryFewSeconds();
    void zoomAsksFiner();
    void anotherAssetAsksAnew();
    void saysWhyThereIsNothing();
    void itsOwnInputsJudgeIt();
    void venuesGoAndOneStays();
    void unitsSwitch();
    void copiesAndExports();
};

void TstHistoryPanel::numbersAreTheAnswers()
{
    const auto& p = pointAt(VenueId::Bybit, 2h);
    const Timestamp t = m_now.wall - 2h;
    const auto at = [&](HistoryView view, const char* name, SizeUnit unit = SizeUnit::Usd) {
        const HistoryPlot plot = plotOf(view, unit);
        const PlotSeries* s = named(plot, QString::fromUtf8(name));
        return s ? valueAt(*s, t) : std::nullopt;
    };
    QCOMPARE(*at(HistoryView::Price, "Bybit, price"), *p.close);
    QCOMPARE(*at(HistoryView::Basis, "Bybit, basis"), (*p.mark / *p.index - 1) * 1e4);
    QCOMPARE(*at(HistoryView::Spread, "Bybit, spread"), *p.spreadBp);
    QCOMPARE(*at(HistoryView::Depth, "Bybit, bids"), *p.bid100);
    QCOMPARE(*at(HistoryView::Depth, "Bybit, asks"), -*p.ask100);
    QCOMPARE(*at(HistoryView::Depth, "Bybit, bids", SizeUnit::Base), *p.bid100 / *p.close);
    QCOMPARE(*at(HistoryView::Interest, "Bybit, open interest"), *p.interestBase * *p.close);
    QCOMPARE(*at(HistoryView::Interest, "Bybit, open interest", SizeUnit::Base), *p.interestBase);
    QCOMPARE(*at(HistoryView::Funding, "Bybit, funding estimate"), *p.r8 * 1e4);
    QCOMPARE(plotOf(HistoryView::Price).series.size(), std::size_t{8});  // seen and told of four
}

void TstHistoryPanel::whatWasToldNeverJoins_data()
{
    QTest::addColumn<int>("view");
    for (const HistoryView v :
         {HistoryView::Price, HistoryView::Basis, HistoryView::Depth, HistoryView::Interest, HistoryView::Funding})
        QTest::newRow(qPrintable(historyViewName(v))) << static_cast<int>(v);
}

void TstHistoryPanel::whatWasToldNeverJoins()
{
    QFETCH(int, view);
    const HistoryPlot plot = plotOf(static_cast<HistoryView>(view));
    QVERIFY(!plot.series.empty());
    int seen = 0, told = 0;
    for (const PlotSeries& s : plot.series) {
        const bool remembered = s.name.contains(QStringLiteral("remembers"));
        ++(remembered ? told : seen);
        QCOMPARE(s.faint, remembered);
        QVERIFY(remembered ? s.width <= 1 : s.width > 1);
        QVERIFY(!s.holds);
        // A value reaches as far as its point; open interest, where it is told by the hour, an hour.
        const Duration reach = remembered && static_cast<HistoryView>(view) == HistoryView::Interest
                                   ? Duration{1h}
                                   : Duration{std::chrono::seconds{sample::kPastSpan}};
        for (std::size_t i = 1; i < s.points.size(); ++i) {
            const PlotPoint &a = s.points[i - 1], &b = s.points[i];
            QVERIFY(b.at >= a.at);
            if (a.value) QVERIFY(b.at - a.at <= reach);
        }
        // In the hole nobody knows anything, and in the other's time this one is silent.
        QVERIFY(!valueAt(s, m_now.wall - 9h));
        QVERIFY(valueAt(s, m_now.wall - (remembered ? 2h : 12h)) == std::nullopt);
    }
    QCOMPARE(seen, static_cast<HistoryView>(view) == HistoryView::Depth ? 8 : 4);
    const bool venuesRemember = static_cast<HistoryView>(view) == HistoryView::Price ||
                                static_cast<HistoryView>(view) == HistoryView::Interest;
    QCOMPARE(told, venuesRemember ? 4 : 0);
    QCOMPARE(plot.told, venuesRemember);
}

void TstHistoryPanel::whatWasFilledInIsTold()
{
    // A span that was seen, but whose open interest is the venue's own word.
    HistoryAnswer a = *m_answer;
    Timestamp t{};
    for (store::SeriesPoint& p : a.lines[0].series.points) {
        if (t != Timestamp{} || p.t < toUnixMs(m_now.wall) / 1'000 - 7'200) continue;
        p.interestTold = true;
        t = Timestamp{std::chrono::seconds{p.t}};
    }
    m_answer = std::make_shared<const HistoryAnswer>(a);
    const HistoryPlot plot = plotOf(HistoryView::Interest);
    const PlotSeries* seen = named(plot, QStringLiteral("Binance, open interest"));
    const PlotSeries* told = named(plot, QStringLiteral("Binance, open interest, as the venue remembers"));
    QVERIFY(seen && told);
    QVERIFY(!valueAt(*seen, t) && valueAt(*told, t));
    QVERIFY(valueAt(*seen, t + 2min) && !valueAt(*told, t + 2min));
    // Its price was seen.
    QVERIFY(valueAt(*named(plotOf(HistoryView::Price), QStringLiteral("Binance, price")), t));
}

void TstHistoryPanel::gapsAreWhatNobodyKnows()
{
    const HistoryPlot plot = plotOf(HistoryView::Price);
    QCOMPARE(plot.gaps.size(), std::size_t{1});
    QVERIFY(std::chrono::abs(plot.gaps[0].from - (m_now.wall - 11h)) <= 2min);
    QVERIFY(std::chrono::abs(plot.gaps[0].to - (m_now.wall - 8h)) <= 2min);
    QCOMPARE(plot.gaps[0].text, QStringLiteral("gap 3 h 00 m"));
    // Each venue's lane: told, seen, told, nothing, seen.
    QCOMPARE(plot.lanes.size(), std::size_t{4});
    QCOMPARE(plot.lanes[0].runs.size(), std::size_t{4});
    QVERIFY(!plot.lanes[0].runs[0].seen && plot.lanes[0].runs[1].seen && !plot.lanes[0].runs[2].seen);
    QVERIFY(plot.lanes[0].runs[3].to > m_now.wall - 2min);
    // Nobody remembers a spread: before what was seen there is nothing.
    const HistoryPlot spread = plotOf(HistoryView::Spread);
    QCOMPARE(spread.gaps.size(), std::size_t{2});
    QVERIFY(spread.gaps[0].text.startsWith(QStringLiteral("nothing before ")));
    QVERIFY(spread.gaps[0].from == m_answer->request.from);
    // The present is not a gap because minutes are written when they are over; an hour ago is.
    m_answer = sample::pastSeries(m_now, m_now.wall, sample::Hub::four(), {120, 130, 150, 140});
    QCOMPARE(plotOf(HistoryView::Price).gaps.size(), std::size_t{1});
    m_answer = sample::pastSeries(m_now, m_now.wall, sample::Hub::four(), {3'600, 3'700, 4'000, 3'900});
    QCOMPARE(plotOf(HistoryView::Price).gaps.size(), std::size_t{2});
}

// Half days of Binance: one that was seen for its last hour, one that was seen, one that runs.
void TstHistoryPanel::aFewMinutesAreNoWholeSpan()
{
    constexpr std::int64_t span = 43'200;
    const std::int64_t running = toUnixMs(m_now.wall) / 1'000 - 18'000;
    const auto at = [](std::int64_t t) { return Timestamp{std::chrono::seconds{t}}; };
    HistoryAnswer a = *m_answer;
    a.request.from = at(running - 2 * span);
    a.lines.resize(1);
    auto& points = a.lines[0].series.points;
    a.lines[0].series.span = span;
    points.clear();
    for (int n = -2; n <= 0; ++n) {
        store::SeriesPoint p;
        p.t = running + n * span;
        p.rows = n == -2 ? 60 : n == -1 ? 720 : 297;
        p.until = n == 0 ? p.t + 297 * 60 : p.t + span;
        p.first = p.until - p.rows * 60;
        p.open = p.high = p.low = p.close = 100;
        p.buyUsd = p.sellUsd = 1e6;
        points.push_back(p);
    }
    const auto drawn = [&](HistoryView view) {
        m_answer = std::make_shared<const HistoryAnswer>(a);
        return plotOf(view, SizeUnit::Usd, 0x01);
    };
    const Timestamp begun = at(running - span - 3'600);
    HistoryPlot plot = drawn(HistoryView::Taker);
    const PlotSeries* part = named(plot, QStringLiteral("taker buys, in part"));
    const PlotSeries* whole = named(plot, QStringLiteral("taker buys"));
    QVERIFY(part && part->faint && whole && !whole->faint);
    QCOMPARE(part->points.size(), std::size_t{1});
    QVERIFY(part->points[0].at == at(running - 2 * span));
    QCOMPARE(whole->points.size(), std::size_t{2});  // what runs is whole as far as it has come
    QVERIFY(plot.part && !plot.told);
    QCOMPARE(plot.lanes[0].runs.size(), std::size_t{1});
    QVERIFY(plot.lanes[0].runs[0].seen && plot.lanes[0].runs[0].from == begun);
    QCOMPARE(plot.gaps.size(), std::size_t{1});
    QVERIFY(plot.gaps[0].from == a.request.from && plot.gaps[0].to == begun);
    plot = drawn(HistoryView::Candles);
    part = named(plot, QStringLiteral("Binance, price, in part"));
    QVERIFY(part && part->faint && !part->labelled && part->points.size() == 1);
    plot = drawn(HistoryView::Price);
    const PlotSeries* line = named(plot, QStringLiteral("Binance, price"));
    QVERIFY(line && !valueAt(*line, begun - 1min) && valueAt(*line, begun));
    // The export says it too.
    const QStringList row = historyTable(a).rows.front();
    QVERIFY(row.contains(QStringLiteral("seen in part")));
    QVERIFY(row.contains(QStringLiteral("seen for 60 of 720 minutes")));
    const QStringList runs = historyTable(a).rows.back();
    QVERIFY(runs.contains(QStringLiteral("seen")) && runs.back().isEmpty());

    // The venue remembers the hours before.
    points[0].priceRest = points[0].flowsRest = true;
    points[0].toldUntil = points[0].first;
    plot = drawn(HistoryView::Taker);
    part = named(plot, QStringLiteral("taker buys, in part as a venue remembers"));
    QVERIFY(part && part->faint && part->points.size() == 1);
    QVERIFY(plot.told && !plot.part && plot.gaps.empty());
    QCOMPARE(plot.lanes[0].runs.size(), std::size_t{2});
    QVERIFY(!plot.lanes[0].runs[0].seen && plot.lanes[0].runs[0].to == begun && plot.lanes[0].runs[1].seen);
    plot = drawn(HistoryView::Price);
    line = named(plot, QStringLiteral("Binance, price"));
    const PlotSeries* told = named(plot, QStringLiteral("Binance, price, as the venue remembers"));
    QVERIFY(line && told);
    QVERIFY(!valueAt(*line, begun - 1min) && valueAt(*told, begun - 1min));
    QVERIFY(valueAt(*line, begun) && !valueAt(*told, begun));
}

void TstHistoryPanel::candlesHaveTheirRange()
{
    const HistoryPlot plot = plotOf(HistoryView::Candles, SizeUnit::Usd, 0x02);
    QVERIFY(plot.candles && *plot.candles == VenueId::Bybit);
    const PlotSeries* seen = named(plot, QStringLiteral("Bybit, price"));
    QVERIFY(seen && seen->form == PlotForm::Candles && !seen->faint);
    QCOMPARE(seen->points.size(), seen->candles.size());
    QVERIFY(seen->each == std::chrono::seconds{sample::kPastSpan});
    const auto& p = pointAt(VenueId::Bybit, 2h);
    for (std::size_t i = 0; i < seen->points.size(); ++i) {
        if (seen->points[i].at != Timestamp{std::chrono::seconds{p.t}}) continue;
        QCOMPARE(seen->candles[i].open, *p.open);
        QCOMPARE(seen->candles[i].high, *p.high);
        QCOMPARE(seen->candles[i].low, *p.low);
        QCOMPARE(*seen->points[i].value, *p.close);
    }
    const PlotSeries* told = named(plot, QStringLiteral("Bybit, price, as the venue remembers"));
    QVERIFY(told && told->faint);
}

void TstHistoryPanel::flowsAreAdded()
{
    const HistoryPlot plot = plotOf(HistoryView::Taker);
    const PlotSeries* buys = named(plot, QStringLiteral("taker buys"));
    const PlotSeries* sells = named(plot, QStringLiteral("taker sells"));
    QVERIFY(buys && sells && buys->form == PlotForm::Bars);
    double buy = 0, sell = 0;
    for (const VenueId v : kVenues) {
        buy += *pointAt(v, 2h).buyUsd;
        sell += *pointAt(v, 2h).sellUsd;
    }
    QVERIFY(std::fabs(*valueAt(*buys, m_now.wall - 2h) - buy) < 1e-6);
    QVERIFY(std::fabs(*valueAt(*sells, m_now.wall - 2h) + sell) < 1e-6);
    const PlotSeries* told = named(plot, QStringLiteral("taker buys, in part as a venue remembers"));
    QVERIFY(told && told->faint && !told->points.empty());
    for (const PlotPoint& p : told->points) QVERIFY(p.at < m_now.wall - 8h);
    // Longs hurt downwards, shorts upwards, and quiet is zero, not unknown.
    const HistoryPlot hurt = plotOf(HistoryView::Liquidated);
    const PlotSeries* longs = named(hurt, QStringLiteral("longs liquidated"));
    QVERIFY(longs);
    QVERIFY(std::any_of(longs->points.begin(), longs->points.end(), [](const auto& p) { return *p.value < 0; }));
    QVERIFY(std::none_of(longs->points.begin(), longs->points.end(), [](const auto& p) { return *p.value > 0; }));
    QCOMPARE(longs->color, m_theme.liq.longs);
}

void TstHistoryPanel::spotHasNoFunding()
{
    for (const HistoryView v : kHistoryViews) QVERIFY(historyViewMissing(v, Market::Perp).isEmpty());
    QVERIFY(!historyViewMissing(HistoryView::Funding, Market::Spot).isEmpty());
    QVERIFY(historyViewMissing(HistoryView::Depth, Market::Spot).isEmpty());
}

void TstHistoryPanel::asksWhatItCanShow()
{
    auto panel = shown();
    QSignalSpy asked(panel.get(), &Panel::historyWanted);
    panel->pull(*m_hub, m_now);
    QCOMPARE(asked.count(), 1);
    const auto r = asked.takeFirst().at(0).value<HistoryRequest>();
    QCOMPARE(r.by, std::string("history"));
    QCOMPARE(r.asset, std::string("BTC"));
    QVERIFY(r.what == HistoryRequest::What::Series && r.market == Market::Perp);
    QVERIFY(r.from <= m_now.wall - 24h && r.to > m_now.wall && r.to <= m_now.wall + 10min);
    QVERIFY(r.points > 100 && r.points <= 2 * panel->plot()->plotRect().width());
    // Whole points, of whole minutes: a bucket stays where it is.
    const Duration each = (r.to - r.from) / r.points;
    QCOMPARE((r.to - r.from) % r.points, Duration{});
    QCOMPARE(each % Duration{1min}, Duration{});
    QCOMPARE(r.from.time_since_epoch() % each, Duration{});
    for (int span = 0; span < 6; ++span) {
        if (span == panel->spans()->current()) continue;
        panel->spans()->setCurrent(span);
        QCOMPARE(asked.count(), 1);
        const auto next = asked.takeFirst().at(0).value<HistoryRequest>();
        QVERIFY(next.from <= m_now.wall - panel->plot()->span() + 1min);
        QVERIFY(next.points <= 2 * panel->plot()->plotRect().width());
        if (span == 0) QVERIFY(next.to - next.from <= 1h);  // seconds are told of an hour
    }
    panel->markets()->setCurrent(1);
    QCOMPARE(asked.count(), 1);
    QVERIFY(asked.takeFirst().at(0).value<HistoryRequest>().market == Market::Spot);
    // Nobody looks, nobody asks.
    panel->hide();
    panel->spans()->setCurrent(2);
    panel->age({m_now.wall + 1min, m_now.mono + 1min});
    QCOMPARE(asked.count(), 0);
    panel->show();
    panel->pull(*m_hub, m_now);
    QVERIFY(asked.count() >= 1);
}

void TstHistoryPanel::asksAgainAtMostEveryFewSeconds()
{
    auto panel = shown();
    panel->spans()->setCurrent(0);
    QSignalSpy asked(panel.get(), &Panel::historyWanted);
    panel->pull(*m_hub, m_now);
    QCOMPARE(asked.count(), 1);
    for (int i = 1; i <= 100; ++i) {
        m_clock.advance(100ms);
        m_now = {m_clock.wall(), m_clock.mono()};
        HistoryAnswer a;
        a.request = asked.last().at(0).value<HistoryRequest>();
        a.asOf = m_now;
        answer(a);
        panel->pull(*m_hub, m_now, true);
    }
    QVERIFY2(asked.count() >= 3 && asked.count() <= 5, qPrintable(QString::number(asked.count())));
    // Without an answer it waits longer before it asks again.
    const auto before = asked.count();
    m_clock.advance(3500ms);
    panel->age({m_clock.wall(), m_clock.mono()});
    QCOMPARE(asked.count(), before + 1);
    m_clock.advance(3500ms);
    panel->age({m_clock.wall(), m_clock.mono()});
    QCOMPARE(asked.count(), before + 1);
    m_clock.advance(3500ms);
    panel->age({m_clock.wall(), m_clock.mono()});
    QCOMPARE(asked.count(), before + 2);
}

void TstHistoryPanel::zoomAsksFiner()
{
    auto panel = shown();
    QSignalSpy asked(panel.get(), &Panel::historyWanted);
    panel->pull(*m_hub, m_now);
    const auto first = asked.takeFirst().at(0).value<HistoryRequest>();
    HistoryAnswer a = *m_answer;
    a.request = first;
    answer(a);
    panel->pull(*m_hub, m_now);
    QVERIFY(!panel->plot()->readingAt(m_now.wall - 2h).empty());
    QTRY_VERIFY(asked.isEmpty());  // what is held is enough
    const QPoint at = panel->plot()->plotRect().center();
    for (int i = 0; i < 10; ++i) {
        QWheelEvent e(QPointF(at), QPointF(panel->plot()->mapToGlobal(at)), {}, {0, 120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(panel->plot(), &e);
    }
    QTRY_VERIFY(!asked.isEmpty());  // once the gesture has ended
    const auto finer = asked.last().at(0).value<HistoryRequest>();
    QVERIFY((finer.to - finer.from) / finer.points < (first.to - first.from) / first.points);
    QVERIFY(finer.serial > first.serial);
    QVERIFY(panel->plot()->paused());
    // What is in the past does not change: answered once, it is not asked for again.
    a.request = finer;
    answer(a);
    asked.clear();
    m_clock.advance(40s);
    m_now = {m_clock.wall(), m_clock.mono()};
    panel->pull(*m_hub, m_now);
    panel->age(m_now);
    QCOMPARE(asked.count(), 0);
    QCOMPARE(panel->face().age, QStringLiteral("past"));
}

void TstHistoryPanel::anotherAssetAsksAnew()
{
    auto panel = shown();
    sample::Hub(*m_hub, m_now, sample::Mood::Full, true, sample::Hub::four()).fill();
    panel->pull(*m_hub, m_now);
    QVERIFY(!panel->plot()->readingAt(m_now.wall - 2h).empty());
    QSignalSpy asked(panel.get(), &Panel::historyWanted);
    m_selection->setAsset(QStringLiteral("ETH"));
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.last().at(0).value<HistoryRequest>().asset, std::string("ETH"));
    QVERIFY(panel->plot()->readingAt(m_now.wall - 2h).empty());
    // BTC's answer is still in the hub: it is not ETH's.
    panel->pull(*m_hub, m_now, true);
    QVERIFY(panel->plot()->readingAt(m_now.wall - 2h).empty());
    QVERIFY(panel->face().context.startsWith(QStringLiteral("ETH perp")));
}

void TstHistoryPanel::saysWhyThereIsNothing()
{
    auto panel = shown();
    QSignalSpy asked(panel.get(), &Panel::historyWanted);
    panel->pull(*m_hub, m_now);
    QCOMPARE(panel->face().age, QStringLiteral("no data"));
    QVERIFY(panel->plot()->accessibleDescription().contains(QStringLiteral("Reading")));
    HistoryAnswer a;
    a.request = asked.last().at(0).value<HistoryRequest>();
    a.asOf = m_now;
    a.problem = "Demo data is not stored.";
    answer(a);
    panel->pull(*m_hub, m_now);
    QCOMPARE(panel->plot()->accessibleDescription(), QStringLiteral("Demo data is not stored."));
    QCOMPARE(panel->face().fresh, Freshness::Off);
    QVERIFY(panel->exportSeries().empty());
    panel->markets()->setCurrent(1);
    panel->views()->setCurrentIndex(static_cast<int>(HistoryView::Funding));
    QCOMPARE(panel->plot()->accessibleDescription(), QStringLiteral("A spot market has no funding"));
}

void TstHistoryPanel::itsOwnInputsJudgeIt()
{
    auto panel = shown();
    const auto filled = [&](sample::Mood mood) {
        sample::Hub(*m_hub, m_now, mood, true, sample::Hub::four()).fill();
        panel->pull(*m_hub, m_now, true);
        return panel->face();
    };
    QCOMPARE(filled(sample::Mood::Full).fresh, Freshness::Live);
    QCOMPARE(filled(sample::Mood::Late).fresh, Freshness::Late);
    QCOMPARE(panel->face().age, QStringLiteral("BY 10 m"));
    QCOMPARE(filled(sample::Mood::Stale).fresh, Freshness::Stale);
    // A venue that is switched off is not late.
    filled(sample::Mood::Late);
    HealthSnapshot s = *m_hub->health.read().value;
    s.venues[static_cast<std::size_t>(VenueId::Bybit)].enabled = false;
    m_hub->health.publish(s);
    panel->pull(*m_hub, m_now);
    QCOMPARE(panel->face().fresh, Freshness::Live);
    QVERIFY(panel->face().tip.contains(QStringLiteral("Bybit: seen until")));
    QVERIFY(panel->caveat().contains(QStringLiteral("as the venue remembers")));
    QVERIFY(panel->caveat().contains(QStringLiteral("hatched: nothing known")));
    QVERIFY(panel->footer().contains(QStringLiteral("a point is 2 m")));
}

void TstHistoryPanel::venuesGoAndOneStays()
{
    auto panel = shown();
    sample::Hub(*m_hub, m_now, sample::Mood::Full, true, sample::Hub::four()).fill();
    panel->pull(*m_hub, m_now);
    const auto drawn = [&] { return panel->plot()->readingAt(m_now.wall - 2h).size(); };
    QCOMPARE(drawn(), std::size_t{4});
    for (std::size_t i = 0; i < 3; ++i) QTest::mouseClick(panel->chips()[i], Qt::LeftButton);
    QCOMPARE(drawn(), std::size_t{1});
    QTest::mouseClick(panel->chips()[3], Qt::LeftButton);  // the last one cannot go
    QCOMPARE(drawn(), std::size_t{1});
    QVERIFY(panel->chips()[3]->isChecked() && !panel->chips()[0]->isChecked());
    const QJsonObject kept = panel->saveState();
    auto other = shown();
    other->restoreState(kept);
    QCOMPARE(other->saveState(), kept);
}

void TstHistoryPanel::unitsSwitch()
{
    auto panel = shown();
    sample::Hub(*m_hub, m_now, sample::Mood::Full, true, sample::Hub::four()).fill();
    panel->pull(*m_hub, m_now);
    panel->views()->setCurrentIndex(static_cast<int>(HistoryView::Interest));
    const auto first = [&] { return panel->plot()->readingAt(m_now.wall - 2h).at(0).value; };
    const double usd = first();
    m_selection->setSizeUnit(SizeUnit::Base);
    QVERIFY(std::fabs(usd / first() - 84'000) < 1'500);
    m_selection->setSizeUnit(SizeUnit::Quote);
    QCOMPARE(first(), usd);
    QVERIFY(panel->footer().contains(QStringLiteral("quotes are not stored")));
    panel->views()->setCurrentIndex(static_cast<int>(HistoryView::Funding));
    const double bp = first();
    m_selection->setFundingUnit(FundingUnit::Apr);
    QVERIFY(std::fabs(first() - bp / 1e4 * 1'095 * 100) < 1e-9);
}

void TstHistoryPanel::copiesAndExports()
{
    auto panel = shown();
    sample::Hub(*m_hub, m_now, sample::Mood::Full, true, sample::Hub::four()).fill();
    panel->pull(*m_hub, m_now);
    const QStringList lines = panel->asTsv().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.at(0).split(u'\t').size(), 1 + 8);
    QVERIFY(lines.at(0).contains(QStringLiteral("Binance, price (US dollars a coin)")));
    std::set<QString> times;
    for (const QString& l : lines) {
        QCOMPARE(l.split(u'\t').size(), 1 + 8);
        QVERIFY(times.insert(l.section(u'\t', 0, 0)).second);
    }
    QCOMPARE(lines.size() - 1, static_cast<qsizetype>(m_answer->lines[0].series.points.size()));
    panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(panel.get()));
    panel->plot()->setFocus();
    QTest::keySequence(panel->plot(), QKeySequence::Copy);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), panel->asTsv());
    const ExportTable t = panel->exportSeries().at(0);
    QCOMPARE(t.rows.size(), 4 * m_answer->lines[0].series.points.size());
    for (const QStringList& row : t.rows) QCOMPARE(row.size(), t.heads.size());
}

QTEST_MAIN(TstHistoryPanel)
#include "tst_history_panel.moc"
