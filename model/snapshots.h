// What the model shows the screen: immutable values, one struct a board. A row says how fresh it is
// and when its inputs arrived; what is unknown is absent, never zero.
#pragma once

#include "model/book/depth_history.h"
#include "model/book/order_book.h"
#include "model/market/events.h"
#include "model/market/freshness.h"
#include "model/market/instrument.h"

#include <array>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

// When a snapshot was made, by both clocks: ages on screen are `mono now - at`.
struct AsOf {
    Timestamp wall{};
    Mono mono{};
};

// A value with the moment its input arrived and the judgement at publishing time.
template <typename T>
struct Dated {
    T value{};
    Stamp stamp;
    Freshness fresh = Freshness::Off;
};

// A value and when it arrived; whoever shows it judges it.
template <typename T>
struct Stamped {
    T value{};
    Stamp stamp;
};

// ---- What quote currencies are worth ------------------------------------------------------

// Measured on the venues' own pairs and indices. Money sums take it when it is off by more than 5 bp
// (ANALYTICS 0); without a dollar price anywhere a currency counts as one, and that is said.
struct FxRate {
    std::string currency;       // "USDT"
    std::optional<double> usd;  // measured; absent: nothing fresh says it
    double used = 1;            // what conversions multiply with
    std::string source;         // "OKX index BTC-USD / BTC-USDT"
    Stamp stamp;                // of the older of its inputs
    Freshness fresh = Freshness::Off;
    bool applied() const { return used != 1; }
    bool operator==(const FxRate&) const = default;
};

// ---- Funding: one row an asset, one cell a venue ------------------------------------------

// What another venue expects this one to charge.
struct ForecastCell {
    VenueId by = VenueId::Hyperliquid;
    Rate rate;
    std::optional<double> hours, r8, apr;
    std::optional<Timestamp> next;
    Stamp stamp;
    Freshness fresh = Freshness::Off;
    bool operator==(const ForecastCell&) const = default;
};

struct FundingCell {
    InstrumentId instrument;
    std::string symbol;
    Rate rate;                      // estimate for the running interval, as the venue pays it
    std::optional<double> hours;    // unknown: per 8 h and yearly are absent too
    std::optional<double> r8, apr;  // fraction per 8 h; simple fraction per year
    std::optional<Timestamp> next;
    std::optional<double> cap, floor;
    std::optional<double> settled;       // last settled rate, per its interval
    std::optional<double> settledHours;  // that interval: today's need not be that of then
    std::optional<Timestamp> settledAt;
    std::optional<ForecastCell> forecast;  // for comparison only, never instead
    Stamp stamp;
    Freshness fresh = Freshness::Off;
    bool operator==(const FundingCell&) const = default;
};

struct FundingRow {
    std::string asset;
    std::array<std::optional<FundingCell>, kVenueCount> cells;  // absent: not listed there
    std::optional<double> spread8h;             // largest minus smallest fresh r8, at least two venues
    std::optional<double> oiUsd;                // sum of fresh venues
    std::optional<double> oiCoins;              // the same in coins of the asset
    std::optional<double> oiQuote;              // the same in the venues' own quote currencies, unconverted
    std::uint8_t rateVenues = 0, oiVenues = 0;  // bit per VenueId: what spread and sums rest on
    std::uint8_t rateMissing = 0;  // the same: is to say a rate and does not: the spread is at least so far
    std::uint8_t oiMissing = 0;    // the same: is to say what is open and does not, or not all of it
    bool operator==(const FundingRow&) const = default;
};

struct FundingSnapshot {
    AsOf asOf;
    std::vector<FundingRow> rows;  // by asset, watched first in the watch set's order
};

// ---- Liquidations -------------------------------------------------------------------------

struct LiquidationRow {
    std::uint64_t serial = 0;  // rises by one a row since the start
    Stamp stamp;
    Duration late{};  // told so long after it happened that it is nothing of now; 0: it is (present_time.h)
    VenueId venue = VenueId::Binance;
    InstrumentId instrument;
    std::string asset, symbol;
    PositionSide liquidated = PositionSide::Long;
    PriceKind priceKind = PriceKind::Average;
    Price price;
    Qty qty;
    Usd usd;
    std::optional<int> priceDecimals;
    std::string quote;
    double multiplier = 1, usdPerQuote = 1;
};

// What was seen of all assets within the last hour, however few rows are kept; floors where a venue thins its
// feed.
struct LiquidatedHour {
    double longUsd = 0, shortUsd = 0;
    std::uint64_t events = 0;
    std::uint8_t venues = 0;  // bit per venue whose liquidations are in it
};

// When it happened, as far as the venue says.
inline Timestamp happenedAt(const LiquidationRow& row)
{
    return row.stamp.venue.value_or(row.stamp.received);
}

// Rows that never change any more, shared by all snapshots that have them.
struct LiquidationBlock {
    std::vector<LiquidationRow> rows;  // oldest first
    Timestamp from{}, to{};            // between these they happened
};
struct TapePast {
    std::vector<std::shared_ptr<const LiquidationBlock>> blocks;  // oldest first
    Timestamp since{};  // what was told after this is here, or among the newest
};

struct LiquidationSnapshot {
    AsOf asOf;
    std::vector<LiquidationRow> rows;  // newest first, limited
    Timestamp since{};                 // what was told after this is in them
    // What has left `rows`: by watched asset; and from `largeUsd` on of any asset, these too.
    std::map<std::string, std::shared_ptr<const TapePast>, std::less<>> kept;
    std::shared_ptr<const TapePast> large;
    double largeUsd = 0;
    const TapePast* keptOf(std::string_view asset) const
    {
        const auto found = kept.find(asset);
        return found == kept.end() ? nullptr : found->second.get();
    }
    // All prints of the asset from then on are here.
    Timestamp sinceOf(std::string_view asset) const
    {
        const TapePast* const past = keptOf(asset);
        return past ? past->since : since;
    }
    // The first of those that the asset's own past has: older ones can be among the large.
    std::uint64_t firstKept(std::string_view asset) const
    {
        const TapePast* const past = keptOf(asset);
        return past && !past->blocks.empty() ? past->blocks.front()->rows.front().serial
                                             : std::numeric_limits<std::uint64_t>::max();
    }
    LiquidatedHour hour;
    std::uint64_t total = 0;  // all since the start
    std::array<std::uint64_t, kVenueCount> byVenue{};
    std::array<std::optional<Mono>, kVenueCount> lastByVenue{};
    // Whether the venue's stream is subscribed and its connection lives: silence is usual here.
    std::array<Freshness, kVenueCount> streams = {Freshness::Off, Freshness::Off, Freshness::Off, Freshness::Off};
    std::array<std::optional<Mono>, kVenueCount> heardSince{};  // without a break; absent: it is not heard
};

// ---- Depth of the asset in focus ----------------------------------------------------------

struct DepthLane {
    InstrumentId instrument;
    VenueId venue = VenueId::Binance;
    Market market = Market::Perp;
    std::string symbol, quote;
    // Coins in one unit of the prices and sizes here: that of the largest contract of the asset, alike in all
    // lanes, so that PEPE and 1000PEPE lie at the same price.
    double multiplier = 1;
    double usdPerQuote = 1;
    std::optional<Price> tick;  // the step at the present price
    BookState state = BookState::Empty;
    std::optional<LostReason> lost;
    Freshness fresh = Freshness::Off;
    Stamp stamp;  // of the last book message
    std::int64_t seq = -1;
    std::vector<Level> bids, asks;  // best first, within the heatmap's reach
    std::optional<OrderBook::Reach> reach;
    std::optional<Dated<Bbo>> bbo;  // from the best-quote channel
    std::optional<Dated<Price>> last, mark, index;
    DepthHistoryView history;
};

// What became of a large order that was followed (ANALYTICS C9).
enum class WallFate : std::uint8_t {
    Standing,
    Touched,   // the price came near and it stands
    Refilled,  // it had shrunk and is whole again
    Eaten,     // gone at the price, trades explain most of it
    Pulled,    // gone at the price, trades do not explain it
    Left,      // gone while the price was elsewhere
    Lost,      // its book was no longer seen
};
// Here, because widgets say it too: they link no board.
constexpr std::string_view wallFateText(WallFate fate)
{
    switch (fate) {
        case WallFate::Standing: return "stands";
        case WallFate::Touched: return "touched, stands";
        case WallFate::Refilled: return "refilled, stands";
        case WallFate::Eaten: return "eaten";
        case WallFate::Pulled: return "pulled";
        case WallFate::Left: return "left before the price came";
        case WallFate::Lost: return "its book was lost";
    }
    return {};
}
struct WallMark {
    VenueId venue = VenueId::Binance;
    bool bid = true;
    double price = 0;            // US dollars a coin
    double firstUsd = 0;         // within a basis point of the price, when it was first seen
    double usd = 0;              // when it was last whole
    Timestamp since{}, until{};  // first and last seen whole; on the charts' time axis
    WallFate fate = WallFate::Standing;
    bool confirmed = false;  // stood for a minute of the last two
    int touches = 0, refills = 0;
    double takenUsd = 0;  // trades against it when it went
    bool over() const { return fate >= WallFate::Eaten; }
    bool operator==(const WallMark&) const = default;
};

struct DepthSnapshot {
    AsOf asOf;
    std::string asset;
    std::vector<DepthLane> lanes;                        // perps of the asset, by venue; then spot
    std::shared_ptr<const std::vector<WallMark>> walls;  // of the perps, by beginning; null: none is followed yet
};

// ---- All instruments with data ------------------------------------------------------------

// What changes by the minute or by the day; shared, because it rarely does.
struct InstrumentFacts {
    std::array<std::optional<Stamped<Ratio>>, 3> ratios;  // by RatioKind
    std::optional<Stamped<TakerVolume>> takerVolume;
    std::optional<Stamped<PriceLimit>> priceLimit;
    std::vector<Tier> tiers;  // by tier number
};

struct InstrumentRow {
    InstrumentId instrument;
    std::string symbol, asset, quote;
    VenueId venue = VenueId::Binance;
    Market market = Market::Perp;
    InstrumentStatus status = InstrumentStatus::Unknown;
    std::optional<Price> tick;  // the step at the present price
    double multiplier = 1, usdPerQuote = 1;
    bool crypto = true, inverse = false;
    bool watched = false;
    BookState book = BookState::Empty;
    std::optional<LostReason> lost;
    Freshness bookFresh = Freshness::Off;
    Stamp bookStamp;
    std::int64_t seq = -1;
    std::optional<Level> bid, ask;  // of the book, only while it is live
    std::optional<Dated<Bbo>> bbo;
    std::optional<Dated<Price>> last, mark, index;
    std::optional<Dated<Funding>> funding;
    std::optional<Dated<OpenInterest>> oi;  // usd: the venue's own, else base x mark or last price, converted
    std::optional<Dated<Ticker>> ticker;
    std::shared_ptr<const InstrumentFacts> facts;  // null: none came
};

struct MarketSnapshot {
    AsOf asOf;
    std::vector<InstrumentRow> rows;  // by venue, market, symbol
    std::vector<FxRate> fx;           // USDT, USDC, ...
};

// ---- Feeds --------------------------------------------------------------------------------

// An insurance fund as its venue states it. Amounts are in `coin`.
struct InsuranceFund {
    std::string coin;     // "USDT"
    std::string symbols;  // contracts whose losses it bears, as the venue writes them: "BTCUSDT,ETHUSDT"
    double balance = 0;
    Stamp stamp;                      // venue: what it is as of, where the venue says so
    Timestamp since{};                // when it was first heard of
    std::optional<double> change24h;  // absent: `noChange` says why
    std::string_view noChange;
};

struct VenueRow {
    VenueId venue = VenueId::Binance;
    bool enabled = false;
    Freshness state = Freshness::Off;          // late when one watched book is late or stale, stale when most are
    std::string detail;                        // the worst: "ETH book", or the feed's own headline
    std::shared_ptr<const FeedHealth> health;  // null until the first report
    bool aside = false;                        // by the person: heard and shown, but in no sum and no judgement
    std::shared_ptr<const std::vector<InsuranceFund>> funds;  // null: none has come
};

struct HealthSnapshot {
    AsOf asOf;
    std::array<VenueRow, kVenueCount> venues;
    std::size_t queueWaiting = 0, queuePeak = 0;
    std::uint64_t queueShed = 0, queueMerged = 0;
    bool queueOver = false;          // above its mark now: what comes is merged
    std::optional<double> behindMs;  // the longest that anything applied in the last half second had waited
    double eventsPerSecond = 0;
    std::optional<double> eventToModelP50, eventToModelP99;  // ms, received to applied
};

// ---- Everything at once, for exports ------------------------------------------------------

struct BookExport {
    InstrumentId instrument;
    std::vector<Level> bids, asks;  // best 200 a side, empty unless live
};
struct FullSnapshot {
    AsOf asOf;
    MarketSnapshot market;
    FundingSnapshot funding;
    LiquidationSnapshot liquidations;
    HealthSnapshot health;
    std::vector<BookExport> books;
};

}  // namespace plimsoll
