// The chosen asset in a few figures, for the strip: only what is fresh counts, and what is left out
// is named.
#pragma once

#include "model/snapshots.h"

#include <optional>
#include <vector>

namespace plimsoll {

struct AssetVenue {
    VenueId venue = VenueId::Binance;
    std::optional<Price> mark, last;
    std::optional<Price> tick;
    double multiplier = 1;           // coins behind one unit of the price
    std::optional<double> spreadBp;  // of the live book, else of fresh best quotes
    std::optional<double> oiUsd;
    std::optional<FundingCell> funding;
    Freshness markFresh = Freshness::Off, spreadFresh = Freshness::Off, oiFresh = Freshness::Off;
    std::optional<Mono> markAt, oiAt;
};

struct AssetSummary {
    std::vector<AssetVenue> venues;  // with a perpetual of this asset, in VenueId order
    std::optional<Price> mark;       // of the first venue whose mark is fresh
    std::optional<Price> markTick;
    std::optional<VenueId> markVenue;
    std::optional<double> markGapBp;  // largest distance between two fresh marks
    std::optional<double> spreadBp;   // narrowest fresh
    std::optional<double> fundingGap8h;
    std::optional<Timestamp> nextFunding;  // earliest ahead
    std::optional<double> oiUsd;           // sum of fresh venues
    std::vector<VenueId> oiMissing;        // listed, but without a fresh figure
};

// `market` or `funding` may be null: nothing known yet.
AssetSummary summarize(const std::string& asset, const MarketSnapshot* market, const FundingSnapshot* funding,
                       Timestamp now);

struct LiquidatedSum {
    LiquidatedHour seen;
    Duration window{};  // what the sums really cover, an hour at most
};
std::optional<LiquidatedSum> liquidated(const LiquidationSnapshot* snapshot, AsOf now, std::optional<Mono> since);

}  // namespace plimsoll
