// What every analytics function returns: a value, or "no value" with a reason. Never NaN, never Inf
// (ANALYTICS section 0). The text names the input that is to blame: "interval_h: must be above 0".
#pragma once

#include "model/market/expected.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace plimsoll::analytics {

enum class Reason : std::uint8_t {
    NoData,      // nothing to compute from: an empty list, a total of zero
    Stale,       // there was data once, too old now
    TooShort,    // fewer points than the formula needs
    Incomplete,  // the data ends before the answer: a book that is too thin
    BadInput,    // outside the function's domain, or the numbers run out of the range of a double
};

std::string_view reasonName(Reason reason);
std::string_view reasonWords(Reason reason);  // for people: "too little history"

struct NoValue {
    Reason reason = Reason::NoData;
    std::string text;
};

template <typename T>
using Result = Expected<T, NoValue>;

Unexpected<NoValue> noData(std::string_view key, std::string_view why);
Unexpected<NoValue> tooShort(std::string_view key, std::size_t have, std::size_t need);
Unexpected<NoValue> incomplete(std::string_view key, std::string_view why);
Unexpected<NoValue> badInput(std::string_view key, std::string_view why);

// A finished result, if the named numbers in it are finite.
template <typename T>
Result<T> finite(T value, std::initializer_list<double> numbers)
{
    for (const double x : numbers)
        if (!std::isfinite(x)) return badInput("result", "not a finite number; inputs are out of range");
    return value;
}

// Limits: comparisons are as written. Where a sum of floats meets a limit, 1e-12 is allowed: these four.
inline constexpr double kTolerance = 1e-12;
inline bool atLeast(double x, double limit)
{
    return x >= limit - kTolerance;
}
inline bool atMost(double x, double limit)
{
    return x <= limit + kTolerance;
}
inline bool above(double x, double limit)
{
    return x > limit + kTolerance;
}
inline bool below(double x, double limit)
{
    return x < limit - kTolerance;
}

}  // namespace plimsoll::analytics
