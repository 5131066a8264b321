#include "model/boards/phase_log.h"

#include "model/boards/phase_parts.h"

#include <algorithm>

namespace plimsoll {

using analytics::phase::Phase;

void PhaseLog::begin(const std::string& asset, std::vector<PhaseStretch> past)
{
    std::vector<PhaseStretch>& all = m_kept[asset].past;
    for (PhaseStretch& p : past) p.stored = true;
    all.insert(all.begin(), std::make_move_iterator(past.begin()), std::make_move_iterator(past.end()));
    std::stable_sort(all.begin(), all.end(),
                     [](const PhaseStretch& a, const PhaseStretch& b) { return a.from < b.from; });
}

void PhaseLog::look(const AssetMetrics& m, AsOf now)
{
    const auto phase = phaseOf(m);
    if (!phase || !m.facts.phaseSince) return;
    Kept& kept = m_kept[m.asset()];
    std::vector<PhaseStretch>& run = kept.run;
    // The computer's clock was set back: the axis of stretches does not go with it, unless that took longer than a
    // gap. Then the clock was wrong before, and what it had dated is dropped.
    if (!run.empty() && run.back().to - now.wall > kBroken) {
        std::erase_if(run, [&](const PhaseStretch& s) { return s.from > now.wall; });
        for (PhaseStretch& s : run) s.to = std::min(s.to, now.wall);
    }
    PhaseStretch* const last = run.empty() ? nullptr : &run.back();
    if (last && now.wall < last->to) return;
    if (last && last->phase == *phase && now.wall - last->to <= kBroken) {
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
    const auto tells = [&](const PhaseStretch& s) {
        return !moves.empty() && s.after && s.from <= now.wall &&
               s.from + std::chrono::minutes{2} >= moves.back().at;
    };
    const bool known =
        std::any_of(kept.past.begin(), kept.past.end(), tells) || std::any_of(run.begin(), run.end(), tells);
    if (!moves.empty() && moves.back().to == *phase && !known) {
        next.from = std::min(now.wall, moves.back().at);
        next.after = moves.back().from;
        next.by = changeOf(moves.back()).by;
        // What came before lasted until then.
        if (last && now.wall - last->to <= kBroken) last->to = std::max(last->to, next.from);
    }
    run.push_back(std::move(next));
    std::erase_if(run, [&](const PhaseStretch& s) { return now.wall - s.to > PhaseSnapshot::kBand; });
}

const PhaseStretch* PhaseLog::last(const std::string& asset) const
{
    const auto found = m_kept.find(asset);
    if (found == m_kept.end()) return nullptr;
    const Kept& kept = found->second;
    if (!kept.run.empty()) return &kept.run.back();
    return kept.past.empty() ? nullptr : &kept.past.back();
}

std::shared_ptr<const std::vector<PhaseChange>> PhaseLog::changes(const std::string& asset, Timestamp now) const
{
    auto out = std::make_shared<std::vector<PhaseChange>>();
    const auto found = m_kept.find(asset);
    if (found == m_kept.end()) return out;
    for (const std::vector<PhaseStretch>* of : {&found->second.run, &found->second.past})
        for (auto s = of->rbegin(); s != of->rend() && out->size() < kMostChanges; ++s) {
            if (!s->after || (s->stored && s->from > now)) continue;
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
    const auto put = [&](const PhaseStretch& s, Timestamp latest) {
        const Timestamp from = std::max(s.from, until), to = std::min(s.to, latest);
        if (to < from) return;
        // A minute between two looks is no gap.
        if (from - until <= std::chrono::minutes{2} && until > first)
            add(until, to, s.phase);
        else {
            add(until, from, std::nullopt);
            add(from, to, s.phase);
        }
        until = std::max(until, to);
    };
    if (const auto found = m_kept.find(asset); found != m_kept.end()) {
        const auto& [past, run] = found->second;
        // Where this run has watched, no earlier one did, whatever its clock said.
        for (const PhaseStretch& s : past) put(s, run.empty() ? now : std::min(now, run.front().from));
        for (const PhaseStretch& s : run) put(s, now);
    }
    if (now - until > std::chrono::minutes{2}) add(until, now, std::nullopt);
    return out;
}

}  // namespace plimsoll
