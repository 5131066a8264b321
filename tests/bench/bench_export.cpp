// What an export costs the window: the whole program on simulated venues, which are a process of their own, with
// every panel; each form of export is taken from the window while data comes in, and the longest step of the GUI's
// loop meanwhile is what a person's click would have waited. By kind of step too.
//
//   bench_export [scenario]
#include "app/application.h"
#include "app/export_bundle.h"
#include "tests/bench/scenario_venues.h"
#include "tests/bench/timed_app.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <map>

using namespace plimsoll;
using namespace plimsoll::bench;

namespace {

struct Case {
    const char* name;
    ExportForm form;
    QSize size;
    int scale;
    bool print;
};

const Case kCases[] = {{"zip, as on screen", ExportForm::Zip, {}, 1, false},
                       {"zip, twice the pixels", ExportForm::Zip, {}, 2, false},
                       {"zip, 3840 x 2160", ExportForm::Zip, {3840, 2160}, 1, false},
                       {"folder", ExportForm::Folder, {}, 1, false},
                       {"PNG of the window", ExportForm::Png, {}, 1, false},
                       {"SVG of the window", ExportForm::Svg, {}, 1, false},
                       {"CSV", ExportForm::Csv, {}, 1, false},
                       {"HTML", ExportForm::Html, {}, 1, false},
                       {"PDF", ExportForm::Pdf, {}, 1, false},
                       {"zip, light for print", ExportForm::Zip, {}, 1, true}};

// "picture of depth" is of the kind "picture".
QString kindOf(const QString& step)
{
    return step.section(QStringLiteral(" of "), 0, 0) +
           (step.endsWith(QLatin1String("window")) ? QStringLiteral(" of the window") : QString());
}

}  // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApp app(argc, argv);
    const QString scenario = QApplication::arguments().value(1, QStringLiteral("flash_crash"));
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
        wait(30);
        app.longest();
        wait(10);
        out << window.panels().size() << " panels, scenario " << scenario
            << "; without an export the longest step of ten seconds took " << num(app.longest(), 1) << " ms\n";
        head({"", "steps", "longest step, processor ms", "by the clock, ms", "all steps, ms", "written after, s"});
        auto full = std::make_shared<FullSnapshot>();
        std::map<QString, double> worst, each;
        double longestOfAll = 0;
        int number = 0;
        for (const Case& c : kCases) {
            application.source().requestFull(&window, [&](std::shared_ptr<const FullSnapshot> got) {
                full = std::make_shared<FullSnapshot>(*got);
            });
            wait(2);
            ExportOrder order;
            order.form = c.form;
            order.size = c.size;
            order.scale = c.scale;
            order.print = c.print;
            order.source = SourceKind::Simulated;
            order.path = dir.filePath(QStringLiteral("export-%1").arg(++number)) + exportFormSuffix(c.form);
            BundleCollector collector(order, window, full);
            double longest = 0, clock = 0, all = 0;
            int steps = 0;
            for (bool more = true; more; ++steps) {
                const QString doing = collector.doing(), what = kindOf(doing);
                QElapsedTimer spent;
                spent.start();
                const double from = threadCpu();
                more = collector.step();
                const double took = (threadCpu() - from) * 1e3;
                clock = std::max(clock, static_cast<double>(spent.nsecsElapsed()) / 1e6);
                longest = std::max(longest, took);
                all += took;
                longestOfAll = std::max(longestOfAll, c.print ? 0 : took);
                worst[what] = std::max(worst[what], c.print ? 0 : took);
                each[doing] = std::max(each[doing], c.print ? 0 : took);
                QCoreApplication::processEvents();
            }
            QElapsedTimer writing;
            writing.start();
            const auto written = writeBundle(collector.take());
            row({QString::fromLatin1(c.name), num(steps), num(longest, 1), num(clock, 1), num(all, 0),
                 written ? num(static_cast<double>(writing.elapsed()) / 1e3, 2) : written.error()});
            out.flush();
        }
        out << "\nthe longest step by its kind, processor ms, but for print:\n";
        for (const auto& [what, ms] : worst) out << "  " << what << ": " << num(ms, 1) << '\n';
        std::vector<std::pair<double, QString>> dear;
        for (const auto& [doing, ms] : each) dear.emplace_back(ms, doing);
        std::sort(dear.rbegin(), dear.rend());
        out << "\nthe dearest of all:\n";
        for (std::size_t i = 0; i < std::min<std::size_t>(8, dear.size()); ++i)
            out << "  " << dear[i].second << ": " << num(dear[i].first, 1) << '\n';
        out.flush();
        if (!atMost("longest step of an export but for print, processor time", longestOfAll, 50, " ms", 1))
            return 1;
    }
    return 0;
}
