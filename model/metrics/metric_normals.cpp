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
constexpr std::size_t kLeastWeeks = 2;    // fewer same hours than this are no normal
constexpr std::size_t kLeastMinutes = 5;  // then the time just past is asked, if there is that much

std::optional<double> medianOf(std::vector<double>& values, std::size_t least)
{
    if (values.size() < least) return std::nullopt;
    return analytics::median(values);
}

using Venues = std::array<bool, kVenueCount>;

std::optional<double> depth25(const Leg& leg, Step second, bool bids)
{
    if (!leg || !leg.series) return std::nullopt;
    return leg.series->seconds().get(second, bids ? S::SBid25 : S::SAsk25);
}
// The venues whose books are known at both moments: one that fell silent has taken nothing away.
Venues knownAt(const AssetInputs& in, Step then, Step now)
{
    Venues out{};
    for (std::size_t v = 0; v < kVenueCount; ++v)
        out[v] = depth25(in.perp[v], then, true) && depth25(in.perp[v], now, true) &&
                 depth25(in.perp[v], then, false) && depth25(in.perp[v], now, false);
    return out;
}
// Of these venues together, while all of them are known.
std::optional<double> depth25(const AssetInputs& in, const Venues& venues, Step second, bool bids)
{
    double sum = 0;
    bool any = false;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (!venues[v]) continue;
        const auto d = depth25(in.perp[v], second, bids);
        if (!d) return std::nullopt;
        sum += *d, any = true;
    }
    return any ? std::optional(sum) : std::nullopt;
}

// Into which side the price went between two seconds: 1 into the asks, -1 into the bids, 0 into neither. The size
// behind a moving price did not leave: the price left it.
int directionOf(const AssetInputs& in, const Venues& venues, Step then, Step now)
{
    constexpr double kMoved = 5e-4;  // a fifth of the band
    std::vector<double> moves;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (!venues[v]) continue;
        const auto a = in.perp[v].series->seconds().get(then, S::SMid),
                   b = in.perp[v].series->seconds().get(now, S::SMid);
        if (a && b && *a > 0) moves.push_back(*b / *a - 1);
    }
    if (moves.empty()) return 0;
    const double move = analytics::median(moves);
    return move >= kMoved ? 1 : move <= -kMoved ? -1 : 0;
}

double taken(const AssetInputs& in, const Venues& venues, Step until, std::size_t seconds, bool bids)
{
    double sum = 0;
    for (std::size_t v = 0; v < kVenueCount; ++v)
        if (const Leg& leg = in.perp[v]; venues[v] && leg && leg.series)
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
        for (int week = 1; week <= Normals::kWeeks; ++week) {
            if (const auto d = leg.series->hours().get(hour - week * kWeek, S::HDepth100)) depth.push_back(*d);
            if (const auto s = leg.series->hours().get(hour - week * kWeek, S::HSpread)) spread.push_back(*s);
        }
        if (depth.size() >= kLeastWeeks && spread.size() >= kLeastWeeks) {
            n = {analytics::median(depth), analytics::median(spread), static_cast<double>(depth.size()),
                 static_cast<int>(std::min(depth.size(), spread.size()))};
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
    double now = 0, usual = 0, knownUsd = 0, knownSpreads = 0;
    double most = 0, hours = 0;  // of whom gives most of the usual
    int weeks = 0;
    std::vector<double> ratios;
    int listed = 0, depths = 0;
    for (const VenueId venue : kVenues) {
        const auto v = static_cast<std::size_t>(venue);
        const Leg& leg = in.perp[v];
        listed += leg.expected();
        if (!leg) continue;
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
            setPart(out, metric::depthRatio, venue, depth / *n.depth100, in.now, 1, n.known(), false, age);
            now += depth, usual += *n.depth100, ++depths;
            knownUsd += *n.depth100 * n.known();
            if (*n.depth100 > most) most = *n.depth100, weeks = n.weeks, hours = n.hours;
        } else {
            none(metric::depthRatio, Reason::TooShort);
        }
        if (n.spreadBp && *n.spreadBp > 0) {
            setPart(out, metric::spreadRatio, venue, leg.book->spreadBp / *n.spreadBp, in.now, 1, n.known(), false,
                    age);
            ratios.push_back(leg.book->spreadBp / *n.spreadBp);
            knownSpreads += n.known();
        } else {
            none(metric::spreadRatio, Reason::TooShort);
        }
    }
    out.facts.baselineWeeks = weeks;
    out.facts.baselineHours = depths > 0 ? std::optional(hours) : std::nullopt;
    if (const auto session = analytics::sessionAt(static_cast<double>(in.second) * 1000))
        out.facts.weekend = session->weekend;
    if (usual > 0)
        setPart(out, metric::depthRatio, {}, now / usual, in.now,
                shareOf(static_cast<std::size_t>(depths), listed), knownUsd / usual);
    else
        clearMetric(out, metric::depthRatio, {}, Reason::TooShort, in.now);
    if (!ratios.empty())
        setPart(out, metric::spreadRatio, {}, analytics::median(ratios), in.now, shareOf(ratios.size(), listed),
                knownSpreads / static_cast<double>(ratios.size()));
    else
        clearMetric(out, metric::spreadRatio, {}, Reason::TooShort, in.now);
}

// A shock: the depth within 25 bp, both sides, falls by 30 % within 10 s, or takers take half of a side's within
// 5 s (C6). The side that was hit is followed for five minutes since its least: what left without trading in the
// first, and how fast it comes back.
void computeShocks(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    constexpr Step kFollowed = 300, kFirst = 60;
    constexpr Step kRemembered = 86'400, kRefillOfNow = 1'800;
    constexpr double kLeft = 0.7;   // of the depth before
    constexpr Step kUsual = 1'800;  // seconds, by five
    constexpr std::size_t kLeastUsual = 60;
    const Step last = in.second - 1;
    if (!memory.shock) {
        const Venues venues = knownAt(in, last - 10, last);
        const std::array<std::optional<double>, 2> ends = {depth25(in, venues, last, true),
                                                           depth25(in, venues, last, false)},
                                                   begins = {depth25(in, venues, last - 10, true),
                                                             depth25(in, venues, last - 10, false)};
        const bool known = ends[0] && ends[1] && begins[0] && begins[1] && *begins[0] > 0 && *begins[1] > 0;
        const bool fell = known && *ends[0] + *ends[1] <= kLeft * (*begins[0] + *begins[1]);
        const int direction = known ? directionOf(in, venues, last - 10, last) : 0;
        // Into which the price went; where it stayed, the side that lost more.
        const bool bidsMore =
            direction != 0 ? direction < 0 : known && *ends[0] * *begins[1] <= *ends[1] * *begins[0];
        for (const bool bids : {true, false}) {
            const auto &now = ends[bids ? 0 : 1], then = begins[bids ? 0 : 1];
            if (!known) break;
            const bool hit = taken(in, venues, last, 5, bids) >= 0.5 * *then;
            if (!hit && !(fell && bids == bidsMore)) continue;
            std::vector<double> before, both;
            for (Step s = last - 70; s <= last - 10; ++s) {
                const auto d = depth25(in, venues, s, bids), other = depth25(in, venues, s, !bids);
                if (d && other) before.push_back(*d), both.push_back(*d + *other);
            }
            if (before.size() < 30) continue;
            Shock shock;
            shock.start = shock.leastAt = last;
            shock.before = analytics::median(before);
            // It is back when it is what it usually is: a minute that was deeper than that is no measure.
            std::vector<double> usual;
            for (Step s = last - kUsual; s < last - 70; s += 5) {
                const auto d = depth25(in, venues, s, bids), other = depth25(in, venues, s, !bids);
                if (d && other) usual.push_back(*d + *other);
            }
            // Of a book that was watched for less than five minutes nothing is usual: its return is not judged.
            if (usual.size() >= kLeastUsual)
                shock.bothBefore = std::min(analytics::median(both), analytics::median(usual));
            shock.least = *now;
            shock.bothLeast = *ends[0] + *ends[1];
            shock.traded = taken(in, venues, last, 10, bids);
            shock.bids = bids;
            shock.venues = venues;
            memory.shock = shock;
            break;
        }
    }
    if (memory.shock) {
        Shock& shock = *memory.shock;
        const Step since = last - shock.start;
        if (since > 0) shock.traded += since <= kFirst ? taken(in, shock.venues, last, 1, shock.bids) : 0;
        const auto side = depth25(in, shock.venues, last, shock.bids),
                   other = depth25(in, shock.venues, last, !shock.bids);
        if (side && other) {
            const double both = *side + *other;
            if (since <= kFirst) shock.least = std::min(shock.least, *side);
            if (since <= kFirst && both < shock.bothLeast) {
                shock.bothLeast = both;
                shock.leastAt = last;
                shock.after.clear();
            } else {
                // Of a book that falls on after the first minute nothing has come back.
                shock.after.push_back(
                    {static_cast<double>(last - shock.leastAt), std::max(both, shock.bothLeast)});
            }
        }
        if (const auto p =
                analytics::depth::phantom(shock.before, std::min(shock.least, shock.before), shock.traded)) {
            memory.lastPhantom = *p;
            memory.lastPhantomAt = in.second;
        }
        // A book that took the blow without losing as much has nothing to refill: what came back of next to
        // nothing is noise.
        if (shock.after.size() >= 20 && shock.bothLeast <= kLeft * shock.bothBefore)
            if (const auto r = analytics::recovery(shock.bothBefore, shock.bothLeast, shock.after)) {
                out.facts.refillHalfLife = r->halfLife ? *r->halfLife : static_cast<double>(last - shock.leastAt);
                memory.refillAt = in.second;
            }
        if (last - shock.leastAt >= kFollowed) {
            memory.lastShock = std::move(memory.shock);
            memory.shock.reset();
        }
    }
    // Shocks that took little make an older one no younger.
    if (memory.refillAt && in.second - *memory.refillAt > kRefillOfNow) out.facts.refillHalfLife.reset();
    if (memory.lastPhantomAt && in.second - *memory.lastPhantomAt < kRemembered)
        setMetric(out, metric::phantom, {}, *memory.lastPhantom, in.now,
                  std::chrono::seconds{in.second - *memory.lastPhantomAt}, 1);
    else
        clearMetric(out, metric::phantom, {}, Reason::NoData, in.now);
}

// C8, calm version: what of a side's median of the minute before was gone at the minute's least moment, and had
// not been traded; of the side into which the price went, else the mean of both. While a shock is followed it is
// none of the calm.
void renewPhantomBaseline(const AssetInputs& in, AssetMemory& memory)
{
    constexpr std::size_t kDay = 1'440, kLeast = 30;
    constexpr Step kMinute = 60;
    if (!memory.shock) {
        const Step last = in.second - 1;
        const Venues venues = knownAt(in, last - 2 * kMinute + 1, last);
        const int direction = directionOf(in, venues, last - kMinute, last);
        double ratios = 0;
        int sides = 0;
        for (const bool bids : {true, false}) {
            std::vector<double> before, during;
            for (Step s = last - 2 * kMinute + 1; s <= last; ++s)
                if (const auto d = depth25(in, venues, s, bids))
                    (s <= last - kMinute ? before : during).push_back(*d);
            if (before.size() < kLeast || during.size() < kLeast) continue;
            if (direction != 0 && bids != (direction < 0)) continue;
            const double pre = analytics::median(before);
            const double post = std::min(pre, *std::min_element(during.begin(), during.end()));
            if (const auto p = analytics::depth::phantom(pre, post, taken(in, venues, last, kMinute, bids)))
                ratios += *p, ++sides;
        }
        if (sides > 0) memory.calmPhantom.push_back(static_cast<float>(ratios / sides));
        if (memory.calmPhantom.size() > kDay) memory.calmPhantom.pop_front();
    }
    if (memory.calmPhantom.size() < kLeastMinutes) {
        memory.phantomBaseline.reset();
        return;
    }
    std::vector<double> day(memory.calmPhantom.begin(), memory.calmPhantom.end());
    memory.phantomBaseline = analytics::median(day);
}

double phantomHaircut(const AssetMemory& memory)
{
    constexpr double kUnknown = 0.5;
    return 0.5 * memory.phantomBaseline.value_or(kUnknown) + 0.5 * memory.lastPhantom.value_or(kUnknown);
}

}  // namespace plimsoll
