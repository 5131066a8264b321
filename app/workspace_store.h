// The person's own workspaces on disk: a folder with one file each, the same file that can be given to somebody
// else. Written whole or not at all (app/kept_files.h); a file that cannot be read is named and left alone.
#pragma once

#include "ui/workspace_book.h"

#include <set>

namespace plimsoll {

class WorkspaceStore : public WorkspaceShelf {
public:
    explicit WorkspaceStore(QString folder) : m_folder(std::move(folder)) {}

    std::vector<NamedWorkspace> load(QStringList& problems) override;
    QString save(const NamedWorkspace& workspace) override;
    QString remove(const QString& name) override;

    // "Crisis%2F2.plimsoll-workspace": a name that every file system takes.
    QString pathOf(const QString& name) const;

private:
    QString m_folder;
    QString m_saved;            // the path of the last one, where that is new
    std::set<QString> m_known;  // paths that were seen or written
};

}  // namespace plimsoll
