#include "feeds/sim/market/margin_rule.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::sim {

namespace {

// OKX counts the fee of closing into what must be left.
double feeShare(const Listing& l)
{
    return l.venue == VenueId::Okx ? l.takerFee : 0;
}

}  // namespace

std::size_t tierOf(const Listing& l, double notional)
{
    std::size_t t = 0;
    while (t + 1 < l.tiers.size() && notional >= l.tiers[t].cap) ++t;
    return t;
}

double maintenance(const Listing& l, double notional)
{
    if (l.tiers.empty()) return 0;
    const MarginTier& t = l.tiers[tierOf(l, notional)];
    return notional * (t.maintenance + feeShare(l)) - t.deduction;
}

MarginPrices marginPrices(const Listing& l, Money cash, Lots lots)
{
    MarginPrices p;
    if (lots == 0 || l.tiers.empty()) return p;
    const double perTick = static_cast<double>(l.tickMoney) * std::abs(static_cast<double>(lots)) * 1e-12;
    const double side = lots > 0 ? 1 : -1, money = quoteValue(cash);
    p.bankruptcy = std::max(0.0, -side * money / perTick);
    // Equity equals maintenance: money + side q P = q P rate - deduction, in the tier where q P lies.
    const auto solve = [&](const MarginTier& t) {
        return (-money - t.deduction) / (perTick * (side - t.maintenance - feeShare(l)));
    };
    for (std::size_t i = 0; i < l.tiers.size(); ++i) {
        const MarginTier& t = l.tiers[i];
        const double price = solve(t), notional = price * perTick;
        const bool last = i + 1 == l.tiers.size();
        if (notional >= t.floor && (last || notional <= t.cap)) {
            p.liquidation = std::max(0.0, price);
            return p;
        }
    }
    // Rates without deduction jump at a tier's bound: there is no price in between.
    p.liquidation = std::max(0.0, solve(l.tiers[tierOf(l, std::abs(money))]));
    return p;
}

Ticks bankruptcyTicks(const Listing& l, Money cash, Lots lots)
{
    if (lots == 0) return 0;
    const Money perTick = static_cast<Money>(l.tickMoney) * (lots > 0 ? lots : -lots);
    if (lots > 0) {
        if (cash >= 0) return 1;  // cannot go bankrupt; a price of nothing is none
        return static_cast<Ticks>((-cash + perTick - 1) / perTick);
    }
    return cash <= 0 ? 1 : static_cast<Ticks>(cash / perTick);
}

}  // namespace plimsoll::sim
