// The vector autoregression under contagion.h and tvp_var.h, on Eigen's matrices. For the .cpp files of this
// folder only: nobody else should have to know Eigen. Series in columns, rows oldest first.
#pragma once

#include "model/analytics/contagion.h"

#include <Eigen/Dense>
#include <vector>

namespace plimsoll::analytics::dy {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

// y(t) = c + sum over j of lags[j] y(t - 1 - j) + u(t), cov(u) = sigma
struct Var {
    std::vector<Matrix> lags;  // each N x N
    Vector intercept;
    Matrix sigma;
    double logLikelihood = 0;  // normal, at the maximum
};
// Least squares equation by equation. TooShort without a degree of freedom, BadInput if a series is
// a combination of the others or constant.
Result<Var> fitVar(const Matrix& data, std::size_t p);
// The lag count from 1 to `largest` with the smallest BIC, all fitted on the same rows.
Result<std::size_t> lagByBic(const Matrix& data, std::size_t largest);
// Largest modulus of the companion matrix' eigenvalues; below 1: shocks die out.
double companionModulus(const std::vector<Matrix>& lags);

// The decomposition of known parameters; what dy::fromParameters says, on matrices.
Result<Connectedness> decompose(const std::vector<Matrix>& A, const Matrix& sigma, std::size_t horizon);

// Rows of equal length to a matrix; BadInput names `key`.
Result<Matrix> matrixOf(const Table& rows, const char* key);
Table tableOf(const Matrix& matrix);

}  // namespace plimsoll::analytics::dy
