// What funding pays and allows, how much the book bears, who leads and who churns, and second opinions on forced
// orders (ANALYTICS A6, A8, C13, C14, F3, F6). Once a minute.
#include "model/analytics/flow.h"
#include "model/analytics/funding.h"
#include "model/analytics/hawkes.h"
#include "model/analytics/liquidation.h"
#include "model/analytics/statistics.h"
#include "model/boards/taker_fees.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

using S = InstrumentSeries;

constexpr double kWeekHours = 168;

// Whether a value was computed so recently that it still stands.
bool renewed(const MetricValue& v, const AssetInputs& in, Duration within)
{
    return v.value && in.now.mono - v.at < within;
}

// Log returns of the mid by the second; absent where one end is not known.
std::vector<std::optional<double>> secondReturns(const S& s, Step until, std::size_t count)
{
    std::vector<std::optional<double>> out;
    for (Step at = until - static_cast<Step>(count) + 1; at <= until; ++at) {
        const auto before = s.seconds().get(at - 1, S::SMid), now = s.seconds().get(at, S::SMid);
        out.push_back(before && now && *before > 0 && *now > 0 ? std::optional(std::log(*now / *before))
                                                               : std::nullopt);
    }
    return out;
}

}  // namespace

void computeCarry(const AssetInputs& in, AssetMetrics& out)
{
    const auto none = [&](MetricId id, Reason why) { clearMetric(out, id, {}, why, in.now); };
    // Long where funding is lowest, short where it is highest.
    std::optional<VenueId> low, high;
    for (const VenueId v : kVenues) {
        const auto& r = out.at(metric::r8, v).value;
        if (!r) continue;
        if (!low || *r < *out.at(metric::r8, *low).value) low = v;
        if (!high || *r > *out.at(metric::r8, *high).value) high = v;
    }
    // Where a book ends before the size does, what the rest costs is not known.
    const auto ends = [&](VenueId v) { return out.at(metric::slip1m, v).floor; };
    const auto slip = [&](VenueId v) -> std::optional<double> {
        if (ends(v)) return std::nullopt;
        return out.at(metric::slip1m, v).value;
    };
    if (!low || !high || *low == *high || !slip(*low) || !slip(*high)) {
        const bool ended = low && high && *low != *high && (ends(*low) || ends(*high));
        none(metric::carryApr, ended ? Reason::Incomplete : low ? Reason::TooShort : Reason::NoData);
    } else {
        analytics::funding::CarryInput ask;
        ask.r8Long = *out.at(metric::r8, *low).value;
        ask.r8Short = *out.at(metric::r8, *high).value;
        ask.holdHours = kWeekHours;
        ask.feeLong = listedFees().of(*low, Market::Perp);
        ask.feeShort = listedFees().of(*high, Market::Perp);
        ask.slipLongBps = *slip(*low), ask.slipShortBps = *slip(*high);
        if (const auto c = analytics::funding::carry(ask))
            setMetric(out, metric::carryApr, {}, c->netApr, in.now, out.at(metric::r8).age,
                      out.at(metric::r8).coverage);
        else
            none(metric::carryApr, c.error().reason);
    }
    // What a short perpetual was paid, hour by hour: the venues' median. It moves with the hours.
    std::vector<double> paid;
    const bool settled = renewed(out.at(metric::carrySharpe), in, std::chrono::minutes{15});
    const Step hour = in.second / 3600;
    for (Step h = hour - 720; !settled && h < hour; ++h) {
        std::vector<double> rates;
        for (const Leg& leg : in.perp)
            if (leg && leg.series)
                if (const auto r = leg.series->hours().get(h, S::HRate)) rates.push_back(*r / 8);
        if (!rates.empty()) paid.push_back(analytics::median(rates));
    }
    const auto sharpe = paid.size() >= 168
                            ? analytics::stat::sharpe(paid, 8'760)
                            : analytics::Result<double>(analytics::tooShort("hours", paid.size(), 168));
    if (settled) {
        // as it stands
    } else if (sharpe)
        setPart(out, metric::carrySharpe, {}, *sharpe, in.now, 1, static_cast<double>(paid.size()) / 720);
    else
        none(metric::carrySharpe, sharpe.error().reason);

    const MetricValue& r8 = out.at(metric::r8);
    const auto mult = r8.value ? analytics::funding::sizeMultiplier(*r8.value)
                               : analytics::Result<double>(analytics::noData("r8", ""));
    if (mult)
        setMetric(out, metric::sizeMult, {}, *mult, in.now, r8.age, r8.coverage);
    else
        none(metric::sizeMult, r8.reason);

    // The thinner side; whatever is left to trade, this is the next of it.
    constexpr double kAnySize = 1e15;
    const MetricValue &bid = out.at(metric::depth10Bid), &ask = out.at(metric::depth10Ask);
    const auto steady = out.at(metric::stability).value, wide = out.at(metric::spreadRatio).value;
    const auto slice = bid.value && ask.value && steady && wide
                           ? analytics::flow::slice(kAnySize, std::min(*bid.value, *ask.value), *steady, *wide)
                           : analytics::Result<double>(analytics::tooShort("stability", 0, 1));
    if (slice)
        setMetric(out, metric::sliceUsd, {}, *slice, in.now, std::max(bid.age, ask.age), bid.coverage);
    else
        none(metric::sliceUsd, bid.value ? slice.error().reason : bid.reason);
}

namespace {

using Moves = std::array<std::vector<std::optional<double>>, kVenueCount>;

// What cannot be heard now is not carried on. True where the rest stands as it is: it moves slowly.
bool forgetTheUnheard(const AssetInputs& in, AssetMetrics& out)
{
    bool young = true;
    for (const VenueId v : kVenues) {
        const Leg& leg = in.perp[static_cast<std::size_t>(v)];
        if (!leg) continue;
        young = young && renewed(out.at(metric::leadS, v), in, std::chrono::minutes{5});
        if (!leg.book)
            for (const MetricId id : {metric::leadS, metric::washRatio})
                clearMetric(out, id, v, Reason::Stale, in.now);
        if (!usable(in.liquidations[static_cast<std::size_t>(v)]))
            clearMetric(out, metric::liqEst1h, v, Reason::Stale, in.now);
    }
    if (!usable(in.liquidations[static_cast<std::size_t>(VenueId::Bybit)]))
        clearMetric(out, metric::branchingMle, {}, Reason::Stale, in.now);
    return young;
}

// This venue against the mean of the others, in seconds that all know.
void leadOf(VenueId v, const Moves& moves, std::size_t seconds, const AssetInputs& in, AssetMetrics& out)
{
    constexpr std::size_t kMaxLag = 5, kLeast = 120;
    const auto i = static_cast<std::size_t>(v);
    std::vector<double> own, others;
    for (std::size_t s = 0; s < moves[i].size(); ++s) {
        double sum = 0;
        int known = 0;
        for (std::size_t k = 0; k < kVenueCount; ++k)
            if (k != i && s < moves[k].size() && moves[k][s]) sum += *moves[k][s], ++known;
        if (moves[i][s] && known > 0) own.push_back(*moves[i][s]), others.push_back(sum / known);
    }
    const auto lead =
        own.size() >= kLeast
            ? analytics::stat::leadLag(own, others, kMaxLag)
            : analytics::Result<analytics::stat::LeadLag>(analytics::tooShort("seconds", own.size(), kLeast));
    if (lead && lead->correlation > 0)
        setMetric(out, metric::leadS, v, lead->lag, in.now, {},
                  static_cast<double>(own.size()) / static_cast<double>(seconds));
    else
        clearMetric(out, metric::leadS, v, lead ? Reason::NoData : lead.error().reason, in.now);
}

// A feed that tells one a second: what the seconds with a print say of the rest.
void forcedByTheHour(VenueId v, Step last, const AssetInputs& in, AssetMetrics& out)
{
    constexpr std::size_t kHour = 1'800;
    const auto i = static_cast<std::size_t>(v);
    std::size_t seconds = 0, printed = 0;
    double usd = 0;
    for (std::size_t s = 0; in.perp[i].series && s < kHour; ++s) {
        const auto l = in.perp[i].series->seconds().get(last - static_cast<Step>(s), S::SLong),
                   h = in.perp[i].series->seconds().get(last - static_cast<Step>(s), S::SShort);
        if (!l || !h) continue;
        ++seconds;
        printed += *l + *h > 0;
        usd += *l + *h;
    }
    const bool sampled = v == VenueId::Binance || v == VenueId::Okx;
    if (!usable(in.liquidations[i]) || seconds < 300) {
        clearMetric(out, metric::liqEst1h, v, seconds < 300 ? Reason::TooShort : Reason::Stale, in.now);
        return;
    }
    const double perHour = 3'600.0 / static_cast<double>(seconds);
    const auto all = analytics::liq::sampling(static_cast<double>(seconds), static_cast<double>(printed), usd);
    const bool known = !sampled || printed == 0 || all.hasValue();
    if (known)
        setMetric(out, metric::liqEst1h, v, perHour * (sampled && all ? all->estimateUsd : usd), in.now, {},
                  static_cast<double>(seconds) / kHour,
                  v == VenueId::Hyperliquid || (sampled && all && all->lowerBound));
    else
        clearMetric(out, metric::liqEst1h, v, all.error().reason, in.now);
}

// A day's turnover against the depth that bears it, held against that of the others.
void whoChurns(const AssetInputs& in, AssetMetrics& out)
{
    std::vector<double> volumes, depths;
    std::vector<VenueId> asked;
    for (const VenueId v : kVenues) {
        const Leg& leg = in.perp[static_cast<std::size_t>(v)];
        if (!leg) continue;
        clearMetric(out, metric::washRatio, v, Reason::TooShort, in.now);
        if (!leg.series || !leg.book) continue;
        // Of a band that the book does not reach its volume is always too much.
        if (!leg.book->bidWhole[4] || !leg.book->askWhole[4]) {
            clearMetric(out, metric::washRatio, v, Reason::Incomplete, in.now);
            continue;
        }
        if (const auto usd = leg.series->dayTurnover(in.second / 60)) {
            volumes.push_back(*usd);
            depths.push_back(leg.book->bidUsd[4] + leg.book->askUsd[4]);
            asked.push_back(v);
        }
    }
    if (const auto w = analytics::flow::wash(volumes, depths); w && asked.size() >= 3)
        for (std::size_t k = 0; k < asked.size(); ++k)
            if (w->ratio[k]) setMetric(out, metric::washRatio, asked[k], *w->ratio[k], in.now, {}, 1);
}

// Fitted every five minutes on the one feed that tells all (F3); its seconds are the times.
void branching(Step last, const AssetInputs& in, AssetMetrics& out)
{
    const auto anchor = static_cast<std::size_t>(VenueId::Bybit);
    const Leg& leg = in.perp[anchor];
    if (!leg || !leg.series || !usable(in.liquidations[anchor])) {
        clearMetric(out, metric::branchingMle, {}, leg ? Reason::Stale : Reason::NoData, in.now);
        return;
    }
    // Observed is the newest stretch without a hole: silence that nobody heard is none. A second or two that were
    // passed over are no hole, what came in them is told with the next.
    constexpr Step kWindow = 1'800, kLeast = 600, kPassedOver = 2;
    Step first = last + 1;
    std::vector<Step> printed;
    for (Step s = last; s > last - kWindow && first - s <= kPassedOver + 1; --s) {
        const auto l = leg.series->seconds().get(s, S::SLong), h = leg.series->seconds().get(s, S::SShort);
        if (!l || !h) continue;
        first = s;
        if (*l + *h > 0) printed.push_back(s);
    }
    const Step length = last + 1 - first;
    if (length < kLeast) {
        clearMetric(out, metric::branchingMle, {}, Reason::TooShort, in.now);
        return;
    }
    std::vector<double> times;
    for (auto s = printed.rbegin(); s != printed.rend(); ++s) times.push_back(static_cast<double>(*s + 1 - first));
    const auto fit = analytics::liq::fitHawkes(times, static_cast<double>(length + 1));
    if (fit && fit->parameters.beta > 0)
        setPart(out, metric::branchingMle, {}, fit->parameters.alpha / fit->parameters.beta, in.now, 1,
                static_cast<double>(length) / kWindow, true);
    else
        clearMetric(out, metric::branchingMle, {}, fit ? Reason::NoData : fit.error().reason, in.now);
}

}  // namespace

void computeVenueFlow(const AssetInputs& in, AssetMetrics& out)
{
    if (forgetTheUnheard(in, out)) return;
    constexpr std::size_t kSeconds = 600;
    const Step last = in.second - 1;
    Moves moves;
    for (const VenueId v : kVenues) {
        const auto i = static_cast<std::size_t>(v);
        if (in.perp[i] && in.perp[i].series) moves[i] = secondReturns(*in.perp[i].series, last, kSeconds);
    }
    for (const VenueId v : kVenues) {
        if (!in.perp[static_cast<std::size_t>(v)]) continue;
        leadOf(v, moves, kSeconds, in, out);
        forcedByTheHour(v, last, in, out);
    }
    whoChurns(in, out);
    branching(last, in, out);
}

}  // namespace plimsoll
