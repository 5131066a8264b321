// Walls that are followed: confirmed by standing, and on approach eaten or pulled (ANALYTICS C9).
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

using S = InstrumentSeries;

constexpr double kStands = 0.7;    // of its first size
constexpr int kConfirmed = 60;     // seconds of the last 120
constexpr double kNear = 10;       // bp from the mid: an approach
constexpr double kSame = 1;        // bp: the same wall
constexpr Step kTakers = 10;       // seconds of trades that may explain a loss
constexpr Step kRemembered = 600;  // seconds
constexpr Step kLeastWatched = 120;
constexpr std::size_t kFollowed = 16;  // a venue has few
constexpr std::size_t kGone = 160;     // of an asset, kept to be shown

double standingAt(const BookReading& r, bool bid, double price)
{
    double usd = 0;
    for (const auto& l : bid ? r.bids : r.asks) {
        const double away = (l.price / price - 1) * 1e4;
        if (std::fabs(away) <= kSame) usd += l.price * l.qty;
        // Levels run away from the touch.
        if (bid ? away < -kSame : away > kSame) break;
    }
    return usd;
}

Timestamp timeOf(Step second)
{
    return Timestamp{std::chrono::seconds{second}};
}

WallMark markOf(const WallTrack& w)
{
    WallMark m;
    m.venue = w.venue;
    m.bid = w.bid;
    m.price = w.price;
    m.firstUsd = w.first;
    m.usd = w.last;
    m.since = timeOf(w.since);
    m.until = timeOf(w.wholeAt);
    m.fate = w.refills > 0 ? WallFate::Refilled : w.touches > 0 ? WallFate::Touched : WallFate::Standing;
    m.confirmed = std::count(w.whole.begin(), w.whole.end(), true) >= kConfirmed;
    m.touches = w.touches;
    m.refills = w.refills;
    return m;
}

// Only what once stood long enough to be taken for a wall is worth remembering.
void remember(AssetMemory& memory, const WallTrack& w, WallFate fate, double taken = 0)
{
    WallMark m = markOf(w);
    if (w.wholeAt - w.since < kConfirmed) return;
    m.confirmed = true;
    m.fate = fate;
    m.takenUsd = taken;
    memory.wallsGone.push_back(m);
    if (memory.wallsGone.size() > kGone) memory.wallsGone.pop_front();
}

void show(AssetMemory& memory)
{
    auto marks = std::make_shared<std::vector<WallMark>>(memory.wallsGone.begin(), memory.wallsGone.end());
    for (const WallTrack& w : memory.walls) marks->push_back(markOf(w));
    std::stable_sort(marks->begin(), marks->end(),
                     [](const WallMark& a, const WallMark& b) { return a.since < b.since; });
    if (memory.wallMarks && *memory.wallMarks == *marks) return;
    memory.wallMarks = std::move(marks);
}

}  // namespace

void computeWalls(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    bool any = false;
    for (const VenueId venue : kVenues) {
        const Leg& leg = in.perp[static_cast<std::size_t>(venue)];
        if (!leg || !leg.book) {
            // A book that is not seen proves nothing about its walls.
            std::erase_if(memory.walls, [&](const WallTrack& w) {
                if (w.venue != venue) return false;
                remember(memory, w, WallFate::Lost);
                return true;
            });
            continue;
        }
        any = true;
        const BookReading& r = *leg.book;
        for (const BookWall& wall : r.walls) {
            const auto known = std::find_if(memory.walls.begin(), memory.walls.end(), [&](const WallTrack& w) {
                return w.venue == venue && w.bid == wall.bid &&
                       std::fabs(wall.price / w.price - 1) * 1e4 <= 2 * kSame;
            });
            if (known != memory.walls.end() || memory.walls.size() >= kFollowed * kVenueCount) continue;
            WallTrack w;
            w.venue = venue;
            w.bid = wall.bid;
            w.price = wall.price;
            w.first = w.last = standingAt(r, wall.bid, wall.price);
            w.since = w.wholeAt = in.second;
            if (w.first > 0) memory.walls.push_back(w);
        }
        std::erase_if(memory.walls, [&](WallTrack& w) {
            if (w.venue != venue) return false;
            const double now = standingAt(r, w.bid, w.price);
            const bool whole = now >= kStands * w.first;
            const auto stood = std::count(w.whole.begin(), w.whole.end(), true);
            w.whole[static_cast<std::size_t>(in.second % 120)] = whole;
            const bool near = std::fabs(r.mid / w.price - 1) * 1e4 <= kNear;
            if (near && !w.near) ++w.touches;
            w.near = near;
            if (whole) {
                if (w.smaller) ++w.refills;
                w.smaller = false;
                w.wholeAt = in.second;
                w.last = now;
                return false;
            }
            w.smaller = true;
            if (stood >= kConfirmed && near) {
                // Trades against its side since it was last whole, and shortly before.
                const auto seconds = static_cast<std::size_t>(std::min<Step>(in.second - w.wholeAt, 50) + kTakers);
                const double taken =
                    leg.series
                        ? leg.series->seconds().sum(in.second, seconds, w.bid ? S::SSell : S::SBuy).value_or(0)
                        : 0;
                const double lost = w.last - now;
                const bool pulled = taken < 0.5 * lost;
                if (pulled) memory.pulled.push_back({in.second, lost});
                remember(memory, w, pulled ? WallFate::Pulled : WallFate::Eaten, taken);
                return true;
            }
            if (in.second - w.wholeAt <= 60) return false;
            remember(memory, w, WallFate::Left);
            return true;
        });
    }
    show(memory);
    while (!memory.pulled.empty() && in.second - memory.pulled.front().second > kRemembered)
        memory.pulled.pop_front();
    // Of what was told last: a venue that is late with it makes no wall a larger part.
    const auto& interest = out.facts.lastInterestUsd;
    out.facts.wallPulledShare.reset();
    if (!any || !interest || !(*interest > 0) || in.second - memory.watchedSince < kLeastWatched) return;
    double usd = 0;
    for (const WallPulled& p : memory.pulled) usd += p.usd;
    out.facts.wallPulledShare = usd / *interest * 100;
}

}  // namespace plimsoll
