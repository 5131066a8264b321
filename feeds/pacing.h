// What waits to be sent on one socket, let out no faster than the venue allows.
#pragma once

#include "feeds/venue.h"
#include "model/market/time.h"

#include <deque>
#include <optional>
#include <vector>

namespace plimsoll {

class SendQueue {
public:
    explicit SendQueue(Duration between, std::size_t perHour = 0) : m_between(between), m_perHour(perHour) {}

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
    std::deque<Mono> m_asked;  // of the last hour, where that is limited
    struct Item {
        OutFrame frame;
        bool joined;
    };
    std::deque<Item> m_waiting;
    std::optional<Mono> m_last;
};

}  // namespace plimsoll
