// How wide a figure of the strip is: from the widest words it may show, never from what it shows now, so that
// nothing moves when a value changes.
#pragma once

#include "ui/strip_content.h"
#include "widgets/theme.h"

#include <span>

namespace plimsoll {

struct StripRoom {
    int narrow = 0;  // everything in its brief form
    int wide = 0;    // everything in full
};
StripRoom stripRoom(FigureKind kind, const Theme& theme);

inline constexpr int kStripLeft = 12, kStripRight = 10, kStripRing = 60, kStripIcon = 17, kStripMark = 14;

// What goes first where there is no room for all: what other panels say as well. The phase stays.
std::span<const FigureKind> firstToGo();

}  // namespace plimsoll
