// The sequence law of order books: one state machine, one row of values a venue.
//
//   Empty --delta--> Holding --image that joins--> Live --gap--> Empty
//
// The machine lives below the model: what it lets through is an image followed by deltas without
// a hole, or a BookLost. It never sees a socket or a clock.
#pragma once

#include "model/market/events.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace plimsoll {

enum class ImageFrom : std::uint8_t {
    Rest,    // deltas are held until a REST image that they join
    Stream,  // the stream itself sends images
    Every,   // every message is an image
};
enum class Link : std::uint8_t {
    PreviousIdEqualsLast,  // Binance futures `pu`, OKX `prevSeqId`
    FirstIdContinues,      // Binance spot: U <= last + 1
    IdPlusOne,             // Bybit: u = last + 1
    None,
};
struct SyncRule {
    ImageFrom image = ImageFrom::Stream;
    Link link = Link::None;
    bool idOneRestarts = false;      // a delta with id 1 is an image after a restart of the service
    bool restJoinsAtIdItself = true; // futures: U <= L <= u (or pu = L); spot: U <= L + 1 <= u
    const char* source = "";         // the venue's page that says so
};

class BookSync {
public:
    enum class State : std::uint8_t { Empty, Holding, Live };

    // What the owner should do about it.
    struct Outcome {
        bool applied = false;                // the event stays in the batch
        bool wantImage = false;              // ask for an image (REST) or subscribe anew (stream)
        std::optional<LostReason> lost;      // the book lost its place; a BookLost was appended
        bool becameLive = false;
        bool repeated = false;               // an old or doubled message was dropped
    };

    BookSync(const SyncRule& rule, InstrumentId instrument);

    // Looks at the BookUpdate at `index` of the batch. If it may pass it stays; if not it is
    // withdrawn (monostate). When an image joins held deltas these are appended to the batch.
    Outcome feed(EventBatch& batch, std::size_t index);

    // The place is lost for an outside reason. Appends a BookLost once, until live again.
    Outcome lose(LostReason reason, const Stamp& stamp, EventBatch& batch);

    // A fresh REST image while live (the periodic audit): becomes image + the deltas since then,
    // so that a silently wrong level heals without a stale moment. Withdrawn when it does not join.
    // For rules whose image comes by REST only.
    State state() const { return m_state; }
    std::int64_t last() const { return m_last; }
    InstrumentId instrument() const { return m_instrument; }

private:
    struct Held {
        BookUpdate update;
        Stamp stamp;
        std::vector<Level> levels;  // bids then asks
    };

    Outcome image(EventBatch& batch, std::size_t index);
    Outcome delta(EventBatch& batch, std::size_t index);
    bool continues(const BookUpdate& u) const;
    bool joins(const BookUpdate& delta, std::int64_t imageId) const;
    bool older(const BookUpdate& delta, std::int64_t imageId) const;
    void remember(const EventBatch& batch, std::size_t index);
    void append(const Held& held, EventBatch& batch) const;
    Outcome gap(EventBatch& batch, std::size_t index);

    SyncRule m_rule;
    InstrumentId m_instrument;
    State m_state = State::Empty;
    std::int64_t m_last = -1;
    bool m_lostTold = true;          // nothing to lose before the first image
    std::deque<Held> m_held;         // Holding: waiting deltas; Live (REST rules): recent ones
};

}  // namespace plimsoll
