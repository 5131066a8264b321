#include "model/boards/overview_board.h"

#include "model/analytics/funding.h"
#include "model/metrics/metric_board.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace plimsoll {

namespace {

using analytics::Reason;
using F = OverviewField;

constexpr Step kPathMinutes = 60;

struct Word {
    F field;
    const MetricId* id;
};
const std::array kWords = {Word{F::Price, &metric::price},
                           Word{F::Change1h, &metric::ret1h},
                           Word{F::Change24h, &metric::ret24h},
                           Word{F::Interest, &metric::oiUsd},
                           Word{F::Interest1h, &metric::dOi1h},
                           Word{F::Interest24h, &metric::dOi24h},
                           Word{F::Rate, &metric::r8},
                           Word{F::RateSpread, &metric::r8Spread},
                           Word{F::Longs1h, &metric::liqUsd1hLong},
                           Word{F::Shorts1h, &metric::liqUsd1hShort},
                           Word{F::Longs24h, &metric::liqUsd24hLong},
                           Word{F::Shorts24h, &metric::liqUsd24hShort},
                           Word{F::DepthRatio, &metric::depthRatio},
                           Word{F::Fragility, &metric::fragility},
                           Word{F::Phase, &metric::phase}};

// One number from several venues, with what it rests on.
struct Gathered {
    std::vector<double> values, weights;
    Duration oldest{};
    int asked = 0, heard = 0;  // that are to say it; that once did
    std::uint8_t silent = 0;   // of the expected ones those that never said it, bit per VenueId
    std::uint8_t missing = 0;  // of the expected ones those that do not say it now
    bool lacks() const { return static_cast<int>(values.size()) < asked; }

    void add(double v, Duration age, double weight = 0)
    {
        values.push_back(v);
        weights.push_back(weight);
        oldest = std::max(oldest, age);
    }
    MetricValue said(std::optional<double> value, AsOf now) const
    {
        MetricValue out;
        out.at = now.mono;
        out.reason = heard > 0 ? Reason::Stale : Reason::NoData;
        if (!value || !std::isfinite(*value) || values.empty()) return out;
        out.value = value;
        out.age = std::max(oldest, Duration{0});
        out.coverage = std::min(1.0, static_cast<double>(values.size()) / std::max(asked, 1));
        return out;
    }
};

std::optional<double> dayChange(const Ticker& t)
{
    if (t.change) return t.change;
    if (t.last && t.open && t.open->raw > 0) return t.last->value() / t.open->value() - 1;
    return std::nullopt;
}

std::optional<double> dayVolume(const InstrumentTrack& t)
{
    const Ticker& ticker = t.ticker->value;
    if (ticker.quoteVolume) return *ticker.quoteVolume * t.usdPerQuote;
    if (ticker.baseVolume && ticker.last) return *ticker.baseVolume * ticker.last->value() * t.usdPerQuote;
    return std::nullopt;
}

struct Lists {
    Gathered price, change, interest, rate, volume;
    bool any = false;
};

void hear(const InstrumentTrack& t, Mono now, OverviewRow& row, Lists& lists)
{
    const auto venue = static_cast<std::size_t>(t.id.venue());
    const double toUsd = t.usdPerQuote / t.instrument->multiplier;
    const auto priced = [&](const std::optional<Stamped<Price>>& held, Freshness fresh) {
        if (!held) return false;
        ++lists.price.heard;
        if (usable(fresh)) lists.price.add(held->value.value() * toUsd, now - held->stamp.mono);
        return usable(fresh);
    };
    if (!priced(t.last, t.lastFresh(now))) priced(t.mark, t.markFresh(now));
    if (t.ticker)
        if (const auto change = dayChange(t.ticker->value)) {
            ++lists.change.heard;
            if (usable(t.tickerFresh(now))) lists.change.add(*change, now - t.ticker->stamp.mono);
        }
    if (!t.funding) return;
    ++lists.rate.heard;
    const auto hours = t.fundingHours();
    if (!usable(t.fundingFresh(now)) || !hours) return;
    const auto norm = analytics::funding::norm(t.funding->value.rate.v, *hours);
    if (!norm) return;
    row.rates[venue] = norm->r8;
    lists.rate.add(norm->r8, now - t.funding->stamp.mono, t.lastOiUsd().value_or(0));
}

// All perpetuals of the asset, of whatever quote; of a venue each contract once. An expected venue of which none
// has spoken lacks too.
void sumUp(const std::vector<InstrumentTrack*>& tracks, const MarketBoard& market, Mono now, Lists& lists)
{
    for (const InstrumentTrack* t : tracks) {
        if (t->instrument->market != Market::Perp || !market.watch().has(t->id.venue())) continue;
        const auto spoke = static_cast<std::uint8_t>(~(1u << static_cast<unsigned>(t->id.venue())));
        if (t->ticker) {
            lists.volume.silent &= spoke;
            lists.volume.asked += t->expected();
            ++lists.volume.heard;
            const auto usd = dayVolume(*t);
            if (usd && usable(t->tickerFresh(now))) lists.volume.add(*usd, now - t->ticker->stamp.mono);
        }
        if (t->oi) {
            lists.interest.silent &= spoke;
            lists.interest.asked += t->expected();
            ++lists.interest.heard;
            const auto usd = usable(t->oiFresh(now)) ? t->oiUsd(now) : std::nullopt;
            if (!usd) continue;
            lists.interest.missing &= spoke;
            lists.interest.add(*usd, now - t->oi->stamp.mono);
        }
    }
    for (Gathered* sum : {&lists.volume, &lists.interest})
        sum->asked += std::popcount(static_cast<unsigned>(sum->silent));
}

std::optional<double> total(const Gathered& g)
{
    double sum = 0;
    for (const double v : g.values) sum += v;
    return g.values.empty() ? std::nullopt : std::optional(sum);
}

std::optional<double> middle(const Gathered& g)
{
    return g.values.empty() ? std::nullopt : std::optional(analytics::median(g.values));
}

// As the metrics do it (A6): weighted by open interest as last known, where all venues have told theirs.
void rates(const Gathered& heard, OverviewRow& row, AsOf now)
{
    std::vector<double> weights = heard.weights;
    row.rateWeighted = std::all_of(weights.begin(), weights.end(), [](double w) { return w > 0; });
    if (!row.rateWeighted) std::fill(weights.begin(), weights.end(), 1.0);
    const auto over = analytics::funding::crossVenue(heard.values, weights);
    row.at(F::Rate) = heard.said(over ? over->mean : std::nullopt, now);
    row.at(F::RateSpread) =
        heard.said(over && heard.values.size() >= 2 ? std::optional(over->spread) : std::nullopt, now);
    if (!row.at(F::RateSpread).value && heard.values.size() == 1) row.at(F::RateSpread).reason = Reason::TooShort;
}

std::vector<float> pathOf(const MarketBoard& market, const MetricBoard& metrics, const std::string& asset,
                          AsOf now)
{
    const InstrumentSeries* best = nullptr;
    std::size_t most = 0;
    const Step minute = minuteOf(now.wall);
    for (const VenueId venue : kVenues) {
        const InstrumentTrack* t =
            market.watch().has(venue) ? market.leading(asset, venue, Market::Perp) : nullptr;
        const InstrumentSeries* s = t ? metrics.series(t->id) : nullptr;
        if (!s) continue;
        std::size_t known = 0;
        for (Step m = minute - kPathMinutes + 1; m <= minute; ++m)
            known += s->minutes().get(m, InstrumentSeries::MClose).has_value();
        if (known > most) best = s, most = known;
    }
    std::vector<float> out;
    if (!best || most < 2) return out;
    for (Step m = minute - kPathMinutes + 1; m <= minute; ++m) {
        const auto close = best->minutes().get(m, InstrumentSeries::MClose);
        out.push_back(close ? static_cast<float>(*close) : std::numeric_limits<float>::quiet_NaN());
    }
    return out;
}

void extremes(OverviewRow& row)
{
    for (const VenueId venue : kVenues) {
        const auto& rate = row.rates[static_cast<std::size_t>(venue)];
        if (!rate) continue;
        if (!row.lowest || *rate < *row.rates[static_cast<std::size_t>(*row.lowest)]) row.lowest = venue;
        if (!row.highest || *rate > *row.rates[static_cast<std::size_t>(*row.highest)]) row.highest = venue;
    }
    // Of one venue, or of several alike, there is no pair.
    if (row.lowest == row.highest) row.lowest.reset(), row.highest.reset();
}

std::optional<OverviewRow> rowOf(const std::string& asset, const std::vector<InstrumentTrack*>& tracks,
                                 const MarketBoard& market, const MetricBoard& metrics, AsOf now)
{
    OverviewRow row;
    row.asset = asset;
    Lists lists;
    const std::uint8_t expected = market.expected(asset, Market::Perp);
    lists.volume.silent = lists.interest.silent = lists.interest.missing = expected;
    lists.price.asked = lists.change.asked = lists.rate.asked = std::popcount(static_cast<unsigned>(expected));
    for (const VenueId venue : kVenues) {
        const InstrumentTrack* t =
            market.watch().has(venue) ? market.leading(asset, venue, Market::Perp) : nullptr;
        // Shares and the like only where somebody watches them.
        if (!t || (!t->instrument->crypto && !t->watched)) continue;
        row.venues = static_cast<std::uint8_t>(row.venues | 1u << static_cast<unsigned>(venue));
        row.watched |= t->watched;
        lists.any |= t->hasData();
        if (const auto step = row.tick ? std::nullopt : t->step())
            row.tick = Price::nearest(step->value() / t->instrument->multiplier);
        hear(*t, now.mono, row, lists);
    }
    if (row.venues == 0 || (!lists.any && !row.watched)) return std::nullopt;
    sumUp(tracks, market, now.mono, lists);
    row.at(F::Volume24h) = lists.volume.said(total(lists.volume), now);
    // A sum without one of its parts is at least that much.
    row.at(F::Volume24h).floor = lists.volume.lacks();
    row.missing = lists.interest.missing;
    extremes(row);
    if (const AssetMetrics* const m = metrics.values().find(asset); m && row.watched) {
        for (const Word& w : kWords) row.at(w.field) = m->at(*w.id);
        row.rateWeighted = m->facts.rateWeighted;
        row.parts = m->facts.fragilityParts;
        row.inputs = m->facts.fragilityInputs;
        row.baselineHours = m->facts.baselineHours;
        row.path = pathOf(market, metrics, asset, now);
        return row;
    }
    row.at(F::Price) = lists.price.said(middle(lists.price), now);
    row.at(F::Change24h) = lists.change.said(middle(lists.change), now);
    row.at(F::Interest) = lists.interest.said(total(lists.interest), now);
    row.at(F::Interest).floor = lists.interest.lacks();
    rates(lists.rate, row, now);
    return row;
}

}  // namespace

OverviewSnapshot overviewOf(const MarketBoard& market, const MetricBoard& metrics, AsOf asOf)
{
    OverviewSnapshot out;
    out.asOf = asOf;
    for (const auto& [asset, tracks] : market.assets())
        if (auto row = rowOf(asset, tracks, market, metrics, asOf)) out.rows.push_back(std::move(*row));
    const auto& watched = market.watch().assets;
    const auto rank = [&](const OverviewRow& r) {
        return r.watched ? std::find(watched.begin(), watched.end(), r.asset) - watched.begin()
                         : static_cast<std::ptrdiff_t>(watched.size()) + 1;
    };
    std::vector<std::pair<std::ptrdiff_t, std::size_t>> order;
    for (std::size_t i = 0; i < out.rows.size(); ++i) order.emplace_back(rank(out.rows[i]), i);
    std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        if (a.first != b.first) return a.first < b.first;
        const double x = out.rows[a.second].at(F::Volume24h).value.value_or(-1),
                     y = out.rows[b.second].at(F::Volume24h).value.value_or(-1);
        return x != y ? x > y : a.second < b.second;
    });
    std::vector<OverviewRow> sorted;
    sorted.reserve(order.size());
    for (const auto& [place, i] : order) sorted.push_back(std::move(out.rows[i]));
    out.rows = std::move(sorted);
    return out;
}

}  // namespace plimsoll
