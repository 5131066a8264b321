#include "feeds/level_scan.h"

#include "model/market/decimal.h"

#include <array>
#include <bit>
#include <cstring>
#include <limits>

#if defined(__SSE2__)
#include <emmintrin.h>
#define PLIMSOLL_WIDE_ROWS 1
#else
#define PLIMSOLL_WIDE_ROWS 0
#endif

namespace plimsoll {

namespace {

constexpr std::array<std::int64_t, 13> kPriceScale = {
    1'000'000'000'000, 100'000'000'000, 10'000'000'000, 1'000'000'000, 100'000'000, 10'000'000, 1'000'000,
    100'000,           10'000,          1'000,          100,           10,          1};
constexpr auto kPriceLimit = [] {
    std::array<std::uint64_t, 13> limit{};
    for (std::size_t i = 0; i < limit.size(); ++i)
        limit[i] = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max() / kPriceScale[i]);
    return limit;
}();
constexpr std::array<double, 19> kPowersOf10 = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                                1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};

constexpr std::array<std::uint64_t, 9> kWholePowersOf10 = {1,       10,        100,        1'000,      10'000,
                                                           100'000, 1'000'000, 10'000'000, 100'000'000};

// Eight digits as numbers, the first in the lowest byte. (A product that adds neighbours, thrice.)
constexpr std::uint64_t eightDigits(std::uint64_t word)
{
    word = word * 10 + (word >> 8);
    return ((word & 0x000000ff000000ffu) * 0x000f424000000064u +
            ((word >> 16) & 0x000000ff000000ffu) * 0x0000271000000001u) >>
           32;
}

constexpr bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}
constexpr unsigned digit(char c)
{
    return static_cast<unsigned>(static_cast<unsigned char>(c)) - '0';
}

class Scanner {
public:
    Scanner(std::string_view raw, std::vector<Level>& out, LevelScanError& error)
        : p(raw.data()), end(raw.data() + raw.size()), m_out(out), m_error(error)
    {
    }

    bool run()
    {
        if (p == end || end[-1] != ']') return fail(-1, "not a list");
        return list<false>() && (p == end || fail(-1, "list ends too early"));
    }

    bool pair(Level& level, std::size_t& used)
    {
        const char* const start = p;
        if (end - p < 12 || (end[-1] != ']' && end[-1] != '}')) return false;
        if (std::memcmp(p, "\"px\":", 5) != 0) return false;
        p += 5;
        if (*p != '"' || !price(level.price) || end - p < 7 || std::memcmp(p, ",\"sz\":", 6) != 0) return false;
        p += 6;
        if (*p != '"' || !size(level.qty)) return false;
        used = static_cast<std::size_t>(p - start);
        return true;
    }

    bool runNamed(std::size_t& used)
    {
        const char* const start = p;
        if (p == end || (end[-1] != ']' && end[-1] != '}')) return fail(-1, "not a list");
        if (!list<true>()) return false;
        used = static_cast<std::size_t>(p - start);
        return true;
    }

private:
    // What the digits of a number say, before anybody decides how exact it has to be.
    struct Digits {
        std::uint64_t value = 0;
        std::size_t count = 0, decimals = 0;
    };

    template <bool Named>
    bool list()
    {
        if (*p != '[') return fail(-1, "not a list");
        ++p;
        skipSpace();
        for (; p >= end || *p != ']'; ++m_row) {
            if (m_row == kMostLevels) return fail(-1, "too many levels");
            if (!(Named ? namedRow() : row())) return false;
            skipSpace();
            if (p >= end) return fail(-1, "list not closed");
            if (*p == ']') break;
            if (*p != ',') return fail(-1, "comma expected");
            ++p;
            skipSpace();
            if (p < end && *p == ']') return fail(-1, Named ? "not a level" : "not a [price, size] pair");
        }
        ++p;
        return true;
    }

    bool row()
    {
        if (p >= end || *p != '[') return fail(-1, "not a [price, size] pair");
        ++p;
        skipSpace();
        // In its place from the start: a copy would wait for both of its halves.
        Level& level = m_out.emplace_back();
        if (!price(level.price) || !comma(1) || !size(level.qty)) return false;
        skipSpace();
        for (int column = 2; p < end && *p == ','; ++column) {
            ++p;
            if (!skipScalar(column)) return false;
            skipSpace();
        }
        if (p >= end || *p != ']') return fail(-1, "pair not closed");
        ++p;
        return true;
    }

#if PLIMSOLL_WIDE_ROWS
    // {"px":"1.5","sz":"2","n":3} or {"n":3,"px":"1.5","sz":"2"}, exactly so, of short numbers. False, and
    // nothing has happened, when it is written otherwise. Where the row ends is found first and from all of
    // it at once, so that the processor can work on several rows at a time. Needs 64 readable bytes.
    bool usualRow(Level& level)
    {
        return p[2] == 'n' ? usualRow<true>(level) : usualRow<false>(level);
    }

    template <bool OrdersFirst>
    bool usualRow(Level& level)
    {
        const std::uint64_t ends = where('}');
        const auto length = static_cast<unsigned>(std::countr_zero(ends));
        if (length > kLongestRow) return false;
        const std::uint64_t quotes = where('"') & ((std::uint64_t{1} << length) - 1);
        const auto quoteFrom = [&](unsigned at) {
            return static_cast<unsigned>(std::countr_zero(quotes & (~std::uint64_t{0} << at)));
        };
        unsigned price = 7;
        if constexpr (OrdersFirst) price = quoteFrom(4) + 6;
        if (price > 32 || std::memcmp(p, OrdersFirst ? "{\"n\":" : "{\"px\"", 5) != 0) return false;
        if (std::memcmp(p + price - 6, "\"px\":\"", 6) != 0) return false;
        const unsigned priceEnd = quoteFrom(price), size = priceEnd + 8;
        if (priceEnd > 48 || std::memcmp(p + priceEnd, "\",\"sz\":\"", 8) != 0) return false;
        const unsigned sizeEnd = quoteFrom(size);
        if (sizeEnd >= length) return false;
        if constexpr (OrdersFirst) {
            if (sizeEnd + 1 != length || p[price - 7] != ',' || !shortWhole(p + 5, price - 12)) return false;
        } else {
            if (std::memcmp(p + sizeEnd, "\",\"n\":", 6) != 0) return false;
            if (!shortWhole(p + sizeEnd + 6, length - sizeEnd - 6)) return false;
        }
        std::uint64_t mantissa = 0;
        unsigned decimals = 0;
        if (!shortNumber(p + price, priceEnd - price, mantissa, decimals) || mantissa == 0) return false;
        if (mantissa > kPriceLimit[decimals]) return false;
        level.price.raw = static_cast<std::int64_t>(mantissa) * kPriceScale[decimals];
        if (!shortNumber(p + size, sizeEnd - size, mantissa, decimals)) return false;
        level.qty.v = static_cast<double>(mantissa) / kPowersOf10[decimals];
        p += length + 1;
        return true;
    }

    // A bit for each of the next 64 characters that is this one.
    std::uint64_t where(char c) const
    {
        const __m128i wanted = _mm_set1_epi8(c);
        const auto sixteen = [&](std::size_t at) {
            const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + at));
            return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(text, wanted)))};
        };
        return sixteen(0) | sixteen(16) << 16 | sixteen(32) << 32 | sixteen(48) << 48;
    }

    // One to eight characters, all of them digits.
    static bool shortWhole(const char* text, unsigned length)
    {
        if (length - 1 > 7) return false;
        std::uint64_t word = 0;
        std::memcpy(&word, text, 8);
        word = (word ^ 0x3030303030303030u) << (8 * (8 - length));
        return (((word + 0x7676767676767676u) | word) & 0x8080808080808080u) == 0;
    }

    // One to eight characters: digits, and among them at most one point that has digits on both sides.
    static bool shortNumber(const char* text, unsigned length, std::uint64_t& value, unsigned& decimals)
    {
        if (length - 1 > 7) return false;
        std::uint64_t word = 0;
        std::memcpy(&word, text, 8);
        const unsigned unused = 8 * (8 - length);
        word = (word ^ 0x3030303030303030u) << unused;  // right-aligned, zeros in front
        // The first point: the lowest byte of 0x1e.
        const std::uint64_t other = word ^ 0x1e1e1e1e1e1e1e1eu;
        const std::uint64_t points = (other - 0x0101010101010101u) & ~other & 0x8080808080808080u;
        decimals = 0;
        if (points != 0) {
            const auto at = static_cast<unsigned>(std::countr_zero(points)) / 8;
            if (at * 8 <= unused || at == 7) return false;
            decimals = 7 - at;
            const std::uint64_t before = (std::uint64_t{1} << (8 * at)) - 1;
            word = ((word & before) << 8) | (word & ~before & ~(std::uint64_t{0xff} << (8 * at)));
        }
        if ((((word + 0x7676767676767676u) | word) & 0x8080808080808080u) != 0) return false;
        value = eightDigits(word);
        return true;
    }
#else
    bool usualRow(Level&)
    {
        return false;
    }
#endif
    bool namedRow()
    {
        if (p >= end || *p != '{') return fail(-1, "not a level");
        Level& level = m_out.emplace_back();
        if (usualRow(level)) return true;
        ++p;
        bool hasPrice = false, hasSize = false;
        for (;; ++p) {
            skipSpace();
            if (p >= end || *p != '"') return fail(-1, "a key expected");
            const bool isPrice = std::memcmp(p, "\"px\"", 4) == 0, isSize = std::memcmp(p, "\"sz\"", 4) == 0;
            if (isPrice && !hasPrice) {
                p += 4;
                if (!colon(0) || !price(level.price)) return false;
                hasPrice = true;
            } else if (isSize && !hasSize) {
                p += 4;
                if (!colon(1) || !size(level.qty)) return false;
                hasSize = true;
            } else if (!skipScalar(-1) || !colon(-1) || !skipScalar(-1)) {
                return false;
            }
            skipSpace();
            if (p < end && *p == ',') continue;
            if (p < end && *p == '}') break;
            return fail(-1, "level not closed");
        }
        ++p;
        if (!hasPrice) return fail(0, "missing");
        return hasSize || fail(1, "missing");
    }

    bool price(Price& out)
    {
        const bool quoted = *p == '"';
        if (quoted) ++p;
        const char* const start = p;
        const Digits d = digits();
        if (closes(quoted) && d.count <= 18 && d.decimals <= 12 && d.value <= kPriceLimit[d.decimals]) {
            out.raw = static_cast<std::int64_t>(d.value) * kPriceScale[d.decimals];
        } else {
            std::string_view text;
            if (!token(start, quoted, text)) return fail(0, "text not closed");
            if (const NumberError e = parsePrice(text, out); e != NumberError::None) return fail(0, describe(e));
        }
        if (out.raw <= 0) return fail(0, "price not above zero");
        if (quoted) ++p;
        return true;
    }

    bool size(Qty& out)
    {
        const bool quoted = *p == '"';
        if (quoted) ++p;
        const char* const start = p;
        const Digits d = digits();
        // Exact: a mantissa below 2^53 and a power of ten that is itself exact (Clinger 1990).
        if (closes(quoted) && d.count <= 18 && d.value <= (std::uint64_t{1} << 53)) {
            out.v = static_cast<double>(d.value);
            if (d.decimals != 0 && d.value != 0) out.v /= kPowersOf10[d.decimals];
        } else {
            std::string_view text;
            if (!token(start, quoted, text)) return fail(1, "text not closed");
            if (const NumberError e = parseDouble(text, out.v); e != NumberError::None)
                return fail(1, describe(e));
        }
        if (out.v < 0) return fail(1, "negative size");
        if (out.v > kLargestQty) return fail(1, "out of range");
        if (quoted) ++p;
        return true;
    }

    // Every loop here ends at the latest at the bracket that ends the text.
    Digits digits()
    {
        Digits d;
        d.count = run(d.value);
        if (d.count == 0) {
            d.count = kNoNumber;
            return d;
        }
        if (*p == '.') {
            ++p;
            d.decimals = run(d.value);
            d.count += d.decimals;
            if (d.decimals == 0) d.count = kNoNumber;
        }
        return d;
    }

    // The digits from here on, behind those of `value`; says how many. Eight characters at a time, because
    // where a number ends is what a processor guesses worst. Needs 8 readable bytes behind the text.
    std::size_t run(std::uint64_t& value)
    {
        const char* const start = p;
        if constexpr (std::endian::native == std::endian::little) {
            std::uint64_t word = 0;
            unsigned n = 0;
            do {
                std::memcpy(&word, p, 8);
                word ^= 0x3030303030303030u;  // digits become 0 to 9; a byte above that gets its top bit
                const std::uint64_t others = ((word + 0x7676767676767676u) | word) & 0x8080808080808080u;
                n = others == 0 ? 8 : static_cast<unsigned>(std::countr_zero(others)) / 8;
                if (n == 0) break;
                value = value * kWholePowersOf10[n] + eightDigits(word << (64 - 8 * n));  // zeros in front
                p += n;
            } while (n == 8);
        } else {
            for (unsigned c = digit(*p); c < 10; c = digit(*p)) {
                value = value * 10 + c;
                ++p;
            }
        }
        return static_cast<std::size_t>(p - start);
    }

    bool closes(bool quoted) const
    {
        return quoted ? *p == '"' : (*p == ',' || *p == ']' || *p == '}' || isSpace(*p));
    }

    // The whole number as text; leaves `p` where it ends.
    bool token(const char* start, bool quoted, std::string_view& text)
    {
        while (p < end && !closes(quoted)) ++p;
        if (p >= end) return false;
        text = std::string_view(start, static_cast<std::size_t>(p - start));
        return true;
    }

    bool comma(int column)
    {
        skipSpace();
        if (p >= end || *p != ',') return fail(column, "missing");
        ++p;
        skipSpace();
        return true;
    }

    bool colon(int column)
    {
        skipSpace();
        if (p >= end || *p != ':') return fail(column, "colon expected");
        ++p;
        skipSpace();
        return true;
    }

    bool skipScalar(int column)
    {
        skipSpace();
        if (p < end && *p == '"') {
            for (++p; p < end && *p != '"'; ++p)
                if (*p == '\\') ++p;
            if (p >= end) return fail(column, "text not closed");
            ++p;
            return true;
        }
        const char* const start = p;
        while (p < end && *p != ',' && *p != ']' && *p != '[' && *p != '{' && *p != '}' && !isSpace(*p)) ++p;
        return p != start || fail(column, "a number or text expected");
    }

    void skipSpace()
    {
        while (p < end && isSpace(*p)) ++p;
    }

    bool fail(int column, const char* what)
    {
        m_error = {m_row, column, what};
        return false;
    }

    static constexpr std::size_t kNoNumber = 1000;
    static constexpr unsigned kLongestRow = 54;  // nothing is read beyond 64 characters of it

    const char* p;
    const char* const end;
    std::vector<Level>& m_out;
    LevelScanError& m_error;
    std::size_t m_row = 0;
};

}  // namespace

bool scanLevels(std::string_view raw, std::vector<Level>& out, LevelScanError& error)
{
    const std::size_t before = out.size();
    if (Scanner(raw, out, error).run()) return true;
    out.resize(before);
    return false;
}

bool scanNamedPair(std::string_view raw, Level& out, std::size_t& used)
{
    LevelScanError unused;
    std::vector<Level> none;
    return Scanner(raw, none, unused).pair(out, used);
}

bool scanNamedLevels(std::string_view raw, std::vector<Level>& out, LevelScanError& error, std::size_t& used)
{
    const std::size_t before = out.size();
    if (Scanner(raw, out, error).runNamed(used)) return true;
    out.resize(before);
    return false;
}

}  // namespace plimsoll
