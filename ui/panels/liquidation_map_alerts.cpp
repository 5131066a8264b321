// Alerts from the liquidation map: on a price, on what was seen there, on what a model expects.
#include "ui/alert_cells.h"
#include "ui/alert_menus.h"
#include "ui/chart_alerts.h"
#include "ui/panels/board_view.h"
#include "ui/panels/liquidation_map_panel.h"
#include "widgets/alert_lines.h"
#include "widgets/forced_map.h"
#include "widgets/format.h"

#include <QMenu>

#include <cmath>

namespace plimsoll {

namespace {

AlertAxis priceAxis(const QString& asset)
{
    return {asset, {{"price", 1}, {"mark", 1}, {"index", 1}}};
}

}  // namespace

void LiquidationMapPanel::wireAlerts()
{
    if (!alerts()) return;
    m_map->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_map, &QWidget::customContextMenuRequested, this, &LiquidationMapPanel::menuOnMap);
    connect(m_map, &ForcedMap::alertWanted, this, [this](double price) {
        const auto now = m_board ? m_board->price : std::nullopt;
        if (const auto c = alertAtLevel(priceAxis(selection().asset()), price, now)) alerts()->propose(*c);
    });
    connect(m_map, &ForcedMap::alertMoved, this, [this](quint64 line, double price) {
        moveAlertLine(alerts(), line, price, priceAxis(selection().asset()));
    });
    connect(m_map, &ForcedMap::alertPressed, this, [this](quint64 line) { alerts()->select(ruleOfLine(line)); });
    for (auto signal : {&AlertBook::changed, &AlertBook::selectedChanged})
        connect(alerts(), signal, this, &LiquidationMapPanel::showAlerts);
    new AlertsWhenSeen(
        this, alerts(), [this] { showAlerts(); }, this);
    showAlerts();
}

void LiquidationMapPanel::showAlerts()
{
    m_alertsOf = selection().asset();
    if (!alerts()) return;
    const AlertAxis axis = priceAxis(selection().asset());
    m_map->setAlertLines(axis.asset.isEmpty() ? std::vector<AlertLine>() : alertLinesOn(axis, *alerts(), theme()));
    m_map->setAlertMarks(axis.asset.isEmpty() ? std::vector<AlertMark>() : alertMarksOn(axis, *alerts(), theme()));
}

void LiquidationMapPanel::menuOnMap(const QPoint& where)
{
    const QString asset = selection().asset();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("mapMenu"));
    const auto seen = m_map->readingAt(where);
    const bool anything = seen && seen->longUsd + seen->shortUsd > 0;
    const bool priced = m_map->heatRect().contains(where) || m_map->axisRect().contains(where) ||
                        m_map->profileRect().contains(where);
    const double price = m_map->priceAt(where.y());
    const double level = roundedLevel(price, std::abs(price - m_map->priceAt(where.y() + 1)));
    if (anything)
        addValueLine(menu, tr("%1: longs %2, shorts %3 seen")
                               .arg(format::price(Price::nearest(level)), format::money(seen->longUsd),
                                    format::money(seen->shortUsd)));
    else if (priced)
        addValueLine(menu, tr("%1 at %2").arg(asset, format::price(Price::nearest(level))));
    if (alerts() && !asset.isEmpty() && priced) {
        // What was seen in a cell, as a sum of a minute; else the price.
        const bool longs = anything && seen->longUsd >= seen->shortUsd;
        const auto now = m_board ? m_board->price : std::nullopt;
        const auto crossing = alertAtLevel(priceAxis(asset), level, now);
        if (anything)
            addAlertOnThis(menu, alerts(),
                           alertOn(longs ? "liq_usd_1m_long" : "liq_usd_1m_short", asset, std::nullopt,
                                   longs ? seen->longUsd : seen->shortUsd));
        else
            addAlertOnThis(menu, alerts(), crossing);
        QAction* entry = menu->addAction(
            tr("Alert at %1\u2026\tAlt+click").arg(format::price(Price::nearest(level))), this, [this, crossing] {
                if (crossing) alerts()->propose(*crossing);
            });
        entry->setObjectName(QStringLiteral("alertAtPrice"));
        const bool below = now && level < *now;
        addAlertEntries(menu, alerts(),
                        {alertOn(below ? "cluster_below_1pct" : "cluster_above_1pct", asset, std::nullopt, 0),
                         alertOn(below ? "cluster_below_3pct" : "cluster_above_3pct", asset, std::nullopt, 0),
                         alertOn("liq_z", asset, std::nullopt, 4)});
        menu->addSeparator();
    }
    menu->addAction(tr("Levels of the model\tL"), m_map, [this] { m_map->setLevelsShown(!m_map->levelsShown()); });
    const auto layer = [&](const QString& words, const QString& name, bool on) {
        QAction* a = menu->addAction(words);
        a->setObjectName(name);
        a->setCheckable(true);
        a->setChecked(on);
        return a;
    };
    connect(layer(tr("Known positions (yours and watched)"), QStringLiteral("mapKnownPositions"),
                  m_map->positionsShown()),
            &QAction::toggled, m_map, &ForcedMap::setPositionsShown);
    connect(layer(tr("Key levels (round numbers, prior day and week)"), QStringLiteral("mapKeyLevels"),
                  m_map->keyLevelsShown()),
            &QAction::toggled, m_map, &ForcedMap::setKeyLevelsShown);
    connect(layer(tr("Shade thin hours of the week"), QStringLiteral("mapThinHours"), m_thinShown),
            &QAction::toggled, this, &LiquidationMapPanel::setThinShown);
    menu->addAction(tr("Reset view\tHome"), m_map, &ForcedMap::resetView);
    menu->popup(m_map->mapToGlobal(where));
}

void LiquidationMapPanel::menuAt(BoardView* table, const QPoint& where)
{
    const QModelIndex at = table->indexAt(where);
    if (!at.isValid()) return;
    const QString asset = selection().asset();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("mapTableMenu"));
    addCellAlerts(menu, alerts(), "liquidation_map", table, at, asset,
                  {alertOn("liq_z", asset, std::nullopt, 4), alertOn("branching", asset, std::nullopt, 0.6)});
    menu->addSeparator();
    menu->addAction(tr("Copy the table as TSV"), table, &BoardView::copy);
    menu->popup(table->viewport()->mapToGlobal(where));
}

}  // namespace plimsoll
