// Order flow: books, best quotes, trades. binance.md sections 3, 7. What is read from the fields of an object and
// what is read in one pass is told by the same functions.
#include "feeds/binance/binance_codec.h"

namespace plimsoll::binance {

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

// Price improvement orders: another book.
bool otherBook(std::string_view stream)
{
    return stream.find("@rpiDepth") != std::string_view::npos;
}

}  // namespace

bool BinanceCodec::usualEvent(std::string_view text, const Stamp& stamp, Market market, EventBatch& out, Frame& f)
{
    Event event;
    const std::size_t levels = out.levels.size();
    if (!scanEvent(text, out.levels, event)) return false;
    m_stream = f.topic = event.stream;
    f.kind = FrameKind::Ignored;
    if (event.kind == Event::Kind::Depth && otherBook(m_stream)) {
        out.levels.resize(levels);
        return true;
    }
    const InstrumentId id = usualSpeaker(market, event.symbol);
    if (!id.valid()) {
        out.levels.resize(levels);
        return true;
    }
    switch (event.kind) {
        case Event::Kind::Depth:
            if (!tellDepth(id, event.depth, stamp, market, out)) {
                out.levels.resize(levels);
                return false;
            }
            break;
        case Event::Kind::Quote: tellQuote(id, event.quote, stamp, out); break;
        case Event::Kind::Trade: tellTrade(id, event.trade, stamp, out); break;
    }
    f.kind = FrameKind::Data;
    return true;
}

FrameKind BinanceCodec::depth(const Message& m)
{
    const JsonPicker k = pick(m);
    if (otherBook(m_stream)) return FrameKind::Ignored;
    const std::string_view symbol = k.text("s");
    if (symbol.empty()) return FrameKind::Data;
    const InstrumentId id = speaker(m.market, symbol);
    if (!id.valid()) return FrameKind::Ignored;
    m_damaged = id;
    m_damagedBook = partialDepth(m_stream) == 0;
    DepthRow row;
    row.at = k.time("E");
    row.first = k.sequence("U");
    row.last = k.sequence("u");
    // The futures' chain: spot has none. Without it a futures delta cannot be placed.
    if (m.market != Market::Spot && m_damagedBook)
        row.previous = k.sequence("pu");
    else
        row.previous = k.integerIf("pu");
    if (row.first > row.last) k.fail("U", DecodeErrorKind::BadNumber, "first id after the last");
    row.bids = k.levels("b", m.out);
    row.asks = k.levels("a", m.out);
    if (m_fault) return FrameKind::Data;
    tellDepth(id, row, m.stamp, m.market, m.out);
    m_damaged = {};
    return FrameKind::Data;
}

// False: a futures delta without its chain.
bool BinanceCodec::tellDepth(InstrumentId id, const DepthRow& row, const Stamp& stamp, Market market,
                             EventBatch& out)
{
    BookUpdate update;
    update.depth = partialDepth(m_stream);
    update.image = update.depth != 0;
    update.channel = update.image ? BookChannel::Partial : BookChannel::Main;
    if (market != Market::Spot && !update.image && !row.previous) return false;
    update.firstSeq = row.first;
    update.seq = row.last;
    update.prevSeq = row.previous.value_or(-1);
    update.bids = row.bids;
    update.asks = row.asks;
    toBase(id, update.bids, out);
    toBase(id, update.asks, out);
    if (update.image)
        sortImage(update, out);
    else
        m_lastDepth[static_cast<std::size_t>(market)] = id;
    emit(out, id, stamp, row.at, update);
    return true;
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
    QuoteRow row;
    row.bbo.seq = k.sequence("u");
    row.bbo.bidQty = k.qty("B");
    row.bbo.askQty = k.qty("A");
    row.at = k.timeIf("E");
    if (m.object["b"].blank()) k.fail("b", DecodeErrorKind::Missing, "missing");
    if (m.object["a"].blank()) k.fail("a", DecodeErrorKind::Missing, "missing");
    // A side without orders is written as price 0: there is no pair of quotes to show.
    if (m_fault || !bid || !ask) return FrameKind::Data;
    row.bbo.bid = *bid;
    row.bbo.ask = *ask;
    tellQuote(id, row, m.stamp, m.out);
    return FrameKind::Data;
}

void BinanceCodec::tellQuote(InstrumentId id, const QuoteRow& row, const Stamp& stamp, EventBatch& out)
{
    Bbo bbo = row.bbo;
    bbo.bidQty = baseQty(id, bbo.bidQty, bbo.bid);
    bbo.askQty = baseQty(id, bbo.askQty, bbo.ask);
    emit(out, id, stamp, row.at, bbo);
}

// `m`: the buyer was the maker, so the taker sold.
FrameKind BinanceCodec::aggTrade(const Message& m)
{
    const JsonPicker k = pick(m);
    const std::string_view symbol = k.text("s");
    if (symbol.empty()) return FrameKind::Data;
    const InstrumentId id = speaker(m.market, symbol);
    if (!id.valid()) return FrameKind::Ignored;
    TradeRow row;
    row.key = static_cast<std::uint64_t>(k.sequence("a"));
    row.level.price = k.price("p");
    row.level.qty = k.qty("q");
    row.sold = k.flag("m");
    row.at = k.time("T");
    if (m_fault) return FrameKind::Data;
    row.id = m.object["a"].bare();
    tellTrade(id, row, m.stamp, m.out);
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
    TradeRow row;
    row.block = !kind.empty() && kind != "MARKET";
    const auto price = k.priceIf("p");
    if (!price && !m_fault && row.block) return FrameKind::Ignored;
    row.level.price = price ? *price : k.price("p");
    row.key = static_cast<std::uint64_t>(k.sequence("t"));
    row.level.qty = k.qty("q");
    row.sold = k.flag("m");
    row.at = k.time("T");
    if (m_fault) return FrameKind::Data;
    row.id = m.object["t"].bare();
    tellTrade(id, row, m.stamp, m.out);
    return FrameKind::Data;
}

void BinanceCodec::tellTrade(InstrumentId id, const TradeRow& row, const Stamp& stamp, EventBatch& out)
{
    Trade t;
    t.key = row.key;
    t.price = row.level.price;
    t.qty = baseQty(id, row.level.qty, t.price);
    t.taker = row.sold ? Side::Sell : Side::Buy;
    t.block = row.block;
    t.id = out.keep(row.id);
    emit(out, id, stamp, row.at, t);
}

}  // namespace plimsoll::binance
