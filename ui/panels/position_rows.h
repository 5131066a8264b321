// The tables of the positions panel, made from the snapshot alone: what is shown is what the model says, and where
// a number is missing its reason stands in the tip.
#pragma once

#include "model/desk/desk.h"
#include "ui/panels/text_table.h"
#include "widgets/fact_strip.h"

#include <vector>

namespace plimsoll {

enum class DeskTable : std::uint8_t { Positions, Venues, Assets, Stress, Capital, Addresses };
inline constexpr std::size_t kDeskTables = 6;
QString deskTableName(DeskTable table);  // "Positions"
QString deskTableId(DeskTable table);    // of exports: "positions"

std::vector<TextColumn> deskColumns(DeskTable table);
// `stale`: the model has not looked for a while; every number is of an earlier moment.
std::vector<TextRow> deskRows(DeskTable table, const DeskSnapshot& desk, bool stale);
// Rows of the positions, by one of their columns; -1: as they come. What is not known stands last either way.
void sortPositions(std::vector<TextRow>& rows, const DeskSnapshot& desk, int column, Qt::SortOrder order);
std::vector<Fact> deskFacts(const DeskSnapshot& desk, bool stale);

// "+$1,240", "−$83"
QString signedMoney(double usd);
QString heatBandText(analytics::portfolio::HeatBand band);

}  // namespace plimsoll
