#include "feeds/sim/server/decimals.h"

#include <array>
#include <charconv>
#include <cmath>

namespace plimsoll::sim {

namespace {

constexpr std::array<std::int64_t, 19> kPowers = [] {
    std::array<std::int64_t, 19> p{};
    std::int64_t v = 1;
    for (auto& x : p) {
        x = v;
        if (v < 1'000'000'000'000'000'000) v *= 10;
    }
    return p;
}();

double power(int decimals)
{
    return static_cast<double>(kPowers[static_cast<std::size_t>(decimals)]);
}

}  // namespace

void append(std::string& out, const Decimal& d)
{
    std::int64_t m = d.mantissa;
    int decimals = d.decimals;
    if (d.zeros != Zeros::Keep) {
        const int least = d.zeros == Zeros::KeepOne ? 1 : 0;
        while (decimals > least && m % 10 == 0) {
            m /= 10;
            --decimals;
        }
    }
    std::array<char, 24> digits{};
    const bool negative = m < 0;
    const auto magnitude = negative ? 0 - static_cast<std::uint64_t>(m) : static_cast<std::uint64_t>(m);
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), magnitude).ptr;
    const auto count = static_cast<int>(end - digits.data());
    if (negative) out += '-';
    if (decimals == 0 && d.zeros == Zeros::KeepOne) {
        out.append(digits.data(), end);
        out += ".0";
        return;
    }
    if (decimals == 0) {
        out.append(digits.data(), end);
        return;
    }
    const int whole = count - decimals;
    if (whole <= 0) {
        out += "0.";
        out.append(static_cast<std::size_t>(-whole), '0');
        out.append(digits.data(), end);
        return;
    }
    out.append(digits.data(), digits.data() + whole);
    out += '.';
    out.append(digits.data() + whole, end);
}

std::string toText(const Decimal& d)
{
    std::string out;
    append(out, d);
    return out;
}

Decimal rounded(double value, int decimals, Zeros zeros)
{
    // Fewer digits behind the point where so many do not fit: 7,657,775,200 coins have no ten.
    while (decimals > 0 && !(std::abs(value * power(decimals)) < 9e18)) --decimals;
    const double scaled = value * power(decimals);
    if (!(std::abs(scaled) < 9e18)) return {0, decimals, zeros};
    return {std::llround(scaled), decimals, zeros};
}

Decimal times(const Step& step, std::int64_t count, Zeros zeros)
{
    const std::int64_t up = step.exponent > 0 ? kPowers[static_cast<std::size_t>(step.exponent)] : 1;
    return {count * step.mantissa * up, step.decimals(), zeros};
}

std::int64_t stepsOf(const Step& step, double value)
{
    const double scaled = value / step.value();
    return std::abs(scaled) < 9e18 ? std::llround(scaled) : 0;
}

}  // namespace plimsoll::sim
