// What the depth panel draws, as tables for exports.
#pragma once

#include "model/snapshots.h"
#include "ui/export_table.h"

namespace plimsoll {

// One row a column and book: best quotes, reach, taker volume; gaps say so.
ExportTable depthColumns(const DepthSnapshot& depth);
// The current books level by level, best first.
ExportTable depthLevels(const DepthSnapshot& depth);

}  // namespace plimsoll
