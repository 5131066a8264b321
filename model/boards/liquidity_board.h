// Reads the books of one asset as one: the asset in focus once a second, every watched one once a minute for what
// its sizes usually cost.
#pragma once

#include "model/boards/liquidity.h"
#include "model/boards/market_board.h"
#include "model/metrics/metric_board.h"
#include "model/metrics/series_ring.h"

#include <array>
#include <map>
#include <optional>
#include <string>

namespace plimsoll {

// Price impact by the minute, to know what is usual of it.
class ImpactPast {
public:
    void note(Step minute, const std::optional<double>& kyle, const std::optional<double>& amihud);
    UsualImpact usual(Step minute) const;

private:
    static constexpr std::size_t kMinutes = 1'440;
    enum Field : std::size_t { Kyle, Amihud, kFields };
    SeriesRing<kFields> m_ring{kMinutes};
};

class LiquidityBoard {
public:
    static constexpr std::size_t kMinutes = 1'440;

    LiquidityBoard(const MarketBoard& market, const MetricBoard& metrics) : m_market(market), m_metrics(metrics) {}

    // A best quote as it comes: of what is in focus its life is measured.
    void quoted(const InstrumentTrack& t, const Bbo& quote, Mono at);
    // Once a second: the assets whose turn it is are looked at.
    void step(AsOf now);
    LiquiditySnapshot snapshot(const std::string& asset, AsOf now) const;

private:
    // Costs of buying, then of selling, infinite where the book ended; then the venues whose books they are of.
    static constexpr std::size_t kVenuesOf = 2 * kCurveUsd.size();
    using Costs = SeriesRing<kVenuesOf + 1>;
    // What is usual of a set of venues, bit per VenueId: with another one nothing can be held against it.
    struct Usual {
        UsualCosts costs;
        std::uint8_t venues = 0;
    };
    struct Past {
        Step minute = -1;  // last looked at
        Costs perp{kMinutes}, spot{kMinutes};
        Usual usualPerp, usualSpot;
        ImpactPast impact;
        UsualImpact usualImpact;
        std::shared_ptr<const ShockStory> shock;
    };
    MarketLiquidity look(const std::string& asset, Market market, AsOf now) const;
    // Takes a minute into the past and says what is usual with it; without a book the past says what it said.
    static void note(Costs& costs, Step minute, const MarketLiquidity& now, Usual& usual);
    static UsualCosts usualOf(const Costs& costs, Step minute, std::uint8_t venues);
    static void compare(const Usual& usual, MarketLiquidity& now);

    struct Life {
        InstrumentId id;
        QuoteLife life;
    };
    void followQuotes(Mono now);
    void followShock(const std::string& asset, Past& past);

    const MarketBoard& m_market;
    const MetricBoard& m_metrics;
    std::vector<Life> m_lives;  // of what is in focus
    std::map<std::string, Past, std::less<>> m_past;
    std::optional<Step> m_second;
};

}  // namespace plimsoll
