// Where leverage of the asset in focus would be closed by force, as a map over prices (ANALYTICS F4): a model,
// with what it supposes, how far it is to be believed, and how often what was liquidated fell where it said.
#pragma once

#include "model/metrics/metric_board.h"
#include "model/metrics/venue_levels.h"

#include <array>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

// Rows of the realised and of the modelled map: bin = floor(ln(p) / ln(1 + kLiquidationBinBps / 1e4)).
inline constexpr double kLiquidationBinBps = 5;
std::int64_t liquidationBin(double price);
double liquidationBinLow(std::int64_t bin);  // its lower edge; the upper one is the next bin's

// The first and the last five minutes since the epoch in which something was opened; below 0: not known.
struct LevelBars {
    Step oldest = -1, newest = -1;
    void take(const LevelBars& other);
};

// One side of one row. `least` and `most`: the three mixes of F4, everything else as supposed.
struct LevelBin {
    std::int64_t bin = 0;
    PositionSide side = PositionSide::Long;
    VenueLevels::Classes usd{};  // by leverage, with the supposed mix
    double least = 0, most = 0;
    std::array<LevelBars, VenueLevels::kClasses> opened{};
    // Of each venue alone, by leverage: with the supposed mix, and as if all new interest had used it.
    struct Share {
        std::array<float, VenueLevels::kClasses> usd{}, unit{};
    };
    std::array<Share, kVenueCount> venues{};
    double total() const;
    // With each of the three mixes, of these venues (bit per VenueId).
    std::array<double, 3> mixes(std::uint8_t of) const;
};
// Neighbouring rows of the top tenth: one cluster.
struct LevelZone {
    double low = 0, high = 0;  // US dollars a coin
    double usd = 0, least = 0, most = 0;
    double distance = 0;  // of its nearer edge from the price, a fraction
    LevelBars opened;
};
// The stretch of kDenseRows rows that holds most of what is modelled within the map's reach.
struct LevelDensest {
    double share = 0, usd = 0;  // share of both sides
    double low = 0, high = 0;
    double distance = 0;  // of its nearer edge from the price; 0: the price is in it
};
struct LevelSide {
    double usd = 0, least = 0, most = 0;  // within the map's reach
    std::array<double, kVenueCount> byVenue{};
    VenueLevels::Classes byClass{}, within1pct{};     // of the price
    std::optional<LevelZone> nearest, next, largest;  // within kTopReach; next: the one beyond the nearest
    double topFrom = 0;                               // US dollars of a row of the top tenth
};

// How far the model is to be believed.
struct LevelTrust {
    std::optional<double> kappa, rank, lower,
        upper;                   // realised / crossed; Spearman's; the hours' quartiles of kappa
    std::optional<bool> steady;  // quartiles apart by no more than twice the median
    int hours = 0;               // whole ones with both known
    std::optional<Step> since;   // the first of them, hours since the epoch
};
// What was liquidated beside where the map, as it stood before, had its top tenth of rows.
struct LevelScore {
    std::size_t n = 0, hits = 0;
    double usd = 0, hitUsd = 0;
    std::optional<double> share;  // absent: fewer than kLeastPrints
    Timestamp since{};
    static constexpr std::size_t kLeastPrints = 20;
};

struct LevelMapSnapshot {
    AsOf asOf;
    std::string asset;
    LevelAssumptions assumed;
    std::optional<double> price;              // US dollars a coin
    std::optional<analytics::Reason> reason;  // why there is no map
    std::vector<LevelBin> bins;               // from low to high
    LevelSide longs, shorts;
    std::optional<LevelDensest> densest;
    std::uint8_t listed = 0, modelled = 0;                         // bit per VenueId
    std::array<std::optional<double>, kVenueCount> maintenance{};  // that was used
    // Five minutes since the epoch: the oldest, be it of an hour, the oldest of five minutes, the newest.
    Step first = 0, firstBar = 0, bar = 0;
    double interestUsd = 0;
    LevelTrust trust;
    LevelScore score;
    static constexpr double kReach = 0.25, kTopReach = 0.05;  // of the price, either way
    static constexpr int kDenseRows = 10;                     // of 5 bp: 0.5 %
};

// Of the rows within kTopReach of the price on that side, empty ones included: the least of the top tenth; and the
// clusters that such rows form, nearest first.
double topTenth(const std::vector<LevelBin>& bins, PositionSide side, double price);
std::vector<LevelZone> levelZones(const std::vector<LevelBin>& bins, PositionSide side, double price, double from);
// Sums, clusters and the densest stretch, from the rows.
void sumUp(LevelMapSnapshot& map);
// The same map of these classes of leverage alone, bit per LevelAssumptions::kLeverage. Trust and score stay those
// of the whole one.
inline constexpr std::uint8_t kAllClasses = (1u << VenueLevels::kClasses) - 1;
LevelMapSnapshot ofClasses(const LevelMapSnapshot& map, std::uint8_t classes);
LevelTrust levelTrust(const std::vector<std::pair<Step, std::array<double, 2>>>& hours);  // crossed, realised

class LevelBoard {
public:
    LevelBoard(const MarketBoard& market, const MetricBoard& metrics) : m_market(market), m_metrics(metrics) {}

    void assume(const LevelAssumptions& a, AsOf now);
    void setFocus(const std::string& asset, AsOf now);
    // Judged against the map as it stood at its last bar.
    void liquidated(const InstrumentTrack& t, const Liquidation& l, const Stamp& stamp);
    // Once a second, after the metrics.
    void step(AsOf now);
    // `factor`: what each print seen of a venue in an hour stands for (F6); none: for itself.
    using Factor = std::function<double(VenueId, Step hour)>;
    LevelMapSnapshot snapshot(AsOf now, const Factor& factor = {}) const;
    const std::string& focus() const { return m_focus; }

private:
    struct Venue {
        const VenueLevels* levels = nullptr;
        const InstrumentSeries* series = nullptr;
    };
    std::array<Venue, kVenueCount> venues() const;
    std::vector<LevelBin> binsOf(const std::array<Venue, kVenueCount>& venues, double price, Step second,
                                 LevelMapSnapshot* sums) const;
    std::optional<double> price(AsOf now) const;
    bool usual() const;
    void rememberTop(AsOf now);

    const MarketBoard& m_market;
    const MetricBoard& m_metrics;
    std::string m_focus;
    LevelAssumptions m_assumed;
    std::array<VenueLevels, kVenueCount> m_own;  // with rates that are not the usual ones
    std::uint64_t m_grown = 0;                   // MetricBoard::grown that they were begun with
    // The rows of the top tenth at the newest bar.
    struct Top {
        Step bar = -1;
        double price = 0, longs = 0, shorts = 0;
        std::vector<LevelBin> bins;
    } m_top;
    struct Print {
        Timestamp at{};
        double usd = 0;
        bool hit = false;
    };
    std::deque<Print> m_prints;  // of the last day
    Timestamp m_since{};
};

}  // namespace plimsoll
