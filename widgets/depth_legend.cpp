#include "widgets/depth_legend.h"

#include "widgets/heatmap_view.h"
#include "widgets/ui_text.h"

namespace plimsoll {

namespace {

MoneyRamp::Looks looks()
{
    MoneyRamp::Looks out;
    out.per = UiText::tr("per row");
    out.head = UiText::tr("$/row");
    out.sides = UiText::tr("left bids, right asks");
    out.left = [](const Theme& t) -> const ColorRamp& { return t.ramp.bid; };
    out.right = [](const Theme& t) -> const ColorRamp& { return t.ramp.ask; };
    out.bare = 1e6;
    out.signs = false;
    out.ramp = 80;
    out.number = 40;
    out.apart = 8;
    out.roomAbove = 1.5;
    return out;
}

}  // namespace

DepthLegend::DepthLegend(const Theme& theme, HeatmapView* view, QWidget* parent)
    : MoneyRamp(theme, looks(), parent), m_view(view)
{
    connect(view, &HeatmapView::scaleChanged, this, &DepthLegend::followView);
    connect(this, &MoneyRamp::chosen, view, [view](const Cutoffs& c) { view->setCutoffs(c); });
    connect(this, &MoneyRamp::automaticWanted, view, [view] {
        view->setCutoffs(std::nullopt);
        view->setBrightness(0);
    });
    followView();
}

void DepthLegend::followView()
{
    setScale(m_view->scale());
    setCutoffs(m_view->cutoffs(), m_view->cutoffsByUser());
}

}  // namespace plimsoll
