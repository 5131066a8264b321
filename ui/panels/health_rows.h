// What the feeds say about themselves, as rows of words. Pure functions of one snapshot.
#pragma once

#include "model/snapshots.h"
#include "ui/panels/text_table.h"

namespace plimsoll {

// Measures down, venues across.
std::vector<TextColumn> measureColumns(const std::vector<VenueId>& venues);
std::vector<TextRow> measureRows(const HealthSnapshot& s, const std::vector<VenueId>& venues, AsOf now);

// Every class of data of every venue: does all of it speak, how old is it, how much of the truth can it be.
std::vector<TextColumn> classColumns();
std::vector<TextRow> classRows(const HealthSnapshot& s, const std::vector<VenueId>& venues, AsOf now);

// What quote currencies are worth in dollars: rate, age, source, and what conversions use.
std::vector<TextColumn> currencyColumns();
std::vector<TextRow> currencyRows(const MarketSnapshot& market, AsOf now);

std::vector<TextColumn> socketColumns();
std::vector<TextRow> socketRows(const HealthSnapshot& s, const std::vector<VenueId>& venues, AsOf now);

std::vector<TextColumn> budgetColumns();
std::vector<TextRow> budgetRows(const HealthSnapshot& s, const std::vector<VenueId>& venues, AsOf now);

std::vector<TextColumn> refusedColumns();
std::vector<TextRow> refusedRows(const HealthSnapshot& s, const std::vector<VenueId>& venues);

std::vector<TextColumn> errorColumns();
std::vector<TextRow> errorRows(const HealthSnapshot& s, const std::vector<VenueId>& venues, AsOf now);

}  // namespace plimsoll
