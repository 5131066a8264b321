// The workspaces there are: those that come with the program, each as the person left it, and the person's own.
#pragma once

#include "ui/workspace_file.h"
#include "ui/workspace_presets.h"

#include <QObject>

#include <map>
#include <set>
#include <vector>

namespace plimsoll {

// Where own workspaces are kept. Each is written whole or not at all.
class WorkspaceShelf {
public:
    virtual ~WorkspaceShelf() = default;
    // What could not be read is said in `problems`, in sentences.
    virtual std::vector<NamedWorkspace> load(QStringList& problems) = 0;
    // Empty: done.
    virtual QString save(const NamedWorkspace& workspace) = 0;
    virtual QString remove(const QString& name) = 0;
};

class WorkspaceBook : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    struct Entry {
        QString key, title;
        bool own = false;
    };
    // Those that come with the program, then the person's own by name.
    std::vector<Entry> entries() const;
    bool has(const QString& key) const;
    QString title(const QString& key) const;
    static QString ownKey(const QString& name);
    static bool isOwn(const QString& key);
    // "Risk", "risk", "My own": whose key it is; empty: nobody's.
    QString keyNamed(const QString& name) const;

    // Null: own ones are not kept. What was wrong with some of them, in sentences.
    QStringList setShelf(WorkspaceShelf* shelf);

    // None: as it comes.
    const WorkspaceLayout* kept(const QString& key) const;
    // As the person has it now. Own ones are written. Empty: done.
    QString keep(const QString& key, const WorkspaceLayout& layout);
    void forget(const QString& presetKey);

    // Of own ones. The name that it got, which no other has; or what was wrong.
    Expected<QString, QString> add(const QString& name, const WorkspaceLayout& layout);
    QString rename(const QString& key, const QString& name);  // empty: done
    QString remove(const QString& key);
    // A name like this one that nobody has.
    QString freeName(const QString& wanted) const;

    QJsonObject savePresets() const;
    void restorePresets(const QJsonObject& json);

    static constexpr std::size_t kMost = 60;

Q_SIGNALS:
    void listed();  // other ones, or other names

private:
    std::map<QString, WorkspaceLayout> m_presets;
    std::vector<NamedWorkspace> m_own;
    std::set<QString> m_unsaved;  // keys of own ones whose last layout the shelf refused
    WorkspaceShelf* m_shelf = nullptr;
    NamedWorkspace* own(const QString& key);
    void sort();
};

}  // namespace plimsoll
