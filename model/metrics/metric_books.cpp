// What stands in the books: spread, bands, executable size, slippage, walls, steadiness (ANALYTICS C1 to C9).
#include "model/analytics/depth.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/quick_words.h"

#include <algorithm>

namespace plimsoll {

using analytics::Reason;

namespace {

constexpr std::array<const MetricId*, kBandsBp.size()> kBid = {&metric::depth5Bid,   &metric::depth10Bid,
                                                               &metric::depth25Bid,  &metric::depth50Bid,
                                                               &metric::depth100Bid, &metric::depth200Bid};
constexpr std::array<const MetricId*, kBandsBp.size()> kAsk = {&metric::depth5Ask,   &metric::depth10Ask,
                                                               &metric::depth25Ask,  &metric::depth50Ask,
                                                               &metric::depth100Ask, &metric::depth200Ask};
constexpr std::array<const MetricId*, kExecutableBp.size()> kExecutable = {&metric::exec5bp, &metric::exec10bp,
                                                                           &metric::exec25bp};
constexpr std::array<const MetricId*, kCostUsd.size()> kSlip = {&metric::slip1m, &metric::slip10m,
                                                                &metric::slip50m};
struct Imbalance {
    const MetricId* id;
    std::size_t band;
};
constexpr Imbalance kImbalance[] = {{&metric::imbalance10, 1}, {&metric::imbalance50, 3}};

template <typename F>
void eachBookMetric(F&& f)
{
    f(metric::spreadBps);
    for (const MetricId* id : kBid) f(*id);
    for (const MetricId* id : kAsk) f(*id);
    for (const MetricId* id : kExecutable) f(*id);
    for (const MetricId* id : kSlip) f(*id);
    for (const Imbalance& i : kImbalance) f(*i.id);
    f(metric::wallUsd);
}

void publish(AssetMetrics& out, const BookReading& r, std::optional<VenueId> venue, const AsOf& now, Duration age,
             double coverage)
{
    const auto set = [&](MetricId id, double v, bool floor = false) {
        setMetric(out, id, venue, v, now, age, coverage, floor);
    };
    set(metric::spreadBps, r.spreadBp);
    for (std::size_t i = 0; i < kBandsBp.size(); ++i) {
        set(*kBid[i], r.bidUsd[i], !r.bidWhole[i]);
        set(*kAsk[i], r.askUsd[i], !r.askWhole[i]);
    }
    for (const Imbalance& i : kImbalance) {
        // A band that the book does not reach says nothing about the balance in it.
        if (r.imbalance[i.band] && r.bidWhole[i.band] && r.askWhole[i.band])
            set(*i.id, *r.imbalance[i.band]);
        else
            clearMetric(out, *i.id, venue, Reason::Incomplete, now);
    }
    const auto bounded = [&](MetricId id, const std::optional<Bounded>& b) {
        if (b)
            set(id, b->value, b->floor);
        else
            clearMetric(out, id, venue, Reason::NoData, now);
    };
    for (std::size_t i = 0; i < kExecutableBp.size(); ++i) bounded(*kExecutable[i], r.executable[i]);
    for (std::size_t i = 0; i < kCostUsd.size(); ++i) bounded(*kSlip[i], r.slippageBp[i]);
    if (r.wallUsd)
        bounded(metric::wallUsd, r.wallUsd);
    else if (const MetricValue& wall = out.at(metric::wallUsd, venue);
             !wall.value && wall.reason != Reason::NoData)
        clearMetric(out, metric::wallUsd, venue, Reason::NoData, now);
}

// Depth within 10 bp over the last five minutes, by the second (C7).
void steadiness(const AssetInputs& in, AssetMetrics& out)
{
    constexpr std::size_t kWindow = 300, kLeast = 120;
    std::vector<double> total(kWindow, 0), own;
    std::vector<int> present(kWindow, 0);
    int legs = 0;
    for (const VenueId venue : kVenues) {
        const Leg& leg = in.perp[static_cast<std::size_t>(venue)];
        legs += leg.expected();
        if (!leg || !leg.series) continue;
        own.clear();
        for (std::size_t i = 0; i < kWindow; ++i) {
            const Step s = in.second - static_cast<Step>(kWindow - 1 - i);
            const auto bid = leg.series->seconds().get(s, InstrumentSeries::SBid10);
            const auto ask = leg.series->seconds().get(s, InstrumentSeries::SAsk10);
            if (!bid || !ask) continue;
            own.push_back(*bid + *ask);
            total[i] += own.back();
            ++present[i];
        }
        if (own.size() < kLeast) {
            clearMetric(out, metric::stability, venue, Reason::TooShort, in.now);
            continue;
        }
        if (const auto s = analytics::depth::stability(own))
            setPart(out, metric::stability, venue, s->stability, in.now, 1,
                    static_cast<double>(own.size()) / kWindow);
        else
            clearMetric(out, metric::stability, venue, s.error().reason, in.now);
    }
    // Only seconds in which the same number of venues was there can be compared.
    const int most = present.empty() ? 0 : *std::max_element(present.begin(), present.end());
    own.clear();
    for (std::size_t i = 0; i < kWindow; ++i)
        if (most > 0 && present[i] == most) own.push_back(total[i]);
    const auto s = analytics::depth::stability(own);
    if (own.size() >= kLeast && s)
        setPart(out, metric::stability, {}, s->stability, in.now, shareOf(static_cast<std::size_t>(most), legs),
                static_cast<double>(own.size()) / kWindow);
    else
        clearMetric(out, metric::stability, {}, Reason::TooShort, in.now);
}

}  // namespace

void computeSpreads(const AssetInputs& in, AssetMetrics& out)
{
    std::vector<const BookReading*> readings;
    Duration oldest{};
    int listed = 0;
    for (const VenueId venue : kVenues) {
        const Leg& leg = in.perp[static_cast<std::size_t>(venue)];
        listed += leg.expected();
        if (!leg) continue;
        if (!leg.book) {
            clearMetric(out, metric::spreadBps, venue, leg.track->book ? Reason::Stale : Reason::NoData, in.now);
            continue;
        }
        const Duration age = in.now.mono - leg.track->book->stamp().mono;
        setMetric(out, metric::spreadBps, venue, leg.book->spreadBp, in.now, age, 1);
        readings.push_back(leg.book);
        oldest = std::max(oldest, age);
    }
    if (const auto spread = spreadTogether(readings))
        setMetric(out, metric::spreadBps, {}, *spread, in.now, oldest, shareOf(readings.size(), listed));
    else
        clearMetric(out, metric::spreadBps, {}, listed > 0 ? Reason::Stale : Reason::NoData, in.now);
}

void computeDepths(const AssetInputs& in, Walls walls, AssetMetrics& out)
{
    std::vector<const BookReading*> readings;
    Duration oldest{};
    int listed = 0;
    for (const VenueId venue : kVenues) {
        const Leg& leg = in.perp[static_cast<std::size_t>(venue)];
        listed += leg.expected();
        if (!leg) continue;
        if (!leg.book) {
            eachBookMetric([&](MetricId id) {
                clearMetric(out, id, venue, leg.track->book ? Reason::Stale : Reason::NoData, in.now);
            });
            continue;
        }
        const Duration age = in.now.mono - leg.track->book->stamp().mono;
        publish(out, *leg.book, venue, in.now, age, 1);
        readings.push_back(leg.book);
        oldest = std::max(oldest, age);
    }
    if (const auto all = readTogether(readings, walls))
        publish(out, *all, {}, in.now, oldest, shareOf(readings.size(), listed));
    else
        eachBookMetric(
            [&](MetricId id) { clearMetric(out, id, {}, listed > 0 ? Reason::Stale : Reason::NoData, in.now); });
}

void computeBooks(const AssetInputs& in, AssetMetrics& out)
{
    computeDepths(in, in.second % 5 == 0 ? Walls::Find : Walls::Skip, out);
    int listed = 0, heard = 0;
    for (const Leg& leg : in.perp) listed += leg ? 1 : 0, heard += leg && leg.book ? 1 : 0;
    // A window of five minutes; a venue that has gone is not carried on.
    const bool lost = listed > 0 && heard == 0;
    if (in.second % 5 == 0 || lost || out.at(metric::stability).at == Mono{}) steadiness(in, out);
}

}  // namespace plimsoll
