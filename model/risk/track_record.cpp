#include "model/risk/track_record.h"

#include "model/analytics/validation.h"
#include "model/market/number_text.h"
#include "model/metrics/instrument_series.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace track {

namespace {

std::string join(std::initializer_list<std::string_view> parts)
{
    std::string out;
    for (const std::string_view part : parts) out += part;
    return out;
}

std::string watched(double days)
{
    if (days < 1) return join({number_text::plain(days * 24, 0), " h watched"});
    return join({number_text::plain(days, 0), days < 1.5 ? " day watched" : " days watched"});
}

}  // namespace

bool isTried(const RiskRule& rule)
{
    return !rule.own && rule.scope != RuleScope::Venue;
}

bool isFollowedBy(bool forward, Timestamp alert, Timestamp event)
{
    const Duration lead = event - alert;
    if (forward) return lead >= kLeastLead && lead <= kHorizon;
    return lead >= -kTogether && lead <= kTogether;
}

std::string recordText(const RiskRule& rule, const std::optional<TrackRecord>& record)
{
    if (rule.own) return "none: it is about your own positions, not about what the market does next";
    if (!isTried(rule)) return "none: it is about a feed, not about what the market does next";
    if (!record) return "untested: simulated runs, replays and runs that store nothing keep no record";
    std::string out;
    if (record->raised == 0) {
        out = "untested: no warning of this rule has had its time yet";
    } else {
        const auto share = analytics::validate::wilson(record->followed, record->raised);
        out =
            join({std::to_string(record->followed), " of ", std::to_string(record->raised),
                  rule.forward ? " followed by a cascade 1 to 24 h later (" : " came with a cascade, within 4 h (",
                  number_text::plain(share.low * 100, 0), " to ", number_text::plain(share.high * 100, 0),
                  " % at 95 %)"});
    }
    if (record->waiting > 0) out += join({", ", std::to_string(record->waiting), " still waiting"});
    out += join({"; ", watched(record->days)});
    return out;
}

}  // namespace track

namespace {

using track::RuleTrack;

constexpr int kMinutesOfHour = 45;  // judged, so that the hour counts as judged
// So much of the future is no sign of a clock that was ahead: clocks are corrected by moments all the time.
constexpr Duration kAhead = std::chrono::minutes{1};

std::int64_t hourOfTime(Timestamp t)
{
    return hourOf(t);
}

// The newest second that is kept; 0: nothing is.
std::int64_t newestOf(const track::State& state)
{
    std::int64_t newest = 0;
    for (const auto& [id, rule] : state.rules)
        for (const track::Alert& a : rule.waiting) newest = std::max(newest, secondOf(a.at));
    for (const auto& [name, asset] : state.assets) {
        for (const Timestamp e : asset.events) newest = std::max(newest, secondOf(e));
        if (!asset.hours.empty()) newest = std::max(newest, *asset.hours.rbegin() * 3'600);
    }
    return newest;
}

}  // namespace

// Whether the wall clock may be believed.
bool TrackKeeper::believes(AsOf now)
{
    const std::int64_t wall = secondOf(now.wall);
    const std::int64_t steady = std::chrono::floor<std::chrono::seconds>(now.mono.time_since_epoch()).count();
    if (m_clock) {
        static_cast<void>(m_clock->look(wall, steady));
    } else {
        const std::int64_t newest = newestOf(m_state);
        m_clock.emplace(wall, steady, newest);
        // Either the clock was ahead then, or it is behind now.
        if (newest > secondOf(now.wall + kAhead)) m_clock->doubt(steady);
    }
    return m_clock->believed(steady);
}

bool TrackKeeper::step(AsOf now, Step second, const std::vector<std::string>& assets, const SeriesOf& series,
                       const std::vector<RiskEngine::Said>& said)
{
    m_changed = false;
    const bool believed = believes(now);
    for (const RiskEngine::Said& s : said) raise(s, now.wall);
    // Each asset in its own second of the minute.
    for (std::size_t i = 0; i < assets.size(); ++i) {
        Eye& eye = m_eyes[assets[i]];
        if (eye.minute != second / 60 && second % 60 >= static_cast<Step>(i % 50)) look(assets[i], second, series);
    }
    if (second / 60 != m_settled) {
        m_settled = second / 60;
        if (believed) {
            settle(now.wall);
            forget(now.wall);
        }
        std::erase_if(m_eyes, [&](const auto& eye) {
            return std::find(assets.begin(), assets.end(), eye.first) == assets.end();
        });
    }
    return m_changed;
}

void TrackKeeper::raise(const RiskEngine::Said& said, Timestamp now)
{
    const RiskRule* const rule = riskRule(said.warning.rule);
    if (!rule || !track::isTried(*rule)) return;
    if (said.before != Severity::None || said.warning.severity < Severity::Warning) return;
    RuleTrack& kept = m_state.rules[said.warning.rule];
    const bool same = std::any_of(kept.waiting.begin(), kept.waiting.end(), [&](const track::Alert& a) {
        return a.asset == said.warning.asset && std::chrono::abs(now - a.at) < track::kMerge;
    });
    if (same || kept.waiting.size() >= track::kMostWaiting) return;
    kept.waiting.push_back({said.warning.asset, now});
    m_changed = true;
}

void TrackKeeper::look(const std::string& asset, Step second, const SeriesOf& series)
{
    Eye& eye = m_eyes[asset];
    eye.minute = second / 60;
    const Step minute = second / 60 - 1, hour = minute / 60;
    const PerpSeries perps = series(asset);
    const cascade::Reading reading = cascade::readMinute(perps, minute);
    if (eye.hour != hour) eye.hour = hour, eye.minutesJudged = 0;
    if (cascade::met(reading) && ++eye.minutesJudged == kMinutesOfHour) judged(asset, hour);
    if (eye.watch.look(minute, reading)) event(asset, Timestamp{std::chrono::minutes{minute}});
    // The venues' past comes when it comes: hours that nobody watched are asked for again and again.
    if (const Step turn = minute / 10; turn != eye.hourLooked) {
        eye.hourLooked = turn;
        lookBack(asset, hour, perps);
    }
}

void TrackKeeper::lookBack(const std::string& asset, Step hour, const PerpSeries& perps)
{
    std::optional<Step> from;
    for (const auto& [id, kept] : m_state.rules)
        for (const track::Alert& a : kept.waiting)
            if (a.asset == asset || a.asset.empty())
                from = std::min(from.value_or(hour), hourOfTime(a.at) - track::kTogether / std::chrono::hours{1});
    if (!from) return;
    // No series reaches back further, whenever the file says that something was raised.
    from = std::max(*from, hour - static_cast<Step>(InstrumentSeries::kHours));
    const auto& known = m_state.assets[asset].hours;
    for (Step h = *from; h < hour; ++h) {
        if (known.contains(h)) continue;
        const auto met = cascade::met(cascade::readHour(perps, h));
        if (!met) continue;
        if (*met) event(asset, Timestamp{std::chrono::hours{h + 1}});
        judged(asset, h);
    }
}

void TrackKeeper::judged(const std::string& asset, Step hour)
{
    const bool first = std::none_of(m_state.assets.begin(), m_state.assets.end(),
                                    [hour](const auto& a) { return a.second.hours.contains(hour); });
    m_state.hoursWatched += first;
    m_changed |= m_state.assets[asset].hours.insert(hour).second;
}

void TrackKeeper::event(const std::string& asset, Timestamp at)
{
    auto& events = m_state.assets[asset].events;
    const bool same = std::any_of(events.begin(), events.end(), [at](Timestamp e) {
        return (e > at ? e - at : at - e) < std::chrono::minutes{cascade::kMinutes};
    });
    if (same) return;
    events.push_back(at);
    m_changed = true;
}

// None: not all of its time could be judged yet.
std::optional<bool> TrackKeeper::followed(const RiskRule& rule, const track::Alert& alert) const
{
    const Timestamp from = rule.forward ? alert.at : alert.at - track::kTogether;
    const Timestamp until = alert.at + (rule.forward ? track::kHorizon : track::kTogether);
    bool any = false, came = false;
    for (const auto& [name, asset] : m_state.assets) {
        if (!alert.asset.empty() && alert.asset != name) continue;
        bool whole = true;
        for (std::int64_t h = hourOfTime(from); h <= hourOfTime(until) && whole; ++h)
            whole = asset.hours.contains(h);
        if (!whole) continue;
        any = true;
        came |= std::any_of(asset.events.begin(), asset.events.end(),
                            [&](Timestamp e) { return track::isFollowedBy(rule.forward, alert.at, e); });
    }
    return any ? std::optional(came) : std::nullopt;
}

void TrackKeeper::settle(Timestamp now)
{
    for (auto& entry : m_state.rules) {
        RuleTrack& kept = entry.second;
        const RiskRule* const rule = riskRule(entry.first);
        const auto before = kept.waiting.size();
        std::erase_if(kept.waiting, [&](const track::Alert& a) {
            if (!rule || now - a.at >= track::kGiveUp || a.at > now + kAhead) {
                ++kept.unseen;
                return true;
            }
            if (now - a.at < (rule->forward ? track::kHorizon : track::kTogether)) return false;
            const auto came = followed(*rule, a);
            if (!came) return false;
            ++kept.raised;
            kept.followed += *came;
            return true;
        });
        m_changed |= before != kept.waiting.size();
    }
}

void TrackKeeper::forget(Timestamp now)
{
    const Timestamp old = now - track::kGiveUp - track::kHorizon;
    for (auto& [name, asset] : m_state.assets) {
        std::erase_if(asset.events, [&](Timestamp e) { return e < old || e > now + kAhead; });
        std::erase_if(asset.hours,
                      [&](std::int64_t h) { return h < hourOfTime(old) || h > hourOfTime(now + kAhead); });
    }
}

std::map<std::string, TrackRecord, std::less<>> TrackKeeper::records() const
{
    std::map<std::string, TrackRecord, std::less<>> out;
    for (const RiskRule& rule : riskRules()) {
        if (!track::isTried(rule)) continue;
        TrackRecord& r = out[std::string(rule.id)];
        r.days = static_cast<double>(m_state.hoursWatched) / 24;
        const auto kept = m_state.rules.find(rule.id);
        if (kept == m_state.rules.end()) continue;
        r.raised = kept->second.raised;
        r.followed = kept->second.followed;
        r.waiting = static_cast<std::uint32_t>(kept->second.waiting.size());
    }
    return out;
}

}  // namespace plimsoll
