// Positions over the heatmap: liquidation prices and entries of accounts that are known.
#include "widgets/heatmap_parts.h"

namespace plimsoll {

void HeatmapView::setPositionLines(std::vector<PositionLine> lines)
{
    if (lines == m->positions) return;
    m->positions = std::move(lines);
    update();
}

const std::vector<PositionLine>& HeatmapView::positionLines() const
{
    return m->positions;
}

void HeatmapView::Parts::paintPositions(QPainter* p)
{
    if (!view.valid() || !layers.positions) return;
    paintPositionLines(p, style, positions, layout.past, layout.priceAxis.left() - 1,
                       [this](double price) { return alertY(price); });
}

}  // namespace plimsoll
