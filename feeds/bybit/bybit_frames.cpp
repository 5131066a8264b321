// Frames: envelope, control, order books, trades, liquidations, and what is rarer. bybit.md sections 1, 3,
// 7, 8, 9. Key order differs between streams, so nothing here depends on it.
#include "feeds/bybit/bybit_codec.h"
#include "feeds/rest_path.h"

#include <algorithm>

namespace plimsoll::bybit {

// Busiest first: the table is searched from the top.
const BybitCodec::TopicRow BybitCodec::kTopics[] = {
    {"orderbook", &BybitCodec::orderbook},
    {"tickers", &BybitCodec::tickers},
    {"publicTrade", &BybitCodec::publicTrade},
    {"allLiquidation", &BybitCodec::liquidations},
    {"kline", &BybitCodec::kline},
    {"insurance", &BybitCodec::insurance},
    {"adlAlert", &BybitCodec::adlAlert},
    {"priceLimit", &BybitCodec::priceLimit},
    {"system", &BybitCodec::systemStatus},
    {"liquidation", nullptr},  // the old topic, one a second, its side meant otherwise
    {"kline_lt", nullptr},
    {"tickers_lt", nullptr},
    {"lt", nullptr},
};

Frame BybitCodec::frame(std::string_view text, const Stamp& stamp, Market market, EventBatch& out)
{
    static constexpr JsonPath root;
    Frame f;
    if (!m_reader.object(text, "data", m_top, m_data, m_fault)) return f;
    const JsonValue topic = m_top["topic"];
    if (!topic.present()) {
        control(f);
        return f;
    }
    f.topic = topic.bare();
    const Topic parts = split(f.topic);
    f.kind = FrameKind::Unknown;
    for (const TopicRow& row : kTopics) {
        if (row.channel != parts.channel) continue;
        f.kind =
            row.handler ? (this->*row.handler)({m_data, root, stamp, market, out}, parts) : FrameKind::Ignored;
        break;
    }
    if (f.kind == FrameKind::Notice && !m_fault)
        f.message = out.events.empty()
                        ? std::string("maintenance announced")
                        : std::string(out.view(std::get<VenueStatus>(out.events.back().payload).title));
    return f;
}

// Section 1.1. A frame without a topic is control:
//  {"success":true,"ret_msg":"","conn_id":"...","req_id":"s-1","op":"subscribe"}      ack (or nack)
//  {"success":true,"ret_msg":"pong","req_id":"p-1","op":"ping"}                        pong
//  {"op":"pong","args":["1672916271846"]}                                              pong, option style
//  {"success":true,"type":"COMMAND_RESP","data":{"failTopics":[],...}}                 ack, option style
void BybitCodec::control(Frame& f)
{
    static constexpr JsonPath root;
    const JsonPicker top(m_top, m_fault, root);
    const std::string_view op = top.textIf("op");
    const std::string_view message = top.textIf("ret_msg");
    if (const JsonValue id = m_top["req_id"]; !id.blank()) f.requestId = trailingNumber(id.bare());
    f.kind = FrameKind::Unknown;
    if (op == "pong" || message == "pong") {
        f.kind = FrameKind::Pong;
        return;
    }
    const JsonValue success = m_top["success"];
    if (!success.present()) return;
    const bool partFailed = m_top["type"].bare() == "COMMAND_RESP" && m_data["failTopics"].isArray() &&
                            m_data["failTopics"].raw.find('"') != std::string_view::npos;
    if (top.flag("success") && !partFailed) {
        f.kind = FrameKind::Ack;
        return;
    }
    f.kind = FrameKind::Nack;
    f.message = message.empty() ? std::string("refused without a reason") : std::string(clipped(message));
    // "error:already subscribed,topic:tickers.ETHUSDT" names the topic it is about.
    if (const std::size_t at = message.find("topic:"); at != std::string_view::npos)
        f.topic = message.substr(at + 6);
}

template <typename F>
FrameKind BybitCodec::eachItem(const Message& m, F&& each)
{
    static constexpr JsonPath inData{nullptr, "data", -1};
    const JsonValue data = m_top["data"];
    if (data.isObject()) {
        each(Message{m_data, inData, m.stamp, m.market, m.out});
    } else if (data.isArray()) {
        m_nested.eachObject(data.raw, m_item, m_fault, inData, [&](std::size_t i, const JsonObject& o) {
            const JsonPath at{nullptr, "data", static_cast<std::ptrdiff_t>(i)};
            each(Message{o, at, m.stamp, m.market, m.out});
            return !m_fault;
        });
    } else {
        m_fault.set(data.present() ? DecodeErrorKind::WrongType : DecodeErrorKind::Missing, "data",
                    data.present() ? "neither object nor list" : "missing");
    }
    return FrameKind::Data;
}

// Section 3. Depth 1 sends the best quotes only, always complete. Of several deeper books of one symbol
// the deepest counts, from its first image on; the others have numbers of their own.
FrameKind BybitCodec::orderbook(const Message& m, const Topic& topic)
{
    static constexpr JsonPath root, inData{nullptr, "data", -1};
    const std::int64_t depth = trailingNumber(topic.argument);
    if (depth <= 0 || depth > 10'000) return FrameKind::Ignored;  // rpi, full: not these books
    const InstrumentId id = find(m.market, topic.symbol);
    if (!id.valid()) return FrameKind::Ignored;
    m_damaged = id;
    m_damagedBook = depth > 1;
    if (!m_top["data"].isObject()) {
        m_fault.set(DecodeErrorKind::WrongType, "data", "an object expected");
        return FrameKind::Data;
    }
    const JsonPicker top(m_top, m_fault, root), k(m_data, m_fault, inData);
    const std::string_view type = top.text("type");
    BookUpdate update;
    update.image = type == "snapshot";
    if (type != "snapshot" && type != "delta" && !m_fault)
        top.fail("type", DecodeErrorKind::WrongType, "neither snapshot nor delta");
    update.depth = static_cast<std::uint16_t>(depth);
    update.seq = k.sequence("u");
    update.image |= update.seq == 1;  // section 3.2, rule 3: the service restarted
    const Timestamp at = top.time("ts");
    update.bids = k.levels("b", m.out);
    update.asks = k.levels("a", m.out);
    if (m_fault) return FrameKind::Data;
    m_damaged = {};
    toBase(id, update.bids, m.out);
    toBase(id, update.asks, m.out);

    Own& mine = own(id);
    if (depth == 1) {
        if (update.bids.count > 0 && update.asks.count > 0) {
            const Level bid = *m.out.begin(update.bids), ask = *m.out.begin(update.asks);
            emit(m.out, id, m.stamp, at, Bbo{bid.price, ask.price, bid.qty, ask.qty, update.seq});
            mine.topHeard = m.stamp.mono;
        }
        return FrameKind::Data;
    }
    // Spot's 200 may follow linear's 1000 only when that has fallen silent (a new subscription plan).
    const bool silent = m.stamp.mono - mine.depthHeard > std::chrono::seconds(5);
    if (update.image && (update.depth > mine.depth || silent)) mine.depth = update.depth;
    if (mine.depth == 0) mine.depth = update.depth;
    if (update.depth != mine.depth) return FrameKind::Ignored;
    mine.depthHeard = m.stamp.mono;
    if (update.image) sortImage(update, m.out);
    emit(m.out, id, m.stamp, at, update);
    return FrameKind::Data;
}

FrameKind BybitCodec::publicTrade(const Message& m, const Topic& topic)
{
    const InstrumentId id = find(m.market, topic.symbol);
    if (!id.valid()) return FrameKind::Ignored;
    return eachItem(m, [&](const Message& item) { oneTrade(item, id); });
}

// Section 8: `S` is the taker's side; `i` a UUID on contracts, digits on spot.
void BybitCodec::oneTrade(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    Trade t;
    t.price = k.price("p");
    t.qty = k.qty("v");
    const std::string_view side = k.text("S"), own = k.text("i");
    if (!side.empty() && side != "Buy" && side != "Sell")
        k.fail("S", DecodeErrorKind::WrongType, "neither Buy nor Sell");
    t.taker = side == "Sell" ? Side::Sell : Side::Buy;
    t.block = k.flagIf("BT");
    const Timestamp at = k.time("T");
    if (m_fault) return;
    const std::int64_t number = trailingNumber(own);
    t.numericId = number >= 0 && own.find_first_not_of("0123456789") == std::string_view::npos;
    t.key = t.numericId ? static_cast<std::uint64_t>(number) : hashText(own);
    t.qty = baseQty(id, t.qty, t.price);
    t.id = m.out.keep(own);
    emit(m.out, id, m.stamp, at, t);
}

FrameKind BybitCodec::liquidations(const Message& m, const Topic& topic)
{
    const InstrumentId id = find(m.market, topic.symbol);
    if (!id.valid()) return FrameKind::Ignored;
    return eachItem(m, [&](const Message& item) { oneLiquidation(item, id); });
}

// Section 7: `S` is the side of the POSITION that was liquidated (Buy: a long), not of the order; `p` is
// the bankruptcy price. There is no id.
void BybitCodec::oneLiquidation(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    Liquidation l;
    l.priceKind = PriceKind::Bankruptcy;
    l.price = k.price("p");
    l.qty = k.qty("v");
    const std::string_view side = k.text("S");
    if (!side.empty() && side != "Buy" && side != "Sell")
        k.fail("S", DecodeErrorKind::WrongType, "neither Buy nor Sell");
    l.liquidated = side == "Buy" ? PositionSide::Long : PositionSide::Short;
    const Timestamp at = k.time("T");
    if (m_fault) return;
    l.key = hashText(m.object["T"].bare(), hashText(side, hashText(m.object["s"].bare())));
    l.key = hashText(m.object["v"].bare(), hashText(m.object["p"].bare(), l.key));
    l.qty = baseQty(id, l.qty, l.price);
    emit(m.out, id, m.stamp, at, l);
}

FrameKind BybitCodec::kline(const Message& m, const Topic& topic)
{
    const InstrumentId id = find(m.market, topic.symbol);
    const int minutes = intervalMinutes(topic.argument);
    if (!id.valid() || minutes == 0) return FrameKind::Ignored;
    return eachItem(m, [&](const Message& item) {
        const JsonPicker k = pick(item);
        Kline c;
        c.minutes = minutes;
        c.open = k.time("start");
        c.close = k.timeIf("end");
        c.o = k.price("open");
        c.h = k.price("high");
        c.l = k.price("low");
        c.c = k.price("close");
        c.baseVolume = k.number("volume");
        c.quoteVolume = k.numberIf("turnover");
        c.closed = k.flag("confirm");
        const auto at = k.timeIf("timestamp");
        if (!m_fault) emit(m.out, id, m.stamp, at, c);
    });
}

void BybitCodec::emitFund(const Message& m, std::string_view coin, std::string_view symbols, double balance,
                          std::optional<Timestamp> at)
{
    Insurance fund;
    fund.coin = m.out.keep(coin);
    fund.symbols = m.out.keep(symbols);
    fund.balance = balance;
    const bool single = !symbols.empty() && symbols.find(',') == std::string_view::npos;
    const InstrumentId only = single ? m_catalogue.peek(Market::Perp, symbols) : InstrumentId{};
    if (only.valid())
        emit(m.out, only, m.stamp, at, fund);
    else
        emitVenueWide(m.out, m.stamp, at, fund);
}

FrameKind BybitCodec::insurance(const Message& m, const Topic&)
{
    return eachItem(m, [&](const Message& item) {
        const JsonPicker k = pick(item);
        const std::string_view coin = k.text("coin"), symbols = k.textIf("symbols");
        const double balance = k.number("balance");
        const auto at = k.timeIf("updateTime");
        if (!m_fault) emitFund(m, coin, symbols, balance, at);
    });
}

FrameKind BybitCodec::adlAlert(const Message& m, const Topic&)
{
    static constexpr JsonPath root;
    const auto at = JsonPicker(m_top, m_fault, root).timeIf("ts");
    return eachItem(m, [&](const Message& item) {
        const JsonPicker k = pick(item);
        const std::string_view symbol = k.text("s");
        Adl adl;
        adl.balance = k.numberIf("b");
        adl.pnlRatio = k.numberIf("pr");
        adl.trigger = k.numberIf("adl_tt");
        adl.stop = k.numberIf("adl_sr");
        const InstrumentId id = symbol.empty() ? InstrumentId{} : find(m.market, symbol);
        if (!m_fault && id.valid()) emit(m.out, id, m.stamp, at, adl);
    });
}

FrameKind BybitCodec::priceLimit(const Message& m, const Topic& topic)
{
    static constexpr JsonPath root;
    const InstrumentId id = find(m.market, topic.symbol);
    if (!id.valid()) return FrameKind::Ignored;
    const auto at = JsonPicker(m_top, m_fault, root).timeIf("ts");
    return eachItem(m, [&](const Message& item) {
        const JsonPicker k = pick(item);
        const auto buy = k.priceIf("buyLmt"), sell = k.priceIf("sellLmt");
        if (!m_fault && buy && sell) emit(m.out, id, m.stamp, at, PriceLimit{*buy, *sell});
    });
}

void BybitCodec::emitStatus(const Message& m, std::optional<Timestamp> at)
{
    const JsonPicker k = pick(m);
    const std::string_view title = k.text("title"), state = k.textIf("state");
    VenueStatus status;
    status.begin = k.timeIf("begin");
    status.end = k.timeIf("end");
    status.maintenance = state != "completed" && state != "canceled";
    if (m_fault) return;
    status.title = m.out.keep(clipped(title));
    emitVenueWide(m.out, m.stamp, at, status);
}

FrameKind BybitCodec::systemStatus(const Message& m, const Topic&)
{
    static constexpr JsonPath root;
    const auto at = JsonPicker(m_top, m_fault, root).timeIf("ts");
    const std::size_t before = m.out.events.size();
    eachItem(m, [&](const Message& item) { emitStatus(item, at); });
    return m.out.events.size() > before ? FrameKind::Notice : FrameKind::Data;
}

}  // namespace plimsoll::bybit
