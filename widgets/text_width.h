// How wide a text is, remembered: shaping was a fifth of the window's thread, and most of what is measured was
// measured a tenth of a second before. Of the GUI's thread alone.
#pragma once

#include <QFont>
#include <QString>

namespace plimsoll {

// As QFontMetrics(font).horizontalAdvance(text).
int textWidth(const QFont& font, const QString& text);

}  // namespace plimsoll
