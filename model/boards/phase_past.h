// Phases and flushes as rows of the history, and back. What cannot be read is left out: a row of a later program,
// or one that was cut short, is no phase.
#pragma once

#include "model/boards/flush_log.h"
#include "model/boards/phase_log.h"
#include "model/store/history_rows.h"

#include <map>
#include <string>
#include <vector>

namespace plimsoll {

store::EpisodeRow rowOf(const std::string& asset, const PhaseStretch& stretch);
store::EpisodeRow rowOf(const FlushEntry& flush, Timestamp seen);

struct PhasePast {
    std::map<std::string, std::vector<PhaseStretch>, std::less<>> stretches;
    std::vector<FlushEntry> flushes;
};
PhasePast pastOf(const std::vector<store::EpisodeRow>& rows);
// How an asset's phase was left; none: nothing is known of it. What begins later than now was dated by a clock
// that was ahead, and is passed over.
std::optional<PhaseResume> resumeOf(const PhasePast& past, const std::string& asset, Timestamp now);

}  // namespace plimsoll
