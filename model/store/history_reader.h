// What the history is asked: ranges, thinned in SQL so that a chart gets as many points as it can show. Runs on
// the connection of the reading thread.
#pragma once

#include "model/store/history_rows.h"
#include "model/store/sqlite.h"

#include <string>
#include <vector>

namespace plimsoll::store {

struct SeriesRequest {
    std::string venue, market, symbol;
    std::int64_t from = 0, to = 0;  // Unix seconds, [from, to)
    int points = 1'000;             // at most so many; a point covers a whole number of minutes, or seconds
};

struct SeriesPoint {
    std::int64_t t = 0;  // where its span begins
    bool seen = true;    // false: as the venue remembers it
    // Of a span that was seen: this was not, and is as the venue remembers it.
    bool priceTold = false, interestTold = false;
    // Of a span that was seen in part: what the venue remembers of the rest is in it, or beside it.
    bool priceRest = false, flowsRest = false, interestRest = false;
    // Minutes of the span that are known, seconds where it is shorter than one; 0: not counted. When the first of
    // them begins and the last ends, and where the venue's bars end.
    std::int64_t rows = 0, first = 0, until = 0, toldUntil = 0;
    Number open, high, low, close, spreadBp, mark, index;
    Number bid100, ask100;
    Number interestBase, r8;
    Number buyUsd, sellUsd, longUsd, shortUsd;
};

struct Series {
    std::int64_t span = 60;           // seconds a point covers
    std::vector<SeriesPoint> points;  // in order of time; a span of which nothing is known has none
};

// Less than nine tenths of the minutes of a span so long were seen.
inline bool seenInPart(const SeriesPoint& p, std::int64_t span)
{
    return p.seen && p.rows > 0 && span >= 60 && p.rows * 600 < span * 9;
}

// No more than an hour comes from seconds where there are any; longer ranges, and older ones, come from minutes.
// What the venue remembers fills what was not seen.
Stored<Series> readSeries(Connection& db, const SeriesRequest& request);

// Of the journal, or of the liquidations.
struct JournalQuery {
    std::int64_t fromMs = 0, toMs = 0;
    std::string asset;  // empty: all
    int newest = 1'000;
};
Stored<std::vector<JournalRow>> readJournal(Connection& db, const JournalQuery& query);

// By hour from `from` to before `until` (Unix seconds), in order; of an hour of which less than a third was seen,
// nothing.
Stored<std::vector<BookHour>> readBookHours(Connection& db, const InstrumentRow& instrument, std::int64_t from,
                                            std::int64_t until);
// Those that reach into [fromMs, ...), oldest first.
Stored<std::vector<EpisodeRow>> readEpisodes(Connection& db, std::int64_t fromMs);

// What is known of an asset in a market, on all venues.
Stored<std::vector<InstrumentRow>> readPerpetuals(Connection& db);  // of all assets
Stored<std::vector<InstrumentRow>> readInstruments(Connection& db, const std::string& asset,
                                                   const std::string& market);

struct LiquidationEntry {
    InstrumentRow instrument;
    LiquidationRow row;
};
// The newest of the span, oldest first.
Stored<std::vector<LiquidationEntry>> readLiquidations(Connection& db, const JournalQuery& query);

}  // namespace plimsoll::store
