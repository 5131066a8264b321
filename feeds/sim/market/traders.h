// Traders with leverage on one perpetual: isolated positions of five classes with margin, stops and targets.
// They follow trends, hold for hours, and are closed by the venue when their margin is used up.
#pragma once

#include "feeds/sim/market/floor.h"
#include "feeds/sim/market/random.h"
#include "feeds/sim/market/scenario.h"

#include <vector>

namespace plimsoll::sim {

struct Trader {
    AccountId account = 0;
    PositionId position = 0;  // 0: none
    LeverageClass leverageClass = LeverageClass::X10;
    bool closing = false;  // what is pending takes the position to nothing
    bool seized = false;   // the liquidation engine has it
    bool busy = false;     // in the list of those with something to trade
    bool hurry = false;    // a stop: larger pieces, sooner
    bool scared = false;   // closes because the market is wild; may think better of it
    Lots lots = 0;         // signed; the ledger's
    Lots pending = 0;      // still to trade, signed
    double leverage = 10;
    double entry = 0;                        // ticks, average
    double liquidation = 0, bankruptcy = 0;  // ticks of the mark
    double stop = 0, target = 0;             // ticks of the mark; 0: none
    double next = 0;                         // seconds: of the next piece, or of the liquidation engine's next try
    Timestamp opened{};

    bool free() const { return position == 0 && pending == 0; }
};

struct TraderSetup {
    std::size_t count = 500;  // positions, about
    double interest = 1e8;    // quote currency, both sides together
    double holdSeconds = 12 * 3600;
};

struct TraderMood {
    const Behaviour* behaviour = nullptr;
    double momentum = 0, rush = 0;
    double dailyVol = 0.03;
    double fundingPer8h = 0;
    double activity = 1, volRatio = 1;
    double seconds = 0;
    double dt = 0.05;
    double restPiece = 1e5;  // quote currency that one piece of a larger order may have
};

class Traders {
public:
    Traders(Floor& floor, ListingId listing, const TraderSetup& setup, Random random);

    // A position from before the market began: entered at `entry`, filled against `other`.
    // False where it would not be alive at this price.
    bool seed(Side side, double entry, Timestamp opened, double longest, double shortest, AccountId other);
    void step(const TraderMood& mood);
    void afterTrade(std::size_t index);  // lots or cash changed from outside: prices anew
    void afterFunding();
    void finish(std::size_t index);  // a position that is down to nothing
    void dropAll();                  // delisting, after the ledger has settled

    std::vector<Trader>& all() { return m_all; }
    const std::vector<Trader>& all() const { return m_all; }
    ListingId listing() const { return m_id; }
    std::size_t open() const { return m_open; }
    double longShare() const;
    double netOfInterest() const;  // long less short of leveraged traders, over what they usually hold
    double meanSize() const { return m_setup.interest / static_cast<double>(m_setup.count); }
    const TraderSetup& setup() const { return m_setup; }

private:
    void openOne(const TraderMood& mood);
    void piece(std::size_t index, const TraderMood& mood);
    void checkExits(double mark, const TraderMood& mood);
    void plan(Trader& t);
    void setExits(Trader& t, double dailyVol);
    void choose(Trader& t, double height);
    double size();
    std::size_t slot();
    void close(std::size_t index, const TraderMood& mood, bool atOnce);
    void enlist(std::size_t index);

    Floor& m_floor;
    const ListingId m_id;
    const TraderSetup m_setup;
    Random m_random;
    std::vector<Trader> m_all;
    std::vector<std::uint32_t> m_free, m_busy;  // slots; indices with something pending
    std::size_t m_open = 0;
    Lots m_longLots = 0, m_shortLots = 0;
    PositionId m_nextPosition = 1;
    double m_nextCheck = 0;
};

}  // namespace plimsoll::sim
