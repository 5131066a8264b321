#include "ui/still_desktop.h"

#include <QSettings>
#include <QStandardPaths>

namespace plimsoll {

bool desktopWantsStillness(const QString& config)
{
    const QString folder =
        config.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) : config;
    bool ok = false;
    const QSettings kde(folder + QStringLiteral("/kdeglobals"), QSettings::IniFormat);
    const double factor = kde.value(QStringLiteral("KDE/AnimationDurationFactor")).toDouble(&ok);
    if (ok && factor == 0) return true;
    for (const char* version : {"gtk-4.0", "gtk-3.0"}) {
        const QSettings gtk(folder + u'/' + QLatin1String(version) + QStringLiteral("/settings.ini"),
                            QSettings::IniFormat);
        const QString on = gtk.value(QStringLiteral("Settings/gtk-enable-animations")).toString().toLower();
        if (on == QLatin1String("0") || on == QLatin1String("false")) return true;
    }
    return false;
}

}  // namespace plimsoll
