// Funding between venues: rates, books and the past of every watched asset, ready to be asked what a pair earns.
#pragma once

#include "model/boards/carry.h"

#include <map>
#include <string>

namespace plimsoll {

class MarketBoard;
class MetricBoard;

class CarryBoard {
public:
    CarryBoard(const MarketBoard& market, const MetricBoard& metrics, const FundingHistory& history)
        : m_market(market), m_metrics(metrics), m_history(history)
    {
    }
    // Watched assets first, then all of which some past is known. Meant to be asked once a second.
    CarrySnapshot snapshot(AsOf now);

private:
    struct Kept {
        std::shared_ptr<const RatePast> past;
        // What was known of it, for percentiles.
        std::array<std::vector<double>, kVenueCount> known;
        std::vector<double> knownMean;
        std::array<PaidStreak, kVenueCount> streaks{};
        std::array<std::uint64_t, kVenueCount> serials{};
        std::optional<Mono> built;
        std::int64_t hour = -1;
    };
    CarryRow rowOf(const std::string& asset, bool watched, AsOf now);
    void refresh(const std::string& asset, Kept& kept, AsOf now) const;

    const MarketBoard& m_market;
    const MetricBoard& m_metrics;
    const FundingHistory& m_history;
    std::map<std::string, Kept, std::less<>> m_kept;
};

}  // namespace plimsoll
