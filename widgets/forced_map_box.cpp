// The forced map's box to zoom to, and the way back from any zoom or move.
#include "widgets/color_ramp.h"
#include "widgets/forced_map_parts.h"
#include "widgets/within.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace plimsoll {

void ForcedMap::Parts::remember()
{
    undo.push_back({prices, spanned, pausedAt, live});
    if (undo.size() > kMostViewsKept) undo.erase(undo.begin());
}

void ForcedMap::Parts::goBack()
{
    if (undo.empty()) return;
    const Look look = undo.back();
    undo.pop_back();
    prices = look.prices;
    spanned = look.spanned;
    setLive(look.live);
    pausedAt = look.pausedAt;
    changed();
    Q_EMIT q->viewChanged();
}

QRect ForcedMap::Parts::box() const
{
    if (dragging != Drag::Box || !drag || !boxFrom) return {};
    // Beside the map there is no time: only prices are chosen there.
    const QRect room = profile.contains(*boxFrom) ? profile : heat;
    return QRect(*boxFrom, *drag).normalized().intersected(room);
}

void ForcedMap::Parts::paintBox(QPainter* p)
{
    paintZoomBox(p, style.theme, box());
}

void ForcedMap::Parts::zoomToBox()
{
    const QRect area = box();
    if (area.height() < kLeastBox || area.width() < kLeastBox) return;
    remember();
    const double low = std::log(q->priceAt(area.bottom())), high = std::log(q->priceAt(area.top()));
    if (heat.contains(*boxFrom)) {
        const Timestamp from = q->timeAt(area.left()), to = std::min(now, q->timeAt(area.right() + 1));
        spanned = within(to - from, kLeastSpan, kMostSpan);
        setLive(to >= now);
        pausedAt = to;
    }
    const double middle = (low + high) / 2, wide = within(high - low, kLeastPrices, kMostPrices);
    prices = {middle - wide / 2, middle + wide / 2};
    changed();
    Q_EMIT q->viewChanged();
}

}  // namespace plimsoll
