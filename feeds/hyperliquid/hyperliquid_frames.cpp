// Frames: envelope, control, books, best quotes, candles. hyperliquid.md sections 1, 3, 4.
#include "feeds/hyperliquid/frame_scan.h"
#include "feeds/hyperliquid/hyperliquid.h"
#include "feeds/hyperliquid/hyperliquid_codec.h"
#include "feeds/level_scan.h"
#include "feeds/rest_path.h"

#include <algorithm>

namespace plimsoll::hyperliquid {

namespace {

constexpr std::uint32_t kFastLevels = 5;
constexpr std::uint16_t kSlowBookMs = 5'400;  // one clock for all books of a socket (section 3)
constexpr std::string_view kGreeting = "Websocket connection";

// Older than what was told. Not so much older that the venue's clock must have been set back (FAULTS 24).
bool isLate(Timestamp at, Timestamp told)
{
    return at < told && told - at < std::chrono::minutes(1);
}

}  // namespace

// Busiest first: the table is searched from the top.
const HyperliquidCodec::ChannelRow HyperliquidCodec::kChannels[] = {
    {"l2Book", &HyperliquidCodec::book},
    {"bbo", &HyperliquidCodec::bbo},
    {"trades", &HyperliquidCodec::trades},
    {"activeAssetCtx", &HyperliquidCodec::activeContext},
    {"activeSpotAssetCtx", &HyperliquidCodec::activeContext},
    {"fastAssetCtxs", &HyperliquidCodec::packedMarks},
    {"allDexsAssetCtxs", &HyperliquidCodec::allContexts},
    {"assetCtxs", &HyperliquidCodec::dexContexts},
    {"spotAssetCtxs", &HyperliquidCodec::spotContexts},
    {"candle", &HyperliquidCodec::candle},
    {"userFills", &HyperliquidCodec::userFills},
    {"allMids", nullptr},
    {"webData2", nullptr},  // the name until August 2026
    {"webData3", nullptr},
    {"user", nullptr},
    {"userEvents", nullptr},
    {"orderUpdates", nullptr},
    {"openOrders", nullptr},
    {"spotState", nullptr},
    {"userFundings", nullptr},
    {"userNonFundingLedgerUpdates", nullptr},
    {"userHistoricalOrders", nullptr},
    {"userTwapSliceFills", nullptr},
    {"userTwapHistory", nullptr},
    {"twapStates", nullptr},
    {"activeAssetData", nullptr},
    {"clearinghouseState", nullptr},
    {"allDexsClearinghouseState", nullptr},
    {"post", nullptr},
};

Frame HyperliquidCodec::frame(std::string_view text, const Stamp& stamp, Market market, EventBatch& out)
{
    static constexpr JsonPath root;
    Frame f;
    m_topic = {};
    const std::size_t levels = out.levels.size();
    if (BookFrame read; onePass && scanBook(text, out.levels, read)) {
        const InstrumentId id = find(read.coin);
        if (id.valid()) {
            f.kind = emitBook(id, {read.time, read.bids, read.asks, read.fast}, stamp, out);
        } else {
            f.kind = FrameKind::Ignored;
            out.levels.resize(levels);
        }
        f.topic = m_topic.empty() ? std::string_view("l2Book") : m_topic;
        return f;
    }
    if (onePass && scanTrades(text, m_trades)) {
        f.kind = usualTrades(stamp, out);
        f.topic = m_topic.empty() ? std::string_view("trades") : m_topic;
        return f;
    }
    if (text.starts_with(kGreeting)) {  // the one text that is no JSON
        f.kind = FrameKind::Ignored;
        return f;
    }
    if (!open(text, "data")) return f;
    const std::string_view channel = JsonPicker(m_top, m_fault, root).text("channel");
    if (m_fault) return f;
    f.kind = FrameKind::Unknown;
    for (const ChannelRow& row : kChannels) {
        if (row.channel != channel) continue;
        f.kind = row.handler ? (this->*row.handler)({m_data, root, stamp, market, out}) : FrameKind::Ignored;
        f.topic = m_topic.empty() ? channel : m_topic;
        return f;
    }
    control(f, channel);
    return f;
}

// Section 1. {"channel":"subscriptionResponse","data":{"method":"subscribe","subscription":{...}}}
//            {"channel":"error","data":"Already subscribed: {...}"}
void HyperliquidCodec::control(Frame& f, std::string_view channel)
{
    static constexpr JsonPath root, inData{nullptr, "data", -1};
    if (channel == "pong") {
        f.kind = FrameKind::Pong;
    } else if (channel == "subscriptionResponse") {
        const std::string_view method = JsonPicker(m_data, m_fault, inData).text("method");
        const JsonValue asked = m_data["subscription"];
        if (!m_fault && !asked.isObject())
            m_fault.set(DecodeErrorKind::Missing, "data.subscription", "an object expected");
        if (!m_fault) answered(f, asked.raw, method == "subscribe");
    } else if (channel == "error") {
        f.message = JsonPicker(m_top, m_fault, root).text("data");
        f.kind = FrameKind::Nack;
        const bool on = f.message.starts_with("Already subscribed"),
                   off = f.message.starts_with("Already unsubscribed");
        const std::size_t open = f.message.find('{');
        if (m_fault || open == std::string::npos) return;
        m_unpacked = f.message.substr(open);
        const std::size_t size = m_unpacked.size();
        m_unpacked.append(64, '\0');
        std::string_view asked = std::string_view(m_unpacked).substr(0, size);
        if (on || off) {
            answered(f, asked, on);  // what was asked for is as it should be
        } else {
            // A refusal repeats what it refuses: the whole request, or the subscription in it.
            if (m_nested.object(asked, m_item, m_fault, inData) && m_item["subscription"].isObject())
                asked = m_item["subscription"].raw;
            answered(f, asked, false);
            f.kind = FrameKind::Nack;
            f.off = false;
        }
        m_fault.clear();  // what it could not name stays refused
    } else if (channel == "notification") {
        f.message = m_data.size() > 0 ? std::string(JsonPicker(m_data, m_fault, inData).textIf("notification"))
                                      : std::string(JsonPicker(m_top, m_fault, root).textIf("data"));
        f.kind = FrameKind::Notice;
    }
}

void HyperliquidCodec::answered(Frame& f, std::string_view subscription, bool on)
{
    static constexpr JsonPath at{nullptr, "data.subscription", -1};
    if (!m_nested.object(subscription, m_item, m_fault, at)) return;
    const JsonPicker k(m_item, m_fault, at);
    const std::string_view type = k.text("type"), coin = k.textIf("coin"), user = k.textIf("user");
    const bool fast = k.flagIf("fast");
    if (m_fault) return;
    setTopic(fast ? std::string(type) + "+fast" : std::string(type), coin.empty() ? user : coin);
    f.topic = m_topic;
    f.kind = FrameKind::Ack;
    f.off = !on;
    const InstrumentId id = find(coin);
    if (!id.valid()) return;
    if (type == "l2Book" && fast) own(id).fastAsked = on;
    if (type == "trades") own(id).tradesAsked = on;
}

// [[{"px":"84143.0","sz":"10.25923","n":36},...],[...]]: bids, asks, best first.
bool HyperliquidCodec::readBook(const JsonObject& data, const JsonPath& at, Book& book, EventBatch& out)
{
    const JsonPicker k(data, m_fault, at);
    book.at = k.time("time");
    book.fast = k.flagIf("fast");
    const JsonPath inLevels{&at, "levels", -1};
    const JsonValue levels = data["levels"];
    if (!levels.isArray()) return m_fault.set(DecodeErrorKind::Missing, inLevels.text(), "a list expected");
    if (m_fault || !m_nested.elements(levels.raw, m_values, m_fault, inLevels)) return false;
    if (m_values.size() != 2)
        return m_fault.set(DecodeErrorKind::WrongType, inLevels.text(), "two lists expected");
    LevelSpan* const spans[] = {&book.bids, &book.asks};
    for (std::size_t side = 0; side < 2; ++side) {
        spans[side]->first = static_cast<std::uint32_t>(out.levels.size());
        LevelScanError bad;
        std::size_t used = 0;
        const std::string_view raw = m_values[side].raw;
        if (!scanNamedLevels(raw, ScanText::Checked, out.levels, bad, used) || used != raw.size()) {
            std::string place =
                inLevels.text() + '[' + std::to_string(side) + "][" + std::to_string(bad.row) + ']';
            if (bad.column >= 0) place += bad.column == 0 ? ".px" : ".sz";
            return m_fault.set(bad.column >= 0 ? DecodeErrorKind::BadNumber : DecodeErrorKind::WrongType,
                               std::move(place), *bad.what ? bad.what : "something behind the end");
        }
        spans[side]->count = static_cast<std::uint32_t>(out.levels.size()) - spans[side]->first;
    }
    return !m_fault;
}

// Section 3. The five-level book says so, or can be told by its size when it is subscribed: then its best
// quotes count. It is no book, unless nothing but its size speaks: the connection knows (see the plan).
FrameKind HyperliquidCodec::emitBook(InstrumentId id, const Book& book, const Stamp& stamp, EventBatch& out)
{
    Own& mine = own(id);
    const std::uint32_t size = std::max(book.bids.count, book.asks.count);
    const bool fast = book.fast || (mine.fastAsked && size <= kFastLevels);
    m_topic = fast ? mine.fastTopic : mine.bookTopic;
    heard(book.at, stamp);
    BookUpdate update;
    update.image = true;
    update.channel = book.fast ? BookChannel::Partial : BookChannel::Main;
    update.depth = static_cast<std::uint16_t>(size <= kFastLevels && fast ? kFastLevels : std::max(size, 20u));
    update.seq = toUnixMs(book.at);
    if (!fast) update.paceMs = kSlowBookMs;
    update.bids = book.bids;
    update.asks = book.asks;
    sortImage(update, out);
    emit(out, id, stamp, book.at, update);
    if (fast && book.bids.count > 0 && book.asks.count > 0 && !isLate(book.at, mine.quoted)) {
        mine.quoted = book.at;
        const Level bid = *out.begin(book.bids), ask = *out.begin(book.asks);
        emit(out, id, stamp, book.at, Bbo{bid.price, ask.price, bid.qty, ask.qty, update.seq});
    }
    return FrameKind::Data;
}

FrameKind HyperliquidCodec::book(const Message& m)
{
    static constexpr JsonPath inData{nullptr, "data", -1};
    const std::string_view coin = JsonPicker(m_data, m_fault, inData).text("coin");
    const InstrumentId id = find(coin);
    if (m_fault || !id.valid()) return FrameKind::Ignored;
    m_damaged = id;
    m_damagedBook = true;
    Book book;
    if (!readBook(m_data, inData, book, m.out)) return FrameKind::Data;
    m_damaged = {};
    m_damagedBook = false;
    return emitBook(id, book, m.stamp, m.out);
}

// {"coin":"BTC","time":1,"bbo":[{"px":"1","sz":"2","n":3},null]}
FrameKind HyperliquidCodec::bbo(const Message& m)
{
    static constexpr JsonPath inData{nullptr, "data", -1}, inBbo{&inData, "bbo", -1};
    const JsonPicker k(m_data, m_fault, inData);
    const InstrumentId id = find(k.text("coin"));
    if (m_fault || !id.valid()) return FrameKind::Ignored;
    Own& mine = own(id);
    m_topic = mine.bboTopic;
    const Timestamp at = k.time("time");
    const JsonValue both = m_data["bbo"];
    if (!both.isArray()) m_fault.set(DecodeErrorKind::Missing, inBbo.text(), "a list expected");
    if (m_fault || !m_nested.elements(both.raw, m_values, m_fault, inBbo)) return FrameKind::Data;
    if (m_values.size() != 2) m_fault.set(DecodeErrorKind::WrongType, inBbo.text(), "two quotes expected");
    std::array<Level, 2> quotes;
    bool complete = true;
    for (std::size_t i = 0; i < 2 && !m_fault; ++i) {
        const JsonPath place{&inData, "bbo", static_cast<std::ptrdiff_t>(i)};
        if (m_values[i].isNull()) {
            complete = false;
            continue;
        }
        if (!m_deep.object(m_values[i].raw, m_sub, m_fault, place)) break;
        const JsonPicker quote(m_sub, m_fault, place);
        quotes[i] = {quote.price("px"), quote.qty("sz")};
    }
    if (m_fault) return FrameKind::Data;
    heard(at, m.stamp);
    if (!complete || isLate(at, mine.quoted)) return FrameKind::Data;  // no quote on a side: nothing to say
    mine.quoted = at;
    emit(m.out, id, m.stamp, at,
         Bbo{quotes[0].price, quotes[1].price, quotes[0].qty, quotes[1].qty, toUnixMs(at)});
    return FrameKind::Data;
}

FrameKind HyperliquidCodec::candle(const Message& m)
{
    static constexpr JsonPath inData{nullptr, "data", -1};
    const JsonPicker k(m_data, m_fault, inData);
    const std::string_view coin = k.text("s");
    const InstrumentId id = find(coin);
    if (m_fault || !id.valid()) return FrameKind::Ignored;
    setTopic("candle", coin);
    oneCandle({m_data, inData, m.stamp, m.market, m.out}, id);
    return FrameKind::Data;
}

void HyperliquidCodec::oneCandle(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    Kline c;
    c.minutes = intervalMinutes(k.text("i"));
    c.open = k.time("t");
    c.close = k.time("T");
    c.o = k.price("o");
    c.h = k.price("h");
    c.l = k.price("l");
    c.c = k.price("c");
    c.baseVolume = k.number("v");
    if (m_fault) return;
    c.closed = *c.close < std::max(m.stamp.received, m_venueTime);
    emit(m.out, id, m.stamp, c.open, c);
}

}  // namespace plimsoll::hyperliquid
