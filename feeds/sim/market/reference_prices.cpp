#include "feeds/sim/market/reference_prices.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::sim {

namespace {

struct Pace {
    double every;         // seconds between publications
    double lag;           // of the index, seconds
    double basisSeconds;  // of the mean of mid - index
};
// Binance: mark each second; Bybit: twice; OKX: 200 ms; Hyperliquid: oracle about every three seconds.
constexpr std::array<Pace, kVenueCount> kPaces = {{{1, .2, 150}, {.5, .2, 150}, {.2, .2, 60}, {3, 1.0, 150}}};
const Pace& pace(VenueId v)
{
    return kPaces[static_cast<std::size_t>(v)];
}

// Weight of a venue's spot mid in everybody's index; the outside has the rest.
constexpr std::array<double, kVenueCount> kWeight = {3, 2, 2, 1};
constexpr double kOutsideWeight = 3;

struct Weighed {
    double price, weight;
};

double weightedMedian(std::vector<Weighed>& all)
{
    std::sort(all.begin(), all.end(), [](const Weighed& a, const Weighed& b) { return a.price < b.price; });
    double sum = 0, half = 0;
    for (const Weighed& w : all) half += w.weight / 2;
    for (const Weighed& w : all) {
        sum += w.weight;
        if (sum >= half) return w.price;
    }
    return 0;
}

double median(double a, double b, double c)
{
    return std::max(std::min(a, b), std::min(std::max(a, b), c));
}

}  // namespace

ReferencePrices::ReferencePrices(Floor& floor, std::vector<ListingId> perps, std::vector<ListingId> spots)
    : m_floor(floor), m_spots(std::move(spots))
{
    for (const ListingId id : perps) m_perps.push_back({id, 0, 0, 0});
    // Not all on the same tick of the clock.
    for (Perp& p : m_perps) p.next = 0.05 * (p.id % 20);
}

double ReferencePrices::component(const Perp& p, double outside) const
{
    std::vector<Weighed> all{{outside, kOutsideWeight}};
    const Listing& mine = m_floor.listing(p.id);
    for (const ListingId id : m_spots) {
        const Listing& l = m_floor.listing(id);
        // USDC books do not enter; a halted venue is left out, as index rules say.
        if (l.quote != "USDT" || !m_floor.open(id)) continue;
        const Book& book = m_floor.desk(id).book;
        if (!book.twoSided()) continue;
        all.push_back({l.price(book.mid()) / l.multiplier, kWeight[static_cast<std::size_t>(l.venue)]});
    }
    if (mine.venue == VenueId::Hyperliquid) return weightedMedian(all);
    // Weighted mean; a component more than 5 % off the median counts as 5 % off (Binance index rules).
    std::vector<Weighed> sorted = all;
    const double middle = weightedMedian(sorted);
    double sum = 0, weight = 0;
    for (const Weighed& w : all) {
        sum += w.weight * std::clamp(w.price, 0.95 * middle, 1.05 * middle);
        weight += w.weight;
    }
    return sum / weight;
}

double ReferencePrices::others(VenueId self) const
{
    std::vector<Weighed> all;
    constexpr std::array<double, kVenueCount> weight = {3, 2, 2, 0};
    for (const Perp& p : m_perps) {
        const Listing& l = m_floor.listing(p.id);
        if (l.venue == self || weight[static_cast<std::size_t>(l.venue)] == 0 || !m_floor.open(p.id)) continue;
        const Book& book = m_floor.desk(p.id).book;
        if (book.twoSided())
            all.push_back({l.price(book.mid()) / l.multiplier, weight[static_cast<std::size_t>(l.venue)]});
    }
    return all.empty() ? 0 : weightedMedian(all);
}

double ReferencePrices::markOf(const Perp& p, double index) const
{
    const Listing& l = m_floor.listing(p.id);
    const Desk& d = m_floor.desk(p.id);
    const ListingState& s = d.state;
    if (!d.book.twoSided() && s.day.last == 0) return index;
    const double last = s.day.last != 0 ? l.price(static_cast<double>(s.day.last)) : index;
    const double bid = d.book.empty(Side::Buy) ? last : l.price(static_cast<double>(d.book.best(Side::Buy)));
    const double ask = d.book.empty(Side::Sell) ? last : l.price(static_cast<double>(d.book.best(Side::Sell)));
    switch (l.venue) {
        case VenueId::Binance:
        case VenueId::Bybit: {
            // Median of: index with the funding still to come; index with the mean basis; last price.
            const double left = std::chrono::duration<double>(s.nextFunding - m_floor.now()) / s.fundingInterval;
            const double first = index * (1 + s.fundingEstimate * std::clamp(left, 0.0, 1.0));
            return median(first, index + p.basis, last);
        }
        case VenueId::Okx: return index + p.basis;
        case VenueId::Hyperliquid: {
            const double book = median(bid, ask, last);
            const double elsewhere = others(l.venue) * l.multiplier;
            if (elsewhere <= 0) return 0.5 * (index + p.basis + book);
            return median(index + p.basis, book, elsewhere);
        }
    }
    return index;
}

void ReferencePrices::begin(const std::array<double, kVenueCount>& outside)
{
    for (Perp& p : m_perps) start(p.id, outside[static_cast<std::size_t>(m_floor.listing(p.id).venue)]);
}

void ReferencePrices::start(ListingId id, double outside)
{
    for (Perp& p : m_perps) {
        if (p.id != id) continue;
        const Listing& l = m_floor.listing(id);
        ListingState& s = m_floor.desk(id).state;
        p.index = outside;
        p.basis = 0;
        s.index = s.mark = outside * l.multiplier;
        s.indexAt = s.markAt = m_floor.now();
    }
}

void ReferencePrices::step(double seconds, double dt, const std::array<double, kVenueCount>& outside,
                           double extraLag, std::uint8_t stale, std::vector<ListingId>& marked)
{
    for (Perp& p : m_perps) {
        const Listing& l = m_floor.listing(p.id);
        const auto v = static_cast<std::size_t>(l.venue);
        if (seconds < p.next || !m_floor.open(p.id)) continue;
        Desk& d = m_floor.desk(p.id);
        ListingState& s = d.state;
        const Pace& own = pace(l.venue);
        p.next = std::max(p.next + own.every, seconds + 0.5 * dt);
        if (((stale >> v) & 1u) == 0) {
            const double now = component(p, outside[v]);
            p.index += (now - p.index) * (1 - std::exp(-own.every / (own.lag + extraLag)));
            s.index = p.index * l.multiplier;
            s.indexAt = m_floor.now();
        }
        if (d.book.twoSided()) {
            const double basis = l.price(d.book.mid()) - s.index;
            p.basis += (basis - p.basis) * (1 - std::exp(-own.every / own.basisSeconds));
        }
        s.mark = markOf(p, s.index);
        s.markAt = m_floor.now();
        marked.push_back(p.id);
    }
}

}  // namespace plimsoll::sim
