#include "model/analytics/planning.h"
#include "model/analytics/registry.h"
#include "model/analytics/registry_words.h"

namespace plimsoll::analytics {

namespace {

using Object = Value::Object;
using Answer = Result<Object>;

Answer byStop(Arguments& a)
{
    const double equity = a.number("equity"), risk = a.number("risk"), entry = a.number("entry");
    const double stop = a.number("stop"), leverage = a.number("leverage", 1);
    if (a.failed()) return a.failure();
    return answer(planning::byStop(equity, risk, entry, stop, leverage), [](const planning::StopSize& s) {
        return Object{{"qty", s.qty},          {"notional", s.notional},      {"margin", s.margin},
                      {"risk_usd", s.riskUsd}, {"stop_frac", s.stopFraction}, {"exposure", s.exposure}};
    });
}

Answer lever(Arguments& a)
{
    const double margin = a.number("margin"), leverage = a.number("leverage"), mmr = a.number("mmr", 0);
    const PositionSide side = a.choice("side", kPositionWords, PositionSide::Long);
    const double oversize = a.number("oversize", 0);
    if (a.failed()) return a.failure();
    return answer(planning::lever(margin, leverage, mmr, side, oversize), [](const planning::Lever& l) {
        return Object{{"notional", l.notional},          {"bankrupt_move", l.bankruptMove},
                      {"liq_move", l.liquidationMove},   {"liquidated_at_once", l.atOnce},
                      {"loss_1pct", l.lossOfOnePercent}, {"oversize_share", l.oversizeShare}};
    });
}

Answer units(Arguments& a)
{
    const double equity = a.number("equity"), risk = a.number("risk"), entry = a.number("entry");
    const double stop = a.number("stop"), qty = a.number("qty");
    const auto price = a.maybeNumber("price");
    if (a.failed()) return a.failure();
    return answer(planning::units(equity, risk, entry, stop, qty, price), [](const planning::Units& u) {
        return Object{{"r_usd", u.unitUsd}, {"risk_r", u.riskR}, {"result_r", u.resultR}};
    });
}

Answer rangeRegime(Arguments& a)
{
    const double now = a.number("atr_now"), base = a.number("atr_base");
    if (a.failed()) return a.failure();
    return answer(planning::rangeRegime(now, base), [](const planning::Regime& r) {
        return Object{{"ratio", r.ratio}, {"size", r.size}, {"change", r.change}};
    });
}

Answer erosion(Arguments& a)
{
    planning::ErosionInput in;
    in.margin = a.number("margin");
    in.notional = a.number("notional");
    in.mmr = a.number("mmr");
    in.r8 = a.number("r8");
    in.deduction = a.number("deduction", in.deduction);
    in.days = a.number("days", in.days);
    in.side = a.choice("side", kPositionWords, in.side);
    if (a.failed()) return a.failure();
    return answer(planning::erosion(in), [](const planning::Erosion& e) {
        Value::List path;
        for (const auto& [day, share] : e.path) path.emplace_back(Value::List{day, share});
        return Object{{"buffer", e.buffer},
                      {"buffer_frac", e.share},
                      {"cost_day", e.costDay},
                      {"days_left", e.days},
                      {"path", std::move(path)}};
    });
}

Answer total(Arguments& a)
{
    const auto levels = a.levels("levels");
    const double mid = a.number("mid"), usd = a.number("total_usd");
    const std::size_t slices = a.count("slices");
    if (a.failed()) return a.failure();
    return answer(planning::total(levels, mid, usd, slices), [](const planning::Total& t) {
        return Object{{"once_bps", t.onceBps},     {"once_usd", t.onceUsd},   {"sliced_bps", t.slicedBps},
                      {"sliced_usd", t.slicedUsd}, {"saved_usd", t.savedUsd}, {"complete", t.complete}};
    });
}

Answer tails(Arguments& a)
{
    const auto ret = a.numbers("ret");
    const double alpha = a.number("alpha"), periods = a.number("periods", 1), notional = a.number("notional", 1);
    if (a.failed()) return a.failure();
    return answer(planning::tails(ret, alpha, periods), [notional](const planning::Tails& t) {
        return Object{{"sigma", t.sigma},
                      {"normal_var", t.normalVar},
                      {"normal_es", t.normalEs},
                      {"var", t.sampleVar},
                      {"es", t.sampleEs},
                      {"normal_var_usd", t.normalVar * notional},
                      {"var_usd", t.sampleVar * notional},
                      {"es_usd", t.sampleEs * notional},
                      {"var_ratio", t.varRatio},
                      {"es_ratio", t.esRatio}};
    });
}

constexpr FunctionRow kRows[] = {
    {"size.stop", "I", "equity, risk, entry, stop, leverage=1",
     "qty, notional, margin, risk_usd, stop_frac, exposure", "size by risk, stop distance and account size",
     &byStop},
    {"size.leverage", "I", "margin, leverage, mmr=0, side=long (long|short), oversize=0",
     "notional, bankrupt_move, liq_move, liquidated_at_once, loss_1pct, oversize_share",
     "what leverage makes of margin, of a move, and of a size that is a little too large", &lever},
    {"size.r_units", "I", "equity, risk, entry, stop, qty, price?", "r_usd, risk_r, result_r",
     "risk and result in units of what one trade may lose", &units},
    {"size.atr_regime", "I", "atr_now, atr_base", "ratio, size, change",
     "size by range now against that of a calm period", &rangeRegime},
    {"funding.erosion", "A7", "margin, notional, mmr, r8, deduction=0, days=30, side=long (long|short)",
     "buffer, buffer_frac, cost_day, days_left, path",
     "margin beyond maintenance, and the days until funding alone has eaten it", &erosion},
    {"exec.total", "C14", "levels, mid, total_usd, slices",
     "once_bps, once_usd, sliced_bps, sliced_usd, saved_usd, complete",
     "an order at once against slices into a book that is whole again each time", &total},
    {"risk.side_by_side", "D", "ret, alpha (0.95|0.975|0.99), periods=1, notional=1",
     "sigma, normal_var, normal_es, var, es, normal_var_usd, var_usd, es_usd, var_ratio, es_ratio",
     "loss of the worst periods, as a normal distribution has it and as the returns have it", &tails},
};

}  // namespace

std::span<const FunctionRow> planningRows()
{
    return kRows;
}

}  // namespace plimsoll::analytics
