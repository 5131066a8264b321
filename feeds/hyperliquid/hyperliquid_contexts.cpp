// Contexts: mark, oracle, funding, open interest, figures of the day. hyperliquid.md section 4.
#include "feeds/hyperliquid/hyperliquid.h"
#include "feeds/hyperliquid/hyperliquid_codec.h"
#include "feeds/hyperliquid/packed_text.h"

#include <algorithm>

namespace plimsoll::hyperliquid {

namespace {

// Section 4: 4 % an hour either way.
constexpr double kFundingCap = 0.04;

std::optional<double> change(std::optional<Price> now, std::optional<Price> before)
{
    if (!now || !before) return std::nullopt;
    return now->value() / before->value() - 1;
}

}  // namespace

// Rates are charged on the full hour, of the venue's clock as far as it has been heard.
std::optional<Timestamp> HyperliquidCodec::nextHour(const Stamp& stamp) const
{
    const Timestamp now = m_venueTime == Timestamp{} ? stamp.received : m_venueTime;
    if (now == Timestamp{}) return std::nullopt;
    return std::chrono::floor<std::chrono::hours>(now) + std::chrono::hours(1);
}

// {"funding","openInterest","prevDayPx","dayNtlVlm","premium","oraclePx","markPx","midPx","impactPxs","dayBaseVlm"}
// `funding` is a rate an hour; open interest counts coins, each pair of positions once.
void HyperliquidCodec::perpContext(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    const auto mark = k.priceIf("markPx"), oracle = k.priceIf("oraclePx"), before = k.priceIf("prevDayPx");
    const auto rate = k.numberIf("funding");
    const auto interest = k.qtyIf("openInterest");
    Ticker day;
    day.open = before;
    day.baseVolume = k.numberIf("dayBaseVlm");
    day.quoteVolume = k.numberIf("dayNtlVlm");
    day.change = change(mark, before);
    if (m_fault) return;
    if (mark || oracle) emit(m.out, id, m.stamp, std::nullopt, Mark{mark, oracle});
    if (rate)
        emit(m.out, id, m.stamp, std::nullopt,
             Funding{{*rate}, 1.0, nextHour(m.stamp), FundingKind::Estimate, kFundingCap, -kFundingCap});
    if (interest) {
        OpenInterest oi;
        oi.base = interest->v;
        if (mark) oi.usd = interest->v * mark->value();
        emit(m.out, id, m.stamp, std::nullopt, oi);
    }
    if (day.open || day.baseVolume || day.quoteVolume) emit(m.out, id, m.stamp, std::nullopt, day);
}

void HyperliquidCodec::spotContext(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    const auto mark = k.priceIf("markPx");
    Ticker day;
    day.open = k.priceIf("prevDayPx");
    day.baseVolume = k.numberIf("dayBaseVlm");
    day.quoteVolume = k.numberIf("dayNtlVlm");
    day.change = change(mark, day.open);
    if (!m_fault && (day.open || day.baseVolume || day.quoteVolume)) emit(m.out, id, m.stamp, std::nullopt, day);
}

// {"coin":"BTC","ctx":{...}}
FrameKind HyperliquidCodec::activeContext(const Message& m)
{
    static constexpr JsonPath inData{nullptr, "data", -1}, inContext{&inData, "ctx", -1};
    const std::string_view coin = JsonPicker(m_data, m_fault, inData).text("coin");
    const InstrumentId id = find(coin);
    if (m_fault || !id.valid()) return FrameKind::Ignored;
    m_topic = own(id).contextTopic;
    const JsonValue context = m_data["ctx"];
    if (!context.isObject()) m_fault.set(DecodeErrorKind::Missing, inContext.text(), "an object expected");
    if (m_fault || !m_nested.object(context.raw, m_item, m_fault, inContext)) return FrameKind::Data;
    const Message inner{m_item, inContext, m.stamp, m.market, m.out};
    if (marketOfCoin(coin) == Market::Spot)
        spotContext(inner, id);
    else
        perpContext(inner, id);
    return FrameKind::Data;
}

// Contexts carry no name. New listings are appended to a universe, so the first ones keep their places;
// fewer than we know of cannot be told apart, and wait for the next reading of the list.
void HyperliquidCodec::contextsInOrder(std::string_view dex, JsonValue list, const JsonPath& at, const Message& m)
{
    if (!list.isArray()) {
        m_fault.set(DecodeErrorKind::WrongType, at.text(), "a list expected");
        return;
    }
    if (!m_deep.elements(list.raw, m_rows, m_fault, at)) return;
    const auto universe = m_universes.find(dex);
    if (universe == m_universes.end() || m_rows.size() < universe->second.size()) return;
    for (std::size_t i = 0; i < universe->second.size() && !m_fault; ++i) {
        const InstrumentId id = universe->second[i];
        const Instrument* instrument = m_catalogue.get(id);
        if (!instrument || instrument->status == InstrumentStatus::Delisted) continue;
        const JsonPath place{at.parent, at.name, static_cast<std::ptrdiff_t>(i)};
        if (m_inner.object(m_rows[i].raw, m_leaf, m_fault, place))
            perpContext({m_leaf, place, m.stamp, m.market, m.out}, id);
    }
}

// {"dex":"","ctxs":[...]}
FrameKind HyperliquidCodec::dexContexts(const Message& m)
{
    static constexpr JsonPath inData{nullptr, "data", -1}, inList{&inData, "ctxs", -1};
    const std::string_view dex = JsonPicker(m_data, m_fault, inData).textIf("dex");
    if (!m_fault) contextsInOrder(dex, m_data["ctxs"], inList, m);
    return FrameKind::Data;
}

// {"ctxs":[["",[...]],["xyz",[...]]]}
FrameKind HyperliquidCodec::allContexts(const Message& m)
{
    static constexpr JsonPath inData{nullptr, "data", -1}, inList{&inData, "ctxs", -1};
    const JsonValue list = m_data["ctxs"];
    if (!list.isArray()) m_fault.set(DecodeErrorKind::Missing, inList.text(), "a list expected");
    std::vector<JsonValue> dexs, pair;
    if (m_fault || !m_nested.elements(list.raw, dexs, m_fault, inList)) return FrameKind::Data;
    for (std::size_t i = 0; i < dexs.size() && !m_fault; ++i) {
        const JsonPath place{&inData, "ctxs", static_cast<std::ptrdiff_t>(i)}, second{&place, {}, 1};
        if (!m_nested.elements(dexs[i].raw, pair, m_fault, place)) break;
        if (pair.size() != 2 || !pair[0].isString()) {
            m_fault.set(DecodeErrorKind::WrongType, place.text(), "a name and a list expected");
            break;
        }
        contextsInOrder(pair[0].bare(), pair[1], second, m);
    }
    return FrameKind::Data;
}

// "<base64 of raw DEFLATE of {"BTC":{"markPx":"1","midPx":"2"},...}>": what has changed, of every coin.
FrameKind HyperliquidCodec::packedMarks(const Message& m)
{
    static constexpr JsonPath inData{nullptr, "data", -1};
    const JsonValue packed = m_top["data"];
    if (!packed.isString()) {
        m_fault.set(DecodeErrorKind::WrongType, "data", "a text expected");
        return FrameKind::Data;
    }
    if (const char* wrong = unpack(packed.bare(), m_unpacked)) {
        m_fault.set(DecodeErrorKind::Malformed, "data", wrong);
        return FrameKind::Data;
    }
    const std::string_view text = std::string_view(m_unpacked).substr(0, m_unpacked.size() - 64);
    m_nested.eachField(text, m_fault, inData, [&](std::string_view coin, JsonValue value) {
        if (coin.starts_with('#') || marketOfCoin(coin) == Market::Spot) return true;  // spot has no mark price
        const InstrumentId id = find(coin);
        if (!id.valid()) return true;
        const JsonPath place{&inData, coin, -1};
        if (!m_deep.object(value.raw, m_sub, m_fault, place)) return false;
        const auto mark = JsonPicker(m_sub, m_fault, place).priceIf("markPx");
        if (!m_fault && mark) emit(m.out, id, m.stamp, std::nullopt, Mark{mark, std::nullopt});
        return !m_fault;
    });
    return FrameKind::Data;
}

// [{"coin":"@107","prevDayPx","dayNtlVlm","dayBaseVlm","markPx","midPx",...}]
FrameKind HyperliquidCodec::spotContexts(const Message& m)
{
    static constexpr JsonPath inData{nullptr, "data", -1};
    const JsonValue list = m_top["data"];
    if (!list.isArray()) {
        m_fault.set(DecodeErrorKind::WrongType, "data", "a list expected");
        return FrameKind::Data;
    }
    m_nested.eachObject(list.raw, m_item, m_fault, inData, [&](std::size_t i, const JsonObject& o) {
        const JsonPath at{nullptr, "data", static_cast<std::ptrdiff_t>(i)};
        const Message row{o, at, m.stamp, m.market, m.out};
        const InstrumentId id = find(pick(row).text("coin"));
        if (!m_fault && id.valid()) spotContext(row, id);
        return !m_fault;
    });
    return FrameKind::Data;
}

}  // namespace plimsoll::hyperliquid
