// Reads `[["price","size"], ...]` straight from its text into levels: the inner loop of every feed.
#pragma once

#include "model/market/events.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace plimsoll {

// Sizes beyond this are refused: no coin has that many units, and sums must stay finite.
inline constexpr double kLargestQty = 1e21;

// Ten times the deepest book that any venue sends.
inline constexpr std::size_t kMostLevels = 100'000;

struct LevelScanError {
    std::size_t row = 0;
    int column = -1;  // -1: the row itself
    const char* what = "";
};

// Numbers may be written as texts or as numbers; white space and further columns are fine. Prices
// must be above zero, sizes not below. Exactly the values of parsePrice and parseDouble.
// `raw` is the array as written, followed by at least 8 readable bytes. On error nothing is appended.
bool scanLevels(std::string_view raw, std::vector<Level>& out, LevelScanError& error);

// The same from `[{"px":"price","sz":"size","n":1}, ...]` (Hyperliquid): keys in any order, others are
// stepped over. One list is read from the front of `raw`, which may go on behind it up to a ']' or '}' that
// is its last character; `used` says how far. Column 0 is "px", 1 is "sz". 64 bytes behind that are readable.
bool scanNamedLevels(std::string_view raw, std::vector<Level>& out, LevelScanError& error, std::size_t& used);

// `"px":"1.5","sz":"2"`, exactly so, at the front of `raw`, which ends with a bracket.
bool scanNamedPair(std::string_view raw, Level& out, std::size_t& used);

}  // namespace plimsoll
