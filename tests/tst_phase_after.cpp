// Beside the phase: the gate for larger positions, the ring of reflexivity, returning leverage, the checklist
// after a flush, and what a restart goes on with.
#include "model/boards/phase_past.h"
#include "tests/support/metric_desk.h"
#include "tests/support/numbers.h"
#include "tests/support/phase_script.h"

#include <QtTest>

#include <limits>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;
using analytics::phase::Phase;

class TestPhaseAfter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // ---- the increase gate
    void volatilityThatMovesClosesTheGate()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        s.forcedOrdersStop();
        s.structureIsBack();
        s.minutes(80);
        const IncreaseGate steady = s.aftershock().gate;
        VERIFY_NEAR(steady.steadiness.value.value(), 1.0);
        QCOMPARE(steady.volatility, Verdict::Yes);
        QVERIFY2(steady.open == Verdict::Yes, steady.why.c_str());
        s.now.rv1h = 1.0;
        s.minutes(1);
        const IncreaseGate moved = s.aftershock().gate;
        QCOMPARE(moved.open, Verdict::No);
        QCOMPARE(moved.why, std::string("volatility is not steady"));
        s.now.rv1h.reset();
        s.minutes(1);
        const IncreaseGate unknown = s.aftershock().gate;
        QCOMPARE(unknown.open, Verdict::Unknown);
        QCOMPARE(unknown.why, std::string("volatility is not known"));
        QVERIFY(unknown.steadiness.reason == analytics::Reason::Stale);
    }
    // ---- the first minutes
    void aFewMinutesNeedTheShareOfThePositions()
    {
        PhaseScript s;
        s.minutes(1);
        s.now.liqZ.reset();
        s.out.facts.earlyLiqZ = 6;
        setMetric(s.out, metric::liqUsd1mLong, {}, 2e6, s.in.now, {}, 1);
        s.minutes(1);
        QVERIFY(!s.out.facts.phaseNow.liquidationZ);
        s.out.facts.forcedMinute = ForcedMinute{2e6, 1e9};
        s.minutes(1);
        VERIFY_NEAR(s.out.facts.phaseNow.liquidationZ.value(), 6.0);
    }

    // ---- reflexivity and leverage
    void theRingEngagesWithThreeOfFour()
    {
        PhaseScript s;
        s.minutes(1);
        setMetric(s.out, metric::ret24h, {}, 0.02, s.in.now, {}, 1);
        setMetric(s.out, metric::dOi24h, {}, 0.02, s.in.now, {}, 1);
        ReflexRing r = ringOf(s.out);
        QCOMPARE(r.lit, 2);
        QCOMPARE(r.engaged, Verdict::Unknown);  // either of the two that are not known could be the third
        QCOMPARE(*r.active, CycleArc::Leverage);
        s.out.facts.rateRecent = 0.0003, s.out.facts.ratePrior = 0.0001;
        r = ringOf(s.out);
        QCOMPARE(r.engaged, Verdict::Yes);
        QCOMPARE(*r.active, CycleArc::Funding);
        VERIFY_NEAR(*r.lights[2].value.value, 0.0002);
        s.out.facts.rateRecent = 0.0001;
        setMetric(s.out, metric::depthRatio, {}, 0.98, s.in.now, {}, 1);
        r = ringOf(s.out);
        QCOMPARE(r.lit, 2);
        QCOMPARE(r.engaged, Verdict::No);
        setMetric(s.out, metric::depthRatio, {}, 0.9, s.in.now, {}, 1);
        QCOMPARE(ringOf(s.out).engaged, Verdict::Yes);
        s.flush();
        s.calmDays(1);
        QCOMPARE(*ringOf(s.out).active, CycleArc::Liquidations);
    }
    void leverageComesBackMajorsFirst()
    {
        MetricSnapshot all;
        const auto add = [&](const char* name, std::optional<double> grown) {
            auto m = std::make_shared<AssetMetrics>(name);
            if (grown) setMetric(*m, metric::dOi7d, {}, *grown, {}, {}, 1);
            all.assets.push_back(std::move(m));
        };
        add("BTC", 0.08), add("DOGE", 0.01), add("ETH", 0.12), add("SOL", std::nullopt);
        LeverageWave w = waveOf(*all.assets.front(), all);
        QCOMPARE(w.order.front().asset, std::string("ETH"));
        QCOMPARE(w.order.back().asset, std::string("SOL"));
        QCOMPARE(w.reachedAlts, Verdict::Unknown);  // one of them is not known
        all.assets.pop_back();
        QCOMPARE(waveOf(*all.assets.front(), all).reachedAlts, Verdict::No);
        add("SOL", 0.05);
        QCOMPARE(waveOf(*all.assets.front(), all).reachedAlts, Verdict::Yes);
    }
    // Nothing beyond its limit says nothing of those that nobody hears.
    void whatIsOpenSaysWhomItWasJudgedOn()
    {
        AssetMetrics m("BTC");
        m.facts.speakers = 0b0111;
        setMetric(m, metric::r8, VenueId::Binance, 0.0001, {}, {}, 1);
        setMetric(m, metric::r8, VenueId::Bybit, 0.00011, {}, {}, 1);
        setMetric(m, metric::mark, VenueId::Okx, 100, {}, {}, 1);
        Dislocations d = dislocationsOf(m);
        QVERIFY(d.open.empty());
        QCOMPARE(d.heard[0], std::uint8_t{0});
        QCOMPARE(d.heard[1], std::uint8_t{0b0011});
        QCOMPARE(d.heard[2], std::uint8_t{0b0100});
        QCOMPARE(d.expected, std::uint8_t{0b0111});
        setMetric(m, metric::r8, VenueId::Okx, 0.0005, {}, {}, 1);
        m.facts.unreached = 0b1000;
        d = dislocationsOf(m);
        QCOMPARE(d.open.size(), std::size_t{1});
        VERIFY_WITHIN(d.open[0].value, 4.0, 1e-9);
        QCOMPARE(d.expected, std::uint8_t{0b1111});
    }

    // ---- J5
    void everyWordOfTheChecklist_data()
    {
        QTest::addColumn<double>("interest");  // of 10,000 before and 8,000 at its least
        QTest::addColumn<double>("hours");
        QTest::addColumn<double>("swing");  // of the price, in ATR
        QTest::addColumn<double>("r8");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<double>("cvd");
        QTest::addColumn<QString>("said");
        QTest::newRow("too early") << 8'200.0 << 2.0 << 0.5 << 0.0001 << 0.1 << 0.0
                                   << "PENDING NOT_WASHED LEVERAGE_MECHANICS";
        QTest::newRow("a clean book") << 8'200.0 << 30.0 << 0.5 << 0.00004 << 0.2 << 0.0 << "CLEAN RESET MIXED";
        QTest::newRow("snapped back") << 9'500.0 << 5.0 << 3.0 << 0.00006 << 0.3 << -1.0 << "FAST COOLED MIXED";
        QTest::newRow("and sideways") << 9'500.0 << 5.0 << 0.5 << 0.00013 << 0.4 << -2.5
                                      << "RELEVERAGING NOT_WASHED SPOT_STRESS";
        QTest::newRow("funding turned")
            << 8'200.0 << 30.0 << 0.5 << -0.0001 << 0.1 << 0.0 << "CLEAN RESET LEVERAGE_MECHANICS";
    }
    void everyWordOfTheChecklist()
    {
        QFETCH(double, interest);
        QFETCH(double, hours);
        QFETCH(double, swing);
        QFETCH(double, r8);
        QFETCH(double, ratio);
        QFETCH(double, cvd);
        QFETCH(QString, said);
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        s.forcedOrdersStop();
        s.now.interest = interest, s.now.r8Day = r8, s.now.r8 = r8, s.now.spotPerp = ratio, s.now.spotCvdZ = cvd;
        s.now.price = 92'000 + swing * 800;
        s.hours(hours);
        const FlushChecklist c = checklistOf(s.out);
        QVERIFY(c.at && c.interest && c.funding && c.flow);
        QString words = QString::fromStdString(std::string(analytics::flush::interestName(*c.interest)));
        words += ' ';
        words += QString::fromStdString(std::string(analytics::flush::fundingName(*c.funding)));
        words += ' ';
        words += QString::fromStdString(std::string(analytics::flush::flowName(*c.flow)));
        QCOMPARE(words, said);
        VERIFY_WITHIN(*c.input.oiRecovery, (interest - 8'000) / 2'000, 1e-6);
        VERIFY_WITHIN(*c.input.rangeAtr, swing, 1e-6);
        VERIFY_WITHIN(*c.input.priceRecovery, swing * 800 / 8'000, 1e-6);
        VERIFY_WITHIN(*c.input.hoursSince, hours + 9.0 / 60, 1e-6);
        VERIFY_WITHIN(*c.rebuiltAnHour.value, *c.input.oiRecovery / (hours + 9.0 / 60), 1e-6);
        QCOMPARE(c.fundingFlipped, r8 < 0 ? Verdict::Yes : Verdict::No);
        const auto formula = analytics::flush::checklist(c.input);
        QVERIFY(formula);
        QVERIFY(formula->interest == c.interest && formula->funding == c.funding && formula->flow == c.flow);
    }
    void aVenueThatFallsSilentIsNoLoss()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        s.forcedOrdersStop();
        s.minutes(5);
        QCOMPARE(*s.out.facts.sinceFlush.interestLeast, 8'000.0);
        // A quarter of it is not heard of: neither a new least nor a recovery.
        s.now.interestCoverage = 0.75, s.now.interest = 6'000;
        s.minutes(5);
        QCOMPARE(*s.out.facts.sinceFlush.interestLeast, 8'000.0);
        QVERIFY(!s.out.facts.flushInput.oiRecovery && !checklistOf(s.out).interest);
        s.now.interestCoverage = 1, s.now.interest = 9'000;
        s.minutes(1);
        VERIFY_WITHIN(*s.out.facts.flushInput.oiRecovery, 0.5, 1e-9);
    }
    void aVenueThatIsSwitchedOffIsNoLossEither()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        s.forcedOrdersStop();
        s.minutes(5);
        QCOMPARE(s.memory.before->interestOf, std::uint8_t{0b0101});  // Binance and OKX
        // The other half is then all that there is, and it is complete.
        s.now.open[1] = false;
        s.minutes(5);
        QCOMPARE(*s.out.facts.sinceFlush.interestLeast, 8'000.0);
        QVERIFY(!s.out.facts.flushInput.oiRecovery);
        s.now.open[1] = true, s.now.interest = 8'400;
        s.minutes(1);
        QCOMPARE(*s.out.facts.sinceFlush.interestLeast, 8'000.0);
        VERIFY_WITHIN(*s.out.facts.flushInput.oiRecovery, 0.2, 1e-9);
    }
    // What the venues remember by the hour: interest is that at an hour's end, so the hour of the trough is still
    // the fall, and what the price did in it is no range since.
    void aRememberedFlushIsMeasuredFromTheEndOfItsHour()
    {
        MetricDesk d;
        for (Step h = kHour0 - 40; h < kHour0; ++h) d.bar(d.perp[0], h, h == kHour0 - 4 ? 110 : 100.5, 100, 100);
        Flush& f = d.memory.flush;
        f.hour = kHour0;
        f.known = true;
        f.troughAt = kHour0 - 4;
        f.before = 100, f.trough = 60;
        f.after = {{1, 70}, {2, 80}, {3, 90}};
        d.at(kHour0, 1);
        d.set(metric::atr, 1), d.set(metric::price, 100);
        computeFlush(d.in, d.memory, d.out);
        const auto& asked = d.out.facts.flushInput;
        VERIFY_WITHIN(asked.oiRecovery.value(), 0.75, 1e-9);
        VERIFY_WITHIN(asked.rangeAtr.value(), 0.5, 1e-6);
        VERIFY_WITHIN(asked.priceRecovery.value(), 0.0, 1e-9);
        QVERIFY(d.out.facts.flush.interest == analytics::flush::Interest::Releveraging);
    }
    void whatInvalidates()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        s.forcedOrdersStop();
        s.now.interest = 9'800, s.now.r8Day = 0.0003;  // 0.9 is back, the price is not
        s.minutes(30);
        s.out.facts.supportBelowHours = 5;
        s.out.facts.supportLostHours = 0;  // in silence: that asks the rule, not the checklist
        s.out.facts.lostLevel = LostLevel{99'000, s.in.now.wall - 5h};
        s.minutes(1);
        FlushChecklist c = checklistOf(s.out);
        for (const InvalidationCheck& i : c.invalidations) QCOMPARE(i.holds, Verdict::Yes);
        QCOMPARE(*c.invalidations[2].second.value, 99'000.0);
        s.out.facts.flushInput.priceRecovery = 0.6;
        s.out.facts.flushInput.spotCvdZ = 0.4;
        s.out.facts.flushInput.supportLostHours = 0;
        c = checklistOf(s.out);
        for (const InvalidationCheck& i : c.invalidations) QCOMPARE(i.holds, Verdict::No);
        s.out.facts.flushInput.priceRecovery.reset();
        s.out.facts.flushInput.spotCvdZ.reset();
        s.out.facts.flushInput.supportLostHours.reset();
        c = checklistOf(s.out);
        for (const InvalidationCheck& i : c.invalidations) QCOMPARE(i.holds, Verdict::Unknown);
        // Little interest is back: then the price decides nothing.
        s.out.facts.flushInput.oiRecovery = 0.2;
        QCOMPARE(checklistOf(s.out).invalidations[0].holds, Verdict::No);
    }
    // What was below zero before did not go there, nor did it not.
    void onlyWhatWasAboveZeroGoesBelowIt()
    {
        PhaseScript s;
        s.now.r8 = s.now.r8Day = -0.0001;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        QVERIFY(s.out.facts.sinceFlush.r8Least);
        QCOMPARE(checklistOf(s.out).fundingFlipped, Verdict::Unknown);
    }
    void whatWasPurgedAndWhereFundingSettled()
    {
        PhaseScript s;
        s.now.r8 = s.now.r8Day = 0.0004;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        s.forcedOrdersStop();
        const Purge p = purgeOf(s.out);
        VERIFY_WITHIN(*p.share.value, 0.2, 1e-6);
        VERIFY_WITHIN(*p.removedUsd.value, 2'000.0 * 100'000, 1);
        VERIFY_WITHIN(p.now.value.value(), 8'000.0, 1e-6);
        QVERIFY(!fundingResetOf(s.out).minutes.value);
        for (int i = 0; i < 30; ++i) {
            s.now.r8 = 0.0004 - 0.00002 * i;
            s.minutes(1);
        }
        QVERIFY(!fundingResetOf(s.out).after.value);
        s.now.r8 = -0.0002;
        s.minutes(62);
        QVERIFY(!fundingResetOf(s.out).after.value);  // nobody was charged it yet
        s.hours(8);
        const FundingReset r = fundingResetOf(s.out);
        VERIFY_WITHIN(*r.before.value, 0.0004, 1e-9);
        VERIFY_WITHIN(*r.size.value, -0.0006, 0.00005);
        VERIFY_WITHIN(*r.minutes.value, 39, 5);
        // It has settled: how long it took stays, whatever it does later.
        s.now.r8 = 0.0005;
        s.hours(2);
        QCOMPARE(*fundingResetOf(s.out).minutes.value, *r.minutes.value);
        QCOMPARE(checklistOf(s.out).fundingFlipped, Verdict::Yes);
    }
    // An estimate that stands still before the first settlement has not settled, and what settled can still turn.
    void fundingThatStandsStillCanStillTurn()
    {
        PhaseScript s;
        s.now.r8 = s.now.r8Day = 0.0001;
        s.calmDays(2);  // up to a settlement of eight hours
        s.flush();
        s.now.r8 = 0.00003;
        s.minutes(10);
        s.forcedOrdersStop();
        s.hours(7.8);
        QVERIFY(!fundingResetOf(s.out).after.value);
        QCOMPARE(checklistOf(s.out).fundingFlipped, Verdict::No);
        // It is charged, and turns: that is what it settles at.
        s.now.r8 = -0.0002;
        s.hours(1.5);
        VERIFY_WITHIN(*fundingResetOf(s.out).after.value, -0.0002, 1e-9);
        VERIFY_WITHIN(*fundingResetOf(s.out).minutes.value, 7.8 * 60 + 10, 1);
        QCOMPARE(checklistOf(s.out).fundingFlipped, Verdict::Yes);
        // It settles above zero, and turns long after.
        PhaseScript late;
        late.now.r8 = late.now.r8Day = 0.0001;
        late.calmDays(2);
        late.flush();
        late.minutes(10);
        late.forcedOrdersStop();
        late.hours(9);
        VERIFY_WITHIN(*fundingResetOf(late.out).after.value, 0.0001, 1e-9);
        QCOMPARE(checklistOf(late.out).fundingFlipped, Verdict::No);
        late.now.r8 = -0.0001;
        late.minutes(5);
        VERIFY_WITHIN(*fundingResetOf(late.out).after.value, 0.0001, 1e-9);
        QCOMPARE(checklistOf(late.out).fundingFlipped, Verdict::Yes);
    }
    // Two flushes, two pairs of numbers: what the one removed is not held against what the other fell from.
    void aLaterFlushThatIsOnlyRememberedIsAnother()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        s.forcedOrdersStop();
        s.now.interest = 9'600;
        s.hours(72);
        VERIFY_WITHIN(*purgeOf(s.out).share.value, 0.2, 1e-6);
        QVERIFY(!purgeOf(s.out).rememberedAt);
        // It slides within four hours, without a burst: the venues remember that, nobody saw a flush.
        s.now.interest = 8'800;
        Flush& told = s.memory.flush;
        told.known = true;
        told.troughAt = s.in.second / 3'600;
        told.before = 9'600, told.trough = 8'800;
        told.after = {{1, 9'000}};
        s.minutes(1);
        const AssetFacts& f = s.out.facts;
        const Purge p = purgeOf(s.out);
        VERIFY_WITHIN(*p.share.value, 800.0 / 9'600, 1e-9);
        QVERIFY(f.flushAt && p.rememberedAt == f.flushAt && !p.removedUsd.value);
        QCOMPARE(p.now.value.value(), 9'000.0);
        QVERIFY(!fundingResetOf(s.out).before.value);
        QCOMPARE(checklistOf(s.out).fundingFlipped, Verdict::Unknown);
        // What is recorded of the one that was seen stays its own.
        QCOMPARE(*f.sinceFlush.interestLeast, 8'000.0);
        VERIFY_WITHIN(*purgeOf(*f.beforeFlush, f.sinceFlush).share.value, 0.2, 1e-6);
    }
    // Half was back within a day: on the next day too. Unless it went again to where least was left.
    void aFastRebuildIsStillOneOnTheSecondDay()
    {
        using analytics::flush::Interest;
        PhaseScript s;
        const auto said = [&] { return *checklistOf(s.out).interest; };
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        s.forcedOrdersStop();
        s.now.interest = 9'500;
        s.hours(5);
        QCOMPARE(said(), Interest::Releveraging);
        s.hours(20);
        QCOMPARE(said(), Interest::Releveraging);
        s.now.price = 94'000;
        s.minutes(1);
        QCOMPARE(said(), Interest::Fast);
        // Over a restart too.
        FlushEntry kept;
        kept.record.asset = "BTC";
        kept.record.began = s.out.facts.beforeFlush->at;
        kept.since = s.out.facts.sinceFlush;
        const PhasePast past = pastOf({rowOf(kept, s.in.now.wall)});
        QVERIFY(past.flushes.front().since.halfBackAt);
        QVERIFY(past.flushes.front().since.halfBackAt == s.out.facts.sinceFlush.halfBackAt);
        s.now.interest = 7'900;
        s.hours(1);
        QCOMPARE(said(), Interest::Clean);
        // Half that came back on the second day is neither.
        s.now.interest = 9'500;
        s.hours(1);
        QCOMPARE(said(), Interest::Pending);
    }

    // ---- over a restart
    void aRestartGoesOn()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        s.forcedOrdersStop();
        s.hours(3);
        QCOMPARE(*s.phase(), Phase::Reset);
        FlushEntry flush;
        flush.record.asset = "BTC";
        flush.record.began = s.out.facts.beforeFlush->at;
        flush.record.interestRemoved.value = 0.2;
        flush.before = s.out.facts.beforeFlush;
        flush.since = s.out.facts.sinceFlush;
        std::vector<store::EpisodeRow> rows = {rowOf(flush, s.in.now.wall), rowOf("BTC", *s.log.last("BTC"))};
        const PhasePast past = pastOf(rows);
        QCOMPARE(past.flushes.size(), std::size_t{1});
        QCOMPARE(*past.flushes.front().record.interestRemoved.value, 0.2);
        const auto resume = resumeOf(past, "BTC", s.in.now.wall);
        QVERIFY(resume && resume->before && resume->before->stored);
        QVERIFY(!resumeOf(past, "ETH", s.in.now.wall));

        // Two hours later, by another run that has seen no book before.
        PhaseScript next(s.in.second / 3'600 + 2);
        next.now = s.now;
        AsOf at = next.in.now;
        resumePhase(next.memory, *resume, at, next.in.second);
        next.minutes(5);
        QCOMPARE(*next.phase(), Phase::Reset);
        QVERIFY(next.out.facts.phaseSeen);
        QVERIFY(next.out.facts.phaseGap && *next.out.facts.phaseGap > 90min && *next.out.facts.phaseGap < 3h);
        const Aftershock a = next.aftershock();
        QVERIFY(a.running && a.beforeShock && a.storedNormals);
        VERIFY_WITHIN(*of(a, Condition::Depth).ratio.value, 0.24, 1e-6);
        QCOMPARE(*a.okHours.value, 0.0);
        VERIFY_WITHIN(*purgeOf(next.out).share.value, 0.2, 1e-6);
        QVERIFY(checklistOf(next.out).at == flush.record.began);
        next.structureIsBack();
        next.hours(24.2);
        QCOMPARE(*next.phase(), Phase::BuildUp);
        // What was kept comes first in the band and the log.
        PhaseLog log;
        log.begin("BTC", past.stretches.at("BTC"));
        QCOMPARE(log.changes("BTC", next.in.now.wall)->size(), std::size_t{1});
        QVERIFY(log.changes("BTC", next.in.now.wall)->front().stored);
        QVERIFY(!log.changes("BTC", next.in.now.wall)->front().by.empty());
        QCOMPARE(log.changes("BTC", next.in.now.wall)->front().to, Phase::Reset);
    }
    void tooLongAgoIsPastAndNothingElse()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        const auto resume = resumeOf(pastOf({rowOf("BTC", *s.log.last("BTC"))}), "BTC", s.in.now.wall);
        QVERIFY(resume);
        PhaseScript next(s.in.second / 3'600 + 8);
        resumePhase(next.memory, *resume, next.in.now, next.in.second);
        next.minutes(5);
        QCOMPARE(*next.phase(), Phase::BuildUp);
        QVERIFY(!next.out.facts.phaseSeen && !next.out.facts.phaseGap);
        // A clock that was set back makes no past of the future.
        PhaseScript back(s.in.second / 3'600 - 8);
        resumePhase(back.memory, *resume, back.in.now, back.in.second);
        back.minutes(5);
        QVERIFY(!back.out.facts.phaseSeen);
    }
    void whatThisRunHasSeenCountsMore()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(1);
        QCOMPARE(*s.phase(), Phase::Liquidation);
        PhaseResume old;
        old.phase = Phase::Euphoria;
        old.since = s.in.now.wall - 2h;
        old.seen = s.in.now.wall - 1h;
        resumePhase(s.memory, old, s.in.now, s.in.second);
        s.minutes(1);
        QCOMPARE(*s.phase(), Phase::Liquidation);
    }
    void rowsThatCannotBeReadAreNone()
    {
        const store::EpisodeRow good = [] {
            PhaseScript s;
            s.calmDays(2);
            return rowOf("BTC", *s.log.last("BTC"));
        }();
        for (const auto& spoil : std::vector<std::function<void(store::EpisodeRow&)>>{
                 [](auto& r) { r.data = "{\"since_ms\":"; }, [](auto& r) { r.data.clear(); },
                 [](auto& r) { r.data = "[]"; }, [](auto& r) { r.what = "DOLDRUMS"; },
                 [](auto& r) { r.kind = "tide"; }, [](auto& r) { r.untilMs = r.ms - 1; },
                 [](auto& r) { r.untilMs = std::numeric_limits<std::int64_t>::max(); }, [](auto& r) { r.ms = -1; },
                 [](auto& r) { r.data = "{\"since_ms\":\"yesterday\"}"; }}) {
            store::EpisodeRow row = good;
            spoil(row);
            const PhasePast past = pastOf({row});
            QVERIFY(past.stretches.empty() && past.flushes.empty());
        }
        QCOMPARE(pastOf({good}).stretches.at("BTC").size(), std::size_t{1});
    }
    void casesOfThePastHaveSources()
    {
        QCOMPARE(referenceCases().size(), std::size_t{5});
        for (const ReferenceCase& c : referenceCases())
            QVERIFY(!c.source.empty() && !c.when.empty() && !c.what.empty());
    }
};

QTEST_APPLESS_MAIN(TestPhaseAfter)
#include "tst_phase_after.moc"
