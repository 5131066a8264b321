#include "app/paths.h"

#include "app/settings_store.h"
#include "app/unmounted_place.h"
#include "model/market/owner_only.h"
#include "widgets/ui_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <cerrno>
#include <cstring>

namespace plimsoll {

namespace {

// Files of ours that lie in the data folder itself, and what was set aside of them.
const QStringList kOurs = {
    QStringLiteral("plimsoll.ini*"),      QStringLiteral("history.sqlite*"),     QStringLiteral("history.lock"),
    QStringLiteral("alerts.json*"),       QStringLiteral("rule-limits.json*"),   QStringLiteral("desk.json*"),
    QStringLiteral("rule-records.json*"), QStringLiteral("notifications.json*"), QStringLiteral("mutes.json*"),
    QStringLiteral("webhooks.json*"),     QStringLiteral("exports.json*")};

}  // namespace

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
        return Unexpected{UiText::tr("cannot make the folder %1: %2")
                              .arg(path, errno ? QString::fromLocal8Bit(std::strerror(errno))
                                               : UiText::tr("a file is in the way"))};
    if (!QFileInfo(path).isWritable())
        return Unexpected{UiText::tr("the folder %1 cannot be written to").arg(path)};
    return {};
}

Expected<void, QString> makeRecordingsFolder(const Paths& paths)
{
    if (const QString gone = unmountedWords(paths.data); !gone.isEmpty()) return Unexpected{gone};
    return makeFolder(paths.recordings());
}

Expected<void, QString> makeDataFolder(const Paths& paths)
{
    if (auto made = makeFolder(paths.data); !made) return made;
    const auto close = [](const QString& path) { closeToOthers(QFile::encodeName(path).toStdString()); };
    // A folder that a person has named may hold more than what is ours: it stays as it is.
    if (QFileInfo(paths.data).fileName() == QLatin1String("plimsoll")) close(paths.data);
    for (const QString& folder :
         {paths.recordings(), paths.blackBox(), paths.simulatedBlackBox(), paths.workspaces(), paths.incidents(),
          paths.evidence(), paths.exports(), QFileInfo(paths.logFile()).path()})
        close(folder);
    const QDir data(paths.data);
    for (const QString& name : data.entryList(kOurs, QDir::Files | QDir::NoSymLinks)) close(data.filePath(name));
    close(paths.settings);
    return {};
}

}  // namespace plimsoll
