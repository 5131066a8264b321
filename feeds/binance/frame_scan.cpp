#include "feeds/binance/frame_scan.h"

#include "feeds/frame_scan.h"

namespace plimsoll::binance {

namespace {

// binance.md section 0: the pair behind the symbol, since 2026.
bool pair(FrameScan& scan)
{
    return !scan.take(R"(,"ps":")") || scan.skipText();
}

// The product: 1 is ours. Everything else is for the general reader.
void product(FrameScan& scan)
{
    static_cast<void>(scan.take(R"(,"st":1)"));
}

// {"e":"bookTicker","u":1,"s":"BTCUSDT","ps":"BTCUSDT","b":"1","B":"2","a":"3","A":"4","T":5,"E":6,"st":1}; spot
// has neither e nor times.
bool quote(FrameScan& scan, Event& out)
{
    QuoteRow& row = out.quote;
    const bool read = scan.take(R"("u":)") && scan.whole(row.bbo.seq) && scan.take(R"(,"s":")") &&
                      scan.text(out.symbol) && pair(scan) && scan.take(R"(,"b":")") && scan.price(row.bbo.bid) &&
                      scan.take(R"(,"B":")") && scan.qty(row.bbo.bidQty) && scan.take(R"(,"a":")") &&
                      scan.price(row.bbo.ask) && scan.take(R"(,"A":")") && scan.qty(row.bbo.askQty);
    if (!read) return false;
    if (scan.take(R"(,"T":)")) {
        Timestamp ignored, at;
        if (!scan.time(ignored) || !scan.take(R"(,"E":)") || !scan.time(at)) return false;
        row.at = at;
    }
    product(scan);
    return true;
}

// {"e":"depthUpdate","E":1,"T":1,"s":"BTCUSDT","ps":"BTCUSDT","U":2,"u":3,"pu":1,"b":[["1","2"]],"a":[],"st":1};
// spot has neither T nor pu.
bool depth(FrameScan& scan, std::vector<Level>& levels, Event& out)
{
    DepthRow& row = out.depth;
    const bool head = scan.take(R"("E":)") && scan.time(row.at) && (!scan.take(R"(,"T":)") || scan.skipWhole()) &&
                      scan.take(R"(,"s":")") && scan.text(out.symbol) && pair(scan) && scan.take(R"(,"U":)") &&
                      scan.whole(row.first) && scan.take(R"(,"u":)") && scan.whole(row.last) &&
                      row.first <= row.last;
    if (!head) return false;
    if (scan.take(R"(,"pu":)")) {
        if (!scan.whole(row.previous.emplace())) return false;
    }
    if (!scan.take(R"(,"b":)") || !scan.levels(levels, row.bids)) return false;
    if (!scan.take(R"(,"a":)") || !scan.levels(levels, row.asks)) return false;
    product(scan);
    return true;
}

bool maker(FrameScan& scan, TradeRow& row)
{
    bool ignored = false;
    if (!scan.take(R"(,"m":)") || !scan.flag(row.sold)) return false;
    if (scan.take(R"(,"M":)") && !scan.flag(ignored)) return false;
    product(scan);
    return true;
}

bool number(FrameScan& scan, TradeRow& row)
{
    std::int64_t id = 0;
    if (!scan.whole(id, row.id)) return false;
    row.key = static_cast<std::uint64_t>(id);
    return true;
}

bool priceAndSize(FrameScan& scan, TradeRow& row)
{
    return scan.take(R"(,"p":")") && scan.price(row.level.price) && scan.take(R"(,"q":")") &&
           scan.qty(row.level.qty);
}

// {"e":"aggTrade","E":1,"s":"BTCUSDT","a":2,"p":"3","q":"4","nq":"4","f":5,"l":6,"T":7,"m":true,"st":1}; spot has
// M instead of nq. The documents have s before a, the wire (2026-10) a before s.
bool aggTrade(FrameScan& scan, Event& out)
{
    TradeRow& row = out.trade;
    if (!scan.take(R"("E":)") || !scan.skipWhole()) return false;
    if (scan.take(R"(,"s":")")) {
        if (!scan.text(out.symbol) || !scan.take(R"(,"a":)") || !number(scan, row)) return false;
    } else if (!scan.take(R"(,"a":)") || !number(scan, row) || !scan.take(R"(,"s":")") || !scan.text(out.symbol)) {
        return false;
    }
    return priceAndSize(scan, row) && (!scan.take(R"(,"nq":")") || scan.skipText()) && scan.take(R"(,"f":)") &&
           scan.skipWhole() && scan.take(R"(,"l":)") && scan.skipWhole() && scan.take(R"(,"T":)") &&
           scan.time(row.at) && maker(scan, row);
}

// {"e":"trade","E":1,"T":1,"s":"BTCUSDT","t":2,"p":"3","q":"4","X":"MARKET","m":true}; on spot, until 2023 with
// the orders: {"e":"trade","E":1,"s":"BTCUSDT","t":2,"p":"3","q":"4","b":5,"a":6,"T":7,"m":true,"M":true}.
bool trade(FrameScan& scan, Event& out)
{
    TradeRow& row = out.trade;
    if (!scan.take(R"("E":)") || !scan.skipWhole()) return false;
    const bool futures = scan.take(R"(,"T":)");
    if (futures && !scan.time(row.at)) return false;
    if (!scan.take(R"(,"s":")") || !scan.text(out.symbol) || !scan.take(R"(,"t":)") || !number(scan, row))
        return false;
    if (!priceAndSize(scan, row)) return false;
    if (futures) {
        std::string_view what;
        if (!scan.take(R"(,"X":")") || !scan.text(what)) return false;
        row.block = !what.empty() && what != "MARKET";
    } else {
        if (scan.take(R"(,"b":)") && (!scan.skipWhole() || !scan.take(R"(,"a":)") || !scan.skipWhole()))
            return false;
        if (!scan.take(R"(,"T":)") || !scan.time(row.at)) return false;
    }
    return maker(scan, row);
}

bool event(FrameScan& scan, std::vector<Level>& levels, Event& out)
{
    if (scan.take(R"("e":")")) {
        if (scan.take(R"(bookTicker",)")) return quote(scan, out);
        if (scan.take(R"(depthUpdate",)")) {
            out.kind = Event::Kind::Depth;
            return depth(scan, levels, out);
        }
        out.kind = Event::Kind::Trade;
        if (scan.take(R"(aggTrade",)")) return aggTrade(scan, out);
        return scan.take(R"(trade",)") && trade(scan, out);
    }
    return quote(scan, out);
}

}  // namespace

bool scanEvent(std::string_view text, std::vector<Level>& levels, Event& out)
{
    FrameScan scan(text);
    if (!scan.closed() || !scan.take("{")) return false;
    const bool enveloped = scan.take(R"("stream":")");
    if (enveloped && (!scan.text(out.stream) || !scan.take(R"(,"data":{)"))) return false;
    const std::size_t before = levels.size();
    const bool read = event(scan, levels, out) && !out.symbol.empty() && scan.take("}") &&
                      (!enveloped || scan.take("}")) && scan.done();
    if (!read) levels.resize(before);
    return read;
}

}  // namespace plimsoll::binance
