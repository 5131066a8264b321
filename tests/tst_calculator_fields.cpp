// What stands in a calculator's fields, without a window: what people write, what the market, the desk and the
// stored past say, never what is stale; and what becomes a trade.
#include "app/cli/calc_json.h"
#include "model/boards/level_map.h"
#include "model/desk/calculator_live.h"
#include "model/desk/calculator_send.h"
#include "tests/support/analytics_call.h"
#include "tests/support/sample_hub.h"
#include "tests/support/sample_rates.h"
#include "tests/support/typed_calc.h"
#include "ui/panels/calculator_entry.h"
#include "widgets/format.h"

#include <QScopeGuard>
#include <QtTest>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

using namespace plimsoll;
using analytics::Value;
using test::typed;

class TestCalculatorFields : public QObject {
    Q_OBJECT

    ManualClock m_clock;
    AsOf m_now{m_clock.wall(), m_clock.mono()};
    std::unique_ptr<SnapshotHub> m_hub;

    void fill(sample::Mood mood)
    {
        sample::Hub(*m_hub, m_now, mood, true, sample::Hub::four()).fill();
        sample::addRates(*m_hub);
    }
    CalcContext context(VenueId venue = VenueId::Binance) const
    {
        CalcContext c{boardsOf(*m_hub), "BTC", venue, m_now, {}, listedFees(), 0, "calculators"};
        return c;
    }
    CalcEntry live(CalcSource source, const CalcContext& c) const
    {
        static const CalcField field{"x", "X", "", CalcKind::Number, "1"};
        CalcField one = field;
        one.live = source;
        m_fields.push_back(std::make_unique<CalcField>(one));
        return liveEntry(*m_fields.back(), c);
    }
    mutable std::vector<std::unique_ptr<CalcField>> m_fields;

private Q_SLOTS:
    void init() { m_hub = std::make_unique<SnapshotHub>(); }

    void fieldsTakeWhatPeopleWrite()
    {
        const CalcField percent{"x", "X", "%", CalcKind::Number, "1", 0.01};
        QCOMPARE(*entryOf(percent, QStringLiteral("2.5 %"))->number(), 0.025);
        QCOMPARE(*entryOf({"x", "", "$", CalcKind::Number, "1"}, QStringLiteral("$1.5k"))->number(), 1'500.0);
        for (const char* wrong : {"", "x", "1 2", "nan", "1e999", "--1"})
            QVERIFY2(!entryOf(percent, QString::fromLatin1(wrong)), wrong);
        const CalcField list{"x", "", "$", CalcKind::Numbers, "1"};
        QCOMPARE(entryOf(list, QStringLiteral("200, 100; -20"))->list()->size(), std::size_t(3));
        QVERIFY(!entryOf(list, QStringLiteral("200, x")) && !entryOf(list, QString()));
        const CalcField levels{"x", "", "", CalcKind::Levels, "1 1"};
        QCOMPARE(entryOf(levels, QStringLiteral("99990 10, 99950 20"))->list()->size(), std::size_t(2));
        QVERIFY(!entryOf(levels, QStringLiteral("99990, 10")));
        const CalcField tiers{"x", "", "", CalcKind::Tiers, "1"};
        const auto t = entryOf(tiers, QStringLiteral("0.4 to 50000; 0.5 less 50 to 600k; 1 less 3050"));
        QVERIFY(t && t->list()->size() == 3);
        QVERIFY(test::difference(*t, test::json("[{'cap':50000,'mmr':0.004,'ded':0},{'cap':600000,'mmr':0.005,"
                                                "'ded':50},{'cap':null,'mmr':0.01,'ded':3050}]"))
                    .isEmpty());
        QCOMPARE(entryText(tiers, *t), QStringLiteral("0.4 to 50000; 0.5 less 50 to 600000; 1 less 3050"));
        QVERIFY(!entryOf(tiers, QStringLiteral("0.4 up 50000")));
        // What is shown can be entered again, to the last digit.
        for (const double x : {0.0001, 97'435.897435, 1e-9, 123'456'789.25, -0.35}) {
            const Value v(x);
            QCOMPARE(
                *entryOf({"x", "", "", CalcKind::Number, "1"}, entryText({"x", "", "", CalcKind::Number, "1"}, v))
                     ->number(),
                x);
        }
    }

    // In the person's signs; what is kept of it, and the examples, are in the standard ones.
    void fieldsTakeTheChosenSigns()
    {
        const auto restored = qScopeGuard([usual = format::style()] { format::setStyle(usual); });
        format::Style style;
        style.marks = {number_text::Marks::Point::Comma, number_text::Marks::Group::Dot, true};
        format::setStyle(style);
        const CalcField number{"x", "", "", CalcKind::Number, "1"}, list{"x", "", "$", CalcKind::Numbers, "1"},
            levels{"x", "", "", CalcKind::Levels, "1 1"}, tiers{"x", "", "", CalcKind::Tiers, "1"};
        QCOMPARE(*entryOf(number, QStringLiteral("0,5"))->number(), 0.5);
        QCOMPARE(*entryOf(number, QStringLiteral("84.012,4"))->number(), 84'012.4);
        QCOMPARE(entryText(number, Value(1.234)), QStringLiteral("1,234"));
        const auto passes = [](const CalcField& f, const char* entered, const char* kept) {
            const QString text = QString::fromLatin1(entered), was = QString::fromLatin1(kept);
            return keptText(f, text) == was && fieldText(f, was) == text && keptValue(f, was).has_value();
        };
        QVERIFY(passes(number, "1,234", "1.234"));
        QVERIFY(passes(list, "1,5; -20; 0,25", "1.5, -20, 0.25"));
        QVERIFY(passes(levels, "99990,5 10; 99950 2,25", "99990.5 10, 99950 2.25"));
        QVERIFY(passes(tiers, "0,4 to 50000; 1 less 3050,5", "0.4 to 50000; 1 less 3050.5"));
        // A comma before a blank parts, as it does elsewhere.
        QCOMPARE(keptText(list, QStringLiteral("1,5, 2")), QStringLiteral("1.5, 2"));
        QCOMPARE(keptText(number, QStringLiteral("x")), QStringLiteral("x"));
        format::setStyle({});
        QCOMPARE(keptText(number, QStringLiteral("$1.5k")), QStringLiteral("$1.5k"));
        QCOMPARE(fieldText(number, QStringLiteral("$1.5k")), QStringLiteral("$1.5k"));
    }

    void liveValuesAreTheMarkets()
    {
        fill(sample::Mood::Full);
        const auto market = m_hub->market.read().value;
        double mark = 0, interest = 0;
        for (const InstrumentRow& r : market->rows)
            if (r.asset == "BTC" && r.market == Market::Perp) {
                if (r.venue == VenueId::Bybit) mark = r.mark->value.value();
                if (r.oi && r.oi->fresh != Freshness::Stale) interest += *r.oi->value.base;
            }
        const CalcEntry e = live(CalcSource::Mark, context(VenueId::Bybit));
        QVERIFY(e.value.number());
        QCOMPARE(*e.value.number(), mark);
        QCOMPARE(e.from, std::string("Bybit"));
        QVERIFY(e.age > Duration{} && e.origin == CalcOrigin::Live);
        QCOMPARE(*live(CalcSource::HalfPercent, context()).value.number(), interest * 0.005);
        // The book is that of all venues, best first.
        const CalcEntry asks = live(CalcSource::Asks, context());
        QVERIFY2(asks.value.list(), asks.why.c_str());
        const auto depth = m_hub->depth.read().value;
        double coins = 0;
        for (const DepthLane& l : depth->lanes)
            if (l.market == Market::Perp && l.state == BookState::Live)
                for (const auto& level : l.asks) coins += level.qty.v * l.multiplier;
        double sum = 0, before = 0;
        for (const Value& row : *asks.value.list()) {
            QVERIFY(*row.list()->at(0).number() > before);
            before = *row.list()->at(0).number();
            sum += *row.list()->at(1).number();
        }
        QVERIFY(std::abs(sum - coins) < 1e-6 * coins);
        // Clusters stand on the side that the move comes to.
        const double price = *m_hub->levels.read().value->price;
        const CalcEntry below = live(CalcSource::ClustersBelow, context()),
                        above = live(CalcSource::ClustersAbove, context());
        QVERIFY2(below.value.list() && above.value.list(), below.why.c_str());
        QVERIFY(below.modelled && !below.value.list()->empty() && !above.value.list()->empty());
        for (const Value& row : *below.value.list()) QVERIFY(*row.list()->at(0).number() < price);
        for (const Value& row : *above.value.list()) QVERIFY(*row.list()->at(0).number() > price);
        // Tiers are the venue's; where it tells none, half the initial margin at its highest leverage, if that is
        // known.
        const CalcEntry tiers = live(CalcSource::Tiers, context(VenueId::Okx));
        QVERIFY(test::difference(tiers.value, test::json("[{'cap':300000,'mmr':0.004,'ded':0},{'cap':10000000,"
                                                         "'mmr':0.005,'ded':300}]"))
                    .isEmpty());
        QCOMPARE(tiers.from, std::string("tiers of OKX"));
        QVERIFY(live(CalcSource::Tiers, context(VenueId::Hyperliquid)).value.isNull());
        QCOMPARE(*live(CalcSource::Volume, context()).value.number(), 4 * 5e9);
        // The lowest rate is not above any other.
        QVERIFY2(live(CalcSource::LowestRate, context()).value.number(),
                 live(CalcSource::LowestRate, context()).why.c_str());
        const double low = *live(CalcSource::LowestRate, context()).value.number();
        const double high = *live(CalcSource::HighestRate, context()).value.number();
        QVERIFY(low <= high);
        for (const VenueId v : kVenues) {
            const auto rate = live(CalcSource::Rate, context(v)).value;
            if (rate.number()) QVERIFY(*rate.number() >= low && *rate.number() <= high);
        }
    }
    // Open interest comes in the venue's units; a thousand PEPE are a thousand coins.
    void scaledContractsCountAsCoins()
    {
        MarketSnapshot market;
        market.asOf = m_now;
        const auto add = [&](VenueId venue, double multiplier, double base) {
            InstrumentRow row;
            row.venue = venue;
            row.asset = "PEPE";
            row.quote = "USDT";
            row.multiplier = multiplier;
            row.oi.emplace();
            row.oi->value.base = base;
            row.oi->stamp = m_clock.stamp();
            row.oi->fresh = Freshness::Live;
            market.rows.push_back(row);
        };
        add(VenueId::Binance, 1'000, 6e6);
        add(VenueId::Okx, 1, 2e9);
        m_hub->market.publish(market);
        CalcContext c = context();
        c.asset = "PEPE";
        QCOMPARE(*live(CalcSource::HalfPercent, c).value.number(), 8e9 * 0.005);
    }
    void venuesSetAsideCountForNothing()
    {
        fill(sample::Mood::Full);
        CalcContext c = context();
        const auto sum = [&] {
            double coins = 0;
            const CalcEntry bids = live(CalcSource::Bids, c);
            for (const Value& row : *bids.value.list()) coins += *row.list()->at(1).number();
            return coins;
        };
        const double all = sum();
        c.aside = 1u << static_cast<unsigned>(VenueId::Okx);
        QVERIFY(sum() < all);
        c.aside = 0xff;
        const CalcEntry none = live(CalcSource::Bids, c);
        QVERIFY(none.value.isNull() && !none.why.empty());
    }
    // Nothing stale counts: not what the feed calls stale, not what the model said a while ago, not another
    // asset's.
    void staleIsNotKnown_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("stale feeds") << 0;
        QTest::newRow("silent model") << 1;
        QTest::newRow("nothing came") << 2;
        QTest::newRow("another asset") << 3;
    }
    void staleIsNotKnown()
    {
        QFETCH(int, how);
        if (how < 2) fill(how == 0 ? sample::Mood::Stale : sample::Mood::Full);
        if (how == 3) fill(sample::Mood::Full);
        if (how == 1) {
            m_clock.advance(std::chrono::seconds{30});
            m_now = {m_clock.wall(), m_clock.mono()};
        }
        CalcContext c = context();
        if (how == 3) c.asset = "NOSUCH";
        for (const CalcSource s :
             {CalcSource::Mark, CalcSource::Mid, CalcSource::DayRange, CalcSource::Rate, CalcSource::LowestRate,
              CalcSource::HighestRate, CalcSource::Depth10, CalcSource::Stability, CalcSource::SpreadRatio,
              CalcSource::Volume, CalcSource::Bids, CalcSource::Asks, CalcSource::ClustersBelow,
              CalcSource::ClustersAbove, CalcSource::HalfPercent, CalcSource::TailRatio}) {
            const CalcEntry e = live(s, c);
            QVERIFY2(e.value.isNull(), qPrintable(QString::number(static_cast<int>(s))));
            QVERIFY(!e.why.empty());
        }
        // And the answer says why.
        const Calculator& calculator = *calculatorNamed("funding");
        CalcInputs in = typed(calculator);
        for (CalcEntry& e : in.entries)
            if (e.field->live == CalcSource::Rate) e = liveEntry(*e.field, c);
        const auto answers = answersOf(calculator, in);
        QVERIFY(!answers.front().known && !answers.front().why.isEmpty());
    }
    void deskValuesAreTheDesks()
    {
        CalcContext c = context(VenueId::Bybit);
        QVERIFY(live(CalcSource::Equity, c).value.isNull());
        QVERIFY(live(CalcSource::Wallet, c).value.isNull());
        c.settings.venues[1].wallet = 12'000;
        c.settings.riskPerTrade = 0.02;
        QCOMPARE(*live(CalcSource::Equity, c).value.number(), 12'000.0);
        QCOMPARE(*live(CalcSource::Wallet, c).value.number(), 12'000.0);
        QCOMPARE(*live(CalcSource::Risk, c).value.number(), 0.02);
        QCOMPARE(live(CalcSource::Risk, c).origin, CalcOrigin::Desk);
        // A record that nobody entered is none.
        for (const CalcSource s : {CalcSource::Win, CalcSource::Reward}) {
            QVERIFY(live(s, c).value.isNull());
            QVERIFY(live(s, c).why.find("your record is not entered") == 0);
        }
        c.settings.win = 0.61;
        QCOMPARE(*live(CalcSource::Win, c).value.number(), 0.61);
        // A desk that was read long ago is not known.
        DeskSnapshot desk;
        desk.asOf = m_now;
        desk.totals.equityUsd = 9'000.0;
        m_hub->desk.publish(desk);
        CalcContext read = context(VenueId::Bybit);
        QCOMPARE(*live(CalcSource::Equity, read).value.number(), 9'000.0);
        read.now.mono += std::chrono::seconds{20};
        QVERIFY(live(CalcSource::Equity, read).value.isNull());
    }
    void storedHoursBecomeReturns()
    {
        CalcContext c = context();
        QVERIFY(!calcPast(c).why.empty());
        HistoryAnswer answer;
        answer.request.asset = "BTC";
        HistoryLine line;
        line.venue = VenueId::Okx;
        line.series.span = 3'600;
        double price = 100;
        for (int h = 0; h < 120; ++h) {
            if (h == 60) continue;  // a gap: no return over it
            store::SeriesPoint p;
            p.t = h * 3'600;
            p.close = price = price * (h % 2 ? 1.01 : 0.99);
            p.high = price * 1.005;
            p.low = price * 0.995;
            line.series.points.push_back(p);
        }
        answer.lines.push_back(line);
        HistoryAnswers all;
        all.by["calculators"] = std::make_shared<const HistoryAnswer>(answer);
        m_hub->past.publish(all);
        c = context();
        const CalcPast past = calcPast(c);
        QCOMPARE(past.why, std::string());
        QCOMPARE(past.returns.size(), std::size_t(117));
        QVERIFY(past.medianRange && *past.medianRange > 0);
        QCOMPARE(past.venue, VenueId::Okx);
        c.asset = "ETH";
        QVERIFY(!calcPast(c).why.empty());
    }

    void whatBecomesATrade()
    {
        const Calculator& sizer = *calculatorNamed("sizer");
        const CalcInputs in = typed(sizer);
        const auto answers = answersOf(sizer, in);
        const auto t = plannedOf(sizer, in, answers, "BTC", VenueId::Okx);
        QVERIFY(t && t->venue == VenueId::Okx && t->asset == "BTC");
        QCOMPARE(*t->usd, *answers.front().number("notional"));
        QCOMPARE(*t->stop, 97'000.0);
        QVERIFY(t->sizeCut);  // funding is above 5 bp in the example
        const Calculator& stop = *calculatorNamed("stop_size");
        const CalcInputs shorted = typed(stop, {{"stop", QStringLiteral("103000")}});
        const auto s = plannedOf(stop, shorted, answersOf(stop, shorted), "ETH", VenueId::Bybit);
        QVERIFY(s && s->side == PositionSide::Short);
        const Calculator& kelly = *calculatorNamed("kelly");
        QVERIFY(!plannedOf(kelly, typed(kelly), answersOf(kelly, typed(kelly)), "BTC", VenueId::Okx));
        const Calculator& liq = *calculatorNamed("liquidation");
        const auto p = positionOf(liq, typed(liq), answersOf(liq, typed(liq)), "BTC", VenueId::Binance);
        QVERIFY(p && p->coins == 1 && p->entry == 100'000 && *p->leverage == 20);
        // Nothing known: nothing to send.
        const CalcInputs empty = withValue(typed(sizer), "equity", {});
        QVERIFY(!plannedOf(sizer, empty, answersOf(sizer, empty), "BTC", VenueId::Okx));
    }
};

QTEST_GUILESS_MAIN(TestCalculatorFields)
#include "tst_calculator_fields.moc"
