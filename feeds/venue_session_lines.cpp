// Connections of a session, and their successors: venues close at 24 h, so a new connection is
// opened first, fills its own books, and takes over without a hole (FAULTS 13, 14).
#include "feeds/venue_session.h"

#include <QLoggingCategory>

#include <algorithm>

namespace plimsoll {
namespace {

Q_LOGGING_CATEGORY(lcLines, "dash.feeds.session", QtInfoMsg)

using namespace std::chrono_literals;

constexpr Duration kSettle = 10s;  // a successor that has all it was promised waits no longer for books
constexpr Duration kSuccessorLimit = 60s;
constexpr Duration kRotateAgain = 5min;

}  // namespace

std::unique_ptr<SocketLink> VenueSession::makeLink(Line& line, bool standby)
{
    const LinkWorld world{m_profile, m_endpoints, m_config, m_clock, m_gate, m_budget, m_ports.makeChannel};
    m_seed = m_seed * 6364136223846793005ull + 1442695040888963407ull;
    auto link = std::make_unique<SocketLink>(world, line.plan, standby, m_seed);
    SocketLink* raw = link.get();
    const std::string name = line.plan.name;
    connect(raw, &SocketLink::opened, this, [this, raw] {
        raw->numberConnection(++m_connections);
        // Its subscriptions are a request for an image of each book (FAULTS 17).
        if (m_profile.sync(raw->plan().market).image != ImageFrom::Stream) return;
        for (const InstrumentId id : raw->books().ids()) m_lastImage[id] = {m_clock.mono(), false};
    });
    connect(raw, &SocketLink::received, this,
            [this, raw](const QByteArray& utf8, const Stamp& stamp) { onFrame(raw, utf8, stamp); });
    connect(raw, &SocketLink::sentText, this, [this, raw](const QString& text) {
        if (!m_ports.tap) return;
        RecordEntry entry;
        entry.kind = EntryKind::Sent;
        entry.venue = m_profile.id;
        entry.market = raw->plan().market;
        entry.received = m_clock.wall();
        entry.mono = m_clock.mono();
        entry.socket = raw->connection();
        entry.payload = text.toStdString();
        m_ports.tap(std::move(entry));
    });
    connect(raw, &SocketLink::ended, this, [this, raw] {
        tapEnd(*raw, raw->lastError().empty() ? std::string("closed") : raw->lastError());
        if (Line* mine = lineOf(raw)) onEnded(*mine, raw);
    });
    connect(raw, &SocketLink::fellSilent, this, [this, raw] {
        raw->books().loseAll(LostReason::Silent, m_clock.stamp(), batchOf(raw));
        flushSoon();
    });
    connect(raw, &SocketLink::topicFellSilent, this, [this, raw](const Topic& topic) {
        if (topic.cls != TopicClass::Depth) return;
        raw->books().lose(topic.instrument, LostReason::Silent, m_clock.stamp(), batchOf(raw));
        flushSoon();
    });
    return link;
}

VenueSession::Line* VenueSession::lineOf(const SocketLink* link)
{
    const auto it = std::find_if(m_lines.begin(), m_lines.end(), [link](const auto& l) {
        return l.second.link.get() == link || l.second.standby.get() == link;
    });
    return it == m_lines.end() ? nullptr : &it->second;
}

EventBatch& VenueSession::batchOf(SocketLink* link)
{
    if (link->isStandby()) {
        if (Line* line = lineOf(link)) return line->retained;
    }
    return m_out;
}

// Closed links are freed from the event loop: one of them may be on the stack.
void VenueSession::retire(std::unique_ptr<SocketLink> link)
{
    if (!link) return;
    if (link->isOpen()) tapEnd(*link, {});
    link->disconnect(this);
    link->close();
    m_retired.push_back(std::move(link));
}

void VenueSession::onEnded(Line& line, SocketLink* link)
{
    if (link == line.standby.get()) {
        line.retained.clear();
        line.readySince.reset();
        EventBatch nowhere;
        link->books().loseAll(LostReason::Disconnected, m_clock.stamp(), nowhere);
        return;
    }
    ++m_counters.reconnects;
    if (line.standby && line.standby->isOpen() && line.standby->hasData()) {
        // The old one went before its time; its successor is the best there is.
        promote(line);
        return;
    }
    link->books().loseAll(LostReason::Disconnected, m_clock.stamp(), m_out);
    flushSoon();
}

void VenueSession::beginRotation(Line& line)
{
    if (line.standby) return;
    qCInfo(lcLines, "%s: a successor is opened", line.plan.name.c_str());
    line.retained.clear();
    line.readySince.reset();
    line.standby = makeLink(line, true);
}

// Where an address may have only so much open at once, successors count as well.
bool VenueSession::roomForSuccessor(const Line& line) const
{
    std::size_t topics = line.plan.topics.size(), connections = 1;
    for (const auto& [name, other] : m_lines) {
        const std::size_t open = other.standby ? 2 : 1;
        topics += open * other.plan.topics.size();
        connections += open;
    }
    return (m_profile.topicsAtOnce == 0 || topics <= m_profile.topicsAtOnce) &&
           (m_profile.connectionsAtOnce == 0 || connections <= m_profile.connectionsAtOnce);
}

void VenueSession::tickRotation(Line& line, Mono now)
{
    if (!line.standby) {
        if (line.link->rotationDue(now) && roomForSuccessor(line)) beginRotation(line);
        return;
    }
    SocketLink& next = *line.standby;
    const auto opened = next.openedAt();
    const bool settled = opened && next.hasData() && next.subscriptions().allSettled();
    if (settled) {
        if (!line.readySince) line.readySince = now;
        bool caughtUp = true;
        for (const InstrumentId id : line.link->books().ids())
            caughtUp = caughtUp && (!line.link->books().isLive(id) || next.books().isLive(id));
        if (caughtUp || now - *line.readySince > kSettle) {
            promote(line);
            return;
        }
    }
    if (opened && !settled && now - *opened > kSuccessorLimit) {
        // It does not come to life; the old one still works and is kept.
        retire(std::move(line.standby));
        line.retained.clear();
        if (m_ports.tap) refreshLater(*line.link);  // a replay may have gone over to the other
        line.link->postponeRotation(now + kRotateAgain);
    }
}

void VenueSession::promote(Line& line)
{
    std::unique_ptr<SocketLink> old = std::move(line.link);
    line.link = std::move(line.standby);
    line.link->takeOver();
    if (m_ports.tap && line.link->openedAt() < m_tappedSince) refreshLater(*line.link);
    line.readySince.reset();
    const Stamp stamp = m_clock.stamp();
    // Books that the successor does not have (yet) are lost, the others continue from its images.
    for (const InstrumentId id : old->books().ids()) {
        if (!line.link->books().isLive(id)) old->books().lose(id, LostReason::Disconnected, stamp, m_out);
    }
    flush();
    m_out = std::move(line.retained);
    line.retained = {};
    flush();
    retire(std::move(old));
}

}  // namespace plimsoll
