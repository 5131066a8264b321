// When each REST poll is due. One of a kind is asked at a time; failures make the next one later.
#pragma once

#include "feeds/venue.h"
#include "model/market/time.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace plimsoll {

// The start of the i-th of n that share an interval, so that they do not all come at once.
inline std::chrono::milliseconds slot(std::chrono::milliseconds every, std::size_t i, std::size_t n)
{
    return every * static_cast<std::int64_t>(i) / static_cast<std::int64_t>(std::max<std::size_t>(n, 1));
}

class PollSchedule {
public:
    // Idempotent: polls that stay keep their place.
    void set(const std::vector<Poll>& polls, Mono now);
    // Requests whose time has come; each counts as asked until `done`.
    std::vector<RestRequest> due(Mono now);
    void done(const RestRequest& request, bool ok, Mono now);
    std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        Poll poll;
        Mono next{};
        bool asked = false, finished = false;
        int failures = 0;
    };
    std::vector<Entry> m_entries;
};

}  // namespace plimsoll
