#include "feeds/sim/server/client_socket.h"

#include "feeds/ws_handshake.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

#include <utility>

#include <sys/socket.h>

namespace plimsoll::sim {

namespace {

constexpr qsizetype kLargestRequest = 1 << 20;
// A client that does not read is dropped, as venues do, before its backlog costs memory.
constexpr qint64 kLargestBacklog = 32 << 20;  // twice the largest message that a client takes

QByteArray reasonOf(int status)
{
    static const QHash<int, QByteArray> words = {{200, "OK"},
                                                 {302, "Found"},
                                                 {400, "Bad Request"},
                                                 {403, "Forbidden"},
                                                 {404, "Not Found"},
                                                 {405, "Method Not Allowed"},
                                                 {415, "Unsupported Media Type"},
                                                 {418, "I'm a teapot"},
                                                 {422, "Unprocessable Entity"},
                                                 {429, "Too Many Requests"},
                                                 {500, "Internal Server Error"},
                                                 {502, "Bad Gateway"},
                                                 {503, "Service Unavailable"}};
    return words.value(status, "Answer");
}

}  // namespace

ClientSocket::ClientSocket(QTcpSocket* socket, QObject* parent) : QObject(parent), m_socket(socket)
{
    socket->setParent(this);
    connect(socket, &QTcpSocket::readyRead, this, &ClientSocket::readable);
    connect(socket, &QTcpSocket::disconnected, this, [this] {
        Q_EMIT gone();
        deleteLater();
    });
}

QString ClientSocket::peer() const
{
    return m_socket->peerAddress().toString();
}

void ClientSocket::readable()
{
    const QByteArray bytes = m_socket->readAll();
    if (m_webSocket) {
        readFrames(bytes);
        return;
    }
    m_inbox += bytes;
    readHttp();
}

void ClientSocket::readHttp()
{
    while (!m_webSocket && !m_dropped) {
        const qsizetype end = m_inbox.indexOf("\r\n\r\n");
        if (end < 0) {
            if (m_inbox.size() > kLargestRequest) reset();
            return;
        }
        const QList<QByteArray> lines = m_inbox.left(end).split('\n');
        HttpRequest r;
        const QList<QByteArray> first = lines.first().trimmed().split(' ');
        r.method = first.value(0);
        r.target = first.value(1);
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(':');
            if (colon > 0) r.headers[lines[i].left(colon).trimmed().toLower()] = lines[i].mid(colon + 1).trimmed();
        }
        const qsizetype length = r.headers.value("content-length").toLongLong();
        if (length < 0 || length > kLargestRequest) return reset();
        if (m_inbox.size() < end + 4 + length) return;  // the rest of the body is on its way
        r.body = m_inbox.mid(end + 4, length);
        m_inbox.remove(0, end + 4 + length);
        Q_EMIT request(r);
    }
}

void ClientSocket::write(const QByteArray& wire)
{
    if (m_dropped) return;
    if (m_socket->bytesToWrite() > kLargestBacklog) return reset();
    m_socket->write(wire);
    m_sent.start();
}

void ClientSocket::answer(int status, const QByteArray& body, const QByteArray& type,
                          const QList<QByteArray>& extraHeaders)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonOf(status) +
                      "\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) +
                      "\r\n";
    for (const QByteArray& h : extraHeaders) head += h + "\r\n";
    write(head + "\r\n" + body);
}

void ClientSocket::raw(const QByteArray& bytes)
{
    write(bytes);
}

void ClientSocket::dribble(const QByteArray& bytes, int everyMs)
{
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [this, timer, bytes, at = qsizetype(0)]() mutable {
        if (at >= bytes.size()) {
            timer->stop();
            return;
        }
        m_socket->write(bytes.constData() + at++, 1);
    });
    timer->start(everyMs);
}

void ClientSocket::acceptUpgrade(const HttpRequest& request, bool falseKey)
{
    target = QString::fromUtf8(request.target);
    const QByteArray key =
        falseKey ? QByteArray("bm90IHRoZSByaWdodCBrZXk=") : request.headers.value("sec-websocket-key");
    write(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: " +
        WsHandshake::acceptFor(key) + "\r\n\r\n");
    m_webSocket = true;
    if (!m_inbox.isEmpty()) readFrames(std::exchange(m_inbox, {}));
}

void ClientSocket::text(QByteArrayView utf8)
{
    if (m_deaf) return;
    if (m_hold) {
        m_held.push_back(utf8.toByteArray());
        return;
    }
    write(ws::frame(ws::Text, utf8, std::nullopt));
}

void ClientSocket::ping(const QByteArray& payload)
{
    if (!m_deaf) write(ws::frame(ws::Ping, payload, std::nullopt));
}

void ClientSocket::hold(bool on)
{
    m_hold = on;
    if (on) return;
    for (const QByteArray& t : std::exchange(m_held, {})) text(t);
}

void ClientSocket::closeFrame(int code, const QByteArray& reason)
{
    write(ws::frame(ws::Close, ws::closePayload(code, reason), std::nullopt));
    m_socket->disconnectFromHost();
}

void ClientSocket::reset()
{
    m_dropped = true;
    // SO_LINGER 0: closing sends RST.
    const linger now{1, 0};
    setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    m_socket->abort();
}

void ClientSocket::end()
{
    m_socket->disconnectFromHost();
}

void ClientSocket::readFrames(const QByteArray& bytes)
{
    const char* data = bytes.constData();
    const char* end = data + bytes.size();
    while (!m_dropped) {
        switch (m_reader.next(data, end)) {
            case WsFrameReader::Event::NeedMore: return;
            case WsFrameReader::Event::Message: {
                const QByteArray text(m_reader.message().constData(), m_reader.message().size());
                Q_EMIT message(text);
                break;
            }
            case WsFrameReader::Event::Ping:
                if (!m_deaf && !m_ignorePings) write(ws::frame(ws::Pong, m_reader.control(), std::nullopt));
                break;
            case WsFrameReader::Event::Pong: ++m_pongs; break;
            case WsFrameReader::Event::Close:
                // 1005 says that the client gave no code: it may not be written (RFC 6455 7.4.1).
                if (!m_deaf) closeFrame(m_reader.closeCode() == 1005 ? 1000 : m_reader.closeCode());
                return;
            case WsFrameReader::Event::Violation:
                if (!m_deaf) m_socket->disconnectFromHost();
                return;
        }
    }
}

}  // namespace plimsoll::sim
