// How far a market is from normal, what a flush left, and the flushes themselves, for `snapshot.json`.
#pragma once

#include "app/export_judged.h"
#include "model/boards/phase.h"

namespace plimsoll {

// Keys "aftershock" and "after_flush" of one asset's object.
void writeAftershock(JsonWriter& w, const AssetMetrics& m, AsOf now, ExportReasons& reasons);
// Key "flushes": of all assets, newest first. Null: the board has not spoken yet.
void writeFlushes(JsonWriter& w, const PhaseSnapshot* phase, ExportReasons& reasons);

}  // namespace plimsoll
