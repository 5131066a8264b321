// REST bodies: POST /info answers by the `type` that was asked. hyperliquid.md sections 1 to 5.
#include "feeds/hyperliquid/hyperliquid.h"
#include "feeds/hyperliquid/hyperliquid_codec.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace plimsoll::hyperliquid {

namespace {

constexpr JsonPath kRoot;

// Whose rate is meant (section 4). "HlPerp" is its own, which the contexts say better.
constexpr std::array kForecastNames = {std::pair{std::string_view("BinPerp"), VenueId::Binance},
                                       std::pair{std::string_view("BybitPerp"), VenueId::Bybit},
                                       std::pair{std::string_view("OkxPerp"), VenueId::Okx}};

}  // namespace

const HyperliquidCodec::AnswerRow HyperliquidCodec::kAnswers[] = {
    {"l2Book", &HyperliquidCodec::replyBook},
    {"meta", &HyperliquidCodec::replyMeta},
    {"allPerpMetas", &HyperliquidCodec::replyAllMetas},
    {"spotMeta", &HyperliquidCodec::replySpotMeta},
    {"metaAndAssetCtxs", &HyperliquidCodec::replyMetaAndContexts},
    {"spotMetaAndAssetCtxs", &HyperliquidCodec::replySpotMetaAndContexts},
    {"fundingHistory", &HyperliquidCodec::replyFundingHistory},
    {"predictedFundings", &HyperliquidCodec::replyForecasts},
    {"candleSnapshot", &HyperliquidCodec::replyCandles},
    {"recentTrades", &HyperliquidCodec::replyTrades},
    {"exchangeStatus", &HyperliquidCodec::replyStatus},
    {"clearinghouseState", &HyperliquidCodec::replyAccount},
};

void HyperliquidCodec::reply(const RestRequest& request, std::string_view body, const Stamp& stamp,
                             EventBatch& out)
{
    // Section 1: what does not exist is answered by null, with 200 or 500.
    if (body == "null") {
        m_fault.set(DecodeErrorKind::Refused, {}, "null: there is no such coin or dex");
        return;
    }
    if (request.kind == ReplyKind::Unused) return replyUnused(request, body, stamp, out);
    for (const AnswerRow& row : kAnswers)
        if (row.type == typeOf(request.body)) return (this->*row.answer)(request, body, stamp, out);
    m_fault.set(DecodeErrorKind::WrongType, {}, "Hyperliquid has no such reply");
}

void HyperliquidCodec::replyMeta(const RestRequest&, std::string_view body, const Stamp& stamp, EventBatch& out)
{
    readMeta(body, kRoot, true, stamp, out);
}

void HyperliquidCodec::replySpotMeta(const RestRequest&, std::string_view body, const Stamp&, EventBatch&)
{
    readSpotMeta(body, kRoot);
}

// [meta, meta, ...] in the order of the dexs.
void HyperliquidCodec::replyAllMetas(const RestRequest&, std::string_view body, const Stamp& stamp,
                                     EventBatch& out)
{
    std::vector<JsonValue> metas;
    if (!m_reader.elements(body, metas, m_fault, kRoot)) return;
    for (std::size_t i = 0; i < metas.size() && !m_fault; ++i)
        readMeta(metas[i].raw, {nullptr, {}, static_cast<std::ptrdiff_t>(i)}, true, stamp, out);
}

// [meta, [context, ...]]
void HyperliquidCodec::replyMetaAndContexts(const RestRequest& request, std::string_view body, const Stamp& stamp,
                                            EventBatch& out)
{
    static constexpr JsonPath inMeta{nullptr, {}, 0}, inContexts{nullptr, {}, 1};
    std::vector<JsonValue> both;
    if (!m_reader.elements(body, both, m_fault, kRoot)) return;
    if (both.size() != 2) {
        m_fault.set(DecodeErrorKind::WrongType, {}, "a list of two expected");
        return;
    }
    readMeta(both[0].raw, inMeta, false, stamp, out);
    if (m_fault) return;
    std::string dex(looseText(request.body, "\"dex\""));
    contextsInOrder(dex, both[1], inContexts, {m_data, inContexts, stamp, request.market, out});
}

// [spotMeta, [context, ...]]: each context names its coin.
void HyperliquidCodec::replySpotMetaAndContexts(const RestRequest& request, std::string_view body,
                                                const Stamp& stamp, EventBatch& out)
{
    static constexpr JsonPath inMeta{nullptr, {}, 0}, inContexts{nullptr, {}, 1};
    std::vector<JsonValue> both;
    if (!m_reader.elements(body, both, m_fault, kRoot)) return;
    if (both.size() != 2) {
        m_fault.set(DecodeErrorKind::WrongType, {}, "a list of two expected");
        return;
    }
    readSpotMeta(both[0].raw, inMeta);
    if (m_fault) return;
    m_nested.eachObject(both[1].raw, m_item, m_fault, inContexts, [&](std::size_t i, const JsonObject& o) {
        const JsonPath at{&inContexts, {}, static_cast<std::ptrdiff_t>(i)};
        const Message row{o, at, stamp, request.market, out};
        const std::string_view coin = pick(row).textIf("coin");  // not before 2024
        const InstrumentId id = find(coin);
        if (!m_fault && id.valid()) spotContext(row, id);
        return !m_fault;
    });
}

// {"coin":"BTC","time":1,"levels":[[...],[...]]}, 20 levels a side.
void HyperliquidCodec::replyBook(const RestRequest& request, std::string_view body, const Stamp& stamp,
                                 EventBatch& out)
{
    if (!m_reader.object(body, m_data, m_fault, kRoot)) return;
    const std::string_view coin = JsonPicker(m_data, m_fault, kRoot).text("coin");
    if (m_fault) return;
    // Coarser price steps are another book.
    if (request.body.find("\"nSigFigs\"") != std::string::npos) return;
    const InstrumentId id = find(coin);
    Book book;
    if (!readBook(m_data, kRoot, book, out) || !id.valid()) return;
    BookUpdate update;
    update.image = true;
    update.depth = 20;
    update.seq = toUnixMs(book.at);
    update.bids = book.bids;
    update.asks = book.asks;
    sortImage(update, out);
    emit(out, id, stamp, book.at, update);
}

// [{"coin":"BTC","fundingRate":"0.0000125","premium":"0.0002","time":1769908800000},...], oldest first. The
// interval is an hour; in 2023 it was eight for a while, which the distance of the rows tells.
void HyperliquidCodec::replyFundingHistory(const RestRequest&, std::string_view body, const Stamp& stamp,
                                           EventBatch& out)
{
    std::vector<Settlement> rows;
    m_reader.eachObject(body, m_item, m_fault, kRoot, [&](std::size_t i, const JsonObject& o) {
        const JsonPath place{nullptr, {}, static_cast<std::ptrdiff_t>(i)};
        const JsonPicker k(o, m_fault, place);
        const InstrumentId id = find(k.text("coin"));
        rows.push_back({id, k.number("fundingRate"), k.time("time")});
        return !m_fault;
    });
    if (m_fault) return;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Settlement& row = rows[i];
        if (!row.id.valid()) continue;
        const std::size_t later = std::max<std::size_t>(i, 1);
        const bool eight =
            later < rows.size() && std::round(toSeconds(rows[later].at - rows[later - 1].at) / 3600) == 8;
        emit(out, row.id, stamp, row.at,
             Funding{{row.rate}, eight ? 8.0 : 1.0, row.at, FundingKind::Settled, std::nullopt, std::nullopt});
    }
}

// [["AVAX",[["BinPerp",{"fundingRate":"0.0001","nextFundingTime":1733961600000,"fundingIntervalHours":8}],
//           ["BybitPerp",null]]],...]: what it expects others to charge.
void HyperliquidCodec::replyForecasts(const RestRequest&, std::string_view body, const Stamp& stamp,
                                      EventBatch& out)
{
    std::vector<JsonValue> coins, pair, venues, entry;
    const auto two = [&](JsonReader& reader, JsonValue value, std::vector<JsonValue>& into, const JsonPath& at) {
        if (!reader.elements(value.raw, into, m_fault, at)) return false;
        if (into.size() == 2 && into[0].isString()) return true;
        return m_fault.set(DecodeErrorKind::WrongType, at.text(), "a name and what belongs to it expected");
    };
    if (!m_reader.elements(body, coins, m_fault, kRoot)) return;
    for (std::size_t i = 0; i < coins.size(); ++i) {
        const JsonPath place{nullptr, {}, static_cast<std::ptrdiff_t>(i)}, inList{&place, "[1]", -1};
        if (!two(m_nested, coins[i], pair, place)) return;
        const InstrumentId id = find(pair[0].bare());
        if (pair[1].isNull()) continue;
        if (!m_deep.elements(pair[1].raw, venues, m_fault, inList)) return;
        for (std::size_t n = 0; n < venues.size(); ++n) {
            const JsonPath at{&place, "[1]", static_cast<std::ptrdiff_t>(n)};
            if (!two(m_inner, venues[n], entry, at)) return;
            const auto whose = std::find_if(kForecastNames.begin(), kForecastNames.end(),
                                            [&](const auto& row) { return row.first == entry[0].bare(); });
            if (whose == kForecastNames.end() || entry[1].isNull() || !id.valid()) continue;
            if (!m_inner.object(entry[1].raw, m_item, m_fault, at)) return;
            const JsonPicker k(m_item, m_fault, at);
            FundingForecast forecast;
            forecast.about = whose->second;
            forecast.rate = {k.number("fundingRate")};
            forecast.hours = fundingHours(k, "fundingIntervalHours");
            forecast.next = k.timeIf("nextFundingTime");
            if (m_fault) return;
            emit(out, id, stamp, std::nullopt, forecast);
        }
    }
}

void HyperliquidCodec::replyCandles(const RestRequest& request, std::string_view body, const Stamp& stamp,
                                    EventBatch& out)
{
    const std::size_t first = out.events.size();
    m_reader.eachObject(body, m_item, m_fault, kRoot, [&](std::size_t i, const JsonObject& o) {
        const JsonPath place{nullptr, {}, static_cast<std::ptrdiff_t>(i)};
        const Message row{o, place, stamp, request.market, out};
        const InstrumentId id = find(pick(row).text("s"));
        if (!m_fault && id.valid()) oneCandle(row, id);
        return !m_fault;
    });
    // What another one follows is over, whatever time it is.
    for (std::size_t i = first + 1; i < out.events.size(); ++i) {
        Kline& one = std::get<Kline>(out.events[i - 1].payload);
        if (one.close < std::get<Kline>(out.events[i].payload).open) one.closed = true;
    }
}

// {"time":1790231586439,"specialStatuses":null}: null is normal; what else it may be is not documented, so
// that it is shown as it stands. That it is over is told once, by its name: nobody else would end it.
void HyperliquidCodec::replyStatus(const RestRequest&, std::string_view body, const Stamp& stamp, EventBatch& out)
{
    if (!m_reader.object(body, m_data, m_fault, kRoot)) return;
    const Timestamp at = JsonPicker(m_data, m_fault, kRoot).time("time");
    if (m_fault) return;
    heard(at, stamp);
    const JsonValue special = m_data["specialStatuses"];
    const bool normal = special.blank() || special.raw == "[]" || special.raw == "{}";
    const std::string_view words = normal ? std::string_view() : special.bare().substr(0, 500);
    if (normal && m_special.empty()) return emitVenueWide(out, stamp, at, std::monostate{});
    const auto tell = [&](std::string_view title, bool over) {
        VenueStatus status;
        status.title = out.keep(title);
        status.maintenance = !over;
        status.over = over;
        emitVenueWide(out, stamp, at, status);
    };
    if (!m_special.empty() && m_special != words) tell(m_special, true);
    if (!normal) tell(words, false);
    m_special = words;
}

// Whole, at least.
void HyperliquidCodec::replyUnused(const RestRequest&, std::string_view body, const Stamp&, EventBatch&)
{
    if (firstCharacter(body) == '[')
        m_reader.elements(body, m_rows, m_fault, kRoot);
    else
        m_reader.eachField(body, m_fault, kRoot, [](std::string_view, JsonValue) { return true; });
}

}  // namespace plimsoll::hyperliquid
