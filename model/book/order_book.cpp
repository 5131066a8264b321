#include "model/book/order_book.h"

#include "model/book/book_side.h"
#include "model/market/decimal.h"

#include <algorithm>
#include <array>
#include <span>

namespace plimsoll {

std::string_view bookStateName(BookState s)
{
    static constexpr std::array<std::string_view, 3> names = {"empty", "live", "stale"};
    return names[static_cast<std::size_t>(s)];
}

OrderBook::OrderBook(std::optional<Price> tick)
    : m_bids(std::make_unique<BookSide>(BookSide::Order::Falling)),
      m_asks(std::make_unique<BookSide>(BookSide::Order::Rising)),
      m_tick(tick)
{
}
OrderBook::~OrderBook() = default;
OrderBook::OrderBook(OrderBook&&) noexcept = default;
OrderBook& OrderBook::operator=(OrderBook&&) noexcept = default;

namespace {

std::span<const Level> levels(const EventBatch& batch, LevelSpan s)
{
    return {batch.begin(s), batch.end(s)};
}

std::optional<Price> furthest(std::span<const Level> side, bool lowest)
{
    std::optional<Price> found;
    for (const Level& level : side)
        if (level.qty.v > 0 && (!found || (lowest ? level.price < *found : level.price > *found)))
            found = level.price;
    return found;
}

}  // namespace

void OrderBook::image(const BookUpdate& update, const EventBatch& batch)
{
    const auto bids = levels(batch, update.bids);
    const auto asks = levels(batch, update.asks);
    Price grid = m_tick.value_or(Price{0});
    if (grid.raw <= 0)
        for (const auto& side : {bids, asks})
            for (const Level& level : side) grid = gcd(grid, level.price);
    m_bids->load(bids, grid);
    m_asks->load(asks, grid);

    const auto low = furthest(bids, true);
    const auto high = furthest(asks, false);
    if (low || high)
        m_imageReach = Reach{low.value_or(high.value_or(Price{})), high.value_or(low.value_or(Price{}))};
    else
        m_imageReach.reset();
    m_state = BookState::Live;
}

void OrderBook::apply(const BookUpdate& update, const EventBatch& batch, const Stamp& stamp)
{
    if (update.image) {
        image(update, batch);
    } else {
        if (m_state != BookState::Live) return;
        for (const Level& level : levels(batch, update.bids)) m_bids->set(level.price, level.qty.v);
        for (const Level& level : levels(batch, update.asks)) m_asks->set(level.price, level.qty.v);
    }
    m_depth = update.depth;
    m_pushedOut = 0;
    if (m_depth > 0) {
        const std::size_t before = m_bids->size() + m_asks->size();
        // Bybit 3.2 step 5: what falls out of the top N is not always told.
        m_bids->trim(m_depth);
        m_asks->trim(m_depth);
        m_pushedOut = before - m_bids->size() - m_asks->size();
    }
    m_bids->settle();
    m_asks->settle();
    m_seq = update.seq;
    m_stamp = stamp;
}

void OrderBook::lose(LostReason reason)
{
    if (m_state == BookState::Empty) return;
    m_state = BookState::Stale;
    m_lost = reason;
}

void OrderBook::clear()
{
    m_bids->clear();
    m_asks->clear();
    m_state = BookState::Empty;
    m_seq = -1;
    m_depth = 0;
    m_imageReach.reset();
    m_stamp = {};
}

bool OrderBook::crossed() const
{
    const auto bid = m_bids->best();
    const auto ask = m_asks->best();
    return bid && ask && bid->price >= ask->price;
}

std::optional<Level> OrderBook::bestBid() const
{
    return m_bids->best();
}
std::optional<Level> OrderBook::bestAsk() const
{
    return m_asks->best();
}
std::size_t OrderBook::bidLevels() const
{
    return m_bids->size();
}
std::size_t OrderBook::askLevels() const
{
    return m_asks->size();
}

namespace {

void best(const BookSide& side, std::size_t limit, std::vector<Level>& out)
{
    out.clear();
    if (limit == 0) return;
    out.reserve(std::min(limit, side.size()));
    side.walk([&](const Level& level) {
        out.push_back(level);
        return out.size() < limit;
    });
}

}  // namespace

void OrderBook::bids(std::size_t limit, std::vector<Level>& out) const
{
    best(*m_bids, limit, out);
}
void OrderBook::asks(std::size_t limit, std::vector<Level>& out) const
{
    best(*m_asks, limit, out);
}

void OrderBook::bidsDownTo(Price limit, std::vector<Level>& out) const
{
    out.clear();
    m_bids->walk([&](const Level& level) {
        if (level.price < limit) return false;
        out.push_back(level);
        return true;
    });
}

void OrderBook::asksUpTo(Price limit, std::vector<Level>& out) const
{
    out.clear();
    m_asks->walk([&](const Level& level) {
        if (level.price > limit) return false;
        out.push_back(level);
        return true;
    });
}

std::optional<OrderBook::Reach> OrderBook::reach() const
{
    const auto bid = m_bids->best();
    const auto ask = m_asks->best();
    if (m_state == BookState::Empty || (!bid && !ask)) return std::nullopt;
    // A side with nothing in it is known no further than the other side's touch.
    const Price inner{bid ? bid->price : ask->price};
    const Price outer{ask ? ask->price : bid->price};
    if (m_depth > 0) {
        const auto low = m_bids->worst();
        const auto high = m_asks->worst();
        return Reach{low ? low->price : inner, high ? high->price : outer};
    }
    // The market may have walked out of the image; the touch itself is always known.
    if (!m_imageReach) return Reach{inner, outer};
    return Reach{std::min(m_imageReach->low, inner), std::max(m_imageReach->high, outer)};
}

std::size_t OrderBook::memoryBytes() const
{
    return sizeof *this + 2 * sizeof(BookSide) + m_bids->memoryBytes() + m_asks->memoryBytes();
}

}  // namespace plimsoll
