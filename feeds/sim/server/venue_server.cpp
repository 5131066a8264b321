#include "feeds/sim/server/venue_server.h"

#include <QSslSocket>

#include <algorithm>

#include <sys/socket.h>

namespace plimsoll::sim {

namespace {

constexpr std::size_t kKnocks = 20'000, kReceived = 5'000;  // remembered
constexpr std::size_t kPastFrames = 20;                     // a topic

void resetNow(QTcpSocket* socket)
{
    const linger now{1, 0};
    setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    socket->abort();
    socket->deleteLater();
}

template <typename T>
void remember(std::deque<T>& list, T&& value, std::size_t most)
{
    list.push_back(std::forward<T>(value));
    if (list.size() > most) list.pop_front();
}

}  // namespace

QString topicName(plimsoll::Market market, const QString& topic)
{
    return QLatin1String(market == plimsoll::Market::Spot ? "spot:" : "perp:") + topic;
}

class VenueServer::Server : public QTcpServer {
public:
    explicit Server(VenueServer& venue) : m_owner(venue) {}

protected:
    void incomingConnection(qintptr handle) override
    {
        auto* socket = new QSslSocket(this);
        if (!socket->setSocketDescriptor(handle)) {
            delete socket;
            return;
        }
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        remember(m_owner.m_knocks, Knock{m_owner.now(), Knock::Tcp, {}}, kKnocks);
        if (m_owner.m_knockReset) {
            resetNow(socket);
            return;
        }
        if (m_owner.m_tls) {
            socket->setSslConfiguration(*m_owner.m_tls);
            socket->startServerEncryption();
        }
        m_owner.adopt(socket);
    }

private:
    VenueServer& m_owner;
};

VenueServer::VenueServer(VenueId id, QObject* parent) : QObject(parent)
{
    m_venue.id = id;
    m_dialect = makeDialect(id, *this);
    m_since.start();
    m_delayTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_delayTimer, &QTimer::timeout, this, &VenueServer::sendDelayed);
}

VenueServer::~VenueServer()
{
    for (ClientSocket* s : std::as_const(m_sockets)) s->disconnect(this);
}

bool VenueServer::listen(quint16 port)
{
    m_server = std::make_unique<Server>(*this);
    const bool ok = m_server->listen(QHostAddress::LocalHost, port);
    if (ok) m_port = m_server->serverPort();
    return ok;
}

void VenueServer::stopListening()
{
    m_server.reset();
}

Endpoints VenueServer::endpoints() const
{
    const std::string where = (m_tls ? "s://localhost:" : "://127.0.0.1:") + std::to_string(m_port);
    Endpoints e;
    e.at(Role::Rest) = e.at(Role::SpotRest) = "http" + where;
    e.at(Role::Ws) = e.at(Role::SpotWs) = "ws" + where;
    return e;
}

void VenueServer::useTls(const QSslConfiguration& tls)
{
    m_tls = tls;
}

void VenueServer::adopt(QTcpSocket* tcp)
{
    // Owned by us, not by the server: closing the port keeps what is open.
    auto* socket = new ClientSocket(tcp, this);
    m_sockets.push_back(socket);
    connect(socket, &ClientSocket::request, this, [this, socket](const HttpRequest& r) {
        working(true);
        onRequest(socket, r);
        working(false);
    });
    connect(socket, &ClientSocket::message, this, [this, socket](const QByteArray& text) {
        working(true);
        remember(m_received, QString::fromUtf8(text), kReceived);
        if (!m_deaf) m_dialect->clientText(*socket, text);
        working(false);
    });
    connect(socket, &ClientSocket::gone, this, [this, socket] {
        m_sockets.removeAll(socket);
        for (const QString& name : std::as_const(socket->heard)) {
            const auto it = m_listeners.find(name);
            if (it != m_listeners.end() && it->removeAll(socket) > 0 && it->isEmpty()) m_listeners.erase(it);
        }
    });
}

void VenueServer::onRequest(ClientSocket* socket, const HttpRequest& request)
{
    const bool upgrade = request.headers.value("upgrade").toLower() == "websocket";
    QString asked = QString::fromUtf8(request.target);
    if (!request.body.isEmpty()) asked += QLatin1Char(' ') + QString::fromUtf8(request.body);
    remember(m_knocks, Knock{now(), upgrade ? Knock::Upgrade : Knock::Rest, asked}, kKnocks);
    if (upgrade) return onUpgrade(socket, request);
    if (restFault(socket, request)) return;
    if (m_feedOut) {
        socket->answer(503, "<html><body>503 Service Temporarily Unavailable</body></html>", "text/html");
        return;
    }
    HttpReply reply = m_dialect->rest(request, socket->peer());
    if (m_saysWhatItIs) reply.headers.prepend(kSimulatedHeader);
    if (!m_restHeader.isEmpty() && reply.status == 200) reply.headers.prepend(m_restHeader);
    socket->answer(reply.status, QByteArray::fromStdString(reply.body), reply.type, reply.headers);
}

void VenueServer::onUpgrade(ClientSocket* socket, const HttpRequest& request)
{
    if (upgradeFault(socket, request)) return;
    if (m_feedOut) {
        socket->answer(503, "Service Temporarily Unavailable", "text/plain");
        return;
    }
    if (!m_dialect->knowsSocket(request.path())) {
        socket->answer(404, "no such stream", "text/plain");
        return;
    }
    socket->acceptUpgrade(request);
    socket->deaf(m_deaf);
    socket->hold(m_hold);
    socket->ignorePings(ignorePings);
    m_dialect->opened(*socket);
}

void VenueServer::traded(const ServedSymbol& s, std::span<const ServedTrade> made)
{
    if (!made.empty()) m_dialect->trades(s, made);
}

void VenueServer::liquidated(const ServedSymbol& s, std::span<const ServedLiquidation> closed)
{
    if (!closed.empty()) m_dialect->liquidations(s, closed);
}

void VenueServer::deleveraged(const ServedSymbol& s, std::int64_t atMs, const Deleveraged& what)
{
    m_dialect->deleveraged(s, atMs, what);
}

void VenueServer::setFeedOut(bool on)
{
    m_feedOut = on;
    m_venue.condition = on ? VenueCondition::FeedOut : VenueCondition::Up;
    if (on) closeAll(1001, "service unavailable");
}

// ---- delivery ----------------------------------------------------------------------------

bool VenueServer::wanted(plimsoll::Market market, const QString& topic) const
{
    return m_listeners.contains(topicName(market, topic));
}

void VenueServer::hear(ClientSocket& socket, plimsoll::Market market, const QString& topic, bool on)
{
    // What is asked for may come with what ended the connection, as when its answers were too many for a slow
    // client.
    if (!m_sockets.contains(&socket)) return;
    const QString name = topicName(market, topic);
    if (on == socket.heard.contains(name)) return;
    if (on) {
        socket.heard.insert(name);
        m_listeners[name].push_back(&socket);
        return;
    }
    socket.heard.remove(name);
    const auto it = m_listeners.find(name);
    if (it != m_listeners.end() && it->removeAll(&socket) > 0 && it->isEmpty()) m_listeners.erase(it);
}

void VenueServer::tell(ClientSocket& socket, const std::string& text)
{
    ++m_textsTold;
    socket.text(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
}

void VenueServer::send(plimsoll::Market market, const QString& topic, const std::string& text, ClientSocket* only)
{
    const QString name = topicName(market, topic);
    const QList<ClientSocket*> listeners = m_listeners.value(name);  // a copy: sockets may go meanwhile
    if (listeners.isEmpty()) return;
    const QByteArray whole = QByteArray::fromStdString(text);
    // One text for all, so that every connection sees the same fault once.
    QList<QByteArray> frames{whole};
    if (!only) {
        auto& past = m_past[name];
        past.push_back(whole);
        if (past.size() > kPastFrames) past.pop_front();
        const auto m = std::find_if(m_mangles.begin(), m_mangles.end(),
                                    [&](const Mangling& x) { return name.contains(x.part); });
        if (m != m_mangles.end()) {
            frames = m->mangle(whole);
            if (--m->left == 0) m_mangles.erase(m);
        }
    }
    if (m_mute || isDead(name)) return;
    for (ClientSocket* socket : listeners) {
        if (only && socket != only) continue;
        for (const QByteArray& frame : std::as_const(frames)) emitFrame(socket, frame);
    }
}

void VenueServer::emitFrame(ClientSocket* socket, const QByteArray& text)
{
    ++m_framesSent;
    const QByteArray shaped = m_dialect->shaped(*socket, text);
    if (m_delayTo <= 0 && m_delayed.empty()) {
        socket->text(shaped);
        return;
    }
    std::uniform_int_distribution<int> wait(m_delayFrom, m_delayTo);
    m_delayedUntil = std::max(m_delayedUntil, now() + wait(m_random));
    m_delayed.push_back({m_delayedUntil, socket, shaped});
}

void VenueServer::sendDelayed()
{
    working(true);
    while (!m_delayed.empty() && m_delayed.front().at <= now()) {
        const Delayed d = std::move(m_delayed.front());
        m_delayed.pop_front();
        if (m_sockets.contains(d.socket)) d.socket->text(d.text);
    }
    working(false);
}

QList<ClientSocket*> VenueServer::sockets(const QString& topicPart) const
{
    QList<ClientSocket*> out;
    for (ClientSocket* s : std::as_const(m_sockets)) {
        if (!s->isWebSocket()) continue;
        const bool has =
            topicPart.isEmpty() || std::any_of(s->topics.cbegin(), s->topics.cend(),
                                               [&](const QString& t) { return t.contains(topicPart); });
        if (has) out << s;
    }
    return out;
}

// ---- what happened -----------------------------------------------------------------------

std::vector<qint64> VenueServer::times(Knock::Kind kind, const QString& part) const
{
    std::vector<qint64> out;
    for (const Knock& k : m_knocks) {
        if (k.kind == kind && (part.isEmpty() || k.target.contains(part))) out.push_back(k.atMs);
    }
    return out;
}

QStringList VenueServer::received(const QString& part) const
{
    const QStringList all(m_received.begin(), m_received.end());
    return part.isEmpty() ? all : all.filter(part);
}

void VenueServer::forget()
{
    m_knocks.clear();
    m_received.clear();
}

double VenueServer::spent(const QString& whose, double cost, int windowMs)
{
    return m_limits ? m_spent[whose].spend(now(), cost, windowMs) : 0;
}

int VenueServer::connectionsOf(const QString& peer) const
{
    if (!m_limits) return 0;
    return static_cast<int>(std::count_if(m_sockets.cbegin(), m_sockets.cend(), [&](const ClientSocket* s) {
        return s->isWebSocket() && s->peer() == peer;
    }));
}

}  // namespace plimsoll::sim
