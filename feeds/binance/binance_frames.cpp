// Frames: envelope, control, order books, quotes, trades. binance.md sections 1.2, 3, 7.
#include "feeds/binance/binance_codec.h"

namespace plimsoll::binance {

// By `e`. Busiest first: the table is searched from the top.
const BinanceCodec::EventRow BinanceCodec::kEvents[] = {
    {"depthUpdate", &BinanceCodec::depth},
    {"bookTicker", &BinanceCodec::bookTicker},
    {"aggTrade", &BinanceCodec::aggTrade},
    {"trade", &BinanceCodec::trade},
    {"markPriceUpdate", &BinanceCodec::markPrice},
    {"24hrMiniTicker", &BinanceCodec::ticker},
    {"24hrTicker", &BinanceCodec::ticker},
    {"kline", &BinanceCodec::kline},
    {"forceOrder", &BinanceCodec::forceOrder},
    {"contractInfo", &BinanceCodec::contractInfo},
    {"serverShutdown", &BinanceCodec::shutdown},
    {"continuous_kline", nullptr},
    {"compositeIndex", nullptr},
    {"assetIndexUpdate", nullptr},
    {"tradingSession", nullptr},
    {"avgPrice", nullptr},
    {"referencePrice", nullptr},
    {"blockTrade", nullptr},
    {"indexPriceUpdate", nullptr},
};

Frame BinanceCodec::frame(std::string_view text, const Stamp& stamp, Market market, EventBatch& out)
{
    static constexpr JsonPath root, inData{nullptr, "data", -1};
    Frame f;
    m_stream = {};

    // One frame may hold many events: known if one of them is, wanted if one of them is.
    const auto list = [&](std::string_view raw, const JsonPath& place) {
        bool data = false, ignored = false, any = false;
        m_nested.eachObject(raw, m_item, m_fault, place, [&](std::size_t i, const JsonObject& object) {
            const JsonPath at{place.parent, place.name, static_cast<std::ptrdiff_t>(i)};
            const FrameKind kind = event({object, at, stamp, market, out});
            any = true;
            data |= kind == FrameKind::Data;
            ignored |= kind == FrameKind::Ignored;
            return !m_fault;
        });
        f.kind = data || !any ? FrameKind::Data : ignored ? FrameKind::Ignored : FrameKind::Unknown;
    };

    if (firstCharacter(text) == '[') {
        list(text, root);
        return f;
    }
    if (!m_reader.object(text, "data", m_top, m_data, m_fault)) return f;

    if (const JsonValue stream = m_top["stream"]; stream.present()) {
        m_stream = f.topic = stream.bare();
        const JsonValue data = m_top["data"];
        if (data.isObject())
            f.kind = event({m_data, inData, stamp, market, out});
        else if (data.isArray())
            list(data.raw, inData);
        else
            m_fault.set(data.present() ? DecodeErrorKind::WrongType : DecodeErrorKind::Missing, "data",
                        data.present() ? "neither object nor list" : "missing");
    } else if (m_top.has("e") || m_top.has("lastUpdateId") || m_top.has("u")) {
        f.kind = event({m_top, root, stamp, market, out});
    } else {
        control(f);
    }
    if (f.kind == FrameKind::Notice) {
        f.closing = true;
        f.message = "the venue announces that it will close this connection";
    }
    return f;
}

// Section 1.2: {"result":null,"id":1}, {"result":[...],"id":3}, {"code":2,"msg":"...","id":5} and
// {"error":{"code":2,"msg":"..."},"id":5}.
void BinanceCodec::control(Frame& f)
{
    static constexpr JsonPath root, inError{nullptr, "error", -1};
    const JsonPicker top(m_top, m_fault, root);
    if (const JsonValue id = m_top["id"]; !id.blank()) f.requestId = trailingNumber(id.bare());
    f.kind = FrameKind::Unknown;
    if (const JsonValue error = m_top["error"]; error.isObject()) {
        if (!m_nested.object(error.raw, m_sub, m_fault, inError)) return;
        const JsonPicker inner(m_sub, m_fault, inError);
        f.kind = FrameKind::Nack;
        f.message = std::string(clipped(inner.textIf("msg")));
    } else if (m_top.has("code") && m_top.has("msg")) {
        f.kind = FrameKind::Nack;
        f.message = std::string(clipped(top.textIf("msg")));
    } else if (const JsonValue result = m_top["result"]; result.present()) {
        f.kind = result.isArray() ? FrameKind::Pong : FrameKind::Ack;
    }
    if (f.kind == FrameKind::Nack && f.message.empty()) f.message = "refused without a reason";
}

FrameKind BinanceCodec::event(const Message& m)
{
    const JsonValue name = m.object["e"];
    if (!name.present()) return nameless(m);
    const std::string_view e = name.bare();
    for (const EventRow& row : kEvents) {
        if (row.name != e) continue;
        if (!row.handler || foreign(m.object)) return FrameKind::Ignored;
        return (this->*row.handler)(m);
    }
    return FrameKind::Unknown;
}

// Spot's bookTicker and partial depth carry no `e`; recordings hold REST images as they came.
FrameKind BinanceCodec::nameless(const Message& m)
{
    if (m.object.has("lastUpdateId")) return bareImage(m);
    if (m.object.has("u") && m.object.has("s") && m.object.has("B")) return bookTicker(m);
    return FrameKind::Unknown;
}

namespace {

// "btcusdt@depth20@100ms": 20; the diff stream "btcusdt@depth@100ms": 0.
std::uint16_t partialDepth(std::string_view stream)
{
    const std::size_t at = stream.find("@depth");
    if (at == std::string_view::npos) return 0;
    std::uint16_t n = 0;
    for (std::size_t i = at + 6; i < stream.size() && i < at + 9 && stream[i] >= '0' && stream[i] <= '9'; ++i)
        n = static_cast<std::uint16_t>(n * 10 + (stream[i] - '0'));
    return n;
}

}  // namespace

FrameKind BinanceCodec::depth(const Message& m)
{
    const JsonPicker k = pick(m);
    if (m_stream.find("@rpiDepth") != std::string_view::npos) return FrameKind::Ignored;  // another book
    const std::string_view symbol = k.text("s");
    if (symbol.empty()) return FrameKind::Data;
    const InstrumentId id = speaker(m.market, symbol);
    if (!id.valid()) return FrameKind::Ignored;
    m_damaged = id;
    BookUpdate update;
    update.depth = partialDepth(m_stream);
    update.image = update.depth != 0;
    update.channel = update.image ? BookChannel::Partial : BookChannel::Main;
    m_damagedBook = !update.image;

    const Timestamp at = k.time("E");
    update.firstSeq = k.sequence("U");
    update.seq = k.sequence("u");
    // The futures' chain: spot has none. Without it a futures delta cannot be placed.
    if (m.market != Market::Spot && !update.image)
        update.prevSeq = k.sequence("pu");
    else if (const auto previous = k.integerIf("pu"))
        update.prevSeq = *previous;
    if (update.firstSeq > update.seq) k.fail("U", DecodeErrorKind::BadNumber, "first id after the last");
    update.bids = k.levels("b", m.out);
    update.asks = k.levels("a", m.out);
    if (m_fault) return FrameKind::Data;

    toBase(id, update.bids, m.out);
    toBase(id, update.asks, m.out);
    if (update.image)
        sortImage(update, m.out);
    else
        m_lastDepth[static_cast<std::size_t>(m.market)] = id;
    emit(m.out, id, m.stamp, at, update);
    m_damaged = {};
    return FrameKind::Data;
}

// {"lastUpdateId":...,"bids":[...],"asks":[...]}: under a stream name it is a partial book; without one
// it is the REST image that a recorder wrote between the frames.
FrameKind BinanceCodec::bareImage(const Message& m)
{
    const JsonPicker k = pick(m);
    BookUpdate update;
    update.image = true;
    update.depth = partialDepth(m_stream);
    update.channel = m_stream.empty() ? BookChannel::Main : BookChannel::Partial;
    InstrumentId id;
    if (!m_stream.empty())
        id = findFromStream(m.market, m_stream);
    else if (const std::string_view symbol = k.textIf("symbol"); !symbol.empty())
        id = find(m.market, symbol);
    else if (const auto at = static_cast<std::size_t>(m.market); m_lastDepth[at].valid() || !m_manyHeard[at])
        id = m_lastDepth[at].valid() ? m_lastDepth[at] : m_onlyHeard[at];
    if (!id.valid()) return FrameKind::Ignored;
    m_damaged = id;
    update.seq = k.sequence("lastUpdateId");
    const auto at = k.timeIf("E");
    update.bids = k.levels("bids", m.out);
    update.asks = k.levels("asks", m.out);
    if (m_fault) return FrameKind::Data;
    toBase(id, update.bids, m.out);
    toBase(id, update.asks, m.out);
    sortImage(update, m.out);
    emit(m.out, id, m.stamp, at, update);
    m_damaged = {};
    return FrameKind::Data;
}

FrameKind BinanceCodec::bookTicker(const Message& m)
{
    const JsonPicker k = pick(m);
    const std::string_view symbol = k.text("s");
    if (symbol.empty()) return FrameKind::Data;
    const InstrumentId id = speaker(m.market, symbol);
    if (!id.valid()) return FrameKind::Ignored;
    const auto bid = k.priceIf("b"), ask = k.priceIf("a");
    Bbo bbo;
    bbo.seq = k.sequence("u");
    bbo.bidQty = k.qty("B");
    bbo.askQty = k.qty("A");
    const auto at = k.timeIf("E");
    if (!m.object.has("b")) k.fail("b", DecodeErrorKind::Missing, "missing");
    if (!m.object.has("a")) k.fail("a", DecodeErrorKind::Missing, "missing");
    // A side without orders is written as price 0: there is no pair of quotes to show.
    if (m_fault || !bid || !ask) return FrameKind::Data;
    bbo.bid = *bid;
    bbo.ask = *ask;
    bbo.bidQty = baseQty(id, bbo.bidQty, bbo.bid);
    bbo.askQty = baseQty(id, bbo.askQty, bbo.ask);
    emit(m.out, id, m.stamp, at, bbo);
    return FrameKind::Data;
}

// `m`: the buyer was the maker, so the taker sold.
FrameKind BinanceCodec::aggTrade(const Message& m)
{
    const JsonPicker k = pick(m);
    const std::string_view symbol = k.text("s");
    if (symbol.empty()) return FrameKind::Data;
    const InstrumentId id = speaker(m.market, symbol);
    if (!id.valid()) return FrameKind::Ignored;
    Trade t;
    t.key = static_cast<std::uint64_t>(k.sequence("a"));
    t.price = k.price("p");
    t.qty = k.qty("q");
    t.taker = k.flag("m") ? Side::Sell : Side::Buy;
    const Timestamp at = k.time("T");
    if (m_fault) return FrameKind::Data;
    t.qty = baseQty(id, t.qty, t.price);
    t.id = m.out.keep(m.object["a"].bare());
    emit(m.out, id, m.stamp, at, t);
    return FrameKind::Data;
}

// Section 7: on the futures' undocumented trade stream `X` other than MARKET is a fill by the insurance
// fund, an ADL, or nothing at all ("NA", with price 0). None of it is flow.
FrameKind BinanceCodec::trade(const Message& m)
{
    const JsonPicker k = pick(m);
    const std::string_view symbol = k.text("s");
    if (symbol.empty()) return FrameKind::Data;
    const InstrumentId id = speaker(m.market, symbol);
    if (!id.valid()) return FrameKind::Ignored;
    const std::string_view kind = k.textIf("X");
    Trade t;
    t.block = !kind.empty() && kind != "MARKET";
    const auto price = k.priceIf("p");
    if (!price && !m_fault && t.block) return FrameKind::Ignored;
    t.price = price ? *price : k.price("p");
    t.key = static_cast<std::uint64_t>(k.sequence("t"));
    t.qty = k.qty("q");
    t.taker = k.flag("m") ? Side::Sell : Side::Buy;
    const Timestamp at = k.time("T");
    if (m_fault) return FrameKind::Data;
    t.qty = baseQty(id, t.qty, t.price);
    t.id = m.out.keep(m.object["t"].bare());
    emit(m.out, id, m.stamp, at, t);
    return FrameKind::Data;
}

FrameKind BinanceCodec::shutdown(const Message& m)
{
    const JsonPicker k = pick(m);
    VenueStatus status;
    const auto at = k.timeIf("E");
    if (m_fault) return FrameKind::Notice;
    status.title = m.out.keep("Binance announces the shutdown of a stream server");
    emitVenueWide(m.out, m.stamp, at, status);
    return FrameKind::Notice;
}

}  // namespace plimsoll::binance
