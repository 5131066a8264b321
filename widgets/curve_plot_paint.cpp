// What the curve plot draws: graphs, axes, ends, the cursor's words.
#include "widgets/curve_plot_parts.h"

#include "widgets/within.h"

namespace plimsoll {

namespace {

constexpr int kTop = 20, kBottom = 20, kLeft = 22;
constexpr double kFill = 0.16, kRoomAbove = 1.06, kLeastCost = 1;

}  // namespace

void CurvePlot::Parts::refresh()
{
    if (!std::exchange(dirty, false)) return;
    plot->clearGraphs();
    double most = kLeastCost;
    int words = 0, ends = 0;
    const QFontMetrics meta(style.meta);
    for (const CurveSeries& s : series) {
        for (const CurvePoint& p : s.points)
            if (p.y) most = std::max(most, *p.y);
        if (const CurvePoint* end = s.labelled ? last(s) : nullptr)
            ends = std::max(ends, meta.horizontalAdvance(s.code + u' ' + yText(*end->y)) + 12);
    }
    for (const double c : kCurveCosts)
        if (c <= most * kRoomAbove * kRoomAbove) words = std::max(words, meta.horizontalAdvance(costText(c)) + 10);
    axisWidth = std::max(34, words);
    endWidth = q->width() >= 260 ? ends : 0;
    plot->axisRect()->setMargins({kLeft, kTop, axisWidth + endWidth + 2, kBottom});
    if (!ticks.empty()) plot->xAxis->setRange(curveAcross(ticks.front()) - 0.04, curveAcross(ticks.back()) + 0.04);
    plot->yAxis2->setRange(0, curveUp(most) * kRoomAbove);
    plot->yAxis->setRange(plot->yAxis2->range());
    QCPGraph* before = nullptr;
    bool fill = false;
    for (const CurveSeries& s : series) {
        QCPGraph* const g = plot->addGraph(plot->xAxis, plot->yAxis2);
        QVector<double> x, y;
        for (const CurvePoint& p : s.points) {
            x << curveAcross(p.x);
            y << (p.y ? curveUp(*p.y) : std::nan(""));
        }
        g->setData(x, y, true);
        g->setPen(penOf(s));
        g->setAntialiased(true);
        if (s.dots) {
            QCPScatterStyle dots(QCPScatterStyle::ssDisc, inkOf(s), inkOf(s), 5);
            g->setScatterStyle(dots);
        }
        if (fill && before) {
            before->setBrush(withAlpha(stale ? style.theme.state.stale : style.theme.severity.notice, kFill));
            before->setChannelFillGraph(g);
        }
        before = g;
        fill = s.filledTo;
    }
    plot->replot(QCustomPlot::rpQueuedRefresh);
}

void CurvePlot::Parts::paintOver(QCPPainter* p)
{
    const QRect area = plot->axisRect()->rect();
    const Theme& t = style.theme;
    p->setClipping(false);
    if (empty()) return chrome::paintEmpty(p, style, area, emptyText, emptyHint);
    p->setFont(style.axis);
    p->setPen(t.text.muted);
    p->drawText(QRect(area.left(), 3, q->width() - area.left() - 6, 13), Qt::AlignRight | Qt::AlignVCenter, title);
    if (mark && !ticks.empty() && *mark >= ticks.front() && *mark <= ticks.back()) {
        const int x = static_cast<int>(std::lround(plot->xAxis->coordToPixel(curveAcross(*mark))));
        dottedVertical(p, x, area.top(), area.bottom(), t.ui.accent);
        const int wide = QFontMetrics(style.axis).horizontalAdvance(markText) + 2;
        p->setPen(t.ui.accent);
        const int left = x + 4 + wide > area.right() ? x - 4 - wide : x + 4;
        p->drawText(QRect(left, area.top() + 1, wide, 13), Qt::AlignLeft | Qt::AlignVCenter, markText);
    }
    if (stale) chrome::paintStale(p, style, area, staleWords);
    paintEnds(p, area);
    if (!exporting) paintReading(p, area);
}

// Each curve is named where it ends; one that ends early says why beside its hollow last mark.
void CurvePlot::Parts::paintEnds(QCPPainter* p, const QRect& area)
{
    std::vector<chrome::End> ends;
    int wordsFree = area.top() + 16;
    for (const CurveSeries& s : series) {
        const CurvePoint* end = last(s);
        if (!end) continue;
        const int x = static_cast<int>(std::lround(plot->xAxis->coordToPixel(curveAcross(end->x)))),
                  y = static_cast<int>(std::lround(plot->yAxis2->coordToPixel(curveUp(*end->y))));
        if (s.labelled) ends.push_back({y, inkOf(s), s.code + u' ' + yText(*end->y)});
        if (s.ends.isEmpty()) continue;
        p->setAntialiasing(true);
        p->setPen(QPen(inkOf(s), 1.4));
        p->setBrush(style.theme.bg.panel);
        p->drawEllipse(QPointF(x, y), 3.2, 3.2);
        p->setBrush(Qt::NoBrush);
        p->setAntialiasing(false);
        p->setFont(style.axis);
        const int wide = QFontMetrics(style.axis).horizontalAdvance(s.ends) + 2;
        if (wide > area.width() - 12) continue;
        const int left = within(x - wide - 8, area.left() + 4, std::max(area.left() + 4, area.right() - wide));
        const int top = within(std::max(y - 15, wordsFree), area.top(), std::max(area.top(), area.bottom() - 13));
        wordsFree = top + 13;
        p->setPen(inkOf(s));
        p->drawText(QRect(left, top, wide, 13), Qt::AlignLeft | Qt::AlignVCenter, s.ends);
    }
    chrome::paintEnds(p, style, area, area.right() + 1 + axisWidth, endWidth, std::move(ends), stale);
}

void CurvePlot::Parts::paintReading(QCPPainter* p, const QRect& area)
{
    const auto at = q->cursor();
    if (!at) return;
    const int x = static_cast<int>(std::lround(plot->xAxis->coordToPixel(curveAcross(*at))));
    dottedVertical(p, x, area.top(), area.bottom(), style.theme.text.strong);
    std::vector<TooltipLine> lines = {{xText(*at), {}, {}}};
    for (const CurveReading& r : q->readingAt(*at)) {
        const auto s =
            std::find_if(series.begin(), series.end(), [&](const CurveSeries& c) { return c.name == r.name; });
        lines.push_back({yText(r.y) + u' ' + unit, r.name, s == series.end() ? QColor() : inkOf(*s)});
        if (s != series.end())
            p->fillRect(x - 2, static_cast<int>(std::lround(plot->yAxis2->coordToPixel(curveUp(r.y)))) - 2, 5, 5,
                        inkOf(*s));
    }
    paintTooltip(p, style, pointer.value_or(QPoint(x, area.center().y())), q->rect(), lines);
}

}  // namespace plimsoll
