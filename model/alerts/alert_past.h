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
// not certain. A rule with more conditions is certain where each held throughout.
WouldHaveFired wouldHaveFired(const AlertRule& rule, std::span<const ConditionPasts> pasts);

}  // namespace plimsoll
