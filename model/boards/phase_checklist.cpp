#include "model/boards/phase_parts.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>

namespace plimsoll {

using analytics::Reason;
using analytics::flush::Invalidation;

namespace {

// J5's limits.
constexpr double kReload = 0.9, kRegained = 0.5, kFunding = 0.0002, kHours = 4;

// Yes or no only where it is certain either way.
Verdict both(Verdict a, Verdict b)
{
    if (a == Verdict::No || b == Verdict::No) return Verdict::No;
    return a == Verdict::Yes && b == Verdict::Yes ? Verdict::Yes : Verdict::Unknown;
}

Verdict below(const std::optional<double>& x, double limit)
{
    return !x ? Verdict::Unknown : *x < limit ? Verdict::Yes : Verdict::No;
}

}  // namespace

FlushChecklist checklistOf(const AssetMetrics& m)
{
    const AssetFacts& f = m.facts;
    const analytics::flush::ChecklistInput& in = f.flushInput;
    const auto why = [&](MetricId id) { return numberOf(m.at(id)).reason; };
    FlushChecklist c;
    c.at = f.flushAt;
    c.input = in;
    c.rebuiltAnHour = numberOf(f.rebuiltAnHour, Reason::TooShort);
    if (f.flushAt) {
        c.interest = f.flush.interest;
        c.funding = f.flush.funding;
    }
    c.flow = f.flush.flow;  // of now, flush or none
    c.interestReason = !f.flushAt || !in.oiRecovery ? Reason::NoData : why(metric::atr);
    c.fundingReason = !f.flushAt ? Reason::NoData : !in.r8Mean24h ? why(metric::r8Mean24) : Reason::TooShort;
    c.flowReason = !in.spotPerpRatio    ? why(metric::spotPerpRatio)
                   : !in.spotPerpNormal ? Reason::TooShort
                                        : why(metric::spotCvdZ);
    // Only what was above zero can go below it.
    if (!f.remembered && f.beforeFlush && f.sinceFlush.r8Least && f.beforeFlush->r8Day &&
        *f.beforeFlush->r8Day > 0)
        c.fundingFlipped = *f.sinceFlush.r8Least < 0 ? Verdict::Yes : Verdict::No;

    auto& [reload, funding, support] = c.invalidations;
    reload.which = Invalidation::OiReloadIntoWeakness;
    reload.first = numberOf(in.oiRecovery, Reason::NoData);
    reload.second = numberOf(in.priceRecovery, Reason::NoData);
    reload.firstLimit = kReload, reload.secondLimit = kRegained;
    reload.holds = both(verdictOf(in.oiRecovery, Bound::AtLeast, kReload), below(in.priceRecovery, kRegained));
    funding.which = Invalidation::FundingWithoutSpot;
    funding.first = numberOf(in.r8Mean24h, why(metric::r8Mean24));
    funding.second = numberOf(in.spotCvdZ, why(metric::spotCvdZ));
    funding.firstLimit = kFunding, funding.secondLimit = 0;
    funding.holds = both(verdictOf(in.r8Mean24h, Bound::AtLeast, kFunding),
                         in.spotCvdZ ? (*in.spotCvdZ <= 0 ? Verdict::Yes : Verdict::No) : Verdict::Unknown);
    support.which = Invalidation::SupportLost;
    support.first = numberOf(in.supportLostHours, m.at(metric::atr).value ? Reason::TooShort : why(metric::atr));
    if (f.lostLevel) support.second.value = f.lostLevel->price;
    support.firstLimit = kHours;
    support.holds = verdictOf(in.supportLostHours, Bound::AtLeast, kHours);
    return c;
}

Purge purgeOf(const BeforeFlush& before, const SinceFlush& since)
{
    Purge p;
    // What it fell from: the most of the four hours in which J2 looks for a fall.
    p.before = numberOf(before.interestTop, Reason::TooShort);
    p.least = numberOf(since.interestLeast, Reason::NoData);
    if (!before.interestTop || !since.interestLeast || !(*before.interestTop > 0)) return p;
    const double removed = std::max(0.0, *before.interestTop - *since.interestLeast);
    p.share.value = removed / *before.interestTop;
    p.removedUsd.reason = Reason::TooShort;
    if (before.price) p.removedUsd.value = removed * *before.price;
    return p;
}

Purge purgeOf(const AssetMetrics& m)
{
    const AssetFacts& f = m.facts;
    if (!f.remembered) {
        Purge seen = f.beforeFlush ? purgeOf(*f.beforeFlush, f.sinceFlush) : Purge{};
        if (f.beforeFlush) seen.now = numberOf(sameInterest(*f.beforeFlush, m), Reason::Stale);
        return seen;
    }
    // By its own two numbers, which other venues may have made up. What a coin cost nobody kept.
    Purge p;
    p.rememberedAt = f.flushAt;
    p.before.value = f.remembered->before;
    p.least.value = f.remembered->least;
    p.now = numberOf(f.remembered->now, Reason::TooShort);
    if (f.remembered->before > 0)
        p.share.value = std::max(0.0, f.remembered->before - f.remembered->least) / f.remembered->before;
    return p;
}

FundingReset fundingResetOf(const AssetMetrics& m)
{
    FundingReset r;
    const auto& before = m.facts.beforeFlush;
    const SinceFlush& since = m.facts.sinceFlush;
    // Of one that only the venues remember nobody saw it.
    if (!before || m.facts.remembered) return r;
    r.before = numberOf(before->r8Day, Reason::TooShort);
    r.after = numberOf(since.settledR8, Reason::TooShort);  // it still moves
    r.size.reason = r.minutes.reason = Reason::TooShort;
    r.settledAt = since.settledAt;
    if (since.settledR8 && before->r8Day) r.size.value = *since.settledR8 - *before->r8Day;
    if (since.settledAt) r.minutes.value = std::max(0.0, toSeconds(*since.settledAt - before->at) / 60);
    return r;
}

}  // namespace plimsoll
