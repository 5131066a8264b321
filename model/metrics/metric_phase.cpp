// The phase of a market (ANALYTICS J1, J2): which facts decide the next step, the step, and how it goes on after a
// restart.
#include "model/analytics/phase.h"
#include "model/analytics/statistics.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;
using analytics::phase::Phase;

namespace {

using S = InstrumentSeries;

constexpr double kStorm = 1.5, kBurst = 4;  // liquidations at this z are no calm, are a flush (J2)
// F2's floors, of open interest in a minute: less is nothing unusual, however quiet it was before; less is no
// burst.
constexpr double kUnusualShare = 0.0002, kBurstShare = 0.001;
constexpr double kBelow = 0.01;
constexpr std::size_t kMovesKept = 20;
constexpr Step kDay = 24;
constexpr std::size_t kMostOfDay = 20, kLeastDays = 5, kDays = 30;

// Calm is what somebody heard. Looks come once a minute: time between two of them that nobody heard does not
// count, and after five minutes of it calm is counted anew, as it is before the first.
void countCalm(AssetMemory& memory, const std::optional<double>& z, Step second)
{
    constexpr Step kLook = 60, kLate = 120, kUnheard = 300;
    if (!z) return;
    const Step since = memory.heardAt ? second - *memory.heardAt : kUnheard + 1;
    memory.heardAt = second;
    if (!memory.stormyAt || *z >= kStorm || since > kUnheard)
        memory.stormyAt = second;
    else if (since >= kLate)
        *memory.stormyAt += since - kLook;
}

// Share of what decides whether this phase goes on: a flush ends any of them, each has its own way out besides.
// `still`: whether there were forced orders decides nothing.
double phaseCoverage(Phase phase, const analytics::phase::Facts& f, bool still)
{
    int known = (f.liquidationZ || still) + f.oiDrop4h.has_value() + f.returnZ1h.has_value(), asked = 3;
    const auto wayOut = [&](const std::optional<double>& v) { known += v.has_value(), ++asked; };
    switch (phase) {
        case Phase::BuildUp:
        case Phase::Euphoria: wayOut(f.euphoria), wayOut(f.oiChange7d); break;
        case Phase::Liquidation: wayOut(f.calmHours), wayOut(f.oiSlopeHour); break;
        case Phase::Reset: wayOut(f.normalHours); break;
    }
    return static_cast<double>(known) / asked;
}

// Of the 24 hours before `hour`; nothing unless most of them are known.
std::optional<double> volumeOf(const S& s, Step hour)
{
    std::vector<double> buys, sells;
    s.hours().collect(hour - 1, kDay, S::HBuy, buys);
    s.hours().collect(hour - 1, kDay, S::HSell, sells);
    if (buys.size() < kMostOfDay || sells.size() < kMostOfDay) return std::nullopt;
    return analytics::mean(buys) * kDay + analytics::mean(sells) * kDay;
}

// Against the median of the days before, over the venues that know enough of them.
std::optional<double> volumeRatio(const AssetInputs& in, VolumeUsual& held)
{
    const Step hour = in.second / 3600;
    if (held.hour == hour) return held.ratio;
    held = {hour, std::nullopt};
    double now = 0, usual = 0;
    for (const Leg& leg : in.perp) {
        if (!leg || !leg.series) continue;
        const auto today = volumeOf(*leg.series, hour);
        if (!today) continue;
        std::vector<double> days;
        for (Step d = 1; d <= static_cast<Step>(kDays); ++d)
            if (const auto v = volumeOf(*leg.series, hour - d * kDay)) days.push_back(*v);
        if (days.size() < kLeastDays) continue;
        now += *today;
        usual += analytics::median(days);
    }
    if (usual > 0) held.ratio = now / usual;
    return held.ratio;
}

// Price and open interest of the 24 hours before.
void lookBack(const AssetInputs& in, BeforeFlush& b)
{
    const Leg* const leg = longestLeg(in);
    const Step minute = in.second / 60;
    std::vector<double> closes;
    if (leg) leg->series->minutes().collect(minute - 1, kDay * 60, S::MClose, closes);
    if (!closes.empty()) b.price = analytics::median(closes);
    for (Step m = minute - kDay * 60; leg && m < minute; ++m) {
        const auto high = leg->series->minutes().get(m, S::MHigh), low = leg->series->minutes().get(m, S::MLow);
        if (high) b.high = std::max(b.high.value_or(*high), *high);
        if (low) b.low = std::min(b.low.value_or(*low), *low);
    }
    // Of the venues that say it now: one that fell silent was no loss. Whoever compares with it asks the same
    // ones.
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        const Leg& one = in.perp[v];
        if (one && one.series && one.series->minutes().before(minute - 1, 10, S::MInterest))
            b.interestOf = static_cast<std::uint8_t>(b.interestOf | 1u << v);
    }
    std::vector<double> sums;
    for (Step m = minute - kDay * 60; m < minute; m += 5) {
        double sum = 0;
        bool whole = b.interestOf != 0;
        for (std::size_t v = 0; v < kVenueCount; ++v) {
            if (!((b.interestOf >> v) & 1u)) continue;
            const auto oi = in.perp[v].series->minutes().before(m, 10, S::MInterest);
            whole = whole && oi.has_value();
            sum += oi.value_or(0);
        }
        if (!whole) continue;
        sums.push_back(sum);
        if (m >= minute - 240) b.interestTop = std::max(b.interestTop.value_or(sum), sum);
    }
    if (!sums.empty()) b.interest = analytics::median(sums);
}

std::shared_ptr<const BeforeFlush> beforeFlush(const AssetInputs& in, const AssetMemory& memory, Phase from,
                                               const analytics::phase::Facts& f, const AssetMetrics& out)
{
    BeforeFlush b = normalsBefore(in, memory, in.second);
    // A flush into a book that had not come back from the one before: normal is what was before that.
    if (from == Phase::Reset && memory.before) {
        b.depth = memory.before->depth, b.spread = memory.before->spread, b.basis = memory.before->basis;
        b.venueDepth = memory.before->venueDepth, b.venueSpread = memory.before->venueSpread;
        b.venueBasis = memory.before->venueBasis;
        b.hours = memory.before->hours;
        b.stored = memory.before->stored;
    }
    b.at = in.now.wall;
    const auto longs = out.at(metric::liqUsd1hLong).value, shorts = out.at(metric::liqUsd1hShort).value;
    b.down = longs && shorts && *longs != *shorts ? *longs > *shorts : !f.returnZ1h || *f.returnZ1h <= 0;
    b.r8 = out.at(metric::r8).value;
    b.r8Day = out.at(metric::r8Mean24).value;
    lookBack(in, b);
    return std::make_shared<const BeforeFlush>(std::move(b));
}

}  // namespace

// F2. In a market without forced orders a single small one is many deviations away.
std::optional<double> liquidationZ(const AssetMetrics& m)
{
    const MetricValue& said = m.at(metric::liqZ);
    // Before there is an hour to hold it against the first minutes have to do: a flush may come at once.
    // Against a few minutes a single order is far out: then their share of the positions must be known.
    const bool early = !said.value && m.facts.forcedMinute && m.at(metric::liqUsd1mLong).usable();
    const auto z = said.usable() ? said.value : early ? m.facts.earlyLiqZ : std::nullopt;
    if (!z) return std::nullopt;
    const auto& forced = m.facts.forcedMinute;
    if (!forced) return z;
    const double share = forced->usd / forced->interestUsd;
    if (share < kUnusualShare) return std::min(*z, kStorm - kBelow);
    if (share < kBurstShare) return std::min(*z, kBurst - kBelow);
    return z;
}

analytics::phase::Facts phaseFacts(const AssetInputs& in, const AssetMemory& memory, AssetMetrics& out)
{
    const auto value = [&](MetricId id) -> std::optional<double> {
        const MetricValue& v = out.at(id);
        return v.usable() ? v.value : std::nullopt;
    };
    analytics::phase::Facts f;
    f.liquidationZ = liquidationZ(out);
    if (const auto d = value(metric::dOi4h)) f.oiDrop4h = -*d;
    if (const auto r = value(metric::ret1h))
        if (const auto sigma = value(metric::rv24h); sigma && *sigma > 0)
            f.returnZ1h = *r / (*sigma / std::sqrt(8760.0));
    if (f.liquidationZ && memory.stormyAt) f.calmHours = static_cast<double>(in.second - *memory.stormyAt) / 3600;
    f.oiSlopeHour = value(metric::dOi1h);
    f.normalHours = value(metric::normOkH);
    if (const auto d = value(metric::dOi7d); d && *d > -1) f.oiChange7d = std::log1p(*d);
    analytics::phase::EuphoriaInput& e = out.facts.euphoriaInput;
    e.r8 = value(metric::r8Mean24);
    e.oiChange7d = f.oiChange7d;
    e.leverageZ = value(metric::ldrZ);
    e.rvRatio = value(metric::rvRatio);
    if (const auto score = analytics::phase::euphoriaScore(e)) f.euphoria = *score;
    return f;
}

void computePhase(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    countCalm(memory, liquidationZ(out), in.second);
    const analytics::phase::Facts f = phaseFacts(in, memory, out);
    if (!memory.phaseSince) memory.phaseSince = in.second;
    const double hours = static_cast<double>(in.second - *memory.phaseSince) / 3600;
    if (const auto next = analytics::phase::step(memory.phase, hours, f); next && *next != memory.phase) {
        memory.phaseMoves.push_back({in.now.wall, memory.phase, *next, f});
        if (memory.phaseMoves.size() > kMovesKept) memory.phaseMoves.erase(memory.phaseMoves.begin());
        if (*next == Phase::Liquidation) {
            memory.before = beforeFlush(in, memory, memory.phase, f, out);
            memory.flushTrack = {};
            memory.liquidatedAt = in.second;
        }
        memory.phase = *next;
        memory.phaseSince = in.second;
        memory.phaseSeen = true;
        memory.phaseGap.reset();
    }
    out.facts.phaseNow = f;
    out.facts.phaseMoves = memory.phaseMoves;
    out.facts.phaseSeen = memory.phaseSeen;
    out.facts.flushOpen = memory.phase == Phase::Liquidation || memory.phase == Phase::Reset;
    out.facts.phaseGap = memory.phaseGap;
    out.facts.phaseSince = in.now.wall - std::chrono::seconds{in.second - *memory.phaseSince};
    out.facts.volumeRatio = volumeRatio(in, memory.volume);
    // Without these no flush would be seen: then the phase is not known either. It takes a fall or a jump as well:
    // where there was neither (J2), forced orders that nobody counted yet make none.
    const bool still = f.oiDrop4h && f.returnZ1h && *f.oiDrop4h < 0.05 && std::fabs(*f.returnZ1h) < 4;
    if (!still && (!f.liquidationZ || (!f.oiDrop4h && !f.returnZ1h))) {
        const MetricValue& z = out.at(metric::liqZ);
        clearMetric(out, metric::phase, {}, z.value ? Reason::TooShort : z.reason, in.now);
        out.facts.phaseSince.reset();
        return;
    }
    setMetric(out, metric::phase, {}, static_cast<double>(memory.phase), in.now, {},
              phaseCoverage(memory.phase, f, still));
}

void resumePhase(AssetMemory& memory, const PhaseResume& from, AsOf now, Step second)
{
    const Duration gap = now.wall - from.seen;
    // What this run has seen itself counts more.
    if (!memory.phaseMoves.empty() || memory.phaseSeen || gap < Duration{} || gap > PhaseResume::kRecent) return;
    const auto back = [&](Timestamp at) {
        return second - std::chrono::duration_cast<std::chrono::seconds>(now.wall - at).count();
    };
    memory.phase = from.phase;
    memory.phaseSince = back(from.since);
    memory.phaseSeen = true;
    memory.phaseGap = gap;
    if (from.before) {
        auto before = std::make_shared<BeforeFlush>(*from.before);
        before->stored = true;
        memory.liquidatedAt = back(before->at);
        memory.before = std::move(before);
        memory.flushTrack = {};
        memory.flushTrack.since = from.after;
    }
    // Calm and normality are counted anew: nobody saw whether they held in between.
    memory.normalSince.reset();
    memory.stormyAt.reset();
    memory.heardAt.reset();
}

}  // namespace plimsoll
