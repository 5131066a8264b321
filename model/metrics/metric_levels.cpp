// Where leverage would be closed by force, and what a sale would set off: modelled (ANALYTICS F4, F5).
#include "model/analytics/cascade.h"
#include "model/analytics/flow.h"
#include "model/analytics/liquidation_levels.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

using S = InstrumentSeries;

constexpr Step kBarMinutes = 5;
constexpr double kSpeculative = 0.6;    // ANALYTICS F4: hedged interest does not die
constexpr std::size_t kLeastBars = 24;  // two hours
constexpr Step kDayBars = 288;

double maintenanceOf(const InstrumentTrack& t)
{
    if (t.facts && !t.facts->tiers.empty() && t.facts->tiers.front().maintenance > 0)
        return t.facts->tiers.front().maintenance;
    // Half the initial margin at the highest leverage, where the venue says no more (section G).
    if (t.instrument->maxLeverage && *t.instrument->maxLeverage > 1) return 0.5 / *t.instrument->maxLeverage;
    return 0.01;
}

// Five minutes on the clock.
std::optional<analytics::liq::LevelBar> barOf(const S& s, Step bar)
{
    const Step end = bar * kBarMinutes + kBarMinutes - 1;
    double high = 0, low = 0, weighted = 0, weight = 0;
    for (Step m = end - kBarMinutes + 1; m <= end; ++m) {
        const auto h = s.minutes().get(m, S::MHigh), l = s.minutes().get(m, S::MLow),
                   c = s.minutes().get(m, S::MClose);
        if (!h || !l || !c) continue;
        high = std::max(high, *h);
        low = low == 0 ? *l : std::min(low, *l);
        const double usd = s.minutes().get(m, S::MBuy).value_or(0) + s.minutes().get(m, S::MSell).value_or(0);
        weighted += *c * std::max(usd, 1.0);
        weight += std::max(usd, 1.0);
    }
    const auto oi = s.minutes().before(end, static_cast<std::size_t>(kBarMinutes) - 1, S::MInterest);
    if (!(weight > 0) || !oi) return std::nullopt;
    return analytics::liq::LevelBar{weighted / weight, high, low, *oi};
}

// Brings one venue's levels up to the last whole bar: from a day's bars when it begins, afterwards bar by bar.
void bringUp(LevelPast& past, const Leg& leg, Step minute)
{
    // Beyond this the clusters of one price are put together.
    constexpr std::size_t kMany = 4'000;
    constexpr double kMergeBps = 2;
    const Step last = (minute + 1) / kBarMinutes - 1;
    const double maintenance = maintenanceOf(*leg.track);
    if (!past.map || past.maintenance != maintenance || last - past.bar > kDayBars) {
        auto mix = analytics::liq::leverageMix(analytics::liq::Mix::Default, maintenance);
        mix.speculative = kSpeculative;
        auto map = analytics::liq::LevelMap::start(std::move(mix), static_cast<double>(kBarMinutes) / 60);
        past = {};
        if (!map) return;
        past.map = std::move(*map);
        past.maintenance = maintenance;
        past.bar = last - kDayBars;
    }
    for (; past.bar < last; ++past.bar)
        if (const auto bar = barOf(*leg.series, past.bar + 1); bar && past.map->step(*bar)) {
            ++past.bars;
            past.interest = bar->oi;
        }
    if (past.map->now().clusters.size() > kMany) past.map->compact(kMergeBps, 0);
}

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
    };
    std::vector<analytics::Level> above, below;  // price, coins
    std::vector<const BookReading*> books;
    double interest = 0;
    int listed = 0, modelled = 0;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        const Leg& leg = in.perp[v];
        LevelPast& past = memory.levels[v];
        if (!leg || !leg.series) {
            past = {};
            continue;
        }
        ++listed;
        if (leg.book) books.push_back(leg.book);
        bringUp(past, leg, in.second / 60 - 1);
        if (past.bars < kLeastBars) continue;
        ++modelled;
        interest += past.interest;
    }
    const auto book = readTogether(books, Walls::Skip);
    if (modelled == 0 || !book) {
        none(listed > 0 ? Reason::TooShort : Reason::NoData);
        return;
    }
    const double coverage = static_cast<double>(modelled) / listed;
    // What the price passed since the bar is gone. Of the rest only what is near is asked for.
    const double lowest = book->mid * (1 - reaches[2].share), highest = book->mid * (1 + reaches[2].share);
    for (const LevelPast& past : memory.levels) {
        if (!past.map || past.bars < kLeastBars) continue;
        for (const auto& c : past.map->now().clusters) {
            if (c.side == PositionSide::Short && c.price > book->mid && c.price <= highest)
                above.push_back({c.price, c.qty});
            if (c.side == PositionSide::Long && c.price < book->mid && c.price >= lowest)
                below.push_back({c.price, c.qty});
        }
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
