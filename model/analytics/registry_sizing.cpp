#include "model/analytics/portfolio.h"
#include "model/analytics/registry.h"
#include "model/analytics/registry_words.h"
#include "model/analytics/sizing.h"

namespace plimsoll::analytics {

namespace {

using Object = Value::Object;
using Answer = Result<Object>;

Answer kelly(Arguments& a)
{
    const double win = a.number("win"), rr = a.number("rr"), fraction = a.number("fraction", 0.25);
    const double leverage = a.number("leverage", 1);
    if (!(leverage > 0)) a.fail("leverage", "must be above 0");
    if (a.failed()) return a.failure();
    return answer(size::kelly(win, rr, fraction), [leverage](const size::Kelly& k) {
        return Object{{"kelly", k.kelly}, {"fractional", k.fractional}, {"exposure", k.fractional * leverage}};
    });
}

Answer constrainedKelly(Arguments& a)
{
    const double win = a.number("win"), rr = a.number("rr");
    const double alpha = a.number("alpha"), beta = a.number("beta");
    if (a.failed()) return a.failure();
    return answer(size::constrainedKelly(win, rr, alpha, beta), [](const size::ConstrainedKelly& k) {
        return Object{{"lam", k.lambda}, {"f", k.fraction}};
    });
}

Answer byAtr(Arguments& a)
{
    const double equity = a.number("equity"), risk = a.number("risk"), atr = a.number("atr_v");
    const double multiple = a.number("mult"), price = a.number("price");
    if (a.failed()) return a.failure();
    return answer(size::byAtr(equity, risk, atr, multiple, price), [](const size::Sized& s) {
        return Object{{"qty", s.qty}, {"notional", s.notional}};
    });
}

constexpr std::array kBasisWords = {
    std::pair{std::string_view("margin"), size::ConcentrationBasis::Margin},
    std::pair{std::string_view("notional"), size::ConcentrationBasis::Notional},
};

Answer integrated(Arguments& a)
{
    size::SizeInput in;
    in.equity = a.number("equity");
    in.price = a.number("price");
    in.stopFraction = a.number("stop_frac");
    in.leverage = a.number("leverage");
    in.win = a.number("win");
    in.rr = a.number("rr");
    in.risk = a.number("risk");
    in.atr = a.number("atr_v");
    in.atrMultiple = a.number("atr_mult");
    in.hardCap = a.number("hard_cap", in.hardCap);
    in.concentration = a.number("conc", in.concentration);
    in.r8 = a.number("r8", in.r8);
    in.gate = a.flag("gate", in.gate);
    in.basis = a.choice("conc_basis", kBasisWords, in.basis);
    if (a.failed()) return a.failure();
    return answer(size::integrated(in), [](const size::Size& s) {
        Object limits;
        for (const size::SizeLimit& l : s.limits) limits.push_back({std::string(l.name), l.notional});
        return Object{{"limits", std::move(limits)}, {"binding", s.binding},  {"notional", s.notional},
                      {"margin", s.margin},          {"risk_usd", s.riskUsd}, {"mult", s.multiplier}};
    });
}

Answer heat(Arguments& a)
{
    const double equity = a.number("equity");
    std::vector<portfolio::Risk> positions;
    for (Arguments& p : a.objects("positions"))
        positions.push_back({p.number("margin"), p.number("leverage"), p.number("stop_frac")});
    if (a.failed()) return a.failure();
    return answer(portfolio::heat(equity, positions), [](const portfolio::Heat& h) {
        return Object{{"heat", h.heat}, {"band", portfolio::heatBandName(h.band)}};
    });
}

constexpr std::array kTierWords = {
    std::pair{std::string_view("cex1"), portfolio::VenueTier::Cex1},
    std::pair{std::string_view("dex1"), portfolio::VenueTier::Dex1},
    std::pair{std::string_view("tier2"), portfolio::VenueTier::Tier2},
    std::pair{std::string_view("new"), portfolio::VenueTier::New},
};

Answer exposure(Arguments& a)
{
    const double collateral = a.number("collateral");
    std::vector<portfolio::VenueExposure> venues;
    for (Arguments& v : a.objects("venues"))
        venues.push_back({v.text("name"), v.choice("tier", kTierWords), v.number("notional")});
    if (a.failed()) return a.failure();
    return answer(portfolio::exposure(collateral, venues), [](const portfolio::Exposure& e) {
        return Object{{"multiple", e.multiple}, {"breaches", Value::listOf(e.breaches)}, {"level", e.level}};
    });
}

Answer pyramid(Arguments& a)
{
    portfolio::Pyramid p;
    p.equity = a.number("equity");
    p.reserve = a.number("reserve");
    p.operational = a.number("operational");
    p.apex = a.number("apex");
    p.minReserve = a.number("min_reserve", p.minReserve);
    p.maxOperational = a.number("max_operational", p.maxOperational);
    p.maxApex = a.number("max_apex", p.maxApex);
    if (a.failed()) return a.failure();
    return answer(portfolio::pyramid(p), [](const portfolio::PyramidReading& r) {
        return Object{{"shares", Value::listOf(r.shares)}, {"breaches", Value::listOf(r.breaches)}};
    });
}

Answer pretrade(Arguments& a)
{
    size::Trade t;
    t.invalidationSet = a.flag("invalidation_set");
    t.side = a.choice("side", kPositionWords);
    t.entry = a.number("entry");
    t.stop = a.maybeNumber("stop");
    t.liquidation = a.maybeNumber("liq");
    t.notional = a.number("notional");
    t.maxNotional = a.number("max_notional");
    t.r8 = a.number("r8");
    t.sizeCutApplied = a.flag("size_cut_applied");
    t.clusterFraction = a.number("cluster_frac");
    t.oracleLevel = a.number("oracle_level");
    t.holdHours = a.number("hold_h");
    t.maxHoldHours = a.maybeNumber("max_hold_h");
    t.liquidationBuffer = a.number("liq_buffer", t.liquidationBuffer);
    if (a.failed()) return a.failure();
    return answer(size::failedGates(t), [](const std::vector<int>& failed) {
        return Object{{"failed", Value::listOf(failed)}, {"pass", failed.empty()}};
    });
}

constexpr FunctionRow kRows[] = {
    {"size.kelly", "I", "win, rr, fraction=0.25, leverage=1", "kelly, fractional, exposure",
     "Kelly's fraction, a part of it, and what leverage makes of that part", &kelly},
    {"size.rck", "I", "win, rr, alpha, beta", "lam, f", "Kelly with a limited chance of a drawdown",
     &constrainedKelly},
    {"size.atr", "I", "equity, risk, atr_v, mult, price", "qty, notional", "size by average true range", &byAtr},
    {"size.integrated", "I",
     "equity, price, stop_frac, leverage, win, rr, risk, atr_v, atr_mult, hard_cap=0.02, conc=0.25, r8=0, "
     "gate=true, conc_basis=margin (margin|notional)",
     "limits, binding, notional, margin, risk_usd, mult", "the smallest of four limits, cut for funding",
     &integrated},
    {"size.heat", "I", "equity, positions [{margin, leverage, stop_frac}]", "heat, band",
     "loss of all stops together, of equity", &heat},
    {"size.exposure", "I", "collateral, venues [{name, tier (cex1|dex1|tier2|new), notional}]",
     "multiple, breaches, level", "notional over collateral, and venues above their share", &exposure},
    {"capital.pyramid", "I",
     "equity, reserve, operational, apex, min_reserve=0.5, max_operational=0.4, max_apex=0.1", "shares, breaches",
     "how capital is layered", &pyramid},
    {"gate.pretrade", "I",
     "invalidation_set, side (long|short), entry, stop?, liq?, notional, max_notional, r8, size_cut_applied, "
     "cluster_frac, oracle_level, hold_h, max_hold_h?, liq_buffer=1.5",
     "failed, pass", "six gates before a trade", &pretrade},
};

}  // namespace

std::span<const FunctionRow> sizingRows()
{
    return kRows;
}

}  // namespace plimsoll::analytics
