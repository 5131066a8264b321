// What else the hours say: with Bitcoin, in the tails, from ranges; and the speeds at which leverage returns
// (ANALYTICS B3, B8, D). Once an hour, what follows the book once a minute.
#include "model/analytics/flow.h"
#include "model/analytics/interest.h"
#include "model/analytics/statistics.h"
#include "model/analytics/tails.h"
#include "model/analytics/volatility.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

using S = InstrumentSeries;

constexpr Step kMonth = 720;
constexpr std::size_t kLeast = 200;  // hours

std::optional<double> hourReturn(const S& s, Step hour)
{
    const auto before = s.hours().get(hour - 1, S::HClose), close = s.hours().get(hour, S::HClose);
    if (!before || !close || !(*before > 0) || !(*close > 0)) return std::nullopt;
    return std::log(*close / *before);
}

void withBitcoin(const AssetInputs& in, const Leg& leg, AssetMetrics& out)
{
    const Step hour = in.second / 3600;
    std::vector<double> own, bench;
    for (Step h = hour - kMonth; in.bench && h < hour; ++h) {
        const auto a = hourReturn(*leg.series, h), b = hourReturn(*in.bench, h);
        if (a && b) own.push_back(*a), bench.push_back(*b);
    }
    const auto none = [&](Reason why) {
        clearMetric(out, metric::beta, {}, why, in.now);
        clearMetric(out, metric::tailDep, {}, why, in.now);
    };
    if (!in.bench || own.size() < kLeast) return none(in.bench ? Reason::TooShort : Reason::NoData);
    const double known = static_cast<double>(own.size()) / kMonth;
    if (const auto b = analytics::stat::beta(own, bench))
        setPart(out, metric::beta, {}, b->beta, in.now, 1, known);
    else
        clearMetric(out, metric::beta, {}, b.error().reason, in.now);
    if (const auto d = analytics::tail::lowerDependence(bench, own, 0.05))
        setPart(out, metric::tailDep, {}, d->lambda, in.now, 1, known);
    else
        clearMetric(out, metric::tailDep, {}, d.error().reason, in.now);
}

void expectiles(const AssetInputs& in, const Leg& leg, AssetMetrics& out)
{
    const Step hour = in.second / 3600;
    std::vector<double> hours;
    for (Step h = hour - static_cast<Step>(S::kHours) + 2; h < hour; ++h)
        if (const auto r = hourReturn(*leg.series, h)) hours.push_back(*r);
    const auto level = hours.size() >= kLeast ? analytics::risk::expectileLevel(hours, 0.99)
                                              : analytics::Result<analytics::risk::ExpectileLevel>(
                                                    analytics::tooShort("hours", hours.size(), kLeast));
    if (!level) {
        clearMetric(out, metric::esExpectile, {}, level.error().reason, in.now);
        clearMetric(out, metric::midasQ99, {}, level.error().reason, in.now);
        return;
    }
    const double known = static_cast<double>(hours.size()) / 1'000;
    const auto e = analytics::risk::expectile(hours, level->tau);
    if (e && e->es)
        setPart(out, metric::esExpectile, {}, -*e->es * std::sqrt(24.0), in.now, 1, known);
    else
        clearMetric(out, metric::esExpectile, {}, e ? Reason::NoData : e.error().reason, in.now);
    // The defaults of D: 24 lags, theta 5.
    const auto m = analytics::risk::midasExpectile(hours, 24, 5, level->tau);
    if (m)
        setPart(out, metric::midasQ99, {}, -m->forecast, in.now, 1, known);
    else
        clearMetric(out, metric::midasQ99, {}, m.error().reason, in.now);
}

// Hours of the last day from their minutes.
void ranges(const AssetInputs& in, const Leg& leg, AssetMetrics& out)
{
    const Step hour = in.second / 3600;
    std::vector<double> open, high, low, close;
    for (Step h = hour - 24; h < hour; ++h) {
        std::optional<double> first, top, bottom, last;
        for (Step m = h * 60; m < h * 60 + 60; ++m) {
            const auto o = leg.series->minutes().get(m, S::MOpen), a = leg.series->minutes().get(m, S::MHigh),
                       b = leg.series->minutes().get(m, S::MLow), c = leg.series->minutes().get(m, S::MClose);
            if (!o || !a || !b || !c) continue;
            if (!first) first = *o;
            top = std::max(top.value_or(*a), *a), bottom = std::min(bottom.value_or(*b), *b), last = *c;
        }
        if (!first || !(*bottom > 0)) continue;
        // A minute's open and close lie within its range; looks of different streams may disagree by a tick.
        open.push_back(*first), close.push_back(*last);
        high.push_back(std::max({*top, *first, *last})), low.push_back(std::min({*bottom, *first, *last}));
    }
    const auto v =
        open.size() >= 12
            ? analytics::vol::estimators(open, high, low, close, 8'760)
            : analytics::Result<analytics::vol::Estimators>(analytics::tooShort("hours", open.size(), 12));
    if (v && v->yangZhang)
        setPart(out, metric::rvRange, {}, *v->yangZhang, in.now, 1, static_cast<double>(open.size()) / 24);
    else
        clearMetric(out, metric::rvRange, {}, v ? Reason::TooShort : v.error().reason, in.now);
}

void leverage(const AssetInputs& in, AssetMetrics& out)
{
    const Step hour = in.second / 3600;
    // Positions and volume of the same venues.
    double usd = 0, positions = 0;
    const MetricValue& before = out.at(metric::oiTurnover);
    const bool stands = before.value && in.now.mono - before.at < std::chrono::minutes{5};
    for (std::size_t v = 0; v < kVenueCount && !stands; ++v) {
        const auto held = out.at(metric::oiUsd, kVenues[v]).value;
        if (!held || !in.perp[v] || !in.perp[v].series) continue;
        if (const auto day = in.perp[v].series->dayTurnover(in.second / 60)) usd += *day, positions += *held;
    }
    const MetricValue& oi = out.at(metric::oiUsd);
    const double part = oi.value && *oi.value > 0 ? std::min(1.0, positions / *oi.value) * oi.coverage : 0;
    const auto t = part >= MetricValue::kEnough
                       ? analytics::interest::turnover(positions, usd)
                       : analytics::Result<double>(analytics::noData("volume", "of a whole day"));
    if (stands && oi.value) {
        // a day's volume moves slowly
    } else if (t)
        setMetric(out, metric::oiTurnover, {}, *t, in.now, oi.age, part);
    else
        clearMetric(out, metric::oiTurnover, {}, t.error().reason, in.now);

    // B8. Without the share of the small coins, which takes more than one asset, only what does not rest on it.
    std::vector<double> rates;
    for (const Leg& leg : in.perp)
        if (leg && leg.series) leg.series->hours().collect(hour - 1, 168, S::HRate, rates);
    WaveInput& w = out.facts.waveInput;
    w = {};
    w.interest7d = out.at(metric::dOi7d).value;
    w.depth7d = out.facts.depthChange7d;
    if (rates.size() >= 48) w.r8Mean7d = analytics::mean(rates);
    if (in.market) w.altShare7d = in.market->altShare7d;
    const bool crowded = w.r8Mean7d && *w.r8Mean7d >= 0.0002;
    // Depth decides nothing where interest grew.
    const bool grew = w.interest7d && *w.interest7d >= 0.05;
    if (!w.interest7d || !w.r8Mean7d || (!grew && !w.depth7d) || (crowded && !w.altShare7d)) {
        clearMetric(out, metric::leverageWave, {}, Reason::TooShort, in.now);
        return;
    }
    if (const auto wave = analytics::interest::wave(w.depth7d.value_or(0), *w.interest7d, *w.r8Mean7d,
                                                    w.altShare7d.value_or(0))) {
        const auto& words = analytics::word(metric::leverageWave).words;
        const auto place = std::find(words.begin(), words.end(), analytics::interest::waveName(*wave));
        setMetric(out, metric::leverageWave, {}, static_cast<double>(place - words.begin()), in.now, {}, 1);
    } else {
        clearMetric(out, metric::leverageWave, {}, wave.error().reason, in.now);
    }
}

}  // namespace

void computeTails(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    leverage(in, out);
    const Leg* const leg = longestLeg(in);
    const Step hour = in.second / 3600;
    if (!leg) {
        for (const MetricId id :
             {metric::beta, metric::tailDep, metric::esExpectile, metric::midasQ99, metric::rvRange})
            clearMetric(out, id, {}, Reason::NoData, in.now);
        return;
    }
    // They move when an hour closes; while there is too little, more of the past may come.
    const bool waiting = !out.at(metric::rvRange).value || !out.at(metric::esExpectile).value;
    if (memory.tailsHour == hour && !(waiting && in.second / 60 % 5 == 0)) return;
    memory.tailsHour = hour;
    withBitcoin(in, *leg, out);
    expectiles(in, *leg, out);
    ranges(in, *leg, out);
}

}  // namespace plimsoll
