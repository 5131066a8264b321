// What the time plot draws beside QCustomPlot's graphs: axes' words, rules, ends, cursor, states.
#include "widgets/color_ramp.h"
#include "widgets/format.h"
#include "widgets/icon.h"
#include "widgets/plot_axis.h"
#include "widgets/time_plot_parts.h"
#include "widgets/ui_text.h"
#include "widgets/within.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plimsoll {

namespace {

constexpr int kTimeGap = 64, kValueGap = 26;
constexpr double kFaint = 0.5;
constexpr int kRoomForWords = 40;

// 1, 2 or 5 times a power of ten.
double niceStep(double least)
{
    if (!(least > 0) || !std::isfinite(least)) return 1;
    const double decade = std::pow(10.0, std::floor(std::log10(least)));
    for (const double lead : {1.0, 2.0, 5.0})
        if (lead * decade >= least * (1 - 1e-9)) return lead * decade;
    return 10 * decade;
}

}  // namespace

std::vector<GivenTicker::Tick> TimePlot::Parts::timeTicksOf(const QCPRange& range) const
{
    std::vector<GivenTicker::Tick> out;
    for (const TimeTick& t :
         timeTicks(plotTime(range.lower), plotTime(range.upper), q->plotRect().width(), kTimeGap))
        out.emplace_back(plotKey(t.time), t.label);
    return out;
}

std::vector<GivenTicker::Tick> TimePlot::Parts::valueTicksOf(const QCPRange& range) const
{
    std::vector<GivenTicker::Tick> out;
    if (empty()) return out;  // an axis without a value says nothing
    const double step = niceStep(range.size() * kValueGap / std::max(1, q->plotRect().height()));
    const auto first = static_cast<std::int64_t>(std::ceil(range.lower / step));
    const auto last = static_cast<std::int64_t>(std::floor(range.upper / step));
    // Words stand above the axis: no label rises into them.
    const double top =
        axisWords().isEmpty() ? range.upper : range.upper - range.size() * 6 / std::max(1, q->plotRect().height());
    for (std::int64_t i = first; i <= last && static_cast<double>(i) * step <= top && out.size() < 100; ++i)
        out.emplace_back(static_cast<double>(i) * step, format(static_cast<double>(i) * step));
    return out;
}

QColor TimePlot::Parts::inkOf(const PlotSeries& s) const
{
    if (stale) return style.theme.state.stale;
    return s.faint ? mix(style.theme.bg.panel, s.color, kFaint) : s.color;
}

QString TimePlot::Parts::axisWords() const
{
    if (!values) return unit;
    const QString hand = UiText::tr("by hand");
    return unit.isEmpty() ? hand : unit + QStringLiteral(" \u00b7 ") + hand;
}

void TimePlot::Parts::paintUnder(QCPPainter* p)
{
    const QRect area = plot->axisRect()->rect();
    const Theme& t = style.theme;
    if (!empty())
        paintWeekShade(p, t, shade, area, rightEdge() - shown, rightEdge(), [this](Timestamp at) {
            return static_cast<int>(std::lround(plot->xAxis->coordToPixel(plotKey(at))));
        });
    paintGaps(p, area);
    const auto yOf = [&](double v) { return static_cast<int>(std::lround(plot->yAxis2->coordToPixel(v))); };
    if (zeroLine && !empty() && plot->yAxis2->range().contains(0))
        p->fillRect(area.left(), yOf(0), area.width(), 1, t.line.strong);
    p->setFont(style.axis);
    for (const PlotLevel& level : levels) {
        if (!plot->yAxis2->range().contains(level.value)) continue;
        const int y = yOf(level.value);
        QPen pen(level.color, 1);
        pen.setDashPattern({5, 3});
        p->setPen(pen);
        p->drawLine(QLineF(area.left(), y, area.right(), y));
        p->drawText(QRect(area.left() + 4, y - 14, area.width() - 8, 13), Qt::AlignLeft | Qt::AlignVCenter,
                    level.text);
    }
    paintBoxes(p, area);
}

void TimePlot::Parts::paintOver(QCPPainter* p)
{
    const QRect area = plot->axisRect()->rect();
    const Theme& t = style.theme;
    p->setClipping(false);
    if (empty()) {
        pins.hide();
        return chrome::paintEmpty(p, style, area, emptyText, emptyHint);
    }
    if (const QString words = axisWords(); !words.isEmpty()) {
        p->setFont(style.axis);
        p->setPen(t.text.muted);
        const QRect at(area.left(), 2, q->width() - area.left() - 6, 13);
        p->drawText(at, Qt::AlignRight | Qt::AlignVCenter, words);
    }
    paintLanes(p, area);
    pins.paint(p, style, area, [this](Timestamp at) { return plot->xAxis->coordToPixel(plotKey(at)); });
    paintMarkers(p, area);
    paintCut(p, area);
    if (stale) chrome::paintStale(p, style, area, staleWords);
    paintAlerts(p, area);
    paintRuler(p, area);
    paintEnds(p, area);
    if (marked && !exporting) {
        const int x = static_cast<int>(std::lround(plot->xAxis->coordToPixel(plotKey(*marked))));
        if (area.left() <= x && x <= area.right()) dottedVertical(p, x, area.top(), area.bottom(), t.ui.accent);
    }
    if (exporting) return;
    paintZoomBox(p, t, box());
    paintBadge(p, area);
    paintCursor(p, area);
}

// What lies beyond the middle is not hidden: a rule at the edge, and how far it goes.
void TimePlot::Parts::paintCut(QCPPainter* p, const QRect& area)
{
    if (!clipped || values) return;
    const auto [low, high] = middle();
    p->setFont(style.axis);
    const auto say = [&](bool above, double value) {
        const int y = above ? area.top() : area.bottom();
        QPen pen(style.theme.text.muted, 1);
        pen.setDashPattern({2, 3});
        p->setPen(pen);
        p->drawLine(QLineF(area.left(), y, area.right(), y));
        const QString words =
            (above ? UiText::tr("cut off, up to %1") : UiText::tr("cut off, down to %1")).arg(format(value));
        // In a low plot the rule alone has to do: words would lie on the lines.
        if (area.height() < kRoomForWords) return;
        QRect box(0, 0, QFontMetrics(style.axis).horizontalAdvance(words) + 8, 13);
        box.moveTo(area.center().x() - box.width() / 2, above ? y + 1 : y - 14);
        QColor ground = style.theme.bg.panel;
        ground.setAlphaF(0.8f);
        p->fillRect(box, ground);
        p->setPen(style.theme.text.muted);
        p->drawText(box, Qt::AlignCenter, words);
    };
    double least = std::numeric_limits<double>::max(), most = std::numeric_limits<double>::lowest();
    const Timestamp to = rightEdge(), from = to - shown;
    for (const PlotSeries& s : series)
        for (std::size_t i = 0; i < s.points.size(); ++i) {
            const PlotPoint& v = s.points[i];
            const Timestamp end = i + 1 < s.points.size() ? s.points[i + 1].at : to;
            if (!v.value || v.at > to || end < from) continue;
            least = std::min(least, *v.value), most = std::max(most, *v.value);
        }
    if (most > high) say(true, most);
    if (least < low) say(false, least);
}

void TimePlot::Parts::paintMarkers(QCPPainter* p, const QRect& area)
{
    p->setFont(style.axis);
    const QFontMetrics metrics(style.axis);
    int freeFrom = area.left();
    for (const PlotMarker& marker : markers) {
        const double at = plot->xAxis->coordToPixel(plotKey(marker.at));
        if (at < area.left() || at > area.right()) continue;
        const int x = static_cast<int>(std::lround(at));
        dottedVertical(p, x, area.top(), area.bottom(), marker.color);
        const int width = metrics.horizontalAdvance(marker.text);
        const int left = x + 4 + width > area.right() ? x - 4 - width : x + 4;
        if (left < freeFrom) continue;
        freeFrom = left + width + 6;
        p->setPen(marker.color);
        p->drawText(QRect(left, area.bottom() - 14, width + 2, 13), Qt::AlignLeft | Qt::AlignVCenter, marker.text);
    }
}

void TimePlot::Parts::paintEnds(QCPPainter* p, const QRect& area)
{
    std::vector<chrome::End> ends;
    for (const PlotSeries& s : series)
        if (s.labelled && !s.points.empty() && s.points.back().value)
            ends.push_back({static_cast<int>(std::lround(plot->yAxis2->coordToPixel(*s.points.back().value))),
                            inkOf(s), s.code + u' ' + format(lastOwn(s).value_or(*s.points.back().value))});
    chrome::paintEnds(p, style, area, area.right() + 1 + axisWidth, endWidth, std::move(ends), stale);
}

void TimePlot::Parts::paintBadge(QCPPainter* p, const QRect& area)
{
    badge = {};
    if (live) return;
    const QString text = UiText::tr("Paused");
    badge = {area.left() + 6, area.bottom() - 26, QFontMetrics(style.tag).horizontalAdvance(text) + 30, 20};
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(style.theme.line.strong);
    p->setBrush(pointer && badge.contains(*pointer) ? style.theme.bg.pressed : style.theme.bg.overlay);
    p->drawRoundedRect(QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    p->restore();
    paintIcon(p, IconId::Pause, QRect(badge.left() + 5, badge.top() + 3, 14, 14), style.theme.text.strong);
    p->setFont(style.tag);
    p->setPen(style.theme.text.strong);
    p->drawText(badge.adjusted(23, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
}

void TimePlot::Parts::paintCursor(QCPPainter* p, const QRect& area)
{
    if (!pointer || drag == Drag::Pan || drag == Drag::Alert || drag == Drag::Box || drag == Drag::Ruler ||
        (ruler && ruler->follows) || !area.contains(*pointer) || badge.contains(*pointer))
        return;
    if (pins.paintTip(p, style, *pointer, q->rect())) return;
    const Theme& t = style.theme;
    const Timestamp at = plotTime(plot->xAxis->pixelToCoord(pointer->x()));
    dottedVertical(p, pointer->x(), area.top(), area.bottom(), t.text.strong);
    const QString when = shown > std::chrono::hours{20} ? format::dateTime(at) : format::clockTime(at);
    const int width = QFontMetrics(style.meta).horizontalAdvance(when) + 12;
    const QRect pill(within(pointer->x() - width / 2, area.left(), std::max(area.left(), area.right() - width)),
                     area.bottom() + 3, width, 16);
    p->fillRect(pill, t.bg.pressed);
    p->setFont(style.meta);
    p->setPen(t.text.strong);
    p->drawText(pill, Qt::AlignCenter, when);

    std::vector<TooltipLine> lines;
    for (const PlotReading& r : q->readingAt(at)) {
        const auto s = std::find_if(series.begin(), series.end(),
                                    [&](const PlotSeries& x) { return x.name == r.name && x.code == r.code; });
        QString range;
        if (r.candle)
            range = UiText::tr("open %1, high %2, low %3 · ")
                        .arg(format(r.candle->open), format(r.candle->high), format(r.candle->low));
        lines.push_back({format(r.value),
                         range + (r.name.isEmpty() ? r.code : r.name) + QStringLiteral(" · ") +
                             (shown > std::chrono::hours{20} ? format::dateTime(r.at) : format::clockTime(r.at)),
                         s == series.end() ? QColor() : inkOf(*s)});
        const int y = static_cast<int>(std::lround(plot->yAxis2->coordToPixel(r.value)));
        if (s != series.end() && area.top() <= y && y <= area.bottom())
            p->fillRect(pointer->x() - 2, y - 2, 5, 5, inkOf(*s));
    }
    if (lines.empty()) lines.push_back({{}, UiText::tr("nothing known then"), {}});
    if (const QString why = shadeTip(shade, at); !why.isEmpty()) lines.push_back({{}, why, {}});
    paintTooltip(p, style, *pointer, q->rect(), lines);
}

}  // namespace plimsoll
