#include "feeds/level_scan.h"

#include "model/market/decimal.h"

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
        for (; p >= end || *p != ']'; ++m_row) {
            if (m_row == kMostLevels) return fail(-1, "too many levels");
            if (p >= end || *p != (Named ? '{' : '[')) return fail(-1, kNoRow[Named]);
            // In its place from the start: a copy would wait for both of its halves.
            Level& level = m_out.emplace_back();
            if (!usualRow<Named>(level) && !(Named ? namedRow(level) : row(level))) return false;
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
    static constexpr const char* kNoRow[] = {"not a [price, size] pair", "not a level"};

    // ---- Rows of the usual form. Where one ends is found from all of it at once, so that the processor can
    // work on several rows at a time. False, and nothing has happened, when it is written otherwise.
    // Nothing is read beyond 64 characters from where the row starts.

    template <bool Named>
    bool usualRow([[maybe_unused]] Level& level)
    {
#if PLIMSOLL_WIDE_SCAN
        if constexpr (Named)
            return p[2] == 'n' ? named<true>(level) : named<false>(level);
        else
            return pair(level);
#else
        return false;
#endif
    }

#if PLIMSOLL_WIDE_SCAN
    static unsigned first(std::uint64_t bits)
    {
        return static_cast<unsigned>(std::countr_zero(bits));
    }
    static std::uint64_t without(std::uint64_t bits)
    {
        return bits & (bits - 1);
    }  // the first

    // ["1.5","2"] or, with short whole numbers behind, ["1.5","2","0","4"].
    bool pair(Level& level)
    {
        std::uint64_t quotes = ns::where48(p, '"');
        if ((quotes & 3u) != 2u) return false;
        quotes = without(quotes);
        const unsigned priceEnd = first(quotes), size = priceEnd + 3;
        if (!priceAt(2, priceEnd, level) || !texts(priceEnd)) return false;
        quotes = without(without(quotes));
        unsigned close = first(quotes);
        if (!sizeAt(size, close, level)) return false;
        while (p[close + 1] == ',') {
            const unsigned open = close + 3;
            quotes = without(without(quotes));
            if (!texts(close) || open > 51) return false;
            close = first(quotes);
            if (!wholeAt(open, close)) return false;
        }
        return p[close + 1] == ']' && step(close + 2);
    }

    // {"px":"1.5","sz":"2","n":3} or {"n":3,"px":"1.5","sz":"2"}.
    template <bool OrdersFirst>
    bool named(Level& level)
    {
        const unsigned length = first(ns::where64(p, '}'));
        if (length > 62) return false;
        std::uint64_t quotes = ns::where64(p, '"');
        if (std::memcmp(p, OrdersFirst ? "{\"n\":" : "{\"px\"", 5) != 0) return false;
        quotes = without(without(quotes));  // of the first key
        unsigned price = 7;
        if constexpr (OrdersFirst) {
            price = first(quotes) + 6;
            if (price > 20 || p[price - 7] != ',' || !wholeAt(5, price - 7)) return false;
            quotes = without(without(quotes));
        }
        if (std::memcmp(p + price - 6, "\"px\":\"", 6) != 0) return false;
        quotes = without(quotes);
        const unsigned priceEnd = first(quotes), size = priceEnd + 8;
        if (!priceAt(price, priceEnd, level) || std::memcmp(p + priceEnd, "\",\"sz\":\"", 8) != 0) return false;
        quotes = without(without(without(without(quotes))));
        const unsigned sizeEnd = first(quotes);
        if (!sizeAt(size, sizeEnd, level)) return false;
        if constexpr (OrdersFirst) {
            if (sizeEnd + 1 != length) return false;
        } else {
            if (std::memcmp(p + sizeEnd, "\",\"n\":", 6) != 0 || !wholeAt(sizeEnd + 6, length)) return false;
        }
        return step(length + 1);
    }

    bool step(unsigned length)
    {
        if (static_cast<std::size_t>(end - p) < length) return false;
        p += length;
        return true;
    }

    // "," from a closing quote to an opening one.
    bool texts(unsigned at) const
    {
        return p[at + 1] == ',' && p[at + 2] == '"';
    }

    bool priceAt(unsigned from, unsigned to, Level& level) const
    {
        Decimal d;
        return to - from - 1 < ns::kLongest && ns::shortDecimal(p + from, to - from, d) && d.digits != 0 &&
               ns::exactPrice(d, level.price);
    }
    bool sizeAt(unsigned from, unsigned to, Level& level) const
    {
        Decimal d;
        return to - from - 1 < ns::kLongest && ns::shortDecimal(p + from, to - from, d) &&
               ns::exactNumber(d, level.qty.v);
    }

    // One to eight digits.
    bool wholeAt(unsigned from, unsigned to) const
    {
        const unsigned length = to - from;
        if (length - 1 > 7) return false;
        std::uint64_t word = 0;
        std::memcpy(&word, p + from, 8);
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
