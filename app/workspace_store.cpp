#include "app/workspace_store.h"

#include "app/kept_files.h"
#include "model/plain_bytes.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

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
        m_known.insert(m_folder + QLatin1Char('/') + name);
        auto got = workspace_file::readFile(m_folder + QLatin1Char('/') + name);
        if (!got) {
            // Left alone, unless another one gets its name.
            setFileAsideLater(m_folder + QLatin1Char('/') + name);
            problems << got.error();
            continue;
        }
        knowOwnFile(m_folder + QLatin1Char('/') + name);
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
    const QByteArray bytes = workspace_file::write(workspace);
    const bool fresh = m_known.insert(path).second;
    QString problem;
    if (bytes.size() > workspace_file::kLargest)
        problem = wordsOf({FileRefusal::Why::TooLarge, 0, static_cast<std::uint64_t>(workspace_file::kLargest)});
    else
        problem = keepOwnFile(path, [path, bytes, unknown = fresh]() mutable -> Written {
            const QFileInfo there(path);
            // A link would be followed, to wherever it leads.
            if (there.isSymLink()) return {wordsOf({FileRefusal::Why::Link}), {}};
            // As far as this program knows there is no such file: one that is there is another window's, and kept.
            if (std::exchange(unknown, false) && !there.isDir()) forgetOwnFile(path);
            return writeOwnFile(path, bytes);
        });
    if (!problem.isEmpty())
        return WorkspaceStoreWords::tr("The workspace %1 cannot be kept: %2").arg(workspace.name, problem);
    m_saved = fresh ? path : QString();
    return {};
}

QString WorkspaceStore::remove(const QString& name)
{
    const QString path = pathOf(name);
    m_known.erase(path);
    // After the one that was saved last where its name is new: it may be this one under that name.
    const QString problem = keepOwnFile(
        path,
        [path]() -> Written {
            QFile file(path);
            if (file.exists() && !file.remove()) return {file.errorString(), {}};
            forgetOwnFile(path);
            return {};
        },
        path == m_saved ? QString() : m_saved);
    if (problem.isEmpty()) return {};
    return WorkspaceStoreWords::tr("The workspace %1 cannot be removed: %2").arg(name, problem);
}

}  // namespace plimsoll
