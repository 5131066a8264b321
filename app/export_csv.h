// A table as CSV (RFC 4180, LF line ends, UTF-8).
#pragma once

#include "app/export_names.h"
#include "ui/export_table.h"
#include "ui/source_kind.h"

#include <QByteArray>

namespace plimsoll {

// Cells that a spreadsheet would run are safe (ui/export_cells.h). What is not live has a last column that says
// so.
QByteArray toCsv(const ExportTable& table, SourceKind source = SourceKind::Live);

}  // namespace plimsoll
