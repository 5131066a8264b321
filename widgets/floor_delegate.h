// Cells that may be lower bounds: hatched the way the depth plot hatches what a book does not reach.
#pragma once

#include "widgets/table_delegate.h"

namespace plimsoll {

inline constexpr int FloorCellRole = Qt::UserRole + 220;  // bool

class FloorDelegate : public TableDelegate {
    Q_OBJECT

public:
    using TableDelegate::TableDelegate;

    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace plimsoll
