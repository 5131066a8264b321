// What the history keeps, as values. Times are Unix: `t` seconds at the start of the second or minute,
// `ms` milliseconds. Sizes in US dollars unless named. Unknown is absent, never zero.
#pragma once

#include "model/market/instrument.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll::store {

using Number = std::optional<double>;

struct InstrumentRow {
    InstrumentId id{};  // of this run; the database has its own
    std::string venue, market, symbol, asset, quote;
    double multiplier = 1;  // coins in a unit that the price is quoted for
};

// One instrument in one second, as it was seen.
struct SecondRow {
    InstrumentId id{};
    std::int64_t t = 0;
    Number mid, spreadBp, mark, index;
    Number bid10, ask10, bid25, ask25, bid100, ask100;  // resting within so many bp
    Number interestBase;                                // coins, single-sided
    Number r8;                                          // funding estimate per 8 hours
    Number buyUsd, sellUsd, longUsd, shortUsd;          // taker volume; liquidated positions
};

struct LiquidationRow {
    InstrumentId id{};
    std::int64_t ms = 0, receivedMs = 0;
    bool longs = true;  // the side of the closed position
    double price = 0, coins = 0;
    Number usd;
    std::string priceKind;  // "fill", "bankruptcy": what the venue's price means
    bool late = false;      // told long after it happened, perhaps not for the first time; not kept
};

struct SettledRow {
    InstrumentId id{};
    std::int64_t ms = 0;
    double rate = 0;       // of its interval
    Number intervalHours;  // absent: the venue does not say
};

// What the venue remembers: kept beside what was seen, never in its place.
struct BarRow {
    InstrumentId id{};
    std::int64_t t = 0;
    std::int32_t seconds = 60;
    double open = 0, high = 0, low = 0, close = 0;
    Number buyUsd, sellUsd;
};
struct InterestRow {
    InstrumentId id{};
    std::int64_t t = 0;
    double base = 0;
};

// Warnings, alerts, phase changes, feed events and notes, in the order of their coming.
enum class Entry : std::uint8_t { Warning, Alert, Phase, Feed, Note };
std::string_view entryName(Entry kind);
struct JournalRow {
    std::int64_t ms = 0;
    Entry kind = Entry::Note;
    std::string asset, what, level, text;  // `what`: rule, alert or phase; `level`: raised, cleared ...
    std::string evidence;                  // JSON, as it was shown
};

// A phase or a flush: told again as it goes on, the newest word replaces the one before.
struct EpisodeRow {
    std::int64_t ms = 0, untilMs = 0;  // since, and last seen
    std::string kind;                  // "phase", "flush"
    std::string asset, what;           // the phase's name
    std::string data;                  // JSON
};

// What a book was like in an hour: the mean of its minutes.
struct BookHour {
    std::int64_t hour = 0;      // Unix hours
    Number depth100, spreadBp;  // US dollars within 1 %, both sides
};

struct HistoryBatch {
    std::vector<InstrumentRow> instruments;
    std::vector<SecondRow> seconds;
    std::vector<LiquidationRow> liquidations;
    std::vector<SettledRow> settled;
    std::vector<BarRow> bars;
    std::vector<InterestRow> interests;
    std::vector<JournalRow> journal;
    std::vector<EpisodeRow> episodes;

    std::size_t rows() const
    {
        return instruments.size() + seconds.size() + liquidations.size() + settled.size() + bars.size() +
               interests.size() + journal.size() + episodes.size();
    }
    void append(HistoryBatch&& more);
    void clear();
};

}  // namespace plimsoll::store
