#include "app/run_setup.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace plimsoll {

Config configFrom(const Options& o)
{
    Config config;
    if (o.top) config.topAssets = *o.top;
    config.network.proxy = o.proxy.toStdString();
    for (const QString& file : o.caFiles) config.network.caFiles.push_back(file.toStdString());
    return config;
}

Expected<EndpointMap, QString> endpointsFrom(const Options& o)
{
    EndpointMap map = liveEndpoints();
    if (!o.endpoints.isEmpty()) {
        auto read = readEndpoints(o.endpoints);
        if (!read) return Unexpected{read.error()};
        map = *read;
    }
    for (const QString& file : o.caFiles)
        if (!QFileInfo(file).isReadable())
            return Unexpected{QStringLiteral("--ca-file: %1 cannot be read").arg(file)};
    bool any = false;
    for (std::size_t i = 0; i < kVenueCount; ++i) {
        if (o.venues && !((*o.venues >> i) & 1u)) map[i].reset();
        // What is left out by --spot off is not asked for either.
        if (map[i] && o.spot == false) map[i]->at(Role::SpotRest).clear(), map[i]->at(Role::SpotWs).clear();
        any = any || (map[i] && venueProfile(kVenues[i]));
    }
    if (!any)
        return Unexpected{o.endpoints.isEmpty()
                              ? QStringLiteral("no venue is chosen")
                              : QStringLiteral("%1 names none of the chosen venues").arg(o.endpoints)};
    return map;
}

void useOffscreenUnlessTold()
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
}

bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

void nameApplication()
{
    QCoreApplication::setApplicationName(QStringLiteral("plimsoll"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PLIMSOLL_VERSION));
}

}  // namespace plimsoll
