#include "ui/key_places.h"

#include <QApplication>
#include <QCoreApplication>
#include <QWidget>

#include <array>

namespace plimsoll {

namespace {

struct PlaceRow {
    KeyPlace place;
    const char* title;
    const char* widget;  // its class; null: no widget of its own
};

// The innermost first: a table in the list of alerts is the list's before it is a table.
constexpr std::array<PlaceRow, kKeyPlaces> kPlaces = {{
    {KeyPlace::DepthPlot, QT_TRANSLATE_NOOP("commands", "Depth plot"), "plimsoll::HeatmapView"},
    {KeyPlace::PastPlot, QT_TRANSLATE_NOOP("commands", "Plots of the past"), "plimsoll::TimePlot"},
    {KeyPlace::LevelMap, QT_TRANSLATE_NOOP("commands", "Liquidation map"), "plimsoll::ForcedMap"},
    {KeyPlace::WarningCards, QT_TRANSLATE_NOOP("commands", "Warnings"), "plimsoll::WarningList"},
    {KeyPlace::Tape, QT_TRANSLATE_NOOP("commands", "Liquidation tape"), "plimsoll::LiquidationPanel"},
    {KeyPlace::AlertList, QT_TRANSLATE_NOOP("commands", "List of alerts"), "plimsoll::AlertsPanel"},
    {KeyPlace::PositionList, QT_TRANSLATE_NOOP("commands", "Positions"), "plimsoll::PositionsPanel"},
    {KeyPlace::FundingGrid, QT_TRANSLATE_NOOP("commands", "Funding grid"), "plimsoll::FundingPanel"},
    {KeyPlace::Journal, QT_TRANSLATE_NOOP("commands", "Journal"), "plimsoll::JournalPanel"},
    {KeyPlace::Strip, QT_TRANSLATE_NOOP("commands", "Strip of figures"), "plimsoll::FeedStrip"},
    {KeyPlace::WarningHead, QT_TRANSLATE_NOOP("commands", "Head of the warnings"), "plimsoll::RiskHeader"},
    {KeyPlace::Quadrants, QT_TRANSLATE_NOOP("commands", "Quadrants"), "plimsoll::QuadrantPlot"},
    {KeyPlace::RateField, QT_TRANSLATE_NOOP("commands", "Funding map"), "plimsoll::RateMap"},
    {KeyPlace::WeekHours, QT_TRANSLATE_NOOP("commands", "Hours of the week"), "plimsoll::WeekClock"},
    {KeyPlace::Timeline, QT_TRANSLATE_NOOP("commands", "Timeline of a replay"), "plimsoll::ReplayTimeline"},
    {KeyPlace::AnyTable, QT_TRANSLATE_NOOP("commands", "Tables"), "QAbstractItemView"},
    {KeyPlace::Tables, QT_TRANSLATE_NOOP("commands", "Everywhere, in tables too"), nullptr},
    {KeyPlace::Window, QT_TRANSLATE_NOOP("commands", "Everywhere"), nullptr},
}};

constexpr std::array kOwn = {
    CommandRow{"depth-books", QT_TRANSLATE_NOOP("commands", "Books on or off"),
               QT_TRANSLATE_NOOP("commands", "Depth"), "H", KeyPlace::DepthPlot},
    CommandRow{"depth-trades", QT_TRANSLATE_NOOP("commands", "Trades on or off"),
               QT_TRANSLATE_NOOP("commands", "Depth"), "T", KeyPlace::DepthPlot},
    CommandRow{"depth-liquidations", QT_TRANSLATE_NOOP("commands", "Liquidations on or off"),
               QT_TRANSLATE_NOOP("commands", "Depth"), "L", KeyPlace::DepthPlot},
    CommandRow{"depth-walls", QT_TRANSLATE_NOOP("commands", "Walls on or off"),
               QT_TRANSLATE_NOOP("commands", "Depth"), "W", KeyPlace::DepthPlot},
    CommandRow{"depth-profile", QT_TRANSLATE_NOOP("commands", "Volume by price on or off"),
               QT_TRANSLATE_NOOP("commands", "Depth"), "P", KeyPlace::DepthPlot},
    CommandRow{"depth-cumulative", QT_TRANSLATE_NOOP("commands", "Cumulative depth on or off"),
               QT_TRANSLATE_NOOP("commands", "Depth"), "D", KeyPlace::DepthPlot},
    CommandRow{"depth-columns", QT_TRANSLATE_NOOP("commands", "Next length of columns"),
               QT_TRANSLATE_NOOP("commands", "Depth"), "C", KeyPlace::DepthPlot},
    CommandRow{"depth-undo", QT_TRANSLATE_NOOP("commands", "Undo the last zoom or move"),
               QT_TRANSLATE_NOOP("commands", "Depth"), "Ctrl+Z", KeyPlace::DepthPlot},
    CommandRow{"depth-move", QT_TRANSLATE_NOOP("commands", "Move; with Shift further"),
               QT_TRANSLATE_NOOP("commands", "Depth"), "Left Right Up Down", KeyPlace::DepthPlot, true},
    CommandRow{"past-pause", QT_TRANSLATE_NOOP("commands", "Pause the plot"),
               QT_TRANSLATE_NOOP("commands", "Plots of the past"), "Space", KeyPlace::PastPlot},
    CommandRow{"past-live", QT_TRANSLATE_NOOP("commands", "Back to now"),
               QT_TRANSLATE_NOOP("commands", "Plots of the past"), "End", KeyPlace::PastPlot},
    CommandRow{"past-reset", QT_TRANSLATE_NOOP("commands", "Reset the plot's view"),
               QT_TRANSLATE_NOOP("commands", "Plots of the past"), "Home", KeyPlace::PastPlot},
    CommandRow{"past-zoom-in", QT_TRANSLATE_NOOP("commands", "Zoom in"),
               QT_TRANSLATE_NOOP("commands", "Plots of the past"), "+ =", KeyPlace::PastPlot},
    CommandRow{"past-zoom-out", QT_TRANSLATE_NOOP("commands", "Zoom out"),
               QT_TRANSLATE_NOOP("commands", "Plots of the past"), "-", KeyPlace::PastPlot},
    CommandRow{"past-closer", QT_TRANSLATE_NOOP("commands", "Closer to the values"),
               QT_TRANSLATE_NOOP("commands", "Plots of the past"), "PgUp", KeyPlace::PastPlot},
    CommandRow{"past-farther", QT_TRANSLATE_NOOP("commands", "Farther from the values"),
               QT_TRANSLATE_NOOP("commands", "Plots of the past"), "PgDown", KeyPlace::PastPlot},
    CommandRow{"past-undo", QT_TRANSLATE_NOOP("commands", "Undo the last zoom or move"),
               QT_TRANSLATE_NOOP("commands", "Plots of the past"), "Ctrl+Z", KeyPlace::PastPlot},
    CommandRow{"past-move", QT_TRANSLATE_NOOP("commands", "Move in time"),
               QT_TRANSLATE_NOOP("commands", "Plots of the past"), "Left Right", KeyPlace::PastPlot, true},
    CommandRow{"map-hold", QT_TRANSLATE_NOOP("commands", "Hold the map"),
               QT_TRANSLATE_NOOP("commands", "Liquidation map"), "Space", KeyPlace::LevelMap},
    CommandRow{"map-live", QT_TRANSLATE_NOOP("commands", "Map back to now"),
               QT_TRANSLATE_NOOP("commands", "Liquidation map"), "End", KeyPlace::LevelMap},
    CommandRow{"map-reset", QT_TRANSLATE_NOOP("commands", "Reset the map's view"),
               QT_TRANSLATE_NOOP("commands", "Liquidation map"), "Home", KeyPlace::LevelMap},
    CommandRow{"map-zoom-in", QT_TRANSLATE_NOOP("commands", "Zoom into time"),
               QT_TRANSLATE_NOOP("commands", "Liquidation map"), "+ =", KeyPlace::LevelMap},
    CommandRow{"map-zoom-out", QT_TRANSLATE_NOOP("commands", "Zoom out of time"),
               QT_TRANSLATE_NOOP("commands", "Liquidation map"), "-", KeyPlace::LevelMap},
    CommandRow{"map-cut-down", QT_TRANSLATE_NOOP("commands", "Upper cut-off down"),
               QT_TRANSLATE_NOOP("commands", "Liquidation map"), "[", KeyPlace::LevelMap},
    CommandRow{"map-cut-up", QT_TRANSLATE_NOOP("commands", "Upper cut-off up"),
               QT_TRANSLATE_NOOP("commands", "Liquidation map"), "]", KeyPlace::LevelMap},
    CommandRow{"map-rows", QT_TRANSLATE_NOOP("commands", "Next price rows of the map"),
               QT_TRANSLATE_NOOP("commands", "Liquidation map"), "G", KeyPlace::LevelMap},
    CommandRow{"map-levels", QT_TRANSLATE_NOOP("commands", "Modelled levels on or off"),
               QT_TRANSLATE_NOOP("commands", "Liquidation map"), "L", KeyPlace::LevelMap},
    CommandRow{"map-undo", QT_TRANSLATE_NOOP("commands", "Undo the map's last zoom or move"),
               QT_TRANSLATE_NOOP("commands", "Liquidation map"), "Ctrl+Z", KeyPlace::LevelMap},
    CommandRow{"map-move", QT_TRANSLATE_NOOP("commands", "Move the map"),
               QT_TRANSLATE_NOOP("commands", "Liquidation map"), "Left Right Up Down", KeyPlace::LevelMap, true},
    CommandRow{"tape-hold", QT_TRANSLATE_NOOP("commands", "Hold the tape, or go on"),
               QT_TRANSLATE_NOOP("commands", "Liquidation tape"), "Space", KeyPlace::Tape},
    CommandRow{"warning-choose", QT_TRANSLATE_NOOP("commands", "Card before, next card"),
               QT_TRANSLATE_NOOP("commands", "Warnings"), "Up Down", KeyPlace::WarningCards, true},
    CommandRow{"warning-open",
               QT_TRANSLATE_NOOP("commands", "Open a card: why, what people do, how well it is known, its limits"),
               QT_TRANSLATE_NOOP("commands", "Warnings"), "Return", KeyPlace::WarningCards, true},
    CommandRow{"warning-asset", QT_TRANSLATE_NOOP("commands", "Show the card's asset"),
               QT_TRANSLATE_NOOP("commands", "Warnings"), "Right", KeyPlace::WarningCards, true},
    CommandRow{"warning-mute", QT_TRANSLATE_NOOP("commands", "Mute a card for an hour, or hear it again"),
               QT_TRANSLATE_NOOP("commands", "Warnings"), "M", KeyPlace::WarningCards},
    CommandRow{"warning-copy", QT_TRANSLATE_NOOP("commands", "Copy the card as text"),
               QT_TRANSLATE_NOOP("commands", "Warnings"), "Ctrl+C", KeyPlace::WarningCards, true},
    CommandRow{"warning-ends", QT_TRANSLATE_NOOP("commands", "First card, last card"),
               QT_TRANSLATE_NOOP("commands", "Warnings"), "Home End", KeyPlace::WarningCards, true},
    CommandRow{"warning-head", QT_TRANSLATE_NOOP("commands", "Signal before, next signal"),
               QT_TRANSLATE_NOOP("commands", "Warnings"), "Left Right", KeyPlace::WarningHead, true},
    CommandRow{"warning-head-open", QT_TRANSLATE_NOOP("commands", "Show what the signal is made of"),
               QT_TRANSLATE_NOOP("commands", "Warnings"), "Space Return", KeyPlace::WarningHead, true},
    CommandRow{"strip-move", QT_TRANSLATE_NOOP("commands", "Figure before, next, first, last"),
               QT_TRANSLATE_NOOP("commands", "Strip of figures"), "Left Right Home End", KeyPlace::Strip, true},
    CommandRow{"strip-open", QT_TRANSLATE_NOOP("commands", "Open the panel behind the figure"),
               QT_TRANSLATE_NOOP("commands", "Strip of figures"), "Space Return", KeyPlace::Strip, true},
    CommandRow{"quadrant-read", QT_TRANSLATE_NOOP("commands", "Read the points one by one"),
               QT_TRANSLATE_NOOP("commands", "Quadrants"), "Left Right Home End", KeyPlace::Quadrants, true},
    CommandRow{"ratemap-move", QT_TRANSLATE_NOOP("commands", "Cell by cell"),
               QT_TRANSLATE_NOOP("commands", "Funding map"), "Left Right Up Down Home End", KeyPlace::RateField,
               true},
    CommandRow{"ratemap-choose", QT_TRANSLATE_NOOP("commands", "Choose the asset of the row"),
               QT_TRANSLATE_NOOP("commands", "Funding map"), "Return", KeyPlace::RateField, true},
    CommandRow{"week-read", QT_TRANSLATE_NOOP("commands", "Hour by hour; Home is now"),
               QT_TRANSLATE_NOOP("commands", "Hours of the week"), "Left Right Up Down Home", KeyPlace::WeekHours,
               true},
    CommandRow{"timeline-seek", QT_TRANSLATE_NOOP("commands", "A second back, on"),
               QT_TRANSLATE_NOOP("commands", "Replay"), "Left Right", KeyPlace::Timeline, true},
    CommandRow{"timeline-page", QT_TRANSLATE_NOOP("commands", "A page back, on"),
               QT_TRANSLATE_NOOP("commands", "Replay"), "PgUp PgDown", KeyPlace::Timeline, true},
    CommandRow{"timeline-ends", QT_TRANSLATE_NOOP("commands", "To the beginning, to the end"),
               QT_TRANSLATE_NOOP("commands", "Replay"), "Home End", KeyPlace::Timeline, true},
    CommandRow{"alert-delete", QT_TRANSLATE_NOOP("commands", "Delete the chosen alerts"),
               QT_TRANSLATE_NOOP("commands", "List of alerts"), "Del", KeyPlace::AlertList},
    CommandRow{"alert-pause", QT_TRANSLATE_NOOP("commands", "Pause or arm the chosen alerts"),
               QT_TRANSLATE_NOOP("commands", "List of alerts"), "Space", KeyPlace::AlertList},
    CommandRow{"alert-undo", QT_TRANSLATE_NOOP("commands", "Put back what was deleted"),
               QT_TRANSLATE_NOOP("commands", "List of alerts"), "Ctrl+Z", KeyPlace::AlertList},
    CommandRow{"alert-duplicate", QT_TRANSLATE_NOOP("commands", "Duplicate an alert"),
               QT_TRANSLATE_NOOP("commands", "List of alerts"), "Ctrl+D", KeyPlace::AlertList},
    CommandRow{"alert-copy", QT_TRANSLATE_NOOP("commands", "Copy alerts as text"),
               QT_TRANSLATE_NOOP("commands", "List of alerts"), "Ctrl+Shift+C", KeyPlace::AlertList},
    CommandRow{"alert-paste", QT_TRANSLATE_NOOP("commands", "Paste alerts"),
               QT_TRANSLATE_NOOP("commands", "List of alerts"), "Ctrl+V", KeyPlace::AlertList},
    CommandRow{"position-add", QT_TRANSLATE_NOOP("commands", "Add a position"),
               QT_TRANSLATE_NOOP("commands", "Positions"), "Ins", KeyPlace::PositionList},
    CommandRow{"position-delete", QT_TRANSLATE_NOOP("commands", "Delete the chosen positions"),
               QT_TRANSLATE_NOOP("commands", "Positions"), "Del", KeyPlace::PositionList},
    CommandRow{"funding-sort", QT_TRANSLATE_NOOP("commands", "Sort by the column before, the next"),
               QT_TRANSLATE_NOOP("commands", "Funding grid"), "Ctrl+Left Ctrl+Right", KeyPlace::FundingGrid, true},
    CommandRow{"funding-order", QT_TRANSLATE_NOOP("commands", "Turn the order of sorting"),
               QT_TRANSLATE_NOOP("commands", "Funding grid"), "Ctrl+Up Ctrl+Down", KeyPlace::FundingGrid, true},
    CommandRow{"journal-note", QT_TRANSLATE_NOOP("commands", "Write a note"),
               QT_TRANSLATE_NOOP("commands", "Journal"), "N", KeyPlace::Journal, true},
    CommandRow{"table-choose", QT_TRANSLATE_NOOP("commands", "Choose the asset of the row"),
               QT_TRANSLATE_NOOP("commands", "Tables"), "Return", KeyPlace::AnyTable, true},
    CommandRow{"table-copy", QT_TRANSLATE_NOOP("commands", "Copy the rows as TSV"),
               QT_TRANSLATE_NOOP("commands", "Tables"), "Ctrl+C", KeyPlace::AnyTable, true},
};

const PlaceRow& rowOf(KeyPlace place)
{
    for (const PlaceRow& row : kPlaces)
        if (row.place == place) return row;
    return kPlaces.back();
}

}  // namespace

QString keyPlaceName(KeyPlace place)
{
    return QCoreApplication::translate("commands", rowOf(place).title);
}

KeyPlace placeOf(const QWidget* focus)
{
    for (const QWidget* w = focus; w && !w->isWindow(); w = w->parentWidget())
        for (const PlaceRow& row : kPlaces)
            if (row.widget && row.place != KeyPlace::AnyTable && w->inherits(row.widget)) return row.place;
    return focus && focus->inherits(rowOf(KeyPlace::AnyTable).widget) ? KeyPlace::AnyTable : KeyPlace::Window;
}

QWidget* widgetOf(KeyPlace place, QWidget* window)
{
    const char* const name = rowOf(place).widget;
    if (!name) return nullptr;
    QWidget* const focus = QApplication::focusWidget();
    if (focus && placeOf(focus) == place) return focus;
    QWidget* found = nullptr;
    for (QWidget* w : window->findChildren<QWidget*>()) {
        if (!w->inherits(name) || !w->isVisible() || w->visibleRegion().isEmpty()) continue;
        // A panel answers through what it gives the keyboard to.
        found = w->focusPolicy() == Qt::NoFocus && w->focusProxy() ? w->focusProxy() : w;
        break;
    }
    return found;
}

std::span<const CommandRow> ownKeys()
{
    return kOwn;
}

}  // namespace plimsoll
