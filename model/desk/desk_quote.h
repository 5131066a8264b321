// What the market says of one instrument that a position stands in, in that instrument's quote currency and for
// one coin. The model takes it from its boards, a form on screen from the last snapshot: both compute alike.
#pragma once

#include "model/analytics/margin.h"
#include "model/desk/desk.h"

#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

struct DeskQuote {
    std::string symbol, quote;  // empty: the venue lists none
    double usdPerQuote = 1;
    // False: no rate is known, and other venues quote the asset in something else.
    bool usdKnown = true;
    Figure price;  // mark price of a perpetual, last or middle of the best quotes of a coin
    Freshness fresh = Freshness::Off;
    Duration age{};                              // of the price
    Figure rate;                                 // r8
    Figure atr;                                  // daily range
    std::vector<analytics::margin::Tier> tiers;  // empty: not told
    std::optional<double> maxLeverage;
};

// `atrUsd`: the average range of an hour. `fundingHours`: where the rate's own message does not say it. `age`: of
// a stale price, for the words.
DeskQuote quoteOf(const InstrumentRow* row, Mono now, std::optional<double> hourAtrUsd = std::nullopt,
                  std::optional<double> fundingHours = std::nullopt,
                  std::optional<double> maxLeverage = std::nullopt);

// The rates that hold for a position: the person's own, else the venue's tiers, else half the initial margin at
// the venue's highest leverage (Hyperliquid's rule, an estimate elsewhere). Empty: not known, and `by` says so.
struct MarginRule {
    std::vector<analytics::margin::Tier> tiers;
    double fee = 0;  // OKX counts the closing fee (section G)
    std::string by;  // "tiers of Bybit"
    bool guess = false;
};
MarginRule marginRule(VenueId venue, const std::optional<double>& ownRate, const DeskQuote& quote,
                      double takerFee);

struct MaintenanceNow {
    double amount = 0, rate = 0;  // of `notional`
    std::size_t tier = 0;
};
MaintenanceNow maintenanceAt(double notional, const MarginRule& rule);

// `margin`: what stands behind the position before maintenance, quote currency.
struct LiquidationReading {
    Figure price;  // 0: no price liquidates
    std::string by;
    bool atOnce = false;
};
LiquidationReading liquidationOf(PositionSide side, double coins, double entry, double margin,
                                 const MarginRule& rule);

// What stands behind an isolated position, quote currency.
Figure isolatedMargin(const Position& position);

// "84,012.4", "0.003981": six figures.
std::string priceWords(double price);
std::string percentWords(double fraction, int decimals);  // "3.4 %"

}  // namespace plimsoll
