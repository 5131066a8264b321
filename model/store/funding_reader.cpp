#include "model/store/funding_reader.h"

#include "model/market/funding_interval.h"

#include <map>

namespace plimsoll::store {

namespace {

constexpr const char* kSettled = R"sql(
SELECT s.ms, s.rate, s.interval_h FROM instruments i CROSS JOIN settled s ON s.instrument = i.id
WHERE i.venue = ?1 AND i.market = ?2 AND i.symbol = ?3 AND s.ms >= ?4 AND s.ms < ?5 ORDER BY s.ms)sql";

// Of each hour of what is stored the last row before it, if it is of the five minutes before: sought by its time,
// as the other fifty-five are many.
constexpr const char* kSeen = R"sql(
WITH RECURSIVE
  it(id) AS (SELECT id FROM instruments WHERE venue = ?1 AND market = ?2 AND symbol = ?3),
  span(first, last) AS (SELECT
    max(?4, (SELECT t FROM minutes WHERE instrument = (SELECT id FROM it) ORDER BY t LIMIT 1)),
    min(?5 - 1, (SELECT t FROM minutes WHERE instrument = (SELECT id FROM it) ORDER BY t DESC LIMIT 1))),
  hours(hour) AS (SELECT first / 3600 + 1 FROM span
    UNION ALL SELECT hour + 1 FROM hours WHERE hour <= (SELECT last / 3600 FROM span))
SELECT hour, (SELECT close FROM minutes WHERE instrument = (SELECT id FROM it)
    AND t >= max(?4, hour * 3600 - 300) AND t < min(?5, hour * 3600) AND close IS NOT NULL
    ORDER BY t DESC LIMIT 1) FROM hours)sql";

// The finest bar that ends with the hour.
constexpr const char* kTold = R"sql(
SELECT (b.t + b.seconds) / 3600, b.close, min(b.seconds) FROM instruments i CROSS JOIN venue_bars b
ON b.instrument = i.id AND b.seconds BETWEEN 1 AND 3600
WHERE i.venue = ?1 AND i.market = ?2 AND i.symbol = ?3 AND b.t >= ?4 AND b.t < ?5
  AND (b.t + b.seconds) % 3600 = 0 GROUP BY 1)sql";

Stored<Statement> asked(Connection& db, const char* sql, const InstrumentRow& instrument, std::int64_t from,
                        std::int64_t to)
{
    Stored<Statement> s = db.prepare(sql);
    if (s)
        s->bind(1, std::string_view(instrument.venue))
            .bind(2, std::string_view(instrument.market))
            .bind(3, std::string_view(instrument.symbol))
            .bind(4, from)
            .bind(5, to);
    return s;
}

}  // namespace

Stored<std::vector<SettledRow>> readSettled(Connection& db, const InstrumentRow& instrument, std::int64_t fromMs,
                                            std::int64_t toMs)
{
    Stored<Statement> s = asked(db, kSettled, instrument, fromMs, toMs);
    if (!s) return Unexpected{s.error()};
    std::vector<SettledRow> out;
    for (;;) {
        const Stored<bool> row = s->step();
        if (!row) return Unexpected{row.error()};
        if (!*row) break;
        out.push_back({instrument.id, s->integer(0), s->real(1), s->number(2)});
    }
    for (std::size_t i = 1; i < out.size(); ++i) {
        SettledRow& row = out[i];
        if (row.intervalHours) continue;
        const Number after = i + 1 < out.size() ? out[i + 1].intervalHours : Number{};
        const double since = static_cast<double>(row.ms - out[i - 1].ms) / 3'600'000;
        row.intervalHours = intervalBetween(since, out[i - 1].intervalHours, after);
    }
    return out;
}

Stored<std::vector<HourClose>> readHourCloses(Connection& db, const InstrumentRow& instrument, std::int64_t from,
                                              std::int64_t to)
{
    std::map<std::int64_t, double> prices;
    for (const char* sql : {kSeen, kTold}) {  // what was seen stays
        Stored<Statement> s = asked(db, sql, instrument, from, to);
        if (!s) return Unexpected{s.error()};
        for (;;) {
            const Stored<bool> row = s->step();
            if (!row) return Unexpected{row.error()};
            if (!*row) break;
            if (const Number price = s->number(1)) prices.emplace(s->integer(0), *price);
        }
    }
    std::vector<HourClose> out;
    out.reserve(prices.size());
    for (const auto& [hour, price] : prices) out.push_back({hour, price});
    return out;
}

}  // namespace plimsoll::store
