// The dashboard: on live venues, on simulated ones, or on a recording.
#include "app/application.h"
#include "app/cli/command.h"
#include "app/end_watch.h"
#include "app/log_file.h"
#include "app/replay_data_source.h"
#include "app/replay_files.h"
#include "app/replay_opener.h"
#include "app/run_setup.h"
#include "app/sounds.h"
#include "app/tell.h"
#include "ui/language.h"

#include <QApplication>
#include <QFileInfo>
#include <QMessageBox>

#include <unistd.h>
#include <cstdio>
#include <optional>

namespace plimsoll {

namespace {

struct WindowStartWords {
    Q_DECLARE_TR_FUNCTIONS(WindowStartWords)
};

// Started from a menu, which gives at most a command and has no terminal: said where it is seen, too.
int failSeen(const QString& what, int argc)
{
    const QString platform = QGuiApplication::platformName();
    const bool seen = platform != QLatin1String("offscreen") && platform != QLatin1String("minimal");
    const int status = fail(what);
    if (seen && argc <= 2 && !::isatty(STDERR_FILENO))
        QMessageBox::critical(nullptr, QStringLiteral("Plimsoll"), what);
    return status;
}

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
    if (auto named = checkNamed(o, true); !named) return failSeen(named.error(), argc);
    // The folder that was chosen in the settings may be on a disk that is not there today.
    const bool missing = o.dataDir.isEmpty() && !kept.dataFolder.isEmpty() && !QFileInfo::exists(paths.data);
    QString found;
    if (auto made = makeDataFolder(paths); !made) {
        tell(made.error() + QStringLiteral("; choose another with --data-dir DIR"));
        found = WindowStartWords::tr("Nothing is kept as long as this is so: %1").arg(made.error());
    } else if (missing) {
        found = WindowStartWords::tr(
                    "The chosen data folder %1 was not there and has been made anew, empty. If it "
                    "is on a disk that is not mounted: close, mount it and start again.")
                    .arg(paths.data);
        tell(found);
    }
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
    QObject::connect(&qt, &QCoreApplication::aboutToQuit, [] { EndWatch::begin(); });
    int status = 0;
    {
        Application application(o, config, paths);
        if (!found.isEmpty()) application.tellAtStart(found);
        if (replay) {
            const std::uint8_t venues = o.venues.value_or(0xff);
            ReplayStart start{o.speed.value_or(1), files->start()};
            start.another = [&application, &config, venues,
                             names = files->files](const ReadWatchPtr& watch) -> std::unique_ptr<ReplayDriver> {
                auto again = Recording::open(names, watch);
                if (!again) return nullptr;
                return std::make_unique<ReplayDriver>(std::move(*again), config, application.hub(), venues);
            };
            auto driver = std::make_unique<ReplayDriver>(std::move(*replay), config, application.hub());
            application.useReplay(std::make_unique<ReplayDataSource>(std::move(driver), start), std::move(*files));
        } else if (o.demo) {
            auto simulation = simulationFrom(o);
            if (!simulation) return failSeen(simulation.error(), argc);
            application.useDemo(std::move(*simulation));
        } else if (auto used = application.useLive(*endpoints); !used) {
            return failSeen(used.error(), argc);
        }
        application.open();
        status = QApplication::exec();
    }
    stopLog();
    EndWatch::allWritten(status);
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
    if (!o.report && (o.json || !o.out.isEmpty())) {
        std::fprintf(stderr, "plimsoll: --%s belongs to --report; plimsoll replay --help lists all\n",
                     o.json ? "json" : "out");
        return 2;
    }
    return o.report ? runReport(argc, argv, o) : runWith(argc, argv, o, o.files);
}

}  // namespace plimsoll
