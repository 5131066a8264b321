// A table as CSV (RFC 4180, LF line ends, UTF-8).
#pragma once

#include "ui/export_table.h"
#include "ui/source_kind.h"

#include <QByteArray>

namespace plimsoll {

// What is not live has a last column that says so.
QByteArray toCsv(const ExportTable& table, SourceKind source = SourceKind::Live);
// A name that is safe as a file name, also when a venue invents odd symbols.
QString safeFileName(const QString& id);

}  // namespace plimsoll
