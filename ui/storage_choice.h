// How much of the past a person wants to keep.
#pragma once

#include "model/store/retention.h"

#include <cstdint>

namespace plimsoll {

struct StorageChoice {
    store::Retention keep;
    bool blackBox = true;
    int blackBoxHours = 24;
    std::int64_t blackBoxBytes = 4'000'000'000;
    bool operator==(const StorageChoice&) const = default;
};

// What makes sense; anything else is the default.
namespace storage_limits {

struct Range {
    std::int64_t least, most;
    bool has(std::int64_t v) const { return v >= least && v <= most; }
};
inline constexpr std::int64_t kHour = 3'600, kDay = 86'400, kGigabyte = 1'000'000'000;
inline constexpr Range kSeconds{kHour, 48 * kHour};
inline constexpr Range kMinutes{7 * kDay, 400 * kDay};
inline constexpr Range kLiquidations{7 * kDay, 1'000 * kDay};
inline constexpr Range kVenuesPast{30 * kDay, 1'000 * kDay};
inline constexpr Range kJournal{30 * kDay, 2'000 * kDay};
inline constexpr Range kBytes{kGigabyte / 2, 200 * kGigabyte};
inline constexpr Range kBoxHours{1, 168};
inline constexpr Range kBoxBytes{kGigabyte / 2, 500 * kGigabyte};

}  // namespace storage_limits

}  // namespace plimsoll
