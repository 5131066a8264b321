// What a venue's own rules are, with where that is written: how it liquidates, who bears what is left, what it
// publishes and how often it may be asked. And beside it what it says of the chosen asset now.
#pragma once

#include "model/snapshots.h"
#include "ui/panels/text_table.h"

#include <string>

namespace plimsoll {

std::vector<TextColumn> venueCardColumns();
// `market` and `health` may be null: then the live rows say that nothing came.
std::vector<TextRow> venueCardRows(VenueId venue, const std::string& asset, const MarketSnapshot* market,
                                   const HealthSnapshot* health, Mono now = {});

}  // namespace plimsoll
