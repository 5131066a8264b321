// A folder that is named on the command line and is not there: perhaps because the disk that it is on is not
// mounted. Made anew under the empty mount point it would fill another disk, and be hidden once the right one is
// back.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace plimsoll {

// The mount point on the way to `path` that the table of disks (fstab(5)) names, and where nothing is mounted now
// (proc(5), mountinfo). Empty: there is none, or something is there already. The path is absolute.
QString unmountedPlace(const QString& path, const QByteArray& table, const QByteArray& mounted);
// The same by this machine's own; a folder that exists is always found in its place.
QString unmountedPlace(const QString& path);
// The same in words: "... is not there, and nothing is mounted at ..."; empty as well.
QString unmountedWords(const QString& path);

struct DiskTables {
    QByteArray named, mounted;
};
// Instead of this machine's own, for tests; none: those.
void setDiskTables(std::optional<DiskTables> tables);

}  // namespace plimsoll
