#include "app/bundle_writer.h"

#include "app/zip_writer.h"
#include "feeds/recording/replace_file.h"
#include "model/plain_bytes.h"
#include "widgets/ui_text.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSet>
#include <QStorageInfo>
#include <QTemporaryDir>

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace plimsoll {

namespace {

QString systemError()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

// What to do about it, where that can be told.
QString remedy(const QString& path, qint64 wanted)
{
    QString there = QFileInfo(path).absoluteFilePath();
    while (!there.isEmpty() && !QFileInfo::exists(there) && there != QLatin1String("/"))
        there = QFileInfo(there).absolutePath();
    const QStorageInfo disk(there);
    if (disk.isValid() && disk.isReady()) {
        if (disk.isReadOnly()) return UiText::tr("The disk is read-only: choose another folder.");
        // What has no size (/proc) is no disk, and not full either.
        if (disk.bytesTotal() > 0 && disk.bytesAvailable() < wanted + 65'536)
            return UiText::tr("The disk is full: free some space or choose another folder.");
    }
    if (!QFileInfo(there).isWritable()) return UiText::tr("It is read-only: choose another folder.");
    return UiText::tr("Choose another folder.");
}

Unexpected<QString> refused(const QString& path, const QString& why, qint64 wanted = 0)
{
    return Unexpected{UiText::tr("cannot write %1: %2. %3").arg(path, why.trimmed(), remedy(path, wanted))};
}

// "panels/depth-2.png": whoever made the name, it leads nowhere else.
bool staysInside(const QString& name)
{
    static const QRegularExpression form(QRegularExpression::anchoredPattern(
        QStringLiteral("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")));
    return name.size() <= 240 && form.match(name).hasMatch();
}

// A link that lies where a file of the bundle belongs would be followed. Empty: there is none.
QString linkOnTheWay(const QString& folder, const QString& name)
{
    const QStringList parts = name.split(QLatin1Char('/'));
    QString path = folder;
    for (const QString& part : parts.first(parts.size() - 1)) {
        path += QLatin1Char('/') + part;
        if (QFileInfo(path).isSymLink()) return path;
    }
    return {};
}

constexpr qint64 kLeftBehindSeconds = 3'600;

// Temporary folders of a program that was killed while it wrote. Only what is surely one: of that form, the
// person's own, with nothing in it but the beginning of a bundle, and untouched for so long that nobody works in
// it.
void sweep(const QString& around)
{
    static const QRegularExpression form(
        QRegularExpression::anchoredPattern(QStringLiteral("\\.partial-[A-Za-z]{6}")));
    const auto all = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-kLeftBehindSeconds);
    const auto old = [&before](const QFileInfo& folder) {
        return folder.isDir() && !folder.isSymLink() && folder.ownerId() == ::geteuid() &&
               folder.lastModified() < before;
    };
    for (const QFileInfo& left : QDir(around).entryInfoList({QStringLiteral(".partial-*")}, all)) {
        if (!form.match(left.fileName()).hasMatch() || !old(left)) continue;
        const QFileInfoList inside = QDir(left.absoluteFilePath()).entryInfoList(all);
        const bool ours = inside.isEmpty() || (inside.size() == 1 && old(inside.front()) &&
                                               inside.front().fileName() == QLatin1String("bundle"));
        if (ours) QDir(left.absoluteFilePath()).removeRecursively();
    }
}

}  // namespace

BundleWriter::BundleWriter(const QString& path, std::int64_t unixSeconds)
    : m_path(QDir::cleanPath(path)),
      m_zip(path.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive)),
      m_time(unixSeconds)
{
}

BundleWriter::~BundleWriter()
{
    discard();
}

void BundleWriter::discard()
{
    if (!m_staging.isEmpty()) QDir(m_staging).removeRecursively();
    m_staging.clear();
}

Expected<void, QString> BundleWriter::begin()
{
    const QFileInfo target(m_path);
    if (m_zip) {
        if (target.isDir()) return refused(m_path, UiText::tr("it is a folder"));
        const QString folder = target.absolutePath();
        if (!QDir().mkpath(folder)) return refused(folder, systemError());
        QSaveFile probe(m_path);
        if (!probe.open(QIODevice::WriteOnly)) return refused(m_path, probe.errorString());
        probe.cancelWriting();
        return {};
    }
    if (target.exists() && !target.isDir())
        return refused(m_path, UiText::tr("it is a file, name a folder or a .zip"));
    m_fresh = !target.exists();
    // A new folder is made beside its place and moved there in one step.
    const QString around = m_fresh ? target.absolutePath() : m_path;
    errno = 0;
    if (!QDir().mkpath(around))
        return refused(around, errno ? systemError() : UiText::tr("the folder cannot be made"));
    sweep(around);
    QTemporaryDir staging(around + QStringLiteral("/.partial-XXXXXX"));
    if (!staging.isValid()) return refused(m_path, staging.errorString());
    staging.setAutoRemove(false);
    m_staging = staging.path();
    // Inside the temporary folder, which is the owner's alone; what is exported is like any other folder.
    if (!QDir().mkpath(root())) return refused(m_path, systemError());
    return {};
}

Expected<void, QString> BundleWriter::add(const QString& name, const QByteArray& data)
{
    if (!staysInside(name)) return refused(name, UiText::tr("it would not lie in the folder"));
    if (m_zip) {
        m_entries.emplace_back(name, data);
        return {};
    }
    const QString path = root() + QLatin1Char('/') + name;
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    const auto no = [&](const QString& why) {
        return refused(m_path + QLatin1Char('/') + name, why, data.size());
    };
    if (!file.open(QIODevice::WriteOnly) || file.write(data) != data.size() || !file.flush())
        return no(file.errorString());
    if (const int error = syncError(file.handle()); error != 0) return no(qt_error_string(error));
    file.close();  // where a disk at the other end of a line has its last word
    if (file.error() != QFileDevice::NoError) return no(file.errorString());
    m_names.push_back(name);
    return {};
}

Expected<void, QString> BundleWriter::commit()
{
    if (m_zip) {
        ZipWriter zip(m_time);
        for (const auto& [name, data] : m_entries) zip.add(name, data);
        return writeWhole(m_path, zip.finish());
    }
    if (m_fresh && !QFileInfo::exists(m_path)) {
        // Whole on the disk, names and all, before it is in its place; then its own name.
        if (auto safe = syncFolders(root()); !safe) return safe;
        if (std::rename(QFile::encodeName(root()).constData(), QFile::encodeName(m_path).constData()) != 0)
            return refused(m_path, systemError());
        discard();
        return syncFolder(QFileInfo(m_path).absolutePath());
    }
    for (const QString& name : m_names) {
        const QString to = m_path + QLatin1Char('/') + name;
        if (const QString link = linkOnTheWay(m_path, name); !link.isEmpty())
            return refused(link, wordsOf({FileRefusal::Why::Link}));
        if (!QDir().mkpath(QFileInfo(to).absolutePath())) return refused(to, systemError());
        // rename(2) replaces what an earlier export has left, in one step.
        if (std::rename(QFile::encodeName(root() + QLatin1Char('/') + name).constData(),
                        QFile::encodeName(to).constData()) != 0)
            return refused(to, systemError());
    }
    discard();
    return syncFolders(m_path);
}

// Those that files of the bundle lie in, below `root` and itself.
Expected<void, QString> BundleWriter::syncFolders(const QString& root) const
{
    QSet<QString> folders{root};
    for (QString name : m_names) {
        for (qsizetype at = name.lastIndexOf(QLatin1Char('/')); at > 0; at = name.lastIndexOf(QLatin1Char('/'))) {
            name.truncate(at);
            folders.insert(root + QLatin1Char('/') + name);
        }
    }
    for (const QString& folder : folders)
        if (auto safe = syncFolder(folder); !safe) return safe;
    return {};
}

Expected<void, QString> writeWhole(const QString& path, const QByteArray& data)
{
    const QFileInfo target(path);
    if (target.isDir()) return refused(path, UiText::tr("it is a folder"));
    if (target.isSymLink()) return refused(path, wordsOf({FileRefusal::Why::Link}));
    errno = 0;
    if (!QDir().mkpath(target.absolutePath()))
        return refused(target.absolutePath(), errno ? systemError() : UiText::tr("the folder cannot be made"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return refused(path, file.errorString(), data.size());
    if (file.write(data) != data.size() || !file.flush()) {
        const QString why = file.errorString();
        file.cancelWriting();
        return refused(path, why, data.size());
    }
    // Qt does this too, and does not listen to the answer.
    if (const int error = syncError(file.handle()); error != 0) {
        file.cancelWriting();
        return refused(path, qt_error_string(error), data.size());
    }
    if (!file.commit()) return refused(path, file.errorString(), data.size());
    return syncFolder(target.absolutePath());
}

}  // namespace plimsoll
