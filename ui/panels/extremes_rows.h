// What price did after funding was extreme, as rows and words. Pure functions of one perpetual's past.
#pragma once

#include "model/boards/funding_after.h"
#include "ui/panels/text_table.h"

namespace plimsoll {

// Extremes of either sign beside all hours, after 24 h and after 72 h.
std::vector<TextColumn> extremeColumns();
std::vector<TextRow> extremeRows(const FundingAfter& after);
// Each case, newest first.
std::vector<TextColumn> extremeCaseColumns();
std::vector<TextRow> extremeCaseRows(const FundingAfter& after);

// What it rests on.
QString extremeBasis(const FundingAfter& after);
// What there is too little of; empty: there is enough.
QString extremeLack(const FundingAfter& after);
// What counts, and how it is counted.
QString extremeDefinition();

}  // namespace plimsoll
