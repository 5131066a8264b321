// One order book as this program keeps it, complete as far as it is known: what a recording that joins in the
// middle of a stream begins with.
#pragma once

#include "model/market/events.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

struct BookImage {
    VenueId venue = VenueId::Binance;
    Market market = Market::Perp;
    std::string symbol;
    std::int64_t seq = 0;           // the venue's id of the book
    std::uint16_t depth = 0;        // levels a side that the stream carries, 0: not limited
    std::optional<Timestamp> at;    // the venue's time of the last change
    std::vector<Level> bids, asks;  // best first, within the reach of the book; sizes as in events
    bool operator==(const BookImage&) const = default;
};

}  // namespace plimsoll
