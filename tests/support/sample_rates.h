// What a position's numbers rest on beside prices: funding, margin tiers and tickers of Bitcoin's perpetuals, put
// into a sample hub's market.
#pragma once

#include "model/snapshot_hub.h"

namespace plimsoll::sample {

// Binance 1 bp per 8 h, Bybit 2, OKX 3, Hyperliquid (hourly) 4.
void addRates(SnapshotHub& hub);

}  // namespace plimsoll::sample
