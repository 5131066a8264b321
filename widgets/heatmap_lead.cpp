// Several heatmaps as one view: a leader, and lanes that take its place, zoom and colours.
#include "widgets/heatmap_parts.h"

namespace plimsoll {

void HeatmapView::setOverlay(bool on)
{
    if (on == m->overlay) return;
    m->overlay = on;
    m->raster.setVenuePaths(on);
    m->dirty = true;
    update();
}

bool HeatmapView::overlay() const
{
    return m->overlay;
}

void HeatmapView::setLeader(HeatmapView* leader, bool withAxis)
{
    m->leader = leader;
    m->frame = {withAxis, false, 1};
    m->changed();
}

void HeatmapView::setDimmed(bool dimmed)
{
    if (dimmed == m->dimmed) return;
    m->dimmed = dimmed;
    update();
}

// Same right edge, same middle price, same colours.
void HeatmapView::Parts::adopt()
{
    Parts& l = *leader->m;
    l.sync();
    if (fitted != l.fitted) {
        fitted = l.fitted;
        moved = true;
    }
    if (!fitted) return;
    const std::int64_t wantedTop = l.view.top() + (l.view.height() - view.height()) / 2;
    const std::int64_t wantedLeft = l.view.left() + l.view.width() - view.width();
    if (view.priceZoom() != l.view.priceZoom() || view.timeZoom() != l.view.timeZoom() ||
        view.top() != wantedTop || view.left() != wantedLeft) {
        view.zoomPrice(l.view.priceZoom(), 0);
        view.zoomTime(l.view.timeZoom(), 0);
        view.setTop(wantedTop);
        view.setLeft(wantedLeft);
        moved = true;
    }
    live = l.live;
    if (layers != l.layers) {
        layers = l.layers;
        raster.setBooksShown(layers.books);
        recolor();
        moved = true;
    }
    if (wantedColumn != l.source.column()) {
        wantedColumn = l.source.column();
        dirty = true;
    }
    if (scale.law() == l.scale.law() && scale.cutoffs() == l.scale.cutoffs() &&
        scale.brightness() == l.scale.brightness())
        return;
    scale = l.scale;
    recolor();
    moved = true;
}

QPoint HeatmapView::Parts::inMover(int xDevice, int yDevice)
{
    const HeatViewport& v = mover().view;
    return {xDevice + v.width() - view.width(), yDevice + (v.height() - view.height()) / 2};
}

}  // namespace plimsoll
