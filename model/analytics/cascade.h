// A shock walks through a book, forced sales of what it reaches follow, and so on until nothing is left to
// trigger (ANALYTICS F5). A model: no refill, so an upper bound over seconds, not a forecast.
// Prices in quote currency, quantities in base coins.
#pragma once

#include "model/analytics/depth.h"
#include "model/analytics/result.h"
#include "model/market/instrument.h"

#include <optional>
#include <span>
#include <vector>

namespace plimsoll::analytics::liq {

struct CascadeInput {
    std::span<const Level> book;      // best first: bids for a sale, asks for a purchase
    std::span<const Level> clusters;  // price at which `qty` coins are closed by force
    double shock = 0;                 // coins, above 0
    Side side = Side::Sell;
    double haircut = 0;  // share of the book that is not there when needed, 0 to 1
    double beta = 1;     // how far the mark follows the last price, 0 to 1
    std::size_t maxRounds = 100;
};

struct Cascade {
    double finalPrice = 0;          // last level touched
    double mark = 0;                // what triggers
    std::size_t rounds = 0;         // the shock is the first
    double forced = 0;              // coins triggered, sold or not
    double sold = 0;                // coins the book took
    std::optional<double> average;  // price over what was sold; absent if the book took nothing
    double amplification = 1;       // (shock + forced) / shock
    double moveBps = 0;             // from the best price to the last one, never below 0
    bool exhausted = false;         // the book ended first: so did the run, whatever else its last price reaches
    double unfilled = 0;            // shock + forced - sold
    std::size_t triggered = 0;      // clusters
};
Result<Cascade> cascade(const CascadeInput& in);

struct TriggerSize {
    double shareOfOpenInterest = 0;  // of the smallest shock that doubles itself
    Cascade path;
};
// The headline: tries 0.05, 0.1, 0.2, 0.5 and 1 % of open interest. `in.shock` is not used.
// Incomplete: not even the largest is amplified twofold, which is good news; or a book ends before one of them is
// through, which says nothing.
Result<TriggerSize> triggerSize(CascadeInput in, double openInterest);
// The smallest of several directions. What one of them leaves undecided at a smaller shock is incomplete as well.
Result<TriggerSize> triggerSize(std::span<const CascadeInput> directions, double openInterest);

}  // namespace plimsoll::analytics::liq
