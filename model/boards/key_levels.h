// Key levels of a price (ANALYTICS C14): round numbers, highs and lows of the day and the week before and of 30
// days, those that the person has set, and a support of earlier days that is lost; each held, lost or reclaimed by
// closes of hours, since when. Not known until the first hour since it became one has closed, nor without the
// close of the last hour.
#pragma once

#include "model/boards/phase.h"
#include "model/metrics/instrument_series.h"

#include <vector>

namespace plimsoll {

// A price that the person has set.
struct OwnLevel {
    double price = 0;
    Timestamp set{};  // before that it was none
    std::optional<double> priceThen = {};
};
struct LevelQuestion {
    std::string asset;
    const InstrumentSeries* series = nullptr;  // of the venue whose past is longest; null: none
    std::optional<double> price, atr;          // now; of 14 hours
    std::vector<OwnLevel> own;
    std::optional<LostLevel> lost;      // the support that the metrics hold to be lost
    bool stressed = false;              // forced orders have run high since
    std::optional<VenueId> venue = {};  // whose series it is
};
AssetLevels keyLevels(const LevelQuestion& ask, Step hour);

}  // namespace plimsoll
