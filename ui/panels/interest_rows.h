// What the open-interest panel says of the board's numbers, as figures, rows and corners. Nothing is computed
// here.
#pragma once

#include "model/boards/interest.h"
#include "ui/panels/text_table.h"
#include "widgets/fact_strip.h"
#include "widgets/quadrant_plot.h"
#include "widgets/size_unit.h"

#include <vector>

namespace plimsoll {

// What a person has chosen, and the moment everything is seen from.
struct InterestView {
    std::vector<VenueId> venues;  // shown
    SizeUnit unit = SizeUnit::Usd;
    AsOf now;
    bool stale = false;  // the model has fallen silent
};

// Since when the rebuild is read, and who said so.
enum class InterestAnchor : std::uint8_t { Flush, Picked };

std::vector<Fact> interestFacts(const InterestSnapshot& board, const InterestRebuild& rebuild,
                                InterestAnchor anchor, const InterestView& view);
// "38 % of what was lost since 22 Nov 21:15 is back"; without a value why there is none.
QString rebuildSentence(const InterestRebuild& rebuild, InterestAnchor anchor);

std::vector<TextColumn> interestVenueColumns();
// A row a venue, and their sum last.
std::vector<TextRow> interestVenueRows(const InterestSnapshot& board, const InterestView& view);
std::vector<TextColumn> interestRatioColumns();
std::vector<TextRow> interestRatioRows(const InterestSnapshot& board, const InterestView& view);

QuadrantWords priceWords();
QuadrantWords volatilityWords();
std::vector<QuadrantPoint> quadrantTrail(const std::shared_ptr<const std::vector<QuadrantSpot>>& trail);

}  // namespace plimsoll
