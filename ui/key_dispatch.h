// Bare keys and the widgets' own: seen before the widget with the focus, but never where somebody types.
#pragma once

#include "ui/command_book.h"

#include <QObject>

class QKeyEvent;

namespace plimsoll {

class KeyDispatch : public QObject {
    Q_OBJECT
public:
    // Takes the widgets' own keys into the book as well.
    explicit KeyDispatch(CommandBook& book);
    ~KeyDispatch() override;

    // Whether letters go into the widget with the focus.
    static bool typing();
    // A press from here, as if the person had made it there; it is not looked at again.
    void tell(QWidget* widget, QKeyEvent& press);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isWindows(const QKeyEvent& press) const;
    bool take(QWidget* focus, const QKeyEvent& press);
    bool takeOwn(QWidget* focus, KeyPlace place, const QKeyEvent& press, bool* widgets);
    void tell(QWidget* widget, const QKeySequence& keys);
    bool isServed(const QWidget* widget) const;

    CommandBook& m_book;
    bool m_telling = false;  // its own events come by here too
};

}  // namespace plimsoll
