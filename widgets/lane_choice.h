// Which books of the asset are looked at together, and what their sum says now.
#pragma once

#include "model/snapshots.h"

#include <optional>
#include <vector>

namespace plimsoll {

inline std::uint8_t venueBit(VenueId v)
{
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(v));
}

// Sum of the lanes of these venues in one market. One bit set: that venue alone.
struct LaneChoice {
    std::uint8_t venues = 0x0f;
    Market market = Market::Perp;

    bool has(VenueId v) const { return (venues >> static_cast<unsigned>(v)) & 1u; }
    static LaneChoice only(VenueId v) { return {venueBit(v)}; }
    bool operator==(const LaneChoice&) const = default;
};

bool chosen(const DepthLane& lane, const LaneChoice& choice);
// Chosen, and its book may be believed now: live, at most late.
bool counts(const DepthLane& lane, const LaneChoice& choice);

// Books in several currencies lie over each other at one price only in dollars: as soon as the currencies of
// a market differ in worth, its price axis is in US dollars. Otherwise it has the books' own prices.
bool axisInDollars(const DepthSnapshot& depth, Market market);
struct LaneScale {
    double axis = 1;  // a price of the lane times this lies on the axis
    double usd = 1;   // price times size times this is dollars
    double usdPerAxis() const { return usd / axis; }
};
LaneScale laneScale(const DepthSnapshot& depth, const DepthLane& lane);
inline Price onAxis(Price p, const LaneScale& s)
{
    return s.axis == 1 ? p : Price::nearest(p.value() * s.axis);
}
// Where a liquidation lies on that axis: its contract may be of a thousand coins, or of one.
struct MarkAxis {
    double multiplier = 1;
    bool dollars = false;
    std::optional<double> priceOf(const LiquidationRow& row) const;
    bool operator==(const MarkAxis&) const = default;
};
std::optional<MarkAxis> markAxis(const DepthSnapshot& depth, const LaneChoice& choice);

// Best quotes over the counted lanes. Venues differ, so the highest bid may lie above the lowest ask;
// the spread is therefore that of the tightest single venue.
struct TopOfBook {
    double bid = 0, ask = 0, spread = 0;
    double mid() const { return (bid + ask) / 2; }
    double spreadBp() const { return spread / mid() * 1e4; }
};
std::optional<TopOfBook> topOfBook(const DepthSnapshot& depth, const LaneChoice& choice);
// The same from books that went stale: what was last known.
std::optional<TopOfBook> lastTopOfBook(const DepthSnapshot& depth, const LaneChoice& choice);

// Resting per row, in dollars or in coins: row r covers [r * group, (r + 1) * group); with `asksUp` asks are
// counted to the row at or above them instead, as price ladders do. Only rows in [low, low + size) are filled.
struct BookRows {
    std::int64_t low = 0;
    std::vector<double> bid, ask;
};
void sumRows(const DepthSnapshot& depth, const LaneChoice& choice, Price group, bool asksUp, bool staleToo,
             BookRows& rows, bool coins = false);

// Finest tick among the chosen lanes; absent while none is known.
std::optional<Price> finestTick(const DepthSnapshot& depth, const LaneChoice& choice);

// Decimals that the lanes' prices are written with: by the tick, else by the prices near the touch.
int priceDecimals(const DepthSnapshot& depth, const LaneChoice& choice);

std::int64_t floorRow(Price p, Price group);
std::int64_t ceilRow(Price p, Price group);
// Where a row begins; one beyond what a price can be begins at the edge of that.
Price rowFloor(std::int64_t row, Price group);

// The series 1, 2, 5 x 10^k: smallest member not below `v` (> 0).
Price niceStepAtLeast(double v);

}  // namespace plimsoll
