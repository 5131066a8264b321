// Maintenance margin and the two prices that decide over an isolated position (ANALYTICS G).
#pragma once

#include "feeds/sim/market/listing.h"

namespace plimsoll::sim {

// The tier that holds this notional, by index.
std::size_t tierOf(const Listing& listing, double notional);
// Margin a position of this notional must keep, quote currency.
double maintenance(const Listing& listing, double notional);

struct MarginPrices {
    double liquidation = 0;  // ticks of the mark; 0: never
    double bankruptcy = 0;   // ticks
};
// `cash`: margin less cost (Ledger); `lots`: signed.
MarginPrices marginPrices(const Listing& listing, Money cash, Lots lots);

// Bankruptcy price as a whole tick, rounded so that the position's cash does not end below zero.
Ticks bankruptcyTicks(const Listing& listing, Money cash, Lots lots);

}  // namespace plimsoll::sim
