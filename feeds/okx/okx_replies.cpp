// REST bodies beside instruments. okx.md sections 1, 4 to 9.
#include "feeds/okx/okx.h"
#include "feeds/okx/okx_codec.h"
#include "feeds/rest_path.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace plimsoll::okx {

namespace {

// Section 4: levels a side, of the stream and of an answer that was not asked for a number of them.
constexpr unsigned kWholeBook = 400, kUsualDepth = 1;

unsigned askedDepth(std::string_view path)
{
    const std::string size = queryValue(path, "sz");
    unsigned depth = 0;
    std::from_chars(size.data(), size.data() + size.size(), depth);
    return depth > 0 ? depth : kUsualDepth;
}

}  // namespace

const OkxCodec::ReplyRow OkxCodec::kReplies[] = {
    {ReplyKind::Instruments, &OkxCodec::replyInstruments, nullptr, nullptr},
    {ReplyKind::DepthImage, &OkxCodec::replyDepth, nullptr, nullptr},
    {ReplyKind::PremiumIndex, &OkxCodec::replyPrices, nullptr, nullptr},
    {ReplyKind::FundingHistory, &OkxCodec::replyFundingHistory, nullptr, nullptr},
    {ReplyKind::Tiers, &OkxCodec::replyTiers, nullptr, nullptr},
    {ReplyKind::Insurance, &OkxCodec::replyInsurance, nullptr, nullptr},
    {ReplyKind::Status, &OkxCodec::replyStatus, nullptr, nullptr},
    {ReplyKind::ServerTime, &OkxCodec::replyTime, nullptr, nullptr},
    {ReplyKind::Tickers, nullptr, &OkxCodec::tickerRow, nullptr},
    {ReplyKind::FundingInfo, nullptr, &OkxCodec::fundingRow, nullptr},
    {ReplyKind::OpenInterest, nullptr, &OkxCodec::openInterestRow, nullptr},
    {ReplyKind::PriceLimit, nullptr, &OkxCodec::priceLimitRow, nullptr},
    {ReplyKind::Trades, nullptr, &OkxCodec::tradeRow, nullptr},
    {ReplyKind::Klines, nullptr, nullptr, &OkxCodec::klineColumns},
    {ReplyKind::RatioGlobalAccount, nullptr, nullptr, &OkxCodec::ratioColumns},
    {ReplyKind::RatioTopAccount, nullptr, nullptr, &OkxCodec::ratioColumns},
    {ReplyKind::RatioTopPosition, nullptr, nullptr, &OkxCodec::ratioColumns},
    {ReplyKind::TakerVolume, nullptr, nullptr, &OkxCodec::takerColumns},
    {ReplyKind::OpenInterestHistory, nullptr, nullptr, &OkxCodec::openInterestColumns},
};

// {"code":"0","msg":"","data":[...]}: only the code tells, errors come with HTTP 200 as well.
void OkxCodec::reply(const RestRequest& request, std::string_view body, const Stamp& stamp, EventBatch& out)
{
    static constexpr JsonPath root;
    if (!m_reader.object(body, m_top, m_fault)) return;
    const JsonPicker top(m_top, m_fault, root);
    const std::string_view code = top.text("code");
    if (m_fault) return;
    if (code != "0") {
        const std::string what = std::string(clipped(code, 20)) + ' ' + std::string(clipped(top.textIf("msg")));
        m_fault.clear();
        m_fault.set(DecodeErrorKind::Refused, {}, what);
        return;
    }
    const auto row = std::find_if(std::begin(kReplies), std::end(kReplies),
                                  [&](const ReplyRow& r) { return r.kind == request.kind; });
    if (row == std::end(kReplies)) {
        m_fault.set(DecodeErrorKind::WrongType, {}, "OKX has no such reply");
        return;
    }
    if (row->whole) return (this->*row->whole)(request, stamp, out);
    if (row->columns) return columns(request, stamp, out, row->columns);
    eachRow(request, stamp, out, [&](const Message& m) {
        const std::string_view instId = pick(m).textIf("instId");
        const InstrumentId id = instId.empty() ? ofRequest(request) : find(instId);
        if (!m_fault && id.valid()) (this->*row->row)(m, id);
    });
}

// [["ts","1.2"], ...], newest first; told oldest first. The columns are in m_values.
void OkxCodec::columns(const RestRequest& request, const Stamp& stamp, EventBatch& out, Columns read)
{
    static constexpr JsonPath inData{nullptr, "data", -1};
    const JsonValue data = m_top["data"];
    if (!data.isArray()) {
        m_fault.set(DecodeErrorKind::Missing, "data", "a list expected");
        return;
    }
    const InstrumentId id = ofRequest(request);
    if (!m_nested.elements(data.raw, m_rows, m_fault, inData)) return;
    for (std::size_t i = m_rows.size(); i-- > 0;) {
        const JsonPath at{nullptr, "data", static_cast<std::ptrdiff_t>(i)};
        if (!m_deep.elements(m_rows[i].raw, m_values, m_fault, at)) return;
        if (m_values.size() < 2) {
            m_fault.set(DecodeErrorKind::Missing, at.text(), "a row of at least 2 columns expected");
            return;
        }
        if (id.valid()) (this->*read)(request, {m_top, at, stamp, request.market, out}, id);
        if (m_fault) return;
    }
}

void OkxCodec::klineColumns(const RestRequest& request, const Message& m, InstrumentId id)
{
    std::string bar = queryValue(request.path, "bar");
    if (bar.empty()) bar = "1m";
    Kline k;
    const Instrument* instrument = m_catalogue.get(id);
    const bool spot = instrument && instrument->market == Market::Spot;
    if (kline(m.path, id, barMinutes(bar), spot, k)) emit(m.out, id, m.stamp, k.open, k);
}

void OkxCodec::ratioColumns(const RestRequest& request, const Message& m, InstrumentId id)
{
    const JsonPath place{&m.path, {}, 0};
    Timestamp at{};
    double ratio = 0;
    if (!readTime(m_values[0], at, m_fault, place) || !column(1, m.path, ratio)) return;
    if (ratio < 0) {
        m_fault.set(DecodeErrorKind::BadNumber, m.path.text(), "negative ratio");
        return;
    }
    Ratio r;
    r.kind = request.kind == ReplyKind::RatioTopAccount    ? RatioKind::TopAccount
             : request.kind == ReplyKind::RatioTopPosition ? RatioKind::TopPosition
                                                           : RatioKind::GlobalAccount;
    r.longShare = ratio / (1 + ratio);
    r.shortShare = 1 / (1 + ratio);
    r.at = at;
    emit(m.out, id, m.stamp, at, r);
}

// [ts, sell, buy], in coins where the request said unit=0. Other units are not converted.
void OkxCodec::takerColumns(const RestRequest& request, const Message& m, InstrumentId id)
{
    const JsonPath place{&m.path, {}, 0};
    if (m_values.size() < 3) {
        m_fault.set(DecodeErrorKind::Missing, m.path.text(), "a row of 3 columns expected");
        return;
    }
    Timestamp at{};
    TakerVolume v;
    if (!readTime(m_values[0], at, m_fault, place) || !column(1, m.path, v.sell) || !column(2, m.path, v.buy))
        return;
    if (queryValue(request.path, "unit") != "0") return;
    v.at = at;
    emit(m.out, id, m.stamp, at, v);
}

// [ts, contracts, coins, USD]
void OkxCodec::openInterestColumns(const RestRequest&, const Message& m, InstrumentId id)
{
    const JsonPath place{&m.path, {}, 0};
    Timestamp at{};
    double coins = 0, usd = 0;
    if (m_values.size() < 4) {
        m_fault.set(DecodeErrorKind::Missing, m.path.text(), "a row of 4 columns expected");
        return;
    }
    if (readTime(m_values[0], at, m_fault, place) && column(2, m.path, coins) && column(3, m.path, usd))
        emit(m.out, id, m.stamp, at, OpenInterest{coins, usd, false, true});
}

// A book of the moment. Its seqId counts with that of the stream where both have had the very same one. Of fewer
// levels than the stream has it stands beside that book and is no part of it.
void OkxCodec::replyDepth(const RestRequest& request, const Stamp& stamp, EventBatch& out)
{
    const InstrumentId id = ofRequest(request);
    const unsigned depth = askedDepth(request.path);
    eachRow(request, stamp, out, [&](const Message& m) {
        const auto at = pick(m).timeIf("ts");
        BookUpdate update;
        if (depth < kWholeBook) {
            update.channel = BookChannel::Partial;
            update.depth = static_cast<std::uint16_t>(depth);
        }
        if (id.valid() && readImage(m, id, update)) emit(out, id, stamp, at, update);
    });
}

// public/mark-price and market/index-tickers.
void OkxCodec::replyPrices(const RestRequest& request, const Stamp& stamp, EventBatch& out)
{
    eachRow(request, stamp, out, [&](const Message& m) {
        if (m.object.has("idxPx")) return indexRow(m);
        const std::string_view instId = pick(m).text("instId");
        const InstrumentId id = instId.empty() ? InstrumentId{} : find(instId);
        if (!m_fault && id.valid()) markRow(m, id);
    });
}

// Newest first; `realizedRate` is what was exchanged.
void OkxCodec::replyFundingHistory(const RestRequest& request, const Stamp& stamp, EventBatch& out)
{
    std::vector<Settlement> found;
    eachRow(request, stamp, out, [&](const Message& m) {
        const JsonPicker k = pick(m);
        const std::string_view instId = k.text("instId");
        auto rate = k.numberIf("realizedRate");
        if (!rate) rate = k.numberIf("fundingRate");
        const Timestamp at = k.time("fundingTime");
        const InstrumentId id = instId.empty() ? InstrumentId{} : find(instId);
        if (!m_fault && id.valid() && rate) found.push_back({id, *rate, at});
    });
    if (m_fault) return;
    emitSettled(found, stamp, out);
}

// The fund of one family, in the coins that it holds; the newest movement of each says how much.
void OkxCodec::replyInsurance(const RestRequest& request, const Stamp& stamp, EventBatch& out)
{
    const std::string asked = queryValue(request.path, "instType");
    eachRow(request, stamp, out, [&](const Message& m) {
        if (!ofSwaps(pick(m).textIf("instType"), asked)) return;
        const std::string_view family = pick(m).textIf("instFamily");
        const std::string symbol = family.empty() ? std::string() : std::string(clipped(family, 40)) + "-SWAP";
        const JsonValue details = m.object["details"];
        if (m_fault || !details.isArray()) return;
        const JsonPath inDetails{&m.path, "details", -1};
        std::vector<std::string> coins;
        m_deep.eachObject(details.raw, m_sub, m_fault, inDetails, [&](std::size_t i, const JsonObject& o) {
            const JsonPath place{&m.path, "details", static_cast<std::ptrdiff_t>(i)};
            const JsonPicker k(o, m_fault, place);
            const std::string coin(clipped(k.textIf("ccy"), 40));
            const auto balance = k.numberIf("balance");
            const auto at = k.timeIf("ts");
            if (m_fault || !balance || std::find(coins.begin(), coins.end(), coin) != coins.end()) return !m_fault;
            coins.push_back(coin);
            Insurance fund;
            fund.coin = out.keep(coin);
            fund.symbols = out.keep(symbol);
            fund.balance = *balance;
            const InstrumentId id = symbol.empty() ? InstrumentId{} : m_catalogue.peek(Market::Perp, symbol);
            if (id.valid())
                emit(out, id, stamp, at, fund);
            else
                emitVenueWide(out, stamp, at, fund);
            return true;
        });
    });
}

void OkxCodec::replyStatus(const RestRequest& request, const Stamp& stamp, EventBatch& out)
{
    eachRow(request, stamp, out, [&](const Message& m) { statusRow(m); });
}

// No event of the market; its stamp carries the venue's clock.
void OkxCodec::replyTime(const RestRequest& request, const Stamp& stamp, EventBatch& out)
{
    eachRow(request, stamp, out, [&](const Message& m) {
        const Timestamp at = pick(m).time("ts");
        if (!m_fault) emitVenueWide(out, stamp, at, std::monostate{});
    });
}

}  // namespace plimsoll::okx
