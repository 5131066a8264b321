// A JSON document, written value by value; commas and quotes take care of themselves.
#pragma once

#include "app/json_text.h"
#include "model/market/time.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

class JsonWriter {
public:
    JsonWriter() { ++s_begun; }
    // Documents that this thread has begun: the window's has better things to do.
    static std::uint64_t begun() { return s_begun; }
    JsonWriter& object() { return open('{'); }
    JsonWriter& array() { return open('['); }
    JsonWriter& end()
    {
        m_text += m_open.back() == '{' ? '}' : ']';
        m_open.pop_back();
        m_fresh = false;
        return *this;
    }
    JsonWriter& key(std::string_view k)
    {
        separate();
        jsontext::text(m_text, k);
        m_text += ':';
        m_fresh = true;
        return *this;
    }
    JsonWriter& text(std::string_view v)
    {
        separate(), jsontext::text(m_text, v);
        return *this;
    }
    JsonWriter& number(double v)
    {
        separate(), jsontext::number(m_text, v);
        return *this;
    }
    JsonWriter& price(Price v)
    {
        separate(), jsontext::price(m_text, v);
        return *this;
    }
    JsonWriter& whole(std::int64_t v)
    {
        separate(), jsontext::integer(m_text, v);
        return *this;
    }
    JsonWriter& count(std::uint64_t v) { return whole(static_cast<std::int64_t>(v)); }
    JsonWriter& yes(bool v)
    {
        separate(), m_text += v ? "true" : "false";
        return *this;
    }
    JsonWriter& null()
    {
        separate(), m_text += "null";
        return *this;
    }
    JsonWriter& maybe(const std::optional<double>& v) { return v ? number(*v) : null(); }
    JsonWriter& maybe(const std::optional<Price>& v) { return v ? price(*v) : null(); }
    JsonWriter& maybe(const std::optional<Timestamp>& v) { return v ? whole(toUnixMs(*v)) : null(); }
    JsonWriter& line()
    {
        m_text += '\n';
        return *this;
    }  // for readers of long files

    const std::string& str() const { return m_text; }

private:
    JsonWriter& open(char bracket)
    {
        separate();
        m_text += bracket;
        m_open += bracket;
        m_fresh = true;
        return *this;
    }
    void separate()
    {
        if (!m_fresh) m_text += ',';
        m_fresh = false;
    }

    std::string m_text;
    std::string m_open;
    bool m_fresh = true;  // no comma is due
    inline static thread_local std::uint64_t s_begun = 0;
};

}  // namespace plimsoll
