// One instrument as its venue lists it. Inside the simulated market a price is a whole number of ticks
// and a size a whole number of lots, so that books compare exactly and money adds up to the last unit.
#pragma once

#include "model/market/instrument.h"

#include <array>
#include <chrono>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::sim {

// Position in `SimulatedMarket::listings()`; never changes, also not when a listing ends.
using ListingId = std::uint16_t;
inline constexpr ListingId kNoListing = std::numeric_limits<ListingId>::max();

using Ticks = std::int64_t;
using Lots = std::int64_t;

// Money is counted in 1e-12 of the quote currency: every tick times every lot is a whole number of them.
__extension__ typedef __int128 Money;
inline constexpr std::int64_t kMoneyUnit = 1'000'000'000'000;
Money money(double quote);    // nearest
double quoteValue(Money m);   // for reports
std::string toText(Money m);  // exact, twelve decimals

// An exact decimal step: `mantissa` times ten to `exponent`; 0.5 is {5, -1}.
struct Step {
    std::int64_t mantissa = 1;
    int exponent = 0;

    double value() const;
    int decimals() const { return exponent < 0 ? -exponent : 0; }
    bool operator==(const Step&) const = default;
};
// `count` steps as exact decimal text with the step's own number of decimals: 86420.10 for {1, -2} and 8642010.
std::string toText(Step step, std::int64_t count);

// Maintenance tiers in notional of the quote currency (ANALYTICS G). Venues that publish contracts or
// leverage only (OKX, Hyperliquid) convert in their server.
struct MarginTier {
    double floor = 0, cap = 0;  // the last cap is infinite in effect; the venue's largest position
    double maintenance = 0;     // fraction of notional
    double deduction = 0;       // quote currency; 0 on OKX, whose rate holds for the whole position
    double maxLeverage = 1;
};

enum class ListingStatus : std::uint8_t {
    NotYet,  // announced or unknown to the venue's clients; no book
    Trading,
    Delisting,  // still trading, an end is announced (`delistAt`)
    Delisted,   // settled and closed; no book
};

struct Listing {
    ListingId id = kNoListing;
    VenueId venue = VenueId::Binance;
    plimsoll::Market market = plimsoll::Market::Perp;
    std::uint16_t assetIndex = 0;     // position in the market's list of assets
    std::string asset;                // unified: "PEPE"
    std::string symbol;               // the venue's: "1000PEPEUSDT", "PEPE-USDT-SWAP", "kPEPE", "@107"
    std::string base, quote, settle;  // the venue's words: "1000PEPE", "USDT", "USDT"
    std::string pairName;             // where the venue has a second name: OKX family, Hyperliquid "HYPE/USDC"

    Step tick;                   // price step in quote currency of one quoted unit
    Step lot;                    // size step: coins, or contracts on OKX swaps
    Step contract;               // quoted units in one size unit: 1, or OKX' ctVal (0.01 BTC)
    double multiplier = 1;       // coins in one quoted unit: 1000 for 1000PEPE and kPEPE
    int significantFigures = 0;  // Hyperliquid: prices have at most 5; 0: no such rule
    int sizeDecimals = 0;        // Hyperliquid szDecimals

    // Perpetuals only.
    std::chrono::hours fundingInterval{8};
    double fundingCap = 0, fundingFloor = 0;  // per interval
    double interestDaily = 0.0003;
    double impactNotional = 0;  // quote currency, for impact prices
    double maxLeverage = 1;
    double takerFee = 0, makerFee = 0;  // fractions of notional; a rebate is negative
    double liquidationFee = 0;          // fraction of notional, to the insurance fund
    std::vector<MarginTier> tiers;

    Timestamp listedAt{};
    ListingStatus status = ListingStatus::Trading;
    std::optional<Timestamp> delistAt;

    bool perp() const { return market == plimsoll::Market::Perp; }
    std::int64_t tickMoney = 0;  // money of one lot moved by one tick (exact)

    double price(double ticks) const { return ticks * tick.value(); }
    Price exactPrice(Ticks ticks) const;
    double quotedUnits(Lots lots) const;  // base units of the quoted price: contracts turned into coins
    double coins(Lots lots) const { return quotedUnits(lots) * multiplier; }
    double notional(Lots lots, double priceInQuote) const { return quotedUnits(lots) * priceInQuote; }
    std::string priceText(Ticks ticks) const { return toText(tick, ticks); }
    std::string sizeText(Lots lots) const { return toText(lot, lots); }
    // The nearest price the venue accepts at or below (`Buy`) or at or above (`Sell`) this one.
    Ticks legal(Ticks ticks, Side side) const;
};

}  // namespace plimsoll::sim
