// Where leverage would be closed by force, and what a sale would set off: modelled (ANALYTICS F4, F5).
#include "model/analytics/cascade.h"
#include "model/analytics/flow.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

struct Reach {
    const MetricId *above, *below;
    double share;
};

}  // namespace

void computeLevels(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    static const Reach reaches[] = {{&metric::clusterAbove1pct, &metric::clusterBelow1pct, 0.01},
                                    {&metric::clusterAbove3pct, &metric::clusterBelow3pct, 0.03},
                                    {&metric::clusterAbove5pct, &metric::clusterBelow5pct, 0.05}};
    const auto none = [&](Reason why) {
        for (const Reach& r : reaches) {
            clearMetric(out, *r.above, {}, why, in.now);
            clearMetric(out, *r.below, {}, why, in.now);
        }
        clearMetric(out, metric::triggerSize, {}, why, in.now);
        clearMetric(out, metric::amplification, {}, why, in.now);
        out.facts.modelledInterestUsd.reset();
    };
    std::vector<analytics::Level> above, below;  // price, coins
    std::vector<const BookReading*> books;
    double interest = 0;
    int listed = 0, modelled = 0;
    // The mix that rules and scores are judged with, whatever a person supposes in the level map.
    static const LevelAssumptions usual;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        const Leg& leg = in.perp[v];
        VenueLevels& levels = memory.levels[v];
        listed += leg.expected();
        if (!leg || !leg.series) {
            levels = {};
            continue;
        }
        if (leg.book) books.push_back(leg.book);
        levels.bringUp(*leg.series, in.second / 60 - 1, maintenanceOf(*leg.track), usual.halfLifeHours);
        if (!levels.known()) continue;
        ++modelled;
        interest += levels.interest();
    }
    const auto book = readTogether(books, Walls::Skip);
    if (modelled == 0 || !book) {
        none(listed > 0 ? Reason::TooShort : Reason::NoData);
        return;
    }
    const double coverage = shareOf(static_cast<std::size_t>(modelled), listed);
    out.facts.modelledInterestUsd = interest * book->mid;
    // What the price passed since the bar is gone. Of the rest only what is near is asked for.
    const double lowest = book->mid * (1 - reaches[2].share), highest = book->mid * (1 + reaches[2].share);
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        const VenueLevels& levels = memory.levels[v];
        if (!levels.known()) continue;
        const auto [low, high] = reachedSince(*in.perp[v].series, levels.bar(), in.second, book->mid);
        levels.each([&](std::size_t i, const analytics::liq::Cluster& c) {
            const double qty = c.qty * usual.weights[i] * usual.speculative;
            if (!(qty > 0)) return;
            if (c.side == PositionSide::Short && c.price > high && c.price <= highest)
                above.push_back({c.price, qty});
            if (c.side == PositionSide::Long && c.price < low && c.price >= lowest)
                below.push_back({c.price, qty});
        });
    }
    for (const Reach& r : reaches) {
        double up = 0, down = 0;
        for (const auto& c : above)
            if (c.price <= book->mid * (1 + r.share)) up += c.price * c.qty;
        for (const auto& c : below)
            if (c.price >= book->mid * (1 - r.share)) down += c.price * c.qty;
        setMetric(out, *r.above, {}, up, in.now, {}, coverage);
        setMetric(out, *r.below, {}, down, in.now, {}, coverage);
    }
    // The worse of the two directions. The consolidated book as far as it was read; no refill.
    std::optional<double> worst, trigger;
    for (const Side side : {Side::Sell, Side::Buy}) {
        auto& clusters = side == Side::Sell ? below : above;
        // What lies beyond the book's end is not reached.
        std::erase_if(clusters, [&](const auto& c) {
            return side == Side::Sell ? c.price < book->bids.back().price : c.price > book->asks.back().price;
        });
        analytics::liq::CascadeInput run;
        run.book = side == Side::Sell ? book->bids : book->asks;
        run.clusters = clusters;
        run.side = side;
        run.haircut = phantomHaircut(memory);
        run.shock = 0.005 * interest;
        if (const auto path = analytics::liq::cascade(run))
            worst = std::max(worst.value_or(0), path->amplification);
        if (const auto t = analytics::liq::triggerSize(run, interest)) {
            const double usd = t->shareOfOpenInterest * interest * book->mid;
            trigger = trigger ? std::min(*trigger, usd) : usd;
        }
    }
    if (worst)
        setMetric(out, metric::amplification, {}, *worst, in.now, {}, coverage);
    else
        clearMetric(out, metric::amplification, {}, Reason::NoData, in.now);
    if (trigger)
        setMetric(out, metric::triggerSize, {}, *trigger, in.now, {}, coverage);
    else
        clearMetric(out, metric::triggerSize, {}, Reason::Incomplete, in.now);
}

}  // namespace plimsoll
