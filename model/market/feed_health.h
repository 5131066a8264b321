// What a venue's feed says about itself, once a second, as one value: the health panel, the status
// strip, `doctor` and exports read nothing else. Counters only grow while the program runs.
#pragma once

#include "model/market/freshness.h"
#include "model/market/instrument.h"
#include "model/market/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

enum class SocketState : std::uint8_t {
    Idle,  // not opened yet
    Connecting,
    Subscribing,  // open, acks or first messages outstanding
    Live,
    Standby,  // the successor of a socket about to be rotated, filling up
    Backoff,  // closed, next attempt at `retryAt`
    Closed,   // no longer wanted
};
std::string_view socketStateName(SocketState s);

struct RefusedTopic {
    std::string topic, reason;
    bool operator==(const RefusedTopic&) const = default;
};

struct SocketHealth {
    std::string name;  // "perp depth 1"
    std::string url;   // without query
    SocketState state = SocketState::Idle;
    std::uint32_t topics = 0, topicsLive = 0, topicsSilent = 0;
    std::uint64_t frames = 0, bytes = 0, reconnects = 0;
    std::optional<Mono> lastFrame, since, retryAt;
    std::string lastError;  // plain words, empty when all is well
    std::vector<RefusedTopic> refused;
};

// One class of data over all sockets of a venue: how much of what was asked for speaks. What may be silent
// for hours (liquidations) is proven by its subscription and by the life of its connection.
struct ClassHealth {
    std::string name;  // "books", "liquidations"
    std::uint32_t topics = 0, live = 0;
    bool maybeSilent = false;
    Freshness state = Freshness::Off;   // late: not all of them; stale: none; off: not asked for
    std::optional<Mono> last;           // its newest message
    std::vector<InstrumentId> heard{};  // trades: of whom one would be heard now; sorted
};
inline constexpr std::string_view kLiquidationClass = "liquidations", kTradeClass = "trades";
// A feed that has not reported for so long proves nothing.
inline constexpr Duration kFeedReportLimit = std::chrono::seconds{3};

// One request budget of a venue's REST interface.
struct RestBudget {
    std::string name;            // "perp weight"
    double used = 0, limit = 0;  // in `window`
    Duration window{};
    std::optional<Mono> pausedUntil;
    std::string pauseReason;  // "429 Too Many Requests, Retry-After 7 s"
};

// What a venue was asked of the time before the program listened: bars, open interest, settled funding. An
// instrument counts as loaded when everything that was asked for it has answered.
struct HistoryProgress {
    std::uint32_t wanted = 0, loaded = 0;              // instruments
    std::uint32_t requestsLeft = 0, requestsDone = 0;  // of those asked for so far
    std::uint32_t givenUp = 0;                         // requests the venue refused again and again
    bool cancelled = false;                            // by the person; what has come stays
    std::string waits;                                 // why nothing is asked now; empty: it is
    bool complete() const { return requestsLeft == 0; }
    bool operator==(const HistoryProgress&) const = default;
};
// "history 37 of 80 loaded"; empty where nothing is asked.
std::string historyText(const HistoryProgress& h);

struct FeedError {
    Timestamp at;
    std::string where, what, excerpt;
};

struct FeedHealth {
    VenueId venue = VenueId::Binance;
    bool enabled = true;
    bool listed = false;   // its lists of instruments have been read
    Mono at{};             // when this was written
    std::string headline;  // what is wrong and what is being done, empty when all is well
    std::uint64_t frames = 0, bytes = 0, events = 0;
    std::uint64_t gaps = 0, resyncs = 0, reconnects = 0;
    std::uint64_t errors = 0, unknown = 0, duplicates = 0, overloadDropped = 0;
    std::uint64_t overloadMerged = 0;  // events that newer ones took in while the model was behind
    std::uint64_t datedAhead = 0;      // events of the future: counted by the model, which does not remember them
    double framesPerSecond = 0, bytesPerSecond = 0;
    std::optional<Mono> lastFrame;
    std::optional<double> latencyP50, latencyP99;  // ms, receive - venue time, clock offset taken out
    std::optional<double> clockOffsetMs;           // venue clock minus ours
    std::uint32_t booksLive = 0, booksWanted = 0;
    std::vector<SocketHealth> sockets;
    std::vector<RestBudget> budgets;
    std::vector<FeedError> recentErrors;  // newest last, at most 20
    std::vector<ClassHealth> classes;     // those that were asked for
    HistoryProgress history;

    const ClassHealth* classNamed(std::string_view name) const
    {
        for (const ClassHealth& c : classes)
            if (c.name == name) return &c;
        return nullptr;
    }
};

}  // namespace plimsoll
