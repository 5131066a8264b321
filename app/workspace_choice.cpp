#include "app/workspace_choice.h"

#include "app/settings_store.h"
#include "app/workspace_store.h"
#include "ui/main_window.h"
#include "ui/workspace_desk.h"

#include <QStringList>

#include <utility>

namespace plimsoll {

namespace {

// Reads what is kept and writes nothing.
class ReadOnlyShelf final : public WorkspaceShelf {
public:
    explicit ReadOnlyShelf(QString folder) : m_store(std::move(folder)) {}

    std::vector<NamedWorkspace> load(QStringList& problems) override { return m_store.load(problems); }
    QString save(const NamedWorkspace&) override { return {}; }
    QString remove(const QString&) override { return {}; }

private:
    WorkspaceStore m_store;
};

// The window's book asks its shelf as long as it lives.
struct ShelfKeeper : QObject {
    ShelfKeeper(QObject* parent, QString folder) : QObject(parent), shelf(std::move(folder)) {}
    ReadOnlyShelf shelf;
};

}  // namespace

Expected<void, QString> knownWorkspace(const QString& name, const Paths& paths)
{
    if (name.isEmpty()) return {};
    ReadOnlyShelf shelf(paths.workspaces());
    WorkspaceBook book;
    book.setShelf(&shelf);
    if (!book.keyNamed(name).isEmpty()) return {};
    const SettingsStore settings(paths.settings, name);
    if (!settings.peekLayout().isEmpty()) return {};
    QStringList names;
    for (const WorkspaceBook::Entry& e : book.entries()) names << e.title;
    names += settings.keptLayouts();
    return Unexpected{QStringLiteral("--workspace: there is none called \"%1\"; there are %2")
                          .arg(name, names.join(QStringLiteral(", ")))};
}

void showWorkspace(MainWindow& window, const QString& name, const Paths& paths)
{
    if (name.isEmpty()) return;
    WorkspaceBook& book = window.workspaces().book();
    book.setShelf(&(new ShelfKeeper(&window, paths.workspaces()))->shelf);
    const QJsonObject layout = SettingsStore(paths.settings, name).peekLayout();
    if (layout.isEmpty() || !window.restoreLayout(layout))
        if (const QString key = book.keyNamed(name); !key.isEmpty()) window.workspaces().open(key);
}

}  // namespace plimsoll
