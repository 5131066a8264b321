// The table of panels. One row a panel: docking, menu, layout, export and smoke test follow.
#pragma once

#include "ui/panel.h"

#include <span>

namespace plimsoll {

// Where a panel that no workspace places comes: beside those of its column.
enum class DockPlace : std::uint8_t { Left, Middle, Right };

struct PanelRow {
    const char* id;
    const char* title;
    DockPlace place;
    Panel* (*make)(const PanelDeps& deps, QWidget* parent);
    bool linked = true;         // it shows, or chooses, an asset or a moment: it has a link chip
    const char* tab = nullptr;  // what stands on its tab, where that is shorter
};

std::span<const PanelRow> panelRegistry();
const PanelRow* panelRow(const QString& kind);

// Of a panel's id: "depth-2" is the second "depth".
QString kindOf(const QString& id);
int instanceOf(const QString& id);

}  // namespace plimsoll
