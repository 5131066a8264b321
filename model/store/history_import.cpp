#include "model/store/history_import.h"

#include "model/store/csv.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

namespace plimsoll::store {

namespace {

constexpr std::int64_t kSlice = 1'000;           // lines a transaction
constexpr std::int64_t kLatest = 4'102'444'800;  // the year 2100: what is later was never seen
constexpr const char* kNoMoment = "no moment between 1970 and 2100";
constexpr int kConstraint = 19;  // SQLITE_CONSTRAINT, the primary code

using Kind = CsvColumn::Kind;

template <typename T>
std::optional<T> parsed(std::string_view text)
{
    T value{};
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end.ec != std::errc{} || end.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string quoted(std::string_view cell, const char* what)
{
    std::string text = "\"";
    text += cell.substr(0, 40);
    text += "\" is ";
    text += what;
    return text;
}

class Import {
public:
    Import(Connection& db, const CsvTable& table) : m_db(&db), m_table(&table) {}

    Stored<Done> prepare();
    // The place of each of the table's columns in the file's lines.
    void place(std::vector<std::size_t> places) { m_places = std::move(places); }
    // What is wrong with the line; empty: it is in, or was.
    Stored<std::string> take(const std::vector<std::string>& cells, ImportReport& report);
    Stored<Done> count(std::int64_t rows);

private:
    std::optional<std::string> bindColumns(const std::vector<std::string>& cells, Statement& to, int from) const;
    Stored<std::int64_t> instrumentOf(const std::vector<std::string>& cells);
    std::size_t ahead() const { return (m_table->time ? 2u : 0u) + (m_table->instrument ? 3u : 0u); }

    Connection* m_db;
    const CsvTable* m_table;
    std::vector<std::size_t> m_places;
    Statement m_put, m_find, m_same;
    std::map<std::tuple<std::string, std::string, std::string>, std::int64_t> m_keys;
    std::unordered_map<std::size_t, std::int64_t> m_seen;  // lines of a table without a key, and how often
};

Stored<Done> Import::prepare()
{
    std::string names, marks, same;
    const auto add = [&](const char* name) {
        if (!names.empty()) names += ", ", marks += ", ", same += " AND ";
        names += name;
        marks += '?';
        same += name;
        same += " IS ?";
    };
    if (m_table->time) add(m_table->time);
    if (m_table->instrument) add("instrument");
    for (const CsvColumn& c : m_table->columns) add(c.name);
    std::string put = "INSERT INTO ";
    put += m_table->name;
    put += '(';
    put += names;
    put += ") VALUES(";
    put += marks;
    put += ") ON CONFLICT DO NOTHING";
    std::string count = "SELECT count(*) FROM ";
    count += m_table->name;
    count += " WHERE ";
    count += same;
    const std::pair<Statement*, std::string> all[] = {
        {&m_put, put},
        {&m_same, count},
        {&m_find, "SELECT id FROM instruments WHERE venue = ?1 AND market = ?2 AND symbol = ?3"},
    };
    for (const auto& [to, sql] : all) {
        Stored<Statement> made = m_db->prepare(sql);
        if (!made) return Unexpected{made.error()};
        *to = std::move(*made);
    }
    return Done{};
}

// What is wrong; none: all are bound.
std::optional<std::string> Import::bindColumns(const std::vector<std::string>& cells, Statement& to,
                                               int from) const
{
    for (std::size_t n = 0; n < m_table->columns.size(); ++n) {
        const CsvColumn& column = m_table->columns[n];
        const std::string& cell = cells[m_places[ahead() + n]];
        const int at = from + int(n);
        if (column.kind == Kind::Text) {
            to.bind(at, std::string_view(unguarded(cell)));
        } else if (cell.empty() && column.kind == Kind::Number) {
            to.bindNull(at);
        } else if (column.kind == Kind::Whole) {
            const auto value = parsed<std::int64_t>(cell);
            if (!value) return quoted(cell, "not a whole number");
            if (std::string_view(column.name).ends_with("_ms") && (*value < 0 || *value >= kLatest * 1'000))
                return quoted(cell, kNoMoment);
            to.bind(at, *value);
        } else {
            const auto value = parsed<double>(cell);
            if (!value || !std::isfinite(*value)) return quoted(cell, "not a number");
            to.bind(at, *value);
        }
    }
    return std::nullopt;
}

Stored<std::int64_t> Import::instrumentOf(const std::vector<std::string>& cells)
{
    const std::size_t first = m_table->time ? 2 : 0;
    const std::string venue = unguarded(cells[m_places[first]]), market = unguarded(cells[m_places[first + 1]]),
                      symbol = unguarded(cells[m_places[first + 2]]);
    std::int64_t& key = m_keys[{venue, market, symbol}];
    if (key != 0) return key;
    m_find.bind(1, std::string_view(venue)).bind(2, std::string_view(market)).bind(3, std::string_view(symbol));
    const Stored<bool> found = m_find.step();
    if (found && *found) key = m_find.integer(0);
    m_find.reset();
    if (!found) return Unexpected{found.error()};
    return key;
}

Stored<std::string> Import::take(const std::vector<std::string>& cells, ImportReport& report)
{
    if (cells.size() != m_places.size()) {
        std::string text = std::to_string(cells.size());
        text += " cells instead of ";
        text += std::to_string(m_places.size());
        return text;
    }
    std::optional<std::int64_t> time;
    if (m_table->time) {
        const std::string& cell = cells[m_places[1]];
        time = parsed<std::int64_t>(cell);
        if (!time || *time <= 0 || *time >= kLatest * (std::string_view(m_table->time) == "ms" ? 1'000 : 1))
            return quoted(cell, kNoMoment);
    }
    std::int64_t instrument = 0;
    if (m_table->instrument) {
        const Stored<std::int64_t> key = instrumentOf(cells);
        if (!key) return Unexpected{key.error()};
        if (*key == 0) return quoted(cells[m_places[m_table->time ? 4 : 2]], "no instrument of instruments.csv");
        instrument = *key;
    }
    const auto bindAll = [&](Statement& to) {
        int at = 1;
        if (time) to.bind(at++, *time);
        if (m_table->instrument) to.bind(at++, instrument);
        return bindColumns(cells, to, at);
    };
    if (!m_table->keyed) {
        std::string key;
        for (const std::string& cell : cells) putCell(key, cell), key += ',';
        if (const auto wrong = bindAll(m_same)) {
            m_same.reset();
            return *wrong;
        }
        const Stored<bool> row = m_same.step();
        const std::int64_t there = row && *row ? m_same.integer(0) : 0;
        m_same.reset();
        if (!row) return Unexpected{row.error()};
        if (there >= ++m_seen[std::hash<std::string>{}(key)]) {
            ++report.present;
            return std::string();
        }
    }
    if (const auto wrong = bindAll(m_put)) {
        m_put.reset();
        return *wrong;
    }
    const Stored<Done> put = m_put.run();
    if (!put && (put.error().code & 0xff) == kConstraint) return "a value is not allowed: " + put.error().what;
    if (!put) return Unexpected{put.error()};
    (m_db->changes() > 0 ? report.added : report.present) += 1;
    return std::string();
}

Stored<Done> Import::count(std::int64_t rows)
{
    if (rows == 0) return Done{};
    std::string sql = "UPDATE tallies SET rows = rows + ";
    sql += std::to_string(rows);
    sql += " WHERE name = '";
    sql += m_table->name;
    sql += '\'';
    return m_db->exec(sql);
}

// The table whose columns the header names, in any order; null: none.
const CsvTable* tableOf(const std::vector<std::string>& header, std::vector<std::size_t>& places)
{
    for (const CsvTable& table : csvTables()) {
        const std::vector<std::string> names = table.header();
        if (names.size() != header.size()) continue;
        places.clear();
        for (const std::string& name : names) {
            const auto at = std::find(header.begin(), header.end(), name);
            if (at == header.end()) break;
            places.push_back(std::size_t(at - header.begin()));
        }
        if (places.size() == names.size()) return &table;
    }
    return nullptr;
}

}  // namespace

Stored<ImportReport> importTable(Connection& db, std::istream& in)
{
    ImportReport report;
    CsvReader reader(in);
    std::vector<std::string> cells;
    std::vector<std::size_t> places;
    const CsvTable* table = nullptr;
    if (reader.next(cells) == CsvReader::Got::Record) table = tableOf(cells, places);
    if (!table) {
        report.refused = "its first line is not the header of a table that `plimsoll history export` writes";
        return report;
    }
    report.table = table->name;
    Import import(db, *table);
    if (const Stored<Done> ready = import.prepare(); !ready) return Unexpected{ready.error()};
    import.place(std::move(places));

    for (bool more = true; more;) {
        Transaction whole(db);
        if (const Stored<Done> begun = whole.begin(); !begun) return Unexpected{begun.error()};
        const std::int64_t before = report.added;
        for (std::int64_t n = 0; n < kSlice && more; ++n) {
            const CsvReader::Got got = reader.next(cells);
            more = got != CsvReader::Got::End;
            if (!more) break;
            Stored<std::string> wrong = got == CsvReader::Got::Bad
                                            ? Stored<std::string>(std::string("a quote is out of place"))
                                            : import.take(cells, report);
            if (!wrong) return Unexpected{wrong.error()};
            if (wrong->empty()) continue;
            if (++report.bad > std::int64_t(ImportReport::kNamed)) continue;
            std::string line = "line ";
            line += std::to_string(reader.line());
            line += ": ";
            line += *wrong;
            report.named.push_back(std::move(line));
        }
        if (const Stored<Done> counted = import.count(report.added - before); !counted)
            return Unexpected{counted.error()};
        if (const Stored<Done> kept = whole.commit(); !kept) return Unexpected{kept.error()};
    }
    return report;
}

}  // namespace plimsoll::store
