// Klines of any length from those of a minute.
#pragma once

#include "feeds/sim/market/market.h"

#include <vector>

namespace plimsoll::sim {

// Oldest first; those that begin in the same `minutes` of the clock become one.
std::vector<Kline> joined(const std::vector<Kline>& bars, int minutes);

// "5m", "1h", "1H", "1D", "1d", "60" (Bybit counts minutes): 0 when it is none of them.
int minutesOf(std::string_view word);

}  // namespace plimsoll::sim
