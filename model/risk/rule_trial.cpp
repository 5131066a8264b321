#include "model/risk/rule_trial.h"

#include "model/risk/track_record.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace plimsoll {

namespace trial {

namespace {

namespace validate = analytics::validate;

// Alerts and events of all units on one line of time, so far apart that none meets another's.
struct Line {
    std::vector<double> alerts, events;
};

// Those no further than `merge` after the last kept one are the same.
std::vector<double> merged(std::vector<double> alerts, double merge)
{
    std::sort(alerts.begin(), alerts.end());
    std::vector<double> out;
    for (const double a : alerts)
        if (out.empty() || a - out.back() > merge) out.push_back(a);
    return out;
}

double judgedShare(const Unit& u, double from, double until)
{
    if (from < 0 || until > u.hours) return 0;  // what lies outside the record was not seen
    if (u.judged.empty()) return 1;
    const auto first = static_cast<std::size_t>(from * 60);
    const auto last = std::min(static_cast<std::size_t>(until * 60), u.judged.size());
    if (last <= first) return 0;
    const auto seen = std::count(u.judged.begin() + static_cast<std::ptrdiff_t>(first),
                                 u.judged.begin() + static_cast<std::ptrdiff_t>(last), true);
    return static_cast<double>(seen) / static_cast<double>(last - first);
}

double judgedHours(const Unit& u)
{
    if (u.judged.empty()) return u.hours;
    return static_cast<double>(std::count(u.judged.begin(), u.judged.end(), true)) / 60;
}

struct Case {
    const Unit* unit = nullptr;
    std::vector<double> alerts;  // whose time could be judged
};

}  // namespace

std::vector<Row> score(std::span<const Unit> units, const Window& w)
{
    std::vector<Row> rows;
    for (const RiskRule& rule : riskRules()) {
        if (!track::isTried(rule)) continue;
        Row row;
        row.rule = rule.id;
        row.forward = rule.forward;
        // A coincident warning is moved back by the time that it may be late; then both are asked the same.
        const double back = rule.forward ? 0 : w.together;
        validate::Window window;
        window.horizonHours = rule.forward ? w.horizon : 2 * w.together;
        window.minLeadHours = rule.forward ? w.minLead : 0;
        std::vector<Case> cases;
        double longest = 0;
        for (const Unit& u : units) {
            if (u.market != (rule.scope == RuleScope::Market)) continue;
            Case& c = cases.emplace_back();
            c.unit = &u;
            longest = std::max(longest, u.hours);
            row.hours += judgedHours(u);
            row.events += u.events.size();
            const auto raised = u.alerts.find(rule.id);
            if (raised == u.alerts.end()) continue;
            const std::vector<double> all = merged(raised->second, w.merge);
            row.raised += all.size();
            for (const double a : all)
                if (judgedShare(u, a - back, a - back + window.horizonHours) >= w.enough) c.alerts.push_back(a);
        }
        const double apart = longest + 2 * (window.horizonHours + w.merge + back);
        window.spanHours = row.hours;
        if (!(row.hours > 0)) {
            rows.push_back(row);
            continue;
        }
        const auto lineOf = [&](auto&& place) {
            Line line;
            double at = 0;
            for (const Case& c : cases) {
                for (const double a : c.alerts) line.alerts.push_back(at + place(c, a) - back);
                for (const double e : c.unit->events) line.events.push_back(at + e);
                at += apart;
            }
            return line;
        };
        const Line ours = lineOf([](const Case&, double a) { return a; });
        if (const auto found = validate::events(ours.alerts, ours.events, window)) row.score = *found;
        if (!rule.forward && row.score.medianLeadHours)
            row.latencySeconds = (w.together - *row.score.medianLeadHours) * 3600;
        if (!ours.alerts.empty() && !ours.events.empty() && w.rounds > 0) {
            std::mt19937_64 random(w.seed);
            std::size_t asGood = 0;
            for (std::size_t round = 0; round < w.rounds; ++round) {
                // 53 random bits: the same numbers with every standard library
                std::map<const Unit*, double> offset;
                for (const Case& c : cases)
                    offset[c.unit] = static_cast<double>(random() >> 11) * 0x1p-53 * c.unit->hours;
                const Line shifted =
                    lineOf([&](const Case& c, double a) { return std::fmod(a + offset[c.unit], c.unit->hours); });
                const auto theirs = validate::events(shifted.alerts, shifted.events, window);
                asGood += theirs && theirs->precision && *theirs->precision >= *row.score.precision;
            }
            row.placebo = static_cast<double>(asGood) / static_cast<double>(w.rounds);
        }
        rows.push_back(row);
    }
    return rows;
}

}  // namespace trial

void RuleTrial::judged(const RiskEngine& risk, const MetricBoard& metrics, AsOf now)
{
    if (!metrics.second()) return;
    if (!m_from) m_from = now.wall;
    m_until = now.wall;
    const Step minute = *metrics.second() / 60 - 1;
    m_seen.try_emplace(std::string());
    bool any = false;
    for (const auto& asset : metrics.values().assets) {
        Seen& seen = m_seen[asset->asset()];
        if (seen.minute == minute) continue;
        seen.minute = minute;
        const cascade::Reading reading = cascade::readMinute(metrics.perps(asset->asset()), minute);
        const auto place = static_cast<std::size_t>(hours(now.wall) * 60);
        seen.judged.resize(std::max(seen.judged.size(), place + 1), false);
        const bool known = cascade::met(reading).has_value();
        seen.judged[place] = known;
        any |= known;
        Seen& market = m_seen.find(std::string_view())->second;
        market.judged.resize(std::max(market.judged.size(), place + 1), false);
        if (any) market.judged[place] = true;
        if (seen.watch.look(minute, reading)) m_events.push_back({asset->asset(), now.wall});
    }
    for (const RiskEngine::Said& s : risk.said()) {
        if (s.before != Severity::None || s.warning.severity < Severity::Warning) continue;
        m_seen[s.warning.asset].alerts[s.warning.rule].push_back(hours(now.wall));
    }
}

std::vector<trial::Unit> RuleTrial::units() const
{
    std::vector<trial::Unit> out;
    if (!m_from) return out;
    for (const auto& [asset, seen] : m_seen) {
        trial::Unit& u = out.emplace_back();
        u.name = asset;
        u.market = asset.empty();
        u.hours = hours(m_until);
        u.alerts = seen.alerts;
        u.judged = seen.judged;
        // Nothing was ever judged: not the same as all.
        if (u.judged.empty()) u.judged.assign(1, false);
        for (const Event& e : m_events)
            if (asset.empty() || e.asset == asset) u.events.push_back(hours(e.at));
    }
    return out;
}

}  // namespace plimsoll
