// Frames: envelope, control, which event it is. binance.md section 1.2.
#include "feeds/binance/binance_codec.h"

namespace plimsoll::binance {

// By `e`. Busiest first: the table is searched from the top.
const BinanceCodec::EventRow BinanceCodec::kEvents[] = {
    {"depthUpdate", &BinanceCodec::depth},
    {"bookTicker", &BinanceCodec::bookTicker},
    {"aggTrade", &BinanceCodec::aggTrade},
    {"trade", &BinanceCodec::trade},
    {"markPriceUpdate", &BinanceCodec::markPrice},
    {"24hrMiniTicker", &BinanceCodec::ticker},
    {"24hrTicker", &BinanceCodec::ticker},
    {"kline", &BinanceCodec::kline},
    {"forceOrder", &BinanceCodec::forceOrder},
    {"contractInfo", &BinanceCodec::contractInfo},
    {"serverShutdown", &BinanceCodec::shutdown},
    {"continuous_kline", nullptr},
    {"compositeIndex", nullptr},
    {"assetIndexUpdate", nullptr},
    {"tradingSession", nullptr},
    {"avgPrice", nullptr},
    {"referencePrice", nullptr},
    {"blockTrade", nullptr},
    {"indexPriceUpdate", nullptr},
};

Frame BinanceCodec::frame(std::string_view text, const Stamp& stamp, Market market, EventBatch& out)
{
    static constexpr JsonPath root, inData{nullptr, "data", -1};
    Frame f;
    m_stream = {};
    if (onePass && usualEvent(text, stamp, market, out, f)) return f;

    // One frame may hold many events: known if one of them is, wanted if one of them is.
    const auto list = [&](std::string_view raw, const JsonPath& place) {
        bool data = false, ignored = false, any = false;
        m_nested.eachObject(raw, m_item, m_fault, place, [&](std::size_t i, const JsonObject& object) {
            const JsonPath at{place.parent, place.name, static_cast<std::ptrdiff_t>(i)};
            const FrameKind kind = event({object, at, stamp, market, out});
            any = true;
            data |= kind == FrameKind::Data;
            ignored |= kind == FrameKind::Ignored;
            return !m_fault;
        });
        f.kind = data || !any ? FrameKind::Data : ignored ? FrameKind::Ignored : FrameKind::Unknown;
    };

    if (firstCharacter(text) == '[') {
        list(text, root);
        return f;
    }
    if (!open(text, "data")) return f;

    if (const JsonValue stream = m_top["stream"]; stream.present()) {
        m_stream = f.topic = stream.bare();
        const JsonValue data = m_top["data"];
        if (data.isObject())
            f.kind = event({m_data, inData, stamp, market, out});
        else if (data.isArray())
            list(data.raw, inData);
        else
            m_fault.set(data.present() ? DecodeErrorKind::WrongType : DecodeErrorKind::Missing, "data",
                        data.present() ? "neither object nor list" : "missing");
    } else if (m_top.has("e") || m_top.has("lastUpdateId") || m_top.has("u")) {
        f.kind = event({m_top, root, stamp, market, out});
    } else {
        control(f);
    }
    if (f.kind == FrameKind::Notice) {
        f.closing = true;
        f.message = "the venue announces that it will close this connection";
    }
    return f;
}

// Section 1.2: {"result":null,"id":1}, {"result":[...],"id":3}, {"code":2,"msg":"...","id":5} and
// {"error":{"code":2,"msg":"..."},"id":5}.
void BinanceCodec::control(Frame& f)
{
    static constexpr JsonPath root, inError{nullptr, "error", -1};
    const JsonPicker top(m_top, m_fault, root);
    if (const JsonValue id = m_top["id"]; !id.blank()) {
        f.request = id.bare();
        f.requestId = trailingNumber(f.request);
    }
    f.kind = FrameKind::Unknown;
    if (const JsonValue error = m_top["error"]; error.isObject()) {
        if (!m_nested.object(error.raw, m_sub, m_fault, inError)) return;
        const JsonPicker inner(m_sub, m_fault, inError);
        f.kind = FrameKind::Nack;
        f.message = std::string(clipped(inner.textIf("msg")));
    } else if (m_top.has("code") && m_top.has("msg")) {
        f.kind = FrameKind::Nack;
        f.message = std::string(clipped(top.textIf("msg")));
    } else if (const JsonValue result = m_top["result"]; result.present()) {
        f.kind = result.isArray() ? FrameKind::Pong : FrameKind::Ack;
    }
    if (f.kind == FrameKind::Nack && f.message.empty()) f.message = "refused without a reason";
}

FrameKind BinanceCodec::event(const Message& m)
{
    const JsonValue name = m.object["e"];
    if (!name.present()) return nameless(m);
    const std::string_view e = name.bare();
    for (const EventRow& row : kEvents) {
        if (row.name != e) continue;
        if (!row.handler || foreign(m.object)) return FrameKind::Ignored;
        return (this->*row.handler)(m);
    }
    return FrameKind::Unknown;
}

// Spot's bookTicker and partial depth carry no `e`; recordings hold REST images as they came.
FrameKind BinanceCodec::nameless(const Message& m)
{
    if (m.object.has("lastUpdateId")) return bareImage(m);
    if (m.object.has("u") && m.object.has("s") && m.object.has("B")) return bookTicker(m);
    return FrameKind::Unknown;
}

FrameKind BinanceCodec::shutdown(const Message& m)
{
    const JsonPicker k = pick(m);
    VenueStatus status;
    const auto at = k.timeIf("E");
    if (m_fault) return FrameKind::Notice;
    status.title = m.out.keep("Binance announces the shutdown of a stream server");
    emitVenueWide(m.out, m.stamp, at, status);
    return FrameKind::Notice;
}

}  // namespace plimsoll::binance
