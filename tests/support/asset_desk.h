// One asset's metrics, whose series and values are written by the test, at an hour of 2027.
#pragma once

#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <memory>

namespace plimsoll::test {

constexpr Step kHour0 = 500'000;

struct AssetDesk {
    AssetInputs in;
    AssetMemory memory;
    AssetMetrics out{"BTC"};

    AssetDesk() { in.asset = "BTC"; }
    static void list(InstrumentTrack& track, VenueId venue, std::uint32_t index)
    {
        auto i = std::make_shared<Instrument>();
        i->id = track.id = InstrumentId::make(venue, index);
        i->asset = "BTC";
        track.instrument = i;
    }
    void at(Step hour, Step seconds)
    {
        in.second = hour * 3'600 + seconds;
        in.now = {Timestamp{std::chrono::seconds{in.second}}, Mono{std::chrono::seconds{in.second}}};
    }
};

}  // namespace plimsoll::test
