// Known positions of an asset as lines for its plots: the person's own, and those of watched addresses.
#pragma once

#include "model/desk/desk.h"
#include "widgets/position_lines.h"

#include <QString>

#include <vector>

namespace plimsoll {

// `unit`: coins in one unit of the plot's prices. `stale`: the model has not looked for a while.
std::vector<PositionLine> positionLinesOf(const DeskSnapshot* desk, const QString& asset, double unit, bool stale);

}  // namespace plimsoll
