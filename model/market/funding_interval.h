// What can be a funding interval. Venues charge every hour, every few, at most once a day; what lies far from that
// is no interval, whoever says it, and is not known.
#pragma once

#include <cmath>
#include <optional>

namespace plimsoll {

inline constexpr double kLongestFunding = 24 * 31, kShortestFunding = 1.0 / 60;  // hours

// False for what is no number as well.
constexpr bool isFundingInterval(double hours)
{
    return hours >= kShortestFunding && hours <= kLongestFunding;
}

// Of a settlement whose interval nobody has told, `since` hours after the one before it: as long, if that one or
// the one after it was charged for as long. Otherwise one may be missing between them.
inline std::optional<double> intervalBetween(double since, std::optional<double> before,
                                             std::optional<double> after)
{
    constexpr double late = 5.0 / 60;  // some venues charge a minute or two after the hour
    const double whole = std::round(since);
    if (std::abs(since - whole) > late || !isFundingInterval(whole)) return std::nullopt;
    return whole == before || whole == after ? std::optional(whole) : std::nullopt;
}

}  // namespace plimsoll
