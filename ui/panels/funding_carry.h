// What the carry board says of an asset, put into words for the grid. Pure functions.
#pragma once

#include "model/boards/carry.h"
#include "ui/selection.h"
#include "widgets/table_delegate.h"

#include <QString>

#include <optional>

namespace plimsoll {

enum class CarryColumn : std::uint8_t { Pair, Net, Depth, Even, Streak, Percentile, Regime, Week, Sharpe };
inline constexpr int kCarryColumns = 9;

// One asset with the best pair on the person's terms.
struct CarryFace {
    CarryRow row;
    BestCarry best;
};

QString carryHead(CarryColumn column, FundingUnit unit);
QString carryHeadTip(CarryColumn column, const CarryTerms& terms);
QString carryWidest(CarryColumn column);
// Null face: the asset is not on the board.
QString carryText(const CarryFace* face, CarryColumn column, FundingUnit unit);
QString carryTip(const CarryFace* face, CarryColumn column, const CarryTerms& terms);
CellTone carryTone(const CarryFace* face, CarryColumn column);
std::optional<double> carryKey(const CarryFace* face, CarryColumn column);

// Largest size of a leg that both books of the pair take whole, in and out; absent: not even the least.
struct PairDepth {
    double usd = 0;
    bool atLeast = false;  // no larger one is asked of the books
};
std::optional<PairDepth> pairDepth(const CarryFace& face);

QString streakText(const PaidStreak& streak);  // "longs 12 d", "≥ shorts 3 d"
QString sizeText(double usd);                  // "$250k"
QString holdText(double hours);                // "7 d", "8 h"

}  // namespace plimsoll
