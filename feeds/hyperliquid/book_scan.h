// Reads a whole l2Book frame in one pass: half of all bytes of this venue are such frames.
#pragma once

#include "model/market/events.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace plimsoll::hyperliquid {

struct BookFrame {
    std::string_view coin;
    std::int64_t time = 0;
    LevelSpan bids, asks;
    bool fast = false;
};

// {"channel":"l2Book","data":{"coin":"BTC","time":1,"levels":[[{"px":"1","sz":"2","n":3},...],[...]]}}
// False: not exactly of this form; nothing is appended, and the general reader says what it is. The keys
// of `data` may come in any order; keys that are not known are such a case. `text` must have 64 readable
// bytes behind its end.
bool scanBook(std::string_view text, std::vector<Level>& levels, BookFrame& out);

}  // namespace plimsoll::hyperliquid
