// Which assets matter most: what the program watches when nobody says.
#pragma once

#include "model/snapshots.h"

#include <string>
#include <vector>

namespace plimsoll {

// By open interest in dollars, summed over the venues that have said it lately; assets without any come
// after those with, by 24 h turnover. Perps on crypto only.
std::vector<std::string> topAssets(const MarketSnapshot& market, std::size_t n);
// By 24 h turnover: those whose open interest is worth asking for where no list has it (Binance).
std::vector<std::string> busiestAssets(const MarketSnapshot& market, std::size_t n);

}  // namespace plimsoll
