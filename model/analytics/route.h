// One order over the books of several venues: ANALYTICS C4, prepared once and asked for as many sizes as wanted.
#pragma once

#include "model/analytics/depth.h"

#include <string>
#include <vector>

namespace plimsoll::analytics::depth {

class Route {
public:
    // All offers against `side`, in the order in which they are taken: by price after fees.
    static Result<Route> of(std::span<const VenueSide> venues, Side side);

    Side side() const { return m_side; }
    Result<ConsolidatedCost> cost(double notional) const;
    // How much worse than `mid` the average price is, bp; nothing where nothing is offered. Where books of venues
    // cross it may be better: that costs nothing, and is no gain to count on.
    std::optional<double> slipBps(const ConsolidatedCost& cost, double mid) const;

private:
    struct Offer {
        double routed = 0, usd = 0, qty = 0;  // price after fees, price, size
        std::size_t venue = 0;
    };
    struct Venue {
        std::size_t place = 0;  // of its name in the allocation
        double fee = 0;
    };
    Side m_side = Side::Buy;
    std::vector<Offer> m_offers;
    std::vector<Venue> m_venues;
    std::vector<std::string> m_names;
};

}  // namespace plimsoll::analytics::depth
