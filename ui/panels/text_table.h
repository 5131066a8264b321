// A table of plain words and numbers. Pure functions make its rows from a snapshot; the model only
// tells what changed.
#pragma once

#include "model/market/freshness.h"
#include "model/market/instrument.h"
#include "ui/export_table.h"
#include "ui/panels/row_model.h"
#include "widgets/status_dot.h"
#include "widgets/table_delegate.h"

#include <QString>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace plimsoll {

struct TextCell {
    QString text, tip;
    CellTone tone = CellTone::Base;
    std::optional<VenueId> venue;       // draws the venue's key before the text
    std::optional<Light> light;         // draws a light before the text
    Freshness fresh = Freshness::Live;  // stale: hatched, without colour
    bool floor = false;                 // a lower bound; a FloorDelegate hatches it
    std::optional<double> bar;          // 0 to 1 of the cell's width, behind the text
    QString exported;                   // for other programs, where that is not the text
    bool operator==(const TextCell&) const = default;
};

// A moment: on screen its day only where that is not today, for other programs in full.
TextCell whenCell(Timestamp at, Timestamp now);

struct TextRow {
    QString key;
    std::vector<TextCell> cells;
    QString asset;  // chosen by Enter or click, empty: none
    bool operator==(const TextRow&) const = default;
};

struct TextColumn {
    QString head;  // with its unit
    QString exportHead;
    QString widest;      // what it must show in full; empty: takes what is left
    bool right = false;  // numbers are right-aligned
    std::optional<VenueId> venue;
    QString tip;
    bool lit = false;   // its cells carry a light
    bool rest = false;  // may take more
    int drop = 0;       // in a narrow panel: the largest goes first, 0 never
};
// One of numbers: on the right, of a width that its widest word sets, and left out in the order of `drop`.
TextColumn numberColumn(const char* head, const char* exported, const char* widest, int drop, const QString& tip);

class TextTable : public RowModel<TextRow, QString> {
public:
    TextTable(std::vector<TextColumn> columns, QObject* parent);

    void apply(std::vector<TextRow> rows) { replaceRows(std::move(rows)); }
    const std::vector<TextColumn>& columns() const { return m_columns; }
    // The rows are the panel's: it is told by which column, and applies them anew. -1: as they come.
    void setSorter(std::function<void(int, Qt::SortOrder)> sorter) { m_sorter = std::move(sorter); }
    void sort(int column, Qt::SortOrder order) override;
    // What a column shows has changed its unit.
    void setHead(int column, const QString& head);

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    ExportTable toExport(const QString& id, const QString& title) const;

protected:
    QString keyOf(const TextRow& row) const override { return row.key; }
    bool same(const TextRow& a, const TextRow& b) const override { return a == b; }

private:
    std::vector<TextColumn> m_columns;
    std::function<void(int, Qt::SortOrder)> m_sorter;
};

}  // namespace plimsoll
