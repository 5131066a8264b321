// Every command of the window, once for the first time and once again, while markets are busy: how long the GUI's
// thread is held by it, by what it opens, and by closing that. What a person waits for when they press a key.
//
//   bench_commands [assets] [word of a command's id]
#include "tests/bench/timed_app.h"
#include "tests/bench/whole_program.h"
#include "tests/support/close_others.h"
#include "ui/command_book.h"

#include <set>

using namespace plimsoll;
using namespace plimsoll::bench;

namespace {

// What would end the run, or asks the system for a file.
const std::set<QString> kLeftOut{"quit", "openRecording", "fullScreen"};

}  // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApp app(argc, argv);
    const QStringList words = QApplication::arguments();
    LoadVenues venues(std::clamp(words.value(1, QStringLiteral("20")).toInt(), 2, 200));
    if (venues.endpoints().empty()) return 1;
    venues.speak({"busy", 1});
    WholeProgram program(venues);
    MainWindow& window = program.window();
    program.settle();
    app.longest();
    wait(2);
    std::printf(
        "\nEvery command of the window, processor ms of the GUI's thread; without one the longest step is %s\n",
        qPrintable(num(app.longest(), 1)));
    head({"command", "first time", "again", "closing"});
    // Longest step of the command and of what comes of it.
    const auto longest = [&](const std::function<void()>& act) {
        app.longest();
        const double from = threadCpu();
        act();
        const double own = (threadCpu() - from) * 1e3;
        wait(0.15);
        return std::max(own, app.longest());
    };
    QStringList ids;
    for (const Command& c : window.commands().all())
        if (c.visible() && !kLeftOut.contains(c.id) && (words.size() < 3 || c.id.contains(words[2]))) ids << c.id;
    double most = 0, mostAgain = 0;
    QString slowest, slowestAgain;
    for (const QString& id : ids) {
        const auto run = [&] { static_cast<void>(window.commands().run(id)); };
        const auto close = [&] { test::closeOthers(window); };
        const double first = longest(run), closed = longest(close);
        const double again = longest(run), closedAgain = longest(close);
        const double closing = std::max(closed, closedAgain);
        if (first > most) most = first, slowest = id;
        if (std::max(again, closing) > mostAgain) mostAgain = std::max(again, closing), slowestAgain = id;
        if (std::max(first, std::max(again, closing)) >= 10)
            row({id, num(first, 1), num(again, 1), num(closing, 1)});
    }
    std::printf("the others, %lld commands in all: below 10 ms\n", static_cast<long long>(ids.size()));
    bool met = atMost(qPrintable("longest step of a command for the first time, " + slowest), most, 50, " ms", 1);
    met &= atMost(qPrintable("longest step again, or in closing, " + slowestAgain), mostAgain, 50, " ms", 1);
    return met ? 0 : 1;
}
