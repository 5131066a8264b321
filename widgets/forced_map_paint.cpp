// The forced map's left part: cells, the price's way, axes, what is not known.
#include "widgets/color_ramp.h"
#include "widgets/focus_ring.h"
#include "widgets/forced_map_parts.h"
#include "widgets/format.h"
#include "widgets/hatch.h"
#include "widgets/plot_axis.h"
#include "widgets/venue_key.h"
#include "widgets/within.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace plimsoll {

namespace {

constexpr int kPriceGap = 36, kTimeGap = 76, kTag = 16;
// Who is heard is told once a second: the newest look reaches the present.
constexpr Duration kLook = std::chrono::seconds{5};

Timestamp minuteTime(std::int64_t minute)
{
    return Timestamp{std::chrono::minutes{minute}};
}

}  // namespace

QString ForcedMap::Parts::priceText(double value) const
{
    return format::price(Price::nearest(value), decimals);
}

// In order, and no two of them touch. A cell proves that somebody listened in its column.
ForcedMap::Parts::Spans ForcedMap::Parts::heard() const
{
    Spans all, out;
    for (const ForcedLane& lane : lanes)
        if (lane.drawn) all.insert(all.end(), lane.runs.begin(), lane.runs.end());
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
    for (const auto& [at, sum] : sums)
        if (std::exchange(last, at.first) != at.first)
            all.emplace_back(minuteTime(at.first * minutes), minuteTime((at.first + 1) * minutes));
    std::sort(all.begin(), all.end());
    for (auto [from, to] : all) {
        if (rightEdge() - to < kLook) to = std::max(to, rightEdge());
        if (!out.empty() && from <= out.back().second)
            out.back().second = std::max(out.back().second, to);
        else
            out.emplace_back(from, to);
    }
    return out;
}

bool ForcedMap::Parts::wasHeard(Timestamp from, Timestamp to) const
{
    const Spans spans = heard();
    return knownFrom == Timestamp{} || std::any_of(spans.begin(), spans.end(), [&](const auto& span) {
               return span.first < to && span.second > from;
           });
}

void ForcedMap::Parts::paintUnknown(QPainter* p)
{
    if (knownFrom == Timestamp{}) return;
    const QColor ink = withAlpha(style.theme.state.hatch, 0.55);
    int from = heat.left();
    const auto hatch = [&](int to) {
        fillHatch(p, QRect(from, heat.top(), to - from, heat.height()), Hatch::Gap, ink);
    };
    for (const auto& [begin, end] : heard()) {
        hatch(std::min(q->xOf(begin), heat.right() + 1));
        from = std::max(from, q->xOf(end));
    }
    hatch(heat.right() + 1);
    if (const int x = q->xOf(knownFrom); x > heat.left() && x <= heat.right())
        p->fillRect(x - 1, heat.top(), 1, heat.height(), style.theme.line.strong);
}

void ForcedMap::Parts::paintUnknownWords(QPainter* p)
{
    const int x = q->xOf(knownFrom);
    if (knownFrom == Timestamp{} || x <= heat.left()) return;
    const QRect unknown(heat.left(), heat.top(), std::min(x, heat.right()) - heat.left(), heat.height());
    const QString words = ForcedMap::tr("not heard before %1").arg(format::dateTime(knownFrom));
    const QFontMetrics fm(style.meta);
    const int wide = fm.horizontalAdvance(words) + 10;
    if (unknown.width() < wide + 8) return;
    paintPill(p, style, QRect(unknown.right() - wide - 6, heat.top() + 6, wide, 18), words, {});
}

void ForcedMap::Parts::paintCells(QPainter* p)
{
    const ColorRamp* const ramps[] = {&style.theme.ramp.liqLong, &style.theme.ramp.liqShort};
    const double least = scale.cutoffs().lower;
    for (const auto& [at, s] : sums) {
        const int left = q->xOf(minuteTime(at.first * minutes)),
                  right = q->xOf(minuteTime((at.first + 1) * minutes));
        const int top = rowTop(at.second), bottom = rowTop(at.second - 1);
        QRect cell(left, top, std::max(1, right - left), std::max(1, bottom - top));
        cell &= heat;
        if (cell.isEmpty()) continue;
        const bool shown[] = {s.usd[0] >= least && s.usd[0] > 0, s.usd[1] >= least && s.usd[1] > 0};
        for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
            if (!shown[side]) continue;
            const int index = kFaintest + scale.index(s.usd[side]) * (255 - kFaintest) / 255;
            QRect part = cell;
            // Both sides in one cell share it.
            if (shown[0] && shown[1]) {
                part.setWidth(std::max(1, cell.width() / 2));
                if (side == 1) part.moveLeft(cell.left() + cell.width() - part.width());
            }
            p->fillRect(part, QColor((*ramps[side])[static_cast<std::size_t>(index)]));
        }
    }
}

void ForcedMap::Parts::paintPath(QPainter* p)
{
    p->save();
    p->setClipRect(heat);
    p->setRenderHint(QPainter::Antialiasing);
    QPainterPath line;
    const ForcedPath* before = nullptr;
    // Hours beyond the last day, minutes within: a step longer than both is a gap.
    std::int64_t step = 1;
    for (const ForcedPath& at : path) {
        const QPointF here(q->xOf(minuteTime(at.minute)) + 0.5, q->yOf(at.mark) + 0.5);
        const std::int64_t away = before ? at.minute - before->minute : 0;
        if (!before || away > std::max<std::int64_t>(3, step * 2))
            line.moveTo(here);
        else
            line.lineTo(here);
        if (before) step = std::min<std::int64_t>(away, 60);
        before = &at;
    }
    if (before && price && live) line.lineTo(q->xOf(now) + 0.5, q->yOf(*price) + 0.5);
    // A dark rim keeps it apart from bright cells.
    p->setPen(QPen(withAlpha(style.theme.bg.panel, 0.75), 3));
    p->drawPath(line);
    p->setPen(QPen(stale ? style.theme.state.stale : style.theme.text.strong, 1.1));
    p->drawPath(line);
    p->restore();
}

void ForcedMap::Parts::paintAxes(QPainter* p)
{
    const double low = std::exp(range.first), high = std::exp(range.second);
    const QFontMetrics fm(style.meta);
    std::optional<int> tag;
    if (price) tag = q->yOf(*price);
    const auto ticks = priceTicks(low, high, heat.height(), kPriceGap, nullptr);
    for (const PriceTick& t : ticks) {
        const int y = q->yOf(t.price.value());
        if (y < heat.top() || y > heat.bottom() || !t.major) continue;
        p->fillRect(heat.left(), y, heat.width(), 1, style.theme.line.grid);
        if (!profile.isEmpty()) p->fillRect(profile.left(), y, profile.width(), 1, style.theme.line.grid);
        p->fillRect(axis.left(), y, 4, 1, style.theme.line.strong);
        if (tag && std::abs(y - *tag) < kTag) continue;
        const int top = within(y - 8, heat.top(), std::max(heat.top(), heat.bottom() - 15));
        p->setFont(style.meta);
        p->setPen(style.theme.text.muted);
        p->drawText(QRect(axis.left() + 6, top, axis.width() - 8, 16), Qt::AlignVCenter | Qt::AlignLeft,
                    format::price(t.price, decimals));
    }
    p->setFont(style.axis);
    const QFontMetrics small(style.axis);
    for (const TimeTick& t : timeTicks(leftEdge(), rightEdge(), heat.width(), kTimeGap)) {
        const int x = q->xOf(t.time), wide = small.horizontalAdvance(t.label);
        if (x < heat.left() || x > heat.right()) continue;
        p->fillRect(x, heat.top(), 1, heat.height(), style.theme.line.grid);
        p->fillRect(x, time.top(), 1, 4, style.theme.line.strong);
        if (x - wide / 2 < heat.left() || x + wide / 2 > axis.right()) continue;
        p->setPen(style.theme.text.muted);
        p->drawText(QRect(x - wide / 2 - 2, time.top() + 4, wide + 4, time.height() - 4), Qt::AlignCenter,
                    t.label);
    }
    p->fillRect(axis.left(), axis.top(), 1, axis.height(), style.theme.line.base);
    if (!profile.isEmpty())
        p->fillRect(profile.left() - 1, profile.top(), 1, profile.height(), style.theme.line.base);
    p->fillRect(heat.left(), heat.bottom() + 1, q->width(), 1, style.theme.line.base);
    if (!tag || *tag < heat.top() || *tag > heat.bottom()) return;
    dottedHorizontal(p, heat.left(), heat.right(), *tag, style.theme.line.strong);
    if (!profile.isEmpty()) p->fillRect(profile.left(), *tag, profile.width(), 1, style.theme.text.base);
    const QRect pill(axis.left() + 1, within(*tag - kTag / 2, heat.top(), heat.bottom() - kTag + 1),
                     axis.width() - 2, kTag);
    p->fillRect(pill, stale ? style.theme.state.stale : style.theme.text.strong);
    p->setFont(style.body);
    p->setPen(style.theme.bg.panel);
    p->drawText(pill.adjusted(4, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, priceText(*price));
}

void ForcedMap::Parts::paintLanes(QPainter* p)
{
    int top = lanesRect.top() + 1;
    for (const ForcedLane& lane : lanes) {
        const QRect all(heat.left(), top, heat.width(), 3);
        p->fillRect(all, style.theme.bg.input);
        for (const auto& [from, to] : lane.runs) {
            const int left = std::max(heat.left(), q->xOf(from)), right = std::min(heat.right(), q->xOf(to));
            if (right >= left) p->fillRect(left, top, right - left + 1, 3, venueColor(lane.venue, style.theme));
        }
        top += 4;
    }
}

void ForcedMap::Parts::paintBadge(QPainter* p)
{
    badge = {};
    if (live) return;
    p->setFont(style.body);
    const QString words = ForcedMap::tr("Paused \u00b7 End: live");
    const int wide = QFontMetrics(style.body).horizontalAdvance(words) + 16;
    badge = QRect(heat.right() - wide - 6, heat.top() + 6, wide, 20);
    if (badge.left() < heat.left()) badge.moveLeft(heat.left());
    p->fillRect(badge, style.theme.ui.accentFill);
    p->setPen(style.theme.text.strong);
    p->drawText(badge, Qt::AlignCenter, words);
}

void ForcedMap::Parts::paint(QPainter* p)
{
    p->fillRect(q->rect(), style.theme.bg.panel);
    if (heat.width() < 20 || heat.height() < 20) return;
    if (empty()) {
        pins.hide();
        p->setFont(style.tag);
        p->setPen(style.theme.text.muted);
        p->drawText(heat.adjusted(8, 0, -8, -20), Qt::AlignCenter | Qt::TextWordWrap, emptyText);
        p->setFont(style.meta);
        p->drawText(heat.adjusted(8, 44, -8, 0), Qt::AlignCenter | Qt::TextWordWrap, emptyHint);
        return;
    }
    p->setClipRect(q->rect());
    paintUnknown(p);
    paintShade(p);
    paintAxes(p);
    paintCells(p);
    paintPath(p);
    paintUnknownWords(p);
    paintShadeWords(p);
    paintLanes(p);
    pins.paint(p, style, heat, [this](Timestamp at) { return static_cast<double>(q->xOf(at)); });
    if (stale) {
        fillHatch(p, heat, Hatch::StaleCell, withAlpha(style.theme.state.hatch, 0.5));
        const int wide = QFontMetrics(style.meta).horizontalAdvance(staleWords) + 12;
        if (!staleWords.isEmpty() && wide < heat.width())
            paintPill(p, style, QRect(heat.left() + 8, heat.top() + 6, wide, 18), staleWords,
                      style.theme.state.stale);
    }
    if (!profile.isEmpty()) paintProfile(p);
    paintKeyLevels(p);
    paintPositions(p);
    paintAlerts(p);
    paintBadge(p);
}

void ForcedMap::paintEvent(QPaintEvent*)
{
    m->refresh();
    QPainter p(this);
    m->paint(&p);
    m->paintBox(&p);
    m->paintCursor(&p);
    if (hasFocus()) {
        p.setPen(m->style.theme.ui.focus);
        p.setBrush(Qt::NoBrush);
        p.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

}  // namespace plimsoll
