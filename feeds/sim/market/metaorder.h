// A large order worked in pieces, from begin to end: what the square-root law is measured on.
#pragma once

#include "feeds/sim/market/listing.h"

namespace plimsoll::sim {

struct Metaorder {
    Side side = Side::Buy;
    double left = 0, done = 0;        // quote currency
    double begun = 0, ended = 0;      // seconds since the market began
    double startMid = 0, endMid = 0;  // ticks
    std::uint32_t pieces = 0;
};

}  // namespace plimsoll::sim
