// ANALYTICS D: volatility from bars, tails of returns, GJR-GARCH.
#include "model/analytics/garch.h"
#include "model/analytics/tails.h"
#include "model/analytics/volatility.h"
#include "tests/support/numbers.h"

#include <algorithm>

using namespace plimsoll::analytics;
using namespace plimsoll::test;

namespace {

using Doubles = std::vector<double>;

const Doubles kTwenty{-0.05, -0.03, -0.02, -0.01, -0.005, 0.0,   0.004, 0.006, 0.01,  0.012,
                      0.015, 0.02,  0.021, 0.025, 0.03,   0.031, 0.035, 0.04,  0.045, 0.05};

// A day of falls and jumps with persistent volatility.
Doubles garchReturns(std::size_t n, const risk::GjrParameters& p, std::uint64_t seed)
{
    Dice dice(seed);
    Doubles out;
    double variance = p.omega / (1 - p.persistence());
    for (std::size_t i = 0; i < n; ++i) {
        out.push_back(std::sqrt(variance) * dice.normal());
        variance = p.next(variance, out.back());
    }
    return out;
}

struct Bars {
    Doubles o, h, l, c;
};
Bars randomBars(std::size_t n, std::uint64_t seed)
{
    Dice dice(seed);
    Bars b;
    double price = 100;
    for (std::size_t i = 0; i < n; ++i) {
        const double open = price * (1 + 0.002 * dice.normal()), close = open * (1 + 0.01 * dice.normal());
        b.o.push_back(open);
        b.c.push_back(close);
        b.h.push_back(std::max(open, close) * (1 + 0.01 * dice.uniform()));
        b.l.push_back(std::min(open, close) * (1 - 0.01 * dice.uniform()));
        price = close;
    }
    return b;
}

}  // namespace

class TestAnalyticsVolatility : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void estimatorsByHand()
    {
        const Doubles o{100, 102, 101}, h{103, 104, 102}, l{99, 100, 97}, c{102, 101, 98};
        const auto e = vol::estimators(o, h, l, c, 365);
        QVERIFY(e);
        VERIFY_NEAR(*e->closeToClose, 0.4285381030230747);
        VERIFY_NEAR(e->parkinson, 0.49719686428475274);
        VERIFY_NEAR(e->garmanKlass, 0.5262832713819301);
        VERIFY_NEAR(e->rogersSatchell, 0.5129291554120021);
        VERIFY_NEAR(*e->yangZhang, 0.5202375306461673);
    }
    void estimatorsOfFewBars()
    {
        const Doubles one{100}, high{101}, low{99};
        const auto e = vol::estimators(one, high, low, one, 365);
        QVERIFY(e && !e->closeToClose && !e->yangZhang && e->parkinson > 0);
        const Doubles o{100, 101}, h{102, 102}, l{99, 100}, c{101, 100.5};
        const auto two = vol::estimators(o, h, l, c, 365);
        QVERIFY(two && two->closeToClose && !two->yangZhang);
        VERIFY_REASON(vol::estimators({}, {}, {}, {}, 365), Reason::NoData);
        VERIFY_REASON(vol::estimators(one, high, low, {}, 365), Reason::BadInput);
        VERIFY_REASON(vol::estimators(one, low, high, one, 365), Reason::BadInput);
        VERIFY_REASON(vol::estimators(one, high, low, one, 0), Reason::BadInput);
        VERIFY_REASON(vol::estimators(Doubles{0}, high, low, one, 365), Reason::BadInput);
    }
    void estimatorsDoNotKnowTheCurrency()
    {
        Bars b = randomBars(50, 3);
        const auto before = vol::estimators(b.o, b.h, b.l, b.c, 8760);
        for (Doubles* x : {&b.o, &b.h, &b.l, &b.c})
            for (double& p : *x) p *= 1234.5;
        const auto after = vol::estimators(b.o, b.h, b.l, b.c, 8760);
        VERIFY_NEAR(after->parkinson, before->parkinson);
        VERIFY_NEAR(*after->yangZhang, *before->yangZhang);
        // four times the periods, twice the volatility
        const auto faster = vol::estimators(b.o, b.h, b.l, b.c, 4 * 8760);
        VERIFY_NEAR(faster->garmanKlass, 2 * before->garmanKlass);
        VERIFY_NEAR(*faster->closeToClose, 2 * *before->closeToClose);
    }
    void negativeMeansAreZero()
    {
        // A bar whose body is larger than its range (venues do send such): Garman-Klass' mean is negative.
        const Doubles o{90}, h{101}, l{100}, c{110};
        const auto e = vol::estimators(o, h, l, c, 365);
        QVERIFY(e);
        QCOMPARE(e->garmanKlass, 0.0);
        QVERIFY(e->parkinson > 0);
    }

    void bipower()
    {
        const Doubles ret{0.001, -0.0012, 0.0008, -0.02, 0.0011, 0.0009, -0.0007, 0.001};
        const auto b = vol::bipower(ret);
        VERIFY_NEAR(b->realised, 0.00040659);
        VERIFY_NEAR(b->bipower, 7.625991767113967e-05);
        VERIFY_NEAR(*b->jumpRatio, 0.8124402526595842);
        const auto still = vol::bipower(Doubles{0, 0, 0});
        QVERIFY(still && !still->jumpRatio && still->realised == 0);
        QCOMPARE(*vol::bipower(Doubles{0.01, 0.01, 0.01})->jumpRatio, 0.0);
        VERIFY_REASON(vol::bipower(Doubles{0.01}), Reason::TooShort);
        VERIFY_REASON(vol::bipower({}), Reason::NoData);
    }

    void atr()
    {
        const Doubles h{103, 104, 102, 106, 107}, l{99, 100, 97, 99, 103}, c{102, 101, 98, 105, 104};
        const auto a = vol::atr(h, l, c, 3);
        VERIFY_NEAR(*a->atr, 5.037037037037036);
        QCOMPARE(a->trueRange, (Doubles{4, 4, 5, 8, 4}));
        QVERIFY(!vol::atr(h, l, c, 6)->atr);
        VERIFY_NEAR(*vol::atr(h, l, c, 5)->atr, 5);
        VERIFY_REASON(vol::atr(h, l, c, 0), Reason::BadInput);
        VERIFY_REASON(vol::atr({}, {}, {}, 3), Reason::NoData);
    }

    void ewma()
    {
        const Doubles ret{0.01, -0.02, 0.005, -0.03, 0.012};
        const auto e = risk::ewma(ret, 0.94, 0.99);
        VERIFY_NEAR(e->sigma, 0.012598980593682968);
        VERIFY_NEAR(e->var, 0.029309611719196185);
        VERIFY_NEAR(risk::ewma(ret, 0.94, 0.95)->var, 1.6448536270 * e->sigma);
        VERIFY_NEAR(risk::ewma(ret, 0, 0.99)->sigma, 0.012);
        VERIFY_NEAR(risk::ewma(ret, 1, 0.99)->sigma, 0.01);
        VERIFY_REASON(risk::ewma({}, 0.94, 0.99), Reason::NoData);
        VERIFY_REASON(risk::ewma(ret, 1.01, 0.99), Reason::BadInput);
        VERIFY_REASON(risk::ewma(ret, 0.94, 0.9), Reason::BadInput);
    }

    void historical_data()
    {
        QTest::addColumn<double>("alpha");
        QTest::addColumn<double>("var");
        QTest::addColumn<double>("es");
        QTest::newRow("90 %") << 0.90 << 0.02 << 0.04;
        QTest::newRow("95 %, whole tail") << 0.95 << 0.03 << 0.05;
        QTest::newRow("the worst alone") << 0.99 << 0.05 << 0.05;
        QTest::newRow("part of a point") << 0.93 << 0.03 << (0.05 + 0.4 * 0.03) / 1.4;
    }
    void historical()
    {
        QFETCH(double, alpha);
        QFETCH(double, var);
        QFETCH(double, es);
        const auto t = risk::historical(kTwenty, alpha);
        VERIFY_NEAR(t->var, var);
        VERIFY_NEAR(t->es, es);
    }
    void historicalProperties()
    {
        Dice dice(11);
        for (int round = 0; round < 200; ++round) {
            Doubles ret;
            for (std::size_t i = 0, n = 1 + dice.below(80); i < n; ++i) ret.push_back(0.02 * dice.normal());
            double lastVar = -1, lastEs = -1;
            for (const double alpha : {0.5, 0.8, 0.9, 0.95, 0.99}) {
                const auto t = risk::historical(ret, alpha);
                QVERIFY(t->es >= t->var - 1e-15);  // the mean of the tail is not better than its edge
                QVERIFY(t->var >= lastVar && t->es >= lastEs - 1e-15);
                lastVar = t->var, lastEs = t->es;
            }
            Doubles doubled = ret;
            for (double& r : doubled) r *= 2;
            VERIFY_NEAR(risk::historical(doubled, 0.95)->es, 2 * risk::historical(ret, 0.95)->es);
        }
        VERIFY_REASON(risk::historical(kTwenty, 1), Reason::BadInput);
        VERIFY_REASON(risk::historical(kTwenty, 0), Reason::BadInput);
        VERIFY_REASON(risk::historical({}, 0.95), Reason::NoData);
    }

    void expectile()
    {
        const Doubles ret{-0.05, -0.02, 0.0, 0.01, 0.03};
        const auto e = risk::expectile(ret, 0.05);
        VERIFY_WITHIN(e->expectile, -0.040434782608695645, 1e-12);
        VERIFY_NEAR(e->theta, 0.2);
        VERIFY_WITHIN(*e->es, -0.05, 1e-11);
        const auto mean = risk::expectile(ret, 0.5);
        VERIFY_WITHIN(mean->expectile, -0.006, 1e-15);
        QVERIFY(!mean->es);
        const auto flat = risk::expectile(Doubles{0.01, 0.01, 0.01}, 0.05);
        QVERIFY(flat && flat->expectile == 0.01 && flat->theta == 0 && !flat->es);
        VERIFY_REASON(risk::expectile(ret, 0), Reason::BadInput);
        VERIFY_REASON(risk::expectile({}, 0.1), Reason::NoData);
    }
    void expectileProperties()
    {
        Dice dice(12);
        for (int round = 0; round < 100; ++round) {
            Doubles ret;
            for (int i = 0; i < 60; ++i) ret.push_back(0.02 * dice.normal());
            double last = -1;
            for (const double tau : {0.01, 0.05, 0.2, 0.5, 0.8, 0.99}) {
                const auto e = risk::expectile(ret, tau);
                QVERIFY(e->expectile > last);  // rises with tau
                last = e->expectile;
                // its defining balance: tau E(x - e)+ = (1 - tau) E(e - x)+
                double above = 0, below = 0, tail = 0, count = 0;
                for (const double x : ret) {
                    above += std::max(0.0, x - e->expectile), below += std::max(0.0, e->expectile - x);
                    if (x < e->expectile) tail += x, ++count;
                }
                VERIFY_WITHIN(tau * above, (1 - tau) * below, 1e-12);
                if (e->es) VERIFY_WITHIN(*e->es, tail / count, 1e-10);  // the identity of the text
            }
        }
    }
    void expectileLevel()
    {
        const Doubles ret{-0.05, -0.03, -0.02, -0.01, 0.0, 0.01, 0.012, 0.015, 0.02, 0.05};
        const auto level = risk::expectileLevel(ret, 0.8);
        VERIFY_NEAR(level->quantile, -0.03);
        VERIFY_NEAR(level->tau, 0.05934718100890209);
        // and back again
        VERIFY_WITHIN(risk::expectile(ret, level->tau)->expectile, -0.03, 1e-12);
        VERIFY_REASON(risk::expectileLevel(Doubles{0.01, 0.01}, 0.8), Reason::NoData);
    }
    void midasExpectile()
    {
        const Doubles ret{-0.003556, -0.004843, -0.002819, -0.011485, -0.009161, 0.005382,  -0.007343, -0.000697,
                          0.00328,   -0.011317, 0.00141,   0.016941,  0.001472,  0.007668,  -0.023738, -0.00522,
                          -0.005392, 0.00768,   -0.005978, -0.008594, -0.011639, 0.001796,  -0.009519, -0.004362,
                          0.009892,  0.005829,  0.005416,  -0.00847,  -0.007156, -0.006676, -0.002411, -0.006629,
                          -0.027655, 0.000562,  -0.000257, 0.000682,  0.010008,  0.011558,  -0.006389, 0.003222,
                          -0.01107,  -0.006939, -0.015096, 0.005981,  0.018691,  -0.010445, -0.011678, 0.004186,
                          0.020359,  -0.021742, -0.007452, -0.001704, 0.021482,  0.004122,  0.005249,  -0.010993,
                          0.011096,  -0.015166, 0.008077,  -0.007753};
        const auto m = risk::midasExpectile(ret, 10, 5, 0.05);
        QVERIFY(isNear(m->beta0, -0.02015801189430661, 1e-6));
        QVERIFY(isNear(m->beta1, 0.6366932303855062, 1e-6));
        VERIFY_NEAR(m->volatilityNext, 0.009899245415855672);
        QVERIFY(isNear(m->forecast, -0.013855229352106549, 1e-6));
        VERIFY_NEAR(m->exceed, 0.1);
        // scale: twice the returns, twice the forecast
        Doubles doubled = ret;
        for (double& r : doubled) r *= 2;
        QVERIFY(isNear(risk::midasExpectile(doubled, 10, 5, 0.05)->forecast, 2 * m->forecast, 1e-9));
        VERIFY_REASON(risk::midasExpectile(Doubles(11, 0.01), 10, 5, 0.05), Reason::TooShort);
        VERIFY_REASON(risk::midasExpectile(Doubles(30, 0.01), 10, 5, 0.05), Reason::NoData);
        VERIFY_REASON(risk::midasExpectile(ret, 0, 5, 0.05), Reason::BadInput);
        VERIFY_REASON(risk::midasExpectile(ret, 10, 0.5, 0.05), Reason::BadInput);
    }

    void gjrFilter()
    {
        const Doubles ret{0.01, -0.02, 0.005, -0.03, 0.012, -0.001};
        const auto g = risk::gjr(ret, {2e-6, 0.05, 0.1, 0.88}, 0.0002);
        VERIFY_NEAR(g->sigmaNext, 0.015884257524177832);
        VERIFY_NEAR(g->logLikelihood, 15.743560412421093);
        VERIFY_NEAR(g->fhsVar95, 0.03373566665920997);
        VERIFY_NEAR(g->persistence, 0.98);
        VERIFY_REASON(risk::gjr(ret, {2e-6, 0.05, 0.1, 0.88}, 0), Reason::BadInput);
        VERIFY_REASON(risk::gjr(ret, {2e-6, 0.05, -0.1, 0.88}, 0.0002), Reason::BadInput);
        VERIFY_REASON(risk::gjr(ret, {0, 0, 0, 0}, 0.0002), Reason::BadInput);
        VERIFY_REASON(risk::gjr({}, {2e-6, 0.05, 0.1, 0.88}, 0.0002), Reason::NoData);
        // falls weigh more than rises
        const auto fall = risk::gjr(Doubles{-0.03}, {2e-6, 0.05, 0.1, 0.88}, 0.0002);
        const auto rise = risk::gjr(Doubles{0.03}, {2e-6, 0.05, 0.1, 0.88}, 0.0002);
        QVERIFY(fall->sigmaNext > rise->sigmaNext);
    }
    void gjrFit()
    {
        const risk::GjrParameters truth{4e-7, 0.04, 0.10, 0.88};
        const Doubles ret = garchReturns(6000, truth, 21);
        const auto fit = risk::fitGjr(ret);
        QVERIFY(fit);
        const risk::GjrParameters& p = fit->parameters;
        QVERIFY(p.persistence() < 1 && p.omega > 0 && p.alpha >= 0 && p.beta >= 0);
        VERIFY_WITHIN(p.persistence(), truth.persistence(), 0.03);
        VERIFY_WITHIN(p.alpha + p.gamma, truth.alpha + truth.gamma, 0.05);
        VERIFY_WITHIN(p.beta, truth.beta, 0.05);
        // nothing in the neighbourhood is likelier, the truth included (under the same variance target)
        const double variance = fit->s2_0;
        for (const auto& [da, dg, db] : {std::tuple{0.01, 0.0, 0.0},
                                         {-0.01, 0.0, 0.0},
                                         {0.0, 0.02, 0.0},
                                         {0.0, -0.02, 0.0},
                                         {0.0, 0.0, 0.01},
                                         {0.0, 0.0, -0.01}}) {
            risk::GjrParameters other{0, p.alpha + da, p.gamma + dg, p.beta + db};
            if (other.alpha < 0 || other.alpha + other.gamma < 0 || other.persistence() >= 1) continue;
            other.omega = variance * (1 - other.persistence());
            QVERIFY(risk::gjr(ret, other, variance)->logLikelihood <= fit->logLikelihood + 1e-6);
        }
        // the same series in percent: the same reaction, omega in percent squared
        Doubles percent = ret;
        for (double& r : percent) r *= 100;
        const auto scaled = risk::fitGjr(percent);
        VERIFY_WITHIN(scaled->parameters.beta, p.beta, 1e-6);
        QVERIFY(isNear(scaled->parameters.omega, 1e4 * p.omega, 1e-4));
    }
    void gjrFitRefuses()
    {
        VERIFY_REASON(risk::fitGjr(Doubles(999, 0.01)), Reason::TooShort);
        VERIFY_REASON(risk::fitGjr(Doubles(1000, 0.0)), Reason::NoData);
        // a random walk with a break in volatility wants persistence 1: it must stay below
        Dice dice(5);
        Doubles broken;
        for (int i = 0; i < 2000; ++i) broken.push_back((i < 1000 ? 0.001 : 0.02) * dice.normal());
        const auto fit = risk::fitGjr(broken);
        QVERIFY(fit && fit->parameters.persistence() < 1);
    }
    void filteredTailFollowsToday()
    {
        const risk::GjrParameters p{4e-7, 0.04, 0.10, 0.88};
        Doubles ret = garchReturns(1500, p, 22);
        const auto calm = risk::filteredTail(ret, p, 2e-5, 0.99);
        for (const double r : {-0.03, -0.03, -0.03}) ret.push_back(r);
        const auto storm = risk::filteredTail(ret, p, 2e-5, 0.99);
        QVERIFY(calm->es > 0 && storm->es > 2 * calm->es);
        // a day of 24 such hours is worse than an hour, and the seed decides alone
        const auto day = risk::filteredHorizon(ret, p, 2e-5, 0.99, 24, 2000, 7);
        QVERIFY(day->es > storm->es);
        VERIFY_NEAR(risk::filteredHorizon(ret, p, 2e-5, 0.99, 24, 2000, 7)->es, day->es);
        const auto hour = risk::filteredHorizon(ret, p, 2e-5, 0.99, 1, 20000, 7);
        QVERIFY(isNear(hour->es, storm->es, 0.1));
    }
    void exceedances()
    {
        const Doubles ret{-0.02, 0.01, -0.03, 0.0}, var{0.02, 0.02, 0.02, 0.02};
        const auto e = risk::exceedances(ret, var, 0.95);
        QCOMPARE(e->count, std::size_t{1});
        VERIFY_NEAR(e->per100, 25);
        VERIFY_NEAR(e->expectedPer100, 5);
    }

    void lowerDependence()
    {
        const Doubles bench{-0.05, -0.04, 0.01, 0.02, -0.01, 0.0, 0.03, -0.03, 0.01, 0.02};
        const Doubles asset{-0.09, -0.07, 0.02, 0.03, 0.0, -0.08, 0.05, 0.01, 0.02, 0.01};
        const auto d = tail::lowerDependence(bench, asset, 0.3);
        VERIFY_NEAR(d->lambda, 2.0 / 3);
        VERIFY_NEAR(d->conditionalMean, -0.05);
        VERIFY_NEAR(tail::lowerDependence(bench, bench, 0.3)->lambda, 1);
        VERIFY_NEAR(tail::lowerDependence(bench, asset, 1)->lambda, 1);
        VERIFY_REASON(tail::lowerDependence(bench, asset, 0.05), Reason::TooShort);
        VERIFY_REASON(tail::lowerDependence(bench, {}, 0.3), Reason::BadInput);
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsVolatility)
#include "tst_analytics_volatility.moc"
