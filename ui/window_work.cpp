// The window and what lies in it: panels, workspaces, and what they want from the feeds.
#include "ui/main_window.h"

#include "ui/alert_banner.h"
#include "ui/command_desk.h"
#include "ui/dock_host.h"
#include "ui/extra_window.h"
#include "ui/link_marks.h"
#include "ui/panels/depth_panel.h"
#include "ui/panels/feed_health_panel.h"
#include "ui/panels/history_panel.h"
#include "ui/panels/journal_panel.h"
#include "ui/panels/level_drawer.h"
#include "ui/panels/liquidation_map_panel.h"
#include "ui/top_bar.h"
#include "ui/workspace_bar.h"
#include "ui/workspace_desk.h"
#include "ui/workspace_menu.h"

#include <QActionGroup>
#include <QComboBox>

#include <algorithm>

namespace plimsoll {

void MainWindow::buildPanels()
{
    m_work = std::make_unique<WorkspaceDesk>(
        WorkspaceDesk::Setup{m_theme, m_venues, &m_alerts, &m_desk, m_tick.now().wall, m_source}, m_docks, &m_tick,
        m_links);
    m_work->begin([this](Panel* panel) { wirePanel(panel); });
    m_workMenu = new WorkspaceMenu(*m_work, this);
    m_workMenu->acceptDrops();
    m_top->workspaces()->serve(m_work.get(), m_workMenu->menu());
}

void MainWindow::wirePanel(Panel* panel)
{
    connect(panel, &Panel::historyWanted, this, &MainWindow::historyWanted);
    connect(panel, &Panel::noteWritten, this, &MainWindow::noteWritten);
    connect(panel, &Panel::panelWanted, this,
            [this, panel](const QString& kind) { m_work->showFor(panel->id(), kind); });
    linkMarks(*panel, panel->selection(), m_marks, [this, panel](quint64 id) { showMark(panel, id); });
    if (auto* map = qobject_cast<LiquidationMapPanel*>(panel)) {
        const auto others = [this, map] {
            std::vector<LiquidationMapPanel*> out;
            for (Panel* p : panels())
                if (auto* other = qobject_cast<LiquidationMapPanel*>(p); other && other != map)
                    out.push_back(other);
            return out;
        };
        // There is one model for all maps: what one of them wants, the others suppose too.
        if (const auto maps = others(); !maps.empty())
            map->drawer()->setAssumed(maps.front()->drawer()->assumed());
        connect(map, &LiquidationMapPanel::levelsAssumed, this, [this, others](const LevelAssumptions& assumed) {
            for (LiquidationMapPanel* other : others()) other->drawer()->setAssumed(assumed);
            Q_EMIT levelsAssumed(assumed);
        });
    }
    if (auto* depth = qobject_cast<DepthPanel*>(panel))
        connect(depth, &DepthPanel::columnsChanged, this, &MainWindow::watchChanged);
    if (auto* history = qobject_cast<HistoryPanel*>(panel))
        connect(history->views(), &QComboBox::currentIndexChanged, this, &MainWindow::watchChanged);
    if (auto* health = qobject_cast<FeedHealthPanel*>(panel)) {
        connect(health, &FeedHealthPanel::backfillToggled, this, &MainWindow::backfillToggled);
        health->setAlertLatency(&m_latency);
    }
    if (m_density)
        if (const QAction* rows = m_density->checkedAction())
            panel->setDensity(static_cast<Density>(rows->data().toInt()));
}

// A flag on a chart was pressed: its entry is in the journal.
void MainWindow::showMark(Panel* from, quint64 id)
{
    const store::JournalRow* const entry = m_marks.entryOf(id);
    if (!entry) return;
    const store::JournalRow row = *entry;
    m_work->showFor(from->id(), QStringLiteral("journal"));
    for (Panel* p : panels())
        if (auto* journal = qobject_cast<JournalPanel*>(p); journal && journal->onScreen())
            return journal->journal()->reveal(row);
    // It is seen when its tab has been laid out.
    if (auto* journal = qobject_cast<JournalPanel*>(panel(QStringLiteral("journal"))))
        journal->journal()->reveal(row);
}

Panel* MainWindow::panel(const QString& id) const
{
    return m_work ? m_work->panel(id) : nullptr;
}

const std::vector<Panel*>& MainWindow::panels() const
{
    return m_work->panels();
}

DepthPanel* MainWindow::depthPanel() const
{
    return qobject_cast<DepthPanel*>(m_work->panelInUse(QStringLiteral("depth")));
}

WatchSet MainWindow::watch() const
{
    WatchSet all;
    all.venues = 0;
    all.aside = m_selection.aside();
    for (const auto& [venue, action] : m_venueActions)
        if (action->isChecked())
            all.venues = static_cast<std::uint8_t>(all.venues | (1u << static_cast<unsigned>(venue)));
    for (Panel* p : panels()) {
        if (!m_work->isOpen(p->id())) continue;
        const WatchSet wanted = p->watch();
        if (wanted.depthColumnMs > 0 && (all.depthColumnMs == 0 || wanted.depthColumnMs < all.depthColumnMs))
            all.depthColumnMs = wanted.depthColumnMs;
        for (const std::string& asset : wanted.focus)
            if (std::find(all.focus.begin(), all.focus.end(), asset) == all.focus.end())
                all.focus.push_back(asset);
    }
    all.assets = all.focus;
    // What the person holds, or thinks of, is watched whether a panel shows it or not.
    const auto add = [&all](const std::string& asset) {
        if (std::find(all.assets.begin(), all.assets.end(), asset) == all.assets.end())
            all.assets.push_back(asset);
    };
    for (const Position& p : m_desk.desk().positions) add(p.asset);
    for (const PlannedTrade& t : m_desk.desk().trades) add(t.asset);
    return all;
}

void MainWindow::resetLayout()
{
    m_work->reset();
    m_density->actions().first()->trigger();
    focusHome();
}

void MainWindow::focusHome()
{
    if (DepthPanel* depth = depthPanel()) depth->focusInside();
}

void MainWindow::showPanel(const QString& id)
{
    m_work->showPanel(id);
}

void MainWindow::chooseRate()
{
    const bool seen = (isVisible() && !isMinimized()) || m_work->anySeen();
    m_tick.setRate(!seen                                     ? FrameTick::Rate::Stopped
                   : isActiveWindow() || m_work->anyActive() ? FrameTick::Rate::Full
                                                             : FrameTick::Rate::Background);
}

void MainWindow::wireWorkspaces()
{
    connect(&m_links, &LinkGroups::leadChanged, this, [this](const QString& asset) {
        Q_EMIT assetSelected(asset);
        Q_EMIT watchChanged();
    });
    connect(m_work.get(), &WorkspaceDesk::visibilityChanged, this, &MainWindow::watchChanged);
    // Kept with others each, the maps agree at once, and not when one of them is next looked at.
    connect(m_work.get(), &WorkspaceDesk::currentChanged, this, [this] {
        const LiquidationMapPanel* first = nullptr;
        for (Panel* p : panels())
            if (auto* map = qobject_cast<LiquidationMapPanel*>(p); map && !first && m_work->isOpen(map->id()))
                first = map;
        if (!first) return;
        for (Panel* p : panels())
            if (auto* map = qobject_cast<LiquidationMapPanel*>(p); map && map != first)
                map->drawer()->setAssumed(first->drawer()->assumed());
    });
    connect(m_work.get(), &WorkspaceDesk::currentChanged, m_banner, &AlertBanner::setWorkspaceShown);
    connect(m_banner, &AlertBanner::workspaceWanted, m_work.get(), &WorkspaceDesk::open);
    connect(m_work.get(), &WorkspaceDesk::menuOpening, this, &MainWindow::panelMenuOpening);
    connect(m_work.get(), &WorkspaceDesk::notice, this, &MainWindow::setNotice);
    connect(m_work.get(), &WorkspaceDesk::changed, this, &MainWindow::layoutChanged);
    connect(m_work.get(), &WorkspaceDesk::windowsChanged, this, &MainWindow::chooseRate);
    connect(m_work.get(), &WorkspaceDesk::painted, this, [this](double ms) { m_tick.painted(ms); });
    connect(m_work.get(), &WorkspaceDesk::windowMade, this,
            [this](ExtraWindow* window) { commands().serve(window); });
}

}  // namespace plimsoll
