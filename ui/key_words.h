// Keys as text and as presses.
#pragma once

#include "ui/command.h"

#include <QStringList>

class QKeyEvent;

namespace plimsoll {

// Without Ctrl, Alt and Meta, and no function key: in a field or a table it means something else. Esc is none of
// them: it is the window's everywhere.
bool isBare(const QKeySequence& keys);
// Whether the press is this key. Signs ("?") are what was typed, wherever the keyboard has them.
bool answers(const QKeySequence& keys, const QKeyEvent& press);
// The key that was pressed, for a field that takes one; empty: only a modifier.
QKeySequence pressed(const QKeyEvent& press);
// "Ctrl+E  S": as it is shown. Empty: none.
QString keysText(const Keys& keys);
// In files, the same on every desktop.
QStringList keysToNames(const Keys& keys);
Keys keysFromNames(const QStringList& names);  // what is no key is left out

}  // namespace plimsoll
