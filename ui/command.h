// Something that can be done here: what it is called, by which keys, and where these are heard.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QPointer>
#include <QString>

#include <cstdint>
#include <functional>

namespace plimsoll {

// Where keys are heard. Those with Ctrl, Alt or a function key are heard everywhere; a bare one ("G", "Space")
// never where somebody types, and in a table only if it says so: there letters search.
enum class KeyPlace : std::uint8_t {
    Window,  // bare keys: not in fields, not in tables
    Tables,  // bare keys: not in fields
    DepthPlot,
    PastPlot,
    LevelMap,
    Tape,
    WarningCards,
    AlertList,
    PositionList,
    FundingGrid,
    Journal,
    Strip,
    WarningHead,
    Quadrants,
    RateField,
    WeekHours,
    Timeline,
    AnyTable,
};
inline constexpr bool everywhere(KeyPlace place)
{
    return place == KeyPlace::Window || place == KeyPlace::Tables;
}
inline constexpr std::size_t kKeyPlaces = 18;

using Keys = QList<QKeySequence>;

struct Command {
    QString id;     // the action's object name: what settings and pictures know it by
    QString title;  // "Export snapshot"
    QString group;  // "File"
    QString what;   // a sentence on what it does; empty: the title says it
    KeyPlace place = KeyPlace::Window;
    Keys preset;           // as the program comes
    Keys keys;             // as they are
    bool fixed = false;    // the keys are the widget's own and cannot be changed
    bool adopted = false;  // an entry of a menu, which may change its text
    QPointer<QAction> action;
    bool visible() const { return action && action->isVisible(); }
    // Whether it can be done now; a bare key is left to the widget where not. None: always.
    std::function<bool()> when;
};

}  // namespace plimsoll
