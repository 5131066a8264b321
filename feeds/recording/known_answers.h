// Which of the answers that were kept to be told again are still needed. A list is needed as it was said last; of
// the past that a venue told, as few answers as say as much of it: what is asked for again and again overlaps.
#pragma once

#include "feeds/recording/entry.h"

#include <cstdint>
#include <string>
#include <vector>

namespace plimsoll {

struct KnownAnswer {
    std::string series;             // its address without the times in it
    std::int64_t from = 0, to = 0;  // ms since the epoch, as it was asked for; a list: all of time
    bool list = false;
    Timestamp received{};
    std::size_t bytes = 0;
};

KnownAnswer knownAnswer(const RecordEntry& entry);

// By place: whether it is needed. What came at `since` or later is kept as it is, because pieces of the recording
// begin before it; of the rest no more than `mostBytes`, the newest, but every list.
std::vector<bool> neededAnswers(const std::vector<KnownAnswer>& told, Timestamp since, std::size_t mostBytes);

}  // namespace plimsoll
