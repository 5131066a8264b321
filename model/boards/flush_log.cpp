#include "model/boards/flush_log.h"

#include "model/boards/phase_parts.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;
using analytics::phase::Phase;

namespace {

using S = InstrumentSeries;

constexpr double kThin = 0.8;  // of its normal depth: back when it is above again
constexpr std::chrono::minutes kStays{5};

std::size_t at(Structure s)
{
    return static_cast<std::size_t>(s);
}
void widen(PhaseNumber& n, std::optional<double> v)
{
    if (v && (!n.value || *v > *n.value)) n.value = v;
}

// Which way is worse. Of funding: whatever is farther from before.
bool worse(Structure s, bool down, double now, double than, std::optional<double> before)
{
    switch (s) {
        case Structure::Price: return down ? now < than : now > than;
        case Structure::Interest:
        case Structure::Depth: return now < than;
        case Structure::Basis:
        case Structure::Spread: return now > than;
        case Structure::Funding: return before && std::fabs(now - *before) > std::fabs(than - *before);
    }
    return false;
}

void fold(FlushEntry& e, const std::array<std::optional<double>, kStructures>& seen)
{
    for (std::size_t s = 0; s < kStructures; ++s) {
        if (!seen[s]) continue;
        StructureValue& v = e.record.card[s];
        const bool down = !e.before || e.before->down;
        if (!v.worst.value || worse(static_cast<Structure>(s), down, *seen[s], *v.worst.value, v.before.value))
            v.worst.value = seen[s];
    }
}

Timestamp toMs(Timestamp t)
{
    return std::chrono::floor<std::chrono::milliseconds>(t);
}

}  // namespace

void FlushLog::begin(std::vector<FlushEntry> past)
{
    for (FlushEntry& e : past) e.record.stored = true;
    m_entries.insert(m_entries.begin(), std::make_move_iterator(past.begin()),
                     std::make_move_iterator(past.end()));
    std::stable_sort(m_entries.begin(), m_entries.end(),
                     [](const FlushEntry& a, const FlushEntry& b) { return a.record.began < b.record.began; });
}

FlushLog::Look FlushLog::look(const AssetMetrics& m, const std::array<VenueRow, kVenueCount>& venues, AsOf now)
{
    Look out;
    out.at = now.wall;
    const auto usable = [&](MetricId id) -> std::optional<double> {
        const MetricValue& v = m.at(id);
        return v.usable() ? v.value : std::nullopt;
    };
    out.structure[at(Structure::Price)] = usable(metric::price);
    // A venue that is silent would look like a loss: of those that it is held against, or of all.
    static const BeforeFlush ofAll{};
    out.structure[at(Structure::Interest)] = sameInterest(m.facts.beforeFlush ? *m.facts.beforeFlush : ofAll, m);
    out.structure[at(Structure::Funding)] = usable(metric::r8);
    out.structure[at(Structure::Basis)] = usable(metric::basisDisp);
    out.structure[at(Structure::Depth)] = m.facts.normalInput.depth;
    out.structure[at(Structure::Spread)] = m.facts.normalInput.spread;
    for (std::size_t v = 0; v < kVenueCount; ++v)
        if (const auto& h = venues[v].health) out.counters[v] = Counters{h->gaps, h->resyncs};
    return out;
}

// The flush that the metrics are following: the same moment, to the millisecond that is stored.
FlushEntry* FlushLog::running(const AssetMetrics& m)
{
    const auto& before = m.facts.beforeFlush;
    if (!before) return nullptr;
    for (auto e = m_entries.rbegin(); e != m_entries.rend(); ++e)
        if (e->record.asset == m.asset() && toMs(e->record.began) == toMs(before->at)) return &*e;
    return nullptr;
}

void FlushLog::start(const AssetMetrics& m, const Look& now)
{
    const BeforeFlush& before = *m.facts.beforeFlush;
    FlushEntry e;
    e.record.asset = m.asset();
    e.record.began = before.at;
    e.before = m.facts.beforeFlush;
    auto& card = e.record.card;
    card[at(Structure::Price)].before = numberOf(before.price, Reason::TooShort);
    card[at(Structure::Interest)].before = numberOf(before.interest, Reason::TooShort);
    card[at(Structure::Funding)].before = numberOf(before.r8Day, Reason::TooShort);
    card[at(Structure::Basis)].before = numberOf(before.basis, Reason::TooShort);
    card[at(Structure::Depth)].before = numberOf(before.depth, Reason::TooShort);
    card[at(Structure::Spread)].before = numberOf(before.spread, Reason::TooShort);
    Running run;
    run.counted = now.counters;
    run.from = minuteOf(before.at) - kLead.count();
    if (const auto lead = m_leads.find(m.asset()); lead != m_leads.end() && !lead->second.empty()) {
        run.counted = lead->second.front().counters;
        for (const Look& l : lead->second) fold(e, l.structure);
    }
    m_running.insert_or_assign(m.asset(), run);
    // Another that was still being followed ends here.
    for (FlushEntry& old : m_entries)
        if (old.record.asset == m.asset()) old.over = true;
    m_entries.push_back(std::move(e));
    if (m_entries.size() > kMost) m_entries.erase(m_entries.begin());
}

void FlushLog::forced(FlushEntry& e, const AssetMetrics& m, AsOf now)
{
    FlushRecord& r = e.record;
    const auto longs = m.at(metric::liqUsd1mLong).value, shorts = m.at(metric::liqUsd1mShort).value;
    if (longs || shorts) {
        const double usd = longs.value_or(0) + shorts.value_or(0);
        if (!r.peakUsd.value || usd > *r.peakUsd.value) {
            r.peakUsd.value = usd;
            r.peakAt = now.wall;
        }
    }
    Running& run = m_running[m.asset()];
    const Step until = minuteOf(now.wall);
    double sumLong = run.carriedLong, sumShort = run.carriedShort;
    bool any = r.longUsd.value.has_value();
    for (const VenueId v : kVenues) {
        const InstrumentTrack* const t =
            m_market.watch().has(v) ? m_market.leading(m.asset(), v, Market::Perp) : nullptr;
        const S* const s = t ? m_metrics.series(t->id) : nullptr;
        if (!s || until < run.from) continue;
        const auto count = static_cast<std::size_t>(until - run.from + 1);
        const auto a = s->minutes().sum(until, count, S::MLong), b = s->minutes().sum(until, count, S::MShort);
        any = any || a || b;
        sumLong += a.value_or(0);
        sumShort += b.value_or(0);
    }
    if (!any) return;
    r.longUsd.value = sumLong;
    r.shortUsd.value = sumShort;
}

void FlushLog::follow(FlushEntry& e, const AssetMetrics& m, const Look& now, AsOf at_)
{
    FlushRecord& r = e.record;
    e.before = m.facts.beforeFlush;
    e.since = m.facts.sinceFlush;
    fold(e, now.structure);
    for (std::size_t s = 0; s < kStructures; ++s) r.card[s].now = numberOf(now.structure[s], Reason::Stale);
    r.interestRemoved = purgeOf(*e.before, e.since).share;
    const auto phase = phaseOf(m);
    if (!r.ended) {
        forced(e, m, at_);
        if (phase && *phase != Phase::Liquidation) r.ended = m.facts.phaseSince.value_or(at_.wall);
    }
    if (phase && *phase != Phase::Liquidation && *phase != Phase::Reset) e.over = true;
}

void FlushLog::stress(FlushEntry& e, const AssetMetrics& m, const std::array<VenueRow, kVenueCount>& venues,
                      const Look& now, AsOf at_)
{
    Running& run = m_running[m.asset()];
    if (at_.wall - e.record.began > kStressed) return;
    for (const VenueId venue : kVenues) {
        const auto v = static_cast<std::size_t>(venue);
        const InstrumentTrack* const t =
            m_market.watch().has(venue) ? m_market.leading(m.asset(), venue, Market::Perp) : nullptr;
        if (!t) continue;
        VenueStress& s = e.record.venues[v] ? *e.record.venues[v] : e.record.venues[v].emplace();
        if (const auto& c = now.counters[v]) {
            // A feed that was begun anew counts from nothing.
            const Counters from = run.counted[v].value_or(*c);
            s.gaps += c->gaps >= from.gaps ? c->gaps - from.gaps : c->gaps;
            s.resyncs += c->resyncs >= from.resyncs ? c->resyncs - from.resyncs : c->resyncs;
            run.counted[v] = c;
        }
        if (t->book && t->bookState() != BookState::Empty) {
            double age = toSeconds(at_.mono - t->bookGaps.last());
            if (t->bookState() == BookState::Stale)
                age = std::max(age, toSeconds(at_.mono - t->book->stamp().mono));
            widen(s.worstAgeS, age);
        }
        if (venues[v].health) widen(s.worstDelayMs, venues[v].health->latencyP99);
        const auto& before = e.before;
        const auto spread = m.at(metric::spreadBps, venue).value;
        if (before && spread && before->venueSpread[v] && *before->venueSpread[v] > 0)
            widen(s.worstSpread, *spread / *before->venueSpread[v]);
        else if (!s.worstSpread.value)
            s.worstSpread.reason = Reason::TooShort;
        const auto bids = m.at(metric::depth100Bid, venue).value, asks = m.at(metric::depth100Ask, venue).value;
        if (!before || !before->venueDepth[v] || !(*before->venueDepth[v] > 0)) {
            s.largestLoss.reason = s.recoveredMin.reason = Reason::TooShort;
            continue;
        }
        if (!bids || !asks) {
            run.backSince[v].reset();
            continue;
        }
        const double share = (*bids + *asks) / *before->venueDepth[v];
        widen(s.largestLoss, std::max(0.0, 1 - share));
        if (share < kThin) {
            run.thinned[v] = true;
            run.backSince[v].reset();
            s.recoveredMin = {std::nullopt, Reason::Incomplete};
        } else if (run.thinned[v] && !s.recoveredMin.value) {
            if (!run.backSince[v]) run.backSince[v] = at_.wall;
            if (at_.wall - *run.backSince[v] >= kStays)
                s.recoveredMin.value = std::max(0.0, toSeconds(*run.backSince[v] - e.record.began) / 60);
        }
    }
}

void FlushLog::step(const std::array<VenueRow, kVenueCount>& venues, AsOf now)
{
    for (const auto& m : m_metrics.values().assets) {
        const Look seen = look(*m, venues, now);
        std::deque<Look>& lead = m_leads[m->asset()];
        if (lead.empty() || seen.at - lead.back().at >= std::chrono::minutes{1} || seen.at < lead.back().at) {
            lead.push_back(seen);
            if (lead.size() > static_cast<std::size_t>(kLead.count())) lead.pop_front();
        }
        if (!m->facts.flushOpen || !m->facts.beforeFlush) {
            // What ended a moment ago is told that it did.
            if (FlushEntry* e = running(*m); e && !e->over) follow(*e, *m, seen, now);
            continue;
        }
        FlushEntry* e = running(*m);
        if (!e) {
            start(*m, seen);
            e = &m_entries.back();
        } else if (e->record.stored) {
            // Taken up again: what this run counts is added.
            e->record.stored = e->over = false;
            Running run;
            run.counted = seen.counters;
            run.carriedLong = e->record.longUsd.value.value_or(0);
            run.carriedShort = e->record.shortUsd.value.value_or(0);
            run.from = minuteOf(now.wall);
            for (std::size_t v = 0; v < kVenueCount; ++v)
                run.thinned[v] =
                    e->record.venues[v] && e->record.venues[v]->largestLoss.value.value_or(0) > 1 - kThin;
            m_running.insert_or_assign(m->asset(), run);
        }
        if (e->over) continue;
        follow(*e, *m, seen, now);
        stress(*e, *m, venues, seen, now);
    }
    std::erase_if(m_leads, [&](const auto& l) { return !m_metrics.values().find(l.first); });
}

std::shared_ptr<const std::vector<FlushRecord>> FlushLog::records() const
{
    auto out = std::make_shared<std::vector<FlushRecord>>();
    out->reserve(m_entries.size());
    for (auto e = m_entries.rbegin(); e != m_entries.rend(); ++e) out->push_back(e->record);
    return out;
}

}  // namespace plimsoll
