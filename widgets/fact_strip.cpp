#include "widgets/fact_strip.h"

#include "widgets/hatch.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kLine = 40, kMargin = 10, kGap = 20, kBetween = 8;

QFont valueFont(const Fact& fact, const Theme& theme)
{
    return theme.font(fact.headline ? 16 : 13, 500);
}

}  // namespace

FactStrip::FactStrip(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setFixedHeight(kLine);
    setAccessibleName(tr("Figures"));
}

void FactStrip::setTheme(const Theme& theme)
{
    m_theme = theme;
    place();
    update();
}

void FactStrip::setFacts(std::vector<Fact> facts)
{
    if (facts == m_facts) return;
    m_facts = std::move(facts);
    QStringList said;
    for (const Fact& f : m_facts) said << QStringLiteral("%1 %2 %3").arg(f.label, f.value, f.note).trimmed();
    setAccessibleDescription(said.join(QStringLiteral(", ")));
    place();
    update();
}

void FactStrip::setMostLines(int lines)
{
    m_mostLines = lines;
    place();
    update();
}

int FactStrip::widthOf(const Fact& fact) const
{
    const QFontMetrics small(m_theme.font(11)), large(valueFont(fact, m_theme));
    int below = large.horizontalAdvance(fact.value);
    if (!fact.note.isEmpty()) below += kBetween + small.horizontalAdvance(fact.note);
    return std::max(small.horizontalAdvance(fact.label), below) + 2;
}

void FactStrip::place()
{
    m_places.clear();
    int x = kMargin, y = 0, lines = m_facts.empty() ? 0 : 1;
    for (const Fact& f : m_facts) {
        const int wide = widthOf(f);
        if (x > kMargin && x + wide > width() - kMargin) {
            if (lines >= m_mostLines) break;
            ++lines;
            x = kMargin;
            y += kLine;
        }
        // One alone that is wider than the strip would be cut: it is left out, and with it what follows.
        if (x + wide > width() - kMargin + 8) {
            if (x == kMargin && lines > 1) --lines;
            break;
        }
        m_places.emplace_back(x, y, wide, kLine);
        x += wide + kGap;
    }
    const int high = std::max(1, lines) * kLine;
    if (high != height()) setFixedHeight(high);
}

void FactStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != width()) place();
}

void FactStrip::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const Fact& f = m_facts[i];
        const QRect& box = m_places[i];
        if (f.stale)
            fillHatch(&p, QRect(box.left() - 3, box.top() + 18, box.width() + 6, 20), Hatch::StaleCell,
                      m_theme.state.hatch);
        p.setFont(m_theme.font(11));
        p.setPen(m_theme.text.muted);
        p.drawText(QRect(box.left(), box.top() + 4, box.width(), 14), Qt::AlignLeft | Qt::AlignVCenter, f.label);
        p.setFont(valueFont(f, m_theme));
        p.setPen(f.stale ? m_theme.state.stale : toneColor(f.tone, m_theme));
        p.drawText(QRect(box.left(), box.top() + 17, box.width(), 22), Qt::AlignLeft | Qt::AlignVCenter, f.value);
        if (f.note.isEmpty()) continue;
        const int used = QFontMetrics(valueFont(f, m_theme)).horizontalAdvance(f.value) + kBetween;
        p.setFont(m_theme.font(11));
        p.setPen(m_theme.text.muted);
        p.drawText(QRect(box.left() + used, box.top() + 17, box.width() - used, 22),
                   Qt::AlignLeft | Qt::AlignVCenter, f.note);
    }
}

bool FactStrip::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (std::size_t i = 0; i < m_places.size(); ++i)
        if (m_places[i].contains(help->pos())) {
            QToolTip::showText(help->globalPos(), m_facts[i].tip, this);
            return true;
        }
    QToolTip::hideText();
    return true;
}

}  // namespace plimsoll
