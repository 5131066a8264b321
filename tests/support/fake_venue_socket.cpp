#include "tests/support/fake_venue_socket.h"

#include "feeds/ws_handshake.h"
#include "tests/support/loop_watch.h"

#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

namespace plimsoll::test {

FakeVenueSocket::FakeVenueSocket(QTcpSocket* socket, QObject* parent) : QObject(parent), m_socket(socket)
{
    socket->setParent(this);
    connect(socket, &QTcpSocket::readyRead, this, &FakeVenueSocket::readable);
    connect(socket, &QTcpSocket::disconnected, this, [this] {
        Q_EMIT gone();
        deleteLater();
    });
}

void FakeVenueSocket::readable()
{
    const TestWork work;
    const QByteArray bytes = m_socket->readAll();
    if (m_webSocket) {
        readFrames(bytes);
        return;
    }
    m_inbox += bytes;
    readHttp();
}

void FakeVenueSocket::readHttp()
{
    while (!m_webSocket) {
        const qsizetype end = m_inbox.indexOf("\r\n\r\n");
        if (end < 0) return;
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
        if (m_inbox.size() < end + 4 + length) return;  // the rest of the body is on its way
        r.body = m_inbox.mid(end + 4, length);
        m_inbox.remove(0, end + 4 + length);
        Q_EMIT request(r);
    }
}

void FakeVenueSocket::answer(int status, const QByteArray& body, const QByteArray& type,
                             const QList<QByteArray>& extraHeaders)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " Answer\r\nContent-Type: " + type +
                      "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    for (const QByteArray& h : extraHeaders) head += h + "\r\n";
    m_socket->write(head + "\r\n" + body);
}

void FakeVenueSocket::raw(const QByteArray& bytes)
{
    m_socket->write(bytes);
}

void FakeVenueSocket::dribble(const QByteArray& bytes, int everyMs)
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

void FakeVenueSocket::acceptUpgrade(const HttpRequest& request, bool falseKey)
{
    target = QString::fromLatin1(request.target);
    const QByteArray key =
        falseKey ? QByteArray("bm90IHRoZSByaWdodCBrZXk=") : request.headers.value("sec-websocket-key");
    m_socket->write(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: " +
        WsHandshake::acceptFor(key) + "\r\n\r\n");
    m_webSocket = true;
    if (!m_inbox.isEmpty()) readFrames(std::exchange(m_inbox, {}));
}

void FakeVenueSocket::text(const QByteArray& utf8)
{
    if (m_deaf) return;
    if (m_hold) {
        m_held.push_back(utf8);
        return;
    }
    m_socket->write(ws::frame(ws::Text, utf8, std::nullopt));
}

void FakeVenueSocket::hold(bool on)
{
    m_hold = on;
    if (on) return;
    for (const QByteArray& t : std::exchange(m_held, {})) text(t);
}

void FakeVenueSocket::closeFrame(int code, const QByteArray& reason)
{
    m_socket->write(ws::frame(ws::Close, ws::closePayload(code, reason), std::nullopt));
    m_socket->disconnectFromHost();
}

void FakeVenueSocket::reset()
{
    // SO_LINGER 0: closing sends RST.
    const linger now{1, 0};
    setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    m_socket->abort();
}

void FakeVenueSocket::end()
{
    m_socket->disconnectFromHost();
}

void FakeVenueSocket::readFrames(const QByteArray& bytes)
{
    const char* data = bytes.constData();
    const char* end = data + bytes.size();
    while (true) {
        switch (m_reader.next(data, end)) {
            case WsFrameReader::Event::NeedMore: return;
            case WsFrameReader::Event::Message: {
                const QByteArray text(m_reader.message().constData(), m_reader.message().size());
                Q_EMIT message(text);
                break;
            }
            case WsFrameReader::Event::Ping:
                if (!m_deaf && !m_ignorePings) {
                    ++m_pings;
                    m_socket->write(ws::frame(ws::Pong, m_reader.control(), std::nullopt));
                }
                break;
            case WsFrameReader::Event::Pong: ++m_pongs; break;
            case WsFrameReader::Event::Close:
            case WsFrameReader::Event::Violation:
                if (!m_deaf) m_socket->disconnectFromHost();
                return;
        }
    }
}

}  // namespace plimsoll::test
