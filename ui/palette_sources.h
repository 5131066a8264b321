// What the palette offers of the program itself: panels, commands, settings, alerts, values.
#pragma once

#include "ui/alert_book.h"
#include "ui/command_book.h"
#include "ui/palette_entry.h"

namespace plimsoll {

// Panels by their kinds; `show` opens one, with an asset if one was typed.
std::vector<PaletteEntry> panelEntries(
    const std::function<void(const QString& panel, const QString& asset)>& show);
// Everything that can be done now, workspaces and settings among it; what has a kind of its own is left out.
std::vector<PaletteEntry> commandEntries(const CommandBook& book);
// What-if tools by their names; `open` shows one.
std::vector<PaletteEntry> calculatorEntries(const std::function<void(const QString& id)>& open);
std::vector<PaletteEntry> handbookEntries(const std::function<void(const QString& page)>& open);
// Alerts to start from, and every value one can be set on. `asset` is the chosen one.
std::vector<PaletteEntry> alertEntries(AlertBook& alerts, std::function<QString()> asset,
                                       const std::vector<VenueId>& venues);

}  // namespace plimsoll
