// Best quotes of every book of the asset, with their age. Pure functions of one snapshot.
#pragma once

#include "model/snapshots.h"
#include "ui/panels/text_table.h"

namespace plimsoll {

std::vector<TextColumn> quoteColumns();
// `pulse`: whether the model still speaks; its judgements are no better than that.
std::vector<TextRow> quoteRows(const DepthSnapshot& depth, const std::vector<VenueId>& venues, AsOf now,
                               Freshness pulse);

}  // namespace plimsoll
