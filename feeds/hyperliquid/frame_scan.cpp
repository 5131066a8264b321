#include "feeds/hyperliquid/frame_scan.h"

#include "feeds/frame_scan.h"

namespace plimsoll::hyperliquid {

namespace {

constexpr std::size_t kMostTrades = 10'000;

bool readBook(FrameScan& scan, std::vector<Level>& levels, BookFrame& out)
{
    bool coin = false, time = false, sides = false, fast = false;
    do {
        if (!coin && scan.take(R"("coin":")")) {
            if (!(coin = scan.text(out.coin) && !out.coin.empty())) return false;
        } else if (!time && scan.take(R"("time":)")) {
            if (!(time = scan.time(out.time))) return false;
        } else if (!sides && scan.take(R"("levels":[)")) {
            sides = scan.namedLevels(levels, out.bids) && scan.take(",") && scan.namedLevels(levels, out.asks) &&
                    scan.take("]");
            if (!sides) return false;
        } else if (!fast && scan.take(R"("fast":)")) {
            if (!(fast = scan.flag(out.fast))) return false;
        } else {
            return false;
        }
    } while (scan.take(","));
    return coin && time && sides && scan.take("}}") && scan.done();
}

// The keys of a row come in any order, each once.
bool readTrade(FrameScan& scan, TradeRow& row)
{
    enum : unsigned {
        Coin = 1,
        Taker = 2,
        Px = 4,
        Sz = 8,
        Time = 16,
        Hash = 32,
        Tid = 64,
        Users = 128,
        All = 255
    };
    unsigned seen = 0;
    std::int64_t tid = 0;
    if (!scan.take("{")) return false;
    do {
        unsigned one = 0;
        bool read = false;
        if (scan.take(R"("coin":")")) {
            one = Coin;
            read = scan.text(row.coin) && !row.coin.empty();
        } else if (scan.take(R"("side":"A")")) {
            one = Taker;
            read = row.sold = true;
        } else if (scan.take(R"("side":"B")")) {
            one = Taker;
            read = true;
        } else if (scan.take(R"("px":")")) {
            one = Px;
            read = scan.price(row.level.price);
        } else if (scan.take(R"("sz":")")) {
            one = Sz;
            read = scan.qty(row.level.qty);
        } else if (scan.take(R"("time":)")) {
            one = Time;
            read = scan.time(row.time);
        } else if (scan.take(R"("hash":")")) {
            one = Hash;
            read = scan.skipText();
        } else if (scan.take(R"("tid":)")) {
            one = Tid;
            read = scan.whole(tid, row.id);
        } else if (scan.take(R"("users":[")")) {
            one = Users;
            read = scan.skipText() && scan.take(",\"") && scan.skipText() && scan.take("]");
        }
        if (!read || (seen & one) != 0) return false;
        seen |= one;
    } while (scan.take(","));
    row.tid = static_cast<std::uint64_t>(tid);
    return seen == All && scan.take("}");
}

}  // namespace

bool scanBook(std::string_view text, std::vector<Level>& levels, BookFrame& out)
{
    FrameScan scan(text);
    if (!scan.closed() || !scan.take(R"({"channel":"l2Book","data":{)")) return false;
    const std::size_t before = levels.size();
    if (readBook(scan, levels, out)) return true;
    levels.resize(before);
    return false;
}

bool scanTrades(std::string_view text, std::vector<TradeRow>& out)
{
    out.clear();
    FrameScan scan(text);
    if (!scan.closed() || !scan.take(R"({"channel":"trades","data":[)")) return false;
    do {
        if (out.size() == kMostTrades || !readTrade(scan, out.emplace_back())) return false;
    } while (scan.take(","));
    return scan.take("]}") && scan.done();
}

}  // namespace plimsoll::hyperliquid
