#include "feeds/sim/market/chronicle.h"

#include <algorithm>

namespace plimsoll::sim {

namespace {

Kline opened(Timestamp at, Ticks price)
{
    Kline k;
    k.open = at;
    k.o = k.h = k.l = k.c = price;
    return k;
}

void add(Kline& k, const Traded& t, double notional)
{
    k.h = std::max(k.h, t.ticks);
    k.l = std::min(k.l, t.ticks);
    k.c = t.ticks;
    k.lots += t.lots;
    k.turnover += notional;
    if (t.taker == Side::Buy) {
        k.takerBuyLots += t.lots;
        k.takerBuyTurnover += notional;
    }
    if (k.trades++ == 0) {
        // The bar opens with its first trade, as venues count; until then it repeats the last close.
        k.o = k.h = k.l = t.ticks;
        k.firstTrade = t.id;
    }
}

Timestamp fiveOf(Timestamp t)
{
    constexpr Duration five = std::chrono::minutes{5};
    return Timestamp{t.time_since_epoch() / five * five};
}

// A bar under way holds the minutes that have passed.
Kline underWay(Timestamp open, Ticks price, const std::vector<Kline>& minutes)
{
    Kline k = opened(open, price);
    bool first = true;
    for (const Kline& m : minutes) {
        if (m.open < open) continue;
        if (first) k.o = k.h = k.l = m.o;
        first = false;
        k.extend(m);
    }
    k.c = price;
    return k;
}

std::vector<Kline> lastOf(const BarLog& closed, const Kline& open, std::size_t count)
{
    if (count == 0) return {};
    std::vector<Kline> result = closed.last(count - 1);
    result.push_back(open);
    return result;
}

}  // namespace

void Chronicle::trade(Timestamp at, const Traded& t, double notional)
{
    add(m_minute, t, notional);
    add(m_five, t, notional);
    add(m_hour, t, notional);
    m_day.last = t.ticks;
    m_day.lastLots = t.lots;
    m_day.lastTaker = t.taker;
    m_day.lastAt = at;
    m_day.high = std::max(m_day.high, t.ticks);
    m_day.low = std::min(m_day.low, t.ticks);
    m_day.lots += static_cast<double>(t.lots);
    m_day.turnover += notional;
    ++m_day.trades;
    m_day.lastTrade = t.id;
    if (m_day.firstTrade == 0) m_day.firstTrade = t.id;
    if (m_trades.size() < kTradesKept) {
        m_trades.push_back({at, t});
    } else {
        m_trades[m_oldestTrade] = {at, t};
        m_oldestTrade = (m_oldestTrade + 1) % kTradesKept;
    }
}

void Chronicle::turn(Timestamp now)
{
    const auto minute = std::chrono::floor<std::chrono::minutes>(now);
    if (m_minute.open < minute) {
        m_minutes.push(m_minute);
        m_minutes.keep(kMinutesKept);
        m_minute = opened(minute, m_minute.c);
        recount();
    }
    if (const Timestamp five = fiveOf(now); m_five.open < five) {
        m_fives.push(m_five);
        m_five = opened(five, m_five.c);
    }
    const auto hour = std::chrono::floor<std::chrono::hours>(now);
    if (m_hour.open < hour) {
        m_hours.push(m_hour);
        m_hour = opened(hour, m_hour.c);
    }
}

void Chronicle::fillMinutes(const std::vector<Kline>& bars)
{
    m_minutes.push(bars);
    m_minutes.keep(kMinutesKept);
}

void Chronicle::begin(Timestamp now, Ticks price, std::uint64_t firstTrade)
{
    m_nextTrade = firstTrade;
    m_minute = opened(std::chrono::floor<std::chrono::minutes>(now), price);
    const std::vector<Kline> lately = m_minutes.last(60);
    m_five = underWay(fiveOf(now), price, lately);
    m_hour = underWay(std::chrono::floor<std::chrono::hours>(now), price, lately);
    m_day.last = price;
    m_day.lastAt = now;
    recount();
}

void Chronicle::recount()
{
    const Timestamp from = m_minute.open - std::chrono::hours{24} + std::chrono::minutes{1};
    m_day.from = from;
    Stats24h d = m_day;
    d.lots = static_cast<double>(m_minute.lots);
    d.turnover = m_minute.turnover;
    d.trades = m_minute.trades;
    d.high = m_minute.h;
    d.low = m_minute.l;
    d.open = m_minute.o;
    d.firstTrade = m_minute.firstTrade;
    const std::vector<Kline> minutes = m_minutes.last(24 * 60);
    for (std::size_t n = minutes.size(); n-- > 0;) {  // newest first
        const Kline& k = minutes[n];
        if (k.open < from) break;
        d.open = k.o;
        d.high = std::max(d.high, k.h);
        d.low = std::min(d.low, k.l);
        d.lots += static_cast<double>(k.lots);
        d.turnover += k.turnover;
        d.trades += k.trades;
        if (k.firstTrade != 0) d.firstTrade = k.firstTrade;
    }
    m_day = d;
}

std::vector<Kline> Chronicle::minutes(std::size_t count) const
{
    return lastOf(m_minutes, m_minute, count);
}

std::vector<Kline> Chronicle::fives(std::size_t count) const
{
    return lastOf(m_fives, m_five, count);
}

std::vector<Kline> Chronicle::hours(std::size_t count) const
{
    return lastOf(m_hours, m_hour, count);
}

std::vector<PastTrade> Chronicle::recent() const
{
    std::vector<PastTrade> result;
    result.reserve(m_trades.size());
    for (std::size_t i = 0; i < m_trades.size(); ++i)
        result.push_back(m_trades[(m_oldestTrade + i) % m_trades.size()]);
    return result;
}

}  // namespace plimsoll::sim
