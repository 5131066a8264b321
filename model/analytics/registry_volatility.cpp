#include "model/analytics/garch.h"
#include "model/analytics/registry.h"
#include "model/analytics/tails.h"
#include "model/analytics/volatility.h"

namespace plimsoll::analytics {

namespace {

using Object = Value::Object;
using Answer = Result<Object>;

Answer estimators(Arguments& a)
{
    const auto open = a.numbers("o"), high = a.numbers("h"), low = a.numbers("l"), close = a.numbers("c");
    const double periods = a.number("periods_per_year");
    if (a.failed()) return a.failure();
    return answer(vol::estimators(open, high, low, close, periods), [](const vol::Estimators& e) {
        return Object{{"cc", e.closeToClose},
                      {"parkinson", e.parkinson},
                      {"garman_klass", e.garmanKlass},
                      {"rogers_satchell", e.rogersSatchell},
                      {"yang_zhang", e.yangZhang}};
    });
}

Answer bipower(Arguments& a)
{
    const auto ret = a.numbers("ret");
    if (a.failed()) return a.failure();
    return answer(vol::bipower(ret), [](const vol::Bipower& b) {
        return Object{{"rv", b.realised}, {"bv", b.bipower}, {"jump_ratio", b.jumpRatio}};
    });
}

Answer atr(Arguments& a)
{
    const auto high = a.numbers("h"), low = a.numbers("l"), close = a.numbers("c");
    const std::size_t n = a.count("n");
    if (a.failed()) return a.failure();
    return answer(vol::atr(high, low, close, n), [](const vol::Atr& t) {
        return Object{{"atr", t.atr}, {"tr", Value::listOf(t.trueRange)}};
    });
}

Answer ewma(Arguments& a)
{
    const auto ret = a.numbers("ret");
    const double lam = a.number("lam"), alpha = a.number("alpha");
    if (a.failed()) return a.failure();
    return answer(risk::ewma(ret, lam, alpha), [](const risk::Ewma& e) {
        return Object{{"sigma", e.sigma}, {"var", e.var}};
    });
}

Answer historical(Arguments& a)
{
    const auto ret = a.numbers("ret");
    const double alpha = a.number("alpha");
    if (a.failed()) return a.failure();
    return answer(risk::historical(ret, alpha), [](const risk::Tail& t) {
        return Object{{"var", t.var}, {"es", t.es}};
    });
}

Answer expectile(Arguments& a)
{
    const auto ret = a.numbers("ret");
    const double tau = a.number("tau");
    if (a.failed()) return a.failure();
    return answer(risk::expectile(ret, tau), [](const risk::Expectile& e) {
        return Object{{"expectile", e.expectile}, {"theta", e.theta}, {"es", e.es}};
    });
}

Answer expectileLevel(Arguments& a)
{
    const auto ret = a.numbers("ret");
    const double alpha = a.number("alpha");
    if (a.failed()) return a.failure();
    return answer(risk::expectileLevel(ret, alpha), [](const risk::ExpectileLevel& e) {
        return Object{{"q", e.quantile}, {"tau", e.tau}};
    });
}

Answer midasExpectile(Arguments& a)
{
    const auto ret = a.numbers("ret");
    const std::size_t lags = a.count("K");
    const double theta = a.number("theta"), tau = a.number("tau");
    if (a.failed()) return a.failure();
    return answer(risk::midasExpectile(ret, lags, theta, tau), [](const risk::MidasExpectile& m) {
        return Object{{"beta0", m.beta0},
                      {"beta1", m.beta1},
                      {"v_next", m.volatilityNext},
                      {"forecast", m.forecast},
                      {"exceed", m.exceed}};
    });
}

Answer gjr(Arguments& a)
{
    const auto ret = a.numbers("ret");
    const risk::GjrParameters p{a.number("omega"), a.number("alpha"), a.number("gamma"), a.number("beta")};
    const double start = a.number("s2_0");
    if (a.failed()) return a.failure();
    return answer(risk::gjr(ret, p, start), [](const risk::Gjr& g) {
        return Object{{"sigma_next", g.sigmaNext},
                      {"loglik", g.logLikelihood},
                      {"fhs_var95", g.fhsVar95},
                      {"persistence", g.persistence}};
    });
}

Answer fitGjr(Arguments& a)
{
    const auto ret = a.numbers("ret");
    if (a.failed()) return a.failure();
    return answer(risk::fitGjr(ret), [](const risk::GjrFit& f) {
        return Object{{"omega", f.parameters.omega},
                      {"alpha", f.parameters.alpha},
                      {"gamma", f.parameters.gamma},
                      {"beta", f.parameters.beta},
                      {"s2_0", f.s2_0},
                      {"loglik", f.logLikelihood}};
    });
}

Answer lowerDependence(Arguments& a)
{
    const auto bench = a.numbers("bench"), asset = a.numbers("asset");
    const double alpha = a.number("alpha");
    if (a.failed()) return a.failure();
    return answer(tail::lowerDependence(bench, asset, alpha), [](const tail::LowerDependence& d) {
        return Object{{"lambda_l", d.lambda}, {"cond_mean", d.conditionalMean}};
    });
}

constexpr FunctionRow kRows[] = {
    {"vol.estimators", "D", "o, h, l, c, periods_per_year",
     "cc, parkinson, garman_klass, rogers_satchell, yang_zhang", "annualised volatility from bars, five ways",
     &estimators},
    {"vol.bipower", "D", "ret", "rv, bv, jump_ratio", "realised variance and the share of it that is jumps",
     &bipower},
    {"vol.atr", "D", "h, l, c, n", "atr, tr", "Wilder's average true range, in price units", &atr},
    {"risk.ewma", "D", "ret, lam, alpha", "sigma, var",
     "exponentially weighted sigma and normal VaR of the next return", &ewma},
    {"risk.hist", "D", "ret, alpha", "var, es", "historical VaR and expected shortfall, positive fractions",
     &historical},
    {"risk.expectile", "D", "ret, tau", "expectile, theta, es",
     "the tau-expectile of the returns and the mean below it", &expectile},
    {"risk.expectile_calib", "D", "ret, alpha", "q, tau", "the tau whose expectile is the alpha-VaR",
     &expectileLevel},
    {"risk.midas_expectile", "D", "ret, K, theta, tau", "beta0, beta1, v_next, forecast, exceed",
     "expectile of the next return from mixed lags of squared returns", &midasExpectile},
    {"risk.gjr", "D", "ret, omega, alpha, gamma, beta, s2_0", "sigma_next, loglik, fhs_var95, persistence",
     "GJR-GARCH filter with filtered historical VaR", &gjr},
    {"risk.gjr_fit", "D", "ret", "omega, alpha, gamma, beta, s2_0, loglik",
     "GJR-GARCH by maximum likelihood, from 1000 returns", &fitGjr},
    {"tail.lower_dependence", "D", "bench, asset, alpha", "lambda_l, cond_mean",
     "how often and how far an asset falls on the benchmark's worst days", &lowerDependence},
};

}  // namespace

std::span<const FunctionRow> volatilityRows()
{
    return kRows;
}

}  // namespace plimsoll::analytics
