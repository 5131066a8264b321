// Funding of one perpetual: samples of the premium, the venue's own estimate, settlement on the hour.
#pragma once

#include "feeds/sim/market/floor.h"

#include <vector>

namespace plimsoll::sim {

class FundingClock {
public:
    FundingClock(Floor& floor, ListingId listing);

    // As if the market had run since the last settlement with these premiums (oldest first).
    void begin(Timestamp now, std::vector<double> premiums);
    void step(Timestamp now);  // true work every few seconds
    bool due(Timestamp now) const { return now >= m_floor.desk(m_id).state.nextFunding; }
    // Charges every account; the caller then looks at its positions again.
    void settle();
    void setInterval(std::chrono::hours interval);  // from the next settlement on

    std::chrono::seconds every() const { return m_every; }

private:
    void sample(Timestamp now);
    void estimate();
    std::optional<double> impact(Side side) const;

    Floor& m_floor;
    const ListingId m_id;
    const std::chrono::seconds m_every;
    std::vector<double> m_premiums;
    Timestamp m_next{}, m_look{};
    std::chrono::hours m_nextInterval{8};
};

// The settlement after `now` on the venue's clock, which counts from midnight UTC.
Timestamp nextSettlement(Timestamp now, std::chrono::hours interval);

}  // namespace plimsoll::sim
