#include "app/paths.h"

#include "app/settings_store.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <cerrno>
#include <cstring>

namespace plimsoll {

Paths choosePaths(const Options& o)
{
    const auto base = [](QStandardPaths::StandardLocation where) {
        return QStandardPaths::writableLocation(where) + QStringLiteral("/plimsoll");
    };
    Paths p;
    p.data =
        o.dataDir.isEmpty() ? base(QStandardPaths::GenericDataLocation) : QFileInfo(o.dataDir).absoluteFilePath();
    if (!o.config.isEmpty())
        p.settings = QFileInfo(o.config).absoluteFilePath();
    else if (!o.dataDir.isEmpty())
        p.settings = p.data + QStringLiteral("/plimsoll.ini");
    else
        p.settings = base(QStandardPaths::GenericConfigLocation) + QStringLiteral("/plimsoll.ini");
    if (const QString kept = o.dataDir.isEmpty() ? SettingsStore(p.settings).peek().dataFolder : QString();
        !kept.isEmpty())
        p.data = kept;
    return p;
}

Expected<void, QString> makeFolder(const QString& path)
{
    errno = 0;
    if (!QDir().mkpath(path))
        return Unexpected{QStringLiteral("cannot make the folder %1: %2")
                              .arg(path, errno ? QString::fromLocal8Bit(std::strerror(errno))
                                               : QStringLiteral("a file is in the way"))};
    if (!QFileInfo(path).isWritable())
        return Unexpected{QStringLiteral("the folder %1 cannot be written to").arg(path)};
    return {};
}

}  // namespace plimsoll
