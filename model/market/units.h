// Strong units. A price is a key (exact, compared for equality); a quantity is a measure (a double).
// They cannot be mixed by accident: `Price * Qty -> Usd` exists, `Price + Qty` does not.
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace plimsoll {

// Exact price: integer multiple of 1e-12 of the quote currency. Range +-9.2 million.
// 1e-12 is the smallest tick listed anywhere on the four venues; a value outside the
// range or with more decimals is a decode error, never rounded (DESIGN section 5).
struct Price {
    static constexpr int kDecimals = 12;
    static constexpr std::int64_t kScale = 1'000'000'000'000;

    std::int64_t raw = 0;

    constexpr double value() const { return static_cast<double>(raw) / static_cast<double>(kScale); }
    auto operator<=>(const Price&) const = default;
    constexpr Price operator+(Price o) const { return {raw + o.raw}; }
    constexpr Price operator-(Price o) const { return {raw - o.raw}; }

    // For computed prices only (mid, averages): nearest representable price.
    static Price nearest(double v) { return {std::llround(v * static_cast<double>(kScale))}; }
};

// Size in the unit that the price is quoted for (base coin; 1000 coins on a 1000x contract).
struct Qty {
    double v = 0;
    auto operator<=>(const Qty&) const = default;
    constexpr Qty operator+(Qty o) const { return {v + o.v}; }
    constexpr Qty operator-(Qty o) const { return {v - o.v}; }
    constexpr Qty& operator+=(Qty o)
    {
        v += o.v;
        return *this;
    }
};

// Money in the quote currency taken as US dollars (USDT, USDC and USD alike until fx is known).
struct Usd {
    double v = 0;
    auto operator<=>(const Usd&) const = default;
    constexpr Usd operator+(Usd o) const { return {v + o.v}; }
    constexpr Usd operator-(Usd o) const { return {v - o.v}; }
    constexpr Usd& operator+=(Usd o)
    {
        v += o.v;
        return *this;
    }
};

constexpr Usd operator*(Price p, Qty q)
{
    return {p.value() * q.v};
}
constexpr Usd operator*(Qty q, Price p)
{
    return p * q;
}

// A funding rate as the venue pays it: fraction of notional per its own interval.
// > 0 means longs pay shorts. Positive and negative zero are alike.
struct Rate {
    double v = 0;
    auto operator<=>(const Rate&) const = default;
};

// ANALYTICS A1: fraction per 8 h, and simple fraction per year. `hours` > 0.
constexpr double ratePer8h(Rate r, double hours)
{
    return r.v * 8.0 / hours;
}
constexpr double rateApr(Rate r, double hours)
{
    return r.v * 8760.0 / hours;
}

}  // namespace plimsoll
