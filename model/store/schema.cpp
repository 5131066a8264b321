#include "model/store/schema.h"

namespace plimsoll::store {

namespace {

// Seconds are ordered by time: they are written at the end and thrown away at the beginning. Minutes are ordered
// by instrument: they are read as charts.
constexpr const char* kFirst = R"sql(
CREATE TABLE instruments(
    id INTEGER PRIMARY KEY,
    venue TEXT NOT NULL, market TEXT NOT NULL, symbol TEXT NOT NULL,
    asset TEXT NOT NULL, quote TEXT NOT NULL, multiplier REAL NOT NULL,
    UNIQUE(venue, market, symbol)) STRICT;

CREATE TABLE seconds(
    t INTEGER NOT NULL, instrument INTEGER NOT NULL REFERENCES instruments(id),
    mid REAL, spread_bp REAL, mark REAL, index_price REAL,
    bid10 REAL, ask10 REAL, bid25 REAL, ask25 REAL, bid100 REAL, ask100 REAL,
    oi_base REAL, r8 REAL, buy_usd REAL, sell_usd REAL, long_usd REAL, short_usd REAL,
    PRIMARY KEY(t, instrument)) STRICT, WITHOUT ROWID;

CREATE TABLE minutes(
    instrument INTEGER NOT NULL REFERENCES instruments(id), t INTEGER NOT NULL,
    open REAL, high REAL, low REAL, close REAL, spread_bp REAL, mark REAL, index_price REAL,
    bid10 REAL, ask10 REAL, bid25 REAL, ask25 REAL, bid100 REAL, ask100 REAL,
    oi_base REAL, r8 REAL, buy_usd REAL, sell_usd REAL, long_usd REAL, short_usd REAL,
    looks INTEGER NOT NULL,
    PRIMARY KEY(instrument, t)) STRICT, WITHOUT ROWID;

CREATE TABLE liquidations(
    id INTEGER PRIMARY KEY,
    instrument INTEGER NOT NULL REFERENCES instruments(id), ms INTEGER NOT NULL, received_ms INTEGER NOT NULL,
    side TEXT NOT NULL CHECK(side IN ('long', 'short')),
    price REAL NOT NULL, coins REAL NOT NULL, usd REAL, price_kind TEXT NOT NULL) STRICT;
CREATE INDEX liquidations_by_time ON liquidations(ms);

CREATE TABLE settled(
    instrument INTEGER NOT NULL REFERENCES instruments(id), ms INTEGER NOT NULL,
    rate REAL NOT NULL, interval_h REAL,
    PRIMARY KEY(instrument, ms)) STRICT, WITHOUT ROWID;

CREATE TABLE venue_bars(
    instrument INTEGER NOT NULL REFERENCES instruments(id), seconds INTEGER NOT NULL, t INTEGER NOT NULL,
    open REAL NOT NULL, high REAL NOT NULL, low REAL NOT NULL, close REAL NOT NULL, buy_usd REAL, sell_usd REAL,
    PRIMARY KEY(instrument, seconds, t)) STRICT, WITHOUT ROWID;

CREATE TABLE venue_interest(
    instrument INTEGER NOT NULL REFERENCES instruments(id), t INTEGER NOT NULL, oi_base REAL NOT NULL,
    PRIMARY KEY(instrument, t)) STRICT, WITHOUT ROWID;

CREATE TABLE journal(
    id INTEGER PRIMARY KEY,
    ms INTEGER NOT NULL, kind TEXT NOT NULL CHECK(kind IN ('warning', 'alert', 'phase', 'feed', 'note')),
    asset TEXT NOT NULL, what TEXT NOT NULL, level TEXT NOT NULL, text TEXT NOT NULL, evidence TEXT NOT NULL) STRICT;
CREATE INDEX journal_by_time ON journal(ms);

-- How far the minutes have been made of the seconds.
CREATE TABLE progress(what TEXT PRIMARY KEY, t INTEGER NOT NULL) STRICT, WITHOUT ROWID;
)sql";

// What is usual at an hour of the week, 0 = Monday 00:00 UTC (usual_hours.h).
constexpr const char* kSecond = R"sql(
CREATE TABLE usual(
    instrument INTEGER NOT NULL REFERENCES instruments(id), how INTEGER NOT NULL CHECK(how BETWEEN 0 AND 167),
    weeks INTEGER NOT NULL, depth100 REAL, spread_bp REAL, volume_usd REAL, range_bp REAL,
    PRIMARY KEY(instrument, how)) STRICT, WITHOUT ROWID;

-- How many rows a table has: counting a table of millions reads it whole.
CREATE TABLE tallies(name TEXT PRIMARY KEY, rows INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO tallies
    SELECT 'seconds', count(*) FROM seconds UNION ALL SELECT 'minutes', count(*) FROM minutes UNION ALL
    SELECT 'liquidations', count(*) FROM liquidations UNION ALL SELECT 'settled', count(*) FROM settled UNION ALL
    SELECT 'venue_bars', count(*) FROM venue_bars UNION ALL SELECT 'usual', 0 UNION ALL
    SELECT 'venue_interest', count(*) FROM venue_interest UNION ALL SELECT 'journal', count(*) FROM journal;
)sql";

// What lasts: phases and flushes, each a row that grows until it is over (model/boards/phase_past.h).
constexpr const char* kThird = R"sql(
CREATE TABLE episodes(
    ms INTEGER NOT NULL, kind TEXT NOT NULL CHECK(kind IN ('phase', 'flush')), asset TEXT NOT NULL,
    until_ms INTEGER NOT NULL, what TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY(ms, asset, kind)) STRICT, WITHOUT ROWID;
INSERT INTO tallies VALUES('episodes', 0);
)sql";

constexpr Migration kSteps[] = {{1, kFirst}, {2, kSecond}, {3, kThird}};

}  // namespace

std::span<const Migration> migrations()
{
    return kSteps;
}

int newestVersion()
{
    return std::end(kSteps)[-1].version;
}

Stored<int> versionOf(Connection& db)
{
    const Stored<std::int64_t> version = db.integer("PRAGMA user_version");
    if (!version) return Unexpected{version.error()};
    return int(*version);
}

Stored<Done> migrate(Connection& db, std::span<const Migration> steps)
{
    Stored<int> have = versionOf(db);
    if (!have) return Unexpected{have.error()};
    const bool fresh = *have == 0;
    for (auto step = steps.begin(); step != steps.end();) {
        Transaction whole(db);
        if (Stored<Done> begun = whole.begin(); !begun) return begun;
        // Those of a new file are one: there is nothing old that a step alone could leave behind.
        int reached = *have;
        for (; step != steps.end() && (fresh || reached == *have); ++step) {
            if (step->version <= reached) continue;
            if (Stored<Done> made = db.exec(step->sql); !made) return made;
            reached = step->version;
        }
        if (reached == *have) return Done{};
        std::string mark = "PRAGMA user_version=";
        mark += std::to_string(reached);
        if (Stored<Done> marked = db.exec(mark); !marked) return marked;
        if (Stored<Done> kept = whole.commit(); !kept) return kept;
        have = reached;
    }
    return Done{};
}

}  // namespace plimsoll::store
