// Connectedness that moves with the data: a VAR(1) whose coefficients drift, followed by a Kalman filter
// with forgetting factors (Antonakakis, Chatziantoniou and Gabauer 2020; ANALYTICS E, steps as there).
// One step an hour costs little, so a live panel keeps one of these and feeds it row by row.
#pragma once

#include "model/analytics/contagion.h"

#include <memory>
#include <span>

namespace plimsoll::analytics::dy {

struct Forgetting {
    double kappa1 = 0.99;  // of the coefficients, above 0 to 1
    double kappa2 = 0.96;  // of the error covariance
};

class TvpVar {
public:
    // `prior`: the first rows, from which mean, coefficients and covariances start. At least N + 2 of them.
    static Result<TvpVar> start(const Table& prior, Forgetting forgetting);
    TvpVar(TvpVar&&) noexcept;
    TvpVar& operator=(TvpVar&&) noexcept;
    ~TvpVar();

    // The next row. BadInput if it is not finite or of another length; the filter then stays where it was.
    Result<bool> step(std::span<const double> row);
    Result<Connectedness> connectedness(std::size_t horizon) const;
    Table coefficients() const;  // row i: equation of series i
    Table covariance() const;

private:
    struct State;
    explicit TvpVar(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

struct TvpResult {
    std::vector<double> tci;  // one a row after the prior, percent, not corrected
    Table coefficients, covariance;
};
// data: T x N; n_prior rows start the filter, every further row is one step.
Result<TvpResult> tvp(const Table& data, std::size_t horizon, Forgetting forgetting, std::size_t priorRows);

}  // namespace plimsoll::analytics::dy
