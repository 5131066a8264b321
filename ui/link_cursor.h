// The time under the pointer, drawn by all linked panels at once.
#pragma once

class QWidget;

namespace plimsoll {

class Selection;

// Every plot over time inside `panel` tells the selection where the pointer is, and shows where it is elsewhere.
void linkCursor(QWidget& panel, Selection& selection);

}  // namespace plimsoll
