// When an alert would have fired: its conditions held against what is kept of the past. What is kept are the least
// and the most of stretches of minutes or an hour, so what happened inside one is known only as "at some time in
// it".
#pragma once

#include "model/alerts/alert.h"
#include "model/metrics/metric_past.h"

#include <span>
#include <vector>

namespace plimsoll {

// The past of each condition of a rule, in their order, of equal stretches; for one asset.
struct ConditionPasts {
    std::string asset;
    std::vector<std::vector<PastSlot>> conditions;
};

// Pure. A hold or a clearing time shorter than a stretch cannot be seen: then it is taken as kept, and the time is
// not certain. A rule with more conditions is certain where each held throughout. A rise or a fall is certain
// where its two ends lie in different stretches, both within the time it looks back. Of a deviation nothing can be
// said.
WouldHaveFired wouldHaveFired(const AlertRule& rule, std::span<const ConditionPasts> pasts);

// Levels at which it would have fired about once, three and ten times a day, the strictest that does; only where
// the past is long enough for three of them. Of one condition, as rounded as people say it.
std::vector<WouldHaveFired::Hint> levelHints(const AlertRule& rule, std::span<const ConditionPasts> pasts);

// How far a condition's value went in a stretch, in the direction of its operator: the level that it would just
// have met, were larger ones stricter. None: not known, or a state.
std::optional<double> reachOf(const AlertCondition& condition, const std::vector<PastSlot>& past, std::size_t at);

}  // namespace plimsoll
