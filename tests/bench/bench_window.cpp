// The window while markets fall: the whole program on simulated venues, which are a process of their own,
// with twenty assets; offscreen, software raster. What a picture costs, how long the GUI's loop was busy, and
// the share of a core that its thread took: the default layout, every panel in sight, and one panel alone.
//
//   bench_window [scenario] [seconds a layout]
#include "app/application.h"
#include "tests/bench/scenario_venues.h"
#include "tests/bench/timed_app.h"
#include "ui/dock_host.h"
#include "ui/loop_watch.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::bench;

namespace {

// Every dock beside every other, none behind one: columns of the same width.
void spreadOut(DockHost& docks, const std::vector<Panel*>& panels)
{
    constexpr std::size_t columns = 5;
    std::vector<QDockWidget*> heads;
    for (std::size_t i = 0; i < panels.size(); ++i) {
        QDockWidget* dock = docks.dock(panels[i]->id());
        docks.removeDockWidget(dock);
        dock->setFloating(false);
        if (i < columns) {
            if (i == 0)
                docks.addDockWidget(Qt::LeftDockWidgetArea, dock);
            else
                docks.splitDockWidget(heads.back(), dock, Qt::Horizontal);
            heads.push_back(dock);
        } else {
            docks.splitDockWidget(docks.dock(panels[i - columns]->id()), dock, Qt::Vertical);
        }
        dock->show();
    }
}

struct Measured {
    // By the clock; and processor time of the GUI's thread from one picture to the next, whatever it did, which
    // a busy machine does not lengthen. Both in ms.
    std::vector<double> frames, work;
    double gui = 0, program = 0, stall = 0, step = 0, seconds = 0, pulls = 0;
    int seen = 0;
};

Measured measure(TimedApp& app, MainWindow& window, double seconds)
{
    Measured m;
    wait(11);  // what happened before leaves the ten seconds of the watch
    app.longest();
    double last = threadCpu();
    const auto frames = QObject::connect(&window.frameTick(), &FrameTick::framed, [&](double ms) {
        m.frames.push_back(ms);
        const double now = threadCpu();
        m.work.push_back((now - last) * 1000);
        last = now;
    });
    QTimer look;
    QObject::connect(&look, &QTimer::timeout,
                     [&] { m.stall = std::max(m.stall, window.frameTick().load().stallWorst); });
    const double gui = threadCpu(), program = processCpu();
    const auto pulls = window.frameTick().load().pulls;
    QElapsedTimer spent;
    spent.start();
    look.start(1000);
    wait(seconds);
    m.seconds = static_cast<double>(spent.elapsed()) / 1000;
    m.step = app.longest();
    m.gui = (threadCpu() - gui) / m.seconds;
    m.program = (processCpu() - program) / m.seconds;
    m.pulls = static_cast<double>(window.frameTick().load().pulls - pulls) / m.seconds;
    for (const Panel* p : window.panels()) m.seen += p->onScreen();
    QObject::disconnect(frames);
    return m;
}

}  // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApp app(argc, argv);
    const QStringList words = QApplication::arguments();
    const QString scenario = words.value(1, QStringLiteral("flash_crash"));
    const double seconds = words.value(2, QStringLiteral("30")).toDouble();
    QTextStream out(stdout);

    QTemporaryDir dir;
    const ScenarioVenues venues(scenario);
    if (!venues.problem().isEmpty()) {
        out << venues.problem() << '\n';
        return 1;
    }

    Options options;
    options.endpoints = venues.file();
    options.dataDir = dir.path();
    options.size = QSize(1920, 1080);
    Config config;
    config.topAssets = 20;
    {
        Application application(options, config, choosePaths(options));
        if (const auto used = application.useLive(venues.endpoints()); !used) return 1;
        application.open();
        MainWindow& window = application.window();
        window.activateWindow();
        wait(20);
        if (window.frameTick().rate() != FrameTick::Rate::Full) window.frameTick().setRate(FrameTick::Rate::Full);

        out << "scenario " << scenario << ", " << window.panels().size() << " panels\n";
        out.flush();
        head({"", "panels in sight", "pictures/s", "ms a picture: median", "99 %", "longest",
              "processor ms: median", "99 %", "longest", "longest stall, ms", "longest step, processor ms",
              "GUI thread, % of a core", "program", "events/s", "MB"});
        double share = 0, picture = 0, step = 0, stall = 0;
        const auto line = [&](const QString& what) {
            out.flush();
            const Measured m = measure(app, window, seconds);
            const auto health = application.hub().health.read().value;
            share = std::max(share, m.gui * 100);
            picture = std::max(picture, quantile(m.work, 0.99));
            step = std::max(step, m.step);
            stall = std::max(stall, m.stall);
            row({what, num(m.seen), num(static_cast<double>(m.frames.size()) / m.seconds, 1),
                 num(quantile(m.frames, 0.5), 2), num(quantile(m.frames, 0.99), 2), num(quantile(m.frames, 1), 2),
                 num(quantile(m.work, 0.5), 2), num(quantile(m.work, 0.99), 2), num(quantile(m.work, 1), 2),
                 num(m.stall), num(m.step, 1), num(m.gui * 100, 1), num(m.program * 100, 1),
                 num(health ? health->eventsPerSecond : 0), num(residentMb())});
        };
        line(QStringLiteral("default layout, 1920 x 1080"));
        auto* docks = window.findChild<DockHost*>();
        window.resize(3840, 2160);
        spreadOut(*docks, window.panels());
        line(QStringLiteral("all panels, 3840 x 2160"));
        for (Panel* p : window.panels())
            if (p->id() != QLatin1String("depth")) docks->dock(p->id())->hide();
        line(QStringLiteral("depth alone, 3840 x 2160"));
        docks->dock(QStringLiteral("depth"))->hide();
        line(QStringLiteral("no panel"));
        out.flush();
        atMost("GUI thread", share, 100, " % of a core", 1);
        atMost("99 of 100 pictures, processor time", picture, 16, " ms", 1);
        atMost("longest step, processor time", step, 50, " ms", 1);
        atMost("longest stall, by the clock", stall, 50, " ms", 1);
        window.close();
    }
    return 0;
}
