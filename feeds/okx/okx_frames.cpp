// Frames: envelope, order books, best quotes, liquidations. okx.md sections 4, 7, 8.
#include "feeds/okx/okx.h"
#include "feeds/okx/okx_codec.h"
#include "feeds/rest_path.h"

#include <algorithm>
#include <utility>

namespace plimsoll::okx {

namespace {

constexpr JsonPath kArg{nullptr, "arg", -1};

// Several channels may bring a book of one instrument, each with numbers of its own. The finest counts.
constexpr std::array kBookRanks = {
    std::pair{std::string_view("books-l2-tbt"), 3u},
    std::pair{std::string_view("books"), 2u},
    std::pair{std::string_view("books50-l2-tbt"), 1u},
};

unsigned rankOf(std::string_view channel)
{
    const auto row =
        std::find_if(kBookRanks.begin(), kBookRanks.end(), [&](const auto& r) { return r.first == channel; });
    return row == kBookRanks.end() ? 0 : row->second;
}

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
    if (!m_reader.object(text, "arg", m_top, m_data, m_fault)) return f;
    if (m_top.has("event")) {
        control(f, stamp, out);
        return f;
    }
    f.kind = FrameKind::Unknown;
    if (!m_top["arg"].isObject()) return f;
    const JsonPicker k(m_data, m_fault, kArg);
    Arg arg{k.text("channel"), k.textIf("instId"), k.textIf("instType")};
    if (m_fault) return f;
    m_topic.assign(arg.channel);
    if (const std::string_view about = arg.instId.empty() ? arg.instType : arg.instId; !about.empty()) {
        m_topic += ':';
        m_topic += about;
    }
    f.topic = m_topic;
    f.kind = channel({m_top, kWhole, stamp, market, out}, arg);
    if (f.kind == FrameKind::Notice && !m_fault)
        f.message = out.events.empty()
                        ? std::string("maintenance announced")
                        : std::string(out.view(std::get<VenueStatus>(out.events.back().payload).title));
    return f;
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

// Each row names its instrument, or the arg does.
FrameKind OkxCodec::rows(const Message& m, const Arg& arg, Row row)
{
    bool known = false;
    eachItem(m, [&](const Message& item) {
        std::string_view instId = pick(item).textIf("instId");
        if (instId.empty()) instId = arg.instId;
        const InstrumentId id = find(instId);
        if (m_fault || !id.valid()) return;
        known = true;
        (this->*row)(item, id);
    });
    return known || m_fault ? FrameKind::Data : FrameKind::Ignored;
}

bool OkxCodec::readSides(const Message& m, InstrumentId id, BookUpdate& update)
{
    const JsonPicker k = pick(m);
    update.bids = k.levels("bids", m.out);
    update.asks = k.levels("asks", m.out);
    if (m_fault) return false;
    toBase(id, update.bids, m.out);
    toBase(id, update.asks, m.out);
    return !m_fault;
}

FrameKind OkxCodec::books(const Message& m, const Arg& arg)
{
    const InstrumentId id = find(arg.instId);
    if (!id.valid()) return FrameKind::Ignored;
    m_damaged = id;
    m_damagedBook = true;
    const JsonPicker top = pick(m);
    const std::string_view action = top.text("action");
    const bool image = action == "snapshot";
    if (!m_fault && !image && action != "update")
        top.fail("action", DecodeErrorKind::WrongType, "neither snapshot nor update");
    if (m_fault) return FrameKind::Data;

    Own& mine = own(id);
    const unsigned rank = rankOf(arg.channel);
    const bool silent = m.stamp.mono - mine.bookHeard > std::chrono::seconds(5);
    if (mine.bookRank == 0 || (image && (rank > mine.bookRank || silent))) mine.bookRank = rank;
    if (rank != mine.bookRank) {
        m_damaged = {};
        return FrameKind::Ignored;
    }
    mine.bookHeard = m.stamp.mono;
    eachItem(m, [&](const Message& item) { oneBook(item, id, image); });
    if (m_fault)
        mine.checked.reset();
    else
        m_damaged = {};
    return FrameKind::Data;
}

// Section 4. Messages are linked by seqId and prevSeqId. Until 2022 they had none: then the checksum alone
// shows a hole, and one of the two must be there.
void OkxCodec::oneBook(const Message& m, InstrumentId id, bool image)
{
    const JsonPicker k = pick(m);
    BookUpdate update;
    update.image = image;
    const std::int64_t checksum = k.integerIf("checksum").value_or(0);
    const bool oldSchema = checksum != 0 && !m.object.has("seqId");
    if (oldSchema) {
        update.seq = -1;
    } else {
        update.seq = k.sequence("seqId");
        if (!image) update.prevSeq = k.integer("prevSeqId");
    }
    const Timestamp at = k.time("ts");
    update.bids = k.levels("bids", m.out);
    update.asks = k.levels("asks", m.out);
    if (m_fault) return;

    // Constant 0 or absent since June 2026: says nothing.
    Own& mine = own(id);
    if (checksum == 0) {
        mine.checked.reset();
    } else if (image || mine.checked) {
        if (!mine.checked) mine.checked = std::make_unique<CheckedBook>();
        const bool same = mine.checked->apply(update, m.out, m.object["bids"].raw, m.object["asks"].raw,
                                              static_cast<std::int32_t>(checksum));
        if (!same) {
            k.fail("checksum", DecodeErrorKind::BadNumber, "the book does not have this checksum");
            return;
        }
    }
    toBase(id, update.bids, m.out);
    toBase(id, update.asks, m.out);
    if (m_fault) return;
    if (image) sortImage(update, m.out);
    emit(m.out, id, m.stamp, at == Timestamp{} ? std::nullopt : std::optional(at), update);
}

// The best five, complete each time: no chain.
FrameKind OkxCodec::books5(const Message& m, const Arg& arg)
{
    const InstrumentId id = find(arg.instId);
    if (!id.valid()) return FrameKind::Ignored;
    eachItem(m, [&](const Message& item) {
        const JsonPicker k = pick(item);
        BookUpdate update;
        update.image = true;
        update.channel = BookChannel::Partial;
        update.depth = 5;
        update.seq = k.integerIf("seqId").value_or(0);
        const auto at = k.timeIf("ts");
        if (update.seq < 0) k.fail("seqId", DecodeErrorKind::BadNumber, "negative id");
        if (!readSides(item, id, update)) return;
        sortImage(update, m.out);
        emit(m.out, id, m.stamp, at, update);
    });
    return FrameKind::Data;
}

FrameKind OkxCodec::bestQuotes(const Message& m, const Arg& arg)
{
    const InstrumentId id = find(arg.instId);
    if (!id.valid()) return FrameKind::Ignored;
    eachItem(m, [&](const Message& item) {
        const JsonPicker k = pick(item);
        BookUpdate sides;
        const auto at = k.timeIf("ts");
        const std::int64_t seq = k.integerIf("seqId").value_or(0);
        const std::size_t before = m.out.levels.size();
        if (readSides(item, id, sides) && sides.bids.count > 0 && sides.asks.count > 0) {
            const Level bid = *m.out.begin(sides.bids), ask = *m.out.begin(sides.asks);
            emit(m.out, id, m.stamp, at, Bbo{bid.price, ask.price, bid.qty, ask.qty, seq});
            own(id).topHeard = m.stamp.mono;
        }
        m.out.levels.resize(before);
    });
    return FrameKind::Data;
}

// One message a match, where `trades` has one for all matches of an order at one price.
FrameKind OkxCodec::allTrades(const Message& m, const Arg& arg)
{
    const InstrumentId id = find(arg.instId);
    if (!id.valid()) return FrameKind::Ignored;
    const auto heard = own(id).tradesHeard;
    if (heard && m.stamp.mono - *heard < std::chrono::minutes(1)) return FrameKind::Ignored;
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
            return !m_fault;
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
    const Timestamp at = k.time("ts");
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

FrameKind OkxCodec::adlWarning(const Message& m, const Arg&)
{
    eachItem(m, [&](const Message& item) {
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
