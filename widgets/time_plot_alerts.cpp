// Alerts on the time plot: lines that are dragged, marks on the time axis.
#include "widgets/time_plot_parts.h"

#include "widgets/within.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

void TimePlot::setAlertLines(std::vector<AlertLine> lines)
{
    if (!m->alerts.set(std::move(lines))) return;
    if (m->drag == Parts::Drag::Alert && !m->alerts.dragged()) m->drag = Parts::Drag::None;
    m->changed();
}

const std::vector<AlertLine>& TimePlot::alertLines() const
{
    return m->alerts.lines();
}

void TimePlot::setAlertMarks(std::vector<AlertMark> marks)
{
    if (m->alerts.setMarks(std::move(marks))) m->changed();
}

const std::vector<AlertMark>& TimePlot::alertMarks() const
{
    return m->alerts.marks();
}

std::optional<double> TimePlot::draggedTo() const
{
    for (const AlertLine& line : m->alerts.lines())
        if (m->alerts.dragged() == line.id) return m->alerts.valueOf(line);
    return std::nullopt;
}

double TimePlot::valueAt(int y) const
{
    m->refresh();
    const QRect area = plotRect();
    const QCPRange range = m->plot->yAxis2->range();
    if (area.height() <= 0) return range.center();
    return range.lower + range.size() * (area.bottom() + 1 - y) / area.height();
}

const AlertLine* TimePlot::Parts::alertAt(const QPoint& at) const
{
    if (drag != Drag::None && drag != Drag::Alert) return nullptr;
    if (empty() || !(q->plotRect().contains(at) || q->valueAxisRect().contains(at))) return nullptr;
    return alerts.at(at.y(), [this](double value) { return q->yOf(value); });
}

bool TimePlot::Parts::beginAlert(const QPoint& at, Qt::KeyboardModifiers modifiers)
{
    const bool inside = q->plotRect().contains(at) || q->valueAxisRect().contains(at);
    if ((modifiers & Qt::AltModifier) && inside && !empty()) {
        const double perPixel = std::abs(q->valueAt(at.y()) - q->valueAt(at.y() + 1));
        Q_EMIT q->alertWanted(roundedLevel(q->valueAt(at.y()), perPixel));
        return true;
    }
    const AlertLine* const line = alertAt(at);
    if (!line) return false;
    alerts.begin(*line);
    drag = Drag::Alert;
    q->setFocus(Qt::MouseFocusReason);
    changed();
    return true;
}

void TimePlot::Parts::moveAlert(const QPoint& at)
{
    if (!dragged) return;
    const QRect area = q->plotRect();
    const int y = within(at.y(), area.top(), area.bottom());
    alerts.move(roundedLevel(q->valueAt(y), std::abs(q->valueAt(y) - q->valueAt(y + 1))));
}

void TimePlot::Parts::endAlert()
{
    const auto moved = alerts.end();
    if (!moved) return;
    if (moved->to)
        Q_EMIT q->alertMoved(moved->id, *moved->to);
    else
        Q_EMIT q->alertPressed(moved->id);
}

void TimePlot::Parts::paintAlerts(QCPPainter* p, const QRect& area)
{
    const QRect tag(area.right() + 1, 0, axisWidth, 16);
    for (const AlertLine& line : alerts.lines()) {
        const double value = alerts.valueOf(line);
        if (!plot->yAxis2->range().contains(value)) continue;
        const int y = static_cast<int>(std::lround(plot->yAxis2->coordToPixel(value)));
        paintAlertLine(p, style, line, y, area, area.right(), tag, format(value), alerts.dragged() == line.id);
    }
    paintAlertMarks(p, style, alerts.marks(), area,
                    [this](Timestamp t) { return plot->xAxis->coordToPixel(plotKey(t)); });
}

}  // namespace plimsoll
