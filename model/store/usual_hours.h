// What is usual at an hour of the week: medians of that hour's minutes over the last four weeks (ANALYTICS C5,
// C12). Stored, so that nobody reads a month to know what is usual now; made anew an hour of the week at a time,
// when it has ended, in slices that are over in a few milliseconds.
#pragma once

#include "model/store/history_rows.h"
#include "model/store/sqlite.h"

#include <array>
#include <string>
#include <vector>

namespace plimsoll::store {

inline constexpr int kHoursOfWeek = 168;
// 0: Monday 00:00 UTC. `t` in Unix seconds; the first of January 1970 was a Thursday.
constexpr int hourOfWeek(std::int64_t t)
{
    return int((t / 3'600 + 72) % kHoursOfWeek);
}

class UsualHours {
public:
    static constexpr int kWeeks = 4;
    static constexpr int kLeastMinutes = 30;  // of an hour that counts as seen

    static Stored<UsualHours> make(Connection& db);

    // A slice: so many times an instrument's hour, at most. Minutes are made up to `now`. true: there is more to
    // do.
    Stored<bool> step(std::int64_t now, int most = 8);

private:
    struct Minute {
        Number depth, spread, volume, range;
    };
    explicit UsualHours(Connection& db) : m_db(&db) {}
    Stored<bool> begin(std::int64_t now);
    Stored<Done> settle(std::int64_t instrument, std::int64_t hour);

    Connection* m_db;
    Statement m_minutes, m_put, m_drop;
    std::int64_t m_hour = 0;  // the beginning of the hour being made; 0: none
    std::vector<std::int64_t> m_instruments;
    std::size_t m_next = 0;
    std::vector<Minute> m_week;
};

struct UsualHourRow {
    int weeks = 0;  // that it rests on; 0: nothing is known
    Number depth100, spreadBp, volumeUsd, rangeBp;
};
struct UsualEntry {
    InstrumentRow instrument;
    std::array<UsualHourRow, kHoursOfWeek> hours;
};
// Instruments of which something is known.
Stored<std::vector<UsualEntry>> readUsual(Connection& db, const std::string& asset, const std::string& market);

}  // namespace plimsoll::store
