// The dashboard: on live venues, on simulated ones, or on a recording.
#include "app/application.h"
#include "app/cli/command.h"
#include "app/log_file.h"
#include "app/replay_data_source.h"
#include "app/replay_files.h"
#include "app/replay_opener.h"
#include "app/run_setup.h"
#include "app/sounds.h"
#include "ui/language.h"

#include <QApplication>

#include <cstdio>
#include <optional>

namespace plimsoll {

namespace {

int runWith(int& argc, char** argv, const Options& o, const QStringList& recordings)
{
    if (!hasDisplay())
        return fail(QStringLiteral("there is no display; plimsoll snapshot --out DIR works without one"));
    const bool live = recordings.isEmpty() && !o.demo;
    auto endpoints = live ? endpointsFrom(o) : Expected<EndpointMap, QString>(EndpointMap{});
    if (!endpoints) return fail(endpoints.error());
    auto files = replayFiles(recordings);
    if (!files) return fail(files.error());

    nameApplication();
    const Paths paths = choosePaths(o);
    const Preferences kept = SettingsStore(paths.settings, o.workspace).peek();
    // Qt reads it once, before there is a screen; whoever set it by hand meant it.
    if (kept.scale != 100 && qEnvironmentVariableIsEmpty("QT_SCALE_FACTOR"))
        qputenv("QT_SCALE_FACTOR", QByteArray::number(kept.scale / 100.0, 'f', 2));
    QApplication qt(argc, argv);
    loadLanguage(kept.language);
    if (auto named = checkNamed(o, true); !named) return fail(named.error());
    if (auto made = makeDataFolder(paths); !made)
        return fail(made.error() + QStringLiteral("; choose another with --data-dir DIR"));
    if (const QString problem = startLog(paths.logFile(), o.log); !problem.isEmpty())
        qWarning().noquote() << problem;
    const Config config = configFrom(o);
    std::optional<SurveyedReplay> replay;
    if (!recordings.isEmpty()) {
        auto opened = openForWindow(files->files, o.venues.value_or(0xff), themeOf(kept));
        if (!opened && opened.error().isEmpty()) return 0;  // the person did not want to wait
        if (!opened) return fail(opened.error());
        replay = std::move(*opened);
    }
    int status = 0;
    {
        Application application(o, config, paths);
        if (replay) {
            const std::uint8_t venues = o.venues.value_or(0xff);
            ReplayStart start{o.speed.value_or(1), files->start()};
            start.another = [&application, &config, venues,
                             names = files->files]() -> std::unique_ptr<ReplayDriver> {
                auto again = Recording::open(names);
                if (!again) return nullptr;
                return std::make_unique<ReplayDriver>(std::move(*again), config, application.hub(), venues);
            };
            auto driver = std::make_unique<ReplayDriver>(std::move(*replay), config, application.hub());
            application.useReplay(std::make_unique<ReplayDataSource>(std::move(driver), start), std::move(*files));
        } else if (o.demo) {
            auto simulation = simulationFrom(o);
            if (!simulation) return fail(simulation.error());
            application.useDemo(std::move(*simulation));
        } else if (auto used = application.useLive(*endpoints); !used) {
            return fail(used.error());
        }
        application.open();
        status = QApplication::exec();
    }
    stopLog();
    Sounds::endWith(status);
    return status;
}

}  // namespace

int runWindow(int& argc, char** argv, const Options& o)
{
    return runWith(argc, argv, o, o.replay);
}

int runDemo(int& argc, char** argv, const Options& o)
{
    Options demo = o;
    demo.demo = true;
    return runWith(argc, argv, demo, {});
}

int runReplay(int& argc, char** argv, const Options& o)
{
    if (o.files.isEmpty()) {
        std::fprintf(stderr, "plimsoll: replay needs at least one FILE; plimsoll replay --help lists all\n");
        return 2;
    }
    return o.report ? runReport(argc, argv, o) : runWith(argc, argv, o, o.files);
}

}  // namespace plimsoll
