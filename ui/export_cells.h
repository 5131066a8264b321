// Cells on their way out: selections of item views as tables, and tables as text that spreadsheets take without
// running any of it.
#pragma once

#include "ui/export_table.h"
#include "ui/source_kind.h"
#include "widgets/safe_cell.h"

class QAbstractItemView;
class QMimeData;

namespace plimsoll {

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
