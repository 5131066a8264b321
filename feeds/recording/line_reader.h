// Lines of text without copying them, with a limit on their length.
#pragma once

#include "feeds/recording/byte_source.h"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace plimsoll {

// Some editors put a byte order mark before a text.
std::string_view withoutMark(std::string_view text);

class LineReader {
public:
    static constexpr std::size_t kLongest = 16u << 20;  // as for a live frame (FAULTS 32)
    static constexpr std::size_t kPadding = 64;         // readable bytes behind a line (simdjson)

    explicit LineReader(ByteSource& source, std::size_t longest = kLongest);

    struct Line {
        std::string_view text;     // without the end of line; valid until the next call
        std::uint64_t number = 0;  // from 1
        bool tooLong = false;      // `text` is its beginning only, the rest was skipped
    };
    // Called before more is read, which may block: a good moment to write out what is waiting.
    void beforeReading(std::function<void()> hook) { m_hook = std::move(hook); }

    // False at the end. Empty lines are delivered like others.
    bool next(Line& line);

private:
    bool fill();
    void skipToLineEnd();

    ByteSource& m_source;
    const std::size_t m_longest;
    std::vector<char> m_buffer;
    std::size_t m_first = 0, m_last = 0;  // unread bytes
    std::size_t m_looked = 0;             // up to here there is no line end
    std::uint64_t m_number = 0;
    bool m_ended = false;
    bool m_skipping = false;
    std::function<void()> m_hook;
};

}  // namespace plimsoll
