// Positions against the depth that they would have to leave through, how they come back after a flush, and
// whether they grow while volatility does (ANALYTICS B4, B6, B7). Once a minute.
#include "model/analytics/interest.h"
#include "model/analytics/statistics.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

using S = InstrumentSeries;

constexpr Step kWeek = 168;
constexpr std::size_t kDepthMinutes = 5;
constexpr std::size_t kMonth = 720, kLeastHours = 72;  // for "against its last 30 days"
constexpr double kFlushDrop = 0.08;                    // of open interest within four hours (ANALYTICS M)
constexpr Step kFlushHours = 4, kTroughWithin = 48, kLookBack = 14 * 24, kFast = 24;
constexpr double kTightRange = 1.5;  // ATR

// US dollars on each dollar within 1 %, over the venues that know both in that hour.
std::optional<double> leverageAt(const AssetInputs& in, Step hour)
{
    double positions = 0, depth = 0;
    for (const Leg& leg : in.perp) {
        if (!leg || !leg.series) continue;
        const auto& h = leg.series->hours();
        const auto oi = h.get(hour, S::HInterest), price = h.get(hour, S::HClose), d = h.get(hour, S::HDepth100);
        if (!oi || !price || !d) continue;
        positions += *oi * *price;
        depth += *d;
    }
    if (!(depth > 0)) return std::nullopt;
    return positions / depth;
}

void renewUsual(const AssetInputs& in, LeverageNormal& usual)
{
    const Step hour = in.second / 3600;
    if (usual.hour == hour) return;
    std::vector<double> past;
    for (Step h = hour - static_cast<Step>(kMonth); h < hour; ++h)
        if (const auto v = leverageAt(in, h)) past.push_back(*v);
    usual = {hour, 0, 0, past.size()};
    if (past.empty()) return;
    usual.median = analytics::median(past);
    usual.mad = analytics::medianAbsoluteDeviation(past);
}

void standing(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    const Step minute = in.second / 60 - 1, hour = in.second / 3600;
    double positions = 0, depthUsd = 0, oiNow = 0, oiThen = 0, depthNow = 0, depthThen = 0;
    int listed = 0, open = 0, standing = 0, old = 0;
    Duration oldest{};
    std::vector<double> recent;
    for (const VenueId venue : kVenues) {
        const Leg& leg = in.perp[static_cast<std::size_t>(venue)];
        listed += leg.expected();
        if (!leg) continue;
        const MetricValue& oi = out.at(metric::oiBase, venue);
        if (!leg.series || !oi.value) continue;
        ++open;
        recent.clear();
        leg.series->minutes().collect(minute, kDepthMinutes, S::MDepth100, recent);
        const auto price = leg.series->minutes().before(minute, kDepthMinutes, S::MClose);
        if (recent.empty() || !price || !(*price > 0)) continue;
        const double depth = analytics::median(recent);
        ++standing;
        positions += *oi.value * *price;
        depthUsd += depth;
        oldest = std::max(oldest, oi.age);
        const auto& h = leg.series->hours();
        const auto thenOi = h.get(hour - kWeek, S::HInterest), thenPrice = h.get(hour - kWeek, S::HClose),
                   thenDepth = h.get(hour - kWeek, S::HDepth100);
        if (!thenOi || !thenPrice || !thenDepth || !(*thenPrice > 0)) continue;
        ++old;
        oiNow += *oi.value;
        oiThen += *thenOi;
        depthNow += depth / *price;
        depthThen += *thenDepth / *thenPrice;
    }
    const auto none = [&](MetricId id, Reason why) { clearMetric(out, id, {}, why, in.now); };
    const double coverage = shareOf(static_cast<std::size_t>(standing), listed);
    out.facts.tinderLevel.reset();
    out.facts.depthChange7d.reset();
    if (standing == 0 || !(depthUsd > 0)) {
        for (const MetricId id : {metric::ldr, metric::ldrZ, metric::tinderbox})
            none(id, open > 0 ? Reason::TooShort : listed > 0 ? Reason::Stale : Reason::NoData);
        return;
    }
    const double ldr = positions / depthUsd;
    setMetric(out, metric::ldr, {}, ldr, in.now, oldest, coverage);
    const auto row = memory.past.at(hour);
    if (row) row[PLeverage] = static_cast<float>(ldr);

    renewUsual(in, memory.leverage);
    if (memory.leverage.hours < kLeastHours)
        none(metric::ldrZ, Reason::TooShort);
    else if (!(memory.leverage.mad > 0))
        none(metric::ldrZ, Reason::NoData);
    else
        setMetric(out, metric::ldrZ, {},
                  analytics::kRobustScale * (ldr - memory.leverage.median) / memory.leverage.mad, in.now, oldest,
                  coverage);

    if (depthThen > 0) out.facts.depthChange7d = depthNow / depthThen - 1;
    const auto t = analytics::interest::tinderbox(oiNow, oiThen, depthNow, depthThen);
    if (old == 0) {
        none(metric::tinderbox, Reason::TooShort);
    } else if (t) {
        setMetric(out, metric::tinderbox, {}, t->score, in.now, oldest,
                  shareOf(static_cast<std::size_t>(old), listed));
        out.facts.tinderLevel = t->level;
    } else {
        none(metric::tinderbox, t.error().reason);
    }
}

// Open interest of all venues that know the whole of the time looked at; hours in which one is silent are left
// out, so that a venue that fell silent is no flush.
std::vector<std::pair<Step, double>> interestByHour(const AssetInputs& in, Step hour)
{
    std::vector<const S*> venues;
    for (const Leg& leg : in.perp)
        if (leg && leg.series && leg.series->hours().before(hour - 1, 2, S::HInterest) &&
            leg.series->hours().before(hour - 30, 2, S::HInterest))
            venues.push_back(leg.series);
    std::vector<std::pair<Step, double>> out;
    if (venues.empty()) return out;
    for (Step h = hour - kLookBack; h < hour; ++h) {
        double total = 0;
        bool whole = true;
        for (const S* s : venues) {
            const auto oi = s->hours().get(h, S::HInterest);
            if (oi)
                total += *oi;
            else
                whole = false;
        }
        if (whole) out.emplace_back(h, total);
    }
    return out;
}

Flush lastFlush(const AssetInputs& in, Step hour)
{
    Flush out;
    out.hour = hour;
    const auto past = interestByHour(in, hour);
    out.known = past.size() >= 28;
    if (!out.known) return out;
    std::optional<std::size_t> start;
    Step lastDrop = 0;
    for (std::size_t i = 1; i < past.size(); ++i) {
        double most = 0;
        for (std::size_t j = i; j-- > 0 && past[i].first - past[j].first <= kFlushHours;)
            most = std::max(most, past[j].second);
        if (!(most > 0) || past[i].second > most * (1 - kFlushDrop)) continue;
        if (!start || past[i].first - lastDrop > kTroughWithin) start = i;
        lastDrop = past[i].first;
    }
    if (!start) return out;
    std::vector<double> before;
    const Step began = past[*start].first;
    for (const auto& [h, oi] : past)
        if (h >= began - 24 - kFlushHours && h < began) before.push_back(oi);
    if (before.empty()) return out;
    std::size_t trough = *start;
    for (std::size_t i = *start; i < past.size() && past[i].first <= began + kTroughWithin; ++i)
        if (past[i].second < past[trough].second) trough = i;
    out.before = analytics::median(before);
    out.trough = past[trough].second;
    out.troughAt = past[trough].first;
    if (!(out.before > out.trough)) out.troughAt = 0;
    for (std::size_t i = trough + 1; i < past.size(); ++i)
        out.after.push_back({static_cast<double>(past[i].first - out.troughAt), past[i].second});
    return out;
}

void rebuild(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    const Step hour = in.second / 3600;
    if (memory.flush.hour != hour) memory.flush = lastFlush(in, hour);
    const Flush& f = memory.flush;
    out.facts.reload.reset();
    if (!f.known) {
        clearMetric(out, metric::oiT50, {}, Reason::TooShort, in.now);
        return;
    }
    out.facts.reload = 0;
    const auto back = f.troughAt == 0 || f.after.empty()
                          ? analytics::Result<analytics::Recovery>(analytics::noData("flush", "there was none"))
                          : analytics::recovery(f.before, f.trough, f.after);
    if (!back) {
        clearMetric(out, metric::oiT50, {}, Reason::NoData, in.now);
        return;
    }
    if (back->half)
        setMetric(out, metric::oiT50, {}, *back->half, in.now, {}, 1);
    else
        clearMetric(out, metric::oiT50, {}, Reason::Incomplete, in.now);
    // What came back within a day while the price went nowhere.
    const Leg* const leg = longestLeg(in);
    const auto atr = out.at(metric::atr).value;
    if (hour - f.troughAt > kFast || !leg) return;
    if (!atr || !(*atr > 0)) {
        out.facts.reload.reset();
        return;
    }
    // Interest of an hour is that at its end: the hour of the trough still belongs to the fall.
    double high = 0, low = 0;
    for (Step h = f.troughAt + 1; h < hour; ++h) {
        const auto a = leg->series->hours().get(h, S::HHigh), b = leg->series->hours().get(h, S::HLow);
        if (!a || !b) continue;
        high = std::max(high, *a);
        low = low == 0 ? *b : std::min(low, *b);
    }
    if (!(high > 0))
        out.facts.reload.reset();  // no range is not a narrow one
    else if (high - low <= kTightRange * *atr)
        out.facts.reload = std::max(0.0, back->recovered.back());
}

void overextended(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    constexpr std::size_t kLeastOfWeek = 96;
    out.facts.overextendedHours.reset();
    const Leg* const leg = longestLeg(in);
    const auto day = out.at(metric::rv24h).value;
    const MetricValue& interest = out.at(metric::dOi24h);
    std::vector<double> week;
    if (leg)
        leg->series->hours().collect(in.second / 3600 - 1, static_cast<std::size_t>(kWeek), S::HVariance, week);
    if (!day || !interest.usable() || week.size() < kLeastOfWeek) {
        memory.overextended = {};
        return;
    }
    const double usual = std::sqrt(analytics::mean(week) * 8760);
    if (!(usual > 0) || !(*day > 0)) return;
    const auto q = analytics::interest::volatilityQuadrant(*interest.value, std::log(*day / usual));
    if (!q) return;
    memory.overextended.look(*q == analytics::interest::VolatilityQuadrant::Overextension, in.second);
    out.facts.overextendedHours = memory.overextended.hours(in.second);
    out.facts.overextendedFound = memory.overextended.found();
}

}  // namespace

void computeLeverage(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    standing(in, memory, out);
    rebuild(in, memory, out);
    overextended(in, memory, out);
}

}  // namespace plimsoll
