// Cells as a spreadsheet may have them: whoever wrote a name or a note, nothing of it runs there.
#pragma once

#include <QString>
#include <QStringList>

namespace plimsoll {

// A number as people and programs write one: "-1,234.5", "+0.02", "1e-9". With a minus as typeset: U+2212.
bool isPlainNumber(const QString& text);
// Text as a spreadsheet may have it. What would begin a formula there gets an apostrophe in front; a number with
// a sign is a number, and stays one. Numbers of the screen lose their commas, and their minus is a hyphen.
QString safeCell(const QString& text);
// Such cells with tabs between them, and the end of the line.
QString tsvLine(const QStringList& cells);

}  // namespace plimsoll
