// What arrives on a session's sockets, on its way to the model.
#include "feeds/transport.h"
#include "feeds/venue_session.h"

#include <QLoggingCategory>

#include <algorithm>

namespace plimsoll {
namespace {

Q_LOGGING_CATEGORY(lcFrames, "dash.feeds.frames", QtInfoMsg)

constexpr std::size_t kCompactRetained = 8'192;

// Kinds whose venue time is the moment of the event, so that receive minus venue time means lag.
std::optional<Timestamp> lagTime(const EventBatch& batch, std::size_t mark)
{
    for (std::size_t i = mark; i < batch.events.size(); ++i) {
        const MarketEvent& e = batch.events[i];
        if (!e.stamp.venue) continue;
        if (std::holds_alternative<BookUpdate>(e.payload) || std::holds_alternative<Trade>(e.payload) ||
            std::holds_alternative<Bbo>(e.payload))
            return e.stamp.venue;
    }
    return std::nullopt;
}

bool isLoss(const MarketEvent& e)
{
    return std::holds_alternative<BookLost>(e.payload);
}

}  // namespace

void VenueSession::onFrame(SocketLink* link, const QByteArray& utf8, const Stamp& stamp)
{
    ++m_counters.frames;
    m_counters.bytes += static_cast<std::uint64_t>(utf8.size());
    m_counters.lastFrame = stamp.mono;
    if (m_ports.tap) {
        RecordEntry entry;
        entry.venue = m_profile.id;
        entry.market = link->plan().market;
        entry.received = stamp.received;
        entry.mono = stamp.mono;
        entry.socket = link->connection();
        entry.payload.assign(utf8.constData(), static_cast<std::size_t>(utf8.size()));
        m_ports.tap(std::move(entry));
    }
    EventBatch& out = batchOf(link);
    const std::size_t mark = out.events.size();
    const PaddedText text{std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size()))};
    const auto decoded = m_codec->decodeFrame(text, stamp, link->plan().market, out);
    if (!decoded) {
        onDecodeError(link, decoded.error(), utf8, stamp);
        flushSoon();
        return;
    }
    if (const auto leftOut = m_codec->takeLeftOut()) onDecodeError(link, *leftOut, utf8, stamp);
    switch (decoded->kind) {
        case FrameKind::Data:
        case FrameKind::Ignored:
            link->subscriptions().seen(decoded->topic, stamp.mono);
            link->dataSeen(stamp.mono);
            break;
        case FrameKind::Unknown: ++m_counters.unknown; break;
        case FrameKind::Ack:
        case FrameKind::Nack:
        case FrameKind::Pong:
        case FrameKind::Notice: onControl(link, *decoded, stamp.mono); break;
    }
    if (const auto venueTime = lagTime(out, mark)) m_counters.latency.data(*venueTime, stamp.received, stamp.mono);
    if (link->isStandby())
        routeStandby(link, out, mark, BookSync::Origin::Stream, stamp.mono);
    else
        route(link, out, mark, BookSync::Origin::Stream, stamp.mono);
    noteListings();
    if (decoded->closing) {
        if (Line* line = lineOf(link); line && line->link.get() == link) beginRotation(*line);
    }
    flushSoon();
}

bool VenueSession::repeated(const MarketEvent& e)
{
    bool first = true;
    if (const auto* trade = std::get_if<Trade>(&e.payload))
        first = m_repeats.first(e.instrument, trade->key);
    else if (const auto* liquidation = std::get_if<Liquidation>(&e.payload))
        first = m_repeatedForced.first(e.instrument, liquidation->key);
    if (first) return false;
    ++m_counters.duplicates;
    return true;
}

void VenueSession::route(SocketLink* link, EventBatch& batch, std::size_t mark, BookSync::Origin origin, Mono now)
{
    const std::size_t end = batch.events.size();  // the sync appends behind this, in order
    for (std::size_t i = mark; i < end; ++i) {
        MarketEvent& e = batch.events[i];
        if (repeated(e)) e.payload = std::monostate{};
        if (!std::holds_alternative<BookUpdate>(e.payload)) continue;
        const InstrumentId id = e.instrument;  // feeding may move the batch's events
        fed(link, id, link->books().feed(batch, i, origin, now));
    }
}

// A successor's books wait for their day; its trades count at once, since either may bring one first.
void VenueSession::routeStandby(SocketLink* link, EventBatch& batch, std::size_t mark, BookSync::Origin origin,
                                Mono now)
{
    const std::size_t end = batch.events.size();
    for (std::size_t i = mark; i < end; ++i) {
        MarketEvent& e = batch.events[i];
        if (std::holds_alternative<BookUpdate>(e.payload)) {
            const InstrumentId id = e.instrument;
            fed(link, id, link->books().feed(batch, i, origin, now));
            continue;
        }
        if (isLoss(e)) continue;
        const bool counts = std::holds_alternative<Trade>(e.payload) ||
                            std::holds_alternative<Liquidation>(e.payload) ||
                            std::holds_alternative<InstrumentChanged>(e.payload);
        if (counts && !repeated(e)) {
            MarketEvent copy = e;
            if (auto* trade = std::get_if<Trade>(&copy.payload)) trade->id = m_out.keep(batch.view(trade->id));
            m_out.events.push_back(std::move(copy));
        }
        e.payload = std::monostate{};
    }
    if (batch.events.size() > kCompactRetained) {
        std::erase_if(batch.events,
                      [](const MarketEvent& e) { return std::holds_alternative<std::monostate>(e.payload); });
    }
}

void VenueSession::fed(SocketLink* link, InstrumentId id, const LinkBooks::Fed& fed)
{
    if (fed.repeated) ++m_counters.duplicates;
    if (fed.gap) ++m_counters.gaps;
    if (fed.resynced) ++m_counters.resyncs;
    if (!fed.tooManyGaps) return;
    // DESIGN 9. Once a minute at most: a path that loses frames for ever gets no storm of connections.
    const Mono now = m_clock.mono();
    const auto opened = link->openedAt();
    if (!opened || now - *opened < std::chrono::seconds{20}) return;
    const Instrument* instrument = m_catalogue.get(id);
    // Where subscriptions bring images a new connection asks for all of them: not sooner after the last than
    // another may be asked for (FAULTS 17).
    Mono from = now;
    if (!link->books().fromRest()) {
        for (const InstrumentId book : link->books().ids())
            if (const auto last = m_lastImage.find(book); last != m_lastImage.end())
                from = std::max<Mono>(from, last->second.at + m_config.imageEvery);
    }
    link->reconnectSoon(
        "three sequence gaps in a minute on " + (instrument ? instrument->symbol : std::string("a book")), from);
}

void VenueSession::onDecodeError(SocketLink* link, const DecodeError& e, const QByteArray& utf8,
                                 const Stamp& stamp)
{
    const std::string where = link->plan().name + (e.path.empty() ? "" : " " + e.path);
    if (m_counters.error(stamp.received, stamp.mono, where, e.what, excerptOf(utf8).toStdString()))
        qCWarning(lcFrames, "%s: %s", where.c_str(), e.what.c_str());
    if (!e.book || !e.instrument.valid()) return;
    link->books().lose(e.instrument, LostReason::BadFrame, stamp, batchOf(link));
}

void VenueSession::onControl(SocketLink* link, const Frame& frame, Mono now)
{
    const bool named = frame.requestId < 0 && !frame.topic.empty();
    const std::int64_t request =
        named ? link->subscriptions().requestOf(frame.topic, !frame.off) : frame.requestId;
    switch (frame.kind) {
        case FrameKind::Ack: link->subscriptions().acked(request, now); break;
        case FrameKind::Nack:
            link->subscriptions().refused(request, frame.message, now);
            qCInfo(lcFrames, "%s: refused: %s", link->plan().name.c_str(), frame.message.c_str());
            break;
        case FrameKind::Pong: link->pongSeen(now); break;
        case FrameKind::Notice:
            m_notice = frame.message;
            m_noticeAt = now;
            break;
        case FrameKind::Data:
        case FrameKind::Unknown:
        case FrameKind::Ignored: break;
    }
}

}  // namespace plimsoll
