#include "ui/panels/headline_list.h"

#include "ui/panel.h"
#include "widgets/venue_key.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace plimsoll {

HeadlineList::HeadlineList(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(8);
}

void HeadlineList::setLines(std::vector<Headline> lines)
{
    if (lines == m_lines) return;
    m_lines = std::move(lines);
    setFixedHeight(8 + kLine * static_cast<int>(m_lines.size()));
    QStringList words;
    for (const Headline& l : m_lines) words << venueNameText(l.venue) + QStringLiteral(": ") + l.text;
    setAccessibleName(words.join(QStringLiteral(". ")));
    update();
}

void HeadlineList::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.panel);
    int y = 4;
    const QFont body = m_theme.font(12);
    for (const Headline& l : m_lines) {
        paintLight(&p, QRect(8, y + 6, 10, 10), l.light, m_theme);
        const int x = paintVenueKey(&p, QRect(24, y, 120, kLine), l.venue, m_theme);
        p.setFont(m_theme.font(12, 500));
        p.setPen(m_theme.text.strong);
        p.drawText(QRect(x, y, 74, kLine), Qt::AlignVCenter | Qt::AlignLeft, venueNameText(l.venue));
        const QRect rest(x + 74, y, width() - x - 82, kLine);
        p.setFont(body);
        p.setPen(l.bad ? m_theme.severity.warn : m_theme.text.muted);
        p.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                   QFontMetrics(body).elidedText(l.text, Qt::ElideRight, rest.width()));
        y += kLine;
    }
}

bool HeadlineList::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int i = (help->pos().y() - 4) / kLine;
    if (i >= 0 && i < static_cast<int>(m_lines.size()))
        QToolTip::showText(help->globalPos(), plainTip(m_lines[static_cast<std::size_t>(i)].text), this);
    return true;
}

}  // namespace plimsoll
