#include "model/store/minute_maker.h"

#include <algorithm>

namespace plimsoll::store {

namespace {

constexpr const char* kSeconds = R"sql(
SELECT instrument, mid, spread_bp, mark, index_price, bid10, ask10, bid25, ask25, bid100, ask100, oi_base, r8,
       buy_usd, sell_usd, long_usd, short_usd FROM seconds WHERE t >= ?1 AND t < ?1 + 60 ORDER BY t)sql";

void takeLast(Number& to, const Number& v)
{
    if (v) to = v;
}

}  // namespace

Stored<Done> MinuteMaker::prepare(Connection& db)
{
    Stored<Statement> seconds = db.prepare(kSeconds);
    if (!seconds) return Unexpected{seconds.error()};
    Stored<Statement> put =
        db.prepare("INSERT OR IGNORE INTO minutes VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    if (!put) return Unexpected{put.error()};
    m_seconds = std::move(*seconds);
    m_put = std::move(*put);
    return Done{};
}

void MinuteMaker::take(Minute& m) const
{
    if (const Number mid = m_seconds.number(1)) {
        if (!m.open) m.open = m.high = m.low = mid;
        m.high = std::max(*m.high, *mid);
        m.low = std::min(*m.low, *mid);
        m.close = mid;
        ++m.looks;
    }
    m.spread.add(m_seconds.number(2));
    takeLast(m.mark, m_seconds.number(3));
    takeLast(m.index, m_seconds.number(4));
    for (int n = 0; n < 6; ++n) m.bands[std::size_t(n)].add(m_seconds.number(5 + n));
    takeLast(m.interest, m_seconds.number(11));
    takeLast(m.r8, m_seconds.number(12));
    for (int n = 0; n < 4; ++n) m.flows[std::size_t(n)].add(m_seconds.number(13 + n));
}

Stored<std::int64_t> MinuteMaker::make(Connection& db, std::int64_t t)
{
    std::map<std::int64_t, Minute> minutes;
    m_seconds.bind(1, t);
    for (;;) {
        const Stored<bool> row = m_seconds.step();
        if (!row) {
            m_seconds.reset();
            return Unexpected{row.error()};
        }
        if (!*row) break;
        take(minutes[m_seconds.integer(0)]);
    }
    m_seconds.reset();

    std::int64_t made = 0;
    for (const auto& [instrument, m] : minutes) {
        m_put.bind(1, instrument).bind(2, t);
        int at = 3;
        for (const Number& n : {m.open, m.high, m.low, m.close, m.spread.value(), m.mark, m.index})
            m_put.bind(at++, n);
        for (const Mean& band : m.bands) m_put.bind(at++, band.value());
        for (const Number& n : {m.interest, m.r8}) m_put.bind(at++, n);
        for (const Mean& flow : m.flows) m_put.bind(at++, flow.total());
        m_put.bind(at, std::int64_t{m.looks});
        if (const Stored<Done> put = m_put.run(); !put) return Unexpected{put.error()};
        made += db.changes();
    }
    return made;
}

}  // namespace plimsoll::store
