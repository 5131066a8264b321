// Where keys are heard, and the keys that plots, cards and lists have of their own.
#pragma once

#include "ui/command_book.h"

#include <span>

class QWidget;

namespace plimsoll {

QString keyPlaceName(KeyPlace place);  // "Depth plot"
// The place whose own keys a widget with the focus takes: the innermost that is known.
KeyPlace placeOf(const QWidget* focus);
// The widget of the place with the focus, else the first that is seen in the window; null: none.
QWidget* widgetOf(KeyPlace place, QWidget* window);

// Keys that the widgets answer to themselves. A changed one is told to the widget as the one it came with.
std::span<const CommandRow> ownKeys();

}  // namespace plimsoll
