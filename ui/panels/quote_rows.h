// Best quotes of every book of the asset, with their age. Pure functions of one snapshot.
#pragma once

#include "model/snapshots.h"
#include "ui/panels/text_table.h"
#include "widgets/size_unit.h"

namespace plimsoll {

std::vector<TextColumn> quoteColumns();
// The columns with sizes, and how their heads name the unit: "Bid BTC".
inline constexpr int kBidSizeColumn = 1, kAskSizeColumn = 4;
QString quoteSizeHead(bool ask, SizeUnit unit, const QString& asset);
// `pulse`: whether the model still speaks; its judgements are no better than that.
std::vector<TextRow> quoteRows(const DepthSnapshot& depth, const std::vector<VenueId>& venues, AsOf now,
                               Freshness pulse, SizeUnit unit = SizeUnit::Base);

}  // namespace plimsoll
