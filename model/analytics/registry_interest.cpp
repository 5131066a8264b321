#include "model/analytics/interest.h"
#include "model/analytics/recovery.h"
#include "model/analytics/registry.h"

namespace plimsoll::analytics {

namespace {

using Object = Value::Object;
using Answer = Result<Object>;

constexpr std::array kKindWords = {
    std::pair{std::string_view("linear"), interest::ContractKind::Linear},
    std::pair{std::string_view("inverse"), interest::ContractKind::Inverse},
};

Answer toUsd(Arguments& a)
{
    const double contracts = a.number("contracts"), value = a.number("ct_val");
    const auto kind = a.choice("kind", kKindWords);
    const double price = a.number("price");
    if (a.failed()) return a.failure();
    return answer(interest::toUsd(contracts, value, kind, price), [](const interest::Units& u) {
        return Object{{"base", u.base}, {"usd", u.usd}};
    });
}

Answer concentration(Arguments& a)
{
    const auto oi = a.numbers("oi");
    if (a.failed()) return a.failure();
    return answer(interest::concentration(oi), [](const interest::Concentration& c) {
        return Object{
            {"total", c.total}, {"shares", Value::listOf(c.shares)}, {"hhi", c.hhi}, {"n_eff", c.effective}};
    });
}

Answer tinderbox(Arguments& a)
{
    const double now = a.number("oi_now"), then = a.number("oi_then");
    const double depthNow = a.number("depth_now"), depthThen = a.number("depth_then");
    if (a.failed()) return a.failure();
    return answer(interest::tinderbox(now, then, depthNow, depthThen), [](const interest::Tinderbox& t) {
        return Object{{"d_oi", t.interestChange},
                      {"d_depth", t.depthChange},
                      {"score", t.score},
                      {"ldr", t.perDepth},
                      {"level", t.level}};
    });
}

Answer quadrant(Arguments& a)
{
    const double dp = a.number("dp"), doi = a.number("doi");
    const double deadPrice = a.number("dead_p", 0.001), deadInterest = a.number("dead_oi", 0.005);
    if (a.failed()) return a.failure();
    return answer(interest::quadrant(dp, doi, deadPrice, deadInterest), [](interest::Quadrant q) {
        return Object{{"q", interest::quadrantName(q)}};
    });
}

Answer volatilityQuadrant(Arguments& a)
{
    const double doi = a.number("doi"), drv = a.number("drv");
    const double deadInterest = a.number("dead_oi", 0.005), deadVolatility = a.number("dead_rv", 0.05);
    if (a.failed()) return a.failure();
    return answer(interest::volatilityQuadrant(doi, drv, deadInterest, deadVolatility),
                  [](interest::VolatilityQuadrant q) {
                      return Object{{"q", interest::quadrantName(q)}};
                  });
}

Answer wave(Arguments& a)
{
    const double depth = a.number("d_depth_7d"), oi = a.number("d_oi_7d");
    const double r8 = a.number("r8_mean_7d"), share = a.number("alt_share_chg");
    if (a.failed()) return a.failure();
    return answer(interest::wave(depth, oi, r8, share), [](interest::Wave w) {
        return Object{{"wave", interest::waveName(w)}};
    });
}

Answer recovered(Arguments& a)
{
    const double before = a.number("pre"), trough = a.number("trough");
    std::vector<TimedValue> series;
    for (const auto& row : a.rows("series", 2))
        if (row.size() == 2) series.push_back({row[0], row[1]});
    if (a.failed()) return a.failure();
    return answer(recovery(before, trough, series), [](const Recovery& r) {
        return Object{
            {"r", Value::listOf(r.recovered)}, {"t50", r.half}, {"rate", r.rate}, {"half_life", r.halfLife}};
    });
}

constexpr FunctionRow kRows[] = {
    {"oi.to_usd", "B1", "contracts, ct_val, kind (linear|inverse), price", "base, usd",
     "contracts as base coins and USD", &toUsd},
    {"oi.concentration", "B2", "oi", "total, shares, hhi, n_eff", "how open interest is spread over venues",
     &concentration},
    {"oi.tinderbox", "B4", "oi_now, oi_then, depth_now, depth_then", "d_oi, d_depth, score, ldr, level",
     "leverage grows while liquidity does not; changes as ln of ratios", &tinderbox},
    {"oi.quadrant", "B5", "dp, doi, dead_p=0.001, dead_oi=0.005", "q",
     "price against open interest, changes as fractions", &quadrant},
    {"common.recovery", "B6 C6", "pre, trough, series [[t, x]]", "r, t50, rate, half_life",
     "share recovered, time to half, exponential half-life; in the unit of t", &recovered},
    {"oi.rv_quadrant", "B7", "doi, drv, dead_oi=0.005, dead_rv=0.05", "q",
     "open interest against realised volatility", &volatilityQuadrant},
    {"leverage.wave", "B8", "d_depth_7d, d_oi_7d, r8_mean_7d, alt_share_chg", "wave",
     "how leverage comes back after a flush", &wave},
};

}  // namespace

std::span<const FunctionRow> interestRows()
{
    return kRows;
}

}  // namespace plimsoll::analytics
