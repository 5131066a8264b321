// A market in which every number is said by hand, minute by minute, and a phase that follows it: books of two
// venues go through their series as seen ones do, everything else is put where the metrics would put it.
#pragma once

#include "model/boards/phase_log.h"
#include "model/boards/phase_parts.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace plimsoll::test {

inline const AftershockCondition& of(const Aftershock& a, Condition which)
{
    return a.conditions[static_cast<std::size_t>(which)];
}

struct PhaseScript {
    static constexpr std::array kSpeaks = {VenueId::Binance, VenueId::Okx};

    // What the market is like now. Absent: nobody knows.
    struct Now {
        std::optional<double> price = 100'000, interest = 10'000, r8 = 0.00012, r8Day = 0.00012, basis = 4;
        std::optional<double> depth = 50e6, spread = 1;  // each venue's, US dollars within 1 %, bp
        std::optional<double> liqZ = 0.1, oi1h = 0, oi4h = 0, oi24h = 0.01, oi7d = 0.02, ret1h = 0;
        std::optional<double> rv1h = 0.4, rv24h = 0.4, rv30d = 0.5, rvRatio = 0.8, ldrZ = 0.5, atr = 800;
        std::optional<double> spotPerp = 0.2, spotCvdZ = 0;
        std::array<bool, 2> speaks{true, true};  // of kSpeaks
        double interestCoverage = 1;             // below 1 the second of them does not tell its interest
        double basisCoverage = 1;                // below 1 `basis` lacks a venue
        std::array<bool, 2> open{true, true};    // whose interest is told; else it is switched off
    } now;

    AssetInputs in;
    AssetMemory memory;
    AssetMetrics out{"BTC"};
    PhaseLog log;
    std::vector<analytics::phase::Phase> phases;  // as they were published, each once
    std::vector<PhaseStage> stages;

    explicit PhaseScript(Step hour = 490'000)
    {
        in.asset = "BTC";
        in.second = hour * 3'600;
        in.now.wall = Timestamp{std::chrono::hours{hour}};
        for (const VenueId v : kSpeaks) {
            const auto at = static_cast<std::size_t>(v);
            in.perp[at].track = &m_tracks[at];
            in.perp[at].series = &m_series[at];
        }
        memory.spotPerpUsual = 0.2;
    }

    void minutes(int n)
    {
        for (int i = 0; i < n; ++i) minute();
    }
    void hours(double h) { minutes(static_cast<int>(std::lround(h * 60))); }

    std::optional<double> value(MetricId id) const { return out.at(id).value; }
    std::optional<analytics::phase::Phase> phase() const { return phaseOf(out); }
    Aftershock aftershock() const { return aftershockOf(out, in.now); }
    std::optional<analytics::phase::Phase> lastChange() const
    {
        if (out.facts.phaseMoves.empty()) return std::nullopt;
        return out.facts.phaseMoves.back().to;
    }

    // Words for what happens.
    void calmDays(int days) { hours(days * 24); }
    void flush()
    {
        now.price = 92'000, now.interest = 8'000, now.depth = 12e6, now.spread = 5, now.basis = 20;
        now.liqZ = 6, now.oi4h = -0.2, now.oi1h = -0.15, now.ret1h = -0.06, now.rv1h = 3, now.rv24h = 1.5;
        now.rvRatio = 3;
    }
    void forcedOrdersStop() { now.liqZ = 0.2, now.oi1h = 0, now.ret1h = 0, now.rv1h = 0.6; }
    void structureIsBack()
    {
        now.depth = 48e6, now.spread = 1.1, now.basis = 4.5, now.rvRatio = 1.2, now.rv24h = 0.6;
    }

private:
    void put(MetricId id, std::optional<double> v, std::optional<VenueId> venue = {})
    {
        if (v)
            setMetric(out, id, venue, *v, in.now, {}, 1);
        else
            clearMetric(out, id, venue, analytics::Reason::Stale, in.now);
    }
    void minute()
    {
        in.second += 60;
        in.now.wall += std::chrono::minutes{1};
        in.now.mono += std::chrono::minutes{1};
        for (std::size_t k = 0; k < kSpeaks.size(); ++k) {
            const auto at = static_cast<std::size_t>(kSpeaks[k]);
            InstrumentSample look;
            if (now.speaks[k]) {
                look.mid = now.price;
                look.spreadBp = now.spread;
                if (now.depth) look.bidUsd[4] = look.askUsd[4] = *now.depth / 2;
                if (now.interest) look.openInterest = *now.interest / 2;
                look.r8 = now.r8;
            }
            m_series[at].sample(in.second, look, true);
            const double off = k == 0 ? -1 : 1;
            put(metric::basisBps, now.basis ? std::optional(off * *now.basis / 2) : std::nullopt, kSpeaks[k]);
            put(metric::r8Mean24, now.r8Day, kSpeaks[k]);
            const bool tells = now.speaks[k] && now.open[k] && (k == 0 || !(now.interestCoverage < 1));
            put(metric::oiBase, tells && now.interest ? std::optional(*now.interest / 2) : std::nullopt,
                kSpeaks[k]);
        }
        put(metric::price, now.price), put(metric::oiBase, now.interest);
        out.at(metric::oiBase).coverage = now.interestCoverage;
        put(metric::r8, now.r8);
        put(metric::r8Mean24, now.r8Day), put(metric::basisDisp, now.basis), put(metric::liqZ, now.liqZ);
        out.at(metric::basisDisp).coverage = now.basis ? now.basisCoverage : 0;
        put(metric::dOi1h, now.oi1h), put(metric::dOi4h, now.oi4h), put(metric::dOi24h, now.oi24h);
        put(metric::dOi7d, now.oi7d), put(metric::ret1h, now.ret1h), put(metric::rv1h, now.rv1h);
        put(metric::rv24h, now.rv24h), put(metric::rv30d, now.rv30d), put(metric::rvRatio, now.rvRatio);
        put(metric::ldrZ, now.ldrZ), put(metric::atr, now.atr);
        put(metric::spotPerpRatio, now.spotPerp), put(metric::spotCvdZ, now.spotCvdZ);
        computeState(in, memory, out);
        log.look(out, in.now);
        if (const auto p = phase(); p && (phases.empty() || phases.back() != *p)) phases.push_back(*p);
        if (const PhaseStage s = stageOf(out); stages.empty() || stages.back() != s) stages.push_back(s);
    }

    std::array<InstrumentTrack, kVenueCount> m_tracks;
    std::array<InstrumentSeries, kVenueCount> m_series;
};

}  // namespace plimsoll::test
