// The stored past of an asset as lines, bars and candles of a plot. Pure functions of one answer.
//
// What was seen and what a venue told of afterwards are series of their own: they never join. A span of which
// nothing is known is a gap.
#pragma once

#include "model/history_request.h"
#include "ui/export_table.h"
#include "ui/selection.h"
#include "widgets/theme.h"
#include "widgets/time_plot.h"

#include <array>

namespace plimsoll {

enum class HistoryView : std::uint8_t {
    Price,
    Candles,
    Basis,
    Spread,
    Depth,
    Interest,
    Funding,
    Taker,
    Liquidated,
    Tops  // open interest, and above it the sizes of the best quotes
};
inline constexpr std::array kHistoryViews = {
    HistoryView::Price,    HistoryView::Candles, HistoryView::Basis, HistoryView::Spread,     HistoryView::Depth,
    HistoryView::Interest, HistoryView::Funding, HistoryView::Taker, HistoryView::Liquidated, HistoryView::Tops};
QString historyViewName(HistoryView view);
QString historyPointName(Duration each);  // "2 h", "30 m"
// Why there is none of it, whatever is stored; empty: there may be.
QString historyViewMissing(HistoryView view, Market market);
// Flows are added over the venues; what stands at a moment is a line a venue.
bool historySummed(HistoryView view);

struct HistoryPick {
    HistoryView view = HistoryView::Price;
    std::uint8_t venues = 0x0f;  // bit a venue
    SizeUnit size = SizeUnit::Usd;
    FundingUnit rate = FundingUnit::Bp8h;
};

// How far behind the present what is stored may be without anything being wrong: seconds are written every
// second, minutes when they are over.
Duration historyLag(Duration each);

struct HistoryPlot {
    std::vector<PlotSeries> series;
    std::vector<PlotGap> gaps;    // where none of the venues is known
    std::vector<PlotLane> lanes;  // one a venue, in the order of `of`
    std::vector<VenueId> of;
    std::function<QString(double)> text;
    QString unit, note;  // on the axis; what is to be known about the numbers
    bool zero = false;
    Duration each{};                                              // what a point stands for
    std::array<std::optional<Timestamp>, kVenueCount> seenUntil;  // by venue, of what is plotted
    bool told = false;                                            // some of it is as a venue remembers it
    bool part = false;                                            // some bars, of time that was seen in part
    std::optional<VenueId> candles;                               // whose
};
// Its axis: how values are written, in what unit, and what is to be known of them.
void nameHistoryAxis(HistoryPlot& plot, const HistoryPick& pick, const QString& asset);

// Of a span that runs, as much as can have been stored by now; in seconds.
std::int64_t historySpanSoFar(const store::SeriesPoint& p, std::int64_t span, Timestamp now);

HistoryPlot historyPlot(const HistoryAnswer& answer, const std::vector<VenueId>& venues, const HistoryPick& pick,
                        const Theme& theme);

// What is plotted, a column a series; and everything that was answered.
ExportTable historyViewTable(const HistoryPlot& plot, const QString& title);
ExportTable historyTable(const HistoryAnswer& answer);

}  // namespace plimsoll
