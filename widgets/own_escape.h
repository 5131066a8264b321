// Esc is a key of the window. A widget that has something to let go of takes it first.
#pragma once

#include <QKeyEvent>

namespace plimsoll {

// For QWidget::event; `busy` is asked only then. True: what follows is the widget's own key press.
template <typename Busy>
bool takesEscape(QEvent* event, Busy busy)
{
    if (event->type() != QEvent::ShortcutOverride) return false;
    const auto* const key = static_cast<QKeyEvent*>(event);
    if (key->key() != Qt::Key_Escape || key->modifiers() != Qt::NoModifier || !busy()) return false;
    event->accept();
    return true;
}

}  // namespace plimsoll
