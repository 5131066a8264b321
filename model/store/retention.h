// How long the history keeps what, and how large it may become.
#pragma once

#include <cstdint>

namespace plimsoll::store {

struct Retention {
    // Seconds. 130 instruments watched all day make about 25 kB of second rows a second and 40 MB of minutes a
    // day.
    std::int64_t seconds = 6 * 3'600;
    std::int64_t minutes = 45 * 86'400;
    std::int64_t liquidations = 180 * 86'400;
    std::int64_t venues = 400 * 86'400;  // bars, open interest and settled funding that venues remember
    std::int64_t journal = 400 * 86'400;
    // When the file is larger the oldest seconds go, then the oldest minutes; liquidations, settled funding and
    // the journal stay.
    std::int64_t bytes = 4'000'000'000;
    bool operator==(const Retention&) const = default;
};

}  // namespace plimsoll::store
