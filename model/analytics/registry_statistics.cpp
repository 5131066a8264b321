#include "model/analytics/registry.h"
#include "model/analytics/statistics.h"

namespace plimsoll::analytics {

namespace {

using Object = Value::Object;
using Answer = Result<Object>;

Answer sharpe(Arguments& a)
{
    const auto ret = a.numbers("ret");
    const double periods = a.number("periods_per_year");
    if (a.failed()) return a.failure();
    return answer(stat::sharpe(ret, periods), "sharpe");
}

Answer forecastError(Arguments& a)
{
    const auto predicted = a.numbers("pred"), realised = a.numbers("real");
    if (a.failed()) return a.failure();
    return answer(stat::forecastError(predicted, realised), [](const stat::ForecastError& e) {
        return Object{{"mae_bps", e.maeBps}, {"bias_bps", e.biasBps}, {"sign_hit", e.signHit}};
    });
}

Answer beta(Arguments& a)
{
    const auto asset = a.numbers("asset"), bench = a.numbers("bench");
    if (a.failed()) return a.failure();
    return answer(stat::beta(asset, bench), [](const stat::Beta& b) {
        return Object{{"beta", b.beta}, {"corr", b.correlation}};
    });
}

Answer leadLag(Arguments& a)
{
    const auto x = a.numbers("x"), y = a.numbers("y");
    const std::size_t lag = a.count("max_lag");
    if (a.failed()) return a.failure();
    return answer(stat::leadLag(x, y, lag), [](const stat::LeadLag& l) {
        return Object{{"lag", l.lag}, {"corr", l.correlation}, {"all", Value::listOf(l.all)}};
    });
}

constexpr FunctionRow kRows[] = {
    {"stat.sharpe", "A6", "ret, periods_per_year", "sharpe", "mean over deviation (n-1) of returns, annualised",
     &sharpe},
    {"stat.forecast_error", "A3", "pred, real", "mae_bps, bias_bps, sign_hit",
     "predicted against realised funding", &forecastError},
    {"stat.beta", "D", "asset, bench", "beta, corr", "slope of asset returns on benchmark returns", &beta},
    {"stat.leadlag", "C13", "x, y, max_lag", "lag, corr, all", "who moves first; lag above 0: x leads", &leadLag},
};

}  // namespace

std::span<const FunctionRow> statisticsRows()
{
    return kRows;
}

}  // namespace plimsoll::analytics
