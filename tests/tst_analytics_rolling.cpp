// What moves step by step says what its batch function says, at every step.
#include "model/analytics/flow.h"
#include "model/analytics/rolling_models.h"
#include "model/analytics/volatility.h"
#include "tests/support/numbers.h"

#include <algorithm>

using namespace plimsoll::analytics;
using namespace plimsoll::test;

namespace {

using Doubles = std::vector<double>;
using Maybe = std::optional<double>;

// The last `n` places of a history with gaps, without the gaps.
Doubles lastPresent(const std::vector<Maybe>& history, std::size_t n)
{
    Doubles out;
    for (std::size_t i = history.size() > n ? history.size() - n : 0; i < history.size(); ++i)
        if (history[i]) out.push_back(*history[i]);
    return out;
}

bool same(const Maybe& got, const Maybe& expected, double absolute = 1e-12)
{
    return got.has_value() == expected.has_value() && (!got || isNear(*got, *expected, 1e-9, absolute));
}

// Values with ties, jumps and, at times, gaps.
Maybe anyValue(Dice& dice)
{
    switch (dice.below(12)) {
        case 0: return std::nullopt;
        case 1: return std::round(3 * dice.normal());
        case 2: return 1000 * dice.normal();
        default: return 5 + dice.normal();
    }
}

}  // namespace

class TestAnalyticsRolling : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ring()
    {
        rolling::Ring ring(3);
        QVERIFY(!ring.ago(0) && !ring.oldest() && ring.coverage() == 0);
        QVERIFY(!ring.push(1));
        ring.push({});
        ring.push(NAN);
        QCOMPARE(ring.present(), std::size_t{1});
        QCOMPARE(*ring.oldest(), 1.0);
        QCOMPARE(*ring.push(2), 1.0);
        QVERIFY(!ring.push(INFINITY));
        QCOMPARE(*ring.ago(1), 2.0);
        QCOMPARE(ring.values(), Doubles{2});
        VERIFY_NEAR(ring.coverage(), 1.0 / 3);
        QVERIFY(!ring.ago(3));
    }
    void windows_data()
    {
        QTest::addColumn<int>("capacity");
        for (const int capacity : {1, 2, 3, 7, 50}) QTest::addRow("%d places", capacity) << capacity;
    }
    void windows()
    {
        QFETCH(int, capacity);
        const auto n = static_cast<std::size_t>(capacity);
        Dice dice(40 + n);
        rolling::Moments moments(n);
        rolling::Order order(n);
        std::vector<Maybe> history;
        for (int i = 0; i < 600; ++i) {
            history.push_back(anyValue(dice));
            moments.push(history.back());
            order.push(history.back());
            const Doubles window = lastPresent(history, n);
            const bool any = !window.empty();
            QCOMPARE(moments.ring().present(), window.size());
            QVERIFY(same(moments.sum(), any ? Maybe(sum(window)) : Maybe(), 1e-9));
            QVERIFY(same(moments.mean(), any ? Maybe(mean(window)) : Maybe(), 1e-9));
            QVERIFY(
                same(moments.sampleVariance(), window.size() > 1 ? Maybe(sampleVariance(window)) : Maybe(), 1e-6));
            QVERIFY(same(order.median(), any ? Maybe(median(window)) : Maybe()));
            QVERIFY(same(order.mad(), any ? Maybe(medianAbsoluteDeviation(window)) : Maybe()));
            QVERIFY(
                same(order.smallest(), any ? Maybe(*std::min_element(window.begin(), window.end())) : Maybe()));
            QVERIFY(same(order.largest(), any ? Maybe(*std::max_element(window.begin(), window.end())) : Maybe()));
            for (const double alpha : {0.01, 0.25, 0.5, 0.95})
                QVERIFY(same(order.quantile(alpha), any ? Maybe(quantile(window, alpha)) : Maybe()));
            QVERIFY(same(order.percentileOf(5), any ? Maybe(percentileOf(window, 5)) : Maybe()));
            if (any && medianAbsoluteDeviation(window) > 0)
                QVERIFY(same(order.robustZ(7), 0.6745 * (7 - median(window)) / medianAbsoluteDeviation(window)));
            else
                QVERIFY(!order.robustZ(7));
        }
    }
    void momentsDoNotDrift()
    {
        // Large values that go away must not leave their rounding behind.
        rolling::Moments moments(60);
        Dice dice(5);
        Doubles window;
        for (int i = 0; i < 60; ++i) moments.push(1e12 * dice.uniform());
        for (int i = 0; i < 200; ++i) {
            window.push_back(100 + dice.normal());
            moments.push(window.back());
        }
        window.erase(window.begin(), window.end() - 60);
        VERIFY_NEAR(*moments.mean(), mean(window));
        QVERIFY(isNear(*moments.sampleVariance(), sampleVariance(window), 1e-9));
    }
    void regressionOfNewestPoints()
    {
        Dice dice(6);
        rolling::Regression live(60);
        Doubles xs, ys;
        QVERIFY(!live.line());
        for (int i = 0; i < 400; ++i) {
            const double x = 50 + 3 * dice.normal(), y = 1.2 * x + dice.normal() - 7;
            xs.push_back(x), ys.push_back(y);
            live.push(x, y);
            const std::size_t from = xs.size() > 60 ? xs.size() - 60 : 0;
            const Numbers wx = Numbers(xs).subspan(from), wy = Numbers(ys).subspan(from);
            const auto batch = regression(wx, wy);
            const auto now = live.line();
            QCOMPARE(bool(now), bool(batch));
            if (!now) continue;
            QVERIFY(isNear(now->slope, batch->slope, 1e-9));
            QVERIFY(isNear(now->intercept, batch->intercept, 1e-8));
            QVERIFY(isNear(now->r2, batch->r2, 1e-9));
            if (xs.size() > 3) QVERIFY(isNear(*now->t, *batch->t, 1e-7));
            // Kyle's lambda is this line
            const auto kyle = flow::kyle(wy, wx);
            QVERIFY(isNear(now->slope, kyle->lambda, 1e-9));
        }
        live.push(1, {});
        QCOMPARE(live.points(), std::size_t{59});
        rolling::Regression flat(10);
        for (int i = 0; i < 30; ++i) flat.push(0.1, i);
        VERIFY_REASON(flat.line(), Reason::BadInput);
    }
    void jumps()
    {
        Dice dice(7);
        rolling::Jumps live(24);
        Doubles history;
        QVERIFY(!live.realised());
        for (int i = 0; i < 300; ++i) {
            history.push_back(0.001 * dice.normal() * (dice.below(15) == 0 ? 20 : 1));
            live.push(history.back());
            const std::size_t from = history.size() > 24 ? history.size() - 24 : 0;
            const auto batch = vol::bipower(Numbers(history).subspan(from));
            if (!batch) continue;
            QVERIFY(same(live.realised(), batch->realised, 1e-15));
            QVERIFY(same(live.bipower(), batch->bipower, 1e-15));
            QVERIFY(same(live.jumpRatio(), batch->jumpRatio, 1e-9));
        }
        live.push({});
        QVERIFY(live.squares().coverage() < 1 && *live.jumpRatio() >= 0);
    }
    void filters()
    {
        Dice dice(8);
        const risk::GjrParameters p{4e-7, 0.04, 0.1, 0.88};
        rolling::Ewma ewma(0.94);
        rolling::GjrFilter gjr(p, 2e-5, 1000);
        rolling::Atr atr(14);
        QVERIFY(!ewma.sigma() && !atr.value());
        Doubles ret, high, low, close;
        double price = 100;
        for (int i = 0; i < 300; ++i) {
            ret.push_back(0.005 * dice.normal());
            price *= 1 + ret.back();
            close.push_back(price), high.push_back(price * 1.003), low.push_back(price * 0.996);
            ewma.push(ret.back());
            gjr.push(ret.back());
            atr.push(high.back(), low.back(), close.back());
            VERIFY_NEAR(*ewma.sigma(), risk::ewma(ret, 0.94, 0.99)->sigma);
            VERIFY_NEAR(gjr.sigmaNext(), risk::gjr(ret, p, 2e-5)->sigmaNext);
            VERIFY_NEAR(gjr.tail(0.99)->es, risk::filteredTail(ret, p, 2e-5, 0.99)->es);
            QVERIFY(same(atr.value(), vol::atr(high, low, close, 14)->atr));
        }
        const double before = gjr.sigmaNext();
        gjr.push({});
        ewma.push(NAN);
        QCOMPARE(gjr.sigmaNext(), before);
        VERIFY_NEAR(*ewma.sigma(), risk::ewma(ret, 0.94, 0.99)->sigma);
    }
    void volumeBuckets()
    {
        Dice dice(9);
        rolling::Vpin taker(50, 20), bulk(50, 20);
        QVERIFY(!taker.value());
        Doubles vol, dp;
        std::vector<bool> buy;
        for (int i = 0; i < 400; ++i) {
            // often a fraction of a bucket, at times many at once
            vol.push_back(dice.below(10) == 0 ? 50.0 * static_cast<double>(dice.below(5)) : 30 * dice.uniform());
            buy.push_back(dice.below(3) > 0);
            dp.push_back(dice.normal());
        }
        const double sigma = std::sqrt(sampleVariance(dp));
        for (std::size_t i = 0; i < vol.size(); ++i) {
            taker.trade(vol[i], buy[i]);
            bulk.bar(dp[i], vol[i], sigma);
            const std::vector<bool> seen(buy.begin(), buy.begin() + static_cast<std::ptrdiff_t>(i) + 1);
            const auto batch = flow::vpinTaker(Numbers(vol).first(i + 1), seen, 50, 20);
            QCOMPARE(taker.buckets(), batch->buckets);
            QVERIFY(same(taker.value(), batch->vpin, 1e-9));
        }
        const auto batch = flow::vpinBulk(dp, vol, 50, 20);
        QCOMPARE(bulk.buckets(), batch->buckets);
        QVERIFY(same(bulk.value(), batch->vpin, 1e-9));
        rolling::Vpin broken(0, 20);
        broken.trade(5, true);
        QVERIFY(!broken.value());
    }
    void hourOfTheWeek()
    {
        rolling::HourOfWeek table;
        QVERIFY(!table.normal(5));
        // Five weeks; hour 5 says 10, 20, 30, 40, 50 as medians of its samples, hour 6 nothing.
        for (int week = 0; week < 5; ++week) {
            for (const double noise : {-1.0, 0.0, 1.0, 100.0, -100.0})
                table.push(168LL * week + 5, 10.0 * (week + 1) + noise);
            table.push(168LL * week + 6, {});
            QCOMPARE(table.weeks(5), static_cast<std::size_t>(std::min(week + 1, 4)));
        }
        QCOMPARE(*table.normal(5), 35.0);  // the newest four: 20, 30, 40, 50
        QVERIFY(!table.normal(6) && !table.normal(-1) && !table.normal(168));
        table.push(5, 1e9);  // from long ago: ignored
        QCOMPARE(*table.normal(5), 35.0);
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsRolling)
#include "tst_analytics_rolling.moc"
