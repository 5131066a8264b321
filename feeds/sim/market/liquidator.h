// A venue's liquidation engine for one perpetual, with its insurance fund and auto-deleveraging. What it
// does follows each venue's published rules; the table says where they differ.
#pragma once

#include "feeds/sim/market/floor.h"
#include "feeds/sim/market/traders.h"

#include <vector>

namespace plimsoll::sim {

class Liquidator {
public:
    Liquidator(Floor& floor, Traders& traders, double depth);

    void openFund(double quote);
    void onMark();  // looks for positions whose margin is used up; after each new mark
    void step(double seconds);
    void drop() { m_queue.clear(); }  // delisting

private:
    void liquidate(std::size_t index, double seconds);
    // Into the book, not beyond the bankruptcy price. True: all of `lots` found a buyer.
    bool toBook(std::size_t index, Lots lots);
    void takeOver(std::size_t index);
    void deleverage(std::size_t index, Ticks price);
    void close(std::size_t index);
    void unwindFund(double seconds);
    void watchFund(double seconds);
    double fundEquity() const;
    bool fundBears(Lots lots, Ticks price) const;
    double equity(const Trader& t) const;
    bool beyondBackstop(const Trader& t) const;  // or bankrupt
    double score(const Trader& t) const;
    void stage(AdlStage stage);

    Floor& m_floor;
    Traders& m_traders;
    const ListingId m_id;
    const VenueId m_venue;
    const double m_depth;
    std::vector<std::uint32_t> m_queue;
    double m_fundPeak = 0, m_peakAt = 0, m_lastAdl = -1e9, m_nextUnwind = 0, m_nextWatch = 0;
    double m_now = 0;
};

}  // namespace plimsoll::sim
