// Which values can be had between two seconds, out of what: those that need no memory of their own and no long
// window. All others are renewed with their second.
#pragma once

#include "model/metrics/asset_inputs.h"

#include <cstdint>

namespace plimsoll {

namespace quick {

// What may have changed.
enum Input : std::uint16_t {
    Book = 1,
    SpotBook = 2,
    Last = 4,
    Marks = 8,
    Charged = 16,
    Interest = 32,
    Forced = 64,
};
// What is computed together.
enum Group : std::uint16_t {
    Prices = 1,
    Touch = 2,  // spread, returns
    Basis = 4,
    Depth = 8,
    Rates = 16,
    Positions = 32,
    Liquidations = 64,
};

// The group that a word is of; 0: it is renewed with its second.
std::uint16_t groupOf(MetricId metric);
// Inputs of groups, and groups of inputs.
std::uint16_t inputsOf(std::uint16_t groups);
std::uint16_t groupsOf(std::uint16_t inputs);
// How much work they are, in the time that one of the small ones takes.
int cost(std::uint16_t groups);

}  // namespace quick

// Whether a word can be had between two seconds.
inline bool isQuick(MetricId metric)
{
    return quick::groupOf(metric) != 0;
}

// The parts of the second's computations (metric_quotes, metric_books, metric_flows, metric_funding) that are also
// made in between; the same functions, so that both say the same.
void computePrices(const AssetInputs& in, AssetMetrics& out);
void computeReturns(const AssetInputs& in, AssetMetrics& out);
void computeBasis(const AssetInputs& in, AssetMetrics& out);
void computeSpreads(const AssetInputs& in, AssetMetrics& out);
void computeDepths(const AssetInputs& in, Walls walls, AssetMetrics& out);
void computeRates(const AssetInputs& in, AssetMetrics& out);
// `between`: what came since the last second counts too, and what leaves the window with the next one does not.
void computeForced(const AssetInputs& in, const LiquidationPast& past, bool between, AssetMetrics& out);

}  // namespace plimsoll
