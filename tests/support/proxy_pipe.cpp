#include "tests/support/proxy_pipe.h"

#include "feeds/ws_frames.h"

#include <QSslSocket>

#include <algorithm>
#include <utility>

#include <sys/socket.h>

namespace plimsoll::test {

namespace {

constexpr qsizetype kSubject = 64 << 10;
constexpr std::size_t kTexts = 5'000;
constexpr int kAnswerByteMs = 20;  // of an answer that comes a byte at a time

QByteArray lower(const QByteArray& head, const char* name)
{
    for (QByteArray line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().toLower() == name) return line.mid(colon + 1).trimmed();
    }
    return {};
}

bool isPong(const WireFrame& f)
{
    if (f.opcode == ws::Pong) return true;
    // As a text: OKX, Hyperliquid, Bybit.
    return f.opcode == ws::Text && (f.payload == "pong" || f.payload == R"({"channel":"pong"})" ||
                                    (f.payload.size() < 200 && f.payload.contains("\"pong\"")));
}

}  // namespace

ProxyPipe::ProxyPipe(FaultProxy& proxy, QTcpSocket* client)
    : QObject(&proxy), m_proxy(proxy), m_client(client), m_venue(new QTcpSocket(this))
{
    client->setParent(this);
    const auto over = [this](QTcpSocket* other) {
        if (std::exchange(m_gone, true)) return;
        // What is on its way still arrives.
        if (other->state() == QAbstractSocket::ConnectedState)
            other->disconnectFromHost();
        else
            other->abort();
        m_proxy.m_pipes.removeAll(this);
        deleteLater();
    };
    connect(client, &QTcpSocket::readyRead, this, &ProxyPipe::fromProgram);
    connect(client, &QTcpSocket::disconnected, this, [this, over] {
        if (m_unansweredAt > 0) m_proxy.m_givenUp.push_back(monoMs() - std::exchange(m_unansweredAt, 0));
        over(m_venue);
    });
    connect(m_venue, &QTcpSocket::readyRead, this, &ProxyPipe::fromVenue);
    connect(m_venue, &QTcpSocket::disconnected, this, [this, over] {
        if (!m_proxy.m_deaf) over(m_client);  // half-open: the program is not told
    });
    m_venue->connectToHost(QStringLiteral("127.0.0.1"), proxy.m_upstream);
    m_venue->setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

bool ProxyPipe::carries(const QByteArray& part) const
{
    return m_webSocket && (part.isEmpty() || m_subject.contains(part));
}

void ProxyPipe::write(const QByteArray& wire)
{
    if (!m_gone) m_client->write(wire);
}

void ProxyPipe::send(const QByteArray& wire)
{
    if (m_gone) return;
    const bool trickles = m_proxy.m_dribble > 0 && carries(m_proxy.m_dribblePart);
    if (trickles || !m_trickle.isEmpty()) {
        if (m_trickle.size() < (4 << 20)) m_trickle += wire;
        return;
    }
    const bool late = m_proxy.m_hold || m_proxy.m_delayTo > 0;
    if (!late && m_waiting.empty()) return write(wire);
    std::uniform_int_distribution<int> wait(m_proxy.m_delayFrom, m_proxy.m_delayTo);
    m_proxy.m_dueLast = std::max(m_proxy.m_dueLast, monoMs() + wait(m_proxy.m_random));
    m_waiting.push_back({m_proxy.m_dueLast, wire});
}

void ProxyPipe::beat(qint64 now)
{
    while (!m_proxy.m_hold && !m_waiting.empty() && m_waiting.front().due <= now)
        write(std::exchange(m_waiting.front().wire, {})), m_waiting.pop_front();
    if (m_trickle.isEmpty()) return;
    const int every = m_webSocket ? m_proxy.m_dribble : kAnswerByteMs;
    if (every == 0) return write(std::exchange(m_trickle, {}));
    if (now - m_trickledAt < every) return;
    m_trickledAt = now;
    write(m_trickle.left(1));
    m_trickle.remove(0, 1);
}

void ProxyPipe::release()
{
    for (Waiting& w : m_waiting) w.due = 0;
    beat(monoMs());
}

void ProxyPipe::reset()
{
    // SO_LINGER 0: closing sends RST.
    const linger now{1, 0};
    setsockopt(static_cast<int>(m_client->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    m_client->abort();
}

void ProxyPipe::end()
{
    m_client->disconnectFromHost();
}

void ProxyPipe::cut()
{
    write(ws::frame(ws::Text, QByteArray(400, 'x'), std::nullopt).left(100));
    end();
}

void ProxyPipe::close(int code, const QByteArray& why)
{
    write(ws::frame(ws::Close, ws::closePayload(code, why), std::nullopt));
    end();
}

// ---- what the program says ----------------------------------------------------------------

void ProxyPipe::fromProgram()
{
    const QByteArray bytes = m_client->readAll();
    if (m_proxy.m_tls && !std::exchange(m_heard, true)) {
        // Not decrypted here, and no record of a handshake (RFC 8446 5.1).
        const auto* tls = qobject_cast<const QSslSocket*>(m_client);
        if (tls && tls->mode() == QSslSocket::UnencryptedMode && !bytes.startsWith('\x16')) ++m_proxy.m_inTheClear;
    }
    if (m_proxy.m_handshakeDrop) return reset();
    if (m_webSocket) {
        m_up.add(bytes);
        readFrames();
        return;
    }
    m_requests += bytes;
    readRequests();
}

void ProxyPipe::readRequests()
{
    while (!m_webSocket && !m_gone) {
        const qsizetype end = m_requests.indexOf("\r\n\r\n");
        if (end < 0) return;
        sim::HttpRequest r;
        const QList<QByteArray> lines = m_requests.left(end).split('\n');
        const QList<QByteArray> first = lines.first().trimmed().split(' ');
        r.method = first.value(0);
        r.target = first.value(1);
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(':');
            if (colon > 0) r.headers[lines[i].left(colon).trimmed().toLower()] = lines[i].mid(colon + 1).trimmed();
        }
        const qsizetype length = r.headers.value("content-length").toLongLong();
        if (m_requests.size() < end + 4 + length) return;
        r.body = m_requests.mid(end + 4, length);
        const QByteArray wire = m_requests.left(end + 4 + length);
        m_requests.remove(0, wire.size());
        onRequest(r, wire);
    }
}

void ProxyPipe::onRequest(const sim::HttpRequest& request, const QByteArray& wire)
{
    const bool upgrade = request.headers.value("upgrade").toLower() == "websocket";
    const QByteArray asked = request.body.isEmpty() ? request.target : request.target + ' ' + request.body;
    m_proxy.note(upgrade ? FaultProxy::Knock::Upgrade : FaultProxy::Knock::Rest, asked);
    if (m_proxy.m_deaf) return;
    if (upgrade ? upgradedHere(request) : answeredHere(request)) return;
    if (upgrade) {
        m_upgrading = true;
        m_subject = request.target + '\n';
        m_askedAt = monoMs();
    }
    m_asked.push_back({asked, monoMs()});
    m_venue->write(wire);
}

bool ProxyPipe::upgradedHere(const sim::HttpRequest& request)
{
    using How = FaultProxy::Upgrade;
    switch (m_proxy.m_upgrade) {
        case How::Pass:
        case How::FalseKey: return false;
        case How::Status: {
            QList<QByteArray> headers;
            if (m_proxy.m_upgradeRetry >= 0)
                headers << "Retry-After: " + QByteArray::number(m_proxy.m_upgradeRetry);
            answer(m_proxy.m_upgradeStatus, m_proxy.m_upgradeBody, "text/html", headers);
            end();
            return true;
        }
        case How::Never: m_unansweredAt = monoMs(); return true;
        case How::Garbage:
            write(QByteArray::fromHex("16030100aa") + "SSH-2.0-OpenSSH_9.2\r\n\x01\x02");
            return true;
        case How::Redirect: answer(302, {}, "text/html", {"Location: http://127.0.0.1/elsewhere"}); return true;
        case How::EndlessHead: {
            QByteArray head = "HTTP/1.1 101 Switching Protocols\r\n";
            for (int i = 0; i < 4'000; ++i) head += "X-More-" + QByteArray::number(i) + ": and more of it\r\n";
            write(head);
            return true;
        }
    }
    Q_UNUSED(request)
    return false;
}

bool ProxyPipe::answeredHere(const sim::HttpRequest& request)
{
    using Reply = FaultProxy::Reply;
    const QByteArray asked = request.target + ' ' + request.body;
    const Reply* reply = m_proxy.replyFor(asked);
    if (!reply) return false;
    switch (reply->kind) {
        case Reply::Answer: {
            QList<QByteArray> headers;
            if (reply->retryAfter >= 0) headers << "Retry-After: " + QByteArray::number(reply->retryAfter);
            answer(reply->status, reply->body, reply->type, headers);
            break;
        }
        case Reply::Hang: break;
        case Reply::Truncate:
            write(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"symbols\":[");
            end();
            break;
        case Reply::Loop: answer(302, {}, "text/plain", {"Location: " + request.target}); break;
        case Reply::Reset: reset(); break;
        case Reply::Dribble:
            m_trickle = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 50000\r\n\r\n" +
                        QByteArray(50'000, ' ');
            break;
        case Reply::Bomb:
            answer(200, FaultProxy::bomb(), "application/json", {"Content-Encoding: deflate"});
            break;
    }
    return true;
}

void ProxyPipe::answer(int status, const QByteArray& body, const QByteArray& type,
                       const QList<QByteArray>& headers)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " Answer\r\nContent-Type: " + type +
                      "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    for (const QByteArray& h : headers) head += h + "\r\n";
    write(head + "\r\n" + body);
}

// ---- what the venue says ------------------------------------------------------------------

void ProxyPipe::fromVenue()
{
    const QByteArray bytes = m_venue->readAll();
    if (m_webSocket) {
        m_down.add(bytes);
        readFrames();
        return;
    }
    m_answers += bytes;
    readAnswers();
}

void ProxyPipe::readAnswers()
{
    while (!m_webSocket && !m_gone) {
        const qsizetype end = m_answers.indexOf("\r\n\r\n");
        if (end < 0) return;
        const QByteArray head = m_answers.left(end + 4);
        if (head.startsWith("HTTP/1.1 101")) {
            m_answers.remove(0, head.size());
            QByteArray told = head;
            if (m_proxy.m_upgrade == FaultProxy::Upgrade::FalseKey) {
                const qsizetype at = told.indexOf("Accept: ") + 8;
                told.replace(at, told.indexOf("\r\n", at) - at, "bm90IHRoZSByaWdodCBrZXk=");
            }
            write(told);
            m_webSocket = true;
            m_upgradeMs = monoMs() - m_askedAt;
            m_down.add(std::exchange(m_answers, {}));
            m_up.add(std::exchange(m_requests, {}));
            readFrames();
            return;
        }
        const qsizetype length = lower(head, "content-length").toLongLong();
        if (m_answers.size() < head.size() + length) return;
        const QByteArray body = m_answers.mid(head.size(), length);
        m_answers.remove(0, head.size() + length);
        onAnswer(head, body);
    }
}

void ProxyPipe::onAnswer(const QByteArray& head, const QByteArray& body)
{
    QByteArray asked;
    if (!m_asked.empty()) {
        asked = m_asked.front().target;
        const qint64 took = monoMs() - m_asked.front().at;
        const bool timed = !m_proxy.m_timedImage.isEmpty() && asked.contains(m_proxy.m_timedImage);
        if (timed && m_asked.front().at >= m_proxy.m_timedSince)
            m_proxy.m_ownImage = std::max(m_proxy.m_ownImage, took);
        m_asked.pop_front();
    }
    if (m_proxy.m_deaf) return;
    QByteArray told = body;
    for (const auto& [part, edit] : std::as_const(m_proxy.m_restEdits))
        if (asked.contains(part)) told = edit(told);
    QByteArray wire = head;
    if (told.size() != body.size()) {
        const qsizetype at = wire.toLower().indexOf("content-length:");
        wire.replace(at, wire.indexOf("\r\n", at) - at, "Content-Length: " + QByteArray::number(told.size()));
    }
    wire += told;
    write(wire);
}

void ProxyPipe::readFrames()
{
    while (auto frame = m_up.next()) {
        if (frame->opcode == ws::Text) {
            if (m_saidAt == 0) m_saidAt = monoMs();
            if (m_subject.size() < kSubject) m_subject += frame->payload + '\n';
            m_proxy.m_said.push_back({monoMs(), frame->payload});
            if (m_proxy.m_said.size() > kTexts) m_proxy.m_said.pop_front();
        }
        m_proxy.m_pongs += frame->opcode == ws::Pong;
        const bool swallowed = !m_proxy.m_swallowed.isEmpty() && frame->payload.contains(m_proxy.m_swallowed);
        if (!m_proxy.m_deaf && !swallowed) m_venue->write(frame->wire);
    }
    while (auto frame = m_down.next()) {
        if (m_proxy.m_deaf) continue;
        const bool pong = isPong(*frame);
        if (pong && m_proxy.m_swallowPongs) continue;
        const bool data = frame->opcode == ws::Text && !pong;
        if (data && m_proxy.m_mute) continue;
        if (!data || !frame->fin) {
            send(frame->wire);
            continue;
        }
        if (m_saidAt > m_proxy.m_timedSince && m_proxy.m_timedSince > 0 && m_proxy.m_timed.in(frame->payload)) {
            m_proxy.m_ownStream =
                std::max(m_proxy.m_ownStream, m_upgradeMs + monoMs() - std::exchange(m_saidAt, -1));
        }
        const QList<QByteArray> texts = m_proxy.passed(frame->payload, this);
        if (texts.size() == 1 && texts.first() == frame->payload) {
            send(frame->wire);
            continue;
        }
        for (const QByteArray& text : texts) send(ws::frame(ws::Text, text, std::nullopt));
    }
}

}  // namespace plimsoll::test
