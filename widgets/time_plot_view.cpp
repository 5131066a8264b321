// What time and values the time plot shows, how that is moved, and what lies where in it.
#include "widgets/time_plot_parts.h"
#include "widgets/within.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr Duration kShortest = std::chrono::seconds{10}, kLongest = std::chrono::hours{24 * 400};

}  // namespace

void TimePlot::setSpan(Duration span)
{
    const Duration before = m->wanted;
    m->wanted = within(span, kShortest, kLongest);
    if (m->wanted == before) return;
    m->shown = m->wanted;
    m->values.reset();
    m->ruler.reset();
    m->undo.clear();
    m->clamp();
    m->changed();
    Q_EMIT viewChanged();
}

void TimePlot::showWith(TimePlot& other)
{
    const Parts& o = *other.m;
    m->now = m->drawnNow = o.now;
    if (m->wanted != o.wanted) m->values.reset(), m->ruler.reset(), m->undo.clear();
    m->wanted = o.wanted;
    m->goWith(o);
    m->shown = o.shown;
    m->right = o.right;
    m->frozen = o.frozen;
    m->setLive(o.live);
    m->changed();
    m->refresh();
    other.m->refresh();
    const int room = std::max(m->ownRoom, o.ownRoom);
    for (Parts* p : {m.get(), other.m.get()}) {
        if (p->sharedRoom == room) continue;
        p->sharedRoom = room;
        p->changed();
    }
}

void TimePlot::showAlone()
{
    if (m->sharedRoom == 0) return;
    m->sharedRoom = 0;
    m->changed();
}

Duration TimePlot::span() const
{
    return m->shown;
}
Timestamp TimePlot::from() const
{
    return m->rightEdge() - m->shown;
}
Timestamp TimePlot::to() const
{
    return m->rightEdge();
}
bool TimePlot::paused() const
{
    return !m->live;
}

void TimePlot::setPaused(bool paused)
{
    if (!paused) return goLive();
    m->right = m->rightEdge();
    m->frozen = true;
    m->setLive(false);
    m->changed();
}

void TimePlot::goLive()
{
    m->frozen = false;
    m->setLive(true);
    m->changed();
    Q_EMIT viewChanged();
}

void TimePlot::resetView()
{
    m->shown = m->wanted;
    m->values.reset();
    goLive();
}

void TimePlot::Parts::setLive(bool on)
{
    if (live == on) return;
    live = on;
    Q_EMIT q->pausedChanged(!on);
}

std::optional<Timestamp> TimePlot::Parts::first() const
{
    std::optional<Timestamp> t;
    for (const PlotSeries& s : series)
        if (!s.points.empty()) t = std::min(t.value_or(s.points.front().at), s.points.front().at);
    return t;
}

// Not beyond now, nor further back than a strip of the record stays in sight.
void TimePlot::Parts::clamp()
{
    if (live) return;
    right = std::min(right, now);
    if (const auto begin = first()) right = std::max(right, std::min(now, *begin + shown / 10));
}

void TimePlot::Parts::showFor(Duration span)
{
    shown = within(span, kShortest, kLongest);
}

void TimePlot::Parts::zoomTime(double factor, int x)
{
    const QRect area = q->plotRect();
    if (area.width() <= 0) return;
    const double at = within(static_cast<double>(x - area.left()) / area.width(), 0.0, 1.0);
    const auto next = within(Duration{static_cast<std::int64_t>(static_cast<double>(shown.count()) * factor)},
                             kShortest, kLongest);
    // Further out than twice the record shows nothing new.
    if (const auto begin = first(); factor > 1 && begin && shown > std::max(wanted, (now - *begin) * 2)) return;
    const Timestamp fixed =
        rightEdge() - shown + Duration{static_cast<std::int64_t>(static_cast<double>(shown.count()) * at)};
    const bool wasLive = live;
    right = fixed + Duration{static_cast<std::int64_t>(static_cast<double>(next.count()) * (1 - at))};
    shown = next;
    if (!frozen) setLive((wasLive && at >= 0.98) || right >= now);
    clamp();
    changed();
    Q_EMIT q->viewChanged();
}

void TimePlot::Parts::zoomValues(double factor, int y)
{
    const QRect area = q->plotRect();
    const auto [low, high] = shownValues();
    const double at = area.height() > 0 ? (area.bottom() - y) / static_cast<double>(area.height()) : 0.5;
    const double fixed = low + (high - low) * within(at, 0.0, 1.0);
    values = {fixed - (fixed - low) * factor, fixed + (high - fixed) * factor};
    changed();
    Q_EMIT q->viewChanged();
}

void TimePlot::Parts::panBy(int dx)
{
    const int width = std::max(1, q->plotRect().width());
    right = rightEdge() - Duration{static_cast<std::int64_t>(static_cast<double>(shown.count()) * dx / width)};
    if (!frozen) setLive(right >= now);
    clamp();
    changed();
    Q_EMIT q->viewChanged();
}

void TimePlot::setClipped(bool on)
{
    m->clipped = on;
    m->values.reset();
    m->changed();
    Q_EMIT viewChanged();
}
bool TimePlot::clipped() const
{
    return m->clipped;
}

void TimePlot::scaleValues(double factor)
{
    m->refresh();
    m->remember();
    m->zoomValues(factor, plotRect().center().y());
}

void TimePlot::fitValues()
{
    m->remember();
    m->values.reset();
    m->changed();
    Q_EMIT viewChanged();
}

void TimePlot::forgetValues()
{
    const bool fitted = valuesFitted();
    m->values.reset();
    m->ruler.reset();
    for (Parts::View& v : m->undo) v.values.reset();
    m->changed();
    if (!fitted) Q_EMIT viewChanged();
}
bool TimePlot::valuesFitted() const
{
    return !m->values;
}

// ---- What lies where ---------------------------------------------------------------------------

QRect TimePlot::plotRect() const
{
    const QMargins margins = m->plot->axisRect()->margins();
    return rect().marginsRemoved(margins);
}
QRect TimePlot::valueAxisRect() const
{
    const QRect area = plotRect();
    return {area.right() + 1, area.top(), width() - area.right() - 1, area.height()};
}
QRect TimePlot::timeAxisRect() const
{
    const QRect area = plotRect();
    return {area.left(), area.bottom() + 1, area.width(), height() - area.bottom() - 1};
}

int TimePlot::xOf(Timestamp t) const
{
    m->refresh();
    const QRect area = plotRect();
    return area.left() + static_cast<int>(std::lround(toSeconds(t - from()) / toSeconds(m->shown) * area.width()));
}

Timestamp TimePlot::timeAt(int x) const
{
    m->refresh();
    const QRect area = plotRect();
    const double at = area.width() > 0 ? (x - area.left()) / static_cast<double>(area.width()) : 0;
    return from() + Duration{static_cast<std::int64_t>(static_cast<double>(m->shown.count()) * at)};
}

int TimePlot::yOf(double value) const
{
    m->refresh();
    const QRect area = plotRect();
    const QCPRange range = m->plot->yAxis2->range();
    return area.bottom() + 1 - static_cast<int>(std::lround((value - range.lower) / range.size() * area.height()));
}

}  // namespace plimsoll
