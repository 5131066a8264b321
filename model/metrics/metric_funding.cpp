// Funding and open interest as they stand, over venues and over time (ANALYTICS A and B).
#include "model/analytics/funding.h"
#include "model/analytics/interest.h"
#include "model/market/funding_interval.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/quick_words.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

using S = InstrumentSeries;

struct Rate8 {
    double r8 = 0, hours = 8;
    Duration age{};
    std::optional<double> sinceSettled;  // hours of the running period
};

std::optional<Rate8> rateOf(const Leg& leg, const AsOf& now)
{
    if (!leg || !leg.track->funding || !usable(leg.track->fundingFresh(now.mono))) return std::nullopt;
    const auto hours = leg.track->fundingHours();
    if (!hours || !isFundingInterval(*hours)) return std::nullopt;
    const auto norm = analytics::funding::norm(leg.track->funding->value.rate.v, *hours);
    if (!norm) return std::nullopt;
    Rate8 out{norm->r8, *hours, now.mono - leg.track->funding->stamp.mono, {}};
    if (const auto& next = leg.track->funding->value.next)
        out.sinceSettled = std::clamp(*hours - toSeconds(*next - now.wall) / 3600, 0.0, *hours);
    return out;
}

// Hour by hour, oldest first, the running one last: as the venue settled them, and the running period with its
// estimate (A4). What neither says is not known.
constexpr std::size_t kHours = 36;
constexpr double kRecentHours = 8, kDayHours = 24;
// A5 holds eight hours against the day before them: but for a few of them all are asked for.
constexpr double kMost = 0.875 - 1e-9;
using Hours = std::array<std::optional<double>, kHours>;

Hours hoursOf(const Leg& leg, const Rate8& rate, Step second)
{
    Hours out;
    const Step hour = second / 3600, first = hour - static_cast<Step>(kHours) + 1;
    const Step running = hour - static_cast<Step>(rate.sinceSettled.value_or(0));
    for (std::size_t i = 0; i < kHours; ++i) {
        const Step h = first + static_cast<Step>(i);
        out[i] = h >= running ? std::optional(rate.r8) : leg.series->hours().get(h, S::HRate);
    }
    return out;
}

std::size_t knownOf(const Hours& hours)
{
    return static_cast<std::size_t>(
        std::count_if(hours.begin(), hours.end(), [](const auto& h) { return h.has_value(); }));
}

// What A4 and A5 read: an hour that nobody knows passes all the same.
std::vector<analytics::funding::Segment> segmentsOf(const Hours& hours, Step second)
{
    std::vector<analytics::funding::Segment> out;
    for (std::size_t i = 0; i < kHours; ++i) {
        const double length = i + 1 < kHours ? 1.0 : std::max(static_cast<double>(second % 3600) / 3600, 1.0 / 60);
        out.push_back({length, hours[i].value_or(0), hours[i].has_value()});
    }
    return out;
}

double wordIndex(analytics::funding::Regime regime)
{
    const auto& words = analytics::word(metric::r8Regime).words;
    const auto place = std::find(words.begin(), words.end(), analytics::funding::regimeName(regime));
    return static_cast<double>(place - words.begin());
}

void regimeOf(const std::vector<analytics::funding::Segment>& segments, std::optional<VenueId> venue,
              std::optional<analytics::funding::Regime>& memory, const AsOf& now, Duration age, double coverage,
              AssetMetrics& out)
{
    const auto reading = analytics::funding::regime(segments, memory);
    // A regime is a matter of hours: with less than four there is none.
    if (!reading || reading->hours < 4) {
        clearMetric(out, metric::r8Mean24, venue, reading ? Reason::TooShort : reading.error().reason, now);
        clearMetric(out, metric::r8Regime, venue, reading ? Reason::TooShort : reading.error().reason, now);
        return;
    }
    memory = reading->state;
    const double known = reading->hours / kDayHours;
    setPart(out, metric::r8Mean24, venue, reading->mean, now, coverage, known, false, age);
    setPart(out, metric::r8Regime, venue, wordIndex(reading->state), now, coverage, known, false, age);
}

// What the venues charge now.
struct VenueRates {
    std::array<std::optional<Rate8>, kVenueCount> of{};
    std::vector<double> r8s, weights;  // of those that are known; by open interest, or all the same
    bool weighted = false;
    std::size_t weighing = 0;  // whose open interest is known
    Duration oldest{};
    int listed = 0;
    double coverage() const { return shareOf(r8s.size(), listed); }
    // Of the mean: whoever has said what is open, while another has not, is not counted by it.
    double meanCoverage() const { return weighted || weighing == 0 ? coverage() : shareOf(weighing, listed); }
};

VenueRates ratesOf(const AssetInputs& in)
{
    VenueRates out;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        const Leg& leg = in.perp[v];
        out.listed += leg.expected();
        if (!leg) continue;
        const auto rate = rateOf(leg, in.now);
        if (!rate || !leg.series) continue;
        out.of[v] = rate;
        out.r8s.push_back(rate->r8);
        out.weights.push_back(leg.track->lastOiUsd().value_or(0));
        out.weighing += out.weights.back() > 0;
        out.oldest = std::max(out.oldest, rate->age);
    }
    out.weighted = out.weighing == out.weights.size();
    if (!out.weighted) std::fill(out.weights.begin(), out.weights.end(), 1.0);
    return out;
}

std::optional<double> interestAgo(const InstrumentSeries& s, Step second, Step back)
{
    const Step then = (second - back) / 60;
    if (back <= 86'400) return s.minutes().before(then, 10, S::MInterest);
    return s.hours().before(then / 60, 2, S::HInterest);
}

}  // namespace

void computeRates(const AssetInputs& in, AssetMetrics& out)
{
    const VenueRates rates = ratesOf(in);
    out.facts.rateWeighted = rates.weighted;
    const auto none = [&](MetricId id, std::optional<VenueId> venue, Reason why) {
        clearMetric(out, id, venue, why, in.now);
    };
    for (const VenueId venue : kVenues) {
        const auto v = static_cast<std::size_t>(venue);
        if (!in.perp[v]) continue;
        if (const auto& rate = rates.of[v]) {
            setMetric(out, metric::r8, venue, rate->r8, in.now, rate->age, 1);
            setMetric(out, metric::apr, venue, rate->r8 / 8 * analytics::funding::kHoursPerYear, in.now, rate->age,
                      1);
            continue;
        }
        for (const MetricId id : {metric::r8, metric::apr})
            none(id, venue, in.perp[v].track->funding ? Reason::Stale : Reason::NoData);
    }
    if (rates.r8s.empty()) {
        for (const MetricId id : {metric::r8, metric::apr, metric::r8Spread})
            none(id, {}, rates.listed > 0 ? Reason::Stale : Reason::NoData);
        return;
    }
    const auto over = analytics::funding::crossVenue(rates.r8s, rates.weights);
    if (over && over->mean) {
        setMetric(out, metric::r8, {}, *over->mean, in.now, rates.oldest, rates.meanCoverage());
        setMetric(out, metric::apr, {}, *over->mean / 8 * analytics::funding::kHoursPerYear, in.now, rates.oldest,
                  rates.meanCoverage());
    } else {
        none(metric::r8, {}, Reason::NoData);
        none(metric::apr, {}, Reason::NoData);
    }
    if (over && rates.r8s.size() >= 2)
        setMetric(out, metric::r8Spread, {}, over->spread, in.now, rates.oldest, rates.coverage());
    else
        none(metric::r8Spread, {}, Reason::TooShort);
}

void computeFunding(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    computeRates(in, out);
    const VenueRates rates = ratesOf(in);
    const std::vector<double>& weights = rates.weights;
    const int listed = rates.listed;
    std::vector<Hours> pasts;
    for (const VenueId venue : kVenues) {
        const auto v = static_cast<std::size_t>(venue);
        const Leg& leg = in.perp[v];
        if (!leg) continue;
        const auto& rate = rates.of[v];
        if (!rate) {
            for (const MetricId id : {metric::r8Mean24, metric::r8Regime})
                clearMetric(out, id, venue, leg.track->funding ? Reason::Stale : Reason::NoData, in.now);
            continue;
        }
        pasts.push_back(hoursOf(leg, *rate, in.second));
        regimeOf(segmentsOf(pasts.back(), in.second), venue, memory.regime[1 + v], in.now, rate->age, 1, out);
    }
    if (rates.r8s.empty()) {
        out.facts.rateRecent.reset();
        out.facts.ratePrior.reset();
        out.facts.flipBp.reset();
        for (const MetricId id : {metric::r8Mean24, metric::r8Regime})
            clearMetric(out, id, {}, listed > 0 ? Reason::Stale : Reason::NoData, in.now);
        return;
    }
    const double coverage = rates.coverage();
    const Duration oldest = rates.oldest;

    // The venues' hours side by side, weighted by open interest as it stands; only hours that all know. A venue
    // that has not told its past yet is left out, and that is said.
    constexpr std::size_t least = 4;
    const auto tells = [&](std::size_t v) { return knownOf(pasts[v]) > least; };
    std::size_t telling = 0;
    for (std::size_t v = 0; v < pasts.size(); ++v) telling += tells(v);
    Hours mean;
    for (std::size_t i = 0; i < kHours; ++i) {
        double sum = 0, weight = 0;
        bool all = true;
        for (std::size_t v = 0; v < pasts.size(); ++v) {
            if (telling > 0 && !tells(v)) continue;
            all = all && pasts[v][i];
            if (!pasts[v][i]) continue;
            sum += *pasts[v][i] * weights[v];
            weight += weights[v];
        }
        if (all && weight > 0) mean[i] = sum / weight;
    }
    const double told = telling > 0 ? shareOf(telling, listed) : coverage;
    const auto segments = segmentsOf(mean, in.second);
    regimeOf(segments, {}, memory.regime[0], in.now, oldest, told, out);
    // A5. While the sign stays there is nothing to say, and that is known.
    out.facts.rateRecent.reset();
    out.facts.ratePrior.reset();
    out.facts.flipBp.reset();
    if (const auto flip = analytics::funding::signFlip(segments, kRecentHours, kDayHours)) {
        if (flip->recentHours >= kMost * kRecentHours) out.facts.rateRecent = flip->recent;
        if (flip->priorHours >= kMost * kDayHours) out.facts.ratePrior = flip->prior;
        if (out.facts.rateRecent && out.facts.ratePrior)
            out.facts.flipBp =
                flip->flip == analytics::funding::Flip::None ? 0 : std::fabs(flip->recent - flip->prior) * 1e4;
    }
}

void computeInterest(const AssetInputs& in, AssetMetrics& out)
{
    struct Change {
        const MetricId* id;
        Step seconds;
    };
    static const Change changes[] = {
        {&metric::dOi1h, 3'600}, {&metric::dOi4h, 14'400}, {&metric::dOi24h, 86'400}, {&metric::dOi7d, 604'800}};
    std::vector<double> usd;
    std::vector<VenueId> venues;
    double base = 0;
    Duration oldest{};
    int listed = 0;
    std::optional<double> told;
    bool toldByAll = true;
    std::array<double, std::size(changes)> now{}, then{};
    std::array<int, std::size(changes)> counted{};
    for (const VenueId venue : kVenues) {
        const Leg& leg = in.perp[static_cast<std::size_t>(venue)];
        listed += leg.expected();
        const auto last = leg ? leg.track->lastOiUsd() : std::nullopt;
        if (last) told = told.value_or(0) + *last;
        toldByAll = toldByAll && (last || !leg.expected());
        if (!leg) continue;
        const auto& held = leg.track->oi;
        const auto value = leg.track->oiUsd(in.now.mono);
        const bool fresh = held && usable(leg.track->oiFresh(in.now.mono)) && held->value.base && value;
        if (!fresh) {
            const Reason why = held ? Reason::Stale : Reason::NoData;
            clearMetric(out, metric::oiBase, venue, why, in.now);
            clearMetric(out, metric::oiUsd, venue, why, in.now);
            clearMetric(out, metric::oiShare, venue, why, in.now);
            for (const Change& c : changes) clearMetric(out, *c.id, venue, why, in.now);
            continue;
        }
        const Duration age = in.now.mono - held->stamp.mono;
        const double coins = *held->value.base * leg.coins;
        setMetric(out, metric::oiBase, venue, coins, in.now, age, 1);
        setMetric(out, metric::oiUsd, venue, *value, in.now, age, 1);
        usd.push_back(*value);
        venues.push_back(venue);
        base += coins;
        oldest = std::max(oldest, age);
        for (std::size_t i = 0; i < std::size(changes); ++i) {
            const auto past = leg.series ? interestAgo(*leg.series, in.second, changes[i].seconds) : std::nullopt;
            if (!past || !(*past > 0)) {
                clearMetric(out, *changes[i].id, venue, Reason::TooShort, in.now);
                continue;
            }
            setMetric(out, *changes[i].id, venue, coins / *past - 1, in.now, age, 1);
            now[i] += coins;
            then[i] += *past;
            ++counted[i];
        }
    }
    out.facts.lastInterestUsd = told;
    out.facts.interestOfAll = toldByAll;
    const auto none = [&](MetricId id, Reason why) { clearMetric(out, id, {}, why, in.now); };
    if (usd.empty()) {
        for (const MetricId id : {metric::oiBase, metric::oiUsd, metric::hhi})
            none(id, listed > 0 ? Reason::Stale : Reason::NoData);
        for (const Change& c : changes) none(*c.id, listed > 0 ? Reason::Stale : Reason::NoData);
        return;
    }
    const double coverage = shareOf(usd.size(), listed);
    setMetric(out, metric::oiBase, {}, base, in.now, oldest, coverage);
    if (const auto c = analytics::interest::concentration(usd)) {
        setMetric(out, metric::oiUsd, {}, c->total, in.now, oldest, coverage);
        setMetric(out, metric::hhi, {}, c->hhi, in.now, oldest, coverage);
        for (std::size_t i = 0; i < venues.size(); ++i)
            setMetric(out, metric::oiShare, venues[i], c->shares[i], in.now, oldest, coverage);
    } else {
        none(metric::oiUsd, c.error().reason);
        none(metric::hhi, c.error().reason);
    }
    for (std::size_t i = 0; i < std::size(changes); ++i) {
        if (counted[i] > 0)
            // Of positions: a venue with a tenth of them that tells no past leaves nine tenths.
            setMetric(out, *changes[i].id, {}, now[i] / then[i] - 1, in.now, oldest, coverage * now[i] / base);
        else
            none(*changes[i].id, Reason::TooShort);
    }
    // Price against interest over an hour (B5).
    const MetricValue& price = out.at(metric::ret1h);
    const MetricValue& interest = out.at(metric::dOi1h);
    if (price.value && interest.value) {
        if (const auto q = analytics::interest::quadrant(*price.value, *interest.value)) {
            const auto& words = analytics::word(metric::oiQuadrant).words;
            const auto place = std::find(words.begin(), words.end(), analytics::interest::quadrantName(*q));
            setMetric(out, metric::oiQuadrant, {}, static_cast<double>(place - words.begin()), in.now,
                      std::max(price.age, interest.age), std::min(price.coverage, interest.coverage));
            return;
        }
    }
    none(metric::oiQuadrant, Reason::TooShort);
}

}  // namespace plimsoll
