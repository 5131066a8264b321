// Decimal text, as venues write numbers, to Price (exact) and double (correctly rounded), and back.
//
// Accepted form: optional '-', digits, optional '.' digits, optional exponent (doubles only).
// Refused: empty text, "NaN", "inf", hex, leading '+', white space, anything not finite.
#pragma once

#include "model/market/units.h"

#include <optional>
#include <string>
#include <string_view>

namespace plimsoll {

enum class NumberError : std::uint8_t {
    None,
    Empty,        // "" - venues write it for "no value"
    NotADecimal,  // not of the accepted form
    TooPrecise,   // price has digits below 1e-12
    OutOfRange,   // price beyond +-9.2 million, or a double that is not finite
};
const char* describe(NumberError e);

// Exact. Trailing zeros beyond 12 decimals are fine. On error `out` is unchanged.
NumberError parsePrice(std::string_view text, Price& out);

// Correctly rounded (equal text gives equal value, "0.000" is exactly 0). On error `out` is unchanged.
NumberError parseDouble(std::string_view text, double& out);

// Shortest exact text of a price: no exponent, no trailing zeros.
std::string toText(Price p);
// With exactly `decimals` digits behind the point (0..12), half away from zero.
std::string toText(Price p, int decimals);

// How many decimals a tick needs: 0.10 -> 1, 5 -> 0, 0.00001 -> 5.
int decimalsOf(Price tick);

// Greatest common divisor of two price steps (0 is neutral): finds the grid of unknown ticks.
Price gcd(Price a, Price b);

}  // namespace plimsoll
