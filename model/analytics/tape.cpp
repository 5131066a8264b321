#include "model/analytics/tape.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics::flow {

namespace {

bool noAmounts(Sometimes x)
{
    return std::any_of(x.begin(), x.end(), [](const auto& v) { return v && !(*v >= 0 && std::isfinite(*v)); });
}
bool noPrices(Sometimes x)
{
    return std::any_of(x.begin(), x.end(), [](const auto& v) { return v && !(*v > 0 && std::isfinite(*v)); });
}

// Of the `count` steps that end with `last`; absent where one is not known.
std::optional<double> windowSum(Sometimes x, std::size_t last, std::size_t count)
{
    double total = 0;
    for (std::size_t i = last + 1 - count; i <= last; ++i) {
        if (!x[i]) return std::nullopt;
        total += *x[i];
    }
    return total;
}

struct Lead {
    int side = 0;
    std::size_t since = 0, ledAt = 0;
    double farthest = 0.5;  // buy share
};

}  // namespace

Result<TakerTurns> takerTurns(Sometimes bought, Sometimes sold, const TurnLimits& limits)
{
    if (bought.size() != sold.size()) return badInput("sold", "must be as long as bought");
    if (noAmounts(bought)) return badInput("bought", "must not be below 0");
    if (noAmounts(sold)) return badInput("sold", "must not be below 0");
    if (limits.window == 0) return badInput("window", "must be above 0");
    if (!(limits.edge > 1)) return badInput("edge", "must be above 1");
    if (!(limits.least >= 0)) return badInput("least", "must not be below 0");
    if (bought.size() < limits.window) return tooShort("bought", bought.size(), limits.window);
    TakerTurns out;
    Lead lead;
    std::size_t turnAt = 0;
    for (std::size_t i = limits.window - 1; i < bought.size(); ++i) {
        const auto buys = windowSum(bought, i, limits.window), sells = windowSum(sold, i, limits.window);
        out.ratio.reset();
        out.buyShare.reset();
        if (!buys || !sells) {
            lead = {};
            continue;
        }
        const double both = *buys + *sells;
        if (!std::isfinite(both)) return badInput("bought", "is out of range");
        if (!(both > 0)) continue;
        const double share = *buys / both;
        out.buyShare = share;
        if (*sells > 0 && std::isfinite(*buys / *sells)) out.ratio = *buys / *sells;
        if (both < limits.least) continue;
        ++out.judged;
        const int side = *buys >= limits.edge * *sells ? 1 : *sells >= limits.edge * *buys ? -1 : 0;
        if (side == 0) continue;
        if (side != lead.side) {
            if (lead.side != 0 && i - lead.ledAt <= limits.within) {
                ++out.turns;
                turnAt = i;
                out.turnSide = side;
                out.shareBefore = lead.farthest;
            }
            lead = {side, i, i, share};
        }
        lead.ledAt = i;
        lead.farthest = side > 0 ? std::max(lead.farthest, share) : std::min(lead.farthest, share);
    }
    if (out.judged == 0) return noData("bought", "and sold are nowhere known and large enough");
    out.side = lead.side;
    const std::size_t last = bought.size() - 1;
    if (lead.side != 0) out.steps = static_cast<double>(last - lead.since);
    if (out.turns > 0) out.turnAgo = static_cast<double>(last - turnAt);
    return out;
}

Result<Markout> markout(const std::vector<bool>& isBuy, Numbers before, Sometimes after)
{
    if (isBuy.size() != before.size()) return badInput("is_buy", "must be as long as before");
    if (after.size() != before.size()) return badInput("after", "must be as long as before");
    if (!allPositive(before)) return badInput("before", "must be above 0");
    if (noPrices(after)) return badInput("after", "must be above 0");
    std::vector<double> moves;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (after[i]) moves.push_back((isBuy[i] ? 1 : -1) * (*after[i] / before[i] - 1) * 1e4);
    if (moves.empty()) return noData("after", "no price is known");
    Markout out;
    out.n = moves.size();
    const auto n = static_cast<double>(moves.size());
    out.meanBps = mean(moves);
    if (out.n > 1) out.errorBps = std::sqrt(sampleVariance(moves) / n);
    out.share = static_cast<double>(std::count_if(moves.begin(), moves.end(), [](double m) { return m > 0; })) / n;
    return finite(out, {out.meanBps, out.errorBps.value_or(0)});
}

}  // namespace plimsoll::analytics::flow
