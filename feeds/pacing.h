// What waits to be sent on one socket, let out no faster than the venue allows.
// And what one address may send in a minute over all its sockets, where that is limited.
#pragma once

#include "feeds/venue.h"
#include "model/market/time.h"

#include <deque>
#include <optional>
#include <vector>

namespace plimsoll {

// A third at once, and the rest spread over the minute: in no minute more than nine tenths of what is allowed, and
// nobody waits long for a turn. 0: no limit.
class MessageBudget {
public:
    explicit MessageBudget(std::size_t aMinute);
    // `must`: heartbeats and second halves do not wait, they count all the same.
    bool take(Mono now, bool must);

private:
    double m_most, m_aSecond;
    double m_left;
    std::optional<Mono> m_at;
};

class SendQueue {
public:
    explicit SendQueue(Duration between, std::size_t perHour = 0, MessageBudget* shared = nullptr)
        : m_between(between), m_perHour(perHour), m_shared(shared)
    {
    }

    // `joined`: goes out together with the one before it (unsubscribe and subscribe).
    void push(OutFrame frame, bool joined = false) { m_waiting.push_back({std::move(frame), joined}); }
    // Heartbeats. A pair that has begun is not parted: its second half leaves with the first.
    void pushFront(OutFrame frame) { m_waiting.push_front({std::move(frame), false}); }

    // The next frame, if its time has come.
    std::optional<OutFrame> take(Mono now);
    bool empty() const { return m_waiting.empty(); }
    std::size_t size() const { return m_waiting.size(); }
    // Of a new connection, which has an hour of its own.
    void clear();
    // What may be asked in an hour is nearly used up: only another connection may ask more.
    bool spent(Mono now) const;

private:
    Duration m_between;
    std::size_t m_perHour;
    MessageBudget* m_shared;   // null: none
    std::deque<Mono> m_asked;  // of the last hour, where that is limited
    struct Item {
        OutFrame frame;
        bool joined;
    };
    std::deque<Item> m_waiting;
    std::optional<Mono> m_last;
};

}  // namespace plimsoll
