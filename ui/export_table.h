// What a panel hands to the exporter: a table as text, ready to be written as CSV.
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace plimsoll {

struct ExportTable {
    QString id;  // file name without its suffix
    QString title;
    QStringList heads;              // with units: "rate_bp_per_8h"
    std::vector<QStringList> rows;  // an empty cell has no value; the column "reason" says why
    // Its rows are not made yet, and this makes them (ui/tables_later.h).
    std::function<std::vector<QStringList>()> later = nullptr;
};

}  // namespace plimsoll
