// One book of a recording, as all connections told it that ever carried it.
//
// Sequence numbers chain within a connection only. While a connection is replaced two of them tell the
// same book, and after a break the next one begins anew: each has its own sync here, and only one speaks
// to the model. The newest that has become live takes over, with its image.
#pragma once

#include "feeds/book_sync.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace plimsoll {

// "perp depth 1#7" -> 7; 0 where a recording does not tell connections apart.
std::uint64_t connectionOf(std::string_view socket);

class RecordedBook {
public:
    RecordedBook(const SyncRule& rule, InstrumentId instrument) : m_rule(rule), m_instrument(instrument) {}

    struct Told {
        bool gap = false, resynced = false;
        std::uint32_t repeated = 0;
    };
    // The BookUpdate at `index` came on this connection.
    Told feed(EventBatch& batch, std::size_t index, std::uint64_t connection);
    // The BookUpdate at `index` was asked for by REST: for every connection that waits, and as an audit. Or it is
    // our own of that moment, for those that wait.
    Told reply(EventBatch& batch, std::size_t index, BookSync::Origin origin = BookSync::Origin::Reply);
    // Without a connection: who speaks loses its place.
    Told lose(LostReason reason, const Stamp& stamp, EventBatch& batch, std::optional<std::uint64_t> connection);
    // The connection is gone; that is no gap. `onPurpose`: it was not wanted any more.
    void ended(std::uint64_t connection, bool onPurpose, const Stamp& stamp, EventBatch& batch);

    // Not wanted any more on a connection that goes on: what still comes there is not heard.
    void left(std::uint64_t connection, const Stamp& stamp, EventBatch& batch);
    // Asked for (again) there: numbers begin anew.
    void joined(std::uint64_t connection) { std::erase(m_left, connection); }

    bool live() const;
    bool wanted() const { return m_wanted; }
    // Of the one that speaks, or would like to; null when all have ended.
    const BookSync* sync() const;

private:
    struct Line {
        std::uint64_t connection;
        BookSync sync;
        bool heard = false;  // the stream has spoken, not only a reply
    };
    struct Mark {
        std::size_t events, levels;
    };
    static constexpr std::size_t kLines = 4;

    Line& lineOf(std::uint64_t connection);
    Line* find(std::uint64_t connection);
    const Line* speaker() const;
    Told judge(Line& line, const BookSync::Outcome& outcome, EventBatch& batch, std::size_t index,
               const Mark& mark);

    const SyncRule m_rule;
    const InstrumentId m_instrument;
    std::vector<Line> m_lines;
    std::vector<std::uint64_t> m_left;  // connections that carry it no more
    std::optional<std::uint64_t> m_speaker;
    bool m_lost = false;  // by a gap, and not live since
    bool m_wanted = true;
};

}  // namespace plimsoll
