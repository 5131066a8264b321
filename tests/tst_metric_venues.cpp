// Metrics of what venues show and say: walls and depth that go and come back, indices, predictions, who leads;
// each with numbers worked out by hand.
#include "tests/support/metric_desk.h"
#include "tests/support/numbers.h"

#include <chrono>
#include <cmath>
#include <memory>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;
using analytics::Reason;
using Desk = MetricDesk;

class TestMetricVenues : public QObject {
    Q_OBJECT
private Q_SLOTS:
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
    void whoFellSilentPredictsNothing()
    {
        Desk d;
        InstrumentTrack& t = d.tracks[0];
        auto i = std::make_shared<Instrument>(*t.instrument);
        i->maxLeverage = 100;
        t.instrument = i;
        BookReading& book = d.books[0];
        book.bids = {{100.02, 1e6}};
        book.asks = {{100.03, 1e6}};
        book.mid = 100.025;
        d.in.perp[0].book = &book;
        // Half an hour into the period, after thirty settlements that were right.
        constexpr double kRate = 0.0000125;
        Predictor& p = d.memory.predictors[0];
        p.settles = Timestamp{std::chrono::hours{kHour0 + 1}};
        p.premiums.assign(30, 0.0002F);
        for (int n = 0; n < 30; ++n) p.judged.emplace_back(kRate, kRate);
        const MetricValue& said = d.out.at(metric::r8Pred, VenueId::Binance);
        const auto second = [&](Step s, bool index, bool funding) {
            d.at(kHour0, s);
            Stamp stamp;
            stamp.mono = d.in.now.mono;
            if (index) t.index = Stamped<Price>{Price::nearest(100), stamp};
            if (funding) {
                Funding f;
                f.rate = Rate{kRate};
                f.hours = 1;
                f.next = p.settles;
                t.funding = Stamped<Funding>{f, stamp};
            }
            computePrediction(d.in, d.memory, d.out);
        };
        second(1'800, true, true);
        VERIFY_WITHIN(said.value.value_or(-1), 0.0001, 1e-9);
        second(1'806, false, true);
        QVERIFY(!said.value);
        QCOMPARE(said.reason, Reason::Stale);
        second(1'810, true, true);
        VERIFY_WITHIN(said.value.value_or(-1), 0.0001, 1e-9);
        second(1'931, true, false);
        QVERIFY(!said.value);
        QCOMPARE(said.reason, Reason::Stale);
        second(1'935, true, true);
        QVERIFY(said.value);
        d.in.perp[0].book = nullptr;
        second(1'936, true, true);
        QVERIFY(!said.value);
        QCOMPARE(said.reason, Reason::Stale);
        // Its record goes on.
        QCOMPARE(d.out.facts.predictionsJudged[0], 30);
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
            // A venue is late with what is open there: what it told last is part of the whole.
            d.set(metric::oiUsd, 5e7);
            d.out.facts.lastInterestUsd = 1e8;
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
            d.out.facts.lastInterestUsd = 1e8;
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
    // It never comes back: that is not calm.
    void aBookThatFallsOnHasNotRefilled()
    {
        Desk d;
        const auto second = [&](Step s, double usd) {
            d.at(kHour0, s);
            InstrumentSample look;
            look.bidUsd[2] = look.askUsd[2] = usd;
            d.perp[0].sample(d.in.second, look, true);
            d.at(kHour0, s + 1);
            computeShocks(d.in, d.memory, d.out);
        };
        Step s = 0;
        for (; s < 520; ++s) second(s, 1e6);
        // To 60 % at once, and then a little less each second.
        const Step fell = s;
        const auto falls = [&](Step seconds) {
            for (; s <= fell + seconds; ++s) second(s, 0.6e6 * (1 - static_cast<double>(s - fell) / 600));
        };
        falls(60);
        QVERIFY(d.memory.shock);
        QCOMPARE(d.memory.shock->leastAt, kHour0 * 3'600 + fell + 60);
        falls(180);
        VERIFY_NEAR(d.out.facts.refillHalfLife.value_or(-1), 120.0);
        falls(365);
        QVERIFY(!d.memory.shock && d.memory.lastShock);
        VERIFY_NEAR(d.out.facts.refillHalfLife.value_or(-1), 300.0);
        // What is told of it (shock_story.h): nothing came back, at any time.
        const auto r = analytics::recovery(d.memory.lastShock->bothBefore, d.memory.lastShock->bothLeast,
                                           d.memory.lastShock->after);
        QVERIFY(r && !r->half && !r->halfLife);
        QCOMPARE(r->recovered.back(), 0.0);
    }
    // A shock that takes little has nothing to refill, and leaves the number of an older one as old as it is.
    void anOldRefillIsForgottenWhateverCameSince()
    {
        Desk d;
        Step s = 0;
        const auto until = [&](Step end, auto usd) {
            for (; s < end; ++s) {
                d.at(kHour0, s);
                InstrumentSample look;
                look.bidUsd[2] = look.askUsd[2] = usd();
                d.perp[0].sample(d.in.second, look, true);
                d.at(kHour0, s + 1);
                computeShocks(d.in, d.memory, d.out);
            }
        };
        const auto calm = [] { return 1e6; };
        until(450, calm);
        until(900, [&] { return 1e6 * (1 - 0.5 * std::exp2(-static_cast<double>(s - 450) / 30)); });
        VERIFY_WITHIN(d.out.facts.refillHalfLife.value(), 30.0, 0.5);
        QVERIFY(!d.memory.shock);
        // Every ten minutes a quarter of a minute that is half as deep again, and a little less after it.
        for (int i = 0; i < 4; ++i) {
            until(s + 600, calm);
            until(s + 15, [] { return 1.5e6; });
            until(s + 15, [] { return 0.95e6; });
            QVERIFY(d.memory.shock);
            if (i == 0) QVERIFY(d.out.facts.refillHalfLife);
        }
        QVERIFY(!d.out.facts.refillHalfLife);
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
        // Where two list it one peer is all there is; a third whose list has not come may have another.
        Desk two(2);
        for (std::size_t v = 0; v < 2; ++v) {
            Stamp stamp;
            stamp.mono = two.in.now.mono;
            two.tracks[v].index = two.tracks[v].mark = Stamped<Price>{Price::nearest(100), stamp};
        }
        computeQuotes(two.in, two.memory, two.out);
        const MetricValue& one = two.out.at(metric::oracleDev, VenueId::Binance);
        QVERIFY(one.usable());
        VERIFY_NEAR(one.coverage, 1.0);
        two.in.perp[2].awaited = true;
        computeQuotes(two.in, two.memory, two.out);
        VERIFY_NEAR(one.coverage, 2.0 / 3);
    }

    // ---- A4, A5
    void aShortPastOfRatesIsSaid()
    {
        Desk d;
        d.at(kHour0, 1'800);
        Stamp stamp;
        stamp.mono = d.in.now.mono;
        Funding f;
        f.rate = Rate{0.0008};
        f.hours = 8;
        f.next = d.in.now.wall + std::chrono::hours{8};  // the running period has just begun
        d.tracks[0].funding = Stamped<Funding>{f, stamp};
        const auto rates = [&](Step from, Step until, double r8) {
            for (Step h = kHour0 - from; h < kHour0 - until; ++h) d.perp[0].rememberRate(h, r8);
        };
        const MetricValue& mean = d.out.at(metric::r8Mean24);
        // Six hours and a half of 24; those of a day and more ago do not move up beside them.
        rates(35, 25, -0.0008);
        rates(6, 0, 0.0008);
        computeFunding(d.in, d.memory, d.out);
        VERIFY_WITHIN(*mean.value, 0.0008, 1e-9);
        VERIFY_NEAR(mean.window, 6.5 / 24);
        VERIFY_NEAR(mean.coverage, 6.5 / 24);
        QVERIFY(mean.usable());
        VERIFY_NEAR(d.out.at(metric::r8Regime, VenueId::Binance).window, 6.5 / 24);
        QVERIFY(!d.out.facts.rateRecent && !d.out.facts.ratePrior && !d.out.facts.flipBp);
        // Eight hours and one before them are no change of sign.
        rates(9, 8, -0.0008);
        rates(8, 0, 0.0008);
        computeFunding(d.in, d.memory, d.out);
        VERIFY_WITHIN(*d.out.facts.rateRecent, 0.0008, 1e-9);
        QVERIFY(!d.out.facts.ratePrior && !d.out.facts.flipBp);
        // All of 32 hours.
        rates(35, 8, -0.0008);
        computeFunding(d.in, d.memory, d.out);
        VERIFY_NEAR(mean.window, 1.0);
        VERIFY_WITHIN(*d.out.facts.rateRecent, 0.0008, 1e-9);
        VERIFY_WITHIN(*d.out.facts.ratePrior, -0.0008 * (23.5 - 0.5) / 24, 1e-9);
        VERIFY_WITHIN(*d.out.facts.flipBp, 8 + 8 * 23.0 / 24, 1e-5);
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
};

QTEST_GUILESS_MAIN(TestMetricVenues)
#include "tst_metric_venues.moc"
