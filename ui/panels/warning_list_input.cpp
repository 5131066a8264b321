// Mouse and keys on the cards.
#include "ui/panels/warning_list.h"

#include "ui/panel.h"
#include "widgets/within.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace plimsoll {

void WarningList::activate(int item)
{
    if (item < 0 || item >= static_cast<int>(m_items.size())) return;
    const Item at = m_items[static_cast<std::size_t>(item)];
    switch (at.kind) {
        case Item::Kind::Card:
        case Item::Kind::Line: {
            const Key key = keyOf(m_warnings[static_cast<std::size_t>(at.card)]);
            if (!m_open.erase(key)) m_open.insert(key);
            break;
        }
        case Item::Kind::Story: m_unfolded = !m_unfolded; break;
        case Item::Kind::Unknown: m_unknownUnfolded = !unknownShown(); break;
        case Item::Kind::Empty: return;
    }
    arrange();
    // Folding away changes which item is where.
    for (std::size_t i = 0; i < m_items.size(); ++i)
        if (at.card >= 0 ? m_items[i].card == at.card : m_items[i].kind == at.kind)
            m_current = static_cast<int>(i);
    viewport()->update();
}

void WarningList::setCurrent(int item)
{
    m_current = within(item, -1, static_cast<int>(m_items.size()) - 1);
    if (m_current >= 0 && m_items[static_cast<std::size_t>(m_current)].kind == Item::Kind::Empty)
        m_current = m_items.size() > 1 ? 1 : -1;
    if (m_current >= 0) {
        const QRect box = rectOf(static_cast<std::size_t>(m_current));
        QScrollBar* const bar = verticalScrollBar();
        if (box.top() < 0)
            bar->setValue(bar->value() + box.top());
        else if (box.bottom() > viewport()->height())
            bar->setValue(bar->value() + box.bottom() - viewport()->height());
    }
    viewport()->update();
}

void WarningList::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;  // the right one asks for the menu
    const QPoint pos = event->pos();
    const int item = itemAt(pos);
    if (item < 0) return setCurrent(item);
    const Item at = m_items[static_cast<std::size_t>(item)];
    // What is meant is what lies there now: a card that is cut moves when it becomes the current one.
    const QRect card = rectOf(static_cast<std::size_t>(item));
    const int chip = chipAt(at.card, pos);
    setCurrent(item);
    if (at.kind != Item::Kind::Card) return activate(item);
    const Warning w = m_warnings[static_cast<std::size_t>(at.card)];
    if (jumpRect(card).contains(pos) || chip >= 0)
        Q_EMIT chosen(w, chip);
    else if (muteRect(card).contains(pos))
        Q_EMIT muteRequested(w);
    else if (isOpen(at.card) && limitsRect(card).contains(pos))
        Q_EMIT limitsRequested(w);
    else
        activate(item);
}

void WarningList::mouseMoveEvent(QMouseEvent* event)
{
    m_touched = m_now.mono;
    const int item = itemAt(event->pos());
    viewport()->setCursor(item >= 0 && m_items[static_cast<std::size_t>(item)].kind != Item::Kind::Empty
                              ? Qt::PointingHandCursor
                              : Qt::ArrowCursor);
    if (item == m_hovered) return;
    m_hovered = item;
    viewport()->update();
}

void WarningList::leaveEvent(QEvent*)
{
    m_hovered = -1;
    m_touched.reset();
    viewport()->update();
    // What was held back comes to its place.
    Q_EMIT heldChanged();
}

void WarningList::keyPressEvent(QKeyEvent* event)
{
    const Warning* const w = cardOf(m_current);
    if (event->matches(QKeySequence::Copy)) {
        if (w) QApplication::clipboard()->setText(asText(current()));
        return;
    }
    switch (event->key()) {
        case Qt::Key_Down: setCurrent(m_current + 1); return;
        case Qt::Key_Up: setCurrent(std::max(0, m_current - 1)); return;
        case Qt::Key_Home: setCurrent(0); return;
        case Qt::Key_End: setCurrent(static_cast<int>(m_items.size()) - 1); return;
        case Qt::Key_Return:
        case Qt::Key_Enter: activate(m_current); return;
        case Qt::Key_Right:
            if (w) Q_EMIT chosen(Warning(*w), -1);
            return;
        case Qt::Key_M:
            if (w) Q_EMIT muteRequested(Warning(*w));
            return;
        default: QAbstractScrollArea::keyPressEvent(event);
    }
}

// The keyboard's place is seen at once: a list that is entered shows where it stands.
void WarningList::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_current < 0 && event->reason() != Qt::MouseFocusReason && !m_warnings.empty()) setCurrent(0);
    viewport()->update();
}

void WarningList::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void WarningList::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    QPoint pos = viewport()->mapFromGlobal(event->globalPos());
    const int item = byKey ? m_current : itemAt(pos);
    const Warning* const w = cardOf(item);
    if (!w) return;
    const int chip = byKey ? -1 : chipAt(m_items[static_cast<std::size_t>(item)].card, pos);
    setCurrent(item);
    if (byKey) pos = rectOf(static_cast<std::size_t>(item)).topLeft() + QPoint(24, 24);
    Q_EMIT menuRequested(Warning(*w), chip, viewport()->mapToGlobal(pos));
}

bool WarningList::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave) leaveEvent(event);
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int item = itemAt(help->pos());
        if (cardOf(item))
            QToolTip::showText(help->globalPos(), asText(m_items[static_cast<std::size_t>(item)].card), this);
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace plimsoll
