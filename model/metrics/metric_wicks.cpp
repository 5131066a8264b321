// Trades of one venue that leave the other venues' prices and come back at once: each second's farthest trades
// against the median of the others'.
#include "model/analytics/statistics.h"
#include "model/analytics/wicks.h"
#include "model/metrics/metric_tape.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace plimsoll {

namespace {

constexpr double kLeastBp = 15, kSpreads = 4;  // whichever is more
constexpr Step kHour = 3'600;
constexpr std::size_t kKept = 240;
constexpr std::size_t kPeers = 2;  // one alone may be the one that is off

struct Own {
    double high = 0, low = 0, mid = 0;
};

// The highest and the lowest of the last three seconds: a move that comes to the others a second sooner or later
// is one of the market.
Own reachOf(WickMemory::Reach& reach, const Own& now, Step second)
{
    if (!reach.known) {
        reach.high.fill(now.high);
        reach.low.fill(now.low);
        reach.known = true;
    }
    const auto place = static_cast<std::size_t>(second % 3);
    reach.high[place] = now.high;
    reach.low[place] = now.low;
    return {*std::max_element(reach.high.begin(), reach.high.end()),
            *std::min_element(reach.low.begin(), reach.low.end()), now.mid};
}

// Median over the other venues; absent: there are too few.
std::optional<double> ofOthers(const std::array<std::optional<Own>, kVenueCount>& all, std::size_t but,
                               double Own::*field)
{
    std::array<double, kVenueCount> x{};
    std::size_t n = 0;
    for (std::size_t v = 0; v < kVenueCount; ++v)
        if (v != but && all[v]) x[n++] = (*all[v]).*field;
    if (n < kPeers) return std::nullopt;
    // Of two the farther one: half way between them lies where neither has been, and the one that ran away would
    // make a wick of the other.
    if (n == 2 && field == &Own::high) return std::max(x[0], x[1]);
    if (n == 2 && field == &Own::low) return std::min(x[0], x[1]);
    return analytics::median(analytics::Numbers(x.data(), n));
}

void countSecond(WickMemory& m, Step second, bool judged)
{
    const Step minute = second / 60;
    if (m.minute < 0 || minute - m.minute >= 60) m.judged.fill(0);
    for (Step passed = m.minute + 1; m.minute >= 0 && passed <= minute && passed - m.minute < 60; ++passed)
        m.judged[static_cast<std::size_t>(passed % 60)] = 0;
    m.minute = minute;
    if (judged) ++m.judged[static_cast<std::size_t>(minute % 60)];
}

}  // namespace

void computeWicks(const AssetInputs& in, TapeMemory& memory, AssetMetrics& out)
{
    WickMemory& m = memory.wicks;
    // Seconds that nobody looked at are not bridged.
    if (m.second != in.second - 1) {
        m.watch.fill({});
        m.reach.fill({});
    }
    m.second = in.second;

    WickFact fact;
    std::array<std::optional<Own>, kVenueCount> own, wide;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        const Leg& leg = in.perp[v];
        fact.listed += leg.expected();
        if (!leg) continue;
        if (!leg.book || !leg.series) {
            m.reach[v].known = false;
            continue;
        }
        Own o{leg.book->mid, leg.book->mid, leg.book->mid};
        if (const auto& prints = leg.series->prints()) {
            o.high = std::max(o.high, prints->high);
            o.low = std::min(o.low, prints->low);
        }
        own[v] = o;
        wide[v] = reachOf(m.reach[v], o, in.second);
    }
    for (const VenueId venue : kVenues) {
        const auto v = static_cast<std::size_t>(venue);
        analytics::WickLook look;
        double least = std::numeric_limits<double>::infinity();
        if (own[v]) {
            look.high = own[v]->high;
            look.low = own[v]->low;
            look.mid = own[v]->mid;
            look.peerHigh = ofOthers(wide, v, &Own::high);
            look.peerLow = ofOthers(wide, v, &Own::low);
            look.peerMid = ofOthers(own, v, &Own::mid);
            // A mid alone makes no wick: somebody must have traded there.
            if (in.perp[v].series->prints()) least = std::max(kLeastBp, kSpreads * in.perp[v].book->spreadBp);
        }
        analytics::WickWatch& watch = m.watch[v];
        // The second before is judged, with its own limit.
        if (const auto wick = watch.look(look, std::exchange(m.least[v], least))) {
            const auto ago = static_cast<Step>(watch.steps() - 1 - wick->at);
            m.seen.push_back({in.second - ago, venue, wick->bps, static_cast<int>(wick->steps)});
        }
        fact.venues += watch.judging() ? 1 : 0;
    }
    // What the person has set aside is in no sum, the past of it neither.
    std::erase_if(m.seen, [&](const WickMemory::Seen& s) {
        const Leg& leg = in.perp[static_cast<std::size_t>(s.venue)];
        return !leg || leg.track->aside;
    });
    while (!m.seen.empty() && (m.seen.size() > kKept || in.second - m.seen.front().second >= kHour))
        m.seen.pop_front();
    countSecond(m, in.second, fact.venues > 0);

    if (fact.venues == 0) {
        out.facts.tape.wicks.reset();
        return;
    }
    for (const std::uint8_t seconds : m.judged) fact.seconds += seconds;
    fact.count = static_cast<int>(m.seen.size());
    if (!m.seen.empty()) {
        const WickMemory::Seen& s = m.seen.back();
        fact.last = WickFact::Last{s.venue, Timestamp{std::chrono::seconds{s.second}}, s.bps, s.seconds};
    }
    out.facts.tape.wicks = fact;
}

}  // namespace plimsoll
