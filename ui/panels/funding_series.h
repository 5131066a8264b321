// What funding was, as lines of a plot: settled rates as steps over the interval that they were charged for,
// estimates as they came, and what a position has paid in all. Pure functions of one snapshot.
#pragma once

#include "model/boards/funding_history.h"
#include "ui/export_table.h"
#include "ui/selection.h"
#include "widgets/time_plot.h"

namespace plimsoll {

// A rate in the unit of the plot's axis: bp per 8 h, % a year, % of its own interval. None: the interval is
// not known, and the unit needs it.
std::optional<double> plottedRate(double rate, std::optional<double> r8, FundingUnit unit);
QString plottedRateText(double value, FundingUnit unit);
QString plottedRateUnit(FundingUnit unit);

// Each rate over the interval before it was charged. Where settlements are missing there is a gap, and after
// the last one nothing: what is charged next is an estimate.
std::vector<PlotPoint> settledSteps(const std::vector<SettledRate>& settled, FundingUnit unit);
std::vector<PlotPoint> estimateSteps(const std::vector<EstimatePoint>& estimates, FundingUnit unit);

// What one unit of a long has paid since `from`, in bp of its notional. `whole` false: settlements are missing
// in it, or it begins later than `from`; the sum is then what is known.
struct PaidSum {
    std::vector<PlotPoint> points;
    std::optional<Timestamp> since;
    bool whole = true;
};
PaidSum paidSince(const std::vector<SettledRate>& settled, Timestamp from);

ExportTable fundingHistoryTable(const FundingHistorySnapshot& history);

}  // namespace plimsoll
