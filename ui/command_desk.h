// The window's commands and what shows them: the book, the keys that are heard, the palette, the sheet, the
// editor.
#pragma once

#include "ui/command_book.h"
#include "ui/palette.h"

#include <QObject>
#include <QPointer>

namespace plimsoll {

class KeyDispatch;
class KeyEditor;
class KeySheet;

class CommandDesk : public QObject {
    Q_OBJECT
public:
    CommandDesk(const Theme& theme, QWidget* window);
    // Once the commands are in the book: takes in the widgets' own keys, and listens.
    void listen();

    CommandBook& book() { return m_book; }
    CommandPalette& palette() { return *m_palette; }
    KeyDispatch& dispatch() { return *m_dispatch; }

    // The window of the program that is in front, else the first.
    QWidget* front() const;
    void openPalette(const QString& typed = {});
    void openSheet();
    void openEditor();
    void themeChanged();
    // The tip of something that does what a command does names the command's keys, as they are now.
    void hint(QWidget* widget, const QString& tip, const QString& id);

    // {"keys": {...}, "recent": [...]}; what makes no sense falls back.
    QJsonObject save() const;
    void restore(const QJsonObject& kept);

Q_SIGNALS:
    void changed();  // something to keep

private:
    const Theme& m_theme;
    QWidget* m_window;
    CommandBook& m_book;
    CommandPalette* m_palette;
    KeyDispatch* m_dispatch = nullptr;
    QPointer<KeySheet> m_sheet;
    QPointer<KeyEditor> m_editor;
};

}  // namespace plimsoll
