// Reads books and trades in one pass each, in the form in which the venue writes them: see feeds/frame_scan.h.
// False: not exactly of that form; nothing is appended.
#pragma once

#include "model/market/events.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace plimsoll::bybit {

struct BookFrame {
    std::string_view topic;
    bool snapshot = false;
    Timestamp at{};
    std::int64_t seq = 0;
    LevelSpan bids, asks;
};

// {"topic":"orderbook.200.BTCUSDT","type":"delta","ts":1,"data":{"s":"BTCUSDT","b":[["1","2"]],"a":[],"u":3,
//  "seq":4},"cts":5}; on spot ts comes before type.
bool scanBook(std::string_view text, std::vector<Level>& levels, BookFrame& out);

struct TradeRow {
    Timestamp at{};
    std::string_view id;
    Level level;
    bool sold = false, block = false;
};

// {"topic":"publicTrade.BTCUSDT","type":"snapshot","ts":1,"data":[{"T":1,"s":"BTCUSDT","S":"Buy","v":"2","p":"3",
//  "L":"PlusTick","i":"20f4-","BT":false,"RPI":false,"seq":4},...]}; a row's keys in any order.
bool scanTrades(std::string_view text, std::string_view& topic, std::vector<TradeRow>& out);

}  // namespace plimsoll::bybit
