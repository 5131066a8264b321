#include "model/analytics/volatility.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plimsoll::analytics::vol {

namespace {

double square(double x)
{
    return x * x;
}

double annualised(double meanSquare, double periodsPerYear)
{
    return std::sqrt(periodsPerYear * std::max(0.0, meanSquare));
}

struct Bars {
    Numbers open, high, low, close;
    std::size_t size() const { return open.size(); }

    double range(std::size_t i) const { return std::log(high[i] / low[i]); }
    double body(std::size_t i) const { return std::log(close[i] / open[i]); }
    double gap(std::size_t i) const { return std::log(open[i] / close[i - 1]); }
    double rogersSatchell(std::size_t i) const
    {
        return std::log(high[i] / close[i]) * std::log(high[i] / open[i]) +
               std::log(low[i] / close[i]) * std::log(low[i] / open[i]);
    }
};

double yangZhangVariance(const Bars& bars)
{
    std::vector<double> gaps, bodies, rs;
    for (std::size_t i = 1; i < bars.size(); ++i) {
        gaps.push_back(bars.gap(i));
        bodies.push_back(bars.body(i));
        rs.push_back(bars.rogersSatchell(i));
    }
    const double n = static_cast<double>(gaps.size());
    const double k = 0.34 / (1.34 + (n + 1) / (n - 1));
    return sampleVariance(gaps) + k * sampleVariance(bodies) + (1 - k) * mean(rs);
}

}  // namespace

Result<Estimators> estimators(Numbers open, Numbers high, Numbers low, Numbers close, double periodsPerYear)
{
    const std::size_t n = open.size();
    if (high.size() != n) return badInput("h", "must be as long as o");
    if (low.size() != n) return badInput("l", "must be as long as o");
    if (close.size() != n) return badInput("c", "must be as long as o");
    if (n == 0) return noData("o", "is empty");
    if (!(periodsPerYear > 0)) return badInput("periods_per_year", "must be above 0");
    for (const auto& [key, prices] : {std::pair{"o", open}, {"h", high}, {"l", low}, {"c", close}})
        if (!allFinite(prices) || !allPositive(prices)) return badInput(key, "prices must be above 0");
    for (std::size_t i = 0; i < n; ++i)
        if (high[i] < low[i]) return badInput("h", "is below l");

    const Bars bars{open, high, low, close};
    double cc = 0, park = 0, gk = 0, rs = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (i > 0) cc += square(std::log(close[i] / close[i - 1]));
        park += square(bars.range(i));
        gk += 0.5 * square(bars.range(i)) - (2 * std::numbers::ln2 - 1) * square(bars.body(i));
        rs += bars.rogersSatchell(i);
    }
    const double count = static_cast<double>(n);
    Estimators out;
    if (n >= 2) out.closeToClose = annualised(cc / (count - 1), periodsPerYear);
    out.parkinson = annualised(park / count / (4 * std::numbers::ln2), periodsPerYear);
    out.garmanKlass = annualised(gk / count, periodsPerYear);
    out.rogersSatchell = annualised(rs / count, periodsPerYear);
    if (n >= 3) out.yangZhang = annualised(yangZhangVariance(bars), periodsPerYear);
    return finite(out, {out.closeToClose.value_or(0), out.parkinson, out.garmanKlass, out.rogersSatchell,
                        out.yangZhang.value_or(0)});
}

Result<Bipower> bipower(Numbers ret)
{
    if (ret.size() < 2) return tooShort("ret", ret.size(), 2);
    if (!allFinite(ret)) return badInput("ret", "must be finite");
    Bipower out;
    double products = 0;
    for (std::size_t i = 0; i < ret.size(); ++i) {
        out.realised += square(ret[i]);
        if (i > 0) products += std::abs(ret[i]) * std::abs(ret[i - 1]);
    }
    const double n = static_cast<double>(ret.size());
    out.bipower = std::numbers::pi / 2 * n / (n - 1) * products;
    if (out.realised > 0) out.jumpRatio = std::max(0.0, 1 - out.bipower / out.realised);
    return finite(out, {out.realised, out.bipower, out.jumpRatio.value_or(0)});
}

Result<Atr> atr(Numbers high, Numbers low, Numbers close, std::size_t n)
{
    if (high.empty()) return noData("h", "is empty");
    if (low.size() != high.size()) return badInput("l", "must be as long as h");
    if (close.size() != high.size()) return badInput("c", "must be as long as h");
    if (n == 0) return badInput("n", "must be at least 1");
    for (const auto& [key, prices] : {std::pair{"h", high}, {"l", low}, {"c", close}})
        if (!allFinite(prices)) return badInput(key, "must be finite");
    for (std::size_t i = 0; i < high.size(); ++i)
        if (high[i] < low[i]) return badInput("h", "is below l");

    Atr out;
    out.trueRange.reserve(high.size());
    for (std::size_t i = 0; i < high.size(); ++i) {
        double tr = high[i] - low[i];
        if (i > 0) tr = std::max({tr, std::abs(high[i] - close[i - 1]), std::abs(low[i] - close[i - 1])});
        out.trueRange.push_back(tr);
    }
    if (out.trueRange.size() >= n) {
        const double count = static_cast<double>(n);
        double value = mean(Numbers(out.trueRange).first(n));
        for (std::size_t i = n; i < out.trueRange.size(); ++i)
            value = (value * (count - 1) + out.trueRange[i]) / count;
        out.atr = value;
    }
    const double largest = *std::max_element(out.trueRange.begin(), out.trueRange.end());
    return finite(std::move(out), {largest, out.atr.value_or(0)});
}

}  // namespace plimsoll::analytics::vol
