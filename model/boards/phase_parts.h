// The parts of the phase board, each made of an asset's metrics: values in, values out.
#pragma once

#include "model/boards/phase.h"
#include "model/metrics/metric_values.h"

#include <string>
#include <vector>

namespace plimsoll {

// A value that may be counted on, or why there is none; one with too little behind it is Incomplete.
PhaseNumber numberOf(const MetricValue& value);
PhaseNumber numberOf(const std::optional<double>& value, analytics::Reason otherwise);
Verdict verdictOf(const std::optional<double>& value, Bound bound, double limit);
Verdict verdictOf(const std::optional<bool>& yes);

// ---- phase_evidence.cpp: the ledger (J2), and what a change was decided by
std::array<PhaseEvidence, kPhaseFacts> evidenceOf(analytics::phase::Phase phase, const analytics::phase::Facts& f);
// With the reasons of what is not known.
std::array<PhaseEvidence, kPhaseFacts> evidenceOf(analytics::phase::Phase phase, const AssetMetrics& m);
std::array<EuphoriaPart, 4> euphoriaOf(const AssetMetrics& m);
PhaseChange changeOf(const PhaseMove& move);

// ---- phase_words.cpp: sentences
std::string_view phaseText(analytics::phase::Phase phase);  // "Build-up"
std::string factText(const PhaseEvidence& e);               // "liquidation z 4.9"
std::string changeText(const PhaseChange& change);
std::string phaseSentence(const AssetMetrics& m);  // J2
// `calmHours`: since forced orders were last up; none: not known.
std::string stageSentence(PhaseStage stage, const Aftershock& a, const std::optional<double>& calmHours);
std::string leavesText(analytics::phase::Phase phase);
std::string aftershockLine(const Aftershock& a);

// ---- phase_stage.cpp
std::array<CalmFact, 4> calmOf(const AssetMetrics& m);
PhaseStage stageOf(const AssetMetrics& m);

// ---- phase_leverage.cpp: the ring, and how leverage comes back
ReflexRing ringOf(const AssetMetrics& m);
LeverageWave waveOf(const AssetMetrics& m, const MetricSnapshot& all);
Dislocations dislocationsOf(const AssetMetrics& m);

// ---- phase_aftershock.cpp (J4)
Aftershock aftershockOf(const AssetMetrics& m, AsOf now);

// ---- phase_checklist.cpp (J5, FEATURES 45 and 129)
FlushChecklist checklistOf(const AssetMetrics& m);
Purge purgeOf(const BeforeFlush& before, const SinceFlush& since);  // of one that was seen
Purge purgeOf(const AssetMetrics& m);                               // of the last
FundingReset fundingResetOf(const AssetMetrics& m);

// The phase that is published; none: not known.
std::optional<analytics::phase::Phase> phaseOf(const AssetMetrics& m);

}  // namespace plimsoll
