// Reads the events that nearly all bytes of this venue are, in one pass each, in the form in which the venue
// writes them: see feeds/frame_scan.h. False: not exactly of that form; nothing is appended.
#pragma once

#include "model/market/events.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace plimsoll::binance {

struct DepthRow {
    Timestamp at{};
    std::int64_t first = 0, last = 0;
    std::optional<std::int64_t> previous;
    LevelSpan bids, asks;
};

struct QuoteRow {
    std::optional<Timestamp> at;
    Bbo bbo;
};

struct TradeRow {
    Timestamp at{};
    std::string_view id;
    std::uint64_t key = 0;
    Level level;
    bool sold = false, block = false;
};

struct Event {
    enum class Kind : std::uint8_t { Depth, Quote, Trade };
    Kind kind = Kind::Quote;
    std::string_view stream;  // empty in raw form
    std::string_view symbol;
    DepthRow depth;
    QuoteRow quote;
    TradeRow trade;
};

// {"stream":"btcusdt@trade","data":{"e":"trade",...}} or the event alone. depthUpdate, bookTicker, aggTrade and
// trade, USDⓈ-M and spot, as they were written from 2020 to 2026. Coin-margined ones name their product.
bool scanEvent(std::string_view text, std::vector<Level>& levels, Event& out);

}  // namespace plimsoll::binance
