#include "model/analytics/statistics.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics {

double sum(Numbers x)
{
    double s = 0;
    for (const double v : x) s += v;
    return s;
}

double mean(Numbers x)
{
    return x.empty() ? 0 : sum(x) / static_cast<double>(x.size());
}

namespace {

double squaredDeviations(Numbers x)
{
    const double m = mean(x);
    double s = 0;
    for (const double v : x) s += (v - m) * (v - m);
    return s;
}

double sortedMedian(std::vector<double>& x)
{
    if (x.empty()) return 0;
    const auto middle = x.begin() + static_cast<std::ptrdiff_t>(x.size() / 2);
    std::nth_element(x.begin(), middle, x.end());
    if (x.size() % 2 == 1) return *middle;
    return (*std::max_element(x.begin(), middle) + *middle) / 2;
}

struct Moments {
    double xx = 0, xy = 0, yy = 0, meanX = 0, meanY = 0;
};

Moments moments(Numbers x, Numbers y)
{
    Moments m;
    m.meanX = mean(x), m.meanY = mean(y);
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double dx = x[i] - m.meanX, dy = y[i] - m.meanY;
        m.xx += dx * dx, m.xy += dx * dy, m.yy += dy * dy;
    }
    return m;
}

int sign(double x)
{
    return (x > 0) - (x < 0);
}

}  // namespace

double variance(Numbers x)
{
    return x.empty() ? 0 : squaredDeviations(x) / static_cast<double>(x.size());
}

double sampleVariance(Numbers x)
{
    return x.size() < 2 ? 0 : squaredDeviations(x) / static_cast<double>(x.size() - 1);
}

bool varies(Numbers x)
{
    double biggest = 0;
    for (const double v : x) biggest = std::max(biggest, std::abs(v));
    return squaredDeviations(x) > 1e-28 * biggest * biggest * static_cast<double>(x.size());
}

double median(Numbers x)
{
    std::vector<double> copy(x.begin(), x.end());
    return sortedMedian(copy);
}

double medianAbsoluteDeviation(Numbers x)
{
    const double middle = median(x);
    std::vector<double> off;
    off.reserve(x.size());
    for (const double v : x) off.push_back(std::abs(v - middle));
    return sortedMedian(off);
}

std::size_t quantileRank(double alpha, std::size_t n)
{
    if (n == 0) return 0;
    const double k = std::ceil(alpha * static_cast<double>(n) - kTolerance);
    return static_cast<std::size_t>(clamp(k, 1, static_cast<double>(n)));
}

double quantile(Numbers x, double alpha)
{
    if (x.empty()) return 0;
    std::vector<double> copy(x.begin(), x.end());
    const auto place = copy.begin() + static_cast<std::ptrdiff_t>(quantileRank(alpha, x.size()) - 1);
    std::nth_element(copy.begin(), place, copy.end());
    return *place;
}

double normalCdf(double z)
{
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

double clamp(double x, double low, double high)
{
    return std::min(std::max(x, low), high);
}

double percentileOf(Numbers history, double x)
{
    if (history.empty()) return 0;
    const auto below = std::count_if(history.begin(), history.end(), [x](double h) { return h <= x; });
    return static_cast<double>(below) / static_cast<double>(history.size());
}

bool allFinite(Numbers x)
{
    return std::all_of(x.begin(), x.end(), [](double v) { return std::isfinite(v); });
}

bool allPositive(Numbers x)
{
    return std::all_of(x.begin(), x.end(), [](double v) { return v > 0 && std::isfinite(v); });
}

bool noneNegative(Numbers x)
{
    return std::all_of(x.begin(), x.end(), [](double v) { return v >= 0 && std::isfinite(v); });
}

Result<Line> regression(Numbers x, Numbers y)
{
    if (x.size() != y.size()) return badInput("y", "must be as long as x");
    if (x.size() < 3) return tooShort("x", x.size(), 3);
    if (!varies(x)) return badInput("x", "does not vary");
    if (!varies(y)) return badInput("y", "does not vary");
    const Moments m = moments(x, y);
    Line line;
    line.slope = m.xy / m.xx;
    line.intercept = m.meanY - line.slope * m.meanX;
    double error = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double e = y[i] - line.intercept - line.slope * x[i];
        error += e * e;
    }
    line.r2 = 1 - error / m.yy;
    const double deviation = std::sqrt(error / (static_cast<double>(x.size() - 2) * m.xx));
    if (deviation > 0) line.t = line.slope / deviation;
    return finite(line, {line.slope, line.intercept, line.r2, line.t.value_or(0)});
}

Result<double> correlation(Numbers x, Numbers y)
{
    if (x.size() != y.size()) return badInput("y", "must be as long as x");
    if (x.size() < 2) return tooShort("x", x.size(), 2);
    if (!varies(x)) return badInput("x", "does not vary");
    if (!varies(y)) return badInput("y", "does not vary");
    const Moments m = moments(x, y);
    const double r = clamp(m.xy / (std::sqrt(m.xx) * std::sqrt(m.yy)), -1, 1);
    return finite(r, {r});
}

namespace stat {

Result<double> sharpe(Numbers ret, double periodsPerYear)
{
    if (ret.size() < 2) return tooShort("ret", ret.size(), 2);
    if (!(periodsPerYear > 0)) return badInput("periods_per_year", "must be above 0");
    if (!varies(ret)) return badInput("ret", "does not vary, so there is no ratio");
    const double ratio = mean(ret) / std::sqrt(sampleVariance(ret)) * std::sqrt(periodsPerYear);
    return finite(ratio, {ratio});
}

Result<ForecastError> forecastError(Numbers predicted, Numbers realised)
{
    if (predicted.empty()) return noData("pred", "is empty");
    if (predicted.size() != realised.size()) return badInput("real", "must be as long as pred");
    ForecastError out;
    for (std::size_t i = 0; i < predicted.size(); ++i) {
        out.maeBps += std::abs(predicted[i] - realised[i]) * 1e4;
        out.biasBps += (predicted[i] - realised[i]) * 1e4;
        out.signHit += sign(predicted[i]) == sign(realised[i]) ? 1 : 0;
    }
    const double n = static_cast<double>(predicted.size());
    out.maeBps /= n, out.biasBps /= n, out.signHit /= n;
    return finite(out, {out.maeBps, out.biasBps});
}

Result<Beta> beta(Numbers asset, Numbers bench)
{
    if (asset.size() != bench.size()) return badInput("bench", "must be as long as asset");
    if (bench.size() < 2) return tooShort("bench", bench.size(), 2);
    if (!varies(bench)) return badInput("bench", "does not vary");
    const Moments m = moments(bench, asset);
    Beta out{m.xy / m.xx, std::nullopt};
    if (const auto r = analytics::correlation(bench, asset)) out.correlation = *r;
    return finite(out, {out.beta});
}

Result<LeadLag> leadLag(Numbers x, Numbers y, std::size_t maxLag)
{
    if (x.size() != y.size()) return badInput("y", "must be as long as x");
    if (x.size() < 2) return tooShort("x", x.size(), 2);
    if (maxLag >= x.size()) return tooShort("x", x.size(), maxLag + 1);
    LeadLag out;
    bool found = false;
    for (int lag = -static_cast<int>(maxLag); lag <= static_cast<int>(maxLag); ++lag) {
        const std::size_t shift = static_cast<std::size_t>(std::abs(lag)), n = x.size() - shift;
        const auto r = lag >= 0 ? analytics::correlation(x.first(n), y.subspan(shift))
                                : analytics::correlation(x.subspan(shift), y.first(n));
        out.all.push_back(r ? std::optional(*r) : std::nullopt);
        if (r && (!found || above(*r, out.correlation))) {
            found = true;
            out.lag = lag, out.correlation = *r;
        }
    }
    if (!found) return badInput("x", "or y does not vary at any lag");
    return out;
}

}  // namespace stat

}  // namespace plimsoll::analytics
