#include "model/analytics/planning.h"

#include "model/analytics/margin.h"
#include "model/analytics/tails.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics::planning {

namespace {

constexpr double kPi = 3.14159265358979323846;

double signOf(PositionSide side)
{
    return side == PositionSide::Long ? 1 : -1;
}

}  // namespace

Result<StopSize> byStop(double equity, double risk, double entry, double stop, double leverage)
{
    if (!(equity > 0)) return badInput("equity", "must be above 0");
    if (!(risk > 0 && risk <= 1)) return badInput("risk", "must be above 0 and at most 1");
    if (!(entry > 0)) return badInput("entry", "must be above 0");
    if (!(stop > 0)) return badInput("stop", "must be above 0");
    if (stop == entry) return badInput("stop", "must not be the entry");
    if (!(leverage >= 1)) return badInput("leverage", "must be at least 1");
    StopSize out;
    out.riskUsd = equity * risk;
    out.qty = out.riskUsd / std::fabs(entry - stop);
    out.notional = out.qty * entry;
    out.margin = out.notional / leverage;
    out.stopFraction = std::fabs(entry - stop) / entry;
    out.exposure = out.notional / equity;
    return finite(out, {out.qty, out.notional, out.margin, out.exposure});
}

Result<Lever> lever(double margin, double leverage, double mmr, PositionSide side, double oversize)
{
    if (!(margin > 0)) return badInput("margin", "must be above 0");
    if (!(leverage >= 1)) return badInput("leverage", "must be at least 1");
    if (!(oversize >= 0)) return badInput("oversize", "must not be below 0");
    const auto at = margin::liquidation({side, 1, 1, 1 / leverage}, mmr);
    if (!at) return Unexpected<NoValue>{at.error()};
    Lever out;
    out.notional = margin * leverage;
    out.bankruptMove = 1 / leverage;
    out.atOnce = at->atOnce;
    out.liquidationMove = at->atOnce ? 0 : signOf(side) * (1 - at->price);
    out.lossOfOnePercent = leverage * 0.01;
    out.oversizeShare = oversize * leverage;
    return finite(out, {out.notional, out.liquidationMove, out.oversizeShare});
}

Result<Units> units(double equity, double risk, double entry, double stop, double qty, std::optional<double> price)
{
    if (!(qty > 0)) return badInput("qty", "must be above 0");
    if (price && !(*price > 0)) return badInput("price", "must be above 0");
    const auto size = byStop(equity, risk, entry, stop);
    if (!size) return Unexpected<NoValue>{size.error()};
    Units out;
    out.unitUsd = size->riskUsd;
    out.riskR = qty * std::fabs(entry - stop) / out.unitUsd;
    if (price) out.resultR = (stop < entry ? 1 : -1) * qty * (*price - entry) / out.unitUsd;
    return finite(out, {out.unitUsd, out.riskR, out.resultR.value_or(0)});
}

Result<Regime> rangeRegime(double now, double base)
{
    if (!(now > 0)) return badInput("atr_now", "must be above 0");
    if (!(base > 0)) return badInput("atr_base", "must be above 0");
    const Regime out{now / base, base / now, base / now - 1};
    return finite(out, {out.ratio, out.size});
}

Result<Erosion> erosion(const ErosionInput& in)
{
    constexpr int kPoints = 48;
    if (!(in.margin > 0)) return badInput("margin", "must be above 0");
    if (!(in.notional > 0)) return badInput("notional", "must be above 0");
    if (!(in.mmr >= 0 && in.mmr < 1)) return badInput("mmr", "must be from 0 to below 1");
    if (!(in.deduction >= 0)) return badInput("deduction", "must not be below 0");
    if (!(in.days > 0)) return badInput("days", "must be above 0");
    Erosion out;
    out.buffer = in.margin - std::max(0.0, in.notional * in.mmr - in.deduction);
    if (!(out.buffer > 0)) return badInput("margin", "does not exceed maintenance: liquidated at once");
    out.share = out.buffer / in.notional;
    out.costDay = signOf(in.side) * in.r8 * 3 * in.notional;
    if (out.costDay > 0) out.days = out.buffer / out.costDay;
    for (int i = 0; i <= kPoints; ++i) {
        const double day = in.days * i / kPoints;
        if (out.days && day >= *out.days) {
            out.path.emplace_back(*out.days, 0.0);
            break;
        }
        out.path.emplace_back(day, (out.buffer - out.costDay * day) / in.notional);
    }
    return finite(out, {out.share, out.costDay, out.days.value_or(0), out.path.back().second});
}

Result<Total> total(std::span<const Level> levels, double mid, double usd, std::size_t slices)
{
    if (slices < 1) return badInput("slices", "must be at least 1");
    const auto once = depth::cost(levels, mid, usd);
    if (!once) return Unexpected<NoValue>{once.error()};
    const auto part = depth::cost(levels, mid, usd / static_cast<double>(slices));
    if (!part) return Unexpected<NoValue>{part.error()};
    if (!once->slipBps || !part->slipBps) return incomplete("levels", "nothing rests there");
    Total out;
    out.onceBps = *once->slipBps;
    out.onceUsd = out.onceBps / 1e4 * once->filledUsd;
    out.slicedBps = *part->slipBps;
    out.slicedUsd = out.slicedBps / 1e4 * part->filledUsd * static_cast<double>(slices);
    out.savedUsd = out.onceUsd - out.slicedUsd;
    out.complete = once->complete;
    return finite(out, {out.onceUsd, out.slicedUsd});
}

Result<Tails> tails(Numbers ret, double alpha, double periods)
{
    if (!(periods > 0)) return badInput("periods", "must be above 0");
    const auto z = risk::normalQuantile(alpha);
    if (!z) return badInput("alpha", "must be 0.95, 0.975 or 0.99");
    const auto sample = risk::historical(ret, alpha);
    if (!sample) return Unexpected<NoValue>{sample.error()};
    double squares = 0;
    for (const double r : ret) squares += r * r;
    const double root = std::sqrt(periods);
    Tails out;
    out.sigma = std::sqrt(squares / static_cast<double>(ret.size())) * root;
    out.normalVar = *z * out.sigma;
    // Mean of a normal variable beyond its quantile: density there over the share beyond.
    out.normalEs = out.sigma * std::exp(-*z * *z / 2) / std::sqrt(2 * kPi) / (1 - alpha);
    out.sampleVar = sample->var * root;
    out.sampleEs = sample->es * root;
    if (out.normalVar > 0) out.varRatio = out.sampleVar / out.normalVar;
    if (out.normalEs > 0) out.esRatio = out.sampleEs / out.normalEs;
    return finite(out,
                  {out.sigma, out.sampleVar, out.sampleEs, out.varRatio.value_or(0), out.esRatio.value_or(0)});
}

}  // namespace plimsoll::analytics::planning
