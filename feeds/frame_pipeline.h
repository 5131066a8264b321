// Decode -> sync -> events for one venue, without a socket: what `decode` and replays share with
// the live session is the codec and the book sync; this ties them together for recorded bytes.
#pragma once

#include "feeds/book_sync.h"
#include "feeds/catalogue.h"
#include "feeds/recording/recorded_book.h"
#include "feeds/venue.h"
#include "model/market/book_image.h"
#include "model/market/events.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

class FramePipeline {
public:
    struct Counters {
        std::uint64_t frames = 0, bytes = 0, events = 0, gaps = 0, resyncs = 0;
        std::uint64_t errors = 0, unknown = 0, duplicates = 0;
    };
    struct Outcome {
        FrameKind kind = FrameKind::Data;
        std::optional<DecodeError> error;
        std::optional<DecodeError> leftOut;  // of a value without which the frame counts
        std::optional<DecodeError> image;    // of the bare image that was kept for this frame's book
        bool kept = false;                   // this is a bare image; whether it can be read shows with its book
        Frame frame;
    };

    // `sync` false: book messages pass as the venue sent them.
    FramePipeline(const VenueProfile& profile, Catalogue& catalogue, bool sync = true);

    // `connection`: which of the recorded ones it came on, if the recording tells them apart (connectionOf).
    Outcome frame(PaddedText text, const Stamp& stamp, Market market, EventBatch& out,
                  std::uint64_t connection = 0);
    // A recorded REST reply. URLs that the profile does not know are `Unknown`.
    Outcome reply(std::string_view url, PaddedText body, const Stamp& stamp, EventBatch& out)
    {
        return reply(url, {}, body, stamp, out);
    }
    // The same with the body of the request, where that says what was asked.
    Outcome reply(std::string_view url, std::string_view requestBody, PaddedText body, const Stamp& stamp,
                  EventBatch& out);
    // An answer from before the recording (told_again.h): lists, and what carries its own date, are told; the rest
    // would look as if it were of now.
    Outcome earlier(std::string_view url, std::string_view requestBody, PaddedText body, const Stamp& stamp,
                    EventBatch& out);
    // The book as this program kept it at that moment.
    void ownBook(const BookImage& book, const Stamp& stamp, EventBatch& out);
    // A list of instruments from elsewhere: the codec knows it from now on, nothing is counted or told.
    Expected<void, DecodeError> learn(const RestRequest& request, PaddedText body);

    // The place of a book is lost for a reason that the wire does not show (crossed).
    void lose(InstrumentId id, LostReason reason, const Stamp& stamp, EventBatch& out);

    // What was sent on a connection: a book that is given up there is heard no more until it is asked for
    // again, and its numbers begin anew then. Given up and asked for in one go, it is a fresh image that
    // is wanted; the book goes on.
    void sent(std::string_view text, const Stamp& stamp, Market market, std::uint64_t connection, EventBatch& out);

    // A connection ended; its books have lost their place. `onPurpose`: it was closed from this side.
    void ended(std::uint64_t connection, bool onPurpose, const Stamp& stamp, EventBatch& out);

    // Forgets every book's place; instruments stay known.
    void restart();

    const Counters& counters() const { return m_counters; }
    const VenueProfile& profile() const { return m_profile; }
    Catalogue& catalogue() { return m_catalogue; }
    const BookSync* book(InstrumentId id) const;
    std::uint32_t booksLive() const;
    std::uint32_t booksWanted() const;
    std::vector<InstrumentId> books() const;
    // A book that waits for an image that has not come.
    std::optional<InstrumentId> waiting() const;

private:
    struct Book {
        RecordedBook told;
        std::int64_t lastSeen = -1;
        Market market = Market::Perp;
        std::string topic;  // as its frames name it, empty while they do not
    };
    // Given up by the last thing that was sent.
    struct Leaving {
        InstrumentId book;
        std::uint64_t connection = 0;
        Stamp stamp;
    };
    // A bare image that came before any message of its book.
    struct PendingImage {
        std::string text;
        Stamp stamp;
    };
    enum class Via : std::uint8_t { Stream, Reply, Own };
    struct Origin {
        Via via = Via::Stream;
        std::uint64_t connection = 0;
    };

    Book& bookOf(InstrumentId id, Market market);
    Outcome bareImage(PaddedText text, const Stamp& stamp, EventBatch& out);
    Outcome finish(Expected<Frame, DecodeError> decoded, std::size_t mark, const Stamp& stamp, EventBatch& out,
                   const Origin& origin);
    void note(const RecordedBook::Told& told);
    void leave(EventBatch& out);
    bool names(std::string_view sent, const Book& book, bool on) const;
    std::optional<InstrumentId> ownerOfImage(std::int64_t id) const;

    const VenueProfile& m_profile;
    Catalogue& m_catalogue;
    std::unique_ptr<VenueCodec> m_codec;
    bool m_sync;
    Counters m_counters;
    std::map<InstrumentId, Book> m_books;
    std::vector<Leaving> m_leaving;
    PendingImage m_pendingImage;
};

}  // namespace plimsoll
