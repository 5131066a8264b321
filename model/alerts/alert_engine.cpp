#include "model/alerts/alert_engine.h"

#include "model/metrics/metric_text.h"

#include <algorithm>
#include <array>

namespace plimsoll {

namespace {

namespace alert = analytics::alert;

constexpr double kTrue = 1, kFalse = 0, kHalf = 0.5;

alert::Thresholds machineLimits(const AlertRule& rule)
{
    alert::Thresholds t;
    t.warn = t.exitWarn = kHalf;
    t.holdSeconds = static_cast<double>(rule.hold.count());
    t.clearSeconds = static_cast<double>(rule.clear.count());
    t.cooldownSeconds = static_cast<double>(rule.cooldown.count());
    return t;
}

bool isCrossing(AlertOperator op)
{
    return op == AlertOperator::CrossesUp || op == AlertOperator::CrossesDown || op == AlertOperator::ChangesTo;
}

// The side on which a crossing ends.
bool beyond(const AlertCondition& c, double v)
{
    switch (c.op) {
        case AlertOperator::Above: return v > c.level;
        case AlertOperator::Below: return v < c.level;
        case AlertOperator::CrossesUp: return v >= c.level;
        case AlertOperator::CrossesDown: return v <= c.level;
        case AlertOperator::ChangesTo: return v == c.level;
        case AlertOperator::RisesBy:
        case AlertOperator::ZAbove: return v >= c.level;
        case AlertOperator::FallsBy: return v <= -c.level;
        case AlertOperator::ZBelow: return v <= c.level;
    }
    return false;
}

// Some watched asset, when the rule names none.
bool everyAsset(const AlertRule& rule)
{
    return std::any_of(rule.conditions.begin(), rule.conditions.end(), [](const AlertCondition& c) {
        return c.asset.empty() && !analytics::word(c.metric).scope.market;
    });
}

}  // namespace

std::string_view alertOperatorKey(AlertOperator o)
{
    static constexpr std::array<std::string_view, 9> keys = {
        ">", "<", "crosses_up", "crosses_down", "changes_to", "rises_by", "falls_by", "z_above", "z_below"};
    return keys[static_cast<std::size_t>(o)];
}
std::string_view alertOperatorText(AlertOperator o)
{
    static constexpr std::array<std::string_view, 9> texts = {"above",         "below",      "crosses above",
                                                              "crosses below", "changes to", "rises by",
                                                              "falls by",      "z above",    "z below"};
    return texts[static_cast<std::size_t>(o)];
}
std::string_view alertStateText(AlertState s)
{
    static constexpr std::array<std::string_view, 8> texts = {"paused",  "armed",     "holding", "firing",
                                                              "cooling", "suspended", "expired", "failed"};
    return texts[static_cast<std::size_t>(s)];
}

std::string conditionText(const AlertCondition& c)
{
    std::string out = c.asset.empty() ? std::string() : c.asset + ' ';
    if (c.venue) out.append(venueCode(*c.venue)).append(" ");
    out.append(analytics::word(c.metric).name).append(" ").append(alertOperatorText(c.op)).append(" ");
    return out.append(metricText(c.metric, c.level));
}

std::string alertTitle(const AlertRule& rule)
{
    if (!rule.title.empty()) return rule.title;
    std::string out;
    for (const AlertCondition& c : rule.conditions) {
        if (!out.empty()) out += rule.all ? " and " : " or ";
        out += conditionText(c);
    }
    return out;
}

void AlertEngine::setRules(std::vector<AlertRule> rules)
{
    std::map<std::uint64_t, Past> past;
    for (const AlertRule& rule : rules) {
        Past& p = past[rule.id];
        if (const auto before = m_past.find(rule.id); before != m_past.end()) {
            p = std::move(before->second);
            // Another question, another answer; the history stays.
            if (!(p.rule == rule)) {
                p.watches.clear();
                p.done = false;
            }
        }
        p.rule = rule;
    }
    m_past = std::move(past);
    m_rules = std::move(rules);
}

AlertEngine::Verdict AlertEngine::judge(const AlertRule& rule, const std::string& asset,
                                        const MetricSnapshot& metrics, Watch& w) const
{
    Verdict out;
    const std::size_t n = rule.conditions.size();
    w.crossed.resize(n, false);
    w.otherSide.resize(n, false);
    bool all = true, any = false, unknown = false;
    for (std::size_t i = 0; i < n; ++i) {
        const AlertCondition& c = rule.conditions[i];
        const MetricValue& v = metrics.at(c.metric, c.asset.empty() ? asset : c.asset, c.venue);
        if (i == 0 && v.value) out.value = *v.value;
        out.age = std::max(out.age, v.age);
        if (!v.usable()) {
            unknown = true;
            if (out.note.empty()) {
                out.note = std::string(analytics::word(c.metric).name) + ": ";
                out.note += v.value ? "too few venues are fresh" : std::string(analytics::reasonWords(v.reason));
            }
            // A crossing that was not seen is not made up: the far side must be seen again.
            w.otherSide[i] = w.crossed[i] = false;
            continue;
        }
        const bool there = beyond(c, *v.value);
        bool holds = there;
        if (isCrossing(c.op)) {
            if (!there)
                w.otherSide[i] = true, w.crossed[i] = false;
            else if (w.otherSide[i])
                w.crossed[i] = true;
            holds = w.crossed[i];
        }
        all = all && holds;
        any = any || holds;
    }
    // "Or" needs only one that is known to hold; "and" none that is known not to.
    if (rule.all)
        out.holds = !all ? std::optional(false) : unknown ? std::nullopt : std::optional(n > 0);
    else
        out.holds = any ? std::optional(true) : unknown ? std::nullopt : std::optional(false);
    return out;
}

AlertRow AlertEngine::watch(const AlertRule& rule, Past& past, const MetricSnapshot& metrics, AsOf now)
{
    AlertRow row{rule, AlertState::Armed, {}, {}, past.lastFired, past.timesFired, {}, {}};
    if (!rule.armed || past.done) row.state = AlertState::Paused;
    if (rule.expires && now.wall >= *rule.expires) row.state = AlertState::Expired;
    if (rule.conditions.empty()) {
        row.state = AlertState::Failed;
        row.note = "has no condition";
    }
    if (row.state != AlertState::Armed) {
        past.watches.clear();
        return row;
    }
    std::vector<std::string> assets;
    if (everyAsset(rule))
        for (const auto& a : metrics.assets) assets.push_back(a->asset());
    else
        assets.emplace_back();
    for (auto& [asset, w] : past.watches) w.seen = false;

    bool anyKnown = false;
    std::string note;
    for (const std::string& asset : assets) {
        Watch& w = past.watches[asset];
        w.seen = true;
        if (!w.machine) {
            auto machine = alert::Machine::start(machineLimits(rule));
            if (!machine) {
                row.state = AlertState::Failed;
                row.note = machine.error().text;
                return row;
            }
            w.machine = std::move(*machine);
        }
        const Verdict verdict = judge(rule, asset, metrics, w);
        if (!row.value || verdict.holds.value_or(false)) row.value = verdict.value;
        if (verdict.holds) anyKnown = true;
        if (note.empty()) note = verdict.note;
        std::optional<double> sample;
        if (verdict.holds) sample = *verdict.holds ? kTrue : kFalse;
        const auto event = w.machine->step(toSeconds(now.mono.time_since_epoch()), sample);
        if (event && *event && (*event)->move == alert::Move::Up) {
            const AlertCondition& first = rule.conditions.front();
            AlertFired fired;
            fired.serial = ++m_serial;
            fired.rule = rule.id;
            fired.asset = first.asset.empty() ? asset : first.asset;
            fired.venue = first.venue;
            fired.severity = rule.severity;
            fired.at = now;
            fired.value = verdict.value;
            fired.delayMs = toSeconds(verdict.age) * 1000;
            fired.text = first.asset.empty() && !asset.empty() ? asset + ' ' : std::string();
            fired.text += alertTitle(rule) + ": ";
            fired.text += metricText(first.metric, verdict.value);
            m_fired.push_front(std::move(fired));
            if (m_fired.size() > kFiredKept) m_fired.pop_back();
            past.lastFired = now.wall;
            past.firedAt = now.mono;
            ++past.timesFired;
            if (rule.once) past.done = true;
        }
        if (w.machine->level() != alert::Level::Calm)
            row.state = AlertState::Firing;
        else if (row.state == AlertState::Armed && verdict.holds.value_or(false))
            row.state = AlertState::Holding;
    }
    std::erase_if(past.watches, [](const auto& w) { return !w.second.seen; });
    if (row.state == AlertState::Armed && !anyKnown) {
        row.state = AlertState::Suspended;
        row.note = note.empty() ? "nothing is watched" : note;
    }
    if (row.state == AlertState::Armed && past.firedAt && now.mono - *past.firedAt < rule.cooldown)
        row.state = AlertState::Cooling;
    row.lastFired = past.lastFired;
    row.timesFired = past.timesFired;
    return row;
}

const AlertSnapshot& AlertEngine::step(const MetricSnapshot& metrics, AsOf now)
{
    m_snapshot = {};
    m_snapshot.asOf = now;
    for (const AlertRule& rule : m_rules) {
        m_snapshot.rows.push_back(watch(rule, m_past[rule.id], metrics, now));
        m_snapshot.suspended += m_snapshot.rows.back().state == AlertState::Suspended;
    }
    m_snapshot.fired.assign(m_fired.begin(), m_fired.end());
    return m_snapshot;
}

}  // namespace plimsoll
