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

double maintenanceOf(const InstrumentTrack& t)
{
    if (t.facts && !t.facts->tiers.empty() && t.facts->tiers.front().maintenance > 0)
        return t.facts->tiers.front().maintenance;
    // Half the initial margin at the highest leverage, where the venue says no more (section G).
    if (t.instrument->maxLeverage && *t.instrument->maxLeverage > 1) return 0.5 / *t.instrument->maxLeverage;
    return 0.01;
}

std::vector<analytics::liq::LevelBar> barsOf(const S& s, Step minute)
{
    std::vector<analytics::liq::LevelBar> out;
    for (Step end = minute - 1'440; end <= minute; end += kBarMinutes) {
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
        if (weight > 0 && oi) out.push_back({weighted / weight, high, low, *oi});
    }
    return out;
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
        if (!leg || !leg.series) {
            memory.clusters[v].clear();
            memory.levelsBar[v] = -1;
            continue;
        }
        ++listed;
        if (leg.book) books.push_back(leg.book);
        // Each venue every fourth bar, in a bar of its own: levels of a day change slowly.
        const Step bar = (in.second / 60 / kBarMinutes + static_cast<Step>(v)) / static_cast<Step>(kVenueCount);
        if (memory.levelsBar[v] == bar && !memory.clusters[v].empty()) {
            ++modelled;
            interest += memory.levelsInterest[v];
            for (const auto& c : memory.clusters[v])
                (c.side == PositionSide::Short ? above : below).push_back({c.price, c.qty});
            continue;
        }
        memory.levelsBar[v] = bar;
        memory.clusters[v].clear();
        const auto bars = barsOf(*leg.series, in.second / 60 - 1);
        if (bars.size() < kLeastBars || !leg.book) continue;
        auto mix = analytics::liq::leverageMix(analytics::liq::Mix::Default, maintenanceOf(*leg.track));
        mix.speculative = kSpeculative;
        const auto levels = analytics::liq::levels(bars, mix, static_cast<double>(kBarMinutes) / 60);
        if (!levels) continue;
        ++modelled;
        interest += bars.back().oi;
        memory.levelsInterest[v] = bars.back().oi;
        memory.clusters[v] = levels->clusters;
        for (const auto& c : levels->clusters)
            (c.side == PositionSide::Short ? above : below).push_back({c.price, c.qty});
    }
    const auto book = readTogether(books, Walls::Skip);
    if (modelled == 0 || !book) {
        none(listed > 0 ? Reason::TooShort : Reason::NoData);
        return;
    }
    const double coverage = static_cast<double>(modelled) / listed;
    for (const Reach& r : reaches) {
        double up = 0, down = 0;
        for (const auto& c : above)
            if (c.price > book->mid && c.price <= book->mid * (1 + r.share)) up += c.price * c.qty;
        for (const auto& c : below)
            if (c.price < book->mid && c.price >= book->mid * (1 - r.share)) down += c.price * c.qty;
        setMetric(out, *r.above, {}, up, in.now, {}, coverage);
        setMetric(out, *r.below, {}, down, in.now, {}, coverage);
    }
    // The worse of the two directions. The consolidated book as far as it was read; no refill.
    std::optional<double> worst, trigger;
    for (const Side side : {Side::Sell, Side::Buy}) {
        auto& clusters = side == Side::Sell ? below : above;
        // What the price passed since is gone; what lies beyond the book's end is not reached.
        std::erase_if(clusters, [&](const auto& c) {
            return side == Side::Sell ? c.price >= book->mid || c.price < book->bids.back().price
                                      : c.price <= book->mid || c.price > book->asks.back().price;
        });
        std::sort(clusters.begin(), clusters.end(), [&](const auto& a, const auto& b) {
            return side == Side::Sell ? a.price > b.price : a.price < b.price;
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
