// One light a venue, from what its books are like and what its feed says of itself.
#pragma once

#include "model/boards/market_board.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace plimsoll {

// Whether a trade of this instrument would be heard now: else that none comes says nothing. Trades run on
// connections of their own, so neither books nor liquidations speak for them.
bool tradesHeard(const VenueRow& row, InstrumentId id, Mono now);

class VenueBoard {
public:
    // Improvement waits until the light has stood for this long; worsening is immediate (UI 7).
    static constexpr Duration kDwell = std::chrono::seconds{1};

    void report(const std::shared_ptr<const FeedHealth>& health);
    // Maintenance stands until the venue says that this one is over, or its time has passed; what is only said
    // beside it changes nothing.
    void notice(VenueId venue, const VenueStatus& status, std::string title);
    // Something came from this venue.
    void seen(VenueId venue, Mono at);

    // Judges all venues. Says whether a light or its words changed.
    bool update(const MarketBoard& market, const WatchSet& watch, AsOf now);
    const std::array<VenueRow, kVenueCount>& rows() const { return m_rows; }

private:
    struct Notice {
        std::string title;
        std::optional<Timestamp> begin, end;
    };
    struct Judged {
        Freshness state = Freshness::Off;
        std::string detail;
    };
    Judged judgeVenue(const MarketBoard& market, VenueId venue, bool enabled, AsOf now) const;

    std::array<VenueRow, kVenueCount> m_rows{};
    std::array<std::optional<Mono>, kVenueCount> m_changed{};  // when the light last changed
    std::array<std::optional<Mono>, kVenueCount> m_seen{};
    std::array<std::vector<Notice>, kVenueCount> m_notices{};
};

}  // namespace plimsoll
