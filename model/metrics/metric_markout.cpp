// Where the price goes after large trades. Of each second and venue the largest trade counts, if it is large; from
// the mid of the book as it was when the trade came to that of the first look 1, 5 and 30 s after its own
// second's, which is up to a second more.
#include "model/analytics/tape.h"
#include "model/metrics/metric_tape.h"

#include <algorithm>

namespace plimsoll {

namespace {

using S = InstrumentSeries;

constexpr double kShareOfHour = 0.001, kFloorUsd = 10e3;
constexpr std::size_t kHourMinutes = 60, kLeastMinutes = 30;
constexpr Step kHour = 3'600, kEvery = 5;
constexpr std::size_t kKept = 240;

// Large is a thousandth of what takers trade there in an hour. Absent: too little of it is known.
std::optional<double> largeAt(const InstrumentSeries& series, Step minute)
{
    double usd = 0;
    std::size_t known = 0;
    for (std::size_t i = 0; i < kHourMinutes; ++i) {
        const Step m = minute - 1 - static_cast<Step>(i);
        const auto buy = series.minutes().get(m, S::MBuy), sell = series.minutes().get(m, S::MSell);
        if (buy && sell) usd += *buy + *sell, ++known;
    }
    if (known < kLeastMinutes) return std::nullopt;
    const double hour = usd * static_cast<double>(kHourMinutes) / static_cast<double>(known);
    return std::max(kFloorUsd, kShareOfHour * hour);
}

void follow(const AssetInputs& in, MarkoutMemory& m)
{
    for (LargeTrade& t : m.trades) {
        const Leg& leg = in.perp[static_cast<std::size_t>(t.venue)];
        for (std::size_t h = 0; h < kMarkoutSeconds.size(); ++h)
            if (in.second - t.second == kMarkoutSeconds[h] && leg && leg.series)
                t.after[h] = leg.series->seconds().get(in.second, S::SMid);
    }
}

void take(const AssetInputs& in, MarkoutMemory& m)
{
    for (const VenueId venue : kVenues) {
        const auto v = static_cast<std::size_t>(venue);
        const Leg& leg = in.perp[v];
        if (!leg || !leg.series || !leg.book || !m.leastUsd[v]) continue;
        const auto& prints = leg.series->prints();
        if (!prints || prints->largestUsd < *m.leastUsd[v]) continue;
        const auto spread = leg.series->seconds().get(in.second - 1, S::SSpread);
        if (const auto mid = prints->midBefore; mid && *mid > 0 && spread)
            m.trades.push_back({in.second, venue, prints->largestIsBuy, *mid, *spread / 2, {}});
    }
    // What the person has set aside is in no sum, the past of it neither.
    std::erase_if(m.trades, [&](const LargeTrade& t) {
        const Leg& leg = in.perp[static_cast<std::size_t>(t.venue)];
        return !leg || leg.track->aside;
    });
    while (!m.trades.empty() && (m.trades.size() > kKept || in.second - m.trades.front().second >= kHour))
        m.trades.pop_front();
}

std::optional<MarkoutFact> factOf(const AssetInputs& in, const MarkoutMemory& m)
{
    MarkoutFact fact;
    std::array<bool, kVenueCount> had{};
    std::vector<bool> isBuy;
    std::vector<double> before;
    for (const LargeTrade& t : m.trades) {
        const auto v = static_cast<std::size_t>(t.venue);
        had[v] = true;
        fact.halfSpreadBp += t.halfSpreadBp / static_cast<double>(m.trades.size());
        isBuy.push_back(t.buy);
        before.push_back(t.mid);
    }
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        fact.listed += in.perp[v].expected();
        fact.venues += had[v] ? 1 : 0;
        if (const auto& usd = m.leastUsd[v]) fact.fromUsd = std::min(fact.fromUsd.value_or(*usd), *usd);
    }
    if (!fact.fromUsd) return std::nullopt;
    std::vector<std::optional<double>> after;
    for (std::size_t h = 0; h < kMarkoutSeconds.size(); ++h) {
        after.clear();
        for (const LargeTrade& t : m.trades) after.push_back(t.after[h]);
        if (const auto all = analytics::flow::markout(isBuy, before, after)) fact.after[h] = *all;
    }
    return fact;
}

}  // namespace

void computeMarkouts(const AssetInputs& in, TapeMemory& memory, AssetMetrics& out)
{
    MarkoutMemory& m = memory.markout;
    if (const Step minute = in.second / 60; m.minute != minute) {
        m.minute = minute;
        for (std::size_t v = 0; v < kVenueCount; ++v) {
            const Leg& leg = in.perp[v];
            m.leastUsd[v] = leg && leg.series && !leg.track->aside ? largeAt(*leg.series, minute) : std::nullopt;
        }
    }
    follow(in, m);
    take(in, m);
    if (in.second % kEvery == 0) out.facts.tape.markout = factOf(in, m);
}

}  // namespace plimsoll
