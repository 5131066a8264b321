// A value between two edges that may have crossed, as those of a widget without room do: then it is the lower
// edge, and so it is for what is no number. The standard's clamp must not be asked in either case.
#pragma once

#include <algorithm>

namespace plimsoll {

template <typename T>
constexpr T within(const T& value, const T& low, const T& high)
{
    return std::max(low, std::min(value, high));
}

}  // namespace plimsoll
