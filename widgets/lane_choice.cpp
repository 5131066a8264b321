#include "widgets/lane_choice.h"

#include "model/market/decimal.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

bool chosen(const DepthLane& lane, const LaneChoice& choice)
{
    return lane.market == choice.market && choice.has(lane.venue);
}

bool counts(const DepthLane& lane, const LaneChoice& choice)
{
    return chosen(lane, choice) && lane.state == BookState::Live &&
           (lane.fresh == Freshness::Live || lane.fresh == Freshness::Late);
}

namespace {

template <typename Wanted>
std::optional<TopOfBook> topOf(const DepthSnapshot& depth, Wanted wanted)
{
    std::optional<TopOfBook> top;
    for (const DepthLane& lane : depth.lanes) {
        if (!wanted(lane) || lane.bids.empty() || lane.asks.empty()) continue;
        const double bid = lane.bids.front().price.value(), ask = lane.asks.front().price.value();
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
             BookRows& rows)
{
    std::fill(rows.bid.begin(), rows.bid.end(), 0.0);
    std::fill(rows.ask.begin(), rows.ask.end(), 0.0);
    const auto size = static_cast<std::int64_t>(std::min(rows.bid.size(), rows.ask.size()));
    if (group.raw <= 0 || size == 0) return;
    for (const DepthLane& lane : depth.lanes) {
        if (!(staleToo ? chosen(lane, choice) : counts(lane, choice))) continue;
        // Best first: the first level beyond the rows ends the side.
        for (const Level& l : lane.bids) {
            const std::int64_t at = floorRow(l.price, group) - rows.low;
            if (at < 0) break;
            if (at < size) rows.bid[static_cast<std::size_t>(at)] += (l.price * l.qty).v;
        }
        for (const Level& l : lane.asks) {
            const std::int64_t at = (asksUp ? ceilRow(l.price, group) : floorRow(l.price, group)) - rows.low;
            if (at >= size) break;
            if (at >= 0) rows.ask[static_cast<std::size_t>(at)] += (l.price * l.qty).v;
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

Price niceStepAfter(Price step)
{
    return niceStepAtLeast(step.value() * 1.01);
}

}  // namespace plimsoll
