#include "model/store/thinning.h"

#include <algorithm>
#include <array>

namespace plimsoll::store {

namespace {

constexpr std::int64_t kDay = 86'400;
// Pages that are free are used again by the next rows: only what is more than this is given back.
constexpr std::int64_t kSparePages = 2'000, kPagesASlice = 64;

// `from` finds the rows by an index.
struct OldRows {
    const char *table, *key, *from;
    std::int64_t Retention::*kept;
    std::int64_t unit;  // of a second
};
constexpr std::array kOld = {
    OldRows{"seconds", "t, instrument", "seconds WHERE t", &Retention::seconds, 1},
    OldRows{"minutes", "instrument, t", "instruments CROSS JOIN minutes ON instrument = instruments.id AND t",
            &Retention::minutes, 1},
    OldRows{"liquidations", "id", "liquidations WHERE ms", &Retention::liquidations, 1'000},
    OldRows{"settled", "instrument, ms", "instruments CROSS JOIN settled ON instrument = instruments.id AND ms",
            &Retention::venues, 1'000},
    OldRows{
        "venue_bars", "instrument, seconds, t",
        "instruments CROSS JOIN venue_bars ON instrument = instruments.id AND seconds IN (60, 300, 3600) AND t",
        &Retention::venues, 1},
    OldRows{"venue_interest", "instrument, t",
            "instruments CROSS JOIN venue_interest ON instrument = instruments.id AND t", &Retention::venues, 1},
    OldRows{"journal", "id", "journal WHERE ms", &Retention::journal, 1'000},
    OldRows{"episodes", "ms, asset, kind", "episodes WHERE ms", &Retention::journal, 1'000},
};

std::string deletion(const OldRows& old, std::int64_t limit, std::int64_t rows)
{
    std::string sql = "DELETE FROM ";
    sql += old.table;
    sql += " WHERE (";
    sql += old.key;
    sql += ") IN (SELECT ";
    sql += old.key;
    sql += " FROM ";
    sql += old.from;
    sql += " < ";
    sql += std::to_string(limit);
    sql += " LIMIT ";
    sql += std::to_string(rows);
    sql += ')';
    return sql;
}

}  // namespace

Stored<std::int64_t> Thinning::bytes()
{
    return m_db->integer(
        "SELECT (page_count - freelist_count) * page_size "
        "FROM pragma_page_count, pragma_freelist_count, pragma_page_size");
}

// The number of rows in a table is kept in the same transaction (tallies).
Stored<std::int64_t> Thinning::take(const std::string& sql)
{
    Transaction whole(*m_db);
    if (const Stored<Done> begun = whole.begin(); !begun) return Unexpected{begun.error()};
    if (const Stored<Done> done = m_db->exec(sql); !done) return Unexpected{done.error()};
    const Stored<std::int64_t> taken = m_db->integer("SELECT changes()");
    if (!taken || *taken == 0) return taken;
    const std::size_t from = sql.find("FROM ") + 5;
    std::string tally = "UPDATE tallies SET rows = max(0, rows - ";
    tally += std::to_string(*taken);
    tally += ") WHERE name = '";
    tally += sql.substr(from, sql.find(' ', from) - from);
    tally += '\'';
    if (const Stored<Done> done = m_db->exec(tally); !done) return Unexpected{done.error()};
    if (const Stored<Done> kept = whole.commit(); !kept) return Unexpected{kept.error()};
    return taken;
}

// From the table whose turn it is to the first that has something old.
Stored<std::int64_t> Thinning::takeOld(std::int64_t now, const Retention& keep, std::int64_t rows)
{
    const Stored<std::int64_t> rolled = m_db->integer("SELECT t FROM progress WHERE what = 'minutes'");
    if (!rolled) return rolled;
    for (std::size_t n = 0; n < kOld.size(); ++n) {
        const OldRows& old = kOld[(m_table + n) % kOld.size()];
        std::int64_t limit = now - keep.*old.kept;
        if (old.kept == &Retention::seconds) limit = std::min(limit, *rolled);
        const Stored<std::int64_t> taken = take(deletion(old, limit * old.unit, rows));
        if (!taken) return taken;
        if (*taken == 0) continue;
        m_table = (m_table + n + (*taken < rows ? 1 : 0)) % kOld.size();
        return taken;
    }
    return std::int64_t{0};
}

// The oldest seconds; once there are none, the oldest day of all charts.
Stored<std::int64_t> Thinning::takeMuch(std::int64_t rows)
{
    const std::string slice = " LIMIT " + std::to_string(rows) + ")";
    const Stored<std::int64_t> seconds = take(
        "DELETE FROM seconds WHERE (t, instrument) IN (SELECT t, instrument FROM seconds WHERE t < "
        "(SELECT t FROM progress WHERE what = 'minutes') ORDER BY t" +
        slice);
    if (!seconds || *seconds > 0) return seconds;
    const Stored<std::int64_t> oldest = m_db->integer(
        "SELECT min((SELECT min(t) FROM minutes WHERE instrument = instruments.id)) FROM instruments");
    if (!oldest) return oldest;
    return take(
        "DELETE FROM minutes WHERE (instrument, t) IN (SELECT instrument, t FROM instruments CROSS JOIN minutes "
        "ON instrument = instruments.id AND t < " +
        std::to_string(*oldest + kDay) + slice);
}

Stored<bool> Thinning::giveBack()
{
    const Stored<std::int64_t> spare = m_db->integer("PRAGMA freelist_count");
    if (!spare) return Unexpected{spare.error()};
    if (*spare <= kSparePages) return false;
    if (const Stored<Done> back = m_db->exec("PRAGMA incremental_vacuum(" + std::to_string(kPagesASlice) + ")");
        !back)
        return Unexpected{back.error()};
    return true;
}

Stored<bool> Thinning::step(std::optional<std::int64_t> now, const Retention& keep, std::int64_t rows)
{
    if (now) {
        const Stored<std::int64_t> taken = takeOld(*now, keep, rows);
        if (!taken) return Unexpected{taken.error()};
        if (*taken > 0) return true;
    }
    const Stored<std::int64_t> size = bytes();
    if (!size) return Unexpected{size.error()};
    if (*size > keep.bytes) {
        const Stored<std::int64_t> taken = takeMuch(rows);
        if (!taken) return Unexpected{taken.error()};
        if (*taken > 0) return true;
    }
    return giveBack();
}

}  // namespace plimsoll::store
