// Everything of the simulated market behind its face: assets with their traders, and the order of a step.
#pragma once

#include "feeds/sim/market/arbitrage.h"
#include "feeds/sim/market/director.h"
#include "feeds/sim/market/floor.h"
#include "feeds/sim/market/fundamental.h"
#include "feeds/sim/market/funding_clock.h"
#include "feeds/sim/market/liquidator.h"
#include "feeds/sim/market/makers.h"
#include "feeds/sim/market/prehistory.h"
#include "feeds/sim/market/reference_prices.h"
#include "feeds/sim/market/sentiment.h"
#include "feeds/sim/market/takers.h"
#include "feeds/sim/market/traders.h"

#include <memory>
#include <optional>

namespace plimsoll::sim {

// Everybody who trades in one listing.
struct Pit {
    ListingId id = kNoListing;
    std::unique_ptr<Makers> makers;
    std::unique_ptr<Takers> takers;
    std::unique_ptr<Traders> traders;        // perpetuals
    std::unique_ptr<Liquidator> liquidator;  // perpetuals
    std::unique_ptr<FundingClock> funding;   // perpetuals
    double deviation = 0;  // log, from what all believe: local pressure, and the premium of a perpetual
    double noise = 0;      // log, the venue's own
    double interest = 0;   // usual open interest, quote currency
    double turnover = 0;   // quote currency a day
    Random random;
};

struct AssetPits {
    std::string name;
    std::vector<Pit*> perps, spots;
    std::unique_ptr<Sentiment> sentiment;
    std::unique_ptr<ReferencePrices> references;
    std::unique_ptr<Arbitrage> arbitrage;
    double net = 0;      // leveraged traders' net position on all venues over their usual one
    double outside = 0;  // log of dollars on other exchanges, a little behind
};

class Engine {
public:
    Engine(const MarketSetup& setup, Scenario scenario, std::uint64_t seed);

    void step();
    Floor floor;
    Director director;
    std::vector<std::string> assets;
    StableCoins stable;
    std::vector<Pit> pits;  // by listing
    Timestamp stepStart;
    std::chrono::nanoseconds rest{0};
    std::uint64_t steps = 0;

    double seconds() const { return static_cast<double>(steps) * kDt; }
    double fundamentalLog(std::size_t asset) const;

    static constexpr double kDt = 0.05;

private:
    void makePits(const MarketSetup& setup, std::uint64_t seed);
    void makeAssets(std::uint64_t seed);
    void openBooks();
    void seedPositions(const Prehistory& past);
    void balanceInterest(Pit& pit, double lots);
    void cues(const Director::Cue& cue);
    void incident(const ListingIncident& incident);
    void shock(const Shock& shock);
    void begin(ListingId id);
    void finish(ListingId id);
    void conditions();
    void stepAsset(std::size_t asset);
    void stepPit(AssetPits& asset, Pit& pit, double belief);
    void marks(AssetPits& asset);
    void flows(AssetPits& asset);
    void returnUsed();
    void eachMinute();
    double fairTicks(const Pit& pit, double belief) const;
    double priceLog(const AssetPits& asset, double belief) const;
    double believed(const AssetPits& asset, std::size_t index) const;
    std::array<double, kVenueCount> outsidePrices(const AssetPits& asset) const;
    MakerMood makerMood(const AssetPits& asset, const Pit& pit, double fair) const;

    Fundamentals m_fundamentals;
    std::vector<AssetPits> m_assets;
    std::vector<ListingId> m_marked;
    std::vector<std::pair<Timestamp, ListingId>> m_endings;
    Random m_random;
    StableRate m_toldRate;
};

}  // namespace plimsoll::sim
