// Which assets matter most: what the program watches when nobody says.
#pragma once

#include "model/snapshots.h"

#include <string>
#include <vector>

namespace plimsoll {

// By open interest in dollars, summed over the venues where it is fresh; assets without any come
// after those with, by 24 h turnover. Perps on crypto only.
std::vector<std::string> topAssets(const MarketSnapshot& market, std::size_t n);

}  // namespace plimsoll
