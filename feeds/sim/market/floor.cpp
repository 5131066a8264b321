#include "feeds/sim/market/floor.h"

#include <cmath>

namespace plimsoll::sim {

namespace {

// Market orders may not go further from the touch than this (Binance `marketTakeBound`).
constexpr double kProtection = 0.05;

std::int64_t feeUnits(double fraction)
{
    return std::llround(fraction * 1e7);
}

}  // namespace

Floor::Floor(std::vector<Listing> listings, Timestamp start)
    : m_listings(std::move(listings)), m_desks(m_listings.size()), m_ledger(m_listings.size()), m_now(start)
{
    for (const Listing& l : m_listings) {
        Desk& d = m_desks[l.id];
        d.state.status = l.status;
        d.state.fundingInterval = l.fundingInterval;
        d.crowd = m_ledger.open(AccountKind::Crowd, l.id);
        d.investors = m_ledger.open(AccountKind::Investor, l.id);
        d.arbitrage = m_ledger.open(AccountKind::Arbitrageur, l.id);
        d.basis = m_ledger.open(AccountKind::BasisTrader, l.id);
        d.venue = m_ledger.open(AccountKind::Venue, l.id);
        const bool vault = l.venue == VenueId::Hyperliquid;
        d.fund = m_ledger.open(vault ? AccountKind::LiquidatorVault : AccountKind::InsuranceFund, l.id);
        d.takerFee = feeUnits(l.takerFee);
        d.makerFee = feeUnits(l.makerFee);
    }
}

double Floor::midTicks(ListingId id) const
{
    const Desk& d = m_desks[id];
    if (d.book.twoSided()) return d.book.mid();
    return d.state.mark > 0 ? d.state.mark / m_listings[id].tick.value() : d.fair;
}

void Floor::levelChanged(ListingId id, Side side, Ticks ticks)
{
    Desk& d = m_desks[id];
    const BookLevel level = d.book.at(side, ticks);
    ++d.state.bookChanges;
    d.state.bookAt = m_now;
    tell(id, LevelChanged{side, ticks, level.lots, level.orders});
}

OrderId Floor::quote(ListingId id, Side side, Ticks ticks, Lots lots, AccountId account, std::uint32_t tag)
{
    const OrderId order = m_desks[id].book.add(side, ticks, lots, account, tag);
    levelChanged(id, side, ticks);
    return order;
}

void Floor::resize(ListingId id, OrderId order, Lots lots)
{
    Book& book = m_desks[id].book;
    const Book::Order o = book.order(order);
    book.reduce(order, lots);
    levelChanged(id, o.side, o.ticks);
}

void Floor::settleFill(ListingId id, const MarketOrder& order, const Fill& fill, std::uint64_t number)
{
    Desk& d = m_desks[id];
    const Money value = this->value(id, fill.lots, fill.ticks);
    const bool buys = order.side == Side::Buy;
    m_ledger.trade(buys ? order.account : fill.maker, buys ? fill.maker : order.account, fill.lots, value);
    m_ledger.move(fill.maker, d.venue, value * d.makerFee / 10'000'000);
    Money fee = value * d.takerFee / 10'000'000;
    // A forced order pays no more than the position still has: its margin was counted to the last unit.
    if (order.kind == TradeKind::Ordinary) m_ledger.move(order.account, d.venue, fee);

    const double quote = quoteValue(value);
    const auto shown = [&](AccountId a) { return m_ledger.at(a).shown; };
    const Traded t{d.chronicle.takeTradeId(), fill.ticks,        fill.lots,        order.side, order.kind,
                   shown(order.account),      shown(fill.maker), order.liquidated, number};
    tell(id, t);
    // Every match counts, the fund's too; which prints a venue shows is its server's matter.
    d.chronicle.trade(m_now, t, quote);
    d.flow += buys ? quote : -quote;
    d.turnover += quote;
}

Taken Floor::trade(const MarketOrder& order)
{
    Taken taken;
    Desk& d = m_desks[order.listing];
    const Side maker = order.side == Side::Buy ? Side::Sell : Side::Buy;
    if (order.lots <= 0 || d.book.empty(maker)) return taken;
    const Listing& l = m_listings[order.listing];

    const double anchor =
        d.state.mark > 0 ? d.state.mark / l.tick.value() : static_cast<double>(d.book.best(maker));
    const double worst = anchor * (order.side == Side::Buy ? 1 + kProtection : 1 - kProtection);
    Ticks limit = static_cast<Ticks>(worst);
    if (order.limit != 0)
        limit = order.side == Side::Buy ? std::min(limit, order.limit) : std::max(limit, order.limit);

    tick();
    m_fills.clear();
    taken.lots = d.book.take(order.side, order.lots, limit, m_fills);
    if (taken.lots == 0) return taken;
    const std::uint64_t number = ++m_orderNumber;
    double sum = 0;
    for (std::size_t i = 0; i < m_fills.size(); ++i) {
        const Fill& f = m_fills[i];
        sum += static_cast<double>(f.ticks) * static_cast<double>(f.lots);
        settleFill(order.listing, order, f, number);
        if (f.done) m_used.push_back({order.listing, f.maker, f.tag});
        if (i + 1 == m_fills.size() || m_fills[i + 1].ticks != f.ticks)
            levelChanged(order.listing, maker, f.ticks);
    }
    taken.averageTicks = sum / static_cast<double>(taken.lots);
    d.state.day = d.chronicle.day();
    d.state.openInterest = m_ledger.openInterest(order.listing);
    return taken;
}

void Floor::clearBook(ListingId id)
{
    Book& book = m_desks[id].book;
    for (const Side side : {Side::Buy, Side::Sell}) {
        while (!book.empty(side)) {
            const OrderId first = book.firstAtBest(side);
            m_used.push_back({id, book.order(first).owner, book.order(first).tag});
            resize(id, first, 0);
        }
    }
}

}  // namespace plimsoll::sim
