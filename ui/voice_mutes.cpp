#include "ui/voice_mutes.h"

#include <algorithm>
#include <set>

namespace plimsoll {

namespace {

std::string place(const std::string& rule, const std::string& asset, std::string_view venue)
{
    std::string key = rule;
    key += '|';
    key += asset;
    key += '|';
    key += venue;
    return key;
}

}  // namespace

std::string MuteList::placeOf(const Warning& w)
{
    return place(w.rule, w.asset, w.venue ? venueKey(*w.venue) : std::string_view{});
}

std::string MuteList::placeOf(const Mute& m)
{
    return place(m.rule, m.asset, m.venue);
}

void MuteList::load(const std::vector<Mute>& mutes)
{
    m_mutes.clear();
    for (const Mute& m : mutes) m_mutes[placeOf(m)] = {m, false, {}};
}

std::vector<Mute> MuteList::all() const
{
    std::vector<Mute> out;
    for (const auto& [key, kept] : m_mutes) out.push_back(kept.mute);
    std::stable_sort(out.begin(), out.end(), [](const Mute& a, const Mute& b) { return a.since < b.since; });
    return out;
}

void MuteList::add(const Warning& w, MuteFor how, Timestamp now)
{
    Mute m{w.rule, w.asset, w.venue ? std::string(venueKey(*w.venue)) : std::string(), how, now, {}};
    if (how == MuteFor::Hour) m.until = now + kHour;
    m_mutes[placeOf(w)] = {std::move(m), false, {}};
}

bool MuteList::remove(const std::string& key)
{
    return m_mutes.erase(key) > 0;
}

bool MuteList::has(const Warning& w, Timestamp now) const
{
    if (m_mutes.empty()) return false;
    const auto at = m_mutes.find(placeOf(w));
    return at != m_mutes.end() && (at->second.mute.how != MuteFor::Hour || now < at->second.mute.until);
}

bool MuteList::look(const RiskSnapshot* risk, Timestamp now)
{
    if (m_mutes.empty()) return false;
    // What cannot be judged is not clear.
    std::set<std::string> standing;
    if (risk) {
        for (const Warning& w : risk->warnings) standing.insert(placeOf(w));
        for (const Warning& w : risk->unknown) standing.insert(placeOf(w));
    }
    const std::size_t before = m_mutes.size();
    for (auto at = m_mutes.begin(); at != m_mutes.end();) {
        Kept& kept = at->second;
        const bool stands = standing.contains(at->first);
        bool over = false;
        switch (kept.mute.how) {
            case MuteFor::Hour: over = now >= kept.mute.until; break;
            case MuteFor::UntilClear:
                if (kept.waiting == Timestamp{}) kept.waiting = now;
                kept.met |= stands;
                over = risk && !stands && (kept.met || now - kept.waiting >= kPatience);
                break;
            case MuteFor::Forever: break;
        }
        at = over ? m_mutes.erase(at) : std::next(at);
    }
    return m_mutes.size() < before;
}

}  // namespace plimsoll
