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

#define GROUP(text) QT_TRANSLATE_NOOP("commands", text)
#define TITLE(text) QT_TRANSLATE_NOOP("commands", text)

constexpr std::array kOwn = {
    CommandRow{"depth-books", TITLE("Books on or off"), GROUP("Depth"), "H", KeyPlace::DepthPlot},
    CommandRow{"depth-trades", TITLE("Trades on or off"), GROUP("Depth"), "T", KeyPlace::DepthPlot},
    CommandRow{"depth-liquidations", TITLE("Liquidations on or off"), GROUP("Depth"), "L", KeyPlace::DepthPlot},
    CommandRow{"depth-walls", TITLE("Walls on or off"), GROUP("Depth"), "W", KeyPlace::DepthPlot},
    CommandRow{"depth-profile", TITLE("Volume by price on or off"), GROUP("Depth"), "P", KeyPlace::DepthPlot},
    CommandRow{"depth-cumulative", TITLE("Cumulative depth on or off"), GROUP("Depth"), "D", KeyPlace::DepthPlot},
    CommandRow{"depth-columns", TITLE("Next length of columns"), GROUP("Depth"), "C", KeyPlace::DepthPlot},
    CommandRow{"depth-undo", TITLE("Undo the last zoom or move"), GROUP("Depth"), "Ctrl+Z", KeyPlace::DepthPlot},
    CommandRow{"depth-move", TITLE("Move; with Shift further"), GROUP("Depth"), "Left Right Up Down",
               KeyPlace::DepthPlot, true},
    CommandRow{"past-pause", TITLE("Pause the plot"), GROUP("Plots of the past"), "Space", KeyPlace::PastPlot},
    CommandRow{"past-live", TITLE("Back to now"), GROUP("Plots of the past"), "End", KeyPlace::PastPlot},
    CommandRow{"past-reset", TITLE("Reset the plot's view"), GROUP("Plots of the past"), "Home",
               KeyPlace::PastPlot},
    CommandRow{"past-zoom-in", TITLE("Zoom in"), GROUP("Plots of the past"), "+ =", KeyPlace::PastPlot},
    CommandRow{"past-zoom-out", TITLE("Zoom out"), GROUP("Plots of the past"), "-", KeyPlace::PastPlot},
    CommandRow{"past-closer", TITLE("Closer to the values"), GROUP("Plots of the past"), "PgUp",
               KeyPlace::PastPlot},
    CommandRow{"past-farther", TITLE("Farther from the values"), GROUP("Plots of the past"), "PgDown",
               KeyPlace::PastPlot},
    CommandRow{"past-move", TITLE("Move in time"), GROUP("Plots of the past"), "Left Right", KeyPlace::PastPlot,
               true},
    CommandRow{"map-hold", TITLE("Hold the map"), GROUP("Liquidation map"), "Space", KeyPlace::LevelMap},
    CommandRow{"map-live", TITLE("Map back to now"), GROUP("Liquidation map"), "End", KeyPlace::LevelMap},
    CommandRow{"map-reset", TITLE("Reset the map's view"), GROUP("Liquidation map"), "Home", KeyPlace::LevelMap},
    CommandRow{"map-zoom-in", TITLE("Zoom into time"), GROUP("Liquidation map"), "+ =", KeyPlace::LevelMap},
    CommandRow{"map-zoom-out", TITLE("Zoom out of time"), GROUP("Liquidation map"), "-", KeyPlace::LevelMap},
    CommandRow{"map-cut-down", TITLE("Upper cut-off down"), GROUP("Liquidation map"), "[", KeyPlace::LevelMap},
    CommandRow{"map-cut-up", TITLE("Upper cut-off up"), GROUP("Liquidation map"), "]", KeyPlace::LevelMap},
    CommandRow{"map-rows", TITLE("Next price rows of the map"), GROUP("Liquidation map"), "G", KeyPlace::LevelMap},
    CommandRow{"map-levels", TITLE("Modelled levels on or off"), GROUP("Liquidation map"), "L",
               KeyPlace::LevelMap},
    CommandRow{"map-undo", TITLE("Undo the map's last zoom or move"), GROUP("Liquidation map"), "Ctrl+Z",
               KeyPlace::LevelMap},
    CommandRow{"map-move", TITLE("Move the map"), GROUP("Liquidation map"), "Left Right Up Down",
               KeyPlace::LevelMap, true},
    CommandRow{"tape-hold", TITLE("Hold the tape, or go on"), GROUP("Liquidation tape"), "Space", KeyPlace::Tape},
    CommandRow{"warning-choose", TITLE("Card before, next card"), GROUP("Warnings"), "Up Down",
               KeyPlace::WarningCards, true},
    CommandRow{"warning-open", TITLE("Open a card: why, what people do, how well it is known, its limits"),
               GROUP("Warnings"), "Return", KeyPlace::WarningCards, true},
    CommandRow{"warning-asset", TITLE("Show the card's asset"), GROUP("Warnings"), "Right", KeyPlace::WarningCards,
               true},
    CommandRow{"warning-mute", TITLE("Mute a card for an hour, or hear it again"), GROUP("Warnings"), "M",
               KeyPlace::WarningCards},
    CommandRow{"warning-copy", TITLE("Copy the card as text"), GROUP("Warnings"), "Ctrl+C", KeyPlace::WarningCards,
               true},
    CommandRow{"warning-ends", TITLE("First card, last card"), GROUP("Warnings"), "Home End",
               KeyPlace::WarningCards, true},
    CommandRow{"warning-head", TITLE("Signal before, next signal"), GROUP("Warnings"), "Left Right",
               KeyPlace::WarningHead, true},
    CommandRow{"warning-head-open", TITLE("Show what the signal is made of"), GROUP("Warnings"), "Space Return",
               KeyPlace::WarningHead, true},
    CommandRow{"strip-move", TITLE("Figure before, next, first, last"), GROUP("Strip of figures"),
               "Left Right Home End", KeyPlace::Strip, true},
    CommandRow{"strip-open", TITLE("Open the panel behind the figure"), GROUP("Strip of figures"), "Space Return",
               KeyPlace::Strip, true},
    CommandRow{"quadrant-read", TITLE("Read the points one by one"), GROUP("Quadrants"), "Left Right Home End",
               KeyPlace::Quadrants, true},
    CommandRow{"ratemap-move", TITLE("Cell by cell"), GROUP("Funding map"), "Left Right Up Down Home End",
               KeyPlace::RateField, true},
    CommandRow{"ratemap-choose", TITLE("Choose the asset of the row"), GROUP("Funding map"), "Return",
               KeyPlace::RateField, true},
    CommandRow{"week-read", TITLE("Hour by hour; Home is now"), GROUP("Hours of the week"),
               "Left Right Up Down Home", KeyPlace::WeekHours, true},
    CommandRow{"timeline-seek", TITLE("A second back, on"), GROUP("Replay"), "Left Right", KeyPlace::Timeline,
               true},
    CommandRow{"timeline-page", TITLE("A page back, on"), GROUP("Replay"), "PgUp PgDown", KeyPlace::Timeline,
               true},
    CommandRow{"timeline-ends", TITLE("To the beginning, to the end"), GROUP("Replay"), "Home End",
               KeyPlace::Timeline, true},
    CommandRow{"alert-delete", TITLE("Delete the chosen alerts"), GROUP("List of alerts"), "Del",
               KeyPlace::AlertList},
    CommandRow{"alert-pause", TITLE("Pause or arm the chosen alerts"), GROUP("List of alerts"), "Space",
               KeyPlace::AlertList},
    CommandRow{"alert-undo", TITLE("Put back what was deleted"), GROUP("List of alerts"), "Ctrl+Z",
               KeyPlace::AlertList},
    CommandRow{"alert-duplicate", TITLE("Duplicate an alert"), GROUP("List of alerts"), "Ctrl+D",
               KeyPlace::AlertList},
    CommandRow{"alert-copy", TITLE("Copy alerts as text"), GROUP("List of alerts"), "Ctrl+Shift+C",
               KeyPlace::AlertList},
    CommandRow{"alert-paste", TITLE("Paste alerts"), GROUP("List of alerts"), "Ctrl+V", KeyPlace::AlertList},
    CommandRow{"position-add", TITLE("Add a position"), GROUP("Positions"), "Ins", KeyPlace::PositionList},
    CommandRow{"position-delete", TITLE("Delete the chosen positions"), GROUP("Positions"), "Del",
               KeyPlace::PositionList},
    CommandRow{"funding-sort", TITLE("Sort by the column before, the next"), GROUP("Funding grid"),
               "Ctrl+Left Ctrl+Right", KeyPlace::FundingGrid, true},
    CommandRow{"funding-order", TITLE("Turn the order of sorting"), GROUP("Funding grid"), "Ctrl+Up Ctrl+Down",
               KeyPlace::FundingGrid, true},
    CommandRow{"journal-note", TITLE("Write a note"), GROUP("Journal"), "N", KeyPlace::Journal, true},
    CommandRow{"table-choose", TITLE("Choose the asset of the row"), GROUP("Tables"), "Return", KeyPlace::AnyTable,
               true},
    CommandRow{"table-copy", TITLE("Copy the rows as TSV"), GROUP("Tables"), "Ctrl+C", KeyPlace::AnyTable, true},
};

#undef GROUP
#undef TITLE

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
