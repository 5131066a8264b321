// Alerts on a price: set at the pointer in the plot and the ladder, and drawn where they wait.
#include "ui/alert_menus.h"
#include "ui/chart_alerts.h"
#include "ui/panels/depth_panel.h"
#include "ui/panels/key_level_marks.h"
#include "ui/panels/position_marks.h"
#include "widgets/format.h"
#include "widgets/heatmap_view.h"
#include "widgets/ladder_view.h"

#include <QMenu>

#include <cmath>

namespace plimsoll {

// Alerts wait for US dollars a coin, whatever contract or currency the plot's prices are told in.
AlertAxis DepthPanel::alertAxis() const
{
    const double unit = dollarUnit();
    return {selection().asset(), {{"price", unit}, {"mark", unit}, {"index", unit}}};
}

void DepthPanel::wireAlerts()
{
    connect(m_heat, &HeatmapView::alertWanted, this, &DepthPanel::proposeAt);
    connect(m_ladder, &LadderView::alertWanted, this, &DepthPanel::proposeAt);
    connect(m_heat, &HeatmapView::menuRequested, this, [this](const QPoint& at, const QString& value) {
        const QPoint pos = m_heat->mapFromGlobal(at);
        if (m_shown && m_heat->plotRect().united(m_heat->priceAxisRect()).contains(pos))
            menuAt(at, m_heat->priceAt(pos.y()), value);
    });
    connect(m_ladder, &LadderView::menuRequested, this, &DepthPanel::menuAt);
    for (VenueId v : venues())
        if (HeatmapView* lane = m_lanes->view(v)) {
            connect(lane, &HeatmapView::alertWanted, this, &DepthPanel::proposeAt);
            connect(lane, &HeatmapView::menuRequested, this, [this, lane](const QPoint& at, const QString& value) {
                if (m_shown) menuAt(at, lane->priceAt(lane->mapFromGlobal(at).y()), value);
            });
        }
    if (!alerts()) return;
    const auto draggable = [this](HeatmapView* view) {
        connect(view, &HeatmapView::alertMoved, this,
                [this](quint64 line, double price) { moveAlertLine(alerts(), line, price, alertAxis()); });
        connect(view, &HeatmapView::alertPressed, this,
                [this](quint64 line) { alerts()->select(ruleOfLine(line)); });
    };
    draggable(m_heat);
    for (VenueId v : venues())
        if (HeatmapView* lane = m_lanes->view(v)) draggable(lane);
    for (auto signal : {&AlertBook::changed, &AlertBook::selectedChanged})
        connect(alerts(), signal, this, &DepthPanel::showAlertLines);
    new AlertsWhenSeen(
        this, alerts(), [this] { showAlertLines(); }, this);
    showAlertLines();
}

// The row's price, as the crosshair names it.
double DepthPanel::rowPrice(double price) const
{
    const std::int64_t group = m_heat->group().raw;
    if (group <= 0) return price;
    return Price{std::llround(price / Price{group}.value()) * group}.value();
}

// From here the price crosses a level upwards when it is above, downwards when it is below.
std::optional<AlertCondition> DepthPanel::crossing(double price) const
{
    std::optional<double> now;
    if (m_shown)
        for (const DepthLane& lane : m_shown->lanes)
            if (!now && lane.market == Market::Perp && lane.bbo && lane.bbo->fresh <= Freshness::Late)
                now = (lane.bbo->value.bid.value() + lane.bbo->value.ask.value()) / 2 * lane.usdPerQuote /
                      lane.multiplier;
    const double unit = dollarUnit();
    const bool up = !now || price / unit >= *now;
    return alertOn("price", selection().asset(), std::nullopt, rowPrice(price) / unit,
                   up ? AlertOperator::CrossesUp : AlertOperator::CrossesDown);
}

void DepthPanel::proposeAt(double price)
{
    if (!alerts() || selection().asset().isEmpty()) return;
    if (const auto c = crossing(price)) alerts()->propose(*c);
}

void DepthPanel::menuAt(const QPoint& globalPos, double price, const QString& value)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("depthMenu"));
    addValueLine(menu, value);
    if (alerts() && !selection().asset().isEmpty()) {
        QAction* alert =
            menu->addAction(tr("Alert at %1\u2026\tAlt+click").arg(format::price(Price::nearest(rowPrice(price)))),
                            this, [this, price] { proposeAt(price); });
        alert->setObjectName(QStringLiteral("alertAtPrice"));
        const QString asset = selection().asset();
        const auto other = crossing(price);
        std::vector<std::optional<AlertCondition>> offers;
        if (other) {
            AlertCondition mark = *other;
            if (const auto id = analytics::metricId("mark")) {
                mark.metric = *id;
                offers.push_back(mark);
            }
        }
        offers.push_back(alertOn("spread_bps", asset, std::nullopt, 5));
        offers.push_back(alertOn("depth_ratio", asset, std::nullopt, 0.5, AlertOperator::Below));
        addAlertEntries(menu, alerts(), offers);
        menu->addSeparator();
    }
    // A line under the pointer.
    for (const AlertLine& line : m_heat->alertLines()) {
        if (!alerts() || std::abs(m_heat->yOf(line.value) - m_heat->yOf(price)) > AlertLines::kNear) continue;
        const std::uint64_t id = ruleOfLine(line.id);
        menu->addAction(tr("Edit the alert\u2026"), this, [this, id] { alerts()->edit(id); });
        menu->addAction(tr("Delete the alert"), this, [this, id] { alerts()->discard({id}); });
        menu->addSeparator();
        break;
    }
    addPutBack(menu, alerts());
    menu->addAction(tr("Next grouping\tG"), this, &DepthPanel::nextGroup);
    menu->addAction(tr("Next venue alone\tV"), this, &DepthPanel::nextVenue);
    menu->addSeparator();
    menu->addAction(tr("Reset view\tHome"), m_heat, &HeatmapView::resetView);
    menu->popup(globalPos);
}

// Every alert that waits for a price of this asset, with how it stands; and when the chosen one would have fired.
void DepthPanel::showAlertLines()
{
    if (!alerts()) return;
    m_alertUnit = dollarUnit();
    const AlertAxis axis = alertAxis();
    std::vector<AlertLine> lines;
    std::vector<AlertMark> marks;
    if (!axis.asset.isEmpty()) {
        lines = alertLinesOn(axis, *alerts(), theme());
        marks = alertMarksOn(axis, *alerts(), theme());
    }
    for (VenueId v : venues())
        if (HeatmapView* lane = m_lanes->view(v)) {
            lane->setAlertLines(lines);
            lane->setAlertMarks(marks);
        }
    m_heat->setAlertLines(std::move(lines));
    m_heat->setAlertMarks(std::move(marks));
}

// Positions of known accounts, as lines at their liquidation prices and entries.
void DepthPanel::showPositions(const SnapshotHub& hub, AsOf now)
{
    constexpr Duration kLimit = std::chrono::seconds{5};  // the model reads once a second
    auto desk = hub.desk.read().value;
    const bool stale = desk && judge(now.mono - desk->asOf.mono, kLimit) == Freshness::Stale;
    if (desk == m_desk && stale == m_deskStale) return;
    m_desk = std::move(desk);
    m_deskStale = stale;
    std::vector<PositionLine> lines = positionLinesOf(m_desk.get(), selection().asset(), priceUnit(), stale);
    for (VenueId v : venues())
        if (HeatmapView* lane = m_lanes->view(v)) {
            std::vector<PositionLine> mine;
            for (const PositionLine& line : lines)
                if (line.venue == v) mine.push_back(line);
            lane->setPositionLines(std::move(mine));
        }
    m_heat->setPositionLines(std::move(lines));
}

double DepthPanel::priceUnit() const
{
    return m_shown && !m_shown->lanes.empty() ? m_shown->lanes.front().multiplier : 1;
}

double DepthPanel::dollarUnit() const
{
    if (m_shown)
        for (const DepthLane& lane : m_shown->lanes)
            if (lane.market == m_choice.market && lane.usdPerQuote > 0)
                return lane.multiplier * laneScale(*m_shown, lane).axis / lane.usdPerQuote;
    return priceUnit();
}

// Prices that many look at; they are told once a second, and drawn where their layer is on.
void DepthPanel::showKeyLevels(const SnapshotHub& hub)
{
    DrawnLevels next{hub.phase.read().value, m_pulse == Freshness::Stale, dollarUnit()};
    if (next == m_drawnLevels) return;
    m_drawnLevels = std::move(next);
    std::vector<KeyLevelLine> lines =
        keyLevelLinesOf(m_drawnLevels.phase.get(), selection().asset(), m_drawnLevels.unit, m_drawnLevels.stale);
    for (VenueId v : venues())
        if (HeatmapView* lane = m_lanes->view(v)) lane->setKeyLevels(lines);
    m_heat->setKeyLevels(std::move(lines));
}

}  // namespace plimsoll
