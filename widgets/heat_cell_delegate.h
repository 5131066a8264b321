// Funding cells: the rate on its colour, the paying interval small at the left. The model gives a
// HeatCell under HeatCellRole; without one the cell is an ordinary table cell.
#pragma once

#include "widgets/table_delegate.h"

#include <QMetaType>

#include <optional>

namespace plimsoll {

struct HeatCell {
    bool listed = true;             // false: "not listed", grey, never zero
    std::optional<double> bpPer8h;  // for the colour; absent: the panel's ground
    QString interval;               // "8h", left at 80 %; empty where unknown
    QString text;                   // the rate in the chosen unit; em dash when there is none
    QString settled;                // what was paid last, small before the rate where there is room
    Freshness fresh = Freshness::Live;
    QString age;  // shown behind the interval when late or stale
    bool operator==(const HeatCell&) const = default;
};
inline constexpr int HeatCellRole = Qt::UserRole + 200;
// bool, asked of column 0: the row's venues disagree in sign; 1-px outline above and below.
inline constexpr int SignsDifferRole = Qt::UserRole + 201;

class HeatCellDelegate : public TableDelegate {
    Q_OBJECT

public:
    using TableDelegate::TableDelegate;

    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

// "shorts pay longs [ramp] longs pay shorts", ticks at -10 -3 0 +5 +10: the funding legend.
class RateLegend : public QWidget {
    Q_OBJECT

public:
    explicit RateLegend(const Theme& theme, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    QSize sizeHint() const override { return {420, 36}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    Theme m_theme;
};

}  // namespace plimsoll

Q_DECLARE_METATYPE(plimsoll::HeatCell)
