#include "model/store/csv.h"

#include <algorithm>
#include <iterator>

namespace plimsoll::store {

namespace {

// false: a quote stands where none may, or is never closed.
bool cut(std::string_view record, std::vector<std::string>& cells)
{
    cells.assign(1, {});
    std::size_t at = 0;
    while (at < record.size()) {
        if (record[at] == '"' && cells.back().empty()) {
            for (++at;; ++at) {
                if (at >= record.size()) return false;
                if (record[at] != '"') {
                    cells.back() += record[at];
                } else if (at + 1 < record.size() && record[at + 1] == '"') {
                    cells.back() += record[at++];
                } else {
                    break;
                }
            }
            if (++at < record.size() && record[at] != ',') return false;
        } else {
            const std::size_t comma = std::min(record.find(',', at), record.size());
            cells.back() = record.substr(at, comma - at);
            if (cells.back().find('"') != std::string::npos) return false;
            at = comma;
        }
        if (at < record.size()) {  // at the comma
            cells.emplace_back();
            ++at;
        }
    }
    return true;
}

// Bytes without an end of a line after which there is nothing more to be read: it may go on for ever.
constexpr std::size_t kEndless = 64'000'000;

bool startsAFormula(std::string_view text)
{
    if (text.empty()) return false;
    if (text.front() == '@') return text.find_first_not_of("0123456789", 1) != std::string_view::npos;
    return std::string_view("=+-\t\r'").find(text.front()) != std::string_view::npos;
}

}  // namespace

std::string guarded(std::string_view text)
{
    std::string out;
    if (startsAFormula(text)) out += '\'';
    out += text;
    return out;
}

std::string unguarded(std::string_view cell)
{
    const bool guard = cell.size() > 1 && cell.front() == '\'' && startsAFormula(cell.substr(1));
    return std::string(guard ? cell.substr(1) : cell);
}

void putCell(std::string& line, std::string_view cell)
{
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
        line += cell;
        return;
    }
    line += '"';
    for (const char c : cell) {
        if (c == '"') line += '"';
        line += c;
    }
    line += '"';
}

bool CsvReader::take(std::string& line)
{
    if (!m_again.empty()) {
        line = std::move(m_again.front());
        m_again.pop_front();
    } else {
        line.clear();
        // A line without an end must not fill the memory: what is too long is broken, and skipped.
        int c = 0;
        std::size_t length = 0;
        while ((c = m_in.get()) != std::istream::traits_type::eof() && c != '\n') {
            if (line.size() <= kLongest) line += char(c);
            if (++length > kEndless) {
                m_in.setstate(std::ios::eofbit);
                break;
            }
        }
        if (c != '\n' && line.empty()) return false;
    }
    ++m_read;
    return true;
}

CsvReader::Got CsvReader::next(std::vector<std::string>& cells)
{
    std::string line;
    do {
        if (!take(line)) return Got::End;
    } while (line.empty() || line == "\r");
    m_line = m_read;
    if (m_line == 1 && line.starts_with("\xef\xbb\xbf")) line.erase(0, 3);

    // Quotes come in pairs: while their number is odd the record goes on in the next line.
    std::string record = line;
    std::deque<std::string> more;
    bool open = std::count(line.begin(), line.end(), '"') % 2 == 1;
    while (open && record.size() <= kLongest && take(line)) {
        open = std::count(line.begin(), line.end(), '"') % 2 == 0;
        record += '\n';
        record += line;
        more.push_back(std::move(line));
    }
    std::string_view text = record;
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (!open && record.size() <= kLongest && cut(text, cells)) return Got::Record;
    m_read -= std::int64_t(more.size());
    m_again.insert(m_again.begin(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    return Got::Bad;
}

}  // namespace plimsoll::store
