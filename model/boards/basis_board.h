// Remembers how far the venues' prices stand apart, for every watched asset once a second, and for the asset in
// focus every 100 ms who moved first.
#pragma once

#include "model/boards/basis.h"
#include "model/boards/fx_board.h"
#include "model/boards/market_board.h"
#include "model/boards/timeline.h"
#include "model/metrics/metric_board.h"
#include "model/metrics/series_ring.h"

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>

namespace plimsoll {

// The middle of the book, US dollars a coin; nothing while it may not be believed.
std::optional<double> believedMid(const InstrumentTrack* track, Mono now);

class BasisBoard {
public:
    static constexpr std::size_t kSeconds = 3'600, kMinutes = 1'440;
    static constexpr std::size_t kSteps = 1'800;     // of 100 ms
    static constexpr std::size_t kLeastSteps = 600;  // for a word on who leads
    static constexpr std::size_t kLeastMoves = 30;   // of each side
    // Of indices, by the second: looked at, and the least for a word.
    static constexpr std::size_t kLagSeconds = 900, kLeastLagSeconds = 120;
    static constexpr std::size_t kAssets = 40;  // remembered at most
    static constexpr Duration kEvery = std::chrono::milliseconds{100};

    BasisBoard(const MarketBoard& market, const FxBoard& fx, const MetricBoard& metrics)
        : m_market(market), m_fx(fx), m_metrics(metrics)
    {
    }

    // As often as time passes: looks at the mids of the asset in focus when 100 ms are over.
    void look(const std::string& focus, Mono now);
    // Once a second, after the metrics.
    void step(const std::string& focus, AsOf now);
    BasisSnapshot snapshot(const std::string& asset, AsOf now);

private:
    // A second: gaps by pair; basis, against index, against spot by venue; the index itself; the dispersion.
    enum Field : std::size_t {
        FPair,
        FBasis = FPair + kVenuePairs,
        FIndex = FBasis + kVenueCount,
        FSpot = FIndex + kVenueCount,
        FOracle = FSpot + kVenueCount,
        FDispersion = FOracle + kVenueCount,
        kFields
    };
    struct Past {
        SeriesRing<kFields> seconds{kSeconds}, minutes{kMinutes};
        std::shared_ptr<const std::vector<BasisSlot>> minuteSlots;
        Step slotsOf = -1;  // the minute up to which they go
    };
    struct Sides;  // what the venues' books and indices say at a moment

    Sides sidesOf(const std::string& asset, Mono now) const;
    void note(Past& past, const std::string& asset, Mono now);
    void fillVenue(BasisVenue& venue, const std::string& asset, VenueId id, const InstrumentTrack& perp,
                   const Sides& sides, const Past* past, const AssetMetrics* metrics, AsOf now) const;
    void fillOracle(OracleState& oracle, VenueId id, const InstrumentTrack& perp, const Past* past,
                    const AssetMetrics* metrics, AsOf now) const;
    void fillCoins(BasisSnapshot& out, Mono now) const;
    void fillGap(VenueGap& gap, const std::string& asset, std::size_t pair, const Sides& sides,
                 const Past* past) const;
    void fillOpposite(std::vector<VenueGap>& pairs, const std::string& asset, const Past* past) const;
    void findLeads();
    static void findIndexLag(OracleState& oracle, std::span<const std::optional<double>> index,
                             std::span<const std::optional<double>> peers);
    BasisLead leadOf(const std::string& asset, std::size_t which) const;
    static std::vector<BasisSlot> slotsOf(const SeriesRing<kFields>& ring, Step last, std::size_t count,
                                          Duration each);

    const MarketBoard& m_market;
    const FxBoard& m_fx;
    const MetricBoard& m_metrics;
    std::map<std::string, Past, std::less<>> m_past;
    Timeline m_axis;
    Step m_second = -1;

    // Who moves first, of one asset: logs of the mids against the first one seen.
    std::string m_leadOf;
    SeriesRing<kVenueCount> m_steps{kSteps + 1};
    std::array<std::optional<double>, kVenueCount> m_first{};
    std::optional<Step> m_step;
    std::array<BasisLead, kVenuePairs + kVenueCount> m_leads{};
    std::size_t m_turn = 0;
};

}  // namespace plimsoll
