// Reads books, best quotes, trades and single rows in one pass each, in the form in which the venue writes them:
// see feeds/frame_scan.h. False: not exactly of that form; nothing is appended.
#pragma once

#include "feeds/frame_scan.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace plimsoll::okx {

// {"arg":{"channel":"books","instId":"BTC-USDT-SWAP"}
struct Head {
    std::string_view channel, instId;
};
bool scanHead(FrameScan& scan, Head& out);

enum class Action : std::uint8_t { None, Snapshot, Update };

struct BookRow {
    std::optional<Timestamp> at;
    std::optional<std::int64_t> seq, previous;
    std::int64_t checksum = 0;
    LevelSpan bids, asks;
    std::string_view bidsWritten, asksWritten;
};

// From behind the head to the end of the frame, one row:
// ,"action":"update","data":[{"asks":[["1","2","0","4"]],"bids":[],"ts":"5","checksum":0,"prevSeqId":6,"seqId":7}]}
// The keys of the row come in any order; bbo-tbt has no action.
bool scanBook(FrameScan& scan, std::vector<Level>& levels, Action& action, BookRow& out);

struct TradeRow {
    std::string_view instId, id;
    std::optional<Timestamp> at;
    Level level;
    bool sold = false;
};

// ,"data":[{"instId":"BTC-USDT-SWAP","tradeId":"1","px":"2","sz":"3","side":"buy","ts":"4","count":"1",
//  "source":"0","seqId":5},...]}; the keys of a row in any order.
bool scanTrades(FrameScan& scan, std::vector<TradeRow>& out);

// ,"data":[{...}]}: one row of plain fields.
bool scanRow(FrameScan& scan, JsonObject& out);

}  // namespace plimsoll::okx
