#include "model/analytics/garch.h"

#include "model/analytics/minimise.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>

namespace plimsoll::analytics::risk {

namespace {

// Fitted in (alpha, alpha + gamma, beta): both reactions must not be below 0.
GjrParameters targeted(Numbers at, double variance)
{
    GjrParameters p{0, at[0], at[1] - at[0], at[2]};
    p.omega = variance * (1 - p.persistence());
    return p;
}

// Minus the normal log-likelihood without its constant.
double cost(Numbers ret, const GjrParameters& p)
{
    if (!(p.persistence() < 0.9999)) return INFINITY;
    double variance = 1, out = 0;
    for (const double r : ret) {
        out += 0.5 * (std::log(variance) + r * r / variance);
        variance = p.next(variance, r);
    }
    return out;
}

}  // namespace

Result<Gjr> gjr(Numbers ret, const GjrParameters& p, double s2_0)
{
    if (ret.empty()) return noData("ret", "is empty");
    if (!allFinite(ret)) return badInput("ret", "must be finite");
    if (!(p.omega >= 0)) return badInput("omega", "must not be below 0");
    if (!(p.alpha >= 0)) return badInput("alpha", "must not be below 0");
    if (!(p.alpha + p.gamma >= 0)) return badInput("gamma", "must not be below -alpha");
    if (!(p.beta >= 0)) return badInput("beta", "must not be below 0");
    if (!(s2_0 > 0)) return badInput("s2_0", "must be above 0");

    Gjr out;
    out.persistence = p.persistence();
    double variance = s2_0;
    for (const double r : ret) {
        if (!(variance > 0)) return badInput("omega", "lets the variance fall to 0");
        out.standardised.push_back(r / std::sqrt(variance));
        out.logLikelihood -= 0.5 * (std::log(2 * std::numbers::pi) + std::log(variance) + r * r / variance);
        variance = p.next(variance, r);
    }
    out.sigmaNext = std::sqrt(variance);
    out.fhsVar95 = -out.sigmaNext * quantile(out.standardised, 0.05);
    const std::array<double, 4> numbers{out.sigmaNext, out.logLikelihood, out.fhsVar95, out.persistence};
    return finite(std::move(out), {numbers[0], numbers[1], numbers[2], numbers[3]});
}

Result<GjrFit> fitGjr(Numbers ret)
{
    if (ret.size() < kGjrFitReturns) return tooShort("ret", ret.size(), kGjrFitReturns);
    if (!allFinite(ret)) return badInput("ret", "must be finite");
    double variance = 0;
    for (const double r : ret) variance += r * r;
    variance /= static_cast<double>(ret.size());
    if (!(variance > 0) || !std::isfinite(variance)) return noData("ret", "does not vary");
    // In units of their own sd, so that the answer does not depend on the size of the returns.
    std::vector<double> scaled(ret.begin(), ret.end());
    for (double& r : scaled) r /= std::sqrt(variance);

    const Box box{{0, 0, 0}, {0.9, 0.9, 0.9999}};
    static constexpr std::array<std::array<double, 3>, 3> starts = {
        {{0.03, 0.10, 0.90}, {0.10, 0.25, 0.70}, {0.05, 0.10, 0.40}}};
    std::optional<Minimum> best;
    for (const auto& start : starts) {
        const Result<Minimum> found = minimise([&](Numbers at) { return cost(scaled, targeted(at, 1)); },
                                               std::vector<double>(start.begin(), start.end()), box);
        if (found && (!best || found->value < best->value)) best = *found;
    }
    if (!best) return badInput("ret", "no parameters fit");
    GjrFit out;
    out.parameters = targeted(best->at, variance);
    out.s2_0 = variance;
    const Result<Gjr> run = gjr(ret, out.parameters, out.s2_0);
    if (!run) return Unexpected<NoValue>{run.error()};
    out.logLikelihood = run->logLikelihood;
    return out;
}

Result<Tail> filteredTail(Numbers ret, const GjrParameters& p, double s2_0, double alpha)
{
    const Result<Gjr> run = gjr(ret, p, s2_0);
    if (!run) return Unexpected<NoValue>{run.error()};
    Result<Tail> tail = historical(run->standardised, alpha);
    if (!tail) return tail;
    return finite(Tail{tail->var * run->sigmaNext, tail->es * run->sigmaNext}, {tail->es * run->sigmaNext});
}

Result<Tail> filteredHorizon(Numbers ret, const GjrParameters& p, double s2_0, double alpha, std::size_t steps,
                             std::size_t paths, std::uint64_t seed)
{
    if (steps == 0) return badInput("steps", "must be at least 1");
    if (paths == 0) return badInput("paths", "must be at least 1");
    const Result<Gjr> run = gjr(ret, p, s2_0);
    if (!run) return Unexpected<NoValue>{run.error()};
    std::mt19937_64 random(seed);
    std::vector<double> outcomes;
    outcomes.reserve(paths);
    for (std::size_t path = 0; path < paths; ++path) {
        double variance = run->sigmaNext * run->sigmaNext, total = 0;
        for (std::size_t step = 0; step < steps; ++step) {
            const double r = std::sqrt(variance) * run->standardised[random() % run->standardised.size()];
            total += r;
            variance = p.next(variance, r);
        }
        outcomes.push_back(total);
    }
    return historical(outcomes, alpha);
}

}  // namespace plimsoll::analytics::risk
