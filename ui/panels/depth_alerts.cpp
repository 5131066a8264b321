// Alerts on a price: set at the pointer in the plot and the ladder, and drawn where they wait.
#include "ui/alert_menus.h"
#include "ui/panels/depth_panel.h"
#include "widgets/format.h"
#include "widgets/heatmap_view.h"
#include "widgets/ladder_view.h"

#include <QMenu>

#include <cmath>

namespace plimsoll {

namespace {

QColor severityColor(Severity s, const Theme& theme)
{
    switch (s) {
        case Severity::Critical: return theme.severity.critical;
        case Severity::Warning: return theme.severity.warn;
        case Severity::Notice:
        case Severity::None: return theme.severity.notice;
    }
    return theme.severity.notice;
}

}  // namespace

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
    if (alerts()) connect(alerts(), &AlertBook::changed, this, &DepthPanel::showAlertLines);
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
                now = (lane.bbo->value.bid.value() + lane.bbo->value.ask.value()) / 2;
    const bool up = !now || price >= *now;
    return alertOn("price", selection().asset(), std::nullopt, rowPrice(price),
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
    menu->addAction(tr("Next grouping\tG"), this, &DepthPanel::nextGroup);
    menu->addAction(tr("Next venue alone\tV"), this, &DepthPanel::nextVenue);
    menu->addSeparator();
    menu->addAction(tr("Reset view\tHome"), m_heat, &HeatmapView::resetView);
    menu->popup(globalPos);
}

// Every alert that waits for a price of this asset, with how it stands.
void DepthPanel::showAlertLines()
{
    std::vector<AlertLine> lines;
    if (alerts())
        for (const AlertRule& rule : alerts()->rules()) {
            if (rule.conditions.size() != 1) continue;
            const AlertCondition& c = rule.conditions.front();
            const std::string_view word = analytics::word(c.metric).name;
            if ((word != "price" && word != "mark" && word != "index") ||
                QString::fromStdString(c.asset) != selection().asset())
                continue;
            AlertState state = rule.armed ? AlertState::Armed : AlertState::Paused;
            if (m_alertStates)
                for (const AlertRow& row : m_alertStates->rows)
                    if (row.rule.id == rule.id) state = row.state;
            AlertLine line;
            line.price = c.level;
            QString where = word == "price" ? QString() : text(word) + QLatin1Char(' ');
            if (c.venue) where += text(venueCode(*c.venue)) + QLatin1Char(' ');
            line.label =
                tr("alert: %1%2, %3").arg(where, text(alertOperatorText(c.op)), text(alertStateText(state)));
            line.color = severityColor(rule.severity, theme());
            line.idle = state != AlertState::Armed && state != AlertState::Holding &&
                        state != AlertState::Firing && state != AlertState::Cooling;
            lines.push_back(std::move(line));
        }
    for (VenueId v : venues())
        if (HeatmapView* lane = m_lanes->view(v)) lane->setAlertLines(lines);
    m_heat->setAlertLines(std::move(lines));
}

}  // namespace plimsoll
