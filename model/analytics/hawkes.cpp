#include "model/analytics/hawkes.h"

#include "model/analytics/minimise.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll::analytics::liq {

namespace {

Result<bool> checkTimes(Numbers times, double until)
{
    if (!(until >= 0) || !std::isfinite(until)) return badInput("T", "must not be below 0");
    double before = 0;
    for (const double t : times) {
        if (!(t >= before)) return badInput("times", "must ascend from 0");
        before = t;
    }
    if (before > until) return badInput("T", "must not be before the last of times");
    return true;
}

double logLikelihoodOf(Numbers times, double until, const HawkesParameters& p)
{
    double excitation = 0, out = -p.mu * until;
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (i > 0) excitation = std::exp(-p.beta * (times[i] - times[i - 1])) * (1 + excitation);
        out += std::log(p.mu + p.alpha * excitation);
    }
    if (times.empty()) return out;
    // The sum of exp(-beta (T - t_i)) is the excitation after the last event, decayed to T.
    const double left = std::exp(-p.beta * (until - times.back())) * (1 + excitation);
    return out - p.alpha / p.beta * (static_cast<double>(times.size()) - left);
}

constexpr double kLargestBranching = 0.99, kSlowest = 0.02, kFastest = 5;

}  // namespace

Result<HawkesLikelihood> hawkesLikelihood(Numbers times, double until, const HawkesParameters& p)
{
    const Result<bool> fine = checkTimes(times, until);
    if (!fine) return Unexpected<NoValue>{fine.error()};
    if (!(p.mu > 0)) return badInput("mu", "must be above 0");
    if (!(p.alpha >= 0)) return badInput("alpha", "must not be below 0");
    if (!(p.beta > 0)) return badInput("beta", "must be above 0");
    const HawkesLikelihood out{logLikelihoodOf(times, until, p), p.branching()};
    return finite(out, {out.logLikelihood, out.branching});
}

Result<HawkesFit> fitHawkes(Numbers times, double until)
{
    if (times.size() < kHawkesEvents) return tooShort("times", times.size(), kHawkesEvents);
    const Result<bool> fine = checkTimes(times, until);
    if (!fine) return Unexpected<NoValue>{fine.error()};
    if (!(until > 0)) return badInput("T", "must be above 0");

    // Searched in (ln(mu / mean rate), branching, ln beta): numbers of about one, whatever the unit of activity.
    const double rate = static_cast<double>(times.size()) / until;
    const auto parameters = [rate](Numbers at) {
        const double beta = std::exp(at[2]);
        return HawkesParameters{rate * std::exp(at[0]), at[1] * beta, beta};
    };
    const Box box{{std::log(1e-4), 1e-6, std::log(kSlowest)},
                  {std::log(2.0), kLargestBranching, std::log(kFastest)}};
    std::optional<Minimum> best;
    for (const double beta : {0.05, 0.3, 2.0}) {
        const Result<Minimum> found =
            minimise([&](Numbers at) { return -logLikelihoodOf(times, until, parameters(at)); },
                     {std::log(0.5), 0.5, std::log(beta)}, box, 600);
        if (found && (!best || found->value < best->value)) best = *found;
    }
    if (!best) return badInput("times", "no parameters fit");
    HawkesFit out;
    out.parameters = parameters(best->at);
    out.logLikelihood = -best->value;
    for (std::size_t i = 0; i < best->at.size(); ++i)
        out.atBound |= best->at[i] - box.low[i] < 1e-4 || box.high[i] - best->at[i] < 1e-4;
    return finite(out, {out.parameters.mu, out.parameters.alpha, out.parameters.beta, out.logLikelihood});
}

Result<Fano> branchingFromCounts(Numbers counts)
{
    if (counts.size() < 2) return tooShort("counts", counts.size(), 2);
    if (!allFinite(counts) || !noneNegative(counts)) return badInput("counts", "must not be below 0");
    const double average = mean(counts);
    if (!(average > 0)) return noData("counts", "are all 0");
    Fano out;
    out.fano = sampleVariance(counts) / average;
    if (out.fano > 1) out.branching = 1 - 1 / std::sqrt(out.fano);
    return finite(out, {out.fano, out.branching});
}

void HawkesIntensity::event(double time)
{
    const double t = std::max(time, m_last);
    if (m_count > 0) m_excitation *= std::exp(-m_p.beta * (t - m_last));
    m_logs += std::log(m_p.mu + m_p.alpha * m_excitation);
    m_excitation += 1;
    m_count += 1;
    m_last = t;
}

double HawkesIntensity::at(double time) const
{
    return m_p.mu + m_p.alpha * m_excitation * std::exp(-m_p.beta * std::max(0.0, time - m_last));
}

double HawkesIntensity::logLikelihood(double until) const
{
    // The sum of exp(-beta (T - t_i)) over all events is the excitation, decayed to T.
    const double left = m_excitation * std::exp(-m_p.beta * std::max(0.0, until - m_last));
    return m_logs - m_p.mu * until - m_p.alpha / m_p.beta * (m_count - left);
}

}  // namespace plimsoll::analytics::liq
