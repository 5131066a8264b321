#include "model/metrics/metric_market.h"

#include "model/analytics/contagion.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

using S = InstrumentSeries;

constexpr std::size_t kCoins = 8, kLeastCoins = 6;
constexpr Step kWindow = 200, kLeastHours = 100;  // hours
constexpr double kTiny = 1e-12;                   // added before the logarithm (ANALYTICS E)
constexpr std::size_t kHorizon = 10;
constexpr Step kKept = 48;

void connectedness(const MarketBoard&, const MarketMemory& memory, const AsOf& now, AssetMetrics& out)
{
    if (!memory.known()) {
        clearMetric(out, metric::tci, {}, memory.reason, now);
        clearMetric(out, metric::tciChg24, {}, memory.reason, now);
        return;
    }
    setPart(out, metric::tci, {}, memory.tci.back().second, now, 1, memory.coverage);
    const auto dayAgo = std::find_if(memory.tci.begin(), memory.tci.end(),
                                     [&](const auto& t) { return t.first == memory.hour - 24; });
    if (dayAgo == memory.tci.end())
        clearMetric(out, metric::tciChg24, {}, Reason::TooShort, now);
    else
        setPart(out, metric::tciChg24, {}, memory.tci.back().second - dayAgo->second, now, 1, memory.coverage);
}

void stablecoins(const FxBoard& fx, const AsOf& now, AssetMetrics& out)
{
    std::optional<double> worst;
    Duration age{};
    int known = 0, asked = 0;
    for (const FxRate& rate : fx.rates()) {
        if (rate.currency == "USD") continue;
        ++asked;
        if (!rate.usd || rate.fresh >= Freshness::Stale) continue;
        ++known;
        worst = std::max(worst.value_or(0), std::fabs(*rate.usd - 1) * 1e4);
        age = std::max(age, now.mono - rate.stamp.mono);
    }
    if (worst)
        setMetric(out, metric::stableDev, {}, *worst, now, age, static_cast<double>(known) / asked);
    else
        clearMetric(out, metric::stableDev, {}, asked > 0 ? Reason::Stale : Reason::NoData, now);
}

// The oldest watched book of each venue, by its own limit: a venue that repeats a thin book every five seconds
// is not late after four.
void feeds(const MarketBoard& market, const AsOf& now, AssetMetrics& out)
{
    struct Worst {
        double age = 0, lag = 0;
        bool any = false;
    };
    std::array<Worst, kVenueCount> worst{};
    for (const InstrumentTrack* t : market.ordered()) {
        if (!t->watched || !t->book || t->bookState() == BookState::Empty) continue;
        const double age = toSeconds(now.mono - t->bookGaps.last());
        const double limit = toSeconds(t->bookGaps.limit(limits::kBook));
        // A book that lost its place is as old as its last whole state, whatever keeps arriving.
        const double own =
            t->bookState() == BookState::Stale ? std::max(age, toSeconds(now.mono - t->book->stamp().mono)) : age;
        Worst& w = worst[static_cast<std::size_t>(t->id.venue())];
        w.any = true;
        w.age = std::max(w.age, own);
        w.lag = std::max(w.lag, own / limit);
    }
    for (const VenueId venue : kVenues) {
        const Worst& w = worst[static_cast<std::size_t>(venue)];
        out.facts.feedLag[static_cast<std::size_t>(venue)] = w.any ? std::optional(w.lag) : std::nullopt;
        if (w.any)
            setMetric(out, metric::feedAge, venue, w.age, now, {}, 1);
        else
            clearMetric(out, metric::feedAge, venue, Reason::NoData, now);
    }
}

}  // namespace

void renewConnectedness(Step hour, std::vector<CoinHours> coins, MarketMemory& memory)
{
    if (memory.hour == hour) return;
    memory.hour = hour;
    memory.net.clear();
    memory.reason = Reason::TooShort;
    std::stable_sort(coins.begin(), coins.end(),
                     [](const CoinHours& a, const CoinHours& b) { return a.interestUsd > b.interestUsd; });
    // The largest of those whose hours reach back without a gap.
    std::vector<std::string> names;
    std::vector<const S*> series;
    Step rows = kWindow;
    for (const CoinHours& coin : coins) {
        if (!coin.series || series.size() >= kCoins) continue;
        Step known = 0;
        while (known < kWindow && coin.series->hours().get(hour - 1 - known, S::HVariance)) ++known;
        if (known < kLeastHours) continue;
        rows = std::min(rows, known);
        names.push_back(coin.asset);
        series.push_back(coin.series);
    }
    while (!memory.tci.empty() && hour - memory.tci.front().first > kKept) memory.tci.pop_front();
    if (series.size() < kLeastCoins) return;
    analytics::dy::Table data;
    for (Step h = hour - rows; h < hour; ++h) {
        data.emplace_back();
        for (const S* s : series)
            data.back().push_back(std::log(s->hours().get(h, S::HVariance).value_or(0) + kTiny));
    }
    const auto answer = analytics::dy::connectedness(data, 1, kHorizon);
    if (!answer) {
        memory.reason = answer.error().reason;
        return;
    }
    // Where shocks do not die out there is nothing to decompose.
    if (!answer->stable() || !answer->tciCorrected) {
        memory.reason = Reason::BadInput;
        return;
    }
    memory.tci.emplace_back(hour, *answer->tciCorrected);
    memory.coverage = static_cast<double>(rows) / kWindow;
    for (std::size_t i = 0; i < names.size(); ++i) memory.net[names[i]] = answer->net[i];
}

void computeMarket(const MarketBoard& market, const FxBoard& fx, const MarketMemory& memory, AsOf now,
                   AssetMetrics& out)
{
    connectedness(market, memory, now, out);
    stablecoins(fx, now, out);
    feeds(market, now, out);
}

std::optional<double> altShareChange(Step hour, const std::vector<CoinInterest>& coins)
{
    constexpr Step week = 168;
    struct Sum {
        double now = 0, then = 0;
    } majors, others;
    for (const CoinInterest& coin : coins)
        for (const S* s : coin.series) {
            const auto& h = s->hours();
            const auto oi = h.get(hour, S::HInterest), price = h.get(hour, S::HClose),
                       oiThen = h.get(hour - week, S::HInterest), priceThen = h.get(hour - week, S::HClose);
            if (!oi || !price || !oiThen || !priceThen) continue;
            Sum& sum = coin.major ? majors : others;
            sum.now += *oi * *price;
            sum.then += *oiThen * *priceThen;
        }
    if (!(majors.now > 0) || !(majors.then > 0) || !(others.now > 0) || !(others.then > 0)) return std::nullopt;
    return others.now / (majors.now + others.now) - others.then / (majors.then + others.then);
}

}  // namespace plimsoll
