// Spot against perpetuals, and whether spot is sold along with them (ANALYTICS C14, J5).
#include "model/analytics/flow.h"
#include "model/analytics/normalisation.h"
#include "model/analytics/statistics.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <bit>

namespace plimsoll {

using analytics::Reason;

namespace {

using S = InstrumentSeries;

constexpr Step kMonth = 720;
constexpr std::size_t kHour = 60, kDay = 1'440, kStretch = 5;
constexpr std::size_t kLeastMinutes = 30, kLeastHours = 24;

// Perpetuals at the venue's place, spot behind them.
using Legs = std::array<const Leg*, 2 * kVenueCount>;
Legs legsOf(const AssetInputs& in)
{
    Legs legs{};
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (in.perp[v] && in.perp[v].series) legs[v] = &in.perp[v];
        if (in.spot[v] && in.spot[v].series) legs[kVenueCount + v] = &in.spot[v];
    }
    return legs;
}
constexpr SpotPerpLegs kPerps = (1u << kVenueCount) - 1, kSpots = kPerps << kVenueCount;
constexpr SpotPerpLegs bit(std::size_t leg)
{
    return static_cast<SpotPerpLegs>(1u << leg);
}
bool bothKinds(SpotPerpLegs legs)
{
    return (legs & kPerps) && (legs & kSpots);
}

// What takers bought and sold in a minute that is over; in an hour.
std::optional<std::pair<double, double>> ofMinute(const Leg& leg, Step minute)
{
    const auto buy = leg.series->minutes().get(minute, S::MBuy);
    const auto sell = leg.series->minutes().get(minute, S::MSell);
    return buy && sell ? std::optional(std::pair(*buy, *sell)) : std::nullopt;
}
std::optional<double> ofHour(const Leg& leg, Step hour)
{
    const auto buy = leg.series->hours().get(hour, S::HBuy), sell = leg.series->hours().get(hour, S::HSell);
    return buy && sell ? std::optional(*buy + *sell) : std::nullopt;
}

// Those that know at least half of what the one with the longest past knows. Whoever has just come would make
// all of the past unknown, and counted in only now would make the present look large.
SpotPerpLegs ofLongPast(const std::array<std::size_t, 2 * kVenueCount>& known, SpotPerpLegs among)
{
    std::size_t longest = 0;
    for (std::size_t i = 0; i < known.size(); ++i)
        if (among & bit(i)) longest = std::max(longest, known[i]);
    SpotPerpLegs out = 0;
    for (std::size_t i = 0; i < known.size(); ++i)
        if ((among & bit(i)) && known[i] > 0 && 2 * known[i] >= longest) out |= bit(i);
    return out;
}

// The usual ratio, of the hours that all of the compared ones know.
void renewUsual(const Legs& legs, SpotPerpLegs present, Step hour, AssetMemory& memory)
{
    if (memory.spotPerpHour == hour && memory.spotPerpPresent == present) return;
    memory.spotPerpHour = hour;
    memory.spotPerpPresent = present;
    memory.spotPerpUsual.reset();
    std::array<std::size_t, 2 * kVenueCount> known{};
    for (std::size_t i = 0; i < legs.size(); ++i)
        if (present & bit(i))
            for (Step h = hour - kMonth; h < hour; ++h) known[i] += ofHour(*legs[i], h).has_value();
    memory.spotPerpCompared = ofLongPast(known, present & kPerps) | ofLongPast(known, present & kSpots);
    if (!bothKinds(memory.spotPerpCompared)) return;
    std::vector<double> ratios;
    for (Step h = hour - kMonth; h < hour; ++h) {
        double perp = 0, spot = 0;
        bool whole = true;
        for (std::size_t i = 0; i < legs.size() && whole; ++i) {
            if (!(memory.spotPerpCompared & bit(i))) continue;
            const auto usd = ofHour(*legs[i], h);
            if (usd) (i < kVenueCount ? perp : spot) += *usd;
            whole = usd.has_value();
        }
        if (whole && spot > 0 && perp > 0) ratios.push_back(spot / perp);
    }
    if (ratios.size() >= kLeastHours) memory.spotPerpUsual = analytics::median(ratios);
}

SpotPerpLegs presentLegs(const Legs& legs, Step minute)
{
    SpotPerpLegs present = 0;
    for (std::size_t i = 0; i < legs.size(); ++i) {
        if (!legs[i]) continue;
        std::size_t known = 0;
        for (std::size_t j = 0; j < kHour; ++j)
            known += ofMinute(*legs[i], minute - static_cast<Step>(j)).has_value();
        if (known >= kLeastMinutes) present |= bit(i);
    }
    return present;
}
// Of those of a kind that are to speak.
double share(SpotPerpLegs some, SpotPerpLegs expected, SpotPerpLegs kind)
{
    return shareOf(static_cast<std::size_t>(std::popcount(static_cast<unsigned>(some & kind))),
                   std::popcount(static_cast<unsigned>(expected & kind)));
}
SpotPerpLegs expectedLegs(const AssetInputs& in)
{
    SpotPerpLegs out = 0;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (in.perp[v].expected()) out |= bit(v);
        if (in.spot[v].expected()) out |= bit(kVenueCount + v);
    }
    return out;
}

// Turnover of the last hour, in the minutes that all of them know.
void ratioOf(const Legs& legs, SpotPerpLegs some, SpotPerpLegs expected, Step minute, const AsOf& now,
             AssetMetrics& out)
{
    double perp = 0, spot = 0;
    for (std::size_t j = 0; j < kHour; ++j) {
        double perps = 0, spots = 0;
        bool whole = true;
        for (std::size_t i = 0; i < legs.size() && whole; ++i) {
            if (!(some & bit(i))) continue;
            const auto usd = ofMinute(*legs[i], minute - static_cast<Step>(j));
            if (usd) (i < kVenueCount ? perps : spots) += usd->first + usd->second;
            whole = usd.has_value();
        }
        if (whole) perp += perps, spot += spots;
    }
    const auto ratio = analytics::flow::spotPerp(spot, perp);
    if (bothKinds(some) && ratio && ratio->ratio)
        setMetric(out, metric::spotPerpRatio, {}, *ratio->ratio, now, {}, share(some, expected, kPerps | kSpots));
    else
        clearMetric(out, metric::spotPerpRatio, {}, Reason::NoData, now);
}

// Mark over index, less one.
std::optional<double> basisAt(const Leg& leg, Step minute)
{
    constexpr std::size_t kBack = 5;
    const auto mark = leg.series->minutes().before(minute, kBack, S::MMark),
               index = leg.series->minutes().before(minute, kBack, S::MIndex);
    return mark && index && *index > 0 ? std::optional(*mark / *index - 1) : std::nullopt;
}

// What else an unwound hedge shows (FEATURES 83), where enough of the perpetuals tell it.
void hedgesOf(const Legs& legs, SpotPerpLegs present, SpotPerpLegs expected, Step minute, AssetFacts& facts)
{
    facts.perpNetHour.reset();
    facts.basisMoveHour.reset();
    double bought = 0, sold = 0;
    SpotPerpLegs moved = 0;
    std::vector<double> moves;
    for (std::size_t i = 0; i < kVenueCount; ++i) {
        if (!legs[i]) continue;
        for (std::size_t j = 0; j < kHour && (present & bit(i)); ++j)
            if (const auto usd = ofMinute(*legs[i], minute - static_cast<Step>(j)))
                bought += usd->first, sold += usd->second;
        const auto now = basisAt(*legs[i], minute), then = basisAt(*legs[i], minute - static_cast<Step>(kHour));
        if (!now || !then) continue;
        moved |= bit(i);
        moves.push_back((*now - *then) * 1e4);
    }
    if (bought + sold > 0 && share(present, expected, kPerps) >= MetricValue::kEnough)
        facts.perpNetHour = (bought - sold) / (bought + sold);
    if (!moves.empty() && share(moved, expected, kPerps) >= MetricValue::kEnough)
        facts.basisMoveHour = analytics::median(moves);
}

// The last five minutes' net flow of spot against all earlier stretches of that length: of the same venues.
void flowOf(const Legs& legs, SpotPerpLegs expected, Step minute, const AsOf& now, AssetMetrics& out)
{
    constexpr std::size_t kStretches = kDay / kStretch;
    std::array<std::vector<std::optional<double>>, 2 * kVenueCount> net;  // by leg, the newest stretch first
    std::array<std::size_t, 2 * kVenueCount> known{};
    SpotPerpLegs present = 0;
    for (std::size_t i = kVenueCount; i < legs.size(); ++i) {
        if (!legs[i]) continue;
        net[i].resize(kStretches);
        for (std::size_t k = 0; k < kStretches; ++k) {
            double sum = 0;
            bool whole = true;
            for (std::size_t j = 0; j < kStretch && whole; ++j) {
                const auto usd = ofMinute(*legs[i], minute - static_cast<Step>(k * kStretch + j));
                if (usd) sum += usd->first - usd->second;
                whole = usd.has_value();
            }
            if (whole) net[i][k] = sum, ++known[i];
        }
        if (net[i].front()) present |= bit(i);
    }
    const SpotPerpLegs some = ofLongPast(known, present);
    std::vector<double> sums;
    for (std::size_t k = 0; k < kStretches && some; ++k) {
        double sum = 0;
        bool whole = true;
        for (std::size_t i = kVenueCount; i < legs.size() && whole; ++i) {
            if (!(some & bit(i))) continue;
            if (net[i][k]) sum += *net[i][k];
            whole = net[i][k].has_value();
        }
        if (whole) sums.push_back(sum);
    }
    if (sums.size() < kLeastMinutes / kStretch) {
        const bool any = std::any_of(legs.begin() + kVenueCount, legs.end(), [](const Leg* l) { return l; });
        clearMetric(out, metric::spotCvdZ, {}, any ? Reason::TooShort : Reason::NoData, now);
        return;
    }
    const std::span<const double> before(sums.data() + 1, sums.size() - 1);
    const double middle = analytics::median(before), mad = analytics::medianAbsoluteDeviation(before);
    if (mad > 0)
        setMetric(out, metric::spotCvdZ, {}, analytics::kRobustScale * (sums.front() - middle) / mad, now, {},
                  share(some, expected, kSpots));
    else
        clearMetric(out, metric::spotCvdZ, {}, Reason::NoData, now);
}

}  // namespace

void computeSpotFlow(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    const Legs legs = legsOf(in);
    const Step minute = in.second / 60 - 1;  // the last that is over
    const SpotPerpLegs present = presentLegs(legs, minute);
    renewUsual(legs, present, in.second / 3600, memory);
    // Where there is something to compare with, what is compared is the same.
    const SpotPerpLegs expected = expectedLegs(in);
    ratioOf(legs, memory.spotPerpUsual ? memory.spotPerpCompared : present, expected, minute, in.now, out);
    flowOf(legs, expected, minute, in.now, out);
    hedgesOf(legs, present, expected, minute, out.facts);
}

void computeSpotStress(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    analytics::flush::ChecklistInput asked;
    asked.spotPerpRatio = out.at(metric::spotPerpRatio).value;
    asked.spotPerpNormal = memory.spotPerpUsual;
    asked.spotCvdZ = out.at(metric::spotCvdZ).value;
    const auto answer = analytics::flush::checklist(asked);
    if (!answer || !answer->flow) {
        out.facts.spotStressHours.reset();
        memory.spotStress = {};
        return;
    }
    memory.spotStress.look(*answer->flow == analytics::flush::Flow::SpotStress, in.second);
    out.facts.spotStressHours = memory.spotStress.hours(in.second);
    out.facts.spotStressFound = memory.spotStress.found();
    out.facts.spotVenues = std::popcount(static_cast<unsigned>(memory.spotPerpCompared & kSpots));
}

}  // namespace plimsoll
