// Watches what people asked to be told of. The rules come as one list; what became of each is kept by its
// id, and begins anew when the rule changes. Runs on the engine of ANALYTICS K (hold, clear, cooldown).
//
// All is judged once a second. Rules on values that can be had at once are also judged between two seconds, as
// soon as an input of theirs has changed: the same rules on newer values.
#pragma once

#include "model/alerts/alert.h"
#include "model/alerts/alert_words.h"
#include "model/alerts/condition_sight.h"
#include "model/analytics/alert_run.h"
#include "model/metrics/metric_values.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

class AlertEngine {
public:
    static constexpr std::size_t kFiredKept = 500;

    // When the first frame of an asset came since the second before; and the first that bears on what can be had
    // at once and is not judged yet.
    struct Arrival {
        Mono second{};
        std::optional<Mono> quick;
    };
    using Arrivals = std::map<std::string, Arrival, std::less<>>;  // no entry: none came

    // What is kept of a value's past, for alerts on its changes; asked for with a second, a few at a time.
    using PastOf = std::function<std::vector<ValuePast::Stretch>(const AlertCondition&, const std::string& asset)>;
    void setPast(PastOf past) { m_pastOf = std::move(past); }
    static constexpr int kPastsASecond = 50;

    void setRules(std::vector<AlertRule> rules);
    const std::vector<AlertRule>& rules() const { return m_rules; }

    // After each second's renewal of the metrics: everything.
    const AlertSnapshot& step(const MetricSnapshot& metrics, AsOf now, const Arrivals& since = {});
    // Between two seconds: what rests on values of this asset that can be had at once. True: there is something to
    // show, an alert fired or another state.
    bool judge(const MetricSnapshot& metrics, std::string_view asset, AsOf now, std::optional<Mono> since);
    // Assets whose alerts will fire by time alone, and the time is over.
    std::vector<std::string> due(Mono now) const;

    const AlertSnapshot& snapshot() const { return m_snapshot; }

private:
    struct Verdict {
        std::optional<bool> holds;  // none: cannot be said
        std::string note;           // why; or what of its past is not seen yet
        std::optional<double> value;
        bool floor = false;  // it is at least so much
    };
    // One rule on one asset: a rule without an asset watches each.
    struct Watch {
        std::optional<analytics::alert::Machine> machine;
        std::vector<ConditionSight> sights;
        Verdict last;
        std::optional<Mono> heldFrom;   // judged to hold, without a break
        std::optional<Duration> delay;  // of the frame that made it hold
        bool seen = false;
    };
    struct Past {
        AlertRule rule;
        std::string fault;
        bool atOnce = false;  // all it rests on can be had at once
        bool some = false;    // at least one
        bool every = false;   // of whichever asset is watched
        std::map<std::string, Watch, std::less<>> watches;
        std::optional<Timestamp> lastFired;
        std::optional<Mono> firedAt;
        std::uint32_t timesFired = 0;
        bool done = false;  // `once`, and it fired
    };
    struct Look {
        const MetricSnapshot& metrics;
        AsOf now;
        bool second = true;  // the regular look; else between two
    };
    Verdict verdict(const AlertRule& rule, const std::string& asset, Watch& watch, const Look& look);
    void judge(Past& past, const std::string& asset, const Look& look, std::optional<Mono> since);
    void fire(Past& past, const std::string& asset, const Watch& watch, const Look& look);
    static std::optional<AlertState> resting(const Past& past, AsOf now);
    // What a row says beside its rule.
    struct Standing {
        AlertState state = AlertState::Armed;
        std::string note;
        std::optional<double> value;
        bool floor = false;
    };
    static Standing standingOf(const Past& past, AsOf now);
    static void show(const Past& past, Standing standing, AlertRow& row);
    void judgeRule(std::size_t i, std::string_view asset, const Look& look, std::optional<Mono> since, bool& news);

    PastOf m_pastOf;
    int m_pastsLeft = 0;
    std::vector<AlertRule> m_rules;
    std::map<std::uint64_t, Past> m_past;
    std::vector<Past*> m_pasts;  // of each rule
    // Rules that rest on what can be had at once, by the asset that they name, and of whichever is watched.
    std::map<std::string, std::vector<std::size_t>, std::less<>> m_named;
    std::vector<std::size_t> m_each;
    std::deque<AlertFired> m_fired;
    std::uint64_t m_serial = 0;
    AlertSnapshot m_snapshot;
};

}  // namespace plimsoll
