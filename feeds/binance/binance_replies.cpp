// REST bodies beside instruments. binance.md sections 3.3, 4, 5, 7, 8.
#include "feeds/binance/binance_codec.h"
#include "feeds/rest_path.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace plimsoll::binance {

namespace {

// That and nothing else but white space.
bool isNull(std::string_view body)
{
    const std::size_t first = body.find_first_not_of(" \t\r\n"), last = body.find_last_not_of(" \t\r\n");
    return first != std::string_view::npos && body.substr(first, last + 1 - first) == "null";
}

// A row does not say its interval, and that of today need not have been that of then: the distance to the
// settlement before it tells (section 4).
std::optional<double> hoursBetween(Timestamp before, Timestamp at)
{
    constexpr double longest = 8;
    const double hours = toSeconds(at - before) / 3600, whole = std::round(hours);
    if (whole < 1 || whole > longest || std::abs(hours - whole) >= 0.01) return std::nullopt;
    return whole;
}

void spaceSettlements(EventBatch& out, std::size_t first)
{
    std::map<InstrumentId, Timestamp> before;
    for (std::size_t i = first; i < out.events.size(); ++i) {
        auto* const settled = std::get_if<Funding>(&out.events[i].payload);
        if (!settled || !settled->next) continue;
        const auto [last, isFirst] = before.try_emplace(out.events[i].instrument, *settled->next);
        const auto hours = hoursBetween(last->second, *settled->next);
        last->second = *settled->next;
        if (!isFirst && hours) settled->hours = hours;
    }
}

}  // namespace

const BinanceCodec::ReplyRow BinanceCodec::kReplies[] = {
    {ReplyKind::Instruments, &BinanceCodec::replyInstruments, nullptr},
    {ReplyKind::DepthImage, &BinanceCodec::replyDepth, nullptr},
    {ReplyKind::Insurance, &BinanceCodec::replyInsurance, nullptr},
    {ReplyKind::Tiers, &BinanceCodec::replyTiers, nullptr},
    {ReplyKind::Klines, &BinanceCodec::replyKlines, nullptr},
    {ReplyKind::ServerTime, &BinanceCodec::replyTime, nullptr},
    {ReplyKind::BestQuotes, nullptr, &BinanceCodec::bestQuotesRow},
    {ReplyKind::OpenInterest, nullptr, &BinanceCodec::openInterestRow},
    {ReplyKind::OpenInterestHistory, nullptr, &BinanceCodec::openInterestHistoryRow},
    {ReplyKind::FundingInfo, nullptr, &BinanceCodec::fundingInfoRow},
    {ReplyKind::FundingHistory, nullptr, &BinanceCodec::fundingHistoryRow},
    {ReplyKind::PremiumIndex, nullptr, &BinanceCodec::premiumIndexRow},
    {ReplyKind::Tickers, nullptr, &BinanceCodec::tickerRow},
    {ReplyKind::RatioGlobalAccount, nullptr, &BinanceCodec::globalAccountRow},
    {ReplyKind::RatioTopAccount, nullptr, &BinanceCodec::topAccountRow},
    {ReplyKind::RatioTopPosition, nullptr, &BinanceCodec::topPositionRow},
    {ReplyKind::TakerVolume, nullptr, &BinanceCodec::takerVolumeRow},
    {ReplyKind::Adl, nullptr, &BinanceCodec::adlRow},
    {ReplyKind::Trades, nullptr, &BinanceCodec::tradeRow},
};

void BinanceCodec::reply(const RestRequest& request, std::string_view body, const Stamp& stamp, EventBatch& out)
{
    static constexpr JsonPath root;
    m_stream = {};
    const char first = firstCharacter(body);
    const bool null = isNull(body);
    if (first == '{') {
        // Section 1.4: {"code":-1003,"msg":"..."} whatever was asked.
        if (!m_reader.object(body, m_top, m_fault)) return;
        if (m_top.has("code") && m_top.has("msg") && !m_top.has("data")) {
            const JsonPicker k(m_top, m_fault, root);
            const std::string what =
                std::string(clipped(m_top["code"].bare(), 20)) + ' ' + std::string(clipped(k.textIf("msg")));
            m_fault.clear();
            m_fault.set(DecodeErrorKind::Refused, {}, what);
            return;
        }
    }
    for (const ReplyRow& row : kReplies) {
        if (row.kind != request.kind) continue;
        if (null && !row.whole) return;  // stands for a list without rows
        if (row.whole) return (this->*row.whole)(request, body, stamp, out);
        const std::size_t mark = out.events.size();
        const bool settled = request.kind == ReplyKind::FundingHistory;
        if (settled && !request.instrument.valid()) heardSettled(stamp.received);
        rows(request, body, stamp, out, row.row);
        if (settled) spaceSettlements(out, mark);
        return;
    }
    m_fault.set(DecodeErrorKind::WrongType, {}, "Binance has no such reply");
}

// One object or a list of them; each names its symbol or the request did. Contracts that are not ours
// are passed over.
void BinanceCodec::rows(const RestRequest& request, std::string_view body, const Stamp& stamp, EventBatch& out,
                        Row row)
{
    static constexpr JsonPath root;
    const auto one = [&](const JsonObject& o, const JsonPath& at) {
        const JsonPicker k(o, m_fault, at);
        const std::string_view symbol = k.textIf("symbol");
        const InstrumentId id = symbol.empty() ? ofRequest(request) : find(request.market, symbol);
        if (!m_fault && id.valid()) (this->*row)({o, at, stamp, request.market, out}, id);
        return !m_fault;
    };
    if (firstCharacter(body) == '[') {
        m_nested.eachObject(body, m_item, m_fault, root, [&](std::size_t i, const JsonObject& o) {
            return one(o, JsonPath{nullptr, {}, static_cast<std::ptrdiff_t>(i)});
        });
    } else if (m_reader.object(body, m_top, m_fault)) {
        one(m_top, root);
    }
}

void BinanceCodec::replyDepth(const RestRequest& request, std::string_view body, const Stamp& stamp,
                              EventBatch& out)
{
    static constexpr JsonPath root;
    if (!m_reader.object(body, m_top, m_fault)) return;
    const JsonPicker k(m_top, m_fault, root);
    const InstrumentId id = ofRequest(request);
    if (!id.valid()) return;
    m_damaged = id;
    m_damagedBook = true;
    BookUpdate update;
    update.image = true;
    update.seq = k.sequence("lastUpdateId");
    update.bids = k.levels("bids", out);
    update.asks = k.levels("asks", out);
    const auto at = k.timeIf("E");
    if (m_fault) return;
    toBase(id, update.bids, out);
    toBase(id, update.asks, out);
    sortImage(update, out);
    emit(out, id, stamp, at, update);
}

void BinanceCodec::bestQuotesRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    const auto bid = k.priceIf("bidPrice"), ask = k.priceIf("askPrice");
    const auto bidQty = k.qtyIf("bidQty"), askQty = k.qtyIf("askQty");
    const auto seq = k.integerIf("lastUpdateId");
    const auto at = k.timeIf("time");
    if (m_fault || !bid || !ask || !bidQty || !askQty) return;
    emit(m.out, id, m.stamp, at,
         Bbo{*bid, *ask, baseQty(id, *bidQty, *bid), baseQty(id, *askQty, *ask), seq.value_or(0)});
}

// Base units, each pair counted once (section 5). Its worth in USD is for whoever knows the mark price.
void BinanceCodec::openInterestRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    const double base = k.qty("openInterest").v;
    const auto at = k.timeIf("time");
    const Instrument* instrument = m_catalogue.get(id);
    if (m_fault || !instrument) return;
    OpenInterest oi{base, std::nullopt, false};
    if (instrument->inverse) {  // counted in contracts of so many USD
        oi.usd = base * instrument->contractSize.value_or(0);
        oi.base.reset();
    }
    emit(m.out, id, m.stamp, at, oi);
}

void BinanceCodec::openInterestHistoryRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    const double base = k.qty("sumOpenInterest").v;
    const auto usd = k.numberIf("sumOpenInterestValue");
    const Timestamp at = k.time("timestamp");
    if (!m_fault) emit(m.out, id, m.stamp, at, OpenInterest{base, usd, false, true});
}

// The list of all contracts has come again. Between two that lie far apart a settlement may be missing, and then
// the distance to the one before it tells no interval.
void BinanceCodec::heardSettled(Timestamp at)
{
    constexpr std::chrono::minutes apart{30};
    if (m_settledHeard && at - *m_settledHeard > apart) m_settled.clear();
    m_settledHeard = at;
}

// Settled rates. `Special` rows are charges from stock dividends, not funding (section 0).
void BinanceCodec::fundingHistoryRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    const double rate = k.number("fundingRate");
    const Timestamp at = k.time("fundingTime");
    const std::string_view type = k.textIf("rateType");
    if (m_fault || (!type.empty() && type != "Regular")) return;
    if (m_settled.size() <= id.index()) m_settled.resize(id.index() + 1);
    Timestamp& last = m_settled[id.index()];
    std::optional<double> hours;
    if (last != Timestamp{} && at > last) {
        hours = hoursBetween(last, at);
        // Two neighbouring settlements tell the interval of a contract that fundingInfo leaves out, too.
        const Instrument* instrument = m_catalogue.get(id);
        if (instrument && !instrument->fundingHours) setHours(id, toSeconds(at - last) / 3600, true);
    }
    last = std::max(last, at);
    emit(m.out, id, m.stamp, at, Funding{{rate}, hours, at, FundingKind::Settled, std::nullopt, std::nullopt});
}

void BinanceCodec::premiumIndexRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    const auto price = k.priceIf("markPrice"), index = k.priceIf("indexPrice");
    const auto rate = k.numberIf("lastFundingRate");
    const auto next = k.timeIf("nextFundingTime"), at = k.timeIf("time");
    if (!m_fault) mark(m, id, at, price, index, rate, next);
}

void BinanceCodec::tickerRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    Ticker t;
    t.last = k.priceIf("lastPrice");
    t.high = k.priceIf("highPrice");
    t.low = k.priceIf("lowPrice");
    t.open = k.priceIf("openPrice");
    t.baseVolume = k.numberIf("volume");
    t.quoteVolume = k.numberIf("quoteVolume");
    if (const auto percent = k.numberIf("priceChangePercent")) t.change = *percent / 100;
    const auto at = k.timeIf("closeTime");
    if (!m_fault) emit(m.out, id, m.stamp, at, t);
}

void BinanceCodec::ratioRow(const Message& m, InstrumentId id, RatioKind kind)
{
    const JsonPicker k = pick(m);
    Ratio r;
    r.kind = kind;
    r.longShare = k.number("longAccount");
    r.shortShare = k.number("shortAccount");
    r.at = k.time("timestamp");
    if (!m_fault) emit(m.out, id, m.stamp, r.at, r);
}

void BinanceCodec::takerVolumeRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    TakerVolume v;
    v.buy = k.qty("buyVol").v;
    v.sell = k.qty("sellVol").v;
    v.at = k.time("timestamp");
    if (!m_fault) emit(m.out, id, m.stamp, v.at, v);
}

void BinanceCodec::adlRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    const std::string_view level = k.text("adlRisk");
    const auto at = k.timeIf("updateTime");
    if (m_fault) return;
    Adl adl;
    adl.level = m.out.keep(level);
    emit(m.out, id, m.stamp, at, adl);
}

void BinanceCodec::tradeRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    const bool aggregated = m.object.has("a");  // aggTrades uses the stream's letters, trades whole words
    Trade t;
    const JsonValue own = aggregated ? m.object["a"] : m.object["id"];
    t.key = static_cast<std::uint64_t>(aggregated ? k.sequence("a") : k.sequence("id"));
    t.price = aggregated ? k.price("p") : k.price("price");
    t.qty = aggregated ? k.qty("q") : k.qty("qty");
    t.taker = (aggregated ? k.flag("m") : k.flag("isBuyerMaker")) ? Side::Sell : Side::Buy;
    const Timestamp at = aggregated ? k.time("T") : k.time("time");
    if (m_fault) return;
    t.qty = baseQty(id, t.qty, t.price);
    t.id = m.out.keep(own.bare());
    emit(m.out, id, m.stamp, at, t);
}

void BinanceCodec::insuranceFund(const Message& m)
{
    static constexpr std::string_view separator = ",";
    std::string symbols;
    std::size_t count = 0;
    InstrumentId only;
    if (const JsonValue list = m.object["symbols"]; list.isArray()) {
        const JsonPath inSymbols{&m.path, "symbols", -1};
        if (!m_deep.elements(list.raw, m_values, m_fault, inSymbols)) return;
        for (const JsonValue v : m_values) {
            if (!v.isString()) {
                m_fault.set(DecodeErrorKind::WrongType, inSymbols.text(), "texts expected");
                return;
            }
            if (count++ > 0) symbols += separator;
            symbols += v.bare();
            only = count == 1 ? m_catalogue.peek(m.market, v.bare()) : InstrumentId{};
        }
    }
    const JsonValue assets = m.object["assets"];
    const JsonPath inAssets{&m.path, "assets", -1};
    if (!assets.isArray()) {
        m_fault.set(DecodeErrorKind::Missing, inAssets.text(), "a list expected");
        return;
    }
    m_deep.eachObject(assets.raw, m_sub, m_fault, inAssets, [&](std::size_t i, const JsonObject& o) {
        const JsonPath at{&m.path, "assets", static_cast<std::ptrdiff_t>(i)};
        const JsonPicker k(o, m_fault, at);
        const std::string_view coin = k.text("asset");
        Insurance fund;
        fund.balance = k.number("marginBalance");
        const auto updated = k.timeIf("updateTime");
        if (m_fault) return false;
        fund.coin = m.out.keep(coin);
        fund.symbols = m.out.keep(symbols);
        if (only.valid())
            emit(m.out, only, m.stamp, updated, fund);
        else
            emitVenueWide(m.out, m.stamp, updated, fund);
        return true;
    });
}

void BinanceCodec::replyInsurance(const RestRequest& request, std::string_view body, const Stamp& stamp,
                                  EventBatch& out)
{
    static constexpr JsonPath root;
    if (firstCharacter(body) == '[') {
        m_nested.eachObject(body, m_item, m_fault, root, [&](std::size_t i, const JsonObject& o) {
            insuranceFund({o, JsonPath{nullptr, {}, static_cast<std::ptrdiff_t>(i)}, stamp, request.market, out});
            return !m_fault;
        });
    } else if (m_reader.object(body, m_top, m_fault)) {
        insuranceFund({m_top, root, stamp, request.market, out});
    }
}

// [[open time, "o", "h", "l", "c", "volume", close time, "quote volume", trades, "taker base", ...], ...]
void BinanceCodec::replyKlines(const RestRequest& request, std::string_view body, const Stamp& stamp,
                               EventBatch& out)
{
    static constexpr JsonPath root;
    const InstrumentId id = ofRequest(request);
    const int minutes = intervalMinutes(queryValue(request.path, "interval"));
    if (!m_nested.elements(body, m_rows, m_fault, root)) return;
    for (std::size_t i = 0; i < m_rows.size() && !m_fault; ++i) {
        const JsonPath at{nullptr, {}, static_cast<std::ptrdiff_t>(i)};
        if (!m_deep.elements(m_rows[i].raw, m_values, m_fault, at)) return;
        if (m_values.size() < 10) {
            m_fault.set(DecodeErrorKind::Missing, at.text(), "a row of at least 10 columns expected");
            return;
        }
        const auto column = [&](std::size_t c) { return JsonPath{&at, {}, static_cast<std::ptrdiff_t>(c)}; };
        Kline k;
        k.minutes = minutes;
        Timestamp open{}, close{};
        double quote = 0, taker = 0;
        const bool read =
            readTime(m_values[0], open, m_fault, column(0)) && readPrice(m_values[1], k.o, m_fault, column(1)) &&
            readPrice(m_values[2], k.h, m_fault, column(2)) && readPrice(m_values[3], k.l, m_fault, column(3)) &&
            readPrice(m_values[4], k.c, m_fault, column(4)) &&
            readNumber(m_values[5], k.baseVolume, m_fault, column(5)) &&
            readTime(m_values[6], close, m_fault, column(6)) &&
            readNumber(m_values[7], quote, m_fault, column(7)) &&
            readNumber(m_values[9], taker, m_fault, column(9));
        if (!read) return;
        k.open = open;
        k.close = close;
        k.quoteVolume = quote;
        k.takerBuyBase = taker;
        k.closed = close < stamp.received;
        if (id.valid()) emit(out, id, stamp, open, k);
    }
}

// {"serverTime":...}: no event of the market; its stamp carries the venue's clock.
void BinanceCodec::replyTime(const RestRequest&, std::string_view body, const Stamp& stamp, EventBatch& out)
{
    static constexpr JsonPath root;
    if (!m_reader.object(body, m_top, m_fault)) return;
    const Timestamp at = JsonPicker(m_top, m_fault, root).time("serverTime");
    if (!m_fault) emitVenueWide(out, stamp, at, std::monostate{});
}

}  // namespace plimsoll::binance
