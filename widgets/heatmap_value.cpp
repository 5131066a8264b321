// What lies under the pointer, exactly, and how the tooltip says it.
#include "model/market/decimal.h"
#include "widgets/format.h"
#include "widgets/heatmap_parts.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

QString venueShares(const std::vector<HeatValue::Share>& shares, const SizeScale& sizes)
{
    QStringList parts;
    for (const HeatValue::Share& s : shares)
        if (s.usd > 0) parts << venueCodeText(s.venue) + u' ' + sizes.text(s.size);
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

std::optional<HeatValue> HeatmapView::Parts::valueAt(const QPoint& pos) const
{
    if (!fitted || !view.valid() || !inPlot(pos) || !depth) return std::nullopt;
    const std::int64_t row = view.rowAt(device(pos.y() - layout.past.top()));
    HeatValue v;
    v.low = rowFloor(row, view.group());
    v.high = rowFloor(row + 1, view.group());
    double bidQty = 0, askQty = 0;
    double mid = 0;
    std::vector<HeatSource::RowShare> shares;
    if (layout.past.contains(pos)) {
        const std::int64_t first = view.cellAt(device(pos.x() - layout.past.left())) * view.timeZoom().columns;
        if (source.empty() || first < source.firstColumn() - view.timeZoom().columns ||
            first > source.lastColumn())
            return std::nullopt;
        const std::int64_t column = std::min(first + view.timeZoom().columns - 1, source.lastColumn());
        v.start = source.startOf(first);
        v.span = source.column() * view.timeZoom().columns;
        const HeatSource::RowDetail detail = source.row(column, view.group(), row);
        if (!detail.known) return std::nullopt;
        v.gap = detail.gap;
        v.beyondReach = !detail.gap && !detail.covered;
        if (detail.bid > 0 && detail.ask > 0) mid = (detail.bid + detail.ask) / 2;
        shares = detail.shares;
        v.column = source.column() * detail.span;
        v.buyUsd = detail.buyUsd;
        v.sellUsd = detail.sellUsd;
        v.buys = detail.buys;
        v.sells = detail.sells;
    } else {
        v.live = true;
        v.start = depth->asOf.wall;
        v.beyondReach = true;
        std::optional<Mono> newest;
        for (const DepthLane& lane : depth->lanes) {
            if (!(allStale ? chosen(lane, choice) : counts(lane, choice)) || lane.state == BookState::Empty)
                continue;
            const LaneScale lying = laneScale(*depth, lane);
            HeatSource::RowShare s{lane.venue, 0, 0, lying.usdPerAxis()};
            for (const Level& l : lane.bids)
                if (floorRow(onAxis(l.price, lying), view.group()) == row) s.bidQty += l.qty.v;
            for (const Level& l : lane.asks)
                if (floorRow(onAxis(l.price, lying), view.group()) == row) s.askQty += l.qty.v;
            if (lane.reach && v.high > onAxis(lane.reach->low, lying) && v.low <= onAxis(lane.reach->high, lying))
                v.beyondReach = false;
            if (!newest || lane.stamp.mono > *newest) newest = lane.stamp.mono;
            shares.push_back(s);
        }
        v.gap = shares.empty();
        if (newest) v.age = depth->asOf.mono - *newest;
        if (top) mid = top->mid();
    }
    for (const auto& s : shares) {
        bidQty += s.bidQty;
        askQty += s.askQty;
    }
    const double price = (v.low.value() + v.high.value()) / 2;
    v.ask = askQty > bidQty;
    v.qty = std::max(bidQty, askQty);
    const auto sized = [&](double qty, double usd) {
        return sizes.unit == SizeUnit::Base ? qty * sizes.coinsPerUnit : sizes.of(usd, price);
    };
    for (const auto& s : shares) {
        const double qty = v.ask ? s.askQty : s.bidQty;
        const double usd = qty * price * s.usdPerAxis;
        if (qty > 0) v.shares.push_back({s.venue, qty, usd, sized(qty, usd)});
        v.usd += usd;
    }
    v.size = sized(v.qty, v.usd);
    std::sort(v.shares.begin(), v.shares.end(), [](const auto& a, const auto& b) { return a.usd > b.usd; });
    if (mid > 0) v.bpFromMid = (price - mid) / mid * 1e4;
    if (v.gap || source.empty()) return v;
    if (v.live) {
        addStanding(v, raster.endCell(), row);
        return v;
    }
    const std::int64_t cell = view.cellAt(device(pos.x() - layout.past.left()));
    addStanding(v, cell, row);
    // The same row a cell before and after: of a far zoom or long columns the neighbours that differ.
    const auto sizeAt = [&](std::int64_t column) -> std::optional<double> {
        if (column < source.firstColumn() || column > source.lastColumn()) return std::nullopt;
        const HeatSource::RowDetail detail = source.row(column, view.group(), row);
        if (!detail.known || detail.gap) return std::nullopt;
        double qty = 0, usd = 0;
        for (const auto& s : detail.shares) {
            const double of = v.ask ? s.askQty : s.bidQty;
            qty += of;
            usd += of * price * s.usdPerAxis;
        }
        return sized(qty, usd);
    };
    const std::int64_t span = std::max<std::int64_t>(view.timeZoom().columns, v.column / source.column());
    const std::int64_t column = std::min((cell + 1) * view.timeZoom().columns - 1, source.lastColumn());
    v.sizeBefore = sizeAt(column - span);
    v.sizeAfter = sizeAt(column + span);
    return v;
}

// Back from the cell as long as the row holds half of what it holds there.
void HeatmapView::Parts::addStanding(HeatValue& v, std::int64_t cell, std::int64_t row) const
{
    if (v.usd <= 0 || !raster.exact() || cell > raster.endCell()) return;
    const auto half = static_cast<float>(v.usd / 2);
    std::int64_t at = cell - 1;
    while (at >= raster.firstCell() && !raster.info(at).gap && std::fabs(raster.value(at, row)) >= half) --at;
    v.standing = source.column() * ((cell - 1 - at) * view.timeZoom().columns);
    v.standingAtLeast = at < raster.firstCell();
}

std::vector<TooltipLine> HeatmapView::Parts::pictureTip(const QPoint& pos, const HeatValue& v) const
{
    if (layout.past.contains(pos)) {
        if (const LiquidationMark* mark = markAt(pos)) return markTip(*mark);
        if (const WallLine* wall = wallAt(pos); wall && wall->ends) return wallTip(*wall);
        if (const TradeBubble* bubble = bubbleAt(pos)) return bubbleTip(*bubble);
        if (const WallLine* wall = wallAt(pos)) {
            std::vector<TooltipLine> lines = wallTip(*wall);
            const std::vector<TooltipLine> more = tooltip(v);
            lines.insert(lines.end(), more.begin(), more.end());
            return lines;
        }
    }
    return tooltip(v);
}

std::vector<TooltipLine> HeatmapView::Parts::tooltip(const HeatValue& v) const
{
    const int decimals = decimalsOf(view.group());
    const QString range = format::price(v.low, decimals) + QChar(0x2013) + format::price(v.high, decimals);
    std::vector<TooltipLine> lines;
    const QString when = v.live ? UiText::tr("now") : format::clockTimeZoned(v.start);
    if (v.gap) {
        lines.push_back({range, {}, {}});
        lines.push_back({{}, UiText::tr("no book at ") + when, {}});
        return lines;
    }
    const QColor color = v.qty <= 0 ? style.theme.text.muted : v.ask ? style.theme.side.ask : style.theme.side.bid;
    const QString side = v.ask ? UiText::tr("ask ") : UiText::tr("bid ");
    const QString size = v.qty > 0 ? format::floored(
                                         v.beyondReach, [&](double s) { return side + sizes.text(s); }, v.size)
                         : v.beyondReach ? UiText::tr("unknown: beyond the books")
                                         : UiText::tr("nothing resting");
    lines.push_back({range, {}, {}});
    lines.push_back(
        // Beside money the coins, beside coins the money.
        {size,
         v.qty <= 0               ? QString()
         : unit == SizeUnit::Base ? format::money(v.usd)
                                  : sizeWithWord(v.qty * sizes.coinsPerUnit, QString::fromStdString(asset)),
         color});
    if (v.qty > 0 && !sizes.known()) lines.push_back({{}, sizes.problem, {}});
    if (source.laneCount() > 1 && v.shares.size() > 1)
        lines.push_back({{}, venueShares(v.shares, sizes), {}});
    else if (v.shares.size() == 1)
        lines.push_back({{}, venueNameText(v.shares.front().venue), {}});
    if (v.sizeBefore || v.sizeAfter) {
        const auto said = [&](const std::optional<double>& held) {
            return held ? sizes.text(*held) : QStringLiteral("?");
        };
        lines.push_back({{},
                         UiText::tr("before %1 \u00b7 now %2 \u00b7 after %3")
                             .arg(said(v.sizeBefore), sizes.text(v.size),
                                  v.sizeAfter ? said(v.sizeAfter) : QStringLiteral("\u2013")),
                         {}});
    }
    if (v.standing && *v.standing > Duration::zero() && v.qty > 0)
        lines.push_back({{},
                         UiText::tr("half of it or more for %1")
                             .arg(format::floored(v.standingAtLeast, format::age, *v.standing)),
                         {}});
    if (v.buyUsd + v.sellUsd > 0)
        lines.push_back({{},
                         UiText::tr("traded here: bought %1 (%2) \u00b7 sold %3 (%4)")
                             .arg(sizeNow(v.buyUsd))
                             .arg(v.buys)
                             .arg(sizeNow(v.sellUsd))
                             .arg(v.sells),
                         {}});
    if (depth)
        if (const auto cost = costToReach(*depth, choice, v.low, v.high)) {
            const auto price = [this](double usd, double coins) {
                return format::money(usd) + QStringLiteral(" \u00b7 ") +
                       sizeWithWord(coins, QString::fromStdString(asset));
            };
            lines.push_back(
                {UiText::tr("to get there now ") + (cost->up ? UiText::tr("buy ") : UiText::tr("sell ")),
                 format::floored(cost->floor, price, cost->usd, cost->coins),
                 {}});
            if (cost->parts.size() > 1) {
                QStringList parts;
                for (const ReachCost::Part& part : cost->parts)
                    parts << venueCodeText(part.venue) + u' ' +
                                 format::floored(part.floor, format::money, part.usd);
                lines.push_back({{}, parts.join(QStringLiteral(" \u00b7 ")), {}});
            }
        }
    QString where = when;
    if (!v.live && v.column > source.column())
        where += UiText::tr(" \u00b7 %1 column: the book at its end").arg(format::age(v.column));
    if (v.bpFromMid)
        where += QStringLiteral(" · %1%2 bp")
                     .arg(*v.bpFromMid > 0 ? QStringLiteral("+") : QString(), format::bp(*v.bpFromMid));
    lines.push_back({{}, where, {}});
    if (v.age) lines.push_back({{}, UiText::tr("book %1 old").arg(format::age(*v.age)), {}});
    return lines;
}

}  // namespace plimsoll
