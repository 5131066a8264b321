#include "model/risk/risk_engine.h"

#include "model/market/number_text.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/metric_text.h"
#include "model/metrics/over_venues.h"
#include "model/risk/track_record.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace plimsoll {

namespace {

namespace alert = analytics::alert;

Severity severityOf(alert::Level level)
{
    switch (level) {
        case alert::Level::Calm: return Severity::None;
        case alert::Level::Warn: return Severity::Warning;
        case alert::Level::Critical: return Severity::Critical;
    }
    return Severity::None;
}

double holdOf(const RiskRule& rule)
{
    return rule.fast ? alert::kFastHold : alert::Thresholds{}.holdSeconds;
}

alert::Thresholds machineLimits(const RiskRule& rule, const Thresholds& t)
{
    alert::Thresholds out;
    out.warn = t.warn;
    out.critical = t.crit;
    out.exitWarn = t.exitWarn;
    if (t.crit) out.exitCritical = t.exitCrit;
    out.holdSeconds = holdOf(rule);
    if (rule.fast) {
        out.clearSeconds = alert::kFastClear;
        out.cooldownSeconds = alert::kFastCooldown;
    }
    return out;
}

std::string join(std::initializer_list<std::string_view> parts)
{
    std::string out;
    for (const std::string_view part : parts) out += part;
    return out;
}

std::string place(const std::string& asset, std::optional<VenueId> venue)
{
    if (!venue) return asset;
    return asset.empty() ? std::string(venueName(*venue)) : join({asset, " on ", venueName(*venue)});
}

std::string headlineOf(const RiskRule& rule, const Warning& w)
{
    const std::string where = place(w.asset, w.venue);
    std::string out = where.empty() ? std::string(rule.text.title) : join({where, ": ", rule.text.title});
    if (w.value) {
        const bool critical = w.severity == Severity::Critical && w.thresholds.crit;
        const double limit = critical ? *w.thresholds.crit : w.thresholds.warn;
        // What was raised stays until it has been clear for a while: its number may be below the limit again.
        const bool eased = *w.value < limit;
        const std::string_view words = eased      ? ", again below "
                                       : critical ? ", critical from "
                                                  : ", warning from ";
        out += join({" \u2013 ", ruleNumber(rule, *w.value), words, ruleNumber(rule, limit),
                     eased ? ", not yet clear" : ""});
    }
    return out;
}

std::string clearsOf(const RiskRule& rule, const Thresholds& t)
{
    return join({"clears: below ", ruleNumber(rule, t.exitWarn), " for ",
                 number_text::age(std::chrono::seconds(static_cast<int>(rule.fast ? alert::kFastClear : 300)))});
}

std::string qualityOf(const RiskRule& rule, const RuleReading& r, const Trust& trust)
{
    std::string out =
        join({number_text::share(r.fresh()), " of the inputs fresh, ", std::to_string(r.inputs), " independent"});
    if (rule.onlySource && r.inputs == 1) out += ", the only source there is";
    if (r.floor) out += ", a lower bound";
    if (r.shareOfUsd)
        out += join(
            {", a share of ", unitText(analytics::Unit::Usd, *r.shareOfUsd), " open interest of the same venues"});
    const bool part = r.window < 1;
    if (part) out += join({", ", number_text::share(r.window), " of its time known"});
    out += join({"; confidence ", number_text::share(trust.confidence()),
                 part ? " = fresh \u00d7 known \u00d7 independent of 3" : " = fresh \u00d7 independent of 3",
                 trust.modelled ? " \u00d7 0.7 for a model" : ""});
    return out;
}

// "Binance 12.0 bp, Bybit 11.0 bp, OKX unknown": the largest first.
std::string venuesOf(const std::vector<Evidence>& evidence, MetricId id)
{
    std::vector<const Evidence*> of;
    for (const Evidence& e : evidence)
        if (e.metric == id && e.venue) of.push_back(&e);
    std::stable_sort(of.begin(), of.end(), [](const Evidence* a, const Evidence* b) {
        return a->value.has_value() != b->value.has_value()
                   ? a->value.has_value()
                   : std::fabs(a->value.value_or(0)) > std::fabs(b->value.value_or(0));
    });
    std::string out;
    for (const Evidence* e : of) {
        out += join({out.empty() ? "" : ", ", venueName(*e->venue), " "});
        out += e->value ? metricText(id, *e->value) : std::string("unknown");
    }
    return out;
}

std::string timeOfDay(Timestamp t)
{
    const auto second = std::chrono::floor<std::chrono::seconds>(t);
    const std::chrono::hh_mm_ss time(second - std::chrono::floor<std::chrono::days>(second));
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d:%02d", static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return text;
}

bool worseFirst(const Warning& a, const Warning& b)
{
    if (a.severity != b.severity) return a.severity > b.severity;
    if (a.since.mono != b.since.mono) return a.since.mono < b.since.mono;
    return std::tie(a.asset, a.rule) < std::tie(b.asset, b.rule);
}

}  // namespace

std::string_view severityWord(Severity s)
{
    static constexpr std::array<std::string_view, 4> words = {"Normal", "Notice", "Warning", "Critical"};
    return words[static_cast<std::size_t>(s)];
}

double Trust::confidence() const
{
    constexpr double kModel = 0.7;
    return std::min(1.0, coverage * std::min(inputs, 4) / 3.0) * (modelled ? kModel : 1);
}

std::string plainSentence(const Warning& w)
{
    std::string out = w.headline;
    out += w.unknown ? join({", cannot be judged now (", w.missing, ")"}) : std::string();
    if (w.severity != Severity::None)
        out += join({", ", w.severity == Severity::Critical ? "critical" : "raised", " since ",
                     timeOfDay(w.since.wall), " UTC"});
    return out + ". " + w.why + ' ' + w.people + ' ' + w.clears + '.';
}

std::vector<Evidence> RiskEngine::evidenceOf(const RiskRule& rule, const RuleContext& c, const std::string& asset)
{
    std::vector<Evidence> out;
    const auto add = [&](MetricId id, std::optional<VenueId> venue) {
        for (const Evidence& e : out)
            if (e.metric == id && e.venue == venue) return;
        const MetricValue& v = c.values.at(id, venue);
        Evidence& e = out.emplace_back();
        e.metric = id;
        e.venue = venue;
        e.value = v.value;
        e.floor = v.floor;
        const EvidencePast::Seen& seen = m_past.of(id, asset, venue, v.value);
        e.spark = seen.spark;
        if (seen.rank && v.value) e.percentile = seen.rank->percentile, e.percentileHours = seen.rank->hours;
        // What is usual is known of an asset over all venues.
        const auto& usual = c.values.facts.usual;
        if (venue || !usual || id >= usual->size() || !(*usual)[id]) return;
        e.normal = (*usual)[id]->value;
        e.normalHours = (*usual)[id]->hours;
    };
    // A venue that does not list the asset has nothing to say.
    const auto addVenues = [&](MetricId id) {
        for (const VenueId venue : kVenues)
            if (c.values.at(id, venue).at != Mono{}) add(id, venue);
    };
    for (const MetricId* id : rule.evidence) {
        const analytics::Scope& scope = analytics::word(*id).scope;
        if (c.venue && (scope.venue || c.values.at(*id, c.venue).value))
            add(*id, c.venue);
        else if (scope.asset || scope.market || scope.account)
            add(*id, std::nullopt);
        else
            addVenues(*id);
    }
    for (const MetricId* id : rule.byVenue)
        if (!c.venue) addVenues(*id);
    return out;
}

void RiskEngine::setLimits(std::map<std::string, Thresholds, std::less<>> limits)
{
    std::erase_if(m_states, [&](const auto& entry) {
        const RiskRule* const rule = riskRule(entry.first.rule);
        const auto place = limits.find(entry.first.rule);
        return !(limitsOf(*rule) == (place == limits.end() ? rule->limits : place->second));
    });
    m_limits = std::move(limits);
}

const Thresholds& RiskEngine::limitsOf(const RiskRule& rule) const
{
    const auto place = m_limits.find(rule.id);
    return place == m_limits.end() ? rule.limits : place->second;
}

void RiskEngine::judge(const RiskRule& rule, const RuleContext& c, const std::string& asset, AsOf now)
{
    if (rule.asked && !rule.asked(c)) return;
    const Key key{rule.id, asset, c.venue};
    const Thresholds& limits = limitsOf(rule);
    auto place = m_states.find(key);
    if (place == m_states.end()) {
        auto machine = alert::Machine::start(machineLimits(rule, limits));
        if (!machine) return;  // limits are checked where they are entered
        place = m_states.emplace(key, State{std::move(*machine), now, {}}).first;
    }
    State& state = place->second;
    state.seen = true;
    ++m_snapshot.rulesJudged;

    RuleReading reading = rule.read(c);
    std::string missing = reading.missing;
    if (reading.value && !reading.certain && reading.coverage < MetricValue::kEnough * reading.window)
        missing = "too few venues are fresh";
    // A step is a second. A lower bound that was below the limit counts: it was looked at.
    if (reading.value && missing.empty()) {
        state.belowWarn += *reading.value < limits.warn;
        state.belowCrit += *reading.value < limits.crit.value_or(limits.warn);
    }
    // Nor is what may be more known to have eased.
    const bool critical = state.machine.level() == alert::Level::Critical;
    if (missing.empty() && reading.value && reading.least &&
        *reading.value < (critical ? limits.crit.value_or(limits.warn) : limits.warn))
        missing = reading.leastFor;
    // Calm may rest on one input; a warning may not.
    const bool raised = reading.value && *reading.value >= limits.warn;
    if (missing.empty() && raised && reading.inputs < (rule.onlySource ? 1 : kInputs))
        missing = "one input alone, a second is needed";
    const bool known = reading.value.has_value() && missing.empty();

    const Severity before = severityOf(state.machine.level());
    const auto event =
        state.machine.step(toSeconds(now.mono.time_since_epoch()), known ? reading.value : std::nullopt);
    const Severity severity = severityOf(state.machine.level());
    if (severity != before) state.since = now;
    // A beginning was seen where it was below for as long as it must be above to be raised. Else its inputs became
    // known, and perhaps nothing has changed: with the start of the program, a new asset, other limits.
    if (severity > before)
        state.found =
            reading.found || (severity == Severity::Critical ? state.belowCrit : state.belowWarn) < holdOf(rule);
    if (known) state.last = reading.value;

    if (known && severity == Severity::None && before == Severity::None) {
        ++m_snapshot.rulesQuiet;
        return;
    }
    Warning w;
    w.rule = rule.id;
    w.asset = asset;
    w.venue = c.venue;
    w.severity = severity;
    w.since = state.since;
    w.found = state.found;
    w.value = known ? reading.value : state.last;
    w.thresholds = limits;
    w.why = rule.text.why;
    w.people = join({rule.text.people, " (", rule.source, ")"});
    w.clears = clearsOf(rule, limits);
    const Trust trust{reading.coverage, reading.inputs, rule.modelled};
    w.quality = qualityOf(rule, reading, trust);
    if (const auto record = m_records.find(rule.id); record != m_records.end()) w.track = record->second;
    w.record = track::recordText(rule, w.track);
    w.forward = rule.forward;
    w.modelled = rule.modelled;
    w.coverage = reading.coverage;
    w.window = reading.window;
    w.confidence = trust.confidence();
    w.evidence = evidenceOf(rule, c, asset);
    if (!rule.byVenue.empty())
        if (const std::string venues = venuesOf(w.evidence, *rule.byVenue.front()); !venues.empty())
            w.quality += join({"; ", analytics::word(*rule.byVenue.front()).what, " by venue: ", venues});
    if (c.values.facts.unreached && !rule.own) w.quality += join({"; ", withoutVenues(c.values.facts.unreached)});
    w.headline = headlineOf(rule, w);
    w.unknown = !known;
    w.missing = missing;
    if (event && *event) m_said.push_back({w, before});
    if (w.unknown) {
        m_snapshot.unknown.push_back(std::move(w));
    } else if (severity != Severity::None) {
        m_snapshot.warnings.push_back(std::move(w));
    }
}

const RiskSnapshot& RiskEngine::step(const MetricSnapshot& metrics,
                                     const std::array<VenueRow, kVenueCount>& venues, AsOf now)
{
    m_snapshot = {};
    m_snapshot.asOf = now;
    m_said.clear();
    m_past.note(metrics, std::chrono::floor<std::chrono::seconds>(now.mono.time_since_epoch()).count());
    for (auto& [key, state] : m_states) state.seen = false;
    for (const VenueRow& row : venues)
        if (row.enabled && !row.aside && row.state >= Freshness::Stale) m_snapshot.outages.push_back(row.venue);

    static const AssetMetrics nothing{std::string()};
    const AssetMetrics& market = metrics.market ? *metrics.market : nothing;
    for (const RiskRule& rule : riskRules()) {
        if (rule.scope == RuleScope::Market) judge(rule, {metrics, market, {}}, {}, now);
        if (rule.scope == RuleScope::Venue)
            for (const VenueRow& row : venues)
                if (row.enabled && !row.aside) judge(rule, {metrics, market, row.venue}, {}, now);
        for (const auto& asset : metrics.assets) {
            if (rule.scope == RuleScope::Asset) judge(rule, {metrics, *asset, {}}, asset->asset(), now);
            if (rule.scope != RuleScope::AssetVenue) continue;
            for (const VenueRow& row : venues)
                if (row.enabled && !row.aside && asset->at(metric::index, row.venue).at != Mono{})
                    judge(rule, {metrics, *asset, row.venue}, asset->asset(), now);
        }
    }
    // What is watched no longer has no state any more.
    std::erase_if(m_states, [](const auto& entry) { return !entry.second.seen; });
    std::stable_sort(m_snapshot.warnings.begin(), m_snapshot.warnings.end(), worseFirst);
    std::stable_sort(m_snapshot.unknown.begin(), m_snapshot.unknown.end(), worseFirst);
    return m_snapshot;
}

}  // namespace plimsoll
