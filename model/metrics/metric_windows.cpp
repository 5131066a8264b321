// Volatility, tails, impact and toxicity: windows of an hour to a month, renewed once a minute
// (ANALYTICS C10, C11, D).
#include "model/analytics/flow.h"
#include "model/analytics/garch.h"
#include "model/analytics/tails.h"
#include "model/analytics/volatility.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plimsoll {

using analytics::Reason;

namespace {

using S = InstrumentSeries;

constexpr double kMinutesPerYear = 525'600;
constexpr Step kDayMinutes = 1'440;
constexpr Duration kSilent = std::chrono::minutes{15};

// Log returns of every `step` minutes over the last `count` steps; a gap breaks the chain.
std::vector<double> minuteReturns(const S& s, Step minute, Step step, std::size_t count)
{
    std::vector<double> out;
    std::optional<double> before;
    for (Step m = minute - static_cast<Step>(count) * step; m <= minute; m += step) {
        const auto close = s.minutes().get(m, S::MClose);
        if (close && before && *close > 0 && *before > 0) out.push_back(std::log(*close / *before));
        before = close;
    }
    return out;
}

std::vector<double> hourReturns(const S& s, Step hour, std::size_t count)
{
    std::vector<double> out;
    std::optional<double> before;
    for (Step h = hour - static_cast<Step>(count); h < hour; ++h) {
        const auto close = s.hours().get(h, S::HClose);
        if (close && before && *close > 0 && *before > 0) out.push_back(std::log(*close / *before));
        before = close;
    }
    return out;
}

double annual(const std::vector<double>& returns, double periodsPerYear)
{
    double squares = 0;
    for (const double r : returns) squares += r * r;
    return std::sqrt(squares / static_cast<double>(returns.size()) * periodsPerYear);
}

}  // namespace

// Returns of one price, not of a mixture.
const Leg* longestLeg(const AssetInputs& in)
{
    const Leg* best = nullptr;
    std::size_t most = 0;
    for (const Leg& leg : in.perp) {
        if (!leg || !leg.series) continue;
        const std::size_t known = leg.series->closesKnown(in.second / 60);
        if (!best || known > most) best = &leg, most = known;
    }
    return best;
}

void computeVolatility(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    const auto none = [&](MetricId id, Reason why) { clearMetric(out, id, {}, why, in.now); };
    const auto set = [&](MetricId id, double v) { setMetric(out, id, {}, v, in.now, {}, 1); };
    const auto part = [&](MetricId id, double v, double fresh, double known) {
        setPart(out, id, {}, v, in.now, fresh, known);
    };
    const Leg* const leg = longestLeg(in);
    if (!leg) {
        for (const MetricId id : {metric::rv1h, metric::rv24h, metric::rv30d, metric::rvRatio, metric::jumpRatio,
                                  metric::atr, metric::ewmaVar99, metric::es99, metric::esFhs99})
            none(id, Reason::NoData);
        return;
    }
    const S& s = *leg->series;
    const Step minute = in.second / 60 - 1, hour = in.second / 3600;
    // Returns that ended a while ago are no hour and no day up to now.
    Step newest = minute;
    while (minute - newest < kDayMinutes && !s.minutes().get(newest, S::MClose)) --newest;
    const Duration age = std::chrono::minutes{minute - newest};
    const bool silent = age >= kSilent;
    const auto recent = [&](MetricId id, double v, double known) {
        setPart(out, id, {}, v, in.now, 1, known, false, age);
    };
    const auto whyNot = [](bool enough) { return enough ? Reason::Stale : Reason::TooShort; };

    const auto ones = minuteReturns(s, minute, 1, 60);
    if (ones.size() >= 20 && !silent)
        setMetric(out, metric::rv1h, {}, annual(ones, kMinutesPerYear), in.now, age,
                  static_cast<double>(ones.size()) / 60);
    else
        none(metric::rv1h, whyNot(ones.size() >= 20));

    const auto fives = minuteReturns(s, minute, 5, 288);
    if (fives.size() >= 144 && !silent) {
        const double known = static_cast<double>(fives.size()) / 288;
        recent(metric::rv24h, annual(fives, kMinutesPerYear / 5), known);
        const auto jumps = analytics::vol::bipower(fives);
        if (jumps && jumps->jumpRatio)
            recent(metric::jumpRatio, *jumps->jumpRatio, known);
        else
            none(metric::jumpRatio, Reason::NoData);
    } else {
        none(metric::rv24h, whyNot(fives.size() >= 144));
        none(metric::jumpRatio, whyNot(fives.size() >= 144));
    }
    std::vector<double> variances;
    s.hours().collect(hour - 1, 720, S::HVariance, variances);
    // A month that is a week long is still better than none, and its coverage says so.
    if (variances.size() >= 48)
        part(metric::rv30d, std::sqrt(analytics::mean(variances) * analytics::funding::kHoursPerYear), 1,
             static_cast<double>(variances.size()) / 720);
    else
        none(metric::rv30d, Reason::TooShort);
    const MetricValue &day = out.at(metric::rv24h), &month = out.at(metric::rv30d);
    if (day.value && month.value && *month.value > 0)
        recent(metric::rvRatio, *day.value / *month.value, std::min(day.window, month.window));
    else
        none(metric::rvRatio, whyNot(day.reason == Reason::Stale));

    std::vector<double> high, low, close;
    for (Step h = hour - 100; h < hour; ++h) {
        const auto a = s.hours().get(h, S::HHigh), b = s.hours().get(h, S::HLow), c = s.hours().get(h, S::HClose);
        if (a && b && c) high.push_back(*a), low.push_back(*b), close.push_back(*c);
    }
    const auto atr = analytics::vol::atr(high, low, close, 14);
    if (atr && atr->atr)
        set(metric::atr, *atr->atr);
    else
        none(metric::atr, Reason::TooShort);

    const auto day1 = minuteReturns(s, minute, 1, 1'440);
    const auto ewma = analytics::risk::ewma(day1, 0.97, 0.99);
    if (day1.size() >= 60 && ewma && !silent)
        setMetric(out, metric::ewmaVar99, {}, ewma->var, in.now, age, 1);
    else
        none(metric::ewmaVar99, whyNot(day1.size() >= 60 && ewma));

    // A day's shortfall from hours, by the square root of time. It moves when an hour closes.
    // Fitted once a day, the assets spread over half an hour; until the first fit it is asked for every five
    // minutes.
    TailModel& model = memory.tail;
    const auto turn = static_cast<Step>(std::accumulate(in.asset.begin(), in.asset.end(), std::size_t{0}) % 6 * 5);
    const bool waiting = !model.fitted && !out.at(metric::esFhs99).value;
    const bool due = minute % 30 == turn && (!model.fitted || hour - model.fittedHour >= 24);
    if (model.hour == hour && !due && (!waiting || minute % 5 != 0)) return;
    model.hour = hour;
    const auto hours = hourReturns(s, hour, S::kHours - 1);
    const double toDay = std::sqrt(24.0);
    const auto plain = analytics::risk::historical(hours, 0.99);
    if (hours.size() >= 200 && plain)
        part(metric::es99, plain->es * toDay, 1, static_cast<double>(hours.size()) / 1'000);
    else
        none(metric::es99, Reason::TooShort);
    // Filtered with the hour that closed.
    if (hours.size() >= analytics::risk::kGjrFitReturns && due) {
        const auto fit = analytics::risk::fitGjr(hours);
        model.fittedHour = hour;
        model.fitted = fit.hasValue();
        if (fit) model.parameters = fit->parameters, model.variance = fit->s2_0;
    }
    const auto tail = model.fitted ? analytics::risk::filteredTail(hours, model.parameters, model.variance, 0.99)
                                   : analytics::Result<analytics::risk::Tail>(analytics::tooShort(
                                         "hours", hours.size(), analytics::risk::kGjrFitReturns));
    if (tail)
        set(metric::esFhs99, tail->es * toDay);
    else
        none(metric::esFhs99, tail.error().reason);
}

void computeImpact(const AssetInputs& in, AssetMetrics& out)
{
    constexpr Step kBar = 10;
    constexpr std::size_t kBars = 180, kBuckets = 50;
    const Step minute = in.second / 60 - 1;
    std::vector<double> changes, volumes, sides;
    std::vector<bool> buys;
    for (const VenueId venue : kVenues) {
        const Leg& leg = in.perp[static_cast<std::size_t>(venue)];
        if (!leg || !leg.series) continue;
        const auto none = [&](MetricId id, Reason why) { clearMetric(out, id, venue, why, in.now); };
        // Half an hour hardly moves in a minute: the venues take turns.
        const bool turn = (minute + static_cast<Step>(venue)) % kVenueCount == 0;
        const auto& seconds = leg.series->seconds();
        std::vector<double> moves, flows, rets, usd;
        const bool again = turn || !leg.book || !out.at(metric::amihud, venue).value;
        const Step end = (in.second - 1) / kBar * kBar;
        for (std::size_t i = 0; again && i < kBars; ++i) {
            const Step at = end - static_cast<Step>(i) * kBar;
            const auto now = seconds.before(at, 3, S::SMid), then = seconds.before(at - kBar, 3, S::SMid);
            const auto buy = seconds.sum(at, kBar, S::SBuy), sell = seconds.sum(at, kBar, S::SSell);
            if (!now || !then || !buy || !sell || !(*then > 0)) continue;
            moves.push_back((*now / *then - 1) * 1e4);
            flows.push_back((*buy - *sell) / 1e6);
            rets.push_back(*now / *then - 1);
            usd.push_back(*buy + *sell);
        }
        const auto kyle = analytics::flow::kyle(moves, flows);
        if (!again) {
            // as it stands
        } else if (kyle && analytics::flow::kyleUsable(*kyle, moves.size()))
            setMetric(out, metric::kyleLambda, venue, kyle->lambda, in.now, {}, 1);
        else
            none(metric::kyleLambda,
                 moves.size() < analytics::flow::kKylePoints ? Reason::TooShort : Reason::NoData);
        const auto amihud = analytics::flow::amihud(rets, usd);
        if (!again) {
            // as it stands
        } else if (moves.size() >= analytics::flow::kKylePoints && amihud)
            setMetric(out, metric::amihud, venue, *amihud, in.now, {}, 1);
        else
            none(metric::amihud, Reason::TooShort);

        // Buckets of a fiftieth of a day fill slowly: the venues take turns.
        if (out.at(metric::vpinTaker, venue).value && (minute + static_cast<Step>(venue)) % kVenueCount != 0)
            continue;
        changes.clear(), volumes.clear(), sides.clear(), buys.clear();
        double day = 0;
        std::optional<double> before;
        std::size_t minutes = 0;
        for (Step m = minute - 1'439; m <= minute; ++m) {
            const auto close = leg.series->minutes().get(m, S::MClose);
            const auto buy = leg.series->minutes().get(m, S::MBuy), sell = leg.series->minutes().get(m, S::MSell);
            if (close && before && buy && sell) {
                changes.push_back(*close - *before);
                volumes.push_back(*buy + *sell);
                day += *buy + *sell;
                ++minutes;
                if (*buy > 0) sides.push_back(*buy), buys.push_back(true);
                if (*sell > 0) sides.push_back(*sell), buys.push_back(false);
            }
            before = close;
        }
        // A bucket is a fiftieth of a day's volume: without a day there is none.
        if (minutes < 1'200 || !(day > 0)) {
            none(metric::vpinBvc, Reason::TooShort);
            none(metric::vpinTaker, Reason::TooShort);
            continue;
        }
        const double known = static_cast<double>(minutes) / 1'440;
        const auto bulk = analytics::flow::vpinBulk(changes, volumes, day / kBuckets, kBuckets);
        if (bulk && bulk->vpin)
            setPart(out, metric::vpinBvc, venue, *bulk->vpin, in.now, 1, known);
        else
            none(metric::vpinBvc, Reason::TooShort);
        const auto taker = analytics::flow::vpinTaker(sides, buys, day / kBuckets, kBuckets);
        if (taker && taker->vpin)
            setPart(out, metric::vpinTaker, venue, *taker->vpin, in.now, 1, known);
        else
            none(metric::vpinTaker, Reason::TooShort);
    }
    // Over venues: the median of what is known.
    for (const MetricId id : {metric::kyleLambda, metric::amihud, metric::vpinBvc, metric::vpinTaker}) {
        std::vector<double> known;
        int listed = 0;
        double window = 1;
        for (const VenueId venue : kVenues) {
            const Leg& leg = in.perp[static_cast<std::size_t>(venue)];
            listed += leg.expected();
            const MetricValue& v = out.at(id, venue);
            if (!leg || !v.value) continue;
            known.push_back(*v.value);
            window = std::min(window, v.window);
        }
        if (known.empty())
            clearMetric(out, id, {}, Reason::TooShort, in.now);
        else
            setPart(out, id, {}, analytics::median(known), in.now, shareOf(known.size(), listed), window);
    }
}

// How unusual the flow is: each hour's VPIN against the last 30 days of them (C11).
void computePercentiles(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    constexpr std::size_t kMonth = 720, kLeast = 72;
    const Step hour = in.second / 3600;
    const auto row = memory.past.at(hour);
    std::vector<double> past;
    for (std::size_t i = 0; i <= kVenueCount; ++i) {
        const std::optional<VenueId> venue = i > 0 ? std::optional(kVenues[i - 1]) : std::nullopt;
        const MetricValue& v = out.at(metric::vpinTaker, venue);
        if (!v.value) {
            clearMetric(out, metric::vpinPct, venue, v.reason, in.now);
            continue;
        }
        if (row) row[PVpin + i] = static_cast<float>(*v.value);
        past.clear();
        memory.past.collect(hour - 1, kMonth, PVpin + i, past);
        if (past.size() < kLeast)
            clearMetric(out, metric::vpinPct, venue, Reason::TooShort, in.now);
        else
            setPart(out, metric::vpinPct, venue, analytics::percentileOf(past, *v.value), in.now, v.fresh(),
                    v.window);
    }
}

}  // namespace plimsoll
