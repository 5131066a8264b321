#include "model/alerts/alert_engine.h"

#include "model/market/number_text.h"
#include "model/metrics/metric_text.h"
#include "model/metrics/quick_words.h"

#include <algorithm>

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

// The side on which the condition is true, or a crossing ends; of what looks back, of the change or the deviation.
bool beyond(const AlertCondition& c, double v)
{
    switch (c.op) {
        case AlertOperator::Above: return v > c.level;
        case AlertOperator::Below: return v < c.level;
        case AlertOperator::CrossesUp: return v >= c.level;
        case AlertOperator::CrossesDown: return v <= c.level;
        case AlertOperator::ChangesTo: return v == c.level;
        case AlertOperator::RisesBy:
        case AlertOperator::FallsBy: return v >= c.level;
        case AlertOperator::ZAbove: return v > c.level;
        case AlertOperator::ZBelow: return v < c.level;
    }
    return false;
}

// What the condition is asked of: the value, or what it makes of its own past.
std::optional<double> askedOf(const AlertCondition& c, double v, const std::optional<ValuePast>& past, Mono now)
{
    switch (c.op) {
        case AlertOperator::RisesBy: return past->rise(v, changesByShare(c.metric), now);
        case AlertOperator::FallsBy: return past->fall(v, changesByShare(c.metric), now);
        case AlertOperator::ZAbove:
        case AlertOperator::ZBelow: return past->z(v);
        case AlertOperator::Above:
        case AlertOperator::Below:
        case AlertOperator::CrossesUp:
        case AlertOperator::CrossesDown:
        case AlertOperator::ChangesTo: break;
    }
    return v;
}

// Some watched asset, when the condition names none.
bool ofEach(const AlertCondition& c)
{
    const analytics::Scope& scope = analytics::word(c.metric).scope;
    return c.asset.empty() && !scope.market && !scope.account;
}

// Of the market and of all own positions there is no asset.
const std::string& assetOf(const AlertCondition& c, const std::string& asset)
{
    return ofEach(c) ? asset : c.asset;
}

std::string placeOf(const AlertCondition& c, const std::string& asset)
{
    std::string out = assetOf(c, asset);
    if (!out.empty()) out += ' ';
    if (c.venue) out.append(venueCode(*c.venue)).append(" ");
    return out.append(analytics::word(c.metric).name);
}

// What changes nothing of what is watched for.
bool sameQuestion(AlertRule a, const AlertRule& b)
{
    a.title = b.title;
    a.severity = b.severity;
    a.snoozedUntil = b.snoozedUntil;
    a.sound = b.sound, a.tray = b.tray, a.post = b.post, a.bundle = b.bundle;
    return a == b;
}

}  // namespace

void AlertEngine::setRules(std::vector<AlertRule> rules)
{
    std::map<std::uint64_t, Past> past;
    for (const AlertRule& rule : rules) {
        Past& p = past[rule.id];
        if (const auto before = m_past.find(rule.id); before != m_past.end()) {
            p = std::move(before->second);
            // Another question, another answer; the history stays.
            if (!sameQuestion(p.rule, rule)) {
                p.watches.clear();
                p.done = false;
            }
        }
        p.rule = rule;
        p.fault = alertFault(rule);
        const auto& c = rule.conditions;
        const auto quick = [](const AlertCondition& one) { return isQuick(one.metric); };
        p.atOnce = p.fault.empty() && std::all_of(c.begin(), c.end(), quick);
        p.some = p.fault.empty() && std::any_of(c.begin(), c.end(), quick);
        p.every = std::any_of(c.begin(), c.end(), ofEach);
    }
    m_past = std::move(past);
    m_rules = std::move(rules);
}

AlertEngine::Reading AlertEngine::read(const AlertCondition& c, const MetricValue& v, Sight& sight,
                                       const Look& look)
{
    Reading out;
    if (!v.usable()) {
        // A crossing that was not seen is not made up: the far side must be seen again.
        sight.otherSide = sight.crossed = false;
        out.note = v.value ? "too few venues are fresh" : std::string(analytics::reasonWords(v.reason));
        return out;
    }
    if (looksBack(c.op)) {
        if (!sight.past) sight.past.emplace(c.over);
        sight.past->note(*v.value, look.now.mono, look.second);
        if (!sight.past->whole(look.now.mono)) {
            out.note = number_text::age(sight.past->seen(look.now.mono)) + " of its ";
            out.note += number_text::age(c.over) + " are seen";
        }
    }
    const auto asked = askedOf(c, *v.value, sight.past, look.now.mono);
    if (!asked) {
        if (out.note.empty()) out.note = "too little of its past is seen";
        return out;
    }
    const bool there = beyond(c, *asked);
    out.holds = there;
    if (!isCrossing(c.op)) return out;
    if (!there)
        sight.otherSide = true, sight.crossed = false;
    else if (sight.otherSide)
        sight.crossed = true;
    out.holds = sight.crossed;
    return out;
}

AlertEngine::Verdict AlertEngine::verdict(const AlertRule& rule, const std::string& asset, Watch& w,
                                          const Look& look)
{
    Verdict out;
    const std::size_t n = rule.conditions.size();
    w.sights.resize(n);
    bool all = true, any = false, unknown = false;
    std::string missing, young;
    for (std::size_t i = 0; i < n; ++i) {
        const AlertCondition& c = rule.conditions[i];
        const MetricValue& v = look.metrics.at(c.metric, assetOf(c, asset), c.venue);
        if (i == 0) out.value = v.value;
        Reading reading = read(c, v, w.sights[i], look);
        if (!reading.note.empty()) {
            std::string& note = reading.holds ? young : missing;
            if (note.empty()) note = placeOf(c, asset) + ": " + reading.note;
        }
        unknown = unknown || !reading.holds;
        all = all && reading.holds.value_or(true);
        any = any || reading.holds.value_or(false);
    }
    // "Or" needs only one that is known to hold; "and" none that is known not to.
    if (rule.all)
        out.holds = !all ? std::optional(false) : unknown ? std::nullopt : std::optional(n > 0);
    else
        out.holds = any ? std::optional(true) : unknown ? std::nullopt : std::optional(false);
    out.note = out.holds || missing.empty() ? (missing.empty() ? young : missing) : missing;
    return out;
}

void AlertEngine::fire(Past& past, const std::string& asset, const Watch& w, const Look& look)
{
    if (past.done) return;  // `once`, of several assets
    const AlertRule& rule = past.rule;
    const AlertCondition& first = rule.conditions.front();
    AlertFired fired;
    fired.serial = ++m_serial;
    fired.rule = rule.id;
    fired.asset = first.asset.empty() ? asset : first.asset;
    fired.venue = first.venue;
    fired.severity = rule.severity;
    fired.at = look.now;
    fired.value = w.last.value.value_or(0);
    fired.atOnce = past.atOnce || (past.some && !look.second);
    fired.silent = rule.snoozedUntil && look.now.wall < *rule.snoozedUntil;
    if (w.delay)
        fired.delayMs = toMs(*w.delay + std::max(Duration{}, look.now.mono - *w.heldFrom - Duration(rule.hold)));
    fired.text = first.asset.empty() && !asset.empty() ? asset + ' ' : std::string();
    fired.text += alertTitle(rule) + ": ";
    fired.text += w.last.value ? metricText(first.metric, *w.last.value) : std::string(number_text::kNone);
    m_fired.push_front(std::move(fired));
    if (m_fired.size() > kFiredKept) m_fired.pop_back();
    past.lastFired = look.now.wall;
    past.firedAt = look.now.mono;
    ++past.timesFired;
    if (rule.once) past.done = true;
}

void AlertEngine::judge(Past& past, const std::string& asset, const Look& look, std::optional<Mono> since)
{
    Watch& w = past.watches[asset];
    w.seen = true;
    if (!w.machine) {
        auto machine = alert::Machine::start(machineLimits(past.rule));
        if (!machine) {
            past.fault = machine.error().text;
            return;
        }
        w.machine = std::move(*machine);
    }
    w.last = verdict(past.rule, asset, w, look);
    if (!w.last.holds.value_or(false)) {
        w.heldFrom.reset();
    } else if (!w.heldFrom) {
        w.heldFrom = look.now.mono;
        w.delay = since ? std::optional(std::max(Duration{}, look.now.mono - *since)) : std::nullopt;
    }
    std::optional<double> sample;
    if (w.last.holds) sample = *w.last.holds ? kTrue : kFalse;
    const auto event = w.machine->step(toSeconds(look.now.mono.time_since_epoch()), sample);
    if (event && *event && (*event)->move == alert::Move::Up) fire(past, asset, w, look);
}

// Whether what the rule says can change with values of this asset.
bool AlertEngine::rests(const Past& past, std::string_view asset)
{
    return std::any_of(past.rule.conditions.begin(), past.rule.conditions.end(), [&](const AlertCondition& c) {
        return isQuick(c.metric) && (c.asset.empty() || c.asset == asset);
    });
}

// Not watched at all.
std::optional<AlertState> AlertEngine::resting(const Past& past, AsOf now)
{
    if (!past.fault.empty()) return AlertState::Failed;
    if (past.rule.expires && now.wall >= *past.rule.expires) return AlertState::Expired;
    if (!past.rule.armed || past.done) return AlertState::Paused;
    return std::nullopt;
}

AlertRow AlertEngine::rowOf(const Past& past, AsOf now)
{
    AlertRow row;
    row.rule = past.rule;
    row.lastFired = past.lastFired;
    row.timesFired = past.timesFired;
    row.atOnce = past.atOnce;
    if (const auto state = resting(past, now)) {
        row.state = *state;
        row.note = past.fault;
        return row;
    }
    std::size_t known = 0;
    std::string note;
    for (const auto& [asset, w] : past.watches) {
        const bool holds = w.last.holds.value_or(false);
        if (!row.value || holds) row.value = w.last.value;
        known += w.last.holds.has_value();
        if (note.empty()) note = w.last.note;
        if (w.machine && w.machine->level() != alert::Level::Calm)
            row.state = AlertState::Firing;
        else if (row.state == AlertState::Armed && holds)
            row.state = AlertState::Holding;
    }
    if (row.state == AlertState::Armed && known == 0) {
        row.state = AlertState::Suspended;
        row.note = note.empty() ? "nothing is watched" : note;
        return row;
    }
    row.note = note;
    if (known < past.watches.size() && past.watches.size() > 1)
        row.note = std::to_string(past.watches.size() - known) + " of " + std::to_string(past.watches.size()) +
                   " assets cannot be judged; " + note;
    if (row.state == AlertState::Armed && past.firedAt && now.mono - *past.firedAt < past.rule.cooldown)
        row.state = AlertState::Cooling;
    return row;
}

const AlertSnapshot& AlertEngine::step(const MetricSnapshot& metrics, AsOf now, const Arrivals& since)
{
    const Look look{metrics, now, true};
    m_snapshot = {};
    m_snapshot.asOf = now;
    for (const AlertRule& rule : m_rules) {
        Past& past = m_past[rule.id];
        if (resting(past, now)) {
            past.watches.clear();
        } else {
            for (auto& [asset, w] : past.watches) w.seen = false;
            // The first frame of what the rule names.
            std::optional<Mono> first;
            const auto came = [&](const std::string& asset) {
                const auto found = since.find(asset);
                if (found == since.end()) return;
                const auto at = past.atOnce ? found->second.quick : std::optional(found->second.second);
                if (at && (!first || *at < *first)) first = at;
            };
            for (const AlertCondition& c : rule.conditions)
                if (!c.asset.empty()) came(c.asset);
            if (!past.every) {
                judge(past, {}, look, first);
            } else {
                const std::optional<Mono> named = first;
                for (const auto& a : metrics.assets) {
                    first = named;
                    came(a->asset());
                    judge(past, a->asset(), look, first);
                }
            }
            std::erase_if(past.watches, [](const auto& w) { return !w.second.seen; });
        }
        m_snapshot.rows.push_back(rowOf(past, now));
        m_snapshot.suspended += m_snapshot.rows.back().state == AlertState::Suspended;
    }
    m_snapshot.fired.assign(m_fired.begin(), m_fired.end());
    return m_snapshot;
}

bool AlertEngine::judge(const MetricSnapshot& metrics, std::string_view asset, AsOf now, std::optional<Mono> since)
{
    const Look look{metrics, now, false};
    const std::uint64_t before = m_serial;
    bool news = false;
    for (std::size_t i = 0; i < m_rules.size() && i < m_snapshot.rows.size(); ++i) {
        Past& past = m_past[m_rules[i].id];
        // Begun in a second: what is new waits for it.
        if (!past.some || m_snapshot.rows[i].rule.id != m_rules[i].id || resting(past, now) || !rests(past, asset))
            continue;
        if (!past.every) {
            judge(past, {}, look, since);
        } else {
            const bool named =
                std::any_of(past.rule.conditions.begin(), past.rule.conditions.end(),
                            [&](const AlertCondition& c) { return !c.asset.empty() && c.asset == asset; });
            for (auto& [name, w] : past.watches)
                if (named || name == asset) judge(past, name, look, since);
        }
        AlertRow row = rowOf(past, now);
        AlertRow& shown = m_snapshot.rows[i];
        const bool changed = row.state != shown.state;
        news = news || changed;
        m_snapshot.suspended += row.state == AlertState::Suspended;
        m_snapshot.suspended -= shown.state == AlertState::Suspended;
        shown = std::move(row);
    }
    if (m_serial != before) {
        m_snapshot.fired.assign(m_fired.begin(), m_fired.end());
        news = true;
    }
    if (news) m_snapshot.asOf = now;
    return news;
}

std::vector<std::string> AlertEngine::due(Mono now) const
{
    std::vector<std::string> out;
    for (const auto& [id, past] : m_past) {
        if (!past.some || past.rule.hold.count() == 0) continue;
        for (const auto& [asset, w] : past.watches) {
            const bool waits = w.heldFrom && w.machine && w.machine->level() == alert::Level::Calm;
            if (!waits || now - *w.heldFrom < past.rule.hold) continue;
            if (!asset.empty()) out.push_back(asset);
            for (const AlertCondition& c : past.rule.conditions)
                if (!c.asset.empty()) out.push_back(c.asset);
        }
    }
    return out;
}

}  // namespace plimsoll
