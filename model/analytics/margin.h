// Margin and liquidation prices of linear contracts: ANALYTICS section G. Prices in quote per base, sizes in base
// coins and above 0 (the side says the direction), money in quote units, rates as fractions.
// A liquidation price is never below 0; 0 means that no price liquidates.
#pragma once

#include "model/analytics/result.h"
#include "model/analytics/statistics.h"
#include "model/market/instrument.h"

#include <optional>
#include <span>
#include <vector>

namespace plimsoll::analytics::margin {

// The general solution: equity = maintenance, M + s q (P - E) = q P (mmr + fee) - deduction.
struct Position {
    PositionSide side = PositionSide::Long;
    double qty = 0, entry = 0, margin = 0;
};
struct Liquidation {
    double price = 0, bankrupt = 0;
    double distancePct = 0;  // of the entry
    bool atOnce = false;     // margin does not exceed maintenance at entry: a position nobody may open
};
Result<Liquidation> liquidation(const Position& p, double mmr, double deduction = 0, double fee = 0);

// A founding document's first-order reading, and its common misreading: prices, not held at 0. Only for comparison
// on screen. Bad input: an entry or a notional not above 0.
struct Approximation {
    double price = 0, groupedMisreading = 0;
};
Result<Approximation> approximation(PositionSide side, double entry, double equity, double notional, double mmr);

// Binance USD-M, cross; isolated with `otherMaintenance` and `otherPnl` 0 and the isolated margin as wallet.
Result<double> binanceCross(double wallet, double otherMaintenance, double otherPnl, PositionSide side, double qty,
                            double entry, double mmr, double deduction);
// Bybit linear, classic: maintenance on entry value.
Result<double> bybitEntry(PositionSide side, double qty, double entry, double leverage, double mmr,
                          double deduction = 0, double extra = 0);
// Hyperliquid, from the account's value and maintenance at the mark price.
Result<double> hyperliquid(PositionSide side, double mark, double qty, double mmr, double accountValue,
                           double maintenance);
// Inverse contracts: size in USD, margin in coins, no fees.
Result<double> inverse(PositionSide side, double usd, double entry, double marginCoins, double mmr);

// Tiers: lower bounds of notional, rising, with the maintenance rate of each.
Result<std::vector<double>> deductions(Numbers bounds, Numbers mmrs);
struct Maintenance {
    double amount = 0;
    std::size_t tier = 0;        // on a bound the upper one
    std::optional<double> rate;  // amount / notional; absent for a notional of 0
};
Result<Maintenance> maintenance(double notional, Numbers bounds, Numbers mmrs);

struct Tier {
    std::optional<double> cap;  // highest notional; the last one's does not count
    double mmr = 0, deduction = 0;
};
struct TieredLiquidation {
    double price = 0;
    std::size_t tier = 0;
};
// The first tier whose own solution lies inside it; if there is none, the tier at entry notional.
Result<TieredLiquidation> tieredLiquidation(const Position& p, std::span<const Tier> tiers, double fee = 0);

// The founding document's own four steps, not a venue's. `notional` in USD, the margin too. Bad input: below 0.
struct TierLeverage {
    double maxLeverage = 0, initialMargin = 0;  // times, USD
};
Result<TierLeverage> tierLeverage(double notional);

// The same legs (signed notionals) under three margin modes.
struct Modes {
    double isolated = 0, cross = 0, portfolio = 0;
    std::optional<double> crossGain, portfolioGain;  // isolated over the other; absent where that is 0
};
struct ModeRule {
    double imr = 0, scan = 0.15, basisShock = 0.02, floor = 0;
};
Result<Modes> compareModes(Numbers legs, const ModeRule& rule);

struct Withdrawal {
    double required = 0, most = 0;
    std::optional<double> leverageAfter;  // absent without equity left
};
Result<Withdrawal> withdrawal(double equity, double notional, double initialRequired, double minFraction = 0.20);

// Margin so that a move of `stress` (a fraction) against the leg does not liquidate it.
struct Solvency {
    double margin = 0;
    std::optional<double> maxLeverage;  // absent where no margin is needed
};
Result<Solvency> solvencyBuffer(double notional, double mmr, double stress, PositionSide side);

}  // namespace plimsoll::analytics::margin
