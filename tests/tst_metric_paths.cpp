// Paths of the metrics that need days of a market, or a venue that does one thing: each with numbers worked out by
// hand.
#include "model/analytics/vocabulary.h"
#include "tests/support/asset_desk.h"
#include "tests/support/numbers.h"

using namespace plimsoll;
using namespace plimsoll::test;
using analytics::Reason;

namespace {

using S = InstrumentSeries;

// One asset on up to four venues.
struct Desk : AssetDesk {
    std::array<S, kVenueCount> perp;
    std::array<InstrumentTrack, kVenueCount> tracks;
    std::array<BookReading, kVenueCount> books;

    explicit Desk(std::size_t venues = 1)
    {
        for (std::size_t v = 0; v < venues; ++v) {
            list(tracks[v], kVenues[v], 1);
            in.perp[v].track = &tracks[v];
            in.perp[v].series = &perp[v];
        }
        at(kHour0, 0);
    }
    void at(Step hour, Step seconds)
    {
        AssetDesk::at(hour, seconds);
        in.liquidations.fill(Freshness::Live);
    }
    void set(MetricId id, double v, std::optional<VenueId> venue = {})
    {
        setMetric(out, id, venue, v, in.now, {}, 1);
    }
    std::optional<double> value(MetricId id, std::optional<VenueId> venue = {}) const
    {
        return out.at(id, venue).value;
    }
    Reason reason(MetricId id) const { return out.at(id).reason; }
    // One look a minute over whole hours.
    void watch(Step from, Step until, double price, double depth, double interest, double spread = 1,
               double r8 = 0.0001)
    {
        for (Step m = from * 60; m < until * 60; ++m) {
            InstrumentSample look;
            look.mid = price;
            look.spreadBp = spread;
            look.bidUsd[4] = look.askUsd[4] = depth / 2;
            look.openInterest = interest;
            look.r8 = r8;
            perp[0].sample(m * 60, look, true);
        }
    }
    void bar(S& s, Step hour, double high, double low, double close, double buy = 0, double sell = 0)
    {
        s.rememberBar(hour * 60, 60, {close, high, low, close, buy, sell});
    }
};

}  // namespace

class TestMetricPaths : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // ---- B4
    void tinderbox()
    {
        Desk d;
        d.watch(kHour0 - 170, kHour0 - 1, 100, 100'000, 1'000);
        d.watch(kHour0 - 1, kHour0, 100, 95'000, 1'250);
        d.at(kHour0, 1);
        d.set(metric::oiBase, 1'250, VenueId::Binance);
        computeLeverage(d.in, d.memory, d.out);
        VERIFY_WITHIN(*d.value(metric::ldr), 1'250 * 100 / 95'000.0, 1e-4);
        VERIFY_WITHIN(*d.value(metric::tinderbox), std::log(1.25) - std::log(0.95), 1e-5);
        QCOMPARE(d.out.facts.tinderLevel, std::optional(2));
        // Every hour before was the same: there is no spread to measure by.
        QCOMPARE(d.reason(metric::ldrZ), Reason::NoData);
        // The book grew with the positions: nothing is dry.
        Desk grown;
        grown.watch(kHour0 - 170, kHour0 - 1, 100, 100'000, 1'000);
        grown.watch(kHour0 - 1, kHour0, 100, 125'000, 1'250);
        grown.at(kHour0, 1);
        grown.set(metric::oiBase, 1'250, VenueId::Binance);
        computeLeverage(grown.in, grown.memory, grown.out);
        VERIFY_WITHIN(*grown.value(metric::tinderbox), 0.0, 1e-5);
        QCOMPARE(grown.out.facts.tinderLevel, std::optional(0));
    }
    void tinderboxNeedsTheSameHourAWeekAgo()
    {
        Desk d;
        d.watch(kHour0 - 100, kHour0, 100, 100'000, 1'000);
        d.at(kHour0, 1);
        d.set(metric::oiBase, 1'000, VenueId::Binance);
        computeLeverage(d.in, d.memory, d.out);
        QCOMPARE(d.reason(metric::tinderbox), Reason::TooShort);
        QVERIFY(!d.out.facts.tinderLevel);
        QVERIFY(d.value(metric::ldr));
    }
    void leverageAgainstItsMonth()
    {
        Desk d;
        // Hours of 1, 2 and 3 dollars a dollar in turn: median 2, MAD 1 (a third of them lie at the median).
        for (Step h = kHour0 - 99; h < kHour0; ++h)
            d.watch(h, h + 1, 100, 100'000, 1'000 * static_cast<double>(1 + h % 3));
        d.watch(kHour0, kHour0 + 1, 100, 100'000, 5'000);
        d.at(kHour0, 3'599);
        d.set(metric::oiBase, 5'000, VenueId::Binance);
        computeLeverage(d.in, d.memory, d.out);
        VERIFY_WITHIN(*d.value(metric::ldrZ), 0.6745 * (5 - 2) / 1, 1e-4);
    }

    // ---- B6
    void rebuildAfterAFlush_data()
    {
        QTest::addColumn<double>("high");
        QTest::addColumn<double>("reload");
        QTest::newRow("the price goes nowhere") << 100.5 << 0.75;
        QTest::newRow("the price moves") << 110.0 << 0.0;
    }
    void rebuildAfterAFlush()
    {
        QFETCH(double, high);
        QFETCH(double, reload);
        Desk d;
        const auto oi = [&](Step hour, double coins) {
            d.bar(d.perp[0], hour, high, 100, 100);
            d.perp[0].rememberInterest((hour + 1) * 60, coins);
        };
        for (Step h = kHour0 - 40; h < kHour0 - 4; ++h) oi(h, 100);
        oi(kHour0 - 4, 60);  // 40 % within the hour
        oi(kHour0 - 3, 70);
        oi(kHour0 - 2, 80);
        oi(kHour0 - 1, 90);
        d.at(kHour0, 1);
        d.set(metric::atr, 1);
        computeLeverage(d.in, d.memory, d.out);
        // From 60 towards 100: a quarter an hour, so half after two.
        VERIFY_WITHIN(*d.value(metric::oiT50), 2.0, 1e-6);
        VERIFY_WITHIN(d.out.facts.reload.value(), reload, 1e-6);
    }
    void withoutAFlushThereIsNothingToRebuild()
    {
        Desk d;
        for (Step h = kHour0 - 40; h < kHour0; ++h) {
            d.bar(d.perp[0], h, 100, 100, 100);
            d.perp[0].rememberInterest((h + 1) * 60, 100 - 0.1 * static_cast<double>(h - kHour0 + 40));
        }
        d.at(kHour0, 1);
        d.set(metric::atr, 1);
        computeLeverage(d.in, d.memory, d.out);
        QCOMPARE(d.reason(metric::oiT50), Reason::NoData);
        QCOMPARE(d.out.facts.reload, std::optional(0.0));
        Desk young;
        young.at(kHour0, 1);
        computeLeverage(young.in, young.memory, young.out);
        QCOMPARE(young.reason(metric::oiT50), Reason::TooShort);
        QVERIFY(!young.out.facts.reload);
    }

    // ---- B7
    void overextended()
    {
        Desk d;
        // Five-minute returns of +-r: an hour's variance is 12 r^2, a year's volatility r sqrt(12 * 8760).
        const double r = 0.001, usual = r * std::sqrt(12 * 8'760.0);
        for (Step five = (kHour0 - 170) * 12; five < kHour0 * 12; ++five) {
            const double close = five % 2 ? 100 : 100 * std::exp(r);
            d.perp[0].rememberBar(five * 5, 5, {close, close, close, close, {}, {}});
        }
        d.at(kHour0, 1);
        d.set(metric::rv24h, 1.2 * usual);  // ln 1.2 = 0.18
        d.set(metric::dOi24h, 0.03);
        computeLeverage(d.in, d.memory, d.out);
        VERIFY_NEAR(d.out.facts.overextendedHours.value(), 0.0);
        d.at(kHour0 + 2, 1);
        computeLeverage(d.in, d.memory, d.out);
        VERIFY_NEAR(d.out.facts.overextendedHours.value(), 2.0);
        // Positions shrink: it begins anew.
        d.set(metric::dOi24h, -0.03);
        computeLeverage(d.in, d.memory, d.out);
        VERIFY_NEAR(d.out.facts.overextendedHours.value(), 0.0);
        d.out.at(metric::rv24h).value.reset();
        computeLeverage(d.in, d.memory, d.out);
        QVERIFY(!d.out.facts.overextendedHours);
    }

    // ---- C14
    void aLevelIsLost()
    {
        Desk d;
        // A hundred hours between 105.2 and 105.8: the round number below is 105. Then it closes at 104.5.
        for (Step h = kHour0 - 100; h < kHour0 - 3; ++h) d.bar(d.perp[0], h, 105.8, 105.2, 105.5);
        for (Step h = kHour0 - 3; h < kHour0; ++h) d.bar(d.perp[0], h, 104.8, 104.2, 104.5);
        d.at(kHour0, 1);
        d.set(metric::price, 104.5);
        d.set(metric::atr, 1);
        d.set(metric::liqZ, 0.5);
        computeSupport(d.in, d.memory, d.out);
        // The lows of day, week and month stand at 105.2: the highest that this close lies below.
        VERIFY_WITHIN(d.out.facts.lostLevel.value(), 105.2, 1e-4);
        // Two hours and a second ago, but no forced orders: every other day a level is lost.
        VERIFY_NEAR(d.out.facts.supportLostHours.value(), 0.0);
        d.set(metric::liqZ, 3.2);
        computeSupport(d.in, d.memory, d.out);
        VERIFY_NEAR(d.out.facts.supportLostHours.value(), 0.0);  // both hold from now on
        for (Step h = kHour0; h < kHour0 + 2; ++h) d.bar(d.perp[0], h, 104.8, 104.2, 104.5);
        d.at(kHour0 + 2, 1);
        d.set(metric::liqZ, 0.1);
        computeSupport(d.in, d.memory, d.out);
        VERIFY_NEAR(d.out.facts.supportLostHours.value(), 2.0);
        // A tenth of the range above it is a reclaim; less is not.
        d.bar(d.perp[0], kHour0 + 2, 105.6, 104.2, 105.25);
        d.at(kHour0 + 3, 1);
        computeSupport(d.in, d.memory, d.out);
        VERIFY_NEAR(d.out.facts.supportLostHours.value(), 3.0);
        d.bar(d.perp[0], kHour0 + 3, 105.6, 104.2, 105.4);
        d.at(kHour0 + 4, 1);
        computeSupport(d.in, d.memory, d.out);
        VERIFY_NEAR(d.out.facts.supportLostHours.value(), 0.0);
        QVERIFY(!d.out.facts.lostLevel);
    }
    void distanceToTheRoundNumber()
    {
        Desk d;
        d.set(metric::price, 97'340);
        computeSupport(d.in, d.memory, d.out);
        // 97 000 and 98 000: 34.9 and 67.8 bp away (X9).
        VERIFY_WITHIN(*d.value(metric::levelDist), 340 / 97'340.0 * 1e4, 1e-6);
    }

    // ---- C11
    void percentileOfTheFlow()
    {
        Desk d;
        for (Step h = kHour0 - 100; h < kHour0; ++h)
            d.memory.past.at(h)[PVpin] =
                static_cast<float>(0.01 * static_cast<double>(h - kHour0 + 101));  // 0.01 to 1
        d.set(metric::vpinTaker, 0.905);
        computePercentiles(d.in, d.memory, d.out);
        VERIFY_NEAR(*d.value(metric::vpinPct), 0.9);
        Desk young;
        for (Step h = kHour0 - 71; h < kHour0; ++h) young.memory.past.at(h)[PVpin] = 0.5f;
        young.set(metric::vpinTaker, 0.9);
        computePercentiles(young.in, young.memory, young.out);
        QCOMPARE(young.reason(metric::vpinPct), Reason::TooShort);
    }

    // ---- J4
    void backToNormal()
    {
        Desk d;
        d.watch(kHour0 - 60, kHour0 - 1, 100, 1'000, 10, 2);
        d.watch(kHour0 - 1, kHour0, 100, 900, 10, 2.2);
        for (Step h = kHour0 - 60; h < kHour0; ++h) d.memory.past.at(h)[PBasis] = 3;
        d.at(kHour0, 1);
        const auto say = [&](double basis, double rv) {
            d.set(metric::basisDisp, basis);
            d.set(metric::r8Mean24, 0.0001);
            d.set(metric::rvRatio, rv);
            computeState(d.in, d.memory, d.out);
        };
        // 2.2 of 2 (at most 1.25), 900 of 1000 (at least 0.8), 4 of 3 (at most 1.5), 1 bp, 1.2 (at most 1.5).
        say(4, 1.2);
        VERIFY_NEAR(*d.value(metric::normCount), 5.0);
        VERIFY_NEAR(*d.value(metric::normOkH), 0.0);
        // Each part by its own formula: (2.5 - 1.1)/1.25 and (0.9 - 0.2)/0.6 and (4 - 4/3)/2.5 and 1 and (4
        // - 1.2)/2.5.
        VERIFY_NEAR(d.out.facts.normalProgress.value(), 1.0);
        d.watch(kHour0, kHour0 + 1, 100, 900, 10, 2.2);
        d.at(kHour0, 3'541);
        say(5, 1.2);  // one may fail, if it is not spread or depth
        VERIFY_NEAR(*d.value(metric::normCount), 4.0);
        VERIFY_WITHIN(*d.value(metric::normOkH), 3'540 / 3'600.0, 1e-9);
        VERIFY_WITHIN(d.out.facts.normalProgress.value(), (4 + (4 - 5 / 3.0) / 2.5) / 5, 1e-6);
        d.watch(kHour0 + 1, kHour0 + 2, 100, 700, 10, 2.2);
        d.at(kHour0 + 2, 1);
        say(3, 1.2);
        VERIFY_NEAR(*d.value(metric::normCount), 4.0);
        VERIFY_NEAR(*d.value(metric::normOkH), 0.0);  // the depth is one of the two that must hold
        QCOMPARE(d.out.facts.normal[1], std::optional(false));
    }

    // ---- J3
    void fourSignals()
    {
        Desk d;
        const auto word = [&](MetricId id) {
            const auto v = d.value(id);
            return v ? std::string(analytics::word(id).words[static_cast<std::size_t>(*v)]) : std::string("-");
        };
        computeSignals(d.in, d.memory, d.out);
        for (const MetricId id :
             {metric::signalFunding, metric::signalOiRv, metric::signalBasis, metric::signalLiquidity})
            QVERIFY(!d.value(id));

        d.set(metric::r8Mean24, -0.0001);
        d.set(metric::r8Regime, 0);
        d.out.facts.rateRecent = -0.0001, d.out.facts.ratePrior = -0.0001;
        d.set(metric::ret24h, -0.01), d.set(metric::atr, 0.5), d.set(metric::price, 100);  // a day's range: 2.4 %
        for (Step h = kHour0 - 40; h < kHour0; ++h) {
            const auto row = d.memory.past.at(h);
            row[PBasis] = 4;
            row[PExecutable] = 1'000'000;
            row[PVenueExecutable] = 1'000'000;
        }
        d.set(metric::basisDisp, 8);
        d.set(metric::exec10bp, 400'000);
        computeSignals(d.in, d.memory, d.out);
        QCOMPARE(word(metric::signalFunding), std::string("FEAR"));
        QVERIFY(d.out.facts.dryPowder);
        QCOMPARE(word(metric::signalBasis), std::string("WIDE"));
        VERIFY_NEAR(d.out.facts.signalBasis.normal.value(), 4.0);
        QCOMPARE(word(metric::signalLiquidity), std::string("RETREATING"));
        VERIFY_NEAR(d.out.facts.signalLiquidity.normal.value(), 1'000'000.0);
        const auto since = d.out.facts.signalBasis.since;

        // An hour later the word is the same, and as old as it is; funding has turned to nothing.
        d.at(kHour0 + 1, 0);
        d.out.facts.rateRecent = 0.00001;
        d.set(metric::exec10bp, 900'000);
        computeSignals(d.in, d.memory, d.out);
        QCOMPARE(word(metric::signalFunding), std::string("BALANCING"));
        QVERIFY(!d.out.facts.dryPowder);
        QCOMPARE(d.out.facts.signalBasis.since, since);
        QCOMPARE(word(metric::signalLiquidity), std::string("STEADY"));
        // From 8 yesterday to 3: faster than half in a day, and below the usual.
        d.memory.past.at(kHour0 + 1 - 24)[PBasis] = 8;
        d.set(metric::basisDisp, 3);
        computeSignals(d.in, d.memory, d.out);
        QCOMPARE(word(metric::signalBasis), std::string("COMPRESSING_FAST"));
        QVERIFY(d.out.facts.signalBasis.since != since);
    }

    // ---- A3
    void predictionIsTrustedByItsRecord_data()
    {
        QTest::addColumn<double>("off");  // of what the venue settles, fraction
        QTest::newRow("right") << 0.0;
        QTest::newRow("wrong") << 0.0001;
    }
    void predictionIsTrustedByItsRecord()
    {
        QFETCH(double, off);
        Desk d;
        InstrumentTrack& t = d.tracks[0];
        auto i = std::make_shared<Instrument>(*t.instrument);
        i->maxLeverage = 100;
        t.instrument = i;
        // Deep at 2 bp above the index: a premium of 0.0002. Binance, one hour: [P + clamp(0.0001 - P)] / 8 =
        // 0.0000125.
        BookReading& book = d.books[0];
        book.bids = {{100.02, 1e6}};
        book.asks = {{100.03, 1e6}};
        book.mid = 100.025;
        d.in.perp[0].book = &book;
        constexpr double kRate = 0.0000125;
        for (Step s = 0; s <= 32 * 3'600 + 1'800; s += 5) {
            d.at(kHour0, s);
            Stamp stamp;
            stamp.mono = d.in.now.mono;
            t.index = Stamped<Price>{Price::nearest(100), stamp};
            Funding f;
            f.rate = Rate{kRate};
            f.hours = 1;
            f.next = Timestamp{std::chrono::hours{kHour0 + s / 3'600 + 1}};
            t.funding = Stamped<Funding>{f, stamp};
            if (s % 3'600 == 0 && s > 0) {
                Funding settled = f;
                settled.kind = FundingKind::Settled;
                settled.rate = Rate{kRate + off};
                settled.next = Timestamp{std::chrono::hours{kHour0 + s / 3'600}};
                t.settled = Stamped<Funding>{settled, stamp};
            }
            computePrediction(d.in, d.memory, d.out);
            if (s == 20 * 3'600) {
                // Twenty settlements are no record yet.
                QVERIFY(!d.value(metric::r8Pred, VenueId::Binance));
                QVERIFY(d.out.facts.predictionsJudged[0] < 30);
            }
        }
        QCOMPARE(d.out.facts.predictionsJudged[0], 30);
        VERIFY_WITHIN(d.out.facts.predictionErrorBp[0].value(), off * 1e4, 1e-6);
        if (off == 0)
            VERIFY_WITHIN(d.value(metric::r8Pred, VenueId::Binance).value_or(-1), 0.0001, 1e-9);
        else
            QCOMPARE(d.out.at(metric::r8Pred, VenueId::Binance).reason, Reason::BadInput);
    }

    // ---- C9
    void wallsEatenOrPulled_data()
    {
        QTest::addColumn<double>("sold");     // against it, US dollars
        QTest::addColumn<double>("away");     // bp from the mid when it goes
        QTest::addColumn<double>("percent");  // of open interest counted as pulled
        QTest::newRow("pulled") << 100'000.0 << 5.0 << 2.0;
        QTest::newRow("eaten") << 1'200'000.0 << 5.0 << 0.0;
        QTest::newRow("far away nobody asked") << 0.0 << 30.0 << 0.0;
    }
    void wallsEatenOrPulled()
    {
        QFETCH(double, sold);
        QFETCH(double, away);
        QFETCH(double, percent);
        Desk d;
        BookReading& book = d.books[0];
        d.in.perp[0].book = &book;
        const auto second = [&](Step s, bool there) {
            d.at(kHour0, s);
            book.mid = 100 * (1 + away / 1e4);
            book.bids.clear(), book.walls.clear();
            if (there) {
                book.bids = {{100, 20'000}};
                book.walls.clear();
                book.walls.push_back({true, 100, 2e6});
            }
            d.set(metric::oiUsd, 1e8);
            if (!there && sold > 0) d.perp[0].traded(false, sold);
            InstrumentSample look;
            look.mid = book.mid;
            d.perp[0].sample(d.in.second, look, true);
            computeWalls(d.in, d.memory, d.out);
        };
        d.memory.watchedSince = kHour0 * 3'600 - 1'000;
        for (Step s = 0; s < 90; ++s) second(s, true);
        QCOMPARE(d.out.facts.wallPulledShare, std::optional(0.0));
        second(90, false);
        VERIFY_WITHIN(d.out.facts.wallPulledShare.value(), percent, 1e-6);
        // Remembered for ten minutes.
        second(90 + 601, false);
        VERIFY_NEAR(d.out.facts.wallPulledShare.value(), 0.0);
    }
    void aWallThatDidNotStandIsNone()
    {
        Desk d;
        BookReading& book = d.books[0];
        d.in.perp[0].book = &book;
        d.memory.watchedSince = kHour0 * 3'600 - 1'000;
        for (Step s = 0; s < 60; ++s) {
            d.at(kHour0, s);
            book.mid = 100.05;
            const bool there = s < 30;  // half a minute
            book.bids.clear(), book.walls.clear();
            if (there) book.bids = {{100, 20'000}}, book.walls.push_back({true, 100, 2e6});
            d.set(metric::oiUsd, 1e8);
            computeWalls(d.in, d.memory, d.out);
        }
        VERIFY_NEAR(d.out.facts.wallPulledShare.value(), 0.0);
    }

    // ---- C6, C8
    void aVenueThatFallsSilentTakesNothingAway()
    {
        Desk d(2);
        const auto second = [&](Step s, std::size_t venues, double scale) {
            d.at(kHour0, s);
            for (std::size_t v = 0; v < venues; ++v) {
                InstrumentSample look;
                look.bidUsd[2] = look.askUsd[2] = 1'000'000 * scale;
                d.perp[v].sample(d.in.second, look, true);
            }
            d.at(kHour0, s + 1);
            computeShocks(d.in, d.memory, d.out);
        };
        Step s = 0;
        for (; s < 90; ++s) second(s, 2, 1);
        for (; s < 150; ++s) second(s, 1, 1);
        QVERIFY(!d.memory.shock);
        QVERIFY(!d.value(metric::phantom));
        // The other one loses four fifths, and nothing was traded.
        for (; s < 180; ++s) second(s, 1, 0.2);
        VERIFY_WITHIN(*d.value(metric::phantom), 0.8, 1e-6);
    }
    void refillOfBothSides()
    {
        Desk d;
        const auto second = [&](Step s, double bids, double asks) {
            d.at(kHour0, s);
            InstrumentSample look;
            look.bidUsd[2] = bids, look.askUsd[2] = asks;
            d.perp[0].sample(d.in.second, look, true);
            d.at(kHour0, s + 1);
            computeShocks(d.in, d.memory, d.out);
        };
        Step s = 0;
        for (; s < 450; ++s) second(s, 1e6, 1e6);
        // A minute that was deeper than usual is no measure.
        for (; s < 520; ++s) second(s, 1.2e6, 1.2e6);
        // Both fall to a half, and come back with a half-life of 30 s.
        const Step fell = s;
        for (; s < fell + 200; ++s) {
            const double back = 1 - 0.5 * std::exp2(-static_cast<double>(s - fell) / 30);
            second(s, 1e6 * back, 1e6 * back);
        }
        VERIFY_WITHIN(d.out.facts.refillHalfLife.value(), 30.0, 0.5);
        // One side that moves over to the other is no loss of depth.
        Desk moved;
        const auto swap = [&](Step at, double bids, double asks) {
            moved.at(kHour0, at);
            InstrumentSample look;
            look.bidUsd[2] = bids, look.askUsd[2] = asks;
            moved.perp[0].sample(moved.in.second, look, true);
            moved.at(kHour0, at + 1);
            computeShocks(moved.in, moved.memory, moved.out);
        };
        for (Step at = 0; at < 90; ++at) swap(at, 1e6, 1e6);
        for (Step at = 90; at < 200; ++at) swap(at, 0.4e6, 1.6e6);
        QVERIFY(!moved.memory.shock);
        QVERIFY(!moved.out.facts.refillHalfLife);
    }
    void calmMinutesAreTheBaseline()
    {
        Desk d;
        QCOMPARE(phantomHaircut(d.memory), 0.5);  // nothing is known
        // Every minute a fifth of it is gone for a second, untraded.
        for (Step s = 0; s < 8 * 60; ++s) {
            d.at(kHour0, s);
            InstrumentSample look;
            look.bidUsd[2] = look.askUsd[2] = s % 60 == 30 ? 800'000 : 1'000'000;
            d.perp[0].sample(d.in.second, look, true);
            if (s % 60 != 59) continue;
            d.at(kHour0, s + 1);
            renewPhantomBaseline(d.in, d.memory);
        }
        VERIFY_WITHIN(d.memory.phantomBaseline.value(), 0.2, 1e-6);
        VERIFY_WITHIN(phantomHaircut(d.memory), 0.5 * 0.2 + 0.5 * 0.5, 1e-6);
        d.memory.lastPhantom = 0.7;
        VERIFY_WITHIN(phantomHaircut(d.memory), 0.5 * 0.2 + 0.5 * 0.7, 1e-6);
    }

    // ---- C13
    void anIndexIsHeldAgainstWhatTheOthersSaidThen()
    {
        Desk d(3);
        const auto say = [&](std::size_t v, double price) {
            Stamp stamp;
            stamp.mono = d.in.now.mono;
            d.tracks[v].index = Stamped<Price>{Price::nearest(price), stamp};
            d.tracks[v].mark = Stamped<Price>{Price::nearest(price), stamp};
            d.tracks[v].indexGaps.seen(stamp.mono), d.tracks[v].markGaps.seen(stamp.mono);
        };
        // All fall by half a percent a second; the first is heard no more after the fifth second.
        for (Step s = 0; s < 9; ++s) {
            d.at(kHour0, s);
            for (std::size_t v = s < 5 ? 0 : 1; v < 3; ++v) say(v, 100 - 0.5 * static_cast<double>(s));
            computeQuotes(d.in, d.memory, d.out);
            if (const auto off = d.value(metric::oracleDev, VenueId::Binance)) VERIFY_WITHIN(*off, 0.0, 1e-6);
        }
        VERIFY_NEAR(d.value(metric::oracleDev, VenueId::Bybit).value(), 0.0);
        // One that goes on talking and stands still is off.
        Desk still(3);
        for (Step s = 0; s < 9; ++s) {
            still.at(kHour0, s);
            Stamp stamp;
            stamp.mono = still.in.now.mono;
            for (std::size_t v = 0; v < 3; ++v) {
                const Price p = Price::nearest(v == 0 ? 100 : 100 - 0.5 * static_cast<double>(s));
                still.tracks[v].index = still.tracks[v].mark = Stamped<Price>{p, stamp};
            }
            computeQuotes(still.in, still.memory, still.out);
        }
        VERIFY_WITHIN(still.value(metric::oracleDev, VenueId::Binance).value(), (100 / 96.0 - 1) * 1e4, 0.01);
    }

    // ---- A6, A8, C14
    void carryAndSizeAsInTheExamples()
    {
        Desk d(2);
        d.set(metric::r8, 0.0001, VenueId::Binance), d.set(metric::r8, 0.0004, VenueId::Okx);
        d.set(metric::slip1m, 1, VenueId::Binance), d.set(metric::slip1m, 1, VenueId::Okx);
        d.set(metric::r8, 0.00075);
        d.set(metric::depth10Bid, 2e6), d.set(metric::depth10Ask, 3e6);
        d.set(metric::stability, 0.9), d.set(metric::spreadRatio, 1.2);
        computeCarry(d.in, d.out);
        // 3 bp per 8 h for 168 h: 63 bp. Twice 5 bp (both venues list that) and 1 bp on both sides: 24 bp. A year
        // of the rest: 20.3 % (A6b).
        VERIFY_WITHIN(*d.value(metric::carryApr), 0.0039 * 8'760 / 168, 1e-9);
        VERIFY_NEAR(*d.value(metric::sizeMult), 0.6);  // A8
        VERIFY_NEAR(*d.value(metric::sliceUsd), 0.1 * 0.9 / 1.2 * 2e6);
        QCOMPARE(d.reason(metric::carrySharpe), Reason::NoData);
    }
    void fundingAloneAsASharpeRatio()
    {
        Desk d;
        // Of 168 hours half at 1 and half at 3 bp per 8 h: mean 2, deviation 1 (n - 1: a little more).
        for (Step h = kHour0 - 168; h < kHour0; ++h) d.perp[0].rememberRate(h, h % 2 ? 0.0001 : 0.0003);
        computeCarry(d.in, d.out);
        VERIFY_WITHIN(*d.value(metric::carrySharpe), 2 / std::sqrt(168 / 167.0) * std::sqrt(8'760.0), 1e-3);
    }

    // ---- D
    void withBitcoin()
    {
        Desk d;
        S bench;
        Dice dice(3);
        double own = 100, btc = 100;
        for (Step h = kHour0 - 400; h < kHour0; ++h) {
            const double r = 0.004 * dice.normal();
            btc *= std::exp(r), own *= std::exp(2 * r);
            d.bar(d.perp[0], h, own * 1.001, own * 0.999, own);
            bench.rememberBar(h * 60, 60, {btc, btc, btc, btc, {}, {}});
        }
        d.in.bench = &bench;
        computeTails(d.in, d.memory, d.out);
        VERIFY_WITHIN(*d.value(metric::beta), 2.0, 1e-3);
        VERIFY_NEAR(*d.value(metric::tailDep), 1.0);  // its worst hours are the same
        QVERIFY(*d.value(metric::esExpectile) > 0);
        QVERIFY(*d.value(metric::midasQ99) > 0);
        QCOMPARE(d.reason(metric::rvRange), Reason::NoData);  // no minutes
        Desk alone;
        for (Step h = kHour0 - 400; h < kHour0; ++h) alone.bar(alone.perp[0], h, 101, 99, 100);
        computeTails(alone.in, alone.memory, alone.out);
        QCOMPARE(alone.reason(metric::beta), Reason::NoData);
    }
    void turnoverOfPositions()
    {
        Desk d(2);
        const auto trade = [](S& s, Step minutes) {
            for (Step m = kHour0 * 60 - minutes; m < kHour0 * 60; ++m)
                s.rememberBar(m, 1, {100, 100, 100, 100, 10e6, 20e6});
        };
        trade(d.perp[0], 1'000);
        trade(d.perp[1], 30);
        d.set(metric::oiUsd, 10e9);
        d.set(metric::oiUsd, 9e9, VenueId::Binance);
        d.set(metric::oiUsd, 1e9, VenueId::Bybit);
        computeTails(d.in, d.memory, d.out);
        QVERIFY(!d.value(metric::oiTurnover));  // two thirds of a day are none
        trade(d.perp[0], 1'440);
        computeTails(d.in, d.memory, d.out);
        // B3: 9 over 43.17 billion, the minute that runs is not there; the other's half hour is in neither.
        VERIFY_WITHIN(*d.value(metric::oiTurnover), 9 / 43.17, 1e-4);
        VERIFY_NEAR(d.out.at(metric::oiTurnover).coverage, 0.9);
    }

    // ---- C13, F6
    void whoLeadsAndWhatASampleLeavesOut()
    {
        Desk d(2);
        Dice dice(9);
        std::vector<double> path = {100, 100, 100};
        for (Step s = 0; s < 700; ++s) {
            path.push_back(path.back() * std::exp(1e-4 * dice.normal()));
            for (std::size_t v = 0; v < 2; ++v) {
                InstrumentSample look;
                look.mid = path[path.size() - 1 - (v == 1 ? 2 : 0)];  // the second follows two seconds later
                if (s % 10 < 7) d.perp[v].liquidated(true, 20'000);   // seven of ten seconds print
                d.perp[v].sample(kHour0 * 3'600 + s, look, true);
            }
        }
        d.at(kHour0, 700);
        computeVenueFlow(d.in, d.out);
        VERIFY_NEAR(*d.value(metric::leadS, VenueId::Binance), 2.0);
        VERIFY_NEAR(*d.value(metric::leadS, VenueId::Bybit), -2.0);
        // Bybit tells all: 490 prints in 700 s. Binance one a second: -ln(0.3) / 0.7 = 1.72 for each (F6).
        const double told = 490 * 20'000.0 * 3'600 / 700;
        VERIFY_WITHIN(*d.value(metric::liqEst1h, VenueId::Bybit) / told, 1.0, 1e-2);
        VERIFY_WITHIN(*d.value(metric::liqEst1h, VenueId::Binance) / told, 1.71996, 1e-2);
    }

    // ---- F4
    void levelsBarByBarAreTheBatch()
    {
        Desk d;
        Dice dice(5);
        auto i = std::make_shared<Instrument>(*d.tracks[0].instrument);
        i->maxLeverage = 50;
        d.tracks[0].instrument = i;
        BookReading& book = d.books[0];
        d.in.perp[0].book = &book;
        const Step first = kHour0 * 60;
        std::vector<analytics::liq::LevelBar> bars;
        double price = 100;
        for (Step bar = 0; bar < 200; ++bar) {
            double high = 0, low = 1e9, oi = 0, weighted = 0, weight = 0;
            for (Step m = 0; m < 5; ++m) {
                price *= 1 + 0.002 * dice.normal();
                oi = 1'000 + 100 * dice.uniform();
                const double h = price * 1.001, l = price * 0.999, usd = 1'000 * dice.uniform() + 10;
                d.perp[0].rememberBar(first + bar * 5 + m, 1, {price, h, l, price, usd, 0.0});
                d.perp[0].rememberInterest(first + bar * 5 + m, oi);
                high = std::max(high, h), low = std::min(low, l);
                weighted += price * usd, weight += usd;
            }
            bars.push_back({weighted / weight, high, low, oi});
            d.at(kHour0, (bar + 1) * 300);
            book.mid = price;
            book.bids = {{price * 0.99999, 1e9}}, book.asks = {{price * 1.00001, 1e9}};
            computeLevels(d.in, d.memory, d.out);
        }
        auto mix = analytics::liq::leverageMix(analytics::liq::Mix::Default, 0.01);
        const auto all = analytics::liq::levels(bars, mix, 1.0 / 12);
        QVERIFY(all.hasValue());
        double near = 0;
        for (const auto& c : all->clusters)
            if (c.side == PositionSide::Long && c.price < book.mid && c.price >= book.mid * 0.95)
                near += c.price * c.qty;
        QVERIFY(near > 0);
        VERIFY_WITHIN(d.value(metric::clusterBelow5pct).value() / near, 1.0, 1e-4);
        QCOMPARE(d.memory.levels[0].bars(), std::size_t{200});
    }
};

QTEST_GUILESS_MAIN(TestMetricPaths)
#include "tst_metric_paths.moc"
