// JSON written straight into a text, keys in the order in which they are given (venues keep theirs).
#pragma once

#include "feeds/sim/server/decimals.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace plimsoll::sim {

class JsonText {
public:
    JsonText() { m_text.reserve(512); }

    JsonText& object() { return open('{'); }
    JsonText& object(std::string_view name) { return key(name).begin('{'); }
    JsonText& array() { return open('['); }
    JsonText& array(std::string_view name) { return key(name).begin('['); }
    JsonText& endObject() { return begin('}'); }
    JsonText& endArray() { return begin(']'); }

    // Members of an object.
    JsonText& text(std::string_view name, std::string_view value) { return key(name).quote(value); }
    JsonText& number(std::string_view name, std::int64_t value) { return key(name).digits(value); }
    JsonText& digitsText(std::string_view name, std::int64_t value);  // "ts":"1743041250440"
    JsonText& decimal(std::string_view name, const Decimal& value);   // a text: "p":"9910.00"
    JsonText& real(std::string_view name, const Decimal& value);      // a number: "mmr":0.004
    JsonText& flag(std::string_view name, bool value) { return key(name).put(value ? "true" : "false"); }
    JsonText& null(std::string_view name) { return key(name).put("null"); }
    JsonText& raw(std::string_view name, std::string_view json) { return key(name).put(json); }

    // Elements of a list.
    JsonText& text(std::string_view value) { return separate().quote(value); }
    JsonText& number(std::int64_t value) { return separate().digits(value); }
    JsonText& digitsText(std::int64_t value);
    JsonText& decimal(const Decimal& value);
    JsonText& real(const Decimal& value);
    JsonText& raw(std::string_view json) { return separate().put(json); }

    const std::string& str() const { return m_text; }
    std::string take() { return std::move(m_text); }

private:
    JsonText& open(char c) { return separate().begin(c); }
    JsonText& begin(char c)
    {
        m_text += c;
        return *this;
    }
    JsonText& put(std::string_view s)
    {
        m_text += s;
        return *this;
    }
    // A comma, unless this is the first of its list or the value of a key.
    JsonText& separate()
    {
        if (!m_text.empty()) {
            const char last = m_text.back();
            if (last != '{' && last != '[' && last != ':') m_text += ',';
        }
        return *this;
    }
    JsonText& key(std::string_view name)
    {
        separate();
        m_text += '"';
        m_text += name;
        m_text += "\":";
        return *this;
    }
    JsonText& quote(std::string_view value);
    JsonText& digits(std::int64_t value);

    std::string m_text;
};

}  // namespace plimsoll::sim
