// What a venue says of the insurance fund behind an asset's contract, in words: the same for every panel that
// shows it. Pure functions of the snapshots.
#pragma once

#include "model/snapshots.h"

#include <QString>

#include <string>

namespace plimsoll {

// The contract that stands for the asset at a venue; null: none is known.
const InstrumentRow* contractOf(VenueId venue, const std::string& asset, const MarketSnapshot* market);

struct InsuranceWords {
    QString brief;  // "1,204,000 USDT, 24 h +0.12 %"; "unknown"; "no fund"
    QString full;   // with the moment it is of and whose it is; or why it is not known
    bool known = false;
    bool stale = false;  // known once, and too old now
};
InsuranceWords insuranceWords(VenueId venue, const std::string& asset, const MarketSnapshot* market,
                              const HealthSnapshot* health, Mono now);

}  // namespace plimsoll
