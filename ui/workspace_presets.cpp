#include "ui/workspace_presets.h"

#include "ui/panel_registry.h"

#include <QCoreApplication>

#include <cstdlib>

namespace plimsoll {

namespace {

// Shares are pixels of a window of 1920 by 1080, pairs also those of one of 1366 by 768.
std::vector<WorkspacePreset> table()
{
    return {
        {"monitor", QT_TRANSLATE_NOOP("workspaces", "Monitor"),
         rowOf(1,
               {columnOf({580, 400},
                         {tabsOf(392, {"overview", "phase"}), tabsOf(536, {"funding", "funding_inspector"})}),
                columnOf({884, 614}, {tabsOf({620, 412}, {"depth"}),
                                      rowOf(308, {tabsOf(1, {"interest"}), tabsOf(1, {"basis", "positions"})})}),
                columnOf({440, 336}, {tabsOf({560, 380}, {"risk", "alerts"}),
                                      tabsOf({368, 244}, {"liquidations", "health"})})})},
        {"funding", QT_TRANSLATE_NOOP("workspaces", "Funding"),
         rowOf(1, {columnOf({1188, 846}, {tabsOf(580, {"funding"}), tabsOf(348, {"history", "interest"})}),
                   columnOf({720, 508}, {tabsOf(580, {"funding_inspector"}), tabsOf(348, {"basis"})})})},
        {"liquidity", QT_TRANSLATE_NOOP("workspaces", "Liquidity"),
         rowOf(1, {columnOf({1100, 774}, {tabsOf(620, {"depth"}), tabsOf(308, {"basis", "interest"})}),
                   columnOf({808, 580}, {tabsOf(700, {"liquidity"}), tabsOf(228, {"liquidations", "health"})})})},
        {"liquidations", QT_TRANSLATE_NOOP("workspaces", "Liquidations"),
         rowOf(1, {columnOf({1292, 930}, {tabsOf(620, {"liquidation_map"}),
                                          rowOf(308, {tabsOf(646, {"interest"}), tabsOf(646, {"depth"})})}),
                   columnOf({616, 424}, {tabsOf(540, {"liquidations"}), tabsOf(388, {"flush", "flushes"})})})},
        {"risk", QT_TRANSLATE_NOOP("workspaces", "Risk"),
         rowOf(1, {columnOf({620, 430},
                            {tabsOf(560, {"risk", "alerts"}), tabsOf(368, {"gates", "positions", "calculators"})}),
                   columnOf({620, 440}, {tabsOf(560, {"phase"}), tabsOf(368, {"fragility"})}),
                   columnOf({664, 480}, {tabsOf(560, {"aftershock", "flush"}), tabsOf(368, {"journal"})})})},
        {"post-mortem", QT_TRANSLATE_NOOP("workspaces", "Post-mortem"),
         rowOf(1, {columnOf({560, 400}, {tabsOf(480, {"flushes"}), tabsOf(448, {"journal"})}),
                   columnOf({800, 570},
                            {tabsOf(540, {"liquidation_map", "depth"}), tabsOf(388, {"history", "interest"})}),
                   columnOf({544, 380},
                            {tabsOf(464, {"flush", "venue_cards"}), tabsOf(464, {"aftershock", "context"})})})},
        {"crisis", QT_TRANSLATE_NOOP("workspaces", "Crisis"),
         rowOf(1,
               {columnOf({520, 370}, {tabsOf(600, {"risk", "aftershock"}), tabsOf(328, {"positions", "gates"})}),
                columnOf({860, 620},
                         {tabsOf({540, 320}, {"depth"}), tabsOf({388, 290}, {"liquidation_map", "liquidity"})}),
                columnOf({524, 360},
                         {tabsOf(520, {"liquidations"}), tabsOf(408, {"health", "overview", "alerts"})})})},
    };
}

const DockPlan* largest(const DockPlan& plan, double share, double& most)
{
    if (plan.kind == DockPlan::Kind::Tabs) {
        if (share <= most) return nullptr;
        most = share;
        return &plan;
    }
    double sum = 0;
    for (const DockPlan& part : plan.parts) sum += part.share;
    const DockPlan* best = nullptr;
    for (const DockPlan& part : plan.parts)
        if (const DockPlan* found = largest(part, share * part.share / sum, most)) best = found;
    return best;
}

}  // namespace

QString WorkspacePreset::shownTitle() const
{
    return QCoreApplication::translate("workspaces", title);
}

const std::vector<WorkspacePreset>& workspacePresets()
{
    static const std::vector<WorkspacePreset> all = table();
    return all;
}

const WorkspacePreset* presetOf(const QString& key)
{
    for (const WorkspacePreset& p : workspacePresets())
        if (key == QLatin1String(p.key)) return &p;
    return nullptr;
}

const WorkspacePreset* presetNamed(const QString& name)
{
    for (const WorkspacePreset& p : workspacePresets())
        if (name.compare(QLatin1String(p.key), Qt::CaseInsensitive) == 0 ||
            name.compare(p.shownTitle(), Qt::CaseInsensitive) == 0)
            return &p;
    return nullptr;
}

QString neighbourOf(const QString& kind, const DockPlan& plan)
{
    const auto rows = panelRegistry();
    int at = -1;
    for (int i = 0; i < static_cast<int>(rows.size()); ++i)
        if (kind == QLatin1String(rows[static_cast<std::size_t>(i)].id)) at = i;
    QString nearest;
    int distance = static_cast<int>(rows.size());
    for (const QString& id : plan.all()) {
        const QString other = kindOf(id);
        if (other == kind) return id;
        for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
            const PanelRow& row = rows[static_cast<std::size_t>(i)];
            if (other != QLatin1String(row.id) || at < 0 || row.place != rows[static_cast<std::size_t>(at)].place)
                continue;
            if (std::abs(i - at) < distance) {
                distance = std::abs(i - at);
                nearest = id;
            }
        }
    }
    if (!nearest.isEmpty()) return nearest;
    double most = 0;
    const DockPlan* room = largest(plan, 1, most);
    return room ? room->panels.value(room->front) : QString();
}

}  // namespace plimsoll
