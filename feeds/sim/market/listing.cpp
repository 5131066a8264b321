#include "feeds/sim/market/listing.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::sim {

namespace {

__extension__ typedef unsigned __int128 Unsigned;

std::int64_t pow10(int exponent)
{
    std::int64_t p = 1;
    for (int i = 0; i < exponent; ++i) p *= 10;
    return p;
}

// Digits of a non-negative number with `decimals` behind the point.
std::string pointed(Unsigned value, int decimals, bool negative)
{
    std::string digits;
    do {
        digits.push_back(static_cast<char>('0' + static_cast<int>(value % 10)));
        value /= 10;
    } while (value != 0);
    while (static_cast<int>(digits.size()) <= decimals) digits.push_back('0');
    if (decimals > 0) digits.insert(static_cast<std::size_t>(decimals), 1, '.');
    if (negative) digits.push_back('-');
    std::reverse(digits.begin(), digits.end());
    return digits;
}

}  // namespace

Money money(double quote)
{
    return static_cast<Money>(std::llround(quote * 1e6)) * 1'000'000;
}

double quoteValue(Money m)
{
    return static_cast<double>(m) / static_cast<double>(kMoneyUnit);
}

std::string toText(Money m)
{
    const bool negative = m < 0;
    return pointed(static_cast<Unsigned>(negative ? -m : m), 12, negative);
}

double Step::value() const
{
    // A division by an exact power of ten rounds correctly; a product with 0.1 would not.
    return exponent >= 0 ? static_cast<double>(mantissa * pow10(exponent))
                         : static_cast<double>(mantissa) / static_cast<double>(pow10(-exponent));
}

std::string toText(Step step, std::int64_t count)
{
    const bool negative = count < 0;
    auto value = static_cast<Unsigned>(negative ? -count : count);
    value *= static_cast<std::uint64_t>(step.mantissa);
    if (step.exponent > 0) value *= static_cast<std::uint64_t>(pow10(step.exponent));
    return pointed(value, step.decimals(), negative);
}

Price Listing::exactPrice(Ticks ticks) const
{
    return {ticks * tick.mantissa * pow10(Price::kDecimals + tick.exponent)};
}

double Listing::quotedUnits(Lots lots) const
{
    return static_cast<double>(lots) * lot.value() * contract.value();
}

Ticks Listing::legal(Ticks ticks, Side side) const
{
    if (significantFigures == 0 || ticks <= 0) return ticks;
    // Integers are always allowed, whatever their length.
    const Ticks whole = tick.exponent < 0 ? pow10(-tick.exponent) / tick.mantissa : 1;
    Ticks step = 1;
    for (Ticks limit = pow10(significantFigures); ticks >= limit * step; step *= 10)
        if (step >= whole) break;
    step = std::min(step, whole);
    const Ticks down = ticks / step * step;
    return side == Side::Buy || down == ticks ? down : down + step;
}

}  // namespace plimsoll::sim
