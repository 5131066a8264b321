// Key levels of an asset's price as lines for its plots: round numbers, highs and lows of the day and the week
// before, as the panel After the flush has them. What the person has set stands there as an alert already.
#pragma once

#include "model/boards/phase.h"
#include "widgets/key_level_lines.h"

#include <QString>

#include <vector>

namespace plimsoll {

// `unit`: coins in one unit of the plot's prices. `stale`: the model has not looked for a while.
std::vector<KeyLevelLine> keyLevelLinesOf(const PhaseSnapshot* phase, const QString& asset, double unit,
                                          bool stale);

}  // namespace plimsoll
