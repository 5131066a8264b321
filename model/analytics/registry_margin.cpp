#include "model/analytics/margin.h"
#include "model/analytics/portfolio.h"
#include "model/analytics/registry.h"
#include "model/analytics/registry_words.h"

namespace plimsoll::analytics {

namespace {

using Object = Value::Object;
using Answer = Result<Object>;

margin::Position position(Arguments& a)
{
    return {a.choice("side", kPositionWords), a.number("qty"), a.number("entry"), a.number("margin")};
}

Answer isolated(Arguments& a)
{
    const auto p = position(a);
    const double mmr = a.number("mmr"), deduction = a.number("deduction", 0), fee = a.number("fee", 0);
    if (a.failed()) return a.failure();
    return answer(margin::liquidation(p, mmr, deduction, fee), [](const margin::Liquidation& l) {
        return Object{{"liq", l.price},
                      {"bankrupt", l.bankrupt},
                      {"dist_pct", l.distancePct},
                      {"liquidated_at_once", l.atOnce}};
    });
}

Answer seed(Arguments& a)
{
    const auto side = a.choice("side", kPositionWords);
    const double entry = a.number("entry"), equity = a.number("equity");
    const double notional = a.number("notional"), mmr = a.number("mmr");
    if (a.failed()) return a.failure();
    return answer(margin::approximation(side, entry, equity, notional, mmr), [](const margin::Approximation& x) {
        return Object{{"liq", x.price}, {"liq_grouped_misreading", x.groupedMisreading}};
    });
}

Answer binanceCross(Arguments& a)
{
    const double wallet = a.number("wb"), maintenance = a.number("tmm_other"), pnl = a.number("upnl_other");
    const auto side = a.choice("side", kPositionWords);
    const double qty = a.number("qty"), entry = a.number("entry"), mmr = a.number("mmr"), cum = a.number("cum");
    if (a.failed()) return a.failure();
    return answer(margin::binanceCross(wallet, maintenance, pnl, side, qty, entry, mmr, cum), "liq");
}

Answer bybitEntry(Arguments& a)
{
    const auto side = a.choice("side", kPositionWords);
    const double qty = a.number("qty"), entry = a.number("entry"), leverage = a.number("leverage");
    const double mmr = a.number("mmr"), deduction = a.number("deduction", 0), extra = a.number("extra", 0);
    if (a.failed()) return a.failure();
    return answer(margin::bybitEntry(side, qty, entry, leverage, mmr, deduction, extra), "liq");
}

Answer hyperliquid(Arguments& a)
{
    const auto side = a.choice("side", kPositionWords);
    const double mark = a.number("mark"), qty = a.number("qty"), mmr = a.number("mmr");
    const double value = a.number("account_value"), required = a.number("mm_required");
    if (a.failed()) return a.failure();
    return answer(margin::hyperliquid(side, mark, qty, mmr, value, required), "liq");
}

Answer inverse(Arguments& a)
{
    const auto side = a.choice("side", kPositionWords);
    const double usd = a.number("usd"), entry = a.number("entry");
    const double coins = a.number("margin_coin"), mmr = a.number("mmr");
    if (a.failed()) return a.failure();
    return answer(margin::inverse(side, usd, entry, coins, mmr), "liq");
}

Answer deductions(Arguments& a)
{
    const auto bounds = a.numbers("bounds"), mmrs = a.numbers("mmrs");
    if (a.failed()) return a.failure();
    return answer(margin::deductions(bounds, mmrs), [](const std::vector<double>& d) {
        return Object{{"ded", Value::listOf(d)}};
    });
}

Answer maintenance(Arguments& a)
{
    const double notional = a.number("notional");
    const auto bounds = a.numbers("bounds"), mmrs = a.numbers("mmrs");
    if (a.failed()) return a.failure();
    return answer(margin::maintenance(notional, bounds, mmrs), [](const margin::Maintenance& m) {
        return Object{{"mm", m.amount}, {"tier", m.tier}, {"eff_rate", m.rate}};
    });
}

Answer tiered(Arguments& a)
{
    const auto p = position(a);
    std::vector<margin::Tier> tiers;
    for (Arguments& t : a.objects("tiers"))
        tiers.push_back({t.maybeNumber("cap"), t.number("mmr"), t.number("ded")});
    const double fee = a.number("fee", 0);
    if (a.failed()) return a.failure();
    return answer(margin::tieredLiquidation(p, tiers, fee), [&](const margin::TieredLiquidation& t) {
        // Of the tier that decides, as `margin.liq_isolated` has it.
        const auto own = margin::liquidation(p, tiers[t.tier].mmr, tiers[t.tier].deduction, fee);
        Object out{{"liq", t.price}, {"tier", t.tier}};
        out.push_back({"bankrupt", own ? Value(own->bankrupt) : Value()});
        out.push_back({"dist_pct", own ? Value(own->distancePct) : Value()});
        out.push_back({"liquidated_at_once", own ? Value(own->atOnce) : Value()});
        return out;
    });
}

Answer tierLeverage(Arguments& a)
{
    const double notional = a.number("notional");
    if (a.failed()) return a.failure();
    return answer(margin::tierLeverage(notional), [](const margin::TierLeverage& t) {
        return Object{{"max_leverage", t.maxLeverage}, {"im", t.initialMargin}};
    });
}

Answer compare(Arguments& a)
{
    const auto legs = a.numbers("legs");
    margin::ModeRule rule;
    rule.imr = a.number("imr");
    rule.scan = a.number("scan", rule.scan);
    rule.basisShock = a.number("basis_shock", rule.basisShock);
    rule.floor = a.number("floor", rule.floor);
    if (a.failed()) return a.failure();
    return answer(margin::compareModes(legs, rule), [](const margin::Modes& m) {
        return Object{{"isolated", m.isolated},
                      {"cross", m.cross},
                      {"portfolio", m.portfolio},
                      {"eff_cross", m.crossGain},
                      {"eff_pm", m.portfolioGain}};
    });
}

Answer withdraw(Arguments& a)
{
    const double equity = a.number("equity"), notional = a.number("notional");
    const double required = a.number("im_required"), fraction = a.number("min_frac", 0.20);
    if (a.failed()) return a.failure();
    return answer(margin::withdrawal(equity, notional, required, fraction), [](const margin::Withdrawal& w) {
        return Object{{"required", w.required}, {"max_withdraw", w.most}, {"lev_after", w.leverageAfter}};
    });
}

Answer solvency(Arguments& a)
{
    const double notional = a.number("notional"), mmr = a.number("mmr"), stress = a.number("stress");
    const auto side = a.choice("side", kPositionWords, PositionSide::Short);
    if (a.failed()) return a.failure();
    return answer(margin::solvencyBuffer(notional, mmr, stress, side), [](const margin::Solvency& s) {
        return Object{{"margin", s.margin}, {"max_leverage", s.maxLeverage}};
    });
}

Answer stress(Arguments& a)
{
    std::vector<portfolio::Account> accounts;
    for (Arguments& one : a.objects("accounts")) {
        portfolio::Account account{one.text("venue"), one.number("wallet"), {}};
        for (Arguments& p : one.objects("positions"))
            account.positions.push_back(
                {p.number("qty"), p.number("entry"), p.number("mark"), p.number("mmr"), p.number("beta", 1)});
        accounts.push_back(std::move(account));
    }
    const auto shocks = a.numbers("shocks");
    if (a.failed()) return a.failure();
    return answer(portfolio::stress(accounts, shocks), [](const portfolio::Stress& s) {
        Value::List grid;
        for (const portfolio::StressPoint& p : s.grid)
            grid.push_back(Object{{"shock", p.shock},
                                  {"equity", p.equity},
                                  {"margin_ratio", p.marginRatio},
                                  {"liquidated", Value::listOf(p.liquidated)}});
        return Object{{"net_delta", s.netDelta}, {"gross", s.gross}, {"grid", std::move(grid)}};
    });
}

constexpr FunctionRow kRows[] = {
    {"margin.liq_isolated", "G", "side (long|short), qty, entry, margin, mmr, deduction=0, fee=0",
     "liq, bankrupt, dist_pct", "exact liquidation price of an isolated linear position", &isolated},
    {"margin.liq_seed", "G", "side (long|short), entry, equity, notional, mmr", "liq, liq_grouped_misreading",
     "first-order approximation, for comparison only", &seed},
    {"margin.binance_cross", "G", "wb, tmm_other, upnl_other, side (long|short), qty, entry, mmr, cum", "liq",
     "Binance USD-M, cross (isolated: the other two 0)", &binanceCross},
    {"margin.bybit_entry", "G", "side (long|short), qty, entry, leverage, mmr, deduction=0, extra=0", "liq",
     "Bybit linear, maintenance on entry value", &bybitEntry},
    {"margin.hyperliquid", "G", "side (long|short), mark, qty, mmr, account_value, mm_required", "liq",
     "Hyperliquid, from the account at the mark price", &hyperliquid},
    {"margin.liq_inverse", "G", "side (long|short), usd, entry, margin_coin, mmr", "liq",
     "inverse contracts: size in USD, margin in coins", &inverse},
    {"margin.deductions", "G", "bounds, mmrs", "ded", "maintenance deduction of each tier", &deductions},
    {"margin.maintenance", "G", "notional, bounds, mmrs", "mm, tier, eff_rate", "maintenance margin under tiers",
     &maintenance},
    {"margin.liq_tiered", "G", "side (long|short), qty, entry, margin, tiers [{cap, mmr, ded}], fee=0",
     "liq, tier, bankrupt, dist_pct, liquidated_at_once", "liquidation price under tiers, tier from 0", &tiered},
    {"margin.tier_leverage", "G", "notional", "max_leverage, im", "highest leverage by size", &tierLeverage},
    {"margin.compare", "G", "legs, imr, scan=0.15, basis_shock=0.02, floor=0",
     "isolated, cross, portfolio, eff_cross, eff_pm", "one set of legs under three margin modes", &compare},
    {"margin.withdraw", "G", "equity, notional, im_required, min_frac=0.20", "required, max_withdraw, lev_after",
     "how much may leave an account", &withdraw},
    {"margin.solvency_buffer", "G", "notional, mmr, stress, side=short (long|short)", "margin, max_leverage",
     "margin with which a leg survives a move", &solvency},
    {"portfolio.stress", "G", "accounts [{venue, wallet, positions [{qty, entry, mark, mmr, beta=1}]}], shocks",
     "net_delta, gross, grid", "equity, margin ratio and dead venues under price shocks", &stress},
};

}  // namespace

std::span<const FunctionRow> marginRows()
{
    return kRows;
}

}  // namespace plimsoll::analytics
