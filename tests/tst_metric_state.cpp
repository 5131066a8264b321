// Metrics of the state that a market is in: a level that is lost, the flow's percentile, back to normal, the four
// signals, its tails with Bitcoin; each with numbers worked out by hand.
#include "model/analytics/vocabulary.h"
#include "tests/support/metric_desk.h"
#include "tests/support/numbers.h"

#include <cmath>
#include <optional>
#include <string>

using namespace plimsoll;
using namespace plimsoll::test;
using analytics::Reason;
using Desk = MetricDesk;
using S = InstrumentSeries;

class TestMetricState : public QObject {
    Q_OBJECT
private Q_SLOTS:
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
        VERIFY_WITHIN(d.out.facts.lostLevel.value().price, 105.2, 1e-4);
        QVERIFY(d.out.facts.lostLevel->since == Timestamp{std::chrono::hours{kHour0 - 2}});
        VERIFY_WITHIN(d.out.facts.supportBelowHours.value(), 2.0, 0.001);
        // Two hours and a second ago, but no forced orders: every other day a level is lost.
        VERIFY_NEAR(d.out.facts.supportLostHours.value(), 0.0);
        // Many deviations of nothing: one small order in a quiet market is no burst (F2 asks for 0.02 %).
        d.set(metric::liqZ, 3.2);
        d.out.facts.forcedMinute = ForcedMinute{2'050, 1e9};
        computeSupport(d.in, d.memory, d.out);
        VERIFY_NEAR(d.out.facts.supportLostHours.value(), 0.0);
        QVERIFY(!d.memory.burstSince);
        // Half of the venues do not say whether there is one.
        d.out.facts.forcedMinute = ForcedMinute{250'000, 1e9};
        d.out.at(metric::liqZ).coverage = 0.5;
        computeSupport(d.in, d.memory, d.out);
        QVERIFY(!d.out.facts.supportLostHours && !d.memory.burstSince);
        QVERIFY(d.out.facts.supportBelowHours);  // how long it is below they need not say
        // Nor does a small order beside the first minutes.
        clearMetric(d.out, metric::liqZ, {}, Reason::TooShort, d.in.now);
        d.set(metric::liqUsd1mLong, 2'050);
        d.out.facts.earlyLiqZ = 3.2;
        d.out.facts.forcedMinute = ForcedMinute{2'050, 1e9};
        computeSupport(d.in, d.memory, d.out);
        VERIFY_NEAR(d.out.facts.supportLostHours.value(), 0.0);
        QVERIFY(!d.memory.burstSince);
        d.out.facts.earlyLiqZ.reset();
        d.set(metric::liqZ, 3.2);
        d.out.facts.forcedMinute = ForcedMinute{250'000, 1e9};
        computeSupport(d.in, d.memory, d.out);
        VERIFY_NEAR(d.out.facts.supportLostHours.value(), 0.0);  // both hold from now on
        QVERIFY(d.memory.burstSince.has_value());
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
    // Days do not bring it back: only a close does.
    void aLostLevelStaysLostUntilItIsReclaimed()
    {
        Desk d;
        for (Step h = kHour0 - 100; h < kHour0; ++h) d.bar(d.perp[0], h, 105.8, 105.2, 105.5);
        d.bar(d.perp[0], kHour0, 105.5, 104.2, 104.5);
        d.set(metric::price, 104.5), d.set(metric::atr, 1), d.set(metric::liqZ, 3.2);
        d.out.facts.forcedMinute = ForcedMinute{250'000, 1e9};
        d.at(kHour0 + 1, 0);
        computeSupport(d.in, d.memory, d.out);
        QVERIFY(d.memory.burstSince);
        d.set(metric::liqZ, 0.1);
        for (Step h = kHour0 + 1; h < kHour0 + 70; ++h) d.bar(d.perp[0], h, 104.8, 104.2, 104.5);
        d.at(kHour0 + 70, 0);
        const auto stillLost = [&] {
            computeSupport(d.in, d.memory, d.out);
            VERIFY_WITHIN(d.out.facts.lostLevel.value().price, 105.2, 1e-4);
            VERIFY_NEAR(d.out.facts.supportBelowHours.value(), 69.0);
            VERIFY_NEAR(d.out.facts.supportLostHours.value(), 0.0);  // the burst is older than two days
        };
        stillLost();
        d.memory.support.hour = -1;  // more of the past has come
        stillLost();
        // Without the last close it is not known, and not forgotten.
        d.at(kHour0 + 71, 0);
        computeSupport(d.in, d.memory, d.out);
        QVERIFY(!d.out.facts.supportBelowHours && !d.out.facts.supportLostHours && !d.out.facts.lostLevel);
        d.bar(d.perp[0], kHour0 + 70, 104.8, 104.2, 104.5);
        d.bar(d.perp[0], kHour0 + 71, 105.6, 104.2, 105.4);
        d.at(kHour0 + 72, 0);
        computeSupport(d.in, d.memory, d.out);
        VERIFY_NEAR(d.out.facts.supportBelowHours.value(), 0.0);
        QVERIFY(!d.out.facts.lostLevel && !d.memory.burstSince);
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
        for (Step s = 61; s < 3'541; s += 60) {  // seen in each minute
            d.at(kHour0, s);
            say(4, 1.2);
        }
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
            row[PVenueExecutable] = 1'000'000;
        }
        d.set(metric::basisDisp, 8);
        d.set(metric::exec10bp, 400'000, VenueId::Binance);
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
        d.set(metric::exec10bp, 900'000, VenueId::Binance);
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
    void aSilentVenueIsNoRetreat()
    {
        Desk d(2);
        for (Step h = kHour0 - 200; h <= kHour0; ++h) {
            const auto row = d.memory.past.at(h);
            row[PVenueExecutable] = 1'000'000;
            if (h < kHour0) row[PVenueExecutable + 1] = 1'500'000;
        }
        // The larger half is not heard; what is left is what it was.
        d.set(metric::exec10bp, 1'000'000, VenueId::Binance);
        d.set(metric::exec10bp, 1'000'000);
        computeSignals(d.in, d.memory, d.out);
        const auto steady = [&] {
            const auto& words = analytics::word(metric::signalLiquidity).words;
            return words[static_cast<std::size_t>(d.value(metric::signalLiquidity).value())] == "STEADY";
        };
        QVERIFY(steady());
        VERIFY_NEAR(d.out.facts.signalLiquidity.normal.value(), 1'000'000.0);
        VERIFY_NEAR(d.out.at(metric::signalLiquidity).coverage, 0.5);
        // Both are heard again: held against both.
        d.set(metric::exec10bp, 1'500'000, VenueId::Bybit);
        computeSignals(d.in, d.memory, d.out);
        QVERIFY(steady());
        VERIFY_NEAR(d.out.facts.signalLiquidity.normal.value(), 2'500'000.0);
        VERIFY_NEAR(d.out.at(metric::signalLiquidity).coverage, 1.0);
    }
    // One of two has come back: that is not rebuilt, whatever was before a flush.
    void oneVenueOfTwoIsNotRebuilt()
    {
        Desk d(2);
        d.memory.phase = analytics::phase::Phase::Reset;
        d.memory.liquidatedAt = (kHour0 - 20) * 3600;
        for (Step h = kHour0 - 200; h <= kHour0; ++h) {
            const auto row = d.memory.past.at(h);
            row[PVenueExecutable] = 1'000'000;
            row[PVenueExecutable + 1] = h < kHour0 - 20 ? 1'000'000 : 700'000;
        }
        d.set(metric::exec10bp, 1'000'000, VenueId::Binance);
        d.set(metric::exec10bp, 700'000, VenueId::Bybit);
        const auto word = [&] {
            computeSignals(d.in, d.memory, d.out);
            const auto& words = analytics::word(metric::signalLiquidity).words;
            return std::string(words[static_cast<std::size_t>(d.value(metric::signalLiquidity).value())]);
        };
        QCOMPARE(word(), std::string("STEADY"));
        QCOMPARE(d.out.facts.rebuiltVenues, 1);
        QCOMPARE(d.out.facts.rebuiltOf, 2);
        for (Step h = kHour0 - 8; h <= kHour0; ++h) d.memory.past.at(h)[PVenueExecutable + 1] = 900'000;
        d.set(metric::exec10bp, 900'000, VenueId::Bybit);
        QCOMPARE(word(), std::string("REBUILT"));
        QCOMPARE(d.out.facts.rebuiltVenues, 2);
    }
    void aSilentVenueNarrowsNoBasis()
    {
        Desk d;
        for (Step h = kHour0 - 40; h < kHour0; ++h) d.memory.past.at(h)[PBasis] = 12;
        const auto say = [&](double apart, double coverage) {
            setMetric(d.out, metric::basisDisp, {}, apart, d.in.now, {}, coverage);
            computeSignals(d.in, d.memory, d.out);
            const auto v = d.value(metric::signalBasis);
            const auto& words = analytics::word(metric::signalBasis).words;
            return v ? std::string(words[static_cast<std::size_t>(*v)]) : std::string("-");
        };
        // Bases of 0, 1, 4 and 12 bp; the last of them falls silent.
        QCOMPARE(say(12, 1), std::string("NORMAL"));
        QCOMPARE(say(4, 0.75), std::string("-"));
        QCOMPARE(d.reason(metric::signalBasis), Reason::Stale);
        QVERIFY(!d.out.facts.signalBasis.value && !d.out.facts.signalBasis.since);
        QCOMPARE(say(12, 0.75), std::string("-"));     // it may stand further off
        QCOMPARE(say(24, 0.75), std::string("WIDE"));  // wherever it stands
        QCOMPARE(say(4, 1), std::string("COMPRESSING_FAST"));
        // And it is no past of the four.
        say(4, 0.75);
        computeState(d.in, d.memory, d.out);
        QVERIFY(!d.memory.past.get(kHour0, PBasis) && !d.memory.recent.get(kHour0 * 60, QBasis));
        say(12, 1);
        computeState(d.in, d.memory, d.out);
        say(4, 0.75);
        computeState(d.in, d.memory, d.out);
        VERIFY_NEAR(d.memory.past.get(kHour0, PBasis).value(), 12.0);
        VERIFY_NEAR(d.memory.recent.get(kHour0 * 60, QBasis).value(), 12.0);
    }

    // ---- the hour
    void theRangeOfAnHourIsOfAllItsMinutes()
    {
        Desk d(2);
        d.at(kHour0, 30);
        const Step now = kHour0 * 60;
        const auto bar = [&](std::size_t venue, Step m, double high) {
            d.perp[venue].rememberBar(m, 1, {100, high, 100, 100, {}, {}});
        };
        for (Step m = now - 59; m < now; ++m) {
            if (m != now - 20) bar(0, m, m == now - 30 ? 103 : 100.5);
            if (m != now - 5) bar(1, m, 110);  // a minute of it is not known
        }
        computeQuotes(d.in, d.memory, d.out);
        QVERIFY(!d.out.facts.rangeHour);
        bar(0, now - 20, 100.5);
        computeQuotes(d.in, d.memory, d.out);
        VERIFY_WITHIN(d.out.facts.rangeHour.value(), 0.03, 1e-6);
        bar(0, now, 104);  // the minute that runs
        computeQuotes(d.in, d.memory, d.out);
        VERIFY_WITHIN(d.out.facts.rangeHour.value(), 0.04, 1e-6);
    }
    void aHedgeThatIsUnwoundIsSeenInFlowAndBasis()
    {
        const auto told = [](std::size_t venues) {
            Desk d(venues);
            const Step now = kHour0 * 60;
            for (Step m = now - 61; m < now; ++m) {
                InstrumentSample look;
                look.mid = 100;
                look.index = 100;
                look.mark = m < now - 30 ? 100 : 100.1;
                d.perp[0].traded(true, 40'000);
                d.perp[0].traded(false, 60'000);
                d.perp[0].sample(m * 60, look, true);
            }
            d.at(kHour0, 1);
            computeSpotFlow(d.in, d.memory, d.out);
            return d.out.facts;
        };
        const AssetFacts one = told(1), two = told(2);
        VERIFY_WITHIN(one.perpNetHour.value(), -0.2, 1e-6);
        VERIFY_WITHIN(one.basisMoveHour.value(), 10.0, 0.01);
        QVERIFY(!two.perpNetHour && !two.basisMoveHour);  // half of the venues are silent
    }

    // ---- D
    void shortTimeIsNoMissingVenue()
    {
        Desk d;
        for (Step m = kHour0 * 60 - 800; m < kHour0 * 60; ++m) {
            const double price = 100 + static_cast<double>(m / 5 * 7 % 13) / 10;
            d.perp[0].rememberBar(m, 1, {price, price, price, price, {}, {}});
        }
        computeVolatility(d.in, d.memory, d.out);
        for (const MetricId id : {metric::rv24h, metric::jumpRatio}) {
            const MetricValue& v = d.out.at(id);
            QVERIFY(v.value && v.window < 0.6 && v.usable());
            VERIFY_NEAR(v.fresh(), 1.0);
        }
        computeTails(d.in, d.memory, d.out);
        QVERIFY(d.out.at(metric::rvRange).window < 0.6);
        VERIFY_NEAR(d.out.at(metric::rvRange).fresh(), 1.0);
    }
    // ---- C5
    void normalsSayWhatTheyRestOn()
    {
        Desk day;
        day.watch(kHour0 - 30, kHour0, 100, 1e6, 100);
        renewNormals(day.in, day.memory);
        QCOMPARE(day.memory.normals[0].weeks, 0);
        VERIFY_WITHIN(day.memory.normals[0].known(), 0.25, 1e-3);
        Desk weeks;
        weeks.watch(kHour0 - 338, kHour0, 100, 1e6, 100);
        renewNormals(weeks.in, weeks.memory);
        QCOMPARE(weeks.memory.normals[0].weeks, 2);
        VERIFY_NEAR(weeks.memory.normals[0].known(), 0.5);
    }
    // The only venue fell silent: for a while that is said, then there is no day up to now.
    void aDayThatEndedIsNoDay()
    {
        Desk d;
        for (Step m = kHour0 * 60 - 1'440; m < kHour0 * 60; ++m) {
            const double price = 100 + static_cast<double>(m / 5 * 7 % 13) / 10;
            d.perp[0].rememberBar(m, 1, {price, price, price, price, {}, {}});
        }
        const MetricValue& day = d.out.at(metric::rv24h);
        computeVolatility(d.in, d.memory, d.out);
        QVERIFY(day.value && day.age == Duration{0});
        d.at(kHour0, 600);
        computeVolatility(d.in, d.memory, d.out);
        QVERIFY(day.value && day.age == std::chrono::minutes{10});
        d.at(kHour0 + 3, 0);
        computeVolatility(d.in, d.memory, d.out);
        for (const MetricId id : {metric::rv24h, metric::jumpRatio, metric::ewmaVar99, metric::rvRatio}) {
            QVERIFY(!d.out.at(id).value);
            QCOMPARE(d.out.at(id).reason, Reason::Stale);
        }
    }
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
        // 399 returns: of the 720 that are asked for, of the thousand.
        VERIFY_NEAR(d.out.at(metric::beta).coverage, 399 / 720.0);
        VERIFY_NEAR(d.out.at(metric::tailDep).coverage, 399 / 720.0);
        VERIFY_NEAR(d.out.at(metric::esExpectile).coverage, 399 / 1'000.0);
        for (const MetricId id : {metric::beta, metric::tailDep, metric::esExpectile, metric::midasQ99})
            QVERIFY(d.out.at(id).usable());
        QCOMPARE(d.reason(metric::rvRange), Reason::NoData);  // no minutes
        Desk alone;
        for (Step h = kHour0 - 400; h < kHour0; ++h) alone.bar(alone.perp[0], h, 101, 99, 100);
        computeTails(alone.in, alone.memory, alone.out);
        QCOMPARE(alone.reason(metric::beta), Reason::NoData);
    }
};

QTEST_GUILESS_MAIN(TestMetricState)
#include "tst_metric_state.moc"
