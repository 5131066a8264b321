#include "feeds/recording/replace_file.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace plimsoll {

Expected<void, QString> replaceFile(const QString& from, const QString& to)
{
    const auto refused = [&to](int error) {
        return Unexpected{QStringLiteral("cannot write %1: %2").arg(to, qt_error_string(error))};
    };
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return refused(errno);
    // Names are their folder's.
    const QByteArray folder = QFile::encodeName(QFileInfo(to).path());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return {};  // a folder that may not be read cannot be asked
    const int error = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    if (error == 0 || error == EINVAL || error == ENOTSUP) return {};
    return refused(error);
}

}  // namespace plimsoll
