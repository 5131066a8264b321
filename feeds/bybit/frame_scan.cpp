#include "feeds/bybit/frame_scan.h"

#include "feeds/frame_scan.h"

namespace plimsoll::bybit {

namespace {

constexpr std::size_t kMostTrades = 10'000;

bool readType(FrameScan& scan, bool& snapshot)
{
    snapshot = scan.take(R"(,"type":"snapshot")");
    return snapshot || scan.take(R"(,"type":"delta")");
}

// ,"type":"delta","ts":1,"data": and the same with both in the other order.
bool readHead(FrameScan& scan, bool& snapshot, Timestamp& at)
{
    if (scan.take(R"(,"ts":)")) {
        if (!scan.time(at) || !readType(scan, snapshot)) return false;
    } else if (!readType(scan, snapshot) || !scan.take(R"(,"ts":)") || !scan.time(at)) {
        return false;
    }
    return scan.take(R"(,"data":)");
}

bool readBook(FrameScan& scan, std::vector<Level>& levels, BookFrame& out)
{
    const bool read = readHead(scan, out.snapshot, out.at) && scan.take(R"({"s":")") && scan.skipText() &&
                      scan.take(R"(,"b":)") && scan.levels(levels, out.bids) && scan.take(R"(,"a":)") &&
                      scan.levels(levels, out.asks) && scan.take(R"(,"u":)") && scan.whole(out.seq) &&
                      scan.take(R"(,"seq":)") && scan.skipWhole() && scan.take("}");
    if (!read || (scan.take(R"(,"cts":)") && !scan.skipWhole())) return false;
    return scan.take("}") && scan.done();
}

bool readTrade(FrameScan& scan, TradeRow& row)
{
    enum : unsigned { At = 1, Taker = 2, Size = 4, Price = 8, Id = 16, Needed = 31, Block = 32 };
    unsigned seen = 0;
    bool ignored = false;
    if (!scan.take("{")) return false;
    do {
        unsigned one = 0;
        bool read = false;
        if (scan.take(R"("T":)")) {
            one = At;
            read = scan.time(row.at);
        } else if (scan.take(R"("s":")")) {
            read = scan.skipText();
        } else if (scan.take(R"("S":"Buy")")) {
            one = Taker;
            read = true;
        } else if (scan.take(R"("S":"Sell")")) {
            one = Taker;
            read = row.sold = true;
        } else if (scan.take(R"("v":")")) {
            one = Size;
            read = scan.qty(row.level.qty);
        } else if (scan.take(R"("p":")")) {
            one = Price;
            read = scan.price(row.level.price);
        } else if (scan.take(R"("L":")")) {
            read = scan.skipText();
        } else if (scan.take(R"("i":")")) {
            one = Id;
            read = scan.text(row.id) && !row.id.empty();
        } else if (scan.take(R"("BT":)")) {
            one = Block;
            read = scan.flag(row.block);
        } else if (scan.take(R"("RPI":)")) {
            read = scan.flag(ignored);
        } else if (scan.take(R"("seq":)")) {
            read = scan.skipWhole();
        }
        if (!read || (seen & one) != 0) return false;
        seen |= one;
    } while (scan.take(","));
    return (seen & Needed) == Needed && scan.take("}");
}

}  // namespace

bool scanBook(std::string_view text, std::vector<Level>& levels, BookFrame& out)
{
    FrameScan scan(text);
    if (!scan.closed() || !scan.take(R"({"topic":")") || !scan.ahead("orderbook.")) return false;
    const std::size_t before = levels.size();
    if (scan.text(out.topic) && readBook(scan, levels, out)) return true;
    levels.resize(before);
    return false;
}

bool scanTrades(std::string_view text, std::string_view& topic, std::vector<TradeRow>& out)
{
    out.clear();
    FrameScan scan(text);
    if (!scan.closed() || !scan.take(R"({"topic":")") || !scan.ahead("publicTrade.") || !scan.text(topic))
        return false;
    bool snapshot = false;
    Timestamp ignored{};
    if (!readHead(scan, snapshot, ignored) || !scan.take("[")) return false;
    do {
        if (out.size() == kMostTrades || !readTrade(scan, out.emplace_back())) return false;
    } while (scan.take(","));
    return scan.take("]}") && scan.done();
}

}  // namespace plimsoll::bybit
