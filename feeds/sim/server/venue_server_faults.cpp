// What a server does wrong when it is told to. FAULTS 1 to 48, as far as the wire has part in them.
#include "feeds/sim/server/venue_server.h"

#include <algorithm>
#include <utility>

namespace plimsoll::sim {

// ---- connections -------------------------------------------------------------------------

bool VenueServer::upgradeFault(ClientSocket* socket, const HttpRequest& request)
{
    const bool hit = m_upgradeFault != UpgradeFault::None &&
                     (m_upgradePart.isEmpty() || QString::fromUtf8(request.target).contains(m_upgradePart));
    switch (hit ? m_upgradeFault : UpgradeFault::None) {
        case UpgradeFault::None: return false;
        case UpgradeFault::Status: {
            QList<QByteArray> headers;
            if (m_upgradeRetry >= 0) headers << "Retry-After: " + QByteArray::number(m_upgradeRetry);
            socket->answer(m_upgradeStatus, m_upgradeBody, "text/plain", headers);
            return true;
        }
        case UpgradeFault::Never: return true;
        case UpgradeFault::Garbage: socket->raw("\x16\x03\x01 SSH-2.0 this is not HTTP at all\r\n"); return true;
        case UpgradeFault::Redirect:
            socket->answer(302, {}, "text/plain", {"Location: http://127.0.0.1:1/elsewhere"});
            return true;
        case UpgradeFault::FalseKey: socket->acceptUpgrade(request, true); return true;
        case UpgradeFault::EndlessHead:
            socket->raw("HTTP/1.1 101 Switching Protocols\r\nX-Filler: " + QByteArray(100'000, 'x'));
            return true;
        case UpgradeFault::Reset: socket->reset(); return true;
        case UpgradeFault::End: socket->end(); return true;
    }
    return false;
}

void VenueServer::setUpgrade(UpgradeFault fault, int status, int retryAfter, const QByteArray& body,
                             const QString& part)
{
    m_upgradeFault = fault;
    m_upgradeStatus = status;
    m_upgradeRetry = retryAfter;
    m_upgradeBody = body;
    m_upgradePart = part;
}

void VenueServer::closeAll(int code, const QByteArray& reason)
{
    for (ClientSocket* s : sockets()) s->closeFrame(code, reason);
}

void VenueServer::resetAll()
{
    for (ClientSocket* s : sockets()) s->reset();
}

void VenueServer::endAll()
{
    for (ClientSocket* s : sockets()) s->end();
}

void VenueServer::cutAll()
{
    for (ClientSocket* s : sockets()) {
        s->raw(ws::frame(ws::Text, QByteArray(400, 'x'), std::nullopt).left(100));
        s->end();
    }
}

void VenueServer::setDeaf(bool on)
{
    m_deaf = on;
    for (ClientSocket* s : sockets()) s->deaf(on);
}

void VenueServer::setHold(bool on)
{
    m_hold = on;
    for (ClientSocket* s : sockets()) s->hold(on);
}

void VenueServer::setDelay(int fromMs, int toMs)
{
    m_delayFrom = fromMs;
    m_delayTo = toMs;
    if (!m_delayTimer.isActive()) m_delayTimer.start(5);
}

void VenueServer::sendRaw(const QByteArray& wire, const QString& topicPart)
{
    for (ClientSocket* s : sockets(topicPart)) s->raw(wire);
}

void VenueServer::sendText(const QByteArray& text, const QString& topicPart)
{
    for (ClientSocket* s : sockets(topicPart)) s->text(text);
}

void VenueServer::announceClosing()
{
    const std::string text = m_dialect->closingNotice();
    if (!text.empty()) sendText(QByteArray::fromStdString(text));
}

// ---- topics ------------------------------------------------------------------------------

bool VenueServer::isDead(const QString& name) const
{
    return std::any_of(deadTopics.begin(), deadTopics.end(), [&](const QString& d) { return name.contains(d); });
}

bool VenueServer::refuses(const QString& topic) const
{
    return std::any_of(refusedTopics.begin(), refusedTopics.end(),
                       [&](const QString& r) { return topic.contains(r); });
}

void VenueServer::subscribedAnew()
{
    if (deadUntilSubscribedAnew) deadTopics.clear();
}

void VenueServer::unaskedImage(const QString& symbol, plimsoll::Market market)
{
    for (ClientSocket* socket : sockets()) {
        for (const QString& topic : std::as_const(socket->topics)) {
            // Books end with their symbol, or name it behind a blank or colon.
            const ServedSymbol* s = m_venue.find(market, symbol.toStdString());
            if (!s || m_dialect->marketOf(*socket, topic) != market || !topic.endsWith(symbol)) continue;
            const std::string text = m_dialect->image(*s, topic);
            if (!text.empty()) emitFrame(socket, QByteArray::fromStdString(text));
        }
    }
}

// ---- frames ------------------------------------------------------------------------------

void VenueServer::mangleNext(const QString& topicPart, int count, Mangle mangle)
{
    m_mangles.push_back({topicPart, count, std::move(mangle)});
}

VenueServer::Mangle VenueServer::drop()
{
    return [](const QByteArray&) { return QList<QByteArray>(); };
}

VenueServer::Mangle VenueServer::twice()
{
    return [](const QByteArray& f) { return QList<QByteArray>{f, f}; };
}

VenueServer::Mangle VenueServer::swap()
{
    return [kept = QByteArray()](const QByteArray& f) mutable {
        if (kept.isEmpty()) {
            kept = f;
            return QList<QByteArray>();
        }
        return QList<QByteArray>{f, std::exchange(kept, {})};
    };
}

VenueServer::Mangle VenueServer::truncate()
{
    return [](const QByteArray& f) { return QList<QByteArray>{f.left(f.size() * 2 / 3)}; };
}

VenueServer::Mangle VenueServer::replace(const QByteArray& from, const QByteArray& to)
{
    return [from, to](const QByteArray& f) {
        QByteArray changed = f;
        const qsizetype at = changed.indexOf(from);
        if (at >= 0) changed.replace(at, from.size(), to);
        return QList<QByteArray>{changed};
    };
}

void VenueServer::replayOld(const QString& part, int count)
{
    for (auto it = m_past.cbegin(); it != m_past.cend(); ++it) {
        if (!it.key().contains(part) || it.value().size() < 20) continue;
        for (int i = 0; i < count; ++i) {
            const QByteArray& old = it.value()[it.value().size() - 15 + static_cast<std::size_t>(i)];
            for (ClientSocket* s : m_listeners.value(it.key())) s->text(m_dialect->shaped(*s, old));
        }
    }
}

// ---- REST --------------------------------------------------------------------------------

bool VenueServer::restFault(ClientSocket* socket, const HttpRequest& request)
{
    const QString target = QString::fromUtf8(request.target) + QString::fromUtf8(request.body);
    const auto faults = m_restFaults;  // a listener may clear them
    for (const auto& [part, fault] : faults) {
        if (!target.contains(part)) continue;
        QList<QByteArray> headers;
        if (fault.retryAfter >= 0) headers << "Retry-After: " + QByteArray::number(fault.retryAfter);
        if (!fault.header.isEmpty()) headers << fault.header;
        switch (fault.kind) {
            case RestFault::Answer:
                if (!fault.location.isEmpty()) headers << "Location: " + fault.location;
                socket->answer(fault.status, fault.body, fault.type, headers);
                break;
            case RestFault::Empty: socket->answer(200, {}, fault.type); break;
            case RestFault::Hang: break;
            case RestFault::Truncate:
                socket->raw(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    "5000\r\n\r\n{\"symbols\":[");
                socket->end();
                break;
            case RestFault::Loop: socket->answer(302, {}, "text/plain", {"Location: " + request.target}); break;
            case RestFault::Reset: socket->reset(); break;
            case RestFault::Dribble:
                socket->dribble(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n" +
                        QByteArray(5000, ' '),
                    5);
                break;
            case RestFault::Bomb: {
                // 200 MB of nothing in about 900 kB, packed as quickly as can be: the venue is kept waiting by it.
                static const QByteArray packed = qCompress(QByteArray(200 << 20, ' '), 1).mid(4);
                socket->answer(200, packed, "application/json", {"Content-Encoding: deflate"});
                break;
            }
        }
        Q_EMIT restFaultUsed();
        return true;
    }
    return false;
}

void VenueServer::setRest(const QString& targetPart, const RestFault& fault)
{
    m_restFaults.prepend({targetPart, fault});
}

void VenueServer::clearFaults()
{
    setUpgrade(UpgradeFault::None);
    m_knockReset = m_mute = false;
    setDeaf(false);
    setHold(false);
    ignorePings = ignoreSubscriptions = deadUntilSubscribedAnew = false;
    setDelay(0, 0);
    deadTopics.clear();
    refusedTopics.clear();
    m_mangles.clear();
    m_restFaults.clear();
    if (!m_server) listen(m_port);
}

}  // namespace plimsoll::sim
