// REST bodies beside instruments. bybit.md sections 1.2, 3 to 9.
#include "feeds/bybit/bybit_codec.h"
#include "feeds/rest_path.h"

#include <cmath>

namespace plimsoll::bybit {

const BybitCodec::ReplyRow BybitCodec::kReplies[] = {
    {ReplyKind::Instruments, &BybitCodec::replyInstruments, nullptr},
    {ReplyKind::DepthImage, &BybitCodec::replyDepth, nullptr},
    {ReplyKind::FundingHistory, &BybitCodec::replyFundingHistory, nullptr},
    {ReplyKind::Tiers, &BybitCodec::replyTiers, nullptr},
    {ReplyKind::Insurance, &BybitCodec::replyInsurance, nullptr},
    {ReplyKind::PriceLimit, &BybitCodec::replyPriceLimit, nullptr},
    {ReplyKind::Klines, &BybitCodec::replyKlines, nullptr},
    {ReplyKind::ServerTime, &BybitCodec::replyTime, nullptr},
    {ReplyKind::Status, &BybitCodec::replyStatus, nullptr},
    {ReplyKind::Tickers, nullptr, &BybitCodec::tickerRow},
    {ReplyKind::OpenInterestHistory, nullptr, &BybitCodec::openInterestRow},
    {ReplyKind::RatioGlobalAccount, nullptr, &BybitCodec::ratioRow},
    {ReplyKind::Adl, nullptr, &BybitCodec::adlRow},
    {ReplyKind::Trades, nullptr, &BybitCodec::tradeRow},
};

// {"retCode":0,"retMsg":"OK","result":{...},"time":...}: only retCode tells. The fields of `result` are
// in m_data when the handlers run.
void BybitCodec::reply(const RestRequest& request, std::string_view body, const Stamp& stamp, EventBatch& out)
{
    static constexpr JsonPath root;
    if (!m_reader.object(body, "result", m_top, m_data, m_fault)) return;
    const JsonPicker top(m_top, m_fault, root);
    const std::int64_t code = top.integer("retCode");
    if (m_fault) return;
    if (code != 0) {
        const std::string what = std::to_string(code) + ' ' + std::string(clipped(top.textIf("retMsg")));
        m_fault.clear();
        m_fault.set(DecodeErrorKind::Refused, {}, what);
        return;
    }
    for (const ReplyRow& row : kReplies) {
        if (row.kind != request.kind) continue;
        if (row.whole) return (this->*row.whole)(request, body, stamp, out);
        return rows(request, body, stamp, out, row.row);
    }
    m_fault.set(DecodeErrorKind::WrongType, {}, "Bybit has no such reply");
}

// result.list: each row names its symbol, or the result or the request does.
void BybitCodec::rows(const RestRequest& request, std::string_view, const Stamp& stamp, EventBatch& out, Row row)
{
    static constexpr JsonPath inList{nullptr, "result.list", -1}, inResult{nullptr, "result", -1};
    const JsonValue list = m_data["list"];
    if (!list.isArray()) {
        m_fault.set(DecodeErrorKind::Missing, "result.list", "a list expected");
        return;
    }
    const JsonPicker result(m_data, m_fault, inResult);
    const std::string_view common = result.textIf("symbol");
    m_nested.eachObject(list.raw, m_item, m_fault, inList, [&](std::size_t i, const JsonObject& o) {
        const JsonPath at{nullptr, "result.list", static_cast<std::ptrdiff_t>(i)};
        const JsonPicker k(o, m_fault, at);
        std::string_view symbol = k.textIf("symbol");
        if (symbol.empty()) symbol = common;
        const InstrumentId id = symbol.empty() ? ofRequest(request) : find(request.market, symbol);
        if (!m_fault && id.valid()) (this->*row)({o, at, stamp, request.market, out}, id);
        return !m_fault;
    });
}

void BybitCodec::replyDepth(const RestRequest& request, std::string_view, const Stamp& stamp, EventBatch& out)
{
    static constexpr JsonPath inResult{nullptr, "result", -1};
    const JsonPicker k(m_data, m_fault, inResult);
    const std::string_view symbol = k.text("s");
    if (symbol.empty()) return;
    const InstrumentId id = find(request.market, symbol);
    if (!id.valid()) return;
    BookUpdate update;
    update.image = true;
    update.seq = k.sequence("u");
    update.bids = k.levels("b", out);
    update.asks = k.levels("a", out);
    const auto at = k.timeIf("ts");
    const std::string limit = queryValue(request.path, "limit");
    const std::int64_t depth = trailingNumber(limit);
    if (depth > 0 && depth <= 1000) update.depth = static_cast<std::uint16_t>(depth);
    if (m_fault) return;
    toBase(id, update.bids, out);
    toBase(id, update.asks, out);
    sortImage(update, out);
    emit(out, id, stamp, at, update);
}

// The same fields as the ticker topic, every row complete. The time is that of the whole reply.
void BybitCodec::tickerRow(const Message& m, InstrumentId id)
{
    static constexpr JsonPath root;
    TickerRecord record;
    unsigned frameMark = 0;
    unsigned groups = mergeTicker(pick(m), record, frameMark);
    const auto at = JsonPicker(m_top, m_fault, root).timeIf("time");
    if (m_fault) return;
    if (topSpeaks(own(id), m.stamp)) groups &= ~unsigned{GQuotes};
    emitTicker(m, id, record, groups, at, 0);
}

// Newest first; a row does not say its interval, its neighbour's distance does (section 5).
void BybitCodec::replyFundingHistory(const RestRequest& request, std::string_view, const Stamp& stamp,
                                     EventBatch& out)
{
    static constexpr JsonPath inList{nullptr, "result.list", -1};
    std::vector<Settlement> found;
    const JsonValue list = m_data["list"];
    if (!list.isArray()) {
        m_fault.set(DecodeErrorKind::Missing, "result.list", "a list expected");
        return;
    }
    m_nested.eachObject(list.raw, m_item, m_fault, inList, [&](std::size_t i, const JsonObject& o) {
        const JsonPath at{nullptr, "result.list", static_cast<std::ptrdiff_t>(i)};
        const JsonPicker k(o, m_fault, at);
        const std::string_view symbol = k.text("symbol");
        const InstrumentId id = symbol.empty() ? InstrumentId{} : find(request.market, symbol);
        const Settlement row{id, k.number("fundingRate"), k.time("fundingRateTimestamp")};
        if (!m_fault && id.valid()) found.push_back(row);
        return !m_fault;
    });
    if (m_fault) return;
    emitSettled(found, stamp, out);
}

void BybitCodec::openInterestRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    const auto both = k.numberIf("openInterest"), single = k.numberIf("singleOpenInterest");
    const Timestamp at = k.time("timestamp");
    if (!m_fault) emitInterest(m, id, at, both, std::nullopt, single, std::nullopt, true);
}

void BybitCodec::ratioRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    Ratio r;
    r.kind = RatioKind::GlobalAccount;
    r.longShare = k.number("buyRatio");
    r.shortShare = k.number("sellRatio");
    r.at = k.time("timestamp");
    if (!m_fault) emit(m.out, id, m.stamp, r.at, r);
}

void BybitCodec::adlRow(const Message& m, InstrumentId id)
{
    static constexpr JsonPath inResult{nullptr, "result", -1};
    const JsonPicker k = pick(m), result(m_data, m_fault, inResult);
    Adl adl;
    adl.balance = k.numberIf("balance");
    adl.pnlRatio = k.numberIf("pnlRatio");
    adl.trigger = k.numberIf("adlTriggerThreshold");
    adl.stop = k.numberIf("adlStopRatio");
    // "updateTime" in the table of the documents, "updatedTime" in their sample.
    auto at = result.timeIf("updatedTime");
    if (!at) at = result.timeIf("updateTime");
    if (!m_fault) emit(m.out, id, m.stamp, at, adl);
}

void BybitCodec::tradeRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    Trade t;
    const std::string_view own = k.text("execId"), side = k.text("side");
    t.price = k.price("price");
    t.qty = k.qty("size");
    t.taker = side == "Sell" ? Side::Sell : Side::Buy;
    t.block = k.flagIf("isBlockTrade");
    const Timestamp at = k.time("time");
    if (m_fault) return;
    const auto number = plainNumber(own);
    t.numericId = number.has_value();
    t.key = number ? static_cast<std::uint64_t>(*number) : hashText(own);
    t.qty = baseQty(id, t.qty, t.price);
    t.id = m.out.keep(own);
    emit(m.out, id, m.stamp, at, t);
}

void BybitCodec::replyInsurance(const RestRequest& request, std::string_view, const Stamp& stamp, EventBatch& out)
{
    static constexpr JsonPath inList{nullptr, "result.list", -1}, inResult{nullptr, "result", -1};
    const JsonValue list = m_data["list"];
    if (!list.isArray()) {
        m_fault.set(DecodeErrorKind::Missing, "result.list", "a list expected");
        return;
    }
    const auto at = JsonPicker(m_data, m_fault, inResult).timeIf("updatedTime");
    m_nested.eachObject(list.raw, m_item, m_fault, inList, [&](std::size_t i, const JsonObject& o) {
        const JsonPath place{nullptr, "result.list", static_cast<std::ptrdiff_t>(i)};
        const JsonPicker k(o, m_fault, place);
        const std::string_view coin = k.text("coin"), symbols = k.textIf("symbols");
        const double balance = k.number("balance");
        if (!m_fault) emitFund({o, place, stamp, request.market, out}, coin, symbols, balance, at);
        return !m_fault;
    });
}

void BybitCodec::replyPriceLimit(const RestRequest& request, std::string_view, const Stamp& stamp, EventBatch& out)
{
    static constexpr JsonPath inResult{nullptr, "result", -1};
    const JsonPicker k(m_data, m_fault, inResult);
    const std::string_view symbol = k.text("symbol");
    const InstrumentId id = symbol.empty() ? InstrumentId{} : find(request.market, symbol);
    const auto buy = k.priceIf("buyLmt"), sell = k.priceIf("sellLmt");
    const auto at = k.timeIf("ts");
    if (!m_fault && id.valid() && buy && sell) emit(out, id, stamp, at, PriceLimit{*buy, *sell});
}

// [["start","o","h","l","c","volume","turnover"], ...], newest first.
void BybitCodec::replyKlines(const RestRequest& request, std::string_view, const Stamp& stamp, EventBatch& out)
{
    static constexpr JsonPath inList{nullptr, "result.list", -1}, inResult{nullptr, "result", -1};
    const std::string_view symbol = JsonPicker(m_data, m_fault, inResult).textIf("symbol");
    const InstrumentId id = symbol.empty() ? ofRequest(request) : find(request.market, symbol);
    const int minutes = intervalMinutes(queryValue(request.path, "interval"));
    if (!m_nested.elements(m_data["list"].raw, m_rows, m_fault, inList)) return;
    for (std::size_t i = m_rows.size(); i-- > 0;) {
        const JsonPath at{nullptr, "result.list", static_cast<std::ptrdiff_t>(i)};
        if (!m_deep.elements(m_rows[i].raw, m_values, m_fault, at)) return;
        if (m_values.size() < 6) {
            m_fault.set(DecodeErrorKind::Missing, at.text(), "a row of at least 6 columns expected");
            return;
        }
        const auto column = [&](std::size_t c) { return JsonPath{&at, {}, static_cast<std::ptrdiff_t>(c)}; };
        Kline k;
        k.minutes = minutes;
        Timestamp open{};
        double turnover = 0;
        const bool read =
            readTime(m_values[0], open, m_fault, column(0)) && readPrice(m_values[1], k.o, m_fault, column(1)) &&
            readPrice(m_values[2], k.h, m_fault, column(2)) && readPrice(m_values[3], k.l, m_fault, column(3)) &&
            readPrice(m_values[4], k.c, m_fault, column(4)) &&
            readNumber(m_values[5], k.baseVolume, m_fault, column(5)) &&
            (m_values.size() < 7 || readNumber(m_values[6], turnover, m_fault, column(6)));
        if (!read) return;
        k.open = open;
        if (minutes > 0) k.close = open + std::chrono::minutes(minutes) - std::chrono::milliseconds(1);
        if (m_values.size() >= 7) k.quoteVolume = turnover;
        k.closed = k.close && *k.close < stamp.received;
        if (!id.valid()) continue;
        toBase(id, k);
        emit(out, id, stamp, open, k);
    }
}

// No event of the market; its stamp carries the venue's clock.
void BybitCodec::replyTime(const RestRequest&, std::string_view, const Stamp& stamp, EventBatch& out)
{
    static constexpr JsonPath root;
    const Timestamp at = JsonPicker(m_top, m_fault, root).time("time");
    if (!m_fault) emitVenueWide(out, stamp, at, std::monostate{});
}

void BybitCodec::replyStatus(const RestRequest& request, std::string_view, const Stamp& stamp, EventBatch& out)
{
    static constexpr JsonPath root, inList{nullptr, "result.list", -1};
    const auto at = JsonPicker(m_top, m_fault, root).timeIf("time");
    const JsonValue list = m_data["list"];
    if (!list.isArray()) {
        m_fault.set(DecodeErrorKind::Missing, "result.list", "a list expected");
        return;
    }
    m_nested.eachObject(list.raw, m_item, m_fault, inList, [&](std::size_t i, const JsonObject& o) {
        const JsonPath place{nullptr, "result.list", static_cast<std::ptrdiff_t>(i)};
        emitStatus({o, place, stamp, request.market, out}, at);
        return !m_fault;
    });
}

}  // namespace plimsoll::bybit
