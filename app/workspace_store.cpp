#include "app/workspace_store.h"

#include "model/plain_bytes.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace plimsoll {

namespace {

constexpr int kMostFiles = 200;

struct WorkspaceStoreWords {
    Q_DECLARE_TR_FUNCTIONS(WorkspaceStoreWords)
};

}  // namespace

QString WorkspaceStore::pathOf(const QString& name) const
{
    QString file;
    for (const QChar c : name) {
        const bool plain = c.isLetterOrNumber() || c.isSurrogate() || c == u' ' || c == u'-' || c == u'_';
        file += plain ? QString(c) : QStringLiteral("%%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
    }
    return m_folder + QLatin1Char('/') + file + workspace_file::suffix();
}

std::vector<NamedWorkspace> WorkspaceStore::load(QStringList& problems)
{
    std::vector<NamedWorkspace> all;
    const QStringList files = QDir(m_folder).entryList({QLatin1Char('*') + workspace_file::suffix()},
                                                       QDir::Files | QDir::NoSymLinks, QDir::Name);
    for (const QString& name : files.mid(0, kMostFiles)) {
        auto got = workspace_file::readFile(QDir(m_folder).filePath(name));
        if (!got) {
            problems << got.error();
            continue;
        }
        // Where a file was copied or renamed by hand, two may say the same name: the file of that name has it.
        const QString path = QDir(m_folder).filePath(name);
        if (QFileInfo(pathOf(got->name)).fileName() != name) {
            const QString base = QFileInfo(path).fileName().chopped(workspace_file::suffix().size());
            got->name = workspace_file::tidyName(base);
            if (got->name.isEmpty()) continue;
        }
        all.push_back(std::move(*got));
    }
    return all;
}

QString WorkspaceStore::save(const NamedWorkspace& workspace)
{
    const QString path = pathOf(workspace.name);
    QDir().mkpath(m_folder);
    const QByteArray bytes = workspace_file::write(workspace);
    // A link would be followed, to wherever it leads.
    if (QFileInfo(path).isSymLink())
        return WorkspaceStoreWords::tr("The workspace %1 cannot be kept: %2")
            .arg(workspace.name, wordsOf({FileRefusal::Why::Link}));
    QSaveFile file(path);
    if (bytes.size() <= workspace_file::kLargest && file.open(QIODevice::WriteOnly) &&
        file.write(bytes) == bytes.size() && file.commit())
        return {};
    return WorkspaceStoreWords::tr("The workspace %1 cannot be kept: %2").arg(workspace.name, file.errorString());
}

QString WorkspaceStore::remove(const QString& name)
{
    QFile file(pathOf(name));
    if (!file.exists() || file.remove()) return {};
    return WorkspaceStoreWords::tr("The workspace %1 cannot be removed: %2").arg(name, file.errorString());
}

}  // namespace plimsoll
