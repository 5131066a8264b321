#include "model/analytics/tvp_var.h"

#include "model/analytics/var_model.h"

#include <Eigen/Cholesky>
#include <Eigen/QR>

namespace plimsoll::analytics::dy {

using Index = Eigen::Index;

struct TvpVar::State {
    Forgetting forgetting;
    Vector mean, last;  // last: the newest row without the mean
    Vector b;           // rows of the coefficients, stacked
    Matrix P, S;

    Matrix coefficients() const
    {
        const Index n = mean.size();
        Matrix B(n, n);
        for (Index i = 0; i < n; ++i) B.row(i) = b.segment(i * n, n).transpose();
        return B;
    }
};

TvpVar::TvpVar(std::unique_ptr<State> state) : m_state(std::move(state)) {}
TvpVar::TvpVar(TvpVar&&) noexcept = default;
TvpVar& TvpVar::operator=(TvpVar&&) noexcept = default;
TvpVar::~TvpVar() = default;

Result<TvpVar> TvpVar::start(const Table& rows, Forgetting forgetting)
{
    const auto usable = [](double kappa) { return kappa > 0 && kappa <= 1; };
    if (!usable(forgetting.kappa1)) return badInput("kappa1", "must be above 0 and not above 1");
    if (!usable(forgetting.kappa2)) return badInput("kappa2", "must be above 0 and not above 1");
    const Result<Matrix> prior = matrixOf(rows, "data");
    if (!prior) return Unexpected<NoValue>{prior.error()};
    if (!prior->allFinite()) return badInput("data", "must be finite");
    const Index n = prior->cols(), count = prior->rows() - 1;
    if (count <= n) return tooShort("n_prior", rows.size(), static_cast<std::size_t>(n) + 2);

    auto s = std::make_unique<State>();
    s->forgetting = forgetting;
    s->mean = prior->colwise().mean().transpose();
    const Matrix centred = prior->rowwise() - s->mean.transpose();
    const Matrix X = centred.topRows(count), Y = centred.bottomRows(count);
    Eigen::ColPivHouseholderQR<Matrix> qr(X);
    if (qr.rank() < n) return badInput("data", "a series is constant or follows from the others");
    const Matrix B = qr.solve(Y).transpose();
    const Matrix U = Y - X * B.transpose();
    s->S = U.transpose() * U / static_cast<double>(count - n);
    if (!(s->S.diagonal().minCoeff() > 0)) return badInput("data", "a series is predicted without any error");
    s->b.resize(n * n);
    for (Index i = 0; i < n; ++i) s->b.segment(i * n, n) = B.row(i).transpose();
    const Matrix inverse = (X.transpose() * X).ldlt().solve(Matrix::Identity(n, n));
    s->P = Matrix::Zero(n * n, n * n);
    for (Index i = 0; i < n; ++i) s->P.block(i * n, i * n, n, n) = s->S(i, i) * inverse;
    s->last = centred.row(count).transpose();
    if (!s->b.allFinite() || !s->P.allFinite()) return badInput("data", "is out of range");
    return TvpVar(std::move(s));
}

Result<bool> TvpVar::step(std::span<const double> row)
{
    State& s = *m_state;
    const Index n = s.mean.size();
    if (row.size() != static_cast<std::size_t>(n)) return badInput("data", "rows must be of equal length");
    const Vector y = Eigen::Map<const Vector>(row.data(), n) - s.mean;
    if (!y.allFinite()) return badInput("data", "must be finite");
    Matrix Z = Matrix::Zero(n, n * n);
    for (Index i = 0; i < n; ++i) Z.block(i, i * n, 1, n) = s.last.transpose();
    const Matrix predicted = s.P / s.forgetting.kappa1;
    const Vector e = y - Z * s.b;
    const Matrix S = s.forgetting.kappa2 * s.S + (1 - s.forgetting.kappa2) * (e * e.transpose());
    const Matrix PZ = predicted * Z.transpose();
    const Matrix innovation = Z * PZ + S;
    // K = PZ innovation^-1; the innovation is symmetric, so its transpose solves the same system.
    const Matrix K = innovation.ldlt().solve(PZ.transpose()).transpose();
    const Vector b = s.b + K * e;
    const Matrix P = predicted - K * PZ.transpose();
    if (!b.allFinite() || !P.allFinite() || !S.allFinite()) return badInput("data", "is out of range");
    s.b = b;
    s.P = 0.5 * (P + P.transpose());
    s.S = S;
    s.last = y;
    return true;
}

Table TvpVar::coefficients() const
{
    return tableOf(m_state->coefficients());
}

Table TvpVar::covariance() const
{
    return tableOf(m_state->S);
}

Result<Connectedness> TvpVar::connectedness(std::size_t horizon) const
{
    return decompose({m_state->coefficients()}, m_state->S, horizon);
}

Result<TvpResult> tvp(const Table& data, std::size_t horizon, Forgetting forgetting, std::size_t priorRows)
{
    if (data.size() <= priorRows) return tooShort("data", data.size(), priorRows + 1);
    const Table prior(data.begin(), data.begin() + static_cast<std::ptrdiff_t>(priorRows));
    if (prior.empty()) return tooShort("n_prior", 0, 3);
    Result<TvpVar> filter = TvpVar::start(prior, forgetting);
    if (!filter) return Unexpected<NoValue>{filter.error()};
    TvpResult out;
    for (std::size_t t = priorRows; t < data.size(); ++t) {
        const Result<bool> stepped = filter->step(data[t]);
        if (!stepped) return Unexpected<NoValue>{stepped.error()};
        const Result<Connectedness> now = filter->connectedness(horizon);
        if (!now) return Unexpected<NoValue>{now.error()};
        out.tci.push_back(now->tci);
    }
    out.coefficients = filter->coefficients();
    out.covariance = filter->covariance();
    return out;
}

}  // namespace plimsoll::analytics::dy
