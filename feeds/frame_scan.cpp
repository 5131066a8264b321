#include "feeds/frame_scan.h"

namespace plimsoll {

namespace {

// Of numbers, true, false and null. What it says is left to whoever reads it.
constexpr bool scalarCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.' || c == 'E';
}

}  // namespace

bool FrameScan::longText(std::string_view& out)
{
    const char* q = p;
#if PLIMSOLL_WIDE_SCAN
    for (; q < m_end; q += 16) {
        const __m128i block = number_scan::load(q);
        const unsigned quotes = number_scan::where(block, '"'),
                       before = quotes != 0 ? ~quotes & (quotes - 1) : ~0u;
        if ((odd(block) & before) != 0) return false;
        if (quotes == 0) continue;
        q += std::countr_zero(quotes);
        break;
    }
#else
    for (; q < m_end && *q != '"'; ++q)
        if (*q < ' ' || *q == '\\') return false;  // signed: beyond ASCII is below as well
#endif
    if (q >= m_end) return false;
    out = {p, static_cast<std::size_t>(q - p)};
    p = q + 1;
    return true;
}

bool FrameScan::fields(JsonObject& out)
{
    out.clear();
    if (!take("{")) return false;
    do {
        std::string_view key, value;
        if (!field(key) || !scalar(value) || !out.add(key, value)) return false;
    } while (take(","));
    return take("}");
}

bool FrameScan::fields(const JsonKey& innerKey, JsonObject& out, JsonObject& inner)
{
    out.clear();
    inner.clear();
    bool seen = false;
    if (!take("{")) return false;
    do {
        std::string_view key, value;
        if (!field(key)) return false;
        if (ahead("{")) {
            value = {p, 1};
            if (seen || key != innerKey.text || !fields(inner)) return false;
            seen = true;
        } else if (!scalar(value)) {
            return false;
        }
        if (!out.add(key, value)) return false;
    } while (take(","));
    return take("}");
}

bool FrameScan::field(std::string_view& key)
{
    return take("\"") && text(key) && take(":");
}

bool FrameScan::scalar(std::string_view& value)
{
    const char* const start = p;
    if (take("\"")) {
        std::string_view inside;
        if (!text(inside)) return false;
    } else {
        while (p < m_end && scalarCharacter(*p)) ++p;
        if (p == start) return false;
    }
    value = {start, static_cast<std::size_t>(p - start)};
    return true;
}

}  // namespace plimsoll
