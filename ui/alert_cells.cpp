#include "ui/alert_cells.h"

#include "ui/alert_menus.h"
#include "ui/panels/board_view.h"
#include "ui/panels/text_table.h"
#include "widgets/venue_key.h"

#include <QMenu>
#include <QPoint>

#include <algorithm>

namespace plimsoll {

namespace {

// A cell whose figure is not a value of the vocabulary is not here: another measure would be an alert on another
// thing.
constexpr CellWord kCells[] = {
    {"funding_inspector", "rate_per_interval", "r8"},
    {"funding_inspector", "estimate_per_8h", "r8"},
    {"funding_inspector", "settled_mean_bp_per_8h", "r8_mean24"},
    {"interest", "oi", "oi_usd"},
    {"interest", "share_pct", "oi_share"},
    {"interest", "change_1h", "d_oi_1h"},
    {"interest", "change_4h", "d_oi_4h"},
    {"interest", "change_24h", "d_oi_24h"},
    {"interest", "change_7d", "d_oi_7d"},
    {"liquidity", "within_5_bp_bid_ask", "depth_5_bid", "depth_5_ask"},
    {"liquidity", "within_10_bp_bid_ask", "depth_10_bid", "depth_10_ask"},
    {"liquidity", "within_25_bp_bid_ask", "depth_25_bid", "depth_25_ask"},
    {"liquidity", "within_50_bp_bid_ask", "depth_50_bid", "depth_50_ask"},
    {"liquidity", "within_100_bp_bid_ask", "depth_100_bid", "depth_100_ask"},
    {"liquidity", "within_200_bp_bid_ask", "depth_200_bid", "depth_200_ask"},
    {"liquidity", "imbalance_10bp", "imbalance_10"},
    {"liquidity", "spread_bp", "spread_bps", "spread_ratio"},
    {"liquidity", "age", "feed_age"},
    {"liquidity", "slip_alone_bp", "slip_1m", "slip_10m"},
    {"liquidity", "executable_5bp_usd", "exec_5bp"},
    {"liquidity", "executable_10bp_usd", "exec_10bp"},
    {"basis", "perp_mid_usd", "price", "mark"},
    {"basis", "vs_index", "basis_bps"},
    {"basis", "vs_spot", "basis_bps"},
    {"basis", "leads", "lead_s"},
    {"basis", "index_usd", "index"},
    {"basis", "off_others_bp", "oracle_dev"},
    {"basis", "off_bp", "stable_dev"},
    {"liquidation_map", "seen_long_usd", "liq_usd_1m_long", {}, "1 m"},
    {"liquidation_map", "seen_short_usd", "liq_usd_1m_short", {}, "1 m"},
    {"liquidation_map", "seen_long_usd", "liq_usd_24h_long", {}, "24 h"},
    {"liquidation_map", "seen_short_usd", "liq_usd_24h_short", {}, "24 h"},
    {"liquidation_map", "seen_long_usd", "liq_usd_1h_long", {}, "1 h"},
    {"liquidation_map", "seen_short_usd", "liq_usd_1h_short", {}, "1 h"},
    {"liquidation_map", "seen_1h_usd", "liq_usd_1h_long", "liq_usd_1h_short"},
    {"liquidation_map", "likely_1h_usd", "liq_est_1h"},
};

struct FigureWord {
    FigureKind figure;
    std::string_view metric;
};
constexpr FigureWord kFigureWords[] = {
    {FigureKind::Asset, "price"},
    {FigureKind::Asset, "ret_24h"},
    {FigureKind::Asset, "ret_1h"},
    {FigureKind::Phase, "phase"},
    {FigureKind::Funding, "r8"},
    {FigureKind::Funding, "r8_spread"},
    {FigureKind::Funding, "signal_funding"},
    {FigureKind::Interest, "d_oi_24h"},
    {FigureKind::Interest, "oi_usd"},
    {FigureKind::Interest, "ldr_z"},
    {FigureKind::Basis, "basis_disp"},
    {FigureKind::Basis, "basis_bps"},
    {FigureKind::Liquidity, "depth_ratio"},
    {FigureKind::Liquidity, "spread_ratio"},
    {FigureKind::Liquidity, "slip_50m"},
    {FigureKind::Fragility, "fragility"},
    {FigureKind::Liquidated, "liq_usd_1h_long"},
    {FigureKind::Liquidated, "liq_usd_1h_short"},
    {FigureKind::Liquidated, "liq_z"},
};

std::optional<AlertCondition> conditionOn(std::string_view metric, const QString& asset,
                                          std::optional<VenueId> venue)
{
    auto c = alertOn(metric, asset, venue, 0);
    if (!c) return std::nullopt;
    const analytics::MetricWord& word = analytics::word(c->metric);
    if (word.scope.market || word.scope.account) c->asset.clear();
    if (!word.scope.venue) c->venue.reset();
    if (!word.scope.asset && !word.scope.market && !word.scope.account && !c->venue) return std::nullopt;
    if (word.unit == analytics::Unit::Word) c->op = AlertOperator::ChangesTo;
    return c;
}

}  // namespace

std::optional<VenueId> venueOfRow(const QString& name)
{
    for (const VenueId v : kVenues)
        if (name == venueNameText(v) || name == venueCodeText(v)) return v;
    return std::nullopt;
}

std::vector<AlertCondition> alertsOfCell(std::string_view panel, const QString& column, const QString& rowKey,
                                         const QString& asset, std::optional<VenueId> venue)
{
    std::vector<AlertCondition> out;
    const std::string key = column.toStdString(), row = rowKey.toStdString();
    for (const CellWord& w : kCells) {
        if (w.panel != panel || w.column != key || (!w.row.empty() && w.row != row)) continue;
        for (const std::string_view metric : {w.metric, w.other})
            if (!metric.empty())
                if (const auto c = conditionOn(metric, asset, venue)) out.push_back(*c);
        break;  // a row of its own stands before the general one
    }
    return out;
}

void addCellAlerts(QMenu* menu, AlertBook* book, std::string_view panel, const BoardView* table,
                   const QModelIndex& at, const QString& asset,
                   const std::vector<std::optional<AlertCondition>>& more)
{
    const auto* model = dynamic_cast<const TextTable*>(table->model());
    if (!at.isValid() || !model) return addAlertOnThis(menu, book, std::nullopt, more);
    const QString head = model->headerData(at.column(), Qt::Horizontal, Qt::DisplayRole).toString();
    const QString row = at.siblingAtColumn(0).data().toString();
    addValueLine(menu, at.column() == 0 ? row : row + u' ' + head + u' ' + at.data().toString());
    const TextRow& r = model->row(at.row());
    auto venue = venueOfRow(r.key);
    if (!venue) venue = venueOfRow(row);
    const TextColumn& column = model->columns()[static_cast<std::size_t>(at.column())];
    if (!venue) venue = column.venue;
    const auto here = alertsOfCell(panel, column.exportHead, r.key, asset, venue);
    std::vector<std::optional<AlertCondition>> others;
    if (here.size() > 1)
        for (std::size_t i = 1; i < here.size(); ++i) others.emplace_back(here[i]);
    others.insert(others.end(), more.begin(), more.end());
    if (book && here.empty() && at.column() > 0) {
        QAction* none = menu->addAction(QObject::tr("No alert on this: there is no measure for it"));
        none->setObjectName(QStringLiteral("noAlertOnThis"));
        none->setEnabled(false);
    }
    addAlertOnThis(menu, book, here.empty() ? std::nullopt : std::optional(here.front()), others);
}

void popupStripMenu(QWidget* on, AlertBook* book, const QString& asset, std::optional<FigureKind> figure,
                    std::optional<VenueId> venue, const QString& value, const QPoint& globalPos)
{
    std::vector<AlertCondition> offers;
    if (figure) offers = alertsOfFigure(*figure, asset);
    if (venue)
        if (auto c = alertOn("feed_age", asset, venue, 10)) offers.push_back(*c);
    if (offers.empty()) return;
    auto* menu = new QMenu(on);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("stripMenu"));
    addValueLine(menu, value);
    addAlertOnThis(menu, book, offers.front(), {offers.begin() + 1, offers.end()});
    menu->popup(globalPos);
}

std::vector<AlertCondition> alertsOfFigure(FigureKind figure, const QString& asset)
{
    std::vector<AlertCondition> out;
    for (const FigureWord& w : kFigureWords)
        if (w.figure == figure)
            if (const auto c = conditionOn(w.metric, asset, std::nullopt)) out.push_back(*c);
    return out;
}

}  // namespace plimsoll
