#include "widgets/table_style.h"

#include "widgets/format.h"
#include "widgets/table_header.h"

#include <QFontMetrics>
#include <QTableView>

#include <array>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kPadding = 6;

}  // namespace

int rowHeight(Density density)
{
    static constexpr std::array<int, 3> heights = {20, 24, 28};
    return heights[static_cast<std::size_t>(density)];
}

void styleTable(QTableView* view, const Theme& theme, Density density)
{
    auto* header = qobject_cast<TableHeader*>(view->horizontalHeader());
    if (header) {
        header->setTheme(theme);
    } else {
        header = new TableHeader(theme, view);
        view->setHorizontalHeader(header);
    }
    header->setStretchLastSection(true);
    header->setSectionResizeMode(QHeaderView::Interactive);
    view->verticalHeader()->hide();
    view->verticalHeader()->setMinimumSectionSize(16);
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setDefaultSectionSize(rowHeight(density));
    view->setShowGrid(false);
    view->setFrameShape(QFrame::NoFrame);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setWordWrap(false);
    view->setTextElideMode(Qt::ElideNone);
    view->setMouseTracking(true);
    view->setCornerButtonEnabled(false);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    view->setTabKeyNavigation(false);
}

int columnWidth(const ColumnSpec& column, const QString& head, const Theme& theme)
{
    const double cell =
        QFontMetricsF(theme.font(12, column.weight)).horizontalAdvance(format::widest(column.widest)) +
        column.extra;
    const double title = QFontMetricsF(theme.font(11)).horizontalAdvance(format::zoned(head));
    // One more: advances are fractions of a pixel, and a text that fits exactly would be cut.
    return static_cast<int>(std::ceil(std::max(cell, title))) + 1 + 2 * kPadding;
}

void setColumns(QTableView* view, const Theme& theme, const QList<ColumnSpec>& columns)
{
    QHeaderView* header = view->horizontalHeader();
    const int n = static_cast<int>(std::min<qsizetype>(columns.size(), header->count()));
    int stretched = -1;
    for (int i = 0; i < n; ++i) {
        const QString head = view->model()->headerData(i, Qt::Horizontal).toString();
        header->resizeSection(i, columnWidth(columns[i], head, theme));
        if (columns[i].rest) stretched = i;
    }
    header->setStretchLastSection(stretched < 0 || stretched == header->count() - 1);
    if (stretched >= 0 && stretched != header->count() - 1)
        header->setSectionResizeMode(stretched, QHeaderView::Stretch);
}

}  // namespace plimsoll
