// Reads `[["price","size"], ...]` straight from its text into levels: the inner loop of every feed.
#pragma once

#include "feeds/number_scan.h"
#include "model/market/events.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace plimsoll {

// Ten times the deepest book that any venue sends.
inline constexpr std::size_t kMostLevels = 100'000;

struct LevelScanError {
    std::size_t row = 0;
    int column = -1;  // -1: the row itself
    const char* what = "";
};

// Numbers may be written as texts or as numbers; white space and further columns are fine. Prices
// must be above zero, sizes not below. Exactly the values of parsePrice and parseDouble.
// `raw` is the array as written, followed by at least 64 readable bytes. On error nothing is appended.
bool scanLevels(std::string_view raw, std::vector<Level>& out, LevelScanError& error);

// Of text that no JSON reader has seen, what is stepped over must be plain (feeds/frame_scan.h).
enum class ScanText : std::uint8_t { Checked, Unchecked };

// The same from the front of `raw`, which may go on behind the list up to a ']' or '}' that is its last
// character; `used` says how far the list goes.
bool scanLevelsAhead(std::string_view raw, ScanText text, std::vector<Level>& out, LevelScanError& error,
                     std::size_t& used);

// The same from `[{"px":"price","sz":"size","n":1}, ...]` (Hyperliquid): keys in any order, others are
// stepped over. Column 0 is "px", 1 is "sz".
bool scanNamedLevels(std::string_view raw, ScanText text, std::vector<Level>& out, LevelScanError& error,
                     std::size_t& used);

}  // namespace plimsoll
