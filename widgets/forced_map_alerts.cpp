// Alerts on the forced map: prices that somebody waits for.
#include "widgets/forced_map_parts.h"

#include "widgets/within.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

void ForcedMap::setAlertLines(std::vector<AlertLine> lines)
{
    if (m->alerts.set(std::move(lines))) update();
    if (m->dragging == Parts::Drag::Alert && !m->alerts.dragged()) m->dragging = Parts::Drag::None;
}

const std::vector<AlertLine>& ForcedMap::alertLines() const
{
    return m->alerts.lines();
}

void ForcedMap::setAlertMarks(std::vector<AlertMark> marks)
{
    if (m->alerts.setMarks(std::move(marks))) update();
}

void ForcedMap::setMarks(std::vector<ChartMark> marks)
{
    if (m->pins.set(std::move(marks))) update();
}
const ChartMarks& ForcedMap::marks() const
{
    return m->pins;
}

const AlertLine* ForcedMap::Parts::alertAt(const QPoint& at) const
{
    if (dragging != Drag::None && dragging != Drag::Alert) return nullptr;
    if (empty() || !(heat.contains(at) || axis.contains(at))) return nullptr;
    return alerts.at(at.y(), [this](double level) { return q->yOf(level); });
}

bool ForcedMap::Parts::beginAlert(const QPoint& at, Qt::KeyboardModifiers modifiers)
{
    const bool inside = heat.contains(at) || axis.contains(at) || profile.contains(at);
    if ((modifiers & Qt::AltModifier) && inside && !empty()) {
        const double level = q->priceAt(at.y());
        Q_EMIT q->alertWanted(roundedLevel(level, std::abs(level - q->priceAt(at.y() + 1))));
        return true;
    }
    const AlertLine* const line = alertAt(at);
    if (!line) return false;
    alerts.begin(*line);
    dragging = Drag::Alert;
    drag = at;
    q->setFocus(Qt::MouseFocusReason);
    q->update();
    return true;
}

void ForcedMap::Parts::moveAlert(const QPoint& at)
{
    const int y = within(at.y(), heat.top(), heat.bottom());
    const double level = q->priceAt(y);
    alerts.move(roundedLevel(level, std::abs(level - q->priceAt(y + 1))));
}

void ForcedMap::Parts::endAlert()
{
    const auto moved = alerts.end();
    if (!moved) return;
    if (moved->to)
        Q_EMIT q->alertMoved(moved->id, *moved->to);
    else
        Q_EMIT q->alertPressed(moved->id);
}

void ForcedMap::Parts::paintAlerts(QPainter* p)
{
    for (const AlertLine& line : alerts.lines()) {
        const double value = alerts.valueOf(line);
        if (!(value > 0)) continue;
        const int y = q->yOf(value);
        if (y < heat.top() || y > heat.bottom()) continue;
        paintAlertLine(p, style, line, y, heat, heat.right(), QRect(axis.left() + 1, 0, axis.width() - 1, 16),
                       priceText(value), alerts.dragged() == line.id);
    }
    paintAlertMarks(p, style, alerts.marks(), heat,
                    [this](Timestamp at) { return static_cast<double>(q->xOf(at)); });
}

}  // namespace plimsoll
