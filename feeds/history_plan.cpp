#include "feeds/history_plan.h"

#include "model/market/funding_interval.h"

#include <algorithm>
#include <tuple>

namespace plimsoll {

namespace {

using namespace std::chrono_literals;

Timestamp floorTo(Timestamp t, Duration every)
{
    return Timestamp{t.time_since_epoch() / every * every};
}

constexpr Duration kMinutesReach = 25h, kHour = 1h;

// Coarser rows are asked for where finer ones do not reach.
bool worth(PastKind kind, Duration missed)
{
    switch (kind) {
        case PastKind::Minutes:
        case PastKind::InterestFives:
        case PastKind::Settled: return true;
        case PastKind::Hours:
        case PastKind::InterestHours: return missed >= kHour;
        case PastKind::Fives: return missed > kMinutesReach;
    }
    return false;
}

}  // namespace

Duration rowsEvery(PastKind kind, const Instrument& instrument)
{
    switch (kind) {
        case PastKind::Minutes: return 1min;
        case PastKind::Fives:
        case PastKind::InterestFives: return 5min;
        case PastKind::Hours:
        case PastKind::InterestHours: return 1h;
        case PastKind::Settled: break;
    }
    const double hours = instrument.fundingHours.value_or(1);
    return hours >= 1 ? std::chrono::hours(static_cast<int>(std::min(hours, kLongestFunding))) : Duration{1h};
}

std::vector<PastPage> pagesOf(const PastSpan& span, Duration every, std::size_t rows)
{
    std::vector<PastPage> pages;
    const Duration page = every * static_cast<std::int64_t>(rows);
    const Timestamp first = floorTo(span.from, every);
    for (Timestamp to = floorTo(span.to - 1ns, every) + every; to > first;) {
        const Timestamp from = std::max(first, to - page);
        pages.push_back({from, to, static_cast<std::size_t>((to - from) / every)});
        to = from;
    }
    return pages;
}

std::vector<PastRequest> planHistory(const VenueProfile& profile, const std::vector<PastOf>& instruments,
                                     Timestamp now)
{
    std::vector<PastRequest> all;
    if (!profile.past) return all;
    std::vector<bool> focus;
    for (std::size_t rank = 0; rank < instruments.size(); ++rank) {
        const Instrument& i = *instruments[rank].instrument;
        focus.push_back(instruments[rank].focus);
        for (const PastWish& wish : profile.pastWishes) {
            if (wish.market != i.market) continue;
            for (RestRequest& r : profile.past(i, {wish.kind, now - wish.older, now - wish.newer}))
                all.push_back({std::move(r), i.id, wish.kind, wish.turn, rank});
        }
    }
    std::stable_sort(all.begin(), all.end(), [&](const PastRequest& a, const PastRequest& b) {
        return std::tuple(a.order(focus[a.rank]), a.rank, a.turn) <
               std::tuple(b.order(focus[b.rank]), b.rank, b.turn);
    });
    return all;
}

std::vector<PastRequest> planMissed(const VenueProfile& profile, const Instrument& instrument, Timestamp from,
                                    Timestamp to)
{
    std::vector<PastRequest> all;
    if (!profile.past || from >= to) return all;
    for (const PastWish& wish : profile.pastWishes) {
        if (wish.market != instrument.market || wish.newer > 0h || !worth(wish.kind, to - from)) continue;
        const Timestamp begin = std::max(from - rowsEvery(wish.kind, instrument), to - wish.older);
        for (RestRequest& r : profile.past(instrument, {wish.kind, begin, to}))
            all.push_back({std::move(r), instrument.id, wish.kind, 0, 0});
    }
    return all;
}

}  // namespace plimsoll
