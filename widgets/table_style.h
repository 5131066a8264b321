// How every table view of the house is set up: heights, no grid, no resizing to contents, and column
// widths computed once from the widest text a column may show.
#pragma once

#include "widgets/theme.h"

class QTableView;

namespace plimsoll {

enum class Density : std::uint8_t { Compact, Normal, Comfortable };  // rows of 20, 24, 28
int rowHeight(Density density);

struct ColumnSpec {
    QString widest;     // widest text it must show in full, at 12 px
    int extra = 0;      // pixels for keys, marks, lights beside the text
    bool rest = false;  // takes what is left; the last such column stretches
    int weight = 400;
};

// Head 24, rows by density, hover, row selection, no focus frame, header that paints our sort mark.
void styleTable(QTableView* view, const Theme& theme, Density density);
// After setModel.
void setColumns(QTableView* view, const Theme& theme, const QList<ColumnSpec>& columns);
// The width setColumns would give.
int columnWidth(const ColumnSpec& column, const QString& head, const Theme& theme);

}  // namespace plimsoll
