#include "model/analytics/adl.h"
#include "model/analytics/registry.h"
#include "model/analytics/registry_words.h"

namespace plimsoll::analytics {

namespace {

using Object = Value::Object;
using Answer = Result<Object>;

Answer binance(Arguments& a)
{
    const double pnl = a.number("upnl"), wallet = a.number("wallet"), mm = a.number("mm");
    if (a.failed()) return a.failure();
    return answer(adl::scoreBinance(pnl, wallet, mm), [](const adl::BinanceScore& s) {
        return Object{{"pnl_pct", s.pnlShare}, {"margin_ratio", s.marginRatio}, {"score", s.score}};
    });
}

Answer classic(Arguments& a)
{
    const auto side = a.choice("side", kPositionWords);
    const double entry = a.number("entry"), mark = a.number("mark"), bankrupt = a.number("bankrupt");
    if (a.failed()) return a.failure();
    return answer(adl::scoreClassic(side, entry, mark, bankrupt), [](const adl::ClassicScore& s) {
        return Object{{"pnl_pct", s.pnlShare}, {"eff_lev", s.effectiveLeverage}, {"score", s.score}};
    });
}

Answer hyperliquid(Arguments& a)
{
    const double mark = a.number("mark"), entry = a.number("entry");
    const double notional = a.number("notional"), value = a.number("account_value");
    if (a.failed()) return a.failure();
    return answer(adl::scoreHyperliquid(mark, entry, notional, value), "score");
}

constexpr std::array kPolicyWords = {
    std::pair{std::string_view("queue"), adl::Policy::Queue},
    std::pair{std::string_view("prorata"), adl::Policy::ProRata},
    std::pair{std::string_view("risk_weighted"), adl::Policy::RiskWeighted},
    std::pair{std::string_view("hybrid"), adl::Policy::Hybrid},
};

Answer allocate(Arguments& a)
{
    adl::AllocateInput in;
    in.policy = a.choice("policy", kPolicyWords);
    in.deficit = a.number("deficit");
    const auto pnl = a.numbers("pnl"), lev = a.numbers("lev"), score = a.numbers("score", {});
    in.pnl = pnl;
    in.leverage = lev;
    if (a.has("score")) in.score = Numbers(score);
    in.lumpy = a.flag("lumpy", false);
    in.gamma = a.number("gamma", in.gamma);
    if (a.failed()) return a.failure();
    return answer(adl::allocate(in), [](const adl::Allocation& x) {
        return Object{{"haircut", Value::listOf(x.haircut)},
                      {"total", x.total},
                      {"uncovered", x.uncovered},
                      {"overshoot", x.overshoot},
                      {"max_share", x.maxShare},
                      {"max_frac", x.maxFraction},
                      {"users_hit", x.usersHit}};
    });
}

Answer drain(Arguments& a)
{
    const double target = a.number("target");
    const auto notional = a.numbers("notional"), equity = a.numbers("equity");
    if (a.failed()) return a.failure();
    return answer(adl::leverageDrain(target, notional, equity), [](const adl::Drain& d) {
        return Object{{"cutoff", d.cutoff}, {"reduction", Value::listOf(d.reduction)}};
    });
}

constexpr FunctionRow kRows[] = {
    {"adl.score_binance", "H", "upnl, wallet, mm", "pnl_pct, margin_ratio, score",
     "place in Binance's queue, higher is first", &binance},
    {"adl.score_classic", "H", "side (long|short), entry, mark, bankrupt", "pnl_pct, eff_lev, score",
     "place in a queue by profit and effective leverage", &classic},
    {"adl.score_hl", "H", "mark, entry, notional, account_value", "score",
     "place in Hyperliquid's queue, as documented", &hyperliquid},
    {"adl.allocate", "H",
     "policy (queue|prorata|risk_weighted|hybrid), deficit, pnl, lev, score?, lumpy=false, gamma=0.5",
     "haircut, total, uncovered, overshoot, max_share, max_frac, users_hit",
     "who pays a deficit out of profits, simulated", &allocate},
    {"adl.leverage_drain", "H", "target, notional, equity", "cutoff, reduction",
     "equalising leverage from the top", &drain},
};

}  // namespace

std::span<const FunctionRow> adlRows()
{
    return kRows;
}

}  // namespace plimsoll::analytics
