// The time plot's box to zoom to, its measure, and the way back from any zoom or move.
#include "widgets/color_ramp.h"
#include "widgets/format.h"
#include "widgets/time_plot_parts.h"
#include "widgets/ui_text.h"
#include "widgets/within.h"

#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kLeastBox = 6;
constexpr std::size_t kMostKept = 50;

}  // namespace

void TimePlot::Parts::remember()
{
    undo.push_back({shown, right, live, frozen, values});
    if (undo.size() > kMostKept) undo.erase(undo.begin());
}

void TimePlot::Parts::goBack()
{
    if (undo.empty()) return;
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

QRect TimePlot::Parts::box() const
{
    if (drag != Drag::Box || !dragged) return {};
    return QRect(dragFrom, dragLast).normalized().intersected(q->plotRect());
}

void TimePlot::Parts::zoomToBox()
{
    const QRect area = box();
    if (area.width() < kLeastBox || area.height() < kLeastBox) return;
    const Timestamp from = q->timeAt(area.left()), to = std::min(now, q->timeAt(area.right() + 1));
    const double low = q->valueAt(area.bottom() + 1), high = q->valueAt(area.top());
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
    text += QStringLiteral(" \u00b7 ") + format::age(std::chrono::abs(span));
    if (span < Duration::zero()) text += UiText::tr(" back");
    return text;
}

void TimePlot::Parts::paintBox(QCPPainter* p)
{
    const QRect area = box();
    if (area.isEmpty()) return;
    p->fillRect(area, withAlpha(style.theme.ui.accentFill, 0.18));
    p->setPen(QPen(style.theme.ui.accent, 1));
    p->setBrush(Qt::NoBrush);
    p->drawRect(area.adjusted(0, 0, -1, -1));
}

void TimePlot::Parts::paintRuler(QCPPainter* p, const QRect& area)
{
    if (!ruler) return;
    const Theme& t = style.theme;
    const auto place = [&](Timestamp time, double value) {
        return QPoint(static_cast<int>(std::lround(plot->xAxis->coordToPixel(plotKey(time)))),
                      static_cast<int>(std::lround(plot->yAxis2->coordToPixel(value))));
    };
    const QPoint from = place(ruler->fromTime, ruler->fromValue), to = place(ruler->toTime, ruler->toValue);
    p->save();
    p->setClipRect(area);
    p->fillRect(QRect(from, to).normalized(), withAlpha(t.ui.accentFill, 0.18));
    p->setPen(QPen(t.ui.accent, 1));
    p->drawLine(QLineF(from, QPoint(to.x(), from.y())));
    p->drawLine(QLineF(QPoint(to.x(), from.y()), to));
    p->setRenderHint(QPainter::Antialiasing);
    p->drawLine(QLineF(from, to));
    p->setRenderHint(QPainter::Antialiasing, false);
    const QString text = rulerText();
    QRect pill(to.x() + 8, to.y() - 20, QFontMetrics(style.meta).horizontalAdvance(text) + 14, 17);
    if (pill.right() > area.right() - 2) pill.moveRight(to.x() - 8);
    pill.moveTop(within(pill.top(), area.top() + 2, std::max(area.top() + 2, area.bottom() - 19)));
    if (pill.left() < area.left()) pill.moveLeft(area.left() + 2);
    paintPill(p, style, pill, text, t.ui.accent);
    p->restore();
}

QString TimePlot::rulerText() const
{
    return m->rulerText();
}

}  // namespace plimsoll
