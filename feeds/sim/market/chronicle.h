// What a venue remembers of an instrument: bars of a minute, of five and of an hour, the last 24 hours, recent
// trades, open interest every five minutes, settled funding.
#pragma once

#include "feeds/sim/market/bar_log.h"

#include <vector>

namespace plimsoll::sim {

class Chronicle {
public:
    void trade(Timestamp at, const Traded& t, double notional);
    // Closes bars that ended before `now` and opens the next ones with the last price. Once a minute.
    void turn(Timestamp now);
    void expectOpenInterest(std::size_t points) { m_openInterest.reserve(points); }
    void addOpenInterest(const OpenInterestPoint& p) { m_openInterest.push_back(p); }
    void addFunding(const SettledFunding& f) { m_funding.push_back(f); }

    // Bars from before the market began, oldest first; each length apart.
    void fillMinutes(const std::vector<Kline>& bars);
    void fillFives(const std::vector<Kline>& bars) { m_fives.push(bars); }
    void fillHours(const std::vector<Kline>& bars) { m_hours.push(bars); }
    void begin(Timestamp now, Ticks price, std::uint64_t firstTrade);

    const Stats24h& day() const { return m_day; }
    std::vector<Kline> minutes(std::size_t count) const;
    std::vector<Kline> fives(std::size_t count) const;
    std::vector<Kline> hours(std::size_t count) const;
    std::vector<PastTrade> recent() const;
    const std::vector<OpenInterestPoint>& openInterest() const { return m_openInterest; }
    const std::vector<SettledFunding>& funding() const { return m_funding; }
    std::uint64_t nextTrade() const { return m_nextTrade; }
    std::uint64_t takeTradeId() { return m_nextTrade++; }

private:
    void recount();

    static constexpr std::size_t kMinutesKept = 25 * 60, kTradesKept = 500;
    BarLog m_minutes{std::chrono::minutes{1}}, m_fives{std::chrono::minutes{5}}, m_hours{std::chrono::hours{1}};
    Kline m_minute, m_five, m_hour;   // open
    std::vector<PastTrade> m_trades;  // ring
    std::size_t m_oldestTrade = 0;
    std::vector<OpenInterestPoint> m_openInterest;
    std::vector<SettledFunding> m_funding;
    Stats24h m_day;
    std::uint64_t m_nextTrade = 1;
};

}  // namespace plimsoll::sim
