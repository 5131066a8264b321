// What the basis board would say of the sample hub's Bitcoin: Binance a little rich against Hyperliquid for twelve
// seconds, Bybit's index frozen, a stablecoin a little off its dollar.
#pragma once

#include "model/analytics/dislocation.h"
#include "model/boards/basis.h"

#include <array>
#include <string>
#include <vector>

namespace plimsoll::sample {

struct BasisSeed {
    std::vector<VenueId> venues;
    std::array<Freshness, kVenueCount> fresh{};  // of books and indices
    std::array<Stamp, kVenueCount> stamps{};
    double mid = 84'012.4;
};

BasisSnapshot basis(const std::string& asset, const BasisSeed& seed, AsOf asOf);

}  // namespace plimsoll::sample
