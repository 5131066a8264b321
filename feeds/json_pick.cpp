// Typed values out of fields: the part of json_view.h that needs no JSON library.
#include "feeds/json_view.h"
#include "feeds/level_scan.h"

#include <algorithm>
#include <limits>

namespace plimsoll {

namespace {

constexpr std::int64_t kLastMs = 9'000'000'000'000;  // year 2255: fits nanoseconds
constexpr std::int64_t kLastId =
    999'999'999'999'999'999;  // as FrameScan::whole: eighteen digits, and room to count on

int hexDigit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool hexUnit(std::string_view s, std::size_t at, unsigned& unit)
{
    if (at + 4 > s.size()) return false;
    unit = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        const int d = hexDigit(s[i]);
        if (d < 0) return false;
        unit = unit * 16 + static_cast<unsigned>(d);
    }
    return true;
}

void appendUtf8(std::string& out, unsigned code)
{
    const auto put = [&](unsigned byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0 | (code >> 6));
        put(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        put(0xe0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3f));
        put(0x80 | (code & 0x3f));
    } else {
        put(0xf0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3f));
        put(0x80 | ((code >> 6) & 0x3f));
        put(0x80 | (code & 0x3f));
    }
}

// False: an escape that JSON does not have.
bool unescape(std::string_view s, std::string& out)
{
    static constexpr std::string_view letters = "\"\\/bfnrt";
    static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    out.clear();
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (s[i] != '\\') {
            out += s[i];
            continue;
        }
        if (++i == s.size()) return false;
        if (const std::size_t at = letters.find(s[i]); at != std::string_view::npos) {
            out += meanings[at];
            continue;
        }
        unsigned code = 0;
        if (s[i] != 'u' || !hexUnit(s, i + 1, code)) return false;
        i += 4;
        if (code >= 0xd800 && code < 0xdc00) {
            unsigned low = 0;
            if (i + 2 >= s.size() || s[i + 1] != '\\' || s[i + 2] != 'u' || !hexUnit(s, i + 3, low)) return false;
            if (low < 0xdc00 || low > 0xdfff) return false;
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            i += 6;
        } else if (code >= 0xdc00 && code < 0xe000) {
            return false;
        }
        appendUtf8(out, code);
    }
    return true;
}

bool parseInteger(std::string_view s, std::int64_t& out)
{
    const bool negative = !s.empty() && s.front() == '-';
    if (negative) s.remove_prefix(1);
    if (s.empty() || s.size() > 19) return false;
    std::uint64_t v = 0;
    for (const char c : s) {
        if (c < '0' || c > '9') return false;
        v = v * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (v > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return false;
    out = negative ? -static_cast<std::int64_t>(v) : static_cast<std::int64_t>(v);
    return true;
}

bool scalar(JsonValue v)
{
    return !v.isObject() && !v.isArray();
}

DecodeErrorKind kindOf(JsonValue value, NumberError e)
{
    if (!scalar(value) || value.isNull() || value.raw == "true" || value.raw == "false")
        return DecodeErrorKind::WrongType;
    return e == NumberError::Empty ? DecodeErrorKind::Missing : DecodeErrorKind::BadNumber;
}

}  // namespace

std::string_view JsonObject::keep(std::string text) const
{
    m_unescaped.push_back(std::move(text));
    return m_unescaped.back();
}

std::string JsonPath::text() const
{
    std::string s = parent ? parent->text() : std::string();
    if (!s.empty() && !name.empty()) s += '.';
    s += name;
    if (index >= 0) s += '[' + std::to_string(index) + ']';
    return s;
}

std::string JsonPath::text(std::string_view child) const
{
    std::string s = text();
    if (!s.empty()) s += '.';
    s += child;
    return s;
}

bool JsonFault::set(DecodeErrorKind kind, std::string path, std::string_view what)
{
    if (!m_error) m_error = DecodeError{kind, std::move(path), std::string(what), {}, false};
    return false;
}

DecodeError JsonFault::take()
{
    DecodeError error = m_error ? std::move(*m_error) : DecodeError{};
    m_error.reset();
    return error;
}

bool JsonPicker::fail(const JsonKey& key, DecodeErrorKind kind, std::string_view what) const
{
    return m_fault.set(kind, m_path.text(key.text), what);
}

bool JsonPicker::need(const JsonKey& key, JsonValue value) const
{
    return value.present() || fail(key, DecodeErrorKind::Missing, "missing");
}

bool JsonPicker::badNumber(const JsonKey& key, JsonValue value, NumberError e) const
{
    return fail(key, kindOf(value, e), scalar(value) ? describe(e) : "a number expected");
}

std::string_view JsonPicker::textIf(const JsonKey& key) const
{
    const JsonValue v = m_object[key];
    if (v.blank()) return {};
    if (!v.isString()) {
        fail(key, DecodeErrorKind::WrongType, "a text expected");
        return {};
    }
    const std::string_view bare = v.bare();
    if (bare.find('\\') == std::string_view::npos) return bare;
    std::string plain;
    if (!unescape(bare, plain)) {
        fail(key, DecodeErrorKind::Malformed, "no such escape");
        return {};
    }
    return m_object.keep(std::move(plain));
}

std::string_view JsonPicker::text(const JsonKey& key) const
{
    const JsonValue v = m_object[key];
    if (!need(key, v)) return {};
    if (v.isNull()) {
        fail(key, DecodeErrorKind::WrongType, "a text expected");
        return {};
    }
    const std::string_view s = textIf(key);
    if (s.empty()) fail(key, DecodeErrorKind::Missing, "empty text");
    return s;
}

Price JsonPicker::price(const JsonKey& key) const
{
    const JsonValue v = m_object[key];
    Price p;
    if (!need(key, v)) return p;
    if (const NumberError e = parsePrice(v.bare(), p); e != NumberError::None)
        badNumber(key, v, e);
    else if (p.raw <= 0)
        fail(key, DecodeErrorKind::BadNumber, "price not above zero");
    return p;
}

std::optional<Price> JsonPicker::priceIf(const JsonKey& key) const
{
    const JsonValue v = m_object[key];
    if (v.blank()) return std::nullopt;
    Price p;
    if (const NumberError e = parsePrice(v.bare(), p); e != NumberError::None)
        badNumber(key, v, e);
    else if (p.raw < 0)
        fail(key, DecodeErrorKind::BadNumber, "negative price");
    return p.raw > 0 ? std::optional(p) : std::nullopt;
}

double JsonPicker::number(const JsonKey& key) const
{
    const JsonValue v = m_object[key];
    double d = 0;
    if (!need(key, v)) return d;
    if (const NumberError e = parseDouble(v.bare(), d); e != NumberError::None) badNumber(key, v, e);
    return d;
}

std::optional<double> JsonPicker::numberIf(const JsonKey& key) const
{
    if (m_object[key].blank()) return std::nullopt;
    return number(key);
}

Qty JsonPicker::qty(const JsonKey& key) const
{
    const double d = number(key);
    if (d < 0) fail(key, DecodeErrorKind::BadNumber, "negative size");
    if (d > kLargestQty) fail(key, DecodeErrorKind::BadNumber, "out of range");
    return {d};
}

std::optional<Qty> JsonPicker::qtyIf(const JsonKey& key) const
{
    if (m_object[key].blank()) return std::nullopt;
    return qty(key);
}

std::int64_t JsonPicker::integer(const JsonKey& key) const
{
    const JsonValue v = m_object[key];
    std::int64_t i = 0;
    if (!need(key, v)) return i;
    if (!parseInteger(v.bare(), i)) {
        fail(key, scalar(v) && !v.isNull() ? DecodeErrorKind::BadNumber : DecodeErrorKind::WrongType,
             "not an integer");
    }
    return i;
}

std::optional<std::int64_t> JsonPicker::integerIf(const JsonKey& key) const
{
    if (m_object[key].blank()) return std::nullopt;
    return integer(key);
}

std::int64_t JsonPicker::sequence(const JsonKey& key) const
{
    const std::int64_t i = integer(key);
    if (i < 0) fail(key, DecodeErrorKind::BadNumber, "negative id");
    if (i > kLastId) fail(key, DecodeErrorKind::BadNumber, "out of range");
    return i;
}

Timestamp JsonPicker::time(const JsonKey& key) const
{
    const std::int64_t ms = integer(key);
    if (ms < 0 || ms > kLastMs) {
        fail(key, DecodeErrorKind::BadNumber, "not a time in milliseconds");
        return {};
    }
    return fromUnixMs(ms);
}

std::optional<Timestamp> JsonPicker::timeIf(const JsonKey& key) const
{
    if (m_object[key].blank()) return std::nullopt;
    return time(key);
}

bool JsonPicker::flag(const JsonKey& key) const
{
    const JsonValue v = m_object[key];
    if (!need(key, v)) return false;
    if (v.raw != "true" && v.raw != "false") fail(key, DecodeErrorKind::WrongType, "true or false expected");
    return v.raw == "true";
}

bool JsonPicker::flagIf(const JsonKey& key) const
{
    return !m_object[key].blank() && flag(key);
}

LevelSpan JsonPicker::levels(const JsonKey& key, EventBatch& out) const
{
    const JsonValue v = m_object[key];
    const auto first = static_cast<std::uint32_t>(out.levels.size());
    if (!need(key, v)) return {first, 0};
    if (!v.isArray()) {
        fail(key, DecodeErrorKind::WrongType, "a list expected");
        return {first, 0};
    }
    LevelScanError bad;
    if (!scanLevels(v.raw, out.levels, bad)) {
        std::string place = m_path.text(key.text) + '[' + std::to_string(bad.row) + ']';
        if (bad.column >= 0) place += '[' + std::to_string(bad.column) + ']';
        m_fault.set(bad.column >= 0 ? DecodeErrorKind::BadNumber : DecodeErrorKind::WrongType, std::move(place),
                    bad.what);
        return {first, 0};
    }
    return {first, static_cast<std::uint32_t>(out.levels.size()) - first};
}

bool readPrice(JsonValue value, Price& out, JsonFault& fault, const JsonPath& at)
{
    const NumberError e = parsePrice(value.bare(), out);
    if (e != NumberError::None) return fault.set(kindOf(value, e), at.text(), describe(e));
    if (out.raw <= 0) return fault.set(DecodeErrorKind::BadNumber, at.text(), "price not above zero");
    return true;
}

bool readNumber(JsonValue value, double& out, JsonFault& fault, const JsonPath& at)
{
    const NumberError e = parseDouble(value.bare(), out);
    return e == NumberError::None || fault.set(kindOf(value, e), at.text(), describe(e));
}

bool readTime(JsonValue value, Timestamp& out, JsonFault& fault, const JsonPath& at)
{
    std::int64_t ms = 0;
    if (!parseInteger(value.bare(), ms) || ms < 0 || ms > kLastMs)
        return fault.set(DecodeErrorKind::BadNumber, at.text(), "not a time in milliseconds");
    out = fromUnixMs(ms);
    return true;
}

std::string_view clipped(std::string_view utf8, std::size_t most)
{
    if (utf8.size() <= most) return utf8;
    while (most > 0 && (static_cast<unsigned char>(utf8[most]) & 0xc0) == 0x80) --most;
    return utf8.substr(0, most);
}

std::uint64_t hashText(std::string_view text, std::uint64_t seed)
{
    std::uint64_t h = seed;
    for (const char c : text) {
        h ^= static_cast<unsigned char>(c);
        h *= 0x100000001b3u;
    }
    return h;
}

char firstCharacter(std::string_view text)
{
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? '\0' : text[at];
}

}  // namespace plimsoll
