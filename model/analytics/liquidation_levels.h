// Where leveraged positions would be closed by force, if everyone used a guessed mix of leverage: a model,
// never a measurement (ANALYTICS F4). New open interest is taken as opened at the bar's price.
// Prices in quote currency, quantities in base coins, hours.
#pragma once

#include "model/analytics/statistics.h"
#include "model/market/instrument.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace plimsoll::analytics::liq {

struct LevelBar {
    double vwap = 0, high = 0, low = 0;
    double oi = 0;         // base coins, at the end of the bar
    std::int32_t at = -1;  // of the caller's counting, only handed on; below 0: not told
};

struct LeverageMix {
    std::vector<double> leverage, weights, maintenance;  // equal lengths; maintenance margin rates
    double halfLifeHours = 168;                          // positions are closed and reopened unseen
    double speculative = 1;                              // share of new interest that can be liquidated at all
};
// The mixes of ANALYTICS F4 at 5, 10, 25, 50 and 100 times, for a band around the default.
enum class Mix : std::uint8_t { Conservative, Default, Aggressive };
LeverageMix leverageMix(Mix mix, double maintenance);

struct Cluster {
    PositionSide side = PositionSide::Long;
    double price = 0, qty = 0;
    std::int32_t oldest = -1, newest = -1;  // LevelBar::at of the bars that it was opened in
};

struct Levels {
    std::vector<Cluster> clusters;  // as they were added
    double longQty = 0, shortQty = 0;
    double crossedLong = 0, crossedShort = 0;  // reached by the price since the start
};
Result<Levels> levels(std::span<const LevelBar> bars, const LeverageMix& mix, double barHours);

// The same bar by bar.
class LevelMap {
public:
    static Result<LevelMap> start(LeverageMix mix, double barHours);
    // Bars of another length from now on; what stands stays. BadInput leaves the map as it was.
    Result<bool> setBarHours(double barHours);
    // BadInput leaves the map as it was.
    Result<bool> step(const LevelBar& bar);
    const Levels& now() const { return m_levels; }
    struct Crossed {
        double longQty = 0, shortQty = 0;
    };
    Crossed lastCrossed() const { return m_crossed; }  // by the newest bar
    // Merges clusters of one side within `bps` of each other (by price bucket) and drops what is below
    // `least` coins, so that a month of bars stays small. The sums stay.
    void compact(double bps, double least);

private:
    LeverageMix m_mix;
    double m_decay = 1;
    std::optional<double> m_oi;
    Levels m_levels;
    Crossed m_crossed;
};

// How far the model is to be believed: what was liquidated against what it had crossed, hour by hour.
struct Calibration {
    double kappa = 0;                       // realised / crossed
    std::optional<double> rankCorrelation;  // Spearman
};
Result<Calibration> calibrate(Numbers crossedUsd, Numbers realisedUsd);
// The map is drawn grey when kappa wanders: inter-quartile range / median above 2.
Result<bool> kappaSteady(Numbers kappas);

}  // namespace plimsoll::analytics::liq
