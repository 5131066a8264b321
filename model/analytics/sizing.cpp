#include "model/analytics/sizing.h"

#include "model/analytics/funding.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics::size {

Result<Kelly> kelly(double win, double rr, double fraction)
{
    if (!(win >= 0 && win <= 1)) return badInput("win", "must be from 0 to 1");
    if (!(rr > 0)) return badInput("rr", "must be above 0");
    if (!(fraction >= 0)) return badInput("fraction", "must not be below 0");
    Kelly out;
    out.kelly = win - (1 - win) / rr;
    out.fractional = std::max(0.0, out.kelly) * fraction;
    return finite(out, {out.kelly, out.fractional});
}

Result<ConstrainedKelly> constrainedKelly(double win, double rr, double alpha, double beta)
{
    const auto full = kelly(win, rr);
    if (!full) return Unexpected{full.error()};
    if (!(alpha > 0 && alpha < 1)) return badInput("alpha", "must be above 0 and below 1");
    if (!(beta > 0 && beta < 1)) return badInput("beta", "must be above 0 and below 1");
    ConstrainedKelly out;
    out.lambda = std::log(beta) / std::log(alpha);
    if (!(full->kelly > 0)) return finite(out, {out.lambda});
    const auto allowed = [&](double f) {
        const double lose = win < 1 ? (1 - win) * std::pow(1 - f, -out.lambda) : 0;
        return win * std::pow(1 + f * rr, -out.lambda) + lose <= 1;
    };
    // Convex, 1 at nothing and falling there: allowed up to one point.
    double low = 0, high = full->kelly;
    if (allowed(high)) low = high;
    for (int i = 0; i < 200 && low < high; ++i) {
        const double middle = (low + high) / 2;
        (allowed(middle) ? low : high) = middle;
    }
    out.fraction = low;
    return finite(out, {out.lambda, out.fraction});
}

Result<Sized> byAtr(double equity, double risk, double atr, double multiple, double price)
{
    if (!(equity > 0)) return badInput("equity", "must be above 0");
    if (!(risk >= 0)) return badInput("risk", "must not be below 0");
    if (!(atr > 0)) return badInput("atr_v", "must be above 0");
    if (!(multiple > 0)) return badInput("mult", "must be above 0");
    if (!(price > 0)) return badInput("price", "must be above 0");
    Sized out;
    out.qty = equity * risk / (atr * multiple);
    out.notional = out.qty * price;
    return finite(out, {out.qty, out.notional});
}

Result<Size> integrated(const SizeInput& in)
{
    if (!(in.stopFraction > 0)) return badInput("stop_frac", "must be above 0");
    if (!(in.leverage > 0)) return badInput("leverage", "must be above 0");
    if (!(in.atrMultiple > 0)) return badInput("atr_mult", "must be above 0");
    if (!(in.hardCap >= 0)) return badInput("hard_cap", "must not be below 0");
    if (!(in.concentration >= 0)) return badInput("conc", "must not be below 0");
    const auto bet = kelly(in.win, in.rr);
    if (!bet) return Unexpected{bet.error()};
    const auto atr = byAtr(in.equity, in.risk, in.atr, in.atrMultiple, in.price);
    if (!atr) return Unexpected{atr.error()};
    const auto multiplier = funding::sizeMultiplier(in.r8, in.gate);
    if (!multiplier) return Unexpected{multiplier.error()};
    const double concentrated =
        in.equity * in.concentration * (in.basis == ConcentrationBasis::Margin ? in.leverage : 1);
    Size out;
    out.limits = {{"kelly", in.equity * bet->fractional * in.leverage},
                  {"atr", atr->notional},
                  {"hard_cap", in.equity * in.hardCap / in.stopFraction},
                  {"concentration", concentrated}};
    const auto smallest = std::min_element(out.limits.begin(), out.limits.end(), [](const auto& a, const auto& b) {
        return a.notional != b.notional ? a.notional < b.notional : a.name < b.name;
    });
    out.binding = smallest->name;
    out.multiplier = *multiplier;
    out.notional = smallest->notional * out.multiplier;
    out.margin = out.notional / in.leverage;
    out.riskUsd = out.notional * in.stopFraction;
    for (const SizeLimit& l : out.limits)
        if (!std::isfinite(l.notional)) return badInput(l.name, "is out of range");
    return finite(out, {out.notional, out.margin, out.riskUsd});
}

namespace {

bool soundStop(const Trade& t)
{
    if (!t.invalidationSet || !t.stop) return false;
    const double s = t.side == PositionSide::Long ? 1 : -1;
    if (!(s * (t.entry - *t.stop) > 0)) return false;
    if (!t.liquidation) return true;
    // On the way down (for a short: up) the stop must come first, and with room behind it.
    return s * (*t.stop - *t.liquidation) >= 0 &&
           std::abs(t.entry - *t.liquidation) >= t.liquidationBuffer * std::abs(t.entry - *t.stop);
}

}  // namespace

Result<std::vector<int>> failedGates(const Trade& t)
{
    if (!(t.entry > 0)) return badInput("entry", "must be above 0");
    if (!(t.liquidationBuffer >= 0)) return badInput("liq_buffer", "must not be below 0");
    std::vector<int> failed;
    if (!soundStop(t)) failed.push_back(1);
    if (t.notional > t.maxNotional) failed.push_back(2);
    if (std::abs(t.r8) > 0.0005 && !t.sizeCutApplied) failed.push_back(3);
    if (t.clusterFraction >= 0.01) failed.push_back(4);
    if (t.oracleLevel >= 1) failed.push_back(5);
    if (t.maxHoldHours && t.holdHours > *t.maxHoldHours) failed.push_back(6);
    return failed;
}

}  // namespace plimsoll::analytics::size
