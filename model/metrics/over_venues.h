// What a value over all venues is worth while one of them is missing.
#pragma once

#include "model/analytics/vocabulary.h"

#include <cstdint>

namespace plimsoll {

enum class OverVenue : std::uint8_t {
    Typical,  // a median, or the same venues above and below: what is left speaks for all
    Sum,      // a sum, a largest: at least so much
    Share,  // a share of the whole, a mean by weight, a distance of extremes, a cost in all books: another number
};
OverVenue overVenue(analytics::MetricId id);

// A venue is missing in a value of this coverage, and with it the value would be another one: no alert may take
// that for a change of the market.
bool lacksVenue(analytics::MetricId id, double coverage);

}  // namespace plimsoll
