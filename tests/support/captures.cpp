#include "tests/support/captures.h"

#include <QFileInfo>

namespace plimsoll::test {

QString capturesDir()
{
    const QString named = qEnvironmentVariable("PLIMSOLL_CAPTURES");
    const QString dir = named.isEmpty() ? QStringLiteral(PLIMSOLL_SOURCE_DIR "/../shared/captures") : named;
    return QFileInfo(dir).isDir() ? QFileInfo(dir).canonicalFilePath() : QString();
}

QString capture(const QString& relative)
{
    const QString dir = capturesDir();
    if (dir.isEmpty()) return {};
    const QString path = dir + QLatin1Char('/') + relative;
    return QFileInfo::exists(path) ? path : QString();
}

}  // namespace plimsoll::test
