// Where leverage would be closed by force, and what a sale would set off: modelled (ANALYTICS F4, F5).
#include "model/analytics/cascade.h"
#include "model/analytics/flow.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

struct Reach {
    const MetricId *above, *below;
    double share;
};
constexpr double kFarthest = 0.05;  // from the price

// The mix that rules and scores are judged with, whatever a person supposes in the level map.
constexpr LevelAssumptions kUsual{};

struct Clusters {
    std::vector<analytics::Level> above, below;  // price, coins
};

// What the price passed since the bar is gone. Of the rest only what is near is asked for.
void collect(const VenueLevels& levels, const InstrumentSeries& series, Step second, double mid, Clusters& out)
{
    const double lowest = mid * (1 - kFarthest), highest = mid * (1 + kFarthest);
    const auto [low, high] = reachedSince(series, levels.bar(), second, mid);
    levels.each([&](std::size_t i, const analytics::liq::Cluster& c) {
        const double qty = c.qty * kUsual.weights[i] * kUsual.speculative;
        if (!(qty > 0)) return;
        if (c.side == PositionSide::Short && c.price > high && c.price <= highest)
            out.above.push_back({c.price, qty});
        if (c.side == PositionSide::Long && c.price < low && c.price >= lowest)
            out.below.push_back({c.price, qty});
    });
}

// Who takes part in a run: what is open there, what it may set off and the books that it goes into are of the same
// venues.
struct RunVenues {
    std::array<bool, kVenueCount> in{};
    std::size_t count = 0;
    double interest = 0;  // coins
    std::vector<const BookReading*> books;
    Clusters clusters;
};

// What shocks that the book can take set off, coins: a larger one sets off no less.
double forcedBySmaller(analytics::liq::CascadeInput run, double interest)
{
    double most = 0;
    for (const double share : {0.002, 0.001, 0.0005, 0.0002}) {
        run.shock = share * interest;
        if (const auto path = analytics::liq::cascade(run)) most = std::max(most, path->forced);
    }
    return most;
}

// The worse of the two directions. The consolidated book as far as it was read; no refill.
void runCascades(RunVenues& of, const BookReading& book, double haircut, double coverage, const AsOf& now,
                 AssetMetrics& out)
{
    std::optional<double> worst;
    bool ended = false;  // with the book: it would have gone on
    std::vector<analytics::liq::CascadeInput> runs;
    for (const Side side : {Side::Sell, Side::Buy}) {
        auto& clusters = side == Side::Sell ? of.clusters.below : of.clusters.above;
        // What lies beyond the book's end is not reached.
        std::erase_if(clusters, [&](const auto& c) {
            return side == Side::Sell ? c.price < book.bids.back().price : c.price > book.asks.back().price;
        });
        analytics::liq::CascadeInput run;
        run.book = side == Side::Sell ? book.bids : book.asks;
        run.clusters = clusters;
        run.side = side;
        run.haircut = haircut;
        run.shock = 0.005 * of.interest;
        if (const auto path = analytics::liq::cascade(run)) {
            worst = std::max(worst.value_or(0), path->amplification);
            ended = ended || path->exhausted;
            if (path->exhausted) worst = std::max(*worst, 1 + forcedBySmaller(run, of.interest) / run.shock);
        }
        runs.push_back(run);
    }
    if (worst)
        setMetric(out, metric::amplification, {}, *worst, now, {}, coverage, ended);
    else
        clearMetric(out, metric::amplification, {}, Reason::NoData, now);
    if (const auto t = analytics::liq::triggerSize(runs, of.interest))
        setMetric(out, metric::triggerSize, {}, t->shareOfOpenInterest * of.interest * book.mid, now, {},
                  coverage);
    else
        clearMetric(out, metric::triggerSize, {}, Reason::Incomplete, now);
}

}  // namespace

void computeLevels(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    static const Reach reaches[] = {{&metric::clusterAbove1pct, &metric::clusterBelow1pct, 0.01},
                                    {&metric::clusterAbove3pct, &metric::clusterBelow3pct, 0.03},
                                    {&metric::clusterAbove5pct, &metric::clusterBelow5pct, kFarthest}};
    const auto noRun = [&](Reason why) {
        clearMetric(out, metric::triggerSize, {}, why, in.now);
        clearMetric(out, metric::amplification, {}, why, in.now);
    };
    const auto none = [&](Reason why) {
        for (const Reach& r : reaches) {
            clearMetric(out, *r.above, {}, why, in.now);
            clearMetric(out, *r.below, {}, why, in.now);
        }
        noRun(why);
        out.facts.modelledInterestUsd.reset();
    };
    std::vector<const BookReading*> books;
    std::array<bool, kVenueCount> known{};
    std::size_t modelled = 0;
    double interest = 0;
    int listed = 0;
    bool old = false;
    RunVenues run;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        const Leg& leg = in.perp[v];
        VenueLevels& levels = memory.levels[v];
        listed += leg.expected();
        if (!leg || !leg.series) {
            levels = {};
            continue;
        }
        levels.bringUp(*leg.series, in.second / 60 - 1, maintenanceOf(*leg.track), kUsual.halfLifeHours);
        // What the person has set aside is in no sum; its levels are there when it is wanted again.
        if (leg.track->aside) continue;
        if (leg.book) books.push_back(leg.book);
        known[v] = levels.known(in.second);
        old = old || levels.old(in.second);
        if (!known[v]) continue;
        ++modelled;
        interest += levels.interest();
        if (!leg.book) continue;
        run.in[v] = true;
        ++run.count;
        run.interest += levels.interest();
        run.books.push_back(leg.book);
    }
    const auto book = readTogether(books, Walls::Skip);
    if (modelled == 0 || !book) {
        none(old ? Reason::Stale : listed > 0 ? Reason::TooShort : Reason::NoData);
        return;
    }
    const double coverage = shareOf(modelled, listed);
    out.facts.modelledInterestUsd = interest * book->mid;
    for (std::size_t v = 0; v < kVenueCount; ++v)
        if (run.in[v]) collect(memory.levels[v], *in.perp[v].series, in.second, book->mid, run.clusters);
    Clusters all = run.clusters;
    for (std::size_t v = 0; v < kVenueCount; ++v)
        if (known[v] && !run.in[v]) collect(memory.levels[v], *in.perp[v].series, in.second, book->mid, all);
    for (const Reach& r : reaches) {
        double up = 0, down = 0;
        for (const auto& c : all.above)
            if (c.price <= book->mid * (1 + r.share)) up += c.price * c.qty;
        for (const auto& c : all.below)
            if (c.price >= book->mid * (1 - r.share)) down += c.price * c.qty;
        setMetric(out, *r.above, {}, up, in.now, {}, coverage);
        setMetric(out, *r.below, {}, down, in.now, {}, coverage);
    }
    const auto part = run.books.size() < books.size() ? readTogether(run.books, Walls::Skip) : book;
    if (part)
        runCascades(run, *part, phantomHaircut(memory), shareOf(run.count, listed), in.now, out);
    else
        noRun(Reason::Stale);
}

}  // namespace plimsoll
