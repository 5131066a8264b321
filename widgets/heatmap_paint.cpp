// One frame of the heatmap.
#include "model/market/decimal.h"
#include "widgets/color_ramp.h"
#include "widgets/format.h"
#include "widgets/heatmap_parts.h"
#include "widgets/icon.h"
#include "widgets/text_width.h"
#include "widgets/ui_text.h"
#include "widgets/within.h"

#include <QFontMetrics>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kTagStep = 17;  // two tags of the price axis do not overlap

}  // namespace

void HeatmapView::paintEvent(QPaintEvent*)
{
    m->sync(true);
    QPainter p(this);
    m->paint(&p);
    // What a gesture left rough is put right while nothing else is asked for.
    if (!m->raster.exact()) update();
}

void HeatmapView::Parts::paint(QPainter* p)
{
    const Theme& t = style.theme;
    if (!fitted) {
        pins.hide();
        p->fillRect(q->rect(), t.bg.panel);
        paintPriceAxis(p, style, layout, {});
        paintTimeAxis(p, style, layout, {});
        p->setFont(style.theme.font(12));
        p->setPen(t.text.muted);
        p->drawText(layout.past.united(layout.live).adjusted(8, 0, -8, 0), Qt::AlignCenter | Qt::TextWordWrap,
                    emptySentence());
        return;
    }
    if (leader && source.empty() && !top) {
        // The others have books, this one has none.
        pins.hide();
        p->fillRect(q->rect(), t.bg.panel);
        paintPriceAxis(p, style, layout, priceLabels);
        paintTimeAxis(p, style, layout, {});
        if (leader->m->top && leader->m->depth && layout.priceAxis.width() > 0) {
            const Parts& whole = *leader->m;
            paintPriceTag(p, style, layout, layout.past.top() + logical(view.yOf(whole.top->mid())),
                          format::price(Price::nearest(whole.top->mid()),
                                        plimsoll::priceDecimals(*whole.depth, whole.choice)),
                          t.text.strong, t.bg.panel);
        }
        p->setFont(style.theme.font(11));
        p->setPen(t.text.muted);
        p->drawText(layout.past.united(layout.live).adjusted(6, 0, -6, 0), Qt::AlignCenter | Qt::TextWordWrap,
                    emptySentence());
        return;
    }
    // Only what the ring does not cover needs a ground.
    const int begin = within(logical(view.cellLeft(raster.firstCell())), 0, layout.past.width());
    const int end = within(logical(view.cellLeft(raster.endCell())), begin, layout.past.width());
    if (begin > 0) p->fillRect(layout.past.left(), layout.past.top(), begin, layout.past.height(), t.bg.panel);
    if (end < layout.past.width())
        p->fillRect(layout.past.left() + end, layout.past.top(), layout.past.width() - end, layout.past.height(),
                    t.bg.panel);
    p->fillRect(layout.past.right() + 1, 0, q->width() - layout.past.right() - 1, layout.past.height(),
                t.bg.panel);
    const QRect below(0, layout.past.bottom() + 1, q->width(), q->height() - layout.past.height());
    p->fillRect(below, t.bg.panel);

    p->save();
    p->setClipRect(layout.past);
    raster.paint();
    raster.draw(p, layout.past.topLeft(), view);
    paintNumbers(p);
    paintGrid(p, style, layout, priceLabels);
    if (begin > 0 && raster.endCell() > raster.firstCell() &&
        raster.firstCell() == view.cellOf(source.firstColumn())) {
        // Where the record begins: before it nothing is known.
        p->fillRect(layout.past.left() + begin - 1, layout.past.top(), 1, layout.past.height(), t.line.strong);
        const QString text = UiText::tr("recorded since ") +
                             format::when(source.startOf(source.firstColumn()), source.depth()->asOf.wall);
        const int width = textWidth(style.axis, text);
        if (begin > width + 12 + profile.width) {  // beside the bars at the left, or not at all
            p->setFont(style.axis);
            p->setPen(t.text.faint);
            p->drawText(QRect(begin - width - 8, layout.past.bottom() - 16, width + 4, 14),
                        Qt::AlignVCenter | Qt::AlignLeft, text);
        }
    }
    paintGaps(p, style, layout, gaps, 3 + kStaleLabelStep * static_cast<int>(staleMarks.size()));
    paintStale(p, style, layout, staleMarks);
    paintProfile(p);
    paintWallLines(p);
    paintTrades(p);
    paintMarks(p);
    paintMarksSince(p);
    p->restore();

    paintLiveZone(p, style, layout, liveZone);
    paintCumulative(p);
    paintReach(p, style, layout, reach);
    if (top) {
        const int y = layout.past.top() + logical(view.yOf(top->mid()));
        if (layout.past.top() <= y && y <= layout.past.bottom()) {
            dottedHorizontal(p, layout.past.left(), layout.priceAxis.left() - 1, y,
                             allStale ? t.state.stale : t.text.base);
        }
    }
    paintWallPills(p);
    p->fillRect(0, layout.past.bottom() + 1, layout.priceAxis.left(), 1, t.line.base);
    paintVolume(p);
    std::vector<AxisTag> tags;
    std::optional<int> pill;
    // Beside the one axis of several lanes stands the price of all of them.
    const Parts& whole = leader ? *leader->m : *this;
    if (whole.top) tags.push_back({layout.past.top() + logical(view.yOf(whole.top->mid())), 0});
    if (pointer && drag != Drag::Pan && inPlot(*pointer)) {
        const QRect cell = cellRect(*pointer);
        tags.push_back({cell.center().y(), cell.height() / 2});
        if (layout.past.contains(*pointer)) pill = cellRect(*pointer).center().x();
    }
    paintPriceAxis(p, style, layout, priceLabels, tags);
    paintTimeAxis(p, style, layout, timeLabels, pill);
    // Under the crosshair's pill the price would be half a number; the ladder says it too.
    const bool underPill = tags.size() > 1 && std::abs(tags[0].y - tags[1].y) < 16;
    if (whole.top && whole.depth && !underPill) {
        const int decimals = plimsoll::priceDecimals(*whole.depth, whole.choice);
        const Price mid = Price::nearest(whole.top->mid());
        const int y = layout.past.top() + logical(view.yOf(whole.top->mid()));
        QString text = format::price(mid, decimals);
        if (textWidth(style.meta, text) > layout.priceAxis.width() - 9)
            text = format::price(mid, std::min(decimals, priceDecimals));
        if (whole.allStale)
            paintPriceTag(p, style, layout, y, text, t.bg.pressed, t.state.stale);
        else
            paintPriceTag(p, style, layout, y, text, t.text.strong, t.bg.panel);
    }
    paintKeyLevels(p);
    paintPins(p);
    paintPositions(p);
    paintAlertLines(p);
    if (marked && view.valid()) {
        const int y = layout.past.top() + logical(view.yOf(*marked));
        if (layout.past.contains(layout.past.left(), y))
            dottedHorizontal(p, layout.past.left(), layout.priceAxis.left() - 1, y, t.ui.accent);
    }
    if (markedTime && !source.empty()) {
        const double columns = static_cast<double>(markedTime->time_since_epoch().count()) /
                               static_cast<double>(source.column().count());
        const int x = layout.past.left() + logical(columns / view.timeZoom().columns * view.cellPx() -
                                                   static_cast<double>(view.left()) + view.cellPx() / 2.0);
        if (x >= layout.past.left() && x <= layout.past.right())
            dottedVertical(p, x, layout.past.top(), layout.timeAxis.top(), t.ui.accent);
    }
    if (dimmed) p->fillRect(layout.past.united(layout.reach), withAlpha(t.bg.panel, 0.4));
    paintBadges(p);
    paintRuler(p);
    if (pointer && drag != Drag::Pan) paintCrosshair(p);
    if (drag == Drag::Box && dragMoved)
        paintZoomBox(p, t, QRect(dragFrom, dragLast).normalized().intersected(layout.past));
}

void HeatmapView::Parts::paintVolume(QPainter* p)
{
    if (layout.volume.height() <= 0) return;
    if (!volume.isNull()) p->drawImage(layout.volume.topLeft() + QPoint(0, 1), volume);
    if (volumeScale <= 0) return;
    p->setFont(style.axis);
    p->setPen(style.theme.text.muted);
    const QRect at(layout.volume.right() + 6, layout.volume.top() + 6, q->width() - layout.volume.right() - 6, 14);
    p->drawText(at, Qt::AlignVCenter | Qt::AlignLeft, UiText::tr("taker ") + sizeNow(volumeScale));
    p->setPen(style.theme.text.faint);
    p->drawText(at.translated(0, 14), Qt::AlignVCenter | Qt::AlignLeft, UiText::tr("per column"));
}

// What rests from the touch outwards, over the book of now; muted where a venue's book has ended.
void HeatmapView::Parts::paintCumulative(QPainter* p)
{
    if (!layers.cumulative || allStale || cumulative.bid.empty()) return;
    const Theme& t = style.theme;
    double full = 0;
    for (const auto* side : {&cumulative.bid, &cumulative.ask})
        for (double usd : *side) full = std::max(full, usd);
    if (full <= 0) return;
    const QRect& box = layout.live;
    const int room = box.width() - 6;
    p->save();
    p->setClipRect(box);
    for (const bool ask : {true, false}) {
        const auto& side = ask ? cumulative.ask : cumulative.bid;
        std::optional<int> before;
        for (std::size_t k = 0; k < side.size(); ++k) {
            const std::size_t i = ask ? k : side.size() - 1 - k;
            if (side[i] <= 0) continue;
            const std::int64_t row = liveRows.low + static_cast<std::int64_t>(i);
            const bool floor = ask ? row >= cumulative.askFloorFrom : row < cumulative.bidFloorBelow;
            const QColor ink = floor ? t.text.muted : t.text.strong;
            const int x = box.left() + 2 + static_cast<int>(std::lround(side[i] / full * room));
            const int upper = layout.past.top() + logical(view.rowTop(row));
            const int lower = layout.past.top() + logical(view.rowTop(row) + view.rowPx());
            p->fillRect(x, upper, 1, std::max(1, lower - upper), ink);
            const int from = before.value_or(x);
            if (from != x) p->fillRect(std::min(from, x), ask ? lower - 1 : upper, std::abs(x - from) + 1, 1, ink);
            before = x;
        }
    }
    const QString text = QStringLiteral("\u03a3 ") + sizeNow(full);
    p->setFont(style.axis);
    const int width = textWidth(style.axis, text);
    if (width > box.width() - 6) {
        p->restore();
        return;
    }
    const QRect at(box.right() - width - 1, box.top() + 1, width + 2, 13);
    p->fillRect(at.adjusted(-2, 0, 0, 0), withAlpha(t.bg.panel, 0.85));
    p->setPen(t.text.muted);
    p->drawText(at, Qt::AlignVCenter | Qt::AlignLeft, text);
    p->restore();
}

const AlertLine* HeatmapView::Parts::alertAt(const QPoint& pos) const
{
    if (!view.valid() || !(inPlot(pos) || layout.priceAxis.contains(pos))) return nullptr;
    return alerts.at(pos.y(), [this](double price) { return alertY(price); });
}

void HeatmapView::Parts::paintAlertLines(QPainter* p)
{
    if (!view.valid()) return;
    const Theme& t = style.theme;
    for (const AlertLine& line : alerts.lines()) {
        const double value = alerts.valueOf(line);
        const int y = alertY(value);
        if (y < layout.past.top() || y > layout.past.bottom()) continue;
        const bool dragged = alerts.dragged() == line.id;
        const int decimals = depth ? plimsoll::priceDecimals(*depth, choice) : priceDecimals;
        const QString text = format::price(Price::nearest(value), decimals);
        paintAlertLine(p, style, line, y, layout.past, layout.priceAxis.left() - 1, {}, text, dragged);
        // Beside the tag of the price now, never over it.
        int tag = y;
        if (top) {
            const int now = alertY(top->mid());
            if (std::abs(y - now) < kTagStep) tag = value >= top->mid() ? now - kTagStep : now + kTagStep;
        }
        paintPriceTag(p, style, layout, tag, text, line.idle && !dragged ? t.text.muted : line.color, t.bg.panel);
    }
    paintAlertMarks(p, style, alerts.marks(), layout.past, [this](Timestamp at) { return xAt(at); });
}

void HeatmapView::Parts::paintPins(QPainter* p)
{
    if (source.empty() || !view.valid()) return pins.hide();
    pins.paint(p, style, layout.past, [this](Timestamp at) { return xAt(at); });
}

void HeatmapView::Parts::paintBadges(QPainter* p)
{
    pausedBadge = {};
    if (live || (leader && !frame.priceAxis)) return;
    const QString text = UiText::tr("Paused");
    const int width = textWidth(style.tag, text) + 32;
    pausedBadge = QRect(layout.past.left() + 8, layout.past.bottom() - 28, width, 22);
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(style.theme.line.strong);
    p->setBrush(pointer && pausedBadge.contains(*pointer) ? style.theme.bg.pressed : style.theme.bg.overlay);
    p->drawRoundedRect(QRectF(pausedBadge).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    p->restore();
    paintIcon(p, IconId::Pause, QRect(pausedBadge.left() + 6, pausedBadge.top() + 4, 14, 14),
              style.theme.text.strong);
    p->setFont(style.tag);
    p->setPen(style.theme.text.strong);
    p->drawText(pausedBadge.adjusted(24, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
}

QRect HeatmapView::Parts::cellRect(const QPoint& pos) const
{
    const std::int64_t row = view.rowAt(device(pos.y() - layout.past.top()));
    const int y = layout.past.top() + logical(view.rowTop(row));
    const int height = std::max(1, logical(view.rowTop(row) + view.rowPx()) - logical(view.rowTop(row)));
    if (!layout.past.contains(pos)) return {layout.live.left(), y, layout.live.width(), height};
    const std::int64_t cell = view.cellAt(device(pos.x() - layout.past.left()));
    const int left = layout.past.left() + logical(view.cellLeft(cell));
    return {left, y, std::max(1, logical(view.cellLeft(cell) + view.cellPx()) - logical(view.cellLeft(cell))),
            height};
}

void HeatmapView::Parts::paintCrosshair(QPainter* p)
{
    if (!inPlot(*pointer) || pausedBadge.contains(*pointer)) return;
    if (drag == Drag::None && pins.paintTip(p, style, *pointer, layout.past.united(layout.reach))) return;
    const Theme& t = style.theme;
    const QRect cell = cellRect(*pointer);
    const QPoint c = cell.center();
    dottedHorizontal(p, layout.past.left(), layout.priceAxis.left() - 1, c.y(), t.text.strong);
    const bool onPast = layout.past.contains(*pointer);
    if (onPast) {
        dottedVertical(p, c.x(), layout.past.top(), layout.timeAxis.top(), t.text.strong);
        p->setPen(t.text.strong);
        p->setBrush(Qt::NoBrush);
        p->drawRect(cell.adjusted(-1, -1, 0, 0));
    }
    const std::int64_t row = view.rowAt(device(pointer->y() - layout.past.top()));
    paintPriceTag(p, style, layout, c.y(), format::price(rowFloor(row, view.group()), decimalsOf(view.group())),
                  t.bg.pressed, t.text.strong);
    const auto value = valueAt(*pointer);
    if (!value) return;
    if (onPast) paintTimePill(p, style, layout, c.x(), format::clockTime(value->start));
    if (drag == Drag::None && !(ruler && ruler->follows))
        paintTooltip(p, style, *pointer, layout.past.united(layout.reach), tipAt(*pointer, *value));
}

}  // namespace plimsoll
