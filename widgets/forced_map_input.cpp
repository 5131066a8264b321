// Mouse and keys of the forced map.
#include "widgets/forced_map_parts.h"

#include "widgets/own_escape.h"
#include "widgets/within.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace plimsoll {

namespace {

constexpr double kZoom = 1.25, kBrighter = 1.25;
constexpr int kWheelStep = 120, kKeyPan = 40;

}  // namespace

void ForcedMap::Parts::setLive(bool on)
{
    if (on == live) return;
    if (!on) pausedAt = now;
    live = on;
    changed();
    Q_EMIT q->pausedChanged(!on);
}

void ForcedMap::Parts::zoomTime(double factor, int x)
{
    const Timestamp at = q->timeAt(x);
    const double share = toSeconds(rightEdge() - at) / toSeconds(spanned);
    const auto next = Duration{static_cast<std::int64_t>(static_cast<double>(spanned.count()) * factor)};
    spanned = within(next, kLeastSpan, kMostSpan);
    if (!live)
        pausedAt =
            std::min(now, at + Duration{static_cast<std::int64_t>(share * static_cast<double>(spanned.count()))});
    changed();
    Q_EMIT q->viewChanged();
}

void ForcedMap::Parts::zoomPrice(double factor, int y)
{
    refresh();
    const double at = std::log(q->priceAt(y));
    const double wide = within((range.second - range.first) * factor, kLeastPrices, kMostPrices);
    const double share = (at - range.first) / (range.second - range.first);
    prices = {at - share * wide, at + (1 - share) * wide};
    changed();
    Q_EMIT q->viewChanged();
}

void ForcedMap::Parts::panBy(const QPoint& by)
{
    refresh();
    if (by.x() != 0 && heat.width() > 0) {
        const auto moved =
            Duration{static_cast<std::int64_t>(static_cast<double>(spanned.count()) * by.x() / heat.width())};
        const Timestamp to = std::min(now, rightEdge() - moved);
        setLive(to >= now);
        pausedAt = std::max(to, now - kMostSpan);
    }
    if (by.y() != 0 && heat.height() > 0) {
        const double moved = (range.second - range.first) * by.y() / heat.height();
        prices = {range.first + moved, range.second + moved};
    }
    changed();
    Q_EMIT q->viewChanged();
}

void ForcedMap::wheelEvent(QWheelEvent* e)
{
    e->accept();
    m->refresh();
    const QPoint at = e->position().toPoint();
    m->wheelRest += e->angleDelta().y() / static_cast<double>(kWheelStep);
    const int steps = static_cast<int>(m->wheelRest);
    if (steps == 0) return;
    m->wheelRest -= steps;
    const double factor = std::pow(kZoom, -steps);
    m->remember();
    const bool both = e->modifiers() & Qt::ControlModifier;
    if (both || !m->heat.contains(at)) m->zoomPrice(factor, at.y());
    if (both || m->heat.contains(at)) m->zoomTime(factor, at.x());
}

void ForcedMap::mousePressEvent(QMouseEvent* e)
{
    if (e->button() != Qt::LeftButton) return;
    m->refresh();
    const QPoint at = e->position().toPoint();
    if (m->badge.contains(at)) return goLive();
    const bool alert = m->beginAlert(at, e->modifiers());
    m->pins.press(at, !alert && e->modifiers() == Qt::NoModifier);
    if (alert) return;
    m->drag = at;
    m->dragMoved = false;
    m->boxFrom = at;
    const bool inside = m->heat.contains(at) || m->profile.contains(at);
    m->dragging = m->axis.contains(at)                             ? Parts::Drag::Price
                  : inside && (e->modifiers() & Qt::ShiftModifier) ? Parts::Drag::Box
                                                                   : Parts::Drag::Pan;
}

void ForcedMap::mouseMoveEvent(QMouseEvent* e)
{
    m->refresh();
    const QPoint at = e->position().toPoint();
    m->pointer = at;
    m->pins.move(at);
    // As long as it may be a press on a flag nothing moves.
    if (m->drag && !m->pins.pressed()) {
        const QPoint by = at - *m->drag;
        const bool moves = m->dragging == Parts::Drag::Pan || m->dragging == Parts::Drag::Price;
        if (!by.isNull() && moves && !std::exchange(m->dragMoved, true)) m->remember();
        switch (m->dragging) {
            case Parts::Drag::Pan: m->panBy(m->profile.contains(at) ? QPoint(0, by.y()) : by); break;
            case Parts::Drag::Price: m->zoomPrice(std::pow(kZoom, by.y() / 24.0), m->heat.center().y()); break;
            case Parts::Drag::Alert:
                if (by.y() != 0) m->moveAlert(at);
                break;
            case Parts::Drag::Box:
            case Parts::Drag::None: break;
        }
        m->drag = at;
    }
    setCursor(m->badge.contains(at)                             ? Qt::PointingHandCursor
              : m->alertAt(at)                                  ? Qt::SplitVCursor
              : m->pins.at(at)                                  ? Qt::PointingHandCursor
              : m->axis.contains(at)                            ? Qt::SizeVerCursor
              : m->dragging == Parts::Drag::Pan                 ? Qt::ClosedHandCursor
              : m->heat.contains(at) || m->profile.contains(at) ? Qt::CrossCursor
                                                                : Qt::ArrowCursor);
    Q_EMIT timeHovered(m->heat.contains(at) ? std::optional(timeAt(at.x())) : std::nullopt);
    update();
}

void ForcedMap::mouseReleaseEvent(QMouseEvent* e)
{
    const auto flag = m->pins.release();
    if (m->dragging == Parts::Drag::Alert) m->endAlert();
    if (m->dragging == Parts::Drag::Box) m->zoomToBox();
    m->drag.reset();
    m->dragging = Parts::Drag::None;
    update();
    if (flag && e->button() == Qt::LeftButton) Q_EMIT markPressed(*flag);
}

void ForcedMap::mouseDoubleClickEvent(QMouseEvent* e)
{
    m->refresh();
    const QPoint at = e->position().toPoint();
    m->drag.reset();
    m->dragging = Parts::Drag::None;
    if (m->axis.contains(at) || m->time.contains(at)) m->remember();
    if (m->axis.contains(at)) {
        m->prices.reset();
        m->changed();
        Q_EMIT viewChanged();
    } else if (m->time.contains(at)) {
        m->spanned = m->wanted;
        goLive();
        m->changed();
    }
}

void ForcedMap::leaveEvent(QEvent*)
{
    m->pointer.reset();
    Q_EMIT timeHovered(std::nullopt);
    update();
}

bool ForcedMap::event(QEvent* e)
{
    return takesEscape(e,
                       [this] { return m->dragging == Parts::Drag::Box || m->dragging == Parts::Drag::Alert; }) ||
           QWidget::event(e);
}

void ForcedMap::keyPressEvent(QKeyEvent* e)
{
    if (e->matches(QKeySequence::Undo)) return m->goBack();
    if (e->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return QWidget::keyPressEvent(e);
    m->refresh();
    if (e->key() == Qt::Key_Escape && m->dragging == Parts::Drag::Box) {
        m->dragging = Parts::Drag::None;
        m->drag.reset();
        return update();
    }
    if (e->key() == Qt::Key_Escape && m->dragging == Parts::Drag::Alert) {
        m->dragging = Parts::Drag::None;
        m->drag.reset();
        m->alerts.cancel();
        return update();
    }
    Cutoffs c = cutoffs();
    constexpr std::array moving = {Qt::Key_Home, Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,
                                   Qt::Key_Down, Qt::Key_Plus, Qt::Key_Equal, Qt::Key_Minus};
    if (std::find(moving.begin(), moving.end(), e->key()) != moving.end()) m->remember();
    switch (e->key()) {
        case Qt::Key_Space: return setPaused(!paused());
        case Qt::Key_End: return goLive();
        case Qt::Key_Home: return resetView();
        case Qt::Key_Left: return m->panBy({kKeyPan, 0});
        case Qt::Key_Right: return m->panBy({-kKeyPan, 0});
        case Qt::Key_Up: return m->panBy({0, kKeyPan});
        case Qt::Key_Down: return m->panBy({0, -kKeyPan});
        case Qt::Key_Plus:
        case Qt::Key_Equal: return m->zoomTime(1 / kZoom, m->heat.right());
        case Qt::Key_Minus: return m->zoomTime(kZoom, m->heat.right());
        case Qt::Key_L: return setLevelsShown(!levelsShown());
        case Qt::Key_G:
            return setGroup(m->leastGroup >= 20 ? 1 : m->leastGroup >= 10 ? 20 : m->leastGroup >= 4 ? 10 : 4);
        case Qt::Key_BracketLeft: c.upper = std::max(c.lower * 1.2, c.upper / kBrighter); return setCutoffs(c);
        case Qt::Key_BracketRight: c.upper *= kBrighter; return setCutoffs(c);
        default: break;
    }
    QWidget::keyPressEvent(e);
}

}  // namespace plimsoll
