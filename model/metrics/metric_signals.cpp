// The four structural signals (ANALYTICS J3): which side pays, positions against volatility, how far the venues'
// bases stand apart, and whether executable size comes back. Once a minute.
#include "model/analytics/interest.h"
#include "model/analytics/signals.h"
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
namespace signal = analytics::signal;

constexpr Step kDay = 24, kWeek = 168;
constexpr std::size_t kMonth = 720, kLeastHours = 24, kLeastOfWeek = 96;
enum Which : std::size_t { Funding, Interest, Basis, Liquidity };

struct Place {
    const AssetInputs& in;
    AssetMemory& memory;
    AssetMetrics& out;

    // The word, and since when it stands.
    void say(Which which, MetricId id, std::string_view name, SignalFact& fact, double coverage) const
    {
        const auto& words = analytics::word(id).words;
        const auto place = std::find(words.begin(), words.end(), name);
        const auto state = static_cast<double>(place - words.begin());
        auto& [held, since] = memory.signals[which];
        if (held != state) held = state, since = in.second;
        fact.since = in.now.wall - std::chrono::seconds{in.second - since};
        setMetric(out, id, {}, state, in.now, {}, coverage);
    }
    void none(Which which, MetricId id, Reason why, SignalFact& fact) const
    {
        memory.signals[which] = {-1, in.second};
        fact = {};
        clearMetric(out, id, {}, why, in.now);
    }
};

void funding(const Place& p)
{
    const MetricValue& mean = p.out.at(metric::r8Mean24);
    const auto &recent = p.out.facts.rateRecent, &prior = p.out.facts.ratePrior;
    p.out.facts.dryPowder = false;
    if (!mean.value || !recent || !prior)
        return p.none(Funding, metric::signalFunding, mean.value ? Reason::TooShort : mean.reason,
                      p.out.facts.signalFunding);
    signal::FundingSignalInput ask;
    ask.mean24h = *mean.value;
    ask.recent8h = *recent;
    ask.prior24h = *prior;
    if (const auto& regime = p.out.at(metric::r8Regime).value) {
        const auto& words = analytics::word(metric::r8Regime).words;
        const std::string_view word = words[static_cast<std::size_t>(*regime)];
        ask.crowded = word == "LONG_CROWDED" || word == "SHORT_CROWDED";
    }
    ask.return24h = p.out.at(metric::ret24h).value;
    // The range of an hour, put to a day by the square root of time.
    const auto atr = p.out.at(metric::atr).value, price = p.out.at(metric::price).value;
    if (atr && price && *price > 0) ask.atrShare = *atr * std::sqrt(24.0) / *price;
    const auto answer = signal::fundingDirection(ask);
    if (!answer) return p.none(Funding, metric::signalFunding, answer.error().reason, p.out.facts.signalFunding);
    p.out.facts.dryPowder = answer->dryPowder;
    p.out.facts.signalFunding.value = ask.mean24h;
    p.say(Funding, metric::signalFunding, signal::fundingDirectionName(answer->state), p.out.facts.signalFunding,
          mean.fresh());
}

void interest(const Place& p)
{
    const Leg* const leg = longestLeg(p.in);
    const auto day = p.out.at(metric::rv24h).value;
    const MetricValue& change = p.out.at(metric::dOi24h);
    std::vector<double> week;
    if (leg) leg->series->hours().collect(p.in.second / 3600 - 1, kWeek, S::HVariance, week);
    const double usual = week.size() >= kLeastOfWeek ? std::sqrt(analytics::mean(week) * 8'760) : 0;
    if (!day || !(*day > 0) || !(usual > 0) || !change.value)
        return p.none(Interest, metric::signalOiRv, change.value ? Reason::TooShort : change.reason,
                      p.out.facts.signalInterest);
    const double volatility = std::log(*day / usual);
    const auto answer = analytics::interest::volatilityQuadrant(*change.value, volatility);
    if (!answer) return p.none(Interest, metric::signalOiRv, answer.error().reason, p.out.facts.signalInterest);
    p.out.facts.signalInterest.value = *change.value;
    p.out.facts.signalInterest.normal = volatility;
    p.say(Interest, metric::signalOiRv, analytics::interest::quadrantName(*answer), p.out.facts.signalInterest,
          change.coverage);
}

void basis(const Place& p)
{
    const Step hour = p.in.second / 3600;
    const MetricValue& now = p.out.at(metric::basisDisp);
    std::vector<double> month;
    p.memory.past.collect(hour - 1, kMonth, PBasis, month);
    if (!now.value || month.size() < kLeastHours)
        return p.none(Basis, metric::signalBasis, now.value ? Reason::TooShort : now.reason,
                      p.out.facts.signalBasis);
    const double normal = analytics::median(month);
    const auto answer = signal::basisAndSpread(*now.value, normal, p.memory.past.get(hour - kDay, PBasis));
    if (!answer) return p.none(Basis, metric::signalBasis, answer.error().reason, p.out.facts.signalBasis);
    // Without a venue the others are at least so far apart: that is wide, or nothing.
    if (answer->state != signal::BasisState::Wide && lacksVenue(metric::basisDisp, now.fresh()))
        return p.none(Basis, metric::signalBasis, Reason::Stale, p.out.facts.signalBasis);
    p.out.facts.signalBasis.value = *now.value;
    p.out.facts.signalBasis.normal = normal;
    p.say(Basis, metric::signalBasis, signal::basisStateName(answer->state), p.out.facts.signalBasis,
          now.coverage);
}

// Executable size of the venues that are known now and before, each as of its own book: one that is silent has
// withdrawn nothing, and one that has just come has added nothing.
struct Executable {
    std::array<bool, kVenueCount> compared{};
    int venues = 0;
    double now = 0;

    std::optional<double> at(const Place& p, Step hour) const
    {
        double sum = 0;
        for (std::size_t v = 0; v < kVenueCount; ++v) {
            if (!compared[v]) continue;
            const auto own = p.memory.past.get(hour, PVenueExecutable + v);
            if (!own) return std::nullopt;
            sum += *own;
        }
        return sum;
    }
};

Executable executable(const Place& p, Step until)
{
    std::array<std::size_t, kVenueCount> known{};
    std::vector<double> own;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (!p.in.perp[v] || !p.out.at(metric::exec10bp, kVenues[v]).value) continue;
        own.clear();
        p.memory.past.collect(until - 1, kWeek, PVenueExecutable + v, own);
        known[v] = own.size();
    }
    // Half of the longest past is asked for: whoever has just come would make all of it unknown.
    const std::size_t longest = *std::max_element(known.begin(), known.end());
    Executable out;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        out.compared[v] = known[v] >= kLeastHours && 2 * known[v] >= longest;
        if (!out.compared[v]) continue;
        ++out.venues;
        out.now += *p.out.at(metric::exec10bp, kVenues[v]).value;
    }
    return out;
}

void liquidity(const Place& p)
{
    using analytics::phase::Phase;
    const Step hour = p.in.second / 3600;
    // The week that ended an hour before the shock; without one, an hour ago.
    const bool after = p.memory.phase == Phase::Liquidation || p.memory.phase == Phase::Reset;
    const Step until = (after && p.memory.liquidatedAt ? *p.memory.liquidatedAt / 3600 : hour) - 1;
    const Executable now = executable(p, until);
    std::vector<double> before;
    for (Step h = until - kWeek; now.venues > 0 && h < until; ++h)
        if (const auto v = now.at(p, h)) before.push_back(*v);
    const double normal = before.size() >= kLeastHours ? analytics::median(before) : 0;
    if (!(normal > 0)) {
        const MetricValue& all = p.out.at(metric::exec10bp);
        return p.none(Liquidity, metric::signalLiquidity, all.value ? Reason::TooShort : all.reason,
                      p.out.facts.signalLiquidity);
    }
    std::vector<double> hourly;
    for (Step h = hour - 4; h < hour; ++h)
        if (const auto v = now.at(p, h)) hourly.push_back(*v / normal);
    hourly.push_back(now.now / normal);
    // How long each venue has been at four fifths of its own.
    std::vector<double> rebuilt;
    for (std::size_t v = 0; after && v < kVenueCount; ++v) {
        if (!p.in.perp[v] || !p.in.perp[v].expected()) continue;
        std::vector<double> own;
        p.memory.past.collect(until - 1, kWeek, PVenueExecutable + v, own);
        if (own.size() < kLeastHours) continue;
        const double usual = analytics::median(own);
        Step h = hour;
        while (hour - h < kWeek && p.memory.past.get(h, PVenueExecutable + v).value_or(0) >= 0.8 * usual) --h;
        rebuilt.push_back(static_cast<double>(hour - h));
    }
    const auto answer = signal::liquidityReaccumulation(hourly, rebuilt);
    if (!answer)
        return p.none(Liquidity, metric::signalLiquidity, answer.error().reason, p.out.facts.signalLiquidity);
    p.out.facts.signalLiquidity.value = now.now;
    p.out.facts.signalLiquidity.normal = normal;
    p.out.facts.rebuiltVenues = answer->rebuilt, p.out.facts.rebuiltOf = answer->venues;
    const auto expected =
        std::count_if(p.in.perp.begin(), p.in.perp.end(), [](const Leg& l) { return l.expected(); });
    p.say(Liquidity, metric::signalLiquidity, signal::liquidityStateName(answer->state),
          p.out.facts.signalLiquidity, shareOf(static_cast<std::size_t>(now.venues), static_cast<int>(expected)));
}

}  // namespace

void computeSignals(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    const Place p{in, memory, out};
    funding(p);
    interest(p);
    basis(p);
    liquidity(p);
}

}  // namespace plimsoll
