#include "model/alerts/alert_standing.h"

#include "model/alerts/alert_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace plimsoll {

namespace {

std::string sentenceOf(AlertState state, const std::vector<const AlertRow*>& rows)
{
    const bool failed = state == AlertState::Failed, back = state == AlertState::Armed;
    if (rows.size() > 1)
        return std::to_string(rows.size()) + (failed ? " alerts have failed"
                                              : back ? " alerts are watched again"
                                                     : " alerts are suspended");
    const AlertRow& row = *rows.front();
    std::string text = failed ? "Failed: " : back ? "Watched again: " : "Suspended: ";
    text += alertTitle(row.rule);
    if (!back && !row.note.empty()) {
        text += " \u2013 ";
        text += row.note;
    }
    return text;
}

std::string assetOf(const AlertRule& rule)
{
    for (const AlertCondition& c : rule.conditions)
        if (!c.asset.empty()) return c.asset;
    return {};
}

}  // namespace

std::string_view standingWord(AlertState state)
{
    return state == AlertState::Armed ? "watched again" : alertStateText(state);
}

bool isStandingWord(std::string_view word)
{
    for (const AlertState s : {AlertState::Suspended, AlertState::Failed, AlertState::Armed})
        if (standingWord(s) == word) return true;
    return false;
}

bool cannotSpeak(const AlertRow& row, Timestamp now)
{
    const bool trouble = row.state == AlertState::Suspended || row.state == AlertState::Failed;
    const bool snoozed = row.rule.snoozedUntil && now < *row.rule.snoozedUntil;
    return trouble && row.rule.armed && !snoozed;
}

AlertStanding::Way AlertStanding::wayOf(const AlertRow& row, Timestamp now)
{
    if (cannotSpeak(row, now)) return row.state == AlertState::Failed ? Way::Failed : Way::Suspended;
    switch (row.state) {
        case AlertState::Armed:
        case AlertState::Holding:
        case AlertState::Firing:
        case AlertState::Cooling: return Way::Watched;
        default: return Way::Resting;
    }
}

AlertStanding::Way AlertStanding::due(const Seen& seen, Mono now) const
{
    switch (seen.is) {
        case Way::Failed: return Way::Failed;
        case Way::Suspended:
            return seen.down && now - std::max(*seen.down, *m_first + kFirst) >= kHold ? Way::Suspended
                                                                                       : seen.told;
        case Way::Watched: return now - seen.since >= kBack ? Way::Watched : seen.told;
        case Way::Resting: break;
    }
    return seen.told;
}

std::vector<StandingNews> AlertStanding::look(const AlertSnapshot& alerts)
{
    const Mono now = alerts.asOf.mono;
    if (m_last && now == *m_last) return {};
    // Another model, which counts anew.
    if (m_last && now < *m_last) *this = {};
    if (!m_first) m_first = now;
    m_last = now;
    std::map<std::uint64_t, Seen> all;
    for (const AlertRow& row : alerts.rows) {
        const Way way = wayOf(row, alerts.asOf.wall);
        const auto before = m_seen.find(row.rule.id);
        Seen seen = before == m_seen.end() ? Seen{Way::Resting, Way::Watched, now, {}} : before->second;
        if (seen.is != way) {
            const bool flicker = seen.is == Way::Watched && now - seen.since < kBack;
            if (way == Way::Suspended && !(seen.down && flicker)) seen.down = now;
            seen.is = way;
            seen.since = now;
        }
        // The person's own wish: nothing is to be taken back.
        if (way == Way::Resting) seen.told = Way::Watched, seen.down.reset();
        all.emplace(row.rule.id, seen);
    }
    m_seen = std::move(all);

    if (now - *m_first < kFirst) return {};
    while (!m_told.empty() && now - m_told.front() > kLately) m_told.pop_front();
    if (!m_told.empty() && now - m_told.back() < (m_told.size() < kOften ? kGather : kLately)) return {};
    static constexpr std::array<std::pair<Way, AlertState>, 3> kinds = {
        std::pair{Way::Failed, AlertState::Failed}, std::pair{Way::Suspended, AlertState::Suspended},
        std::pair{Way::Watched, AlertState::Armed}};
    std::vector<StandingNews> out;
    for (const auto& [way, state] : kinds) {
        std::vector<const AlertRow*> rows;
        for (const AlertRow& row : alerts.rows) {
            Seen& seen = m_seen[row.rule.id];
            if (seen.told == way || due(seen, now) != way) continue;
            seen.told = way;
            rows.push_back(&row);
        }
        if (rows.empty()) continue;
        const bool one = rows.size() == 1;
        out.push_back({state, rows.size(), one ? rows.front()->rule.id : 0,
                       one ? assetOf(rows.front()->rule) : std::string(), sentenceOf(state, rows)});
    }
    if (!out.empty()) m_told.push_back(now);
    return out;
}

}  // namespace plimsoll
