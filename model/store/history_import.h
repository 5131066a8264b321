// Plain files into the history, merged: a row that is there already stays as it is, a line that is none is counted
// and named and stops nothing. What a table without a key has twice, in the file or in the database, it keeps
// twice.
#pragma once

#include "model/store/history_csv.h"

#include <istream>
#include <string>
#include <vector>

namespace plimsoll::store {

struct ImportReport {
    static constexpr std::size_t kNamed = 20;

    std::string table, refused;  // refused: why the file is no such table; nothing was read of it
    std::int64_t added = 0, present = 0, bad = 0;
    std::vector<std::string> named;  // "line 17: \"abc\" is not a number", the first of the bad ones
};

// `db` may be written. An error is one of the database; lines up to the last full thousand are in then.
Stored<ImportReport> importTable(Connection& db, std::istream& in);

}  // namespace plimsoll::store
