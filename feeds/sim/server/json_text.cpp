#include "feeds/sim/server/json_text.h"

#include <array>
#include <charconv>

namespace plimsoll::sim {

JsonText& JsonText::quote(std::string_view value)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    m_text += '"';
    for (const char c : value) {
        const auto u = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            m_text += '\\';
            m_text += c;
        } else if (u < 0x20) {
            m_text += "\\u00";
            m_text += hex[u >> 4];
            m_text += hex[u & 15];
        } else {
            m_text += c;
        }
    }
    m_text += '"';
    return *this;
}

JsonText& JsonText::digits(std::int64_t value)
{
    std::array<char, 24> buffer{};
    m_text.append(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr);
    return *this;
}

JsonText& JsonText::digitsText(std::string_view name, std::int64_t value)
{
    return key(name).begin('"').digits(value).begin('"');
}

JsonText& JsonText::digitsText(std::int64_t value)
{
    return separate().begin('"').digits(value).begin('"');
}

JsonText& JsonText::decimal(std::string_view name, const Decimal& value)
{
    key(name).begin('"');
    append(m_text, value);
    return begin('"');
}

JsonText& JsonText::decimal(const Decimal& value)
{
    separate().begin('"');
    append(m_text, value);
    return begin('"');
}

JsonText& JsonText::real(std::string_view name, const Decimal& value)
{
    key(name);
    append(m_text, value);
    return *this;
}

JsonText& JsonText::real(const Decimal& value)
{
    separate();
    append(m_text, value);
    return *this;
}

}  // namespace plimsoll::sim
