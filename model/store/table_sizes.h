// How much of what is stored, without reading it: rows are counted as they come and go, the oldest and newest are
// found by index, and the file's size is shared out by rows and their usual width. An estimate, said to be one.
#pragma once

#include "model/store/retention.h"
#include "model/store/sqlite.h"
#include "model/store/store_status.h"

#include <vector>

namespace plimsoll::store {

Stored<std::vector<StoreStatus::Table>> measureTables(Connection& db, const Retention& keep);

}  // namespace plimsoll::store
