// The days before the market begins: paths of price, premium and open interest from the same processes,
// and what venues would have kept of them.
#pragma once

#include "feeds/sim/market/floor.h"
#include "feeds/sim/market/fundamental.h"

#include <vector>

namespace plimsoll::sim {

class Prehistory {
public:
    // Runs the fundamentals through the history; afterwards they stand at the table's prices.
    Prehistory(Fundamentals& fundamentals, Timestamp start, std::chrono::hours length, const Scenario& scenario,
               std::uint64_t seed);

    std::size_t minutes() const { return m_minutes; }
    // Log price in dollars, `ago` minutes before the start (0: the start).
    double log(std::size_t asset, std::size_t ago) const;
    double highest(std::size_t asset, std::size_t ago) const;  // since then
    double lowest(std::size_t asset, std::size_t ago) const;
    double premium(std::size_t asset, std::size_t ago) const;  // perp over index, fraction
    double interest(std::size_t ago) const;                    // relative to the start

    // Fills a desk's chronicle. `perSecond`: trades; `turnover`: quote currency a day.
    void write(Floor& floor, ListingId id, double perSecond, double turnover, Random random) const;
    // Premiums since the last settlement, as the venue would have sampled them.
    std::vector<double> premiumsSince(std::size_t asset, Timestamp from, std::chrono::seconds every,
                                      Random& random) const;

private:
    struct Path {
        std::vector<double> log, high, low, premium, busy;  // oldest first; high and low: to the end
    };
    std::size_t index(std::size_t ago) const { return m_minutes - std::min(ago, m_minutes); }
    void bars(Floor& floor, ListingId id, double perSecond, double turnover, Random& random) const;
    void interestHistory(Floor& floor, ListingId id) const;
    void settlements(Floor& floor, ListingId id, Random& random) const;

    Timestamp m_start;
    std::size_t m_minutes;
    std::vector<Path> m_paths;
    std::vector<double> m_interest;
};

}  // namespace plimsoll::sim
