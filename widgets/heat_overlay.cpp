#include "widgets/heat_overlay.h"

#include "widgets/color_ramp.h"
#include "widgets/format.h"
#include "widgets/hatch.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"
#include "widgets/within.h"

#include <QFontMetrics>

#include <algorithm>
#include <cmath>
#include <map>

namespace plimsoll {

namespace {

constexpr int kPriceAxis = 58, kTimeAxis = 20, kVolume = 40;
constexpr double kLiveShare = 0.1;
constexpr int kLaneStep = 3, kLaneWidth = 2;
constexpr int kTick = 4, kTimePillHalf = 30;
constexpr int kTooltipOffset = 14, kTooltipPadding = 8, kTooltipLine = 16;
constexpr int kGapLabelRoom = 15;  // a gap as wide as this carries its own label

QString codesOf(std::uint8_t venues)
{
    QStringList codes;
    for (VenueId v : kVenues)
        if ((venues >> static_cast<unsigned>(v)) & 1u) codes << venueCodeText(v);
    return codes.join(QStringLiteral(", "));
}

// A tag stays on the axis, even when its price is above or below what is shown.
int tagTop(const HeatLayout& layout, int y)
{
    const QRect& box = layout.priceAxis;
    return within(y - 8, box.top(), std::max(box.top(), box.bottom() - 15));
}

// A brush that puts one pixel in four: lines of dots without a path stroker.
QBrush dotBrush(const QColor& color, bool horizontal)
{
    static std::map<std::pair<QRgb, bool>, QBrush> brushes;
    auto& brush = brushes[{color.rgba(), horizontal}];
    if (brush.style() == Qt::NoBrush) {
        QImage tile(horizontal ? 4 : 1, horizontal ? 1 : 4, QImage::Format_ARGB32_Premultiplied);
        tile.fill(Qt::transparent);
        tile.setPixelColor(0, 0, color);
        brush = QBrush(tile);
        if (brushes.size() > 64) {
            const QBrush kept = brush;
            brushes.clear();
            return kept;
        }
    }
    return brush;
}

}  // namespace

HeatStyle::HeatStyle(const Theme& t)
    : theme(t), axis(t.font(10)), meta(t.font(11)), tag(t.font(12, 500)), body(t.font(11, 500))
{
}

HeatLayout HeatLayout::of(const QSize& size, const HeatFrame& frame)
{
    HeatLayout l;
    l.reachLanes = frame.reachLanes;
    const int plotWidth = std::max(0, size.width() - (frame.priceAxis ? kPriceAxis : 0));
    const int volume = frame.volume && size.height() >= 220 ? kVolume : 0;
    const int plotHeight = std::max(0, size.height() - kTimeAxis - volume);
    const int reach = frame.reachLanes * kLaneStep + 2;
    const int live = std::max(24, static_cast<int>(plotWidth * kLiveShare));
    const int past = std::max(0, plotWidth - live - reach);
    l.past = QRect(0, 0, past, plotHeight);
    l.live = QRect(past, 0, plotWidth - past - reach, plotHeight);
    l.reach = QRect(plotWidth - reach, 0, reach, plotHeight);
    l.priceAxis = QRect(plotWidth, 0, size.width() - plotWidth, plotHeight);
    l.volume = QRect(0, plotHeight, past, volume);
    l.timeAxis = QRect(0, plotHeight + volume, size.width(), kTimeAxis);
    return l;
}

std::vector<GapRun> gapRuns(const HeatRaster& raster, const HeatViewport& view, const HeatLayout& layout,
                            Duration column)
{
    std::vector<GapRun> runs;
    const std::int64_t from = std::max(raster.firstCell(), view.cellAt(0));
    const std::int64_t to = std::min(raster.endCell(), view.cellAt(view.width() - 1) + 1);
    std::int64_t start = from;
    const auto flush = [&](std::int64_t end) {
        const HeatColumn& info = raster.info(start);
        if (info.missing == 0 || end == start) return;
        GapRun run;
        run.missing = info.missing;
        run.all = info.gap;
        run.open = end == raster.endCell();
        run.left = std::max(layout.past.left(),
                            layout.past.left() + static_cast<int>(std::lround(view.cellLeft(start) / view.dpr())));
        run.right = std::min(layout.past.right() + 1,
                             layout.past.left() + static_cast<int>(std::lround(view.cellLeft(end) / view.dpr())));
        run.length = column * ((end - start) * view.timeZoom().columns);
        if (run.right > run.left) runs.push_back(run);
    };
    for (std::int64_t c = from; c < to; ++c) {
        const HeatColumn &a = raster.info(start), &b = raster.info(c);
        if (a.missing == b.missing && a.gap == b.gap) continue;
        flush(c);
        start = c;
    }
    if (to > start) flush(to);
    return runs;
}

void paintGaps(QPainter* p, const HeatStyle& s, const HeatLayout& layout, const std::vector<GapRun>& runs,
               int labelTop)
{
    const QRect& past = layout.past;
    for (const GapRun& run : runs) {
        const QRect box(run.left, past.top(), run.right - run.left, past.height());
        if (run.all) {
            p->fillRect(box, s.theme.bg.input);
            fillHatch(p, box, Hatch::Gap, s.theme.state.hatch);
        } else {
            fillHatch(p, box, Hatch::Gap, withAlpha(s.theme.state.stale, 0.25));
        }
        if (box.width() < 4) continue;  // two rules would be all one sees
        p->fillRect(box.left(), box.top(), 1, box.height(), s.theme.state.stale);
        if (!run.open) p->fillRect(box.right(), box.top(), 1, box.height(), s.theme.state.stale);
    }
    const QFontMetrics metrics(s.meta);
    int freeFrom = past.left();  // labels must not overlap each other
    p->setFont(s.meta);
    for (const GapRun& run : runs) {
        const QRect box(run.left, past.top(), run.right - run.left, past.height());
        const QString text =
            run.all    ? UiText::tr("gap %1 · %2").arg(format::age(run.length), codesOf(run.missing))
            : run.open ? UiText::tr("%1 stale: not in Σ").arg(codesOf(run.missing))
                       : UiText::tr("%1 not in Σ, %2").arg(codesOf(run.missing), format::age(run.length));
        const int width = metrics.horizontalAdvance(text);
        if (run.all && box.width() >= kGapLabelRoom && box.width() < width + 12) {
            if (width + 16 > box.height()) continue;
            p->save();
            p->translate(box.center().x() + 1, box.bottom() - 8);
            p->rotate(-90);
            p->fillRect(-4, -8, width + 8, 15, s.theme.bg.input);
            p->setPen(s.theme.text.base);
            p->drawText(QRect(0, -9, width + 2, 16), Qt::AlignVCenter | Qt::AlignLeft, text);
            p->restore();
            continue;
        }
        const bool inside = box.width() >= width + 12;
        int x = inside ? box.left() + 6 : box.right() + 6;
        if (!inside && run.open) x = box.left() - width - 6;
        if (x < freeFrom || x + width > past.right()) continue;
        freeFrom = x + width + 8;
        const int y = run.all ? past.bottom() - 18 : past.top() + labelTop;
        p->fillRect(x - 4, y, width + 8, 15, withAlpha(s.theme.bg.panel, 0.85));
        p->setPen(run.all ? s.theme.text.muted : s.theme.text.base);
        p->drawText(QRect(x, y, width + 2, 15), Qt::AlignVCenter | Qt::AlignLeft, text);
    }
}

void paintStale(QPainter* p, const HeatStyle& s, const HeatLayout& layout, const std::vector<StaleMark>& marks)
{
    const QRect& past = layout.past;
    const QFontMetrics metrics(s.meta);
    int y = past.top() + 3;
    for (const StaleMark& mark : marks) {
        const QRect box(mark.left, past.top(), past.right() - mark.left + 1, past.height());
        fillHatch(p, box, Hatch::Gap, withAlpha(s.theme.state.stale, mark.all ? 0.45 : 0.25));
        p->fillRect(box.left(), box.top(), 1, box.height(), s.theme.text.muted);
        const int width = metrics.horizontalAdvance(mark.text);
        const int x =
            box.width() > width + 12 ? box.left() + 6 : std::max(past.left() + 4, box.left() - width - 6);
        p->fillRect(x - 4, y, width + 8, 15, withAlpha(s.theme.bg.panel, 0.88));
        p->setFont(s.meta);
        p->setPen(s.theme.text.base);
        p->drawText(QRect(x, y, width + 2, 15), Qt::AlignVCenter | Qt::AlignLeft, mark.text);
        y += kStaleLabelStep;
    }
}

void paintLiveZone(QPainter* p, const HeatStyle& s, const HeatLayout& layout, const LiveZone& zone)
{
    const QRect& box = layout.live;
    p->fillRect(box.left(), box.top(), 1, box.height(), s.theme.line.base);
    const QColor bid = zone.stale ? s.theme.state.hatch : s.theme.side.bid;
    const QColor ask = zone.stale ? s.theme.state.hatch : s.theme.side.ask;
    for (const LiveBar& bar : zone.bars) {
        if (!zone.split || zone.stale) {
            p->fillRect(box.left() + 2, bar.y, bar.length, bar.height, bar.ask ? ask : bid);
            continue;
        }
        int x = box.left() + 2;
        for (VenueId v : kVenues) {
            const int part = bar.parts[static_cast<std::size_t>(v)];
            if (part > 0) p->fillRect(x, bar.y, part, bar.height, venueColor(v, s.theme));
            x += part;
        }
    }
    if (zone.stale) fillHatch(p, box.adjusted(1, 0, 0, 0), Hatch::StaleCell, s.theme.state.hatch);
    p->setFont(s.axis);
    const QFontMetrics metrics(s.axis);
    for (const PathEnd& end : zone.ends) {
        const QString code = venueCodeText(end.venue);
        const int width = metrics.horizontalAdvance(code) + 8;
        const QRect at(box.right() - width - 2, end.y - 7, width + 2, 14);
        p->fillRect(at.adjusted(-2, 0, 0, 0), withAlpha(s.theme.bg.panel, 0.85));
        const int x = paintVenueKey(p, at, end.venue, s.theme);
        p->setPen(end.stale ? s.theme.state.stale : s.theme.text.base);
        p->drawText(QRect(x, at.top(), width, at.height()), Qt::AlignVCenter | Qt::AlignLeft, code);
    }
    const auto label = [&](const QString& text, const QColor& color) {
        if (text.isEmpty()) return;
        const int width = metrics.horizontalAdvance(text);
        const QRect at(box.right() - width - 1, box.bottom() - 14, width + 2, 13);
        p->fillRect(at.adjusted(-2, 0, 0, 0), withAlpha(s.theme.bg.panel, 0.85));
        p->setPen(color);
        p->drawText(at, Qt::AlignVCenter | Qt::AlignLeft, text);
    };
    if (zone.stale)
        label(zone.note, s.theme.state.stale);
    else if (!zone.fullScale.isEmpty())
        label(zone.fullScale, s.theme.text.muted);
}

void paintReach(QPainter* p, const HeatStyle& s, const HeatLayout& layout, const std::vector<ReachLane>& lanes)
{
    for (const ReachLane& lane : lanes) {
        const int top = std::max(lane.top, layout.reach.top()),
                  bottom = std::min(lane.bottom, layout.reach.bottom());
        if (bottom < top) continue;
        const int at = layout.reachLanes < static_cast<int>(kVenueCount) ? 0 : static_cast<int>(lane.venue);
        const QRect box(layout.reach.left() + 1 + at * kLaneStep, top, kLaneWidth, bottom - top + 1);
        const QColor color = venueColor(lane.venue, s.theme);
        if (lane.stale)
            fillHatch(p, box, Hatch::StaleCell, s.theme.state.stale);
        else
            p->fillRect(box, color);
    }
}

void paintGrid(QPainter* p, const HeatStyle& s, const HeatLayout& layout, const std::vector<AxisLabel>& labels)
{
    const QColor line = withAlpha(s.theme.text.muted, 0.13);
    for (const AxisLabel& l : labels)
        if (l.major) p->fillRect(layout.past.left(), l.at, layout.past.width(), 1, line);
}

void paintPriceAxis(QPainter* p, const HeatStyle& s, const HeatLayout& layout,
                    const std::vector<AxisLabel>& labels, const std::vector<AxisTag>& tags)
{
    const QRect& box = layout.priceAxis;
    p->fillRect(box.left(), box.top(), 1, box.height(), s.theme.line.strong);
    p->setFont(s.meta);
    p->setPen(s.theme.text.base);
    for (const AxisLabel& l : labels) {
        p->fillRect(box.left() + 1, l.at, l.major ? kTick : kTick / 2, 1, s.theme.line.strong);
        const int y = l.at - l.size.height() / 2;
        const bool hidden = std::any_of(tags.begin(), tags.end(), [&](const AxisTag& tag) {
            return std::abs(tagTop(layout, tag.y) + 8 - l.at) < std::max(16, tag.rowHalf + 2);
        });
        if (l.major && !hidden && y >= box.top() - 2 && y + l.size.height() <= box.bottom() + 3)
            p->drawStaticText(box.left() + 8, y, l.text);
    }
}

void paintTimeAxis(QPainter* p, const HeatStyle& s, const HeatLayout& layout, const std::vector<AxisLabel>& labels,
                   std::optional<int> pill)
{
    const QRect& box = layout.timeAxis;
    p->fillRect(box.left(), box.top(), box.width(), 1, s.theme.line.base);
    p->setFont(s.axis);
    p->setPen(s.theme.text.muted);
    for (const AxisLabel& l : labels) {
        p->fillRect(l.at, box.top() + 1, 1, kTick - 1, s.theme.line.strong);
        const int x = l.at - l.size.width() / 2;
        const bool hidden = pill && std::abs(*pill - l.at) < kTimePillHalf + l.size.width() / 2;
        if (!hidden && x >= box.left() && x + l.size.width() <= layout.past.right())
            p->drawStaticText(x, box.top() + 5, l.text);
    }
}

void paintPriceTag(QPainter* p, const HeatStyle& s, const HeatLayout& layout, int y, const QString& text,
                   const QColor& fill, const QColor& ink)
{
    const QRect& box = layout.priceAxis;
    if (box.width() <= 0) return;
    const QRect tag(box.left() + 1, tagTop(layout, y), box.width() - 1, 16);
    p->fillRect(tag, fill);
    p->setFont(s.tag);
    p->setPen(ink);
    const int width = QFontMetrics(s.tag).horizontalAdvance(text);
    if (width > tag.width() - 8) p->setFont(s.meta);
    p->drawText(tag.adjusted(7, 0, 8, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, text);
}

void paintTimePill(QPainter* p, const HeatStyle& s, const HeatLayout& layout, int x, const QString& text)
{
    const int width = QFontMetrics(s.meta).horizontalAdvance(text) + 12;
    const int left = within(x - width / 2, layout.timeAxis.left(), std::max(0, layout.timeAxis.right() - width));
    const QRect pill(left, layout.timeAxis.top() + 2, width, 16);
    p->fillRect(pill, s.theme.bg.pressed);
    p->setFont(s.meta);
    p->setPen(s.theme.text.strong);
    p->drawText(pill, Qt::AlignCenter, text);
}

void dottedHorizontal(QPainter* p, int x1, int x2, int y, const QColor& color)
{
    p->fillRect(x1, y, x2 - x1 + 1, 1, dotBrush(color, true));
}

void dottedVertical(QPainter* p, int x, int y1, int y2, const QColor& color)
{
    p->fillRect(x, y1, 1, y2 - y1 + 1, dotBrush(color, false));
}

void paintTooltip(QPainter* p, const HeatStyle& s, const QPoint& pointer, const QRect& area,
                  const std::vector<TooltipLine>& lines)
{
    if (lines.empty()) return;
    const QFontMetrics strong(s.body), plain(s.meta);
    int width = 0;
    for (const TooltipLine& l : lines)
        width =
            std::max(width, strong.horizontalAdvance(l.strong) + (l.strong.isEmpty() || l.rest.isEmpty() ? 0 : 5) +
                                plain.horizontalAdvance(l.rest));
    const QSize size(width + 2 * kTooltipPadding + 1,
                     static_cast<int>(lines.size()) * kTooltipLine + kTooltipPadding + 2);
    int x = pointer.x() + kTooltipOffset, y = pointer.y() + kTooltipOffset;
    if (x + size.width() > area.right()) x = pointer.x() - kTooltipOffset - size.width();
    if (y + size.height() > area.bottom()) y = pointer.y() - kTooltipOffset - size.height();
    const QRect box(QPoint(std::max(area.left(), x), std::max(area.top(), y)), size);
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(s.theme.line.strong);
    p->setBrush(s.theme.bg.overlay);
    p->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    p->restore();
    int top = box.top() + kTooltipPadding / 2 + 1;
    for (const TooltipLine& l : lines) {
        int left = box.left() + kTooltipPadding;
        if (!l.strong.isEmpty()) {
            p->setFont(s.body);
            p->setPen(l.color.isValid() ? l.color : s.theme.text.strong);
            p->drawText(QRect(left, top, width + 8, kTooltipLine), Qt::AlignVCenter | Qt::AlignLeft, l.strong);
            left += strong.horizontalAdvance(l.strong) + 5;
        }
        p->setFont(s.meta);
        p->setPen(s.theme.text.muted);
        p->drawText(QRect(left, top, width + 8, kTooltipLine), Qt::AlignVCenter | Qt::AlignLeft, l.rest);
        top += kTooltipLine;
    }
}

void paintPill(QPainter* p, const HeatStyle& s, const QRect& rect, const QString& text, const QColor& edge)
{
    p->fillRect(rect, withAlpha(s.theme.bg.panel, 0.88));
    if (edge.isValid()) p->fillRect(rect.left(), rect.top(), 2, rect.height(), edge);
    p->setFont(s.meta);
    p->setPen(s.theme.text.strong);
    p->drawText(rect.adjusted(edge.isValid() ? 7 : 5, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
}

void paintZoomBox(QPainter* p, const Theme& theme, const QRect& box)
{
    if (box.isEmpty()) return;
    p->fillRect(box, withAlpha(theme.ui.accentFill, 0.2));
    p->setPen(QPen(theme.ui.accent, 1));
    p->setBrush(Qt::NoBrush);
    p->drawRect(box.adjusted(0, 0, -1, -1));
}

void paintMeasure(QPainter* p, const HeatStyle& style, const QRect& area, const QPoint& from, const QPoint& to,
                  const QString& text)
{
    const QRect box(QPoint(std::min(from.x(), to.x()), std::min(from.y(), to.y())),
                    QPoint(std::max(from.x(), to.x()), std::max(from.y(), to.y())));
    if (!box.intersects(area)) return;
    p->save();
    p->setClipRect(area);
    p->fillRect(box, withAlpha(style.theme.ui.accentFill, 0.18));
    p->setPen(QPen(style.theme.ui.accent, 1));
    p->setBrush(Qt::NoBrush);
    p->drawLine(from.x(), from.y(), to.x(), from.y());
    p->drawLine(to.x(), from.y(), to.x(), to.y());
    p->setRenderHint(QPainter::Antialiasing);
    p->drawLine(from, to);
    p->setRenderHint(QPainter::Antialiasing, false);
    QRect pill(to.x() + 8, to.y() - 20, QFontMetrics(style.meta).horizontalAdvance(text) + 14, 17);
    if (pill.right() > area.right() - 2) pill.moveRight(to.x() - 8);
    pill.moveTop(within(pill.top(), area.top() + 2, std::max(area.top() + 2, area.bottom() - 19)));
    if (pill.left() < area.left()) pill.moveLeft(area.left() + 2);
    paintPill(p, style, pill, text, style.theme.ui.accent);
    p->restore();
}

QString measuredTime(Duration span)
{
    const QString text = format::age(std::chrono::abs(span));
    return span < Duration::zero() ? text + UiText::tr(" back") : text;
}

}  // namespace plimsoll
