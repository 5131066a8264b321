// Takes away what is too old, or too much, a slice at a time: never a row that it would have to search for among
// those that stay, and never a second that no minute has been made of yet.
#pragma once

#include "model/store/retention.h"
#include "model/store/sqlite.h"

#include <optional>

namespace plimsoll::store {

class Thinning {
public:
    explicit Thinning(Connection& db) : m_db(&db) {}

    // At most so many rows of one table. `now` in Unix seconds; none: the clock is not to be trusted, and nothing
    // goes for its age. true: there is more to do.
    Stored<bool> step(std::optional<std::int64_t> now, const Retention& keep, std::int64_t rows = 500);

    // Bytes of the file without what waits to be given back.
    Stored<std::int64_t> bytes();

private:
    Stored<std::int64_t> takeOld(std::int64_t now, const Retention& keep, std::int64_t rows);
    Stored<std::int64_t> takeMuch(std::int64_t rows);
    Stored<std::int64_t> take(const std::string& sql);
    Stored<bool> giveBack();

    Connection* m_db;
    std::size_t m_table = 0;  // whose turn it is
};

}  // namespace plimsoll::store
