// Frames as the venues write them (protocols' forms of 2026), with places for numbers and times.
#include "tests/support/load_traffic.h"

#include <algorithm>

namespace plimsoll::test {
namespace {

using Dialect = FakeVenue::Dialect;
using Kind = LoadKind;

// Levels from the best on, at prices of the truth's own book with other sizes: it changes and never crosses.
std::vector<Side0::Row> rowsOf(const Side0& side, bool bids, int levels, int variant)
{
    std::vector<Side0::Row> out;
    const auto put = [&](qint64 price) {
        if (static_cast<int>(out.size()) < levels)
            out.emplace_back(price, 1 + (price * 7 + variant * 977) % 9'000);
    };
    if (bids)
        for (auto it = side.rbegin(); it != side.rend(); ++it) put(it->first);
    else
        for (const auto& row : side) put(row.first);
    return out;
}

// `contracts`: a size is written in contracts of a hundredth of a coin.
QByteArray listed(const std::vector<Side0::Row>& rows, const char* form, bool contracts)
{
    QByteArray out;
    for (const auto& [price, size] : rows) {
        if (!out.isEmpty()) out += ',';
        const QByteArray written =
            contracts ? QByteArray::number(size / 10) + '.' + QByteArray::number(size % 10) : sizeText(size);
        out += QByteArray(form).replace('P', priceText(price)).replace('S', written);
    }
    return out;
}

// Fields of an object: {"a", "1"} written as "a":1, ready-made values as they are.
struct Fields {
    QByteArray out;
    Fields& raw(const char* key, const QByteArray& value)
    {
        out += out.isEmpty() ? "\"" : ",\"";
        out += QByteArray(key) + "\":" + value;
        return *this;
    }
    Fields& word(const char* key, const QByteArray& value) { return raw(key, '"' + value + '"'); }
    QByteArray object() const { return '{' + out + '}'; }
};

QByteArray contextOf(const QByteArray& price)
{
    return Fields()
        .word("funding", "0.0000018952")
        .word("openInterest", "36585.31848")
        .word("prevDayPx", price)
        .word("dayNtlVlm", "4161029539.69")
        .word("premium", "-0.0006413454")
        .word("oraclePx", price)
        .word("markPx", price)
        .word("midPx", price)
        .raw("impactPxs", "[\"" + price + "\",\"" + price + "\"]")
        .word("dayBaseVlm", "49116.08533")
        .object();
}

// What covers all contracts at once, as large as it is with so many.
QByteArray liquidationOf(const QByteArray& topic, int variant, int assets);

QByteArray ofAll(Kind kind, const QByteArray& topic, int variant, int assets)
{
    if (kind == Kind::AllLiquidations) return liquidationOf(topic, variant, assets);
    QByteArray rows;
    for (int i = 0; i < assets; ++i) {
        const QByteArray coin = QByteArray::fromStdString(LoadTraffic::asset(i));
        const QByteArray price = priceText(40'000 + 10 * i + variant), symbol = coin + "USDT";
        if (!rows.isEmpty()) rows += ',';
        switch (kind) {
            case Kind::AllMarks:
                rows += Fields()
                            .word("e", "markPriceUpdate")
                            .raw("E", "~T")
                            .word("s", symbol)
                            .word("p", price)
                            .word("i", price)
                            .word("P", price)
                            .word("r", "0.00010000")
                            .raw("T", "1893456000000")
                            .raw("st", "1")
                            .object();
                break;
            case Kind::AllTickers:
                rows += Fields()
                            .word("e", topic.startsWith("!mini") ? "24hrMiniTicker" : "24hrTicker")
                            .raw("E", "~T")
                            .word("s", symbol)
                            .word("p", "0.1")
                            .word("P", "0.1")
                            .word("w", price)
                            .word("c", price)
                            .word("Q", "1.000")
                            .word("o", price)
                            .word("h", price)
                            .word("l", price)
                            .word("v", "1000.000")
                            .word("q", "65000000.00")
                            .raw("O", "~T")
                            .raw("C", "~T")
                            .raw("F", "~L")
                            .raw("L", "~L")
                            .raw("n", "1000")
                            .raw("st", "1")
                            .object();
                break;
            case Kind::Packed:
                rows += '"' + coin + "\":" + Fields().word("markPx", price).word("midPx", price).object();
                break;
            case Kind::AllContexts: rows += contextOf(price); break;
            case Kind::Book:
            case Kind::Best:
            case Kind::Trade:
            case Kind::Ticker:
            case Kind::Mark:
            case Kind::Index:
            case Kind::Interest:
            case Kind::Rate:
            case Kind::Context:
            case Kind::Liquidation:
            case Kind::AllLiquidations: break;
        }
    }
    if (kind == Kind::AllContexts)
        return R"({"channel":"allDexsAssetCtxs","data":{"ctxs":[["",[)" + rows + "]]]}}";
    if (kind != Kind::Packed) return R"({"stream":")" + topic + R"(","data":[)" + rows + "]}";
    // base64 of raw DEFLATE: what qCompress writes without its own length, zlib's head and its checksum.
    const QByteArray packed = qCompress('{' + rows + '}', 9);
    return R"({"channel":"fastAssetCtxs","data":")" + packed.mid(6, packed.size() - 10).toBase64() + R"("})";
}

// One of one asset, on the channel that has those of all. Sizes differ, so that two of a millisecond are two.
QByteArray liquidationOf(const QByteArray& topic, int variant, int assets)
{
    const QByteArray coin = QByteArray::fromStdString(LoadTraffic::asset(variant % assets));
    const QByteArray price = priceText(40'000 + 10 * (variant % assets));
    const int n = 1 + variant / assets;
    const QByteArray size = "0." + QByteArray::number(100 + n);
    if (topic.startsWith("liquidation-orders")) {
        const QByteArray details = Fields()
                                       .word("bkLoss", "0")
                                       .word("bkPx", price)
                                       .word("ccy", "")
                                       .word("posSide", n % 2 ? "long" : "short")
                                       .word("side", n % 2 ? "sell" : "buy")
                                       .word("sz", QByteArray::number(n) + ".1")
                                       .word("ts", "~T")
                                       .object();
        const QByteArray row = Fields()
                                   .raw("details", '[' + details + ']')
                                   .word("instFamily", coin + "-USDT")
                                   .word("instId", coin + "-USDT-SWAP")
                                   .word("instType", "SWAP")
                                   .word("uly", coin + "-USDT")
                                   .object();
        return R"({"arg":{"channel":"liquidation-orders","instType":"SWAP"},"data":[)" + row + "]}";
    }
    const QByteArray order = Fields()
                                 .word("s", coin + "USDT")
                                 .word("S", n % 2 ? "SELL" : "BUY")
                                 .word("o", "LIMIT")
                                 .word("f", "IOC")
                                 .word("q", size)
                                 .word("p", price)
                                 .word("ap", price)
                                 .word("X", "FILLED")
                                 .word("l", size)
                                 .word("z", size)
                                 .raw("T", "~T")
                                 .object();
    const QByteArray data =
        Fields().word("e", "forceOrder").raw("E", "~T").raw("o", order).raw("st", "1").object();
    return R"({"stream":")" + topic + R"(","data":)" + data + '}';
}

struct Words {
    QByteArray topic, symbol;
    QByteArray bids, asks;  // lists
    QByteArray price, size, bid, ask;
    bool perp = true, sell = false;
};

QByteArray binance(Kind kind, const Words& w)
{
    Fields data;
    if (kind == Kind::Book) {
        data.word("e", "depthUpdate").raw("E", "~T");
        if (w.perp) data.raw("T", "~T");
        data.word("s", w.symbol);
        if (w.perp) data.word("ps", w.symbol);
        data.raw("U", "~F").raw("u", "~L");
        if (w.perp) data.raw("pu", "~P");
        data.raw("b", '[' + w.bids + ']').raw("a", '[' + w.asks + ']');
    } else if (kind == Kind::Best) {
        if (w.perp) data.word("e", "bookTicker");
        data.raw("u", "~L").word("s", w.symbol);
        data.word("b", w.bid).word("B", w.size).word("a", w.ask).word("A", w.size);
        if (w.perp) data.raw("T", "~T").raw("E", "~T");
    } else {
        data.word("e", "aggTrade").raw("E", "~T").word("s", w.symbol).raw("a", "~L").word("p", w.price);
        data.word("q", w.size);
        if (w.perp) data.word("nq", w.size);
        data.raw("f", "~L").raw("l", "~L").raw("T", "~T").raw("m", w.sell ? "true" : "false");
        if (!w.perp) data.raw("M", "true");
    }
    if (w.perp) data.raw("st", "1");
    return Fields().word("stream", w.topic).raw("data", data.object()).object();
}

QByteArray bybit(Kind kind, const Words& w)
{
    Fields f;
    f.word("topic", w.topic);
    if (kind == Kind::Book || kind == Kind::Best) {
        const QByteArray sides = R"("b":[)" + w.bids + R"(],"a":[)" + w.asks + ']';
        return f.word("type", kind == Kind::Book ? "delta" : "snapshot")
            .raw("ts", "~T")
            .raw("data", R"({"s":")" + w.symbol + R"(",)" + sides + R"(,"u":~L,"seq":~L})")
            .raw("cts", "~T")
            .object();
    }
    if (kind == Kind::Ticker) {
        Fields data;
        data.word("symbol", w.symbol).word("lastPrice", w.price);
        if (w.perp)
            data.word("markPrice", w.price).word("indexPrice", w.price).word("openInterestValue", "91234567.8");
        else
            data.word("highPrice24h", w.price)
                .word("lowPrice24h", w.price)
                .word("prevPrice24h", w.price)
                .word("volume24h", "1000")
                .word("turnover24h", "65000000")
                .word("price24hPcnt", "0.01")
                .word("usdIndexPrice", w.price);
        return f.word("type", w.perp ? "delta" : "snapshot")
            .raw("data", data.object())
            .raw("cs", "~L")
            .raw("ts", "~T")
            .object();
    }
    if (kind == Kind::Liquidation) {
        Fields order;
        order.raw("T", "~T").word("s", w.symbol).word("S", w.sell ? "Sell" : "Buy").word("v", w.size);
        order.word("p", w.price);
        return f.word("type", "snapshot").raw("ts", "~T").raw("data", '[' + order.object() + ']').object();
    }
    Fields trade;
    trade.raw("T", "~T")
        .word("s", w.symbol)
        .word("S", w.sell ? "Sell" : "Buy")
        .word("v", w.size)
        .word("p", w.price);
    if (w.perp) trade.word("L", "ZeroMinusTick");
    trade.word("i", "20f43950-d8dd-5b31-9112-~L").raw("BT", "false").raw("RPI", "false").raw("seq", "~L");
    return f.word("type", "snapshot").raw("ts", "~T").raw("data", '[' + trade.object() + ']').object();
}

QByteArray okx(Kind kind, const Words& w)
{
    const QByteArray channel = w.topic.left(w.topic.indexOf(':')), id = w.topic.mid(w.topic.indexOf(':') + 1);
    Fields f, row;
    f.raw("arg", Fields().word("channel", channel).word("instId", id).object());
    switch (kind) {
        case Kind::Book: f.word("action", "update"); [[fallthrough]];
        case Kind::Best:
            row.raw("asks", '[' + w.asks + ']').raw("bids", '[' + w.bids + ']').word("ts", "~T");
            if (kind == Kind::Book) row.raw("checksum", "0").raw("prevSeqId", "~P");
            row.raw("seqId", "~L");
            break;
        case Kind::Mark:
            row.word("instType", "SWAP").word("instId", id).word("markPx", w.price).word("ts", "~T");
            break;
        case Kind::Index:
            row.word("instId", id).word("idxPx", w.price);
            for (const char* key : {"high24h", "sodUtc0", "open24h", "low24h", "sodUtc8"}) row.word(key, w.price);
            row.word("ts", "~T");
            break;
        case Kind::Ticker:
            row.word("instType", w.perp ? "SWAP" : "SPOT").word("instId", id).word("lastSz", "1");
            for (const char* key : {"last", "open24h", "high24h", "low24h", "sodUtc0", "sodUtc8"})
                row.word(key, w.price);
            row.word("askPx", w.ask).word("bidPx", w.bid).word("askSz", "1").word("bidSz", "1");
            row.word("volCcy24h", "1000").word("vol24h", "1000").word("ts", "~T");
            break;
        case Kind::Trade:
            row.word("instId", id).word("tradeId", "~L").word("px", w.price).word("sz", "1");
            row.word("side", w.sell ? "sell" : "buy").word("ts", "~T").word("count", "1").word("source", "0");
            row.raw("seqId", "~L");
            break;
        case Kind::Interest:
            row.word("instType", "SWAP").word("instId", id).word("oi", "221610").word("oiCcy", "2216.1");
            row.word("oiUsd", "144000000.5").word("ts", "~T");
            break;
        case Kind::Rate:
            row.word("instType", "SWAP")
                .word("instId", id)
                .word("fundingRate", "0.0001")
                .word("nextFundingRate", "");
            row.word("fundingTime", "1893456000000").word("nextFundingTime", "1893484800000");
            row.word("minFundingRate", "-0.00375").word("maxFundingRate", "0.00375");
            row.word("method", "current_period").word("settState", "settled").word("settFundingRate", "0.0001");
            row.word("premium", "0.0001").word("ts", "~T");
            break;
        case Kind::Context:
        case Kind::Liquidation:
        case Kind::AllMarks:
        case Kind::AllTickers:
        case Kind::Packed:
        case Kind::AllContexts:
        case Kind::AllLiquidations: break;
    }
    return f.raw("data", '[' + row.object() + ']').object();
}

QByteArray hyperliquid(Kind kind, const Words& w)
{
    const QByteArray coin = w.topic.mid(w.topic.indexOf(' ') + 1);
    Fields f, data;
    const bool fast = w.topic.startsWith("l2Book+fast");
    if (fast || kind == Kind::Book) {
        data.word("coin", coin).raw("time", "~T").raw("levels", "[[" + w.bids + "],[" + w.asks + "]]");
        if (fast) data.raw("fast", "true");
        return f.word("channel", "l2Book").raw("data", data.object()).object();
    }
    if (kind == Kind::Best) {
        data.word("coin", coin).raw("time", "~T").raw("bbo", '[' + w.bids + ',' + w.asks + ']');
        return f.word("channel", "bbo").raw("data", data.object()).object();
    }
    if (kind == Kind::Trade) {
        data.word("coin", coin).word("side", w.sell ? "A" : "B").word("px", w.price).word("sz", w.size);
        data.raw("time", "~T").word("hash", "0x7ab6").raw("tid", "~L").raw("users", R"(["0x9aa5","0x8269"])");
        return f.word("channel", "trades").raw("data", '[' + data.object() + ']').object();
    }
    data.word("coin", coin);
    if (w.perp)
        return f.word("channel", "activeAssetCtx")
            .raw("data", data.raw("ctx", contextOf(w.price)).object())
            .object();
    Fields context;
    context.word("prevDayPx", w.price).word("dayNtlVlm", "100.5").word("markPx", w.price).word("midPx", w.price);
    context.word("circulatingSupply", "1").word("dayBaseVlm", "5");
    return f.word("channel", "activeSpotAssetCtx")
        .raw("data", data.raw("ctx", context.object()).object())
        .object();
}

}  // namespace

LoadText loadText(const LoadRate& rate, const QByteArray& topic, const TruthSymbol& truth, int variant, int assets,
                  bool wide)
{
    if (rate.kind >= Kind::AllMarks) return {ofAll(rate.kind, topic, variant, assets), {}, {}};
    const bool hyper = rate.dialect == Dialect::Hyperliquid;
    const char* const form = rate.dialect == Dialect::Okx ? R"(["P","S","0","3"])"
                             : hyper                      ? R"({"px":"P","sz":"S","n":3})"
                                                          : R"(["P","S"])";
    LoadText out;
    // Hyperliquid's are whole books of one depth; changes of others are of more or fewer levels.
    const int levels = rate.kind == Kind::Best ? std::max(1, rate.levels)
                       : hyper                 ? rate.levels
                               : std::max(1, rate.levels - 2 + variant % 5) * (wide ? LoadTraffic::kWider : 1);
    // Three channels of Hyperliquid show one book: they agree.
    out.bids = rowsOf(truth.book().bids, true, levels, hyper ? 0 : variant);
    out.asks = rowsOf(truth.book().asks, false, levels, hyper ? 0 : variant);
    const bool contracts = rate.dialect == Dialect::Okx && rate.market == Market::Perp;
    Words w;
    w.topic = topic;
    w.symbol = QByteArray::fromStdString(truth.symbol());
    w.bids = listed(out.bids, form, contracts);
    w.asks = listed(out.asks, form, contracts);
    w.price = priceText(truth.mid() + variant % 3);
    w.size = sizeText(100 + variant * 31);
    w.bid = priceText(truth.mid() - 1);
    w.ask = priceText(truth.mid() + 1);
    w.perp = rate.market == Market::Perp;
    w.sell = variant % 2 == 0;
    switch (rate.dialect) {
        case Dialect::Binance: out.text = binance(rate.kind, w); break;
        case Dialect::Bybit: out.text = bybit(rate.kind, w); break;
        case Dialect::Okx: out.text = okx(rate.kind, w); break;
        case Dialect::Hyperliquid: out.text = hyperliquid(rate.kind, w); break;
    }
    return out;
}

}  // namespace plimsoll::test
