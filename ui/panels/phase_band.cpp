#include "ui/panels/phase_band.h"

#include "ui/panel.h"
#include "ui/panels/phase_words.h"
#include "widgets/color_ramp.h"
#include "widgets/format.h"
#include "widgets/hatch.h"
#include "widgets/ui_text.h"
#include "widgets/within.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace plimsoll {

using analytics::phase::Phase;

namespace {

constexpr int kMargin = 12, kTop = 6, kHigh = 14;

QColor phaseColour(Phase phase, const Theme& t)
{
    switch (phase) {
        case Phase::BuildUp: return t.line.strong;
        case Phase::Euphoria: return mix(t.bg.panel, t.severity.warn, 0.72);
        case Phase::Liquidation: return t.severity.critical;
        case Phase::Reset: return t.ui.accent;
    }
    return t.line.strong;
}

}  // namespace

PhaseBand::PhaseBand(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Phases of the last 90 days"));
}

void PhaseBand::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void PhaseBand::setBand(std::shared_ptr<const std::vector<PhaseSpan>> band, Timestamp to, bool stale)
{
    const bool same =
        band == m_band && stale == m_stale &&
        std::chrono::floor<std::chrono::minutes>(to) == std::chrono::floor<std::chrono::minutes>(m_to);
    if (same) return;
    m_band = std::move(band);
    m_to = to;
    m_stale = stale;
    QStringList words;
    if (m_band)
        for (const PhaseSpan& s : *m_band)
            if (s.phase && words.size() < 40)
                words << UiText::tr("%1 from %2").arg(phaseTitle(*s.phase), format::dateTime(s.from));
    setAccessibleDescription(words.isEmpty() ? tr("nothing is known") : words.join(QStringLiteral("; ")));
    update();
}

QRect PhaseBand::bandRect() const
{
    return {kMargin, kTop, std::max(1, width() - 2 * kMargin), kHigh};
}

int PhaseBand::xOf(Timestamp at) const
{
    const QRect band = bandRect();
    const auto from = m_to - PhaseSnapshot::kBand;
    const double share =
        std::chrono::duration<double>(at - from) / std::chrono::duration<double>(PhaseSnapshot::kBand);
    return band.left() + static_cast<int>(within(share, 0.0, 1.0) * band.width());
}

QString PhaseBand::said(int x) const
{
    if (m_band)
        // The last begun: a flush of an hour is less than a pixel wide.
        for (auto s = m_band->rbegin(); s != m_band->rend(); ++s)
            if (x >= xOf(s->from) && x <= std::max(xOf(s->from) + 1, xOf(s->to)))
                return QStringLiteral("%1, %2 to %3")
                    .arg(s->phase ? phaseTitle(*s->phase) : tr("Not known, or nobody watched"),
                         format::dateTime(s->from), format::dateTime(s->to));
    return tr("Not known, or nobody watched");
}

void PhaseBand::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.panel);
    const QRect band = bandRect();
    fillHatch(&p, band, Hatch::Gap, m_theme.state.hatch);
    int lastLabel = band.left() + 70;
    p.setFont(m_theme.font(10));
    const int under = band.bottom() + 3;
    if (m_band && m_to != Timestamp{})
        for (const PhaseSpan& s : *m_band) {
            if (!s.phase || s.to < m_to - PhaseSnapshot::kBand) continue;
            const int left = xOf(s.from), right = std::max(left + 2, xOf(s.to));
            p.fillRect(QRect(left, band.top(), right - left, band.height()),
                       m_stale ? mix(m_theme.bg.panel, m_theme.state.stale, 0.5) : phaseColour(*s.phase, m_theme));
            p.fillRect(QRect(left, band.top(), 1, band.height()), m_theme.bg.panel);
            if (*s.phase != Phase::Liquidation) continue;
            // A flush is short: a mark above and below, and its day where there is room.
            p.fillRect(QRect(left, band.top() - 3, 2, band.height() + 6), m_theme.severity.critical);
            const QString day = format::day(s.from) + tr(", flush");
            const int wide = p.fontMetrics().horizontalAdvance(day);
            int at = std::min(left - 8, band.right() - wide);
            if (at < lastLabel) continue;
            p.setPen(m_theme.text.base);
            p.drawText(QRect(at, under, wide + 2, 14), Qt::AlignLeft | Qt::AlignVCenter, day);
            lastLabel = at + wide + 10;
        }
    p.setPen(m_theme.text.muted);
    if (m_to != Timestamp{}) {
        p.drawText(QRect(band.left(), under, 70, 14), Qt::AlignLeft | Qt::AlignVCenter,
                   format::day(m_to - PhaseSnapshot::kBand));
        const QString today = tr("today");
        if (lastLabel < band.right() - 40)
            p.drawText(QRect(band.right() - 60, under, 60, 14), Qt::AlignRight | Qt::AlignVCenter, today);
    }
    p.setFont(m_theme.font(11));
    int x = band.left();
    const int step = within(band.width() / 5, 62, 110);
    for (int i = 0; i < 4; ++i) {
        const auto phase = static_cast<Phase>(i);
        p.fillRect(QRect(x, under + 25, 10, 10), phaseColour(phase, m_theme));
        p.setPen(m_theme.text.base);
        p.drawText(QRect(x + 15, under + 20, step, 20), Qt::AlignLeft | Qt::AlignVCenter, phaseTitle(phase));
        x += step;
    }
    if (x + 60 <= band.right()) {
        fillHatch(&p, QRect(x, under + 25, 10, 10), Hatch::Gap, m_theme.state.hatch);
        p.setPen(m_theme.text.muted);
        p.drawText(QRect(x + 15, under + 20, step, 20), Qt::AlignLeft | Qt::AlignVCenter, tr("unknown"));
    }
}

bool PhaseBand::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), said(help->pos().x()), this);
    return true;
}

}  // namespace plimsoll
