#include "feeds/level_scan.h"

#include "model/market/decimal.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace plimsoll {

namespace {

namespace ns = number_scan;

constexpr bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// Of numbers, true, false and null.
constexpr bool isWord(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.' || c == 'E';
}

// Rows as venues write them are read by `usualRow`, which knows one form each and short numbers. What it
// leaves alone is read with care, and that says what is wrong with it.
class Scanner {
public:
    Scanner(std::string_view raw, ScanText text, std::vector<Level>& out, LevelScanError& error)
        : p(raw.data()), end(raw.data() + raw.size()), m_text(text), m_out(out), m_error(error)
    {
    }

    // Every loop ends at the latest at the bracket that ends the text.
    template <bool Named>
    bool run(std::size_t& used)
    {
        const char* const start = p;
        if (p == end || (end[-1] != ']' && end[-1] != '}') || *p != '[') return fail(-1, "not a list");
        ++p;
        skipSpace();
        while (p >= end || *p != ']') {
            if (m_row == kMostLevels) return fail(-1, "too many levels");
            if (p >= end || *p != (Named ? '{' : '[')) return fail(-1, kNoRow[Named]);
            if (!usualRows<Named>()) {
                Level& level = m_out.emplace_back();
                if (!(Named ? namedRow(level) : row(level))) return false;
                ++m_row;
            }
            skipSpace();
            if (p >= end) return fail(-1, "list not closed");
            if (*p == ']') break;
            if (*p != ',') return fail(-1, "comma expected");
            ++p;
            skipSpace();
            if (p < end && *p == ']') return fail(-1, kNoRow[Named]);
        }
        ++p;
        used = static_cast<std::size_t>(p - start);
        return true;
    }

    bool fail(int column, const char* what)
    {
        m_error = {m_row, column, what};
        return false;
    }

private:
    static constexpr std::size_t kBlock = 32;
    static constexpr const char* kNoRow[] = {"not a [price, size] pair", "not a level"};

    // ---- Rows of the usual form. Where one ends is found from all of it at once, so that the processor can
    // work on several rows at a time. Nothing is read beyond 64 characters from where a row starts.

    // As many as there are; the last one stays unfollowed. False: none, and nothing has happened.
    template <bool Named>
    bool usualRows()
    {
#if PLIMSOLL_WIDE_SCAN
        const char* q = p;
        const std::size_t before = m_out.size();
        std::size_t room = 0, most = kMostLevels - m_row;
        for (std::size_t n = 0;; ++n) {
            if (n == room) {  // room for many is cheaper than to ask for each
                if (n == most) break;
                room = std::min(most, n + kBlock);
                m_out.resize(before + room);
            }
            const unsigned length = usualRow<Named>(q, m_out[before + n]);
            const bool read = length != 0 && static_cast<std::size_t>(end - q) >= length;
            if (read) p = q + length;
            if (!read || p[0] != ',' || p[1] != (Named ? '{' : '[')) {
                most = n + read;
                break;
            }
            q = p + 1;
        }
        m_out.resize(before + most);
        m_row += most;
        return most > 0;
#else
        return false;
#endif
    }

#if PLIMSOLL_WIDE_SCAN
    // How long it is, 0: it is written otherwise.
    template <bool Named>
    static unsigned usualRow(const char* row, Level& level)
    {
        if constexpr (Named)
            return row[2] == 'n' ? named<true>(row, level) : named<false>(row, level);
        else
            return pair(row, level);
    }

    static unsigned first(std::uint64_t bits)
    {
        return static_cast<unsigned>(std::countr_zero(bits));
    }
    static std::uint64_t without(std::uint64_t bits)
    {
        return bits & (bits - 1);
    }  // the first

    // ["1.5","2"] or, with short whole numbers behind, ["1.5","2","0","4"].
    static unsigned pair(const char* row, Level& level)
    {
        std::uint64_t quotes = ns::where48(row, '"');
        if ((quotes & 3u) != 2u) return 0;
        quotes = without(quotes);
        const unsigned priceEnd = first(quotes), size = priceEnd + 3;
        quotes = without(without(quotes));
        unsigned close = first(quotes);
        if (!numbers(row, 2, priceEnd, size, close, level) || !texts(row + priceEnd)) return 0;
        while (row[close + 1] == ',') {
            const unsigned open = close + 3;
            quotes = without(without(quotes));
            if (!texts(row + close) || open > 51) return 0;
            close = first(quotes);
            if (!whole(row + open, close - open)) return 0;
        }
        return row[close + 1] == ']' ? close + 2 : 0;
    }

    // {"px":"1.5","sz":"2","n":3} or {"n":3,"px":"1.5","sz":"2"}.
    template <bool OrdersFirst>
    static unsigned named(const char* row, Level& level)
    {
        const unsigned length = first(ns::where64(row, '}'));
        if (length > 62) return 0;
        std::uint64_t quotes = ns::where64(row, '"');
        if (std::memcmp(row, OrdersFirst ? "{\"n\":" : "{\"px\"", 5) != 0) return 0;
        quotes = without(without(quotes));  // of the first key
        unsigned price = 7;
        if constexpr (OrdersFirst) {
            price = first(quotes) + 6;
            if (price > 20 || row[price - 7] != ',' || !whole(row + 5, price - 12)) return 0;
            quotes = without(without(quotes));
        }
        if (std::memcmp(row + price - 6, "\"px\":\"", 6) != 0) return 0;
        quotes = without(quotes);
        const unsigned priceEnd = first(quotes), size = priceEnd + 8;
        quotes = without(without(without(without(quotes))));
        const unsigned sizeEnd = first(quotes);
        if (!numbers(row, price, priceEnd, size, sizeEnd, level)) return 0;
        if (std::memcmp(row + priceEnd, "\",\"sz\":\"", 8) != 0) return 0;
        if constexpr (OrdersFirst) return sizeEnd + 1 == length ? length + 1 : 0;
        if (std::memcmp(row + sizeEnd, "\",\"n\":", 6) != 0) return 0;
        return whole(row + sizeEnd + 6, length - sizeEnd - 6) ? length + 1 : 0;
    }

    // "," from a closing quote to an opening one.
    static bool texts(const char* quote)
    {
        return quote[1] == ',' && quote[2] == '"';
    }

    // From the first character of each to its closing quote.
    static bool numbers(const char* row, unsigned price, unsigned priceEnd, unsigned size, unsigned sizeEnd,
                        Level& level)
    {
        const unsigned a = priceEnd - price, b = sizeEnd - size;
        Decimal of[2];
        if (a - 1 < 8 && b - 1 < 8) {
            if (!ns::shortPair(row + price, a, row + size, b, of[0], of[1])) return false;
        } else if (a - 1 >= ns::kLongest || b - 1 >= ns::kLongest || !ns::shortDecimal(row + price, a, of[0]) ||
                   !ns::shortDecimal(row + size, b, of[1])) {
            return false;
        }
        return of[0].digits != 0 && ns::exactPrice(of[0], level.price) && ns::exactNumber(of[1], level.qty.v);
    }

    // One to eight digits.
    static bool whole(const char* text, unsigned length)
    {
        if (length - 1 > 7) return false;
        std::uint64_t word = 0;
        std::memcpy(&word, text, 8);
        word = (word ^ 0x3030303030303030u) << (8 * (8 - length));
        return (((word + 0x7676767676767676u) | word) & 0x8080808080808080u) == 0;
    }
#endif

    // ---- Rows read with care.

    bool row(Level& level)
    {
        ++p;
        skipSpace();
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

    bool namedRow(Level& level)
    {
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
        std::string_view text;
        if (!number(text)) return fail(0, "text not closed");
        if (const NumberError e = parsePrice(text, out); e != NumberError::None) return fail(0, describe(e));
        return out.raw > 0 || fail(0, "price not above zero");
    }

    bool size(Qty& out)
    {
        std::string_view text;
        if (!number(text)) return fail(1, "text not closed");
        if (const NumberError e = parseDouble(text, out.v); e != NumberError::None) return fail(1, describe(e));
        if (out.v < 0) return fail(1, "negative size");
        return out.v <= kLargestQty || fail(1, "out of range");
    }

    // With or without quotes.
    bool number(std::string_view& text)
    {
        const bool quoted = *p == '"';
        if (quoted) ++p;
        const char* const start = p;
        while (p < end && !closes(quoted)) ++p;
        if (p >= end) return false;
        text = std::string_view(start, static_cast<std::size_t>(p - start));
        if (quoted) ++p;
        return true;
    }

    bool closes(bool quoted) const
    {
        return quoted ? *p == '"' : (*p == ',' || *p == ']' || *p == '}' || isSpace(*p));
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
        if (m_text == ScanText::Unchecked) return skipPlain() || fail(column, "a plain number or text expected");
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

    bool skipPlain()
    {
        const bool quoted = p < end && *p == '"';
        if (quoted) ++p;
        const char* const start = p;
        while (p < end && (quoted ? *p >= ' ' && *p != '"' && *p != '\\' : isWord(*p))) ++p;
        if (quoted) return p < end && *p++ == '"';
        return p != start;
    }

    void skipSpace()
    {
        while (p < end && isSpace(*p)) ++p;
    }

    const char* p;
    const char* const end;
    const ScanText m_text;
    std::vector<Level>& m_out;
    LevelScanError& m_error;
    std::size_t m_row = 0;
};

template <bool Named>
bool ahead(std::string_view raw, ScanText text, std::vector<Level>& out, LevelScanError& error, std::size_t& used)
{
    const std::size_t before = out.size();
    if (Scanner(raw, text, out, error).run<Named>(used)) return true;
    out.resize(before);
    return false;
}

}  // namespace

bool scanLevels(std::string_view raw, std::vector<Level>& out, LevelScanError& error)
{
    const std::size_t before = out.size();
    Scanner scanner(raw, ScanText::Checked, out, error);
    std::size_t used = 0;
    if (!raw.ends_with(']')) return scanner.fail(-1, "not a list");
    if (scanner.run<false>(used) && (used == raw.size() || scanner.fail(-1, "list ends too early"))) return true;
    out.resize(before);
    return false;
}

bool scanLevelsAhead(std::string_view raw, ScanText text, std::vector<Level>& out, LevelScanError& error,
                     std::size_t& used)
{
    return ahead<false>(raw, text, out, error, used);
}

bool scanNamedLevels(std::string_view raw, ScanText text, std::vector<Level>& out, LevelScanError& error,
                     std::size_t& used)
{
    return ahead<true>(raw, text, out, error, used);
}

}  // namespace plimsoll
