#include "model/boards/phase_parts.h"
#include "model/metrics/metric_ids.h"

#include <cmath>

namespace plimsoll {

using analytics::Reason;
using analytics::norm::TrackerInput;

namespace {

// J4's limits, and of the same for one venue.
constexpr double kSpread = 1.25, kDepth = 0.80, kBasis = 1.5, kFunding = 0.0002, kVolatility = 1.5;

// One condition alone: what the tracker says of it, in the same words.
TrackerInput alone(Condition which, const TrackerInput& all)
{
    TrackerInput in;
    switch (which) {
        case Condition::Spread: in.spread = all.spread, in.spreadNormal = all.spreadNormal; break;
        case Condition::Depth: in.depth = all.depth, in.depthNormal = all.depthNormal; break;
        case Condition::Basis:
            in.basisDispersion = all.basisDispersion, in.basisDispersionNormal = all.basisDispersionNormal;
            break;
        case Condition::Funding: in.r8Day = all.r8Day, in.r8Week = all.r8Week; break;
        case Condition::Volatility: in.rvRatio = all.rvRatio; break;
    }
    return in;
}

PhaseNumber ratioOf(const PhaseNumber& now, const PhaseNumber& normal)
{
    if (!now.value) return now;
    if (!normal.value) return normal;
    if (!(*normal.value > 0)) return {std::nullopt, Reason::NoData};
    return {*now.value / *normal.value, Reason::NoData};
}

AftershockCondition conditionOf(Condition which, const AssetMetrics& m)
{
    const TrackerInput& in = m.facts.normalInput;
    const auto why = [&](MetricId id) { return numberOf(m.at(id)).reason; };
    AftershockCondition c;
    c.which = which;
    switch (which) {
        case Condition::Spread:
            c.now = numberOf(in.spread, why(metric::spreadBps));
            c.normal = numberOf(in.spreadNormal, Reason::TooShort);
            c.ratio = ratioOf(c.now, c.normal), c.limit = kSpread;
            break;
        case Condition::Depth:
            c.now = numberOf(in.depth, why(metric::depth100Bid));
            c.normal = numberOf(in.depthNormal, Reason::TooShort);
            c.ratio = ratioOf(c.now, c.normal), c.limit = kDepth, c.bound = Bound::AtLeast;
            break;
        case Condition::Basis:
            // There is one, and it did not count: a venue is silent.
            c.now = numberOf(in.basisDispersion,
                             m.at(metric::basisDisp).value ? Reason::Stale : why(metric::basisDisp));
            c.normal = numberOf(in.basisDispersionNormal, Reason::TooShort);
            c.ratio = ratioOf(c.now, c.normal), c.limit = kBasis;
            break;
        case Condition::Funding:
            c.now = numberOf(in.r8Day, why(metric::r8Mean24));
            c.normal = numberOf(in.r8Week, Reason::TooShort);
            c.limit = kFunding;
            break;
        case Condition::Volatility:
            c.now = c.ratio = numberOf(in.rvRatio, why(metric::rvRatio));
            c.limit = kVolatility;
            break;
    }
    const auto place = static_cast<std::size_t>(which);
    c.passed = verdictOf(m.facts.normal[place]);
    if (const auto t = analytics::norm::tracker(alone(which, in))) c.progress = t->progress;
    for (std::size_t v = 0; v < kVenueCount && which != Condition::Volatility; ++v) {
        const auto& share = m.facts.normalByVenue[place][v];
        const std::optional<double> held =
            share && which == Condition::Funding ? std::optional(std::fabs(*share)) : share;
        c.venues[v] = {numberOf(share, Reason::TooShort), verdictOf(held, c.bound, c.limit)};
    }
    return c;
}

FundingAgreement agreementOf(const AssetMetrics& m)
{
    FundingAgreement f;
    f.now = numberOf(m.at(metric::r8));
    f.hours8 = numberOf(m.facts.rateRecent, Reason::TooShort);
    f.hours24 = numberOf(m.facts.normalInput.r8Day, numberOf(m.at(metric::r8Mean24)).reason);
    f.week = numberOf(m.facts.normalInput.r8Week, Reason::TooShort);
    if (!f.now.value || !f.hours8.value || !f.hours24.value) return f;
    const double a = *f.now.value, b = *f.hours8.value, c = *f.hours24.value;
    f.sameSign = (a > 0 && b > 0 && c > 0) || (a < 0 && b < 0 && c < 0) || (a == 0 && b == 0 && c == 0)
                     ? Verdict::Yes
                     : Verdict::No;
    const bool small = analytics::atMost(std::fabs(a), kFunding) && analytics::atMost(std::fabs(b), kFunding) &&
                       analytics::atMost(std::fabs(c), kFunding);
    f.small = small ? Verdict::Yes : Verdict::No;
    return f;
}

IncreaseGate gateOf(const Aftershock& a, const AssetMetrics& m)
{
    const auto of = [&](Condition c) { return a.conditions[static_cast<std::size_t>(c)].passed; };
    IncreaseGate g;
    g.funding = of(Condition::Funding);
    g.depth = of(Condition::Depth);
    g.spread = of(Condition::Spread);
    g.steadiness = ratioOf(numberOf(m.at(metric::rv1h)), numberOf(m.at(metric::rv24h)));
    g.volatility = verdictOf(g.steadiness.value, Bound::AtMost, IncreaseGate::kSteady);
    g.open = Verdict::Yes;
    struct Light {
        Verdict is;
        const char *closed, *unknown;
    };
    for (const Light& l : {Light{g.depth, "depth is not back", "depth is not known"},
                           Light{g.spread, "spreads are still wide", "spreads are not known"},
                           Light{g.funding, "funding is not quiet", "funding is not known"},
                           Light{g.volatility, "volatility is not steady", "volatility is not known"}}) {
        if (l.is == Verdict::Yes) continue;
        if (!g.why.empty()) g.why += ", ";
        g.why += l.is == Verdict::No ? l.closed : l.unknown;
        if (l.is == Verdict::No)
            g.open = Verdict::No;
        else if (g.open == Verdict::Yes)
            g.open = Verdict::Unknown;
    }
    return g;
}

}  // namespace

Aftershock aftershockOf(const AssetMetrics& m, AsOf now)
{
    Aftershock a;
    a.running = m.facts.flushOpen;
    const auto& before = m.facts.beforeFlush;
    a.beforeShock = a.running && before;
    a.storedNormals = a.beforeShock && before->stored;
    a.normalHours = m.facts.normalHours;
    if (a.running) a.since = before ? std::optional(before->at) : m.facts.phaseSince;
    for (std::size_t c = 0; c < kConditions; ++c) {
        a.conditions[c] = conditionOf(static_cast<Condition>(c), m);
        a.known += a.conditions[c].passed != Verdict::Unknown;
        a.count += a.conditions[c].passed == Verdict::Yes;
    }
    const auto of = [&](Condition c) { return a.conditions[static_cast<std::size_t>(c)].passed; };
    a.okHours = numberOf(m.at(metric::normOkH));
    a.progress = numberOf(m.facts.normalProgress, Reason::TooShort);
    // Four of five, spread and depth among them. What is missing could still make it four: then it is not known.
    const int could = a.count + static_cast<int>(kConditions) - a.known;
    if (of(Condition::Spread) == Verdict::Yes && of(Condition::Depth) == Verdict::Yes && a.count >= 4)
        a.ok = Verdict::Yes;
    else if (of(Condition::Spread) == Verdict::No || of(Condition::Depth) == Verdict::No || could < 4)
        a.ok = Verdict::No;
    if (a.ok == Verdict::Yes && a.okHours.value && *a.okHours.value < Aftershock::kHoursNeeded)
        a.normalAt = now.wall + std::chrono::duration_cast<Timestamp::duration>(std::chrono::duration<double>(
                                    (Aftershock::kHoursNeeded - *a.okHours.value) * 3'600));
    a.funding = agreementOf(m);
    a.gate = gateOf(a, m);
    a.line = aftershockLine(a);
    return a;
}

}  // namespace plimsoll
