// Dialogs stay on the screen: what is larger than it is made smaller, and what cannot be smaller scrolls, with its
// buttons in sight.
#pragma once

#include <QObject>

class QScreen;
class QWidget;

namespace plimsoll {

class DialogRoom : public QObject {
    Q_OBJECT
public:
    // For every dialog of the program from now on; once is enough.
    static void keep();

    // The largest a window may be on this screen, without what the desktop draws around it.
    static QSize most(const QScreen& screen);
    static void fit(QWidget* window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using QObject::QObject;
};

}  // namespace plimsoll
