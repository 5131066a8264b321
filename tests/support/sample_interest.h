// What the interest board would say of the sample hub's Bitcoin: grown over a day while the book thinned, Bybit's
// past shorter than the others', ratios from two venues, and a flush two days ago of which a part is back.
#pragma once

#include "model/boards/interest.h"

#include <array>
#include <string>
#include <vector>

namespace plimsoll::sample {

struct InterestSeed {
    std::vector<VenueId> venues;
    std::array<Freshness, kVenueCount> fresh{};
    std::array<Stamp, kVenueCount> stamps{};
    double usd = 7'620e6, price = 84'012.4;
};

InterestSnapshot interest(const std::string& asset, const InterestSeed& seed, AsOf said);

}  // namespace plimsoll::sample
