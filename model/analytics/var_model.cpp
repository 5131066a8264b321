#include "model/analytics/var_model.h"

#include "model/analytics/statistics.h"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <cmath>
#include <numbers>

namespace plimsoll::analytics::dy {

namespace {

using Index = Eigen::Index;

// Rows `from` to the end on a constant and p lags.
Result<Var> fitFrom(const Matrix& data, Index p, Index from)
{
    const Index n = data.cols(), rows = data.rows() - from, regressors = 1 + n * p;
    Matrix X(rows, regressors);
    X.col(0).setOnes();
    for (Index j = 0; j < p; ++j) X.middleCols(1 + j * n, n) = data.middleRows(from - 1 - j, rows);
    const Matrix Y = data.bottomRows(rows);
    Eigen::ColPivHouseholderQR<Matrix> qr(X);
    if (qr.rank() < regressors) return badInput("data", "a series is constant or follows from the others");
    const Matrix B = qr.solve(Y);
    const Matrix U = Y - X * B;
    Var out;
    out.sigma = U.transpose() * U / static_cast<double>(rows - regressors);
    out.intercept = B.row(0).transpose();
    for (Index j = 0; j < p; ++j) out.lags.push_back(B.middleRows(1 + j * n, n).transpose());
    const Eigen::LDLT<Matrix> factor(U.transpose() * U / static_cast<double>(rows));
    const double logDeterminant = factor.vectorD().array().max(1e-300).log().sum();
    out.logLikelihood = -0.5 * static_cast<double>(rows) *
                        (static_cast<double>(n) * (std::log(2 * std::numbers::pi) + 1) + logDeterminant);
    if (!B.allFinite() || !out.sigma.allFinite()) return badInput("data", "is out of range");
    if (!(out.sigma.diagonal().minCoeff() > 0)) return badInput("data", "a series is predicted without any error");
    return out;
}

Result<bool> checkData(const Matrix& data, std::size_t p)
{
    if (data.rows() == 0 || data.cols() == 0) return noData("data", "is empty");
    if (p == 0) return badInput("p", "must be at least 1");
    if (!data.allFinite()) return badInput("data", "must be finite");
    // T - p - Np - 1 degrees of freedom, one at least
    const auto n = static_cast<std::size_t>(data.cols()), rows = static_cast<std::size_t>(data.rows());
    if (p > rows || rows < p + n * p + 2) return tooShort("data", rows, p + n * p + 2);
    return true;
}

}  // namespace

Result<Var> fitVar(const Matrix& data, std::size_t p)
{
    const Result<bool> fine = checkData(data, p);
    if (!fine) return Unexpected<NoValue>{fine.error()};
    return fitFrom(data, static_cast<Index>(p), static_cast<Index>(p));
}

Result<std::size_t> lagByBic(const Matrix& data, std::size_t largest)
{
    const Result<bool> fine = checkData(data, largest);
    if (!fine) return Unexpected<NoValue>{fine.error()};
    std::size_t best = 0;
    double bestBic = 0;
    const double rows = static_cast<double>(data.rows()) - static_cast<double>(largest);
    for (std::size_t p = 1; p <= largest; ++p) {
        const Result<Var> var = fitFrom(data, static_cast<Index>(p), static_cast<Index>(largest));
        if (!var) return Unexpected<NoValue>{var.error()};
        const double n = static_cast<double>(data.cols());
        const double bic = -2 * var->logLikelihood + std::log(rows) * n * (n * static_cast<double>(p) + 1);
        if (best == 0 || bic < bestBic) {
            best = p;
            bestBic = bic;
        }
    }
    return best;
}

double companionModulus(const std::vector<Matrix>& lags)
{
    if (lags.empty()) return 0;
    const Index n = lags.front().rows(), p = static_cast<Index>(lags.size());
    Matrix companion = Matrix::Zero(n * p, n * p);
    for (Index j = 0; j < p; ++j) companion.block(0, j * n, n, n) = lags[static_cast<std::size_t>(j)];
    if (p > 1) companion.bottomLeftCorner(n * (p - 1), n * (p - 1)).setIdentity();
    return Eigen::EigenSolver<Matrix>(companion, false).eigenvalues().cwiseAbs().maxCoeff();
}

Result<Connectedness> decompose(const std::vector<Matrix>& A, const Matrix& sigma, std::size_t horizon)
{
    const Index n = sigma.rows();
    if (n == 0) return noData("sigma", "is empty");
    if (sigma.cols() != n || !sigma.allFinite()) return badInput("sigma", "must be square and finite");
    if (!(sigma.diagonal().minCoeff() > 0)) return badInput("sigma", "variances must be above 0");
    if (!sigma.isApprox(sigma.transpose(), 1e-9)) return badInput("sigma", "must be symmetric");
    for (const Matrix& a : A)
        if (a.rows() != n || a.cols() != n || !a.allFinite())
            return badInput("A", "every matrix must have the shape of sigma");
    if (horizon == 0 || horizon > kLongestHorizon) return badInput("H", "must be from 1 to 1000");

    // Moving average form A_0 = I, A_h = sum over j of lag_j A_(h-j), as far back as the lags reach.
    std::vector<Matrix> past;
    Matrix shares = Matrix::Zero(n, n);
    Vector total = Vector::Zero(n);
    for (std::size_t h = 0; h < horizon; ++h) {
        Matrix now = h == 0 ? Matrix(Matrix::Identity(n, n)) : Matrix(Matrix::Zero(n, n));
        for (std::size_t j = 0; j < A.size() && j < h; ++j) now += A[j] * past[h - 1 - j];
        const Matrix response = now * sigma;
        shares += response.cwiseAbs2();
        total += (response.cwiseProduct(now)).rowwise().sum();  // diagonal of A_h sigma A_h'
        past.push_back(now);
    }
    shares.array().rowwise() /= sigma.diagonal().transpose().array();
    shares.array().colwise() /= total.array();

    Matrix table = 100 * shares;
    table.array().colwise() *= shares.rowwise().sum().array().inverse();
    Connectedness out;
    for (Index i = 0; i < n; ++i) {
        double from = 0, to = 0;
        for (Index j = 0; j < n; ++j) {
            if (j == i) continue;
            from += table(i, j);
            to += table(j, i);
        }
        out.from.push_back(from);
        out.to.push_back(to);
        out.net.push_back(out.to.back() - out.from.back());
    }
    out.tci = mean(out.from);
    if (n > 1) out.tciCorrected = out.tci * static_cast<double>(n) / static_cast<double>(n - 1);
    out.modulus = companionModulus(A);
    if (!table.allFinite() || !std::isfinite(out.modulus)) return badInput("A", "responses grow out of range");
    out.table = tableOf(table);
    return out;
}

Result<Matrix> matrixOf(const Table& rows, const char* key)
{
    if (rows.empty() || rows.front().empty()) return noData(key, "is empty");
    Matrix out(static_cast<Index>(rows.size()), static_cast<Index>(rows.front().size()));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].size() != rows.front().size()) return badInput(key, "rows must be of equal length");
        for (std::size_t j = 0; j < rows[i].size(); ++j)
            out(static_cast<Index>(i), static_cast<Index>(j)) = rows[i][j];
    }
    return out;
}

Table tableOf(const Matrix& matrix)
{
    Table out(static_cast<std::size_t>(matrix.rows()));
    for (Index i = 0; i < matrix.rows(); ++i)
        for (Index j = 0; j < matrix.cols(); ++j) out[static_cast<std::size_t>(i)].push_back(matrix(i, j));
    return out;
}

}  // namespace plimsoll::analytics::dy
