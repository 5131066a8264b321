#include "model/analytics/adl.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plimsoll::analytics::adl {

Result<BinanceScore> scoreBinance(double unrealised, double wallet, double maintenance)
{
    if (!(maintenance >= 0)) return badInput("mm", "must not be below 0");
    BinanceScore out;
    const double equity = wallet + unrealised;
    out.pnlShare = std::max(0.0, unrealised) / std::max(1.0, wallet);
    out.marginRatio = equity > 0 ? maintenance / equity : 0;
    out.score = out.pnlShare * out.marginRatio;
    return finite(out, {out.pnlShare, out.marginRatio, out.score});
}

Result<ClassicScore> scoreClassic(PositionSide side, double entry, double mark, double bankrupt)
{
    if (!(entry > 0)) return badInput("entry", "must be above 0");
    if (!(mark > 0)) return badInput("mark", "must be above 0");
    if (mark == bankrupt) return badInput("bankrupt", "equals mark, so the leverage is unlimited");
    ClassicScore out;
    out.pnlShare = (side == PositionSide::Long ? mark - entry : entry - mark) / entry;
    out.effectiveLeverage = std::abs(mark / (mark - bankrupt));
    out.score = out.pnlShare >= 0 ? out.pnlShare * out.effectiveLeverage : out.pnlShare / out.effectiveLeverage;
    return finite(out, {out.pnlShare, out.effectiveLeverage, out.score});
}

Result<double> scoreHyperliquid(double mark, double entry, double notional, double accountValue)
{
    if (!(mark > 0)) return badInput("mark", "must be above 0");
    if (!(entry > 0)) return badInput("entry", "must be above 0");
    if (!(accountValue > 0)) return badInput("account_value", "must be above 0");
    const double score = mark / entry * (notional / accountValue);
    return finite(score, {score});
}

namespace {

// What subtraction leaves behind of an amount: nobody is made to pay that.
double dustOf(double amount)
{
    return kTolerance * amount;
}

// Takes up to `amount` from the caps, the highest score first. Returns what was taken from each.
std::vector<double> byQueue(double amount, const std::vector<double>& caps, Numbers score, bool lumpy)
{
    std::vector<std::size_t> order(caps.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return score[a] > score[b]; });
    std::vector<double> taken(caps.size(), 0);
    const double dust = dustOf(amount);
    for (const std::size_t user : order) {
        if (!(amount > dust)) break;
        taken[user] = lumpy ? caps[user] : std::min(caps[user], amount);
        amount -= taken[user];
    }
    return taken;
}

// Water filling: shares by weight; who cannot pay the whole share pays what there is, the rest share again.
std::vector<double> byWeight(double amount, const std::vector<double>& caps, const std::vector<double>& weights)
{
    std::vector<double> taken(caps.size(), 0);
    std::vector<bool> full(caps.size(), false);
    while (amount > 0) {
        double weight = 0;
        for (std::size_t i = 0; i < caps.size(); ++i)
            if (!full[i]) weight += weights[i];
        if (!(weight > 0)) break;
        double capped = 0;
        bool any = false;
        for (std::size_t i = 0; i < caps.size(); ++i) {
            if (full[i] || amount * weights[i] / weight < caps[i]) continue;
            full[i] = any = true;
            taken[i] = caps[i];
            capped += caps[i];
        }
        if (!any) {
            for (std::size_t i = 0; i < caps.size(); ++i)
                if (!full[i]) taken[i] = amount * weights[i] / weight;
            break;
        }
        amount -= capped;
    }
    return taken;
}

std::vector<double> product(Numbers a, Numbers b)
{
    std::vector<double> out;
    for (std::size_t i = 0; i < a.size(); ++i) out.push_back(a[i] * b[i]);
    return out;
}

}  // namespace

Result<Allocation> allocate(const AllocateInput& in)
{
    if (in.pnl.empty()) return noData("pnl", "is empty");
    if (in.pnl.size() != in.leverage.size()) return badInput("lev", "must be as long as pnl");
    if (in.score && in.score->size() != in.pnl.size()) return badInput("score", "must be as long as pnl");
    if (!noneNegative(in.leverage)) return badInput("lev", "must not be below 0");
    if (!(in.deficit >= 0)) return badInput("deficit", "must not be below 0");
    if (!(in.gamma >= 0 && in.gamma <= 1)) return badInput("gamma", "must be from 0 to 1");
    std::vector<double> caps;
    for (const double p : in.pnl) caps.push_back(std::max(0.0, p));
    const std::vector<double> risk = product(in.pnl, in.leverage);
    const Numbers score = in.score ? *in.score : Numbers(risk);
    Allocation out;
    const auto uncovered = [&] {
        const double left = in.deficit - sum(out.haircut);
        return left > dustOf(in.deficit) ? left : 0;
    };
    switch (in.policy) {
        case Policy::Queue: out.haircut = byQueue(in.deficit, caps, score, in.lumpy); break;
        case Policy::ProRata: out.haircut = byWeight(in.deficit, caps, caps); break;
        case Policy::RiskWeighted: out.haircut = byWeight(in.deficit, caps, product(caps, in.leverage)); break;
        case Policy::Hybrid: {
            out.haircut = byQueue(in.gamma * in.deficit, caps, score, false);
            std::vector<double> left;
            for (std::size_t i = 0; i < caps.size(); ++i) left.push_back(caps[i] - out.haircut[i]);
            const auto rest = byWeight(uncovered(), left, left);
            for (std::size_t i = 0; i < caps.size(); ++i) out.haircut[i] += rest[i];
            break;
        }
    }
    out.total = sum(out.haircut);
    out.uncovered = uncovered();
    if (in.deficit > 0) out.overshoot = out.total / in.deficit;
    for (std::size_t i = 0; i < caps.size(); ++i) {
        if (!(out.haircut[i] > 0)) continue;
        ++out.usersHit;
        out.maxFraction = std::max(out.maxFraction, out.haircut[i] / caps[i]);
        out.maxShare = std::max(out.maxShare.value_or(0), out.haircut[i] / out.total);
    }
    return finite(out, {out.total, out.overshoot.value_or(0), out.maxShare.value_or(0)});
}

Result<Drain> leverageDrain(double target, Numbers notional, Numbers equity)
{
    if (notional.empty()) return noData("notional", "is empty");
    if (notional.size() != equity.size()) return badInput("equity", "must be as long as notional");
    if (!noneNegative(notional)) return badInput("notional", "must not be below 0");
    if (!allPositive(equity)) return badInput("equity", "must be above 0");
    if (!(target >= 0)) return badInput("target", "must not be below 0");
    const auto leverage = [&](std::size_t i) { return notional[i] / equity[i]; };
    std::vector<std::size_t> order(notional.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return leverage(a) > leverage(b); });
    // The reduction falls linearly with the cut-off while the set of those above it stays the same.
    Drain out;
    double notionals = 0, equities = 0;
    out.cutoff = leverage(order.front());
    for (std::size_t k = 0; k < order.size() && target > 0; ++k) {
        notionals += notional[order[k]], equities += equity[order[k]];
        out.cutoff = std::max(0.0, (notionals - target) / equities);
        if (k + 1 < order.size() && out.cutoff >= leverage(order[k + 1])) break;
    }
    for (std::size_t i = 0; i < notional.size(); ++i)
        out.reduction.push_back(std::max(0.0, notional[i] - out.cutoff * equity[i]));
    return finite(out, {out.cutoff, sum(out.reduction)});
}

}  // namespace plimsoll::analytics::adl
