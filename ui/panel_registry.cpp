#include "ui/panel_registry.h"

#include "ui/panels/alerts_panel.h"
#include "ui/panels/basis_panel.h"
#include "ui/panels/calculator_panel.h"
#include "ui/panels/context_page.h"
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
#include "ui/panels/venue_card_page.h"

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
        PanelRow{"funding", QT_TRANSLATE_NOOP("panels", "Funding"), DockPlace::Left, &make<FundingPanel>},
        PanelRow{"overview", QT_TRANSLATE_NOOP("panels", "Market overview"), DockPlace::Left, &make<OverviewPanel>,
                 true, QT_TRANSLATE_NOOP("panels", "Overview")},
        PanelRow{"phase", QT_TRANSLATE_NOOP("panels", "Phase"), DockPlace::Left, &make<PhasePanel>},
        PanelRow{"fragility", QT_TRANSLATE_NOOP("panels", "Fragility"), DockPlace::Left, &make<FragilityPanel>},
        PanelRow{"context", QT_TRANSLATE_NOOP("panels", "Context"), DockPlace::Left, &make<ContextPanel>, true},
        PanelRow{"funding_inspector", QT_TRANSLATE_NOOP("panels", "Funding inspector"), DockPlace::Left,
                 &make<FundingInspector>, true, QT_TRANSLATE_NOOP("panels", "Inspector")},
        PanelRow{"interest", QT_TRANSLATE_NOOP("panels", "Open interest"), DockPlace::Left, &make<InterestPanel>},
        PanelRow{"history", QT_TRANSLATE_NOOP("panels", "History"), DockPlace::Left, &make<HistoryPanel>},
        PanelRow{"flushes", QT_TRANSLATE_NOOP("panels", "Flushes"), DockPlace::Left, &make<FlushesPanel>},
        PanelRow{"depth", QT_TRANSLATE_NOOP("panels", "Depth"), DockPlace::Middle, &make<DepthPanel>},
        PanelRow{"liquidity", QT_TRANSLATE_NOOP("panels", "Liquidity"), DockPlace::Middle, &make<LiquidityPanel>},
        PanelRow{"basis", QT_TRANSLATE_NOOP("panels", "Basis and dislocation"), DockPlace::Middle,
                 &make<BasisPanel>, true, QT_TRANSLATE_NOOP("panels", "Basis")},
        PanelRow{"liquidation_map", QT_TRANSLATE_NOOP("panels", "Liquidation map"), DockPlace::Middle,
                 &make<LiquidationMapPanel>},
        PanelRow{"aftershock", QT_TRANSLATE_NOOP("panels", "Aftershock tracker"), DockPlace::Middle,
                 &make<AftershockPanel>, true, QT_TRANSLATE_NOOP("panels", "Aftershock")},
        PanelRow{"positions", QT_TRANSLATE_NOOP("panels", "Positions"), DockPlace::Middle, &make<PositionsPanel>},
        PanelRow{"calculators", QT_TRANSLATE_NOOP("panels", "Calculators"), DockPlace::Middle,
                 &make<CalculatorPanel>, true},
        PanelRow{"gates", QT_TRANSLATE_NOOP("panels", "Six gates"), DockPlace::Middle, &make<GatesPanel>},
        PanelRow{"risk", QT_TRANSLATE_NOOP("panels", "Warnings"), DockPlace::Right, &make<RiskPanel>},
        PanelRow{"journal", QT_TRANSLATE_NOOP("panels", "Journal"), DockPlace::Right, &make<JournalPanel>},
        PanelRow{"flush", QT_TRANSLATE_NOOP("panels", "After the flush"), DockPlace::Right, &make<FlushPanel>},
        PanelRow{"liquidations", QT_TRANSLATE_NOOP("panels", "Liquidation tape"), DockPlace::Right,
                 &make<LiquidationPanel>, true, QT_TRANSLATE_NOOP("panels", "Tape")},
        PanelRow{"alerts", QT_TRANSLATE_NOOP("panels", "Alerts"), DockPlace::Right, &make<AlertsPanel>},
        PanelRow{"health", QT_TRANSLATE_NOOP("panels", "Feed health"), DockPlace::Right, &make<FeedHealthPanel>,
                 false},
        PanelRow{"venue_cards", QT_TRANSLATE_NOOP("panels", "Venue cards"), DockPlace::Right,
                 &make<VenueCardPanel>, true},
    };
    return rows;
}

const PanelRow* panelRow(const QString& kind)
{
    for (const PanelRow& row : panelRegistry())
        if (kind == QLatin1String(row.id)) return &row;
    return nullptr;
}

int instanceOf(const QString& id)
{
    constexpr int kMost = 99;
    bool number = false;
    const int n = id.mid(id.lastIndexOf(u'-') + 1).toInt(&number);
    return id.contains(u'-') && number && n > 1 && n <= kMost ? n : 1;
}

QString kindOf(const QString& id)
{
    return instanceOf(id) > 1 ? id.left(id.lastIndexOf(u'-')) : id;
}

}  // namespace plimsoll
