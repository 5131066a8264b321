// `record`: raw frames and REST replies of live venues into a frame log, without a window.
#include "app/cli/command.h"
#include "app/interrupts.h"
#include "app/live_source.h"
#include "app/log_file.h"
#include "app/run_setup.h"
#include "app/simulated_endpoints.h"
#include "app/watch_chooser.h"
#include "widgets/format.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

namespace plimsoll {

int runRecord(int& argc, char** argv, const Options& o)
{
    if (o.out.isEmpty()) {
        std::fprintf(stderr, "plimsoll: record needs --out FILE; plimsoll record --help lists all\n");
        return 2;
    }
    if (!o.replay.isEmpty()) {
        std::fprintf(stderr, "plimsoll: record takes live venues or --demo, not --replay\n");
        return 2;
    }
    nameApplication();
    startLog({}, o.log);
    QCoreApplication qt(argc, argv);
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
    if (auto started = source.startRecording(o.out); !started) return fail(started.error());
    WatchInputs inputs;
    inputs.named = o.assets;
    inputs.selected = o.assets.isEmpty() ? QStringLiteral("BTC") : o.assets.first();
    inputs.venues = o.venues.value_or(0x0f);
    inputs.spot = o.spot.value_or(true);
    inputs.limit = static_cast<std::size_t>(config.topAssets);
    source.setWatch(chooseWatch(inputs));
    source.start();

    AssetRanker ranker(inputs.limit);
    QTimer tick;
    QString told;
    QObject::connect(&tick, &QTimer::timeout, &tick, [&] {
        // A full disk is said once a change, and recording goes on when there is room again.
        const QString error = source.recording().error;
        if (error != told && !error.isEmpty()) std::fprintf(stderr, "plimsoll: %s\n", qUtf8Printable(error));
        told = error;
        const auto market = hub.market.read().value;
        if (!market || !o.assets.isEmpty()) return;
        if (auto ranking = ranker.look(*market, source.clock().mono())) {
            inputs.ranking = std::move(*ranking);
            source.setWatch(chooseWatch(inputs));
        }
    });
    tick.start(500);

    Interrupts interrupts;
    QObject::connect(&interrupts, &Interrupts::requested, &qt, &QCoreApplication::quit);
    if (o.duration) QTimer::singleShot(static_cast<int>(*o.duration * 1'000), &qt, &QCoreApplication::quit);
    QCoreApplication::exec();

    const QString problem = source.stopRecording();
    source.stop();
    const FrameRecorder::State s = source.recording();
    if (!problem.isEmpty()) return fail(problem);
    if (s.dropped > 0)
        std::fprintf(stderr, "plimsoll: %llu frames could not be kept up with\n",
                     static_cast<unsigned long long>(s.dropped));
    std::printf("%s: %llu frames and replies, %s\n", qUtf8Printable(o.out),
                static_cast<unsigned long long>(s.entries),
                qUtf8Printable(format::bytes(static_cast<double>(s.bytes))));
    if (s.entries == 0)
        return fail(QStringLiteral("nothing was received; plimsoll doctor says what can be reached"));
    return 0;
}

}  // namespace plimsoll
