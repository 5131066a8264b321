// Which value of the vocabulary a cell of a table is, for all panels: one table, read by one function. A right
// click on the cell offers an alert on it.
#pragma once

#include "ui/alert_book.h"
#include "ui/strip_content.h"

#include <QModelIndex>
#include <QString>

#include <optional>
#include <string_view>
#include <vector>

class QMenu;
class QPoint;
class QWidget;

namespace plimsoll {

class BoardView;

struct CellWord {
    std::string_view panel, column;  // the column as exports name it
    std::string_view metric;
    std::string_view other{};  // the other side of the same cell: asks beside bids
    std::string_view row{};    // only in the row of this key; empty: in each
};
// What the cell is, its venue being the row's. Levels are 0: the form begins at what the value is now.
std::vector<AlertCondition> alertsOfCell(std::string_view panel, const QString& column, const QString& rowKey,
                                         const QString& asset, std::optional<VenueId> venue);
std::optional<VenueId> venueOfRow(const QString& name);  // "Binance", "BN"; none: of all

// The head of a table's menu: the value under the pointer, an alert on it, and what else is asked of such tables.
void addCellAlerts(QMenu* menu, AlertBook* book, std::string_view panel, const BoardView* table,
                   const QModelIndex& at, const QString& asset,
                   const std::vector<std::optional<AlertCondition>>& more = {});

// The strip's cells: figures of the chosen asset, and venues.
void popupStripMenu(QWidget* on, AlertBook* book, const QString& asset, std::optional<FigureKind> figure,
                    std::optional<VenueId> venue, const QString& value, const QPoint& globalPos);
std::vector<AlertCondition> alertsOfFigure(FigureKind figure, const QString& asset);

}  // namespace plimsoll
