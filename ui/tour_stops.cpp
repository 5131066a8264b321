#include "ui/tour_stops.h"

#include "ui/command_desk.h"
#include "ui/feed_strip.h"
#include "ui/main_window.h"
#include "ui/panel_dock.h"
#include "ui/symbol_box.h"
#include "ui/workspace_bar.h"
#include "ui/workspace_desk.h"

#include <QAction>
#include <QCoreApplication>

namespace plimsoll {

namespace {

struct TourWords {
    Q_DECLARE_TR_FUNCTIONS(TourWords)
};

QRect placeOf(const QWidget* w, const QWidget& window)
{
    return w && w->isVisible() ? QRect(w->mapTo(&window, QPoint(0, 0)), w->size()) : QRect();
}

// A panel that is closed, or in another window, is not pointed at.
std::function<QRect()> panelAt(MainWindow& window, const QString& id)
{
    return [&window, id] {
        const PanelDock* d = window.workspaces().dock(id);
        return d && d->window() == &window && d->panel()->onScreen() ? placeOf(d, window) : QRect();
    };
}

}  // namespace

Tour* startTour(MainWindow& window)
{
    if (auto* running = window.findChild<Tour*>()) return running;
    window.workspaces().restoreMaximised();
    window.workspaces().openNumber(1);
    for (const char* id : {"depth", "funding", "risk"}) window.workspaces().showPanel(QLatin1String(id));
    const QString palette = window.commands().keysOf(QStringLiteral("palette"));
    std::vector<TourStop> stops{
        {TourWords::tr("The state of the market"),
         TourWords::tr("Read it from left to right: the phase, four signals, how fragile positions are, what was "
                       "liquidated, "
                       "and whether the feeds can be trusted. A click on a figure opens its panel."),
         [&window] { return placeOf(window.findChild<FeedStrip*>(), window); }, true},
        {TourWords::tr("Depth"),
         TourWords::tr(
             "What rests in the books of all venues, over time. Walls, reach and gaps are drawn; what is not "
             "known "
             "is hatched and never zero. Wheel zooms, drag pans, End returns to the present."),
         panelAt(window, QStringLiteral("depth")), false},
        {TourWords::tr("Funding"),
         TourWords::tr(
             "What longs and shorts pay each other, venue by venue. Orange hurts longs, blue hurts shorts. A "
             "click on "
             "a row brings all linked panels to that asset: the number in a title bar says who is linked."),
         panelAt(window, QStringLiteral("funding")), false},
        {TourWords::tr("Warnings"),
         TourWords::tr(
             "Each says what is unusual, against what is normal, on what it rests and when it clears. Unknown is "
             "never "
             "a pass. None of it is advice."),
         panelAt(window, QStringLiteral("risk")), false},
        {TourWords::tr("Workspaces"),
         TourWords::tr(
             "The keys 1 to 7 change the workspace. Panels can be dragged, duplicated and moved to other screens; "
             "every change can be undone, and your own workspaces can be saved and shared."),
         [&window] { return placeOf(window.findChild<WorkspaceBar*>(), window); }, false},
        {TourWords::tr("Everything else"),
         TourWords::tr(
             "%1 finds assets, panels, commands and settings. The question mark shows all keys. The tour can be "
             "taken again from the menu Help.")
             .arg(palette.isEmpty() ? TourWords::tr("The palette") : palette),
         [&window] { return placeOf(window.findChild<SymbolBox*>(), window); }, false},
    };
    auto* tour = new Tour(window.theme(), std::move(stops), &window);
    QObject::connect(tour, &Tour::coloursChosen, &window, [&window](bool safe) {
        const QString theme = safe ? QStringLiteral("theme-cvd") : QStringLiteral("theme-dark");
        if (auto* a = window.findChild<QAction*>(theme)) a->trigger();
    });
    return tour;
}

}  // namespace plimsoll
