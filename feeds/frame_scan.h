// A cursor over a frame, for one-pass readers of the frequent frames in the very form in which a venue writes
// them. Each step says false when something else stands there: then the reader steps aside, and the general
// one (json_view.h) reads the frame from its start and says what is wrong with it, if anything is.
//
// What passes here is a part of what the general reader takes, with the same meaning: no white space, texts of
// printable ASCII without escapes, numbers without exponent. `text` must have 64 readable bytes behind its end.
#pragma once

#include "feeds/json_view.h"
#include "feeds/level_scan.h"
#include "feeds/number_scan.h"
#include "model/market/decimal.h"
#include "model/market/events.h"

#include <bit>
#include <cstring>
#include <string_view>
#include <vector>

namespace plimsoll {

class FrameScan {
public:
    explicit FrameScan(std::string_view text) : p(text.data()), m_end(text.data() + text.size()) {}

    // Asked first: digits and rows stop at this bracket at the latest.
    bool closed() const { return m_end != p && m_end[-1] == '}'; }
    bool done() const { return p == m_end; }
    const char* at() const { return p; }

    template <std::size_t N>
    bool ahead(const char (&literal)[N]) const
    {
        static_assert(N <= 64);
        return left() >= N - 1 && std::memcmp(p, literal, N - 1) == 0;
    }
    template <std::size_t N>
    bool take(const char (&literal)[N])
    {
        if (!ahead(literal)) return false;
        p += N - 1;
        return true;
    }

    // What follows an opening quote, and the closing one.
    bool text(std::string_view& out)
    {
#if PLIMSOLL_WIDE_SCAN
        const __m128i block = number_scan::load(p);
        if (const unsigned quotes = number_scan::where(block, '"'); quotes != 0) {
            const auto length = static_cast<unsigned>(std::countr_zero(quotes));
            if ((odd(block) & ((1u << length) - 1)) != 0 || length >= left()) return false;
            out = {p, length};
            p += length + 1;
            return true;
        }
#endif
        return longText(out);
    }
    bool skipText()
    {
        std::string_view ignored;
        return text(ignored);
    }

    // At most eighteen digits.
    bool whole(std::int64_t& value)
    {
        std::uint64_t digits = 0;
        unsigned count = number_scan::shortWhole(p, digits);
        if (count == 0 || count > left()) return false;
        for (; count >= number_scan::kLongest && p[count] >= '0' && p[count] <= '9'; ++count) {
            if (count == 18) return false;
            digits = digits * 10 + static_cast<std::uint64_t>(p[count] - '0');
        }
        value = static_cast<std::int64_t>(digits);
        p += count;
        return true;
    }
    bool whole(std::int64_t& value, std::string_view& written)
    {
        const char* const start = p;
        if (!whole(value)) return false;
        written = {start, static_cast<std::size_t>(p - start)};
        return true;
    }
    bool integer(std::int64_t& value)
    {
        const bool negative = take("-");
        if (!whole(value)) return false;
        if (negative) value = -value;
        return true;
    }
    bool skipWhole()
    {
        std::int64_t ignored = 0;
        return whole(ignored);
    }
    bool time(Timestamp& at)
    {
        std::int64_t ms = 0;
        if (!whole(ms) || ms > kLastMs) return false;
        at = fromUnixMs(ms);
        return true;
    }

    // What follows an opening quote, and the closing one: above zero, not below zero.
    bool price(Price& out)
    {
        if (Decimal d; decimal(d)) return d.digits != 0 && number_scan::exactPrice(d, out);
        std::string_view written;
        return longText(written) && parsePrice(written, out) == NumberError::None && out.raw > 0;
    }
    bool qty(Qty& out)
    {
        if (Decimal d; decimal(d)) return number_scan::exactNumber(d, out.v);
        std::string_view written;
        return longText(written) && parseDouble(written, out.v) == NumberError::None && out.v >= 0 &&
               out.v <= kLargestQty;
    }

    bool flag(bool& out)
    {
        out = ahead("true");
        return take("true") || take("false");
    }

    bool levels(std::vector<Level>& levels, LevelSpan& span)
    {
        return list(&scanLevelsAhead, levels, span);
    }
    bool namedLevels(std::vector<Level>& levels, LevelSpan& span)
    {
        return list(&scanNamedLevels, levels, span);
    }

    // From its opening bracket: an object of texts, numbers and words.
    bool fields(JsonObject& out);
    // The same, and the value of `innerKey` is such an object itself: as JsonReader::object gives them.
    bool fields(const JsonKey& innerKey, JsonObject& out, JsonObject& inner);

private:
    static constexpr std::int64_t kLastMs = 9'000'000'000'000;  // as JsonPicker::time

    std::size_t left() const
    {
        return static_cast<std::size_t>(m_end - p);
    }

#if PLIMSOLL_WIDE_SCAN
    // A bit for each character that a plain text has not, the quote aside.
    static unsigned odd(__m128i block)
    {
        const __m128i other = _mm_cmplt_epi8(block, _mm_set1_epi8(' '));
        return static_cast<unsigned>(_mm_movemask_epi8(other)) | number_scan::where(block, '\\');
    }
#endif

    // At most fifteen characters and the closing quote. False: nothing has been taken.
    bool decimal(Decimal& d)
    {
#if PLIMSOLL_WIDE_SCAN
        const unsigned quotes = number_scan::where(number_scan::load(p), '"');
        const auto length = static_cast<unsigned>(std::countr_zero(quotes | 1u << number_scan::kLongest));
#else
        unsigned length = 0;
        while (length < number_scan::kLongest && p[length] != '"') ++length;
#endif
        if (length - 1 > 14 || length >= left() || !number_scan::shortDecimal(p, length, d)) return false;
        p += length + 1;
        return true;
    }

    bool longText(std::string_view& out);
    bool field(std::string_view& key);
    bool scalar(std::string_view& value);

    using ListScan = bool (*)(std::string_view, ScanText, std::vector<Level>&, LevelScanError&, std::size_t&);
    bool list(ListScan scan, std::vector<Level>& levels, LevelSpan& span)
    {
        LevelScanError error;
        std::size_t used = 0;
        span.first = static_cast<std::uint32_t>(levels.size());
        if (!scan({p, left()}, ScanText::Unchecked, levels, error, used)) return false;
        span.count = static_cast<std::uint32_t>(levels.size()) - span.first;
        p += used;
        return true;
    }

    const char* p;
    const char* m_end;
};

}  // namespace plimsoll
