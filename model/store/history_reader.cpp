#include "model/store/history_reader.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::store {

namespace {

// One pass over the range; the first and last values of a span are looked up by key.
std::string rangeSql(const char* table, const char* key, const char* open, const char* high, const char* low,
                     const char* close)
{
    const auto edge = [&](const char* column, bool last) {
        std::string sql = "(SELECT ";
        sql += column;
        sql += " FROM ";
        sql += table;
        sql += " WHERE ";
        sql += key;
        sql += " AND t >= ?2 + span * ?4 AND t < min(?3, ?2 + (span + 1) * ?4) AND ";
        sql += column;
        sql += last ? " IS NOT NULL ORDER BY t DESC LIMIT 1)" : " IS NOT NULL ORDER BY t LIMIT 1)";
        return sql;
    };
    std::string sql = "SELECT span, ";
    sql += edge(open, false);
    sql += ", max(";
    sql += high;
    sql += "), min(";
    sql += low;
    sql += "), ";
    sql += edge(close, true);
    sql += ", avg(spread_bp), ";
    sql += edge("mark", true);
    sql += ", ";
    sql += edge("index_price", true);
    sql += ", avg(bid100), avg(ask100), ";
    sql += edge("oi_base", true);
    sql += ", ";
    sql += edge("r8", true);
    sql +=
        ", sum(buy_usd), sum(sell_usd), sum(long_usd), sum(short_usd), count(*), min(t), max(t) "
        "FROM (SELECT (t - ?2) / ?4 AS span, * FROM ";
    sql += table;
    sql += " WHERE ";
    sql += key;
    sql += " AND t >= ?2 AND t < ?3) GROUP BY span ORDER BY span";
    return sql;
}

// Bars of one length. Flows only of bars that are no longer than a span, and of which nobody saw a minute.
constexpr const char* kBars = R"sql(
WITH r AS MATERIALIZED (
       SELECT (t - ?2) / ?4 AS span, t, open, high, low, close, buy_usd, sell_usd,
              CASE WHEN ?5 <= ?4 AND (buy_usd IS NOT NULL OR sell_usd IS NOT NULL) AND NOT EXISTS (
                     SELECT 1 FROM minutes m WHERE m.instrument = ?1 AND m.t >= b.t AND m.t < b.t + ?5
                     AND (m.buy_usd IS NOT NULL OR m.sell_usd IS NOT NULL)) THEN 1 END AS unseen
       FROM venue_bars b WHERE instrument = ?1 AND seconds = ?5 AND t >= ?2 AND t < ?3),
     o AS (SELECT span, min(t), open FROM r GROUP BY span),
     c AS (SELECT span, max(t), close FROM r GROUP BY span)
SELECT r.span, o.open, max(r.high), min(r.low), c.close, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       sum(CASE WHEN r.unseen THEN r.buy_usd END), sum(CASE WHEN r.unseen THEN r.sell_usd END), NULL, NULL,
       count(*), min(r.t), max(r.t)
FROM r JOIN o USING (span) JOIN c USING (span) GROUP BY r.span ORDER BY r.span)sql";
constexpr std::int64_t kBarSeconds[] = {60, 300, 3'600};

constexpr const char* kInterest = R"sql(
SELECT (t - ?2) / ?4 AS span, max(t), oi_base FROM venue_interest
WHERE instrument = ?1 AND t >= ?2 AND t < ?3 GROUP BY span ORDER BY span)sql";

// `bars`: how long they are; 0: what was seen.
Stored<std::vector<SeriesPoint>> rowsOf(Connection& db, const std::string& sql, std::int64_t key,
                                        const SeriesRequest& r, std::int64_t span, std::int64_t bars = 0)
{
    Stored<Statement> s = db.prepare(sql);
    if (!s) return Unexpected{s.error()};
    s->bind(1, key).bind(2, r.from).bind(3, r.to).bind(4, span);
    if (bars > 0) s->bind(5, bars);
    const std::int64_t each = bars > 0 ? bars : span < 60 ? 1 : 60;
    std::vector<SeriesPoint> out;
    for (;;) {
        const Stored<bool> row = s->step();
        if (!row) return Unexpected{row.error()};
        if (!*row) return out;
        SeriesPoint p;
        p.t = r.from + s->integer(0) * span;
        p.seen = bars == 0;
        Number* const columns[] = {&p.open, &p.high,   &p.low,     &p.close,   &p.spreadBp,
                                   &p.mark, &p.index,  &p.bid100,  &p.ask100,  &p.interestBase,
                                   &p.r8,   &p.buyUsd, &p.sellUsd, &p.longUsd, &p.shortUsd};
        int at = 1;
        for (Number* n : columns) *n = s->number(at++);
        p.rows = s->integer(at++) * (bars > 0 ? bars / 60 : 1);
        p.first = s->integer(at++);
        p.until = s->integer(at) + each;
        if (bars > 0) p.toldUntil = p.until;
        out.push_back(p);
    }
}

// A turned bit in the file, or another program: a moment that no clock here reaches, a price that none can be.
bool sensible(const LiquidationRow& row)
{
    constexpr std::int64_t latestMs = 9'000'000'000'000;  // the year 2255
    constexpr double highest = 9e6;
    const auto moment = [](std::int64_t ms) { return ms >= 0 && ms <= latestMs; };
    return moment(row.ms) && moment(row.receivedMs) && row.price >= 0 && row.price <= highest &&
           std::isfinite(row.coins) && (!row.usd || std::isfinite(*row.usd));
}

SeriesPoint& pointAt(std::vector<SeriesPoint>& points, std::int64_t t)
{
    const auto at = std::lower_bound(points.begin(), points.end(), t,
                                     [](const SeriesPoint& p, std::int64_t when) { return p.t < when; });
    if (at != points.end() && at->t == t) return *at;
    SeriesPoint fresh;
    fresh.t = t;
    fresh.seen = false;
    return *points.insert(at, fresh);
}

void add(Number& to, const Number& more)
{
    if (more) to = to.value_or(0) + *more;
}

// What was seen stays; what the venue remembers goes where nobody looked.
void remember(SeriesPoint& p, const SeriesPoint& told, std::int64_t span)
{
    constexpr std::int64_t minutesLag = 120;  // they are written when they are over
    if (!p.seen) {
        p = told;
        return;
    }
    const bool flows = told.buyUsd || told.sellUsd;
    if (!p.close) {
        p.priceTold = true;
        p.open = told.open, p.high = told.high, p.low = told.low, p.close = told.close;
    } else if (seenInPart(p, span) && told.until <= p.t + span) {
        const bool before = told.first < p.first;
        const bool after = told.until > p.until + minutesLag;
        p.priceRest = before || after || told.rows > p.rows;
        if (!p.priceRest && !flows) return;
        if (p.priceRest) {
            if (before) p.open = told.open;
            if (after) p.priceTold = true, p.close = told.close;
            if (!p.high || told.high > p.high) p.high = told.high;
            if (!p.low || told.low < p.low) p.low = told.low;
        }
    } else {
        return;
    }
    p.toldUntil = told.until;
    p.flowsRest = flows;
    add(p.buyUsd, told.buyUsd);
    add(p.sellUsd, told.sellUsd);
}

Stored<Done> addBars(Connection& db, std::int64_t key, const SeriesRequest& r, Series& out)
{
    std::vector<SeriesPoint> told;
    for (const std::int64_t seconds : kBarSeconds) {
        const Stored<std::vector<SeriesPoint>> bars = rowsOf(db, kBars, key, r, out.span, seconds);
        if (!bars) return Unexpected{bars.error()};
        for (const SeriesPoint& bar : *bars) {
            SeriesPoint& p = pointAt(told, bar.t);
            // The finer ones, unless longer ones that fit tell of more of the span.
            if (!p.close || (seconds <= out.span && bar.rows > p.rows)) p = bar;
        }
    }
    for (const SeriesPoint& p : told) remember(pointAt(out.points, p.t), p, out.span);
    return Done{};
}

Stored<Done> addInterest(Connection& db, std::int64_t key, const SeriesRequest& r, Series& out)
{
    Stored<Statement> interest = db.prepare(kInterest);
    if (!interest) return Unexpected{interest.error()};
    interest->bind(1, key).bind(2, r.from).bind(3, r.to).bind(4, out.span);
    for (;;) {
        const Stored<bool> row = interest->step();
        if (!row) return Unexpected{row.error()};
        if (!*row) return Done{};
        SeriesPoint& p = pointAt(out.points, r.from + interest->integer(0) * out.span);
        if (p.interestBase) {
            p.interestRest = seenInPart(p, out.span);
            continue;
        }
        p.interestTold = p.seen;
        p.interestBase = interest->number(2);
    }
}

}  // namespace

Stored<Series> readSeries(Connection& db, const SeriesRequest& request)
{
    Series out;
    SeriesRequest r = request;
    if (r.to <= r.from || r.points <= 0) return out;
    Stored<Statement> find =
        db.prepare("SELECT id FROM instruments WHERE venue = ?1 AND market = ?2 AND symbol = ?3");
    if (!find) return Unexpected{find.error()};
    find->bind(1, std::string_view(r.venue))
        .bind(2, std::string_view(r.market))
        .bind(3, std::string_view(r.symbol));
    const Stored<bool> found = find->step();
    if (!found) return Unexpected{found.error()};
    if (!*found) return out;
    const std::int64_t key = find->integer(0);

    const std::int64_t wide = (r.to - r.from + r.points - 1) / r.points;
    if (r.to - r.from <= 3'600 && wide < 60) {
        out.span = wide;
        Stored<std::vector<SeriesPoint>> seconds =
            rowsOf(db, rangeSql("seconds", "instrument = ?1", "mid", "mid", "mid", "mid"), key, r, out.span);
        if (!seconds) return Unexpected{seconds.error()};
        out.points = std::move(*seconds);
    }
    if (out.points.empty()) {  // too long for seconds, or older than they are kept
        out.span = (wide + 59) / 60 * 60;
        r.from -= r.from % 60;
        Stored<std::vector<SeriesPoint>> minutes =
            rowsOf(db, rangeSql("minutes", "instrument = ?1", "open", "high", "low", "close"), key, r, out.span);
        if (!minutes) return Unexpected{minutes.error()};
        out.points = std::move(*minutes);
    }
    if (const Stored<Done> bars = addBars(db, key, r, out); !bars) return Unexpected{bars.error()};
    if (const Stored<Done> interest = addInterest(db, key, r, out); !interest) return Unexpected{interest.error()};
    return out;
}

Stored<std::vector<JournalRow>> readJournal(Connection& db, const JournalQuery& query)
{
    Stored<Statement> s = db.prepare(
        "SELECT ms, kind, asset, what, level, text, evidence FROM journal "
        "WHERE ms >= ?1 AND ms < ?2 AND (?3 = '' OR asset = ?3) ORDER BY ms DESC, id DESC "
        "LIMIT ?4");
    if (!s) return Unexpected{s.error()};
    s->bind(1, query.fromMs)
        .bind(2, query.toMs)
        .bind(3, std::string_view(query.asset))
        .bind(4, std::int64_t{query.newest});
    std::vector<JournalRow> out;
    for (;;) {
        const Stored<bool> row = s->step();
        if (!row) return Unexpected{row.error()};
        if (!*row) break;
        JournalRow j;
        j.ms = s->integer(0);
        for (const Entry e : {Entry::Warning, Entry::Alert, Entry::Phase, Entry::Feed, Entry::Note})
            if (s->text(1) == entryName(e)) j.kind = e;
        j.asset = s->text(2);
        j.what = s->text(3);
        j.level = s->text(4);
        j.text = s->text(5);
        j.evidence = s->text(6);
        out.push_back(std::move(j));
    }
    std::reverse(out.begin(), out.end());
    return out;
}

Stored<std::vector<BookHour>> readBookHours(Connection& db, const InstrumentRow& instrument, std::int64_t from,
                                            std::int64_t until)
{
    Stored<Statement> s = db.prepare(
        "SELECT m.t / 3600, avg(m.bid100 + m.ask100), avg(m.spread_bp), count(m.bid100 + m.ask100) "
        "FROM instruments i CROSS JOIN minutes m ON m.instrument = i.id AND m.t >= ?4 AND m.t < ?5 "
        "WHERE i.venue = ?1 AND i.market = ?2 AND i.symbol = ?3 GROUP BY 1 ORDER BY 1");
    if (!s) return Unexpected{s.error()};
    s->bind(1, std::string_view(instrument.venue))
        .bind(2, std::string_view(instrument.market))
        .bind(3, std::string_view(instrument.symbol))
        .bind(4, from)
        .bind(5, until);
    std::vector<BookHour> out;
    for (;;) {
        const Stored<bool> row = s->step();
        if (!row) return Unexpected{row.error()};
        if (!*row) return out;
        if (s->integer(3) >= 20) out.push_back({s->integer(0), s->number(1), s->number(2)});
    }
}

Stored<std::vector<InstrumentRow>> readPerpetuals(Connection& db)
{
    Stored<Statement> s = db.prepare(
        "SELECT venue, market, symbol, asset, quote, multiplier FROM instruments WHERE market = 'perp' "
        "ORDER BY asset, venue, symbol");
    if (!s) return Unexpected{s.error()};
    std::vector<InstrumentRow> out;
    for (;;) {
        const Stored<bool> row = s->step();
        if (!row) return Unexpected{row.error()};
        if (!*row) return out;
        out.push_back({{}, s->text(0), s->text(1), s->text(2), s->text(3), s->text(4), s->real(5)});
    }
}

Stored<std::vector<EpisodeRow>> readEpisodes(Connection& db, std::int64_t fromMs)
{
    Stored<Statement> s =
        db.prepare("SELECT ms, until_ms, kind, asset, what, data FROM episodes WHERE until_ms >= ?1 ORDER BY ms");
    if (!s) return Unexpected{s.error()};
    s->bind(1, fromMs);
    std::vector<EpisodeRow> out;
    for (;;) {
        const Stored<bool> row = s->step();
        if (!row) return Unexpected{row.error()};
        if (!*row) return out;
        out.push_back({s->integer(0), s->integer(1), s->text(2), s->text(3), s->text(4), s->text(5)});
    }
}

Stored<std::vector<InstrumentRow>> readInstruments(Connection& db, const std::string& asset,
                                                   const std::string& market)
{
    Stored<Statement> s = db.prepare(
        "SELECT venue, market, symbol, asset, quote, multiplier FROM instruments "
        "WHERE asset = ?1 AND market = ?2 ORDER BY venue, symbol");
    if (!s) return Unexpected{s.error()};
    s->bind(1, std::string_view(asset)).bind(2, std::string_view(market));
    std::vector<InstrumentRow> out;
    for (;;) {
        const Stored<bool> row = s->step();
        if (!row) return Unexpected{row.error()};
        if (!*row) return out;
        out.push_back({{}, s->text(0), s->text(1), s->text(2), s->text(3), s->text(4), s->real(5)});
    }
}

Stored<std::vector<LiquidationEntry>> readLiquidations(Connection& db, const JournalQuery& query)
{
    // By time, whatever the planner thinks of instruments: their number is small, that of liquidations is not.
    Stored<Statement> s = db.prepare(
        "SELECT i.venue, i.market, i.symbol, i.asset, i.quote, i.multiplier, "
        "l.ms, l.received_ms, l.side = 'long', l.price, l.coins, l.usd, l.price_kind "
        "FROM liquidations l CROSS JOIN instruments i ON i.id = l.instrument "
        "WHERE l.ms >= ?1 AND l.ms < ?2 AND (?3 = '' OR i.asset = ?3) ORDER BY l.ms DESC, l.id DESC LIMIT ?4");
    if (!s) return Unexpected{s.error()};
    s->bind(1, query.fromMs)
        .bind(2, query.toMs)
        .bind(3, std::string_view(query.asset))
        .bind(4, std::int64_t{query.newest});
    std::vector<LiquidationEntry> out;
    for (;;) {
        const Stored<bool> row = s->step();
        if (!row) return Unexpected{row.error()};
        if (!*row) break;
        LiquidationEntry e;
        e.instrument = {{}, s->text(0), s->text(1), s->text(2), s->text(3), s->text(4), s->real(5)};
        e.row.ms = s->integer(6);
        e.row.receivedMs = s->integer(7);
        e.row.longs = s->integer(8) != 0;
        e.row.price = s->real(9);
        e.row.coins = s->real(10);
        e.row.usd = s->number(11);
        e.row.priceKind = s->text(12);
        if (!sensible(e.row)) continue;
        out.push_back(std::move(e));
    }
    std::reverse(out.begin(), out.end());
    return out;
}

}  // namespace plimsoll::store
