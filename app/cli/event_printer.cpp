#include "app/cli/event_printer.h"

#include "app/json_text.h"
#include "feeds/codec_base.h"

namespace plimsoll {

using namespace jsontext;

void EventPrinter::count(std::string_view type)
{
    for (auto& [name, n] : m_counts) {
        if (name == type) {
            ++n;
            return;
        }
    }
    m_counts.emplace_back(type, 1);
}

void EventPrinter::key(std::string_view name)
{
    m_out += ",\"";
    m_out += name;
    m_out += "\":";
}

void EventPrinter::time(const std::optional<Timestamp>& t)
{
    if (t)
        integer(m_out, toUnixMs(*t));
    else
        m_out += "null";
}

void EventPrinter::maybeWord(std::string_view word)
{
    if (word.empty())
        m_out += "null";
    else
        text(m_out, word);
}

void EventPrinter::head(std::string_view type, InstrumentId id, const Stamp& stamp, Market fallback)
{
    count(type);
    const Instrument* instrument = m_catalogue.get(id);
    m_out += "{\"type\":\"";
    m_out += type;
    m_out += "\",\"venue\":\"";
    m_out += venueKey(m_venue);
    m_out += "\",\"market\":\"";
    m_out += marketKey(instrument ? instrument->market : fallback);
    m_out += '"';
    key("symbol");
    maybeWord(instrument ? std::string_view(instrument->symbol) : std::string_view());
    key("asset");
    maybeWord(instrument ? std::string_view(instrument->asset) : std::string_view());
    key("ts_ms");
    time(stamp.venue);
    if (stamp.received != Timestamp{}) {
        key("recv_ns");
        integer(m_out, toUnixNs(stamp.received));
    }
}

void EventPrinter::levels(const Level* begin, const Level* end)
{
    m_out += '[';
    for (const Level* l = begin; l != end; ++l) {
        m_out += l == begin ? "[" : ",[";
        price(m_out, l->price);
        m_out += ',';
        number(m_out, l->qty.v);
        m_out += ']';
    }
    m_out += ']';
}

void EventPrinter::book(InstrumentId id, const Stamp& stamp, const OrderBook* book, std::int64_t seq,
                        std::string_view state, std::string_view reason, std::size_t count)
{
    head("book", id, stamp);
    for (const bool bids : {true, false}) {
        key(bids ? "bids" : "asks");
        if (!book) {
            m_out += "null";
            continue;
        }
        m_levels.clear();
        if (bids)
            book->bids(count, m_levels);
        else
            book->asks(count, m_levels);
        levels(m_levels.data(), m_levels.data() + m_levels.size());
    }
    key("seq");
    if (seq >= 0)
        integer(m_out, seq);
    else
        m_out += "null";
    key("state");
    text(m_out, state);
    if (!reason.empty()) {
        key("reason");
        text(m_out, reason);
    }
    m_out += "}\n";
}

void EventPrinter::control(std::string_view type, Market market, const Stamp& stamp, const Frame& frame)
{
    head(type, {}, stamp, market);
    if (type == "ack") {
        key("ok");
        m_out += frame.kind == FrameKind::Nack ? "false" : "true";
        key("id");
        if (plainNumber(frame.request))
            m_out += frame.request;
        else if (!frame.request.empty())
            text(m_out, clipped(frame.request));
        else if (frame.requestId >= 0)
            integer(m_out, frame.requestId);
        else
            m_out += "null";
    }
    key("message");
    maybeWord(frame.message);
    m_out += "}\n";
}

void EventPrinter::error(std::uint64_t line, std::string_view where, std::string_view what)
{
    m_out += "{\"type\":\"error\",\"line\":";
    integer(m_out, static_cast<std::int64_t>(line));
    key("where");
    text(m_out, where);
    key("error");
    text(m_out, what);
    m_out += "}\n";
}

}  // namespace plimsoll
