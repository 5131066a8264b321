// Frames: envelope, control, order books, trades, liquidations, and what is rarer. bybit.md sections 1, 3,
// 7, 8, 9. Key order differs between streams, so nothing here depends on it.
#include "feeds/bybit/bybit_codec.h"
#include "feeds/rest_path.h"

#include <algorithm>

namespace plimsoll::bybit {

namespace {

constexpr std::int64_t kDeepest = 10'000;  // levels a side

}  // namespace

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
    if (onePass && (usualBook(text, stamp, market, out, f) || usualTrades(text, stamp, market, out, f))) return f;
    if (!open(text, "data")) return f;
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
    if (const JsonValue id = m_top["req_id"]; !id.blank()) {
        f.request = id.bare();
        f.requestId = trailingNumber(f.request);
    }
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
    if (depth <= 0 || depth > kDeepest) return FrameKind::Ignored;  // rpi, full: not these books
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
    BookFrame read;
    read.snapshot = type == "snapshot";
    if (type != "snapshot" && type != "delta" && !m_fault)
        top.fail("type", DecodeErrorKind::WrongType, "neither snapshot nor delta");
    read.seq = k.sequence("u");
    read.at = top.time("ts");
    read.bids = k.levels("b", m.out);
    read.asks = k.levels("a", m.out);
    if (m_fault) return FrameKind::Data;
    m_damaged = {};
    return tellBook(id, depth, read, m.stamp, m.out);
}

bool BybitCodec::usualBook(std::string_view text, const Stamp& stamp, Market market, EventBatch& out, Frame& f)
{
    BookFrame read;
    const std::size_t levels = out.levels.size();
    if (!scanBook(text, out.levels, read)) return false;
    f.topic = read.topic;
    const Topic topic = split(read.topic);
    const std::int64_t depth = trailingNumber(topic.argument);
    const bool ours = depth > 0 && depth <= kDeepest;
    const InstrumentId id = ours ? usualFind(market, topic.symbol) : InstrumentId{};
    if (id.valid()) {
        f.kind = tellBook(id, depth, read, stamp, out);
    } else {
        out.levels.resize(levels);
        f.kind = FrameKind::Ignored;
    }
    return true;
}

FrameKind BybitCodec::tellBook(InstrumentId id, std::int64_t depth, const BookFrame& read, const Stamp& stamp,
                               EventBatch& out)
{
    BookUpdate update;
    update.image = read.snapshot || read.seq == 1;  // section 3.2, rule 3: the service restarted
    update.depth = static_cast<std::uint16_t>(depth);
    update.seq = read.seq;
    update.bids = read.bids;
    update.asks = read.asks;
    toBase(id, update.bids, out);
    toBase(id, update.asks, out);
    Own& mine = own(id);
    if (depth == 1) {
        if (update.bids.count > 0 && update.asks.count > 0) {
            const Level bid = *out.begin(update.bids), ask = *out.begin(update.asks);
            emit(out, id, stamp, read.at, Bbo{bid.price, ask.price, bid.qty, ask.qty, update.seq});
            mine.topHeard = stamp.mono;
        }
        return FrameKind::Data;
    }
    // Spot's 200 may follow linear's 1000 only when that has fallen silent (a new subscription plan).
    const bool silent = stamp.mono - mine.depthHeard > std::chrono::seconds(5);
    if (update.image && (update.depth > mine.depth || silent)) mine.depth = update.depth;
    if (mine.depth == 0) mine.depth = update.depth;
    if (update.depth != mine.depth) return FrameKind::Ignored;
    mine.depthHeard = stamp.mono;
    if (update.image) sortImage(update, out);
    emit(out, id, stamp, read.at, update);
    return FrameKind::Data;
}

FrameKind BybitCodec::publicTrade(const Message& m, const Topic& topic)
{
    const InstrumentId id = find(m.market, topic.symbol);
    if (!id.valid()) return FrameKind::Ignored;
    return eachItem(m, [&](const Message& item) { oneTrade(item, id); });
}

bool BybitCodec::usualTrades(std::string_view text, const Stamp& stamp, Market market, EventBatch& out, Frame& f)
{
    if (!scanTrades(text, f.topic, m_trades)) {
        f.topic = {};
        return false;
    }
    const InstrumentId id = usualFind(market, split(f.topic).symbol);
    f.kind = id.valid() ? FrameKind::Data : FrameKind::Ignored;
    if (!id.valid()) return true;
    for (const TradeRow& row : m_trades) tellTrade(id, row, stamp, out);
    return true;
}

// Section 8: `S` is the taker's side; `i` a UUID on contracts, digits on spot.
void BybitCodec::oneTrade(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    TradeRow row;
    row.level = {k.price("p"), k.qty("v")};
    const std::string_view side = k.text("S");
    row.id = k.text("i");
    if (!side.empty() && side != "Buy" && side != "Sell")
        k.fail("S", DecodeErrorKind::WrongType, "neither Buy nor Sell");
    row.sold = side == "Sell";
    row.block = k.flagIf("BT");
    row.at = k.time("T");
    if (!m_fault) tellTrade(id, row, m.stamp, m.out);
}

void BybitCodec::tellTrade(InstrumentId id, const TradeRow& row, const Stamp& stamp, EventBatch& out)
{
    Trade t;
    t.price = row.level.price;
    t.qty = baseQty(id, row.level.qty, t.price);
    t.taker = row.sold ? Side::Sell : Side::Buy;
    t.block = row.block;
    const auto number = plainNumber(row.id);
    t.numericId = number.has_value();
    t.key = number ? static_cast<std::uint64_t>(*number) : hashText(row.id);
    t.id = out.keep(row.id);
    emit(out, id, stamp, row.at, t);
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
        if (m_fault) return;
        toBase(id, c);
        emit(m.out, id, m.stamp, at, c);
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
    status.over = state == "completed" || state == "canceled";
    status.maintenance = !status.over;
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
