// The liquidation map panel: every number on screen is the board's, what is modelled says so and greys when it is
// not to be relied on, what is not known is a dash with its reason.
#include "model/boards/level_map.h"
#include "tests/support/forced_rig.h"
#include "tests/support/numbers.h"
#include "tests/support/panel_rig.h"
#include "tests/support/sample_forced.h"
#include "ui/panels/board_view.h"
#include "ui/panels/level_drawer.h"
#include "ui/panels/liquidation_map_panel.h"
#include "widgets/floor_delegate.h"
#include "widgets/format.h"
#include "widgets/money_ramp.h"
#include "widgets/page_grid.h"
#include "widgets/segmented.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSlider>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

std::size_t at(VenueId v)
{
    return static_cast<std::size_t>(v);
}

}  // namespace

class TstLiquidationMap : public QObject, private test::PanelRig {
    Q_OBJECT

    std::unique_ptr<LiquidationMapPanel> made(sample::Mood mood, QSize size = {1'100, 820})
    {
        useFour();
        auto panel = std::make_unique<LiquidationMapPanel>(*m_deps, nullptr);
        show(*panel, mood, size);
        return panel;
    }
    std::shared_ptr<const LiquidationBoardSnapshot> board() { return m_hub->liquidationBoard.read().value; }
    std::shared_ptr<const LevelMapSnapshot> levels() { return m_hub->levels.read().value; }
    static QModelIndex cellOf(const TextTable& t, const QString& key, int column)
    {
        for (int r = 0; r < t.rowCount(); ++r)
            if (t.row(r).key == key) return t.index(r, column);
        return {};
    }
    static QString textOf(const TextTable& t, const QString& key, int column)
    {
        return cellOf(t, key, column).data().toString();
    }
    static Fact factOf(const LiquidationMapPanel& panel, const QString& label)
    {
        for (const Fact& f : panel.facts()->facts())
            if (f.label.startsWith(label)) return f;
        return {};
    }
    template <typename Widget>
    static Widget* named(QWidget& in, const QString& name)
    {
        for (Widget* w : in.findChildren<Widget*>())
            if (w->accessibleName().startsWith(name)) return w;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<plimsoll::HistoryRequest>();
        begin();
    }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void totalsAreTheBoards()
    {
        const auto panel = made(sample::Mood::Full);
        const auto said = board();
        const QStringList windows{"1 m", "5 m", "1 h", "4 h", "12 h", "24 h"};
        for (std::size_t w = 0; w < kLiquidationWindows.size(); ++w) {
            const LiquidationSum& all = said->all[w];
            const QString key = windows[static_cast<int>(w)];
            const auto money = [](const LiquidationSum& sum, double usd) {
                return format::floored(sum.covered < 0.98, format::money, usd);
            };
            QCOMPARE(textOf(*panel->totals(), key, 1), money(all, all.longUsd));
            QCOMPARE(textOf(*panel->totals(), key, 2), money(all, all.shortUsd));
            QCOMPARE(textOf(*panel->totals(), key, 3), format::count(all.longs + all.shorts));
            for (const VenueId v : kVenues) {
                const LiquidationSum& s = said->venues[at(v)].windows[w];
                QCOMPARE(textOf(*panel->totals(), key, 6 + static_cast<int>(v)), money(s, s.usd()));
            }
        }
        const LiquidationSum& day = said->all[kLiquidationDay];
        QVERIFY(textOf(*panel->totals(), "24 h", 4).startsWith(format::money(day.largest->usd)));
        QVERIFY(cellOf(*panel->totals(), "4 h", 1).data(FloorCellRole).toBool());
        QVERIFY(!cellOf(*panel->totals(), "1 h", 1).data(FloorCellRole).toBool());
        QCOMPARE(factOf(*panel, "Seen, 1 h").value, format::money(said->all[kLiquidationHour].usd()));
        const QAbstractItemModelTester tester(panel->totals(),
                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QAbstractItemModelTester other(panel->completeness(),
                                             QAbstractItemModelTester::FailureReportingMode::Fatal);
    }

    void theDayStandsAmongItsDays()
    {
        const auto panel = made(sample::Mood::Full);
        LiquidationBoardSnapshot s = *board();
        QVERIFY(factOf(*panel, "Seen, 24 h").value.endsWith(format::money(s.all[kLiquidationDay].usd())));
        QVERIFY(factOf(*panel, "Seen, 24 h").note.isEmpty());
        QVERIFY(factOf(*panel, "Seen, 24 h").tip.contains(QStringLiteral("0 of 48 hours")));
        s.dayLongs = MetricBoard::Rank{0.97, 120};
        s.dayShorts = MetricBoard::Rank{0.4, 121};
        m_hub->liquidationBoard.publish(s);
        panel->pull(*m_hub, m_now);
        QCOMPARE(factOf(*panel, "Seen, 24 h").note, QStringLiteral("longs pctl 97 \u00b7 shorts pctl 40"));
        QVERIFY(factOf(*panel, "Seen, 24 h").tip.contains(QStringLiteral("last 120 hours")));
        s.dayLongs->hours = 20;  // few days that overlap are none
        m_hub->liquidationBoard.publish(s);
        panel->pull(*m_hub, m_now);
        QVERIFY(factOf(*panel, "Seen, 24 h").note.isEmpty());
    }

    void estimatesSayThatTheyAre()
    {
        const auto panel = made(sample::Mood::Full);
        const auto& bn = board()->venues[at(VenueId::Binance)];
        QCOMPARE(textOf(*panel->completeness(), "BN", 3), format::money(bn.windows[2].usd()) +
                                                              QStringLiteral("\u2013") +
                                                              format::money(bn.sampling->estimateUsd));
        QCOMPARE(cellOf(*panel->completeness(), "BN", 3).data(cell::Tone).toInt(),
                 static_cast<int>(CellTone::Modelled));
        QVERIFY(cellOf(*panel->completeness(), "BN", 3).data(Qt::ToolTipRole).toString().contains("Estimated"));
        QCOMPARE(textOf(*panel->completeness(), "BY", 3),
                 format::money(board()->venues[at(VenueId::Bybit)].windows[2].usd()));
        QCOMPARE(textOf(*panel->completeness(), "BY", 6), QStringLiteral("100 %"));
        // Of vault fills nobody can say what is missing.
        QVERIFY(textOf(*panel->completeness(), "HL", 3).startsWith(QStringLiteral("\u2265 ")));
        QCOMPARE(textOf(*panel->completeness(), "HL", 6), format::kNone);
        const auto& u = *board()->unexplained;
        QCOMPARE(factOf(*panel, "OI lost").value, format::money(u.restUsd));
        QVERIFY(factOf(*panel, "OI lost").note.contains(format::money(u.lostUsd)));
        QCOMPARE(textOf(*panel->completeness(), "oi", 5), format::money(u.lostUsd));
        VERIFY_NEAR(cellOf(*panel->completeness(), "oi", 6).data(cell::CellBar).toDouble(), 1 - *u.share);
    }

    void whatIsNotKnownIsADashWithItsReason()
    {
        const auto panel = made(sample::Mood::Full);
        LiquidationBoardSnapshot s = *board();
        for (LiquidationSum& w : s.venues[at(VenueId::Okx)].windows) w = {};
        s.venues[at(VenueId::Okx)].sampling.reset();
        s.unexplained.reset();
        s.ofInterest = {};
        m_hub->liquidationBoard.publish(s);
        panel->pull(*m_hub, m_now);
        QCOMPARE(textOf(*panel->totals(), "1 h", 8), format::kNone);
        QVERIFY(cellOf(*panel->totals(), "1 h", 8).data(Qt::ToolTipRole).toString().contains("not known"));
        QCOMPARE(textOf(*panel->totals(), "1 h", 5), format::kNone);
        QCOMPARE(textOf(*panel->completeness(), "OK", 2), format::kNone);
        QCOMPARE(factOf(*panel, "OI lost").value, format::kNone);
        for (const ExportTable& t : panel->exportTables())
            for (const QStringList& line : t.rows) QCOMPARE(line.size(), t.heads.size());
    }

    void aSumThatLacksAVenueIsAFloor()
    {
        const auto panel = made(sample::Mood::Full);
        LiquidationBoardSnapshot s = *board();
        QVERIFY(!textOf(*panel->totals(), "1 h", 1).startsWith(QStringLiteral("\u2265")));
        for (LiquidationSum& w : s.venues[at(VenueId::Okx)].windows) w = {};
        for (LiquidationSum& w : s.all) w.missing = 1u << static_cast<unsigned>(VenueId::Okx);
        m_hub->liquidationBoard.publish(s);
        panel->pull(*m_hub, m_now);
        const QString lacks = QStringLiteral("without OK");
        for (const int column : {1, 2}) {
            const QModelIndex cell = cellOf(*panel->totals(), "1 h", column);
            QVERIFY(cell.data().toString().startsWith(QStringLiteral("\u2265 ")));
            QVERIFY(cell.data(FloorCellRole).toBool());
            QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(lacks));
        }
        for (const char* label : {"Seen, 1 h", "Seen, 24 h"}) {
            const Fact f = factOf(*panel, QLatin1String(label));
            QVERIFY(f.value.startsWith(QStringLiteral("\u2265 ")));
            QVERIFY(f.tip.contains(lacks));
        }
    }

    void aShareOfSomeVenuesBoundsNothing()
    {
        const auto panel = made(sample::Mood::Full);
        LiquidationBoardSnapshot s = *board();
        const std::size_t hour = kLiquidationHour, four = 3;
        s.ofInterest[hour] = s.ofInterest[four] = {2'268'000, 4e9, 0};
        m_hub->liquidationBoard.publish(s);
        panel->pull(*m_hub, m_now);
        QCOMPARE(textOf(*panel->totals(), "1 h", 5), QStringLiteral("0.057 %"));
        QCOMPARE(textOf(*panel->totals(), "4 h", 5),
                 QStringLiteral("\u2265 0.056 %"));  // heard in part, of 0.0567
        QVERIFY(cellOf(*panel->totals(), "4 h", 5).data(FloorCellRole).toBool());
        s.ofInterest[four].missing = 1u << static_cast<unsigned>(VenueId::Okx);
        m_hub->liquidationBoard.publish(s);
        panel->pull(*m_hub, m_now);
        QCOMPARE(textOf(*panel->totals(), "4 h", 5), QStringLiteral("0.057 %"));
        QVERIFY(!cellOf(*panel->totals(), "4 h", 5).data(FloorCellRole).toBool());
        QVERIFY(cellOf(*panel->totals(), "4 h", 5).data(Qt::ToolTipRole).toString().contains("without OK"));
    }

    // Neither between two times of listening nor of the venues that are drawn: nothing seen is no calm.
    void timeThatNobodyHeardIsNotCalm()
    {
        const auto panel = made(sample::Mood::Full);
        ForcedMap& map = *panel->map();
        const Timestamp now = m_now.wall, away = now - 2h, back = now - 90min;
        const Duration inHole = 105min + 50s;
        LiquidationBoardSnapshot s = *board();
        const auto whole = s;
        s.hours.clear();
        for (VenueLiquidations& v : s.venues) v.runs = {{s.since, away}, {back, now}};
        m_hub->liquidationBoard.publish(s);
        panel->pull(*m_hub, m_now);
        map.setSpan(4h);
        const int y = map.heatRect().top() + 3;
        const auto said = [&](Duration before) {
            return map.tipAt({map.xOf(now - before), y}).join(QLatin1Char(' '));
        };
        const QString nobody = QStringLiteral("nobody listened"), calm = QStringLiteral("nothing was seen");
        QVERIFY2(said(inHole).contains(nobody), qPrintable(said(inHole)));
        for (const Duration before : {Duration{3h}, Duration{60min}, Duration{2min}})
            QVERIFY2(said(before).contains(calm), qPrintable(said(before)));
        const QRect hole(QPoint(map.xOf(away) + 2, y), QPoint(map.xOf(back) - 2, y + 20)),
            after = hole.translated(hole.width() + 6, 0);
        const QImage holed = map.grab().toImage();
        for (VenueLiquidations& v : s.venues) v.runs = {{s.since, now}};
        m_hub->liquidationBoard.publish(s);
        panel->pull(*m_hub, m_now);
        QVERIFY(said(inHole).contains(calm));
        const QImage heard = map.grab().toImage();
        QVERIFY(heard.copy(hole) != holed.copy(hole));
        QVERIFY(heard.copy(after) == holed.copy(after));
        // A print that is stored of that time proves that somebody listened.
        for (VenueLiquidations& v : s.venues) v.runs = {{s.since, away}, {back, now}};
        LiquidationCells cells;
        cells.add(now - inHole, *s.price, 1e5, VenueId::Bybit, PositionSide::Long);
        s.hours = {std::make_shared<const LiquidationHour>(LiquidationHour{hourOf(now - inHole), cells.all()})};
        m_hub->liquidationBoard.publish(s);
        panel->pull(*m_hub, m_now);
        QVERIFY(said(inHole).contains(calm));
        QVERIFY(said(95min).contains(nobody));
        // Whether an earlier run listened is not stored.
        LiquidationBoardSnapshot later = s;
        later.since = back;
        for (VenueLiquidations& v : later.venues) v.runs = {{back, now}};
        m_hub->liquidationBoard.publish(later);
        panel->pull(*m_hub, m_now);
        QVERIFY2(said(3h).contains(QStringLiteral("nothing is stored of it")), qPrintable(said(3h)));
        QVERIFY(!said(3h).contains(nobody));
        QVERIFY(said(60min).contains(calm));
        // Binance alone was away; of its own cells that is a hole.
        LiquidationBoardSnapshot one = whole;
        one.hours.clear();
        m_hub->liquidationBoard.publish(one);
        panel->pull(*m_hub, m_now);
        QVERIFY(said(inHole).contains(calm));
        panel->setChosen(1u << static_cast<unsigned>(VenueId::Binance));
        QVERIFY(said(inHole).contains(nobody));
    }

    void cellsUnderThePointerAreExact()
    {
        const auto panel = made(sample::Mood::Full);
        ForcedMap& map = *panel->map();
        map.setSpan(24h);
        double usd = 0, read = 0;
        std::uint32_t prints = 0;
        for (const auto& hour : board()->hours)
            for (const LiquidationCell& c : hour->cells) usd += c.usd;
        // Each cell of the picture once: together they are everything.
        std::set<std::pair<Timestamp, double>> seen;
        for (int x = map.heatRect().left(); x <= map.heatRect().right(); ++x)
            for (int y = map.heatRect().top(); y <= map.heatRect().bottom(); ++y) {
                const auto r = map.readingAt({x, y});
                if (!r || r->longs + r->shorts == 0 || !seen.emplace(r->from, r->low).second) continue;
                read += r->longUsd + r->shortUsd;
                prints += r->longs + r->shorts;
                double venues = 0;
                for (const double v : r->byVenue) venues += v;
                VERIFY_NEAR(venues, r->longUsd + r->shortUsd);
            }
        QCOMPARE(prints, board()->all[kLiquidationDay].count());
        VERIFY_WITHIN(read / usd, 1.0, 1e-9);
    }

    // What a venue tells again to whoever subscribes is of before the start, and only the history has it.
    void whatWasToldLateIsOnTheMap()
    {
        const Timestamp started = fromUnixMs(1'790'000'000'000);
        HistoryAnswer stored;
        const auto row = [&](std::int64_t msAfterStart, std::int64_t lagMs, double coins) {
            HistoryAnswer::Liquidation l;
            l.venue = VenueId::Okx;
            l.row.ms = toUnixMs(started) + msAfterStart;
            l.row.receivedMs = l.row.ms + lagMs;
            l.row.price = 100;
            l.row.coins = coins;
            stored.liquidations.push_back(l);
        };
        row(-3'600'000, 100, 1);    // an earlier run's
        row(-600'000, 603'000, 2);  // told late to this one
        row(-50, 150, 4);           // in the very moment of the start: the board has it
        row(5'000, 100, 8);
        ForcedView v;
        v.venues = sample::Hub::four();
        v.chosen = 0b1111;
        double usd = 0;
        for (const ForcedCell& c : forcedCells({}, &stored, started, v)) usd += c.usd;
        VERIFY_NEAR(usd, 300);
        LiquidationBoardSnapshot board;
        board.since = started;
        QCOMPARE(forcedKnownFrom(board, &stored, started), started - std::chrono::hours{1});
    }

    void aVenueSetAsideIsNotInTheCells()
    {
        const auto panel = made(sample::Mood::Full);
        ForcedMap& map = *panel->map();
        LiquidationBoardSnapshot s = *board();
        LiquidationCells cells;
        cells.add(m_now.wall - 1h, *s.price, 1e5, VenueId::Bybit, PositionSide::Long);
        s.hours = {std::make_shared<const LiquidationHour>(LiquidationHour{hourOf(m_now.wall - 1h), cells.all()})};
        const auto prints = [&] {
            m_hub->liquidationBoard.publish(s);
            panel->pull(*m_hub, m_now);
            map.setSpan(4h);
            std::uint32_t n = 0;
            const int x = map.xOf(m_now.wall - 1h);
            for (int y = map.heatRect().top(); y <= map.heatRect().bottom(); ++y)
                for (const int by : {-2, 0, 2})
                    if (const auto r = map.readingAt({x + by, y})) n += r->longs;
            return n;
        };
        QVERIFY(prints() > 0);
        s.venues[at(VenueId::Bybit)].aside = true;
        QCOMPARE(prints(), 0u);
        QCOMPARE(panel->chosen(), std::uint8_t{0x0f});  // what is drawn by choice stays chosen
    }

    void oneVenueAlone()
    {
        const auto panel = made(sample::Mood::Full);
        panel->setChosen(1u << static_cast<unsigned>(VenueId::Bybit));
        ForcedView v;
        v.venues = sample::Hub::four();
        v.chosen = panel->chosen();
        double usd = 0, want = 0;
        for (const ForcedCell& c : forcedCells(*board(), nullptr, {}, v)) {
            QCOMPARE(c.venue, VenueId::Bybit);
            usd += c.usd;
        }
        for (const auto& hour : board()->hours)
            for (const LiquidationCell& c : hour->cells)
                if (c.venue == VenueId::Bybit) want += c.usd;
        VERIFY_NEAR(usd, want);
        panel->setChosen(0);  // none at all makes no sense
        QCOMPARE(panel->chosen(), std::uint8_t{1u << static_cast<unsigned>(VenueId::Bybit)});
        QVERIFY(panel->face().context.contains(QStringLiteral("BY")));
        QVERIFY(!panel->face().context.contains(QStringLiteral("BN")));
    }

    void chosenVenuesLevelsAreTheirs()
    {
        const auto panel = made(sample::Mood::Full);
        const auto said = levels();
        ForcedView view;
        view.venues = sample::Hub::four();
        view.chosen = 0b0001;
        double whole = 0, binance = 0, expected = 0;
        for (const ForcedLevel& l : forcedLevels(*said, view))
            for (const double usd : l.usd) binance += usd;
        view.chosen = 0b1111;
        for (const ForcedLevel& l : forcedLevels(*said, view)) {
            double parts = 0, sum = 0;
            for (const double usd : l.usd) sum += usd;
            for (const double usd : l.byVenue) parts += usd;
            VERIFY_WITHIN(parts / sum, 1.0, 1e-4);
            whole += sum;
        }
        for (const LevelBin& b : said->bins)
            for (const float usd : b.venues[0].usd) expected += static_cast<double>(usd);
        VERIFY_WITHIN(binance / expected, 1.0, 1e-6);
        QVERIFY(binance < whole);
    }
    void noVenueHeardIsSaid()
    {
        const auto panel = made(sample::Mood::Stale);
        QCOMPARE(panel->face().fresh, Freshness::Stale);
        // How good the map was in the last day and hours is not of this moment.
        int stale = 0;
        for (const Fact& f : panel->facts()->facts()) stale += f.stale;
        QVERIFY(factOf(*panel, QStringLiteral("Seen")).stale);
        QVERIFY(factOf(*panel, QStringLiteral("Longs below")).stale);
        QVERIFY(!factOf(*panel, QStringLiteral("Map hit rate")).stale);
        QVERIFY(stale >= 3);
    }
    void theModelSaysWhatItIs()
    {
        const auto panel = made(sample::Mood::Full);
        const auto said = levels();
        const Fact below = factOf(*panel, "Longs below");
        QCOMPARE(below.value, format::money(said->longs.nearest->usd));
        QCOMPARE(below.tone, CellTone::Modelled);
        QVERIFY(below.label.contains(QStringLiteral("modelled")));
        QVERIFY(below.tip.contains(format::money(said->longs.nearest->least)));
        QVERIFY(
            factOf(*panel, "Shorts above").note.contains(format::percentChange(said->shorts.nearest->distance)));
        QCOMPARE(factOf(*panel, "Map hit rate").value, QStringLiteral("62 %"));
        QVERIFY(factOf(*panel, "Map hit rate").note.contains(QStringLiteral("418")));
        const QImage sure = panel->map()->grab().toImage();
        m_hub->levels.publish(sample::levelMap("BTC", *said->price, said->asOf, false));
        panel->pull(*m_hub, m_now);
        QCOMPARE(factOf(*panel, "Longs below").tone, CellTone::Faint);
        QVERIFY(panel->map()->grab().toImage() != sure);
        QVERIFY(levelDoubt(*levels()).contains(QStringLiteral("unstable")));
        // Few prints are no rate.
        LevelMapSnapshot few = *levels();
        few.score = {};
        few.score.n = 7;
        m_hub->levels.publish(few);
        panel->pull(*m_hub, m_now);
        QCOMPARE(factOf(*panel, "Map hit rate").value, format::kNone);
        QVERIFY(factOf(*panel, "Map hit rate").tip.contains(QStringLiteral("20")));
    }

    void whatIsSupposedGoesUpUntilTheModelDoes()
    {
        const auto panel = made(sample::Mood::Full);
        std::vector<LevelAssumptions> wished;
        connect(panel.get(), &LiquidationMapPanel::levelsAssumed, this,
                [&](const LevelAssumptions& a) { wished.push_back(a); });
        named<QSlider>(*panel->drawer(), QStringLiteral("Share of new positions at a leverage of 50"))
            ->setValue(60);
        QCOMPARE(wished.size(), std::size_t{1});
        VERIFY_NEAR(wished[0].weights[3], 0.6);
        double sum = 0;
        for (const double w : wished[0].weights) sum += w;
        VERIFY_NEAR(sum, 1.0);
        VERIFY_NEAR(wished[0].weights[1] / wished[0].weights[0], 2.0);  // the others keep their proportions
        // The model has not followed: it is told again, but not at once.
        panel->pull(*m_hub, m_now, true);
        QCOMPARE(wished.size(), std::size_t{1});
        m_now.mono += 2s;
        panel->pull(*m_hub, m_now, true);
        QCOMPARE(wished.size(), std::size_t{2});
        LevelMapSnapshot s = *levels();
        s.assumed = wished[0];
        m_hub->levels.publish(s);
        m_now.mono += 2s;
        panel->pull(*m_hub, m_now, true);
        QCOMPARE(wished.size(), std::size_t{2});
        // It is kept, and another window takes it up.
        LiquidationMapPanel again(*m_deps, nullptr);
        again.restoreState(panel->saveState());
        for (std::size_t i = 0; i < 5; ++i)
            VERIFY_NEAR(again.drawer()->assumed().weights[i], wished[0].weights[i]);
        QTest::mouseClick(named<QPushButton>(*panel->drawer(), QStringLiteral("Reset")), Qt::LeftButton);
        QVERIFY(panel->drawer()->assumed() == LevelAssumptions{});
        named<Segmented>(*panel->drawer(), QStringLiteral("Mix of leverage"))->setCurrent(2);
        QVERIFY(panel->drawer()->assumed() == assumed(analytics::liq::Mix::Aggressive));
        auto* rate = named<QLineEdit>(*panel->drawer(), QStringLiteral("Maintenance margin rate of OKX"));
        rate->setText(QStringLiteral("0.65 %"));
        QTest::keyClick(rate, Qt::Key_Return);
        VERIFY_NEAR(*panel->drawer()->assumed().maintenance[at(VenueId::Okx)], 0.0065);
        {
            // In the signs that were chosen, as everywhere.
            const auto usual = qScopeGuard([was = format::style()] { format::setStyle(was); });
            format::Style style;
            style.marks = {number_text::Marks::Point::Comma, number_text::Marks::Group::Dot, true};
            format::setStyle(style);
            auto* hours = named<QLineEdit>(*panel->drawer(), QStringLiteral("Half-life in hours"));
            hours->setText(QStringLiteral("1.234,5 h"));
            QTest::keyClick(hours, Qt::Key_Return);
            VERIFY_NEAR(panel->drawer()->assumed().halfLifeHours, 1'234.5);
            QCOMPARE(hours->text(), QStringLiteral("1234,5 h"));
        }
        rate->setText(QStringLiteral("much"));
        QTest::keyClick(rate, Qt::Key_Return);
        VERIFY_NEAR(*panel->drawer()->assumed().maintenance[at(VenueId::Okx)], 0.0065);
        rate->clear();
        QTest::keyClick(rate, Qt::Key_Return);
        QVERIFY(!panel->drawer()->assumed().maintenance[at(VenueId::Okx)]);
    }

    void gesturesMoveTheMap()
    {
        const auto panel = made(sample::Mood::Full);
        ForcedMap& map = *panel->map();
        map.setFocus();
        const Duration before = map.span();
        const QPointF middle = map.heatRect().center();
        QWheelEvent in(middle, map.mapToGlobal(middle), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                       Qt::NoScrollPhase, false);
        QApplication::sendEvent(&map, &in);
        QVERIFY(map.span() < before);
        QVERIFY(!map.paused());
        QTest::keyClick(&map, Qt::Key_Left);
        QVERIFY(map.paused());
        QTest::keyClick(&map, Qt::Key_End);
        QVERIFY(!map.paused());
        QTest::keyClick(&map, Qt::Key_Space);
        QVERIFY(map.paused());
        const Timestamp held = map.timeAt(map.heatRect().right());
        map.setNow(m_now.wall + 60s);
        QCOMPARE(map.timeAt(map.heatRect().right()), held);
        QTest::keyClick(&map, Qt::Key_Home);
        QCOMPARE(map.span(), before);
        QVERIFY(!map.paused());
        const double top = map.priceAt(map.heatRect().top());
        QTest::keyClick(&map, Qt::Key_Up);
        QVERIFY(map.priceAt(map.heatRect().top()) > top);
        QTest::mouseDClick(&map, Qt::LeftButton, {}, map.axisRect().center());
        VERIFY_NEAR(map.priceAt(map.heatRect().top()), top);
        const int rows = map.group();
        QTest::keyClick(&map, Qt::Key_G);
        QVERIFY(map.group() >= rows && map.group() >= 4);
        QVERIFY(!map.profileRect().isEmpty());
        QTest::keyClick(&map, Qt::Key_L);
        QVERIFY(map.profileRect().isEmpty());
        QCOMPARE(named<Segmented>(*panel, QStringLiteral("Modelled levels"))->current(), 0);
    }

    void aBoxIsZoomedToAndLeftAgain()
    {
        const auto panel = made(sample::Mood::Full);
        ForcedMap& map = *panel->map();
        map.setFocus();
        const QRect heat = map.heatRect();
        const Duration span = map.span();
        const QPoint from(heat.left() + heat.width() / 4, heat.top() + heat.height() / 4),
            to(heat.left() + heat.width() / 2, heat.top() + heat.height() / 2);
        const Timestamp begin = map.timeAt(from.x()), end = map.timeAt(to.x() + 1);
        const double top = map.priceAt(heat.top()), high = map.priceAt(from.y()), low = map.priceAt(to.y());
        const auto drag = [&](const QPoint& a, const QPoint& b) {
            QTest::mousePress(&map, Qt::LeftButton, Qt::ShiftModifier, a);
            QMouseEvent move(QEvent::MouseMove, QPointF(b), QPointF(map.mapToGlobal(b)), Qt::NoButton,
                             Qt::LeftButton, Qt::ShiftModifier);
            QApplication::sendEvent(&map, &move);
            QTest::mouseRelease(&map, Qt::LeftButton, Qt::ShiftModifier, b);
        };
        drag(from, to);
        QVERIFY(map.paused());
        QVERIFY(map.span() < span);
        const QRect now = map.heatRect();
        QVERIFY(std::abs(toSeconds(map.timeAt(now.left()) - begin)) < 61);
        QVERIFY(std::abs(toSeconds(map.timeAt(now.right() + 1) - end)) < 61);
        VERIFY_WITHIN(map.priceAt(now.top()) / high, 1.0, 1e-3);
        VERIFY_WITHIN(map.priceAt(now.bottom()) / low, 1.0, 1e-3);
        QTest::keyClick(&map, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!map.paused());
        QCOMPARE(map.span(), span);
        VERIFY_NEAR(map.priceAt(map.heatRect().top()), top);
        // A click is no box.
        drag(from, from);
        QCOMPARE(map.span(), span);
        // Beside the map only prices are chosen.
        const QRect beside = map.profileRect();
        drag(beside.center() - QPoint(20, 30), beside.center() + QPoint(20, 30));
        QCOMPARE(map.span(), span);
        QVERIFY(map.priceAt(map.heatRect().top()) < top);
    }

    void theLegendIsAControl()
    {
        const auto panel = made(sample::Mood::Full);
        auto* legend = panel->findChild<MoneyRamp*>();
        QVERIFY(!panel->map()->cutoffsByUser());
        QCOMPARE(legend->cutoffs(), panel->map()->cutoffs());
        const double upper = legend->cutoffs().upper;
        const QRect r = legend->ramp(true);
        QTest::mousePress(legend, Qt::LeftButton, {}, {r.right() - 6, r.center().y()});
        QTest::mouseMove(legend, {r.center().x(), r.center().y()});
        QTest::mouseRelease(legend, Qt::LeftButton, {}, r.center());
        QVERIFY(panel->map()->cutoffsByUser());
        QVERIFY(panel->map()->cutoffs().upper < upper);
        // Typed, as people write it; kept over a restart.
        QTest::mouseClick(legend, Qt::LeftButton, {}, legend->number(true).center());
        auto* field = legend->findChild<QLineEdit*>();
        field->setText(QStringLiteral("2.5m"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(panel->map()->cutoffs().upper, 2.5e6);
        LiquidationMapPanel again(*m_deps, nullptr);
        again.restoreState(panel->saveState());
        QCOMPARE(again.map()->cutoffs(), panel->map()->cutoffs());
        QTest::mouseDClick(legend, Qt::LeftButton, {}, r.center());
        QVERIFY(!panel->map()->cutoffsByUser());
        QCOMPARE(*dollarsOf(QStringLiteral("$250k")), 250e3);
        QVERIFY(!dollarsOf(QStringLiteral("a lot")));
    }

    void theLegendHasTheCellsColours()
    {
        const auto panel = made(sample::Mood::Full);
        ForcedMap& map = *panel->map();
        auto* legend = panel->findChild<MoneyRamp*>();
        map.setCutoffs(Cutoffs{1e3, 1e6});
        map.setPositionsShown(false);
        map.setSpan(4h);
        const double price = *board()->price, step = std::log(1 + kLiquidationBinBps / 1e4);
        map.setPath({}, price);
        map.setCells({{minuteOf(m_now.wall), liquidationBin(price), VenueId::Bybit, PositionSide::Long, 1e4, 1}});
        // A whole cell of the picture.
        const std::int64_t minute = (minuteOf(m_now.wall) - 100) / map.columnMinutes() * map.columnMinutes(),
                           row = liquidationBin(price * 1.004) / map.group() * map.group();
        const QPoint middle(map.xOf(Timestamp{std::chrono::minutes{minute}} + map.columnMinutes() * 30s),
                            map.yOf(std::exp((static_cast<double>(row) + map.group() / 2.0) * step)));
        const QImage shown = legend->grab().toImage();
        for (const PositionSide side : {PositionSide::Long, PositionSide::Short}) {
            const QRect r = legend->ramp(side == PositionSide::Short);
            for (const int in : {10, 20, 40}) {
                // The ramp goes from half the lower end to twice the upper one.
                const double usd = 500 * std::pow(4e3, in / static_cast<double>(r.width() - 1));
                map.setCells({{minute, row, VenueId::Bybit, side, usd, 1}});
                const auto reading = map.readingAt(middle);
                QVERIFY(reading && reading->longs + reading->shorts == 1);
                QCOMPARE(shown.pixelColor(r.left() + in, r.center().y()), map.grab().toImage().pixelColor(middle));
            }
        }
    }

    // Health is told ten times a second, what was liquidated once: the picture is made of what has changed.
    void onlyWhatChangedIsMadeAnew()
    {
        const auto panel = made(sample::Mood::Full);
        ForcedMap& map = *panel->map();
        panel->grab();
        QVERIFY(!map.heatRect().isEmpty());
        const LiquidationMapPanel::Work before = panel->work();
        const auto workedOut = map.workedOut();
        for (int i = 1; i <= 10; ++i) {
            m_hub->health.publish(*m_hub->health.read().value);
            QVERIFY(panel->pull(*m_hub, {m_now.wall + i * 50ms, m_now.mono + i * 50ms}));
        }
        m_hub->past.publish(*m_hub->past.read().value);
        m_hub->liquidationBoard.publish(*board());
        QVERIFY(panel->pull(*m_hub, m_now));
        panel->grab();
        QCOMPARE(panel->work().pasts, before.pasts);
        QCOMPARE(panel->work().cells, before.cells);
        QCOMPARE(panel->work().levels, before.levels);
        QCOMPARE(map.workedOut(), workedOut);
        // A print: cells, and nothing of the past.
        LiquidationBoardSnapshot s = *board();
        auto hour = std::make_shared<LiquidationHour>(*s.hours.back());
        QVERIFY(!hour->cells.empty());
        hour->cells.push_back(hour->cells.back());
        s.hours.back() = hour;
        m_hub->liquidationBoard.publish(s);
        QVERIFY(panel->pull(*m_hub, m_now));
        QVERIFY(!map.heatRect().isEmpty());
        QCOMPARE(panel->work().cells, before.cells + 1);
        QCOMPARE(panel->work().pasts, before.pasts);
        QCOMPARE(map.workedOut(), workedOut + 1);
        // Another choice of venues: cells and levels.
        panel->setChosen(1u << static_cast<unsigned>(VenueId::Bybit));
        QCOMPARE(panel->work().cells, before.cells + 2);
        QCOMPARE(panel->work().levels, before.levels + 1);
        QCOMPARE(panel->work().pasts, before.pasts);
        // The present moves on: by less than a pixel, by more.
        const auto drawn = map.workedOut();
        map.setNow(m_now.wall + 1s);
        QVERIFY(!map.heatRect().isEmpty());
        QCOMPARE(map.workedOut(), drawn);
        map.setNow(m_now.wall + 600s);
        QVERIFY(!map.heatRect().isEmpty());
        QCOMPARE(map.workedOut(), drawn + 1);
        // Another asset has nothing yet.
        m_selection->setAsset(QStringLiteral("ETH"));
        const auto there = map.readingAt(map.heatRect().center());
        QVERIFY(!there || there->longs + there->shorts == 0);
        m_selection->setAsset(QStringLiteral("BTC"));
        QVERIFY(panel->pull(*m_hub, m_now, true));
        QVERIFY(panel->work().cells > before.cells + 2);
    }

    void aReplayedMarketIsShownAsItWas()
    {
        test::ForcedRig r;
        r.past(0, 200);
        r.past(1, 200);
        r.seconds(10);
        for (int k = 0; k < 40; ++k) {
            r.liquidate({static_cast<std::size_t>(k % 2), k % 3 ? PositionSide::Long : PositionSide::Short,
                         995.0 + k % 9, 20.0 + k});
            r.seconds(1);
        }
        LiquidationMapPanel panel(*m_deps, nullptr);
        panel.resize(1'100, 820);
        panel.show();
        panel.pull(r.hub, {r.clock.wall(), r.clock.mono()});
        const LiquidationSum& all = r.said()->all[1];
        double usd = 0;
        for (int k = 0; k < 40; ++k) usd += (995.0 + k % 9) * (20.0 + k);
        VERIFY_NEAR(all.usd(), usd);
        // Not heard for five minutes.
        QCOMPARE(textOf(*panel.totals(), "5 m", 1), format::atLeast(format::money, all.longUsd));
        QCOMPARE(factOf(panel, "Longs below").value, format::money(r.levels()->longs.nearest->usd));
        QCOMPARE(factOf(panel, "Map hit rate").note, QStringLiteral("n = 40"));
        QVERIFY(!panel.map()->profileRect().isEmpty());
    }
};

QTEST_MAIN(TstLiquidationMap)
#include "tst_liquidation_map.moc"
