// A venue, as values: codec + subscription plan + book-sync rule + REST poll plan.
// It owns no thread, no socket, no clock and no log. One function per venue returns its profile;
// `venues.cpp` is the table.
#pragma once

#include "feeds/book_sync.h"
#include "feeds/catalogue.h"
#include "model/market/events.h"
#include "model/market/expected.h"

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plimsoll {

// ---- Where a venue is reached -------------------------------------------------------------

// Base addresses by role; paths are the venue's own. Binance has separate hosts for spot.
enum class Role : std::uint8_t { Rest, Ws, SpotRest, SpotWs };
inline constexpr std::size_t kRoleCount = 4;
std::string_view roleKey(Role r);  // "rest", "ws", "spot_rest", "spot_ws"

struct Endpoints {
    std::array<std::string, kRoleCount> url;  // empty: this role is off
    const std::string& at(Role r) const { return url[static_cast<std::size_t>(r)]; }
    std::string& at(Role r) { return url[static_cast<std::size_t>(r)]; }
    bool operator==(const Endpoints&) const = default;
};

// ---- What is subscribed -------------------------------------------------------------------

enum class TopicClass : std::uint8_t {
    Depth,
    Bbo,
    Trades,
    Mark,
    Ticker,
    Liquidations,
    Instruments,
    Insurance,
    Adl,
    PriceLimit,
    Status,
    Kline,
};
std::string_view topicClassName(TopicClass c);  // "books", "liquidations": for people
inline constexpr std::size_t kTopicClasses = 12;
// True for classes that may be silent for hours without anything being wrong.
constexpr bool maybeSilent(TopicClass c)
{
    return c == TopicClass::Liquidations || c == TopicClass::Instruments || c == TopicClass::Insurance ||
           c == TopicClass::Adl || c == TopicClass::Status || c == TopicClass::PriceLimit;
}

struct Topic {
    std::string name;  // as the venue writes it, and as its frames repeat it
    TopicClass cls = TopicClass::Depth;
    InstrumentId instrument;  // invalid for all-market topics
    // How long it may say nothing without anything being wrong, until its own pace is known; 0: as usual.
    std::chrono::milliseconds quiet{0};
    bool onChange = false;   // speaks only when something changes: its silence proves nothing
    std::uint8_t clock = 0;  // topics of a socket with the same number speak together; 0: on its own
    bool operator==(const Topic&) const = default;
};

struct ConnectionPlan {
    std::string name;  // unique within the venue, stable over changes of the watch set
    Role role = Role::Ws;
    std::string path;  // "/public/stream"
    Market market = Market::Perp;
    std::vector<Topic> topics;
    bool operator==(const ConnectionPlan&) const = default;
};

// A text to send, and the topics that its acknowledgement confirms.
struct OutFrame {
    std::string text;
    std::int64_t id = 0;
    std::vector<std::string> topics;
};

// ---- What is asked by REST ----------------------------------------------------------------

enum class ReplyKind : std::uint8_t {
    Instruments,
    DepthImage,
    BestQuotes,
    OpenInterest,
    OpenInterestHistory,
    FundingInfo,
    FundingHistory,
    PremiumIndex,
    Tickers,
    RatioGlobalAccount,
    RatioTopAccount,
    RatioTopPosition,
    TakerVolume,
    Insurance,
    Adl,
    Tiers,
    PriceLimit,
    Trades,
    Klines,
    ServerTime,
    Status,
    Account,  // of a watched address: never recorded, never named
    Unused,   // known, and nothing in it that we have an event for
};

struct RestRequest {
    ReplyKind kind = ReplyKind::Instruments;
    Role role = Role::Rest;
    Market market = Market::Perp;
    std::string path;         // with query, percent-encoded
    InstrumentId instrument;  // for replies that do not name their symbol
    int weight = 1;
    std::uint8_t pool = 0;  // index in VenueProfile::pools
    std::string body{};     // JSON to be sent by POST; empty: GET
};

struct Poll {
    RestRequest request;
    std::chrono::milliseconds every{0};  // 0: once
    std::chrono::milliseconds delay{0};  // before the first
};

struct Pool {
    std::string name;
    double limit = 0;  // weight per window
    std::chrono::milliseconds window{0};
    std::string usedHeader;      // the venue's own count of what was used, empty: none
    double historyShare = 0.25;  // of the limit: what history may take, beside all else
};

// ---- What is asked of the past ------------------------------------------------------------

enum class PastKind : std::uint8_t { Minutes, Fives, Hours, InterestFives, InterestHours, Settled };

// Rows of [from, to).
struct PastSpan {
    PastKind kind = PastKind::Minutes;
    Timestamp from{}, to{};
};

// What is wanted of each instrument of a market, counted back from now: from `older` ago until `newer` ago. What
// has a smaller turn is asked for all instruments before what has a larger one.
struct PastWish {
    Market market = Market::Perp;
    PastKind kind = PastKind::Minutes;
    std::chrono::hours newer{0}, older{0};
    std::uint8_t turn = 0;
};

// ---- Frames -------------------------------------------------------------------------------

// A text with at least 64 readable bytes behind its end (simdjson reads ahead).
struct PaddedText {
    std::string_view text;
};

enum class FrameKind : std::uint8_t {
    Data,
    Ack,   // `requestId` was accepted
    Nack,  // `requestId` was refused; `message` says why
    Pong,
    Notice,   // maintenance, shutdown; `message`; may also emit a VenueStatus
    Unknown,  // well formed, but a channel or type we do not know: counted
    Ignored,  // known and not wanted (another product on an all-market stream)
};

struct Frame {
    FrameKind kind = FrameKind::Data;
    std::string_view topic;       // into the text; for liveness
    std::int64_t requestId = -1;  // -1: the answer names `topic` instead (Hyperliquid)
    std::string_view request;     // its own id as the answer repeats it, into the text; for people
    bool off = false;             // Ack without a requestId: of an unsubscription
    std::string message;
    bool closing = false;  // the venue announces that it will close: move now
};

enum class DecodeErrorKind : std::uint8_t { Malformed, Missing, WrongType, BadNumber, Refused };
struct DecodeError {
    DecodeErrorKind kind = DecodeErrorKind::Malformed;
    std::string path;         // "data.b[3][0]"
    std::string what;         // "not a decimal"
    InstrumentId instrument;  // where the damaged message belonged, if that could be read
    bool book = false;        // it was a book message: the book has lost its place
};

class VenueCodec {
public:
    virtual ~VenueCodec() = default;

    // A text tells what it says and all of that: nothing is confirmed that it leaves out, nothing passed over for
    // what another stream says.
    bool verbatim = false;

    // One text frame. Events are appended to `out`; after an error `out` is as before.
    virtual Expected<Frame, DecodeError> decodeFrame(PaddedText text, const Stamp& stamp, Market market,
                                                     EventBatch& out) = 0;
    // One REST body. Instrument replies also update the catalogue. ServerTime gives one withdrawn event
    // whose stamp carries the venue's clock.
    virtual Expected<void, DecodeError> decodeReply(const RestRequest& request, PaddedText body,
                                                    const Stamp& stamp, EventBatch& out) = 0;
    // A value of the last text that nobody can mean: it was left out, the rest of the text counts. Told once.
    std::optional<DecodeError> takeLeftOut() { return std::exchange(m_leftOut, std::nullopt); }

protected:
    std::optional<DecodeError> m_leftOut;
};

// ---- The profile --------------------------------------------------------------------------

struct Heartbeat {
    std::string text;  // sent as a text frame; empty: WebSocket ping frames
    std::chrono::milliseconds every{20'000};
};

struct SendLimits {
    std::chrono::milliseconds between{250};  // frames to the venue
    std::size_t topicsPerFrame = 200;
    std::size_t topicsPerSocket = 200;
    std::size_t charsPerSocket = 0;  // 0: no limit
    std::size_t perHour = 0;         // requests on one connection, 0: no limit
};

// A refusal that may come with 200, for the rate or for trouble of the venue's own: the request is not to blame.
struct BusyCode {
    std::string_view code, words;
};

struct VenueProfile {
    VenueId id = VenueId::Binance;
    Endpoints live;  // the real venue
    Heartbeat heartbeat;
    SendLimits send, sendSpot;
    // What one address may have open at once, over all its connections; 0: no limit. Successors count as well.
    std::size_t topicsAtOnce = 0, connectionsAtOnce = 0;
    std::size_t connectionsAMinute = 0;  // new sockets of one address; 0: no limit
    std::size_t messagesAMinute = 0;     // of one address, over all its connections; 0: no limit
    std::vector<Pool> pools;
    SyncRule perpSync, spotSync;

    std::unique_ptr<VenueCodec> (*makeCodec)(Catalogue&) = nullptr;
    bool verbatim = false;  // of its codec
    // Requests that must have answered before anything can be planned.
    std::vector<RestRequest> (*startup)(const Endpoints&) = nullptr;
    // Which sockets with which topics; which polls. Pure; respect the limits above.
    std::vector<ConnectionPlan> (*plan)(const WatchSet&, const Catalogue&, const Endpoints&) = nullptr;
    std::vector<Poll> (*polls)(const WatchSet&, const Catalogue&, const Endpoints&) = nullptr;
    // What the venue tells of the past, and the requests for a part of it, one a page, newest first. Null:
    // nothing.
    std::span<const PastWish> pastWishes;
    std::vector<RestRequest> (*past)(const Instrument&, const PastSpan&) = nullptr;
    // The request for a book image that joins the stream: what the rule wants (image from REST), or only
    // good for the audit (image from the stream). An empty path: the venue has none, subscribe anew.
    RestRequest (*depthImage)(const Instrument&) = nullptr;
    // A cheaper one of fewer levels, for books that nobody looks at while there are many. Null: no such thing.
    RestRequest (*shallowImage)(const Instrument&) = nullptr;
    std::vector<OutFrame> (*subscribe)(std::span<const std::string> topics, bool on, Market market,
                                       std::int64_t firstId) = nullptr;
    // What a recorded URL was asked for, so that recordings of REST replies can be decoded.
    std::optional<RestRequest> (*identify)(std::string_view url, const Catalogue&) = nullptr;
    // The same where the request's body says what was asked (POST). Null: its address does.
    std::optional<RestRequest> (*identifyPost)(std::string_view url, std::string_view body,
                                               const Catalogue&) = nullptr;
    // Lists that come in pages: the request for the page after this answer, nothing after the last one.
    // Ask after decodeReply has read the body. Null: this venue has no pages.
    std::optional<RestRequest> (*nextPage)(const RestRequest& asked, std::string_view body) = nullptr;
    // "banned until 1790000000000", maintenance texts: what a refusal's body says, if anything.
    std::optional<Timestamp> (*bannedUntil)(std::string_view body) = nullptr;
    // Where a body says how the request went, and the codes after which its budget rests. Empty: never with 200.
    std::string_view codeName;
    std::span<const BusyCode> busyCodes;
    std::string busy(std::string_view body) const;  // "50011, too many requests"; empty: it says no such thing

    const SyncRule& sync(Market m) const { return m == Market::Spot ? spotSync : perpSync; }
    std::optional<RestRequest> recorded(std::string_view url, std::string_view body, const Catalogue& c) const
    {
        return identifyPost ? identifyPost(url, body, c) : identify(url, c);
    }
};

VenueProfile binanceProfile();
VenueProfile bybitProfile();
VenueProfile okxProfile();
VenueProfile hyperliquidProfile();

// Profiles of all venues this build knows, in VenueId order.
const std::vector<VenueProfile>& venueProfiles();
const VenueProfile* venueProfile(VenueId id);  // null: not supported yet

}  // namespace plimsoll
