// Open interest as lines of a plot, as shares of the venues, and as one total. Pure functions.
#pragma once

#include "model/boards/funding_history.h"
#include "ui/export_table.h"
#include "widgets/size_unit.h"
#include "widgets/time_plot.h"

#include <array>

namespace plimsoll {

// In coins, or in dollars at the price of each time. The past is kept in these two: asked for in the quote
// currency it is dollars, and the panel says so.
std::vector<PlotPoint> interestSteps(const std::vector<InterestPoint>& points, SizeUnit unit);

// Their sum where all of them are known; a gap where one is not: a venue that falls silent is no fall of the
// open interest. It begins when the last of them does.
std::vector<PlotPoint> summedSteps(const std::vector<std::vector<PlotPoint>>& parts);

// Against its first known value at or after `from`, in %.
std::vector<PlotPoint> changeSteps(const std::vector<PlotPoint>& points, Timestamp from);
std::optional<double> changeOver(const std::vector<PlotPoint>& points, Timestamp from);

// What is open now on each venue: all perpetuals of the asset, each position counted once.
struct InterestNow {
    std::optional<double> usd, coins, quote;
    QString quoteWord;  // empty: of several currencies, or not known
    Freshness fresh = Freshness::Off;
    Mono at{};
    std::optional<double> of(SizeUnit unit) const;
};
std::array<InterestNow, kVenueCount> interestNow(const MarketSnapshot& market, const std::string& asset);

ExportTable interestHistoryTable(const FundingHistorySnapshot& history);

}  // namespace plimsoll
