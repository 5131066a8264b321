// The history's tables, as numbered steps from an empty file to today's. A step is never changed once it has
// been in a release: the next one mends it.
#pragma once

#include "model/store/sqlite.h"

#include <span>

namespace plimsoll::store {

struct Migration {
    int version = 0;
    const char* sql = nullptr;
};
std::span<const Migration> migrations();
int newestVersion();

// The version of a file (0: empty). Kept in SQLite's own user_version.
Stored<int> versionOf(Connection& db);
// Every step above the file's version, each in a transaction of its own; a new file's are one.
Stored<Done> migrate(Connection& db, std::span<const Migration> steps = migrations());

}  // namespace plimsoll::store
