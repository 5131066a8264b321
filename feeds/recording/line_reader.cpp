#include "feeds/recording/line_reader.h"

#include <algorithm>
#include <cstring>

namespace plimsoll {

namespace {
constexpr std::size_t kUsual = 1u << 18;
// What goes on for so long without an end of a line is no text, and may go on for ever: there is nothing behind
// it.
constexpr std::size_t kEndless = 1u << 28;
}  // namespace

std::string_view withoutMark(std::string_view text)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
    return text;
}

LineReader::LineReader(ByteSource& source, std::size_t longest)
    : m_source(source), m_longest(longest), m_buffer(kUsual + kPadding)
{
}

bool LineReader::next(Line& line)
{
    if (m_skipping) skipToLineEnd();
    // A buffer that one long line has grown is given back.
    if (m_buffer.size() > kUsual + kPadding && m_last - m_first <= kUsual / 2) {
        std::vector<char> small(kUsual + kPadding);
        std::memcpy(small.data(), m_buffer.data() + m_first, m_last - m_first);
        m_buffer.swap(small);
        m_last -= m_first;
        m_first = 0;
    }
    m_looked = m_first;
    for (;;) {
        const char* const from = m_buffer.data() + m_looked;
        const void* const found = std::memchr(from, '\n', m_last - m_looked);
        if (found) {
            const std::size_t end = static_cast<std::size_t>(static_cast<const char*>(found) - m_buffer.data());
            line.text = {m_buffer.data() + m_first, end - m_first};
            m_first = end + 1;
            break;
        }
        m_looked = m_last;
        if (m_last - m_first > m_longest) {
            line = {{m_buffer.data() + m_first, 200}, ++m_number, true};
            m_skipping = true;
            return true;
        }
        if (m_ended || !fill()) {
            if (m_first == m_last) return false;
            line.text = {m_buffer.data() + m_first, m_last - m_first};
            m_first = m_last;
            break;
        }
    }
    if (m_number == 0) line.text = withoutMark(line.text);
    if (line.text.ends_with('\r')) line.text.remove_suffix(1);
    line.number = ++m_number;
    line.tooLong = line.text.size() > m_longest;
    if (line.tooLong) line.text = line.text.substr(0, 200);
    return true;
}

bool LineReader::fill()
{
    if (m_first > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_first, m_last - m_first);
        m_last -= m_first;
        m_looked -= m_first;
        m_first = 0;
    }
    if (m_last + kPadding == m_buffer.size()) m_buffer.resize((m_buffer.size() - kPadding) * 2 + kPadding);
    if (m_hook) m_hook();
    const std::size_t n = m_source.read(m_buffer.data() + m_last, m_buffer.size() - kPadding - m_last);
    m_last += n;
    m_ended = n == 0;
    return n > 0;
}

void LineReader::skipToLineEnd()
{
    m_skipping = false;
    for (std::size_t skipped = 0;;) {
        const void* const found = std::memchr(m_buffer.data() + m_first, '\n', m_last - m_first);
        if (found) {
            m_first = static_cast<std::size_t>(static_cast<const char*>(found) - m_buffer.data()) + 1;
            return;
        }
        skipped += m_last - m_first;
        m_first = m_last = 0;
        m_ended = m_ended || skipped > kEndless;
        if (m_ended || !fill()) return;
    }
}

}  // namespace plimsoll
