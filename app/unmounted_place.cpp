#include "app/unmounted_place.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <utility>

namespace plimsoll {

namespace {

// Blanks in a path stand as "\040" in both files.
QString pathOf(const QByteArray& field)
{
    QByteArray out;
    for (qsizetype i = 0; i < field.size(); ++i) {
        bool ok = false;
        const int code = field[i] == '\\' ? field.mid(i + 1, 3).toInt(&ok, 8) : 0;
        if (ok && i + 3 < field.size()) {
            out += static_cast<char>(code);
            i += 3;
        } else {
            out += field[i];
        }
    }
    return QDir::cleanPath(QFile::decodeName(out));
}

// That field of every line that has one.
QSet<QString> places(const QByteArray& text, qsizetype field)
{
    QSet<QString> out;
    for (const QByteArray& line : text.split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() <= field || fields.front().startsWith('#')) continue;
        if (fields[field].startsWith('/')) out.insert(pathOf(fields[field]));
    }
    return out;
}

QByteArray textOf(const char* name)
{
    QFile file(QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<DiskTables>& givenTables()
{
    static std::optional<DiskTables> given;
    return given;
}

DiskTables tablesNow()
{
    const auto& given = givenTables();
    return given ? *given : DiskTables{textOf("/etc/fstab"), textOf("/proc/self/mountinfo")};
}

// Links on the way there lead elsewhere; what is not there yet has none.
QString realPath(const QString& path)
{
    QString there = QDir::cleanPath(path), rest;
    while (!QFileInfo::exists(there) && there.lastIndexOf(u'/') > 0) {
        rest.prepend(there.mid(there.lastIndexOf(u'/')));
        there.truncate(there.lastIndexOf(u'/'));
    }
    const QString real = QFileInfo(there).canonicalFilePath();
    return QDir::cleanPath((real.isEmpty() ? there : real) + rest);
}

}  // namespace

QString unmountedPlace(const QString& path, const QByteArray& table, const QByteArray& mounted)
{
    const QSet<QString> named = places(table, 1), there = places(mounted, 4);
    // The nearest one decides: what lies beyond it is another disk's.
    for (QString at = QDir::cleanPath(path); at.startsWith(u'/') && at.size() > 1;
         at = at.left(at.lastIndexOf(u'/'))) {
        if (there.contains(at)) return {};
        if (named.contains(at)) return at;
    }
    return {};
}

QString unmountedPlace(const QString& path)
{
    if (QFileInfo::exists(path)) return {};
    const DiskTables disks = tablesNow();
    // Without it nothing is known of what is mounted.
    return disks.mounted.isEmpty() ? QString() : unmountedPlace(realPath(path), disks.named, disks.mounted);
}

QString unmountedWords(const QString& path)
{
    const QString place = unmountedPlace(path);
    if (place.isEmpty()) return {};
    return QStringLiteral("%1 is not there, and nothing is mounted at %2").arg(path, place);
}

void setDiskTables(std::optional<DiskTables> tables)
{
    givenTables() = std::move(tables);
}

}  // namespace plimsoll
