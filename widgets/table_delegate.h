// Cells of live tables: fillRect and drawText only. The model says with roles what a cell is; the
// delegate knows how that looks.
#pragma once

#include "widgets/theme.h"

#include <QPointer>
#include <QStyledItemDelegate>

class QAbstractItemView;
class QTimer;

namespace plimsoll {

// Beyond Qt::DisplayRole (text) and Qt::TextAlignmentRole (default: right for numbers is the model's
// word; without it left).
namespace cell {
enum Role {
    Tone = Qt::UserRole + 100,  // int(CellTone)
    Weight,                     // int 400 or 500; constant for a column, never by value
    Venue,                      // int(VenueId): a 3-pixel key before the text
    Fresh,                      // int(Freshness): Stale greys and hatches the cell
    ChangedAt,                  // qint64 from cell::nowMs(): wash that fades for 600 ms
    RowChangedAt,               // the same for a whole row (longer); asked of column 0
    Mark,                       // int(PositionSide): disc for longs, diamond for shorts
    RowBar,                     // double 0..1 of the row's width behind the row; asked of column 0
    RowBarTone,                 // int(CellTone); asked of column 0
    RowWash,                    // int(CellTone) Critical or Warn: ground of the row; asked of column 0
    CellBar,                    // double 0..1 of the cell's width, from the left, behind the text
    Light,                      // int(Light): a feed light before the text
    Spark,                      // QVector<double>: a small line instead of text
    Small,                      // bool: 11 px instead of 12
};
qint64 nowMs();  // steady milliseconds
}  // namespace cell

enum class CellTone : std::uint8_t {
    Base,
    Strong,
    Muted,
    Faint,
    Bid,
    Ask,
    Long,
    Short,
    Late,
    Stale,
    Warn,
    Critical,
    Ok,
    Accent,
    Modelled,
};
QColor toneColor(CellTone tone, const Theme& theme);

class TableDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    // Repaints `view` while anything fades in it.
    TableDelegate(const Theme& theme, QAbstractItemView* view);

    void setTheme(const Theme& theme);
    const Theme& theme() const { return m_theme; }
    // No fades: a change shows its wash for one second.
    void setReducedMotion(bool reduced) { m_reduced = reduced; }

    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    // Ground of a cell: selection, hover, washes, row bars. Shared by special delegates.
    void paintGround(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    const QFont& font(int px, int weight) const;
    // In what a cell's text is written: what is faint would be too little on a selected row.
    static CellTone inkOf(const QStyleOptionViewItem& option, const QModelIndex& index);
    // How much of a wash that began then is still there, 0 to 1.
    double washShare(qint64 changedAt, int duration) const;

private:
    void paintRowBar(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& first) const;
    void keepFading() const;

    Theme m_theme;
    QPointer<QAbstractItemView> m_view;
    QTimer* m_fade;
    bool m_reduced = false;
    mutable qint64 m_fadingUntil = 0;
    QFont m_body, m_bodyMedium, m_meta, m_metaMedium;
};

// Liquidation mark in a square: disc = long, diamond = short.
void paintLiquidationMark(QPainter* p, const QRect& square, PositionSide side, const Theme& theme);

}  // namespace plimsoll
