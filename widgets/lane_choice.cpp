#include "widgets/lane_choice.h"

#include "model/market/decimal.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plimsoll {

bool chosen(const DepthLane& lane, const LaneChoice& choice)
{
    return lane.market == choice.market && choice.has(lane.venue);
}

bool counts(const DepthLane& lane, const LaneChoice& choice)
{
    return chosen(lane, choice) && lane.state == BookState::Live && usable(lane.fresh);
}

bool axisInDollars(const DepthSnapshot& depth, Market market)
{
    const DepthLane* first = nullptr;
    for (const DepthLane& lane : depth.lanes) {
        if (lane.market != market) continue;
        if (first && lane.usdPerQuote != first->usdPerQuote) return true;
        first = &lane;
    }
    return false;
}

LaneScale laneScale(const DepthSnapshot& depth, const DepthLane& lane)
{
    return {axisInDollars(depth, lane.market) ? lane.usdPerQuote : 1, lane.usdPerQuote};
}

std::optional<MarkAxis> markAxis(const DepthSnapshot& depth, const LaneChoice& choice)
{
    for (const DepthLane& lane : depth.lanes)
        if (lane.market == choice.market) return MarkAxis{lane.multiplier, axisInDollars(depth, choice.market)};
    return std::nullopt;
}

std::optional<double> MarkAxis::priceOf(const LiquidationRow& row) const
{
    if (row.multiplier <= 0) return std::nullopt;
    return row.price.value() * (multiplier / row.multiplier) * (dollars ? row.usdPerQuote : 1);
}

namespace {

template <typename Wanted>
std::optional<TopOfBook> topOf(const DepthSnapshot& depth, Wanted wanted)
{
    std::optional<TopOfBook> top;
    for (const DepthLane& lane : depth.lanes) {
        if (!wanted(lane) || lane.bids.empty() || lane.asks.empty()) continue;
        const double axis = laneScale(depth, lane).axis;
        const double bid = lane.bids.front().price.value() * axis, ask = lane.asks.front().price.value() * axis;
        if (!top) top = TopOfBook{bid, ask, ask - bid};
        top->spread = std::min(top->spread, ask - bid);
        top->bid = std::max(top->bid, bid);
        top->ask = std::min(top->ask, ask);
    }
    return top;
}

}  // namespace

std::optional<TopOfBook> topOfBook(const DepthSnapshot& depth, const LaneChoice& choice)
{
    return topOf(depth, [&](const DepthLane& lane) { return counts(lane, choice); });
}

std::optional<TopOfBook> lastTopOfBook(const DepthSnapshot& depth, const LaneChoice& choice)
{
    return topOf(depth, [&](const DepthLane& lane) { return chosen(lane, choice); });
}

void sumRows(const DepthSnapshot& depth, const LaneChoice& choice, Price group, bool asksUp, bool staleToo,
             BookRows& rows, bool coins)
{
    std::fill(rows.bid.begin(), rows.bid.end(), 0.0);
    std::fill(rows.ask.begin(), rows.ask.end(), 0.0);
    const auto count = static_cast<std::int64_t>(std::min(rows.bid.size(), rows.ask.size()));
    if (group.raw <= 0 || count == 0) return;
    for (const DepthLane& lane : depth.lanes) {
        if (!(staleToo ? chosen(lane, choice) : counts(lane, choice))) continue;
        const LaneScale scale = laneScale(depth, lane);
        const auto size = [&](const Level& l) {
            return coins ? l.qty.v * lane.multiplier : (l.price * l.qty).v * scale.usd;
        };
        // Best first: the first level beyond the rows ends the side.
        for (const Level& l : lane.bids) {
            const std::int64_t at = floorRow(onAxis(l.price, scale), group) - rows.low;
            if (at < 0) break;
            if (at < count) rows.bid[static_cast<std::size_t>(at)] += size(l);
        }
        for (const Level& l : lane.asks) {
            const Price price = onAxis(l.price, scale);
            const std::int64_t at = (asksUp ? ceilRow(price, group) : floorRow(price, group)) - rows.low;
            if (at >= count) break;
            if (at >= 0) rows.ask[static_cast<std::size_t>(at)] += size(l);
        }
    }
}

std::optional<Price> finestTick(const DepthSnapshot& depth, const LaneChoice& choice)
{
    std::optional<Price> tick;
    for (const DepthLane& lane : depth.lanes)
        if (chosen(lane, choice) && lane.tick && lane.tick->raw > 0 && (!tick || *lane.tick < *tick))
            tick = lane.tick;
    return tick;
}

int priceDecimals(const DepthSnapshot& depth, const LaneChoice& choice)
{
    constexpr std::size_t kLooked = 20;
    if (const auto tick = finestTick(depth, choice)) return decimalsOf(*tick);
    int decimals = 0;
    for (const DepthLane& lane : depth.lanes) {
        if (!chosen(lane, choice)) continue;
        for (const auto* side : {&lane.bids, &lane.asks})
            for (std::size_t i = 0; i < std::min(kLooked, side->size()); ++i)
                decimals = std::max(decimals, decimalsOf((*side)[i].price));
    }
    return decimals;
}

std::int64_t floorRow(Price p, Price group)
{
    const std::int64_t q = p.raw / group.raw;
    return p.raw % group.raw < 0 ? q - 1 : q;
}

std::int64_t ceilRow(Price p, Price group)
{
    return -floorRow(Price{-p.raw}, group);
}

Price rowFloor(std::int64_t row, Price group)
{
    constexpr std::int64_t edge = std::numeric_limits<std::int64_t>::max();
    std::int64_t raw = 0;
    if (!__builtin_mul_overflow(row, group.raw, &raw)) return {std::max(raw, -edge)};
    return {(row < 0) == (group.raw < 0) ? edge : -edge};
}

Price niceStepAtLeast(double v)
{
    const double wanted = v * static_cast<double>(Price::kScale);
    std::int64_t decade = 1;
    while (decade < Price::kScale * 1'000'000) {
        for (std::int64_t m : {1, 2, 5})
            if (static_cast<double>(decade * m) >= wanted * (1 - 1e-9)) return {decade * m};
        decade *= 10;
    }
    return {decade};
}

}  // namespace plimsoll
