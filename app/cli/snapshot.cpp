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
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace plimsoll {

namespace {

constexpr QSize kSize{1920, 1080};
constexpr double kAfter = 20;
constexpr auto kLook = std::chrono::milliseconds{50};

// The source's time, until it is held: what is drawn then is of one moment, however long that takes.
class HeldClock final : public Clock {
public:
    explicit HeldClock(const Clock& clock) : m_clock(clock) {}
    Timestamp wall() const override { return held().value_or(AsOf{m_clock.wall(), {}}).wall; }
    Mono mono() const override { return held().value_or(AsOf{{}, m_clock.mono()}).mono; }
    void hold(AsOf at)
    {
        const std::lock_guard lock(m_mutex);
        m_held = at;
    }

private:
    std::optional<AsOf> held() const
    {
        const std::lock_guard lock(m_mutex);
        return m_held;
    }

    const Clock& m_clock;
    mutable std::mutex m_mutex;  // the history's answers are dated on its own thread
    std::optional<AsOf> m_held;
};

int finish(const ExportOrder& order, MainWindow& window, std::shared_ptr<const FullSnapshot> full)
{
    window.frameTick().setRate(FrameTick::Rate::Stopped);
    BundleContent content = collectBundle(order, window, std::move(full));
    const DiskWork work("the snapshot", order.path.toStdString());
    EndWatch::begin();
    const auto written = writeBundle(std::move(content));
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

// Recorded time runs as fast as asked for; the model sees it in the same steps at any speed. False: it was asked
// to end before.
bool play(ReplayDriver& driver, double speed, Timestamp until, Interrupts& interrupts)
{
    using Steady = std::chrono::steady_clock;
    const auto start = Steady::now();
    const Timestamp first = driver.position();
    while (!interrupts.came()) {
        if (!driver.step(until)) return true;
        if (speed <= 0) continue;
        const auto next = start + std::chrono::duration_cast<Duration>((driver.position() - first) / speed);
        // A silence is one step, and may last.
        while (Steady::now() < next && !interrupts.came())
            std::this_thread::sleep_until(std::min(next, Steady::now() + kLook));
    }
    return false;
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

    Interrupts interrupts;
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
    const bool begun = play(driver, 0, start, interrupts);
    driver.setQuiet(false);
    if (begun && play(driver, o.speed.value_or(0), end, interrupts)) driver.advance(end);
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
    HeldClock shown(clock);
    const Paths paths = choosePaths(o);
    HistoryDesk desk(hub);  // outlives the source with its store
    order.source =
        simulation || leadToSimulation(*endpoints, o.endpoints) ? SourceKind::Simulated : SourceKind::Live;
    LiveSource source(config, *endpoints, hub, clock, order.source);
    // What was seen before is shown; a look of some seconds adds nothing to it.
    if (order.source == SourceKind::Simulated) {
        desk.refuse("Demo data is not stored.", shown);
    } else if (o.noHistory) {
        desk.refuse("Storing is off in this run (--no-history).", shown);
    } else {
        source.readHistory(paths.data.toStdString());
        desk.serve(*source.history(), shown);
    }
    WatchInputs inputs;
    inputs.named = o.assets;
    inputs.selected = o.assets.isEmpty() ? QStringLiteral("BTC") : o.assets.first();
    inputs.venues = o.venues.value_or(0x0f);
    inputs.spot = o.spot.value_or(true);
    inputs.limit = static_cast<std::size_t>(config.topAssets);

    MainWindow window(builtinTheme(QStringLiteral("dark")), hub, shown, order.source, source.venueKeys());
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
        source.requestLast(&window, [&](std::shared_ptr<const FullSnapshot> full) {
            shown.hold(full->asOf);
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
