#include "feeds/sim/market/book.h"

#include <algorithm>

namespace plimsoll::sim {

namespace {

// Is `a` a better price than `b` on this side?
bool better(Side side, Ticks a, Ticks b)
{
    return side == Side::Buy ? a > b : a < b;
}

}  // namespace

BookLevel Book::level(Side side, std::size_t fromBest) const
{
    const auto& all = levels(side);
    const Queue& q = all[all.size() - 1 - fromBest];
    return {q.ticks, q.lots, q.orders};
}

std::vector<BookLevel> Book::top(Side side, std::size_t count) const
{
    std::vector<BookLevel> result;
    count = std::min(count, depth(side));
    result.reserve(count);
    for (std::size_t i = 0; i < count; ++i) result.push_back(level(side, i));
    return result;
}

// The first place from the back whose price is not better than `ticks`: the level itself, or the slot
// after which it belongs. Returns size() + nothing found as an index of insertion.
std::size_t Book::find(Side side, Ticks ticks) const
{
    const auto& all = levels(side);
    const auto at = std::lower_bound(all.begin(), all.end(), ticks,
                                     [side](const Queue& q, Ticks t) { return better(side, t, q.ticks); });
    return static_cast<std::size_t>(at - all.begin());
}

Lots Book::lotsAt(Side side, Ticks ticks) const
{
    const auto& all = levels(side);
    const std::size_t at = find(side, ticks);
    return at < all.size() && all[at].ticks == ticks ? all[at].lots : 0;
}

BookLevel Book::at(Side side, Ticks ticks) const
{
    const auto& all = levels(side);
    const std::size_t i = find(side, ticks);
    if (i >= all.size() || all[i].ticks != ticks) return {ticks, 0, 0};
    return {ticks, all[i].lots, all[i].orders};
}

OrderId Book::add(Side side, Ticks ticks, Lots lots, AccountId owner, std::uint32_t tag)
{
    OrderId id;
    if (m_free.empty()) {
        id = static_cast<OrderId>(m_orders.size());
        m_orders.emplace_back();
    } else {
        id = m_free.back();
        m_free.pop_back();
    }
    auto& all = levels(side);
    const std::size_t at = find(side, ticks);
    if (at >= all.size() || all[at].ticks != ticks)
        all.insert(all.begin() + static_cast<std::ptrdiff_t>(at), Queue{ticks, 0, 0, kNoOrder, kNoOrder});
    Queue& q = all[at];
    m_orders[id] = {ticks, lots, owner, tag, side, q.last, kNoOrder};
    if (q.last != kNoOrder)
        m_orders[q.last].after = id;
    else
        q.first = id;
    q.last = id;
    q.lots += lots;
    ++q.orders;
    return id;
}

void Book::unlink(std::vector<Queue>& side, std::size_t at, OrderId id)
{
    Queue& q = side[at];
    const Order& o = m_orders[id];
    (o.before != kNoOrder ? m_orders[o.before].after : q.first) = o.after;
    (o.after != kNoOrder ? m_orders[o.after].before : q.last) = o.before;
    --q.orders;
    if (q.orders == 0) side.erase(side.begin() + static_cast<std::ptrdiff_t>(at));
    m_orders[id].lots = 0;
    m_free.push_back(id);
}

void Book::reduce(OrderId id, Lots lots)
{
    Order& o = m_orders[id];
    if (lots >= o.lots) return;
    auto& all = levels(o.side);
    const std::size_t at = find(o.side, o.ticks);
    all[at].lots -= o.lots - lots;
    o.lots = lots;
    if (lots <= 0) unlink(all, at, id);
}

Lots Book::take(Side taker, Lots lots, Ticks limit, std::vector<Fill>& fills)
{
    const Side maker = taker == Side::Buy ? Side::Sell : Side::Buy;
    auto& all = levels(maker);
    Lots left = lots;
    while (left > 0 && !all.empty()) {
        const std::size_t at = all.size() - 1;
        if (better(taker, all[at].ticks, limit)) break;  // the maker asks for more than the limit
        const OrderId id = all[at].first;
        Order& o = m_orders[id];
        const Lots filled = std::min(left, o.lots);
        left -= filled;
        all[at].lots -= filled;
        o.lots -= filled;
        fills.push_back({o.owner, id, o.ticks, filled, o.tag, o.lots == 0});
        if (o.lots == 0) unlink(all, at, id);
    }
    return lots - left;
}

}  // namespace plimsoll::sim
