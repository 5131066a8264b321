// Every panel alone in the window of the whole program with many assets on four venues in busy traffic: what it
// takes to open and to close it, what a refresh costs at ten tables a second, and the GUI's longest step.
//
//   bench_panels [assets] [seconds a panel] [word of a panel's id]
#include "tests/bench/timed_app.h"
#include "tests/bench/whole_program.h"
#include "ui/dock_host.h"

#include <cstdlib>

using namespace plimsoll;
using namespace plimsoll::bench;

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApp app(argc, argv);
    const QStringList words = QApplication::arguments();
    const int assets = std::clamp(words.value(1, QStringLiteral("100")).toInt(), 2, 200);
    const double seconds = words.value(2, QStringLiteral("3")).toDouble();
    LoadVenues venues(assets);
    if (venues.endpoints().empty()) return 1;
    venues.speak({"busy", 1});
    WholeProgram program(venues);
    MainWindow& window = program.window();
    program.settle();
    auto* const docks = window.findChild<DockHost*>();
    const auto hideAll = [&] {
        for (const Panel* p : window.panels()) docks->dock(p->id())->hide();
    };
    struct Cost {
        double share = 0, pulls = 0, longest = 0;
    };
    const auto measure = [&] {
        app.longest();
        const double cpu = threadCpu(), from = wallSeconds();
        const std::uint64_t pulls = window.frameTick().load().pulls;
        wait(seconds);
        const double spent = wallSeconds() - from;
        return Cost{(threadCpu() - cpu) / spent, double(window.frameTick().load().pulls - pulls) / spent,
                    app.longest()};
    };
    hideAll();
    wait(1);
    const Cost none = measure();
    const auto [live, wanted] = program.books();
    std::printf(
        "\n%d assets in busy traffic, %u of %u books live, a window of 1920 x 1080 for each panel alone; "
        "processor ms of the GUI's thread\n",
        assets, live, wanted);
    head({"panel", "opened", "closed", "refreshes/s", "ms a refresh, painted", "GUI thread, % of a core",
          "longest step, ms"});
    row({"none", "", "", num(none.pulls), "", num(none.share * 100, 1), num(none.longest, 1)});
    double longest = 0, widest = 0, opening = 0;
    QString worst, most, slowest;
    const auto note = [](double value, double& top, QString& whose, const QString& id) {
        if (value <= top) return;
        top = value;
        whose = id;
    };
    for (const Panel* p : window.panels()) {
        const QString id = p->id();
        if (words.size() > 3 && !id.contains(words[3])) continue;
        app.longest();
        double from = threadCpu();
        window.showPanel(id);
        const double shown = (threadCpu() - from) * 1e3;
        wait(0.4);
        const double opened = std::max(shown, app.longest());
        const Cost c = measure();
        from = threadCpu();
        docks->dock(id)->hide();
        const double hidden = (threadCpu() - from) * 1e3;
        wait(0.2);
        const double closed = std::max(hidden, app.longest());
        const double own = std::max(0.0, c.share - none.share), pulls = std::max(0.1, c.pulls - none.pulls);
        row({id, num(opened, 1), num(closed, 1), num(c.pulls), num(own * 1e3 / pulls, 2), num(c.share * 100, 1),
             num(c.longest, 1)});
        note(std::max(opened, closed), opening, slowest, id);
        note(c.longest, longest, worst, id);
        note(c.share * 100, widest, most, id);
        hideAll();
    }
    bool met = atMost(qPrintable("longest step of opening or closing, " + slowest), opening, 50, " ms", 1);
    met &= atMost(qPrintable("longest step while it is open, " + worst), longest, 50, " ms", 1);
    met &= atMost(qPrintable("the dearest panel of all, " + most), widest, 100, " % of a core", 1);
    return met ? 0 : 1;
}
