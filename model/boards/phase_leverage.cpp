// Whether leverage feeds on itself (FEATURES 5, 30), how it comes back after a flush (B8, FEATURES 35 to 38), and
// what has not closed again (42).
#include "model/boards/phase_parts.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;
using analytics::phase::Phase;

namespace {

// B5's dead bands for price and interest; a tenth of a basis point of funding, a twentieth of depth: our own.
constexpr double kPrice = 0.001, kInterest = 0.005, kFunding = 0.00001, kDepth = -0.05;
constexpr int kEngaged = 3;
constexpr double kGrows = 0.05;  // of interest in 7 d, as B8 asks

bool isMajor(std::string_view asset)
{
    return asset == "BTC" || asset == "ETH";
}

std::optional<CycleArc> arcOf(const AssetMetrics& m, const ReflexRing& ring)
{
    const auto phase = phaseOf(m);
    if (!phase) return std::nullopt;
    if (*phase == Phase::Liquidation) return CycleArc::Liquidations;
    if (*phase == Phase::Reset) return CycleArc::Reset;
    const auto lit = [&](Reflex r) { return ring.lights[static_cast<std::size_t>(r)].lit == Verdict::Yes; };
    if (!lit(Reflex::Price)) return std::nullopt;
    if (!lit(Reflex::Interest)) return CycleArc::Price;
    return lit(Reflex::Funding) ? CycleArc::Funding : CycleArc::Leverage;
}

}  // namespace

ReflexRing ringOf(const AssetMetrics& m)
{
    ReflexRing ring;
    const PhaseNumber price = numberOf(m.at(metric::ret24h)), interest = numberOf(m.at(metric::dOi24h));
    PhaseNumber funding = {std::nullopt, Reason::TooShort}, depth = numberOf(m.at(metric::depthRatio));
    if (m.facts.rateRecent && m.facts.ratePrior) funding.value = *m.facts.rateRecent - *m.facts.ratePrior;
    if (depth.value) depth.value = *depth.value - 1;
    ring.lights = {{
        {Reflex::Price, verdictOf(price.value, Bound::Above, kPrice), price, kPrice},
        {Reflex::Interest, verdictOf(interest.value, Bound::Above, kInterest), interest, kInterest},
        {Reflex::Funding, verdictOf(funding.value, Bound::Above, kFunding), funding, kFunding},
        {Reflex::Depth, verdictOf(depth.value, Bound::AtMost, kDepth), depth, kDepth},
    }};
    for (const ReflexLight& l : ring.lights) {
        ring.lit += l.lit == Verdict::Yes;
        ring.known += l.lit != Verdict::Unknown;
    }
    const int unknown = static_cast<int>(ring.lights.size()) - ring.known;
    if (ring.lit >= kEngaged)
        ring.engaged = Verdict::Yes;
    else if (ring.lit + unknown < kEngaged)
        ring.engaged = Verdict::No;
    ring.active = arcOf(m, ring);
    return ring;
}

LeverageWave waveOf(const AssetMetrics& m, const MetricSnapshot& all)
{
    LeverageWave w;
    w.wave = m.at(metric::leverageWave);
    const WaveInput& in = m.facts.waveInput;
    w.depth7d = numberOf(in.depth7d, Reason::TooShort);
    w.interest7d = numberOf(in.interest7d, m.at(metric::dOi7d).reason);
    w.r8Mean7d = numberOf(in.r8Mean7d, Reason::TooShort);
    w.altShare7d = numberOf(in.altShare7d, Reason::TooShort);
    int alts = 0, knownAlts = 0;
    bool grew = false;
    for (const auto& one : all.assets) {
        Reexpansion r{one->asset(), isMajor(one->asset()), numberOf(one->at(metric::dOi7d))};
        if (!r.major) {
            ++alts;
            knownAlts += r.change.value.has_value();
            grew = grew || (r.change.value && analytics::atLeast(*r.change.value, kGrows));
        }
        w.order.push_back(std::move(r));
    }
    std::stable_sort(w.order.begin(), w.order.end(), [](const Reexpansion& a, const Reexpansion& b) {
        return a.change.value && (!b.change.value || *a.change.value > *b.change.value);
    });
    if (grew)
        w.reachedAlts = Verdict::Yes;
    else if (alts > 0 && knownAlts == alts)
        w.reachedAlts = Verdict::No;
    return w;
}

Dislocations dislocationsOf(const AssetMetrics& m)
{
    // The warnings of BASIS_DISP and FUND_SPREAD; the price as the basis.
    constexpr double basisBp = 10, fundingBp = 3, priceBp = 10;
    struct Row {
        Dislocation::Kind kind;
        MetricId id;
        double limit;
    };
    Dislocations out;
    out.expected = static_cast<std::uint8_t>(m.facts.speakers | m.facts.unreached);
    for (const Row& row : {Row{Dislocation::Kind::Basis, metric::basisBps, basisBp},
                           Row{Dislocation::Kind::Funding, metric::r8, fundingBp},
                           Row{Dislocation::Kind::Price, metric::mark, priceBp}}) {
        std::optional<std::pair<VenueId, double>> high, low;
        for (const VenueId v : kVenues) {
            const MetricValue& value = m.at(row.id, v);
            if (!value.usable()) continue;
            auto& heard = out.heard[static_cast<std::size_t>(row.kind)];
            heard = static_cast<std::uint8_t>(heard | 1u << static_cast<unsigned>(v));
            if (!high || *value.value > high->second) high = {v, *value.value};
            if (!low || *value.value < low->second) low = {v, *value.value};
        }
        if (!high || high->first == low->first) continue;
        double gap = high->second - low->second;
        if (row.kind == Dislocation::Kind::Funding) gap *= 1e4;
        if (row.kind == Dislocation::Kind::Price) {
            if (!(low->second > 0)) continue;
            gap = gap / low->second * 1e4;
        }
        if (gap >= row.limit) out.open.push_back({row.kind, high->first, low->first, gap, row.limit});
    }
    return out;
}

}  // namespace plimsoll
