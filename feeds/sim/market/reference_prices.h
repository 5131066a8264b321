// Index and mark of every listing, made the way each venue makes them, with its own pace and lag.
#pragma once

#include "feeds/sim/market/floor.h"
#include "feeds/sim/market/scenario.h"

#include <vector>

namespace plimsoll::sim {

class ReferencePrices {
public:
    // Listings of one asset.
    ReferencePrices(Floor& floor, std::vector<ListingId> perps, std::vector<ListingId> spots);

    // `outside`: price on all the exchanges that are not simulated, by venue's quote currency, already lagged;
    // of one coin. `stale`: bit per venue whose oracle stands still. New marks are appended to `marked`.
    void step(double seconds, double dt, const std::array<double, kVenueCount>& outside, double extraLag,
              std::uint8_t stale, std::vector<ListingId>& marked);
    void begin(const std::array<double, kVenueCount>& outside);
    void start(ListingId id, double outside);  // a listing that begins later

private:
    struct Perp {
        ListingId id = kNoListing;
        double basis = 0;  // slow mean of mid over index, quote currency
        double next = 0;   // seconds of the next publication
        double index = 0;  // lagged, one coin
    };
    double component(const Perp& p, double outside) const;
    double markOf(const Perp& p, double index) const;
    double others(VenueId self) const;

    Floor& m_floor;
    std::vector<Perp> m_perps;
    std::vector<ListingId> m_spots;
};

}  // namespace plimsoll::sim
