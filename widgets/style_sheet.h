// The theme as Qt understands it: a palette and one style sheet for menus, buttons, inputs, tabs,
// tooltips, scroll bars, dock widgets, check boxes and header views.
//
// Dynamic properties the sheet knows:
//   QPushButton[primary="true"]    filled with the accent
//   QToolButton[flat="true"]       icon button without a ground until hovered
//   QWidget[surface="toolbar"|"footer"|"raised"|"panel"|"window"]  ground of a plain QWidget
//   QLabel[tone="strong"|"muted"|"faint"|"title"|"head"]           text colour and size
//   QLineEdit[bad="true"]          red frame
#pragma once

#include "widgets/theme.h"

#include <QPalette>

class QApplication;

namespace plimsoll {

QPalette makePalette(const Theme& theme);
QString styleSheet(const Theme& theme);
// When a widget that is not on screen takes another theme: with the others, or soon after them and at the latest
// when it is shown.
enum class Hidden { AtOnce, Later };
// House style, font, palette and sheet. May be called again to switch themes live.
void applyTheme(QApplication& app, const Theme& theme, Hidden hidden = Hidden::AtOnce);
// What still waits for its theme has it now. For whoever draws what is not on screen.
void finishTheme();

}  // namespace plimsoll
