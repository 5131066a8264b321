#include "model/market/decimal.h"

#include <fast_float/fast_float.h>

#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace plimsoll {

namespace {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr std::array<double, 23> kPowersOf10 = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

constexpr std::array<std::int64_t, 13> kScales = {
    1'000'000'000'000, 100'000'000'000, 10'000'000'000, 1'000'000'000, 100'000'000, 10'000'000, 1'000'000,
    100'000,           10'000,          1'000,          100,           10,          1};

}  // namespace

const char* describe(NumberError e)
{
    switch (e) {
        case NumberError::None: return "no error";
        case NumberError::Empty: return "empty text where a number is needed";
        case NumberError::NotADecimal: return "not a decimal";
        case NumberError::TooPrecise: return "more than 12 decimals";
        case NumberError::OutOfRange: return "out of range";
    }
    return "unknown number error";
}

NumberError parsePrice(std::string_view text, Price& out)
{
    if (text.empty()) return NumberError::Empty;
    const char* p = text.data();
    const char* const end = p + text.size();
    const bool negative = *p == '-';
    if (negative) ++p;

    // At most 19 integer digits fit before the range check must have spoken.
    std::int64_t whole = 0;
    const char* const wholeStart = p;
    while (p != end && isDigit(*p)) {
        if (whole > 9'223'372) return NumberError::OutOfRange;
        whole = whole * 10 + (*p - '0');
        ++p;
    }
    if (p == wholeStart) return NumberError::NotADecimal;

    std::int64_t fraction = 0;
    std::size_t decimals = 0;
    if (p != end) {
        if (*p != '.') return NumberError::NotADecimal;
        ++p;
        if (p == end) return NumberError::NotADecimal;
        for (; p != end; ++p) {
            if (!isDigit(*p)) return NumberError::NotADecimal;
            if (decimals < 12) {
                fraction = fraction * 10 + (*p - '0');
                ++decimals;
            } else if (*p != '0') {
                return NumberError::TooPrecise;
            }
        }
    }
    constexpr std::int64_t max = std::numeric_limits<std::int64_t>::max();
    fraction *= kScales[decimals];
    if (whole > (max - fraction) / Price::kScale) return NumberError::OutOfRange;
    const std::int64_t raw = whole * Price::kScale + fraction;
    out.raw = negative ? -raw : raw;
    return NumberError::None;
}

NumberError parseDouble(std::string_view text, double& out)
{
    if (text.empty()) return NumberError::Empty;
    const char* p = text.data();
    const char* const end = p + text.size();
    const bool negative = *p == '-';
    if (negative) ++p;

    // Exact path: up to 2^53 in the mantissa and a power of ten that is itself exact (Clinger 1990).
    std::uint64_t mantissa = 0;
    int decimals = 0;
    int digits = 0;
    const char* const start = p;
    while (p != end && isDigit(*p)) {
        if (digits < 19) mantissa = mantissa * 10 + static_cast<std::uint64_t>(*p - '0');
        ++digits;
        ++p;
    }
    if (p == start) return NumberError::NotADecimal;
    if (p != end && *p == '.') {
        ++p;
        const char* const fractionStart = p;
        while (p != end && isDigit(*p)) {
            if (digits < 19) mantissa = mantissa * 10 + static_cast<std::uint64_t>(*p - '0');
            ++digits;
            ++decimals;
            ++p;
        }
        if (p == fractionStart) return NumberError::NotADecimal;
    }
    if (p == end && digits <= 19 && mantissa <= (std::uint64_t{1} << 53) && decimals <= 22) {
        const double v = static_cast<double>(mantissa) / kPowersOf10[static_cast<std::size_t>(decimals)];
        out = negative ? -v : v;
        return NumberError::None;
    }

    double v = 0;
    const auto result = fast_float::from_chars(text.data(), end, v);
    if (result.ptr != end) return NumberError::NotADecimal;
    if (result.ec != std::errc{} || !std::isfinite(v)) return NumberError::OutOfRange;
    out = v;
    return NumberError::None;
}

std::string toText(Price p)
{
    const bool negative = p.raw < 0;
    const std::uint64_t magnitude =
        negative ? ~static_cast<std::uint64_t>(p.raw) + 1 : static_cast<std::uint64_t>(p.raw);
    std::string text = std::to_string(magnitude / Price::kScale);
    std::uint64_t fraction = magnitude % Price::kScale;
    if (fraction != 0) {
        std::string tail = std::to_string(fraction);
        tail.insert(0, 12 - tail.size(), '0');
        tail.erase(tail.find_last_not_of('0') + 1);
        text += '.';
        text += tail;
    }
    if (negative) text.insert(0, 1, '-');
    return text;
}

std::string toText(Price p, int decimals)
{
    if (decimals < 0) decimals = 0;
    if (decimals > Price::kDecimals) decimals = Price::kDecimals;
    const auto unit = static_cast<std::uint64_t>(kScales[static_cast<std::size_t>(decimals)]);
    const bool negative = p.raw < 0;
    const std::uint64_t magnitude =
        negative ? ~static_cast<std::uint64_t>(p.raw) + 1 : static_cast<std::uint64_t>(p.raw);
    const std::uint64_t rounded = (magnitude + unit / 2) / unit;
    const std::uint64_t perWhole = static_cast<std::uint64_t>(Price::kScale) / unit;
    std::string text = std::to_string(rounded / perWhole);
    if (decimals > 0) {
        std::string tail = std::to_string(rounded % perWhole);
        tail.insert(0, static_cast<std::size_t>(decimals) - tail.size(), '0');
        text += '.';
        text += tail;
    }
    if (negative && rounded != 0) text.insert(0, 1, '-');
    return text;
}

int decimalsOf(Price tick)
{
    int decimals = Price::kDecimals;
    std::int64_t raw = tick.raw < 0 ? -tick.raw : tick.raw;
    if (raw == 0) return 0;
    while (decimals > 0 && raw % 10 == 0) {
        raw /= 10;
        --decimals;
    }
    return decimals;
}

Price gcd(Price a, Price b)
{
    return {std::gcd(a.raw, b.raw)};
}

}  // namespace plimsoll
