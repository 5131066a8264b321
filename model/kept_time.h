// Moments as files keep them. A file that somebody else wrote may name any year; clocks here count nanoseconds
// since 1970 in 64 bits, which end in 2262.
#pragma once

#include "model/market/time.h"

#include <QDateTime>

#include <optional>

namespace plimsoll {

inline std::optional<Timestamp> keptTime(double unixMs)
{
    constexpr double kLatest = 9e12;  // the year 2255
    if (!(unixMs >= 0 && unixMs <= kLatest)) return std::nullopt;
    return fromUnixMs(static_cast<std::int64_t>(unixMs));
}

inline std::optional<Timestamp> keptTime(const QDateTime& at)
{
    return at.isValid() ? keptTime(static_cast<double>(at.toMSecsSinceEpoch())) : std::nullopt;
}

}  // namespace plimsoll
