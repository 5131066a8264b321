// The person's own positions, entered by hand or imported, and what they mean in this second's market: public data
// alone, no keys, no orders (ANALYTICS A7, A8, G, H, I). What is not known is absent and says why; nothing stale
// counts, and a gate never passes on it.
#pragma once

#include "model/analytics/portfolio.h"
#include "model/analytics/result.h"
#include "model/market/freshness.h"
#include "model/market/instrument.h"
#include "model/snapshots.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace plimsoll {

// ---- What the person says -----------------------------------------------------------------

enum class MarginMode : std::uint8_t { Isolated, Cross };
std::string_view marginModeKey(MarginMode mode);  // "isolated", "cross"

struct Position {
    std::uint64_t id = 0;  // given by the book, above 0
    VenueId venue = VenueId::Binance;
    Market market = Market::Perp;  // spot: held outright, a leg of a hedge; no margin, no liquidation
    std::string asset;             // unified name
    PositionSide side = PositionSide::Long;
    double coins = 0, entry = 0;  // coins of the asset; in the venue's quote currency for one coin
    MarginMode mode = MarginMode::Isolated;
    std::optional<double> margin;    // what stands behind an isolated one, in the quote currency
    std::optional<double> leverage;  // margin = value at entry / leverage, where `margin` is not said
    std::optional<double> stop;      // price
    std::optional<double> mmr;       // maintenance rate; none: the venue's tiers
    std::optional<Timestamp> opened;
    std::string note;
    bool operator==(const Position&) const = default;
};

// One venue's account.
struct DeskVenue {
    std::optional<double> wallet;  // US dollars, with what isolated positions hold, without unrealised profit
    analytics::portfolio::VenueTier tier = analytics::portfolio::VenueTier::Cex1;
    double takerFee = 0;  // fraction
    bool operator==(const DeskVenue&) const = default;
};

// Reserve, operational and risk capital (S0), US dollars.
enum class CapitalLayer : std::uint8_t { Reserve, Operational, Apex };
inline constexpr std::size_t kCapitalLayers = 3;
std::string_view capitalLayerName(CapitalLayer layer);  // "Reserve", "Operational", "Risk"
struct LayerCapital {
    std::optional<double> now, peak;
    double drawdownLimit = 0;  // fraction
    bool operator==(const LayerCapital&) const = default;
};

// As the founding documents have them; all can be changed.
struct DeskSettings {
    DeskSettings();
    std::array<DeskVenue, kVenueCount> venues;
    // Largest share of the exposure at one venue, by kind: first exchanges, first DEX, second rank, unproven.
    std::array<double, 4> caps = {0.40, 0.30, 0.15, 0.05};
    std::array<double, 4> heatLimits = {0.06, 0.10, 0.15, 0.20};  // the last: no new positions
    std::array<double, 2> exposureLimits = {3, 5};
    double fundingBudget = 0.10;        // share of the margin that funding may cost
    double riskPerTrade = 0.01;         // of equity: one R
    double hardCap = 0.02;              // most that one trade may lose, of equity
    double concentration = 0.25;        // most margin in one trade, of equity
    std::optional<double> win, reward;  // the person's own record: share won, gain per unit lost; no default
    double atrMultiple = 2;             // stops are so many daily ranges away
    double hedgeMove = 0.20;            // a hedge must survive this, either way
    std::array<LayerCapital, kCapitalLayers> capital;
    double minReserve = 0.5, maxOperational = 0.4, maxApex = 0.1;  // shares of the three together
    double cap(VenueId venue) const
    {
        return caps[static_cast<std::size_t>(venues[static_cast<std::size_t>(venue)].tier)];
    }
    bool operator==(const DeskSettings&) const = default;
};

// A trade that is thought about; the six gates judge it.
struct PlannedTrade {
    std::uint64_t id = 0;
    std::string name;
    VenueId venue = VenueId::Binance;
    std::string asset;
    PositionSide side = PositionSide::Long;
    std::optional<double> entry;      // none: the mark price as it moves
    std::optional<double> stop;       // none: no invalidation is defined, and gate 1 fails
    std::optional<double> usd;        // notional; none: gate 2 says how much is allowed and is unknown
    double leverage = 3;              // isolated
    std::optional<double> holdHours;  // how long it is meant to be held
    bool sizeCut = false;             // the size has already been reduced for high funding
    std::optional<double> mmr;
    std::string invalidation;  // in words
    bool operator==(const PlannedTrade&) const = default;
};

// What a person keeps of a calculator for an asset: the fields as typed, by their key.
struct CalcPreset {
    std::string calculator, asset, name;
    std::vector<std::pair<std::string, std::string>> typed;
    bool operator==(const CalcPreset&) const = default;
};

// An address of Hyperliquid whose public account is read; nothing of it can be moved by anybody here.
struct WatchedAddress {
    std::uint64_t id = 0;
    std::string address;  // "0x" and 40 digits, lower case
    std::string label;
    bool on = true;
    bool mine = false;  // counts as the person's own: in sums, rules and alerts
    bool operator==(const WatchedAddress&) const = default;
};

// Everything that is kept.
struct Desk {
    std::vector<Position> positions;
    std::vector<PlannedTrade> trades;
    DeskSettings settings;
    std::vector<CalcPreset> presets;
    std::vector<WatchedAddress> addresses;
    bool empty() const { return positions.empty() && trades.empty() && addresses.empty(); }
    bool operator==(const Desk&) const = default;
};

// ---- What it means now --------------------------------------------------------------------

// A number, or a sentence that says why there is none.
struct Figure {
    std::optional<double> value;
    analytics::Reason reason = analytics::Reason::NoData;
    std::string why;
    bool floor = false;  // a lower bound
    Figure() = default;
    Figure(double v) : value(v) {}
    static Figure none(analytics::Reason reason, std::string why)
    {
        Figure out;
        out.reason = reason;
        out.why = std::move(why);
        return out;
    }
    explicit operator bool() const { return value.has_value(); }
    double operator*() const { return *value; }
    bool operator==(const Figure&) const = default;
};

struct PositionReading {
    Position position;
    std::string symbol, quote;  // of the venue's instrument; empty: it lists none
    double usdPerQuote = 1;
    Figure mark;  // quote currency a coin
    Freshness markFresh = Freshness::Off;
    Duration markAge{};
    Figure valueUsd;            // at the mark
    Figure profitUsd;           // unrealised
    Figure marginUsd;           // behind it: isolated margin, or initial margin of a cross position
    Figure leverage;            // value at the mark over margin; of a cross position: over the account's equity
    Figure maintenanceUsd;      // at the mark
    Figure mmr;                 // effective rate
    Figure liquidation;         // price; 0: none liquidates
    std::string liquidationBy;  // how it was computed
    bool liquidatedAtOnce = false;  // the margin does not exceed maintenance at entry
    Figure bankrupt;                // price at which the margin is gone; isolated only
    Figure distance;                // from the mark to it, a fraction of the mark; below 0: beyond it
    Figure distanceAtr;             // the same in daily ranges (ATR)
    Figure rate;                    // r8, the venue's own estimate
    Figure fundingDayUsd;           // above 0: paid; below: received
    Figure maxHoldHours;            // the funding budget is used up; absent also while it receives
    bool unlimitedHold = false;     // it receives, or pays nothing
    Figure heldHours, holdLeftHours, holdUsed;
    Figure adlScore;      // the venue's own formula
    Figure adlQuantile;   // modelled: among the estimated positions of its side, 0 to 1
    Figure riskUsd;       // lost at the stop; without a stop: at the liquidation price
    Figure stopFraction;  // of the entry
    bool stopBeyondLiquidation = false;
    Figure riskR, profitR;  // in units of R
    // Of a watched account: whose, and what the venue itself says. `distance` is then to the venue's own price.
    std::uint64_t account = 0;  // its address' number; 0: entered by the person
    std::string accountName;
    Figure venueLiquidation;  // price; 0: none liquidates
    Figure fundingPaidUsd;    // since it was opened; below 0: received
};

// A watched account as the venue told it last. Not answered is unknown; without positions is an answer.
struct AccountReading {
    WatchedAddress who;
    Freshness fresh = Freshness::Off;  // Off: not asked for, or not answered yet
    Duration age{};                    // of the answer
    std::string why;                   // nothing is known of it now
    Figure equityUsd;                  // with unrealised profit
    Figure walletUsd;                  // without it
    Figure marginUsd, maintenanceUsd, withdrawableUsd, bufferUsd, marginRatio, leverage;
    Figure grossUsd, netUsd, profitUsd;
    Figure fundingDayUsd, fundingPaidUsd;  // above 0: paid
    Figure nearest;                        // distance to the nearest liquidation
    std::uint32_t unknownFields = 0, damaged = 0;
    std::vector<PositionReading> positions;
    bool known() const { return usable(fresh); }
};
std::string addressWords(const WatchedAddress& who);  // its label, else "0x51a7…0001"

struct DeskVenueReading {
    VenueId venue = VenueId::Binance;
    int positions = 0;
    Figure equityUsd;  // wallet and unrealised profit
    Figure grossUsd;   // sum of the notional values of perpetuals
    Figure maintenanceUsd, initialUsd;
    Figure marginRatio;          // maintenance over equity
    Figure bufferUsd;            // equity beyond maintenance
    Figure withdrawableUsd;      // while 20 % of the notional value stay behind (G7)
    Figure share, cap, capUsed;  // of the exposure
    // What may still be added before its cap is reached, the rest staying as it is; below 0: what is too much
    // there.
    Figure roomUsd;
    Figure marginShare;           // of all margin
    Figure leverage;              // notional over equity
    std::vector<std::string> at;  // assets
};

// Legs of one asset: what is left of them together, and whether each survives the way there (S0).
struct AssetReading {
    std::string asset;
    Figure netCoins, netUsd;
    Figure grossUsd;      // sum of the notional values of perpetuals
    Figure share;         // of all exposure
    bool hedged = false;  // it has legs on both sides
    // The first leg that is liquidated when the price rises, and falls; absent: none is.
    struct Break {
        Figure move;  // from the mark, a fraction above 0
        Figure moveAtr;
        VenueId venue = VenueId::Binance;
        Figure profitUsd;  // of all legs together there
    };
    std::optional<Break> up, down;
    std::optional<bool> survives;  // the move of the settings, either way; of a hedge
    std::string why;               // where that is not known
};

struct StressRow {
    std::string name;
    double shock = 0;
    Figure profitUsd;  // change of the equity
    Figure equityUsd;
    Figure marginRatio;
    std::vector<std::string> liquidated;  // "BTC BN"; where one of the others is not known: at least
};

struct LayerReading {
    CapitalLayer layer = CapitalLayer::Reserve;
    Figure share, drawdown;
    double limit = 0;  // share: at least for the reserve, at most for the others
    bool shareBroken = false, drawdownBroken = false;
};

struct DeskTotals {
    Figure equityUsd, grossUsd, netUsd, profitUsd;
    Figure exposure;        // multiple of the equity
    int exposureLevel = 0;  // 0 to 2
    Figure heat;            // a lower bound: `why` says of which position it is not known
    std::string heatOpen;   // which: "ETH BY"
    // Of a lower bound: at least so high. Absent: not known.
    std::optional<analytics::portfolio::HeatBand> heatBand;
    Figure marginRatio;    // sum of maintenance over sum of equity
    Figure fundingDayUsd;  // above 0: paid
    Figure riskUsd, riskR;
    Figure rUsd;  // one R
    // Diversification (S1): so many assets of equal exposure would be as concentrated; and the largest one's
    // share.
    Figure effectiveAssets, largestShare;
    std::string largestAsset;
};

// ---- Six gates ----------------------------------------------------------------------------

enum class GateState : std::uint8_t { Pass, Fail, Unknown };
std::string_view gateStateWord(GateState state);  // "pass", "fail", "unknown"

struct Gate {
    int number = 0;           // 1 to 6
    std::string_view name{};  // "Invalidation defined"
    GateState state = GateState::Unknown;
    std::string said;   // numbers and reason: "stop 2,655.00, 3.4 % away, 1.1 ATR"
    std::string limit;  // what it is held against: "liquidation 1.5 times as far as the stop"
};
inline constexpr std::size_t kGates = 6;

struct GateCard {
    PlannedTrade trade;
    std::array<Gate, kGates> gates;
    Figure entry, liquidation;
    Figure stopUsd;  // dollars a coin; not known without a rate, for nothing is taken one to one
    std::string liquidationBy;
    Figure allowedUsd;     // gate 2
    std::string binding;   // the limit that sets it: "atr"
    Figure fundingDayUsd;  // above 0: paid
    int count(GateState state) const;
};

struct DeskSnapshot {
    AsOf asOf;
    DeskSettings settings;
    // In the order of the book; after them those of watched accounts that count as the person's own.
    std::vector<PositionReading> positions;
    std::vector<AccountReading> accounts;  // in the order of the book
    std::array<DeskVenueReading, kVenueCount> venues;
    std::vector<AssetReading> assets;  // by name
    DeskTotals totals;
    std::vector<StressRow> stress;
    std::vector<LayerReading> capital;  // empty: not said
    std::vector<GateCard> cards;        // in the order of the book
    const PositionReading* find(std::uint64_t id) const;
    const GateCard* card(std::uint64_t id) const;
};

}  // namespace plimsoll
