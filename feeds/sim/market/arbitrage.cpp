#include "feeds/sim/market/arbitrage.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::sim {

namespace {

constexpr double kPerpThreshold = 2.2e-4, kSpotThreshold = 4e-4;  // fees and risk of both legs
constexpr double kArbitrageCapital = 0.25;                        // of a book's depth
constexpr double kCarryThreshold = 5e-4;
constexpr double kCapitalShare = 0.18;

}  // namespace

Arbitrage::Arbitrage(Floor& floor, std::vector<Leg> perps, std::vector<Leg> spots, double interest, Random random)
    : m_floor(floor),
      m_perps(std::move(perps)),
      m_spots(std::move(spots)),
      m_interest(interest),
      m_random(random),
      m_next(m_perps.size())
{
    for (std::size_t i = 0; i < m_next.size(); ++i) m_next[i] = 0.25 * static_cast<double>(i);
}

double Arbitrage::coinPrice(ListingId id, double ticks) const
{
    const Listing& l = m_floor.listing(id);
    return l.price(ticks) / l.multiplier;
}

Lots Arbitrage::lotsOf(ListingId id, double coins) const
{
    return static_cast<Lots>(coins / m_floor.listing(id).coins(1));
}

// Coins that spot accounts were given at the start are no position.
Lots Arbitrage::usualLots(ListingId id) const
{
    for (const Leg& leg : m_spots)
        if (leg.id == id) return leg.stock;
    return 0;
}

void Arbitrage::between(const std::vector<Leg>& legs, double threshold, const Behaviour& b)
{
    const Leg *seller = nullptr, *buyer = nullptr;  // where to buy cheap, where to sell dear
    double ask = 0, bid = 0;
    for (const Leg& leg : legs) {
        if (!m_floor.open(leg.id)) continue;
        const Book& book = m_floor.desk(leg.id).book;
        if (!book.twoSided()) continue;
        const double a = coinPrice(leg.id, static_cast<double>(book.best(Side::Sell)));
        const double p = coinPrice(leg.id, static_cast<double>(book.best(Side::Buy)));
        if (!seller || a < ask) {
            seller = &leg;
            ask = a;
        }
        if (!buyer || p > bid) {
            buyer = &leg;
            bid = p;
        }
    }
    if (!seller || seller == buyer) return;
    // Positions on two venues bind margin: the more there is, the more the next must earn, and what takes
    // them down may cost a little.
    const auto filled = [&](const Leg& leg) {
        return m_floor.notional(leg.id,
                                m_floor.ledger().at(m_floor.desk(leg.id).arbitrage).lots - usualLots(leg.id),
                                m_floor.midTicks(leg.id)) /
               (kArbitrageCapital * leg.depth);
    };
    const double load = std::max(filled(*seller), -filled(*buyer));
    const double wanted = threshold / std::max(0.05, b.arbitrage) * (1 + 1.6 * std::clamp(load, -1.0, 3.0));
    if (bid < ask * (1 + wanted)) return;
    const Book &cheap = m_floor.desk(seller->id).book, &dear = m_floor.desk(buyer->id).book;
    const auto coins = [&](ListingId id, const Book& book, Side side) {
        return m_floor.listing(id).coins(book.level(side, 0).lots);
    };
    const double most = 0.02 * b.arbitrage * std::min(seller->depth, buyer->depth) / ask;
    const double size = std::min({coins(seller->id, cheap, Side::Sell) + coins(buyer->id, dear, Side::Buy), most});
    const Lots buy = lotsOf(seller->id, size);
    if (buy == 0) return;
    const Taken bought =
        m_floor.trade({seller->id, Side::Buy, buy, 0, m_floor.desk(seller->id).arbitrage, TradeKind::Ordinary, 0});
    const Lots sell = lotsOf(buyer->id, m_floor.listing(seller->id).coins(bought.lots));
    m_floor.trade({buyer->id, Side::Sell, sell, 0, m_floor.desk(buyer->id).arbitrage, TradeKind::Ordinary, 0});
}

const Arbitrage::Leg* Arbitrage::spotFor(const Leg& perp) const
{
    const Leg* any = nullptr;
    for (const Leg& s : m_spots) {
        if (!m_floor.open(s.id) || m_floor.listing(s.id).quote != "USDT") continue;
        if (m_floor.listing(s.id).venue == m_floor.listing(perp.id).venue) return &s;
        if (!any) any = &s;
    }
    return any;
}

void Arbitrage::carry(const Leg& perp, const Behaviour& b, double dt)
{
    const Leg* spot = spotFor(perp);
    if (!spot || !m_floor.open(perp.id)) return;
    Desk &p = m_floor.desk(perp.id), &s = m_floor.desk(spot->id);
    if (!p.book.twoSided() || !s.book.twoSided()) return;
    const double perpPrice = coinPrice(perp.id, p.book.mid()), spotPrice = coinPrice(spot->id, s.book.mid());
    const double premium = perpPrice / spotPrice - 1;
    const double held = m_floor.notional(perp.id, m_floor.ledger().at(p.basis).lots, p.book.mid());
    const double capital = kCapitalShare * m_interest * b.basisCapital;

    // Sell the dear perpetual against spot; buy it back when the premium is gone or the capital is.
    double quote = 0;
    if (premium > kCarryThreshold && -held < capital)
        quote = -(premium - kCarryThreshold);
    else if (premium < -kCarryThreshold && held < 0.3 * capital)
        quote = -(premium + kCarryThreshold);
    else if (-held > 1.05 * capital)
        quote = 3e-4;
    if (quote == 0) return;
    const double most = 0.05 * std::min(perp.depth, spot->depth) * dt;
    quote = std::clamp(quote / 5e-4, -1.0, 1.0) * most * m_random.uniform(0.4, 1.6);
    const double coins = std::abs(quote) / spotPrice;
    const Side perpSide = quote > 0 ? Side::Buy : Side::Sell, spotSide = quote > 0 ? Side::Sell : Side::Buy;
    const Taken t = m_floor.trade({perp.id, perpSide, lotsOf(perp.id, coins), 0, p.basis, TradeKind::Ordinary, 0});
    if (t.lots == 0) return;
    const double done = m_floor.listing(perp.id).coins(t.lots);
    m_floor.trade({spot->id, spotSide, lotsOf(spot->id, done), 0, s.basis, TradeKind::Ordinary, 0});
}

void Arbitrage::step(double seconds, const Behaviour& b)
{
    if (m_random.chance(0.7)) between(m_perps, kPerpThreshold, b);
    if (m_random.chance(0.3)) between(m_spots, kSpotThreshold, b);
    for (std::size_t i = 0; i < m_perps.size(); ++i) {
        if (seconds < m_next[i]) continue;
        const double wait = m_random.uniform(0.5, 1.5);
        m_next[i] = seconds + wait;
        carry(m_perps[i], b, wait);
    }
}

}  // namespace plimsoll::sim
