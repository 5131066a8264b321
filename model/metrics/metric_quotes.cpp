// Prices, returns, basis, oracle (ANALYTICS C13, D).
#include "model/analytics/market_state.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/over_venues.h"
#include "model/metrics/quick_words.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

void setMetric(AssetMetrics& m, MetricId id, std::optional<VenueId> venue, double value, const AsOf& now,
               Duration age, double coverage, bool floor)
{
    MetricValue& v = m.at(id, venue);
    if (!std::isfinite(value)) {
        clearMetric(m, id, venue, Reason::BadInput, now);
        return;
    }
    v.value = value;
    v.reason = Reason::NoData;
    v.at = now.mono;
    v.age = std::max(age, Duration{0});
    v.coverage = coverage;
    // A sum without one of its venues is at least so much.
    const bool without = lacksVenue(id, coverage) || m.facts.unreached != 0;
    v.floor = floor || (!venue && without && overVenue(id) == OverVenue::Sum);
    v.speakers = m.facts.speakers;
    v.window = 1;
}

void setPart(AssetMetrics& m, MetricId id, std::optional<VenueId> venue, double value, const AsOf& now,
             double fresh, double known, bool floor, Duration age)
{
    if (!(known > 0)) {
        clearMetric(m, id, venue, Reason::TooShort, now);
        return;
    }
    const double window = std::min(1.0, known);
    setMetric(m, id, venue, value, now, age, fresh, floor);
    if (MetricValue& v = m.at(id, venue); v.value) v.window = window, v.coverage = fresh * window;
}

void clearMetric(AssetMetrics& m, MetricId id, std::optional<VenueId> venue, Reason why, const AsOf& now)
{
    m.at(id, venue) = MetricValue{{}, why, now.mono, {}, 0, false};
}

namespace {

// Median over venues of what is fresh, with the share of the expected venues that are.
struct OverVenues {
    std::vector<double> values;
    Duration oldest{};
    int listed = 0;

    void add(double v, Duration age)
    {
        values.push_back(v);
        oldest = std::max(oldest, age);
    }
    void publish(AssetMetrics& out, MetricId id, const AsOf& now) const
    {
        if (values.empty()) {
            clearMetric(out, id, {}, listed > 0 ? Reason::Stale : Reason::NoData, now);
            return;
        }
        setMetric(out, id, {}, analytics::median(values), now, oldest, shareOf(values.size(), listed));
    }
};

using Field = std::optional<Stamped<Price>> InstrumentTrack::*;
using Judge = Freshness (InstrumentTrack::*)(Mono) const;
struct PriceRow {
    const MetricId* id;
    Field field;
    Judge judge;
};

std::optional<double> midAgo(const InstrumentSeries& s, Step second, Step back)
{
    // Inside ten minutes by the second, beyond by the minute.
    if (back <= static_cast<Step>(InstrumentSeries::kSeconds) - 10)
        return s.seconds().before(second - back, 5, InstrumentSeries::SMid);
    return s.minutes().before((second - back) / 60, 2, InstrumentSeries::MClose);
}

// Of the venues that know every minute of it: in one that is missing the price may have gone anywhere.
std::optional<double> rangeOfHour(const AssetInputs& in)
{
    using S = InstrumentSeries;
    constexpr Step kClosed = 59;
    const Step minute = in.second / 60;
    std::optional<double> most;
    for (const Leg& leg : in.perp) {
        if (!leg || !leg.series) continue;
        std::optional<double> high, low;
        Step known = 0;
        for (Step m = minute - kClosed; m <= minute; ++m) {
            const auto top = leg.series->minutes().get(m, S::MHigh),
                       bottom = leg.series->minutes().get(m, S::MLow);
            if (!top || !bottom) continue;
            known += m < minute;
            high = std::max(high.value_or(*top), *top);
            low = std::min(low.value_or(*bottom), *bottom);
        }
        if (known == kClosed && *low > 0) most = std::max(most.value_or(0), *high / *low - 1);
    }
    return most;
}

// In a falling market five seconds are a percent: two indices are compared as of the last moment of which both
// have spoken.
void oracle(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    const auto indexOf = [&](const Leg& leg) -> std::optional<double> {
        if (!leg || !leg.track->index || !usable(leg.track->indexFresh(in.now.mono))) return std::nullopt;
        return leg.track->index->value.value() * leg.usdPerPrice;
    };
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        auto& said = memory.index[v].said;
        const auto value = indexOf(in.perp[v]);
        if (!value) {
            said.clear();
            continue;
        }
        const Mono at = in.perp[v].track->index->stamp.mono;
        if (said.empty() || said.back().first < at) said.emplace_back(at, *value);
        if (said.size() > IndexPast::kKept) said.pop_front();
    }
    int listed = 0;
    for (const Leg& leg : in.perp) listed += leg.expected();
    for (const VenueId venue : kVenues) {
        const Leg& leg = in.perp[static_cast<std::size_t>(venue)];
        const auto own = indexOf(leg);
        const bool marked = leg && leg.track->mark && usable(leg.track->markFresh(in.now.mono));
        const auto v = static_cast<std::size_t>(venue);
        out.facts.markDevBp[v].reset();
        if (own && marked && *own > 0)
            out.facts.markDevBp[v] = (leg.track->mark->value.value() * leg.usdPerPrice / *own - 1) * 1e4;
        std::vector<double> peers;
        Duration age{};
        for (const VenueId other : kVenues) {
            const Leg& peer = in.perp[static_cast<std::size_t>(other)];
            const auto &mine = memory.index[v], &theirs = memory.index[static_cast<std::size_t>(other)];
            if (other == venue || !own || mine.said.empty() || theirs.said.empty()) continue;
            // At the last moment of which both have spoken.
            const Mono then = std::min(mine.said.back().first, theirs.said.back().first);
            const auto me = mine.asOf(then), them = theirs.asOf(then);
            if (!me || !them || !(*me > 0)) continue;
            peers.push_back(*own * *them / *me);
            age = std::max(age, in.now.mono - peer.track->index->stamp.mono);
        }
        out.facts.adlState[v] = in.adl[v];
        if (!own || !marked || peers.empty()) {
            clearMetric(out, metric::oracleDev, venue, leg ? Reason::Stale : Reason::NoData, in.now);
            continue;
        }
        const auto health = analytics::oracleHealth(leg.track->mark->value.value() * leg.usdPerPrice, *own, peers);
        if (health && health->indexDeviationBps)
            setMetric(out, metric::oracleDev, venue, std::fabs(*health->indexDeviationBps), in.now,
                      std::max(age, in.now.mono - leg.track->index->stamp.mono),
                      shareOf(1 + peers.size(), listed));
        else
            clearMetric(out, metric::oracleDev, venue, Reason::NoData, in.now);
    }
}

}  // namespace

std::optional<double> IndexPast::asOf(Mono at) const
{
    for (auto entry = said.rbegin(); entry != said.rend(); ++entry)
        if (entry->first <= at) return entry->second;
    return said.empty() ? std::nullopt : std::optional(said.front().second);
}

void computePrices(const AssetInputs& in, AssetMetrics& out)
{
    static const PriceRow rows[] = {{&metric::price, &InstrumentTrack::last, &InstrumentTrack::lastFresh},
                                    {&metric::mark, &InstrumentTrack::mark, &InstrumentTrack::markFresh},
                                    {&metric::index, &InstrumentTrack::index, &InstrumentTrack::indexFresh}};
    for (const PriceRow& row : rows) {
        OverVenues all;
        for (const VenueId venue : kVenues) {
            const Leg& leg = in.perp[static_cast<std::size_t>(venue)];
            // A price needs nobody whose list has not come: one venue's is that of all.
            all.listed += leg && leg.expected();
            if (!leg) continue;
            const auto& held = leg.track->*row.field;
            if (!held) {
                clearMetric(out, *row.id, venue, Reason::NoData, in.now);
                continue;
            }
            if (!usable((leg.track->*row.judge)(in.now.mono))) {
                clearMetric(out, *row.id, venue, Reason::Stale, in.now);
                continue;
            }
            const Duration age = in.now.mono - held->stamp.mono;
            const double usd = held->value.value() * leg.usdPerPrice;
            setMetric(out, *row.id, venue, usd, in.now, age, 1);
            all.add(usd, age);
        }
        all.publish(out, *row.id, in.now);
    }
}

void computeReturns(const AssetInputs& in, AssetMetrics& out)
{
    struct Row {
        const MetricId* id;
        Step seconds;
    };
    static const Row rows[] = {
        {&metric::ret1m, 60}, {&metric::ret5m, 300}, {&metric::ret1h, 3'600}, {&metric::ret24h, 86'400}};
    for (const Row& row : rows) {
        OverVenues all;
        for (const VenueId venue : kVenues) {
            const Leg& leg = in.perp[static_cast<std::size_t>(venue)];
            all.listed += leg && leg.expected();
            if (!leg) continue;
            if (!leg.series || !leg.book) {
                clearMetric(out, *row.id, venue, Reason::Stale, in.now);
                continue;
            }
            const auto then = midAgo(*leg.series, in.second, row.seconds);
            if (!then || !(*then > 0)) {
                clearMetric(out, *row.id, venue, Reason::TooShort, in.now);
                continue;
            }
            const double change = leg.book->mid / *then - 1;
            const Duration age = in.now.mono - leg.track->book->stamp().mono;
            setMetric(out, *row.id, venue, change, in.now, age, 1);
            all.add(change, age);
        }
        all.publish(out, *row.id, in.now);
        if (all.values.empty() && all.listed > 0 && in.perp[0].series)
            clearMetric(out, *row.id, {}, Reason::TooShort, in.now);
    }
}

void computeBasis(const AssetInputs& in, AssetMetrics& out)
{
    // Perp against spot where both have a live book, else against the venue's own index.
    std::vector<double> perps, spots;
    OverVenues all;
    for (const VenueId venue : kVenues) {
        const auto v = static_cast<std::size_t>(venue);
        const Leg& perp = in.perp[v];
        all.listed += perp.expected();
        if (!perp) continue;
        const Leg& spot = in.spot[v];
        double against = 0;
        Duration age{};
        if (spot && spot.book) {
            against = spot.book->mid;
            age = in.now.mono - spot.track->book->stamp().mono;
        } else if (perp.track->index && usable(perp.track->indexFresh(in.now.mono))) {
            against = perp.track->index->value.value() * perp.usdPerPrice;
            age = in.now.mono - perp.track->index->stamp.mono;
        }
        if (!perp.book || !(against > 0)) {
            clearMetric(out, metric::basisBps, venue, Reason::Stale, in.now);
            continue;
        }
        age = std::max(age, in.now.mono - perp.track->book->stamp().mono);
        const double bp = (perp.book->mid / against - 1) * 1e4;
        setMetric(out, metric::basisBps, venue, bp, in.now, age, 1);
        all.add(bp, age);
        perps.push_back(perp.book->mid);
        spots.push_back(against);
    }
    all.publish(out, metric::basisBps, in.now);
    const auto d = perps.size() >= 2
                       ? analytics::basisDispersion(perps, spots)
                       : analytics::Result<analytics::Dispersion>(analytics::tooShort("perp", perps.size(), 2));
    if (d)
        setMetric(out, metric::basisDisp, {}, d->dispersion, in.now, all.oldest,
                  shareOf(perps.size(), all.listed));
    else
        clearMetric(out, metric::basisDisp, {},
                    all.listed > static_cast<int>(perps.size()) ? Reason::Stale : d.error().reason, in.now);
}

void computeQuotes(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    computePrices(in, out);
    computeReturns(in, out);
    computeBasis(in, out);
    out.facts.rangeHour = rangeOfHour(in);
    oracle(in, memory, out);
}

}  // namespace plimsoll
