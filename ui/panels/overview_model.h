// The market overview's rows: sorts itself, filters itself, and holds still while told to.
#pragma once

#include "ui/export_table.h"
#include "ui/panels/overview_columns.h"
#include "ui/panels/row_model.h"

#include <map>
#include <memory>
#include <string>

namespace plimsoll {

class OverviewModel : public RowModel<OverviewRow, std::string> {
public:
    using RowModel::RowModel;

    void apply(std::shared_ptr<const OverviewSnapshot> snapshot, AsOf now, bool stale);
    void setNow(AsOf now, bool stale);
    void setUnits(const OverviewUnits& units);
    const OverviewUnits& units() const { return m_units; }
    // Only assets whose name contains it, those that begin with it first.
    void setFilter(const QString& part);
    void setWatchedOnly(bool only);
    void setShaded(bool shaded);
    // The asset that the window is about.
    void setChosen(const QString& asset);
    // Something was raised on it: its row is washed once.
    void flash(const QString& asset);
    // While the pointer is inside nothing changes its place.
    void setFrozen(bool frozen);
    int rowsThatWouldMove() const { return m_wouldMove; }
    int rowOf(const QString& asset) const;
    int total() const { return m_newest ? static_cast<int>(m_newest->rows.size()) : 0; }
    int watched() const;
    ExportTable toExport() const;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

protected:
    std::string keyOf(const OverviewRow& row) const override { return row.asset; }
    bool same(const OverviewRow& a, const OverviewRow& b) const override;

private:
    // What a field said last, and when.
    struct Held {
        double value = 0;
        Mono at{};
    };
    using HeldRow = std::array<std::optional<Held>, kOverviewFields>;
    void arrange();
    void remember();
    bool shows(const OverviewRow& row) const;
    // The last that was known of a cell whose inputs are stale now. Null: nothing was.
    const Held* held(const OverviewRow& row, OverviewColumn column) const;

    std::shared_ptr<const OverviewSnapshot> m_newest;
    std::map<std::string, HeldRow, std::less<>> m_held;
    std::map<std::string, qint64> m_flashedAt;
    OverviewUnits m_units;
    QString m_filter;
    std::string m_chosen;
    AsOf m_now;
    bool m_stale = false, m_watchedOnly = false, m_shaded = true, m_frozen = false;
    int m_sortColumn = -1, m_wouldMove = 0;
    Qt::SortOrder m_order = Qt::DescendingOrder;
};

}  // namespace plimsoll
