#include "model/boards/phase_board.h"

#include "model/boards/phase_parts.h"
#include "model/boards/phase_past.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>

namespace plimsoll {

using analytics::phase::Phase;

void PhaseBoard::begin(const std::vector<store::EpisodeRow>& rows, Timestamp now)
{
    PhasePast past = pastOf(rows);
    for (const auto& [asset, stretches] : past.stretches)
        if (auto resume = resumeOf(past, asset, now)) m_metrics.resume(asset, std::move(*resume));
    for (auto& [asset, stretches] : past.stretches) m_log.begin(asset, std::move(stretches));
    m_flushes.begin(std::move(past.flushes));
}

void PhaseBoard::step(const std::array<VenueRow, kVenueCount>& venues, AsOf now)
{
    m_flushes.step(venues, now);
    const auto second = m_metrics.second();
    if (!second) return;
    for (const auto& m : m_metrics.values().assets) {
        Held& h = m_held[m->asset()];
        const PhaseStage stage = stageOf(*m);
        if (stage != h.stage || !h.stageSince) h = {stage, now.wall, h.engagedSince, h.engaged};
        const bool engaged = ringOf(*m).engaged == Verdict::Yes;
        if (engaged != h.engaged || !h.engagedSince) h.engaged = engaged, h.engagedSince = now.wall;
        const PhaseStretch* const before = m_log.last(m->asset());
        const auto phase = phaseOf(*m);
        // A change is told at once, else once a minute.
        const bool changed = phase && (!before || before->stored || before->phase != *phase);
        if (!changed && m_minute == *second / 60) continue;
        m_log.look(*m, now);
        if (const PhaseStretch* const last = m_log.last(m->asset()); last && phase && !last->stored)
            m_rows.push_back(rowOf(m->asset(), *last));
    }
    if (m_minute == *second / 60) return;
    m_minute = *second / 60;
    for (const FlushEntry& e : m_flushes.entries()) {
        if (e.record.stored) continue;
        bool& closed = m_closed[{e.record.asset, toUnixMs(e.record.began)}];
        if (closed) continue;
        closed = e.over;
        m_rows.push_back(rowOf(e, now.wall));
    }
    std::erase_if(m_held, [&](const auto& h) { return !m_metrics.values().find(h.first); });
}

void PhaseBoard::renewLevels(const std::string& asset, Step minute)
{
    std::vector<std::string> assets = {"BTC", "ETH"};
    if (std::find(assets.begin(), assets.end(), asset) == assets.end()) assets.push_back(asset);
    m_levels.clear();
    for (const std::string& name : assets) {
        const AssetMetrics* const m = m_metrics.values().find(name);
        if (!m) continue;
        LevelQuestion ask;
        ask.asset = name;
        ask.price = numberOf(m->at(metric::price)).value;
        ask.atr = m->at(metric::atr).value;
        ask.lost = m->facts.lostLevel;
        ask.stressed = m->facts.supportLostHours.value_or(0) > 0;
        std::size_t most = 0;
        for (const VenueId v : kVenues) {
            const InstrumentTrack* const t =
                m_market.watch().has(v) ? m_market.leading(name, v, Market::Perp) : nullptr;
            const InstrumentSeries* const s = t ? m_metrics.series(t->id) : nullptr;
            if (const std::size_t known = s ? s->closesKnown(minute) : 0; known > most)
                ask.series = s, ask.venue = v, most = known;
        }
        for (const auto& [of, level] : m_own)
            if (of == name) ask.own.push_back(level);
        m_levels.push_back(keyLevels(ask, minute / 60));
    }
}

PhaseSnapshot PhaseBoard::snapshot(const std::string& asset, AsOf now)
{
    PhaseSnapshot out;
    out.asOf = now;
    out.asset = asset;
    out.flushes = m_flushes.records();
    const AssetMetrics* const m = m_metrics.values().find(asset);
    // Each time anew: what is said depends on the moment, not on when it was asked before (a replay jumps).
    if (const auto second = m_metrics.second()) {
        m_of = asset;
        m_changes = m_log.changes(asset, now.wall);
        m_band = m_log.band(asset, now.wall);
        renewLevels(asset, *second / 60);
    }
    out.changes = m_of == asset && m_changes ? m_changes : std::make_shared<const std::vector<PhaseChange>>();
    out.band = m_of == asset && m_band ? m_band : std::make_shared<const std::vector<PhaseSpan>>();
    if (m_of == asset) out.levels = m_levels;
    if (!m) {
        out.reason = analytics::Reason::NoData;
        return out;
    }
    const MetricValue& phase = m->at(metric::phase);
    out.phase = phaseOf(*m);
    out.reason = phase.reason;
    out.coverage = phase.coverage;
    if (out.phase) {
        out.since = m->facts.phaseSince;
        if (out.since) out.hours = std::max(0.0, toSeconds(now.wall - *out.since) / 3'600);
        out.seen = m->facts.phaseSeen;
        out.resumed = m->facts.phaseGap.has_value();
        out.gap = m->facts.phaseGap.value_or(Duration{});
        out.stage = stageOf(*m);
        out.leaves = leavesText(*out.phase);
    }
    const auto held = m_held.find(asset);
    if (held != m_held.end() && held->second.stage == out.stage && out.stage != PhaseStage::None)
        out.stageSince = held->second.stageSince;
    out.evidence = evidenceOf(out.phase.value_or(Phase::BuildUp), *m);
    if (!out.phase)
        for (PhaseEvidence& e : out.evidence) e.asked = false;
    out.euphoriaParts = euphoriaOf(*m);
    out.calm = calmOf(*m);
    out.ring = ringOf(*m);
    if (held != m_held.end() && held->second.engaged && out.ring.engaged == Verdict::Yes)
        out.ring.since = held->second.engagedSince;
    out.wave = waveOf(*m, m_metrics.values());
    out.aftershock = aftershockOf(*m, now);
    out.sentence = phaseSentence(*m);
    out.stageSentence = stageSentence(out.stage, out.aftershock, m->facts.phaseNow.calmHours);
    out.checklist = checklistOf(*m);
    out.purge = purgeOf(*m);
    out.fundingReset = fundingResetOf(*m);
    out.dislocations = dislocationsOf(*m);
    return out;
}

}  // namespace plimsoll
