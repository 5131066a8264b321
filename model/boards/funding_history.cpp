#include "model/boards/funding_history.h"

#include "model/boards/market_board.h"
#include "model/market/funding_interval.h"
#include "model/metrics/instrument_series.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr Step kFine = 5;                       // minutes between points of the last day
constexpr Step kDay = 1'440, kHours = 24 * 45;  // how far back: minutes, hours

std::optional<double> per8h(double rate, std::optional<double> hours)
{
    if (!hours || !(*hours > 0)) return std::nullopt;
    return ratePer8h(Rate{rate}, *hours);
}

template <typename T>
void bound(std::deque<T>& values, std::size_t most)
{
    while (values.size() > most) values.pop_front();
}

Timestamp atMinute(Step minute)
{
    return Timestamp{std::chrono::minutes{minute}};
}

// The points of one instrument; where one is missing among others there is a gap, and none before the first.
class InterestPoints {
public:
    void add(Step minute, const std::optional<double>& coins, const std::optional<double>& price)
    {
        if (coins) {
            InterestPoint point{atMinute(minute), *coins, std::nullopt};
            if (price && *price > 0) point.usd = *coins * *price;
            m_points.push_back(point);
        } else if (!m_points.empty() && m_points.back().coins) {
            m_points.push_back({atMinute(minute), std::nullopt, std::nullopt});
        }
    }
    std::vector<InterestPoint> take() { return std::move(m_points); }

private:
    std::vector<InterestPoint> m_points;
};

std::vector<InterestPoint> interestOf(const InstrumentSeries& series, Timestamp now)
{
    using S = InstrumentSeries;
    InterestPoints out;
    const Step newest = minuteOf(now) / kFine * kFine, fine = newest - kDay;
    const auto& hours = series.hours();
    const auto& minutes = series.minutes();
    // A value of an hour is the one it ended with.
    const Step end = fine / 60;
    for (Step h = end - kHours; h < end; ++h)
        out.add((h + 1) * 60, hours.get(h, S::HInterest), hours.get(h, S::HClose));
    for (Step m = std::max(fine, end * 60) + kFine; m <= newest; m += kFine)
        out.add(m, minutes.before(m, kFine - 1, S::MInterest), minutes.before(m, kFine - 1, S::MClose));
    return out.take();
}

}  // namespace

void FundingHistory::add(const InstrumentTrack& track, const Funding& funding, const Stamp& stamp)
{
    if (!track.instrument || track.instrument->market != Market::Perp) return;
    Past& past = m_pasts[track.id];
    const auto hours = funding.hours ? funding.hours : track.fundingHours();
    m_news[track.instrument->asset] = true;
    if (funding.kind == FundingKind::Estimate)
        return estimated(past, {stamp.received, funding.rate.v, per8h(funding.rate.v, hours)});
    // When it was charged: without that it has no place.
    const auto at = funding.next ? funding.next : stamp.venue;
    if (!at) return;
    ++past.serial;
    SettledRate settled{*at, funding.rate.v, funding.hours, per8h(funding.rate.v, funding.hours)};
    const auto place = std::lower_bound(past.settled.begin(), past.settled.end(), *at,
                                        [](const SettledRate& s, Timestamp t) { return s.at < t; });
    if (place != past.settled.end() && place->at == *at) {  // told again
        if (!settled.hours && place->hours) {               // now without its neighbour, which had told them
            settled.hours = place->hours;
            settled.r8 = per8h(settled.rate, settled.hours);
        }
        *place = settled;
    } else if (place != past.settled.begin() || past.settled.size() < kSettled) {
        past.settled.insert(place, settled);
    }
    bound(past.settled, kSettled);
}

void FundingHistory::grown(const InstrumentTrack& track)
{
    if (track.instrument && track.instrument->market == Market::Perp) m_news[track.instrument->asset] = true;
}

void FundingHistory::estimated(Past& past, const EstimatePoint& point)
{
    if (past.any && point.at <= past.heard) return;  // a clock that was set back
    if (past.any && point.at - past.heard > limits::kFunding) {
        // The last value was known until it went stale.
        if (past.estimates.empty() || past.estimates.back().at < past.newest.at)
            past.estimates.push_back(past.newest);
        past.estimates.push_back({past.heard + limits::kFunding, std::nullopt, std::nullopt});
        past.estimates.push_back(point);
    } else if (past.estimates.empty() || point.at - past.estimates.back().at >= kThinned ||
               !past.estimates.back().rate) {
        past.estimates.push_back(point);
    }
    past.newest = point;
    past.heard = point.at;
    past.any = true;
    bound(past.estimates, kEstimates);
}

FundingHistorySnapshot FundingHistory::of(const MarketBoard& market, const SeriesOf& series,
                                          const std::string& asset, AsOf now) const
{
    FundingHistorySnapshot out;
    out.asOf = now;
    out.asset = asset;
    for (const VenueId venue : kVenues) {
        const InstrumentTrack* t = asset.empty() ? nullptr : market.leading(asset, venue, Market::Perp);
        if (!t) continue;
        const auto found = m_pasts.find(t->id);
        const InstrumentSeries* const kept = series ? series(t->id) : nullptr;
        FundingPast p;
        p.instrument = t->id;
        p.symbol = t->instrument->symbol;
        if (kept) p.interest = interestOf(*kept, now.wall);
        if (found != m_pasts.end()) {
            const Past& past = found->second;
            p.settled = settledOf(*t);
            p.estimates.assign(past.estimates.begin(), past.estimates.end());
            if (past.any && !p.estimates.empty() && p.estimates.back().at < past.newest.at)
                p.estimates.push_back(past.newest);
            if (past.any && now.wall - past.heard > limits::kFunding)
                p.estimates.push_back({past.heard + limits::kFunding, std::nullopt, std::nullopt});
        }
        if (p.settled.empty() && p.estimates.empty() && p.interest.empty()) continue;
        out.venues[static_cast<std::size_t>(venue)] = std::move(p);
    }
    return out;
}

std::optional<FundingHistorySnapshot> FundingHistory::take(const MarketBoard& market, const SeriesOf& series,
                                                           const std::string& asset, AsOf now, bool all)
{
    const bool other = asset != m_taken;
    const auto news = m_news.find(asset);
    const bool due = !m_takenAt || now.mono - *m_takenAt >= kEvery || now.mono < *m_takenAt;
    if (!all && !other && !(due && news != m_news.end() && news->second)) return std::nullopt;
    if (news != m_news.end()) news->second = false;
    m_taken = asset;
    m_takenAt = now.mono;
    return of(market, series, asset, now);
}

std::vector<SettledRate> FundingHistory::settledOf(const InstrumentTrack& track) const
{
    const auto found = m_pasts.find(track.id);
    if (found == m_pasts.end()) return {};
    std::vector<SettledRate> out(found->second.settled.begin(), found->second.settled.end());
    // The interval of one that came without may have become known later. The contract's of today is that of then
    // only as long as none is known of the time after it.
    for (std::size_t i = out.size(); i-- > 0;) {
        SettledRate& s = out[i];
        if (s.r8) continue;
        const std::optional<double> after = i + 1 < out.size() ? out[i + 1].hours : track.fundingHours();
        s.hours = after;
        if (i > 0) {
            const double since = toSeconds(s.at - out[i - 1].at) / 3600;
            if (const auto hours = intervalBetween(since, out[i - 1].hours, after)) s.hours = hours;
        }
        s.r8 = per8h(s.rate, s.hours);
    }
    return out;
}

std::uint64_t FundingHistory::settledSerial(InstrumentId id) const
{
    const auto found = m_pasts.find(id);
    return found == m_pasts.end() ? 0 : found->second.serial;
}

std::size_t FundingHistory::memoryBytes() const
{
    std::size_t bytes = 0;
    for (const auto& [id, past] : m_pasts)
        bytes += sizeof(past) + past.settled.size() * sizeof(SettledRate) +
                 past.estimates.size() * sizeof(EstimatePoint);
    return bytes;
}

}  // namespace plimsoll
