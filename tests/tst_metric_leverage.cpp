// Metrics of the positions that are open and of what they cost: leverage, rebuilding, levels, turnover, carry;
// each with numbers worked out by hand.
#include "model/risk/risk_engine.h"
#include "tests/support/metric_desk.h"
#include "tests/support/numbers.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;
using analytics::Reason;
using Desk = MetricDesk;
using S = InstrumentSeries;

class TestMetricLeverage : public QObject {
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
    // B8's depth is B4's: five minutes within 1 % in coins, not the last look at what can be executed; and it is
    // there after a start, from the hours that are stored.
    void theWaveReadsTheSameDepth()
    {
        Desk d(2);
        for (Step h = kHour0 - 200; h <= kHour0; ++h) d.memory.past.at(h)[PVenueExecutable] = 1'000'000;
        d.perp[0].rememberBook(kHour0 - 168, 100'000, 1);
        d.bar(d.perp[0], kHour0 - 168, 100, 100, 100);
        d.perp[0].rememberInterest((kHour0 - 167) * 60, 1'000);
        d.watch(kHour0 - 1, kHour0, 50, 90'000, 1'000);
        d.at(kHour0, 1);
        d.set(metric::oiBase, 1'000, VenueId::Binance);
        computeLeverage(d.in, d.memory, d.out);
        computeTails(d.in, d.memory, d.out);
        // 1,800 coins of 1,000.
        VERIFY_WITHIN(d.out.facts.waveInput.depth7d.value(), 0.8, 1e-5);
        // The other venue has no past: it added nothing. Without interest of either nothing is said.
        clearMetric(d.out, metric::oiBase, VenueId::Binance, Reason::Stale, d.in.now);
        computeLeverage(d.in, d.memory, d.out);
        computeTails(d.in, d.memory, d.out);
        QVERIFY(!d.out.facts.waveInput.depth7d);
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
        QTest::addColumn<double>("fell");  // the high of the hour in which interest fell
        QTest::addColumn<double>("high");
        QTest::addColumn<double>("reload");
        QTest::newRow("the price goes nowhere") << 100.5 << 100.5 << 0.75;
        QTest::newRow("only the flush moved it") << 110.0 << 100.5 << 0.75;
        QTest::newRow("the price moves") << 110.0 << 110.0 << 0.0;
    }
    void rebuildAfterAFlush()
    {
        QFETCH(double, fell);
        QFETCH(double, high);
        QFETCH(double, reload);
        Desk d;
        const auto oi = [&](Step hour, double coins) {
            d.bar(d.perp[0], hour, hour == kHour0 - 4 ? fell : high, 100, 100);
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
    void withoutARangeNothingIsNarrow()
    {
        Desk d;
        const auto oi = [&](Step hour, double coins) {
            if (hour < kHour0 - 3) d.bar(d.perp[0], hour, 100.5, 100, 100);
            d.perp[0].rememberInterest((hour + 1) * 60, coins);
        };
        for (Step h = kHour0 - 40; h < kHour0 - 4; ++h) oi(h, 100);
        oi(kHour0 - 4, 60), oi(kHour0 - 3, 70), oi(kHour0 - 2, 80), oi(kHour0 - 1, 90);
        d.at(kHour0, 1);
        d.set(metric::atr, 1);
        computeLeverage(d.in, d.memory, d.out);
        QVERIFY(d.value(metric::oiT50));
        QVERIFY(!d.out.facts.reload);
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
        QVERIFY(d.out.facts.overextendedFound);  // from the first look on: at least two hours
        // Positions shrink: it begins anew, and is seen to.
        d.set(metric::dOi24h, -0.03);
        computeLeverage(d.in, d.memory, d.out);
        VERIFY_NEAR(d.out.facts.overextendedHours.value(), 0.0);
        QVERIFY(!d.out.facts.overextendedFound);
        d.set(metric::dOi24h, 0.03);
        computeLeverage(d.in, d.memory, d.out);
        QVERIFY(d.out.facts.overextendedHours && !d.out.facts.overextendedFound);
        d.set(metric::dOi24h, -0.03);
        d.out.at(metric::rv24h).value.reset();
        computeLeverage(d.in, d.memory, d.out);
        QVERIFY(!d.out.facts.overextendedHours);
    }

    // ---- B3
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

    // ---- F5
    void aBookThatEndsFirstIsNotCalm()
    {
        Desk d;
        d.open(0, 1'000);
        const auto run = [&](std::vector<analytics::Level> bids) {
            d.book(0, std::move(bids));
            computeLevels(d.in, d.memory, d.out);
            return d.out.at(metric::amplification);
        };
        RiskEngine engine;
        ManualClock clock;
        const auto judged = [&](int seconds) {
            MetricSnapshot all;
            all.assets = {std::make_shared<AssetMetrics>(d.out)};
            for (int s = 0; s < seconds; ++s) {
                clock.advance(std::chrono::seconds{1});
                engine.step(all, std::array<VenueRow, kVenueCount>{}, {clock.wall(), clock.mono()});
            }
            const RiskSnapshot& said = engine.snapshot();
            for (const auto* list : {&said.warnings, &said.unknown})
                for (const Warning& w : *list)
                    if (w.rule == "CASCADE_TRIGGER") return w;
            return Warning{};
        };
        // Half of what is shown is there. 5.5 coins are sold down to 98.5: 12 more are closed on the way.
        const MetricValue whole = run({{99.99, 4}, {98.5, 1e6}});
        VERIFY_WITHIN(whole.value.value(), (5.5 + 12) / 5.5, 0.03);
        QVERIFY(!whole.floor);
        QVERIFY(judged(90).severity == Severity::Warning);
        // They find no buyer: it is at least so much, which is enough to warn.
        const MetricValue least = run({{99.99, 4}, {98.5, 10}});
        VERIFY_NEAR(least.value.value(), *whole.value);
        QVERIFY(least.floor);
        const Warning still = judged(90);
        QVERIFY(still.severity == Severity::Warning && !still.unknown);
        QVERIFY(still.quality.find("a lower bound") != std::string::npos);
        // The sale itself finds none. A smaller one does, and sets those off: a larger one sets off no less.
        const MetricValue thin = run({{99.99, 4}, {98.5, 4}});
        VERIFY_WITHIN(thin.value.value(), (5.5 + 12) / 5.5, 0.03);
        QVERIFY(thin.floor);
        // And where nothing is reached: that is not calm, and what was raised is not over.
        const MetricValue empty = run({{99.99, 4}});
        VERIFY_NEAR(empty.value.value(), 1.0);
        QVERIFY(empty.floor);
        const Warning stays = judged(400);
        QVERIFY(stays.unknown && stays.severity == Severity::Warning);
        QCOMPARE(stays.missing, std::string("amplification: the book ends before the sale does"));
        // A book that takes it is.
        QVERIFY(!run({{99.99, 1e6}}).floor);
        QVERIFY(judged(400).rule.empty());
    }
    // A purchase of 0.2 % of what is open reaches the 12 coins at 101. A smaller sale might do as much.
    void aTriggerThatOneBookMayHideIsNotKnown()
    {
        Desk d;
        d.open(0, 1'000);
        const auto run = [&](std::vector<analytics::Level> bids) {
            d.book(0, std::move(bids));
            d.books[0].asks = {{100.01, 4}, {101.5, 1e6}};
            computeLevels(d.in, d.memory, d.out);
            return d.value(metric::triggerSize);
        };
        constexpr double kBought = 0.002 * 1'100 * 100;
        VERIFY_NEAR(run({{99.99, 1e6}}).value(), kBought);
        // Half of what is shown is there: not even 0.55 coins are taken.
        QVERIFY(!run({{99.99, 1}}));
        QCOMPARE(d.reason(metric::triggerSize), Reason::Incomplete);
        // Bids that take all that is smaller hide nothing smaller.
        VERIFY_NEAR(run({{99.99, 4}}).value(), kBought);
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
    void whereABookEndsNobodyKnowsWhatCarryCosts()
    {
        Desk d(2);
        d.set(metric::r8, 0.0001, VenueId::Binance), d.set(metric::r8, 0.0004, VenueId::Okx);
        for (const VenueId ends : {VenueId::Binance, VenueId::Okx}) {
            d.set(metric::slip1m, 1, VenueId::Binance), d.set(metric::slip1m, 1, VenueId::Okx);
            computeCarry(d.in, d.out);
            QVERIFY(d.value(metric::carryApr));
            setMetric(d.out, metric::slip1m, ends, 1, d.in.now, {}, 1, true);
            computeCarry(d.in, d.out);
            QVERIFY(!d.value(metric::carryApr));
            QCOMPARE(d.reason(metric::carryApr), Reason::Incomplete);
        }
    }
    void fundingAloneAsASharpeRatio()
    {
        Desk d;
        // Of 168 hours half at 1 and half at 3 bp per 8 h: mean 2, deviation 1 (n - 1: a little more).
        for (Step h = kHour0 - 168; h < kHour0; ++h) d.perp[0].rememberRate(h, h % 2 ? 0.0001 : 0.0003);
        computeCarry(d.in, d.out);
        VERIFY_WITHIN(*d.value(metric::carrySharpe), 2 / std::sqrt(168 / 167.0) * std::sqrt(8'760.0), 1e-3);
        // A week of the month: it says so, and may be judged by.
        VERIFY_NEAR(d.out.at(metric::carrySharpe).coverage, 168 / 720.0);
        QVERIFY(d.out.at(metric::carrySharpe).usable());
    }
};

QTEST_GUILESS_MAIN(TestMetricLeverage)
#include "tst_metric_leverage.moc"
