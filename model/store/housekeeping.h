// What is done to the history besides writing what comes: minutes made of seconds, what is usual at an hour,
// thinning, counting. All of it in slices, so that rows never wait for it long; no clock of its own.
#pragma once

#include "model/store/clock_watch.h"
#include "model/store/history_writer.h"
#include "model/store/retention.h"
#include "model/store/store_status.h"
#include "model/store/thinning.h"
#include "model/store/usual_hours.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::store {

class Housekeeping {
public:
    // Rows of a second come a little after it.
    static constexpr std::int64_t kSettle = 5;
    // How often it is asked whether the file is still where it was, in seconds.
    static constexpr std::int64_t kWhere = 60;

    struct Moment {
        std::int64_t wall = 0;    // Unix seconds
        std::int64_t steady = 0;  // seconds of a clock that never jumps, nor stands still
        std::int64_t newest = 0;  // second that this run has stored; charts run on when the clock is set back
    };
    static Stored<Housekeeping> make(Connection& db, HistoryWriter& writer, Moment now);

    // As many slices as fit into `budget`, at least one. true: more is due at once.
    Stored<bool> step(Moment now, const Retention& keep, std::chrono::milliseconds budget);
    void retentionChanged() { m_thinning = m_measure = true; }
    // The file has been moved, deleted or replaced: it is to be opened anew.
    bool moved() const { return m_moved; }

    // New since it was last asked for; none: as before.
    std::optional<std::vector<StoreStatus::Table>> takeTables() { return std::exchange(m_tables, std::nullopt); }
    std::optional<std::int64_t> takeBytes() { return std::exchange(m_bytes, std::nullopt); }
    // The clock jumped: a line for the journal.
    std::optional<std::string> takeJump() { return std::exchange(m_jump, std::nullopt); }

private:
    Housekeeping(Connection& db, HistoryWriter& writer, UsualHours usual, ClockWatch clock, std::int64_t steady);
    Stored<bool> slice(Moment now, const Retention& keep);

    Connection* m_db;
    HistoryWriter* m_writer;
    UsualHours m_usual;
    Thinning m_thin;
    ClockWatch m_clock;
    std::int64_t m_rolledAt = 0, m_usualAt = 0;  // the last minute and hour that were all done
    std::int64_t m_askedWhere;
    bool m_thinning = false, m_measure = true, m_moved = false;
    std::optional<std::vector<StoreStatus::Table>> m_tables;
    std::optional<std::int64_t> m_bytes;
    std::optional<std::string> m_jump;
};

}  // namespace plimsoll::store
