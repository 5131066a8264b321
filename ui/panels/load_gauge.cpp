#include "ui/panels/load_gauge.h"

#include "widgets/format.h"
#include "widgets/hatch.h"
#include "widgets/within.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kMargin = 12, kScale = 10;

}  // namespace

QColor loadColour(std::size_t part, std::size_t parts, const Theme& theme)
{
    const std::size_t step = parts == 0 ? 0 : 70 + 160 * part / parts;
    return QColor(theme.ramp.sum[std::min<std::size_t>(step, 255)]);
}

LoadGauge::LoadGauge(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Fragility"));
    setToolTip(tr("A summary of present fragility, 0 to 100. Not the probability of a crash."));
}

void LoadGauge::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void LoadGauge::setShown(Shown shown)
{
    if (shown == m_shown) return;
    m_shown = std::move(shown);
    setAccessibleDescription((m_shown.score ? format::plain(*m_shown.score, 0) : tr("not known")) + u' ' +
                             m_shown.beside);
    update();
}

void LoadGauge::paintScale(QPainter& p, const QRect& scale) const
{
    const auto at = [&](double v) {
        return scale.left() + static_cast<int>(std::lround(within(v, 0.0, 100.0) / 100 * scale.width()));
    };
    p.fillRect(scale, m_theme.bg.input);
    double sum = 0;
    for (std::size_t i = 0; i < m_shown.parts.size(); ++i) {
        const auto& part = m_shown.parts[i];
        if (!part || *part <= 0) continue;
        const int left = at(sum), right = at(sum + *part);
        p.fillRect(left, scale.top(), std::max(1, right - left - 1), scale.height(),
                   m_shown.stale ? m_theme.state.stale : loadColour(i, m_shown.parts.size(), m_theme));
        sum += *part;
    }
    if (!m_shown.score || m_shown.stale) fillHatch(&p, scale, Hatch::StaleCell, m_theme.state.hatch);
    p.setPen(m_theme.line.strong);
    p.setBrush(Qt::NoBrush);
    p.drawRect(scale.adjusted(0, 0, -1, -1));
    for (const double load : {25.0, 50.0, 75.0})
        p.fillRect(at(load), scale.top() - 3, 1, scale.height() + 6, m_theme.text.muted);
    if (!m_shown.score) return;
    const int x = at(*m_shown.score);
    const QColor ink = m_shown.stale ? m_theme.state.stale : m_theme.text.strong;
    p.fillRect(x, scale.top() - 8, 2, scale.height() + 12, ink);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(ink, 1.4));
    p.setBrush(m_theme.bg.panel);
    p.drawEllipse(QPointF(x + 1, scale.top() - 9), 4, 4);
    p.fillRect(QRectF(x - 5, scale.top() - 9.5, 12, 1.4), ink);
    p.setRenderHint(QPainter::Antialiasing, false);
}

void LoadGauge::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.panel);
    const QString score = m_shown.score ? format::plain(*m_shown.score, 0) : format::kNone;
    p.setFont(m_theme.font(24, 500));
    p.setPen(!m_shown.score || m_shown.stale ? m_theme.state.stale : m_theme.text.strong);
    p.drawText(QRect(kMargin, 0, 80, height()), Qt::AlignVCenter | Qt::AlignLeft, score);
    const int beside = kMargin + p.fontMetrics().horizontalAdvance(score) + 8;
    p.setFont(m_theme.font(12));
    p.setPen(m_theme.text.base);
    const int wide = p.fontMetrics().horizontalAdvance(m_shown.beside);
    const bool room = width() - beside - wide - 3 * kMargin > 160;
    if (room) {
        p.drawText(QRect(beside, 2, wide + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, m_shown.beside);
        const int left = beside + wide + 18;
        paintScale(p, QRect(left, height() / 2 - kScale / 2 + 3, width() - left - kMargin, kScale));
        return;
    }
    // Narrow: the words above the scale.
    p.setFont(m_theme.font(11));
    p.setPen(m_theme.text.muted);
    p.drawText(QRect(beside + 4, 4, width() - beside - kMargin, 16), Qt::AlignVCenter | Qt::AlignLeft,
               p.fontMetrics().elidedText(m_shown.beside, Qt::ElideRight, width() - beside - kMargin));
    paintScale(p, QRect(beside + 4, height() / 2 + 6, std::max(20, width() - beside - 4 - kMargin), kScale));
}

}  // namespace plimsoll
