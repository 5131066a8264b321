#include "model/analytics/minimise.h"

#include <nlopt.h>
#include <cmath>
#include <memory>

namespace plimsoll::analytics {

namespace {

constexpr double kNowhere = 1e100;  // worse than any likelihood

struct Closer {
    void operator()(nlopt_opt optimiser) const { nlopt_destroy(optimiser); }
};

double evaluate(unsigned n, const double* x, double* /*gradient*/, void* f)
{
    const double y = (*static_cast<const std::function<double(Numbers)>*>(f))(Numbers(x, n));
    return std::isfinite(y) ? y : kNowhere;
}

}  // namespace

Result<Minimum> minimise(const std::function<double(Numbers)>& f, std::vector<double> start, const Box& box,
                         int evaluations)
{
    const std::size_t n = start.size();
    if (n == 0) return noData("start", "is empty");
    if (box.low.size() != n || box.high.size() != n) return badInput("box", "must be as long as start");
    for (std::size_t i = 0; i < n; ++i)
        if (!(box.low[i] <= start[i] && start[i] <= box.high[i])) return badInput("start", "is outside the box");

    const std::unique_ptr<std::remove_pointer_t<nlopt_opt>, Closer> optimiser(
        nlopt_create(NLOPT_LN_NELDERMEAD, static_cast<unsigned>(n)));
    if (!optimiser) return badInput("start", "no optimiser for so many numbers");
    std::function<double(Numbers)> target = f;
    nlopt_set_min_objective(optimiser.get(), evaluate, &target);
    nlopt_set_lower_bounds(optimiser.get(), box.low.data());
    nlopt_set_upper_bounds(optimiser.get(), box.high.data());
    nlopt_set_xtol_rel(optimiser.get(), 1e-8);
    nlopt_set_ftol_rel(optimiser.get(), 1e-12);
    nlopt_set_maxeval(optimiser.get(), evaluations);

    Minimum out;
    out.at = std::move(start);
    out.value = kNowhere;
    const nlopt_result ended = nlopt_optimize(optimiser.get(), out.at.data(), &out.value);
    // Round-off inside the optimiser is not a failure: what it holds is its best point.
    if ((ended < 0 && ended != NLOPT_ROUNDOFF_LIMITED) || !(out.value < kNowhere))
        return badInput("f", "has no value where it was tried");
    return out;
}

}  // namespace plimsoll::analytics
