#include "tests/support/design_files.h"

#include <QFileInfo>

namespace plimsoll::test {

QString designFile(const QString& relative)
{
    const QString folder = qEnvironmentVariable("PLIMSOLL_DESIGN");
    if (folder.isEmpty()) return {};
    return QFileInfo(folder + QLatin1Char('/') + relative).canonicalFilePath();
}

QString capturesDir()
{
    return designFile(QStringLiteral("captures"));
}

QString capture(const QString& relative)
{
    return designFile(QStringLiteral("captures/") + relative);
}

}  // namespace plimsoll::test
