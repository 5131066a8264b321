// Frames beside the order flow: mark and funding, liquidations, contract changes, 24 h figures, klines.
// binance.md sections 2, 4, 6, 7.
#include "feeds/binance/binance_codec.h"
#include "feeds/binance/binance_words.h"
#include "feeds/rest_path.h"

#include <utility>

namespace plimsoll::binance {

FrameKind BinanceCodec::markPrice(const Message& m)
{
    const JsonPicker k = pick(m);
    const std::string_view symbol = k.text("s");
    if (symbol.empty()) return FrameKind::Data;
    const InstrumentId id = find(m.market, symbol);
    if (!id.valid()) return FrameKind::Ignored;
    const Price price = k.price("p");
    const auto index = k.priceIf("i");
    const auto rate = k.numberIf("r");
    const auto next = k.timeIf("T");
    const Timestamp at = k.time("E");
    if (!m_fault) mark(m, id, at, price, index, rate, next);
    return FrameKind::Data;
}

// `r` is the rate expected at `T`, not the one charged last (section 4). Dated contracts have neither.
void BinanceCodec::mark(const Message& m, InstrumentId id, std::optional<Timestamp> at,
                        std::optional<Price> markPrice, std::optional<Price> index, std::optional<double> rate,
                        std::optional<Timestamp> next)
{
    if (markPrice || index) emit(m.out, id, m.stamp, at, Mark{markPrice, index});
    const Instrument* instrument = m_catalogue.get(id);
    if (!rate || !next || *next == Timestamp{} || !instrument || instrument->market != Market::Perp) return;
    observeNext(id, *next, m.stamp.mono);
    instrument = m_catalogue.get(id);
    emit(m.out, id, m.stamp, at,
         Funding{{*rate},
                 instrument->fundingHours,
                 next,
                 FundingKind::Estimate,
                 instrument->fundingCap,
                 instrument->fundingFloor});
}

// Section 6: `o.S` is the side of the forced order, so SELL closes a long. Notional by `z` and `ap`.
FrameKind BinanceCodec::forceOrder(const Message& m)
{
    const JsonPath inOrder{&m.path, "o", -1};
    const JsonValue order = m.object["o"];
    if (!order.isObject()) {
        pick(m).fail("o", order.present() ? DecodeErrorKind::WrongType : DecodeErrorKind::Missing,
                     order.present() ? "an object expected" : "missing");
        return FrameKind::Data;
    }
    if (!m_deep.object(order.raw, m_sub, m_fault, inOrder)) return FrameKind::Data;
    if (foreign(m_sub)) return FrameKind::Ignored;
    const JsonPicker k(m_sub, m_fault, inOrder);
    const std::string_view symbol = k.text("s");
    if (symbol.empty()) return FrameKind::Data;
    const InstrumentId id = find(m.market, symbol);
    if (!id.valid()) return FrameKind::Ignored;
    const std::string_view state = k.textIf("X");
    if (!state.empty() && state != "FILLED" && state != "PARTIALLY_FILLED") return FrameKind::Ignored;

    const std::string_view side = k.text("S");
    if (!side.empty() && side != "SELL" && side != "BUY")
        k.fail("S", DecodeErrorKind::WrongType, "neither BUY nor SELL");
    const auto average = k.priceIf("ap");
    const auto filled = k.qtyIf("z");
    const Timestamp at = k.time("T");
    Liquidation l;
    l.liquidated = side == "SELL" ? PositionSide::Long : PositionSide::Short;
    l.priceKind = average ? PriceKind::Average : PriceKind::Order;
    l.price = average ? *average : k.price("p");
    l.qty = filled && filled->v > 0 ? *filled : k.qty("q");
    if (m_fault) return FrameKind::Data;
    // There is no event id; after a reconnect the same order may be told again.
    l.key = hashText(m_sub["T"].bare(), hashText(side, hashText(symbol)));
    l.key = hashText(m_sub["z"].bare(), hashText(m_sub["ap"].bare(), l.key));
    l.qty = baseQty(id, l.qty, l.price);
    emit(m.out, id, m.stamp, at, l);
    return FrameKind::Data;
}

// Section 2: listing, change and end of a contract; `bks` only when its brackets changed.
FrameKind BinanceCodec::contractInfo(const Message& m)
{
    const JsonPicker k = pick(m);
    const std::string_view symbol = k.text("s");
    if (symbol.empty()) return FrameKind::Data;
    const std::string_view type = k.textIf("ct");
    const Timestamp at = k.time("E");
    const auto delivery = k.timeIf("dt"), onboard = k.timeIf("ot");
    const InstrumentStatus status = statusFromWord(k.textIf("cs"));
    if (m_fault) return FrameKind::Data;

    const Market market = marketFromType(type, symbol);
    InstrumentId id = m_catalogue.peek(market, symbol);
    Instrument changed;
    if (const Instrument* known = m_catalogue.get(id)) {
        changed = *known;
    } else {
        // A new listing: tick and lot follow with the next instrument list.
        const SymbolParts parts = splitSymbol(symbol);
        const AssetName name = unifiedAsset(parts.base);
        changed.market = market;
        changed.symbol = std::string(symbol);
        changed.base = parts.base;
        changed.quote = changed.settle = parts.quote;
        changed.asset = name.asset;
        changed.multiplier = name.multiplier;
        changed.crypto = type == "PERPETUAL" || market == Market::Future;
        changed.contractSize = 1;
        changed.provisional = true;
        shapeSymbol(changed);
    }
    changed.status = status;
    if (onboard) changed.listedAt = onboard;
    applyDelivery(changed, delivery);

    std::vector<Tier> tiers;
    if (const JsonValue brackets = m.object["bks"]; brackets.isArray()) {
        const JsonPath inBrackets{&m.path, "bks", -1};
        m_deep.eachObject(brackets.raw, m_sub, m_fault, inBrackets, [&](std::size_t i, const JsonObject& o) {
            const JsonPath place{&m.path, "bks", static_cast<std::ptrdiff_t>(i)};
            const JsonPicker b(o, m_fault, place);
            tiers.push_back(Tier{static_cast<std::int32_t>(b.integer("bs")), b.number("bnf"), b.number("bnc"),
                                 b.number("mmr"), b.number("cf"), b.numberIf("ma")});
            return !m_fault;
        });
        if (m_fault) return FrameKind::Data;
        // The first bracket states the contract's, lower than before or not; a list may be without it.
        for (const Tier& t : tiers)
            if (t.maxLeverage && (t.floor <= 0 || t.maxLeverage > changed.maxLeverage))
                changed.maxLeverage = t.maxLeverage;
    }
    m_catalogue.put(changed);
    m_newsAt = at;
    id = changed.id;
    if (!id.valid()) return FrameKind::Ignored;
    for (const Tier& t : tiers) emit(m.out, id, m.stamp, at, t);
    return FrameKind::Data;
}

// 24hrTicker has the change in percent as `P`; the mini form leaves it to be computed.
FrameKind BinanceCodec::ticker(const Message& m)
{
    const JsonPicker k = pick(m);
    const std::string_view symbol = k.text("s");
    if (symbol.empty()) return FrameKind::Data;
    const InstrumentId id = find(m.market, symbol);
    if (!id.valid()) return FrameKind::Ignored;
    Ticker t;
    t.last = k.priceIf("c");
    t.open = k.priceIf("o");
    t.high = k.priceIf("h");
    t.low = k.priceIf("l");
    t.baseVolume = k.numberIf("v");
    t.quoteVolume = k.numberIf("q");
    const auto percent = k.numberIf("P");
    const Timestamp at = k.time("E");
    if (!m.object.has("c")) k.fail("c", DecodeErrorKind::Missing, "missing");
    if (m_fault) return FrameKind::Data;
    if (percent)
        t.change = *percent / 100;
    else if (t.last && t.open)
        t.change = t.last->value() / t.open->value() - 1;
    // Coin-margined: v counts contracts, q is in the base coin.
    if (const auto usd = usdOf(id, t.baseVolume.value_or(0)))
        t.baseVolume = std::exchange(t.quoteVolume, t.baseVolume ? usd : std::nullopt);
    emit(m.out, id, m.stamp, at, t);
    return FrameKind::Data;
}

FrameKind BinanceCodec::kline(const Message& m)
{
    const JsonPath inside{&m.path, "k", -1};
    const JsonValue candle = m.object["k"];
    if (!candle.isObject()) {
        pick(m).fail("k", candle.present() ? DecodeErrorKind::WrongType : DecodeErrorKind::Missing,
                     candle.present() ? "an object expected" : "missing");
        return FrameKind::Data;
    }
    const JsonPicker outer = pick(m);
    const Timestamp at = outer.time("E");
    if (!m_deep.object(candle.raw, m_sub, m_fault, inside)) return FrameKind::Data;
    const JsonPicker k(m_sub, m_fault, inside);
    const std::string_view symbol = k.text("s");
    if (symbol.empty()) return FrameKind::Data;
    const InstrumentId id = find(m.market, symbol);
    if (!id.valid()) return FrameKind::Ignored;
    Kline c;
    c.open = k.time("t");
    c.close = k.time("T");
    c.minutes = intervalMinutes(k.text("i"));
    if (c.minutes == 0) return FrameKind::Ignored;  // seconds, or something new
    c.o = k.price("o");
    c.h = k.price("h");
    c.l = k.price("l");
    c.c = k.price("c");
    c.baseVolume = k.number("v");
    c.quoteVolume = k.numberIf("q");
    c.takerBuyBase = k.numberIf("V");
    c.closed = k.flag("x");
    // Coin-margined: v and V count contracts, q and Q are in the base coin.
    const auto usd = usdOf(id, c.baseVolume);
    if (usd) {
        c.baseVolume = c.quoteVolume ? *c.quoteVolume : baseQty(id, {c.baseVolume}, c.c).v;
        c.quoteVolume = usd;
        c.takerBuyBase = k.numberIf("Q");
    }
    if (m_fault) return FrameKind::Data;
    emit(m.out, id, m.stamp, at, c);
    return FrameKind::Data;
}

}  // namespace plimsoll::binance
