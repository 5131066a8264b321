// Those who keep prices of one asset together: between venues, and between perpetual and spot.
#pragma once

#include "feeds/sim/market/floor.h"
#include "feeds/sim/market/random.h"
#include "feeds/sim/market/scenario.h"

#include <vector>

namespace plimsoll::sim {

class Arbitrage {
public:
    struct Leg {
        ListingId id = kNoListing;
        double depth = 0;  // quote currency within 1 %, in calm
        Lots stock = 0;    // spot: what the account was given
    };
    Arbitrage(Floor& floor, std::vector<Leg> perps, std::vector<Leg> spots, double interest, Random random);

    void step(double seconds, const Behaviour& behaviour);

private:
    void between(const std::vector<Leg>& legs, double threshold, const Behaviour& behaviour);
    void carry(const Leg& perp, const Behaviour& behaviour, double dt);
    const Leg* spotFor(const Leg& perp) const;
    double coinPrice(ListingId id, double ticks) const;
    Lots lotsOf(ListingId id, double coins) const;
    Lots usualLots(ListingId id) const;

    Floor& m_floor;
    std::vector<Leg> m_perps, m_spots;
    double m_interest;  // of the asset, US dollars: capital of basis traders is a share of it
    Random m_random;
    std::vector<double> m_next;
};

}  // namespace plimsoll::sim
