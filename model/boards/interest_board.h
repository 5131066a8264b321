// Gathers what is said of the open interest of the asset in focus, once a second; trails are renewed every five
// seconds, because the venues' past comes in bit by bit, what is usual once a minute.
#pragma once

#include "model/boards/interest.h"
#include "model/boards/market_board.h"
#include "model/metrics/metric_board.h"

#include <string>

namespace plimsoll {

class InterestBoard {
public:
    static constexpr Step kTrailStep = 5, kTrailMinutes = 1'440;
    static constexpr std::size_t kLeastHours = 72, kMonth = 720;  // for "against its last 30 days"

    InterestBoard(const MarketBoard& market, const MetricBoard& metrics) : m_market(market), m_metrics(metrics) {}

    void told(InstrumentId id, const Ratio& ratio, Timestamp received) { m_ratios.told(id, ratio, received); }
    InterestSnapshot snapshot(const std::string& asset, AsOf now);

private:
    using Perps = std::array<const InstrumentSeries*, kVenueCount>;
    void renew(const std::string& asset, const Perps& perps, Step second);
    void renewTurnover(const Perps& perps, Step hour);

    const MarketBoard& m_market;
    const MetricBoard& m_metrics;
    RatioPast m_ratios;
    // Of one asset.
    std::string m_of;
    Step m_five = -1, m_minute = -1;
    std::shared_ptr<const std::vector<QuadrantSpot>> m_priceTrail, m_volatilityTrail;
    std::optional<double> m_turnoverZ, m_price4h;
    std::size_t m_turnoverHours = 0;
};

}  // namespace plimsoll
