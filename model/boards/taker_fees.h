// What a taker pays, by venue and market: one table for routes, costs and carry. As the venues list it for an
// account of the lowest tier, or as the person pays; no account is asked.
#pragma once

#include "model/market/instrument.h"

#include <array>
#include <string_view>

namespace plimsoll {

struct TakerFees {
    std::array<double, kVenueCount> perp{}, spot{};  // fractions
    constexpr double of(VenueId venue, Market market) const
    {
        return (market == Market::Spot ? spot : perp)[static_cast<std::size_t>(venue)];
    }
    bool operator==(const TakerFees&) const = default;
};

struct ListedFee {
    VenueId venue;
    double perp, spot;
    std::string_view page;  // of the venue, where it says so
    std::string_view seen;  // when an index of such pages last had the perpetual's; empty: not dated
};
// Perpetuals: the venues' pages as kept by a public index of futures fees (loweef.io, October 2026). Hyperliquid's
// and all for spot: the lowest tier on the venues' own pages, not dated.
inline constexpr std::array<ListedFee, kVenueCount> kListedFees = {{
    {VenueId::Binance, 0.0005, 0.001, "https://www.binance.com/en/fee/futureFee", "2026-10-12"},
    {VenueId::Bybit, 0.00055, 0.001, "https://www.bybit.com/en/help-center/article/Trading-Fee-Structure",
     "2026-10-16"},
    {VenueId::Okx, 0.0005, 0.001, "https://www.okx.com/fees", "2026-10-16"},
    {VenueId::Hyperliquid, 0.00045, 0.0007, "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/fees", ""},
}};

constexpr TakerFees listedFees()
{
    TakerFees out;
    for (const ListedFee& f : kListedFees) {
        out.perp[static_cast<std::size_t>(f.venue)] = f.perp;
        out.spot[static_cast<std::size_t>(f.venue)] = f.spot;
    }
    return out;
}
inline constexpr std::array<double, kVenueCount> kTakerFeePerp = listedFees().perp;

}  // namespace plimsoll
