// What happened in the simulated market, in order: the ground truth that the four servers put on their
// wires and that tests compare with. Nothing happens that is not here.
#pragma once

#include "feeds/sim/market/listing.h"

#include <variant>

namespace plimsoll::sim {

using AccountId = std::uint32_t;   // who trades; servers make addresses of it where the venue shows them
using PositionId = std::uint64_t;  // a leveraged trader's position; 0: none

// The level's new total; 0 lots: gone. Several changes of one level within a step are all journalled.
struct LevelChanged {
    Side side = Side::Buy;
    Ticks ticks = 0;
    Lots lots = 0;
    std::uint32_t orders = 0;
};

enum class TradeKind : std::uint8_t {
    Ordinary,
    Liquidation,    // a forced order met the book
    InsuranceFund,  // the fund or the liquidator vault unwinds what it took over
};

struct Traded {
    std::uint64_t id = 0;  // counts up by one for each listing
    Ticks ticks = 0;
    Lots lots = 0;
    Side taker = Side::Buy;
    TradeKind kind = TradeKind::Ordinary;
    AccountId takerAccount = 0, makerAccount = 0;
    PositionId liquidated = 0;  // kind Liquidation: whose
    std::uint64_t order = 0;    // fills of one taker order share it
};

enum class LiquidationMethod : std::uint8_t {
    Market,    // forced order into the book
    TakeOver,  // the venue takes the position at the bankruptcy price (fund, liquidation account)
    Backstop,  // Hyperliquid: the liquidator vault takes position and margin
};

enum class LeverageClass : std::uint8_t { X5, X10, X25, X50, X100 };
inline constexpr std::size_t kLeverageClasses = 5;
inline constexpr std::array<double, kLeverageClasses> kClassLeverage = {5, 10, 25, 50, 100};

// One forced close. A large position gives several, one after the other.
struct Liquidated {
    PositionId position = 0;
    PositionSide side = PositionSide::Long;  // the position that was closed
    LiquidationMethod method = LiquidationMethod::Market;
    LeverageClass leverage = LeverageClass::X10;
    Lots lots = 0;              // closed now: filled in the book, or taken over
    Lots ordered = 0;           // size of the forced order
    Ticks orderTicks = 0;       // limit of the forced order
    Ticks bankruptcyTicks = 0;  // where the position's margin is used up
    double averageTicks = 0;    // of the fills; the transfer price when taken over
    Ticks markTicks = 0;        // mark at the time, nearest tick
    bool partial = false;       // the position lives on, smaller
};

// A winner's position was reduced against a bankrupt one.
struct Deleveraged {
    PositionId loser = 0, winner = 0;  // winner 0: an account without leverage (maker, basis trader)
    PositionSide winnerSide = PositionSide::Short;
    Lots lots = 0;
    Ticks ticks = 0;   // the loser's bankruptcy price
    double score = 0;  // the venue's own ranking value
};

struct FundingSettled {
    Timestamp fundingTime{};
    double rate = 0;     // per interval, as charged
    double premium = 0;  // average premium behind it
    double mark = 0;     // price used for notional (Hyperliquid: oracle)
    Money paidByLongs = 0;
};

struct StatusChanged {
    ListingStatus status = ListingStatus::Trading;
    std::optional<Timestamp> delistAt;
};

struct FundingRuleChanged {  // interval shortened or restored
    std::chrono::hours interval{8};
};

enum class AdlStage : std::uint8_t { Normal, Warning, Active };
struct AdlStageChanged {
    AdlStage stage = AdlStage::Normal;
};

// The venue's own machinery; the market goes on inside where `feed` is out only for the public.
enum class VenueCondition : std::uint8_t {
    Up,
    FeedOut,  // sockets close, REST answers 503; matching goes on
    Halted,   // no matching: orders refused, books frozen
};
struct VenueConditionChanged {
    VenueId venue = VenueId::Binance;
    VenueCondition condition = VenueCondition::Up;
};

struct StableRate {  // dollars for one unit of a quote currency
    double usdt = 1, usdc = 1;
};

struct PhaseBegan {  // the scenario's next phase
    std::uint16_t phase = 0;
};

using What = std::variant<LevelChanged, Traded, Liquidated, Deleveraged, FundingSettled, StatusChanged,
                          FundingRuleChanged, AdlStageChanged, VenueConditionChanged, StableRate, PhaseBegan>;

struct Happening {
    Timestamp at{};
    ListingId listing = kNoListing;  // none for what concerns a venue or all
    What what;
};

}  // namespace plimsoll::sim
