// The history as plain files: one CSV a table, with a header. Times are in UTC for people and in Unix seconds or
// milliseconds for programs; numbers are whole to the last digit; an empty number is one that was not known.
#pragma once

#include "model/store/sqlite.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll::store {

struct CsvColumn {
    enum class Kind : std::uint8_t { Number, Needed, Whole, Text };  // a number may be absent, or not
    const char* name;
    Kind kind;
};

struct CsvTable {
    const char* name;
    const char* time;  // its column, "t" in seconds or "ms"; null: rows have no time
    bool instrument;   // rows belong to one
    bool keyed;        // the database itself refuses a second row of the same key
    std::span<const CsvColumn> columns;

    std::vector<std::string> header() const;
};
// `instruments` first: rows of the others belong to them.
std::span<const CsvTable> csvTables();

struct CsvRange {
    std::int64_t from = 0, to = INT64_MAX;  // Unix seconds, [from, to)
    std::vector<std::string> assets;        // empty: all
};

// The table's rows as lines, in pieces of some kilobytes to `put`; false from it ends the export. How many rows.
Stored<std::int64_t> exportTable(Connection& db, const CsvTable& table, const CsvRange& range,
                                 const std::function<bool(std::string_view)>& put);

}  // namespace plimsoll::store
