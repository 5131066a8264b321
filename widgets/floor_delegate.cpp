#include "widgets/floor_delegate.h"

#include "widgets/hatch.h"

#include <QPainter>

namespace plimsoll {

void FloorDelegate::paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    TableDelegate::paint(p, option, index);
    if (!index.data(FloorCellRole).toBool()) return;
    fillHatch(p, option.rect.adjusted(1, 1, -1, -2), Hatch::Floor, theme().state.hatch);
    // The number stays above its hatch.
    const int alignment = index.data(Qt::TextAlignmentRole).toInt();
    p->setFont(font(12, 400));
    p->setPen(toneColor(inkOf(option, index), theme()));
    p->drawText(option.rect.adjusted(6, 0, -6, -1),
                Qt::AlignVCenter | (alignment & Qt::AlignHorizontal_Mask) | Qt::TextSingleLine,
                index.data(Qt::DisplayRole).toString());
}

}  // namespace plimsoll
