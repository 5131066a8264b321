#include "feeds/okx/frame_scan.h"

namespace plimsoll::okx {

namespace {

constexpr std::size_t kMostTrades = 10'000;

bool readLevels(FrameScan& scan, std::vector<Level>& levels, LevelSpan& span, std::string_view& written)
{
    const char* const start = scan.at();
    if (!scan.levels(levels, span)) return false;
    written = {start, static_cast<std::size_t>(scan.at() - start)};
    return true;
}

bool readBook(FrameScan& scan, std::vector<Level>& levels, BookRow& row)
{
    enum : unsigned { Asks = 1, Bids = 2, At = 4, Checksum = 8, Previous = 16, Seq = 32, Sides = 3 };
    unsigned seen = 0;
    do {
        unsigned one = 0;
        bool read = false;
        if (scan.take(R"("asks":)")) {
            one = Asks;
            read = readLevels(scan, levels, row.asks, row.asksWritten);
        } else if (scan.take(R"("bids":)")) {
            one = Bids;
            read = readLevels(scan, levels, row.bids, row.bidsWritten);
        } else if (scan.take(R"("ts":")")) {
            one = At;
            read = scan.time(row.at.emplace()) && scan.take("\"");
        } else if (scan.take(R"("checksum":)")) {
            one = Checksum;
            read = scan.integer(row.checksum);
        } else if (scan.take(R"("prevSeqId":)")) {
            one = Previous;
            read = scan.integer(row.previous.emplace());
        } else if (scan.take(R"("seqId":)")) {
            one = Seq;
            read = scan.whole(row.seq.emplace());
        } else if (scan.take(R"("instId":")")) {
            read = scan.skipText();
        }
        if (!read || (seen & one) != 0) return false;
        seen |= one;
    } while (scan.take(","));
    return (seen & Sides) == Sides && scan.take("}");
}

bool readTrade(FrameScan& scan, TradeRow& row)
{
    enum : unsigned { Id = 1, Price = 2, Size = 4, Taker = 8, At = 16, Needed = 31, Whom = 32 };
    unsigned seen = 0;
    if (!scan.take("{")) return false;
    do {
        unsigned one = 0;
        bool read = false;
        if (scan.take(R"("instId":")")) {
            one = Whom;
            read = scan.text(row.instId);
        } else if (scan.take(R"("tradeId":")")) {
            one = Id;
            read = scan.text(row.id) && !row.id.empty();
        } else if (scan.take(R"("px":")")) {
            one = Price;
            read = scan.price(row.level.price);
        } else if (scan.take(R"("sz":")")) {
            one = Size;
            read = scan.qty(row.level.qty);
        } else if (scan.take(R"("side":"buy")")) {
            one = Taker;
            read = true;
        } else if (scan.take(R"("side":"sell")")) {
            one = Taker;
            read = row.sold = true;
        } else if (scan.take(R"("ts":")")) {
            one = At;
            read = scan.time(row.at.emplace()) && scan.take("\"");
        } else if (scan.take(R"("count":")") || scan.take(R"("source":")") || scan.take(R"("instType":")")) {
            read = scan.skipText();
        } else if (scan.take(R"("seqId":)")) {
            read = scan.skipWhole();
        }
        if (!read || (seen & one) != 0) return false;
        seen |= one;
    } while (scan.take(","));
    return (seen & Needed) == Needed && scan.take("}");
}

}  // namespace

bool scanHead(FrameScan& scan, Head& out)
{
    return scan.closed() && scan.take(R"({"arg":{"channel":")") && scan.text(out.channel) &&
           scan.take(R"(,"instId":")") && scan.text(out.instId) && scan.take("}");
}

bool scanBook(FrameScan& scan, std::vector<Level>& levels, Action& action, BookRow& out)
{
    action = Action::None;
    if (scan.take(R"(,"action":"update")"))
        action = Action::Update;
    else if (scan.take(R"(,"action":"snapshot")"))
        action = Action::Snapshot;
    const std::size_t before = levels.size();
    if (scan.take(R"(,"data":[{)") && readBook(scan, levels, out) && scan.take("]}") && scan.done()) return true;
    levels.resize(before);
    return false;
}

bool scanTrades(FrameScan& scan, std::vector<TradeRow>& out)
{
    out.clear();
    if (!scan.take(R"(,"data":[)")) return false;
    do {
        if (out.size() == kMostTrades || !readTrade(scan, out.emplace_back())) return false;
    } while (scan.take(","));
    return scan.take("]}") && scan.done();
}

bool scanRow(FrameScan& scan, JsonObject& out)
{
    return scan.take(R"(,"data":[)") && scan.fields(out) && scan.take("]}") && scan.done();
}

}  // namespace plimsoll::okx
