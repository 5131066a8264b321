// One asset's funding now, a row a venue. Pure functions of one row of the grid.
#pragma once

#include "model/boards/carry.h"
#include "ui/panels/funding_cell.h"
#include "ui/panels/text_table.h"

namespace plimsoll {

inline constexpr int kInspectorRawColumn = 1, kInspectorRateColumn = 3, kInspectorMeanColumn = 7;
std::vector<TextColumn> inspectorColumns();
// What was settled over the chosen span, and where the present estimate stands in 90 days.
struct VenueFacts {
    std::optional<PaidFacts> paid;
    std::optional<double> percentile;
    bool hidden = false;  // its lines are not drawn
};
using InspectorFacts = std::array<VenueFacts, kVenueCount>;
std::vector<TextRow> inspectorRows(const FundingRow& row, const std::vector<VenueId>& venues, AsOf now,
                                   FundingUnit unit, Freshness pulse, const InspectorFacts& facts = {});
// "Now higher than 73 % of 90 d", empty where that is not known.
QString percentileLine(const CarryRow* row);

}  // namespace plimsoll
