// The heatmap's legend, which is also its control: bid and ask ramp in dollars per row. It follows and drives the
// view's cut-offs; a number without a unit is in millions, or in dollars where what it replaces is.
#pragma once

#include "widgets/money_ramp.h"

namespace plimsoll {

class HeatmapView;

class DepthLegend : public MoneyRamp {
    Q_OBJECT

public:
    DepthLegend(const Theme& theme, HeatmapView* view, QWidget* parent = nullptr);

private:
    void followView();

    HeatmapView* m_view;
};

}  // namespace plimsoll
