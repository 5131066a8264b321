#include "model/boards/phase_parts.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;
using analytics::phase::Phase;

namespace {

// What each fact is held against, in which phase it decides, and what it leads to (ANALYTICS J2).
struct Rule {
    PhaseFact fact;
    double limit;
    Bound bound;
    Phase leadsTo;
    std::array<bool, 4> asked;  // by phase
};
constexpr std::array kRules = {
    Rule{PhaseFact::LiquidationZ, 4, Bound::AtLeast, Phase::Liquidation, {true, true, true, true}},
    Rule{PhaseFact::InterestDrop4h, 0.05, Bound::AtLeast, Phase::Liquidation, {true, true, true, true}},
    Rule{PhaseFact::ReturnZ1h, 4, Bound::SizeAtLeast, Phase::Liquidation, {true, true, true, true}},
    Rule{PhaseFact::CalmHours, 1, Bound::AtLeast, Phase::Reset, {false, false, true, false}},
    Rule{PhaseFact::InterestSlope, -0.005, Bound::AtLeast, Phase::Reset, {false, false, true, false}},
    Rule{PhaseFact::Euphoria, 0.70, Bound::AtLeast, Phase::Euphoria, {true, false, false, false}},
    Rule{PhaseFact::NormalHours, 24, Bound::AtLeast, Phase::BuildUp, {false, false, false, true}},
    Rule{PhaseFact::Interest7d, 0, Bound::Above, Phase::Euphoria, {true, false, false, false}},
};
static_assert(kRules.size() == kPhaseFacts);
constexpr Rule kOutOfEuphoria{
    PhaseFact::Euphoria, 0.50, Bound::AtMost, Phase::BuildUp, {false, true, false, false}};

std::optional<double> valueOf(PhaseFact fact, const analytics::phase::Facts& f)
{
    switch (fact) {
        case PhaseFact::LiquidationZ: return f.liquidationZ;
        case PhaseFact::InterestDrop4h: return f.oiDrop4h;
        case PhaseFact::ReturnZ1h: return f.returnZ1h;
        case PhaseFact::CalmHours: return f.calmHours;
        case PhaseFact::InterestSlope: return f.oiSlopeHour;
        case PhaseFact::Euphoria: return f.euphoria;
        case PhaseFact::NormalHours: return f.normalHours;
        case PhaseFact::Interest7d: return f.oiChange7d;
    }
    return std::nullopt;
}

// Why it is not known: as its input says.
Reason reasonOf(PhaseFact fact, const AssetMetrics& m)
{
    const auto why = [&](MetricId id) { return numberOf(m.at(id)).reason; };
    switch (fact) {
        case PhaseFact::LiquidationZ:
        case PhaseFact::CalmHours: return why(metric::liqZ);
        case PhaseFact::InterestDrop4h: return why(metric::dOi4h);
        case PhaseFact::ReturnZ1h: return m.at(metric::ret1h).usable() ? why(metric::rv24h) : why(metric::ret1h);
        case PhaseFact::InterestSlope: return why(metric::dOi1h);
        case PhaseFact::Euphoria:
            for (const MetricId id : {metric::r8Mean24, metric::dOi7d, metric::ldrZ, metric::rvRatio})
                if (!m.at(id).usable()) return why(id);
            return Reason::NoData;
        case PhaseFact::NormalHours: return why(metric::normOkH);
        case PhaseFact::Interest7d: return why(metric::dOi7d);
    }
    return Reason::NoData;
}

}  // namespace

const PhaseFactName& phaseFactName(PhaseFact fact)
{
    static constexpr std::array<PhaseFactName, kPhaseFacts> names = {{
        {"liq_z", "Liquidation z", "liq_z"},
        {"oi_drop_4h", "Interest lost, 4 h", "d_oi_4h"},
        {"ret_z_1h", "Return z, 1 h", "ret_1h"},
        {"calm_h", "Calm", "liq_z"},
        {"oi_slope_h", "Interest slope", "d_oi_1h"},
        {"euphoria", "Euphoria score", ""},
        {"norm_ok_h", "Normal for", "norm_ok_h"},
        {"d_oi_7d", "Interest, 7 d", "d_oi_7d"},
    }};
    return names[static_cast<std::size_t>(fact)];
}

PhaseNumber numberOf(const MetricValue& value)
{
    if (value.usable()) return {value.value, value.reason};
    return {std::nullopt, value.value ? Reason::Incomplete : value.reason};
}

PhaseNumber numberOf(const std::optional<double>& value, Reason otherwise)
{
    return {value, otherwise};
}

Verdict verdictOf(const std::optional<double>& value, Bound bound, double limit)
{
    if (!value || !std::isfinite(*value)) return Verdict::Unknown;
    bool met = false;
    switch (bound) {
        case Bound::AtLeast: met = analytics::atLeast(*value, limit); break;
        case Bound::AtMost: met = analytics::atMost(*value, limit); break;
        case Bound::Above: met = *value > limit; break;
        case Bound::SizeAtLeast: met = analytics::atLeast(std::fabs(*value), limit); break;
    }
    return met ? Verdict::Yes : Verdict::No;
}

Verdict verdictOf(const std::optional<bool>& yes)
{
    return !yes ? Verdict::Unknown : *yes ? Verdict::Yes : Verdict::No;
}

std::array<PhaseEvidence, kPhaseFacts> evidenceOf(Phase phase, const analytics::phase::Facts& f)
{
    std::array<PhaseEvidence, kPhaseFacts> out;
    for (std::size_t i = 0; i < kPhaseFacts; ++i) {
        const Rule& rule =
            kRules[i].fact == PhaseFact::Euphoria && phase == Phase::Euphoria ? kOutOfEuphoria : kRules[i];
        PhaseEvidence& e = out[i];
        e.fact = rule.fact;
        e.value = numberOf(valueOf(rule.fact, f), Reason::NoData);
        e.limit = rule.limit;
        e.bound = rule.bound;
        e.met = verdictOf(e.value.value, rule.bound, rule.limit);
        e.asked = rule.asked[static_cast<std::size_t>(phase)];
        e.leadsTo = rule.leadsTo;
    }
    return out;
}

std::array<PhaseEvidence, kPhaseFacts> evidenceOf(Phase phase, const AssetMetrics& m)
{
    auto out = evidenceOf(phase, m.facts.phaseNow);
    for (PhaseEvidence& e : out) {
        if (!e.value.value) e.value.reason = reasonOf(e.fact, m);
        const auto& said = m.at(metric::liqZ).value;
        const auto& z = said ? said : m.facts.earlyLiqZ;
        if (e.fact == PhaseFact::LiquidationZ && e.value.value && z && *z > *e.value.value) e.raw = z;
    }
    return out;
}

std::array<EuphoriaPart, 4> euphoriaOf(const AssetMetrics& m)
{
    const analytics::phase::EuphoriaInput& in = m.facts.euphoriaInput;
    const auto reason = [&](MetricId id) { return numberOf(m.at(id)).reason; };
    std::array<EuphoriaPart, 4> out = {{
        {"Funding, 24 h", numberOf(in.r8, reason(metric::r8Mean24)), {}, 0.30},
        {"Interest, 7 d", numberOf(in.oiChange7d, reason(metric::dOi7d)), {}, 0.30},
        {"Interest over depth, z", numberOf(in.leverageZ, reason(metric::ldrZ)), {}, 0.20},
        {"Volatility 24 h / 30 d", numberOf(in.rvRatio, reason(metric::rvRatio)), {}, 0.20},
    }};
    // J1, a part at a time: the others count nothing at these values.
    const std::array<analytics::phase::EuphoriaInput, 4> alone = {{
        {in.r8, 0, 0, 1},
        {0, in.oiChange7d, 0, 1},
        {0, 0, in.leverageZ, 1},
        {0, 0, 0, in.rvRatio},
    }};
    for (std::size_t i = 0; i < out.size(); ++i)
        if (const auto part = analytics::phase::euphoriaScore(alone[i])) out[i].adds = *part;
    return out;
}

PhaseChange changeOf(const PhaseMove& move)
{
    PhaseChange out;
    out.at = move.at;
    out.from = move.from;
    out.to = move.to;
    for (const PhaseEvidence& e : evidenceOf(move.from, move.facts))
        if (e.asked && e.leadsTo == move.to && e.value.value) out.by.push_back(e);
    out.text = changeText(out);
    return out;
}

std::optional<Phase> phaseOf(const AssetMetrics& m)
{
    const auto& value = m.at(metric::phase).value;
    if (!value) return std::nullopt;
    return static_cast<Phase>(static_cast<int>(*value));
}

}  // namespace plimsoll
