// `snapshot`: the same engine and window, unseen; then the export bundle.
#include "app/asset_check.h"
#include "app/cli/command.h"
#include "app/demo_wiring.h"
#include "app/end_watch.h"
#include "app/export_bundle.h"
#include "app/history_desk.h"
#include "app/interrupts.h"
#include "app/live_source.h"
#include "app/log_file.h"
#include "app/paths.h"
#include "app/replay_wiring.h"
#include "app/run_setup.h"
#include "app/simulated_endpoints.h"
#include "app/tell.h"
#include "app/watch_chooser.h"
#include "app/workspace_choice.h"
#include "model/market/disk_work.h"
#include "ui/language.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>
#include <utility>

namespace plimsoll {

namespace {

constexpr QSize kSize{1920, 1080};
constexpr double kAfter = 20;

int finish(const ExportOrder& order, MainWindow& window, std::shared_ptr<const FullSnapshot> full)
{
    const DiskWork work("the snapshot", order.path.toStdString());
    EndWatch::begin();
    const auto written = writeBundle(collectBundle(order, window, std::move(full)));
    if (!written) return fail(written.error());
    std::printf("%s\n", plainly(*written).constData());
    return 0;
}

// The bundle is written: whether it is of any use. Empty: it is; else why not.
QString emptiness(const FullSnapshot& full, const Options& o)
{
    const bool heard = std::any_of(full.health.venues.begin(), full.health.venues.end(),
                                   [](const VenueRow& row) { return row.health && row.health->frames > 0; });
    // The simulated venues are this program's own: a second is too short for them at times.
    if (!heard && !o.demo)
        return QStringLiteral(
                   "nothing was received from any venue (%1 is written all the same); plimsoll doctor "
                   "says what can be reached")
            .arg(o.out);
    const AssetFindings assets = findAssets(o.assets, full.market, full.health);
    if (assets.nothing()) return assets.sentence();
    if (const QString missing = assets.sentence(); !missing.isEmpty()) tell(missing);
    return {};
}

// Recorded time runs as fast as asked for; the model sees it in the same steps at any speed.
void play(ReplayDriver& driver, double speed, Timestamp until)
{
    const auto start = std::chrono::steady_clock::now();
    const Timestamp first = driver.position();
    while (driver.step(until)) {
        if (speed <= 0) continue;
        std::this_thread::sleep_until(start +
                                      std::chrono::duration_cast<Duration>((driver.position() - first) / speed));
    }
}

int fromRecording(const Options& o, ExportOrder order)
{
    auto files = replayFiles(o.replay);
    if (!files) return fail(files.error());
    auto recording = Recording::open(files->files);
    if (!recording) return fail(recording.error());
    SnapshotHub hub;
    ReplayDriver driver(std::move(*recording), configFrom(o), hub, o.venues.value_or(0xff));
    const ReplaySource::Survey& survey = driver.survey();
    if (survey.venues == 0)
        return fail(QStringLiteral("nothing in %1 belongs to a venue of this build").arg(o.replay.join(u", ")));
    const AssetFindings assets = findAssets(o.assets, survey.assets);
    if (assets.nothing())
        return fail(QStringLiteral("the recording has nothing of %1").arg(assets.untraded.join(u", ")));
    if (!assets.untraded.isEmpty())
        tell(QStringLiteral("the recording has nothing of %1").arg(assets.untraded.join(u", ")));
    const WatchSet watch = watchOfRecording(survey, o);
    driver.setWatch(watch);
    if (!watch.focus.empty()) driver.setFocus(watch.focus.front());

    HistoryDesk desk(hub);
    desk.refuse("A replay is not stored, and has no stored past.", driver.clock());
    order.source = kindOf(driver.source().origin());
    order.recorded = recordedWord(driver.source().origin());
    MainWindow window(builtinTheme(QStringLiteral("dark")), hub, driver.clock(), order.source,
                      venueKeysOf(survey.venues));
    showWorkspace(window, o.workspace, choosePaths(o));
    window.resize(order.size);
    QObject::connect(&window, &MainWindow::historyWanted, &window,
                     [&desk](const HistoryRequest& request) { desk.ask(request); });
    if (!watch.focus.empty()) window.setAsset(QString::fromStdString(watch.focus.front()));
    introduceReplay(window, *files);
    showRecordedMarket(window, survey);
    window.show();
    const Timestamp start = std::clamp(files->start().value_or(survey.first), survey.first, survey.last);
    const auto after = std::chrono::duration<double>(o.after.value_or(0));
    const Timestamp end =
        o.after ? std::min(survey.last, start + std::chrono::duration_cast<Duration>(after)) : survey.last;
    driver.setQuiet(true);
    play(driver, 0, start);
    driver.setQuiet(false);
    play(driver, o.speed.value_or(0), end);
    driver.advance(end);
    driver.settle();
    ReplayState state;
    state.begin = survey.first;
    state.end = survey.last;
    state.position = driver.position();
    state.speed = o.speed.value_or(0);
    state.ended = driver.atEnd();
    state.start = files->start();
    window.setReplay(state);
    QCoreApplication::processEvents();

    order.notes = replayNotes(*files, noticesOf(driver.source()));
    for (const QString& note : order.notes) tell(note);
    return EndWatch::allWritten(finish(order, window, driver.engine().fullSnapshot()));
}

int fromVenues(const Options& o, ExportOrder order)
{
    std::unique_ptr<sim::SimThread> simulation;
    if (o.demo) {
        auto started = simulationFrom(o);
        if (!started) return fail(started.error());
        simulation = std::move(*started);
    }
    auto endpoints = simulation ? endpointsOf(*simulation, o) : endpointsFrom(o);
    if (!endpoints) return fail(endpoints.error());
    const Config config = configFrom(o);
    SnapshotHub hub;
    const SystemClock system;
    const Clock& clock = simulation ? simulation->clock() : system;
    const Paths paths = choosePaths(o);
    HistoryDesk desk(hub);  // outlives the source with its store
    order.source =
        simulation || leadToSimulation(*endpoints, o.endpoints) ? SourceKind::Simulated : SourceKind::Live;
    LiveSource source(config, *endpoints, hub, clock, order.source);
    // What was seen before is shown; a look of some seconds adds nothing to it.
    if (order.source == SourceKind::Simulated) {
        desk.refuse("Demo data is not stored.", clock);
    } else if (o.noHistory) {
        desk.refuse("Storing is off in this run (--no-history).", clock);
    } else {
        source.readHistory(paths.data.toStdString());
        desk.serve(*source.history(), clock);
    }
    WatchInputs inputs;
    inputs.named = o.assets;
    inputs.selected = o.assets.isEmpty() ? QStringLiteral("BTC") : o.assets.first();
    inputs.venues = o.venues.value_or(0x0f);
    inputs.spot = o.spot.value_or(true);
    inputs.limit = static_cast<std::size_t>(config.topAssets);

    MainWindow window(builtinTheme(QStringLiteral("dark")), hub, source.clock(), order.source, source.venueKeys());
    showWorkspace(window, o.workspace, paths);
    window.resize(order.size);
    QObject::connect(&window, &MainWindow::historyWanted, &window,
                     [&desk](const HistoryRequest& request) { desk.ask(request); });
    window.setAsset(inputs.selected);
    if (simulation) wireDemo(window, *simulation);
    window.show();
    source.setFocus(inputs.selected.toStdString());
    source.setWatch(chooseWatch(inputs));
    source.start();

    AssetRanker ranker(inputs.limit);
    QTimer rank;
    QObject::connect(&rank, &QTimer::timeout, &rank, [&] {
        const auto market = hub.market.read().value;
        if (!market || !o.assets.isEmpty()) return;
        if (auto ranking = ranker.look(*market, source.clock().mono())) {
            inputs.ranking = std::move(*ranking);
            source.setWatch(chooseWatch(inputs));
        }
    });
    rank.start(500);

    int status = 0;
    Interrupts interrupts;
    bool leaving = false;
    const auto leave = [&] {
        if (std::exchange(leaving, true)) return;
        source.requestFull(&window, [&](std::shared_ptr<const FullSnapshot> full) {
            status = finish(order, window, full);
            if (const QString why = status == 0 ? emptiness(*full, o) : QString(); !why.isEmpty())
                status = fail(why);
            QCoreApplication::quit();
        });
    };
    QTimer::singleShot(static_cast<int>(o.after.value_or(kAfter) * 1'000), &window, leave);
    QObject::connect(&interrupts, &Interrupts::requested, &window, leave);
    QApplication::exec();
    EndWatch::allWritten(status);  // what is left to be waited for only reads
    window.frameTick().setRate(FrameTick::Rate::Stopped);
    source.stop();
    return status;
}

}  // namespace

int runSnapshot(int& argc, char** argv, const Options& o)
{
    if (o.out.isEmpty()) {
        std::fprintf(stderr,
                     "plimsoll: snapshot needs --out DIR (or a .zip); plimsoll snapshot --help lists all\n");
        return 2;
    }
    useOffscreenUnlessTold();
    nameApplication();
    startLog({}, o.log);
    QApplication qt(argc, argv);
    loadLanguage(QStringLiteral("en"));
    if (auto named = checkNamed(o); !named) return fail(named.error());
    ExportOrder order;
    order.path = o.out;
    order.size = o.size.value_or(kSize);
    if (o.out.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive)) order.form = ExportForm::Zip;
    return o.replay.isEmpty() ? fromVenues(o, order) : fromRecording(o, order);
}

}  // namespace plimsoll
