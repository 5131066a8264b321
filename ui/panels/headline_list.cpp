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
    int height = 8;
    for (const Headline& l : m_lines) height += heightOf(l);
    setFixedHeight(height);
    QStringList words;
    for (const Headline& l : m_lines)
        words << venueNameText(l.venue) + QStringLiteral(": ") + l.text +
                     (l.doing.isEmpty() ? QString() : QStringLiteral("; ") + l.doing);
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
        if (!l.doing.isEmpty()) {
            const QRect below(rest.left(), y + kLine - 4, rest.width(), kSecond);
            p.setFont(m_theme.font(11));
            p.setPen(m_theme.text.muted);
            p.drawText(below, Qt::AlignVCenter | Qt::AlignLeft,
                       p.fontMetrics().elidedText(l.doing, Qt::ElideRight, below.width()));
        }
        y += heightOf(l);
    }
}

const Headline* HeadlineList::lineAt(int y) const
{
    int top = 4;
    for (const Headline& l : m_lines) {
        if (y >= top && y < top + heightOf(l)) return &l;
        top += heightOf(l);
    }
    return nullptr;
}

bool HeadlineList::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const Headline* l = lineAt(help->pos().y()))
        QToolTip::showText(help->globalPos(),
                           plainTip(l->doing.isEmpty() ? l->text : l->text + QLatin1Char('\n') + l->doing), this);
    return true;
}

}  // namespace plimsoll
