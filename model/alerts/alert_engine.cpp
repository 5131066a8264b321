#include "model/alerts/alert_engine.h"

#include "model/market/number_text.h"
#include "model/metrics/metric_text.h"
#include "model/metrics/quick_words.h"

#include <algorithm>
#include <set>

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
    m_pasts.clear();
    m_named.clear();
    m_each.clear();
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        Past& p = m_past[m_rules[i].id];
        m_pasts.push_back(&p);
        if (!p.some) continue;
        std::set<std::string_view> assets;
        for (const AlertCondition& c : m_rules[i].conditions)
            if (isQuick(c.metric)) assets.insert(c.asset);
        for (const std::string_view asset : assets)
            (asset.empty() ? m_each : m_named[std::string(asset)]).push_back(i);
    }
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
        if (i == 0) out.value = v.value, out.floor = v.floor;
        if (look.second && m_pastOf && m_pastsLeft > 0 && w.sights[i].wantsPast(c)) {
            --m_pastsLeft;
            w.sights[i].remember(m_pastOf(c, assetOf(c, asset)), look.now.mono);
        }
        const AssetMetrics* const of = look.metrics.find(assetOf(c, asset));
        ConditionSight::Reading reading =
            w.sights[i].look(c, v, look.now.mono, look.second, of ? of->facts.unreached : std::uint8_t{0});
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
    fired.metric = first.metric;
    fired.value = w.last.value.value_or(0);
    fired.atOnce = past.atOnce || (past.some && !look.second);
    fired.silent = rule.snoozedUntil && look.now.wall < *rule.snoozedUntil;
    if (w.delay)
        fired.delayMs = toMs(*w.delay + std::max(Duration{}, look.now.mono - *w.heldFrom - Duration(rule.hold)));
    fired.text = first.asset.empty() && !asset.empty() ? asset + ' ' : std::string();
    fired.text += alertTitle(rule) + ": ";
    fired.text += w.last.value ? number_text::floored(w.last.floor, metricText, first.metric, *w.last.value)
                               : std::string(number_text::kNone);
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

// Not watched at all.
std::optional<AlertState> AlertEngine::resting(const Past& past, AsOf now)
{
    if (!past.fault.empty()) return AlertState::Failed;
    if (past.rule.expires && now.wall >= *past.rule.expires) return AlertState::Expired;
    if (!past.rule.armed || past.done) return AlertState::Paused;
    return std::nullopt;
}

AlertEngine::Standing AlertEngine::standingOf(const Past& past, AsOf now)
{
    Standing out;
    if (const auto state = resting(past, now)) {
        out.state = *state;
        out.note = past.fault;
        return out;
    }
    std::size_t known = 0;
    const std::string* note = nullptr;
    for (const auto& [asset, w] : past.watches) {
        const bool holds = w.last.holds.value_or(false);
        if (!out.value || holds) out.value = w.last.value, out.floor = w.last.floor;
        known += w.last.holds.has_value();
        if (!note && !w.last.note.empty()) note = &w.last.note;
        if (w.machine && w.machine->level() != alert::Level::Calm)
            out.state = AlertState::Firing;
        else if (out.state == AlertState::Armed && holds)
            out.state = AlertState::Holding;
    }
    if (out.state == AlertState::Armed && known == 0) {
        out.state = AlertState::Suspended;
        out.note = note ? *note : "nothing is watched";
        return out;
    }
    if (note) out.note = *note;
    if (const std::size_t all = past.watches.size(); known < all && all > 1) {
        out.note = std::to_string(all - known);
        out.note += " of ";
        out.note += std::to_string(all);
        out.note += " assets cannot be judged; ";
        if (note) out.note += *note;
    }
    if (out.state == AlertState::Armed && past.firedAt && now.mono - *past.firedAt < past.rule.cooldown)
        out.state = AlertState::Cooling;
    return out;
}

void AlertEngine::show(const Past& past, Standing standing, AlertRow& row)
{
    row.state = standing.state;
    row.note = std::move(standing.note);
    row.value = standing.value;
    row.floor = standing.floor;
    row.lastFired = past.lastFired;
    row.timesFired = past.timesFired;
}

const AlertSnapshot& AlertEngine::step(const MetricSnapshot& metrics, AsOf now, const Arrivals& since)
{
    const Look look{metrics, now, true};
    m_pastsLeft = kPastsASecond;
    m_snapshot = {};
    m_snapshot.asOf = now;
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        const AlertRule& rule = m_rules[i];
        Past& past = *m_pasts[i];
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
        AlertRow& row = m_snapshot.rows.emplace_back();
        row.rule = rule;
        row.atOnce = past.atOnce;
        show(past, standingOf(past, now), row);
        m_snapshot.suspended += row.state == AlertState::Suspended;
    }
    m_snapshot.fired.assign(m_fired.begin(), m_fired.end());
    return m_snapshot;
}

void AlertEngine::judgeRule(std::size_t i, std::string_view asset, const Look& look, std::optional<Mono> since,
                            bool& news)
{
    // Begun in a second: what is new waits for it.
    if (i >= m_snapshot.rows.size() || m_snapshot.rows[i].rule.id != m_rules[i].id) return;
    Past& past = *m_pasts[i];
    if (resting(past, look.now)) return;
    if (!past.every) {
        judge(past, {}, look, since);
    } else {
        const bool named = std::any_of(past.rule.conditions.begin(), past.rule.conditions.end(),
                                       [&](const AlertCondition& c) { return c.asset == asset; });
        for (auto& [name, w] : past.watches)
            if (named || name == asset) judge(past, name, look, since);
    }
    AlertRow& row = m_snapshot.rows[i];
    Standing standing = standingOf(past, look.now);
    news = news || standing.state != row.state;
    m_snapshot.suspended += standing.state == AlertState::Suspended;
    m_snapshot.suspended -= row.state == AlertState::Suspended;
    show(past, std::move(standing), row);
}

bool AlertEngine::judge(const MetricSnapshot& metrics, std::string_view asset, AsOf now, std::optional<Mono> since)
{
    const Look look{metrics, now, false};
    const std::uint64_t before = m_serial;
    bool news = false;
    static const std::vector<std::size_t> none;
    const auto place = m_named.find(asset);
    const std::vector<std::size_t>& named = place == m_named.end() ? none : place->second;
    // Both are in the rules' order, and so is what fires.
    for (auto a = named.cbegin(), b = m_each.cbegin(); a != named.end() || b != m_each.end();) {
        const bool first = b == m_each.end() || (a != named.end() && *a <= *b);
        const std::size_t i = first ? *a : *b;
        if (a != named.end() && *a == i) ++a;
        if (b != m_each.end() && *b == i) ++b;
        judgeRule(i, asset, look, since, news);
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
