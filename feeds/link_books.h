// The books of one connection. Sequence numbers chain within a connection only, so each connection
// has its own, and a successor fills its own before it takes over.
#pragma once

#include "feeds/book_sync.h"
#include "feeds/venue.h"
#include "model/config.h"
#include "model/market/time.h"

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace plimsoll {

class LinkBooks {
public:
    LinkBooks(const SyncRule& rule, const NetworkConfig& config) : m_rule(rule), m_config(config) {}

    // Books of these topics (class Depth) are kept; returns those that are no longer wanted.
    std::vector<InstrumentId> set(const std::vector<Topic>& topics, Mono now);

    struct Fed {
        bool gap = false, becameLive = false, resynced = false, repeated = false;
        bool tooManyGaps = false;  // the third within a minute: the connection is to blame
    };
    // The BookUpdate at `index` meets its sequence law.
    Fed feed(EventBatch& batch, std::size_t index, BookSync::Origin origin, Mono now);

    // False when there is no such book here. A silent book asks for an image only once it speaks again:
    // before that an image would show a moment that is over as if it were now.
    bool lose(InstrumentId id, LostReason reason, const Stamp& stamp, EventBatch& batch);
    void loseAll(LostReason reason, const Stamp& stamp, EventBatch& batch);
    void unsubscribed(InstrumentId id, const Stamp& stamp, EventBatch& batch);

    // Books that want an image now; each counts as asked.
    std::vector<InstrumentId> imagesDue(Mono now);
    // Live books whose turn for an audit has come, longest waiting first, at most so many; each counts as
    // audited.
    std::vector<InstrumentId> auditsDue(Mono now, std::size_t most);
    // The book is looked at now: a deep image should come soon.
    void auditSoon(InstrumentId id, Mono now);
    void answered(InstrumentId id, bool ok, Mono now);
    void later(InstrumentId id, Mono at);  // it was too early to ask: then

    bool has(InstrumentId id) const { return m_books.contains(id); }
    bool isLive(InstrumentId id) const;
    bool awaitsWord(InstrumentId id) const;  // silent, and has not spoken since
    const std::string& topicOf(InstrumentId id) const;
    std::vector<InstrumentId> ids() const;
    std::uint32_t live() const;
    std::uint32_t count() const { return static_cast<std::uint32_t>(m_books.size()); }
    // Its messages mean nothing without an image before them.
    bool chained(InstrumentId id) const;
    bool fromRest() const { return m_rule.image == ImageFrom::Rest; }

private:
    struct Book {
        Book(BookSync s, std::string t) : sync(std::move(s)), topic(std::move(t)) {}
        BookSync sync;
        std::string topic;
        bool wantImage = false;  // and none is on its way
        bool askWhenHeard = false;
        bool inFlight = false;  // REST: asked; stream: subscribed anew
        bool wasLive = false;   // since the last loss was told: a loss makes the next image a resync
        bool lostOnce = false;
        bool partialLive = false;  // complete top-N images, no chain
        int failures = 0;
        Mono askedAt{}, notBefore{}, nextAudit{};
        std::deque<Mono> gaps;
    };
    Book* find(InstrumentId id);
    void told(Book& book, const BookSync::Outcome& outcome, Mono now, Fed& fed);

    const SyncRule m_rule;
    const NetworkConfig m_config;
    std::map<InstrumentId, Book> m_books;
    std::size_t m_added = 0;
};

}  // namespace plimsoll
