// What is traded where: venues, instruments, assets, and what the program watches.
#pragma once

#include "model/market/time.h"
#include "model/market/units.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace plimsoll {

enum class VenueId : std::uint8_t { Binance, Bybit, Okx, Hyperliquid };
inline constexpr std::size_t kVenueCount = 4;
inline constexpr std::array<VenueId, kVenueCount> kVenues = {VenueId::Binance, VenueId::Bybit, VenueId::Okx,
                                                             VenueId::Hyperliquid};
std::string_view venueName(VenueId v);  // "Binance": for people
std::string_view venueKey(VenueId v);   // "binance": for files and command lines
std::string_view venueCode(VenueId v);  // "BN": for narrow columns
std::optional<VenueId> venueFromKey(std::string_view key);

enum class Market : std::uint8_t { Perp, Spot, Future };
std::string_view marketKey(Market m);  // "perp", "spot", "future"

enum class Side : std::uint8_t { Buy, Sell };
enum class PositionSide : std::uint8_t { Long, Short };

// An instrument's number: three bits venue, thirteen bits index within the venue. Each venue
// hands out its own indices in order of first sight, so no thread ever asks another for one.
struct InstrumentId {
    std::uint16_t raw = 0xffff;

    static constexpr std::size_t kPerVenue = 1u << 13;
    static constexpr InstrumentId make(VenueId v, std::size_t index)
    {
        return {static_cast<std::uint16_t>((static_cast<unsigned>(v) << 13) | index)};
    }
    constexpr bool valid() const { return raw != 0xffff; }
    constexpr VenueId venue() const { return static_cast<VenueId>(raw >> 13); }
    constexpr std::size_t index() const { return raw & 0x1fff; }
    auto operator<=>(const InstrumentId&) const = default;
};

enum class InstrumentStatus : std::uint8_t {
    Unknown,  // the venue said something new, or nothing yet
    PreLaunch,
    Trading,
    Halted,
    Delisting,  // still trading, an end is announced
    Delisted,
};
std::string_view statusName(InstrumentStatus s);

struct Instrument {
    InstrumentId id;
    Market market = Market::Perp;
    std::string symbol;               // the venue's own, "1000PEPEUSDT"
    std::string asset;                // unified base, "PEPE"
    std::string base, quote, settle;  // the venue's own words
    InstrumentStatus status = InstrumentStatus::Unknown;
    bool inverse = false;      // settled in the base coin
    bool crypto = true;        // false: stocks, metals, FX ... in perpetual form
    bool provisional = false;  // made from the symbol alone; no instrument reply seen
    double multiplier = 1;     // coins in one unit of the quoted price (1000 for 1000PEPE)
    std::optional<Price> tick;
    int significantFigures = 0;          // prices have no more than these (whole numbers may); 0: the tick alone
    std::optional<double> lot;           // base units
    std::optional<double> contractSize;  // base units a contract, USD a contract when inverse
    std::optional<double> maxLeverage;
    std::optional<double> fundingHours;
    std::optional<double> fundingCap, fundingFloor;  // fraction per interval
    std::optional<Timestamp> listedAt, delistAt;

    VenueId venue() const { return id.venue(); }
    bool operator==(const Instrument&) const = default;
};

// The step of prices near `price`: the tick, or what the number of significant figures leaves of it.
std::optional<Price> stepAt(const Instrument& instrument, Price price);

// All instruments known at one moment. Immutable once shared; replaced as a whole.
class InstrumentTable {
public:
    InstrumentTable() = default;

    const Instrument* find(InstrumentId id) const;
    const Instrument* find(VenueId venue, Market market, std::string_view symbol) const;
    // All instruments of an asset, ordered by venue, perps before spot.
    std::vector<const Instrument*> ofAsset(std::string_view asset) const;
    std::vector<std::string> assets() const;  // sorted, each once
    const std::map<InstrumentId, Instrument>& all() const { return m_all; }
    std::uint32_t generation() const { return m_generation; }

    // A copy with these added or replaced.
    InstrumentTable with(const std::vector<Instrument>& changed) const;

private:
    std::map<InstrumentId, Instrument> m_all;
    std::uint32_t m_generation = 0;
};

// The asset and multiplier behind a venue's base coin: "1000PEPE" -> {"PEPE", 1000},
// "kPEPE" -> {"PEPE", 1000}, "SHIB1000" -> {"SHIB", 1000}, "XBT" -> {"BTC", 1}. "1INCH" stays.
struct AssetName {
    std::string asset;
    double multiplier = 1;
    bool operator==(const AssetName&) const = default;
};
AssetName unifiedAsset(std::string_view base);

// "BTCUSDT" -> {"BTC", "USDT"}: split by known quote currencies, longest first. Empty quote: unknown.
struct SymbolParts {
    std::string base, quote;
};
SymbolParts splitSymbol(std::string_view symbol);

// What is wanted from the feeds, as one value. Data flows up, this flows down.
struct WatchSet {
    std::vector<std::string> assets;  // unified names, most wanted first
    std::vector<std::string> focus;   // assets shown in detail: deepest books, fastest polls
    std::uint8_t venues = 0x0f;       // bit per VenueId
    bool spot = true;
    // Assets that may be wanted: their open interest is asked for now and then where no list has it.
    std::vector<std::string> candidates{};
    std::vector<std::string> accounts{};  // addresses whose public account is read; none else is asked for
    int depthColumnMs = 0;   // the shortest columns of the focus' books that somebody looks at; 0: the usual ones
    std::uint8_t aside = 0;  // bit per VenueId: heard and shown, but in no sum and no judgement

    bool has(VenueId v) const { return (venues >> static_cast<unsigned>(v)) & 1u; }
    bool isAside(VenueId v) const { return (aside >> static_cast<unsigned>(v)) & 1u; }
    bool operator==(const WatchSet&) const = default;
};

}  // namespace plimsoll
