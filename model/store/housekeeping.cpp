#include "model/store/housekeeping.h"

#include "model/store/table_sizes.h"

#include <algorithm>
#include <utility>

namespace plimsoll::store {

namespace {

std::string jumped(std::int64_t by)
{
    std::string text = "This computer's clock was set ";
    text += by < 0 ? "back by " : "forward by ";
    text += std::to_string(std::abs(by));
    text += " s. Charts run on; for an hour nothing is thrown away for its age.";
    return text;
}

}  // namespace

Housekeeping::Housekeeping(Connection& db, HistoryWriter& writer, UsualHours usual, ClockWatch clock,
                           std::int64_t steady)
    : m_db(&db), m_writer(&writer), m_usual(std::move(usual)), m_thin(db), m_clock(clock), m_askedWhere(steady)
{
}

Stored<Housekeeping> Housekeeping::make(Connection& db, HistoryWriter& writer, Moment now)
{
    const Stored<std::int64_t> newest = db.integer(
        "SELECT max(ifnull((SELECT max(t) FROM seconds), 0), ifnull((SELECT t FROM progress WHERE what = "
        "'minutes'), 0))");
    if (!newest) return Unexpected{newest.error()};
    Stored<UsualHours> usual = UsualHours::make(db);
    if (!usual) return Unexpected{usual.error()};
    return Housekeeping(db, writer, std::move(*usual), ClockWatch(now.wall, now.steady, *newest), now.steady);
}

// The most urgent thing that is due. false: nothing is.
Stored<bool> Housekeeping::slice(Moment moment, const Retention& keep)
{
    // Seconds are on the charts' axis, which runs on when the clock is set back. Ages are by the clock alone: an
    // axis that a wrong clock once carried ahead must not make everything old.
    const std::int64_t now = std::max(moment.wall, moment.newest);
    const std::int64_t minute = (now - kSettle) / 60;
    if (minute != m_rolledAt) {
        const Stored<std::int64_t> made = m_writer->rollUp(now - kSettle, 1);
        if (!made) return Unexpected{made.error()};
        if (*made > 0) return true;
        m_rolledAt = minute;
        m_thinning = m_measure = true;
        return true;
    }
    const std::int64_t hour = (now - kSettle) / 3'600;
    if (hour != m_usualAt) {
        const Stored<bool> more = m_usual.step(now - kSettle);
        if (!more) return more;
        if (!*more) m_usualAt = hour;
        return true;
    }
    if (m_thinning) {
        const Stored<bool> more =
            m_thin.step(m_clock.believed(moment.steady) ? std::optional(moment.wall) : std::nullopt, keep);
        if (!more) return more;
        m_thinning = *more;
        return true;
    }
    if (m_measure) {
        m_measure = false;
        Stored<std::vector<StoreStatus::Table>> tables = measureTables(*m_db, keep);
        if (!tables) return Unexpected{tables.error()};
        m_tables = std::move(*tables);
        const Stored<std::int64_t> bytes = m_thin.bytes();
        if (!bytes) return Unexpected{bytes.error()};
        m_bytes = *bytes;
        return true;
    }
    return false;
}

Stored<bool> Housekeeping::step(Moment now, const Retention& keep, std::chrono::milliseconds budget)
{
    if (const auto by = m_clock.look(now.wall, now.steady)) m_jump = jumped(*by);
    if (now.steady - m_askedWhere >= kWhere) {
        m_askedWhere = now.steady;
        m_moved = m_db->moved();
    }
    if (m_moved) return false;
    const auto until = std::chrono::steady_clock::now() + budget;
    for (;;) {
        const Stored<bool> more = slice(now, keep);
        if (!more || !*more) return more;
        if (std::chrono::steady_clock::now() >= until) return true;
    }
}

}  // namespace plimsoll::store
