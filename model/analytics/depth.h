// Liquidity of books: ANALYTICS sections C1 to C9. Levels best first; prices in quote per base, sizes in base
// coins, depth and cost in quote units (USD), slippage in basis points of the mid price, never below 0.
#pragma once

#include "model/analytics/result.h"
#include "model/analytics/statistics.h"
#include "model/market/instrument.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace plimsoll::analytics {

// One price level, as plain doubles.
struct Level {
    double price = 0;  // above 0
    double qty = 0;    // not below 0
};
using Levels = std::span<const Level>;

namespace depth {

// C1
struct Band {
    double bps = 0, bidUsd = 0, askUsd = 0;
    std::optional<double> imbalance;  // -1 to 1, above 0: more bids; absent where the band is empty
    bool complete = false;            // the received book reaches the band's edge on both sides
};
struct Bands {
    double mid = 0, spreadBps = 0;
    std::optional<double> microprice;
    std::vector<Band> bands;
};
Result<Bands> bands(Levels bids, Levels asks, Numbers bps);

// C2. What trading `notional`, in quote units, costs against one side. An incomplete cost is what the book had,
// not extrapolated; an empty side has none, which is no error. Bad input: a mid price or a notional not above 0.
struct Cost {
    std::optional<double> vwap, slipBps, worst;  // price, bp of mid, price; absent: nothing was there
    double filledUsd = 0;
    bool complete = false;
};
Result<Cost> cost(Levels levels, double mid, double notional);

// C3. The largest size whose average price stays within `maxSlipBps` of the mid price. Incomplete: a lower bound,
// the whole received side fits (0 of an empty one). `side`: the taker's. Bad input: a mid price not above 0, a
// slippage below 0.
struct Executable {
    double usd = 0, base = 0;
    bool complete = false;
};
Result<Executable> executable(Levels levels, double mid, double maxSlipBps, Side side);

// C4. Routes by price after fees; the average is without them. `fx`: USD per quote unit.
struct VenueSide {
    std::string name;
    std::vector<Level> levels;
    double fee = 0, fx = 1;
};
struct ConsolidatedCost {
    std::optional<double> vwap;  // USD
    double feesUsd = 0;
    std::vector<std::pair<std::string, double>> allocation;  // USD a venue, every venue once
    bool complete = false;
};
Result<ConsolidatedCost> consolidatedCost(std::span<const VenueSide> venues, Side side, double notional);

// C7. Coefficient of variation (sd with n) of depth samples, and 1 / (1 + cv).
struct Stability {
    double cv = 0, stability = 1;
};
Result<Stability> stability(Numbers depths);

// C8. Share of the displayed side that left without trading, 0 to 1.
Result<double> phantom(double before, double after, double traded);

// C9. Buckets whose size stands out. Places are those in the input; a bucket of size 0 has no z.
struct WallRule {
    double zMin = 3.5, multiple = 5, usdMin = 1e6;
};
struct Walls {
    std::vector<std::optional<double>> z;
    std::vector<std::size_t> walls;
};
Result<Walls> walls(Levels levels, const WallRule& rule = {});

}  // namespace depth

}  // namespace plimsoll::analytics
