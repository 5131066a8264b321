// How the black box fares, for the screen: the ring of raw frames on disk, and what is being frozen from it.
#pragma once

#include "model/market/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

struct BlackBoxStatus {
    bool wanted = true;   // the person's switch
    bool on = false;      // frames are being kept
    std::string trouble;  // why not, or what is wrong, and what to do; empty: nothing
    std::string folder;
    std::int64_t bytes = 0;                // of the ring
    std::int64_t largestBytes = 0;         // what it may take
    std::optional<Timestamp> first, last;  // what it holds
    std::uint64_t entries = 0;             // kept since the start
    std::uint64_t dropped = 0;             // that could not be kept up with

    struct Freezing {
        std::string name, reason;
        Timestamp at{}, until{};
    };
    std::vector<Freezing> freezing;  // incidents whose end is still to come
    std::string lastIncident;        // folder of the one that was written last
    std::uint64_t incidents = 0;     // written since the start

    std::string rebuilding;   // the asset whose depth is being rebuilt from it; empty: none
    double rebuiltShare = 0;  // of the time that is wanted
};

}  // namespace plimsoll
