// Key levels of a price (ANALYTICS C14): round numbers, highs and lows of the day and the week before and of 30
// days, and those that the person has set; each held, lost or reclaimed by closes of hours, since when.
#pragma once

#include "model/boards/phase.h"
#include "model/metrics/instrument_series.h"

#include <vector>

namespace plimsoll {

struct LevelQuestion {
    std::string asset;
    const InstrumentSeries* series = nullptr;  // of the venue whose past is longest; null: none
    std::optional<double> price, atr;          // now; of 14 hours
    std::vector<double> own;                   // the person's
    std::optional<double> lostLevel;           // below which the price is while forced orders run high
    std::optional<VenueId> venue = {};         // whose series it is
};
AssetLevels keyLevels(const LevelQuestion& ask, Step hour);

}  // namespace plimsoll
