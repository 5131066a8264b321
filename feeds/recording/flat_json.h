// The top level of one JSON object, as slices of its text. For recognising what a recorded line is;
// venues' frames are decoded by their codecs. Nothing is built and nothing recurses, so hostile
// nesting costs neither stack nor memory.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plimsoll {

class FlatObject {
public:
    explicit FlatObject(std::string_view text);

    // The next key (escapes as written) and the raw text of its value. False at the end or when
    // the text is not an object; `complete` tells the two apart.
    bool next(std::string_view& key, std::string_view& value);
    bool complete() const { return m_complete; }

private:
    void space();
    bool string(std::string_view& out);
    bool value(std::string_view& out);

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_first = true, m_broken = false, m_complete = false;
};

// The raw value of one top-level key, if it is there.
std::optional<std::string_view> flatValue(std::string_view object, std::string_view key);

// `"a\u00e9\n"` with its quotes -> UTF-8. Nothing when it is not a well-formed JSON string.
std::optional<std::string> jsonUnquote(std::string_view raw);

}  // namespace plimsoll
