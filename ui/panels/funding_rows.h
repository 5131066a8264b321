// One asset's funding now, a row a venue. Pure functions of one row of the grid.
#pragma once

#include "ui/panels/funding_cell.h"
#include "ui/panels/text_table.h"

namespace plimsoll {

inline constexpr int kInspectorRateColumn = 3;
std::vector<TextColumn> inspectorColumns();
std::vector<TextRow> inspectorRows(const FundingRow& row, const std::vector<VenueId>& venues, AsOf now,
                                   FundingUnit unit, Freshness pulse);

}  // namespace plimsoll
