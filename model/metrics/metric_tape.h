// The readings that follow the tape of an asset's perpetuals (tape_facts.h).
#pragma once

#include "model/metrics/asset_inputs.h"

namespace plimsoll {

// Once a minute.
void computeTakerTurns(const AssetInputs& in, AssetMetrics& out);
// Every second, after the looks of it.
void computeWicks(const AssetInputs& in, TapeMemory& memory, AssetMetrics& out);
void computeMarkouts(const AssetInputs& in, TapeMemory& memory, AssetMetrics& out);
void computeShapes(const AssetInputs& in, TapeMemory& memory, AssetMetrics& out);

}  // namespace plimsoll
