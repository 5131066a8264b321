// What the market overview shows of a row: column by column, from the board's numbers. Nothing is computed here
// but units.
#pragma once

#include "model/boards/overview_board.h"
#include "ui/selection.h"
#include "widgets/shade_delegate.h"

#include <QString>

#include <optional>
#include <string_view>

namespace plimsoll {

enum class OverviewColumn : std::uint8_t {
    Asset,
    Price,
    Path,
    Change1h,
    Change24h,
    Interest,
    Interest1h,
    Interest24h,
    Rate,
    Gap,
    Pair,
    Longs1h,
    Shorts1h,
    Longs24h,
    Shorts24h,
    Depth,
    Volume,
    Fragility,
    Phase,
};
inline constexpr int kOverviewColumns = 19;

// In which units rates and sizes are read.
struct OverviewUnits {
    FundingUnit rate = FundingUnit::Bp8h;
    SizeUnit size = SizeUnit::Usd;
    std::optional<double> usdPerUsdt;  // measured; absent: sizes in quote currency have no number
};

struct OverviewColumnRow {
    const char* key;     // of the export
    const char* widest;  // text that it must show in full
    bool right;
    int drop;                            // in a narrow panel: the largest goes first, 0 never
    std::optional<OverviewField> field;  // what it reads; none: something else
    std::string_view metric;             // for an alert on it; empty: none can be set
};
const OverviewColumnRow& overviewColumn(OverviewColumn column);

QString overviewHead(OverviewColumn column, const OverviewUnits& units);
QString overviewHeadTip(OverviewColumn column);
// Empty text: there is no value.
QString overviewText(const OverviewRow& row, OverviewColumn column, const OverviewUnits& units);
QString overviewTip(const OverviewRow& row, OverviewColumn column, const OverviewUnits& units, Mono now);
CellTone overviewTone(const OverviewRow& row, OverviewColumn column);
ShadeCell overviewShade(const OverviewRow& row, OverviewColumn column);
// Ground for sorting; absent: no value.
std::optional<double> overviewKey(const OverviewRow& row, OverviewColumn column);
// There is no value because its inputs are too old.
bool overviewStale(const OverviewRow& row, OverviewColumn column);
// The value behind a column; null: it shows something else.
const MetricValue* overviewValue(const OverviewRow& row, OverviewColumn column);
// Dollars in the unit of sizes; nothing where there is no rate into it.
std::optional<double> overviewSized(double usd, const OverviewRow& row, const OverviewUnits& units);
QString overviewPrice(const OverviewRow& row, double price);
QString overviewPhase(double value);
// Why a cell has no value, in words.
QString overviewReason(const OverviewRow& row, OverviewColumn column);

}  // namespace plimsoll
