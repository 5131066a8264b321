// One condition on one asset: what was seen of it so far, and whether it holds.
#pragma once

#include "model/alerts/alert.h"
#include "model/alerts/value_past.h"
#include "model/metrics/metric_values.h"

#include <optional>
#include <string>

namespace plimsoll {

class ConditionSight {
public:
    struct Reading {
        std::optional<bool> holds;  // none: cannot be said
        std::string note;           // why; or what of its past is not seen yet
    };
    // `second`: the regular look; else one between two.
    Reading look(const AlertCondition& condition, const MetricValue& value, Mono now, bool second);

private:
    bool m_otherSide = false, m_crossed = false;  // has been there; since it was last on the other side
    std::optional<ValuePast> m_past;
};

}  // namespace plimsoll
