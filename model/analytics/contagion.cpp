#include "model/analytics/contagion.h"

#include "model/analytics/var_model.h"

namespace plimsoll::analytics::dy {

Result<Connectedness> connectedness(const Table& data, std::size_t lags, std::size_t horizon)
{
    const Result<Matrix> matrix = matrixOf(data, "data");
    if (!matrix) return Unexpected<NoValue>{matrix.error()};
    const Result<Var> var = fitVar(*matrix, lags);
    if (!var) return Unexpected<NoValue>{var.error()};
    return decompose(var->lags, var->sigma, horizon);
}

Result<Connectedness> fromParameters(const std::vector<Table>& A, const Table& sigma, std::size_t horizon)
{
    const Result<Matrix> covariance = matrixOf(sigma, "sigma");
    if (!covariance) return Unexpected<NoValue>{covariance.error()};
    std::vector<Matrix> lags;
    for (const Table& a : A) {
        const Result<Matrix> lag = matrixOf(a, "A");
        if (!lag) return Unexpected<NoValue>{lag.error()};
        lags.push_back(*lag);
    }
    return decompose(lags, *covariance, horizon);
}

Result<std::size_t> lagByBic(const Table& data, std::size_t largest)
{
    const Result<Matrix> matrix = matrixOf(data, "data");
    if (!matrix) return Unexpected<NoValue>{matrix.error()};
    return lagByBic(*matrix, largest);
}

}  // namespace plimsoll::analytics::dy
