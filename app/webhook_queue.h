// What waits for one webhook: in order, bounded, tried again with growing pauses, never faster than the receiver
// wants it. Knows no network and no clock of its own.
#pragma once

#include "app/webhook_text.h"
#include "model/market/time.h"

#include <deque>
#include <optional>

namespace plimsoll {

struct HookLimits {
    std::size_t waiting = 200;                                                    // more: the oldest go
    Duration first = std::chrono::seconds{2}, largest = std::chrono::minutes{5};  // pauses double
    int tries = 8;
    Duration oldest = std::chrono::hours{1};       // news that are older are no news
    Duration longestWish = std::chrono::hours{1};  // of a receiver that says when
    // Discord takes 30 a minute, Telegram 20 in a group, Slack one a second.
    Duration gap = std::chrono::milliseconds{1'100};
    std::size_t perMinute = 20;
    std::chrono::milliseconds deadline{10'000};  // of one try, from its beginning to its end
    qint64 replyBytes = 64 << 10;
};

class HookQueue {
public:
    explicit HookQueue(HookLimits limits = {}) : m_limits(limits) {}

    void push(VoicePost post, Mono now);
    // When the next may be tried; none: nothing waits, or one is under way.
    std::optional<Mono> due() const;
    struct Try {
        const VoicePost* post;
        Duration waited;
    };
    // Takes it under way, when it is due.
    std::optional<Try> take(Mono now);
    void answered(const HookOutcome& outcome, AsOf now);
    // The receiver has changed: a new try at once.
    void hurry() { m_notBefore = {}; }
    HookHealth health() const;
    std::size_t waiting() const { return m_posts.size(); }

private:
    struct Waiting {
        VoicePost post;
        Mono at{};
        int tries = 0;
    };
    void dropOld(Mono now);

    HookLimits m_limits;
    std::deque<Waiting> m_posts;
    bool m_underWay = false;
    Mono m_notBefore{};
    std::deque<Mono> m_minute;  // when was posted, within the minute
    HookHealth m_health;
};

}  // namespace plimsoll
