// What can be a funding interval. Venues charge every hour, every few, at most once a day; what lies far from that
// is no interval, whoever says it, and is not known.
#pragma once

namespace plimsoll {

inline constexpr double kLongestFunding = 24 * 31, kShortestFunding = 1.0 / 60;  // hours

// False for what is no number as well.
constexpr bool isFundingInterval(double hours)
{
    return hours >= kShortestFunding && hours <= kLongestFunding;
}

}  // namespace plimsoll
