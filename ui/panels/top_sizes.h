// Sizes of the best quotes by venue over time, out of the books that are kept for the heatmap: what rested in the
// row of the best bid and of the best ask, a sample a column. A pure function of one snapshot.
#pragma once

#include "model/snapshots.h"
#include "ui/panels/history_series.h"

namespace plimsoll {

struct TopSizes {
    std::vector<PlotSeries> series;  // bids above zero, asks below
    std::vector<PlotGap> gaps;       // where no venue's book is known
    std::function<QString(double)> text;
    QString unit, note;  // on the axis; how it was sampled
};

// `depth` null, or of another asset: nothing is known.
TopSizes topSizes(const DepthSnapshot* depth, const QString& asset, const std::vector<VenueId>& venues,
                  const HistoryPick& pick, Market market, Timestamp from, Timestamp to, const Theme& theme);

}  // namespace plimsoll
