// Whether the rules' warnings came before what they warn of, on a stretch of market with its cascades (ANALYTICS
// M): what was raised and what happened, collected second by second through the live code path or told by whoever
// knows the truth, and then scored, rule by rule.
#pragma once

#include "model/analytics/validation.h"
#include "model/metrics/metric_board.h"
#include "model/risk/cascade_watch.h"
#include "model/risk/risk_engine.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

namespace trial {

// One asset's stretch of time, or the market's as a whole. Hours since it began.
struct Unit {
    std::string name;
    bool market = false;  // for rules of the market; the others are scored on assets
    double hours = 0;
    std::vector<double> events;
    std::map<std::string, std::vector<double>, std::less<>> alerts;  // by rule: raised from nothing
    // Which of its minutes could be judged by the definition; empty: all, the truth is known.
    std::vector<bool> judged;
};

struct Window {
    // A forward-looking rule is right if an event follows within `horizon`, `minLead` after it at the earliest; a
    // coincident one, if an event begins within `together` of it.
    double horizon = 24, minLead = 1, together = 4;
    double merge = 4;  // warnings of a rule on one unit no further apart are one
    // Of the minutes that decide whether a warning was right, so many must have been judged for it to count.
    double enough = 0.9;
    std::size_t rounds = 1000;  // random shifts
    std::uint64_t seed = 1;
};

struct Row {
    std::string_view rule;
    bool forward = false;
    std::size_t raised = 0;                // all, merged
    analytics::validate::Score score;      // of those whose time could be judged
    std::optional<double> latencySeconds;  // coincident: from the event's beginning; below 0: before it
    std::optional<double> placebo;         // share of random shifts with a precision at least as good
    double hours = 0;                      // that could be judged, over all units
    std::size_t events = 0;
};
// Every rule that is about the market, in the order of the table.
std::vector<Row> score(std::span<const Unit> units, const Window& window);

}  // namespace trial

// Collects units from an engine that runs: what a replay says.
class RuleTrial {
public:
    // After each second's judgement.
    void judged(const RiskEngine& risk, const MetricBoard& metrics, AsOf now);
    std::vector<trial::Unit> units() const;
    // The cascades that were found, by asset, oldest first.
    struct Event {
        std::string asset;
        Timestamp at{};
    };
    const std::vector<Event>& events() const { return m_events; }
    std::optional<Timestamp> from() const { return m_from; }
    Timestamp until() const { return m_until; }

private:
    struct Seen {
        cascade::Watch watch;
        Step minute = -1;
        std::map<std::string, std::vector<double>, std::less<>> alerts;
        std::vector<bool> judged;
    };
    double hours(Timestamp t) const { return toSeconds(t - *m_from) / 3600; }

    std::map<std::string, Seen, std::less<>> m_seen;  // by asset; empty: the market
    std::vector<Event> m_events;
    std::optional<Timestamp> m_from;
    Timestamp m_until{};
};

}  // namespace plimsoll
