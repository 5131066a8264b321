// `record`: raw frames and REST replies into a frame log, without a window: of venues, or what is in other
// recordings.
#include "app/asset_check.h"
#include "app/cli/await_reader.h"
#include "app/cli/command.h"
#include "app/cli/set_aside.h"
#include "app/end_watch.h"
#include "app/interrupts.h"
#include "app/live_source.h"
#include "app/log_file.h"
#include "app/replay_files.h"
#include "app/run_setup.h"
#include "app/simulated_endpoints.h"
#include "app/tell.h"
#include "app/watch_chooser.h"
#include "feeds/recording/frame_log.h"
#include "feeds/recording/recording.h"
#include "feeds/recording/replace_file.h"
#include "model/market/disk_work.h"
#include "widgets/format.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <chrono>
#include <cstdio>

namespace plimsoll {

namespace {

void tellWritten(const QString& path, std::uint64_t entries, std::int64_t bytes)
{
    std::printf("%s: %llu frames and replies, %s\n", plainly(path).constData(),
                static_cast<unsigned long long>(entries),
                qUtf8Printable(format::bytes(static_cast<double>(bytes))));
}

int notBegun(const QString& why)
{
    return fail(why + QStringLiteral("; choose another --out"));
}

// A file with nothing in it would look like a recording.
int nothingIn(const QString& path, const QString& why)
{
    const QFileInfo info(path);
    if (info.isFile() && !info.isSymLink()) QFile::remove(path);
    return fail(why);
}

// What recordings hold, as one: of the chosen venues, as long as --for says in their own time. It goes on saying
// whose words these are.
int recordAgain(const Options& o)
{
    auto files = replayFiles(o.replay);
    if (!files) return fail(files.error());
    const QString target = QFileInfo(o.out).canonicalFilePath();
    for (const QString& file : files->files)
        if (!target.isEmpty() && QFileInfo(file).canonicalFilePath() == target)
            return fail(QStringLiteral("%1 would be read and written at once; choose another --out").arg(o.out));
    auto recording = Recording::open(files->files);
    if (!recording) return fail(recording.error());
    auto reader = awaitReader(o.out, std::nullopt);  // --for is of the recordings' time
    if (!reader) return fail(reader.error());
    auto before = SetAside::of(o.out);
    if (!before) return fail(before.error());
    FrameLogWriter log;
    if (auto opened = log.open(o.out, (*recording)->origin()); !opened) return notBegun(opened.error());
    reader->reset();
    // From here on it reads and writes, and does nothing else. Whoever reads a pipe may take his time: Ctrl+C ends
    // this at once.
    const DiskWork work("the recording", o.out.toStdString());
    if (!isPipe(o.out)) EndWatch::begin();
    const std::uint8_t venues = o.venues.value_or(0xff);
    const Timestamp first = (*recording)->first();
    RecordEntry entry;
    while ((*recording)->next(entry)) {
        if (o.duration && std::chrono::duration<double>(entry.received - first).count() > *o.duration) break;
        if (!((venues >> static_cast<unsigned>(entry.venue)) & 1u)) continue;
        if (auto done = log.append(entry); !done) return fail(done.error());
    }
    if (auto done = log.close(FrameLogWriter::Durable::Yes); !done) return fail(done.error());
    if (auto done = syncFolder(QFileInfo(o.out).absolutePath()); !done) return fail(done.error());
    const QStringList notes = (*recording)->notices();
    for (const QString& note : notes) tell(note);
    if (log.entries() == 0)
        return nothingIn(o.out,
                         QStringLiteral("nothing in %1 belongs to the chosen venues; name others with --venues")
                             .arg(o.replay.join(u", ")));
    before->replaced();
    tellWritten(o.out, log.entries(), log.bytesWritten());
    return 0;
}

// What a run of venues has come to, once nothing more is received.
int endOfLive(const Options& o, LiveSource& source, const AssetCheck& assets, SetAside& before)
{
    const QString problem = source.stopRecording();
    source.stop();
    const FrameRecorder::State s = source.recording();
    if (s.dropped > s.refused)
        std::fprintf(stderr, "plimsoll: %llu frames could not be kept up with\n",
                     static_cast<unsigned long long>(s.dropped - s.refused));
    if (!problem.isEmpty()) {
        if (s.entries > 0) tellWritten(o.out, s.entries, s.bytes);
        return fail(problem);
    }
    if (s.entries == 0)
        return nothingIn(o.out, QStringLiteral("nothing was received; plimsoll doctor says what can be reached"));
    // What venues answer is written either way: where nothing of what was wanted came, it replaces nothing.
    const bool nothing = assets.last().nothing();
    if (!nothing) before.replaced();
    tellWritten(o.out, s.entries, s.bytes);
    if (nothing) return fail(assets.last().sentence());
    if (const QString missing = assets.last().sentence(); !assets.told() && !missing.isEmpty()) tell(missing);
    return 0;
}

int recordLive(const Options& o)
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
    const bool simulated = simulation || leadToSimulation(*endpoints, o.endpoints);
    LiveSource source(config, *endpoints, hub, simulation ? simulation->clock() : system,
                      simulated ? SourceKind::Simulated : SourceKind::Live);
    auto reader = awaitReader(o.out, o.duration);
    if (!reader) return fail(reader.error());
    // From before anything is moved: a Ctrl+C that comes at once ends the loop below as it begins.
    Interrupts interrupts;
    QObject::connect(&interrupts, &Interrupts::requested, QCoreApplication::instance(), &QCoreApplication::quit);
    auto before = SetAside::of(o.out);
    if (!before) return fail(before.error());
    if (auto started = source.startRecording(o.out); !started) return notBegun(started.error());
    reader->reset();
    const EndsIn where = isPipe(o.out) ? EndsIn::Pipe : EndsIn::Disk;  // asked now: a disk may hang later
    WatchInputs inputs;
    inputs.named = o.assets;
    inputs.selected = o.assets.isEmpty() ? QStringLiteral("BTC") : o.assets.first();
    inputs.venues = o.venues.value_or(0x0f);
    inputs.spot = o.spot.value_or(true);
    inputs.limit = static_cast<std::size_t>(config.topAssets);
    source.setWatch(chooseWatch(inputs));
    source.start();

    AssetRanker ranker(inputs.limit);
    AssetCheck assets(o.assets);
    QTimer tick;
    QString told;
    QObject::connect(&tick, &QTimer::timeout, &tick, [&] {
        // A full disk is said once a change, and recording goes on when there is room again.
        const QString error = source.recording().error;
        if (error != told && !error.isEmpty()) tell(error);
        told = error;
        if (const QString missing = assets.look(hub); !missing.isEmpty()) {
            // Nothing of what is wanted will come: it is said at the end, which is now.
            if (assets.last().nothing()) return QCoreApplication::quit();
            tell(missing);
        }
        const auto market = hub.market.read().value;
        if (!market || !o.assets.isEmpty()) return;
        if (auto ranking = ranker.look(*market, source.clock().mono())) {
            inputs.ranking = std::move(*ranking);
            source.setWatch(chooseWatch(inputs));
        }
    });
    tick.start(500);

    if (o.duration)
        QTimer::singleShot(static_cast<int>(*o.duration * 1'000), QCoreApplication::instance(),
                           &QCoreApplication::quit);
    QCoreApplication::exec();
    EndWatch::begin(where);
    return endOfLive(o, source, assets, *before);
}

}  // namespace

int runRecord(int& argc, char** argv, const Options& o)
{
    if (o.out.isEmpty()) {
        std::fprintf(stderr, "plimsoll: record needs --out FILE; plimsoll record --help lists all\n");
        return 2;
    }
    if (!o.replay.isEmpty() && (!o.assets.isEmpty() || o.top)) {
        std::fprintf(stderr,
                     "plimsoll: recordings are copied by venue, not by asset: leave --%s out; plimsoll record "
                     "--help lists all\n",
                     o.top ? "top" : "assets");
        return 2;
    }
    nameApplication();
    startLog({}, o.log);
    const QCoreApplication qt(argc, argv);
    if (auto named = checkNamed(o); !named) return fail(named.error());
    return EndWatch::allWritten(o.replay.isEmpty() ? recordLive(o) : recordAgain(o));
}

}  // namespace plimsoll
