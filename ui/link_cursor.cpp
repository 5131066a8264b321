#include "ui/link_cursor.h"

#include "ui/selection.h"
#include "widgets/forced_map.h"
#include "widgets/heatmap_view.h"
#include "widgets/rate_map.h"
#include "widgets/time_plot.h"

namespace plimsoll {

namespace {

template <typename Plot>
void linkAll(QWidget& panel, Selection& selection)
{
    for (Plot* plot : panel.findChildren<Plot*>()) {
        QObject::connect(plot, &Plot::timeHovered, &selection, &Selection::setCursor);
        QObject::connect(&selection, &Selection::cursorChanged, plot, [plot](std::optional<Timestamp> time) {
            // The one under the pointer draws its own cross.
            if (!time || !plot->underMouse()) plot->setMarkedTime(time);
        });
    }
}

}  // namespace

void linkCursor(QWidget& panel, Selection& selection)
{
    linkAll<TimePlot>(panel, selection);
    linkAll<HeatmapView>(panel, selection);
    linkAll<ForcedMap>(panel, selection);
    linkAll<RateMap>(panel, selection);
}

}  // namespace plimsoll
