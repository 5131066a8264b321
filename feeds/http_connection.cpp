#include "feeds/http_connection.h"

#include "feeds/dialer.h"
#include "feeds/transport.h"

#include <QSslSocket>

#include <utility>

namespace plimsoll {
namespace {

constexpr qint64 kPiece = 64 * 1024;
constexpr qint64 kSocketBuffer = 1024 * 1024;

bool isTls(const QUrl& url)
{
    return url.scheme() == QLatin1String("https");
}

}  // namespace

HttpConnection::HttpConnection(const NetworkConfig& config, const QSslConfiguration& tls, QObject* parent)
    : QObject(parent), m_config(config), m_tls(tls)
{
}

HttpConnection::~HttpConnection()
{
    if (m_socket) m_socket->disconnect(this);
}

QString HttpConnection::originOf(const QUrl& url)
{
    return QStringLiteral("%1://%2:%3").arg(url.scheme(), url.host()).arg(url.port(isTls(url) ? 443 : 80));
}

bool HttpConnection::isOpen() const
{
    return m_socket && m_ready && m_socket->state() == QAbstractSocket::ConnectedState;
}

void HttpConnection::ask(const QUrl& url, const QByteArray& post)
{
    m_url = url;
    m_post = post;
    m_busy = true;
    m_reader.emplace(m_config.maxReplyBytes);
    m_reused = isOpen() && m_origin == originOf(url);
    if (m_reused) {
        send();
        return;
    }
    close();
    open();
}

void HttpConnection::open()
{
    m_origin = originOf(m_url);
    m_tlsTrouble.clear();
    m_ready = false;
    auto* socket = new QSslSocket(this);
    m_socket = socket;
    socket->setReadBufferSize(kSocketBuffer);
    connect(socket, &QAbstractSocket::readyRead, this, &HttpConnection::readable);
    connect(socket, &QAbstractSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        failed(error, m_socket ? m_socket->errorString() : QString());
    });
    connect(socket, &QAbstractSocket::disconnected, this, &HttpConnection::ended);
    connect(socket, &QSslSocket::sslErrors, this,
            [this](const QList<QSslError>& errors) { m_tlsTrouble = tlsErrorText(errors, m_url.host()); });
    const bool tls = isTls(m_url);
    auto* dialer = new Dialer(socket);
    // One that was left may still have a word to say before it is freed.
    connect(dialer, &Dialer::ready, this, [this, socket] {
        if (socket == m_socket) send();
    });
    connect(dialer, &Dialer::failed, this,
            [this, socket](QAbstractSocket::SocketError error, const QString& detail) {
                if (socket == m_socket) failed(error, detail);
            });
    dialer->dial(m_url, tls ? std::optional(m_tls) : std::nullopt, m_config);
}

void HttpConnection::send()
{
    if (!m_busy || !m_socket) return;
    m_ready = true;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    QByteArray host = m_url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':')) host = '[' + host + ']';
    const int usual = isTls(m_url) ? 443 : 80;
    if (m_url.port(usual) != usual) host += ':' + QByteArray::number(m_url.port());
    QByteArray target = m_url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty()) target = "/";
    if (m_url.hasQuery()) target += '?' + m_url.query(QUrl::FullyEncoded).toLatin1();
    QByteArray more;
    if (!m_post.isEmpty())
        more = "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(m_post.size()) + "\r\n";
    m_socket->write(
        (m_post.isEmpty() ? "GET " : "POST ") + target + " HTTP/1.1\r\nHost: " + host +
        "\r\nUser-Agent: " + userAgent() +
        "\r\nAccept: application/json\r\nAccept-Encoding: gzip, deflate\r\nConnection: keep-alive\r\n" + more +
        "\r\n" + m_post);
}

void HttpConnection::readable()
{
    while (m_socket && m_busy) {
        const QByteArray piece = m_socket->read(qMin(m_socket->bytesAvailable(), kPiece));
        if (piece.isEmpty()) return;
        switch (m_reader->feed(piece)) {
            case HttpReader::State::Head:
            case HttpReader::State::Body: continue;
            case HttpReader::State::Done: {
                HttpAnswer answer;
                answer.status = m_reader->status();
                finish(std::move(answer));
                return;
            }
            case HttpReader::State::Failed: {
                HttpAnswer answer;
                answer.error = QStringLiteral("%1: %2").arg(m_url.host(), m_reader->why());
                finish(std::move(answer));
                return;
            }
        }
    }
    // Bytes that nobody asked for: this connection is not to be trusted with the next request.
    if (m_socket && m_socket->bytesAvailable() > 0) close();
}

void HttpConnection::failed(QAbstractSocket::SocketError error, const QString& detail)
{
    if (!m_socket) return;
    if (error == QAbstractSocket::RemoteHostClosedError) {
        ended();
        return;
    }
    if (!m_busy) {
        close();
        return;
    }
    const NetworkTrouble trouble = describe(error, detail, m_url.host());
    HttpAnswer answer;
    answer.error = m_tlsTrouble.isEmpty() ? trouble.text : m_tlsTrouble;
    answer.local = trouble.local;
    answer.unreachable = !m_reader->startedToAnswer();
    close();
    finish(std::move(answer));
}

void HttpConnection::ended()
{
    if (!m_socket) return;
    readable();
    if (!m_socket || !m_busy) {
        close();
        return;
    }
    HttpAnswer answer;
    if (m_reader->connectionEnded() == HttpReader::State::Done) {
        answer.status = m_reader->status();
    } else {
        answer.error =
            !m_tlsTrouble.isEmpty() ? m_tlsTrouble : QStringLiteral("%1 %2").arg(m_url.host(), m_reader->why());
        answer.unreachable = !m_reader->startedToAnswer();
        answer.staleConnection = m_reused && answer.unreachable;
    }
    close();
    finish(std::move(answer));
}

void HttpConnection::giveUp(const QString& why)
{
    if (!m_busy) return;
    HttpAnswer answer;
    answer.error = why;
    answer.unreachable = !m_reader->startedToAnswer();
    close();
    finish(std::move(answer));
}

void HttpConnection::renew()
{
    const bool asked = m_busy;
    close();
    if (!asked) return;
    HttpAnswer answer;
    answer.error = QStringLiteral("the connection to %1 was given up").arg(m_url.host());
    answer.staleConnection = true;
    finish(std::move(answer));
}

void HttpConnection::drop()
{
    m_busy = false;
    close();
}

void HttpConnection::finish(HttpAnswer answer)
{
    answer.headers = m_reader->headers();
    if (answer.status != 0) answer.body = std::move(m_reader->body());
    const bool keep = answer.status != 0 && m_reader->keepsConnection();
    answer.kept = m_reused;
    m_busy = false;
    if (!keep) close();
    Q_EMIT done(answer);
}

void HttpConnection::close()
{
    m_ready = false;
    if (!m_socket) return;
    QSslSocket* socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater();
}

}  // namespace plimsoll
