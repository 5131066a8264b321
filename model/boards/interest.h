// Open interest of the asset in focus, seen from all sides: where it stands, how it changed, against volume and
// depth, which corner of the quadrants it is in and how it came there, and how much of a flush is back
// (ANALYTICS B2 to B8). Of each venue its leading perpetual, each position once, in coins unless named. No value
// is made up between two that were said: a past value is the last one told before, and where that is too old there
// is none.
#pragma once

#include "model/analytics/interest.h"
#include "model/boards/funding_history.h"
#include "model/boards/ratio_past.h"
#include "model/metrics/metric_values.h"
#include "model/snapshots.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

inline constexpr std::size_t kInterestWindows = 4;  // an hour, four hours, a day, a week

struct InterestVenue {
    std::string symbol, quote;
    Freshness fresh = Freshness::Off;
    Stamp stamp;          // of what it said last
    bool halved = false;  // made from a figure that counts both sides
    MetricValue coins, usd, share;
    std::array<MetricValue, kInterestWindows> changes;      // fractions, of coins
    std::array<std::optional<Stamped<Ratio>>, 3> ratios{};  // by RatioKind; absent: not told there
    std::array<RatioSeries, 3> ratioPast{};
};

// Where price and interest, or interest and volatility, went together.
struct QuadrantSpot {
    Timestamp at{};
    double x = 0, y = 0;
};
struct PriceCorner {  // B5
    std::optional<double> price, interest;
    std::optional<analytics::interest::Quadrant> corner;
};

// B6. Since a moment: how much went, how much of it is back.
struct InterestRebuild {
    std::optional<double> before, trough, now;  // coins
    std::optional<Timestamp> since, troughAt;
    std::optional<double> recovered;         // of what was lost, a fraction; above 1: more than before
    std::optional<double> halfH, halfLifeH;  // half back after so many hours; absent: not yet, or no such course
    bool nothingLost = false;                // the level never fell by 0.5 % or more
    analytics::Reason reason = analytics::Reason::NoData;
};
// `before`: the median of the 24 h before; the trough: the least of the 48 h after (ANALYTICS B6).
InterestRebuild rebuildSince(const std::vector<InterestPoint>& sum, Timestamp since);

struct InterestSnapshot {
    AsOf asOf;
    std::string asset;
    std::array<std::optional<InterestVenue>, kVenueCount> venues;  // absent: not listed, or the venue is off
    std::uint8_t expected = 0;  // bit per VenueId: are to say what is open; a sum without one is a lower bound
    MetricValue coins, usd;
    std::array<MetricValue, kInterestWindows> changes;  // over the venues that know both ends
    MetricValue hhi;
    std::optional<double> effective;  // as many equal venues have the same concentration
    MetricValue turnover;             // interest over 24-h volume
    std::optional<double> turnoverZ;  // against the hours of up to 30 days; absent: too few of them
    std::size_t turnoverHours = 0;    // that it rests on
    MetricValue perDepth, perDepthZ, tinder;
    std::optional<int> tinderLevel;      // 0 to 2
    MetricValue wave;                    // B8, a word
    std::array<PriceCorner, 3> corners;  // 1 h, 4 h, 24 h
    // B7: both as fractions and logarithm; absent: not known.
    std::optional<double> interestChange, volatilityChange;
    std::optional<analytics::interest::VolatilityQuadrant> volatilityCorner;
    // Oldest first, the last day: every five minutes (changes over an hour), and by the hour (over a day).
    std::shared_ptr<const std::vector<QuadrantSpot>> priceTrail, volatilityTrail;
    InterestRebuild flush;  // the last one found; `since` is its trough
};

}  // namespace plimsoll
