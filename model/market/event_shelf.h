// What waits for a reader who cannot keep up, in as little room as loses nothing.
//
// - Changes of one book become one change: quantities are absolute, so what was said of a price last holds, and
//   the range of ids is joined (`joinUpdates`). An image replaces what waited before it; changes after it become
//   one behind it, because how far a book is known is the image's to say. A loss of the book ends both.
// - Values of which only the present one counts (best quote, mark, index, ticker, partial images) are replaced by
//   newer ones of the same kind that say no less.
// - All else stays: trades, liquidations, funding, open interest, losses, words of venues. None is dropped, none
//   joined with another.
//
// Order: a merged change stands where the newest of its changes stood. So the stamps of one instrument only rise,
// a book never shows what comes after a trade that is still to be applied, and trades keep their places. For the
// flow of trades (CVD, absorbed flow, bars) nothing has changed; for what is read from books (depth around
// shocks, refills, walls, the heatmap) it is as if the venue had told its book less often for that while, as
// Hyperliquid always does: coarser in time, never wrong. How much was joined is in the events (`merged`, `since`).
//
// Work: an event and a level are touched a bounded number of times on average, however much waits: the waiting
// change of a book is found by its instrument, and what has become void is swept out of its batch when it is more
// than half of it. `steps` counts, so that a test can tell.
//
// Not safe between threads; Qt-free. EventQueue has the lock.
#pragma once

#include "model/market/events.h"
#include "model/market/merged_levels.h"

#include <array>
#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace plimsoll {

// `later` follows `earlier` by its venue's law and now stands for both: its ids begin where the earlier began.
void joinUpdates(const BookUpdate& earlier, const Stamp& earlierStamp, BookUpdate& later);

class EventShelf {
public:
    // Returns how many events that waited have gone into newer ones. A batch is of one venue.
    std::uint32_t add(EventBatch&& batch);
    // The waiting updates of this venue's synchronised books go; says whose they were.
    std::vector<InstrumentId> withdrawBooks(VenueId venue);
    // Everything, in its order.
    void moveTo(std::vector<EventBatch>& out) &&;

    bool empty() const { return m_batches.empty(); }
    std::size_t events() const { return m_events; }
    // Levels held for a venue, void ones that are not swept out yet included.
    std::size_t levels(VenueId venue) const { return m_levels[static_cast<std::size_t>(venue)]; }
    std::uint64_t steps() const { return m_steps; }

private:
    struct Waiting {
        EventBatch batch;
        VenueId venue = VenueId::Binance;
        std::size_t events = 0, levels = 0;  // those that still count
    };
    using Batches = std::list<Waiting>;
    struct Place {
        Batches::iterator batch;
        std::size_t event = 0;
        bool operator==(const Place&) const = default;
    };
    struct Sides {
        MergedLevels bids, asks;
    };
    // Of one book since its last loss.
    struct Book {
        std::optional<Place> image, change;
        std::unique_ptr<Sides> merged;  // the levels of `change` once it stands for several
    };

    std::uint32_t shelve(Place here);
    std::uint32_t shelveBook(Place here, BookUpdate& update);
    std::uint32_t shelveState(Place here);
    void pour(const Waiting& from, BookUpdate& update, Sides& into);
    void layDown(Book& book);
    std::uint32_t voidOf(std::optional<Place>& place);
    void drop(Place place);
    void sweep(Batches::iterator batch);
    void compact(Batches::iterator batch);
    void moved(Place from, std::size_t to);
    MarketEvent& at(Place place) { return place.batch->batch.events[place.event]; }
    std::size_t& held(VenueId venue) { return m_levels[static_cast<std::size_t>(venue)]; }

    Batches m_batches;
    std::unordered_map<std::uint16_t, Book> m_books;
    std::unordered_map<std::uint32_t, Place> m_states;  // by instrument and kind
    std::optional<Batches::iterator> m_filling;         // not swept while it is looked through
    std::array<std::size_t, kVenueCount> m_levels{};
    std::size_t m_events = 0;
    std::uint64_t m_steps = 0;
};

}  // namespace plimsoll
