// The table of panels. One row a panel: docking, menu, layout, export and smoke test follow.
#pragma once

#include "ui/panel.h"

#include <span>

namespace plimsoll {

// Columns of the default layout; panels of one column stand one above the other.
enum class DockPlace : std::uint8_t { Left, Middle, Right };

struct PanelRow {
    const char* id;
    const char* title;
    DockPlace place;
    Panel* (*make)(const PanelDeps& deps, QWidget* parent);
    bool behind = false;  // a tab behind the panel before it
    int share = 1;        // of its column's height, against the others'
};

std::span<const PanelRow> panelRegistry();

}  // namespace plimsoll
