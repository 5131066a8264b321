#include "model/boards/liquidation_board.h"

#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace plimsoll {

using S = InstrumentSeries;
using Snapshot = LiquidationBoardSnapshot;

namespace {

constexpr Duration kTogether = std::chrono::seconds{3};    // looks this near each other are one run
constexpr Duration kBelievable = std::chrono::minutes{5};  // between the venue's clock and ours
constexpr std::size_t kMostRuns = 400;
constexpr Duration kDay = kLiquidationWindows[kLiquidationDay];

void count(LiquidationSum& sum, double usd, PositionSide side, Timestamp at, VenueId venue)
{
    (side == PositionSide::Long ? sum.longUsd : sum.shortUsd) += usd;
    ++(side == PositionSide::Long ? sum.longs : sum.shorts);
    if (!sum.largest || usd > sum.largest->usd) sum.largest = LiquidationPrint{usd, at, venue, side};
}

// At most one print a second and symbol: the feed thins out what it prints (F6).
bool thinned(VenueId venue)
{
    return venue == VenueId::Binance || venue == VenueId::Okx;
}

}  // namespace

void LiquidationCells::add(Timestamp at, double price, double usd, VenueId venue, PositionSide side)
{
    Sum& s = m_sums[{minuteOf(at), liquidationBin(price), venue, side}];
    s.usd += usd;
    s.largest = std::max(s.largest, usd);
    ++s.count;
}

std::vector<LiquidationCell> LiquidationCells::all() const
{
    std::vector<LiquidationCell> out;
    out.reserve(m_sums.size());
    for (const auto& [key, s] : m_sums)
        out.push_back(
            {std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key), s.usd, s.largest, s.count});
    return out;
}

void LiquidationBoard::add(const InstrumentTrack& t, const Liquidation& l, const Stamp& stamp,
                           std::optional<Duration> late)
{
    if (!t.instrument || t.instrument->market == Market::Spot) return;
    Event e;
    e.at = stamp.received;
    if (late)
        e.at -= *late;
    else if (stamp.venue && std::chrono::abs(*stamp.venue - stamp.received) < kBelievable)
        e.at = *stamp.venue;
    e.price = l.price.value() * t.usdPerQuote / t.instrument->multiplier;
    e.usd = l.price.value() * l.qty.v * t.usdPerQuote;
    e.instrument = t.id;
    e.side = l.liquidated;
    if (!(e.price > 0) || !(e.usd > 0) || !std::isfinite(e.usd)) return;
    if (late) {
        // What lies before our beginning is the stored history's: here it would be counted beside it.
        const auto cut = m_cut.find(t.instrument->asset);
        const bool before = !m_began || e.at < *m_began || (cut != m_cut.end() && e.at < cut->second);
        if (before || *late > Snapshot::kKept) return;
        m_factors.erase(std::pair(t.id.venue(), hourOf(e.at)));
    }
    std::deque<Event>& events = m_events[t.instrument->asset];
    auto place = events.end();
    if (late)
        while (place != events.begin() && std::prev(place)->at > e.at) --place;
    events.insert(place, e);
    ++m_count;
    if (t.instrument->asset == m_shown) put(e);
    const auto drop = [&](const std::string& asset, std::deque<Event>& from, std::size_t n) {
        m_cut[asset] = from[n - 1].at;
        from.erase(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(n));
        m_count -= n;
    };
    if (events.size() > kMostOfOne) drop(t.instrument->asset, events, kMostOfOne / 10);
    if (m_count <= kMostOfAll) return;
    const auto most = std::max_element(m_events.begin(), m_events.end(), [](const auto& a, const auto& b) {
        return a.second.size() < b.second.size();
    });
    drop(most->first, most->second, std::max<std::size_t>(1, most->second.size() / 10));
}

void LiquidationBoard::put(const Event& e)
{
    Hour& h = m_hours[hourOf(e.at)];
    h.cells.add(e.at, e.price, e.usd, e.instrument.venue(), e.side);
    h.said.reset();
}

void LiquidationBoard::rebuild(const std::string& asset)
{
    m_shown = asset;
    m_hours.clear();
    m_factors.clear();
    const auto place = m_events.find(asset);
    if (place == m_events.end()) return;
    for (const Event& e : place->second) put(e);
}

void LiquidationBoard::trim(Timestamp now)
{
    const Timestamp oldest = now - Snapshot::kKept;
    for (auto of = m_events.begin(); of != m_events.end();) {
        auto& events = of->second;
        while (!events.empty() && events.front().at < oldest) {
            events.pop_front();
            --m_count;
        }
        of = events.empty() ? m_events.erase(of) : std::next(of);
    }
    std::erase_if(m_factors, [&](const auto& f) { return f.first.second < hourOf(oldest); });
    while (!m_hours.empty() && m_hours.begin()->first < hourOf(oldest)) m_hours.erase(m_hours.begin());
    for (auto& runs : m_runs)
        while (!runs.empty() && (runs.front().to < oldest || runs.size() > kMostRuns)) runs.pop_front();
}

// The clock was set back. What it had dated before would stand in every window, and once more when its time comes.
void LiquidationBoard::forgetAfter(Timestamp now)
{
    for (auto of = m_events.begin(); of != m_events.end();) {
        m_count -= std::erase_if(of->second, [now](const Event& e) { return e.at > now + kBelievable; });
        of = of->second.empty() ? m_events.erase(of) : std::next(of);
    }
    for (auto& [asset, cut] : m_cut) cut = std::min(cut, now);
    for (auto& runs : m_runs) {
        std::erase_if(runs, [now](const StreamRun& r) { return r.from > now; });
        for (StreamRun& r : runs) r.to = std::min(r.to, now);
    }
    if (m_began) m_began = std::min(*m_began, now);
    rebuild(m_shown);
}

void LiquidationBoard::step(AsOf now, const std::array<Freshness, kVenueCount>& streams)
{
    if (m_stepped && *m_stepped - now.wall > kBelievable) forgetAfter(now.wall);
    m_stepped = now.wall;
    if (!m_began) m_began = now.wall;
    m_streams = streams;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (!usable(streams[v])) continue;
        auto& runs = m_runs[v];
        if (!runs.empty() && now.wall >= runs.back().to && now.wall - runs.back().to <= kTogether)
            runs.back().to = now.wall;
        else
            runs.push_back({now.wall, now.wall});
    }
    if (m_trimmed == minuteOf(now.wall)) return;
    m_trimmed = minuteOf(now.wall);
    trim(now.wall);
}

double LiquidationBoard::covered(const std::deque<StreamRun>& runs, Timestamp from, Timestamp to) const
{
    Duration sum{};
    for (const StreamRun& r : runs) {
        const Timestamp a = std::max(r.from, from), b = std::min(r.to, to);
        if (b > a) sum += b - a;
    }
    return toSeconds(sum) / toSeconds(to - from);
}

void LiquidationBoard::sumUp(Snapshot& out) const
{
    const Timestamp now = out.asOf.wall;
    for (std::size_t w = 0; w < kLiquidationWindows.size(); ++w) {
        for (std::size_t v = 0; v < kVenueCount; ++v) {
            const double share = covered(m_runs[v], std::max(now - kLiquidationWindows[w], out.since), now) *
                                 toSeconds(std::min(kLiquidationWindows[w], now - out.since)) /
                                 toSeconds(kLiquidationWindows[w]);
            out.venues[v].windows[w].covered = std::isfinite(share) ? share : 0;
        }
    }
    if (const auto place = m_events.find(out.asset); place != m_events.end()) {
        const auto& events = place->second;
        for (auto e = events.rbegin(); e != events.rend(); ++e) {
            const Duration old = now - e->at;
            if (old > kDay + kBelievable) break;
            VenueLiquidations& venue = out.venues[static_cast<std::size_t>(e->instrument.venue())];
            for (std::size_t w = 0; w < kLiquidationWindows.size(); ++w)
                if (old < kLiquidationWindows[w])
                    count(venue.windows[w], e->usd, e->side, e->at, e->instrument.venue());
        }
    }
    for (std::size_t w = 0; w < kLiquidationWindows.size(); ++w) {
        LiquidationSum& sum = out.all[w];
        ForcedOfInterest& share = out.ofInterest[w];
        bool first = true;
        for (std::size_t i = 0; i < kVenueCount; ++i) {
            const VenueLiquidations& v = out.venues[i];
            const LiquidationSum& s = v.windows[w];
            if (!v.enabled || v.aside || !v.listed) continue;
            if (s.known() && v.interestUsd && *v.interestUsd > 0)
                share.usd += s.usd(), share.interestUsd += *v.interestUsd;
            else
                share.missing = static_cast<std::uint8_t>(share.missing | 1u << i);
            if (!s.known()) {
                sum.missing = static_cast<std::uint8_t>(sum.missing | 1u << i);
                continue;
            }
            sum.longUsd += s.longUsd;
            sum.shortUsd += s.shortUsd;
            sum.longs += s.longs;
            sum.shorts += s.shorts;
            if (s.largest && (!sum.largest || s.largest->usd > sum.largest->usd)) sum.largest = s.largest;
            sum.covered = first ? s.covered : std::min(sum.covered, s.covered);
            first = false;
        }
    }
}

void LiquidationBoard::estimate(Snapshot& out) const
{
    const Timestamp now = out.asOf.wall;
    const Duration hour = kLiquidationWindows[kLiquidationHour];
    const Step minute = m_metrics.second().value_or(secondOf(now)) / 60;
    // Seconds with a print, by venue and symbol.
    std::array<std::map<InstrumentId, std::pair<std::set<Step>, double>>, kVenueCount> prints;
    if (const auto place = m_events.find(out.asset); place != m_events.end())
        for (auto e = place->second.rbegin(); e != place->second.rend() && now - e->at < hour + kBelievable; ++e) {
            if (now - e->at >= hour || !thinned(e->instrument.venue())) continue;
            auto& [seconds, usd] = prints[static_cast<std::size_t>(e->instrument.venue())][e->instrument];
            seconds.insert(secondOf(e->at));
            usd += e->usd;
        }
    double change = 0, seen = 0;
    for (const VenueId id : kVenues) {
        const auto v = static_cast<std::size_t>(id);
        VenueLiquidations& venue = out.venues[v];
        const LiquidationSum& hourly = venue.windows[kLiquidationHour];
        if (!venue.enabled || !venue.listed) continue;
        const double seconds = hourly.covered * toSeconds(hour);
        if (thinned(id) && hourly.known() && seconds >= 60) {
            // Each symbol is thinned for itself.
            analytics::liq::Sampling all{0, 1, 0, false};
            for (const auto& [symbol, of] : prints[v]) {
                const double with = std::min(seconds, static_cast<double>(of.first.size()));
                const auto one = analytics::liq::sampling(seconds, with, of.second);
                if (!one) continue;
                all.rate += one->rate;
                all.estimateUsd += one->estimateUsd;
                all.lowerBound |= one->lowerBound;
            }
            if (hourly.usd() > 0) all.factor = all.estimateUsd / hourly.usd();
            venue.sampling = all;
        }
        const InstrumentTrack* t = m_market.leading(out.asset, id, Market::Perp);
        const InstrumentSeries* s = t ? m_metrics.series(t->id) : nullptr;
        if (!s || !out.price) continue;
        std::optional<double> before, lost;
        for (Step m = minute - 60; m < minute; ++m) {
            const auto oi = s->minutes().get(m, S::MInterest);
            if (!oi) continue;
            if (before)
                if (const auto o = analytics::liq::secondOpinions({}, {}, {}, (*oi - *before) * *out.price))
                    lost = lost.value_or(0) + *o->ceilingUsd;
            before = oi;
        }
        venue.ceiling = lost;
        const auto then = s->minutes().before(minute - 60, 5, S::MInterest),
                   last = s->minutes().before(minute - 1, 5, S::MInterest);
        if (venue.aside || !then || !last || hourly.covered < 0.9) continue;
        change += (*last - *then) * *out.price;
        seen += hourly.usd();
        out.unexplainedVenues = static_cast<std::uint8_t>(out.unexplainedVenues | 1u << v);
    }
    const VenueLiquidations& anchor = out.venues[static_cast<std::size_t>(VenueId::Bybit)];
    if (anchor.enabled && anchor.windows[kLiquidationHour].known())
        for (const VenueId id : kVenues) {
            VenueLiquidations& venue = out.venues[static_cast<std::size_t>(id)];
            if (id == VenueId::Bybit || !venue.enabled || !venue.listed) continue;
            if (const auto o = analytics::liq::secondOpinions(anchor.windows[kLiquidationHour].usd(),
                                                              anchor.interestUsd, venue.interestUsd, {}))
                venue.fromAnchor = o->fromAnchorUsd;
        }
    out.oiChangeUsd = change;
    out.seenUsd = seen;
    if (out.unexplainedVenues != 0)
        if (const auto u = analytics::liq::unexplained(change, seen)) out.unexplained = *u;
}

double LiquidationBoard::factor(const std::string& asset, VenueId venue, Step hour)
{
    if (!thinned(venue)) return 1;
    if (asset != m_shown) rebuild(asset);
    if (const auto known = m_factors.find({venue, hour}); known != m_factors.end()) return known->second;
    const Timestamp from{std::chrono::hours{hour}}, to = from + std::chrono::hours{1};
    std::map<InstrumentId, std::pair<std::set<Step>, double>> prints;
    if (const auto place = m_events.find(asset); place != m_events.end())
        for (const Event& e : place->second) {
            if (e.at < from || e.at >= to || e.instrument.venue() != venue) continue;
            auto& [seconds, usd] = prints[e.instrument];
            seconds.insert(secondOf(e.at));
            usd += e.usd;
        }
    const double seconds = covered(m_runs[static_cast<std::size_t>(venue)], from, to) * 3'600;
    double seen = 0, likely = 0;
    for (const auto& [symbol, of] : prints) {
        const auto one =
            analytics::liq::sampling(seconds, std::min(seconds, static_cast<double>(of.first.size())), of.second);
        seen += of.second;
        likely += one ? one->estimateUsd : of.second;
    }
    const double out = seen > 0 ? likely / seen : 1;
    m_factors.emplace(std::pair{venue, hour}, out);
    return out;
}

std::shared_ptr<const std::vector<Snapshot::PathPoint>> LiquidationBoard::path(AsOf now) const
{
    const Step minute = m_metrics.second().value_or(secondOf(now.wall)) / 60;
    const InstrumentSeries* best = nullptr;
    std::size_t most = 0;
    for (const VenueId venue : kVenues) {
        const InstrumentTrack* t =
            m_market.watch().has(venue) ? m_market.leading(m_shown, venue, Market::Perp) : nullptr;
        const InstrumentSeries* s = t ? m_metrics.series(t->id) : nullptr;
        if (const std::size_t known = s ? s->closesKnown(minute) : 0; known > most) best = s, most = known;
    }
    auto out = std::make_shared<std::vector<Snapshot::PathPoint>>();
    if (best) {
        const auto point = [&](Step at, std::optional<double> high, std::optional<double> low,
                               std::optional<double> close) {
            if (high && low && close)
                out->push_back(
                    {at, static_cast<float>(*high), static_cast<float>(*low), static_cast<float>(*close)});
        };
        const Step detailed = minute - static_cast<Step>(S::kMinutes) + 1;
        const Step first = (detailed + 59) / 60;
        for (Step h = minute / 60 - 72; h < first; ++h)
            point(h * 60 + 59, best->hours().get(h, S::HHigh), best->hours().get(h, S::HLow),
                  best->hours().get(h, S::HClose));
        for (Step m = std::max(detailed, first * 60); m <= minute; ++m) {
            const auto mark = best->minutes().get(m, S::MMark), close = best->minutes().get(m, S::MClose);
            point(m, best->minutes().get(m, S::MHigh), best->minutes().get(m, S::MLow), mark ? mark : close);
        }
    }
    return out;
}

Snapshot LiquidationBoard::snapshot(const std::string& asset, AsOf now)
{
    if (asset != m_shown) rebuild(asset);
    Snapshot out;
    out.asOf = now;
    out.asset = asset;
    out.since = std::max(m_began.value_or(now.wall), now.wall - Snapshot::kKept);
    if (const auto cut = m_cut.find(asset); cut != m_cut.end()) out.since = std::max(out.since, cut->second);
    std::vector<double> prices;
    for (const VenueId id : kVenues) {
        const auto v = static_cast<std::size_t>(id);
        VenueLiquidations& venue = out.venues[v];
        venue.enabled = m_market.watch().has(id);
        venue.aside = m_market.watch().isAside(id);
        venue.stream = m_streams[v];
        venue.runs.assign(m_runs[v].begin(), m_runs[v].end());
        const InstrumentTrack* t = m_market.leading(asset, id, Market::Perp);
        venue.listed = t || m_market.awaits(asset, id, Market::Perp);
        if (!t || !venue.enabled) continue;
        venue.interestUsd = usable(t->oiFresh(now.mono)) ? t->oiUsd(now.mono) : std::nullopt;
        const double toUsd = t->usdPerQuote / t->instrument->multiplier;
        if (t->mark && usable(t->markFresh(now.mono)))
            prices.push_back(t->mark->value.value() * toUsd);
        else if (t->last && usable(t->lastFresh(now.mono)))
            prices.push_back(t->last->value.value() * toUsd);
    }
    if (!prices.empty()) out.price = analytics::median(prices);
    sumUp(out);
    estimate(out);
    const auto ranked = [&](MetricId id) -> std::optional<MetricBoard::Rank> {
        const MetricValue& day = m_metrics.values().at(id, asset);
        // A part of a day is no day among days.
        return day.value && day.whole() ? m_metrics.rank(id, asset, std::nullopt, *day.value) : std::nullopt;
    };
    out.dayLongs = ranked(metric::liqUsd24hLong);
    out.dayShorts = ranked(metric::liqUsd24hShort);
    for (auto& [hour, h] : m_hours) {
        if (!h.said) h.said = std::make_shared<const LiquidationHour>(LiquidationHour{hour, h.cells.all()});
        out.hours.push_back(h.said);
    }
    out.path = path(now);
    return out;
}

}  // namespace plimsoll
