// Comma-separated values as RFC 4180 has them: cells in quotes may hold commas, quotes (doubled) and line ends.
#pragma once

#include <cstdint>
#include <deque>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll::store {

// Appends a cell, in quotes where it needs them.
void putCell(std::string& line, std::string_view cell);

// Text that a spreadsheet would take for a formula has an apostrophe in front, also full-width, behind blanks and
// quotes, and where one set to ";" or tabs would begin a cell; so has what began with one. For reading it comes
// off again. "@107", as Hyperliquid calls its pairs, is none.
std::string guarded(std::string_view text);
std::string unguarded(std::string_view cell);

class CsvReader {
public:
    static constexpr std::size_t kLongest = 1'000'000;  // bytes of a record

    explicit CsvReader(std::istream& in) : m_in(in) {}

    enum class Got : std::uint8_t { Record, Bad, End };
    // Bad: a quote that is never closed, or stands where none may; reading goes on with the line after it.
    Got next(std::vector<std::string>& cells);
    std::int64_t line() const { return m_line; }  // where the record began, from 1
    bool failed() const { return m_in.bad(); }

private:
    bool take(std::string& line);

    std::istream& m_in;
    std::deque<std::string> m_again;  // lines that a broken record had swallowed
    std::int64_t m_read = 0, m_line = 0;
};

}  // namespace plimsoll::store
