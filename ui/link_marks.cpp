#include "ui/link_marks.h"

#include "ui/mark_book.h"
#include "ui/selection.h"
#include "widgets/forced_map.h"
#include "widgets/heatmap_view.h"
#include "widgets/rate_map.h"
#include "widgets/time_plot.h"

namespace plimsoll {

namespace {

template <typename Plot>
void linkAll(QWidget& panel, Selection& selection, MarkBook& book, const std::function<void(quint64)>& pressed)
{
    for (Plot* plot : panel.findChildren<Plot*>()) {
        const auto show = [plot, &selection, &book] { plot->setMarks(book.of(selection.asset())); };
        QObject::connect(&book, &MarkBook::changed, plot, show);
        QObject::connect(&selection, &Selection::assetChanged, plot, show);
        QObject::connect(plot, &Plot::markPressed, plot, [pressed](quint64 id) { pressed(id); });
        show();
    }
}

}  // namespace

void linkMarks(QWidget& panel, Selection& selection, MarkBook& book, std::function<void(quint64)> pressed)
{
    linkAll<TimePlot>(panel, selection, book, pressed);
    linkAll<HeatmapView>(panel, selection, book, pressed);
    linkAll<ForcedMap>(panel, selection, book, pressed);
    linkAll<RateMap>(panel, selection, book, pressed);
}

}  // namespace plimsoll
