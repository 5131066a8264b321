// Mouse and keys of the time plot.
#include "widgets/own_escape.h"
#include "widgets/time_plot_parts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace plimsoll {

namespace {
constexpr double kZoom = 1.25;  // a step of the wheel
constexpr int kWheelStep = 120, kKeyPan = 40;
constexpr int kStill = 3;  // a hand that presses moves by less
}  // namespace

void TimePlot::wheelEvent(QWheelEvent* e)
{
    m->refresh();
    e->accept();
    const QPoint at = e->position().toPoint();
    m->wheelRest += e->angleDelta().y() / static_cast<double>(kWheelStep);
    const int steps = static_cast<int>(m->wheelRest);
    if (steps == 0) return;
    m->wheelRest -= steps;
    const double factor = std::pow(kZoom, -steps);
    m->remember();
    if (valueAxisRect().contains(at))
        m->zoomValues(factor, at.y());
    else
        m->zoomTime(factor, at.x());
}

void TimePlot::mousePressEvent(QMouseEvent* e)
{
    if (e->button() != Qt::LeftButton) return;
    const QPoint at = e->position().toPoint();
    if (m->badge.contains(at)) return goLive();
    m->dragFrom = m->dragLast = at;
    m->dragged = false;
    const bool inside = plotRect().contains(at) && !m->empty();
    const bool boxes = inside && (e->modifiers() & Qt::ShiftModifier);
    const bool measures = inside && !boxes && (e->modifiers() & Qt::ControlModifier);
    // A measure that follows the pointer stays where the next click is; the one after that puts it away.
    m->quiet = false;
    if (m->ruler && !boxes && !measures && !(e->modifiers() & Qt::AltModifier)) {
        if (std::exchange(m->ruler->follows, false)) return m->changed();
        m->ruler.reset();
        m->quiet = true;
        m->changed();
    }
    if (boxes || measures) {
        m->drag = boxes ? Parts::Drag::Box : Parts::Drag::Ruler;
        if (measures) m->beginRuler(at, false);
        return;
    }
    const bool alert = m->beginAlert(at, e->modifiers());
    m->pins.press(at, !alert && !m->quiet && e->modifiers() == Qt::NoModifier);
    if (alert) return;
    m->drag = valueAxisRect().contains(at)  ? Parts::Drag::Values
              : timeAxisRect().contains(at) ? Parts::Drag::Time
                                            : Parts::Drag::Pan;
}

void TimePlot::mouseMoveEvent(QMouseEvent* e)
{
    m->refresh();
    const QPoint at = e->position().toPoint();
    m->pointer = at;
    m->pins.move(at);
    // As long as it may be a press on a flag nothing moves.
    const QPoint delta = m->pins.pressed() ? QPoint() : at - m->dragLast;
    const bool moves =
        m->drag == Parts::Drag::Pan || m->drag == Parts::Drag::Values || m->drag == Parts::Drag::Time;
    if (!delta.isNull() && !std::exchange(m->dragged, true) && moves) m->remember();
    if (m->ruler && (m->ruler->follows || m->drag == Parts::Drag::Ruler)) m->moveRuler(at);
    switch (m->drag) {
        case Parts::Drag::None:
        case Parts::Drag::Box:
        case Parts::Drag::Ruler: break;
        case Parts::Drag::Pan:
            if (delta.x() != 0) m->panBy(delta.x());
            break;
        case Parts::Drag::Values:
            if (delta.y() != 0) m->zoomValues(std::pow(kZoom, delta.y() / 24.0), plotRect().center().y());
            break;
        case Parts::Drag::Time:
            if (delta.x() != 0) m->zoomTime(std::pow(kZoom, -delta.x() / 24.0), plotRect().right());
            break;
        case Parts::Drag::Alert: m->moveAlert(at); break;
    }
    if (!m->pins.pressed()) m->dragLast = at;
    const bool inside = plotRect().contains(at);
    setCursor(m->badge.contains(at)          ? Qt::PointingHandCursor
              : m->alertAt(at)               ? Qt::SplitVCursor
              : m->pins.at(at)               ? Qt::PointingHandCursor
              : valueAxisRect().contains(at) ? Qt::SizeVerCursor
              : timeAxisRect().contains(at)  ? Qt::SizeHorCursor
              : m->drag == Parts::Drag::Pan  ? Qt::ClosedHandCursor
              : inside                       ? Qt::CrossCursor
                                             : Qt::ArrowCursor);
    Q_EMIT timeHovered(inside ? std::optional(timeAt(at.x())) : std::nullopt);
    m->changed();
}

void TimePlot::mouseReleaseEvent(QMouseEvent* e)
{
    if (e->button() != Qt::LeftButton) return;
    const bool click = m->drag == Parts::Drag::Pan && !m->dragged && !m->quiet;
    const QPoint at = e->position().toPoint();
    if (m->drag == Parts::Drag::Alert) m->endAlert();
    // Shift+click, or Ctrl+click: the other end goes with the pointer until the next click.
    const bool still = (at - m->dragFrom).manhattanLength() < kStill;
    if (m->drag == Parts::Drag::Box) still ? m->beginRuler(m->dragFrom, true) : m->zoomToBox();
    if (m->drag == Parts::Drag::Ruler && m->ruler) m->ruler->follows = still;
    m->drag = Parts::Drag::None;
    const auto flag = m->pins.release();
    if (flag)
        Q_EMIT markPressed(*flag);
    else if (click && plotRect().contains(at))
        Q_EMIT timeClicked(timeAt(at.x()));
    m->changed();
}

void TimePlot::mouseDoubleClickEvent(QMouseEvent* e)
{
    const QPoint at = e->position().toPoint();
    if (valueAxisRect().contains(at) || timeAxisRect().contains(at)) m->remember();
    if (valueAxisRect().contains(at)) {
        m->values.reset();
        m->changed();
        Q_EMIT viewChanged();
    } else if (timeAxisRect().contains(at)) {
        m->shown = m->wanted;
        goLive();
    }
}

void TimePlot::leaveEvent(QEvent*)
{
    m->pointer.reset();
    Q_EMIT timeHovered(std::nullopt);
    m->changed();
}

bool TimePlot::event(QEvent* e)
{
    return takesEscape(e, [this] { return busy(); }) || QWidget::event(e);
}

void TimePlot::keyPressEvent(QKeyEvent* e)
{
    if (e->matches(QKeySequence::Undo)) return m->goBack();
    if (e->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return QWidget::keyPressEvent(e);
    const QRect area = plotRect();
    if (e->key() == Qt::Key_Escape && (m->ruler || m->drag == Parts::Drag::Box)) {
        m->drag = Parts::Drag::None;
        m->ruler.reset();
        return m->changed();
    }
    if (e->key() == Qt::Key_Escape && m->drag == Parts::Drag::Alert) {
        m->drag = Parts::Drag::None;
        m->alerts.cancel();
        return m->changed();
    }
    constexpr std::array moving = {Qt::Key_Home,  Qt::Key_Left,  Qt::Key_Right,  Qt::Key_Plus,
                                   Qt::Key_Equal, Qt::Key_Minus, Qt::Key_PageUp, Qt::Key_PageDown};
    if (std::find(moving.begin(), moving.end(), e->key()) != moving.end()) m->remember();
    switch (e->key()) {
        case Qt::Key_Space: return setPaused(!paused());
        case Qt::Key_End: return goLive();
        case Qt::Key_Home: return resetView();
        case Qt::Key_Left: return m->panBy(kKeyPan);
        case Qt::Key_Right: return m->panBy(-kKeyPan);
        case Qt::Key_Plus:
        case Qt::Key_Equal: return m->zoomTime(1 / kZoom, area.right());
        case Qt::Key_Minus: return m->zoomTime(kZoom, area.right());
        case Qt::Key_PageUp: return m->zoomValues(1 / kZoom, area.center().y());
        case Qt::Key_PageDown: return m->zoomValues(kZoom, area.center().y());
        default: break;
    }
    QWidget::keyPressEvent(e);
}

}  // namespace plimsoll
