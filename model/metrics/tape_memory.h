// What an asset's tape readings must remember between seconds; bounded.
#pragma once

#include "model/analytics/wicks.h"
#include "model/market/instrument.h"
#include "model/metrics/series_ring.h"
#include "model/metrics/tape_facts.h"

#include <array>
#include <cstdint>
#include <deque>
#include <optional>

namespace plimsoll {

struct WickMemory {
    Step second = -1;
    std::array<analytics::WickWatch, kVenueCount> watch;
    std::array<double, kVenueCount> least{};  // bp, of the second that is judged next
    // Farthest prices of a venue's last seconds, by second modulo 3; a new one has its first in all places.
    struct Reach {
        bool known = false;
        std::array<double, 3> high{}, low{};
    };
    std::array<Reach, kVenueCount> reach{};
    struct Seen {
        Step second = 0;
        VenueId venue = VenueId::Binance;
        double bps = 0;
        int seconds = 0;
    };
    std::deque<Seen> seen;                  // of the last hour, oldest first
    std::array<std::uint8_t, 60> judged{};  // seconds of each minute of the last hour, by minute modulo 60
    Step minute = -1;
};

// A large trade that is followed.
struct LargeTrade {
    Step second = 0;
    VenueId venue = VenueId::Binance;
    bool buy = true;
    double mid = 0, halfSpreadBp = 0;  // before it
    std::array<std::optional<double>, kMarkoutSeconds.size()> after{};
};
struct MarkoutMemory {
    std::deque<LargeTrade> trades;                              // of the last hour, oldest first
    std::array<std::optional<double>, kVenueCount> leastUsd{};  // what is large there
    Step minute = -1;
};

struct ShapeMemory {
    struct Venue {
        std::array<float, 12> recent{};  // of five seconds each, a ring
        std::size_t count = 0;           // told since it was last unknown
        double sum = 0;                  // of the running minute
        int looks = 0;
        std::deque<float> minutes;  // their means, the last four hours of them
        std::optional<double> usual;
    };
    std::array<Venue, kVenueCount> venue;
    Step minute = -1;
};

struct TapeMemory {
    WickMemory wicks;
    MarkoutMemory markout;
    ShapeMemory shape;
};

}  // namespace plimsoll
