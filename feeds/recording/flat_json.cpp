#include "feeds/recording/flat_json.h"

#include <cstdint>

namespace plimsoll {

namespace {

void appendUtf8(std::string& out, std::uint32_t c)
{
    const auto byte = [&out](std::uint32_t v) { out += static_cast<char>(static_cast<unsigned char>(v)); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xc0 | (c >> 6));
        byte(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        byte(0xe0 | (c >> 12));
        byte(0x80 | ((c >> 6) & 0x3f));
        byte(0x80 | (c & 0x3f));
    } else {
        byte(0xf0 | (c >> 18));
        byte(0x80 | ((c >> 12) & 0x3f));
        byte(0x80 | ((c >> 6) & 0x3f));
        byte(0x80 | (c & 0x3f));
    }
}

bool hex4(std::string_view text, std::size_t at, std::uint32_t& out)
{
    if (at + 4 > text.size()) return false;
    out = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        const char c = text[i];
        std::uint32_t digit = 0;
        if (c >= '0' && c <= '9')
            digit = static_cast<std::uint32_t>(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = static_cast<std::uint32_t>(c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            digit = static_cast<std::uint32_t>(c - 'A' + 10);
        else
            return false;
        out = out * 16 + digit;
    }
    return true;
}

}  // namespace

FlatObject::FlatObject(std::string_view text) : m_text(text)
{
    space();
    if (m_at < m_text.size() && m_text[m_at] == '{')
        ++m_at;
    else
        m_broken = true;
}

void FlatObject::space()
{
    const std::size_t next = m_text.find_first_not_of(" \t\r\n", m_at);
    m_at = next == std::string_view::npos ? m_text.size() : next;
}

bool FlatObject::string(std::string_view& out)
{
    if (m_at >= m_text.size() || m_text[m_at] != '"') return false;
    const std::size_t start = ++m_at;
    for (;;) {
        m_at = m_text.find_first_of("\"\\", m_at);
        if (m_at == std::string_view::npos) {
            m_at = m_text.size();
            return false;
        }
        if (m_text[m_at] == '"') break;
        m_at += 2;
        if (m_at > m_text.size()) return false;
    }
    out = m_text.substr(start, m_at - start);
    ++m_at;
    return true;
}

bool FlatObject::value(std::string_view& out)
{
    const std::size_t start = m_at;
    std::size_t depth = 0;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == '"') {
            if (depth == 0 && m_at != start) return false;  // 1"x"
            std::string_view ignored;
            if (!string(ignored)) return false;
            if (depth == 0) break;
        } else if (c == '{' || c == '[') {
            if (depth == 0 && m_at != start) return false;
            ++depth;
            ++m_at;
        } else if (c == '}' || c == ']') {
            if (depth == 0) break;
            ++m_at;
            if (--depth == 0) break;
        } else if (depth == 0 && (c == ',' || c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
            break;
        } else {
            ++m_at;
        }
    }
    out = m_text.substr(start, m_at - start);
    return depth == 0 && !out.empty();
}

bool FlatObject::next(std::string_view& key, std::string_view& out)
{
    if (m_broken || m_complete) return false;
    space();
    if (m_at < m_text.size() && m_text[m_at] == '}') {
        ++m_at;
        space();
        m_complete = m_at == m_text.size();
        m_broken = !m_complete;
        return false;
    }
    m_broken = true;  // until the pair has been read
    if (!m_first) {
        if (m_at >= m_text.size() || m_text[m_at] != ',') return false;
        ++m_at;
        space();
    }
    m_first = false;
    if (!string(key)) return false;
    space();
    if (m_at >= m_text.size() || m_text[m_at] != ':') return false;
    ++m_at;
    space();
    if (!value(out)) return false;
    m_broken = false;
    return true;
}

std::optional<std::string_view> flatValue(std::string_view object, std::string_view key)
{
    FlatObject flat(object);
    std::string_view k, v;
    while (flat.next(k, v))
        if (k == key) return v;
    return std::nullopt;
}

std::optional<std::string> jsonUnquote(std::string_view raw)
{
    if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"') return std::nullopt;
    raw = raw.substr(1, raw.size() - 2);
    std::string out;
    out.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\\') {
            const std::size_t end = std::min(raw.find('\\', i), raw.size());
            out.append(raw.substr(i, end - i));
            i = end - 1;
            continue;
        }
        if (++i == raw.size()) return std::nullopt;
        switch (raw[i]) {
            case '"': out += '"'; break;
            case '\\': out += '\\'; break;
            case '/': out += '/'; break;
            case 'b': out += '\b'; break;
            case 'f': out += '\f'; break;
            case 'n': out += '\n'; break;
            case 'r': out += '\r'; break;
            case 't': out += '\t'; break;
            case 'u': {
                std::uint32_t c = 0;
                if (!hex4(raw, i + 1, c)) return std::nullopt;
                i += 4;
                if (c >= 0xd800 && c < 0xdc00) {
                    std::uint32_t low = 0;
                    if (i + 2 >= raw.size() || raw[i + 1] != '\\' || raw[i + 2] != 'u' || !hex4(raw, i + 3, low) ||
                        low < 0xdc00 || low > 0xdfff)
                        return std::nullopt;
                    c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
                    i += 6;
                } else if (c >= 0xdc00 && c <= 0xdfff) {
                    return std::nullopt;
                }
                appendUtf8(out, c);
                break;
            }
            default: return std::nullopt;
        }
    }
    return out;
}

}  // namespace plimsoll
