// When takers turn from buying to selling or back: by the minute, over two hours, all venues together.
#include "model/analytics/statistics.h"
#include "model/analytics/tape.h"
#include "model/metrics/metric_tape.h"

#include <algorithm>

namespace plimsoll {

namespace {

using S = InstrumentSeries;
using Minutes = std::vector<std::optional<double>>;

constexpr std::size_t kMinutes = 120;
constexpr double kQuiet = 0.5;  // of the median window: less of it decides nothing

struct Flow {
    Minutes bought, sold;  // oldest first
    std::size_t known = 0;
    bool now = false;  // all of the last window is known
};

Flow flowOf(const InstrumentSeries& series, Step last, std::size_t window)
{
    Flow out;
    out.bought.resize(kMinutes);
    out.sold.resize(kMinutes);
    std::size_t since = 0;  // known minutes that end with this one
    for (std::size_t i = 0; i < kMinutes; ++i) {
        const Step minute = last - static_cast<Step>(kMinutes - 1 - i);
        const auto buy = series.minutes().get(minute, S::MBuy), sell = series.minutes().get(minute, S::MSell);
        if (!buy || !sell) {
            since = 0;
            continue;
        }
        out.bought[i] = buy;
        out.sold[i] = sell;
        ++out.known;
        ++since;
    }
    out.now = since >= window;
    return out;
}

void addTo(Minutes& all, const Minutes& one)
{
    for (std::size_t i = 0; i < kMinutes; ++i)
        all[i] = all[i] && one[i] ? std::optional(*all[i] + *one[i]) : std::nullopt;
}

}  // namespace

void computeTakerTurns(const AssetInputs& in, AssetMetrics& out)
{
    analytics::flow::TurnLimits limits;
    std::vector<Flow> flows;
    std::size_t longest = 0;
    TurnFact fact;
    for (const Leg& leg : in.perp) {
        fact.listed += leg.expected();
        if (!leg || !leg.series) continue;
        if (leg.track->aside) continue;
        Flow flow = flowOf(*leg.series, in.second / 60 - 1, limits.window);
        if (!flow.now) continue;
        longest = std::max(longest, flow.known);
        flows.push_back(std::move(flow));
    }
    out.facts.tape.turn.reset();
    // Who has just come would make all of the past unknown: as with spot, half of the longest past is asked for.
    Minutes bought(kMinutes, 0.0), sold(kMinutes, 0.0);
    for (const Flow& flow : flows) {
        if (2 * flow.known < longest) continue;
        ++fact.venues;
        addTo(bought, flow.bought);
        addTo(sold, flow.sold);
    }
    if (fact.venues == 0) return;
    std::vector<double> windows;
    for (std::size_t i = limits.window; i <= kMinutes; ++i) {
        double usd = 0;
        bool whole = true;
        for (std::size_t j = i - limits.window; j < i && whole; ++j) {
            whole = bought[j] && sold[j];
            if (whole) usd += *bought[j] + *sold[j];
        }
        if (whole) windows.push_back(usd);
        fact.windowUsd = usd;
    }
    if (windows.empty()) return;
    limits.least = kQuiet * analytics::median(windows);
    if (const auto turns = analytics::flow::takerTurns(bought, sold, limits)) {
        fact.turns = *turns;
        out.facts.tape.turn = fact;
    }
}

}  // namespace plimsoll
