// Numbers straight from their text, sixteen characters at a time: the innermost loop of every feed.
//
// Where a number ends and where its point stands is what a processor guesses worst, so nothing here branches
// on it. Everything reads up to 16 bytes from where it starts, whatever the length.
#pragma once

#include "model/market/units.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

#if defined(__SSE4_1__)
#include <smmintrin.h>
#define PLIMSOLL_WIDE_SCAN 1
#else
#define PLIMSOLL_WIDE_SCAN 0
#endif

namespace plimsoll {

// Sizes beyond this are refused: no coin has that many units, and sums must stay finite.
inline constexpr double kLargestQty = 1e21;

// A number as written, before anybody decides how exact it has to be: 1.50 is {150, 2}. At most 18 digits.
struct Decimal {
    std::uint64_t digits = 0;
    unsigned decimals = 0;
};

namespace number_scan {

inline constexpr unsigned kLongest = 16;

inline constexpr std::array<std::int64_t, 13> kPriceScale = {
    1'000'000'000'000, 100'000'000'000, 10'000'000'000, 1'000'000'000, 100'000'000, 10'000'000, 1'000'000,
    100'000,           10'000,          1'000,          100,           10,          1};
inline constexpr auto kPriceLimit = [] {
    std::array<std::uint64_t, 13> limit{};
    for (std::size_t i = 0; i < limit.size(); ++i)
        limit[i] = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max() / kPriceScale[i]);
    return limit;
}();
inline constexpr std::array<double, 19> kPowersOf10 = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                                       1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};

// False: not of the exact range; parsePrice says what it is.
inline bool exactPrice(const Decimal& d, Price& out)
{
    if (d.decimals > 12 || d.digits > kPriceLimit[d.decimals]) return false;
    out.raw = static_cast<std::int64_t>(d.digits) * kPriceScale[d.decimals];
    return true;
}

// Exact: a mantissa below 2^53 and a power of ten that is itself exact (Clinger 1990). Else parseDouble.
inline bool exactNumber(const Decimal& d, double& out)
{
    if (d.digits > (std::uint64_t{1} << 53)) return false;
    out = static_cast<double>(d.digits) / kPowersOf10[d.decimals];
    return true;
}

#if PLIMSOLL_WIDE_SCAN

inline __m128i load(const char* text)
{
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
}
inline unsigned where(__m128i text, char c)
{
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(text, _mm_set1_epi8(c))));
}
// A bit for each of the next 48 or 64 characters that is this one.
inline std::uint64_t where48(const char* text, char c)
{
    return std::uint64_t{where(load(text), c)} | std::uint64_t{where(load(text + 16), c)} << 16 |
           std::uint64_t{where(load(text + 32), c)} << 32;
}
inline std::uint64_t where64(const char* text, char c)
{
    return where48(text, c) | std::uint64_t{where(load(text + 48), c)} << 48;
}
// A bit for each character that is no digit; `digits` becomes their values.
inline unsigned others(__m128i text, __m128i& digits)
{
    digits = _mm_sub_epi8(text, _mm_set1_epi8('0'));
    const __m128i small = _mm_cmpeq_epi8(_mm_min_epu8(digits, _mm_set1_epi8(9)), digits);
    return static_cast<unsigned>(_mm_movemask_epi8(small)) ^ 0xffffu;
}
// Twice eight digits, the first in the lower half. (Sums of neighbours, thrice.)
inline std::uint64_t eights(__m128i digits)
{
    const __m128i pairs = _mm_maddubs_epi16(digits, _mm_set1_epi16(0x010a));
    const __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(0x00010064));
    const __m128i sums = _mm_madd_epi16(_mm_packus_epi32(fours, fours), _mm_set1_epi32(0x00012710));
    return static_cast<std::uint64_t>(_mm_cvtsi128_si64(sums));
}
// Sixteen digits of which the first is the highest.
inline std::uint64_t value(__m128i digits)
{
    const std::uint64_t both = eights(digits);
    return (both & 0xffffffffu) * 100'000'000 + (both >> 32);
}
// The first `count` of sixteen digits, behind zeros; one that stands at `skip` is left out.
inline __m128i lastOf(__m128i digits, unsigned count, unsigned skip)
{
    const __m128i place = _mm_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    const __m128i from = _mm_sub_epi8(place, _mm_set1_epi8(static_cast<char>(kLongest - count)));
    const __m128i behind = _mm_cmpgt_epi8(from, _mm_set1_epi8(static_cast<char>(static_cast<int>(skip) - 1)));
    return _mm_shuffle_epi8(digits, _mm_sub_epi8(from, behind));
}

// One to sixteen characters: digits, and among them at most one point that has digits on both sides.
inline bool shortDecimal(const char* text, unsigned length, Decimal& out)
{
    __m128i digits;
    const unsigned odd = others(load(text), digits), points = where(load(text), '.');
    const auto at = static_cast<unsigned>(std::countr_zero(points | 1u << length));
    if (((odd ^ 1u << at) & ((1u << length) - 1)) != 0) return false;
    if (at == 0 || at + 1 == length) return false;
    const unsigned behind = length - at;  // with the point
    out.digits = value(lastOf(digits, length - (behind != 0), at));
    out.decimals = behind - (behind != 0);
    return true;
}

// By length and place of the point (none: the length): which of eight characters are the last ones without it.
inline constexpr auto kWithoutPoint = [] {
    std::array<std::array<std::uint64_t, 9>, 9> table{};
    for (unsigned length = 0; length < 9; ++length) {
        for (unsigned at = 0; at <= length; ++at) {
            const unsigned count = length - (at < length);
            for (unsigned place = 0; place < 8; ++place) {
                const bool none = place + count < 8;
                const unsigned from = none ? 0x80 : place + count - 8;
                table[length][at] |= std::uint64_t{from + (!none && from >= at)} << (8 * place);
            }
        }
    }
    return table;
}();

// Two numbers of one to eight characters at once, which is what most levels are.
inline bool shortPair(const char* first, unsigned firstLength, const char* second, unsigned secondLength,
                      Decimal& one, Decimal& two)
{
    const auto both = [](const void* low, const void* high) {
        const __m128i half = _mm_loadl_epi64(static_cast<const __m128i*>(low));
        return _mm_unpacklo_epi64(half, _mm_loadl_epi64(static_cast<const __m128i*>(high)));
    };
    const __m128i text = both(first, second);
    __m128i digits;
    const unsigned odd = others(text, digits), points = where(text, '.');
    const auto firstAt = static_cast<unsigned>(std::countr_zero(points | 1u << firstLength));
    const auto secondAt = static_cast<unsigned>(std::countr_zero(points >> 8 | 1u << secondLength));
    const unsigned ofFirst = (1u << firstLength) - 1, all = ofFirst | ((1u << secondLength) - 1) << 8;
    // Without a point the first one's place may be the second one's first character, which is none.
    if (((odd ^ ((1u << firstAt & ofFirst) | 1u << secondAt << 8)) & all) != 0) return false;
    const unsigned firstBehind = firstLength - firstAt, secondBehind = secondLength - secondAt;  // with the point
    if (firstAt == 0 || firstBehind == 1 || secondAt == 0 || secondBehind == 1) return false;
    const __m128i from = both(&kWithoutPoint[firstLength][firstAt], &kWithoutPoint[secondLength][secondAt]);
    const __m128i half = _mm_set_epi64x(0x0808080808080808, 0);
    const std::uint64_t values = eights(_mm_shuffle_epi8(digits, _mm_or_si128(from, half)));
    one = {values & 0xffffffffu, firstBehind - (firstBehind != 0)};
    two = {values >> 32, secondBehind - (secondBehind != 0)};
    return true;
}

// How many digits stand there, at most sixteen, and what they are.
inline unsigned shortWhole(const char* text, std::uint64_t& out)
{
    __m128i digits;
    const auto count = static_cast<unsigned>(std::countr_zero(others(load(text), digits) | 1u << kLongest));
    out = value(lastOf(digits, count, kLongest));
    return count;
}

#else

inline bool shortDecimal(const char* text, unsigned length, Decimal& out)
{
    out = {};
    bool point = false;
    for (unsigned i = 0; i < length; ++i) {
        if (text[i] == '.' && !point && i > 0 && i + 1 < length) {
            point = true;
        } else if (text[i] >= '0' && text[i] <= '9') {
            out.digits = out.digits * 10 + static_cast<std::uint64_t>(text[i] - '0');
            out.decimals += point;
        } else {
            return false;
        }
    }
    return length > 0;
}

inline unsigned shortWhole(const char* text, std::uint64_t& out)
{
    unsigned count = 0;
    out = 0;
    for (; count < kLongest && text[count] >= '0' && text[count] <= '9'; ++count)
        out = out * 10 + static_cast<std::uint64_t>(text[count] - '0');
    return count;
}

#endif

}  // namespace number_scan

}  // namespace plimsoll
