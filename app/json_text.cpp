#include "app/json_text.h"

#include <QChar>

#include <charconv>
#include <cmath>

namespace plimsoll::jsontext {

void integer(std::string& out, std::int64_t v)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, v).ptr;
    out.append(digits, end);
}

void price(std::string& out, Price p)
{
    std::uint64_t magnitude = static_cast<std::uint64_t>(p.raw);
    if (p.raw < 0) {
        out += '-';
        magnitude = ~magnitude + 1;
    }
    char digits[24];
    const auto scale = static_cast<std::uint64_t>(Price::kScale);
    out.append(digits, std::to_chars(digits, digits + sizeof digits, magnitude / scale).ptr);
    std::uint64_t fraction = magnitude % scale;
    if (fraction == 0) return;
    char tail[Price::kDecimals];
    for (int i = Price::kDecimals - 1; i >= 0; --i) {
        tail[i] = static_cast<char>('0' + fraction % 10);
        fraction /= 10;
    }
    int size = Price::kDecimals;
    while (tail[size - 1] == '0') --size;
    out += '.';
    out.append(tail, static_cast<std::size_t>(size));
}

void number(std::string& out, double v)
{
    if (!std::isfinite(v)) {
        out += "null";
        return;
    }
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, v).ptr;
    out.append(digits, end);
}

namespace {

// Length of the well-formed UTF-8 sequence at `at` (2 to 4), 0 when there is none.
std::size_t sequence(std::string_view s, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
    const unsigned char first = byte(at);
    const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || at + size > s.size()) return 0;
    for (std::size_t i = at + 1; i < at + size; ++i)
        if ((byte(i) & 0xc0) != 0x80) return 0;
    const unsigned char second = byte(at + 1);
    if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) || (first == 0xf0 && second < 0x90) ||
        (first == 0xf4 && second > 0x8f))
        return 0;
    return size;
}

char32_t codeOf(std::string_view letter)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(letter[i]); };
    char32_t code = byte(0) & (0xffu >> (letter.size() + 1));
    for (std::size_t i = 1; i < letter.size(); ++i) code = (code << 6) | (byte(i) & 0x3fu);
    return code;
}

}  // namespace

void text(std::string& out, std::string_view s)
{
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    for (std::size_t i = 0; i < s.size();) {
        const auto c = static_cast<unsigned char>(s[i]);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += s[i++];
        } else if (c < 0x20 || c == 0x7f) {
            out += "\\u00";
            out += hex[c >> 4];
            out += hex[c & 15];
            ++i;
        } else if (c < 0x80) {
            out += s[i++];
        } else if (const std::size_t n = sequence(s, i)) {
            const char32_t code = codeOf(s.substr(i, n));
            const auto kind = QChar::category(code);
            if (code <= 0xffff && (kind == QChar::Other_Control || kind == QChar::Other_Format)) {
                out += "\\u";
                for (int shift = 12; shift >= 0; shift -= 4) out += hex[(code >> shift) & 15];
            } else {
                out.append(s.substr(i, n));
            }
            i += n;
        } else {
            out += "\xef\xbf\xbd";
            ++i;
        }
    }
    out += '"';
}

}  // namespace plimsoll::jsontext
