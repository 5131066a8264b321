#include "ui/panels/headline_list.h"

#include "ui/panel.h"
#include "widgets/venue_key.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

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
    fit();
    QStringList words;
    for (const Headline& l : m_lines)
        words << venueNameText(l.venue) + QStringLiteral(": ") + l.text +
                     (l.doing.isEmpty() ? QString() : QStringLiteral("; ") + l.doing);
    setAccessibleName(words.join(QStringLiteral(". ")));
    update();
}

void HeadlineList::fit()
{
    int height = 8;
    for (const Headline& l : m_lines) height += heightOf(l);
    if (height != this->height()) setFixedHeight(height);
}

// A feed's sentence begins with the cause and ends with what is being done: where it is too long for
// two lines, its middle goes.
QStringList HeadlineList::linesOf(const Headline& l) const
{
    const QFontMetrics metrics(m_theme.font(12));
    const int room = std::max(60, width() - kTextLeft - kTextMargin);
    QStringList lines;
    if (!l.bad || metrics.horizontalAdvance(l.text) <= room) {
        lines << metrics.elidedText(l.text, Qt::ElideRight, room);
    } else {
        qsizetype cut = l.text.size();
        while (cut > 0 && metrics.horizontalAdvance(l.text.left(cut)) > room)
            cut = l.text.lastIndexOf(u' ', cut - 1);
        if (cut <= 0) {
            lines << metrics.elidedText(l.text, Qt::ElideMiddle, room);
        } else {
            lines << l.text.left(cut);
            lines << metrics.elidedText(l.text.mid(cut + 1), Qt::ElideMiddle, room);
        }
    }
    if (!l.doing.isEmpty()) lines << QFontMetrics(m_theme.font(11)).elidedText(l.doing, Qt::ElideRight, room);
    return lines;
}

void HeadlineList::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.panel);
    int y = 4;
    for (const Headline& l : m_lines) {
        paintLight(&p, QRect(8, y + 6, 10, 10), l.light, m_theme);
        const int x = paintVenueKey(&p, QRect(24, y, 120, kLine), l.venue, m_theme);
        p.setFont(m_theme.font(12, 500));
        p.setPen(m_theme.text.strong);
        p.drawText(QRect(x, y, kTextLeft - x, kLine), Qt::AlignVCenter | Qt::AlignLeft, venueNameText(l.venue));
        const QStringList lines = linesOf(l);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const bool doing = !l.doing.isEmpty() && i + 1 == lines.size();
            p.setFont(m_theme.font(doing ? 11 : 12));
            p.setPen(l.bad && !doing ? m_theme.severity.warn : m_theme.text.muted);
            const QRect at(kTextLeft, i == 0 ? y : y + kLine - 4 + kSecond * static_cast<int>(i - 1),
                           width() - kTextLeft, i == 0 ? kLine : kSecond);
            p.drawText(at, Qt::AlignVCenter | Qt::AlignLeft, lines[i]);
        }
        y += heightOf(l);
    }
}

void HeadlineList::resizeEvent(QResizeEvent*)
{
    fit();
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
                           l->doing.isEmpty() ? l->text : l->text + QLatin1Char('\n') + l->doing, this);
    return true;
}

}  // namespace plimsoll
