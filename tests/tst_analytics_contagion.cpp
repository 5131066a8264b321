// ANALYTICS E: connectedness, fixed and moving.
#include "model/analytics/contagion.h"
#include "model/analytics/tvp_var.h"
#include "tests/support/numbers.h"

#include <array>

using namespace plimsoll::analytics;
using namespace plimsoll::test;

namespace {

// y(t) = phi y(t-1) + u(t), u correlated by `mix`.
dy::Table simulated(const dy::Table& phi, double mix, std::size_t rows, std::uint64_t seed)
{
    Dice dice(seed);
    const std::size_t n = phi.size();
    std::vector<double> y(n, 0.0);
    dy::Table out;
    for (std::size_t t = 0; t < rows; ++t) {
        const double common = dice.normal();
        std::vector<double> next(n);
        for (std::size_t i = 0; i < n; ++i) {
            next[i] = std::sqrt(1 - mix) * dice.normal() + std::sqrt(mix) * common;
            for (std::size_t j = 0; j < n; ++j) next[i] += phi[i][j] * y[j];
        }
        out.push_back(y = next);
    }
    return out;
}

const dy::Table kPhi{{0.4, 0.2, 0.0}, {0.0, 0.5, 0.0}, {0.3, 0.1, 0.2}};

// Accounts of shares that must always balance.
bool balances(const dy::Connectedness& c)
{
    const double n = static_cast<double>(c.table.size());
    double nets = 0;
    for (std::size_t i = 0; i < c.table.size(); ++i) {
        double row = 0;
        for (const double x : c.table[i]) {
            if (!(x >= -1e-12 && x <= 100 + 1e-9)) return false;
            row += x;
        }
        if (!isNear(row, 100) || !isNear(c.from[i], 100 - c.table[i][i], 1e-9, 1e-9)) return false;
        nets += c.net[i];
    }
    return std::abs(nets) < 1e-9 && c.tci >= 0 && c.tci <= 100 * (n - 1) / n + 1e-9 &&
           (!c.tciCorrected || (*c.tciCorrected >= 0 && *c.tciCorrected <= 100 + 1e-9));
}

}  // namespace

class TestAnalyticsContagion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneStepIsTheCorrelationAlone()
    {
        const auto c = dy::fromParameters({{{0.5, 0.0}, {0.0, 0.5}}}, {{1, 0.5}, {0.5, 1}}, 1);
        VERIFY_NEAR(c->tci, 20);
        VERIFY_NEAR(*c->tciCorrected, 40);
        VERIFY_NEAR(c->table[0][0], 80);
        VERIFY_NEAR(c->table[0][1], 20);
        VERIFY_NEAR(c->net[0], 0);
        VERIFY_NEAR(c->modulus, 0.5);
        // no lags at all: the same
        VERIFY_NEAR(dy::fromParameters({}, {{1, 0.5}, {0.5, 1}}, 10)->tci, 20);
    }
    void tenSteps()
    {
        const auto c = dy::fromParameters({{{0.4, 0.2}, {0.1, 0.3}}}, {{1, 0.3}, {0.3, 2}}, 10);
        VERIFY_NEAR(c->tci, 11.37385481836505);
        VERIFY_NEAR(c->to[0], 5.915002177408725);
        VERIFY_NEAR(c->from[0], 16.832707459321373);
        VERIFY_NEAR(c->net[0], -10.917705281912648);
        VERIFY_NEAR(c->table[1][1], 94.08499782259126);
        QVERIFY(c->stable());
    }
    void twoLagsFollowTheRecursion()
    {
        // y(t) = 0.5 y(t-1) + 0.25 y(t-2) of two separate series: A_h by hand, nothing crosses but the errors
        const dy::Table half{{0.5, 0}, {0, 0.5}}, quarter{{0.25, 0}, {0, 0.25}};
        const auto c = dy::fromParameters({half, quarter}, {{1, 0.5}, {0.5, 1}}, 5);
        VERIFY_NEAR(c->tci, 20);
        // root of x^2 = x / 2 + 1 / 4
        VERIFY_NEAR(c->modulus, (0.5 + std::sqrt(0.25 + 1)) / 2);
        // crossing through the second lag only shows from the third step on
        const dy::Table none{{0, 0}, {0, 0}}, cross{{0, 0.8}, {0, 0}};
        VERIFY_NEAR(dy::fromParameters({none, cross}, {{1, 0}, {0, 1}}, 2)->tci, 0);
        const double share = 100 * 0.64 / (1 + 0.64);
        VERIFY_NEAR(dy::fromParameters({none, cross}, {{1, 0}, {0, 1}}, 3)->table[0][1], share);
    }
    void unstableSystemsAreMarked()
    {
        const auto c = dy::fromParameters({{{0.999, 0}, {0, 0.2}}}, {{1, 0}, {0, 1}}, 10);
        QVERIFY(c && !c->stable());
        QVERIFY(dy::fromParameters({{{0.998, 0}, {0, 0.2}}}, {{1, 0}, {0, 1}}, 10)->stable());
        // grows out of every number: no value, not infinity
        VERIFY_REASON(dy::fromParameters({{{1e60, 0}, {0, 1}}}, {{1, 0}, {0, 1}}, 10), Reason::BadInput);
    }
    void parametersThatMakeNoSense()
    {
        const dy::Table id{{1, 0}, {0, 1}};
        VERIFY_REASON(dy::fromParameters({id}, {{1, 0.5}, {0.4, 1}}, 10), Reason::BadInput);
        VERIFY_REASON(dy::fromParameters({id}, {{0, 0}, {0, 1}}, 10), Reason::BadInput);
        VERIFY_REASON(dy::fromParameters({{{1}}}, id, 10), Reason::BadInput);
        VERIFY_REASON(dy::fromParameters({id}, id, 0), Reason::BadInput);
        VERIFY_REASON(dy::fromParameters({}, {}, 10), Reason::NoData);
        VERIFY_REASON(dy::fromParameters({{{1, 0}, {0}}}, id, 10), Reason::BadInput);
        const auto alone = dy::fromParameters({{{0.5}}}, {{2}}, 10);
        QVERIFY(alone && alone->tci == 0 && !alone->tciCorrected && balances(*alone));
    }

    void estimationFindsTheParameters()
    {
        const dy::Table data = simulated(kPhi, 0.3, 20000, 1);
        const auto found = dy::connectedness(data, 1, 10);
        dy::Table sigma(3, std::vector<double>(3, 0.3));
        for (std::size_t i = 0; i < 3; ++i) sigma[i][i] = 1;
        const auto truth = dy::fromParameters({kPhi}, sigma, 10);
        VERIFY_WITHIN(found->tci, truth->tci, 1.0);
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t j = 0; j < 3; ++j) VERIFY_WITHIN(found->table[i][j], truth->table[i][j], 1.5);
        QCOMPARE(*dy::lagByBic(data, 4), std::size_t{1});
    }
    void twoLagsAreEstimated()
    {
        // the second series drives the first two steps later; a VAR(1) cannot see that, a VAR(2) can
        Dice dice(14);
        dy::Table data{{0, 0}, {0, 0}};
        for (std::size_t t = 2; t < 8000; ++t)
            data.push_back({0.2 * data[t - 1][0] + 0.8 * data[t - 2][1] + dice.normal(),
                            0.3 * data[t - 1][1] + dice.normal()});
        const auto truth = dy::fromParameters({{{0.2, 0}, {0, 0.3}}, {{0, 0.8}, {0, 0}}}, {{1, 0}, {0, 1}}, 10);
        const auto found = dy::connectedness(data, 2, 10);
        for (std::size_t i = 0; i < 2; ++i)
            for (std::size_t j = 0; j < 2; ++j) VERIFY_WITHIN(found->table[i][j], truth->table[i][j], 2);
        QVERIFY(found->tci > dy::connectedness(data, 1, 10)->tci + 5);
        QCOMPARE(*dy::lagByBic(data, 4), std::size_t{2});
        QVERIFY(found->stable());
    }
    void sharesBalanceAndUnitsDoNotMatter()
    {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const dy::Table data = simulated(kPhi, 0.4, 120, seed);
            const auto c = dy::connectedness(data, 1 + seed % 3, 1 + seed);
            QVERIFY(c && balances(*c));
            // other units, another zero
            dy::Table other = data;
            for (auto& row : other) row[1] = 1e4 * row[1] - 77;
            const auto same = dy::connectedness(other, 1 + seed % 3, 1 + seed);
            QVERIFY(isNear(same->tci, c->tci, 1e-7));
            // another order of the series
            for (auto& row : other) row = {data[static_cast<std::size_t>(&row - other.data())][2], row[0], row[1]};
            const auto turned = dy::connectedness(other, 1 + seed % 3, 1 + seed);
            QVERIFY(isNear(turned->tci, c->tci, 1e-7));
            QVERIFY(isNear(turned->net[0], c->net[2], 1e-6, 1e-6));
        }
    }
    void commonShocksConnect()
    {
        double last = -1;
        for (const double mix : {0.0, 0.3, 0.6, 0.9}) {
            const auto c = dy::connectedness(simulated({{0.2, 0}, {0, 0.2}}, mix, 4000, 9), 1, 10);
            QVERIFY(c->tci > last);
            last = c->tci;
        }
        QVERIFY(last > 40);
    }
    void dataThatIsNotEnough()
    {
        const dy::Table data = simulated(kPhi, 0.3, 6, 2);
        VERIFY_REASON(dy::connectedness({}, 1, 10), Reason::NoData);
        VERIFY_REASON(dy::connectedness({data.begin(), data.begin() + 5}, 1, 10), Reason::TooShort);
        QVERIFY(dy::connectedness(data, 1, 10));  // one degree of freedom
        VERIFY_REASON(dy::connectedness(data, 0, 10), Reason::BadInput);
        VERIFY_REASON(dy::connectedness(data, 1, 0), Reason::BadInput);
        dy::Table constant = simulated(kPhi, 0.3, 100, 2);
        for (auto& row : constant) row[2] = 5;
        VERIFY_REASON(dy::connectedness(constant, 1, 10), Reason::BadInput);
        dy::Table twins = simulated(kPhi, 0.3, 100, 2);
        for (auto& row : twins) row[2] = 2 * row[1];
        VERIFY_REASON(dy::connectedness(twins, 1, 10), Reason::BadInput);
        twins[7].pop_back();
        VERIFY_REASON(dy::connectedness(twins, 1, 10), Reason::BadInput);
    }

    void theFilterFollowsAChange()
    {
        // unconnected at first, one drives the other later
        dy::Table data = simulated({{0.3, 0}, {0, 0.3}}, 0, 300, 4);
        const dy::Table later = simulated({{0.1, 0.8}, {0, 0.3}}, 0, 400, 5);
        data.insert(data.end(), later.begin(), later.end());
        const auto r = dy::tvp(data, 10, {}, 100);
        QVERIFY(r);
        QCOMPARE(r->tci.size(), std::size_t{600});
        for (const double tci : r->tci) QVERIFY(tci >= 0 && tci <= 50 + 1e-9);
        QVERIFY(r->tci.back() > r->tci[150] + 8);
        VERIFY_WITHIN(r->coefficients[0][1], 0.8, 0.25);
        for (std::size_t i = 0; i < 2; ++i) QVERIFY(r->covariance[i][i] > 0);
        VERIFY_NEAR(r->covariance[0][1], r->covariance[1][0]);
    }
    void theFilterByHand()
    {
        // One series: every matrix of the recursion is a number.
        const std::vector<double> y{0.5, -0.2, 0.4, 0.1, -0.3, 0.6, 0.2};
        dy::Table data;
        for (const double x : y) data.push_back({x});
        const std::size_t prior = 4;
        const double mean = (y[0] + y[1] + y[2] + y[3]) / 4;
        double xx = 0, xy = 0, uu = 0;
        for (std::size_t t = 1; t < prior; ++t)
            xx += std::pow(y[t - 1] - mean, 2), xy += (y[t - 1] - mean) * (y[t] - mean);
        double b = xy / xx;
        for (std::size_t t = 1; t < prior; ++t) uu += std::pow(y[t] - mean - b * (y[t - 1] - mean), 2);
        double S = uu / 2, P = S / xx;
        for (std::size_t t = prior; t < y.size(); ++t) {
            const double z = y[t - 1] - mean, e = y[t] - mean - z * b, before = P / 0.99;
            S = 0.96 * S + 0.04 * e * e;
            const double K = before * z / (z * before * z + S);
            b += K * e;
            P = before - K * z * before;
        }
        const auto r = dy::tvp(data, 10, {0.99, 0.96}, prior);
        QVERIFY(r);
        VERIFY_NEAR(r->coefficients[0][0], b);
        VERIFY_NEAR(r->covariance[0][0], S);
        QCOMPARE(r->tci.back(), 0.0);
    }
    void theFilterStaysWhereItWasOnABadRow()
    {
        const dy::Table data = simulated(kPhi, 0.3, 60, 6);
        auto filter = dy::TvpVar::start(data, {});
        QVERIFY(filter);
        const double before = filter->connectedness(10)->tci;
        VERIFY_REASON(filter->step(std::vector<double>{1, 2}), Reason::BadInput);
        VERIFY_REASON(filter->step(std::vector<double>{1, NAN, 2}), Reason::BadInput);
        VERIFY_NEAR(filter->connectedness(10)->tci, before);
        QVERIFY(filter->step(data.front()));
        QVERIFY(filter->connectedness(10)->tci != before);
    }
    void theFilterRefuses()
    {
        const dy::Table data = simulated(kPhi, 0.3, 60, 6);
        VERIFY_REASON(dy::tvp(data, 10, {}, 60), Reason::TooShort);
        VERIFY_REASON(dy::tvp(data, 10, {}, 4), Reason::TooShort);
        QVERIFY(dy::tvp(data, 10, {}, 5));
        VERIFY_REASON(dy::tvp(data, 10, {0, 0.96}, 40), Reason::BadInput);
        VERIFY_REASON(dy::tvp(data, 10, {0.99, 1.2}, 40), Reason::BadInput);
        VERIFY_REASON(dy::tvp({}, 10, {}, 0), Reason::NoData);
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsContagion)
#include "tst_analytics_contagion.moc"
