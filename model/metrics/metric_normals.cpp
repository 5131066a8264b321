// What is usual at this hour, and how far the book is from it (ANALYTICS C5, C6, C8, C12).
#include "model/analytics/depth.h"
#include "model/analytics/market_state.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

using S = InstrumentSeries;

constexpr Step kWeek = 168;
constexpr int kWeeks = 4;
constexpr std::size_t kLeastWeeks = 2;    // fewer same hours than this are no normal
constexpr std::size_t kLeastMinutes = 5;  // then the time just past is asked, if there is that much

std::optional<double> medianOf(std::vector<double>& values, std::size_t least)
{
    if (values.size() < least) return std::nullopt;
    return analytics::median(values);
}

std::optional<double> depth25(const AssetInputs& in, Step second, bool bids)
{
    double sum = 0;
    bool any = false;
    for (const Leg& leg : in.perp) {
        if (!leg || !leg.series) continue;
        const auto v = leg.series->seconds().get(second, bids ? S::SBid25 : S::SAsk25);
        if (v) sum += *v, any = true;
    }
    if (!any) return std::nullopt;
    return sum;
}

double taken(const AssetInputs& in, Step until, std::size_t seconds, bool bids)
{
    double sum = 0;
    for (const Leg& leg : in.perp)
        if (leg && leg.series)
            sum += leg.series->seconds().sum(until, seconds, bids ? S::SSell : S::SBuy).value_or(0);
    return sum;
}

}  // namespace

void renewNormals(const AssetInputs& in, AssetMemory& memory)
{
    const Step hour = in.second / 3600, minute = in.second / 60;
    std::vector<double> depth, spread;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        const Leg& leg = in.perp[v];
        Normals& n = memory.normals[v];
        // A day's median hardly moves in a minute: the venues take turns. A young one is asked each time.
        if (leg && n.hours >= 2 && (minute + static_cast<Step>(v)) % kVenueCount != 0) continue;
        n = {};
        if (!leg || !leg.series) continue;
        depth.clear(), spread.clear();
        for (int week = 1; week <= kWeeks; ++week) {
            if (const auto d = leg.series->hours().get(hour - week * kWeek, S::HDepth100)) depth.push_back(*d);
            if (const auto s = leg.series->hours().get(hour - week * kWeek, S::HSpread)) spread.push_back(*s);
        }
        if (depth.size() >= kLeastWeeks && spread.size() >= kLeastWeeks) {
            n = {analytics::median(depth), analytics::median(spread), static_cast<double>(depth.size()), true};
            continue;
        }
        depth.clear(), spread.clear();
        leg.series->minutes().collect(minute - 1, 1'440, S::MDepth100, depth);
        leg.series->minutes().collect(minute - 1, 1'440, S::MSpread, spread);
        n.hours = static_cast<double>(depth.size()) / 60;
        n.depth100 = medianOf(depth, kLeastMinutes);
        n.spreadBp = medianOf(spread, kLeastMinutes);
    }
}

void computeNormals(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    double now = 0, usual = 0, hours = 0;
    std::vector<double> ratios;
    int listed = 0, depths = 0;
    for (const VenueId venue : kVenues) {
        const auto v = static_cast<std::size_t>(venue);
        const Leg& leg = in.perp[v];
        if (!leg) continue;
        ++listed;
        const Normals& n = memory.normals[v];
        const auto none = [&](MetricId id, Reason why) { clearMetric(out, id, venue, why, in.now); };
        if (!leg.book) {
            none(metric::depthRatio, Reason::Stale);
            none(metric::spreadRatio, Reason::Stale);
            continue;
        }
        const Duration age = in.now.mono - leg.track->book->stamp().mono;
        const double depth = leg.book->bidUsd[4] + leg.book->askUsd[4];
        if (n.depth100 && *n.depth100 > 0) {
            setMetric(out, metric::depthRatio, venue, depth / *n.depth100, in.now, age, 1);
            now += depth, usual += *n.depth100, ++depths;
            hours = hours == 0 ? n.hours : std::min(hours, n.hours);
        } else {
            none(metric::depthRatio, Reason::TooShort);
        }
        if (n.spreadBp && *n.spreadBp > 0) {
            setMetric(out, metric::spreadRatio, venue, leg.book->spreadBp / *n.spreadBp, in.now, age, 1);
            ratios.push_back(leg.book->spreadBp / *n.spreadBp);
        } else {
            none(metric::spreadRatio, Reason::TooShort);
        }
    }
    out.facts.baselineHours = depths > 0 ? std::optional(hours) : std::nullopt;
    if (const auto session = analytics::sessionAt(static_cast<double>(in.second) * 1000))
        out.facts.weekend = session->weekend;
    if (usual > 0)
        setMetric(out, metric::depthRatio, {}, now / usual, in.now, {}, static_cast<double>(depths) / listed);
    else
        clearMetric(out, metric::depthRatio, {}, Reason::TooShort, in.now);
    if (!ratios.empty())
        setMetric(out, metric::spreadRatio, {}, analytics::median(ratios), in.now, {},
                  static_cast<double>(ratios.size()) / listed);
    else
        clearMetric(out, metric::spreadRatio, {}, Reason::TooShort, in.now);
}

// A shock: a side's depth within 25 bp falls by 30 % within 10 s, or takers take half of it within 5 s. It is
// followed for five minutes: what left without trading in the first, and how fast it comes back.
void computeShocks(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    constexpr Step kFollowed = 300, kFirst = 60;
    constexpr Step kRemembered = 86'400;
    const Step last = in.second - 1;
    if (!memory.shock) {
        for (const bool bids : {true, false}) {
            const auto now = depth25(in, last, bids), then = depth25(in, last - 10, bids);
            if (!now || !then || !(*then > 0)) continue;
            const bool fell = *now <= 0.7 * *then;
            const bool hit = taken(in, last, 5, bids) >= 0.5 * *then;
            if (!fell && !hit) continue;
            std::vector<double> before;
            for (Step s = last - 70; s <= last - 10; ++s)
                if (const auto d = depth25(in, s, bids)) before.push_back(*d);
            if (before.size() < 30) continue;
            Shock shock;
            shock.start = last;
            shock.before = analytics::median(before);
            shock.least = *now;
            shock.leastAt = last;
            shock.traded = taken(in, last, 10, bids);
            shock.bids = bids;
            memory.shock = shock;
            break;
        }
    }
    if (memory.shock) {
        Shock& shock = *memory.shock;
        const Step since = last - shock.start;
        if (since > 0) shock.traded += since <= kFirst ? taken(in, last, 1, shock.bids) : 0;
        if (const auto d = depth25(in, last, shock.bids)) {
            if (since <= kFirst && *d < shock.least) {
                shock.least = *d;
                shock.leastAt = last;
                shock.after.clear();
            } else if (*d >= shock.least) {
                shock.after.push_back({static_cast<double>(last - shock.leastAt), *d});
            }
        }
        if (const auto p =
                analytics::depth::phantom(shock.before, std::min(shock.least, shock.before), shock.traded)) {
            memory.lastPhantom = *p;
            memory.lastPhantomAt = in.second;
        }
        if (shock.after.size() >= 20)
            if (const auto r = analytics::recovery(shock.before, shock.least, shock.after))
                out.facts.refillHalfLife = r->halfLife ? *r->halfLife : static_cast<double>(last - shock.leastAt);
        if (since >= kFollowed) memory.shock.reset();
    } else if (memory.lastPhantomAt && in.second - *memory.lastPhantomAt > 1'800) {
        out.facts.refillHalfLife.reset();
    }
    if (memory.lastPhantomAt && in.second - *memory.lastPhantomAt < kRemembered)
        setMetric(out, metric::phantom, {}, *memory.lastPhantom, in.now,
                  std::chrono::seconds{in.second - *memory.lastPhantomAt}, 1);
    else
        clearMetric(out, metric::phantom, {}, Reason::NoData, in.now);
}

}  // namespace plimsoll
