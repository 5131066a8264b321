// How bad a bad return is (ANALYTICS D): value at risk, expected shortfall, expectiles, joint tails.
// Returns are fractions, oldest first; losses, VaR and ES are positive fractions unless said otherwise.
#pragma once

#include "model/analytics/statistics.h"

#include <optional>
#include <span>
#include <vector>

namespace plimsoll::analytics::risk {

struct Ewma {
    double sigma = 0;  // of the next return
    double var = 0;    // sigma times the normal quantile
};
// Exponentially weighted variance (RiskMetrics 1996), started at the first squared return.
// lam: weight of the past, 0 to 1; alpha: 0.95, 0.975 or 0.99.
Result<Ewma> ewma(Numbers ret, double lam, double alpha);
// The quantile of the standard normal that ANALYTICS D gives for 0.95, 0.975 and 0.99.
std::optional<double> normalQuantile(double alpha);

struct Tail {
    double var = 0;  // loss that a share 1 - alpha of the returns exceeds
    double es = 0;   // mean loss of that share (Acerbi and Tasche 2002)
};
// From the sample itself. alpha in (0, 1).
Result<Tail> historical(Numbers ret, double alpha);

struct Expectile {
    double expectile = 0;      // a return, not a loss
    double theta = 0;          // share of returns below it
    std::optional<double> es;  // mean return below it (Taylor 2008); absent where nothing is, or tau is 0.5
};
Result<Expectile> expectile(Numbers ret, double tau);

struct ExpectileLevel {
    double quantile = 0;  // a return: the alpha-VaR with its sign
    double tau = 0;       // whose expectile that is
};
Result<ExpectileLevel> expectileLevel(Numbers ret, double alpha);

struct MidasExpectile {
    double beta0 = 0, beta1 = 0;
    double volatilityNext = 0;  // V of the period to come
    double forecast = 0;        // its expectile, a return
    double exceed = 0;          // share of the sample below its fit
};
// After Zhang and Ye: the tau-expectile of the next return, linear in a volatility of K mixed lags.
// Needs K + 2 returns and a volatility that varies. theta >= 1: how fast old returns lose weight.
Result<MidasExpectile> midasExpectile(Numbers ret, std::size_t lags, double theta, double tau);

struct Exceedances {
    std::size_t count = 0, of = 0;
    double per100 = 0, expectedPer100 = 0;
};
// The back-test line: how often the loss went beyond the VaR that was said before it. `var[t]` is for `ret[t]`.
Result<Exceedances> exceedances(Numbers ret, Numbers var, double alpha);

}  // namespace plimsoll::analytics::risk

namespace plimsoll::analytics::tail {

struct LowerDependence {
    double lambda = 0;           // P(asset in its alpha tail | benchmark in its own)
    double conditionalMean = 0;  // mean return of the asset then
};
// Lists of equal length, alpha in (0, 1]; TooShort if the tail is empty.
Result<LowerDependence> lowerDependence(Numbers bench, Numbers asset, double alpha);

}  // namespace plimsoll::analytics::tail
