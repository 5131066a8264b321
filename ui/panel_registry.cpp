#include "ui/panel_registry.h"

#include "ui/panels/alerts_panel.h"
#include "ui/panels/basis_panel.h"
#include "ui/panels/depth_panel.h"
#include "ui/panels/feed_health_panel.h"
#include "ui/panels/funding_inspector.h"
#include "ui/panels/funding_panel.h"
#include "ui/panels/gates_panel.h"
#include "ui/panels/history_panel.h"
#include "ui/panels/interest_panel.h"
#include "ui/panels/journal_panel.h"
#include "ui/panels/liquidation_map_panel.h"
#include "ui/panels/liquidation_panel.h"
#include "ui/panels/liquidity_panel.h"
#include "ui/panels/overview_panel.h"
#include "ui/panels/positions_panel.h"
#include "ui/panels/risk_panel.h"
#include "ui/panels/risk_panels.h"

#include <array>

namespace plimsoll {

namespace {

template <typename P>
Panel* make(const PanelDeps& deps, QWidget* parent)
{
    return new P(deps, parent);
}

}  // namespace

std::span<const PanelRow> panelRegistry()
{
    static constexpr std::array rows = {
        PanelRow{"funding", "Funding", DockPlace::Left, &make<FundingPanel>, false, 3},
        PanelRow{"overview", "Market overview", DockPlace::Left, &make<OverviewPanel>, true},
        PanelRow{"phase", "Phase", DockPlace::Left, &make<PhasePanel>, true},
        PanelRow{"fragility", "Fragility", DockPlace::Left, &make<FragilityPanel>, true},
        PanelRow{"funding_inspector", "Funding inspector", DockPlace::Left, &make<FundingInspector>, false, 2},
        PanelRow{"interest", "Open interest", DockPlace::Left, &make<InterestPanel>, true},
        PanelRow{"history", "History", DockPlace::Left, &make<HistoryPanel>, true},
        PanelRow{"flushes", "Flushes", DockPlace::Left, &make<FlushesPanel>, true},
        PanelRow{"depth", "Depth", DockPlace::Middle, &make<DepthPanel>},
        PanelRow{"liquidity", "Liquidity", DockPlace::Middle, &make<LiquidityPanel>, true},
        PanelRow{"basis", "Basis and dislocation", DockPlace::Middle, &make<BasisPanel>, true},
        PanelRow{"liquidation_map", "Liquidation map", DockPlace::Middle, &make<LiquidationMapPanel>, true},
        PanelRow{"aftershock", "Aftershock tracker", DockPlace::Middle, &make<AftershockPanel>, true},
        PanelRow{"positions", "Positions", DockPlace::Middle, &make<PositionsPanel>, true},
        PanelRow{"gates", "Six gates", DockPlace::Middle, &make<GatesPanel>, true},
        PanelRow{"risk", "Warnings", DockPlace::Right, &make<RiskPanel>},
        PanelRow{"journal", "Journal", DockPlace::Right, &make<JournalPanel>, true},
        PanelRow{"flush", "After the flush", DockPlace::Right, &make<FlushPanel>, true},
        PanelRow{"liquidations", "Liquidation tape", DockPlace::Right, &make<LiquidationPanel>},
        PanelRow{"alerts", "Alerts", DockPlace::Right, &make<AlertsPanel>, true},
        PanelRow{"health", "Feed health", DockPlace::Right, &make<FeedHealthPanel>, true},
    };
    return rows;
}

}  // namespace plimsoll
