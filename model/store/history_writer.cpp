#include "model/store/history_writer.h"

#include <algorithm>

namespace plimsoll::store {

namespace {

// The last value of the minute, where there was one; means of what rests; sums of what flowed. A minute in which
// trades were never heard has no volume, not none.
constexpr const char* kRollUp = R"sql(
INSERT OR IGNORE INTO minutes
WITH s AS MATERIALIZED (SELECT * FROM seconds WHERE t >= ?1 AND t < ?1 + 60),
     o AS (SELECT instrument, min(t), mid FROM s WHERE mid IS NOT NULL GROUP BY instrument),
     c AS (SELECT instrument, max(t), mid FROM s WHERE mid IS NOT NULL GROUP BY instrument),
     m AS (SELECT instrument, max(t), mark FROM s WHERE mark IS NOT NULL GROUP BY instrument),
     x AS (SELECT instrument, max(t), index_price FROM s WHERE index_price IS NOT NULL GROUP BY instrument),
     i AS (SELECT instrument, max(t), oi_base FROM s WHERE oi_base IS NOT NULL GROUP BY instrument),
     f AS (SELECT instrument, max(t), r8 FROM s WHERE r8 IS NOT NULL GROUP BY instrument)
SELECT s.instrument, ?1, o.mid, max(s.mid), min(s.mid), c.mid, avg(s.spread_bp), m.mark, x.index_price,
       avg(s.bid10), avg(s.ask10), avg(s.bid25), avg(s.ask25), avg(s.bid100), avg(s.ask100), i.oi_base, f.r8,
       sum(s.buy_usd), sum(s.sell_usd), sum(s.long_usd), sum(s.short_usd), count(s.mid)
FROM s LEFT JOIN o USING (instrument) LEFT JOIN c USING (instrument) LEFT JOIN m USING (instrument)
       LEFT JOIN x USING (instrument) LEFT JOIN i USING (instrument) LEFT JOIN f USING (instrument)
GROUP BY s.instrument)sql";

}  // namespace

Stored<HistoryWriter> HistoryWriter::make(Connection& db)
{
    HistoryWriter writer(db);
    if (const Stored<Done> ready = writer.prepare(); !ready) return Unexpected{ready.error()};
    return writer;
}

Stored<Done> HistoryWriter::prepare()
{
    const std::pair<Statement*, const char*> all[] = {
        {&m_instrument,
         "INSERT INTO instruments(venue, market, symbol, asset, quote, multiplier) VALUES(?,?,?,?,?,?) "
         "ON CONFLICT(venue, market, symbol) DO UPDATE SET asset = excluded.asset, "
         "quote = excluded.quote, multiplier = excluded.multiplier RETURNING id"},
        {&m_second, "INSERT OR IGNORE INTO seconds VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"},
        {&m_liquidation,
         "INSERT INTO liquidations(instrument, ms, received_ms, side, price, coins, usd, price_kind) "
         "VALUES(?,?,?,?,?,?,?,?)"},
        {&m_settled, "INSERT OR IGNORE INTO settled VALUES(?,?,?,?)"},
        {&m_bar, "INSERT OR IGNORE INTO venue_bars VALUES(?,?,?,?,?,?,?,?,?)"},
        {&m_interest, "INSERT OR IGNORE INTO venue_interest VALUES(?,?,?)"},
        {&m_journal, "INSERT INTO journal(ms, kind, asset, what, level, text, evidence) VALUES(?,?,?,?,?,?,?)"},
    };
    for (const auto& [to, sql] : all) {
        Stored<Statement> made = m_db->prepare(sql);
        if (!made) return Unexpected{made.error()};
        *to = std::move(*made);
    }
    return Done{};
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
    const Stored<std::int64_t> before = m_db->integer("SELECT total_changes()");
    if (!before) return undo(before.error());
    for (const InstrumentRow& row : batch.instruments)
        if (const Stored<Done> made = put(row); !made) return undo(made.error());
    const Stored<std::int64_t> from = m_db->integer("SELECT total_changes()");
    if (!from) return undo(from.error());

    std::optional<StoreError> failed;
    const auto each = [&](const auto& rows, Statement& to, auto&& fill) {
        for (const auto& row : rows) {
            if (failed) return;
            const Stored<std::int64_t> key = keyOf(row.id);
            if (!key)
                failed = key.error();
            else if (*key != 0) {
                fill(row, *key);
                if (const Stored<Done> put = to.run(); !put) failed = put.error();
            }
        }
    };
    each(batch.seconds, m_second, [this](const SecondRow& r, std::int64_t key) {
        m_second.bind(1, r.t).bind(2, key);
        int at = 3;
        for (const Number& n : {r.mid, r.spreadBp, r.mark, r.index, r.bid10, r.ask10, r.bid25, r.ask25, r.bid100,
                                r.ask100, r.interestBase, r.r8, r.buyUsd, r.sellUsd, r.longUsd, r.shortUsd})
            m_second.bind(at++, n);
    });
    each(batch.liquidations, m_liquidation, [this](const LiquidationRow& r, std::int64_t key) {
        m_liquidation.bind(1, key)
            .bind(2, r.ms)
            .bind(3, r.receivedMs)
            .bind(4, std::string_view(r.longs ? "long" : "short"))
            .bind(5, r.price)
            .bind(6, r.coins)
            .bind(7, r.usd)
            .bind(8, std::string_view(r.priceKind));
    });
    each(batch.settled, m_settled, [this](const SettledRow& r, std::int64_t key) {
        m_settled.bind(1, key).bind(2, r.ms).bind(3, r.rate).bind(4, r.intervalHours);
    });
    each(batch.bars, m_bar, [this](const BarRow& r, std::int64_t key) {
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
    each(batch.interests, m_interest,
         [this](const InterestRow& r, std::int64_t key) { m_interest.bind(1, key).bind(2, r.t).bind(3, r.base); });
    if (failed) return undo(*failed);
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
    const Stored<std::int64_t> after = m_db->integer("SELECT total_changes()");
    if (!after) return undo(after.error());
    if (const Stored<Done> kept = whole.commit(); !kept) return undo(kept.error());
    return *after - *from;
}

Stored<std::int64_t> HistoryWriter::rollUp(std::int64_t now)
{
    const std::int64_t end = now - now % 60;
    const Stored<std::int64_t> done = m_db->integer("SELECT t FROM progress WHERE what = 'minutes'");
    if (!done) return done;
    std::int64_t from = *done;
    const Stored<std::int64_t> first =
        m_db->integer("SELECT t FROM seconds WHERE t >= " + std::to_string(from) + " ORDER BY t LIMIT 1");
    if (!first) return first;
    if (*first == 0) return std::int64_t{0};
    from = std::max(from, *first - *first % 60);

    Stored<Statement> make = m_db->prepare(kRollUp);
    if (!make) return Unexpected{make.error()};
    Stored<Statement> mark = m_db->prepare("INSERT OR REPLACE INTO progress VALUES('minutes', ?1)");
    if (!mark) return Unexpected{mark.error()};
    std::int64_t made = 0;
    for (std::int64_t t = from; t < end; t += 60) {
        Transaction whole(*m_db);
        if (const Stored<Done> begun = whole.begin(); !begun) return Unexpected{begun.error()};
        if (const Stored<Done> put = make->bind(1, t).run(); !put) return Unexpected{put.error()};
        if (const Stored<Done> put = mark->bind(1, t + 60).run(); !put) return Unexpected{put.error()};
        if (const Stored<Done> kept = whole.commit(); !kept) return Unexpected{kept.error()};
        ++made;
        // Over a pause of days straight to where there is something again.
        const Stored<std::int64_t> next =
            m_db->integer("SELECT t FROM seconds WHERE t >= " + std::to_string(t + 60) + " ORDER BY t LIMIT 1");
        if (!next) return next;
        if (*next == 0) break;
        t = *next - *next % 60 - 60;
    }
    return made;
}

Stored<std::int64_t> HistoryWriter::bytes()
{
    return m_db->integer(
        "SELECT (page_count - freelist_count) * page_size "
        "FROM pragma_page_count, pragma_freelist_count, pragma_page_size");
}

Stored<bool> HistoryWriter::thin(std::int64_t now, const Retention& keep, std::int64_t rows)
{
    const Stored<std::int64_t> size = bytes();
    if (!size) return Unexpected{size.error()};
    bool more = false;
    const auto take = [&](const std::string& sql) -> Stored<Done> {
        const Stored<Done> done = m_db->exec(sql);
        if (!done) return done;
        const Stored<std::int64_t> taken = m_db->integer("SELECT changes()");
        if (!taken) return Unexpected{taken.error()};
        more = more || *taken >= rows;
        return Done{};
    };
    const std::string slice = " LIMIT " + std::to_string(rows);
    // `from` finds the rows by an index: thinning must not read what it keeps.
    const auto tooOld = [&](const char* table, const char* key, const char* from, std::int64_t limit) {
        std::string sql = "DELETE FROM ";
        sql += table;
        sql += " WHERE (";
        sql += key;
        sql += ") IN (SELECT ";
        sql += key;
        sql += " FROM ";
        sql += from;
        sql += " < ";
        sql += std::to_string(limit);
        sql += slice;
        sql += ")";
        return sql;
    };
    // Never seconds that no minute has been made of yet.
    const Stored<std::int64_t> rolled = m_db->integer("SELECT t FROM progress WHERE what = 'minutes'");
    if (!rolled) return Unexpected{rolled.error()};
    const std::int64_t oldSeconds = std::min(now - keep.seconds, *rolled);

    const std::string steps[] = {
        tooOld("seconds", "t, instrument", "seconds WHERE t", oldSeconds),
        tooOld("minutes", "instrument, t", "instruments JOIN minutes ON instrument = instruments.id AND t",
               now - keep.minutes),
        tooOld("liquidations", "id", "liquidations WHERE ms", (now - keep.liquidations) * 1'000),
        tooOld("settled", "instrument, ms", "instruments JOIN settled ON instrument = instruments.id AND ms",
               (now - keep.venues) * 1'000),
        tooOld("venue_bars", "instrument, seconds, t",
               "instruments JOIN venue_bars ON instrument = instruments.id AND seconds IN (60, 300, 3600) AND t",
               now - keep.venues),
        tooOld("venue_interest", "instrument, t",
               "instruments JOIN venue_interest ON instrument = instruments.id AND t", now - keep.venues),
        tooOld("journal", "id", "journal WHERE ms", (now - keep.journal) * 1'000),
    };
    for (const std::string& sql : steps)
        if (const Stored<Done> done = take(sql); !done) return Unexpected{done.error()};

    if (*size > keep.bytes) {
        std::string seconds =
            "DELETE FROM seconds WHERE (t, instrument) IN (SELECT t, instrument FROM seconds WHERE t < ";
        seconds += std::to_string(*rolled);
        seconds += " ORDER BY t";
        seconds += slice;
        seconds += ")";
        // The oldest day of all charts, once no seconds are left to take.
        for (const std::string& sql : {seconds, std::string("DELETE FROM minutes WHERE t < "
                                                            "(SELECT min(t) + 86400 FROM minutes)")}) {
            if (const Stored<Done> done = take(sql); !done) return Unexpected{done.error()};
            const Stored<std::int64_t> taken = m_db->integer("SELECT changes()");
            if (!taken) return Unexpected{taken.error()};
            if (*taken == 0) continue;
            more = true;
            break;
        }
    }
    // Free pages are given back a few at a time: nobody waits for it.
    if (const Stored<Done> back = m_db->exec("PRAGMA incremental_vacuum(200)"); !back)
        return Unexpected{back.error()};
    return more;
}

}  // namespace plimsoll::store
