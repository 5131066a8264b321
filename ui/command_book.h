// Every command of the window with its keys. Entries of menus are taken in as they come and go, by the object name
// of their action; the rest stands in tables. The palette, the key editor, the key sheet and docs/keys.md read it.
#pragma once

#include "ui/command.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

#include <functional>
#include <vector>

class QMenu;
class QMenuBar;

namespace plimsoll {

// A row of a table of commands.
struct CommandRow {
    const char* id;
    const char* title;  // in English; both are looked up in the translation under "commands"
    const char* group;
    const char* keys;  // "Ctrl+E", "S"; several are parted by a space; empty: none as it comes
    KeyPlace place = KeyPlace::Window;
    bool fixed = false;
    const char* what = "";
};

class CommandBook : public QObject {
    Q_OBJECT
public:
    // Actions of commands become children of `window` and are heard in it.
    explicit CommandBook(QWidget* window);

    // Takes in what the menu has and will have, with what is in its submenus. An entry that two menus share
    // belongs to the first. One without an object name cannot be taken: nothing could be kept for it.
    void adopt(QMenu* menu, const QString& group);
    void adopt(QMenuBar* bar);
    // Further keys of an entry of a menu, for instance a bare one.
    void also(const QString& id, const char* keys, KeyPlace place = KeyPlace::Window);
    QAction* add(const CommandRow& row, std::function<void()> act, std::function<bool()> when = {});
    // Another window that hears the same keys.
    void serve(QWidget* window);
    const std::vector<QPointer<QWidget>>& windows() const { return m_windows; }

    const std::vector<Command>& all() const;
    const Command* find(const QString& id) const;
    // "Ctrl+E  S"; empty: none.
    QString keysOf(const QString& id) const;
    // False: there is none, or it cannot be done now.
    bool run(const QString& id) const;

    // Whose key it is already where `id` would have it, but for `id` itself.
    std::vector<const Command*> holders(const QString& id, const QKeySequence& keys) const;
    // Whoever held one of them loses it. False: a fixed command has it, or has these.
    bool setKeys(const QString& id, const Keys& keys);
    void reset(const QString& id);  // the keys it came with, back from whoever took them
    void resetAll();
    bool isChanged(const Command& command) const { return command.keys != command.preset; }

    // Only what differs: {"exportSnapshot": ["Ctrl+E"]}. What makes no sense falls back to the keys it came with.
    QJsonObject save() const;
    void restore(const QJsonObject& changed);

Q_SIGNALS:
    void changed();  // of keys
    void listed();   // of what there is

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Source {
        QPointer<QMenu> menu;
        QString group;
    };
    void sync() const;
    void take(QMenu* menu, const QString& group) const;
    void take(QAction* action, const QString& group) const;
    Command* at(const QString& id) const;
    void settle() const;  // kept keys against each other and against what has come
    void apply(const Command& command) const;
    bool clash(const Command& a, const Command& b, const QKeySequence& keys) const;

    QWidget* m_window;
    std::vector<QPointer<QWidget>> m_windows;
    // Menus are read when somebody asks: most of the day nobody does.
    mutable std::vector<Source> m_sources;
    mutable std::vector<Command> m_all;
    mutable bool m_dirty = false, m_renamed = false;
    struct Also {
        Keys keys;
        KeyPlace place = KeyPlace::Window;
    };
    QHash<QString, Also> m_also;
    mutable QHash<QString, Keys> m_wanted;  // the person's own, also of what is not there at the moment
};

}  // namespace plimsoll
