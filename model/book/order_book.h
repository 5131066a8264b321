// One order book: absolute sizes by price, and whether it may be believed.
//
// Levels near the touch lie in a dense ladder of ticks with an occupancy bitmap; what is far away
// or off the grid lies in a sorted map. Both together are exact: no level is rounded or lost.
#pragma once

#include "model/market/events.h"
#include "model/market/instrument.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace plimsoll {

enum class BookState : std::uint8_t {
    Empty,  // no image yet
    Live,   // image and every change since
    Stale,  // lost its place: what it holds is history
};
std::string_view bookStateName(BookState s);

class BookSide;

class OrderBook {
public:
    // `tick` may be unknown: the grid is then found from the first image.
    // A tick that the prices do not keep to costs speed, never exactness.
    explicit OrderBook(std::optional<Price> tick = std::nullopt);
    ~OrderBook();
    OrderBook(OrderBook&&) noexcept;
    OrderBook& operator=(OrderBook&&) noexcept;

    // An image replaces everything and makes the book live; a change is refused unless it is live.
    void apply(const BookUpdate& update, const EventBatch& batch, const Stamp& stamp);
    // History from now on: changes are refused until an image arrives. An empty book stays empty.
    void lose(LostReason reason);
    void clear();  // forgets everything: Empty

    // Levels that the last change has pushed out of a limited book.
    std::size_t pushedOut() const { return m_pushedOut; }

    BookState state() const { return m_state; }
    LostReason lostReason() const { return m_lost; }
    bool crossed() const;  // best bid >= best ask
    std::int64_t seq() const { return m_seq; }
    const Stamp& stamp() const { return m_stamp; }

    std::optional<Level> bestBid() const;
    std::optional<Level> bestAsk() const;
    std::size_t bidLevels() const;
    std::size_t askLevels() const;

    // Best first, at most `limit` levels.
    void bids(std::size_t limit, std::vector<Level>& out) const;
    void asks(std::size_t limit, std::vector<Level>& out) const;
    // Best first, every level not beyond `limit` (bids: price >= limit, asks: price <= limit).
    void bidsDownTo(Price limit, std::vector<Level>& out) const;
    void asksUpTo(Price limit, std::vector<Level>& out) const;

    // How far this book is known: beyond these prices a venue's limited book says nothing. With an
    // unlimited diff stream it is how far the image reached, since levels beyond are unknown until
    // they change. Empty when there is no book.
    struct Reach {
        Price low, high;
    };
    std::optional<Reach> reach() const;

    std::size_t memoryBytes() const;

private:
    void image(const BookUpdate& update, const EventBatch& batch);

    std::unique_ptr<BookSide> m_bids, m_asks;
    std::optional<Price> m_tick;
    BookState m_state = BookState::Empty;
    LostReason m_lost = LostReason::Gap;
    std::int64_t m_seq = -1;
    std::uint16_t m_depth = 0;
    std::size_t m_pushedOut = 0;
    std::optional<Reach> m_imageReach;
    Stamp m_stamp;
};

}  // namespace plimsoll
