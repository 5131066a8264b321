#include "model/analytics/tails.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace plimsoll::analytics {

namespace risk {

std::optional<double> normalQuantile(double alpha)
{
    static constexpr std::array<std::pair<double, double>, 3> table = {
        {{0.95, 1.6448536270}, {0.975, 1.9599639845}, {0.99, 2.3263478740}}};
    for (const auto& [level, z] : table)
        if (std::abs(alpha - level) <= kTolerance) return z;
    return std::nullopt;
}

Result<Ewma> ewma(Numbers ret, double lam, double alpha)
{
    if (ret.empty()) return noData("ret", "is empty");
    if (!allFinite(ret)) return badInput("ret", "must be finite");
    if (!(lam >= 0 && lam <= 1)) return badInput("lam", "must be from 0 to 1");
    const std::optional<double> z = normalQuantile(alpha);
    if (!z) return badInput("alpha", "must be 0.95, 0.975 or 0.99");
    double variance = ret[0] * ret[0];
    for (const double r : ret.subspan(1)) variance = lam * variance + (1 - lam) * r * r;
    const double sigma = std::sqrt(variance);
    return finite(Ewma{sigma, *z * sigma}, {sigma, *z * sigma});
}

Result<Tail> historical(Numbers ret, double alpha)
{
    if (ret.empty()) return noData("ret", "is empty");
    if (!allFinite(ret)) return badInput("ret", "must be finite");
    if (!(alpha > 0 && alpha < 1)) return badInput("alpha", "must be between 0 and 1");
    std::vector<double> losses(ret.begin(), ret.end());
    for (double& x : losses) x = 0 - x;
    std::sort(losses.begin(), losses.end());
    const std::size_t k = quantileRank(alpha, losses.size());
    const double n = static_cast<double>(losses.size());
    Tail out;
    out.var = losses[k - 1];
    double beyond = (static_cast<double>(k) - alpha * n) * out.var;
    for (std::size_t i = k; i < losses.size(); ++i) beyond += losses[i];
    out.es = beyond / (n * (1 - alpha));
    return finite(out, {out.var, out.es});
}

Result<Expectile> expectile(Numbers ret, double tau)
{
    if (ret.empty()) return noData("ret", "is empty");
    if (!allFinite(ret)) return badInput("ret", "must be finite");
    if (!(tau > 0 && tau < 1)) return badInput("tau", "must be between 0 and 1");
    const double average = mean(ret);
    const auto [lowest, highest] = std::minmax_element(ret.begin(), ret.end());
    if (*lowest == *highest) return finite(Expectile{*lowest, 0, std::nullopt}, {*lowest});

    double e = average;
    for (int round = 0; round < 500; ++round) {
        double weights = 0, weighted = 0;
        for (const double x : ret) {
            const double w = x >= e ? tau : 1 - tau;
            weights += w;
            weighted += w * x;
        }
        const double next = weighted / weights;
        const double change = std::abs(next - e);
        e = next;
        if (change < 1e-16) break;
    }
    Expectile out;
    out.expectile = e;
    const auto below = std::count_if(ret.begin(), ret.end(), [e](double x) { return x < e; });
    out.theta = static_cast<double>(below) / static_cast<double>(ret.size());
    if (below > 0 && tau != 0.5) {
        const double g = tau / ((1 - 2 * tau) * out.theta);
        out.es = (1 + g) * e - g * average;
    }
    return finite(out, {e, out.es.value_or(0)});
}

Result<ExpectileLevel> expectileLevel(Numbers ret, double alpha)
{
    if (ret.empty()) return noData("ret", "is empty");
    if (!allFinite(ret)) return badInput("ret", "must be finite");
    if (!(alpha > 0 && alpha < 1)) return badInput("alpha", "must be between 0 and 1");
    ExpectileLevel out;
    out.quantile = quantile(ret, 1 - alpha);
    double under = 0, around = 0;
    for (const double x : ret) {
        under += std::max(0.0, out.quantile - x);
        around += std::abs(x - out.quantile);
    }
    if (!(around > 0)) return noData("ret", "does not vary");
    out.tau = under / around;
    return finite(out, {out.quantile, out.tau});
}

namespace {

struct Fit {
    double intercept = 0, slope = 0;
    double at(double x) const { return intercept + slope * x; }
};

// Weighted least squares of y on (1, x), around the weighted means: no cancellation for small x.
std::optional<Fit> weightedFit(Numbers x, Numbers y, Numbers w)
{
    double sw = 0, sx = 0, sy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        sw += w[i];
        sx += w[i] * x[i];
        sy += w[i] * y[i];
    }
    const double mx = sx / sw, my = sy / sw;
    double sxx = 0, sxy = 0, scale = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        sxx += w[i] * (x[i] - mx) * (x[i] - mx);
        sxy += w[i] * (x[i] - mx) * (y[i] - my);
        scale += w[i] * x[i] * x[i];
    }
    if (!(sxx > 1e-20 * scale)) return std::nullopt;
    const double slope = sxy / sxx;
    return Fit{my - slope * mx, slope};
}

}  // namespace

Result<MidasExpectile> midasExpectile(Numbers ret, std::size_t lags, double theta, double tau)
{
    if (lags == 0) return badInput("K", "must be at least 1");
    if (ret.size() < lags + 2) return tooShort("ret", ret.size(), lags + 2);
    if (!allFinite(ret)) return badInput("ret", "must be finite");
    if (!(theta >= 1) || !std::isfinite(theta)) return badInput("theta", "must be at least 1");
    if (!(tau > 0 && tau < 1)) return badInput("tau", "must be between 0 and 1");

    std::vector<double> lagWeights;
    for (std::size_t k = 1; k <= lags; ++k)
        lagWeights.push_back(std::pow(1 - static_cast<double>(k) / static_cast<double>(lags + 1), theta - 1));
    const double total = sum(lagWeights);
    if (!(total > 0)) return badInput("theta", "leaves no lag any weight");
    const auto volatility = [&](std::size_t t) {
        double v = 0;
        for (std::size_t k = 1; k <= lags; ++k) v += lagWeights[k - 1] / total * ret[t - k] * ret[t - k];
        return std::sqrt(v);
    };

    const Numbers y = ret.subspan(lags);
    std::vector<double> x;
    for (std::size_t t = lags; t < ret.size(); ++t) x.push_back(volatility(t));
    std::vector<double> weights(x.size(), 1.0);
    std::optional<Fit> fit = weightedFit(x, y, weights);
    for (int round = 0; fit && round < 200; ++round) {
        for (std::size_t i = 0; i < x.size(); ++i) weights[i] = y[i] >= fit->at(x[i]) ? tau : 1 - tau;
        const std::optional<Fit> next = weightedFit(x, y, weights);
        const double change =
            next ? std::max(std::abs(next->intercept - fit->intercept), std::abs(next->slope - fit->slope)) : 0;
        fit = next;
        if (change < 1e-15) break;
    }
    if (!fit) return noData("ret", "volatility does not vary");

    MidasExpectile out{fit->intercept, fit->slope, volatility(ret.size()), 0, 0};
    out.forecast = fit->at(out.volatilityNext);
    std::size_t below = 0;
    for (std::size_t i = 0; i < x.size(); ++i) below += y[i] < fit->at(x[i]);
    out.exceed = static_cast<double>(below) / static_cast<double>(x.size());
    return finite(out, {out.beta0, out.beta1, out.volatilityNext, out.forecast});
}

Result<Exceedances> exceedances(Numbers ret, Numbers var, double alpha)
{
    if (ret.empty()) return noData("ret", "is empty");
    if (var.size() != ret.size()) return badInput("var", "must be as long as ret");
    if (!(alpha > 0 && alpha < 1)) return badInput("alpha", "must be between 0 and 1");
    Exceedances out;
    out.of = ret.size();
    for (std::size_t i = 0; i < ret.size(); ++i) out.count += ret[i] < -var[i];
    out.per100 = 100 * static_cast<double>(out.count) / static_cast<double>(out.of);
    out.expectedPer100 = 100 * (1 - alpha);
    return out;
}

}  // namespace risk

namespace tail {

Result<LowerDependence> lowerDependence(Numbers bench, Numbers asset, double alpha)
{
    if (bench.empty()) return noData("bench", "is empty");
    if (asset.size() != bench.size()) return badInput("asset", "must be as long as bench");
    if (!allFinite(bench)) return badInput("bench", "must be finite");
    if (!allFinite(asset)) return badInput("asset", "must be finite");
    if (!(alpha > 0 && alpha <= 1)) return badInput("alpha", "must be above 0 and not above 1");
    const double n = static_cast<double>(bench.size());
    const auto k = static_cast<std::size_t>(std::floor(alpha * n + kTolerance));
    if (k == 0) return tooShort("bench", bench.size(), static_cast<std::size_t>(std::ceil(1 / alpha)));
    const auto kthSmallest = [k](Numbers x) {
        std::vector<double> sorted(x.begin(), x.end());
        std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(k - 1), sorted.end());
        return sorted[k - 1];
    };
    const double benchTail = kthSmallest(bench), assetTail = kthSmallest(asset);
    double days = 0, joint = 0, returns = 0;
    for (std::size_t i = 0; i < bench.size(); ++i) {
        if (bench[i] > benchTail) continue;
        ++days;
        joint += asset[i] <= assetTail ? 1 : 0;
        returns += asset[i];
    }
    return finite(LowerDependence{joint / days, returns / days}, {returns});
}

}  // namespace tail

}  // namespace plimsoll::analytics
