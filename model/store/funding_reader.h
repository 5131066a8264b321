// What was settled of one instrument, and what its price was at each whole hour.
#pragma once

#include "model/store/history_rows.h"
#include "model/store/sqlite.h"

#include <vector>

namespace plimsoll::store {

struct HourClose {
    std::int64_t hour = 0;  // Unix hours
    double price = 0;       // as it began
};

// Times are Unix milliseconds and seconds, [from, to); in order.
Stored<std::vector<SettledRow>> readSettled(Connection& db, const InstrumentRow& instrument, std::int64_t fromMs,
                                            std::int64_t toMs);
// The mid as it was seen in the five minutes before the hour; where nobody looked, the close of the venue's bar
// that ends with it. An hour with neither has none.
Stored<std::vector<HourClose>> readHourCloses(Connection& db, const InstrumentRow& instrument, std::int64_t from,
                                              std::int64_t to);

}  // namespace plimsoll::store
