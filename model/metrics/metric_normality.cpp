// Whether the market is back to normal (ANALYTICS J4), over all venues and for each: what it is now, beside what
// it was in the week that ended an hour before the shock. While there are too few hours, minutes of a day have to
// do, and it is said how few they are.
#include "model/analytics/normalisation.h"
#include "model/analytics/statistics.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/over_venues.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

using S = InstrumentSeries;
using Venues = std::array<bool, kVenueCount>;

constexpr Step kWeek = 168, kDayMinutes = 1'440;
constexpr std::size_t kLeastHours = 24;  // of the week that normals rest on
constexpr std::size_t kLeastMinutes = 5, kManyMinutes = 90;
constexpr std::size_t kNow = 4;  // minutes: one second decides nothing

struct Median {
    std::optional<double> value;
    double hours = 0;
};

// The median over a week of hours; of the minutes of a day where there are too few.
template <typename Hour, typename Minute>
Median usualBefore(Step second, const Hour& hour, const Minute& minute)
{
    std::vector<double> values;
    const Step last = second / 3600 - 1;
    for (Step h = last - kWeek; h < last; ++h)
        if (const auto v = hour(h)) values.push_back(*v);
    if (values.size() >= kLeastHours) return {analytics::median(values), static_cast<double>(values.size())};
    values.clear();
    const Step end = second / 60 - 2;
    for (Step m = end - kDayMinutes; m < end; ++m)
        if (const auto v = minute(m)) values.push_back(*v);
    if (values.size() < kLeastMinutes) return {};
    // The hour before belongs to what is coming.
    if (values.size() >= kManyMinutes) values.resize(values.size() - 60);
    return {analytics::median(values), static_cast<double>(values.size()) / 60};
}

// Sum (depth) or median (spread) over the venues: the same as are known now, so that one that fell silent makes no
// book thin.
template <typename Get>
std::optional<double> over(const AssetInputs& in, const Venues& venues, bool sum, const Get& get)
{
    std::vector<double> all;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (!venues[v]) continue;
        const auto one = get(*in.perp[v].series);
        if (one)
            all.push_back(*one);
        else if (sum)
            return std::nullopt;
    }
    if (all.empty()) return std::nullopt;
    return sum ? analytics::sum(all) : analytics::median(all);
}

Median usualDepth(const AssetInputs& in, const Venues& venues, Step second)
{
    return usualBefore(
        second,
        [&](Step h) { return over(in, venues, true, [h](const S& s) { return s.hours().get(h, S::HDepth100); }); },
        [&](Step m) {
            return over(in, venues, true, [m](const S& s) { return s.minutes().get(m, S::MDepth100); });
        });
}
Median usualSpread(const AssetInputs& in, const Venues& venues, Step second)
{
    return usualBefore(
        second,
        [&](Step h) { return over(in, venues, false, [h](const S& s) { return s.hours().get(h, S::HSpread); }); },
        [&](Step m) {
            return over(in, venues, false, [m](const S& s) { return s.minutes().get(m, S::MSpread); });
        });
}
Median usualBasis(const AssetMemory& memory, std::size_t hour, std::size_t minute, Step second)
{
    return usualBefore(
        second, [&](Step h) { return memory.past.get(h, hour); },
        [&](Step m) { return memory.recent.get(m, minute); });
}

// Each venue's mean of the last minutes.
struct Now {
    std::array<std::optional<double>, kVenueCount> depth{}, spread{};
    Venues venues{};
};
Now nowOf(const AssetInputs& in)
{
    Now out;
    const Step minute = in.second / 60 - 1;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        const Leg& leg = in.perp[v];
        if (!leg || !leg.series) continue;
        out.depth[v] = leg.series->minutes().before(minute, kNow, S::MDepth100);
        out.spread[v] = leg.series->minutes().before(minute, kNow, S::MSpread);
        out.venues[v] = out.depth[v].has_value();
    }
    return out;
}

std::optional<double> ratioOf(const std::optional<double>& value, const std::optional<double>& normal)
{
    if (!value || !normal || !(*normal > 0)) return std::nullopt;
    return *value / *normal;
}

// What was kept, for the venues that are known now.
void heldNormals(const BeforeFlush& before, const Venues& now, analytics::norm::TrackerInput& ask)
{
    Venues then{};
    double depth = 0;
    std::vector<double> spreads;
    bool whole = true;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        then[v] = before.venueDepth[v].has_value();
        if (!now[v]) continue;
        whole = whole && then[v];
        depth += before.venueDepth[v].value_or(0);
        if (before.venueSpread[v]) spreads.push_back(*before.venueSpread[v]);
    }
    if (now == then) {
        ask.depthNormal = before.depth;
        ask.spreadNormal = before.spread;
    } else if (whole && depth > 0) {
        ask.depthNormal = depth;
        if (!spreads.empty()) ask.spreadNormal = analytics::median(spreads);
    }
    ask.basisDispersionNormal = before.basis;
}

// Each venue beside its own normal.
void byVenue(const AssetInputs& in, const AssetMemory& memory, const Now& now, const BeforeFlush& normal,
             AssetMetrics& out)
{
    auto& shares = out.facts.normalByVenue;
    shares = {};
    for (const VenueId venue : kVenues) {
        const auto v = static_cast<std::size_t>(venue);
        if (!in.perp[v]) continue;
        shares[0][v] = ratioOf(now.spread[v], normal.venueSpread[v]);
        shares[1][v] = ratioOf(now.depth[v], normal.venueDepth[v]);
        const auto off = memory.recent.get(in.second / 60, QVenueBasis + v);
        shares[2][v] = ratioOf(off, normal.venueBasis[v]);
        shares[3][v] = out.at(metric::r8Mean24, venue).value;
    }
}

// Hours of it are hours that were seen. Looks come once a minute: time between two that knew whether all holds
// does not count, and after five minutes of it the hours are counted anew.
void countNormal(AssetMemory& memory, std::optional<bool> ok, Step second)
{
    constexpr Step kLook = 60, kLate = 120, kUnknown = 300;
    const Step since = second - memory.normalLook;
    if (since > kUnknown) memory.normalSince.reset();
    if (!ok) return;
    memory.normalLook = second;
    if (!*ok)
        memory.normalSince.reset();
    else if (!memory.normalSince)
        memory.normalSince = second;
    else if (since >= kLate)
        *memory.normalSince += since - kLook;
}

}  // namespace

BeforeFlush normalsBefore(const AssetInputs& in, const AssetMemory& memory, Step second)
{
    BeforeFlush out;
    const Now now = nowOf(in);
    const Median depth = usualDepth(in, now.venues, second), spread = usualSpread(in, now.venues, second);
    out.depth = depth.value;
    out.spread = spread.value;
    out.hours = std::min(depth.hours, spread.hours);
    out.basis = usualBasis(memory, PBasis, QBasis, second).value;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (!now.venues[v]) continue;
        Venues one{};
        one[v] = true;
        out.venueDepth[v] = usualDepth(in, one, second).value;
        out.venueSpread[v] = usualSpread(in, one, second).value;
        out.venueBasis[v] = usualBasis(memory, PVenueBasis + v, QVenueBasis + v, second).value;
    }
    return out;
}

void computeNormality(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    using analytics::phase::Phase;
    const bool after = memory.phase == Phase::Liquidation || memory.phase == Phase::Reset;
    const bool held = after && memory.before;
    const BeforeFlush normal = held ? *memory.before : normalsBefore(in, memory, in.second);

    analytics::norm::TrackerInput ask;
    const Now now = nowOf(in);
    double depth = 0;
    std::vector<double> spreads;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        depth += now.depth[v].value_or(0);
        if (now.spread[v]) spreads.push_back(*now.spread[v]);
    }
    if (std::find(now.venues.begin(), now.venues.end(), true) != now.venues.end()) ask.depth = depth;
    if (!spreads.empty()) ask.spread = analytics::median(spreads);
    if (held) {
        heldNormals(normal, now.venues, ask);
    } else {
        ask.depthNormal = normal.depth;
        ask.spreadNormal = normal.spread;
        ask.basisDispersionNormal = normal.basis;
    }
    ask.basisDispersion = out.at(metric::basisDisp).value;
    ask.r8Day = out.at(metric::r8Mean24).value;
    std::vector<double> rates;
    for (const Leg& leg : in.perp)
        if (leg && leg.series)
            leg.series->hours().collect(in.second / 3600 - 1, static_cast<std::size_t>(kWeek), S::HRate, rates);
    if (rates.size() >= kLeastHours) ask.r8Week = analytics::mean(rates);
    ask.rvRatio = out.at(metric::rvRatio).value;

    auto t = analytics::norm::tracker(ask);
    // Without a venue the others are at least so far apart: too far they can be, near enough is not known.
    bool undecided = false;
    if (t && t->basis.value_or(false) && lacksVenue(metric::basisDisp, out.at(metric::basisDisp).fresh())) {
        undecided = t->ok;
        ask.basisDispersion.reset();
        t = analytics::norm::tracker(ask);
    }
    out.facts.normalInput = ask;
    out.facts.normalHours = normal.hours;
    byVenue(in, memory, now, normal, out);
    out.facts.normal = {};
    out.facts.normalProgress.reset();
    if (t) {
        out.facts.normal = {t->spread, t->depth, t->basis, t->funding, t->volatility};
        out.facts.normalProgress = t->progress;
    }
    if (!t || t->coverage < MetricValue::kEnough) {
        clearMetric(out, metric::normCount, {}, Reason::TooShort, in.now);
        clearMetric(out, metric::normOkH, {}, Reason::TooShort, in.now);
        countNormal(memory, std::nullopt, in.second);
        return;
    }
    countNormal(memory, t->ok || !undecided ? std::optional(t->ok) : std::nullopt, in.second);
    setMetric(out, metric::normCount, {}, static_cast<double>(t->count), in.now, {}, t->coverage);
    setMetric(out, metric::normOkH, {},
              memory.normalSince ? static_cast<double>(in.second - *memory.normalSince) / 3600 : 0, in.now, {},
              t->coverage);
}

}  // namespace plimsoll
