#include "feeds/ws_channel.h"

#include "feeds/dialer.h"
#include "feeds/transport.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QSslSocket>

namespace plimsoll {
namespace {

Q_LOGGING_CATEGORY(lcWs, "dash.feeds.ws", QtInfoMsg)

constexpr qint64 kChunk = 64 * 1024;               // read at a time; every connection keeps as much
constexpr qint64 kSocketBuffer = 2 * 1024 * 1024;  // a sender that is too fast waits in the network
constexpr qint64 kSliceMs = 10;                    // then other sockets and timers have their turn
constexpr qint64 kMaxUnsent = 64 * 1024;
constexpr qsizetype kRefusalBody = 2048;
constexpr int kRefusalWaitMs = 300;
constexpr int kLingerMs = 1000;

}  // namespace

WsChannel::WsChannel(const NetworkConfig& config, const Clock& clock, QObject* parent)
    : Channel(parent), m_config(config), m_clock(clock), m_reader(config.maxFrameBytes)
{
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);  // what is given up after 10 s is not waited for longer
    m_slice.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &WsChannel::deadline);
    connect(&m_slice, &QTimer::timeout, this, &WsChannel::pump);
}

WsChannel::~WsChannel()
{
    if (m_socket) m_socket->disconnect(this);
}

void WsChannel::open(const QUrl& url)
{
    if (m_phase != Phase::Idle) {
        qCWarning(lcWs, "open() on a channel that is open");
        return;
    }
    m_url = url;
    m_phase = Phase::Connecting;
    m_reader.reset();
    m_inbox.clear();
    m_at = 0;
    m_pong.reset();
    m_tlsTrouble.clear();
    m_refusal = {};
    m_handshake.emplace();
    const quint64 opening = ++m_opening;

    const bool tls = url.scheme() == QLatin1String("wss");
    if ((!tls && url.scheme() != QLatin1String("ws")) || url.host().isEmpty()) {
        // `closed` never comes from within open().
        QTimer::singleShot(0, this, [this, opening] {
            if (opening == m_opening && m_phase != Phase::Idle)
                fail(QStringLiteral("not a WebSocket address: %1").arg(m_url.toDisplayString()), kNeverLeft);
        });
        return;
    }

    auto* socket = new QSslSocket(this);
    m_socket = socket;
    socket->setReadBufferSize(kSocketBuffer);
    connect(socket, &QAbstractSocket::readyRead, this, &WsChannel::pump);
    connect(socket, &QAbstractSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        socketFailed(error, m_socket ? m_socket->errorString() : QString());
    });
    connect(socket, &QAbstractSocket::disconnected, this, &WsChannel::peerEnded);
    connect(socket, &QSslSocket::sslErrors, this, &WsChannel::sslErrors);
    m_deadline.start(m_config.connectTimeout);
    auto* dialer = new Dialer(socket);
    connect(dialer, &Dialer::ready, this, &WsChannel::connected);
    connect(dialer, &Dialer::failed, this, &WsChannel::socketFailed);
    dialer->dial(url, tls ? std::optional(tlsConfiguration(m_config)) : std::nullopt, m_config);
}

void WsChannel::connected()
{
    if (m_phase != Phase::Connecting) return;
    m_phase = Phase::Upgrading;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    m_socket->write(m_handshake->request(m_url));
}

// All that waits is looked at in slices, so that a flood cannot stall this thread.
void WsChannel::pump()
{
    if (m_phase == Phase::Upgrading || m_phase == Phase::Refused) upgrade();
    if (m_phase == Phase::Open) readFrames();
}

void WsChannel::upgrade()
{
    // Little is ever wanted here; what is left stays in the socket.
    constexpr qsizetype kWanted = 32 * 1024;
    if (m_inbox.size() < kWanted) m_inbox += m_socket->read(kWanted - m_inbox.size());
    if (m_phase == Phase::Refused) {
        finishRefusal();
        return;
    }
    const WsHandshake::Answer answer = m_handshake->read(m_inbox, m_clock.wall());
    switch (answer.verdict) {
        case WsHandshake::Verdict::NeedMore: return;
        case WsHandshake::Verdict::Refused:
            // A few words of the body may say why (maintenance, banned until): worth a short wait.
            m_refusal = answer;
            m_phase = Phase::Refused;
            m_deadline.start(kRefusalWaitMs);
            finishRefusal();
            return;
        case WsHandshake::Verdict::Accepted: break;
    }
    m_deadline.stop();
    m_at = answer.headBytes;
    m_phase = Phase::Open;
    Q_EMIT opened();
}

void WsChannel::finishRefusal()
{
    const QByteArray body = m_inbox.mid(m_refusal.headBytes);
    const bool complete = m_refusal.headBytes == 0 || m_refusal.bodyBytes == 0 ||
                          (m_refusal.bodyBytes > 0 && body.size() >= m_refusal.bodyBytes) ||
                          body.size() >= kRefusalBody;
    if (!complete && m_deadline.isActive()) return;
    QString reason = m_refusal.reason;
    if (m_refusal.headBytes > 0 && m_refusal.status >= 400 && !body.isEmpty())
        reason += QStringLiteral(" – ") + excerptOf(body);
    fail(reason, m_refusal.status, m_refusal.retryAfterMs);
}

void WsChannel::readFrames()
{
    QElapsedTimer slice;
    slice.start();
    const quint64 opening = m_opening;
    bool more = true;
    while (more) {
        if (m_at >= m_inbox.size()) {
            m_inbox.resize(qMin(m_socket->bytesAvailable(), kChunk));
            m_inbox.resize(qMax<qint64>(0, m_socket->read(m_inbox.data(), m_inbox.size())));
            m_at = 0;
            if (m_inbox.isEmpty()) break;
        }
        const Stamp stamp = m_clock.stamp();
        const char* data = m_inbox.constData() + m_at;
        const char* end = m_inbox.constData() + m_inbox.size();
        while (true) {
            const WsFrameReader::Event event = m_reader.next(data, end);
            m_at = data - m_inbox.constData();
            if (event == WsFrameReader::Event::NeedMore) break;
            if (!handle(event, stamp) || opening != m_opening) return;
            if (slice.elapsed() >= kSliceMs) {
                more = false;
                break;
            }
        }
    }
    if (m_pong && m_socket->bytesToWrite() < kMaxUnsent) write(ws::Pong, *m_pong);
    m_pong.reset();
    watchMessage();
    if (m_at < m_inbox.size() || m_socket->bytesAvailable() > 0) {
        m_slice.start(0);
    }
}

// False: the channel is closed now.
bool WsChannel::handle(WsFrameReader::Event event, const Stamp& stamp)
{
    switch (event) {
        case WsFrameReader::Event::NeedMore: return true;
        case WsFrameReader::Event::Message:
            ++m_messages;
            Q_EMIT text(m_reader.message(), stamp);
            return m_phase == Phase::Open;
        case WsFrameReader::Event::Ping: m_pong = m_reader.control(); return true;
        case WsFrameReader::Event::Pong: Q_EMIT ponged(); return m_phase == Phase::Open;
        case WsFrameReader::Event::Close: {
            const int code = m_reader.closeCode();
            write(ws::Close, code == 1005 ? QByteArray() : ws::closePayload(code));
            QString reason = QStringLiteral("%1 closed the connection: %2").arg(m_url.host(), ws::closeText(code));
            if (!m_reader.why().isEmpty())
                reason += QStringLiteral(" (%1)").arg(excerptOf(m_reader.why().toUtf8()));
            fail(reason);
            return false;
        }
        case WsFrameReader::Event::Violation:
            write(ws::Close, ws::closePayload(m_reader.closeCode()));
            fail(QStringLiteral("closed by us (%1): %2").arg(ws::closeText(m_reader.closeCode()), m_reader.why()));
            return false;
    }
    return true;
}

// A message has begun and is not complete: it must be within the deadline (FAULTS 37).
void WsChannel::watchMessage()
{
    if (!m_reader.midMessage()) {
        m_deadline.stop();
        return;
    }
    if (m_deadline.isActive() && m_watched == m_messages) return;
    m_watched = m_messages;
    m_deadline.start(m_config.connectTimeout);
}

void WsChannel::deadline()
{
    const double seconds = std::chrono::duration<double>(m_config.connectTimeout).count();
    switch (m_phase) {
        case Phase::Idle: return;
        case Phase::Connecting:
            fail(QStringLiteral("%1 does not answer: given up after %2 s").arg(m_url.host()).arg(seconds));
            return;
        case Phase::Upgrading:
            fail(QStringLiteral("%1 does not answer the upgrade: given up after %2 s")
                     .arg(m_url.host())
                     .arg(seconds));
            return;
        case Phase::Refused: finishRefusal(); return;
        case Phase::Open:
            write(ws::Close, ws::closePayload(1008));
            fail(QStringLiteral("a message from %1 was not complete within %2 s").arg(m_url.host()).arg(seconds));
            return;
    }
}

void WsChannel::sslErrors(const QList<QSslError>& errors)
{
    // Not ignored: the handshake fails now, and socketFailed() follows.
    m_tlsTrouble = tlsErrorText(errors, m_url.host());
}

void WsChannel::socketFailed(QAbstractSocket::SocketError error, const QString& detail)
{
    if (m_phase == Phase::Idle || !m_socket) return;
    if (error == QAbstractSocket::RemoteHostClosedError) {
        peerEnded();
        return;
    }
    if (!m_tlsTrouble.isEmpty()) {
        fail(m_tlsTrouble);
        return;
    }
    const NetworkTrouble trouble = describe(error, detail, m_url.host());
    const QString reason = m_phase == Phase::Open && !trouble.local
                               ? QStringLiteral("the connection to %1 broke (%2)").arg(m_url.host(), detail)
                               : trouble.text;
    fail(reason, trouble.local ? kNeverLeft : 0);
}

void WsChannel::peerEnded()
{
    if (m_phase == Phase::Idle || !m_socket) return;
    // What was received before the end still counts: a close frame, a refusal.
    const quint64 opening = m_opening;
    while (m_phase == Phase::Upgrading || m_phase == Phase::Refused || m_phase == Phase::Open) {
        const qint64 before = m_socket->bytesAvailable() + (m_inbox.size() - m_at);
        pump();
        if (m_phase == Phase::Idle || opening != m_opening) return;
        if (m_socket->bytesAvailable() + (m_inbox.size() - m_at) >= before) break;
    }
    if (m_phase == Phase::Idle || opening != m_opening) return;
    switch (m_phase) {
        case Phase::Idle: return;
        case Phase::Connecting:
            fail(m_tlsTrouble.isEmpty()
                     ? QStringLiteral("%1 ended the connection before it was ready").arg(m_url.host())
                     : m_tlsTrouble);
            return;
        case Phase::Upgrading:
            fail(QStringLiteral("%1 ended the connection during the upgrade").arg(m_url.host()));
            return;
        case Phase::Refused:
            m_deadline.stop();
            finishRefusal();
            return;
        case Phase::Open:
            fail(QStringLiteral("%1 ended the connection without a close frame").arg(m_url.host()));
            return;
    }
}

void WsChannel::send(const QString& text)
{
    if (m_phase == Phase::Open) write(ws::Text, text.toUtf8());
}

void WsChannel::ping()
{
    if (m_phase == Phase::Open && m_socket->bytesToWrite() < kMaxUnsent) write(ws::Ping, "p");
}

void WsChannel::write(std::uint8_t opcode, QByteArrayView payload)
{
    if (m_socket) m_socket->write(ws::frame(opcode, payload, QRandomGenerator::global()->generate()));
}

void WsChannel::close()
{
    if (m_phase == Phase::Idle) return;
    if (m_phase == Phase::Open) write(ws::Close, ws::closePayload(1000));
    fail(QStringLiteral("closed by us"));
}

// The one place where a connection ends: exactly one `closed` for each open.
void WsChannel::fail(const QString& reason, int status, qint64 retryAfterMs)
{
    if (m_phase == Phase::Idle) return;
    const bool wasOpen = m_phase == Phase::Open;
    m_phase = Phase::Idle;
    m_deadline.stop();
    m_slice.stop();
    letGo(!wasOpen);
    Q_EMIT closed(reason, status, retryAfterMs);
}

void WsChannel::letGo(bool abort)
{
    if (!m_socket) return;
    QSslSocket* socket = m_socket;
    m_socket = nullptr;
    socket->disconnect(this);
    if (abort || socket->state() != QAbstractSocket::ConnectedState) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    // Say goodbye, but do not wait for an answer that may never come.
    socket->flush();
    connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(kLingerMs, socket, [socket] {
        socket->abort();
        socket->deleteLater();
    });
    socket->disconnectFromHost();
}

}  // namespace plimsoll
