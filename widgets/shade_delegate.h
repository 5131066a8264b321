// Cells whose ground says how much: nothing at the usual, the ramp's full colour at the column's limit. A cell
// without a value has the table's ground; grey is not zero.
#pragma once

#include "widgets/table_delegate.h"

#include <QMetaType>

namespace plimsoll {

enum class Shade : std::uint8_t {
    None,
    Side,    // above 0 up, below 0 down
    Amount,  // of what has no side
    Rate,    // funding: `share` is bp per 8 h, on the ramp of the funding grid
    Longs,   // liquidated
    Shorts,
    Modelled,  // an estimate: never a solid ground, a hatch that grows stronger
};
struct ShadeCell {
    Shade shade = Shade::None;
    double share = 0;  // -1 to 1
    bool operator==(const ShadeCell&) const = default;
};
inline constexpr int ShadeCellRole = Qt::UserRole + 210;

class ShadeDelegate : public TableDelegate {
    Q_OBJECT

public:
    using TableDelegate::TableDelegate;

    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

// Without one: the cell is not shaded.
std::optional<QRgb> shadeColor(const ShadeCell& cell, const Theme& theme);

}  // namespace plimsoll

Q_DECLARE_METATYPE(plimsoll::ShadeCell)
