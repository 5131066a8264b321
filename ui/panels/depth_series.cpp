#include "ui/panels/depth_series.h"

#include "model/market/decimal.h"
#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

namespace plimsoll {

namespace {

QString exact(Price p)
{
    return QString::fromStdString(toText(p));
}

}  // namespace

ExportTable depthColumns(const DepthSnapshot& depth)
{
    ExportTable t{QStringLiteral("depth"), UiText::tr("Depth over time"), {}, {}};
    t.heads << QStringLiteral("utc") << QStringLiteral("venue") << QStringLiteral("market")
            << QStringLiteral("symbol") << QStringLiteral("best_bid") << QStringLiteral("best_ask")
            << QStringLiteral("reach_low") << QStringLiteral("reach_high") << QStringLiteral("taker_buy_base")
            << QStringLiteral("taker_sell_base") << QStringLiteral("coins_per_unit") << QStringLiteral("quote")
            << QStringLiteral("reason");
    if (TableNames::only()) return t;
    // Hours of columns: what a lane's rows share is written once.
    std::size_t rows = 0;
    for (const DepthLane& lane : depth.lanes)
        for (const auto& block : lane.history.blocks) rows += block->columns.size();
    t.rows.reserve(rows);
    const QString none, gap = UiText::tr("gap: the book was not live");
    for (const DepthLane& lane : depth.lanes) {
        const QString venue = text(venueKey(lane.venue)), market = text(marketKey(lane.market)),
                      symbol = QString::fromStdString(lane.symbol),
                      unit = QString::number(lane.multiplier, 'g', 12), quote = QString::fromStdString(lane.quote);
        for (const auto& block : lane.history.blocks)
            for (const DepthColumn& c : block->columns)
                t.rows.push_back(
                    {format::iso(c.start), venue, market, symbol, c.gap ? none : exact(c.bid),
                     c.gap ? none : exact(c.ask), c.gap ? none : exact(c.reachLow),
                     c.gap ? none : exact(c.reachHigh), QString::number(static_cast<double>(c.buyQty), 'g', 7),
                     QString::number(static_cast<double>(c.sellQty), 'g', 7), unit, quote, c.gap ? gap : none});
    }
    return t;
}

ExportTable depthLevels(const DepthSnapshot& depth)
{
    ExportTable t{QStringLiteral("depth_levels"), UiText::tr("Order books now"), {}, {}};
    t.heads << QStringLiteral("venue") << QStringLiteral("market") << QStringLiteral("symbol")
            << QStringLiteral("side") << QStringLiteral("price") << QStringLiteral("qty_base")
            << QStringLiteral("coins_per_unit") << QStringLiteral("quote") << QStringLiteral("usd_per_quote")
            << QStringLiteral("usd") << QStringLiteral("state") << QStringLiteral("age_s");
    if (TableNames::only()) return t;
    for (const DepthLane& lane : depth.lanes) {
        const QString age = QString::number(toSeconds(depth.asOf.mono - lane.stamp.mono), 'f', 2);
        const auto add = [&](const Level& level, const QString& side) {
            t.rows.push_back({text(venueKey(lane.venue)), text(marketKey(lane.market)),
                              QString::fromStdString(lane.symbol), side, exact(level.price),
                              QString::number(level.qty.v, 'g', 12), QString::number(lane.multiplier, 'g', 12),
                              QString::fromStdString(lane.quote), QString::number(lane.usdPerQuote, 'f', 6),
                              QString::number((level.price * level.qty).v * lane.usdPerQuote, 'f', 2),
                              text(bookStateName(lane.state)), age});
        };
        for (const Level& level : lane.bids) add(level, QStringLiteral("bid"));
        for (const Level& level : lane.asks) add(level, QStringLiteral("ask"));
    }
    return t;
}

}  // namespace plimsoll
