// What the last shock took from the books within 25 bp, and how it came back (ANALYTICS C6).
#pragma once

#include "model/market/instrument.h"
#include "model/market/time.h"

#include <array>
#include <optional>
#include <vector>

namespace plimsoll {

inline constexpr std::array<int, 4> kRecoveryAt = {5, 30, 60, 300};  // seconds since the least

struct ShockStory {
    static constexpr int kBefore = 60, kAfter = 420;  // seconds around it that are told

    Timestamp at{};                // of the shock
    bool bids = true;              // the side that was hit
    double before = 0, least = 0;  // US dollars, both sides, of the venues that are followed
    int leastAfter = 0;            // seconds since the shock
    bool whole = false;            // it is not followed any more
    // Absent: not that far yet, or the book lost less than its return could be read from.
    std::array<std::optional<double>, kRecoveryAt.size()> recovered;
    std::optional<double> half, halfLife, rate;  // seconds; rate a second
    bool usualKnown = false;                     // the books were watched for long enough before
    // Of its own median of the minute before, second by second from kBefore before the shock on; NaN: not known.
    std::array<std::vector<float>, kVenueCount> venues;  // empty: not followed
    std::vector<float> all;

    double lost() const { return before > 0 ? 1 - least / before : 0; }
    bool operator==(const ShockStory&) const = default;
};

struct Shock;
class InstrumentSeries;
using FollowedSeries = std::array<const InstrumentSeries*, kVenueCount>;  // null: the venue has none
// As it stands after `second` of the charts' time.
ShockStory storyOf(const Shock& shock, const FollowedSeries& series, std::int64_t second);

}  // namespace plimsoll
