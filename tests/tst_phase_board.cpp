// Phases on a market that is said by hand: what enters, holds and leaves each of them, what ends an aftershock and
// what never does, what the checklist says, and what is left unknown. The numbers of the board are those of the
// formulas.
#include "tests/support/numbers.h"
#include "tests/support/phase_script.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;
using analytics::Reason;
using analytics::phase::Phase;

namespace {

const PhaseEvidence& factOf(const std::array<PhaseEvidence, kPhaseFacts>& all, PhaseFact which)
{
    return all[static_cast<std::size_t>(which)];
}

}  // namespace

class TestPhaseBoard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // ---- J2: into, in and out of each
    void aFlushNeedsForcedOrdersAndAFallOrAJump()
    {
        PhaseScript s;
        s.calmDays(2);
        QCOMPARE(*s.phase(), Phase::BuildUp);
        s.now.liqZ = 6;  // forced orders alone
        s.minutes(3);
        QCOMPARE(*s.phase(), Phase::BuildUp);
        s.now.liqZ = 0.1, s.now.oi4h = -0.2, s.now.ret1h = -0.06;  // a fall alone
        s.minutes(3);
        QCOMPARE(*s.phase(), Phase::BuildUp);
        const auto evidence = evidenceOf(Phase::BuildUp, s.out);
        QCOMPARE(factOf(evidence, PhaseFact::LiquidationZ).met, Verdict::No);
        QCOMPARE(factOf(evidence, PhaseFact::InterestDrop4h).met, Verdict::Yes);
        VERIFY_NEAR(*factOf(evidence, PhaseFact::InterestDrop4h).value.value, 0.2);
        VERIFY_NEAR(*factOf(evidence, PhaseFact::ReturnZ1h).value.value, -0.06 / (0.4 / std::sqrt(8760.0)));
        QCOMPARE(factOf(evidence, PhaseFact::ReturnZ1h).met, Verdict::Yes);
        s.now.liqZ = 4;
        s.minutes(1);
        QCOMPARE(*s.phase(), Phase::Liquidation);
        const PhaseChange change = changeOf(s.out.facts.phaseMoves.back());
        QCOMPARE(*change.from, Phase::BuildUp);
        QCOMPARE(change.by.size(), std::size_t{3});
        QVERIFY2(
            change.text.starts_with("Build-up to Liquidation: liquidation z 4.0, open interest -20.0 % in 4 h"),
            change.text.c_str());
    }
    // F2's floors: in a quiet market a small forced order is many deviations away.
    void aFewDollarsAreNoFlush()
    {
        PhaseScript s;
        s.calmDays(1);
        s.now.liqZ = 9, s.now.ret1h = -0.06;
        const auto forced = [&](double usd) {
            s.out.facts.forcedMinute = ForcedMinute{usd, 1e9};
            s.minutes(1);
            return factOf(evidenceOf(*s.phase(), s.out), PhaseFact::LiquidationZ);
        };
        PhaseEvidence e = forced(199'000);
        QCOMPARE(*s.phase(), Phase::BuildUp);
        QVERIFY(*e.value.value < 1.5 && *e.raw == 9);
        QVERIFY(*s.out.facts.phaseNow.calmHours > 23);
        e = forced(999'000);
        QCOMPARE(*s.phase(), Phase::BuildUp);
        QVERIFY(*e.value.value < 4 && *e.value.value > 3.9);
        QCOMPARE(*s.out.facts.phaseNow.calmHours, 0.0);
        e = forced(1'000'000);
        QCOMPARE(*s.phase(), Phase::Liquidation);
        QVERIFY(*e.value.value == 9 && !e.raw);
    }
    void calmIsHeard()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        QCOMPARE(*s.phase(), Phase::Liquidation);
        s.now.liqZ.reset();  // twenty minutes in which nobody was heard
        s.minutes(20);
        s.forcedOrdersStop();
        s.now.oi4h = 0;
        s.minutes(1);
        QCOMPARE(*s.out.facts.phaseNow.calmHours, 0.0);
        QCOMPARE(stageOf(s.out), PhaseStage::None);
        s.minutes(59);
        QCOMPARE(*s.phase(), Phase::Liquidation);
        s.minutes(1);
        QCOMPARE(*s.phase(), Phase::Reset);
    }
    void oneUnheardMinuteDoesNotCountAndEndsNothing()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        s.forcedOrdersStop();
        s.now.oi4h = 0;
        s.minutes(30);
        VERIFY_WITHIN(*s.out.facts.phaseNow.calmHours, 0.5, 1e-9);
        s.now.liqZ.reset();
        s.minutes(1);
        QVERIFY(!s.out.facts.phaseNow.calmHours);
        s.now.liqZ = 0.2;
        s.minutes(1);
        VERIFY_WITHIN(*s.out.facts.phaseNow.calmHours, 31 / 60.0, 1e-9);
    }
    void aFlushInTheFirstMinutes()
    {
        PhaseScript s;
        s.calmDays(1);
        s.flush();
        s.now.liqZ.reset();  // there is no hour of forced orders yet
        s.out.facts.earlyLiqZ = 6;
        const auto forced = [&](double usd) {
            s.out.facts.forcedMinute = ForcedMinute{usd, 1e9};
            setMetric(s.out, metric::liqUsd1mLong, {}, usd, s.in.now, {}, 1);
            s.minutes(1);
        };
        forced(999'000);
        QVERIFY(*s.out.facts.phaseNow.liquidationZ < 4);
        forced(1'000'000);
        QCOMPARE(*s.phase(), Phase::Liquidation);
    }
    void aJumpUpIsAFlushToo()
    {
        PhaseScript s;
        s.calmDays(2);
        s.now.liqZ = 5, s.now.ret1h = 0.05;
        s.minutes(1);
        QCOMPARE(*s.phase(), Phase::Liquidation);
        QVERIFY(!s.out.facts.beforeFlush->down);
        QVERIFY(phaseSentence(s.out).starts_with("Forced buying"));
    }
    void aFlushEndsAfterACalmHourAndNotBefore()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        s.forcedOrdersStop();
        s.now.oi4h = 0;
        s.minutes(59);
        QCOMPARE(*s.phase(), Phase::Liquidation);
        QCOMPARE(stageOf(s.out), PhaseStage::Aftershock);  // nothing is forced any more
        s.now.oi1h = -0.006;                               // interest still leaves
        s.minutes(30);
        QCOMPARE(*s.phase(), Phase::Liquidation);
        QCOMPARE(factOf(evidenceOf(Phase::Liquidation, s.out), PhaseFact::InterestSlope).met, Verdict::No);
        s.now.oi1h = -0.005;
        s.minutes(1);
        QCOMPARE(*s.phase(), Phase::Reset);
        // A storm in between counts from anew.
        PhaseScript again;
        again.calmDays(2);
        again.flush();
        again.minutes(10);
        again.forcedOrdersStop();
        again.minutes(50);
        again.now.liqZ = 1.6;
        again.minutes(1);
        again.now.liqZ = 0.2;
        again.minutes(59);
        QCOMPARE(*again.phase(), Phase::Liquidation);
        again.minutes(1);
        QCOMPARE(*again.phase(), Phase::Reset);
    }
    void euphoriaEntersAtSeventyAndLeavesAtFifty()
    {
        PhaseScript s;
        s.calmDays(1);
        s.now.r8Day = 0.0005, s.now.oi7d = std::expm1(0.20), s.now.ldrZ = 2, s.now.rvRatio = 0.75;
        s.minutes(1);
        // 0.3 + 0.3 + 0.2 + 0.2 * 0.5
        VERIFY_WITHIN(*s.out.facts.phaseNow.euphoria, 0.9, 1e-9);
        QCOMPARE(*s.phase(), Phase::Euphoria);
        const auto parts = euphoriaOf(s.out);
        double sum = 0;
        for (const EuphoriaPart& p : parts) sum += p.adds.value_or(99);
        VERIFY_WITHIN(sum, *s.out.facts.phaseNow.euphoria, 1e-9);
        VERIFY_WITHIN(*parts[3].adds, 0.1, 1e-9);
        const PhaseEvidence e = factOf(evidenceOf(Phase::Euphoria, s.out), PhaseFact::Euphoria);
        QCOMPARE(e.limit, 0.5);
        QCOMPARE(e.met, Verdict::No);
        s.now.r8Day = 0.0002, s.now.ldrZ = 1;  // 0.12 + 0.3 + 0.1 + 0.1
        s.minutes(1);
        QCOMPARE(*s.phase(), Phase::Euphoria);  // between the two it holds
        s.now.ldrZ = -1;                        // 0.52
        s.minutes(1);
        QCOMPARE(*s.phase(), Phase::Euphoria);
        s.now.r8Day = 0.00016;  // 0.496
        s.minutes(1);
        QCOMPARE(*s.phase(), Phase::BuildUp);
        const std::string said = s.log.changes("BTC", s.in.now.wall)->front().text;
        QVERIFY(said.find("euphoria score 0.50") != std::string::npos);
        // The score alone is not enough: interest has to have grown.
        PhaseScript shrinks;
        shrinks.calmDays(1);
        shrinks.now.r8Day = 0.0008, shrinks.now.oi7d = -0.01, shrinks.now.ldrZ = 3, shrinks.now.rvRatio = 0.3;
        shrinks.minutes(5);
        VERIFY_WITHIN(*shrinks.out.facts.phaseNow.euphoria, 0.7, 1e-9);
        QCOMPARE(*shrinks.phase(), Phase::BuildUp);
    }
    // A phase is held by the past: what its sentence says of now is what the numbers say, or that they are not
    // known.
    void sentencesSayWhatTheNumbersSay()
    {
        PhaseScript s;
        s.calmDays(1);
        QCOMPARE(*s.phase(), Phase::BuildUp);
        const auto said = [&] { return QString::fromStdString(phaseSentence(s.out)); };
        const auto set = [&](MetricId id, double v, double coverage = 1) {
            setMetric(s.out, id, {}, v, s.in.now, {}, coverage);
        };
        const auto starts = [&](const char* words) { return said().startsWith(QString::fromUtf8(words)); };
        QVERIFY2(starts("Positions grow; whether the book keeps up is not known yet."), qPrintable(said()));
        QVERIFY(!said().contains(QStringLiteral("functional")));
        s.out.facts.tinderLevel = 0;
        set(metric::tinderbox, 0.02);
        QVERIFY2(starts("Positions grow and the book keeps up. Leverage is functional."), qPrintable(said()));
        set(metric::tinderbox, 0.12);
        QVERIFY2(starts("Positions grow; the book falls behind."), qPrintable(said()));
        set(metric::dOi7d, -0.03);
        QVERIFY2(starts("Positions do not grow; the book falls behind."), qPrintable(said()));
        clearMetric(s.out, metric::dOi7d, {}, Reason::TooShort, s.in.now);
        QVERIFY2(starts("Whether positions grow is not known yet; "), qPrintable(said()));
        QVERIFY(said().endsWith(QStringLiteral("falling behind open interest.")));

        const auto now = [&](Phase phase) { set(metric::phase, static_cast<double>(phase)); };
        now(Phase::Euphoria);
        s.out.facts.euphoriaInput = {0.0005, 0.2, 2, 0.5};
        QVERIFY2(starts("Crowded, calm and thin"), qPrintable(said()));
        s.out.facts.euphoriaInput = {0.0005, 0.2, 2, 1.1};
        QVERIFY2(starts("Crowded and thin"), qPrintable(said()));
        s.out.facts.euphoriaInput = {};
        QVERIFY2(starts("Euphoria has not ended yet"), qPrintable(said()));

        // Two that are not known have not failed.
        now(Phase::Reset);
        s.out.facts.normal = {true, true, std::nullopt, std::nullopt, true};
        set(metric::normCount, 3, 0.6);
        QVERIFY2(said().contains(QStringLiteral("3 of the 3 conditions that are known are normal")),
                 qPrintable(said()));
        s.out.facts.normal = {true, true, false, false, true};
        set(metric::normCount, 3);
        QVERIFY2(said().contains(QStringLiteral("3 of 5 conditions normal")), qPrintable(said()));

        now(Phase::Liquidation);
        s.out.facts.beforeFlush = nullptr;
        s.out.facts.phaseNow.calmHours.reset();
        s.out.facts.normal = {};
        QVERIFY2(starts("Forced orders") && !said().contains(QStringLiteral("book")), qPrintable(said()));
        s.out.facts.normal[static_cast<std::size_t>(Condition::Depth)] = false;
        QVERIFY2(said().contains(QStringLiteral("a book that is not there")), qPrintable(said()));
        setMetric(s.out, metric::amplification, {}, 1, s.in.now, {}, 1, true);
        QVERIFY2(said().contains(QStringLiteral("amplification \u2265 1.0")), qPrintable(said()));
        Aftershock a;
        const auto stage = [&](std::optional<double> calmHours) {
            return stageSentence(PhaseStage::Aftershock, a, calmHours);
        };
        QCOMPARE(stage(1), std::string("Forced orders have stopped. Whether the books are back is not known."));
        a.conditions[static_cast<std::size_t>(Condition::Spread)].passed = Verdict::No;
        QCOMPARE(stage(1), std::string("Forced orders have stopped. The books are not back."));
        QCOMPARE(stage(0), std::string("Forced orders run again. The books are not back."));
        QCOMPARE(stage({}),
                 std::string("Whether forced orders have stopped is not known. The books are not back."));
    }
    void booksThatAreBackAreNoAftershock()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        QCOMPARE(stageOf(s.out), PhaseStage::None);
        const auto says = [&](const char* part) { return phaseSentence(s.out).find(part) != std::string::npos; };
        QVERIFY(says("Forced selling: ") && says("a book that is not there"));
        s.forcedOrdersStop();
        s.minutes(6);
        QCOMPARE(stageOf(s.out), PhaseStage::Aftershock);
        QVERIFY(says("Forced selling has stopped") && !says("a minute") && says("not what it was"));
        s.now.depth = 30e6, s.now.spread = 1.8;  // patched, and the hour is still wild
        s.now.rv1h = 3;
        s.minutes(6);
        QCOMPARE(stageOf(s.out), PhaseStage::Aftershock);
        s.now.rv1h = 0.9;
        s.minutes(1);
        QCOMPARE(stageOf(s.out), PhaseStage::CleanUp);
        s.now.rv1h = 3, s.now.depth = 41e6, s.now.spread = 1.2;
        s.minutes(6);
        QCOMPARE(stageOf(s.out), PhaseStage::CleanUp);
        QVERIFY(says("has stopped") && !says("book"));
        QCOMPARE(*s.phase(), Phase::Liquidation);
        s.now.liqZ = 5;
        s.minutes(1);
        QCOMPARE(stageOf(s.out), PhaseStage::None);  // it goes on
    }
    void calmIsAPartOfBuildUp()
    {
        PhaseScript s;
        s.calmDays(1);
        QCOMPARE(stageOf(s.out), PhaseStage::None);  // volume of days before is not known
        QCOMPARE(calmOf(s.out)[0].met, Verdict::Unknown);
        s.out.facts.volumeRatio = 0.7;
        QCOMPARE(stageOf(s.out), PhaseStage::Calm);
        s.out.facts.volumeRatio = 1.1;
        QCOMPARE(stageOf(s.out), PhaseStage::None);
    }

    // ---- the whole way round, in order
    void theWholeCycleInOrder()
    {
        PhaseScript s;
        s.calmDays(2);
        s.now.r8Day = 0.0006, s.now.oi7d = 0.3, s.now.ldrZ = 3, s.now.rvRatio = 0.5;
        s.minutes(30);
        s.flush();
        s.minutes(15);
        s.forcedOrdersStop();
        s.minutes(70);
        s.now.r8Day = 0.0001, s.now.r8 = 0.0001, s.now.oi7d = -0.2, s.now.oi4h = 0;
        s.now.depth = 30e6, s.now.spread = 1.8;  // patched, not back
        s.minutes(30);
        QCOMPARE(stageOf(s.out), PhaseStage::CleanUp);
        s.structureIsBack();
        s.hours(23.9);
        QCOMPARE(*s.phase(), Phase::Reset);
        QCOMPARE(stageOf(s.out), PhaseStage::Normalising);
        s.hours(0.3);
        const std::vector<Phase> order = {Phase::BuildUp, Phase::Euphoria, Phase::Liquidation, Phase::Reset,
                                          Phase::BuildUp};
        QVERIFY(s.phases == order);
        const std::vector<PhaseStage> stages = {PhaseStage::None, PhaseStage::Aftershock, PhaseStage::CleanUp,
                                                PhaseStage::Normalising, PhaseStage::None};
        QVERIFY(s.stages == stages);
        // The log says it, newest first, and the band has no holes.
        const auto changes = s.log.changes("BTC", s.in.now.wall);
        QCOMPARE(changes->size(), std::size_t{4});
        QCOMPARE(changes->front().to, Phase::BuildUp);
        QVERIFY(changes->front().text.find("normal for 24 h") != std::string::npos);
        const auto band = s.log.band("BTC", s.in.now.wall);
        QVERIFY(!band->front().phase);  // of the days before nothing is known
        QCOMPARE(band->size(), std::size_t{6});
        for (std::size_t i = 1; i < band->size(); ++i) {
            QVERIFY(band->at(i).phase.has_value());
            QVERIFY(band->at(i).from == band->at(i - 1).to);
        }
    }

    // ---- J4
    void priceAloneNeverEndsIt()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        s.forcedOrdersStop();
        s.hours(1.2);
        QCOMPARE(*s.phase(), Phase::Reset);
        // The whole fall is regained and more; books stay as they are.
        s.now.price = 108'000, s.now.ret1h = 0.001, s.now.rvRatio = 0.8, s.now.basis = 4, s.now.oi4h = 0;
        s.hours(24 * 4);
        QCOMPARE(*s.phase(), Phase::Reset);
        const Aftershock a = s.aftershock();
        QVERIFY(a.running);
        QCOMPARE(a.ok, Verdict::No);
        QCOMPARE(*a.okHours.value, 0.0);
        QCOMPARE(of(a, Condition::Depth).passed, Verdict::No);
        QVERIFY(*s.out.facts.flushInput.priceRecovery > 1.5);
        QCOMPARE(a.gate.open, Verdict::No);
        QVERIFY(a.gate.why.find("depth is not back") != std::string::npos);
        // Structure ends it, wherever the price is.
        s.now.price = 85'000, s.structureIsBack();
        s.hours(24.1);
        QCOMPARE(*s.phase(), Phase::BuildUp);
        QVERIFY(!s.aftershock().running);
    }
    void theTrackerIsTheFormulas()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        s.forcedOrdersStop();
        s.now.depth = 36e6, s.now.spread = 1.4, s.now.basis = 8, s.now.rvRatio = 1.9;
        s.minutes(80);
        const Aftershock a = s.aftershock();
        QVERIFY(a.running && a.beforeShock && !a.storedNormals);
        QVERIFY(a.normalHours >= 45);
        const analytics::norm::TrackerInput& in = s.out.facts.normalInput;
        VERIFY_WITHIN(*in.depthNormal, 100e6, 1);
        VERIFY_WITHIN(*in.spreadNormal, 1, 1e-6);
        VERIFY_WITHIN(*in.basisDispersionNormal, 4, 1e-6);
        const auto t = analytics::norm::tracker(in);
        QVERIFY(t);
        QCOMPARE(a.count, static_cast<int>(t->count));
        VERIFY_NEAR(*a.progress.value, t->progress);
        double sum = 0;
        for (const AftershockCondition& c : a.conditions) sum += *c.progress;
        VERIFY_WITHIN(sum / 5, t->progress, 1e-9);
        VERIFY_WITHIN(*of(a, Condition::Depth).ratio.value, 0.72, 1e-6);
        VERIFY_WITHIN(*of(a, Condition::Depth).progress, (0.72 - 0.2) / 0.6, 1e-6);
        VERIFY_WITHIN(*of(a, Condition::Basis).ratio.value, 2, 1e-6);
        QCOMPARE(of(a, Condition::Funding).passed, Verdict::Yes);
        // Each venue beside its own normal.
        for (const VenueId v : PhaseScript::kSpeaks) {
            const auto at = static_cast<std::size_t>(v);
            VERIFY_WITHIN(*of(a, Condition::Depth).venues[at].value.value, 0.72, 1e-6);
            VERIFY_WITHIN(*of(a, Condition::Spread).venues[at].value.value, 1.4, 1e-6);
            VERIFY_WITHIN(*of(a, Condition::Basis).venues[at].value.value, 2, 1e-6);
            QCOMPARE(of(a, Condition::Depth).venues[at].passed, Verdict::No);
            QCOMPARE(of(a, Condition::Funding).venues[at].passed, Verdict::Yes);
        }
        QCOMPARE(of(a, Condition::Depth).venues[static_cast<std::size_t>(VenueId::Bybit)].passed,
                 Verdict::Unknown);
    }
    void aBreakCountsFromAnew()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        s.forcedOrdersStop();
        s.hours(1.2);
        s.structureIsBack();
        s.hours(20);
        QVERIFY(*s.aftershock().okHours.value > 19.8);
        QVERIFY(s.aftershock().normalAt.has_value());
        s.now.spread = 1.6;
        s.minutes(6);  // the mean of some minutes decides
        QCOMPARE(*s.aftershock().okHours.value, 0.0);
        QVERIFY(!s.aftershock().normalAt);
        s.now.spread = 1;
        s.hours(20);
        QCOMPARE(*s.phase(), Phase::Reset);
        s.hours(4.2);
        QCOMPARE(*s.phase(), Phase::BuildUp);
    }
    void aVenueThatFallsSilentThinsNoBook()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        s.forcedOrdersStop();
        s.hours(1.2);
        s.structureIsBack();
        s.minutes(10);
        const double before = *of(s.aftershock(), Condition::Depth).ratio.value;
        s.now.speaks[1] = false;
        s.minutes(10);
        const Aftershock a = s.aftershock();
        VERIFY_WITHIN(*of(a, Condition::Depth).ratio.value, before, 1e-6);
        QCOMPARE(of(a, Condition::Depth).venues[static_cast<std::size_t>(VenueId::Okx)].passed, Verdict::Unknown);
        s.now.speaks[0] = false;
        s.minutes(10);
        QCOMPARE(of(s.aftershock(), Condition::Depth).passed, Verdict::Unknown);
        QVERIFY(!of(s.aftershock(), Condition::Depth).progress);
        QCOMPARE(s.aftershock().ok, Verdict::Unknown);
        QCOMPARE(s.aftershock().gate.open, Verdict::Unknown);
    }
    // Nor do the venues stand together again because the one that stood apart says nothing.
    void aVenueThatFallsSilentEndsNoDislocation()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        s.forcedOrdersStop();
        s.hours(1.2);
        s.structureIsBack();
        s.now.basis = 40, s.now.r8Day = 0.0004;  // the other three are back
        s.minutes(10);
        QCOMPARE(of(s.aftershock(), Condition::Basis).passed, Verdict::No);
        QCOMPARE(*s.aftershock().okHours.value, 0.0);
        s.now.basis = 5, s.now.basisCoverage = 0.75;
        s.minutes(10);
        const Aftershock a = s.aftershock();
        QCOMPARE(of(a, Condition::Basis).passed, Verdict::Unknown);
        QVERIFY(!of(a, Condition::Basis).now.value && !of(a, Condition::Basis).progress);
        QCOMPARE(of(a, Condition::Basis).now.reason, Reason::Stale);
        QCOMPARE(a.count, 3);
        QCOMPARE(a.ok, Verdict::Unknown);  // it would be the fourth
        QCOMPARE(*a.okHours.value, 0.0);
        // The others alone may be too far apart.
        s.now.basis = 20;
        s.minutes(1);
        QCOMPARE(of(s.aftershock(), Condition::Basis).passed, Verdict::No);
        VERIFY_WITHIN(*of(s.aftershock(), Condition::Basis).ratio.value, 5, 1e-6);
        // All of them say it.
        s.now.basis = 5, s.now.basisCoverage = 1;
        s.minutes(10);
        QCOMPARE(of(s.aftershock(), Condition::Basis).passed, Verdict::Yes);
        QVERIFY(*s.aftershock().okHours.value > 0.1);
        // Three looks without one of them take none of the hours away; they are counted as little.
        s.minutes(120);
        const double held = *s.aftershock().okHours.value;
        s.now.basisCoverage = 0.75;
        s.minutes(3);
        QCOMPARE(s.aftershock().ok, Verdict::Unknown);
        s.now.basisCoverage = 1;
        s.minutes(1);
        VERIFY_WITHIN(*s.aftershock().okHours.value, held + 1 / 60.0, 1e-6);
        // Longer is another matter: nobody has seen those hours.
        s.now.basisCoverage = 0.75;
        s.minutes(10);
        s.now.basisCoverage = 1;
        s.minutes(1);
        QCOMPARE(*s.aftershock().okHours.value, 0.0);
    }
    void aSecondFlushIsHeldAgainstWhatWasBeforeTheFirst()
    {
        PhaseScript s;
        s.calmDays(2);
        s.flush();
        s.minutes(10);
        s.forcedOrdersStop();
        s.hours(30);  // thin for more than a day: a median would call it usual
        QCOMPARE(*s.phase(), Phase::Reset);
        s.flush();
        s.minutes(5);
        QCOMPARE(*s.phase(), Phase::Liquidation);
        VERIFY_WITHIN(*s.out.facts.normalInput.depthNormal, 100e6, 1);
        VERIFY_WITHIN(*of(s.aftershock(), Condition::Depth).ratio.value, 0.24, 1e-6);
    }

    // ---- unknown stays unknown
    void unknownInputsKeepThingsUnknown()
    {
        PhaseScript s;
        s.now.liqZ.reset(), s.now.oi4h.reset(), s.now.oi1h.reset(), s.now.ret1h.reset();
        s.now.depth.reset(), s.now.spread.reset(), s.now.basis.reset(), s.now.r8Day.reset(), s.now.r8.reset();
        s.now.rvRatio.reset(), s.now.oi7d.reset(), s.now.oi24h.reset(), s.now.ldrZ.reset();
        s.now.spotCvdZ.reset(), s.now.spotPerp.reset();
        s.hours(30);
        QVERIFY(!s.phase());
        QVERIFY(phaseSentence(s.out).starts_with("The phase is not known"));
        for (const PhaseEvidence& e : evidenceOf(Phase::BuildUp, s.out)) {
            if (e.fact == PhaseFact::CalmHours) continue;
            QVERIFY2(!e.value.value && e.met == Verdict::Unknown, phaseFactName(e.fact).key.data());
        }
        const Aftershock a = s.aftershock();
        QCOMPARE(a.known, 0);
        QCOMPARE(a.count, 0);
        QCOMPARE(a.ok, Verdict::Unknown);
        QVERIFY(!a.progress.value && !a.okHours.value && !a.normalAt);
        QCOMPARE(a.gate.open, Verdict::Unknown);
        const FlushChecklist c = checklistOf(s.out);
        QVERIFY(!c.at && !c.interest && !c.funding && !c.flow);
        for (const InvalidationCheck& i : c.invalidations) QCOMPARE(i.holds, Verdict::Unknown);
        const ReflexRing ring = ringOf(s.out);
        QCOMPARE(ring.known, 0);
        QCOMPARE(ring.engaged, Verdict::Unknown);
        QVERIFY(!purgeOf(s.out).share.value && !fundingResetOf(s.out).size.value);
        QVERIFY(s.log.changes("BTC", s.in.now.wall)->empty());
        QCOMPARE(s.log.band("BTC", s.in.now.wall)->size(), std::size_t{1});
    }
    void inputsThatGoLeaveThePhaseUnsaidAndTheBandBroken()
    {
        PhaseScript s;
        s.calmDays(2);
        s.now.liqZ.reset(), s.now.oi4h.reset();
        s.minutes(30);
        QVERIFY(!s.phase());
        s.now.liqZ = 0.1, s.now.oi4h = 0;
        s.minutes(30);
        QCOMPARE(*s.phase(), Phase::BuildUp);
        const auto band = s.log.band("BTC", s.in.now.wall);
        QCOMPARE(band->size(), std::size_t{4});
        QVERIFY(!band->at(2).phase);
        QVERIFY(band->at(2).to - band->at(2).from >= 29min);
        QVERIFY(s.log.changes("BTC", s.in.now.wall)->empty());  // nothing has changed
    }
};

QTEST_APPLESS_MAIN(TestPhaseBoard)
#include "tst_phase_board.moc"
