// What venues say, in one vocabulary. A codec turns frames into an `EventBatch`; the batch crosses
// from the venue's thread to the model's as one value.
//
// Events are small values. What varies in length (book levels, texts) lies in the batch's pools,
// so that decoding a frame allocates nothing once the pools have grown.
#pragma once

#include "model/market/account.h"
#include "model/market/feed_health.h"
#include "model/market/instrument.h"
#include "model/market/time.h"
#include "model/market/units.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace plimsoll {

struct Level {
    Price price;
    Qty qty;  // absolute; exactly 0 means "level gone"
    bool operator==(const Level&) const = default;
};

// A span in EventBatch::levels.
struct LevelSpan {
    std::uint32_t first = 0, count = 0;
};
// A span in EventBatch::text.
struct TextSpan {
    std::uint32_t first = 0, count = 0;
};

// Which of a venue's streams an order-book message came from. Books of different channels have
// unrelated sequence numbers.
enum class BookChannel : std::uint8_t {
    Main,     // the synchronised book
    Partial,  // complete top-N images, no chain (Binance depth5/10/20)
};

// An image replaces the book, a delta changes it. `seq` is the venue's own id of the book after it.
struct BookUpdate {
    bool image = false;
    BookChannel channel = BookChannel::Main;
    std::uint16_t depth = 0;  // levels a side this stream carries, 0 = not limited
    LevelSpan bids, asks;     // images: best first; deltas: any order
    std::int64_t seq = 0;
    std::int64_t firstSeq = -1;  // -1 where the venue has none
    std::int64_t prevSeq = -1;
    std::uint16_t paceMs = 0;  // the venue sends it this often, changed or not; 0: when it changes
    // Under overload (event_shelf.h): how many earlier ones went into this, and when the first of them was
    // received.
    std::uint32_t merged = 0;
    Mono since{};
};

enum class LostReason : std::uint8_t {
    Gap,           // a sequence number is missing
    Crossed,       // best bid at or above best ask after a complete update
    Disconnected,  // the channel closed
    Silent,        // nothing came although it should
    BadFrame,      // a frame of this book could not be read
    Overload,      // waiting updates were dropped, or could not be merged exactly, to keep up
    Unsubscribed,  // no longer wanted
};
std::string_view lostReasonText(LostReason r);

// The book's place is lost: what it shows is history until an image arrives.
struct BookLost {
    LostReason reason = LostReason::Gap;
};

struct Bbo {
    Price bid, ask;
    Qty bidQty, askQty;
    std::int64_t seq = 0;
    std::uint32_t merged = 0;  // earlier ones that it has replaced under overload
};

struct Trade {
    Price price;
    Qty qty;
    Side taker = Side::Buy;
    bool numericId = true;  // the venue writes a number; else the text
    bool block = false;     // negotiated off the book: not flow
    TextSpan id;            // the venue's own id
    std::uint64_t key = 0;  // the number, or a hash of the text: for telling repeats
};

struct Mark {
    std::optional<Price> mark, index;
};

enum class FundingKind : std::uint8_t { Estimate, Settled };
struct Funding {
    Rate rate;
    std::optional<double> hours;    // interval, when the frame or the instrument says it
    std::optional<Timestamp> next;  // Estimate: when it will be charged; Settled: when it was
    FundingKind kind = FundingKind::Estimate;
    std::optional<double> cap, floor;
};

// Single-sided: each long/short pair counted once.
struct OpenInterest {
    std::optional<double> base;
    std::optional<double> usd;
    bool halved = false;  // computed from a both-sides figure
    bool past = false;    // of the venue's history, as of its own stamp: never the present value
};

enum class PriceKind : std::uint8_t { Average, Bankruptcy, Order, Fill };
std::string_view priceKindKey(PriceKind k);

struct Liquidation {
    PositionSide liquidated = PositionSide::Long;  // the position that was closed
    PriceKind priceKind = PriceKind::Average;
    Price price;
    Qty qty;
    std::uint64_t key = 0;  // for telling repeats after a reconnect
};

struct InstrumentChanged {
    std::shared_ptr<const Instrument> instrument;
    // Maintenance-margin brackets and the like travel as Tier events.
};

struct Ticker {
    std::optional<Price> last, high, low, open;
    std::optional<double> baseVolume, quoteVolume;  // 24 h
    std::optional<double> change;                   // 24 h, fraction
};

struct Tier {
    std::int32_t tier = 0;
    double floor = 0, cap = 0;  // notional, quote currency
    double maintenance = 0;     // fraction
    double deduction = 0;       // quote currency
    std::optional<double> maxLeverage;
};

enum class RatioKind : std::uint8_t { GlobalAccount, TopAccount, TopPosition };
std::string_view ratioKindKey(RatioKind k);
struct Ratio {
    RatioKind kind = RatioKind::GlobalAccount;
    double longShare = 0, shortShare = 0;  // fractions
    std::optional<Timestamp> at;           // end of the period it covers
};

struct TakerVolume {
    double buy = 0, sell = 0;  // base units
    std::optional<Timestamp> at;
};

struct Kline {
    std::optional<Timestamp> open, close;
    std::int32_t minutes = 0;
    Price o, h, l, c;
    double baseVolume = 0;
    std::optional<double> quoteVolume, takerBuyBase;
    bool closed = false;
};

// Insurance fund. `instrument` of the head is invalid when the pool covers several.
struct Insurance {
    TextSpan coin, symbols;
    double balance = 0;
};

struct Adl {
    TextSpan level;  // the venue's own word or empty
    std::optional<double> pnlRatio, trigger, stop, balance;
};

// Highest price a buy, lowest price a sell may have.
struct PriceLimit {
    Price buy, sell;
};

// What this venue expects another one to charge next: a second opinion, never that venue's own word.
struct FundingForecast {
    VenueId about = VenueId::Binance;
    Rate rate;
    std::optional<double> hours;
    std::optional<Timestamp> next;
};

// Something the venue tells people: maintenance, shutdown.
struct VenueStatus {
    TextSpan title;
    std::optional<Timestamp> begin, end;
    bool maintenance = false;
    bool over = false;  // the maintenance of this title and begin is; neither: only said
};

// The venue's report on itself.
struct FeedReport {
    std::shared_ptr<const FeedHealth> health;
};

// An account that the person watches, as the venue tells it to everybody.
struct AccountReport {
    std::shared_ptr<const AccountState> state;
};

using Payload = std::variant<std::monostate, BookUpdate, BookLost, Bbo, Trade, Mark, Funding, OpenInterest,
                             Liquidation, InstrumentChanged, Ticker, Tier, Ratio, TakerVolume, Kline, Insurance,
                             Adl, PriceLimit, FundingForecast, VenueStatus, FeedReport, AccountReport>;

struct MarketEvent {
    InstrumentId instrument;  // invalid for venue-wide events
    VenueId venue = VenueId::Binance;
    Stamp stamp;
    Payload payload;  // monostate: withdrawn (held or dropped by the sync)
};

struct EventBatch {
    std::vector<MarketEvent> events;
    std::vector<Level> levels;
    std::string text;

    std::string_view view(TextSpan s) const { return std::string_view(text).substr(s.first, s.count); }
    TextSpan keep(std::string_view s)
    {
        const TextSpan span{static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(s.size())};
        text += s;
        return span;
    }
    const Level* begin(LevelSpan s) const { return levels.data() + s.first; }
    const Level* end(LevelSpan s) const { return levels.data() + s.first + s.count; }
    bool empty() const { return events.empty(); }
    void clear()
    {
        events.clear();
        levels.clear();
        text.clear();
    }
};

}  // namespace plimsoll
