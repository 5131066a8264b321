// Mouse and keys of the heatmap.
#include "widgets/format.h"
#include "widgets/heatmap_parts.h"
#include "widgets/own_escape.h"
#include "widgets/within.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr double kCutoffStep = 1.25;
constexpr int kStretchPx = 24;  // dragging an axis this far is one zoom step
constexpr int kWheelStep = 120;

}  // namespace

void HeatmapView::wheelEvent(QWheelEvent* e)
{
    m->sync();
    if (!m->fitted) return;
    const QPoint at = e->position().toPoint();
    const bool time = !m->layout.priceAxis.contains(at),
               price = !m->layout.timeAxis.contains(at) && !m->layout.volume.contains(at);
    m->dragRest += e->angleDelta().y() / static_cast<double>(kWheelStep);
    const int steps = static_cast<int>(m->dragRest);
    e->accept();
    if (steps == 0) return;
    m->dragRest -= steps;
    Parts& v = m->mover();
    v.remember();
    const QPoint fixed = m->inMover(
        m->device(within(at.x(), m->layout.past.left(), m->layout.past.right() + 1) - m->layout.past.left()),
        m->device(at.y() - m->layout.past.top()));
    for (int i = 0; i < std::abs(steps); ++i) {
        const int direction = steps > 0 ? 1 : -1;
        if (price) v.applyPriceZoom(nextZoom(v.view.priceZoom(), direction, v.limits()), fixed.y());
        if (time) v.applyTimeZoom(nextZoom(v.view.timeZoom(), direction), fixed.x());
    }
    // The price stays in sight by itself only while it is in sight.
    if (price && v.top) {
        const double mid = v.view.yOf(v.top->mid());
        v.followPrice = mid >= 0 && mid < v.view.height() && v.followPrice;
    }
    v.changed();
}

void HeatmapView::mousePressEvent(QMouseEvent* e)
{
    if (e->button() != Qt::LeftButton) return;
    const QPoint at = e->position().toPoint();
    if (m->pausedBadge.contains(at)) return goLive();
    m->pins.press(at, e->modifiers() == Qt::NoModifier && !m->ruler && !m->alertAt(at));
    if ((e->modifiers() & Qt::AltModifier) && m->fitted && (m->inPlot(at) || m->layout.priceAxis.contains(at))) {
        Q_EMIT alertWanted(priceAt(at.y()));
        return;
    }
    if (const AlertLine* line = m->fitted && !m->ruler ? m->alertAt(at) : nullptr;
        line && !(e->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier))) {
        m->alerts.begin(*line);
        m->drag = Drag::Alert;
        m->dragFrom = m->dragLast = at;
        m->dragMoved = false;
        return update();
    }
    // A measure that follows the pointer stays where the next click is.
    const bool measured = m->ruler && m->ruler->follows;
    if (m->ruler && !(e->modifiers() & Qt::ShiftModifier)) {
        if (measured)
            m->ruler->follows = false;
        else
            m->ruler.reset();
        update();
        if (measured) return;
    }
    m->dragFrom = m->dragLast = at;
    m->dragMoved = false;
    m->dragRest = 0;
    if (!m->fitted)
        m->drag = Drag::None;
    else if (m->layout.priceAxis.contains(at))
        m->drag = Drag::PriceAxis;
    else if (m->layout.timeAxis.contains(at))
        m->drag = Drag::TimeAxis;
    else if (m->layout.past.contains(at) && (e->modifiers() & Qt::ShiftModifier))
        m->drag = Drag::Box;
    else if (m->layout.past.contains(at) && (e->modifiers() & Qt::ControlModifier) && !m->source.empty()) {
        m->drag = Drag::Ruler;
        m->beginRuler(at, false);
    } else
        m->drag = Drag::Pan;
}

void HeatmapView::mouseMoveEvent(QMouseEvent* e)
{
    m->sync();
    const QPoint at = e->position().toPoint();
    m->pointer = at;
    m->pins.move(at);
    const QPoint delta = at - m->dragLast;
    Parts& v = m->mover();
    if (m->ruler && m->ruler->follows) m->moveRuler(at);
    if (m->drag != Drag::None && !m->dragMoved) {
        if ((at - m->dragFrom).manhattanLength() < 3) return;
        m->dragMoved = true;
        if (m->drag != Drag::Box && m->drag != Drag::Ruler && m->drag != Drag::Alert) v.remember();
    }
    const auto stretch = [&](int pixels) {
        m->dragRest += pixels / static_cast<double>(kStretchPx);
        const int steps = static_cast<int>(m->dragRest);
        m->dragRest -= steps;
        return steps;
    };
    switch (m->drag) {
        case Drag::None: break;
        case Drag::Box: m->dragLast = at; break;
        case Drag::Ruler: m->moveRuler(at); break;
        case Drag::Alert: {
            const int y = within(at.y(), m->layout.past.top(), m->layout.past.bottom());
            m->alerts.move(roundedLevel(priceAt(y), std::abs(priceAt(y) - priceAt(y + 1))));
            break;
        }
        case Drag::Pan:
            v.view.scrollBy(-m->device(delta.x()), -m->device(delta.y()));
            ++v.gestures;
            if (delta.y() != 0) v.followPrice = false;
            if (delta.x() != 0 && !v.source.empty()) {
                v.clampTime();
                // Dragging back until now is visible again resumes.
                v.setLive(v.atLiveEdge());
            }
            v.changed();
            break;
        case Drag::PriceAxis:
            for (int steps = stretch(-delta.y()); steps != 0; steps += steps > 0 ? -1 : 1)
                v.applyPriceZoom(nextZoom(v.view.priceZoom(), steps > 0 ? 1 : -1, v.limits()),
                                 v.view.height() / 2);
            v.changed();
            break;
        case Drag::TimeAxis:
            for (int steps = stretch(delta.x()); steps != 0; steps += steps > 0 ? -1 : 1)
                v.applyTimeZoom(nextZoom(v.view.timeZoom(), steps > 0 ? 1 : -1), v.view.width());
            v.changed();
            break;
    }
    m->dragLast = at;
    const bool inPlot = m->fitted && m->inPlot(at);
    setCursor(m->pausedBadge.contains(at)             ? Qt::PointingHandCursor
              : m->alerts.dragged() || m->alertAt(at) ? Qt::SplitVCursor
              : m->pins.at(at) && !m->ruler           ? Qt::PointingHandCursor
              : m->layout.priceAxis.contains(at)      ? Qt::SizeVerCursor
              : m->layout.timeAxis.contains(at)       ? Qt::SizeHorCursor
              : m->drag == Drag::Pan && m->dragMoved  ? Qt::ClosedHandCursor
              : inPlot                                ? Qt::CrossCursor
                                                      : Qt::ArrowCursor);
    if (inPlot) {
        Q_EMIT priceHovered(m->view.priceAt(m->device(at.y() - m->layout.past.top())));
        const auto value = m->valueAt(at);
        Q_EMIT timeHovered(value && !value->live ? std::optional(value->start) : std::nullopt);
    } else {
        Q_EMIT priceHovered(std::nullopt);
        Q_EMIT timeHovered(std::nullopt);
    }
    update();
}

void HeatmapView::mouseReleaseEvent(QMouseEvent* e)
{
    if (e->button() != Qt::LeftButton) return;
    const Drag drag = std::exchange(m->drag, Drag::None);
    if (const auto flag = m->pins.release()) {
        Q_EMIT markPressed(*flag);
        return update();
    }
    Parts& v = m->mover();
    if (drag == Drag::Alert) {
        if (const auto moved = m->alerts.end()) {
            if (moved->to)
                Q_EMIT alertMoved(moved->id, *moved->to);
            else
                Q_EMIT alertPressed(moved->id);
        }
        return update();
    }
    // Shift+click, or Ctrl+click: the other end goes with the pointer until the next click.
    if (drag == Drag::Box && !m->dragMoved && !m->source.empty()) {
        m->beginRuler(m->dragFrom, true);
        update();
        return;
    }
    if (drag == Drag::Ruler) {
        if (m->ruler && !m->dragMoved) m->ruler->follows = true;
        update();
        return;
    }
    if (drag == Drag::Box && m->dragMoved) {
        const QRect box = QRect(m->dragFrom, m->dragLast).normalized().intersected(m->layout.past);
        if (box.width() >= kLeastBox && box.height() >= kLeastBox) {
            v.remember();
            const double centre = m->view.priceAt(m->device(box.center().y() - m->layout.past.top()));
            const double span = box.height() / m->view.priceZoom().density();
            v.applyPriceZoom(fitZoom(span, m->layout.past.height(), v.limits()), v.view.height() / 2);
            v.view.centreOn(centre);
            v.followPrice = false;
            // Time steps while the box still fits into what this view shows at the right of the mover's.
            double width = m->device(box.width());
            const auto middle = [&] { return v.view.width() - m->view.width() / 2; };
            v.view.scrollBy(m->device(box.center().x() - m->layout.past.left()) - m->view.width() / 2, 0);
            for (;;) {
                const TimeZoom closer = nextZoom(v.view.timeZoom(), 1);
                const double factor = static_cast<double>(closer.cellPx) / closer.columns *
                                      v.view.timeZoom().columns / v.view.timeZoom().cellPx;
                if (closer == v.view.timeZoom() || width * factor > m->view.width()) break;
                width *= factor;
                v.view.zoomTime(closer, middle());
                v.autoTime = false;
            }
            v.clampTime();
            v.setLive(v.atLiveEdge());
        }
    }
    v.changed();
    update();
}

void HeatmapView::mouseDoubleClickEvent(QMouseEvent* e)
{
    m->sync();
    const QPoint at = e->position().toPoint();
    if (!m->fitted || e->button() != Qt::LeftButton) return;
    Parts& v = m->mover();
    if (m->layout.priceAxis.contains(at)) {
        // Price alone: the time stays where it is.
        v.remember();
        const ViewState before = v.undo.back();
        const bool automatic = v.autoTime;
        v.fitted = false;
        v.place();
        v.autoTime = automatic;
        v.view.zoomTime(before.time, 0);
        v.view.setLeft(v.leftFor(before.right));
        v.live = before.live;
        v.changed();
    } else if (m->layout.timeAxis.contains(at)) {
        v.remember();
        v.applyTimeZoom(TimeZoom{}, v.view.width());
        v.autoTime = true;
        goLive();
    }
}

void HeatmapView::leaveEvent(QEvent*)
{
    m->pointer.reset();
    Q_EMIT priceHovered(std::nullopt);
    Q_EMIT timeHovered(std::nullopt);
    update();
}

void HeatmapView::contextMenuEvent(QContextMenuEvent* e)
{
    m->sync();
    QString line;
    if (const auto v = m->valueAt(e->pos())) {
        QStringList parts;
        for (const TooltipLine& l : m->tooltip(*v)) parts << (l.strong + u' ' + l.rest).trimmed();
        line = parts.mid(0, 2).join(QStringLiteral(" "));
    }
    Q_EMIT menuRequested(e->globalPos(), line);
    e->accept();
}

bool HeatmapView::event(QEvent* e)
{
    return takesEscape(e, [this] { return m->ruler || m->drag != Drag::None; }) || QWidget::event(e);
}

void HeatmapView::keyPressEvent(QKeyEvent* e)
{
    m->sync();
    if (m->leader && (e->key() != Qt::Key_Escape || (m->drag == Drag::None && !m->ruler)))
        return m->leader->keyPressEvent(e);
    const auto cut = [&](double factor) {
        Cutoffs c = cutoffs();
        c.lower = std::min(c.lower * factor, c.upper / 1.05);
        setCutoffs(c);
    };
    if (e->matches(QKeySequence::Undo)) {
        if (m->undo.empty()) return;
        const ViewState v = m->undo.back();
        m->undo.pop_back();
        m->applyPriceZoom(v.price, 0);
        m->view.zoomTime(v.time, 0);
        m->view.setTop(v.top);
        m->view.setLeft(m->leftFor(v.right));
        m->followPrice = v.followPrice;
        m->setLive(v.live);
        m->changed();
        return;
    }
    if (e->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return QWidget::keyPressEvent(e);
    switch (e->key()) {
        case Qt::Key_Space: return setPaused(!paused());
        case Qt::Key_End: return goLive();
        case Qt::Key_Home: return resetView();
        case Qt::Key_BracketLeft: return cut(1 / kCutoffStep);
        case Qt::Key_BracketRight: return cut(kCutoffStep);
        case Qt::Key_Minus: return setBrightness(brightness() - 1);
        case Qt::Key_Equal:
        case Qt::Key_Plus: return setBrightness(brightness() + 1);
        case Qt::Key_Left:
        case Qt::Key_Right:
            if (!m->fitted || m->source.empty()) break;
            m->view.scrollBy((e->key() == Qt::Key_Left ? -1 : 1) * m->view.cellPx() *
                                 (e->modifiers() & Qt::ShiftModifier ? 100 : 10),
                             0);
            m->clampTime();
            m->setLive(m->atLiveEdge());
            return m->changed();
        case Qt::Key_Up:
        case Qt::Key_Down:
            if (!m->fitted) break;
            m->view.scrollBy(0, (e->key() == Qt::Key_Up ? -1 : 1) * m->view.rowPx() *
                                    (e->modifiers() & Qt::ShiftModifier ? 25 : 5));
            m->followPrice = false;
            return m->changed();
        case Qt::Key_Escape:
            if (m->drag == Drag::None && !m->ruler) break;
            m->drag = Drag::None;
            m->alerts.cancel();
            m->ruler.reset();
            return update();
        case Qt::Key_H: return m->toggle(&HeatLayers::books);
        case Qt::Key_T: return m->toggle(&HeatLayers::trades);
        case Qt::Key_L: return m->toggle(&HeatLayers::liquidations);
        case Qt::Key_W: return m->toggle(&HeatLayers::walls);
        case Qt::Key_P: return m->toggle(&HeatLayers::profile);
        case Qt::Key_D: return m->toggle(&HeatLayers::cumulative);
        case Qt::Key_C: Q_EMIT nextColumnWanted(); return;
        default: break;
    }
    QWidget::keyPressEvent(e);
}

}  // namespace plimsoll
