#include "ui/key_dispatch.h"

#include "ui/key_places.h"
#include "ui/key_words.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <algorithm>

namespace plimsoll {

namespace {

bool has(const Keys& keys, const QKeyEvent& press)
{
    return std::any_of(keys.begin(), keys.end(), [&](const QKeySequence& k) { return answers(k, press); });
}

bool hasBare(const Keys& keys, const QKeyEvent& press)
{
    return std::any_of(keys.begin(), keys.end(),
                       [&](const QKeySequence& k) { return isBare(k) && answers(k, press); });
}

// Of a field, wherever it is: clipboard, undo, all, and whatever moves or deletes.
bool fieldKeeps(const QKeyEvent& press)
{
    const Qt::KeyboardModifiers with = press.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    if (with == Qt::NoModifier) return true;
    for (const QKeySequence::StandardKey k : {QKeySequence::Copy, QKeySequence::Cut, QKeySequence::Paste,
                                              QKeySequence::Undo, QKeySequence::Redo, QKeySequence::SelectAll})
        if (press.matches(k)) return true;
    return press.key() >= Qt::Key_Escape && press.key() < Qt::Key_F1;
}

// A focused button, and what goes round with the keyboard, take these themselves.
bool isPress(const QKeyEvent& press)
{
    return press.key() == Qt::Key_Space || press.key() == Qt::Key_Return || press.key() == Qt::Key_Enter;
}

}  // namespace

KeyDispatch::KeyDispatch(CommandBook& book) : QObject(&book), m_book(book)
{
    for (const CommandRow& row : ownKeys()) {
        const KeyPlace place = row.place;
        const Keys preset = keysFromNames(QString::fromLatin1(row.keys).split(QLatin1Char(' ')));
        book.add(row, [this, place, key = preset.value(0)] {
            for (const auto& window : m_book.windows())
                if (QWidget* w = window ? widgetOf(place, window) : nullptr) return tell(w, key);
        });
    }
    qApp->installEventFilter(this);
}

KeyDispatch::~KeyDispatch()
{
    qApp->removeEventFilter(this);
}

bool KeyDispatch::typing()
{
    QWidget* f = QApplication::focusWidget();
    if (const auto* text = qobject_cast<QTextEdit*>(f)) return !text->isReadOnly();
    if (const auto* text = qobject_cast<QPlainTextEdit*>(f)) return !text->isReadOnly();
    return qobject_cast<QLineEdit*>(f) || qobject_cast<QAbstractSpinBox*>(f) || qobject_cast<QComboBox*>(f);
}

// A panel that floats is a window of its own, and its keys are those of the window it came from.
bool KeyDispatch::isServed(const QWidget* widget) const
{
    const QWidget* window = widget->window();
    while (qobject_cast<const QDockWidget*>(window) && window->parentWidget())
        window = window->parentWidget()->window();
    return std::any_of(m_book.windows().begin(), m_book.windows().end(),
                       [&](const auto& w) { return w == window; });
}

bool KeyDispatch::eventFilter(QObject* watched, QEvent* event)
{
    const bool press = event->type() == QEvent::KeyPress, override = event->type() == QEvent::ShortcutOverride;
    if ((!press && !override) || m_telling) return false;
    auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget != QApplication::focusWidget()) return false;
    const auto& key = *static_cast<QKeyEvent*>(event);
    if (override) {
        // Esc in a field is the field's: the window's own meaning waits.
        if (key.key() == Qt::Key_Escape && qobject_cast<QLineEdit*>(widget)) {
            event->accept();
            return true;
        }
        // A field would take Ctrl+E and Ctrl+K for the end of its line: they are the window's, as the key sheet
        // says. What every field is expected to have stays its own.
        if (!typing() || fieldKeeps(key) || !isServed(widget) || !isWindows(key)) return false;
        event->ignore();
        return true;
    }
    if (QApplication::activePopupWidget() || QApplication::activeModalWidget()) return false;
    if (!isServed(widget) || typing()) return false;
    return take(widget, key);
}

// Whether the window itself hears this, by a shortcut.
bool KeyDispatch::isWindows(const QKeyEvent& press) const
{
    return std::any_of(m_book.all().begin(), m_book.all().end(), [&](const Command& c) {
        return everywhere(c.place) && c.action && c.action->isEnabled() && has(c.keys, press);
    });
}

// The widget's own keys first, then the window's.
bool KeyDispatch::take(QWidget* focus, const QKeyEvent& press)
{
    const KeyPlace place = placeOf(focus);
    bool widgets = false;
    if (!everywhere(place) && takeOwn(focus, place, press, &widgets)) return true;
    if (widgets) return false;
    const bool inTable = qobject_cast<QAbstractItemView*>(focus);
    if (isPress(press) && qobject_cast<QAbstractButton*>(focus)) return false;
    for (const Command& c : m_book.all()) {
        if (!everywhere(c.place) || (inTable && c.place != KeyPlace::Tables) || !hasBare(c.keys, press)) continue;
        if (!c.action || !c.action->isEnabled() || (c.when && !c.when())) continue;
        c.action->trigger();
        return true;
    }
    return false;
}

// True: taken. `widgets`: the press goes to the widget as it is.
bool KeyDispatch::takeOwn(QWidget* focus, KeyPlace place, const QKeyEvent& press, bool* widgets)
{
    const Command* meant = nullptr;
    bool vacated = false;  // the widget would answer, and has another key for it now
    for (const Command& c : m_book.all()) {
        if (c.place != place) continue;
        if (has(c.keys, press))
            meant = &c;
        else if (has(c.preset, press))
            vacated = true;
    }
    if (meant) {
        *widgets = has(meant->preset, press);
        if (*widgets || meant->preset.isEmpty()) return false;
        // A button beside the list would take it for its own.
        if (qobject_cast<QAbstractButton*>(focus)) return false;
        tell(focus, meant->preset.front());
        return true;
    }
    if (!vacated) return false;
    for (const Command& c : m_book.all())
        if (everywhere(c.place) && hasBare(c.keys, press)) return false;  // the window's now
    return true;
}

void KeyDispatch::tell(QWidget* widget, const QKeySequence& keys)
{
    const QKeyCombination key = keys[0];
    const int code = key.key();
    const QString sign = code >= Qt::Key_Space && code < 0x100 ? QString(QChar(code).toLower()) : QString();
    QKeyEvent press(QEvent::KeyPress, code, key.keyboardModifiers(), sign);
    tell(widget, press);
}

void KeyDispatch::tell(QWidget* widget, QKeyEvent& press)
{
    m_telling = true;
    QApplication::sendEvent(widget, &press);
    m_telling = false;
}

}  // namespace plimsoll
