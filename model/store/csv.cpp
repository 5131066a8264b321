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

constexpr std::string_view kDigits = "0123456789";

// = + - @ as they are, and full-width.
bool isSign(std::string_view text)
{
    for (const std::string_view sign :
         {"=", "+", "-", "@", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"})
        if (text.starts_with(sign)) return true;
    return false;
}

// The whole cell: what a spreadsheet takes for a formula, or for the apostrophe before one.
bool startsAFormula(std::string_view text)
{
    if (text.starts_with('@')) return text.find_first_not_of(kDigits, 1) != std::string_view::npos;
    return isSign(text) || text.starts_with('\t') || text.starts_with('\r') || text.starts_with('\'');
}

// A part of it, where a spreadsheet may begin a new cell: "-6.1 % in 4 h" is a number with its words.
bool isAFormula(std::string_view piece)
{
    if (piece.starts_with('@')) return startsAFormula(piece);
    if ((piece.starts_with('+') || piece.starts_with('-')) && piece.size() > 1 &&
        kDigits.find(piece[1]) != std::string_view::npos)
        return piece.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,%:$",
                                       1) != std::string_view::npos;
    return isSign(piece);
}

// Bytes of what keeps nothing from being a formula: blanks of any width, quotes, zeros. 0: none is there.
std::size_t blankAt(std::string_view text)
{
    using namespace std::string_view_literals;
    for (const std::string_view one :
         {" "sv, "\""sv, "\0"sv, "\v"sv, "\f"sv, "\xc2\x85"sv, "\xc2\xa0"sv, "\xe1\x9a\x80"sv, "\xe2\x80\xa8"sv,
          "\xe2\x80\xa9"sv, "\xe2\x80\xaf"sv, "\xe2\x81\x9f"sv, "\xe3\x80\x80"sv})
        if (text.starts_with(one)) return one.size();
    const bool narrow = text.starts_with("\xe2\x80") && text.size() > 2;
    return narrow && static_cast<unsigned char>(text[2]) >= 0x80 && static_cast<unsigned char>(text[2]) <= 0x8a
               ? 3
               : 0;
}

// One apostrophe more, or one less, before each formula behind the first letter. Those that stand there already
// are counted, so that what was written is read again as it was.
std::string withGuards(std::string_view text, bool guard)
{
    std::string out;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find_first_of(";\t\n\r", at), text.size());
        std::size_t first = at;
        while (const std::size_t blank = blankAt(text.substr(first, end - first))) first += blank;
        const std::string_view piece = text.substr(first, end - first);
        const std::size_t marks = std::min(piece.find_first_not_of('\''), piece.size());
        const bool formula = first > 0 && isAFormula(piece.substr(marks));
        out += text.substr(at, first - at);
        if (formula && guard) out += '\'';
        out += piece.substr(formula && !guard && marks > 0 ? 1 : 0);
        if (end < text.size()) out += text[end];
        at = end + 1;
    }
    return out;
}

}  // namespace

std::string guarded(std::string_view text)
{
    std::string out;
    if (startsAFormula(text)) out += '\'';
    out += withGuards(text, true);
    return out;
}

std::string unguarded(std::string_view cell)
{
    const bool guard = cell.size() > 1 && cell.front() == '\'' && startsAFormula(cell.substr(1));
    return withGuards(guard ? cell.substr(1) : cell, false);
}

void putCell(std::string& line, std::string_view cell)
{
    if (cell.find_first_of(",;\t\"\r\n") == std::string_view::npos) {
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
