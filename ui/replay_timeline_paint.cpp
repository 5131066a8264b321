// How the timeline of a replay is drawn: calm where nothing is, and every kind of mark by its own shape.
#include "ui/replay_timeline.h"

#include "widgets/hatch.h"
#include "widgets/within.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace plimsoll {

namespace {

constexpr int kColumn = 8;            // pixels that one warning stands for
constexpr double kSmallestUsd = 100;  // of a column that is drawn as more than a dot

// Share of the height that a sum takes: log, so that a cascade does not hide everything else.
double heightOf(double usd, double largest)
{
    if (usd <= 0) return 0;
    const double top = std::log10(std::max(largest, 10 * kSmallestUsd) / kSmallestUsd);
    return within(std::log10(std::max(usd, kSmallestUsd) / kSmallestUsd) / top, 0.06, 1.0);
}

QColor faded(QColor color, int alpha)
{
    color.setAlpha(alpha);
    return color;
}

}  // namespace

QColor ReplayTimeline::colorOf(const TimelineMark& mark) const
{
    switch (mark.kind) {
        case TimelineMark::Kind::Warning:
        case TimelineMark::Kind::Alert:
            return mark.severity == Severity::Critical  ? m_theme.severity.critical
                   : mark.severity == Severity::Warning ? m_theme.severity.warn
                                                        : m_theme.severity.notice;
        case TimelineMark::Kind::Cleared: return m_theme.text.faint;
        case TimelineMark::Kind::Phase: return m_theme.text.base;
        case TimelineMark::Kind::Gap: return m_theme.state.stale;
        case TimelineMark::Kind::Reason: return m_theme.ui.replay;
    }
    return m_theme.text.base;
}

void ReplayTimeline::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const QRect area = rail();
    p.fillRect(area, m_theme.bg.input);
    if (m_state.end <= m_state.begin) return;
    const QRect marks(area.left(), 0, area.width(), kMarksHeight);
    const QRect holes(area.left(), height() - kHolesHeight, area.width(), kHolesHeight);
    const QRect bars(area.left(), kMarksHeight, area.width(), height() - kMarksHeight - kHolesHeight);
    paintHoles(p, holes);
    paintBars(p, bars);
    paintLook(p, area);
    paintRange(p, area);
    paintMarks(p, marks);
    p.setPen(m_theme.line.base);
    p.setBrush(Qt::NoBrush);
    p.drawRect(area.adjusted(0, 0, -1, -1));
    paintPlace(p);
    if (hasFocus()) {
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(m_theme.ui.focus, 2));
        p.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void ReplayTimeline::paintHoles(QPainter& p, const QRect& area) const
{
    p.fillRect(area.left(), area.top(), area.width(), 1, m_theme.line.subtle);
    if (!m_marks) return;
    for (const TimelineHole& hole : m_marks->holes) {
        const int left = std::max(area.left(), xAt(hole.from)), right = std::min(area.right(), xAt(hole.to));
        if (right < left) continue;
        const QRect box(left, area.top() + 1, std::max(2, right - left + 1), area.height() - 1);
        p.fillRect(box, m_theme.bg.pressed);
        fillHatch(&p, box, Hatch::Gap, m_theme.state.hatch);
        if (!hole.silent) continue;
        // A silence is a silence of everything: it reaches up, with both edges ruled.
        const QRect tall(box.left(), kMarksHeight, box.width(), box.bottom() - kMarksHeight);
        fillHatch(&p, tall, Hatch::Gap, faded(m_theme.state.hatch, 90));
        p.fillRect(tall.left(), tall.top(), 1, tall.height(), m_theme.state.stale);
        p.fillRect(tall.right(), tall.top(), 1, tall.height(), m_theme.state.stale);
    }
}

void ReplayTimeline::paintBars(QPainter& p, const QRect& area) const
{
    const int middle = area.center().y();
    p.fillRect(area.left(), middle, area.width(), 1, m_theme.line.subtle);
    const int room = area.height() / 2 - 1;
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const int x = area.left() + static_cast<int>(i) * kBarWidth;
        const Bar& bar = m_bars[i];
        if (bar.longs > 0) {
            const int h = std::max(1, static_cast<int>(std::lround(heightOf(bar.longs, m_largest) * room)));
            p.fillRect(x, middle - h, kBarWidth, h, m_theme.liq.longs);
        }
        if (bar.shorts > 0) {
            const int h = std::max(1, static_cast<int>(std::lround(heightOf(bar.shorts, m_largest) * room)));
            p.fillRect(x, middle + 1, kBarWidth, h, m_theme.liq.shorts);
        }
    }
}

// What has not been looked at is not empty: it is veiled until it is known.
void ReplayTimeline::paintLook(QPainter& p, const QRect& area) const
{
    if (m_marks && m_marks->complete) return;
    const int reached = m_marks ? within(xAt(m_marks->reached), area.left(), area.right()) : area.left();
    const QRect rest(reached, kMarksHeight, area.right() - reached + 1, height() - kMarksHeight);
    if (rest.width() <= 1) return;
    p.fillRect(rest, m_theme.bg.header);
    p.fillRect(reached, kMarksHeight, 1, rest.height(), m_theme.ui.accent);
}

void ReplayTimeline::paintMarks(QPainter& p, const QRect& area) const
{
    p.setRenderHint(QPainter::Antialiasing);
    // Of many warnings at one place the worst is drawn; light ones first, so that a critical one lies on top.
    std::vector<const TimelineMark*> all;
    std::map<int, const TimelineMark*> worst;
    for (const TimelineMark* mark : allMarks()) {
        if (mark->kind == TimelineMark::Kind::Cleared) continue;
        if (mark->kind != TimelineMark::Kind::Warning) {
            all.push_back(mark);
            continue;
        }
        const TimelineMark*& place = worst[xAt(mark->at) / kColumn];
        if (!place || place->severity < mark->severity) place = mark;
    }
    for (const auto& [column, mark] : worst) all.push_back(mark);
    std::stable_sort(all.begin(), all.end(),
                     [](const auto* a, const auto* b) { return a->severity < b->severity; });
    for (const TimelineMark* mark : all) {
        const int x = xAt(mark->at);
        if (x < area.left() - 2 || x > area.right() + 2) continue;
        const QColor color = colorOf(*mark);
        const int bottom = area.bottom();
        p.setPen(Qt::NoPen);
        p.setBrush(color);
        switch (mark->kind) {
            case TimelineMark::Kind::Warning: {  // the worse the taller
                const int h = mark->severity == Severity::Critical  ? 10
                              : mark->severity == Severity::Warning ? 7
                                                                    : 4;
                p.drawPolygon(
                    QPolygonF({{x - 3.0, bottom + 1.0}, {x + 3.0, bottom + 1.0}, {x + 0.0, bottom - h + 1.0}}));
                break;
            }
            case TimelineMark::Kind::Cleared: break;
            case TimelineMark::Kind::Alert: p.drawEllipse(QPointF(x, area.top() + 6), 3, 3); break;
            case TimelineMark::Kind::Phase:
                p.drawPolygon(QPolygonF({{x - 3.0, 6.0}, {x + 0.0, 3.0}, {x + 3.0, 6.0}, {x + 0.0, 9.0}}));
                break;
            case TimelineMark::Kind::Gap:
                p.setPen(QPen(color, 1.4));
                p.drawLine(QPointF(x - 2.5, bottom - 5.5), QPointF(x + 2.5, bottom - 0.5));
                p.drawLine(QPointF(x - 2.5, bottom - 0.5), QPointF(x + 2.5, bottom - 5.5));
                break;
            case TimelineMark::Kind::Reason:  // a flag on a pole through everything
                p.setRenderHint(QPainter::Antialiasing, false);
                p.fillRect(x, 0, 1, height(), color);
                p.setRenderHint(QPainter::Antialiasing);
                p.drawPolygon(QPolygonF({{x + 1.0, 1.0}, {x + 8.0, 4.5}, {x + 1.0, 8.0}}));
                break;
        }
    }
    p.setRenderHint(QPainter::Antialiasing, false);
    for (const std::optional<Timestamp>& edge : {m_facts.from, m_facts.to}) {
        if (!edge) continue;
        p.setPen(QPen(m_theme.ui.replay, 1, Qt::DotLine));
        p.drawLine(xAt(*edge), 0, xAt(*edge), height());
    }
}

void ReplayTimeline::paintRange(QPainter& p, const QRect& area) const
{
    if (m_state.start) {
        const int x = within(xAt(*m_state.start), area.left(), area.right());
        p.fillRect(QRect(area.left(), 0, x - area.left(), height()), faded(m_theme.bg.header, 200));
    }
    std::optional<std::pair<Timestamp, Timestamp>> range;
    const bool drags = m_drag == Drag::LoopBegin || m_drag == Drag::LoopEnd || m_drag == Drag::Range;
    if (drags) {
        const Timestamp here = timeAt(m_pointer);
        const Timestamp other = m_drag == Drag::Range       ? timeAt(m_pressed)
                                : m_drag == Drag::LoopBegin ? m_state.loopEnd
                                                            : m_state.loopBegin;
        range = std::minmax(here, other);
    } else if (ranged() && (m_state.loop || m_state.loopBegin > from() || m_state.loopEnd < m_state.end)) {
        range = {m_state.loopBegin, m_state.loopEnd};
    }
    if (!range) return;
    const int left = within(xAt(range->first), area.left(), area.right());
    const int right = within(xAt(range->second), area.left(), area.right());
    const QColor color = m_state.loop || drags ? m_theme.ui.accent : m_theme.text.faint;
    const QColor veil = faded(m_theme.bg.header, 150);
    p.fillRect(QRect(area.left(), 0, left - area.left(), height()), veil);
    p.fillRect(QRect(right + 1, 0, area.right() - right, height()), veil);
    // Brackets: the ends can be taken hold of.
    for (const auto& [x, inwards] : {std::pair{left, 1}, std::pair{right, -1}}) {
        p.fillRect(std::min(x, x + inwards), 0, 2, height(), color);
        const int foot = inwards > 0 ? x : x - 5;
        p.fillRect(foot, 0, 6, 2, color);
        p.fillRect(foot, height() - 2, 6, 2, color);
    }
}

void ReplayTimeline::paintPlace(QPainter& p) const
{
    const Timestamp at = m_drag == Drag::Place ? timeAt(m_pointer) : m_state.seeking.value_or(m_state.position);
    if (m_state.seeking && m_drag != Drag::Place) {
        const int now = xAt(m_state.position);
        p.setPen(QPen(m_theme.text.faint, 1, Qt::DotLine));
        p.drawLine(now, 0, now, height());
    }
    if (m_pointer >= 0 && m_drag == Drag::None && usable()) {
        p.setPen(QPen(m_theme.text.faint, 1, Qt::DotLine));
        p.drawLine(m_pointer, 0, m_pointer, height());
    }
    const int x = xAt(at);
    p.fillRect(x - 1, 0, 3, height(), m_theme.bg.window);
    p.fillRect(x, 0, 1, height(), m_theme.text.strong);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(m_theme.text.strong);
    p.drawPolygon(QPolygonF({{x - 4.5, 0.0}, {x + 5.5, 0.0}, {x + 0.5, 6.0}}));
    p.setRenderHint(QPainter::Antialiasing, false);
}

}  // namespace plimsoll
