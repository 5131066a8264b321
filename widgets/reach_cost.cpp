#include "widgets/reach_cost.h"

#include <algorithm>
#include <limits>

namespace plimsoll {

namespace {

// Where a lane's book ends, on the axis.
std::pair<Price, Price> endsOf(const DepthLane& lane, const LaneScale& scale)
{
    if (lane.reach) return {onAxis(lane.reach->low, scale), onAxis(lane.reach->high, scale)};
    return {lane.bids.empty() ? Price{} : onAxis(lane.bids.back().price, scale),
            lane.asks.empty() ? Price{} : onAxis(lane.asks.back().price, scale)};
}

}  // namespace

std::optional<ReachCost> costToReach(const DepthSnapshot& depth, const LaneChoice& choice, Price low, Price high)
{
    const auto top = topOfBook(depth, choice);
    if (!top) return std::nullopt;
    ReachCost out;
    if (low.value() > top->ask)
        out.up = true;
    else if (high.value() > top->bid)
        return std::nullopt;
    for (const DepthLane& lane : depth.lanes) {
        if (!counts(lane, choice)) continue;
        const LaneScale scale = laneScale(depth, lane);
        const auto [bookLow, bookHigh] = endsOf(lane, scale);
        ReachCost::Part part{lane.venue, 0, 0, out.up ? low > bookHigh : high < bookLow};
        for (const Level& l : out.up ? lane.asks : lane.bids) {
            const Price price = onAxis(l.price, scale);
            if (out.up ? price >= low : price < high) break;
            part.usd += (l.price * l.qty).v * scale.usd;
            part.coins += l.qty.v * lane.multiplier;
        }
        out.usd += part.usd;
        out.coins += part.coins;
        out.floor |= part.floor;
        // Perpetuals of one venue in several currencies are one venue.
        const auto same = std::find_if(out.parts.begin(), out.parts.end(),
                                       [&](const ReachCost::Part& p) { return p.venue == part.venue; });
        if (same == out.parts.end()) {
            out.parts.push_back(part);
            continue;
        }
        same->usd += part.usd;
        same->coins += part.coins;
        same->floor |= part.floor;
    }
    return out;
}

void accumulate(const DepthSnapshot& depth, const LaneChoice& choice, Price group, const BookRows& rows,
                CumulativeRows& out)
{
    const std::size_t n = rows.bid.size();
    out.bid.assign(n, 0);
    out.ask.assign(n, 0);
    out.bidFloorBelow = std::numeric_limits<std::int64_t>::min();
    out.askFloorFrom = std::numeric_limits<std::int64_t>::max();
    const std::int64_t end = rows.low + static_cast<std::int64_t>(n);
    double bidsAbove = 0, asksBelow = 0;  // nearer to the touch than the rows are
    for (const DepthLane& lane : depth.lanes) {
        if (!counts(lane, choice)) continue;
        const LaneScale scale = laneScale(depth, lane);
        const auto [bookLow, bookHigh] = endsOf(lane, scale);
        out.bidFloorBelow = std::max(out.bidFloorBelow, floorRow(bookLow, group));
        out.askFloorFrom = std::min(out.askFloorFrom, floorRow(bookHigh, group) + 1);
        for (const Level& l : lane.bids) {
            if (floorRow(onAxis(l.price, scale), group) < end) break;
            bidsAbove += (l.price * l.qty).v * scale.usd;
        }
        for (const Level& l : lane.asks) {
            if (floorRow(onAxis(l.price, scale), group) >= rows.low) break;
            asksBelow += (l.price * l.qty).v * scale.usd;
        }
    }
    for (std::size_t i = n; i-- > 0;) out.bid[i] = bidsAbove += rows.bid[i];
    for (std::size_t i = 0; i < n; ++i) out.ask[i] = asksBelow += rows.ask[i];
}

}  // namespace plimsoll
