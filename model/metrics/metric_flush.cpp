// After a flush (ANALYTICS J5): how interest, price and funding come back. Of one that was seen, from the minute
// it was recognised; of one that only the venues remember, by the hour.
#include "model/analytics/normalisation.h"
#include "model/analytics/recovery.h"
#include "model/analytics/statistics.h"
#include "model/market/funding_interval.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

std::optional<double> sameInterest(const BeforeFlush& before, const AssetMetrics& m)
{
    if (before.interestOf == 0) {
        // Kept by a run that did not note them.
        const MetricValue& all = m.at(metric::oiBase);
        return all.coverage >= 1 - analytics::kTolerance ? all.value : std::nullopt;
    }
    double sum = 0;
    for (const VenueId venue : kVenues) {
        if (!((before.interestOf >> static_cast<unsigned>(venue)) & 1u)) continue;
        const auto& open = m.at(metric::oiBase, venue).value;
        if (!open) return std::nullopt;
        sum += *open;
    }
    return sum;
}

namespace {

using S = InstrumentSeries;

constexpr Step kTroughWithin = 48 * 3'600, kSettled = 3'600, kUsualInterval = 8 * 3'600;  // seconds
constexpr double kSteady = 0.00005;     // funding within half a basis point
constexpr double kWorthNaming = 0.005;  // of interest: a smaller loss is none
constexpr double kHalf = 0.5;           // J5
constexpr Step kDay = 24, kFlushHours = 4;

double hoursBetween(Timestamp from, Timestamp to)
{
    return toSeconds(to - from) / 3'600;
}

// How much of what was lost is back.
std::optional<double> recovered(double before, double least, double now)
{
    if (!(before - least > kWorthNaming * before)) return std::nullopt;
    const analytics::TimedValue point{1, now};
    const auto r = analytics::recovery(before, least, {&point, 1});
    return r && !r->recovered.empty() ? std::optional(r->recovered.back()) : std::nullopt;
}

// Share of the way from the worst price back to where it came from.
std::optional<double> regained(double from, double worst, double now)
{
    if (from == worst) return std::nullopt;
    return (now - worst) / (from - worst);
}

// The first moment by which every venue has charged funding once since; none tells its interval: every 8 h.
Step firstSettlement(const AssetInputs& in, Step since)
{
    Step longest = 0;
    for (const Leg& leg : in.perp) {
        const auto hours = leg ? leg.track->fundingHours() : std::nullopt;
        if (hours && isFundingInterval(*hours))
            longest = std::max(longest, static_cast<Step>(std::llround(*hours * 3'600)));
    }
    if (longest == 0) longest = kUsualInterval;
    return (since / longest + 1) * longest;
}

// Funding has settled once it stays put for an hour. Until it was charged once an estimate that stands still says
// nothing.
void settle(const AssetInputs& in, FlushTrack& track, Step began, std::optional<double> r8)
{
    if (r8) track.since.r8Least = std::min(track.since.r8Least.value_or(*r8), *r8);
    if (track.since.settledAt) return;
    if (!r8) {
        track.funding.reset();
        return;
    }
    auto& run = track.funding;
    if (run && std::max(run->most, *r8) - std::min(run->least, *r8) <= 2 * kSteady) {
        run->least = std::min(run->least, *r8);
        run->most = std::max(run->most, *r8);
    } else {
        run = FlushTrack::Steady{in.second, *r8, *r8};
    }
    if (in.second - std::max(run->from, firstSettlement(in, began)) < kSettled) return;
    track.since.settledR8 = (run->least + run->most) / 2;
    track.since.settledAt = in.now.wall - std::chrono::seconds{in.second - run->from};
}

// Once a minute.
void follow(const AssetInputs& in, AssetMemory& memory, const AssetMetrics& out)
{
    const BeforeFlush& before = *memory.before;
    FlushTrack& t = memory.flushTrack;
    const Step since = memory.liquidatedAt.value_or(in.second);
    const auto price = out.at(metric::price).value, interest = sameInterest(before, out);
    if (price) {
        double& worst = t.since.priceWorst ? *t.since.priceWorst : t.since.priceWorst.emplace(*price);
        worst = before.down ? std::min(worst, *price) : std::max(worst, *price);
    }
    if (interest && in.second - since <= kTroughWithin &&
        (!t.since.interestLeast || *interest < *t.since.interestLeast)) {
        t.since.interestLeast = interest;
        t.since.leastAt = in.now.wall;
        t.since.halfBackAt.reset();  // what had come back went again
        t.high = t.low = price;
    }
    if (price) {
        t.high = std::max(t.high.value_or(*price), *price);
        t.low = std::min(t.low.value_or(*price), *price);
    }
    settle(in, t, since, out.at(metric::r8).value);
}

void askSeen(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out, analytics::flush::ChecklistInput& ask)
{
    const BeforeFlush& before = *memory.before;
    FlushTrack& t = memory.flushTrack;
    ask.hoursSince = hoursBetween(before.at, in.now.wall);
    const auto interest = sameInterest(before, out);
    if (before.interest && t.since.interestLeast && interest) {
        ask.oiRecovery = recovered(*before.interest, *t.since.interestLeast, *interest);
        // Interest that surged within the day and was flushed: the day's median lies below its least (B6 knows no
        // such case), and what it fell from is the most of J2's four hours.
        if (!ask.oiRecovery && before.interestTop)
            ask.oiRecovery = recovered(*before.interestTop, *t.since.interestLeast, *interest);
        const double hours = hoursBetween(*t.since.leastAt, in.now.wall);
        if (ask.oiRecovery && hours > 0) out.facts.rebuiltAnHour = *ask.oiRecovery / hours;
        if (ask.oiRecovery && analytics::atLeast(*ask.oiRecovery, kHalf) && !t.since.halfBackAt)
            t.since.halfBackAt = in.now.wall;
    }
    if (t.since.halfBackAt) ask.halfBackHours = hoursBetween(before.at, *t.since.halfBackAt);
    const auto atr = out.at(metric::atr).value, price = out.at(metric::price).value;
    if (t.high && t.low && atr && *atr > 0) ask.rangeAtr = (*t.high - *t.low) / *atr;
    const auto& from = before.down ? before.high : before.low;
    if (from && t.since.priceWorst && price) ask.priceRecovery = regained(*from, *t.since.priceWorst, *price);
    ask.r8Before = before.r8Day;
}

// What the venues remember of a loss of 8 % within four hours.
void askRemembered(const AssetInputs& in, const Flush& f, const AssetMetrics& out,
                   analytics::flush::ChecklistInput& ask)
{
    const Timestamp at{std::chrono::hours{f.troughAt}};
    ask.hoursSince = std::max(0.0, hoursBetween(at, in.now.wall));
    if (!f.after.empty()) ask.oiRecovery = recovered(f.before, f.trough, f.after.back().value);
    if (ask.oiRecovery)
        if (const auto back = analytics::recovery(f.before, f.trough, f.after)) ask.halfBackHours = back->half;
    const Leg* const leg = longestLeg(in);
    if (!leg) return;
    const auto& hours = leg->series->hours();
    const auto range = [&](Step from, Step until) {
        std::pair<std::optional<double>, std::optional<double>> out_;
        for (Step h = from; h <= until; ++h) {
            const auto low = hours.get(h, S::HLow), high = hours.get(h, S::HHigh);
            if (low) out_.first = std::min(out_.first.value_or(*low), *low);
            if (high) out_.second = std::max(out_.second.value_or(*high), *high);
        }
        return out_;
    };
    const Step now = in.second / 3600;
    const auto atr = out.at(metric::atr).value, price = out.at(metric::price).value;
    // Interest of an hour is that at its end: the hour of the trough still belongs to the fall.
    const auto since = range(f.troughAt + 1, now);
    if (since.first && since.second && atr && *atr > 0) ask.rangeAtr = (*since.second - *since.first) / *atr;
    const auto before = range(f.troughAt - kFlushHours - kDay, f.troughAt - kFlushHours);
    const auto worst = range(f.troughAt - kFlushHours, now);
    if (before.second && worst.first && price) ask.priceRecovery = regained(*before.second, *worst.first, *price);
    std::vector<double> rates;
    for (const Leg& one : in.perp)
        if (one && one.series) one.series->hours().collect(f.troughAt - kFlushHours - 1, kDay, S::HRate, rates);
    if (!rates.empty()) ask.r8Before = analytics::mean(rates);
}

}  // namespace

void computeFlush(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    out.facts.flushAt.reset();
    out.facts.flushInput = {};
    out.facts.flush = {};
    out.facts.beforeFlush = memory.before;
    out.facts.sinceFlush = {};
    out.facts.remembered.reset();
    out.facts.rebuiltAnHour.reset();
    analytics::flush::ChecklistInput ask;
    const Flush& told = memory.flush;
    const bool remembered = told.known && told.troughAt != 0;
    if (memory.before) follow(in, memory, out);
    // A later one that nobody saw as it happened counts more than an older one that was seen.
    const bool seen = memory.before && !(remembered && Timestamp{std::chrono::hours{told.troughAt}} >
                                                           memory.before->at + std::chrono::hours{48});
    if (seen) {
        askSeen(in, memory, out, ask);
        out.facts.flushAt = memory.before->at;
    } else if (remembered) {
        askRemembered(in, told, out, ask);
        out.facts.flushAt = Timestamp{std::chrono::hours{told.troughAt}};
        out.facts.remembered = RememberedFlush{told.before, told.trough, {}};
        if (!told.after.empty()) out.facts.remembered->now = told.after.back().value;
        if (ask.oiRecovery && *ask.hoursSince > 0) out.facts.rebuiltAnHour = *ask.oiRecovery / *ask.hoursSince;
    }
    if (memory.before) out.facts.sinceFlush = memory.flushTrack.since;
    ask.r8Mean24h = out.at(metric::r8Mean24).value;
    ask.spotPerpRatio = out.at(metric::spotPerpRatio).value;
    ask.spotPerpNormal = memory.spotPerpUsual;
    ask.spotCvdZ = out.at(metric::spotCvdZ).value;
    ask.supportLostHours = out.facts.supportBelowHours;
    out.facts.flushInput = ask;
    if (const auto answer = analytics::flush::checklist(ask)) out.facts.flush = *answer;
}

}  // namespace plimsoll
