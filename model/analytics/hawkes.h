// Do liquidations set off liquidations? (ANALYTICS F3.) A Hawkes process with an exponential kernel:
// intensity(t) = mu + sum over past events of alpha exp(-beta (t - t_i)). Times in seconds, ascending.
// Feeds that print once a second hide clusters and make the branching ratio look smaller than it is.
#pragma once

#include "model/analytics/statistics.h"

#include <optional>

namespace plimsoll::analytics::liq {

struct HawkesParameters {
    double mu = 0, alpha = 0, beta = 0;                // events a second; 1/s
    double branching() const { return alpha / beta; }  // events that one event sets off
};

struct HawkesLikelihood {
    double logLikelihood = 0, branching = 0;
};
// Observed from 0 to `until`. mu and beta above 0, alpha not below 0. No event at all is an observation too.
Result<HawkesLikelihood> hawkesLikelihood(Numbers times, double until, const HawkesParameters& p);

struct HawkesFit {
    HawkesParameters parameters;
    double logLikelihood = 0;
    bool atBound = false;  // a parameter stands at the edge of what is allowed
};
inline constexpr std::size_t kHawkesEvents = 50;
// Maximum likelihood with mu > 0, 0 < branching < 0.99 and beta from 0.02 to 5 a second.
Result<HawkesFit> fitHawkes(Numbers times, double until);

struct Fano {
    double fano = 0;       // variance / mean of the counts
    double branching = 0;  // max(0, 1 - 1 / sqrt(fano)), below 1
};
// Hardiman and Bouchaud 2014, from counts of equal intervals; the live estimate.
Result<Fano> branchingFromCounts(Numbers counts);

// The intensity as events arrive; each costs one step of A_i = exp(-beta dt) (1 + A_(i-1)).
class HawkesIntensity {
public:
    explicit HawkesIntensity(const HawkesParameters& p) : m_p(p) {}
    // Times must not go back; one that does is counted as now.
    void event(double time);
    double at(double time) const;  // never below mu
    // Log-likelihood of everything seen, up to `until`.
    double logLikelihood(double until) const;

private:
    HawkesParameters m_p;
    double m_last = 0, m_excitation = 0;  // A of the last event, the event itself included
    double m_logs = 0, m_count = 0;
};

}  // namespace plimsoll::analytics::liq
