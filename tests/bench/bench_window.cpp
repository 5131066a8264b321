// The window while markets fall: the whole program on simulated venues, which are a process of their own,
// with twenty assets; offscreen, software raster. What a picture costs, how long the GUI's loop was busy, and
// the share of a core that its thread took: the default layout, every panel in sight, and one panel alone.
//
//   bench_window [scenario] [seconds a layout]
#include "app/application.h"
#include "app/endpoints_file.h"
#include "ui/dock_host.h"
#include "ui/loop_watch.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <vector>

using namespace plimsoll;

namespace {

double threadCpu()
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}
double processCpu()
{
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}
double residentMb()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly)) return 0;
    return statm.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

double quantile(std::vector<double> v, double q)
{
    if (v.empty()) return 0;
    const auto at = static_cast<std::ptrdiff_t>(std::lround(q * static_cast<double>(v.size() - 1)));
    std::nth_element(v.begin(), v.begin() + at, v.end());
    return v[static_cast<std::size_t>(at)];
}

void wait(double seconds)
{
    QEventLoop loop;
    QTimer::singleShot(static_cast<int>(seconds * 1000), &loop, &QEventLoop::quit);
    loop.exec();
}

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
    double gui = 0, program = 0, stall = 0, seconds = 0, pulls = 0;
    int seen = 0;
};

Measured measure(MainWindow& window, double seconds)
{
    Measured m;
    wait(11);  // what happened before leaves the ten seconds of the watch
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
    QApplication app(argc, argv);
    const QStringList words = QApplication::arguments();
    const QString scenario = words.value(1, QStringLiteral("flash_crash"));
    const double seconds = words.value(2, QStringLiteral("30")).toDouble();
    QTextStream out(stdout);

    QTemporaryDir dir;
    QProcess venues;
    const QString program = QDir(QApplication::applicationDirPath()).filePath(QStringLiteral("../plimsoll"));
    venues.start(program, {QStringLiteral("simulate"), QStringLiteral("--scenario"), scenario});
    if (!venues.waitForReadyRead(30'000)) {
        out << "no venues: " << venues.readAllStandardError() << venues.errorString() << '\n';
        return 1;
    }
    const QString endpointsPath = dir.filePath(QStringLiteral("endpoints.json"));
    QFile endpoints(endpointsPath);
    if (!endpoints.open(QIODevice::WriteOnly)) return 1;
    endpoints.write(venues.readLine());
    endpoints.close();

    Options options;
    options.endpoints = endpointsPath;
    options.dataDir = dir.path();
    options.size = QSize(1920, 1080);
    const auto map = readEndpoints(endpointsPath);
    if (!map) {
        out << map.error() << '\n';
        return 1;
    }
    Config config;
    config.topAssets = 20;
    {
        Application application(options, config, choosePaths(options));
        if (const auto used = application.useLive(*map); !used) return 1;
        application.open();
        MainWindow& window = application.window();
        window.activateWindow();
        wait(20);
        if (window.frameTick().rate() != FrameTick::Rate::Full) window.frameTick().setRate(FrameTick::Rate::Full);

        out << "scenario " << scenario << ", " << window.panels().size() << " panels\n"
            << "| | panels in sight | pictures/s | ms a picture: median | 99 % | longest | processor ms: median | "
               "99 % | "
               "longest | longest stall, ms | GUI thread, of a core | program | events/s | MB |\n";
        const auto line = [&](const QString& what) {
            out.flush();
            const Measured m = measure(window, seconds);
            const auto health = application.hub().health.read().value;
            out << "| " << what << " | " << m.seen << " | "
                << QString::number(static_cast<double>(m.frames.size()) / m.seconds, 'f', 1) << " | "
                << QString::number(quantile(m.frames, 0.5), 'f', 2) << " | "
                << QString::number(quantile(m.frames, 0.99), 'f', 2) << " | "
                << QString::number(quantile(m.frames, 1), 'f', 2) << " | "
                << QString::number(quantile(m.work, 0.5), 'f', 2) << " | "
                << QString::number(quantile(m.work, 0.99), 'f', 2) << " | "
                << QString::number(quantile(m.work, 1), 'f', 2) << " | " << QString::number(m.stall, 'f', 0)
                << " | " << QString::number(m.gui * 100, 'f', 1) << " % | "
                << QString::number(m.program * 100, 'f', 1) << " % | "
                << QString::number(health ? health->eventsPerSecond : 0, 'f', 0) << " | "
                << QString::number(residentMb(), 'f', 0) << " |\n";
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
        window.close();
    }
    venues.terminate();
    venues.waitForFinished(10'000);
    return 0;
}
