// Takers without leverage: a crowd of small ones, and investors whose large orders are worked in many
// pieces. The signs of trades have a long memory because of the latter (Lillo, Mike and Farmer 2005).
#pragma once

#include "feeds/sim/market/floor.h"
#include "feeds/sim/market/metaorder.h"
#include "feeds/sim/market/random.h"
#include "feeds/sim/market/scenario.h"

#include <vector>

namespace plimsoll::sim {

struct TakerMood {
    double fair = 0;      // ticks, what makers believe before their inventory
    double half = 1;      // half spread, ticks
    double activity = 1;  // scenario and sentiment
    double gap = 0;       // price over fundamental in daily standard deviations
    double dipBuying = 1;
    double seconds = 0;  // since the market began
    double dt = 0.05;
};

class Takers {
public:
    Takers(Floor& floor, ListingId listing, double dailyTurnover, Random random);

    void step(const TakerMood& mood);
    // Somebody who must trade: worked over `seconds`, on top of everything else.
    void mustTrade(Side side, double quote, double seconds, double now);
    // Large orders that ended since the last call, for those who measure.
    std::vector<Metaorder> takeEnded();
    void keepEnded(bool keep) { m_keep = keep; }
    double rate() const { return m_rate; }  // trades a second, normal

private:
    struct Forced {
        Side side;
        double perSecond, left, debt, until;
    };
    void one(const TakerMood& mood);
    Metaorder& metaorder(const TakerMood& mood);
    double piece(const TakerMood& mood);
    void forced(const TakerMood& mood);
    void snipe(const TakerMood& mood);

    Floor& m_floor;
    const ListingId m_id;
    double m_rate, m_size;  // a second; quote currency
    Random m_random;
    std::vector<Metaorder> m_working, m_ended;
    std::vector<Forced> m_forced;
    bool m_keep = false;
};

}  // namespace plimsoll::sim
