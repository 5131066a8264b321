// Numbers as venues write them: exact decimals from whole steps, with the zeros that each venue keeps.
#pragma once

#include "feeds/sim/market/listing.h"

#include <cstdint>
#include <string>

namespace plimsoll::sim {

enum class Zeros : std::uint8_t {
    Keep,     // "65000.10": as many decimals as the step has
    Trim,     // "84144"
    KeepOne,  // "84144.0": never a whole number without its point
};

struct Decimal {
    std::int64_t mantissa = 0;
    int decimals = 0;
    Zeros zeros = Zeros::Keep;
};
void append(std::string& out, const Decimal& d);
std::string toText(const Decimal& d);

// The nearest decimal, with fewer digits behind the point where so many do not fit. Not finite, or too large for
// any: 0.
Decimal rounded(double value, int decimals, Zeros zeros = Zeros::Keep);

// So many steps, exactly.
Decimal times(const Step& step, std::int64_t count, Zeros zeros = Zeros::Keep);
// The nearest whole number of steps.
std::int64_t stepsOf(const Step& step, double value);

}  // namespace plimsoll::sim
