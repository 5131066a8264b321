// What has happened, pinned on all charts: flags where they belong, many as one, none where nothing is shown; what
// of the journal they are; and one source and one switch for every chart of the window.
#include "tests/support/heat_rig.h"
#include "tests/support/window_rig.h"
#include "ui/journal_marks.h"
#include "ui/mark_book.h"
#include "ui/workspace_desk.h"
#include "widgets/forced_map.h"
#include "widgets/heat_overlay.h"
#include "widgets/heatmap_view.h"
#include "widgets/rate_map.h"
#include "widgets/time_plot.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

#include <utility>

using namespace plimsoll;
using namespace std::chrono_literals;
using Kind = ChartMark::Kind;
using store::Entry;
using store::JournalRow;

namespace {

const Timestamp kNow = fromUnixMs(1'763'820'000'000);

ChartMark mark(std::uint64_t id, Timestamp at, Kind kind = Kind::Note)
{
    return {id,
            at,
            kind,
            QStringLiteral("title %1").arg(id),
            QStringLiteral("text %1").arg(id),
            QStringLiteral("source %1").arg(id)};
}

QString said(const std::vector<TooltipLine>& lines)
{
    QStringList out;
    for (const TooltipLine& l : lines) out << (l.strong + u' ' + l.rest).trimmed();
    return out.join(u'\n');
}

// What is on the chart is pressed where it stands.
template <typename Chart>
void pressedSaysWhich(Chart& chart, std::uint64_t id)
{
    QSignalSpy pressed(&chart, &Chart::markPressed);
    chart.grab();
    QCOMPARE(chart.marks().flags().size(), std::size_t{1});
    QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.marks().flags().front().box.center());
    QCOMPARE(pressed.size(), 1);
    QCOMPARE(pressed.front().front().toULongLong(), quint64{id});
}

JournalRow feed(std::int64_t ms, const char* level, const char* text)
{
    return {ms, Entry::Feed, {}, "okx", level, text, {}};
}

JournalRow warning(std::int64_t ms, const char* rule, const char* asset, const char* level, const char* venue)
{
    std::string evidence;
    if (*venue) evidence = std::string("{\"value\":1.2,\"oracle_dev@") + venue + "\":1.2}";
    return {ms, Entry::Warning, asset, rule, level, "it is off", evidence};
}

}  // namespace

class TstChartMarks : public QObject, private test::WindowRig {
    Q_OBJECT

    const Theme m_theme = builtinTheme(QStringLiteral("dark"));

    std::unique_ptr<TimePlot> plot() const
    {
        auto p = std::make_unique<TimePlot>(m_theme);
        p->resize(600, 240);
        p->setNow(kNow);
        p->setSpan(24h);
        PlotSeries s;
        s.code = QStringLiteral("BN");
        s.points = {{kNow - 24h, 1.0}, {kNow, 2.0}};
        p->setSeries({s});
        return p;
    }
    // How many charts all panels have, and how many of them show what the book has of their panel's asset.
    std::pair<int, int> counted() const
    {
        int all = 0, right = 0;
        for (Panel* p : m_window->panels()) {
            const std::vector<ChartMark> wanted = m_window->marks().of(p->selection().asset());
            const auto look = [&](const auto& charts) {
                for (const auto* chart : charts) {
                    ++all;
                    right += chart->marks().marks() == wanted ? 1 : 0;
                }
            };
            look(p->findChildren<TimePlot*>());
            look(p->findChildren<HeatmapView*>());
            look(p->findChildren<ForcedMap*>());
            look(p->findChildren<RateMap*>());
        }
        return {all, right};
    }
    void answer(const HistoryRequest& request, std::vector<JournalRow> rows)
    {
        HistoryAnswer a;
        a.request = request;
        a.asOf = {m_clock.wall(), m_clock.mono()};
        a.journal = std::move(rows);
        HistoryAnswers all;
        all.by[request.by] = std::make_shared<const HistoryAnswer>(std::move(a));
        m_hub->past.publish(std::move(all));
    }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<plimsoll::HistoryRequest>();
        m_log.listen();
    }

    void flagsStandAtTheirMoments()
    {
        const auto p = plot();
        p->setMarks({mark(1, kNow - 48h), mark(2, kNow - 18h), mark(3, kNow - 6h, Kind::Flush)});
        p->grab();
        const auto& flags = p->marks().flags();
        QCOMPARE(flags.size(), std::size_t{2});  // the first lies before what is shown
        QVERIFY(std::abs(flags[0].x - p->xOf(kNow - 18h)) <= 1);
        QVERIFY(std::abs(flags[1].x - p->xOf(kNow - 6h)) <= 1);
        QVERIFY(p->plotRect().contains(flags[0].box) && p->plotRect().contains(flags[1].box));
        // A thin line over the height of the plot.
        const int x = flags[0].x, y = p->plotRect().top() + 5;
        const QImage with = p->grab().toImage();
        p->setMarks({});
        const QImage without = p->grab().toImage();
        QVERIFY(with.pixel(x, y) != without.pixel(x, y));
        QVERIFY(with.pixel(x + 3, y) == without.pixel(x + 3, y));
    }

    void nearOnesAreOne()
    {
        const auto p = plot();
        std::vector<ChartMark> marks;
        for (int i = 0; i < 9; ++i)
            marks.push_back(mark(std::uint64_t(i + 1), kNow - 6h + i * 1min, Kind::Outage));
        marks[4].kind = Kind::Depeg;
        p->setMarks(marks);
        p->grab();
        QCOMPARE(p->marks().flags().size(), std::size_t{1});
        const ChartMarks::Flag& flag = p->marks().flags().front();
        QCOMPARE(flag.count, std::size_t{9});
        QVERIFY(flag.kind == Kind::Depeg);  // the gravest gives the colour
        QCOMPARE(p->marks().idAt(flag.box.center()), std::optional<std::uint64_t>(9));
        const QString tip = said(p->marks().linesOf(flag, m_theme));
        QVERIFY2(tip.startsWith(QStringLiteral("title 9")) && tip.contains(QStringLiteral("text 4")),
                 qPrintable(tip));
        QVERIFY2(tip.endsWith(QStringLiteral("and 3 more, earlier")), qPrintable(tip));
        // Closer they come apart.
        p->setSpan(30min);
        p->setNow(kNow - 6h + 10min);
        p->grab();
        QVERIFY(p->marks().flags().size() > 1);
    }

    void aTipSaysWhenWhatAndWho()
    {
        const auto p = plot();
        ChartMark m = mark(7, kNow - 6h, Kind::Outage);
        m.text = QString(QStringLiteral("word ")).repeated(200);
        p->setMarks({m});
        p->grab();
        const auto lines = p->marks().linesOf(p->marks().flags().front(), m_theme);
        QVERIFY(lines.front().strong == QStringLiteral("title 7") && !lines.front().rest.isEmpty());
        QCOMPARE(lines.back().rest, QStringLiteral("source 7"));
        QVERIFY(lines.size() <= 6);  // however long the text is
    }

    void everyKindOfChartHasThem()
    {
        const auto p = plot();
        p->setMarks({mark(3, kNow - 6h)});
        pressedSaysWhich(*p, 3);

        test::LaneMaker lane;
        for (int s = 0; s < 600; ++s) lane.column(s, 80'005);
        HeatmapView heat(m_theme);
        heat.resize(700, 400);
        heat.setData(test::snapshot({&lane}, 599));
        heat.setMarks({mark(4, test::kBegin + 590s, Kind::Depeg)});
        pressedSaysWhich(heat, 4);
        const auto x = heat.xOf(test::kBegin + 590s);
        QVERIFY(x && std::abs(*x - heat.marks().flags().front().x) <= 4);
        QVERIFY(!heat.paused());  // a press on a flag moves nothing

        ForcedMap forced(m_theme, std::log(1.0005));
        forced.resize(600, 300);
        forced.setNow(kNow);
        const std::int64_t minute = kNow.time_since_epoch() / 1min;
        std::vector<ForcedPath> path;
        for (int i = 60; i > 0; --i) path.push_back({minute - i, 80'100, 79'900, 80'000});
        forced.setPath(path, 80'000);
        forced.setMarks({mark(5, kNow - 30min, Kind::Flush), mark(6, kNow + 9h)});
        pressedSaysWhich(forced, 5);

        RateMap rates(m_theme);
        rates.resize(600, 200);
        rates.setRows({{QStringLiteral("BTC"), std::vector<float>(30, 0.0001f)},
                       {QStringLiteral("ETH"), std::vector<float>(30, 0.0001f)}},
                      kNow, 8h);
        rates.setMarks({mark(8, kNow - 80h, Kind::Outage)});
        QSignalSpy chosen(&rates, &RateMap::chosen);
        pressedSaysWhich(rates, 8);
        QVERIFY(chosen.isEmpty());
    }

    // The strip of the flags is the chart's all the same.
    void aHandThatMovesIsForWhatLiesBelow()
    {
        const auto p = plot();
        p->setSpan(6h);
        p->setMarks({mark(3, kNow - 3h)});
        p->grab();
        QPoint at = p->marks().flags().front().box.center();
        QSignalSpy pressed(p.get(), &TimePlot::markPressed), clicked(p.get(), &TimePlot::timeClicked),
            moved(p.get(), &TimePlot::alertMoved);
        test::dragTo(*p, at, at + QPoint(80, 0));
        QVERIFY(pressed.isEmpty());
        QVERIFY(p->paused());
        p->goLive();
        p->grab();
        test::dragTo(*p, at, at + QPoint(1, 0));  // no hand is quite still
        QCOMPARE(pressed.size(), 1);
        QVERIFY(clicked.isEmpty() && !p->paused());
        AlertLine line;
        line.id = 9;
        line.value = p->valueAt(at.y());
        p->setAlertLines({line});
        p->grab();
        test::dragTo(*p, at, at - QPoint(0, 60));
        QCOMPARE(moved.size(), 1);
        QCOMPARE(pressed.size(), 1);

        test::LaneMaker lane;
        for (int s = 0; s < 600; ++s) lane.column(s, 80'005);
        HeatmapView heat(m_theme);
        heat.resize(700, 400);
        heat.setData(test::snapshot({&lane}, 599));
        heat.setMarks({mark(4, test::kBegin + 590s, Kind::Depeg)});
        heat.grab();
        at = heat.marks().flags().front().box.center();
        QSignalSpy ofHeat(&heat, &HeatmapView::markPressed);
        test::dragTo(heat, at, at - QPoint(80, 40));
        QVERIFY(ofHeat.isEmpty());

        ForcedMap forced(m_theme, std::log(1.0005));
        forced.resize(600, 300);
        forced.setNow(kNow);
        const std::int64_t minute = kNow.time_since_epoch() / 1min;
        std::vector<ForcedPath> path;
        for (int i = 60; i > 0; --i) path.push_back({minute - i, 80'100, 79'900, 80'000});
        forced.setPath(path, 80'000);
        forced.setMarks({mark(5, kNow - 30min, Kind::Flush)});
        forced.grab();
        at = forced.marks().flags().front().box.center();
        QSignalSpy ofForced(&forced, &ForcedMap::markPressed);
        test::dragTo(forced, at, at + QPoint(40, 0));
        QVERIFY(ofForced.isEmpty());
        QVERIFY(forced.paused());

        RateMap rates(m_theme);
        rates.resize(600, 200);
        rates.setRows({{QStringLiteral("BTC"), std::vector<float>(30, 0.0001f)},
                       {QStringLiteral("ETH"), std::vector<float>(30, 0.0001f)}},
                      kNow, 8h);
        rates.setMarks({mark(8, kNow - 80h, Kind::Outage)});
        rates.grab();
        at = rates.marks().flags().front().box.center();
        QSignalSpy ofRates(&rates, &RateMap::markPressed);
        test::dragTo(rates, at, at + QPoint(40, 0));
        QVERIFY(ofRates.isEmpty());
    }

    void anEmptyChartHasNone()
    {
        const auto p = plot();
        p->setMarks({mark(3, kNow - 6h)});
        p->grab();
        const QPoint at = p->marks().flags().front().box.center();
        p->setSeries({});
        p->grab();
        QVERIFY(p->marks().flags().empty());
        QSignalSpy pressed(p.get(), &TimePlot::markPressed);
        QTest::mouseClick(p.get(), Qt::LeftButton, {}, at);
        QVERIFY(pressed.isEmpty());
        HeatmapView heat(m_theme);
        heat.setMarks({mark(1, kNow)});
        heat.grab();
        QVERIFY(heat.marks().flags().empty());
    }

    void journalBecomesMarks()
    {
        const std::vector<JournalRow> rows = {
            {1'000, Entry::Note, "BTC", {}, {}, "a rumour #flush", {}},
            {2'000, Entry::Alert, "BTC", "2", "Warning", "BTC above 5", {}},
            feed(3'000, "stale", "OKX is stale: no data"),
            feed(4'000, "off", "OKX is offline"),  // the same outage
            feed(9'000, "gap", "OKX in a minute: 1 gap"),
            feed(12'000, "back", "OKX is back after 9 s"),
            feed(20'000, "off", "OKX was switched off"),
            {30'000, Entry::Phase, "ETH", "LIQUIDATION", "entered", {}, {}},  // the first that was known
            {31'000, Entry::Phase, "ETH", "LIQUIDATION", "entered", "after EUPHORIA", {}},
            {32'000, Entry::Phase, "ETH", "RESET", "entered", "after LIQUIDATION", {}},
            warning(40'000, "ORACLE_DEV", "BTC", "Warning", "okx"),
            warning(41'000, "ORACLE_DEV", "BTC", "Critical", "okx"),  // it grew worse
            warning(42'000, "ORACLE_DEV", "BTC", "Warning", "bybit"),
            warning(50'000, "ORACLE_DEV", "BTC", "clear", ""),
            warning(60'000, "STABLE_DEPEG", "", "Warning", ""),
            warning(70'000, "SPREAD_WIDE", "BTC", "Warning", ""),
            warning(90'000'000, "STABLE_DEPEG", "", "Warning", ""),  // a day later: nobody said it was over
        };
        const std::vector<JournalMark> marks = journalMarks(rows);
        QStringList got;
        for (const JournalMark& m : marks)
            got << QStringLiteral("%1 %2").arg(toUnixMs(m.mark.at)).arg(m.mark.title);
        const QStringList wanted = {QStringLiteral("1000 Note \u00b7 BTC"),
                                    QStringLiteral("3000 Outage \u00b7 OKX"),
                                    QStringLiteral("31000 Flush \u00b7 ETH"),
                                    QStringLiteral("40000 Depeg \u00b7 OKX \u00b7 BTC"),
                                    QStringLiteral("42000 Depeg \u00b7 Bybit \u00b7 BTC"),
                                    QStringLiteral("60000 Depeg \u00b7 all markets"),
                                    QStringLiteral("90000000 Depeg \u00b7 all markets")};
        QCOMPARE(got, wanted);
        QCOMPARE(marks[0].mark.text, QStringLiteral("a rumour #flush"));
        QVERIFY(marks[1].asset.empty() && marks[2].asset == "ETH");
        QVERIFY2(marks[1].mark.text.contains(QStringLiteral("over at ")), qPrintable(marks[1].mark.text));
        QVERIFY(marks[3].mark.source.contains(QStringLiteral("ORACLE_DEV")));
        QVERIFY(!marks[5].mark.text.contains(QStringLiteral("over at ")));
        for (std::size_t i = 0; i < marks.size(); ++i) QCOMPARE(marks[i].mark.id, std::uint64_t(i + 1));
    }

    void anEndIsOfItsVenue()
    {
        const auto over = [](const JournalMark& m) { return m.mark.text.contains(QStringLiteral("over at ")); };
        JournalRow end = warning(50'000, "ORACLE_DEV", "BTC", "clear", "");
        std::vector<JournalRow> rows = {warning(40'000, "ORACLE_DEV", "BTC", "Warning", "okx"),
                                        warning(42'000, "ORACLE_DEV", "BTC", "Warning", "bybit"), end};
        // Written before ends named their venue: it may be either.
        std::vector<JournalMark> marks = journalMarks(rows);
        QVERIFY(!over(marks[0]) && !over(marks[1]));
        end.evidence = "{\"venue\":\"okx\"}";
        rows.back() = end;
        marks = journalMarks(rows);
        QCOMPARE(marks.size(), std::size_t{2});
        QVERIFY(over(marks[0]) && !over(marks[1]));
        // The other goes on: it is no news again, and ends by itself.
        rows.push_back(warning(60'000, "ORACLE_DEV", "BTC", "Critical", "bybit"));
        end.ms = 70'000;
        end.evidence = "{\"venue\":\"bybit\"}";
        rows.push_back(end);
        marks = journalMarks(rows);
        QCOMPARE(marks.size(), std::size_t{2});
        QVERIFY(over(marks[1]));
        // A feed that was switched off while it was out: when that ended nobody knows.
        const JournalRow off = feed(4'000, "off", "OKX was switched off");
        QVERIFY(concernsMarks(off));
        rows = {feed(3'000, "stale", "OKX is stale: no data"), off, feed(9'000, "back", "OKX is back after 5 s")};
        marks = journalMarks(rows);
        QCOMPARE(marks.size(), std::size_t{1});
        QVERIFY(!over(marks[0]));
    }

    void machinesDoNotPushNotesOut()
    {
        m_hub = std::make_unique<SnapshotHub>();
        MarkBook book;
        QSignalSpy wanted(&book, &MarkBook::wanted);
        const auto look = [&] { book.look(*m_hub, {m_clock.wall(), m_clock.mono()}); };
        look();
        const std::int64_t ms = toUnixMs(m_clock.wall());
        std::vector<JournalRow> rows{{ms - 7'200'000, Entry::Note, "BTC", {}, {}, "mine", {}}};
        for (std::size_t i = 0; i < MarkBook::kMost + 500; ++i)
            rows.push_back(feed(ms - 3'600'000 + static_cast<std::int64_t>(i), "stale", "OKX is stale"));
        answer(wanted.back().front().value<HistoryRequest>(), rows);
        look();
        const std::vector<ChartMark> marks = book.of(QStringLiteral("BTC"));
        QVERIFY(!marks.empty());
        QCOMPARE(marks.front().text, QStringLiteral("mine"));
    }

    void aPageThatFailsIsAskedForLater()
    {
        m_hub = std::make_unique<SnapshotHub>();
        MarkBook book;
        QSignalSpy wanted(&book, &MarkBook::wanted);
        const auto look = [&] { book.look(*m_hub, {m_clock.wall(), m_clock.mono()}); };
        const auto asked = [&] { return wanted.back().front().value<HistoryRequest>(); };
        look();
        const std::int64_t ms = toUnixMs(m_clock.wall());
        const JournalRow one{ms - 3'600'000, Entry::Alert, "BTC", "2", "Warning", "x", {}};
        answer(asked(), std::vector<JournalRow>(MarkBook::kPage, one));
        look();
        QCOMPARE(wanted.size(), 2);  // what is older
        HistoryAnswer failed;
        failed.request = asked();
        failed.problem = "The disk does not answer.";
        HistoryAnswers all;
        all.by[failed.request.by] = std::make_shared<const HistoryAnswer>(failed);
        m_hub->past.publish(std::move(all));
        look();
        look();
        QCOMPARE(wanted.size(), 2);
        m_clock.advance(11s);
        look();
        QCOMPARE(wanted.size(), 3);  // what is new
        answer(asked(), {});
        look();
        QCOMPARE(wanted.size(), 4);
        QVERIFY(asked().to == failed.request.to);
    }

    void aLongJournalIsReadInPages()
    {
        m_hub = std::make_unique<SnapshotHub>();
        MarkBook book;
        QSignalSpy wanted(&book, &MarkBook::wanted);
        QSignalSpy changed(&book, &MarkBook::changed);
        const auto look = [&] { book.look(*m_hub, {m_clock.wall(), m_clock.mono()}); };
        look();
        look();
        QCOMPARE(wanted.size(), 1);  // one question at a time
        auto r = wanted.back().front().value<HistoryRequest>();
        QVERIFY(r.by == MarkBook::kBy && r.asset.empty() && r.what == HistoryRequest::What::Journal);
        QVERIFY(r.from == m_clock.wall() - MarkBook::kBack && r.to > m_clock.wall());
        // As many as an answer may have: what is older is asked for.
        const std::int64_t ms = toUnixMs(m_clock.wall());
        std::vector<JournalRow> rows(MarkBook::kPage,
                                     JournalRow{ms - 3'600'000, Entry::Alert, "BTC", "2", "Warning", "x", {}});
        rows.back() = {ms - 60'000, Entry::Note, "BTC", {}, {}, "new", {}};
        answer(r, rows);
        look();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(book.of(QStringLiteral("BTC")).size(), std::size_t{1});
        QVERIFY(book.of(QStringLiteral("ETH")).empty());
        QCOMPARE(wanted.size(), 2);
        r = wanted.back().front().value<HistoryRequest>();
        QCOMPARE(toUnixMs(r.to), ms - 3'600'000 + 1);
        answer(r, {{ms - 7'200'000, Entry::Note, {}, {}, {}, "old", {}}});
        look();
        QCOMPARE(book.of(QStringLiteral("ETH")).size(), std::size_t{1});
        QCOMPARE(book.of(QStringLiteral("BTC")).front().text, QStringLiteral("old"));
        QCOMPARE(wanted.size(), 2);  // all is known
        // From here on only what is new; what is told twice is one.
        m_clock.advance(30s);
        look();
        QCOMPARE(wanted.size(), 3);
        r = wanted.back().front().value<HistoryRequest>();
        QVERIFY(r.from > m_clock.wall() - 1h);
        answer(r, {{ms - 60'000, Entry::Note, "BTC", {}, {}, "new", {}}});
        look();
        QCOMPARE(changed.size(), 2);
        QCOMPARE(book.of(QStringLiteral("BTC")).size(), std::size_t{2});
        // What was just written is asked for at once.
        book.askSoon();
        look();
        QCOMPARE(wanted.size(), 4);
        book.setShown(false);
        QVERIFY(book.of(QStringLiteral("BTC")).empty());
        m_clock.advance(60s);
        look();
        QCOMPARE(wanted.size(), 4);
    }

    void allChartsShowThem()
    {
        MainWindow& w = open();
        QSignalSpy wanted(&w, &MainWindow::historyWanted);
        m_clock.advance(20s);
        const AsOf now{m_clock.wall(), m_clock.mono()};
        w.marks().look(*m_hub, now);
        HistoryRequest mine;
        for (const auto& sent : wanted)
            if (auto r = sent.front().value<HistoryRequest>(); r.by == MarkBook::kBy) mine = r;
        QCOMPARE(QString::fromStdString(mine.by), QStringLiteral("markers"));
        const std::int64_t ms = toUnixMs(now.wall);
        answer(mine, {{ms - 600'000, Entry::Note, "BTC", {}, {}, "mine", {}},
                      {ms - 500'000, Entry::Note, "ETH", {}, {}, "another's", {}},
                      feed(ms - 400'000, "stale", "OKX is stale")});
        w.marks().look(*m_hub, now);
        QCOMPARE(w.marks().of(QStringLiteral("BTC")).size(), std::size_t{2});  // and that of all markets
        auto* heat = w.panel(QStringLiteral("depth"))->findChild<HeatmapView*>();
        QCOMPARE(heat->marks().marks().size(), std::size_t{2});
        const auto [all, right] = counted();
        QVERIFY(all >= 8);
        QCOMPARE(right, all);
        // One was pressed: the journal comes.
        auto* basis = w.panel(QStringLiteral("basis"))->findChild<TimePlot*>();
        Q_EMIT basis->markPressed(1);
        QVERIFY(w.workspaces().isOpen(QStringLiteral("journal")));
        w.setAsset(QStringLiteral("SOL"));
        QCOMPARE(heat->marks().marks().size(), std::size_t{1});
        QCOMPARE(counted().second, all);
        // One switch, kept with the layout.
        auto* action = w.findChild<QAction*>(QStringLiteral("chartMarks"));
        QVERIFY(action && action->isChecked());
        action->trigger();
        QVERIFY(heat->marks().marks().empty());
        QCOMPARE(counted().second, all);
        const QJsonObject layout = w.saveLayout();
        action->trigger();
        QVERIFY(w.marks().shown());
        QVERIFY(w.restoreLayout(layout));
        QVERIFY(!w.marks().shown() && !action->isChecked());
        close();
    }
};

QTEST_MAIN(TstChartMarks)
#include "tst_chart_marks.moc"
