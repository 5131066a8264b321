// Frames: envelope, which channel it is, liquidations. okx.md sections 4, 7, 8.
#include "feeds/okx/okx.h"
#include "feeds/okx/okx_codec.h"
#include "feeds/rest_path.h"

#include <algorithm>
#include <utility>

namespace plimsoll::okx {

namespace {

constexpr JsonPath kArg{nullptr, "arg", -1};

}  // namespace

// Busiest first: the table is searched from the top.
const OkxCodec::ChannelRow OkxCodec::kChannels[] = {
    {"books", &OkxCodec::books, nullptr},
    {"bbo-tbt", &OkxCodec::bestQuotes, nullptr},
    {"trades", nullptr, &OkxCodec::tradeRow},
    {"tickers", nullptr, &OkxCodec::tickerRow},
    {"index-tickers", &OkxCodec::indexTickers, nullptr},
    {"mark-price", nullptr, &OkxCodec::markRow},
    {"open-interest", nullptr, &OkxCodec::openInterestRow},
    {"price-limit", nullptr, &OkxCodec::priceLimitRow},
    {"funding-rate", nullptr, &OkxCodec::fundingRow},
    {"liquidation-orders", &OkxCodec::liquidations, nullptr},
    {"instruments", &OkxCodec::instruments, nullptr},
    {"adl-warning", &OkxCodec::adlWarning, nullptr},
    {"status", &OkxCodec::status, nullptr},
    {"books-l2-tbt", &OkxCodec::books, nullptr},
    {"books50-l2-tbt", &OkxCodec::books, nullptr},
    {"books5", &OkxCodec::books5, nullptr},
    {"trades-all", &OkxCodec::allTrades, nullptr},
    {"books-rpi", nullptr, nullptr},        // counts orders that a taker cannot reach
    {"books-elp", nullptr, nullptr},        // the same under its name before
    {"estimated-price", nullptr, nullptr},  // of deliveries
    {"block-tickers", nullptr, nullptr},
    {"public-block-trades", nullptr, nullptr},
    {"public-struc-block-trades", nullptr, nullptr},
    {"call-auction-details", nullptr, nullptr},
    {"opt-summary", nullptr, nullptr},
    {"option-trades", nullptr, nullptr},
};

Frame OkxCodec::frame(std::string_view text, const Stamp& stamp, Market market, EventBatch& out)
{
    Frame f;
    if (text == "pong" || text == "ping") {  // not JSON
        f.kind = text == "pong" ? FrameKind::Pong : FrameKind::Ignored;
        return f;
    }
    if (onePass && usual(text, stamp, market, out, f)) return f;
    if (!open(text, "arg")) return f;
    if (m_top.has("event")) {
        control(f, stamp, out);
        return f;
    }
    f.kind = FrameKind::Unknown;
    if (!m_top["arg"].isObject()) return f;
    const JsonPicker k(m_data, m_fault, kArg);
    Arg arg{k.text("channel"), k.textIf("instId"), k.textIf("instType")};
    if (m_fault) return f;
    nameTopic(arg.channel, arg.instId.empty() ? arg.instType : arg.instId);
    f.topic = m_topic;
    f.kind = channel({m_top, kWhole, stamp, market, out}, arg);
    if (f.kind == FrameKind::Notice && !m_fault)
        f.message = out.events.empty()
                        ? std::string("maintenance announced")
                        : std::string(out.view(std::get<VenueStatus>(out.events.back().payload).title));
    return f;
}

void OkxCodec::nameTopic(std::string_view channel, std::string_view about)
{
    m_topic.assign(channel);
    if (about.empty()) return;
    m_topic += ':';
    m_topic += about;
}

// What is frequent and written as usual; everything else goes by its fields.
bool OkxCodec::usual(std::string_view text, const Stamp& stamp, Market market, EventBatch& out, Frame& f)
{
    static constexpr JsonPath inFirst{nullptr, "data", 0};
    FrameScan scan(text);
    Head head;
    if (!scanHead(scan, head) || head.channel.empty()) return false;
    const ChannelRow* const found =
        std::find_if(std::begin(kChannels), std::end(kChannels),
                     [&](const ChannelRow& row) { return row.channel == head.channel; });
    if (found == std::end(kChannels)) return false;
    if (found->whole == &OkxCodec::books || found->whole == &OkxCodec::bestQuotes) {
        if (!usualBook(scan, head, stamp, out, f)) return false;
    } else if (found->row == &OkxCodec::tradeRow) {
        if (!usualTrades(scan, head, stamp, out, f)) return false;
    } else if (!found->row || !scanRow(scan, m_item)) {
        return false;
    } else {
        const Message item{m_item, inFirst, stamp, market, out};
        f.kind = oneRow(item, head.instId, found->row) || m_fault ? FrameKind::Data : FrameKind::Ignored;
    }
    nameTopic(head.channel, head.instId);
    f.topic = m_topic;
    return true;
}

bool OkxCodec::usualTrades(FrameScan& scan, const Head& head, const Stamp& stamp, EventBatch& out, Frame& f)
{
    if (!scanTrades(scan, m_trades)) return false;
    f.kind = FrameKind::Ignored;
    for (const TradeRow& row : m_trades) {
        const InstrumentId id = usualFind(row.instId.empty() ? head.instId : row.instId);
        if (!id.valid()) continue;
        f.kind = FrameKind::Data;
        tellTrade(id, row, stamp, out);
    }
    return true;
}

FrameKind OkxCodec::channel(const Message& m, const Arg& arg)
{
    for (const ChannelRow& row : kChannels) {
        if (row.channel != arg.channel) continue;
        if (row.whole) return (this->*row.whole)(m, arg);
        return row.row ? rows(m, arg, row.row) : FrameKind::Ignored;
    }
    if (arg.channel.starts_with("candle")) return candles(m, arg);
    // Candles of prices at which nobody has traded.
    const bool otherCandles =
        arg.channel.starts_with("mark-price-candle") || arg.channel.starts_with("index-candle");
    return otherCandles ? FrameKind::Ignored : FrameKind::Unknown;
}

FrameKind OkxCodec::rows(const Message& m, const Arg& arg, Row row)
{
    bool known = false;
    eachItem(m, [&](const Message& item) { known |= oneRow(item, arg.instId, row); });
    return known || m_fault ? FrameKind::Data : FrameKind::Ignored;
}

// Each row names its instrument, or the arg does. False: of none that we know.
bool OkxCodec::oneRow(const Message& item, std::string_view named, Row row)
{
    std::string_view instId = pick(item).textIf("instId");
    if (instId.empty()) instId = named;
    const InstrumentId id = find(instId);
    if (m_fault || !id.valid()) return false;
    (this->*row)(item, id);
    return true;
}

// One message a match, where `trades` has one for all matches of an order at one price.
FrameKind OkxCodec::allTrades(const Message& m, const Arg& arg)
{
    const InstrumentId id = find(arg.instId);
    if (!id.valid()) return FrameKind::Ignored;
    const auto heard = own(id).tradesHeard;
    if (!verbatim && heard && m.stamp.mono - *heard < std::chrono::minutes(1)) return FrameKind::Ignored;
    const FrameKind kind = rows(m, arg, &OkxCodec::tradeRow);
    own(id).tradesHeard = heard;
    return kind;
}

FrameKind OkxCodec::indexTickers(const Message& m, const Arg&)
{
    const std::size_t before = m.out.events.size();
    eachItem(m, [&](const Message& item) { indexRow(item); });
    return m.out.events.size() > before || m_fault ? FrameKind::Data : FrameKind::Ignored;
}

// Section 7. One subscription for all swaps; a frame has several instruments, each with several orders.
FrameKind OkxCodec::liquidations(const Message& m, const Arg&)
{
    eachItem(m, [&](const Message& item) {
        const std::string_view instId = pick(item).text("instId");
        const JsonValue details = item.object["details"];
        const InstrumentId id = instId.empty() ? InstrumentId{} : find(instId);
        if (m_fault || !id.valid()) return;
        const JsonPath inDetails{&item.path, "details", -1};
        if (!details.isArray()) {
            m_fault.set(DecodeErrorKind::Missing, inDetails.text(), "a list expected");
            return;
        }
        m_deep.eachObject(details.raw, m_sub, m_fault, inDetails, [&](std::size_t i, const JsonObject& o) {
            const JsonPath at{&item.path, "details", static_cast<std::ptrdiff_t>(i)};
            oneLiquidation({o, at, m.stamp, m.market, m.out}, id);
            if (m_fault) leaveOut(m_fault.take());  // the others have happened all the same
            return true;
        });
    });
    return FrameKind::Data;
}

// `side` is that of the closing order: a sale closes a long. `posSide` says the same where the position's
// owner trades with two sides, else "net". The price is that of bankruptcy. There is no id.
void OkxCodec::oneLiquidation(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    const std::string_view side = k.text("side"), position = k.textIf("posSide");
    Liquidation l;
    l.priceKind = PriceKind::Bankruptcy;
    l.price = k.price("bkPx");
    l.qty = k.qty("sz");
    if (!side.empty() && side != "buy" && side != "sell")
        k.fail("side", DecodeErrorKind::WrongType, "neither buy nor sell");
    const bool isLong = position == "long" || (position != "short" && side == "sell");
    l.liquidated = isLong ? PositionSide::Long : PositionSide::Short;
    const auto at = k.timeIf("ts");
    if (m_fault) return;
    l.key = hashText(m.object["ts"].bare(), hashText(side, hashText(position)));
    l.key = hashText(m.object["sz"].bare(), hashText(m.object["bkPx"].bare(), l.key));
    l.qty = baseQty(id, l.qty, l.price);
    emit(m.out, id, m.stamp, at, l);
}

FrameKind OkxCodec::instruments(const Message& m, const Arg&)
{
    eachItem(m, [&](const Message& item) { instrumentRow(item); });
    return FrameKind::Data;
}

FrameKind OkxCodec::adlWarning(const Message& m, const Arg& arg)
{
    eachItem(m, [&](const Message& item) {
        if (!ofSwaps(pick(item).textIf("instType"), arg.instType)) return;
        const std::string_view family = pick(item).text("instFamily");
        const InstrumentId id = family.empty() ? InstrumentId{} : find(std::string(family) + "-SWAP");
        if (!m_fault && id.valid()) adlRow(item, id);
    });
    return FrameKind::Data;
}

FrameKind OkxCodec::status(const Message& m, const Arg&)
{
    const std::size_t before = m.out.events.size();
    eachItem(m, [&](const Message& item) { statusRow(item); });
    return m.out.events.size() > before ? FrameKind::Notice : FrameKind::Data;
}

// [[ts, o, h, l, c, vol, volCcy, volCcyQuote, confirm], ...]
FrameKind OkxCodec::candles(const Message& m, const Arg& arg)
{
    const InstrumentId id = find(arg.instId);
    const int minutes = barMinutes(arg.channel.substr(std::string_view("candle").size()));
    if (!id.valid() || minutes == 0) return FrameKind::Ignored;
    const bool spot = marketOf(arg.instId) == Market::Spot;
    if (!m_nested.elements(m.object["data"].raw, m_rows, m_fault, kInData)) return FrameKind::Data;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const JsonPath at{nullptr, "data", static_cast<std::ptrdiff_t>(i)};
        Kline k;
        if (!m_deep.elements(m_rows[i].raw, m_values, m_fault, at) || !kline(at, id, minutes, spot, k)) break;
        emit(m.out, id, m.stamp, k.open, k);
    }
    return FrameKind::Data;
}

}  // namespace plimsoll::okx
