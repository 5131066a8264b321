#include "app/run_setup.h"

#include "app/paths.h"
#include "app/preferences_wiring.h"
#include "app/settings_store.h"
#include "app/tell.h"
#include "app/unmounted_place.h"
#include "app/workspace_choice.h"

#include "feeds/sim/scenario.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QGuiApplication>

namespace plimsoll {

namespace {

// Left out by the person: venues, and spot.
bool dropUnwanted(EndpointMap& map, const Options& o)
{
    bool any = false;
    for (std::size_t i = 0; i < kVenueCount; ++i) {
        if (o.venues && !((*o.venues >> i) & 1u)) map[i].reset();
        // What is left out by --spot off is not asked for either.
        if (map[i] && o.spot == false) map[i]->at(Role::SpotRest).clear(), map[i]->at(Role::SpotWs).clear();
        any = any || (map[i] && venueProfile(kVenues[i]));
    }
    return any;
}

}  // namespace

Config configFrom(const Options& o)
{
    const Preferences kept = SettingsStore(choosePaths(o).settings).peek();
    Config config;
    config.topAssets = o.top.value_or(kept.topAssets);
    config.network.proxy = (o.proxy.isEmpty() ? kept.proxy : o.proxy).toStdString();
    for (const QString& file : o.caFiles) config.network.caFiles.push_back(file.toStdString());
    if (o.caFiles.isEmpty() && !kept.caFile.isEmpty()) config.network.caFiles.push_back(kept.caFile.toStdString());
    return config;
}

Expected<void, QString> checkNamed(const Options& o, bool window)
{
    for (const QString& file : o.caFiles)
        if (const QString wrong = caFileProblem(file); !wrong.isEmpty())
            return Unexpected{QStringLiteral("--ca-file: %1: %2; name a PEM file with your trust anchor, or leave "
                                             "it out")
                                  .arg(file, wrong)};
    const bool settings = !o.config.isEmpty() && QFileInfo::exists(o.config);
    if (!o.config.isEmpty() && !settings)
        tell(QStringLiteral("--config: %1 is not there: it begins with the usual settings").arg(o.config));
    if (const QString place = o.dataDir.isEmpty() ? QString() : unmountedPlace(choosePaths(o).data);
        !place.isEmpty())
        return Unexpected{
            QStringLiteral("--data-dir: %1 is not there, and nothing is mounted at %2: mount it, or name another "
                           "folder; if it is to lie there all the same, make it yourself")
                .arg(o.dataDir, place)};
    if (window) return {};
    if (const QString wrong = settings ? SettingsStore(o.config).problem() : QString(); !wrong.isEmpty())
        return Unexpected{QStringLiteral("--config: %1: %2; name settings that are sound, or leave it out")
                              .arg(o.config, wrong)};
    if (const auto known = knownWorkspace(o.workspace, choosePaths(o)); !known)
        tell(known.error() + QStringLiteral("; the first is taken"));
    return {};
}

Expected<EndpointMap, QString> endpointsFrom(const Options& o)
{
    EndpointMap map = liveEndpoints();
    if (!o.endpoints.isEmpty()) {
        auto read = readEndpoints(o.endpoints);
        if (!read) return Unexpected{read.error()};
        map = *read;
    }
    if (!dropUnwanted(map, o))
        return Unexpected{o.endpoints.isEmpty()
                              ? QStringLiteral("no venue is chosen; choose some with --venues")
                              : QStringLiteral("%1 names none of the chosen venues; add addresses of theirs, or "
                                               "choose others with --venues")
                                    .arg(o.endpoints)};
    return map;
}

Expected<std::unique_ptr<sim::SimThread>, QString> simulationFrom(const Options& o, bool forOthers)
{
    static const SystemClock machine{};
    sim::SimSetup setup;
    setup.market.history = std::chrono::hours{240};  // more than the week that normals rest on
    auto scenario = sim::loadScenario(o.scenario.isEmpty() ? QLatin1String(sim::kDefaultScenario) : o.scenario);
    if (!scenario) return Unexpected{scenario.error().text()};
    setup.scenario = std::move(*scenario);
    setup.seed = o.seed.value_or(1);
    setup.speed = std::max(o.speed.value_or(1), sim::SimVenues::kSlowest);
    if (o.speed == 0) setup.speed = sim::SimVenues::kFastest;
    setup.port = o.port.value_or(0);
    setup.market.start = fromUnixMs(QDateTime::currentMSecsSinceEpoch() / 1'000 * 1'000);
    if (forOthers) setup.wall = &machine;
    if (o.venues) setup.market.venues = *o.venues;
    auto simulation = std::make_unique<sim::SimThread>(setup);
    if (const QString problem = simulation->start(); !problem.isEmpty())
        return Unexpected{problem + QStringLiteral("; choose another with --port P")};
    return simulation;
}

EndpointMap endpointsOf(const sim::SimThread& simulation, const Options& o)
{
    EndpointMap map;
    for (const auto& [venue, endpoints] : simulation.endpoints()) map[static_cast<std::size_t>(venue)] = endpoints;
    dropUnwanted(map, o);
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
    QGuiApplication::setDesktopFileName(QStringLiteral("org.plimsoll.Plimsoll"));  // the menu entry's
    QCoreApplication::setApplicationVersion(QStringLiteral(PLIMSOLL_VERSION));
}

}  // namespace plimsoll
