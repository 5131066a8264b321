// What happened to the feeds, as lines of the journal: a venue that fell silent and came back, gaps, notices of
// maintenance. A light that flickers is one line, not hundreds: what is said must have stood for a while, and for
// the longer the more has been said lately; gaps are summed over a minute. Of a venue that announces without end a
// few lines are written, and how many were not.
#pragma once

#include "model/market/events.h"
#include "model/snapshots.h"
#include "model/store/history_rows.h"

#include <array>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

class FeedJournal {
public:
    static constexpr Duration kHold = std::chrono::seconds{5}, kLongestHold = std::chrono::seconds{80};
    static constexpr Duration kLately = std::chrono::minutes{10}, kGather = std::chrono::minutes{1};
    static constexpr Duration kFirstSilence = std::chrono::seconds{30};  // before a venue that never spoke is said
    static constexpr std::size_t kNoticesKept = 100, kNoticesLately = 20;  // of a venue

    // Once a second; new lines go to the end of `out`.
    void look(const std::array<VenueRow, kVenueCount>& venues, AsOf now, std::vector<store::JournalRow>& out);
    // What a venue announces.
    void noticed(VenueId venue, const VenueStatus& status, const std::string& title, Timestamp at,
                 std::vector<store::JournalRow>& out);

private:
    enum class Light : std::uint8_t { Unknown, Up, Stale, Off };
    struct Counts {
        std::uint64_t gaps = 0, resyncs = 0, reconnects = 0;
        bool operator==(const Counts&) const = default;
    };
    struct Venue {
        Light said = Light::Unknown, seen = Light::Unknown;
        AsOf since;              // it looks like this
        AsOf downAt;             // what was said last of it going down began then
        std::string why;         // the first reason of its being down
        std::deque<Mono> lines;  // lately
        std::optional<Counts> counted;
        std::optional<AsOf> gathering;
        std::deque<std::string> notices;  // as they were said, the oldest first
        Timestamp noticesSince{};         // of these kLately
        std::size_t noticesLately = 0;
    };
    static Light lightOf(const VenueRow& row);
    void light(Venue& v, VenueId venue, const VenueRow& row, AsOf now, std::vector<store::JournalRow>& out) const;
    void unwritten(Venue& v, VenueId venue, Timestamp now, std::vector<store::JournalRow>& out) const;
    void gaps(Venue& v, VenueId venue, const VenueRow& row, AsOf now, std::vector<store::JournalRow>& out) const;

    std::array<Venue, kVenueCount> m_venues;
};

}  // namespace plimsoll
