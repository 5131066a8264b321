// How long a jump in a recording takes: from its beginning, unseen, to a quarter, half, and the end; beside a run
// that publishes everything. Aim: two seconds for twenty minutes of four venues.
//
//   build/release/tests/bench_replay RECORDING...
#include "app/replay_data_source.h"
#include "app/replay_files.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace plimsoll;

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const auto files = replayFiles(QCoreApplication::arguments().mid(1));
    if (!files || files->files.isEmpty()) {
        std::fprintf(stderr, "%s\n", files ? "name a recording" : qPrintable(files.error()));
        return 2;
    }
    QElapsedTimer since;
    since.start();
    auto recording = Recording::open(files->files);
    if (!recording) {
        std::fprintf(stderr, "%s\n", qPrintable(recording.error()));
        return 1;
    }
    SnapshotHub hub;
    ReplayDriver driver(std::move(*recording), Config{}, hub);
    driver.setWatch(watchOfRecording(driver.survey(), {}));
    const Timestamp first = driver.survey().first, last = driver.survey().last;
    std::printf("%-28s %8lld ms\n", "opened and looked at", static_cast<long long>(since.elapsed()));
    std::printf("%-28s %8.1f s\n", "length", toSeconds(last - first));
    const auto run = [&](const char* what, Timestamp to, bool quiet) {
        driver.restart();
        driver.setQuiet(quiet);
        since.restart();
        while (driver.step(to)) {
        }
        if (quiet) driver.show();
        std::printf("%-28s %8lld ms\n", what, static_cast<long long>(since.elapsed()));
    };
    run("to a quarter, unseen", first + (last - first) / 4, true);
    run("to the middle, unseen", first + (last - first) / 2, true);
    run("to the end, unseen", last, true);
    run("to the end, published", last, false);
    std::printf("%-28s %8llu\n", "events", static_cast<unsigned long long>(driver.engine().eventsApplied()));
    return 0;
}
