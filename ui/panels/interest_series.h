// Open interest as lines of a plot, as shares of the venues, and as one total. Pure functions.
#pragma once

#include "model/boards/interest.h"
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

// Against its first known value at or after `from`, which is 100.
std::vector<PlotPoint> indexedSteps(const std::vector<PlotPoint>& points, Timestamp from);

// What is in force then: the last point at or before it.
std::optional<double> inForce(const std::vector<PlotPoint>& points, Timestamp t);

// Parts upon each other, the first below: a part ends where one below it is not known.
struct StackedPart {
    std::vector<PlotPoint> heights;
    std::vector<std::optional<double>> own;
};
std::vector<StackedPart> stackedSteps(const std::vector<std::vector<PlotPoint>>& parts);

// Stretches on the clock. A stretch opens with what was in force at its beginning, and what came at its very end
// is its close; without both there is none.
struct InterestBox {
    Timestamp at{};
    double open = 0, high = 0, low = 0, close = 0;
    std::optional<double> price;                          // its change over the stretch, a fraction
    std::optional<analytics::interest::Quadrant> corner;  // B5; absent: no price
    double change() const { return open > 0 ? close / open - 1 : 0; }
};
std::vector<InterestBox> interestBoxes(const std::vector<PlotPoint>& points, const std::vector<PlotPoint>& price,
                                       Duration each, Timestamp from, Timestamp now);
// As long as the quadrant's windows are: an hour, four, a day.
Duration boxFor(Duration span);
PlotSeries interestCandles(const std::vector<InterestBox>& boxes, Duration each, const Theme& theme);
// One a class: solid where positions were opened, hollow where they were closed, in the colour of the price. The
// largest that stand out of the others are named.
std::optional<double> spikesFrom(const std::vector<InterestBox>& boxes);
std::vector<PlotSeries> interestBars(const std::vector<InterestBox>& boxes, Duration each, const Theme& theme);
QString cornerWord(analytics::interest::Quadrant q);
QString cornerWord(analytics::interest::VolatilityQuadrant q);

// What is open now on each venue: all perpetuals of the asset, each position counted once.
struct InterestNow {
    std::optional<double> usd, coins, quote;
    QString quoteWord;  // empty: of several currencies, or not known
    Freshness fresh = Freshness::Off;
    Mono at{};
    std::optional<double> of(SizeUnit unit) const;
};
std::array<InterestNow, kVenueCount> interestNow(const MarketSnapshot& market, const std::string& asset);

// Of all accounts; a gap where more than three of its periods were not told.
const RatioSeries& ratiosOf(const InterestVenue& venue);
std::vector<PlotPoint> ratioPoints(const std::vector<RatioPoint>& told);  // % long
ExportTable ratioPastTable(const InterestSnapshot& board);

ExportTable interestHistoryTable(const FundingHistorySnapshot& history);
ExportTable interestTrailTable(const InterestSnapshot& board);

}  // namespace plimsoll
