// The sequence law of order books: one state machine, one row of values a venue.
//
//   Empty --delta--> Holding --image that joins--> Live --gap--> Empty or Holding
//
// The machine lives below the model: what it lets through is an image followed by deltas without
// a hole, or a BookLost. It never sees a socket or a clock.
#pragma once

#include "feeds/recent_queue.h"
#include "model/market/events.h"

#include <cstdint>
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
    bool idOneRestarts = false;       // a delta with id 1 is an image after a restart of the service
    bool restJoinsAtIdItself = true;  // futures: U <= L <= u (or pu = L); spot: U <= L + 1 <= u
    const char* source = "";          // the venue's page that says so
    // OKX: what names the last id as its previous one follows it, whatever its own id is. Quiet books repeat
    // their id, maintenance sets it back; and an image joins at an id that the stream has had, or within an
    // update where its time says the same as its id.
    bool anyIdFollows = false;
    // Books of contracts of which nobody knows the worth pass as well, their sizes no numbers: for those who only
    // write down what was said.
    bool unmeasured = false;
};

class BookSync {
public:
    enum class State : std::uint8_t { Empty, Holding, Live };
    enum class Origin : std::uint8_t {
        Stream,  // it came with the stream
        Reply,   // it was asked for by REST: it may be older than what the stream has said since
        Own,     // the book as this program kept it (told_again.h): the stream went on from exactly its id
    };

    // What the owner should do about it.
    struct Outcome {
        bool applied = false;            // the event stays in the batch
        bool wantImage = false;          // ask for an image (REST) or subscribe anew (stream); said once
                                         // each time one is needed: go on trying until becameLive
        std::optional<LostReason> lost;  // the book lost its place; a BookLost is in the batch
        bool becameLive = false;
        bool repeated = false;  // an old or doubled message was dropped
    };

    // `patient`: for recordings that begin in the middle. Also where the stream sends the images changes are held
    // before the first one, because a book of our own may come that they follow.
    BookSync(const SyncRule& rule, InstrumentId instrument, bool patient = false);

    // Looks at the BookUpdate at `index` of the batch. If it may pass it stays. If not it is withdrawn
    // (monostate), or a BookLost takes its place when it shows that the book lost its own. When an image
    // joins held deltas these are appended to the batch: they have passed and must not be fed again.
    // Updates of other channels than Main pass untouched.
    //
    // An image while live (the periodic audit) becomes image + the deltas since then, so that a silently
    // wrong level heals without a stale moment. If it does not join it is withdrawn and nothing is lost.
    // With rules whose images come in the stream this holds for Origin::Reply; the stream's own replace.
    Outcome feed(EventBatch& batch, std::size_t index, Origin origin = Origin::Stream);

    // The place is lost for an outside reason. Appends a BookLost once, until live again.
    Outcome lose(LostReason reason, const Stamp& stamp, EventBatch& batch);

    State state() const { return m_state; }
    std::int64_t last() const { return m_last; }
    InstrumentId instrument() const { return m_instrument; }

    // Limits of what is kept, in messages and in levels: waiting deltas, recent deltas, recent ids. An image is a
    // second old when it is compared, some seconds at worst; the room for what is recent comes in powers of two,
    // and there is one of these for every book.
    static constexpr std::size_t kHeld = 2'000, kHeldLevels = 400'000;
    static constexpr std::size_t kRecent = 127, kRecentLevels = 4'000;
    static constexpr std::size_t kHeard = 1'023;
    // Room that is held for them, bytes.
    std::size_t recentBytes() const;

private:
    struct Kept {
        BookUpdate update;
        Stamp stamp;
        std::uint64_t levels = 0;  // where its bids begin, counted from the first that was ever kept
    };
    struct Image {
        BookUpdate update;
        Stamp stamp;
        std::vector<Level> levels;  // bids then asks
    };

    Outcome image(EventBatch& batch, std::size_t index, Origin origin);
    Outcome oneOfMany(EventBatch& batch, std::size_t index, Origin origin);
    Outcome own(EventBatch& batch, std::size_t index);
    Outcome joinHeld(EventBatch& batch, std::size_t index);
    Outcome goOnFrom(EventBatch& batch, std::size_t index, std::size_t firstKept);
    Outcome audit(EventBatch& batch, std::size_t index);
    Outcome deltaWhileHolding(EventBatch& batch, std::size_t index);
    Outcome deltaWhileLive(EventBatch& batch, std::size_t index);
    Outcome old(EventBatch& batch, std::size_t index);
    Outcome restated(EventBatch& batch, std::size_t index);
    Outcome gap(EventBatch& batch, std::size_t index);
    Outcome applied(EventBatch& batch, std::size_t index);
    void meetAhead(EventBatch& batch);

    bool chains(const BookUpdate& delta, std::int64_t last) const;
    bool joins(const BookUpdate& delta, std::int64_t imageId) const;
    bool before(const BookUpdate& delta, std::int64_t imageId) const;
    bool within(std::size_t index, std::int64_t imageId, const std::optional<Timestamp>& at) const;
    bool heard(const EventBatch& batch, std::size_t index) const;
    bool countsAnew(const EventBatch& batch, std::size_t index);
    bool wantOnce();
    void hold(const EventBatch& batch, std::size_t index);
    void keep(const EventBatch& batch, std::size_t index);
    void makeRoom(std::size_t levels);
    void note(const EventBatch& batch, std::size_t index);
    void dropOldest();
    void forget();
    std::size_t firstAfter(std::int64_t imageId) const;  // in m_kept
    void append(const Kept& kept, EventBatch& batch) const;
    void appendUpdate(BookUpdate update, const Stamp& stamp, EventBatch& batch) const;  // its levels follow
    static const BookUpdate& at(const EventBatch& batch, std::size_t index);
    bool measured(const EventBatch& batch, const BookUpdate& update) const;

    SyncRule m_rule;
    InstrumentId m_instrument;
    bool m_patient = false;
    State m_state = State::Empty;
    std::int64_t m_last = -1;
    bool m_joined = false;        // Live: a delta has joined the image
    bool m_lostTold = true;       // nothing to lose before the first image
    bool m_asked = false;         // an image was asked for and has not come
    RecentQueue<Kept> m_kept;     // Holding: waiting deltas; Live: recent ones, for audits
    RecentQueue<Level> m_levels;  // of those
    std::uint64_t m_levelsGone = 0;
    std::optional<Image> m_ahead;  // Live: an audit's image that the stream has yet to reach
    struct Heard {
        std::int64_t id = 0;
        std::optional<Timestamp> venue;
    };
    RecentQueue<Heard> m_heard;  // the newest deltas, ids rising: what a repeat is told by
    std::int64_t m_lowest = -1;  // the lowest id ever heard
    std::size_t m_strange = 0;   // old ids in a row that are no repeats
};

}  // namespace plimsoll
