// Volatility that remembers, and reacts more to falls: GJR-GARCH(1,1) (Glosten, Jagannathan and Runkle 1993)
// with filtered historical simulation (Barone-Adesi et al. 1999) in place of a parametric tail (ANALYTICS D).
// Returns are fractions, oldest first; variances are of one return.
#pragma once

#include "model/analytics/tails.h"

#include <cstdint>
#include <vector>

namespace plimsoll::analytics::risk {

// s2(t+1) = omega + (alpha + gamma [r < 0]) r^2 + beta s2(t)
struct GjrParameters {
    double omega = 0, alpha = 0, gamma = 0, beta = 0;
    double persistence() const { return alpha + gamma / 2 + beta; }
    double next(double variance, double r) const
    {
        return omega + (alpha + (r < 0 ? gamma : 0)) * r * r + beta * variance;
    }
};

struct Gjr {
    double sigmaNext = 0;              // of the return to come
    double logLikelihood = 0;          // normal
    double fhsVar95 = 0;               // a loss: 5 % quantile of the standardised returns, at sigmaNext
    double persistence = 0;            // below 1: the variance returns to a level
    std::vector<double> standardised;  // r / sigma, in order
};
// omega, alpha, beta and alpha + gamma not below 0; s2_0 above 0.
Result<Gjr> gjr(Numbers ret, const GjrParameters& p, double s2_0);

struct GjrFit {
    GjrParameters parameters;
    double s2_0 = 0;  // sample variance: the start it was fitted with
    double logLikelihood = 0;
};
inline constexpr std::size_t kGjrFitReturns = 1000;
// Maximum likelihood with variance targeting; persistence stays below 1. Refuses under 1000 returns.
Result<GjrFit> fitGjr(Numbers ret);

// VaR and ES of the next return: the historical tail of the standardised returns, at today's sigma.
Result<Tail> filteredTail(Numbers ret, const GjrParameters& p, double s2_0, double alpha);
// The same over `steps` returns to come, summed: paths drawn from the standardised returns. `seed` decides.
Result<Tail> filteredHorizon(Numbers ret, const GjrParameters& p, double s2_0, double alpha, std::size_t steps,
                             std::size_t paths, std::uint64_t seed);

}  // namespace plimsoll::analytics::risk
