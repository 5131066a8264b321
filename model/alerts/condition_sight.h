// One condition on one asset: what was seen of it so far, and whether it holds.
#pragma once

#include "model/alerts/alert.h"
#include "model/alerts/value_past.h"
#include "model/metrics/metric_values.h"

#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

class ConditionSight {
public:
    struct Reading {
        std::optional<bool> holds;  // none: cannot be said
        std::string note;           // why; or what of its past is not seen yet
    };
    // `second`: the regular look; else one between two. `unreached`: AssetFacts.
    Reading look(const AlertCondition& condition, const MetricValue& value, Mono now, bool second,
                 std::uint8_t unreached = 0);
    // A rise or a fall also knows what was before the alert was set.
    bool wantsPast(const AlertCondition& condition) const;
    void remember(const std::vector<ValuePast::Stretch>& before, Mono now);

private:
    Reading unknown(std::string why);

    bool m_otherSide = false, m_crossed = false;  // has been there; since it was last on the other side
    bool m_remembers = false;
    std::uint8_t m_without = 0, m_speakers = 0;  // venues that what was seen is without, and of
    std::optional<ValuePast> m_past;
};

}  // namespace plimsoll
