// Watches what people asked to be told of. The rules come as one list; what became of each is kept by its
// id, and begins anew when the rule changes. Runs on the engine of ANALYTICS K (hold, clear, cooldown).
#pragma once

#include "model/alerts/alert.h"
#include "model/analytics/alert_run.h"
#include "model/metrics/metric_values.h"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

class AlertEngine {
public:
    static constexpr std::size_t kFiredKept = 500;

    void setRules(std::vector<AlertRule> rules);
    const std::vector<AlertRule>& rules() const { return m_rules; }

    // After each renewal of the metrics.
    const AlertSnapshot& step(const MetricSnapshot& metrics, AsOf now);
    const AlertSnapshot& snapshot() const { return m_snapshot; }

private:
    // One rule on one asset: a rule without an asset watches each.
    struct Watch {
        std::optional<analytics::alert::Machine> machine;
        std::vector<bool> crossed;    // since it was last on the other side
        std::vector<bool> otherSide;  // has been there
        bool seen = false;
    };
    struct Past {
        AlertRule rule;
        std::map<std::string, Watch> watches;
        std::optional<Timestamp> lastFired;
        std::optional<Mono> firedAt;
        std::uint32_t timesFired = 0;
        bool done = false;  // `once`, and it fired
    };
    struct Verdict {
        std::optional<bool> holds;  // none: cannot be said
        std::string note;
        double value = 0;
        Duration age{};
    };
    Verdict judge(const AlertRule& rule, const std::string& asset, const MetricSnapshot& metrics,
                  Watch& watch) const;
    AlertRow watch(const AlertRule& rule, Past& past, const MetricSnapshot& metrics, AsOf now);

    std::vector<AlertRule> m_rules;
    std::map<std::uint64_t, Past> m_past;
    std::deque<AlertFired> m_fired;
    std::uint64_t m_serial = 0;
    AlertSnapshot m_snapshot;
};

// "BTC spread_bps above 5.00 bp": a rule's title, or its conditions in words.
std::string alertTitle(const AlertRule& rule);
std::string conditionText(const AlertCondition& condition);

}  // namespace plimsoll
