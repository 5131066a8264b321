#include "model/boards/phase_log.h"

#include "model/boards/phase_parts.h"

#include <algorithm>

namespace plimsoll {

using analytics::phase::Phase;

void PhaseLog::begin(const std::string& asset, std::vector<PhaseStretch> past)
{
    std::vector<PhaseStretch>& all = m_stretches[asset];
    for (PhaseStretch& p : past) p.stored = true;
    all.insert(all.begin(), std::make_move_iterator(past.begin()), std::make_move_iterator(past.end()));
    std::stable_sort(all.begin(), all.end(),
                     [](const PhaseStretch& a, const PhaseStretch& b) { return a.from < b.from; });
}

void PhaseLog::look(const AssetMetrics& m, AsOf now)
{
    const auto phase = phaseOf(m);
    if (!phase || !m.facts.phaseSince) return;
    std::vector<PhaseStretch>& all = m_stretches[m.asset()];
    PhaseStretch* const last = all.empty() ? nullptr : &all.back();
    // The computer's clock was set back: the axis of stretches does not go with it.
    if (last && now.wall < last->to) return;
    const bool sameRun = last && !last->stored;
    if (sameRun && last->phase == *phase && now.wall - last->to <= kBroken) {
        last->to = now.wall;
        last->since = *m.facts.phaseSince;
        return;
    }
    PhaseStretch next;
    next.from = next.to = now.wall;
    next.phase = *phase;
    next.since = *m.facts.phaseSince;
    next.seen = m.facts.phaseSeen;
    const auto& moves = m.facts.phaseMoves;
    const bool known = std::any_of(all.begin(), all.end(), [&](const PhaseStretch& s) {
        return !moves.empty() && s.after && s.from + std::chrono::minutes{2} >= moves.back().at;
    });
    if (!moves.empty() && moves.back().to == *phase && !known) {
        next.from = std::min(now.wall, moves.back().at);
        next.after = moves.back().from;
        next.by = changeOf(moves.back()).by;
        // What came before lasted until then.
        if (sameRun && now.wall - last->to <= kBroken) last->to = std::max(last->to, next.from);
    }
    all.push_back(std::move(next));
    std::erase_if(all, [&](const PhaseStretch& s) { return now.wall - s.to > PhaseSnapshot::kBand; });
}

const PhaseStretch* PhaseLog::last(const std::string& asset) const
{
    const auto found = m_stretches.find(asset);
    return found == m_stretches.end() || found->second.empty() ? nullptr : &found->second.back();
}

std::shared_ptr<const std::vector<PhaseChange>> PhaseLog::changes(const std::string& asset) const
{
    auto out = std::make_shared<std::vector<PhaseChange>>();
    const auto found = m_stretches.find(asset);
    if (found == m_stretches.end()) return out;
    for (auto s = found->second.rbegin(); s != found->second.rend() && out->size() < kMostChanges; ++s) {
        if (!s->after) continue;
        PhaseChange c;
        c.at = s->from;
        c.from = s->after;
        c.to = s->phase;
        c.by = s->by;
        c.stored = s->stored;
        c.text = changeText(c);
        out->push_back(std::move(c));
    }
    return out;
}

std::shared_ptr<const std::vector<PhaseSpan>> PhaseLog::band(const std::string& asset, Timestamp now) const
{
    auto out = std::make_shared<std::vector<PhaseSpan>>();
    const Timestamp first = now - PhaseSnapshot::kBand;
    Timestamp until = first;
    const auto add = [&](Timestamp from, Timestamp to, std::optional<Phase> phase) {
        if (to <= from) return;
        if (!out->empty() && out->back().phase == phase && out->back().to == from)
            out->back().to = to;
        else
            out->push_back({from, to, phase});
    };
    const auto found = m_stretches.find(asset);
    if (found != m_stretches.end())
        for (const PhaseStretch& s : found->second) {
            const Timestamp from = std::max(s.from, until), to = std::min(s.to, now);
            if (to < from) continue;
            // A minute between two looks is no gap.
            if (from - until <= std::chrono::minutes{2} && until > first)
                add(until, to, s.phase);
            else {
                add(until, from, std::nullopt);
                add(from, to, s.phase);
            }
            until = std::max(until, to);
        }
    if (now - until > std::chrono::minutes{2}) add(until, now, std::nullopt);
    return out;
}

}  // namespace plimsoll
