// The topics of one socket and how far each has come. Knows no socket: it is told what happened
// and says which frames to send.
//
//   Wanted --sent--> Sent --ack--> Acked --first message--> Live
//
// A refusal, an answer that does not come and a topic that falls silent while others speak send
// that topic (alone) back to Wanted, later each time.
#pragma once

#include "feeds/backoff.h"
#include "feeds/venue.h"
#include "model/config.h"
#include "model/market/feed_health.h"
#include "model/market/freshness.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace plimsoll {

class Subscriptions {
public:
    enum class State : std::uint8_t { Wanted, Sent, Acked, Live };

    Subscriptions(const VenueProfile& profile, Market market, const NetworkConfig& config, std::uint64_t seed);

    // Idempotent. New topics become Wanted; of those no longer wanted, what was asked for is left.
    void set(const std::vector<Topic>& topics);

    // A new connection knows of none.
    void restart();
    // Frames that bring about what is wanted, in the order of the plan, of at most so many topics: first what is
    // left, so that a topic that is wanted again ends up subscribed. Topics count as Sent once `sent` is called.
    std::vector<OutFrame> due(Mono now, std::size_t most = ~std::size_t{0});
    // One topic again: unsubscribe, then subscribe, in this order.
    std::vector<OutFrame> again(const std::string& topic, Mono now);

    void sent(const OutFrame& frame, Mono now);
    void acked(std::int64_t id, Mono now);
    // The number under which this topic was asked for (or left), for answers that repeat the topic instead.
    std::int64_t requestOf(std::string_view topic, bool on) const;
    void refused(std::int64_t id, const std::string& why, Mono now);
    const Topic* seen(std::string_view topic, Mono now);  // null: not ours

    // Looks for answers and messages that did not come. `socketAlive`: other topics speak. What was to be left and
    // was not answered is left again, a few times: a refusal may name no topic (Hyperliquid's limit of messages).
    // Returns topics whose data ended (they were live) - their books are silent.
    struct Verdict {
        std::vector<std::string> fellSilent;  // told once
        std::vector<std::string> again;       // to be subscribed anew, alone
    };
    Verdict check(Mono now, bool socketAlive);

    bool mustSpeak() const { return m_mustSpeak; }  // some topic may not be silent for long
    bool onlyTrades() const { return m_onlyTrades; }
    bool allSettled() const;  // every topic that must speak has spoken
    std::uint32_t count() const { return static_cast<std::uint32_t>(m_records.size()); }
    std::uint32_t live() const;
    std::uint32_t silent() const;
    // By class: how many were asked for, how many speak (or, where silence is usual, were granted).
    struct ClassCount {
        std::uint32_t topics = 0, live = 0;
        std::optional<Mono> last;  // the newest message
    };
    std::array<ClassCount, kTopicClasses> classes() const;
    // Of which instruments a trade would be heard, as far as the connection lives: it was granted, and what spoke
    // has not fallen silent. A thin coin that was asked for anew and is silent still is not traded.
    void addHeard(std::vector<InstrumentId>& trades) const;
    std::vector<RefusedTopic> refusals() const;
    std::optional<State> state(std::string_view topic) const;

private:
    struct Record {
        Topic topic;
        State state = State::Wanted;
        bool asked = false;   // on this connection, since it is wanted
        bool alone = false;   // a batch with it was refused: ask for it by itself
        bool silent = false;  // shown
        std::string refusal;  // shown
        Mono since{};         // of the state
        Mono retryAt{};       // Wanted: not before
        int failures = 0;
        GapMeter meter;
        Mono before{};  // the message before the last
        bool everLive = false;
    };
    struct Request {
        std::vector<std::string> topics;
        bool on = true;
        Mono since{};   // to leave: asked, or to be asked
        int times = 0;  // to leave: asked before in vain
    };
    struct Leaving {
        std::string name;
        int times = 0;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };

    Record* find(std::string_view topic);
    const Record* find(std::string_view topic) const;
    std::vector<OutFrame> frames(const std::vector<std::string>& topics, bool on, Mono now, int times = 0);
    std::vector<OutFrame> leave(std::size_t most, Mono now);
    void leaveAgain(Mono now);
    void postpone(Record& r, Duration first, Mono now);
    std::optional<Duration> patience(const Record& r) const;  // none: may be silent
    bool missedRound(const Record& r, Mono now) const;
    static bool speaks(const Record& r);
    void reindex();

    const VenueProfile& m_profile;
    Market m_market;
    NetworkConfig m_config;
    Backoff m_jitter;
    std::vector<Record> m_records;
    std::vector<Leaving> m_leaving;  // subscribed (or asked for), not wanted any more
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> m_index;
    std::unordered_map<std::int64_t, Request> m_requests;  // sent or queued, unanswered
    std::int64_t m_nextId = 1;
    bool m_mustSpeak = false, m_onlyTrades = false;
};

}  // namespace plimsoll
