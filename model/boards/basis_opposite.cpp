// Takers that buy on one venue while takers sell on another (ANALYTICS C14).
#include "model/boards/basis_board.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace plimsoll {

using analytics::Reason;

namespace {

constexpr std::size_t kWindow = BasisOpposite::kSeconds;
constexpr Step kHeardWithin = 5;  // seconds; of an instrument that is looked at late now and then one is missing

// Four venues have twelve ordered pairs, and all of them together may give one hint by chance in a hundred looks.
constexpr analytics::flow::OppositeLimits kLimits{.alpha = 0.01 / (2 * kVenuePairs)};

using Known = std::vector<std::optional<double>>;

struct Heard {
    Known bought, sold;
    bool any = false, now = false, aside = false;
    bool at(std::size_t i) const { return bought[i].has_value(); }
};

Heard heardOf(const InstrumentSeries* series, Step first)
{
    Heard out;
    out.bought.resize(kWindow);
    out.sold.resize(kWindow);
    for (std::size_t i = 0; series && i < kWindow; ++i) {
        const auto takers = series->takersIn(first + static_cast<Step>(i));
        if (!takers) continue;
        out.bought[i] = takers->bought;
        out.sold[i] = takers->sold;
        out.any = true;
        out.now |= i + static_cast<std::size_t>(kHeardWithin) >= kWindow;
    }
    return out;
}

BasisOpposite oppositeOf(const Heard& buyer, const Heard& seller, VenueId buys, VenueId sells, const Known& gaps)
{
    BasisOpposite out;
    for (std::size_t i = 0; i < kWindow; ++i) out.heard += buyer.at(i) && seller.at(i);
    if (!buyer.now || !seller.now) {
        const Heard& lacks = !buyer.now ? buyer : seller;
        out.unheard = !buyer.now ? buys : sells;
        out.aside = lacks.aside;
        out.reason = lacks.any ? Reason::Stale : Reason::NoData;
        return out;
    }
    if (const auto flow =
            analytics::flow::oppositeFlow({buyer.bought, buyer.sold}, {seller.bought, seller.sold}, gaps, kLimits))
        out.flow = *flow;
    else
        out.reason = flow.error().reason == Reason::BadInput ? Reason::BadInput : Reason::TooShort;
    return out;
}

}  // namespace

void BasisBoard::fillOpposite(std::vector<VenueGap>& pairs, const std::string& asset, const Past* past) const
{
    const std::optional<Step> second = m_metrics.second();
    if (pairs.empty() || !second) return;
    const Step first = *second - InstrumentSeries::kSettled - static_cast<Step>(kWindow) + 1;
    std::array<Heard, kVenueCount> heard;
    for (const VenueId venue : kVenues) {
        const InstrumentTrack* const t =
            m_market.watch().has(venue) ? m_market.leading(asset, venue, Market::Perp) : nullptr;
        Heard& h = heard[static_cast<std::size_t>(venue)] = heardOf(t ? m_metrics.series(t->id) : nullptr, first);
        h.aside = t && t->aside;
        if (h.aside) h.now = false;  // it is no part of what is told
    }
    for (VenueGap& pair : pairs) {
        const auto which = static_cast<std::size_t>(
            std::find(kPairs.begin(), kPairs.end(), std::pair{pair.first, pair.second}) - kPairs.begin());
        // The one that sells over the one that buys, as each second began.
        Known secondOver(kWindow), firstOver(kWindow);
        for (std::size_t i = 0; past && i < kWindow; ++i)
            if (const auto bp = past->seconds.get(first + static_cast<Step>(i), FPair + which)) {
                firstOver[i] = *bp;
                secondOver[i] = (1 / (1 + *bp / 1e4) - 1) * 1e4;
            }
        const Heard& a = heard[static_cast<std::size_t>(pair.first)];
        const Heard& b = heard[static_cast<std::size_t>(pair.second)];
        pair.firstBuys = oppositeOf(a, b, pair.first, pair.second, secondOver);
        pair.secondBuys = oppositeOf(b, a, pair.second, pair.first, firstOver);
    }
}

}  // namespace plimsoll
