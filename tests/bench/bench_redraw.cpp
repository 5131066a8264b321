// The window on a market that has moved everywhere since the last look, in one thread and in time that stands
// still meanwhile: what one refresh of everything costs, tables and pictures, pulled and painted. The same each
// time, so that two versions compare even on a busy machine (`valgrind --tool=callgrind
// --toggle-collect='redraw*'`).
//
//   bench_redraw [refreshes] [assets]
#include "tests/bench/bench_tools.h"
#include "tests/support/sim_feed.h"
#include "ui/dock_host.h"
#include "ui/main_window.h"
#include "widgets/style_sheet.h"

#include <QApplication>
#include <QDockWidget>

#include <cstdlib>

using namespace plimsoll;
using namespace plimsoll::bench;

// A name that a profiler can be told to watch.
__attribute__((noinline)) void redraw(MainWindow& window)
{
    // Tables take turns: a tenth of a second has six ticks.
    for (int i = 0; i < 6; ++i) {
        window.frameTick().step();
        QApplication::sendPostedEvents();
        QApplication::processEvents();
    }
}

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const int refreshes = argc > 1 ? std::atoi(argv[1]) : 60;
    const int assets = argc > 2 ? std::atoi(argv[2]) : 20;
    test::SimFeed::Setup setup;
    setup.scenario = test::storyOf(QStringLiteral("flash_crash"));
    setup.assets.clear();
    const char* named[] = {"BTC", "ETH", "SOL", "XRP", "DOGE"};
    for (int i = 0; i < assets; ++i) setup.assets.push_back(i < 5 ? named[i] : "COIN" + std::to_string(i));
    setup.past = false;
    test::SimFeed feed(setup);
    feed.engine.setFocus("BTC");
    feed.advance(std::chrono::seconds{60});

    const Theme theme = builtinTheme(QStringLiteral("dark"));
    applyTheme(app, theme);
    QStringList venues;
    for (const VenueId v : kVenues) venues << QString::fromUtf8(venueKey(v).data(), qsizetype(venueKey(v).size()));
    MainWindow window(theme, feed.hub, feed.clock, SourceKind::Live, venues);
    window.resetLayout();
    window.setAsset(QStringLiteral("BTC"));
    auto* const docks = window.findChild<DockHost*>();
    head({"layout", "panels in sight", "ms a refresh of everything: median", "longest",
          "at ten a second, % of a core"});
    double most = 0;
    for (const bool all : {false, true}) {
        window.resize(all ? QSize(3840, 2160) : QSize(1920, 1080));
        if (all) {
            QDockWidget* heads[5] = {};
            for (std::size_t i = 0; i < window.panels().size(); ++i) {
                QDockWidget* const dock = docks->dock(window.panels()[i]->id());
                docks->removeDockWidget(dock);
                dock->setFloating(false);
                if (i == 0)
                    docks->addDockWidget(Qt::LeftDockWidgetArea, dock);
                else if (i < 5)
                    docks->splitDockWidget(heads[i - 1], dock, Qt::Horizontal);
                else
                    docks->splitDockWidget(docks->dock(window.panels()[i - 5]->id()), dock, Qt::Vertical);
                if (i < 5) heads[i] = dock;
                dock->show();
            }
        }
        window.show();
        window.activateWindow();
        QApplication::processEvents();
        window.frameTick().setRate(FrameTick::Rate::Stopped);
        redraw(window);
        std::vector<double> ms;
        for (int i = 0; i < refreshes; ++i) {
            feed.step();
            const double from = threadCpu();
            redraw(window);
            ms.push_back((threadCpu() - from) * 1e3);
        }
        int seen = 0;
        for (const Panel* p : window.panels()) seen += p->onScreen();
        row({all ? QStringLiteral("every panel, 3840 x 2160") : QStringLiteral("default, 1920 x 1080"), num(seen),
             num(median(ms), 2), num(quantile(ms, 1), 2), num(median(ms), 1)});
        most = std::max(most, median(ms));
    }
    return atMost("every panel refreshed ten times a second", most, 100, " % of a core", 1) ? 0 : 1;
}
