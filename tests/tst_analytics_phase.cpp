// ANALYTICS J: euphoria, phases, normalisation, the checklist after a flush, fragility, structural signals.
#include "model/analytics/normalisation.h"
#include "model/analytics/phase.h"
#include "model/analytics/scores.h"
#include "model/analytics/signals.h"
#include "tests/support/numbers.h"

#include <set>

using namespace plimsoll::analytics;
using namespace plimsoll::test;
using phase::Phase;

namespace {

using Maybe = std::optional<double>;

phase::Facts calm()
{
    phase::Facts f;
    f.liquidationZ = 1, f.oiDrop4h = 0, f.returnZ1h = 0.5, f.calmHours = 5, f.oiSlopeHour = 0;
    f.normalHours = 0, f.euphoria = 0.3, f.oiChange7d = 0.02;
    return f;
}

norm::TrackerInput clean()
{
    return {.spread = 1,
            .spreadNormal = 1,
            .depth = 50e6,
            .depthNormal = 50e6,
            .basisDispersion = 5,
            .basisDispersionNormal = 5,
            .r8Day = 0.00005,
            .r8Week = 0.00005,
            .rvRatio = 1};
}

flush::ChecklistInput example()
{
    return {.oiRecovery = 0.95,
            .hoursSince = 20,
            .rangeAtr = 1.0,
            .priceRecovery = 0.3,
            .r8Mean24h = 0.00025,
            .r8Before = 0.0004,
            .spotPerpRatio = 0.1,
            .spotPerpNormal = 0.15,
            .spotCvdZ = -0.5,
            .supportLostHours = 0};
}

}  // namespace

class TestAnalyticsPhase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void euphoria()
    {
        VERIFY_NEAR(*phase::euphoriaScore({0.0004, 0.15, 1.0, 0.75}), 0.665);
        QCOMPARE(*phase::euphoriaScore({0.01, 1, 10, 0.1}), 1.0);
        QCOMPARE(*phase::euphoriaScore({-0.01, -1, -10, 3}), 0.0);
        VERIFY_REASON(phase::euphoriaScore({0.0004, {}, 1.0, 0.75}), Reason::NoData);
        Dice dice(2);
        for (int i = 0; i < 500; ++i) {
            const phase::EuphoriaInput in{0.001 * dice.normal(), 0.3 * dice.normal(), 2 * dice.normal(),
                                          2 * dice.uniform()};
            const double score = *phase::euphoriaScore(in);
            QVERIFY(score >= 0 && score <= 1 + 1e-12);
            phase::EuphoriaInput more = in;
            *more.r8 += 0.0001, *more.oiChange7d += 0.02, *more.leverageZ += 0.3, *more.rvRatio -= 0.1;
            QVERIFY(*phase::euphoriaScore(more) >= score);
        }
    }

    void steps_data()
    {
        QTest::addColumn<Phase>("from");
        QTest::addColumn<double>("hours");
        QTest::addColumn<phase::Facts>("facts");
        QTest::addColumn<Phase>("to");
        phase::Facts f = calm();
        f.liquidationZ = 5.5, f.oiDrop4h = 0.12, f.returnZ1h = -6, f.calmHours = 0;
        for (const Phase any : {Phase::BuildUp, Phase::Euphoria, Phase::Liquidation, Phase::Reset})
            QTest::addRow("cascade from %d", static_cast<int>(any)) << any << 30.0 << f << Phase::Liquidation;
        f = calm();
        f.liquidationZ = 4, f.oiDrop4h = 0.05, f.returnZ1h = 0;
        QTest::newRow("at the limits by interest") << Phase::BuildUp << 1.0 << f << Phase::Liquidation;
        f.oiDrop4h = 0, f.returnZ1h = 4;
        QTest::newRow("at the limits by an upward jump") << Phase::BuildUp << 1.0 << f << Phase::Liquidation;
        f.returnZ1h = 3.99;
        QTest::newRow("liquidations alone are no cascade") << Phase::BuildUp << 1.0 << f << Phase::BuildUp;
        f = calm();
        f.liquidationZ = 3.9, f.oiDrop4h = 0.3, f.returnZ1h = -9;
        QTest::newRow("a fall without liquidations neither") << Phase::Euphoria << 1.0 << f << Phase::BuildUp;

        QTest::newRow("flush over") << Phase::Liquidation << 2.0 << calm() << Phase::Reset;
        QTest::newRow("flush over, at one hour") << Phase::Liquidation << 1.0 << calm() << Phase::Reset;
        QTest::newRow("flush too young") << Phase::Liquidation << 0.99 << calm() << Phase::Liquidation;
        f = calm();
        f.calmHours = 0.9;
        QTest::newRow("not calm yet") << Phase::Liquidation << 5.0 << f << Phase::Liquidation;
        f = calm();
        f.oiSlopeHour = -0.006;
        QTest::newRow("still draining") << Phase::Liquidation << 5.0 << f << Phase::Liquidation;
        f.oiSlopeHour = -0.005;
        QTest::newRow("draining at the limit") << Phase::Liquidation << 5.0 << f << Phase::Reset;

        f = calm();
        f.normalHours = 25;
        QTest::newRow("normal for a day") << Phase::Reset << 100.0 << f << Phase::BuildUp;
        f.normalHours = 23.9;
        QTest::newRow("not for a day") << Phase::Reset << 100.0 << f << Phase::Reset;
        f = calm();
        f.euphoria = 0.72, f.oiChange7d = 0.16;
        QTest::newRow("euphoria") << Phase::BuildUp << 50.0 << f << Phase::Euphoria;
        QTest::newRow("no euphoria after a flush") << Phase::Reset << 50.0 << f << Phase::Reset;
        f.oiChange7d = 0;
        QTest::newRow("no euphoria without growth") << Phase::BuildUp << 50.0 << f << Phase::BuildUp;
        f = calm();
        f.euphoria = 0.70, f.oiChange7d = 0.01;
        QTest::newRow("euphoria at the limit") << Phase::BuildUp << 50.0 << f << Phase::Euphoria;
        f.euphoria = 0.51;
        QTest::newRow("hysteresis") << Phase::Euphoria << 50.0 << f << Phase::Euphoria;
        f.euphoria = 0.50;
        QTest::newRow("cooled") << Phase::Euphoria << 50.0 << f << Phase::BuildUp;
        for (const Phase any : {Phase::BuildUp, Phase::Euphoria, Phase::Liquidation, Phase::Reset})
            QTest::addRow("nothing known from %d", static_cast<int>(any)) << any << 500.0 << phase::Facts{} << any;
    }
    void steps()
    {
        QFETCH(Phase, from);
        QFETCH(double, hours);
        QFETCH(phase::Facts, facts);
        QFETCH(Phase, to);
        const auto next = phase::step(from, hours, facts);
        QVERIFY(next);
        QCOMPARE(phase::phaseName(*next).data(), phase::phaseName(to).data());
    }
    void theMachineStaysInItsStates()
    {
        // No path but these: anything -> LIQUIDATION -> RESET -> BUILD_UP <-> EUPHORIA.
        Dice dice(4);
        Phase state = Phase::BuildUp;
        double hours = 0;
        std::set<std::pair<Phase, Phase>> seen;
        for (int i = 0; i < 20000; ++i) {
            const auto maybe = [&](double low, double high) {
                return dice.below(8) == 0 ? Maybe() : Maybe(dice.uniform(low, high));
            };
            phase::Facts f;
            f.liquidationZ = maybe(-2, 6), f.oiDrop4h = maybe(-0.1, 0.1), f.returnZ1h = maybe(-6, 6);
            f.calmHours = maybe(0, 3), f.oiSlopeHour = maybe(-0.02, 0.02), f.normalHours = maybe(0, 40);
            f.euphoria = maybe(0, 1), f.oiChange7d = maybe(-0.3, 0.3);
            const auto next = phase::step(state, hours, f);
            QVERIFY(next);
            if (*next != state) seen.insert({state, *next});
            hours = *next == state ? hours + 0.1 : 0;
            state = *next;
        }
        const std::set<std::pair<Phase, Phase>> allowed{
            {Phase::BuildUp, Phase::Euphoria},    {Phase::Euphoria, Phase::BuildUp},
            {Phase::BuildUp, Phase::Liquidation}, {Phase::Euphoria, Phase::Liquidation},
            {Phase::Reset, Phase::Liquidation},   {Phase::Liquidation, Phase::Reset},
            {Phase::Reset, Phase::BuildUp}};
        QVERIFY(seen == allowed);
        VERIFY_REASON(phase::step(Phase::Reset, -1, {}), Reason::BadInput);
        VERIFY_REASON(phase::step(Phase::Reset, NAN, {}), Reason::BadInput);
    }

    void normalisation()
    {
        const auto t = norm::tracker({.spread = 1.2,
                                      .spreadNormal = 1.0,
                                      .depth = 42e6,
                                      .depthNormal = 50e6,
                                      .basisDispersion = 9,
                                      .basisDispersionNormal = 5,
                                      .r8Day = 0.00003,
                                      .r8Week = 0.00005,
                                      .rvRatio = 1.3});
        QVERIFY(t && *t->spread && *t->depth && !*t->basis && *t->funding && *t->volatility);
        QCOMPARE(t->count, std::size_t{4});
        QVERIFY(t->ok);
        VERIFY_NEAR(t->progress, 0.976);
        QCOMPARE(t->coverage, 1.0);
        QCOMPARE(norm::tracker(clean())->progress, 1.0);
    }
    void normalisationLimits()
    {
        norm::TrackerInput in = clean();
        in.spread = 0.00125, in.spreadNormal = 0.001;
        in.depth = 0.8 * 3.3, in.depthNormal = 3.3;
        in.basisDispersion = 7.5, in.rvRatio = 1.5;
        in.r8Day = -0.00005, in.r8Week = 0.00005;  // another sign, within 1 bp
        auto t = norm::tracker(in);
        QCOMPARE(t->count, std::size_t{5});  // every limit itself passes
        in.r8Day = 0.0002, in.r8Week = 0.0009;
        QVERIFY(*norm::tracker(in)->funding);
        in.r8Day = 0.00021;
        QVERIFY(!*norm::tracker(in)->funding);
        in.r8Day = -0.0001, in.r8Week = 0.00005;
        QVERIFY(!*norm::tracker(in)->funding);

        // four of five are not enough if depth is the one that is missing
        in = clean();
        in.depth = 30e6;
        t = norm::tracker(in);
        QCOMPARE(t->count, std::size_t{4});
        QVERIFY(!t->ok);
        // what is not known is neither passed nor counted as failed
        in = clean();
        in.basisDispersion = {};
        t = norm::tracker(in);
        QVERIFY(!t->basis && t->ok && t->count == 4);
        VERIFY_NEAR(t->coverage, 0.8);
        QCOMPARE(t->progress, 1.0);
        in.spreadNormal = 0;  // no yardstick
        QVERIFY(!norm::tracker(in)->spread && !norm::tracker(in)->ok);
        VERIFY_REASON(norm::tracker({}), Reason::NoData);
    }
    void normalisationIsMonotone()
    {
        Dice dice(6);
        for (int i = 0; i < 500; ++i) {
            norm::TrackerInput in = clean();
            in.spread = 5 * dice.uniform(), in.depth = 80e6 * dice.uniform(), in.rvRatio = 5 * dice.uniform();
            const auto t = norm::tracker(in);
            QVERIFY(t->progress >= 0 && t->progress <= 1 && t->count <= 5);
            *in.spread *= 0.9, *in.depth *= 1.1, *in.rvRatio *= 0.9;
            const auto better = norm::tracker(in);
            QVERIFY(better->progress >= t->progress - 1e-12 && better->count >= t->count);
        }
    }

    void checklist()
    {
        const auto c = flush::checklist(example());
        QVERIFY(c);
        QCOMPARE(*c->interest, flush::Interest::Releveraging);
        QCOMPARE(*c->funding, flush::Funding::NotWashed);
        QCOMPARE(*c->flow, flush::Flow::LeverageMechanics);
        QCOMPARE(c->invalid, (std::vector{flush::Invalidation::OiReloadIntoWeakness,
                                          flush::Invalidation::FundingWithoutSpot}));
    }
    void interest_data()
    {
        QTest::addColumn<double>("recovery");
        QTest::addColumn<double>("hours");
        QTest::addColumn<double>("range");
        QTest::addColumn<flush::Interest>("expected");
        QTest::newRow("fast, quiet") << 0.5 << 24.0 << 1.5 << flush::Interest::Releveraging;
        QTest::newRow("fast, moving") << 0.5 << 24.0 << 1.6 << flush::Interest::Fast;
        QTest::newRow("clean") << 0.49 << 24.0 << 1.0 << flush::Interest::Clean;
        QTest::newRow("too early") << 0.49 << 23.9 << 1.0 << flush::Interest::Pending;
        QTest::newRow("recovered late") << 0.8 << 30.0 << 1.0 << flush::Interest::Pending;
    }
    void interest()
    {
        QFETCH(double, recovery);
        QFETCH(double, hours);
        QFETCH(double, range);
        QFETCH(flush::Interest, expected);
        flush::ChecklistInput in = example();
        in.oiRecovery = recovery, in.hoursSince = hours, in.rangeAtr = range;
        QCOMPARE(*flush::checklist(in)->interest, expected);
    }
    // Fast is what came back within a day: when it did counts, not when it is asked.
    void halfThatWasBackWithinTheDayWasFast()
    {
        flush::ChecklistInput in = example();
        in.oiRecovery = 0.8, in.hoursSince = 30, in.rangeAtr = 1.0, in.halfBackHours = 24;
        QCOMPARE(*flush::checklist(in)->interest, flush::Interest::Releveraging);
        in.rangeAtr = 4;
        QCOMPARE(*flush::checklist(in)->interest, flush::Interest::Fast);
        in.oiRecovery = 0.3;
        QCOMPARE(*flush::checklist(in)->interest, flush::Interest::Fast);
        in.halfBackHours = 24.5;
        QCOMPARE(*flush::checklist(in)->interest, flush::Interest::Clean);
        in.oiRecovery = 0.8;
        QCOMPARE(*flush::checklist(in)->interest, flush::Interest::Pending);
    }
    void checklistLimits()
    {
        flush::ChecklistInput in = example();
        in.r8Mean24h = 0.00005;
        QCOMPARE(*flush::checklist(in)->funding, flush::Funding::Reset);
        in.r8Mean24h = 0.0002;
        QCOMPARE(*flush::checklist(in)->funding, flush::Funding::Cooled);
        QCOMPARE(flush::checklist(in)->invalid.size(),
                 std::size_t{2});  // 2 bp against a negative CVD still counts
        in.spotCvdZ = 0.1;
        QCOMPARE(flush::checklist(in)->invalid.size(), std::size_t{1});
        in.spotPerpRatio = 0.225, in.spotCvdZ = -2;
        QCOMPARE(*flush::checklist(in)->flow, flush::Flow::SpotStress);
        in.spotCvdZ = -1.9;
        QCOMPARE(*flush::checklist(in)->flow, flush::Flow::Mixed);
        in.spotPerpRatio = 0.15;
        QCOMPARE(*flush::checklist(in)->flow, flush::Flow::Mixed);
        in.supportLostHours = 4;
        QCOMPARE(flush::checklist(in)->invalid.back(), flush::Invalidation::SupportLost);
        in.oiRecovery = 0.89;
        QCOMPARE(flush::checklist(in)->invalid.front(), flush::Invalidation::FundingWithoutSpot);
        // unknown is unknown
        const auto nothing = flush::checklist({});
        QVERIFY(nothing && !nothing->interest && !nothing->funding && !nothing->flow && nothing->invalid.empty());
    }

    void fragility()
    {
        const auto f = score::fragility({0.0003, 0.15, 0.7, 0.01, 70.0, Maybe(), 5.0});
        VERIFY_NEAR(*f->score, 42.5062656641604);
        VERIFY_NEAR(f->coverage, 0.95);
        double parts = 0;
        for (const Maybe& p : f->parts) parts += p.value_or(0);
        VERIFY_NEAR(parts, *f->score);
        QVERIFY(!f->parts[5]);
        // shorts crowd as longs do
        VERIFY_NEAR(score::fragility({-0.0003, 0.15, 0.7, 0.01, 70.0, Maybe(), 5.0})->score.value(), *f->score);
        QCOMPARE(score::fragility({0.001, 1, 0.1, 0.1, 100, 1, 100})->score.value(), 100.0);
        QCOMPARE(score::fragility({0, 0, 1, 0, 0, 0, 0})->score.value(), 0.0);
        const auto nothing = score::fragility({});
        QVERIFY(nothing && !nothing->score && nothing->coverage == 0);
        VERIFY_REASON(score::fragility({NAN, 1, 1, 1, 1, 1, 1}), Reason::BadInput);
        double weights = 0;
        for (const auto& part : score::kFragilityParts) weights += part.weight;
        QCOMPARE(weights, 100.0);
    }

    void fundingDirection()
    {
        using signal::FundingDirection;
        const auto state = [](double mean, double recent, double prior, bool crowded = false) {
            return signal::fundingDirection({mean, recent, prior, crowded, {}, {}})->state;
        };
        QCOMPARE(state(0.0001, 0.0001, 0.0001), FundingDirection::Neutral);
        QCOMPARE(state(0.0002, 0.0002, 0.0002), FundingDirection::Greed);
        QCOMPARE(state(0.0008, 0.0002, 0.0002, true), FundingDirection::Crowded);
        QCOMPARE(state(-0.00005, -0.0001, -0.0001), FundingDirection::Fear);
        QCOMPARE(state(-0.00005, 0.00004, -0.00005), FundingDirection::Balancing);
        const auto dry = signal::fundingDirection({-0.0002, -0.0002, -0.0002, false, -0.01, 0.03});
        QVERIFY(dry->dryPowder);
        QVERIFY(!signal::fundingDirection({-0.0002, -0.0002, -0.0002, false, -0.04, 0.03})->dryPowder);
        QVERIFY(!signal::fundingDirection({-0.0002, -0.0002, -0.0002, false, {}, {}})->dryPowder);
    }
    void basisAndSpread()
    {
        using signal::BasisState;
        QCOMPARE(signal::basisAndSpread(10, 5, 10)->state, BasisState::Wide);
        QCOMPARE(signal::basisAndSpread(9.9, 5, {})->state, BasisState::Normal);
        const auto fast = signal::basisAndSpread(5, 5, 5 * std::exp(0.7));
        QCOMPARE(fast->state, BasisState::CompressingFast);
        VERIFY_NEAR(*fast->speed, -0.7);
        QCOMPARE(signal::basisAndSpread(6, 5, 30)->state, BasisState::Normal);  // fast, not tight yet
        QVERIFY(!signal::basisAndSpread(0, 5, 5)->speed);
        VERIFY_REASON(signal::basisAndSpread(5, 0, 5), Reason::NoData);
    }
    void liquidityComesBack()
    {
        using signal::LiquidityState;
        const std::vector<double> rising{0.3, 0.35, 0.34, 0.4, 0.45}, low{0.4, 0.4, 0.4}, fine{0.9, 0.9, 0.9};
        const std::vector<double> three{6, 7, 8, 0}, two{6, 7, 5.9, 0};
        QCOMPARE(signal::liquidityReaccumulation(fine, three)->state, LiquidityState::Rebuilt);
        QCOMPARE(signal::liquidityReaccumulation(fine, two)->state, LiquidityState::Steady);
        QCOMPARE(signal::liquidityReaccumulation(rising, two)->state, LiquidityState::Refilling);
        QCOMPARE(signal::liquidityReaccumulation(low, two)->state, LiquidityState::Retreating);
        VERIFY_REASON(signal::liquidityReaccumulation({}, two), Reason::NoData);
    }
    // Three of four venues are enough; of fewer all are asked for, and the sum of them too.
    void liquidityIsRebuiltByVenuesAndSum()
    {
        using signal::LiquidityState;
        const std::vector<double> fine{0.9, 0.9, 0.9};
        const auto state = [&](std::vector<double> hours) {
            return signal::liquidityReaccumulation(fine, hours)->state;
        };
        QCOMPARE(state({7, 0}), LiquidityState::Steady);
        QCOMPARE(state({7, 7, 0}), LiquidityState::Steady);
        QCOMPARE(state({7, 7, 7}), LiquidityState::Rebuilt);
        QCOMPARE(state({7, 6}), LiquidityState::Rebuilt);
        QCOMPARE(state({6}), LiquidityState::Rebuilt);
        QCOMPARE(state({}), LiquidityState::Steady);
        // The largest of four is empty: three small ones are no whole.
        const std::vector<double> gone{0.4, 0.4, 0.4}, three{7, 8, 9, 0};
        QCOMPARE(signal::liquidityReaccumulation(gone, three)->state, LiquidityState::Retreating);
        const auto of = *signal::liquidityReaccumulation(fine, three);
        QCOMPARE(of.rebuilt, 3);
        QCOMPARE(of.venues, 4);
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsPhase)
#include "tst_analytics_phase.moc"
