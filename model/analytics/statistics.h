// Statistics as ANALYTICS section 0 defines them, and the `stat.` functions of sections A3, A6, C13 and D.
// Shapes: plain lists, oldest first where order matters. The helpers return 0 for an empty list and expect
// their callers to have checked; what is in the second part checks for itself.
#pragma once

#include "model/analytics/result.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace plimsoll::analytics {

using Numbers = std::span<const double>;

double sum(Numbers x);
double mean(Numbers x);
double variance(Numbers x);        // divisor n
double sampleVariance(Numbers x);  // divisor n - 1; 0 for fewer than two
// Rounding makes a constant series vary a little; below that share of its size it does not.
bool varies(Numbers x);
// Of an even count: the mean of the two in the middle.
double median(Numbers x);
double medianAbsoluteDeviation(Numbers x);
inline constexpr double kRobustScale = 0.6745;  // makes a MAD comparable with a standard deviation
// The k-th smallest with k = ceil(alpha * n - 1e-12), at least the smallest; no interpolation.
double quantile(Numbers x, double alpha);
// That k, from 1 to n.
std::size_t quantileRank(double alpha, std::size_t n);
double normalCdf(double z);
double clamp(double x, double low, double high);
// Share of `history` that is not above `x`, 0 to 1.
double percentileOf(Numbers history, double x);
bool allFinite(Numbers x);
bool allPositive(Numbers x);
bool noneNegative(Numbers x);

struct Line {
    double slope = 0, intercept = 0, r2 = 0;
    std::optional<double> t;  // of the slope; absent where the fit has no error at all
};
// Ordinary least squares of y on x. Needs three points, and an x and a y that vary.
Result<Line> regression(Numbers x, Numbers y);
// Pearson. No value if either does not vary.
Result<double> correlation(Numbers x, Numbers y);

namespace stat {

// A6. mean / sd (n - 1), annualised. `ret`: returns a period.
Result<double> sharpe(Numbers ret, double periodsPerYear);

struct ForecastError {
    double maeBps = 0, biasBps = 0;  // bias: prediction - realised
    double signHit = 0;              // share where both have the same sign
};
// A3. Predicted against realised funding, fractions.
Result<ForecastError> forecastError(Numbers predicted, Numbers realised);

struct Beta {
    double beta = 0;
    std::optional<double> correlation;  // absent where the asset does not vary
};
// D. Slope of the asset's returns on the benchmark's.
Result<Beta> beta(Numbers asset, Numbers bench);

struct LeadLag {
    int lag = 0;  // above 0: x leads y
    double correlation = 0;
    std::vector<std::optional<double>> all;  // lags -maxLag to maxLag; absent where one side does not vary
};
// C13. Pearson of x[t] with y[t + lag]; the highest, the first on ties.
Result<LeadLag> leadLag(Numbers x, Numbers y, std::size_t maxLag);

}  // namespace stat

}  // namespace plimsoll::analytics
