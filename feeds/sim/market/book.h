// One order book with price-time priority. Orders wait in the order of their arrival at a price.
#pragma once

#include "feeds/sim/market/happening.h"

#include <cstdint>
#include <vector>

namespace plimsoll::sim {

struct BookLevel {
    Ticks ticks = 0;
    Lots lots = 0;
    std::uint32_t orders = 0;
    bool operator==(const BookLevel&) const = default;
};

using OrderId = std::uint32_t;  // a slot; reused after the order is gone
inline constexpr OrderId kNoOrder = 0xffffffff;

struct Fill {
    AccountId maker = 0;
    OrderId order = kNoOrder;
    Ticks ticks = 0;
    Lots lots = 0;
    std::uint32_t tag = 0;  // the maker's own mark on the order
    bool done = false;      // the maker's order is used up
};

class Book {
public:
    // Best first.
    std::size_t depth(Side side) const { return levels(side).size(); }
    BookLevel level(Side side, std::size_t fromBest) const;
    bool empty(Side side) const { return levels(side).empty(); }
    Ticks best(Side side) const { return levels(side).back().ticks; }  // not when empty
    Lots lotsAt(Side side, Ticks ticks) const;
    BookLevel at(Side side, Ticks ticks) const;  // 0 lots: no such level
    std::vector<BookLevel> top(Side side, std::size_t count) const;
    // Best bid and ask exist.
    bool twoSided() const { return !m_bids.empty() && !m_asks.empty(); }
    double mid() const { return 0.5 * static_cast<double>(m_bids.back().ticks + m_asks.back().ticks); }

    // Behind everything already waiting at the price. The caller has seen to it that it does not cross.
    OrderId add(Side side, Ticks ticks, Lots lots, AccountId owner, std::uint32_t tag = 0);
    // Less keeps its place in the queue; 0 removes.
    void reduce(OrderId id, Lots lots);
    void remove(OrderId id) { reduce(id, 0); }
    // Takes up to `lots` from the other side, best price and oldest order first, not beyond `limit`.
    Lots take(Side taker, Lots lots, Ticks limit, std::vector<Fill>& fills);

    struct Order {
        Ticks ticks = 0;
        Lots lots = 0;
        AccountId owner = 0;
        std::uint32_t tag = 0;
        Side side = Side::Buy;
        OrderId before = kNoOrder, after = kNoOrder;  // neighbours in the queue
    };
    const Order& order(OrderId id) const { return m_orders[id]; }
    OrderId firstAtBest(Side side) const { return levels(side).back().first; }  // not when empty

private:
    struct Queue {
        Ticks ticks = 0;
        Lots lots = 0;
        std::uint32_t orders = 0;
        OrderId first = kNoOrder, last = kNoOrder;
    };
    std::vector<Queue>& levels(Side side) { return side == Side::Buy ? m_bids : m_asks; }
    const std::vector<Queue>& levels(Side side) const { return side == Side::Buy ? m_bids : m_asks; }
    std::size_t find(Side side, Ticks ticks) const;
    void unlink(std::vector<Queue>& side, std::size_t at, OrderId id);

    std::vector<Queue> m_bids, m_asks;  // best last: what changes most moves least
    std::vector<Order> m_orders;
    std::vector<OrderId> m_free;
};

}  // namespace plimsoll::sim
