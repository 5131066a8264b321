// Runs the rule table over the metrics: holds, hysteresis, cooldowns, and the veto of what is stale
// (ANALYTICS K). A warning needs two fresh independent inputs, or the only source there is; what cannot be judged
// is unknown, never calm.
#pragma once

#include "model/analytics/alert_run.h"
#include "model/risk/evidence_past.h"
#include "model/risk/risk_rules.h"
#include "model/risk/warning.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace plimsoll {

// How far a warning can be trusted, 0 to 1: the share of its inputs that is fresh, times the independent inputs it
// rests on out of three (more add nothing), times 0.7 where it rests on a model.
struct Trust {
    double coverage = 0;
    int inputs = 0;
    bool modelled = false;
    double confidence() const;
};
// The whole of it in one breath: what, where, since when, why it matters, what would clear it.
std::string plainSentence(const Warning& warning);

class RiskEngine {
public:
    static constexpr int kInputs = 2;  // independent and fresh

    // Limits that the person changed, by rule. Rules whose limits changed begin anew.
    void setLimits(std::map<std::string, Thresholds, std::less<>> limits);
    const Thresholds& limitsOf(const RiskRule& rule) const;

    // Where a value stands in its kept past; without it no percentiles are said.
    void setRank(RankOf rank) { m_past.setRank(std::move(rank)); }
    // What became of each rule's warnings; without it there is no record.
    void setRecords(std::map<std::string, TrackRecord, std::less<>> records) { m_records = std::move(records); }

    // Once a second. `venues`: whose feeds are wanted, and how they are.
    const RiskSnapshot& step(const MetricSnapshot& metrics, const std::array<VenueRow, kVenueCount>& venues,
                             AsOf now);
    const RiskSnapshot& snapshot() const { return m_snapshot; }

    // What was announced by the last step: entered, worsened, left.
    struct Said {
        Warning warning;
        Severity before = Severity::None;
    };
    const std::vector<Said>& said() const { return m_said; }

private:
    struct Key {
        std::string_view rule;
        std::string asset;
        std::optional<VenueId> venue;
        auto operator<=>(const Key&) const = default;
    };
    struct State {
        analytics::alert::Machine machine;
        AsOf since;
        std::optional<double> last;           // the last value that could be judged
        bool seen = false;                    // in this step
        double belowWarn = 0, belowCrit = 0;  // seconds in which it was looked at and below
        bool found = false;                   // as in Warning
    };
    std::vector<Evidence> evidenceOf(const RiskRule& rule, const RuleContext& context, const std::string& asset);
    void judge(const RiskRule& rule, const RuleContext& context, const std::string& asset, AsOf now);

    std::map<std::string, Thresholds, std::less<>> m_limits;
    std::map<Key, State> m_states;
    EvidencePast m_past;
    std::map<std::string, TrackRecord, std::less<>> m_records;
    RiskSnapshot m_snapshot;
    std::vector<Said> m_said;
};

}  // namespace plimsoll
