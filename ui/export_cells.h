// Cells on their way out: selections of item views as tables, and tables as text that spreadsheets take without
// running any of it.
#pragma once

#include "ui/export_table.h"
#include "ui/source_kind.h"

class QAbstractItemView;
class QMimeData;

namespace plimsoll {

// A number as people and programs write one: "-1,234.5", "+0.02", "1e-9". With a minus as typeset: U+2212.
bool isPlainNumber(const QString& text);
// Text as a spreadsheet may have it. What would begin a formula there gets an apostrophe in front; a number with
// a sign is a number, and stays one. Numbers of the screen lose their commas, and their minus is a hyphen.
QString safeCell(const QString& text);

// What is chosen in the view, as it is shown: whole rows, or the rectangle around single cells. Nothing chosen:
// everything. Hidden columns are left out; what has no value is an empty cell.
ExportTable selectedCells(const QAbstractItemView& view, const QString& id, const QString& title);
// Something is chosen there that could be copied.
bool hasSelection(const QAbstractItemView& view);

// With a header, and with a last column that says so unless it is live.
QString toTsv(const ExportTable& table, SourceKind source);
QString toHtmlTable(const ExportTable& table, SourceKind source);
// Both of them, for the clipboard.
QMimeData* toMime(const ExportTable& table, SourceKind source);

}  // namespace plimsoll
