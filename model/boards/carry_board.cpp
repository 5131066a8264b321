#include "model/boards/carry_board.h"

#include "model/boards/market_board.h"
#include "model/metrics/metric_board.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plimsoll {

namespace {

constexpr Duration kRebuild = std::chrono::seconds{2};
constexpr std::size_t kFewLevels = 300, kAllLevels = 20'000;
// With less than this a percentile is none.
constexpr double kLeastHours = 7 * 24;
constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

std::string bookProblem(const InstrumentTrack& t, Mono now)
{
    if (!t.book) return "no book is watched";
    if (t.bookState() != BookState::Live) return "its book is not whole";
    if (!usable(t.bookFresh(now))) return "its book is stale";
    return t.book->crossed() ? "its book is crossed" : "";
}

std::vector<analytics::Level> offersOf(const InstrumentTrack& t, Side side, std::size_t limit)
{
    thread_local std::vector<Level> raw;
    raw.clear();
    side == Side::Buy ? t.book->asks(limit, raw) : t.book->bids(limit, raw);
    const double coins = t.instrument->multiplier, toUsd = t.usdPerQuote / coins;
    std::vector<analytics::Level> out;
    out.reserve(raw.size());
    for (const Level& l : raw) out.push_back({l.price.value() * toUsd, l.qty.v * coins});
    return out;
}

// Most sizes need the first levels only; the rest of the book is read where they do not suffice.
bool costsOf(const InstrumentTrack& t, CarryVenue& out)
{
    auto asks = offersOf(t, Side::Buy, kFewLevels), bids = offersOf(t, Side::Sell, kFewLevels);
    if (asks.empty() || bids.empty()) return false;
    const double mid = (asks.front().price + bids.front().price) / 2;
    for (const Side side : {Side::Buy, Side::Sell}) {
        auto& levels = side == Side::Buy ? asks : bids;
        auto& costs = side == Side::Buy ? out.buy : out.sell;
        bool all = levels.size() < kFewLevels;
        for (std::size_t i = 0; i < kCarryUsd.size(); ++i) {
            auto c = analytics::depth::cost(levels, mid, kCarryUsd[i]);
            if (c && !c->complete && !all) {
                levels = offersOf(t, side, kAllLevels);
                all = true;
                c = analytics::depth::cost(levels, mid, kCarryUsd[i]);
            }
            if (c) costs[i] = {c->slipBps, c->filledUsd, c->complete};
        }
    }
    return true;
}

std::optional<analytics::funding::Regime> regimeOf(const MetricBoard& metrics, const std::string& asset)
{
    using analytics::funding::Regime;
    const AssetMetrics* const m = metrics.values().find(asset);
    if (!m || !m->at(metric::r8Regime).value) return std::nullopt;
    const auto& words = analytics::word(metric::r8Regime).words;
    const auto at = static_cast<std::size_t>(*m->at(metric::r8Regime).value);
    for (const Regime r :
         {Regime::Neutral, Regime::LongWatch, Regime::ShortWatch, Regime::LongCrowded, Regime::ShortCrowded})
        if (at < words.size() && words[at] == analytics::funding::regimeName(r)) return r;
    return std::nullopt;
}

std::vector<float> hoursOf(const std::vector<SettledRate>& settled, std::int64_t end)
{
    std::vector<float> out;
    for (const SettledRate& s : settled) {
        if (!s.hours || !s.r8) continue;
        const std::int64_t until = std::chrono::round<std::chrono::hours>(s.at.time_since_epoch()).count();
        const std::int64_t from = until - std::max<std::int64_t>(1, std::llround(*s.hours));
        for (std::int64_t h = std::max(from, end - kPastHours); h < std::min(until, end); ++h) {
            if (out.empty()) out.assign(kPastHours, kUnknown);
            out[static_cast<std::size_t>(h - (end - kPastHours))] = static_cast<float>(*s.r8);
        }
    }
    return out;
}

std::vector<double> knownOf(const std::vector<float>& hours)
{
    std::vector<double> out;
    for (const float v : hours)
        if (!std::isnan(v)) out.push_back(v);
    return out;
}

void meanOf(RatePast& past, const std::array<double, kVenueCount>& interest)
{
    std::array<double, kVenueCount> weight = interest;
    past.weighted = true;
    for (std::size_t v = 0; v < kVenueCount; ++v)
        if (!past.venues[v].empty() && !(weight[v] > 0)) past.weighted = false;
    if (!past.weighted) weight.fill(1);
    past.mean.assign(kPastHours, kUnknown);
    for (std::size_t h = 0; h < past.mean.size(); ++h) {
        double sum = 0, all = 0;
        for (std::size_t v = 0; v < kVenueCount; ++v) {
            if (past.venues[v].empty() || std::isnan(past.venues[v][h])) continue;
            sum += static_cast<double>(past.venues[v][h]) * weight[v];
            all += weight[v];
        }
        if (all > 0) past.mean[h] = static_cast<float>(sum / all);
    }
}

std::optional<double> percentileIn(const std::vector<double>& known, const std::optional<double>& now)
{
    if (!now || static_cast<double>(known.size()) < kLeastHours) return std::nullopt;
    return analytics::percentileOf(known, *now);
}

}  // namespace

void CarryBoard::refresh(const std::string& asset, Kept& kept, AsOf now) const
{
    const std::int64_t hour = std::chrono::floor<std::chrono::hours>(now.wall.time_since_epoch()).count();
    std::array<std::uint64_t, kVenueCount> serials{};
    std::array<const InstrumentTrack*, kVenueCount> tracks{};
    for (const VenueId venue : kVenues) {
        const auto v = static_cast<std::size_t>(venue);
        tracks[v] = m_market.leading(asset, venue, Market::Perp);
        if (tracks[v]) serials[v] = m_history.settledSerial(tracks[v]->id);
    }
    if (serials == kept.serials && hour == kept.hour) return;
    // While a past is loaded it comes in pages.
    if (kept.built && now.mono >= *kept.built && now.mono - *kept.built < kRebuild) return;
    kept = {};
    kept.serials = serials;
    kept.hour = hour;
    kept.built = now.mono;
    auto past = std::make_shared<RatePast>();
    past->end = Timestamp{std::chrono::hours{hour}};
    std::array<double, kVenueCount> interest{};
    bool any = false;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (!tracks[v] || serials[v] == 0) continue;
        const auto settled = m_history.settledOf(*tracks[v]);
        kept.streaks[v] = streakOf(settled, now.wall);
        past->venues[v] = hoursOf(settled, hour);
        kept.known[v] = knownOf(past->venues[v]);
        any |= !past->venues[v].empty();
        interest[v] = tracks[v]->lastOiUsd().value_or(0);
    }
    if (!any) return;
    meanOf(*past, interest);
    kept.knownMean = knownOf(past->mean);
    kept.past = std::move(past);
}

CarryRow CarryBoard::rowOf(const std::string& asset, bool watched, AsOf now)
{
    CarryRow row;
    row.asset = asset;
    row.watched = watched;
    Kept& kept = m_kept[asset];
    refresh(asset, kept, now);
    std::vector<double> rates, weights;
    bool differ = false;
    for (const VenueId venue : kVenues) {
        const auto v = static_cast<std::size_t>(venue);
        const InstrumentTrack* t =
            m_market.watch().has(venue) ? m_market.leading(asset, venue, Market::Perp) : nullptr;
        if (!t) continue;
        CarryVenue& out = row.venues[v].emplace();
        const auto hours = t->fundingHours();
        out.hours = hours;
        if (t->funding && hours && usable(t->fundingFresh(now.mono)))
            if (const auto norm = analytics::funding::norm(t->funding->value.rate.v, *hours)) {
                out.r8 = norm->r8;
                rates.push_back(norm->r8);
                weights.push_back(t->lastOiUsd().value_or(0));
            }
        out.noBook = bookProblem(*t, now.mono);
        if (out.noBook.empty() && !costsOf(*t, out)) out.noBook = "its book is empty on a side";
        out.streak = kept.streaks[v];
        out.percentile = percentileIn(kept.known[v], out.r8);
        out.knownHours = static_cast<double>(kept.known[v].size());
        if (out.streak.sign == 0) continue;
        if (row.streak.sign == 0 || out.streak.hours < row.streak.hours) {
            differ |= row.streak.sign != 0 && row.streak.sign != out.streak.sign;
            row.streak = out.streak;
        } else {
            differ |= row.streak.sign != out.streak.sign;
        }
    }
    if (differ) row.streak = {};
    if (!std::all_of(weights.begin(), weights.end(), [](double w) { return w > 0; }))
        std::fill(weights.begin(), weights.end(), 1.0);
    if (const auto over = analytics::funding::crossVenue(rates, weights)) row.r8 = over->mean;
    row.percentile = percentileIn(kept.knownMean, row.r8);
    row.knownHours = static_cast<double>(kept.knownMean.size());
    row.regime = regimeOf(m_metrics, asset);
    if (const AssetMetrics* const m = m_metrics.values().find(asset)) {
        const MetricValue &week = m->at(metric::carryApr), &sharpe = m->at(metric::carrySharpe);
        row.weekApr = week.value, row.weekReason = week.reason;
        row.sharpe = sharpe.value, row.sharpeReason = sharpe.reason;
    }
    row.past = kept.past;
    return row;
}

CarrySnapshot CarryBoard::snapshot(AsOf now)
{
    CarrySnapshot out;
    out.asOf = now;
    const WatchSet& watch = m_market.watch();
    std::vector<std::string> watched = watch.assets;
    for (const std::string& shown : watch.focus)
        if (std::find(watched.begin(), watched.end(), shown) == watched.end()) watched.push_back(shown);
    for (const std::string& asset : watched)
        if (m_market.assets().contains(asset)) out.rows.push_back(rowOf(asset, true, now));
    for (const auto& [asset, tracks] : m_market.assets()) {
        if (std::find(watched.begin(), watched.end(), asset) != watched.end()) continue;
        const bool past = std::any_of(tracks.begin(), tracks.end(), [this](const InstrumentTrack* t) {
            return t->instrument->market == Market::Perp && m_history.settledSerial(t->id) > 1;
        });
        if (past) out.rows.push_back(rowOf(asset, false, now));
    }
    return out;
}

}  // namespace plimsoll
