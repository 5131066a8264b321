// A table as CSV (RFC 4180, LF line ends, UTF-8).
#pragma once

#include "ui/export_table.h"

#include <QByteArray>

namespace plimsoll {

QByteArray toCsv(const ExportTable& table);
// A name that is safe as a file name, also when a venue invents odd symbols.
QString safeFileName(const QString& id);

}  // namespace plimsoll
