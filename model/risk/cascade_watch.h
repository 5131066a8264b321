// What counts as a cascade, fixed in advance and from price and open interest alone (ANALYTICS M): open interest
// of all venues together, in base coins, 8 % lower than four hours before, and the price four of its own sigmas
// away from where it was then. The same for the track record, for reports and for tests; no rule is asked.
#pragma once

#include "model/metrics/metric_past.h"

#include <optional>

namespace plimsoll {

namespace cascade {

inline constexpr double kDrain = -0.08;         // of open interest
inline constexpr double kSigmas = 4;            // of the price's own moves over as long
inline constexpr Step kMinutes = 240;           // over which both are looked at
inline constexpr Step kSigmaHours = 720;        // that sigma is taken over, before the move began
inline constexpr std::size_t kLeastMoves = 72;  // fewer give no sigma
inline constexpr double kLeastVenues = 0.6;     // share of the venues that must be known

// As known at one moment. What is absent is not known, and then nothing is said.
struct Reading {
    std::optional<double> interest;  // change over four hours, a fraction
    std::optional<double> move;      // log, over four hours
    std::optional<double> sigma;     // of such moves, root mean square
    bool drained() const;            // what is open is as much lower as it takes
};
// Absent: not known. Where too little was closed, the price is not asked.
std::optional<bool> met(const Reading& r);

// From what the venues' series know: up to a minute, or of hours that nobody watched. Sigma costs a month of hours
// and is looked for where it decides.
Reading readMinute(const PerpSeries& perps, Step minute);
Reading readHour(const PerpSeries& perps, Step hour);
// Of moves that ended before the one that ends with this hour began.
std::optional<double> sigmaBefore(const PerpSeries& perps, Step hour);

// Moments that meet the definition less than four hours apart are one event; it begins with the first.
class Watch {
public:
    // In order of time. True: an event begins.
    bool look(Step minute, const Reading& reading);

private:
    std::optional<Step> m_met;
};

}  // namespace cascade

}  // namespace plimsoll
