// Did a warning come before what it warned of? (ANALYTICS M.) Times in hours, any origin.
#pragma once

#include "model/analytics/statistics.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace plimsoll::analytics::validate {

struct Interval {
    double low = 0, high = 1;
};
// Wilson's 95 % interval of a share; 0 to 1 if there is nothing to count.
Interval wilson(std::size_t hits, std::size_t of);

struct Window {
    double horizonHours = 0;  // an alert is right if an event follows within this
    double mergeHours = 0;    // alerts no later than this after the last kept one are the same alert
    double spanHours = 0;     // length of the record
    double minLeadHours = 0;  // and no sooner than this
};

struct Score {
    std::size_t alerts = 0, truePositives = 0;  // after merging
    std::optional<double> precision;            // absent without alerts
    Interval precisionInterval;
    std::optional<double> recall;  // absent without events
    Interval recallInterval;
    std::optional<double> medianLeadHours;  // of the events that were caught, from their earliest alert
    double falsePerDay = 0;
    double baseRate = 0;         // share of random moments that would have been right
    std::optional<double> lift;  // precision / base rate
};
// In any order. Window: span above 0, 0 <= min lead <= horizon, merge not below 0.
Result<Score> events(Numbers alertsHours, Numbers eventsHours, const Window& window);

// Share of `rounds` random shifts of all alerts (around the span) whose precision is at least as good.
// Small: the alerts know more than their own rhythm. `seed` decides; times count from 0 to the span.
Result<double> placebo(Numbers alertsHours, Numbers eventsHours, const Window& window, std::size_t rounds,
                       std::uint64_t seed);

// What counts as a cascade, fixed beforehand: from evenly spaced open interest (base coins) and prices, moments
// where within `steps` points OI fell by 8 % and the price moved by 4 of its own sigmas of such moves (sigma
// over `sigmaWindow` points before the move). Returns indices, the first of each run that is less than
// `steps` apart.
Result<std::vector<std::size_t>> cascades(Numbers openInterest, Numbers price, std::size_t steps,
                                          std::size_t sigmaWindow);

}  // namespace plimsoll::analytics::validate
