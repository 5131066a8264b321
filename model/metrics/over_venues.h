// What a value over all venues, or over the own positions, is worth while one of them is missing.
#pragma once

#include "model/analytics/vocabulary.h"

#include <cstdint>
#include <string>

namespace plimsoll {

enum class OverVenue : std::uint8_t {
    Typical,  // a median, or the same venues above and below: what is left speaks for all
    Sum,      // a sum, a largest, a distance of extremes: at least so much
    Share,    // a share of the whole, a mean by weight, a cost in all books: another number
    Nearest,  // of own positions the least, each certain by itself: at most so much
};
OverVenue overVenue(analytics::MetricId id);

// A venue, or a position, is missing in a value of this coverage, and with it the value would be another one: no
// alert may take that for a change of the market.
bool lacksVenue(analytics::MetricId id, double coverage);

// A run that ended with the book and would have gone on, or what own positions may lose while that is not known of
// one: no alert may take what is known for calm, and it is no past. Unlike a sum, which is a lower bound all day
// where a book ends.
bool mayBeMore(analytics::MetricId id, bool floor);

// "without Binance, OKX", of a bit per VenueId.
std::string withoutVenues(std::uint8_t venues);

}  // namespace plimsoll
