// Key levels of the price (ANALYTICS C14).
#include "model/analytics/flow.h"
#include "model/analytics/normalisation.h"
#include "model/analytics/statistics.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>

namespace plimsoll {

using analytics::Reason;

namespace {

using S = InstrumentSeries;

constexpr Step kWatched = 48;       // hours that are judged at once, before there is a judgement to go on from
constexpr double kBeyondAtr = 0.1;  // C14: a close counts as beyond by this
constexpr Step kDay = 24, kWeek = 168, kMonth = 720;
constexpr Step kBurstOfNow = 48 * 3'600;
constexpr double kBurst = 3;  // the warning of F2, which asks for a share of the open interest besides

std::optional<double> lowest(const S& s, Step from, Step until)
{
    std::optional<double> low;
    for (Step h = from; h <= until; ++h)
        if (const auto v = s.hours().get(h, S::HLow)) low = low ? std::min(*low, *v) : *v;
    return low;
}

// Days and weeks of UTC; weeks begin on Monday (hour 0 of 1970 was a Thursday).
constexpr Step dayOf(Step hour)
{
    return hour / kDay * kDay;
}
constexpr Step weekOf(Step hour)
{
    return (hour + 3 * kDay) / kWeek * kWeek - 3 * kDay;
}

// What held the price from below as of the end of an hour: lows of the day and the week before, of 30 days, and
// the round number under it.
std::vector<double> supportsAt(const S& s, Step hour, double price)
{
    std::vector<double> out;
    const auto add = [&](std::optional<double> level) {
        if (level && *level < price) out.push_back(*level);
    };
    add(lowest(s, dayOf(hour) - kDay, dayOf(hour) - 1));
    add(lowest(s, weekOf(hour) - kWeek, weekOf(hour) - 1));
    add(lowest(s, hour - kMonth, hour));
    if (const auto r = analytics::flow::roundLevels(price)) add(r->below);
    return out;
}

// By the closes since the last judgement: a level stays lost until it is reclaimed, however long that takes.
SupportLost judgeSupport(const S& s, Step hour, double atr, const SupportLost& before)
{
    SupportLost out = before;
    Step from = hour - kWatched;
    if (before.known && before.hour >= 0 && before.hour <= hour)
        from = before.hour;
    else if (before.since && *before.since <= from)
        from = *before.since;  // the past has grown, and it was lost before the hours that are judged anew
    else
        out.since.reset();
    out.hour = hour;
    out.known = s.hours().get(hour - 1, S::HClose).has_value() && s.hours().before(hour - kDay, 3, S::HClose);
    if (!out.known) return out;
    for (Step h = from; h < hour; ++h) {
        const auto last = s.hours().get(h - 1, S::HClose), close = s.hours().get(h, S::HClose);
        if (!close) continue;
        if (out.since) {
            if (*close >= out.level + kBeyondAtr * atr) out.since.reset();
            continue;
        }
        if (!last) continue;
        // The highest of those that this close lies below.
        for (const double level : supportsAt(s, h - 1, *last))
            if (*close <= level - kBeyondAtr * atr && (!out.since || level > out.level)) {
                out.since = h + 1;
                out.level = level;
            }
    }
    return out;
}

}  // namespace

void computeSupport(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    const MetricValue& price = out.at(metric::price);
    const auto round = price.value
                           ? analytics::flow::roundLevels(*price.value)
                           : analytics::Result<analytics::flow::RoundLevels>(analytics::noData("price", ""));
    if (round)
        setMetric(out, metric::levelDist, {}, std::min(round->belowBps, round->aboveBps), in.now, price.age,
                  price.coverage);
    else
        clearMetric(out, metric::levelDist, {}, price.value ? round.error().reason : price.reason, in.now);

    const Step hour = in.second / 3600;
    const Leg* const leg = longestLeg(in);
    const auto atr = out.at(metric::atr).value;
    out.facts.supportLostHours.reset();
    out.facts.supportBelowHours.reset();
    out.facts.lostLevel.reset();
    if (!leg || !atr || !(*atr > 0)) return;
    if (memory.support.hour != hour) memory.support = judgeSupport(*leg->series, hour, *atr, memory.support);
    const SupportLost& lost = memory.support;
    const auto z = liquidationZ(out);
    if (!lost.known) return;
    // A burst belongs to a level that was lost in the hour of its close, or before.
    const auto belongs = [&](Step burst) { return lost.since && burst >= (*lost.since - 1) * 3600; };
    if (z && *z >= kBurst && belongs(in.second)) {
        if (!memory.burstSince) memory.burstSince = in.second;
        memory.burstLast = in.second;
    }
    // What nobody was forced out of for two days is a trend, no longer a flush.
    const bool over = memory.burstLast && in.second - *memory.burstLast > kBurstOfNow;
    if (memory.burstSince && (over || !belongs(*memory.burstSince))) memory.burstSince.reset();
    out.facts.supportLostHours = 0;
    out.facts.supportBelowHours = 0;
    if (!lost.since) return;
    out.facts.lostLevel = LostLevel{lost.level, Timestamp{std::chrono::hours{*lost.since}}};
    out.facts.supportBelowHours = static_cast<double>(in.second - *lost.since * 3600) / 3600;
    // The rule's hours are counted from when both hold, the level lost and forced orders running: else a level is
    // lost every other day, and one that was lost in silence long ago would be critical with the first burst.
    if (memory.burstSince)
        out.facts.supportLostHours =
            static_cast<double>(in.second - std::max(*memory.burstSince, *lost.since * 3600)) / 3600;
    else if (!z)
        out.facts.supportLostHours.reset();
}

}  // namespace plimsoll
