// Reads the two kinds of frames that nearly all bytes of this venue are, in one pass each, in the form in
// which the venue writes them. False: not exactly of that form; nothing is appended, and the general reader
// says what it is. `text` must have 64 readable bytes behind its end.
#pragma once

#include "model/market/events.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace plimsoll::hyperliquid {

struct BookFrame {
    std::string_view coin;
    Timestamp time;
    LevelSpan bids, asks;
    bool fast = false;
};

// {"channel":"l2Book","data":{"coin":"BTC","time":1,"levels":[[{"px":"1","sz":"2","n":3},...],[...]]}}
// The keys of `data` may come in any order.
bool scanBook(std::string_view text, std::vector<Level>& levels, BookFrame& out);

struct TradeRow {
    std::string_view coin, id;
    Level level;
    Timestamp time;
    std::uint64_t tid = 0;
    bool sold = false;
};

// {"channel":"trades","data":[{"coin":"BTC","side":"A","px":"1","sz":"2","time":3,"hash":"0x..","tid":4,
//  "users":["0x..","0x.."]},...]}
bool scanTrades(std::string_view text, std::vector<TradeRow>& out);

}  // namespace plimsoll::hyperliquid
