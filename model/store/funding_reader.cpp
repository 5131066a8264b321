#include "model/store/funding_reader.h"

#include <map>

namespace plimsoll::store {

namespace {

constexpr const char* kSettled = R"sql(
SELECT s.ms, s.rate, s.interval_h FROM instruments i CROSS JOIN settled s ON s.instrument = i.id
WHERE i.venue = ?1 AND i.market = ?2 AND i.symbol = ?3 AND s.ms >= ?4 AND s.ms < ?5 ORDER BY s.ms)sql";

// The row of the largest time of each hour.
constexpr const char* kSeen = R"sql(
SELECT m.t / 3600 + 1, m.close, max(m.t) FROM instruments i CROSS JOIN minutes m ON m.instrument = i.id
WHERE i.venue = ?1 AND i.market = ?2 AND i.symbol = ?3 AND m.t >= ?4 AND m.t < ?5
  AND m.t % 3600 >= 3300 AND m.close IS NOT NULL GROUP BY 1)sql";

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
        if (!*row) return out;
        out.push_back({instrument.id, s->integer(0), s->real(1), s->number(2)});
    }
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
            prices.emplace(s->integer(0), s->real(1));
        }
    }
    std::vector<HourClose> out;
    out.reserve(prices.size());
    for (const auto& [hour, price] : prices) out.push_back({hour, price});
    return out;
}

}  // namespace plimsoll::store
