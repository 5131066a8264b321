// A cell with a share of a whole: its number, and a bar of which the part that is known is solid and the rest,
// which is only estimated, hatched. Other cells as a FloorDelegate paints them.
#pragma once

#include "widgets/floor_delegate.h"

namespace plimsoll {

class MeterDelegate : public FloorDelegate {
    Q_OBJECT

public:
    using FloorDelegate::FloorDelegate;

    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace plimsoll
