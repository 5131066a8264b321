#include "ui/panels/phase_ring.h"

#include "ui/panel.h"
#include "ui/panels/phase_words.h"
#include "widgets/format.h"
#include "widgets/icon.h"
#include "widgets/within.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::phase::Phase;

namespace {

constexpr int kArcs = 4, kGapDegrees = 6;
constexpr double kPi = 3.14159265358979323846;

// Degrees clockwise from 12.
QPointF onCircle(const QPointF& middle, double radius, double clockwise)
{
    const double a = (90 - clockwise) * kPi / 180;
    return {middle.x() + radius * std::cos(a), middle.y() - radius * std::sin(a)};
}

void paintArc(QPainter& p, const QRectF& circle, double from, double degrees)
{
    p.drawArc(circle, static_cast<int>(std::lround((90 - from) * 16)),
              static_cast<int>(std::lround(-degrees * 16)));
}

// The way round: a small triangle between two arcs.
void paintHead(QPainter& p, const QPointF& at, double clockwise, double size)
{
    p.save();
    p.translate(at);
    p.rotate(clockwise);
    const QPointF corners[] = {{-size * 0.6, -size}, {size * 0.8, 0}, {-size * 0.6, size}};
    p.drawPolygon(corners, 3);
    p.restore();
}

}  // namespace

// ---- Phases --------------------------------------------------------------------------------------

PhaseRingView::PhaseRingView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Phase"));
}

void PhaseRingView::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void PhaseRingView::setShown(Shown shown)
{
    if (shown == m_shown) return;
    m_shown = std::move(shown);
    QString words =
        m_shown.phase ? phaseTitle(*m_shown.phase) + QStringLiteral(", ") + m_shown.inside : tr("Phase not known");
    if (m_shown.stale) words += tr(", stale");
    setAccessibleDescription(words);
    update();
}

void PhaseRingView::paintLabels(QPainter& p, const QPointF& middle, double radius) const
{
    p.setFont(m_theme.font(12, 400));
    for (int i = 0; i < kArcs; ++i) {
        const auto phase = static_cast<Phase>(i);
        const bool now = m_shown.phase == phase;
        p.setFont(m_theme.font(12, now ? 500 : 400));
        p.setPen(now && !m_shown.stale ? m_theme.text.strong : m_theme.text.muted);
        const QPointF at = onCircle(middle, radius * 0.62, 45 + 90 * i);
        const QRectF box(at.x() - 60, at.y() - 9, 120, 18);
        p.drawText(box, Qt::AlignCenter, phaseTitle(phase));
    }
}

void PhaseRingView::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.panel);
    p.setRenderHint(QPainter::Antialiasing);
    const double size = std::min({width(), height(), 320}) - 14.0;
    if (size < 48) return;
    const double stroke = within(size / 14, 6.0, 20.0), radius = size / 2 - stroke / 2;
    const QPointF middle(width() / 2.0, height() / 2.0);
    const QRectF circle(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius);
    p.setBrush(Qt::NoBrush);
    const QColor bright = m_shown.stale                         ? m_theme.state.stale
                          : m_shown.phase == Phase::Liquidation ? m_theme.severity.critical
                          : m_shown.phase == Phase::Euphoria    ? m_theme.severity.warn
                                                                : m_theme.ui.accent;
    const double arc = 90 - kGapDegrees;
    for (int i = 0; i < kArcs; ++i) {
        const double from = i * 90.0 + kGapDegrees / 2.0;
        const bool now = m_shown.phase && static_cast<int>(*m_shown.phase) == i;
        QColor ground = m_theme.bg.pressed;
        // What is left of the way out of it, where that is known, is dim.
        if (now) ground = !m_shown.progress ? bright : m_shown.stale ? m_theme.line.strong : m_theme.ui.accentFill;
        p.setPen(QPen(ground, stroke, Qt::SolidLine, Qt::FlatCap));
        paintArc(p, circle, from, arc);
        if (!now || !m_shown.progress) continue;
        p.setPen(QPen(bright, stroke, Qt::SolidLine, Qt::FlatCap));
        paintArc(p, circle, from, arc * within(*m_shown.progress, 0.02, 1.0));
    }
    p.setPen(Qt::NoPen);
    p.setBrush(m_theme.text.muted);
    if (size > 120)
        for (int i = 0; i < kArcs; ++i) paintHead(p, onCircle(middle, radius, 90.0 * i), 90.0 * i, stroke / 3);

    if (size >= 200) paintLabels(p, middle, radius);
    p.setFont(m_theme.font(size >= 150 ? 16 : 13, 500));
    p.setPen(m_shown.stale ? m_theme.state.stale : m_shown.phase ? m_theme.text.strong : m_theme.text.muted);
    const QRectF inside(middle.x() - radius, middle.y() - 20, 2 * radius, 22);
    p.drawText(inside, Qt::AlignCenter, m_shown.inside.isEmpty() ? QStringLiteral("?") : m_shown.inside);
    p.setFont(m_theme.font(11));
    p.setPen(m_theme.text.muted);
    // The arc says which phase it is: where there is no room for both, what else is said of it stands alone.
    const int room = static_cast<int>(2 * radius - stroke - 8);
    QString below = m_shown.below;
    if (const QString rest = below.section(QStringLiteral(", "), 1);
        !rest.isEmpty() && p.fontMetrics().horizontalAdvance(below) > room)
        below = rest;
    p.drawText(inside.translated(0, 19), Qt::AlignCenter, p.fontMetrics().elidedText(below, Qt::ElideRight, room));
}

// ---- Reflexivity ---------------------------------------------------------------------------------

ReflexView::ReflexView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Reflexivity: price, interest, funding, depth"));
}

void ReflexView::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void ReflexView::setRing(const ReflexRing& ring, bool stale)
{
    m_ring = ring;
    m_stale = stale;
    QStringList words;
    for (const ReflexLight& l : ring.lights) words << reflexWords(l).tip;
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    update();
}

QRect ReflexView::lightRect(int i) const
{
    constexpr int left = 104;
    const int wide = std::max(90, (width() - left - 8) / 2);
    return {left + (i % 2) * wide, 8 + (i / 2) * 26, wide - 4, 24};
}

void ReflexView::paintEvent(QPaintEvent*)
{
    constexpr int kRingArcs = 5;
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.panel);
    p.setRenderHint(QPainter::Antialiasing);
    const QPointF middle(52, height() / 2.0);
    const double radius = 34;
    const QRectF circle(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius);
    const QColor lit = m_stale ? m_theme.state.stale : m_theme.ui.accent;
    for (int i = 0; i < kRingArcs; ++i) {
        const bool now = m_ring.active && static_cast<int>(*m_ring.active) == i;
        const bool forced = m_ring.active == CycleArc::Liquidations && !m_stale;
        p.setPen(QPen(now ? (forced ? m_theme.severity.critical : lit) : m_theme.line.strong, 7, Qt::SolidLine,
                      Qt::FlatCap));
        paintArc(p, circle, i * 72.0 + 5, 62);
    }
    p.setFont(m_theme.font(13, 500));
    p.setPen(m_theme.text.strong);
    p.drawText(circle.adjusted(0, -8, 0, -8), Qt::AlignCenter,
               m_ring.known > 0 ? tr("%1 of %2").arg(m_ring.lit).arg(m_ring.known) : QStringLiteral("?"));
    p.setFont(m_theme.font(10));
    p.setPen(m_theme.text.muted);
    // The longest does not fit into the ring: the title says it.
    const QString arc = m_ring.active ? cycleArcText(*m_ring.active) : tr("no arc");
    if (p.fontMetrics().horizontalAdvance(arc) < 2 * radius - 20)
        p.drawText(circle.adjusted(0, 10, 0, 10), Qt::AlignCenter, arc);

    for (int i = 0; i < 4; ++i) {
        const ReflexLight& light = m_ring.lights[static_cast<std::size_t>(i)];
        const ReflexWords words = reflexWords(light);
        const QRect box = lightRect(i);
        const bool unknown = light.lit == Verdict::Unknown;
        const QRect mark(box.left(), box.center().y() - 6, 12, 12);
        if (unknown) {
            paintIcon(&p, IconId::Unknown, mark, m_theme.state.stale);
        } else {
            p.setBrush(light.lit == Verdict::Yes ? QBrush(lit) : QBrush(Qt::NoBrush));
            p.setPen(QPen(light.lit == Verdict::Yes ? lit : m_theme.text.muted, 1.4));
            p.drawEllipse(QRectF(mark).adjusted(2, 2, -2, -2));
        }
        p.setFont(m_theme.font(11));
        p.setPen(unknown                     ? m_theme.state.stale
                 : light.lit == Verdict::Yes ? m_theme.text.strong
                                             : m_theme.text.base);
        const QRect said = box.adjusted(18, 0, 0, 0);
        p.drawText(said, Qt::AlignVCenter | Qt::AlignLeft, words.name);
        const int after = p.fontMetrics().horizontalAdvance(words.name) + 8;
        p.setPen(unknown || m_stale ? m_theme.state.stale : m_theme.text.muted);
        if (after + p.fontMetrics().horizontalAdvance(words.value) <= said.width())
            p.drawText(said.adjusted(after, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, words.value);
    }
    p.setFont(m_theme.font(11));
    p.setPen(m_ring.engaged == Verdict::Yes && !m_stale ? m_theme.text.strong : m_theme.text.muted);
    const QRect below(lightRect(2).left(), lightRect(2).bottom() + 4, width() - lightRect(2).left() - 8, 20);
    const QString engaged =
        m_ring.engaged == Verdict::Yes
            ? m_ring.since ? tr("Loop engaged since %1").arg(format::dateTime(*m_ring.since)) : tr("Loop engaged")
        : m_ring.engaged == Verdict::No ? tr("Loop not engaged: three must be lit")
                                        : tr("Not known whether the loop is engaged");
    p.drawText(below, Qt::AlignVCenter | Qt::AlignLeft,
               p.fontMetrics().elidedText(engaged, Qt::ElideRight, below.width()));
}

bool ReflexView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString tip = tr("Rising prices, leverage and funding feed each other; falling depth makes it brittle");
    for (int i = 0; i < 4; ++i)
        if (lightRect(i).contains(help->pos())) tip = reflexWords(m_ring.lights[static_cast<std::size_t>(i)]).tip;
    QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

}  // namespace plimsoll
