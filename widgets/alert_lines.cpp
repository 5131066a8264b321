#include "widgets/alert_lines.h"

#include "widgets/heat_overlay.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

bool AlertLines::set(std::vector<AlertLine> lines)
{
    if (lines == m_lines) return false;
    m_lines = std::move(lines);
    const bool stands = std::any_of(m_lines.begin(), m_lines.end(),
                                    [&](const AlertLine& l) { return m_dragged && l.id == *m_dragged; });
    if (m_dragged && !stands) cancel();
    return true;
}

bool AlertLines::setMarks(std::vector<AlertMark> marks)
{
    if (marks == m_marks) return false;
    m_marks = std::move(marks);
    return true;
}

const AlertLine* AlertLines::at(int y, const std::function<int(double)>& yOf) const
{
    const AlertLine* best = nullptr;
    int least = kNear + 1;
    for (const AlertLine& line : m_lines) {
        const int away = std::abs(yOf(line.value) - y);
        if (away >= least) continue;
        least = away;
        best = &line;
    }
    return best;
}

void AlertLines::begin(const AlertLine& line)
{
    m_dragged = line.id;
    m_value.reset();
}

double AlertLines::valueOf(const AlertLine& line) const
{
    return m_dragged && *m_dragged == line.id && m_value ? *m_value : line.value;
}

std::optional<AlertLines::Moved> AlertLines::end()
{
    if (!m_dragged) return std::nullopt;
    const Moved out{*m_dragged, m_value};
    cancel();
    return out;
}

bool AlertLines::cancel()
{
    const bool was = m_dragged.has_value();
    m_dragged.reset();
    m_value.reset();
    return was;
}

double roundedLevel(double value, double perPixel)
{
    if (!(perPixel > 0) || !std::isfinite(perPixel)) return value;
    const double step = std::pow(10.0, std::floor(std::log10(perPixel)));
    // Tenths are no binary numbers: dividing by their inverse keeps 84,012.4 what it is.
    return step >= 1 ? std::round(value / step) * step : std::round(value / step) / std::round(1 / step);
}

void paintAlertLine(QPainter* p, const HeatStyle& style, const AlertLine& line, int y, const QRect& plot,
                    int right, const QRect& tag, const QString& value, bool dragged)
{
    const Theme& t = style.theme;
    const QColor ink = line.idle && !dragged ? t.text.muted : line.color;
    const bool thick = dragged || line.chosen || line.firing;
    if (line.lit) {
        constexpr int kGlow = 11, kAlpha = 90;
        QColor glow = ink;
        glow.setAlpha(kAlpha);
        p->fillRect(QRect(plot.left(), y - kGlow / 2, right - plot.left(), kGlow), glow);
    }
    QPen pen(ink, thick ? 2 : 1, line.firing ? Qt::SolidLine : Qt::CustomDashLine, Qt::FlatCap);
    if (!line.firing) pen.setDashPattern(thick ? QVector<qreal>{2.5, 1.5} : QVector<qreal>{5, 3});
    p->setPen(pen);
    p->drawLine(QLineF(plot.left(), y, right, y));
    const QString words =
        dragged ? QStringLiteral("%1 \u2192 %2").arg(line.label.section(u',', 0, 0), value) : line.label;
    const int width = QFontMetrics(style.meta).horizontalAdvance(words) + 12;
    QRect box(plot.left() + 8, y - 17, width, 15);
    if (box.top() < plot.top() + 2) box.moveTop(y + 2);
    if (width < plot.width() - 16) paintPill(p, style, box, words, ink);
    if (tag.isEmpty()) return;
    QRect at = tag;
    at.setTop(y - 8);
    at.setHeight(16);
    p->fillRect(at, ink);
    p->setFont(style.meta);
    p->setPen(t.bg.panel);
    p->drawText(at.adjusted(5, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, value);
}

void paintAlertMarks(QPainter* p, const HeatStyle& style, const std::vector<AlertMark>& marks, const QRect& plot,
                     const std::function<double(Timestamp)>& xOf)
{
    // A stretch that is long on this plot says "somewhere in it": faint, with its ends marked.
    constexpr int kHeight = 5, kLeast = 5, kLong = 24, kFaint = 70;
    for (const AlertMark& m : marks) {
        int left = static_cast<int>(std::lround(xOf(m.from))), right = static_cast<int>(std::lround(xOf(m.until)));
        if (right - left < kLeast) {
            const int middle = (left + right) / 2;
            left = middle - kLeast / 2;
            right = left + kLeast;
        }
        QRect bar(left, plot.bottom() - kHeight + 1, right - left, kHeight);
        if (bar.right() < plot.left() || bar.left() > plot.right()) continue;
        const QRect whole = bar;
        bar &= plot;
        const QColor ink = m.color.isValid() ? m.color : style.theme.severity.warn;
        if (whole.width() > kLong) {
            QColor faint = ink;
            faint.setAlpha(kFaint);
            p->fillRect(QRect(bar.left(), bar.bottom() - 1, bar.width(), 2), faint);
            for (const int x : {whole.left(), whole.right() - 1})
                if (x >= plot.left() && x < plot.right()) p->fillRect(QRect(x, bar.top(), 2, kHeight), ink);
            continue;
        }
        // What may have been too short is hollow.
        p->fillRect(bar, m.certain ? ink : style.theme.bg.panel);
        if (m.certain) continue;
        p->setPen(QPen(ink, 1));
        p->setBrush(Qt::NoBrush);
        p->drawRect(bar.adjusted(0, 0, -1, -1));
    }
}

}  // namespace plimsoll
