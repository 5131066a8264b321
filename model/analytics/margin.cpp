#include "model/analytics/margin.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics::margin {

namespace {

double signOf(PositionSide side)
{
    return side == PositionSide::Long ? 1 : -1;
}

Result<double> price(double p)
{
    return finite(std::max(0.0, p), {p});
}

// Empty: sound.
std::optional<Unexpected<NoValue>> wrongPosition(double qty, double entry, double mmr)
{
    if (!(qty > 0)) return badInput("qty", "must be above 0");
    if (!(entry > 0)) return badInput("entry", "must be above 0");
    if (!(mmr >= 0 && mmr < 1)) return badInput("mmr", "must be at least 0 and below 1");
    return std::nullopt;
}

}  // namespace

Result<Liquidation> liquidation(const Position& p, double mmr, double deduction, double fee)
{
    if (auto wrong = wrongPosition(p.qty, p.entry, mmr)) return *wrong;
    if (!(fee >= 0)) return badInput("fee", "must not be below 0");
    const double s = signOf(p.side), rate = mmr + fee;
    if (!(rate < 1)) return badInput("fee", "and mmr must be below 1 together");
    const double solution = (s * p.qty * p.entry - p.margin - deduction) / (p.qty * (s - rate));
    const double bankrupt = p.entry - s * p.margin / p.qty;
    Liquidation out;
    out.price = std::max(0.0, solution);
    out.bankrupt = std::max(0.0, bankrupt);
    out.distancePct = std::abs(p.entry - out.price) / p.entry * 100;
    out.atOnce = p.margin <= p.qty * p.entry * rate - deduction;
    return finite(out, {solution, bankrupt});
}

Result<Approximation> approximation(PositionSide side, double entry, double equity, double notional, double mmr)
{
    if (!(entry > 0)) return badInput("entry", "must be above 0");
    if (!(notional > 0)) return badInput("notional", "must be above 0");
    const double s = signOf(side), share = equity / notional;
    const Approximation out{entry * (1 - s * share + s * mmr), entry * (1 - s * (share + mmr))};
    return finite(out, {out.price, out.groupedMisreading});
}

Result<double> binanceCross(double wallet, double otherMaintenance, double otherPnl, PositionSide side, double qty,
                            double entry, double mmr, double deduction)
{
    if (auto wrong = wrongPosition(qty, entry, mmr)) return *wrong;
    const double s = signOf(side);
    return price((wallet - otherMaintenance + otherPnl + deduction - s * qty * entry) / (qty * (mmr - s)));
}

Result<double> bybitEntry(PositionSide side, double qty, double entry, double leverage, double mmr,
                          double deduction, double extra)
{
    if (auto wrong = wrongPosition(qty, entry, mmr)) return *wrong;
    if (!(leverage > 0)) return badInput("leverage", "must be above 0");
    const double s = signOf(side), value = qty * entry;
    const double initial = value / leverage, needed = value * mmr - deduction;
    return price(entry - s * (initial - needed) / qty - s * extra / qty);
}

Result<double> hyperliquid(PositionSide side, double mark, double qty, double mmr, double accountValue,
                           double maintenance)
{
    if (!(mark > 0)) return badInput("mark", "must be above 0");
    if (auto wrong = wrongPosition(qty, mark, mmr)) return *wrong;
    const double s = signOf(side);
    return price(mark - s * (accountValue - maintenance) / qty / (1 - mmr * s));
}

Result<double> inverse(PositionSide side, double usd, double entry, double marginCoins, double mmr)
{
    if (auto wrong = wrongPosition(usd, entry, mmr)) return *wrong;
    const double s = signOf(side), coins = usd / entry + s * marginCoins;
    // A short with more coins than it has sold is never liquidated by a rising price.
    if (!(coins > 0)) return noData("margin_coin", "covers the position at every price");
    return price(usd * (1 + s * mmr) / coins);
}

namespace {

std::optional<Unexpected<NoValue>> wrongTiers(Numbers bounds, Numbers mmrs)
{
    if (bounds.empty()) return noData("bounds", "is empty");
    if (bounds.size() != mmrs.size()) return badInput("mmrs", "must be as long as bounds");
    if (!noneNegative(bounds) || !std::is_sorted(bounds.begin(), bounds.end()))
        return badInput("bounds", "must not be below 0 and must rise");
    if (!noneNegative(mmrs)) return badInput("mmrs", "must not be below 0");
    return std::nullopt;
}

}  // namespace

Result<std::vector<double>> deductions(Numbers bounds, Numbers mmrs)
{
    if (auto wrong = wrongTiers(bounds, mmrs)) return *wrong;
    std::vector<double> out = {0};
    for (std::size_t n = 1; n < bounds.size(); ++n)
        out.push_back(out.back() + bounds[n] * (mmrs[n] - mmrs[n - 1]));
    if (!allFinite(out)) return badInput("bounds", "are out of range");
    return out;
}

Result<Maintenance> maintenance(double notional, Numbers bounds, Numbers mmrs)
{
    const auto deducted = deductions(bounds, mmrs);
    if (!deducted) return Unexpected{deducted.error()};
    if (!(notional >= 0)) return badInput("notional", "must not be below 0");
    Maintenance out;
    while (out.tier + 1 < bounds.size() && notional >= bounds[out.tier + 1]) ++out.tier;
    out.amount = notional * mmrs[out.tier] - (*deducted)[out.tier];
    if (notional > 0) out.rate = out.amount / notional;
    return finite(out, {out.amount, out.rate.value_or(0)});
}

Result<TieredLiquidation> tieredLiquidation(const Position& p, std::span<const Tier> tiers, double fee)
{
    if (tiers.empty()) return noData("tiers", "is empty");
    for (std::size_t i = 0; i + 1 < tiers.size(); ++i)
        if (!tiers[i].cap || !(*tiers[i].cap > (i > 0 ? *tiers[i - 1].cap : 0)))
            return badInput("tiers", "caps must be above 0 and must rise; only the last may be left out");
    std::optional<TieredLiquidation> atEntry;
    const double entryNotional = p.qty * p.entry;
    for (std::size_t i = 0; i < tiers.size(); ++i) {
        const auto own = liquidation(p, tiers[i].mmr, tiers[i].deduction, fee);
        if (!own) return Unexpected{own.error()};
        const double from = i > 0 ? *tiers[i - 1].cap : 0;
        const bool last = i + 1 == tiers.size();
        const double notional = p.qty * own->price;
        // A difference of two sizes like that at entry: it is as exact as they are.
        const double slack = kTolerance * std::max(notional, entryNotional);
        if (notional >= from - slack && (last || notional <= *tiers[i].cap + slack))
            return TieredLiquidation{own->price, i};
        if (!atEntry && (last || entryNotional < *tiers[i].cap)) atEntry = TieredLiquidation{own->price, i};
    }
    return *atEntry;
}

Result<TierLeverage> tierLeverage(double notional)
{
    if (!(notional >= 0)) return badInput("notional", "must not be below 0");
    const double most = notional <= 1e6 ? 50 : notional <= 5e6 ? 25 : notional <= 15e6 ? 10 : 5;
    return TierLeverage{most, notional / most};
}

Result<Modes> compareModes(Numbers legs, const ModeRule& rule)
{
    if (legs.empty()) return noData("legs", "is empty");
    if (!(rule.imr >= 0)) return badInput("imr", "must not be below 0");
    if (!(rule.scan >= 0)) return badInput("scan", "must not be below 0");
    if (!(rule.basisShock >= 0)) return badInput("basis_shock", "must not be below 0");
    if (!(rule.floor >= 0)) return badInput("floor", "must not be below 0");
    double longs = 0, shorts = 0;
    for (const double leg : legs) (leg > 0 ? longs : shorts) += std::abs(leg);
    Modes out;
    out.isolated = rule.imr * (longs + shorts);
    out.cross = rule.imr * std::max(longs, shorts);
    out.portfolio = std::max(rule.scan * std::abs(longs - shorts) + rule.basisShock * std::min(longs, shorts),
                             rule.floor * (longs + shorts));
    if (out.cross > 0) out.crossGain = out.isolated / out.cross;
    if (out.portfolio > 0) out.portfolioGain = out.isolated / out.portfolio;
    return finite(
        out, {out.isolated, out.cross, out.portfolio, out.crossGain.value_or(0), out.portfolioGain.value_or(0)});
}

Result<Withdrawal> withdrawal(double equity, double notional, double initialRequired, double minFraction)
{
    if (!(notional >= 0)) return badInput("notional", "must not be below 0");
    if (!(initialRequired >= 0)) return badInput("im_required", "must not be below 0");
    if (!(minFraction >= 0)) return badInput("min_frac", "must not be below 0");
    Withdrawal out;
    out.required = std::max(initialRequired, minFraction * notional);
    out.most = std::max(0.0, equity - out.required);
    const double left = equity - out.most;
    if (left > 0 && std::isfinite(notional / left)) out.leverageAfter = notional / left;
    return finite(out, {out.required, out.most});
}

Result<Solvency> solvencyBuffer(double notional, double mmr, double stress, PositionSide side)
{
    if (!(notional >= 0)) return badInput("notional", "must not be below 0");
    if (!(mmr >= 0)) return badInput("mmr", "must not be below 0");
    if (!(stress >= 0)) return badInput("stress", "must not be below 0");
    Solvency out;
    // The move against a short raises the value that maintenance is charged on, against a long it lowers it.
    out.margin = notional * (stress + mmr * (1 - signOf(side) * stress));
    if (out.margin > 0) out.maxLeverage = notional / out.margin;
    return finite(out, {out.margin, out.maxLeverage.value_or(0)});
}

}  // namespace plimsoll::analytics::margin
