// Taker flow and forced orders of the last minutes (ANALYTICS C14, F2, F3).
#include "model/analytics/flow.h"
#include "model/analytics/hawkes.h"
#include "model/analytics/liquidation.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/quick_words.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

using S = InstrumentSeries;

constexpr double kUnit = 1'000;  // US dollars (F2)

// A sum over the last minutes; the second in progress is left out, or what came in it is added.
std::optional<double> lastMinute(const Leg& leg, Step second, S::Second field, bool between)
{
    if (!between) return leg.series->seconds().sum(second, 60, field);
    const auto closed = leg.series->seconds().sum(second, 59, field);
    if (!closed) return std::nullopt;
    return *closed + leg.series->sinceLook(field);
}
std::optional<double> lastMinutes(const Leg& leg, Step second, std::size_t minutes, S::Minute field)
{
    return leg.series->minutes().sum(second / 60, minutes, field);
}

struct Window {
    const MetricId *longs, *shorts;
    std::size_t minutes;  // 0: sixty seconds
};

constexpr std::size_t kDay = 1'440;       // minutes
constexpr std::size_t kLeastMinutes = 5;  // of a past

// What was forced at a venue in a minute, longs and shorts; none: it was not heard.
std::optional<std::array<double, 2>> forcedIn(const Leg& leg, Step minute)
{
    const auto l = leg.series->minutes().get(minute, S::MLong), s = leg.series->minutes().get(minute, S::MShort);
    if (!l || !s) return std::nullopt;
    return std::array{*l, *s};
}

// Those that know at least half of what the one with the longest past knows, or an hour: that is enough to compare
// with. Whoever has just come back would make most of the past unknown, and its own minutes would look large
// beside those that it is no part of.
std::array<bool, kVenueCount> ofLongPast(const std::array<std::size_t, kVenueCount>& known)
{
    const std::size_t longest = *std::max_element(known.begin(), known.end());
    std::array<bool, kVenueCount> out{};
    for (std::size_t v = 0; v < kVenueCount; ++v)
        out[v] = known[v] >= kLeastMinutes && (2 * known[v] >= longest || known[v] >= 60);
    return out;
}

// The sum of the counted venues in a minute that all of them were heard in.
std::optional<double> countedIn(const AssetInputs& in, const LiquidationPast& past, Step minute)
{
    std::optional<double> sum;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (!past.counted[v]) continue;
        const auto forced = forcedIn(in.perp[v], minute);
        if (!forced) return std::nullopt;
        sum = sum.value_or(0) + ((*forced)[0] + (*forced)[1]);
    }
    return sum;
}

// Once a minute: what all minutes before the running one say.
void renewPast(const AssetInputs& in, LiquidationPast& past)
{
    constexpr std::size_t kHour = 60;
    const Step minute = in.second / 60;
    if (past.minute == minute) return;
    past = {};
    past.minute = minute;
    std::array<std::size_t, kVenueCount> known{};
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        const Leg& leg = in.perp[v];
        if (!leg || !leg.series) continue;
        // A venue that is not heard now is left out of what is usual too.
        const bool heard = usable(in.liquidations[v]);
        std::array<double, 2> day{}, hour{};
        bool any = false;
        for (std::size_t i = 0; i < kDay; ++i) {
            const auto forced = forcedIn(leg, minute - 1 - static_cast<Step>(i));
            if (!forced) continue;
            const auto [l, s] = *forced;
            any = true;
            if (i + 1 < kDay) day[0] += l, day[1] += s, ++past.dayKnown[v];
            if (i + 1 < kHour) hour[0] += l, hour[1] += s, ++past.hourKnown[v];
            if (heard) ++known[v];
        }
        if (any) past.day[v] = day, past.hour[v] = hour;
    }
    past.counted = ofLongPast(known);
    std::vector<double> history;
    history.reserve(kDay);
    for (std::size_t i = 0; i < kDay; ++i)
        if (const auto sum = countedIn(in, past, minute - 1 - static_cast<Step>(i))) history.push_back(*sum);
    if (history.size() < kLeastMinutes) return;
    if (const auto z = analytics::liq::zscore(history, 0)) {
        past.known = history.size();
        past.median = z->median;
        past.mad = z->mad;
    }
}

// Share of a window's minutes in which this venue was heard; a sum of the others is a part of it.
double heardShare(const AssetInputs& in, const LiquidationPast& past, std::size_t venue, std::size_t minutes)
{
    if (minutes == 0) return 1;
    const std::size_t closed = minutes <= 60 ? past.hourKnown[venue] : past.dayKnown[venue];
    const bool running = in.perp[venue].series->minutes().get(in.second / 60, S::MLong).has_value();
    return static_cast<double>(closed + (running ? 1u : 0u)) / static_cast<double>(minutes);
}

void liquidations(const AssetInputs& in, const LiquidationPast& past, bool between, AssetMetrics& out)
{
    static const Window windows[] = {{&metric::liqUsd1mLong, &metric::liqUsd1mShort, 0},
                                     {&metric::liqUsd1hLong, &metric::liqUsd1hShort, 60},
                                     {&metric::liqUsd24hLong, &metric::liqUsd24hShort, 1'440}};
    for (const Window& w : windows) {
        double longs = 0, shorts = 0, known = 1;  // of its time, by whoever knows least
        int listed = 0, heard = 0;
        for (const VenueId venue : kVenues) {
            const auto v = static_cast<std::size_t>(venue);
            const Leg& leg = in.perp[v];
            listed += leg.expected();
            if (!leg || !leg.series) continue;
            const auto sum = [&](S::Second bySecond, S::Minute byMinute, std::size_t side) {
                if (w.minutes == 0) return lastMinute(leg, in.second, bySecond, between);
                const double fresh = between ? leg.series->sinceLook(bySecond) : 0;
                const auto& closed = w.minutes <= 60 ? past.hour[v] : past.day[v];
                if (!closed) {
                    const auto so = lastMinutes(leg, in.second, w.minutes, byMinute);
                    return so ? std::optional(*so + fresh) : std::nullopt;
                }
                const auto running = leg.series->minutes().get(in.second / 60, byMinute);
                return std::optional((*closed)[side] + running.value_or(0) + fresh);
            };
            const auto l = sum(S::SLong, S::MLong, 0), s = sum(S::SShort, S::MShort, 1);
            const double share = heardShare(in, past, v, w.minutes);
            if (!usable(in.liquidations[v]) || !l || !s || !(share > 0)) {
                clearMetric(out, *w.longs, venue, Reason::Stale, in.now);
                clearMetric(out, *w.shorts, venue, Reason::Stale, in.now);
                continue;
            }
            ++heard;
            longs += *l;
            shorts += *s;
            known = std::min(known, share);
            // Floors all: what a venue leaves out cannot be here. Bybit tells all, in the minutes that were heard.
            const bool floor = venue != VenueId::Bybit || share < 1;
            setPart(out, *w.longs, venue, *l, in.now, 1, share, floor);
            setPart(out, *w.shorts, venue, *s, in.now, 1, share, floor);
        }
        if (heard == 0) {
            clearMetric(out, *w.longs, {}, listed > 0 ? Reason::Stale : Reason::NoData, in.now);
            clearMetric(out, *w.shorts, {}, listed > 0 ? Reason::Stale : Reason::NoData, in.now);
            continue;
        }
        const double coverage = shareOf(static_cast<std::size_t>(heard), listed);
        setPart(out, *w.longs, {}, longs, in.now, coverage, known, true);
        setPart(out, *w.shorts, {}, shorts, in.now, coverage, known, true);
    }
}

constexpr std::size_t kCounts = 360, kBin = 5;  // 30 min

// A venue's seconds with a print, by five seconds, newest first; none where it was not heard. One that was passed
// over tells its prints in the next.
std::vector<std::optional<double>> printedBins(const Leg& leg, Step second)
{
    constexpr std::size_t kMost = 3;  // seconds of a bin
    std::vector<std::optional<double>> out(kCounts);
    for (std::size_t bin = 0; bin < kCounts; ++bin) {
        std::size_t here = 0;
        double printed = 0;
        for (std::size_t i = 0; i < kBin; ++i) {
            const Step at = second - 1 - static_cast<Step>(bin * kBin + i);
            const auto l = leg.series->seconds().get(at, S::SLong), s = leg.series->seconds().get(at, S::SShort);
            if (!l || !s) continue;
            ++here;
            if (*l + *s > 0) printed += 1;
        }
        if (here >= kMost) out[bin] = printed;
    }
    return out;
}

// How far liquidations set off liquidations, from those five seconds that all of them were heard in: a hole is no
// calm, and a venue that joins is no burst. One that knows less than five minutes does not count yet.
void selfExcitation(const AssetInputs& in, const std::vector<const Leg*>& heard, double coverage,
                    AssetMetrics& out)
{
    constexpr std::size_t kLeast = 60;
    std::vector<double> sums(kCounts, 0);
    std::vector<bool> known(kCounts, true);
    std::size_t counted = 0;
    for (const Leg* const leg : heard) {
        const auto bins = printedBins(*leg, in.second);
        const auto own = std::count_if(bins.begin(), bins.end(), [](const auto& b) { return b.has_value(); });
        if (static_cast<std::size_t>(own) < kLeast) continue;
        ++counted;
        for (std::size_t i = 0; i < kCounts; ++i) {
            known[i] = known[i] && bins[i].has_value();
            sums[i] += bins[i].value_or(0);
        }
    }
    std::vector<double> counts;
    for (std::size_t i = 0; counted > 0 && i < kCounts; ++i)
        if (known[i]) counts.push_back(sums[i]);
    if (counts.size() < kLeast) {
        clearMetric(out, metric::branching, {}, Reason::TooShort, in.now);
        return;
    }
    const double share = static_cast<double>(counted) / static_cast<double>(heard.size()) *
                         static_cast<double>(counts.size()) / static_cast<double>(kCounts);
    if (const auto b = analytics::liq::branchingFromCounts(counts))
        setPart(out, metric::branching, {}, b->branching, in.now, coverage, share, true);
    else
        clearMetric(out, metric::branching, {}, b.error().reason, in.now);
}

// How unusual this minute of the counted venues is, against the minutes that they know.
void unusual(const AssetInputs& in, const LiquidationPast& past, double current, double coverage,
             AssetMetrics& out)
{
    constexpr std::size_t kLeast = 60;
    out.facts.earlyLiqZ.reset();
    if (past.known == 0 || !(coverage > 0)) {
        clearMetric(out, metric::liqZ, {}, past.known == 0 ? Reason::TooShort : Reason::Stale, in.now);
        return;
    }
    const double z = analytics::liq::zscoreOf(current, kUnit, past.median, past.mad);
    if (past.known < kLeast) {
        if (std::isfinite(z)) out.facts.earlyLiqZ = z;
        clearMetric(out, metric::liqZ, {}, Reason::TooShort, in.now);
        return;
    }
    setPart(out, metric::liqZ, {}, z, in.now, coverage, static_cast<double>(past.known) / kDay, true);
}

// How unusual this minute is, how one-sided, how much of the flow is forced, how far it feeds itself.
void intensity(const AssetInputs& in, const LiquidationPast& past, bool between, AssetMetrics& out)
{
    // By five seconds: between two of them nothing new can be counted.
    const bool count =
        !between && (in.second % static_cast<Step>(kBin) == 0 || out.at(metric::branching).at == Mono{} ||
                     out.at(metric::branching).reason == Reason::Stale);
    double current = 0, takers = 0, forced = 0;
    int listed = 0, heard = 0, counted = 0, taken = 0;
    std::vector<const Leg*> legs;
    for (const VenueId venue : kVenues) {
        const auto v = static_cast<std::size_t>(venue);
        const Leg& leg = in.perp[v];
        listed += leg.expected();
        if (!leg || !leg.series) continue;
        const auto l = lastMinute(leg, in.second, S::SLong, between),
                   s = lastMinute(leg, in.second, S::SShort, between);
        if (!usable(in.liquidations[v]) || !l || !s) continue;
        ++heard;
        legs.push_back(&leg);
        if (past.counted[v]) current += *l + *s, ++counted;
        // What was forced is a share of a flow that is heard too: trades come on another connection.
        const auto buy = lastMinute(leg, in.second, S::SBuy, between),
                   sell = lastMinute(leg, in.second, S::SSell, between);
        if (buy && sell && leg.series->seconds().get(leg.series->seconds().last(), S::SBuy)) {
            takers += *buy + *sell;
            forced += *l + *s;
            ++taken;
        }
    }
    const auto none = [&](MetricId id, Reason why) { clearMetric(out, id, {}, why, in.now); };
    if (heard == 0) {
        for (const MetricId id : {metric::liqZ, metric::liqImbalance, metric::forcedShare, metric::branching})
            none(id, listed > 0 ? Reason::Stale : Reason::NoData);
        out.facts.earlyLiqZ.reset();
        return;
    }
    const double coverage = shareOf(static_cast<std::size_t>(heard), listed);
    // The past as it was summed up when the minute began, and of this minute what it is the past of.
    unusual(in, past, current, shareOf(static_cast<std::size_t>(counted), listed), out);

    const double longs = out.at(metric::liqUsd1mLong).value.value_or(0);
    const double shorts = out.at(metric::liqUsd1mShort).value.value_or(0);
    const auto flow = analytics::liq::flow(longs, shorts, 0);
    if (flow && flow->imbalance)
        setMetric(out, metric::liqImbalance, {}, *flow->imbalance, in.now, {}, coverage);
    else
        none(metric::liqImbalance, Reason::NoData);
    const auto share = analytics::liq::flow(forced, 0, takers);
    if (share && share->forcedShare)
        setMetric(out, metric::forcedShare, {}, *share->forcedShare, in.now, {},
                  shareOf(static_cast<std::size_t>(taken), listed), true);
    else
        none(metric::forcedShare, Reason::NoData);

    // Seconds with a print, by five seconds: what a sampled feed can still count.
    if (count) selfExcitation(in, legs, coverage, out);
}

}  // namespace

void computeFlows(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    renewPast(in, memory.liquidations);
    computeForced(in, memory.liquidations, false, out);
}

void computeForced(const AssetInputs& in, const LiquidationPast& past, bool between, AssetMetrics& out)
{
    liquidations(in, past, between, out);
    intensity(in, past, between, out);
}

}  // namespace plimsoll
