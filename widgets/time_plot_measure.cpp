// The time plot's box to zoom to, its measure, and the way back from any zoom or move.
#include "widgets/format.h"
#include "widgets/time_plot_parts.h"
#include "widgets/within.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plimsoll {

void TimePlot::Parts::remember()
{
    undo.push_back({shown, right, live, frozen, values});
    if (undo.size() > kMostViewsKept) undo.erase(undo.begin());
}

void TimePlot::Parts::goBack()
{
    // A gesture that moved nothing is no step.
    const auto same = [this](const View& v) {
        return v.shown == shown && v.live == live && v.frozen == frozen && v.values == values &&
               (live || v.right == right);
    };
    const std::size_t steps = undo.size();
    while (!undo.empty() && same(undo.back())) undo.pop_back();
    if (undo.empty()) {
        // A plot above or below may have moved its values in those.
        if (steps > 0) Q_EMIT q->viewChanged();
        return;
    }
    const View before = undo.back();
    undo.pop_back();
    shown = before.shown;
    right = before.right;
    frozen = before.frozen;
    values = before.values;
    setLive(before.live);
    clamp();
    changed();
    Q_EMIT q->viewChanged();
}

void TimePlot::Parts::goWith(const Parts& lead)
{
    std::vector<View> mine = std::exchange(undo, lead.undo);
    for (std::size_t i = 0; i < undo.size(); ++i) undo[i].values = i < mine.size() ? mine[i].values : values;
    if (mine.size() > undo.size()) values = mine[undo.size()].values;
}

QRect TimePlot::Parts::box() const
{
    if (drag != Drag::Box || !dragged) return {};
    return QRect(dragFrom, dragLast).normalized().intersected(q->plotRect());
}

void TimePlot::Parts::zoomToBox()
{
    const QRect area = box();
    if (empty() || area.width() < kLeastBox || area.height() < kLeastBox) return;
    const Timestamp from = q->timeAt(area.left()), to = std::min(now, q->timeAt(area.right() + 1));
    const double low = q->valueAt(area.bottom() + 1), high = q->valueAt(area.top());
    if (!(high > low)) return;
    remember();
    showFor(to - from);
    right = to;
    values = {low, high};
    if (!frozen) setLive(to >= now);
    clamp();
    changed();
    Q_EMIT q->viewChanged();
}

void TimePlot::Parts::beginRuler(const QPoint& at, bool follows)
{
    if (empty()) return;
    const Timestamp time = q->timeAt(at.x());
    const double value = q->valueAt(at.y());
    ruler = Ruler{time, time, value, value, follows};
}

void TimePlot::Parts::moveRuler(const QPoint& to)
{
    if (!ruler) return;
    const QRect area = q->plotRect();
    ruler->toTime = q->timeAt(within(to.x(), area.left(), area.right()));
    ruler->toValue = q->valueAt(within(to.y(), area.top(), area.bottom()));
}

QString TimePlot::Parts::rulerText() const
{
    if (!ruler) return {};
    const double by = ruler->toValue - ruler->fromValue;
    const QString sign = by > 0 ? QStringLiteral("+") : by < 0 ? QStringLiteral("\u2212") : QString();
    QString size = format(std::abs(by));
    if (size.startsWith(u'+')) size.remove(0, 1);
    QString text = sign + size;
    if (amounts && ruler->fromValue > 0)
        text += QStringLiteral(" \u00b7 ") + format::percentChange(by / ruler->fromValue);
    const Duration span = ruler->toTime - ruler->fromTime;
    return text + QStringLiteral(" \u00b7 ") + measuredTime(span);
}

void TimePlot::Parts::paintRuler(QCPPainter* p, const QRect& area)
{
    if (!ruler) return;
    const auto place = [&](Timestamp time, double value) {
        return QPoint(static_cast<int>(std::lround(plot->xAxis->coordToPixel(plotKey(time)))),
                      static_cast<int>(std::lround(plot->yAxis2->coordToPixel(value))));
    };
    paintMeasure(p, style, area, place(ruler->fromTime, ruler->fromValue), place(ruler->toTime, ruler->toValue),
                 rulerText());
}

bool TimePlot::busy() const
{
    return m->ruler || m->drag == Parts::Drag::Box || m->drag == Parts::Drag::Ruler ||
           m->drag == Parts::Drag::Alert;
}

QString TimePlot::rulerText() const
{
    return m->rulerText();
}

}  // namespace plimsoll
