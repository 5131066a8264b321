// The aftershock tracker in rows: conditions beside the state before the shock, by venue, and what else says
// whether the clean-up is over. Pure functions of the snapshot.
#pragma once

#include "ui/panels/phase_words.h"

namespace plimsoll {

QString conditionName(Condition which);

std::vector<TextColumn> conditionColumns(const std::vector<VenueId>& venues);
std::vector<TextRow> conditionRows(const PhaseSnapshot& s, const std::vector<VenueId>& venues);
// What its columns are.
inline constexpr int kConditionBar = 3;

// Name and words: funding over windows, returning leverage, what was purged, what has not closed.
std::vector<TextColumn> aftermathColumns();
// `market` and `health` are for the insurance funds and may be null.
std::vector<TextRow> aftermathRows(const PhaseSnapshot& s, const std::vector<VenueId>& venues,
                                   const MarketSnapshot* market, const HealthSnapshot* health, Mono now);

QString waveText(const LeverageWave& wave);
QString purgeText(const PhaseSnapshot& s);
QString dislocationText(const Dislocation& d);

}  // namespace plimsoll
