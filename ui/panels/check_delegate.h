// Cells of lists of checks: a verdict's icon before its name, and bars in a column of their own. What is not known
// is hatched and has the question mark; it never looks like a pass.
#pragma once

#include "ui/panels/text_table.h"
#include "widgets/icon.h"
#include "widgets/table_delegate.h"

#include <optional>

namespace plimsoll {

// How a verdict is written into a cell: the delegate reads it back from the tone.
struct CheckMark {
    CellTone tone;
    IconId icon;
};
std::optional<CheckMark> checkMark(CellTone tone);

class CheckDelegate : public TableDelegate {
    Q_OBJECT

public:
    CheckDelegate(const Theme& theme, QAbstractItemView* view);

    void setMarked(int column) { m_marked = column; }
    // Bars of this column; the cell in `most` says with its own bar how far they could go (-1: to the end).
    void setBars(int column, int most = -1);
    // Words of this column may take two lines where rows are high enough for them.
    void setWrapped(int column) { m_wrapped = column; }

    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    static constexpr int kMark = 20;  // pixels before the name

private:
    void paintMarked(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintWrapped(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintBar(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    int m_marked = 0, m_bars = -1, m_most = -1, m_wrapped = -1;
};

}  // namespace plimsoll
