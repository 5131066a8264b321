// ANALYTICS F1 to F4 and F6: feeds of liquidations, self-excitation, modelled levels.
#include "model/analytics/hawkes.h"
#include "model/analytics/liquidation.h"
#include "model/analytics/liquidation_levels.h"
#include "tests/support/numbers.h"

#include <algorithm>

using namespace plimsoll;
using namespace plimsoll::analytics;
using namespace plimsoll::test;

namespace {

using Doubles = std::vector<double>;

// Ogata's thinning: the events of a self-exciting process.
Doubles hawkesEvents(const liq::HawkesParameters& p, double until, std::uint64_t seed)
{
    Dice dice(seed);
    Doubles out;
    liq::HawkesIntensity intensity(p);
    for (double t = 0;;) {
        const double highest = intensity.at(t);
        t += -std::log(dice.uniform()) / highest;
        if (t > until) return out;
        if (dice.uniform() * highest > intensity.at(t)) continue;
        intensity.event(t);
        out.push_back(t);
    }
}

const std::vector<liq::LevelBar> kBars{{100000, 100500, 99500, 50000},
                                       {100000, 100400, 99700, 51000},
                                       {101000, 101500, 100500, 50490},
                                       {98500, 101000, 97900, 50000}};

liq::LeverageMix mix()
{
    liq::LeverageMix m;
    m.leverage = {10, 25, 50};
    m.weights = {0.5, 0.3, 0.2};
    m.maintenance = {0.005, 0.005, 0.005};
    return m;
}

}  // namespace

class TestAnalyticsLiquidation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void heatCells()
    {
        const std::vector<liq::Event> events{{60000, 99950, 250000, PositionSide::Long},
                                             {61000, 99940, 100000, PositionSide::Long},
                                             {125000, 99500, 900000, PositionSide::Long},
                                             {130000, 100210, 50000, PositionSide::Short}};
        const auto cells = liq::heatmap(events, 0, 60000, 100000, 10);
        QVERIFY(cells);
        const std::map<liq::Cell, double> expected{{{1, -1, PositionSide::Long}, 350000},
                                                   {{2, -6, PositionSide::Long}, 900000},
                                                   {{2, 2, PositionSide::Short}, 50000}};
        QVERIFY(*cells == expected);
        double total = 0;
        for (const auto& [cell, usd] : *cells) total += usd;
        VERIFY_NEAR(total, 1300000);
    }
    void heatCellEdges()
    {
        // a cell begins at its edge; before t0 and below p0 cells count down
        const std::vector<liq::Event> events{{0, 100, 1, PositionSide::Long},
                                             {59999, 100, 2, PositionSide::Long},
                                             {-1, 99.99, 4, PositionSide::Short}};
        const auto cells = liq::heatmap(events, 0, 60000, 100, 10);
        QCOMPARE(cells->at({0, 0, PositionSide::Long}), 3.0);
        QCOMPARE(cells->at({-1, -1, PositionSide::Short}), 4.0);
        QVERIFY(liq::heatmap({}, 0, 60000, 100, 10)->empty());
        VERIFY_REASON(liq::heatmap({}, 0, 0, 100, 10), Reason::BadInput);
        VERIFY_REASON(liq::heatmap({}, 0, 60000, 0, 10), Reason::BadInput);
        VERIFY_REASON(liq::heatmap({}, 0, 60000, 100, 0), Reason::BadInput);
        VERIFY_REASON(liq::heatmap(std::vector<liq::Event>{{0, 0, 1, PositionSide::Long}}, 0, 1, 100, 10),
                      Reason::BadInput);
    }

    void unusualMinutes()
    {
        const Doubles history{0, 0, 12000, 30000, 0, 5000, 80000, 20000, 0, 15000};
        const auto z = liq::zscore(history, 4e6);
        VERIFY_NEAR(z->z, 2.4025744935713167);
        VERIFY_NEAR(z->median, 2.178354413344796);
        VERIFY_NEAR(z->mad, 1.7169936022425731);
        // a quiet history has a floor under its MAD: no division by nearly nothing
        const auto quiet = liq::zscore(Doubles(100, 0.0), 1000);
        QCOMPARE(quiet->mad, 0.25);
        VERIFY_NEAR(quiet->z, 0.6745 * std::log(2) / 0.25);
        QCOMPARE(liq::zscore(Doubles(5, 0.0), 0)->z, 0.0);
        double last = -100;
        for (const double usd : {0.0, 1e3, 1e5, 1e7, 1e9}) {
            QVERIFY(liq::zscore(history, usd)->z > last);
            last = liq::zscore(history, usd)->z;
        }
        VERIFY_REASON(liq::zscore({}, 1), Reason::NoData);
        VERIFY_REASON(liq::zscore(history, -1), Reason::BadInput);
        VERIFY_REASON(liq::zscore(history, 1, 0), Reason::BadInput);
    }
    void aBurstNeedsWeight()
    {
        QVERIFY(*liq::burst(5, 100'000, 1e9) < 3);      // 0.01 % of open interest: silent
        QVERIFY(*liq::burst(5, 200'000, 1e9) >= 3);     // 0.02 %: may warn
        QVERIFY(*liq::burst(5, 999'000, 1e9) < 4);      // not critical
        QCOMPARE(*liq::burst(5, 1'000'000, 1e9), 5.0);  // 0.10 %
        QCOMPARE(*liq::burst(2.5, 100'000, 1e9), 2.5);  // below warning nothing changes
        VERIFY_REASON(liq::burst(5, 1e6, 0), Reason::NoData);
    }
    void flow()
    {
        const auto f = liq::flow(9e6, 1e6, 80e6);
        VERIFY_NEAR(f->total, 10e6);
        VERIFY_NEAR(*f->imbalance, 0.8);
        VERIFY_NEAR(*f->forcedShare, 0.125);
        const auto mirrored = liq::flow(1e6, 9e6, 80e6);
        VERIFY_NEAR(*mirrored->imbalance, -*f->imbalance);
        const auto none = liq::flow(0, 0, 0);
        QVERIFY(none && !none->imbalance && !none->forcedShare);
        VERIFY_REASON(liq::flow(-1, 0, 1), Reason::BadInput);
    }
    void nearThePrice()
    {
        const std::vector<liq::PricedUsd> clusters{{97000, 40e6}, {96700, 60e6}, {95000, 100e6}};
        const auto n = liq::near(clusters, 96800, 50, 8e9);
        VERIFY_NEAR(n->usd, 100e6);
        VERIFY_NEAR(*n->shareOfOpenInterest, 0.0125);
        // the edge belongs to the band, on both sides
        const std::vector<liq::PricedUsd> edges{{101, 1}, {100 / 1.01, 2}, {101.001, 4}, {99.0, 8}};
        QCOMPARE(liq::near(edges, 100, 100, 1)->usd, 3.0);
        QCOMPARE(liq::near({}, 100, 100, 1)->usd, 0.0);
        QVERIFY(!liq::near(clusters, 96800, 50, 0)->shareOfOpenInterest);
        VERIFY_REASON(liq::near(clusters, 0, 50, 8e9), Reason::BadInput);
        double last = 0;
        for (const double band : {0.0, 20.0, 50.0, 200.0, 1000.0}) {
            QVERIFY(liq::near(clusters, 96800, band, 8e9)->usd >= last);
            last = liq::near(clusters, 96800, band, 8e9)->usd;
        }
        QCOMPARE(last, 200e6);
    }
    void theDensestStretchOfPrices()
    {
        const std::vector<liq::PricedUsd> rows{{102, 5}, {100.6, 4}, {100, 1}, {100.4, 2}, {100.8, 0}};
        const auto d = liq::concentration(rows, 50);
        VERIFY_NEAR(d->share, 0.5);
        QCOMPARE(d->usd, 6.0);
        QCOMPARE(d->low, 100.4);
        QCOMPARE(d->high, 100.6);  // what holds nothing is no end of it
        // the edge belongs to it
        QCOMPARE(liq::concentration(std::vector<liq::PricedUsd>{{100, 1}, {100.5, 1}}, 50)->share, 1.0);
        QCOMPARE(liq::concentration(std::vector<liq::PricedUsd>{{100, 1}, {100.51, 1}}, 50)->share, 0.5);
        // of several alike the lowest
        QCOMPARE(liq::concentration(std::vector<liq::PricedUsd>{{200, 3}, {100, 3}}, 50)->low, 100.0);
        QCOMPARE(liq::concentration(rows, 0)->usd, 5.0);
        double last = 0;
        for (const double width : {0.0, 20.0, 50.0, 100.0, 500.0}) {
            QVERIFY(liq::concentration(rows, width)->share >= last);
            last = liq::concentration(rows, width)->share;
        }
        QCOMPARE(last, 1.0);
        VERIFY_REASON(liq::concentration({}, 50), Reason::NoData);
        VERIFY_REASON(liq::concentration(std::vector<liq::PricedUsd>{{100, 0}}, 50), Reason::NoData);
        VERIFY_REASON(liq::concentration(std::vector<liq::PricedUsd>{{0, 1}}, 50), Reason::BadInput);
        VERIFY_REASON(liq::concentration(std::vector<liq::PricedUsd>{{100, -1}}, 50), Reason::BadInput);
        VERIFY_REASON(liq::concentration(rows, -1), Reason::BadInput);
    }
    void whatOnePrintASecondLeavesOut()
    {
        const auto s = liq::sampling(600, 420, 8.4e6);
        VERIFY_NEAR(s->rate, 1.203972804325936);
        VERIFY_NEAR(s->factor, 1.7199611490370514);
        VERIFY_NEAR(s->estimateUsd, 14447673.65191123);
        QVERIFY(!s->lowerBound);
        QVERIFY(liq::sampling(100, 95, 1)->lowerBound);
        QVERIFY(!liq::sampling(1000, 949, 1)->lowerBound);
        // capped: a full minute is not infinite
        VERIFY_NEAR(liq::sampling(60, 60, 1)->rate, -std::log(0.02));
        const auto silent = liq::sampling(60, 0, 0);
        QVERIFY(silent && silent->rate == 0 && silent->factor == 1 && silent->estimateUsd == 0);
        double last = 0;
        for (double printed = 0; printed <= 600; printed += 20) {
            QVERIFY(liq::sampling(600, printed, 1)->factor >= last && liq::sampling(600, printed, 1)->factor >= 1);
            last = liq::sampling(600, printed, 1)->factor;
        }
        VERIFY_REASON(liq::sampling(0, 0, 0), Reason::NoData);
        VERIFY_REASON(liq::sampling(10, 11, 0), Reason::BadInput);
    }
    void secondOpinions()
    {
        const auto both = liq::secondOpinions(2e6, 4e9, 8e9, -3e6);
        VERIFY_NEAR(*both->fromAnchorUsd, 4e6);
        VERIFY_NEAR(*both->ceilingUsd, 3e6);
        QCOMPARE(*liq::secondOpinions({}, {}, {}, 5e6)->ceilingUsd, 0.0);
        VERIFY_REASON(liq::secondOpinions({}, {}, {}, {}), Reason::NoData);
    }

    void hawkesLikelihood()
    {
        const Doubles times{1.0, 1.2, 1.3, 4.0, 7.5, 7.6, 7.65, 9.0};
        const auto h = liq::hawkesLikelihood(times, 10, {0.3, 1.2, 2.0});
        VERIFY_NEAR(h->logLikelihood, -10.103114384986231);
        VERIFY_NEAR(h->branching, 0.6);
        // without excitation: a Poisson process
        VERIFY_NEAR(liq::hawkesLikelihood(times, 10, {0.8, 0, 1})->logLikelihood, 8 * std::log(0.8) - 8);
        VERIFY_NEAR(liq::hawkesLikelihood({}, 10, {0.3, 1.2, 2})->logLikelihood, -3);
        VERIFY_REASON(liq::hawkesLikelihood(times, 8.5, {0.3, 1.2, 2}), Reason::BadInput);
        VERIFY_REASON(liq::hawkesLikelihood(Doubles{2, 1}, 3, {0.3, 1.2, 2}), Reason::BadInput);
        VERIFY_REASON(liq::hawkesLikelihood(times, 10, {0, 1.2, 2}), Reason::BadInput);
        VERIFY_REASON(liq::hawkesLikelihood(times, 10, {0.3, 1.2, 0}), Reason::BadInput);
    }
    void hawkesStepByStep()
    {
        const liq::HawkesParameters p{0.3, 1.2, 2.0};
        const Doubles times = hawkesEvents(p, 300, 3);
        liq::HawkesIntensity live(p);
        for (std::size_t i = 0; i < times.size(); ++i) {
            // the sum over the whole past, as it is defined
            double lambda = p.mu;
            for (std::size_t j = 0; j < i; ++j) lambda += p.alpha * std::exp(-p.beta * (times[i] - times[j]));
            VERIFY_NEAR(live.at(times[i]), lambda);
            live.event(times[i]);
            QVERIFY(live.at(times[i]) >= p.mu + p.alpha - 1e-12);
        }
        VERIFY_NEAR(live.logLikelihood(300), liq::hawkesLikelihood(times, 300, p)->logLikelihood);
        VERIFY_NEAR(live.at(1e9), p.mu);
    }
    void hawkesFit_data()
    {
        QTest::addColumn<double>("mu");
        QTest::addColumn<double>("branching");
        QTest::addColumn<double>("beta");
        QTest::newRow("calm") << 0.5 << 0.2 << 1.0;
        QTest::newRow("excited") << 0.2 << 0.7 << 0.8;
        QTest::newRow("slow") << 0.1 << 0.5 << 0.1;
    }
    void hawkesFit()
    {
        QFETCH(double, mu);
        QFETCH(double, branching);
        QFETCH(double, beta);
        const liq::HawkesParameters truth{mu, branching * beta, beta};
        const Doubles times = hawkesEvents(truth, 4000, 17);
        const auto fit = liq::fitHawkes(times, 4000);
        QVERIFY(fit);
        const liq::HawkesParameters& p = fit->parameters;
        VERIFY_WITHIN(p.branching(), branching, 0.12);
        QVERIFY(p.mu > 0 && p.branching() > 0 && p.branching() < 0.99 + 1e-9 && p.beta >= 0.02 - 1e-9 &&
                p.beta <= 5 + 1e-9);
        QVERIFY(isNear(p.mu, mu, 0.25));
        QVERIFY(fit->logLikelihood >= liq::hawkesLikelihood(times, 4000, truth)->logLikelihood);
        VERIFY_NEAR(fit->logLikelihood, liq::hawkesLikelihood(times, 4000, p)->logLikelihood);
    }
    void hawkesFitRefusesAndStaysInside()
    {
        Doubles few(49);
        for (std::size_t i = 0; i < few.size(); ++i) few[i] = static_cast<double>(i);
        VERIFY_REASON(liq::fitHawkes(few, 60), Reason::TooShort);
        few.push_back(49);
        const auto clockwork = liq::fitHawkes(few, 60);  // as unexcited as it gets: stands at the bound
        QVERIFY(clockwork && clockwork->parameters.branching() >= 0 && clockwork->atBound);
        // everything at once: excitation itself
        const auto pile = liq::fitHawkes(Doubles(60, 1.0), 1000);
        QVERIFY(pile && pile->parameters.branching() <= 0.99 + 1e-9);
    }
    void branchingFromCounts()
    {
        const Doubles counts{0, 1, 0, 0, 7, 12, 3, 0, 0, 1, 0, 0, 2, 0, 0, 9};
        const auto f = liq::branchingFromCounts(counts);
        VERIFY_NEAR(f->fano, 6.474285714285714);
        VERIFY_NEAR(f->branching, 0.6069895761024338);
        QCOMPARE(liq::branchingFromCounts(Doubles{3, 3, 3})->branching, 0.0);  // calmer than chance
        VERIFY_REASON(liq::branchingFromCounts(Doubles{0, 0}), Reason::NoData);
        VERIFY_REASON(liq::branchingFromCounts(Doubles{1}), Reason::TooShort);
        VERIFY_REASON(liq::branchingFromCounts(Doubles{1, -1}), Reason::BadInput);
        Dice dice(8);
        for (int round = 0; round < 500; ++round) {
            Doubles any(2 + dice.below(60));
            for (double& c : any) c = static_cast<double>(dice.below(1 + dice.below(1000)));
            const auto b = liq::branchingFromCounts(any);
            QVERIFY(!b || (b->branching >= 0 && b->branching < 1 && b->fano >= 0));
        }
    }

    void levels()
    {
        const auto l = liq::levels(kBars, mix(), 1);
        QVERIFY(l);
        QCOMPARE(l->clusters.size(), std::size_t{4});
        VERIFY_NEAR(l->clusters[0].price, 90452.26130653266);
        VERIFY_NEAR(l->clusters[0].qty, 486.16774514928136);
        VERIFY_NEAR(l->clusters[3].price, 103482.58706467663);
        VERIFY_NEAR(l->clusters[3].qty, 291.7006470895688);
        VERIFY_NEAR(l->longQty, 777.8683922388502);
        VERIFY_NEAR(l->shortQty, 777.8683922388502);
        VERIFY_NEAR(l->crossedLong, 197.18475948434286);
        VERIFY_NEAR(l->crossedShort, 200);
    }
    void levelEdges()
    {
        // nothing before a second bar, and nothing of a leverage whose margin is its maintenance
        const auto one = liq::levels(std::span(kBars).first(1), mix(), 1);
        QVERIFY(one && one->clusters.empty() && one->crossedLong == 0);
        VERIFY_REASON(liq::levels({}, mix(), 1), Reason::NoData);
        liq::LeverageMix tight = mix();
        tight.maintenance = {0.005, 0.04, 0.03};
        const auto few = liq::levels(std::span(kBars).first(2), tight, 1);
        QCOMPARE(few->clusters.size(), std::size_t{2});
        tight.weights.pop_back();
        VERIFY_REASON(liq::levels(kBars, tight, 1), Reason::BadInput);
        liq::LeverageMix half = mix();
        half.speculative = 0.6;
        VERIFY_NEAR(liq::levels(kBars, half, 1)->longQty, 0.6 * liq::levels(kBars, mix(), 1)->longQty);
        // touched is gone: the low and the high themselves
        const double price = 100.0 * (1 - 0.1) / (1 - 0.005);
        liq::LeverageMix ten;
        ten.leverage = {10}, ten.weights = {1}, ten.maintenance = {0.005};
        const std::vector<liq::LevelBar> touch{{100, 100, 100, 10}, {100, 100, 100, 20}, {95, 100, price, 20}};
        const auto gone = liq::levels(touch, ten, 0);
        QCOMPARE(gone->crossedLong, 10.0);
        QCOMPARE(gone->longQty, 0.0);
        QCOMPARE(gone->shortQty, 10.0);
    }
    void levelProperties()
    {
        Dice dice(31);
        auto map = liq::LevelMap::start(liq::leverageMix(liq::Mix::Default, 0.004), 5.0 / 60);
        QVERIFY(map);
        double price = 100, oi = 1000, opened = 0, crossed = 0;
        std::vector<liq::LevelBar> bars;
        for (int i = 0; i < 500; ++i) {
            const double next = price * (1 + 0.01 * dice.normal());
            const double change = 20 * dice.normal();
            if (i > 0) opened += std::max(0.0, change) * 0.6;
            oi += i > 0 ? change : 0;
            bars.push_back({(price + next) / 2, std::max(price, next) * 1.002, std::min(price, next) * 0.998, oi});
            QVERIFY(map->step(bars.back()));
            crossed += map->lastCrossed().longQty;
            for (const liq::Cluster& c : map->now().clusters) {
                QVERIFY(c.qty >= 0 && c.price > 0);
                // what is left lies on its own side of this bar
                QVERIFY(c.side == PositionSide::Long ? c.price < bars.back().low || c.price < bars.back().vwap
                                                     : c.price > bars.back().vwap);
            }
            // coins are opened, closed or crossed, never invented
            QVERIFY(map->now().longQty + map->now().crossedLong <= opened + 1e-9);
            price = next;
        }
        VERIFY_NEAR(map->now().crossedLong, crossed);
        const auto batch = liq::levels(bars, liq::leverageMix(liq::Mix::Default, 0.004), 5.0 / 60);
        VERIFY_NEAR(map->now().longQty, batch->longQty);
        // compacting keeps sides and sums
        const double longs = map->now().longQty, shorts = map->now().shortQty;
        const std::size_t before = map->now().clusters.size();
        map->compact(10, 0);
        QVERIFY(map->now().clusters.size() < before);
        VERIFY_NEAR(map->now().longQty, longs);
        VERIFY_NEAR(map->now().shortQty, shorts);
        QVERIFY(!map->step({0, 1, 1, 1}));
        VERIFY_NEAR(map->now().longQty, longs);
    }
    void levelsKnowTheBarsTheyRestOn()
    {
        liq::LeverageMix ten;
        ten.leverage = {10}, ten.weights = {1}, ten.maintenance = {0.005};
        auto map = liq::LevelMap::start(ten, 0);
        QVERIFY(map);
        QVERIFY(map->step({100, 100, 100, 10, 1}) && map->step({100, 100, 100, 20, 2}));
        QVERIFY(map->step({100, 100, 100, 30, 7}));
        QCOMPARE(map->now().clusters.size(), std::size_t{4});
        for (const std::size_t i : {std::size_t{0}, std::size_t{2}}) {
            const std::int32_t at = i == 0 ? 2 : 7;
            QCOMPARE(map->now().clusters[i].oldest, at);
            QCOMPARE(map->now().clusters[i].newest, at);
        }
        // one that is not told makes none of them older
        QVERIFY(map->step({100, 100, 100, 40}));
        QCOMPARE(map->now().clusters.back().oldest, -1);
        map->compact(2, 0);
        QCOMPARE(map->now().clusters.size(), std::size_t{2});
        for (const liq::Cluster& c : map->now().clusters) {
            QCOMPARE(c.oldest, 2);
            QCOMPARE(c.newest, 7);
        }
    }
    void mixesSumToOne()
    {
        for (const liq::Mix m : {liq::Mix::Conservative, liq::Mix::Default, liq::Mix::Aggressive})
            VERIFY_NEAR(sum(liq::leverageMix(m, 0.005).weights), 1);
    }
    void calibration()
    {
        const Doubles crossed{10, 20, 0, 40}, realised{5, 10, 1, 20};
        const auto c = liq::calibrate(crossed, realised);
        VERIFY_NEAR(c->kappa, 36.0 / 70);
        VERIFY_NEAR(*c->rankCorrelation, 1);
        QVERIFY(!liq::calibrate(crossed, Doubles(4, 1.0))->rankCorrelation);
        VERIFY_REASON(liq::calibrate(Doubles(4, 0.0), realised), Reason::NoData);
        QVERIFY(*liq::kappaSteady(Doubles{0.9, 1.0, 1.1, 1.0}));
        QVERIFY(!*liq::kappaSteady(Doubles{0.1, 0.2, 3.0, 5.0, 0.2}));
        VERIFY_REASON(liq::kappaSteady(Doubles{1}), Reason::TooShort);
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsLiquidation)
#include "tst_analytics_liquidation.moc"
