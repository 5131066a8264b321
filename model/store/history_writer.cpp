#include "model/store/history_writer.h"

namespace plimsoll::store {

Stored<HistoryWriter> HistoryWriter::make(Connection& db)
{
    HistoryWriter writer(db);
    if (const Stored<Done> ready = writer.prepare(); !ready) return Unexpected{ready.error()};
    return writer;
}

// A venue that repeats liquidations to whoever subscribes has told them to the run before, too. They bear no id,
// and two of one size within a millisecond may both be real. Within a run the feed tells repeats apart (by trade
// id where there is one), so all that it lets through are kept; a repeat is what an earlier run has, or what is
// told late and came before in another frame. Its price in dollars may differ by what the quote was worth.
constexpr const char* kLiquidation =
    "INSERT INTO liquidations(instrument, ms, received_ms, side, price, coins, usd, price_kind) "
    "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT EXISTS(SELECT 1 FROM liquidations WHERE ms = ?2 "
    "AND instrument = ?1 AND side = ?4 AND coins = ?6 AND abs(price - ?5) <= 0.05 * ?5 "
    "AND received_ms <> ?3 AND (?9 OR id <= ?10))";

Stored<Done> HistoryWriter::prepare()
{
    const Stored<std::int64_t> newest = m_db->integer("SELECT coalesce(max(id), 0) FROM liquidations");
    if (!newest) return Unexpected{newest.error()};
    m_earlier = *newest;
    const std::pair<Statement*, const char*> all[] = {
        {&m_instrument,
         "INSERT INTO instruments(venue, market, symbol, asset, quote, multiplier) VALUES(?,?,?,?,?,?) "
         "ON CONFLICT(venue, market, symbol) DO UPDATE SET asset = excluded.asset, "
         "quote = excluded.quote, multiplier = excluded.multiplier RETURNING id"},
        {&m_second, "INSERT OR IGNORE INTO seconds VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"},
        {&m_liquidation, kLiquidation},
        {&m_settled, "INSERT OR IGNORE INTO settled VALUES(?,?,?,?)"},
        {&m_measured,
         "UPDATE settled SET interval_h = ?3 WHERE instrument = ?1 AND ms = ?2 AND interval_h IS NULL"},
        {&m_bar, "INSERT OR IGNORE INTO venue_bars VALUES(?,?,?,?,?,?,?,?,?)"},
        {&m_interest, "INSERT OR IGNORE INTO venue_interest VALUES(?,?,?)"},
        {&m_journal, "INSERT INTO journal(ms, kind, asset, what, level, text, evidence) VALUES(?,?,?,?,?,?,?)"},
        {&m_episode, "INSERT INTO episodes VALUES(?,?,?,?,?,?)"},
        {&m_episodeOn,
         "UPDATE episodes SET until_ms = ?1, what = ?2, data = ?3 WHERE ms = ?4 AND asset = ?5 AND kind = ?6"},
        {&m_tally, "UPDATE tallies SET rows = rows + ?1 WHERE name = ?2"},
    };
    for (const auto& [to, sql] : all) {
        Stored<Statement> made = m_db->prepare(sql);
        if (!made) return Unexpected{made.error()};
        *to = std::move(*made);
    }
    return m_minutes.prepare(*m_db);
}

Stored<Done> HistoryWriter::put(const InstrumentRow& row)
{
    m_instrument.bind(1, row.venue)
        .bind(2, row.market)
        .bind(3, row.symbol)
        .bind(4, row.asset)
        .bind(5, row.quote)
        .bind(6, row.multiplier);
    const Stored<bool> found = m_instrument.step();
    if (found && *found) m_keys[row.id] = m_instrument.integer(0);
    m_instrument.reset();
    if (!found) return Unexpected{found.error()};
    return Done{};
}

// Rows of an instrument that nobody has described have no place: 0.
Stored<std::int64_t> HistoryWriter::keyOf(InstrumentId id)
{
    if (const auto known = m_keys.find(id); known != m_keys.end()) return known->second;
    const auto row = m_described.find(id);
    if (row == m_described.end()) return std::int64_t{0};
    if (const Stored<Done> made = put(row->second); !made) return Unexpected{made.error()};
    return m_keys.at(id);
}

Stored<Done> HistoryWriter::tally(const char* table, std::int64_t rows)
{
    if (rows == 0) return Done{};
    return m_tally.bind(1, rows).bind(2, std::string_view(table)).run();
}

// How many of them are new.
Stored<std::int64_t> HistoryWriter::putEpisodes(const std::vector<EpisodeRow>& rows)
{
    std::int64_t fresh = 0;
    for (const EpisodeRow& r : rows) {
        m_episodeOn.bind(1, r.untilMs)
            .bind(2, std::string_view(r.what))
            .bind(3, std::string_view(r.data))
            .bind(4, r.ms)
            .bind(5, std::string_view(r.asset))
            .bind(6, std::string_view(r.kind));
        if (const Stored<Done> put = m_episodeOn.run(); !put) return Unexpected{put.error()};
        if (m_db->changes() > 0) continue;
        m_episode.bind(1, r.ms)
            .bind(2, std::string_view(r.kind))
            .bind(3, std::string_view(r.asset))
            .bind(4, r.untilMs)
            .bind(5, std::string_view(r.what))
            .bind(6, std::string_view(r.data));
        if (const Stored<Done> put = m_episode.run(); !put) return Unexpected{put.error()};
        ++fresh;
    }
    if (const Stored<Done> counted = tally("episodes", fresh); !counted) return Unexpected{counted.error()};
    return fresh;
}

Stored<std::int64_t> HistoryWriter::write(const HistoryBatch& batch)
{
    for (const InstrumentRow& row : batch.instruments) m_described[row.id] = row;
    // Keys that a rolled back transaction made are gone again.
    const std::map<InstrumentId, std::int64_t> keysBefore = m_keys;
    for (const InstrumentRow& row : batch.instruments) m_keys.erase(row.id);

    Transaction whole(*m_db);
    const auto undo = [&](const StoreError& e) {
        m_keys = keysBefore;
        return Unexpected{e};
    };
    if (const Stored<Done> begun = whole.begin(); !begun) return undo(begun.error());
    for (const InstrumentRow& row : batch.instruments)
        if (const Stored<Done> made = put(row); !made) return undo(made.error());

    std::optional<StoreError> failed;
    std::int64_t fresh = 0;
    const auto each = [&](const char* table, const auto& rows, Statement& to, auto&& fill) {
        if (failed || rows.empty()) return;
        std::int64_t put = 0;
        for (const auto& row : rows) {
            const Stored<std::int64_t> key = keyOf(row.id);
            if (!key) {
                failed = key.error();
                return;
            }
            if (*key == 0) continue;
            fill(row, *key);
            if (const Stored<Done> done = to.run(); !done) {
                failed = done.error();
                return;
            }
            put += m_db->changes();
        }
        fresh += put;
        if (const Stored<Done> counted = tally(table, put); !counted) failed = counted.error();
    };
    each("seconds", batch.seconds, m_second, [this](const SecondRow& r, std::int64_t key) {
        m_second.bind(1, r.t).bind(2, key);
        int at = 3;
        for (const Number& n : {r.mid, r.spreadBp, r.mark, r.index, r.bid10, r.ask10, r.bid25, r.ask25, r.bid100,
                                r.ask100, r.interestBase, r.r8, r.buyUsd, r.sellUsd, r.longUsd, r.shortUsd})
            m_second.bind(at++, n);
    });
    each("liquidations", batch.liquidations, m_liquidation, [this](const LiquidationRow& r, std::int64_t key) {
        m_liquidation.bind(1, key)
            .bind(2, r.ms)
            .bind(3, r.receivedMs)
            .bind(4, std::string_view(r.longs ? "long" : "short"))
            .bind(5, r.price)
            .bind(6, r.coins)
            .bind(7, r.usd)
            .bind(8, std::string_view(r.priceKind))
            .bind(9, std::int64_t{r.late})
            .bind(10, m_earlier);
    });
    each("settled", batch.settled, m_settled, [this](const SettledRow& r, std::int64_t key) {
        m_settled.bind(1, key).bind(2, r.ms).bind(3, r.rate).bind(4, r.intervalHours);
    });
    each("venue_bars", batch.bars, m_bar, [this](const BarRow& r, std::int64_t key) {
        m_bar.bind(1, key)
            .bind(2, std::int64_t{r.seconds})
            .bind(3, r.t)
            .bind(4, r.open)
            .bind(5, r.high)
            .bind(6, r.low)
            .bind(7, r.close)
            .bind(8, r.buyUsd)
            .bind(9, r.sellUsd);
    });
    each("venue_interest", batch.interests, m_interest,
         [this](const InterestRow& r, std::int64_t key) { m_interest.bind(1, key).bind(2, r.t).bind(3, r.base); });
    if (failed) return undo(*failed);
    // One that came before its interval was known.
    for (const SettledRow& r : batch.settled) {
        if (!r.intervalHours) continue;
        const Stored<std::int64_t> key = keyOf(r.id);
        if (!key) return undo(key.error());
        if (*key == 0) continue;
        m_measured.bind(1, *key).bind(2, r.ms).bind(3, r.intervalHours);
        if (const Stored<Done> put = m_measured.run(); !put) return undo(put.error());
    }
    for (const JournalRow& r : batch.journal) {
        m_journal.bind(1, r.ms)
            .bind(2, entryName(r.kind))
            .bind(3, std::string_view(r.asset))
            .bind(4, std::string_view(r.what))
            .bind(5, std::string_view(r.level))
            .bind(6, std::string_view(r.text))
            .bind(7, std::string_view(r.evidence));
        if (const Stored<Done> put = m_journal.run(); !put) return undo(put.error());
    }
    if (const Stored<Done> counted = tally("journal", std::int64_t(batch.journal.size())); !counted)
        return undo(counted.error());
    const Stored<std::int64_t> episodes = putEpisodes(batch.episodes);
    if (!episodes) return undo(episodes.error());
    fresh += *episodes;
    if (const Stored<Done> kept = whole.commit(); !kept) return undo(kept.error());
    return fresh + std::int64_t(batch.journal.size());
}

Stored<std::int64_t> HistoryWriter::rollUp(std::int64_t now, std::int64_t most)
{
    const std::int64_t end = now - now % 60;
    const Stored<std::int64_t> done = m_db->integer("SELECT t FROM progress WHERE what = 'minutes'");
    if (!done) return done;
    // A run whose clock was ahead has left its mark in the future: all seconds that are there are looked at again,
    // and minutes that are there stay.
    std::int64_t from = *done > end + 60 ? 0 : *done;

    Stored<Statement> mark = m_db->prepare("INSERT OR REPLACE INTO progress VALUES('minutes', ?1)");
    if (!mark) return Unexpected{mark.error()};
    for (std::int64_t n = 0; n < most; ++n) {
        // Over a pause of days straight to where there is something again.
        const Stored<std::int64_t> next =
            m_db->integer("SELECT t FROM seconds WHERE t >= " + std::to_string(from) + " ORDER BY t LIMIT 1");
        if (!next) return next;
        const std::int64_t t = *next - *next % 60;
        if (*next == 0 || t >= end) return n;
        Transaction whole(*m_db);
        if (const Stored<Done> begun = whole.begin(); !begun) return Unexpected{begun.error()};
        const Stored<std::int64_t> made = m_minutes.make(*m_db, t);
        if (!made) return made;
        if (const Stored<Done> counted = tally("minutes", *made); !counted) return Unexpected{counted.error()};
        if (const Stored<Done> put = mark->bind(1, t + 60).run(); !put) return Unexpected{put.error()};
        if (const Stored<Done> kept = whole.commit(); !kept) return Unexpected{kept.error()};
        from = t + 60;
    }
    return most;
}

}  // namespace plimsoll::store
