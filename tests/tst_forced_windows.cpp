// Forced orders over windows of which a part is not known: sums say how much of their window they are, what is
// unusual says on how much past it rests, self-excitation takes no hole for calm; and a cascade in the first
// minutes is seen all the same.
#include "model/analytics/hawkes.h"
#include "model/metrics/metric_past.h"
#include "model/risk/risk_rules.h"
#include "tests/support/metric_desk.h"
#include "tests/support/numbers.h"

#include <memory>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;
using analytics::Reason;
using S = InstrumentSeries;

namespace {

constexpr Step kStart = kHour0 * 3'600;

struct Desk : MetricDesk {
    using MetricDesk::MetricDesk;

    void say(std::size_t venue, Step second, double usd, bool heard = true)
    {
        if (usd > 0) perp[venue].liquidated(true, usd);
        InstrumentSample seen;
        seen.mid = 100;
        perp[venue].sample(kStart + second, seen, S::Heard{true, heard});
    }
    void look(Step second)
    {
        at(kHour0, second);
        computeFlows(in, memory, out);
    }
    // Both venues, once a minute from one minute to the one before another.
    void minutes(Step from, Step until, double usd)
    {
        for (Step m = from; m < until; ++m)
            for (std::size_t v = 0; v < 2; ++v) say(v, m * 60, usd);
        look((until - 1) * 60);
    }
    const MetricValue& of(MetricId id, std::optional<VenueId> venue = {}) const { return out.at(id, venue); }
};

RuleReading readingOf(const char* rule, const Desk& d)
{
    MetricSnapshot all;
    all.market = std::make_shared<AssetMetrics>(std::string());
    return riskRule(rule)->read({all, d.out, {}});
}

}  // namespace

class TestForcedWindows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // ---- sums
    void aPartOfAWindowSaysSo()
    {
        Desk d(2);
        d.minutes(0, 30, 1'000);
        const MetricValue& hour = d.of(metric::liqUsd1hLong);
        VERIFY_NEAR(*hour.value, 60'000.0);
        VERIFY_NEAR(hour.coverage, 0.5);
        VERIFY_NEAR(hour.fresh(), 1.0);
        QVERIFY(hour.floor && hour.usable() && !hour.whole());
        VERIFY_NEAR(d.of(metric::liqUsd24hShort).coverage, 30 / 1'440.0);
        // The venue that tells all of them tells all of half an hour.
        const MetricValue& bybit = d.of(metric::liqUsd1hLong, VenueId::Bybit);
        VERIFY_NEAR(bybit.coverage, 0.5);
        QVERIFY(bybit.floor);
        // The minute was heard whole, whatever came before it.
        VERIFY_NEAR(d.of(metric::liqUsd1mLong).coverage, 1.0);
        QVERIFY(!d.of(metric::liqUsd1mLong, VenueId::Bybit).floor);

        d.minutes(30, 70, 1'000);
        VERIFY_NEAR(*hour.value, 120'000.0);
        VERIFY_NEAR(hour.coverage, 1.0);
        QVERIFY(hour.floor);  // Binance tells one a second
        QVERIFY(!bybit.floor);
        QVERIFY(d.of(metric::liqUsd24hLong, VenueId::Bybit).floor);
    }
    void anOutageIsAPartThatIsMissing()
    {
        Desk d(2);
        d.minutes(0, 60, 1'000);
        for (Step m = 60; m < 75; ++m)
            for (std::size_t v = 0; v < 2; ++v) d.say(v, m * 60, 0, v == 0);
        d.minutes(75, 80, 1'000);
        VERIFY_NEAR(d.of(metric::liqUsd1hLong, VenueId::Binance).coverage, 1.0);
        VERIFY_NEAR(d.of(metric::liqUsd1hLong, VenueId::Bybit).coverage, 0.75);
        QVERIFY(d.of(metric::liqUsd1hLong, VenueId::Bybit).floor);
        VERIFY_NEAR(d.of(metric::liqUsd1hLong).coverage, 0.75);
    }
    void aGrowingSumIsNoPast()
    {
        Desk d(2);
        MetricPast kept;
        const auto known = [&](MetricId id) {
            return kept.slots(id, d.in.second, 1'200).back().least.has_value();
        };
        d.minutes(0, 30, 1'000);
        kept.note(d.in.second, d.out);
        QVERIFY(!known(metric::liqUsd1hLong) && !known(metric::liqUsd24hLong));
        QVERIFY(known(metric::liqUsd1mLong));
        d.minutes(30, 70, 1'000);
        kept.note(d.in.second, d.out);
        QVERIFY(known(metric::liqUsd1hLong) && !known(metric::liqUsd24hLong));
    }

    // ---- F2
    void aShortPastSaysSo()
    {
        Desk d(2);
        d.minutes(0, 45, 1'000);
        QVERIFY(!d.of(metric::liqZ).value);
        QCOMPARE(d.of(metric::liqZ).reason, Reason::TooShort);
        QVERIFY(d.out.facts.earlyLiqZ.has_value());
        d.minutes(45, 145, 1'000);
        const MetricValue& z = d.of(metric::liqZ);
        QVERIFY(z.value && z.usable());
        VERIFY_NEAR(z.coverage, 144 / 1'440.0);
        QVERIFY(!d.out.facts.earlyLiqZ);
        // One venue of two is too little, however long its past is.
        d.in.liquidations[1] = Freshness::Stale;
        computeFlows(d.in, d.memory, d.out);
        QVERIFY(z.value && !z.usable());
    }
    void aCascadeInTheFirstMinutesIsRaised()
    {
        Desk d(2);
        d.minutes(0, 10, 0);
        for (std::size_t v = 0; v < 2; ++v) d.say(v, 9 * 60 + 5, 2e6);
        d.look(9 * 60 + 5);
        d.out.facts.forcedMinute = ForcedMinute{4e6, 1e9};
        const RuleReading r = readingOf("LIQ_BURST", d);
        QVERIFY2(r.value && r.missing.empty(), r.missing.c_str());
        QVERIFY(*r.value >= riskRule("LIQ_BURST")->limits.crit.value());
        VERIFY_NEAR(r.coverage, 1.0);
        VERIFY_NEAR(r.window, 1.0);
        QCOMPARE(r.inputs, 2);
        // Little is no burst, however quiet these minutes were.
        d.out.facts.forcedMinute = ForcedMinute{4e6, 1e12};
        const RuleReading little = readingOf("LIQ_BURST", d);
        QVERIFY(little.value && *little.value < riskRule("LIQ_BURST")->limits.warn);
        // Half of the venues: the rule is not judged, as ever.
        d.out.facts.forcedMinute = ForcedMinute{4e6, 1e9};
        d.in.liquidations[1] = Freshness::Stale;
        computeFlows(d.in, d.memory, d.out);
        VERIFY_NEAR(readingOf("LIQ_BURST", d).coverage, 0.5);
    }

    void aVenueThatIsBackIsNoBurst()
    {
        // An ordinary minute of both is what it always is; Bybit was heard in the last 40 minutes alone.
        Desk d(2);
        for (std::size_t v = 0; v < 2; ++v) {
            OpenInterest open;
            open.usd = 1e9;
            d.tracks[v].oi = Stamped<OpenInterest>{open, {}};
        }
        const auto ordinary = [&](Step from, Step until) {
            for (Step m = from; m < until; ++m) {
                d.say(0, m * 60, 2'000);
                d.say(1, m * 60, 100'000, m >= 1'400);
            }
            d.look((until - 1) * 60);
            computeForcedMinute(d.in, d.memory.liquidations, d.out);
        };
        ordinary(0, 1'441);
        const MetricValue& z = d.of(metric::liqZ);
        VERIFY_NEAR(*d.of(metric::liqUsd1mLong).value, 102'000.0);
        // It knows less than an hour: Binance alone is compared, which is half of the venues.
        VERIFY_NEAR(*z.value, 0.0);
        VERIFY_NEAR(z.window, 1.0);
        VERIFY_NEAR(z.fresh(), 0.5);
        QVERIFY(!z.usable());
        // What it weighs is of the same venue.
        VERIFY_NEAR(d.out.facts.forcedMinute.value().usd, 2'000.0);
        VERIFY_NEAR(d.out.facts.forcedMinute.value().interestUsd, 1e9);
        // That one falls silent in the middle of a minute: of the other no past was summed up yet.
        d.in.liquidations[0] = Freshness::Stale;
        computeFlows(d.in, d.memory, d.out);
        QVERIFY(!z.value);
        QCOMPARE(z.reason, Reason::Stale);

        // An hour is enough: both, in the minutes that both know.
        ordinary(1'441, 1'561);
        VERIFY_NEAR(*z.value, 0.0);
        VERIFY_NEAR(z.window, 160 / 1440.0);
        VERIFY_NEAR(z.fresh(), 1.0);
        QVERIFY(z.usable());
        VERIFY_NEAR(d.out.facts.forcedMinute.value().usd, 102'000.0);
        VERIFY_NEAR(d.out.facts.forcedMinute.value().interestUsd, 2e9);
        // A burst is one.
        d.say(1, 1'560 * 60 + 5, 5e6);
        d.look(1'560 * 60 + 5);
        QVERIFY(*z.value > 4);
    }

    // ---- F3
    void aHoleIsNoCalm()
    {
        // One in each second; ten minutes in which nobody listened.
        Desk d(1);
        for (Step s = 0; s < 1'800; ++s) d.say(0, s, 1'000, s < 600 || s >= 1'200);
        d.look(1'800);
        VERIFY_NEAR(*d.of(metric::branching).value, 0.0);
        VERIFY_NEAR(d.of(metric::branching).coverage, 240 / 360.0);
        QVERIFY(d.of(metric::branching).usable());
    }
    void aVenueThatJoinsIsNoBurst()
    {
        Desk d(2);
        for (Step s = 0; s < 1'800; ++s) {
            d.say(0, s, s % 5 == 0 ? 1'000 : 0);
            d.say(1, s, 1'000, s >= 1'200);
        }
        d.look(1'800);
        VERIFY_NEAR(*d.of(metric::branching).value, 0.0);
        VERIFY_NEAR(d.of(metric::branching).coverage, 120 / 360.0);
        // Back for less than five minutes: the others speak, and half of what is heard is not counted yet.
        Desk young(2);
        for (Step s = 0; s < 1'800; ++s) {
            young.say(0, s, s % 5 == 0 ? 1'000 : 0);
            young.say(1, s, 1'000, s >= 1'700);
        }
        young.look(1'800);
        VERIFY_NEAR(*young.of(metric::branching).value, 0.0);
        VERIFY_NEAR(young.of(metric::branching).coverage, 0.5);
        QVERIFY(young.of(metric::branching).usable());
    }
    void aSecondThatWasPassedOverIsNoHole()
    {
        Desk d(1);
        for (Step s = 0; s < 1'800; ++s)
            if (s % 5 != 3) d.say(0, s, 1'000);
        d.look(1'800);
        VERIFY_NEAR(d.of(metric::branching).coverage, 1.0);
    }
    void likelihoodOfWhatWasHeard()
    {
        constexpr auto kBybit = static_cast<std::size_t>(VenueId::Bybit);
        Dice dice(7);
        Desk d(2);
        std::vector<double> times;
        // Heard from 1,000 on; a second is passed over now and then.
        for (Step s = 0; s < 1'900; ++s) {
            const bool print = dice.uniform() < 0.15;
            if (s % 100 == 50) continue;
            d.say(kBybit, s, print ? 1'000 : 0, s >= 1'000);
            if (print && s >= 1'000) times.push_back(static_cast<double>(s - 1'000 + 1));
        }
        d.at(kHour0, 1'900);
        computeVenueFlow(d.in, d.out);
        const auto fit = analytics::liq::fitHawkes(times, 901);
        QVERIFY(fit.hasValue());
        VERIFY_NEAR(*d.value(metric::branchingMle), fit->parameters.alpha / fit->parameters.beta);
        VERIFY_NEAR(d.of(metric::branchingMle).coverage, 0.5);
        QVERIFY(d.of(metric::branchingMle).usable());

        Desk young(2);
        for (Step s = 0; s < 1'900; ++s) young.say(kBybit, s, 1'000, s >= 1'350);
        young.at(kHour0, 1'900);
        computeVenueFlow(young.in, young.out);
        QCOMPARE(young.reason(metric::branchingMle), Reason::TooShort);
    }
};

QTEST_GUILESS_MAIN(TestForcedWindows)
#include "tst_forced_windows.moc"
