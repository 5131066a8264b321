// What a value usually is: the median of its own hours, and where the program has not run for long, what the
// series of the venues' past or the value's own definition say.
#include "model/analytics/funding.h"
#include "model/analytics/statistics.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

namespace plimsoll {

namespace {

using S = InstrumentSeries;
using List = std::vector<std::optional<Usual>>;

constexpr Step kWeek = 168;
constexpr std::size_t kLeast = 24;  // hours of the venues' past

// The median over the week's hours of what the venues together said in each.
template <typename F>
std::optional<Usual> ofHours(const AssetInputs& in, F&& at)
{
    const Step hour = in.second / 3600;
    std::vector<double> week;
    for (Step h = hour - kWeek; h < hour; ++h)
        if (const std::optional<double> v = at(h)) week.push_back(*v);
    if (week.size() < kLeast) return std::nullopt;
    return Usual{analytics::median(week), static_cast<double>(week.size())};
}

// Of the venues that speak, all: a sum without one of its parts is no sum.
std::optional<double> interestAt(const AssetInputs& in, Step hour, bool dollars)
{
    double sum = 0;
    bool any = false;
    for (const Leg& leg : in.perp) {
        if (!leg || !leg.series || !leg.expected()) continue;
        const auto coins = leg.series->hours().get(hour, S::HInterest),
                   price = leg.series->hours().get(hour, S::HClose);
        if (!coins || (dollars && !price)) return std::nullopt;
        sum += *coins * (dollars ? *price : 1);
        any = true;
    }
    return any ? std::optional(sum) : std::nullopt;
}
std::optional<double> rateAt(const AssetInputs& in, Step hour)
{
    std::vector<double> rates;
    for (const Leg& leg : in.perp)
        if (leg && leg.series && leg.expected())
            if (const auto r = leg.series->hours().get(hour, S::HRate)) rates.push_back(*r);
    return rates.empty() ? std::nullopt : std::optional(analytics::median(rates));
}

void seed(List& usual, MetricId id, const std::optional<Usual>& value)
{
    if (!usual[id] && value) usual[id] = value;
}

}  // namespace

void computeUsual(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    const Step hour = in.second / 3600;
    // Until something is known, and until a young program has hours of its own, it is asked for more often.
    const bool young = in.second - memory.watchedSince < static_cast<Step>(MetricPast::kLeastHours) * 3600;
    if (memory.usualHour == hour && memory.usualOf == out.facts.speakers && !(young && in.second / 60 % 5 == 0))
        return;
    memory.usualHour = hour;
    memory.usualOf = out.facts.speakers;
    auto usual = std::make_shared<List>(analytics::vocabulary().size());
    for (std::size_t w = 0; w < usual->size() && memory.kept; ++w)
        // A state has no median.
        if (analytics::word(static_cast<MetricId>(w)).unit != analytics::Unit::Word)
            (*usual)[w] = memory.kept->usual(static_cast<MetricId>(w), in.second);

    const auto rate = ofHours(in, [&](Step h) { return rateAt(in, h); });
    seed(*usual, metric::r8, rate);
    seed(*usual, metric::r8Mean24, rate);
    if (rate) seed(*usual, metric::apr, Usual{rate->value / 8 * analytics::funding::kHoursPerYear, rate->hours});
    seed(*usual, metric::oiBase, ofHours(in, [&](Step h) { return interestAt(in, h, false); }));
    seed(*usual, metric::oiUsd, ofHours(in, [&](Step h) { return interestAt(in, h, true); }));
    // These are multiples of what is usual.
    if (const auto& hours = out.facts.baselineHours) {
        seed(*usual, metric::depthRatio, Usual{1, *hours});
        seed(*usual, metric::spreadRatio, Usual{1, *hours});
    }
    if (memory.leverage.hours >= kLeast)
        seed(*usual, metric::ldr, Usual{memory.leverage.median, static_cast<double>(memory.leverage.hours)});
    if (memory.phantomBaseline)
        seed(*usual, metric::phantom,
             Usual{*memory.phantomBaseline, static_cast<double>(memory.calmPhantom.size()) / 60});
    if (memory.spotPerpUsual) seed(*usual, metric::spotPerpRatio, Usual{*memory.spotPerpUsual, 24});
    if (const MetricValue& month = out.at(metric::rv30d); month.value)
        seed(*usual, metric::rv24h, Usual{*month.value, month.coverage * 720});
    out.facts.usual = std::move(usual);
}

}  // namespace plimsoll
