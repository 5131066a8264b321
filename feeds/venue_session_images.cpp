// Book images, audits, and what REST replies bring.
#include "feeds/transport.h"
#include "feeds/venue_session.h"

#include <QLoggingCategory>
#include <QPointer>

#include <algorithm>

namespace plimsoll {
namespace {

Q_LOGGING_CATEGORY(lcImages, "dash.feeds.images", QtInfoMsg)

constexpr std::size_t kFewWaiting = 4;
constexpr std::size_t kDeepImages = 40;  // books that may all begin with a deep image

// Bars that have not ended by the venue's clock still form, whatever ours says (FAULTS 48).
void keepOpen(EventBatch& out, std::size_t mark, Timestamp venueNow)
{
    for (std::size_t i = mark; i < out.events.size(); ++i) {
        auto* const bar = std::get_if<Kline>(&out.events[i].payload);
        if (bar && bar->close && *bar->close >= venueNow) bar->closed = false;
    }
}

}  // namespace

// At most one image a symbol in `imageEvery`, over all connections (FAULTS 17); only that a book whose connection
// was cut right after an audit had asked does not wait for it.
void VenueSession::tickImages(SocketLink* link, Mono now)
{
    for (const InstrumentId id : link->books().imagesDue(now)) {
        const auto priority = isFocus(id) ? RestClient::Priority::FocusImage : RestClient::Priority::Image;
        askImage(link, id, priority, false);
    }
    // Audits take what is left over, and never stand in a queue: with many books each has its turn later.
    if (link->isStandby() || m_rest.waiting(RestClient::Priority::Audit) >= kFewWaiting) return;
    for (const InstrumentId id : link->books().auditsDue(now, kFewWaiting))
        askImage(link, id, RestClient::Priority::Audit, true);
}

void VenueSession::askImage(SocketLink* link, InstrumentId id, RestClient::Priority priority, bool audit)
{
    const Mono now = m_clock.mono();
    if (const auto last = m_lastImage.find(id); last != m_lastImage.end()) {
        const bool cutSince = !audit && last->second.audit && link->openedAt() > last->second.at;
        if (now - last->second.at < m_config.imageEvery && !cutSince) {
            if (audit)
                link->books().answered(id, true, now);
            else
                link->books().later(id, last->second.at + m_config.imageEvery);
            return;
        }
    }
    m_lastImage[id] = {now, audit};
    const Instrument* instrument = m_catalogue.get(id);
    RestRequest request;
    if (instrument && m_profile.depthImage) {
        const bool deep = audit || isFocus(id) || !m_profile.shallowImage || booksWanted() <= kDeepImages;
        request = deep ? m_profile.depthImage(*instrument) : m_profile.shallowImage(*instrument);
    }
    if (request.path.empty() || (!audit && !link->books().fromRest())) {
        // A new subscription is the image: the stream sends one first.
        link->resubscribe(link->books().topicOf(id));
        return;
    }
    const QPointer<SocketLink> guard(link);
    m_rest.get(request, priority, [this, guard, id](const RestReply& reply) {
        if (guard) onImage(guard, id, reply);
    });
}

void VenueSession::onImage(SocketLink* link, InstrumentId id, const RestReply& reply)
{
    const Mono now = reply.stamp.mono;
    if (!reply.error.isEmpty() && m_counters.error(reply.stamp.received, now, "REST book image",
                                                   reply.error.toStdString(), reply.url.toStdString()))
        qCWarning(lcImages, "book image: %s", qPrintable(reply.error));
    // Nothing follows it: it would show a moment that is over as if it were now. The next message asks anew.
    if (!link->isOpen() || link->isSilent() || link->books().awaitsWord(id)) {
        link->books().answered(id, true, now);
        return;
    }
    if (!reply.error.isEmpty()) {
        link->books().answered(id, false, now);
        return;
    }
    EventBatch& out = batchOf(link);
    const std::size_t mark = out.events.size();
    const PaddedText body{std::string_view(reply.body.constData(), static_cast<std::size_t>(reply.body.size()))};
    const auto decoded = m_codec->decodeReply(reply.request, body, reply.stamp, out);
    link->books().answered(id, decoded.hasValue(), now);
    if (!decoded) {
        const DecodeError& e = decoded.error();
        if (m_counters.error(reply.stamp.received, now, "REST book image " + e.path, e.what,
                             excerptOf(reply.body).toStdString()))
            qCWarning(lcImages, "book image: %s: %s", e.path.c_str(), e.what.c_str());
        return;
    }
    if (link->isStandby())
        routeStandby(link, out, mark, BookSync::Origin::Reply, now);
    else
        route(link, out, mark, BookSync::Origin::Reply, now);
    flushSoon();
}

// Everything that is not a book image. Says whether it could be used.
bool VenueSession::onReply(const RestReply& reply, RestClient::Priority priority)
{
    if (!reply.error.isEmpty()) {
        if (m_counters.error(reply.stamp.received, reply.stamp.mono,
                             "REST " + reply.request.path.substr(0, reply.request.path.find('?')),
                             reply.error.toStdString(), reply.url.toStdString()))
            qCWarning(lcImages, "%s", qPrintable(reply.error));
        return false;
    }
    noteAnswer(reply.stamp.mono);
    const std::size_t mark = m_out.events.size();
    const PaddedText body{std::string_view(reply.body.constData(), static_cast<std::size_t>(reply.body.size()))};
    const auto decoded = m_codec->decodeReply(reply.request, body, reply.stamp, m_out);
    if (reply.request.kind == ReplyKind::Klines)
        if (const auto ahead = m_counters.latency.read(reply.stamp.mono).clockOffsetMs)
            keepOpen(m_out, mark,
                     reply.stamp.received +
                         std::chrono::duration_cast<Duration>(std::chrono::duration<double, std::milli>(*ahead)));
    joinBooks(mark, reply.stamp.mono);
    noteListings();
    // Trades of a backfill are told apart from those that came by the stream, before they can leave.
    if (decoded)
        for (std::size_t i = mark; i < m_out.events.size(); ++i)
            if (repeated(m_out.events[i])) m_out.events[i].payload = std::monostate{};
    flushSoon();
    const auto complain = [&](const DecodeError& e) {
        const std::string where =
            "REST " + reply.request.path.substr(0, reply.request.path.find('?')) + " " + e.path;
        if (m_counters.error(
                reply.stamp.received, reply.stamp.mono, where, e.what,
                reply.request.kind == ReplyKind::Account ? std::string() : excerptOf(reply.body).toStdString()))
            qCWarning(lcImages, "%s: %s", where.c_str(), e.what.c_str());
    };
    if (decoded) {
        if (const auto leftOut = m_codec->takeLeftOut()) complain(*leftOut);
        if (m_profile.nextPage) {
            if (const auto next = m_profile.nextPage(reply.request, body.text))
                m_rest.get(*next, priority, [this, priority](const RestReply& page) { onReply(page, priority); });
        }
        return true;
    }
    complain(decoded.error());
    return false;
}

// What the lists have brought: the plan follows, and the end of what was watched is said (FAULTS 47).
void VenueSession::noteListings()
{
    const std::vector<InstrumentId> changed = m_catalogue.takeChanged();
    if (changed.empty()) return;
    m_replan = true;
    std::string gone;
    for (const InstrumentId id : changed) {
        const Instrument* instrument = m_catalogue.get(id);
        const bool watched = std::any_of(m_lines.begin(), m_lines.end(), [id](const auto& line) {
            const std::vector<Topic>& topics = line.second.plan.topics;
            return std::any_of(topics.begin(), topics.end(), [id](const Topic& t) { return t.instrument == id; });
        });
        if (!instrument || instrument->status != InstrumentStatus::Delisted || !watched) continue;
        if (!gone.empty()) gone += ", ";
        gone += instrument->symbol;
    }
    if (gone.empty()) return;
    m_notice = gone + " delisted; no longer asked for";
    m_noticeAt = m_clock.mono();
    qCInfo(lcImages, "%s", m_notice.c_str());
}

// Books that were polled bring up to date what the stream began (Hyperliquid); they begin nothing.
void VenueSession::joinBooks(std::size_t mark, Mono now)
{
    const std::size_t end = m_out.events.size();
    for (std::size_t i = mark; i < end; ++i) {
        if (!std::holds_alternative<BookUpdate>(m_out.events[i].payload)) continue;
        const InstrumentId id = m_out.events[i].instrument;
        const auto owner = std::find_if(m_lines.begin(), m_lines.end(),
                                        [id](const auto& line) { return line.second.link->books().has(id); });
        if (owner == m_lines.end())
            m_out.events[i].payload = std::monostate{};
        else
            fed(owner->second.link.get(), id,
                owner->second.link->books().feed(m_out, i, BookSync::Origin::Reply, now));
    }
}

std::size_t VenueSession::booksWanted() const
{
    std::size_t n = 0;
    for (const auto& [name, line] : m_lines) n += line.link->books().count();
    return n;
}

bool VenueSession::isFocus(InstrumentId id) const
{
    const Instrument* instrument = m_catalogue.get(id);
    return instrument &&
           std::find(m_watch.focus.begin(), m_watch.focus.end(), instrument->asset) != m_watch.focus.end();
}

// Even merged the waiting book updates are too many: they are dropped, and their books start anew.
void VenueSession::shedBooks()
{
    if (!m_ports.shed) return;
    const std::vector<InstrumentId> touched = m_ports.shed(m_profile.id);
    if (touched.empty()) return;
    m_counters.overloadDropped += touched.size();
    const Stamp stamp = m_clock.stamp();
    for (const InstrumentId id : touched) {
        for (auto& [name, line] : m_lines) line.link->books().lose(id, LostReason::Overload, stamp, m_out);
    }
    flush();
}

}  // namespace plimsoll
