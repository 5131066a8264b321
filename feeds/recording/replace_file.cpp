#include "feeds/recording/replace_file.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace plimsoll {

namespace {

Unexpected<QString> refused(const QString& path, int error)
{
    return Unexpected{QStringLiteral("cannot write %1: %2").arg(path, qt_error_string(error))};
}

// Why its names are not on the disk; 0: they are.
int folderError(const QString& folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return 0;  // a folder that may not be read cannot be asked
    const int error = syncError(descriptor);
    ::close(descriptor);
    return error;
}

}  // namespace

int syncError(int descriptor)
{
    const int error = ::fsync(descriptor) == 0 ? 0 : errno;
    return error == EINVAL || error == ENOTSUP ? 0 : error;
}

Expected<void, QString> replaceFile(const QString& from, const QString& to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return refused(to, errno);
    // Names are their folder's.
    const int error = folderError(QFileInfo(to).path());
    if (error != 0) return refused(to, error);
    return {};
}

Expected<void, QString> syncFolder(const QString& folder)
{
    const int error = folderError(folder);
    if (error != 0) return refused(folder, error);
    return {};
}

}  // namespace plimsoll
