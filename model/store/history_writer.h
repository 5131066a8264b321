// Puts rows into the history: one connection, one thread, no clock of its own.
//
// A batch is written whole or not at all. A row that is there already stays as it is: what was seen first counts,
// and what a venue tells again changes nothing.
#pragma once

#include "model/store/history_rows.h"
#include "model/store/minute_maker.h"
#include "model/store/sqlite.h"

#include <map>
#include <tuple>

namespace plimsoll::store {

class HistoryWriter {
public:
    // `db` has today's tables.
    static Stored<HistoryWriter> make(Connection& db);

    // How many rows are new.
    Stored<std::int64_t> write(const HistoryBatch& batch);

    // Makes minutes of the seconds, up to the last whole minute before `now` (Unix seconds); what a crash
    // left half done is done now. At most `most` minutes; how many were made.
    Stored<std::int64_t> rollUp(std::int64_t now, std::int64_t most = 1'000'000);

private:
    explicit HistoryWriter(Connection& db) : m_db(&db) {}
    Stored<Done> prepare();
    Stored<std::int64_t> keyOf(InstrumentId id);
    Stored<Done> put(const InstrumentRow& row);
    Stored<std::int64_t> putEpisodes(const std::vector<EpisodeRow>& rows);
    Stored<Done> tally(const char* table, std::int64_t rows);

    Connection* m_db;
    std::int64_t m_earlier = 0;  // liquidations up to this one are of earlier runs
    std::map<InstrumentId, std::int64_t> m_keys;
    std::map<InstrumentId, InstrumentRow> m_described;
    Statement m_instrument, m_second, m_liquidation, m_settled, m_measured, m_bar, m_interest, m_journal,
        m_episode, m_episodeOn, m_tally;
    MinuteMaker m_minutes;
};

}  // namespace plimsoll::store
