#include "feeds/dialer.h"

#include <QHostInfo>
#include <QSocketNotifier>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace plimsoll {
namespace {

QAbstractSocket::SocketError meaning(int error)
{
    switch (error) {
        case ECONNREFUSED: return QAbstractSocket::ConnectionRefusedError;
        case ECONNRESET:
        case EPIPE: return QAbstractSocket::RemoteHostClosedError;
        case ETIMEDOUT: return QAbstractSocket::SocketTimeoutError;
        case ENETUNREACH:
        case EHOSTUNREACH:
        case ENETDOWN:
        case EADDRNOTAVAIL:
        case EACCES:
        case EPERM: return QAbstractSocket::NetworkError;
        default: return QAbstractSocket::UnknownSocketError;
    }
}

// The families take turns (RFC 8305, 4): one that leads nowhere may have many addresses.
QList<QHostAddress> inTurns(const QList<QHostAddress>& found)
{
    QList<QHostAddress> first, other, all;
    for (const QHostAddress& a : found) (a.protocol() == found.front().protocol() ? first : other) << a;
    for (qsizetype i = 0; i < found.size(); ++i) {
        if (i < first.size()) all << first[i];
        if (i < other.size()) all << other[i];
    }
    return all;
}

}  // namespace

Dialer::Dialer(QSslSocket* socket) : QObject(socket), m_socket(socket) {}

Dialer::~Dialer()
{
    if (m_lookup >= 0) QHostInfo::abortHostLookup(m_lookup);
    forgetDescriptor();
    // However it ended: perhaps another way leads there now.
    if (!m_reached) forgetProxy(m_url);
}

void Dialer::dial(const QUrl& url, const std::optional<QSslConfiguration>& tls, const NetworkConfig& config)
{
    m_url = url;
    m_host = url.host();
    m_port = static_cast<quint16>(url.port(tls ? 443 : 80));
    m_tls = tls;
    // Three that do not answer leave time for a fourth.
    m_patience = std::min(config.connectTimeout, config.restTimeout) / 4;
    connect(this, &Dialer::ready, this, [this] { m_reached = true; });
    if (const auto known = proxyAtOnce(url, config)) {
        through(*known);
        return;
    }
    // Half of the time that there is: who waits for us can then say what it was.
    const auto patience = std::min(config.connectTimeout, config.restTimeout) / 2;
    auto* question = new ProxyQuestion(url, patience, this);
    connect(question, &ProxyQuestion::answered, this, &Dialer::through);
    connect(question, &ProxyQuestion::unanswered, this,
            [this](const QString& why) { Q_EMIT failed(QAbstractSocket::ProxyConnectionTimeoutError, why); });
}

void Dialer::through(const QNetworkProxy& proxy)
{
    m_socket->setProxy(proxy);
    if (m_tls) {
        m_socket->setSslConfiguration(*m_tls);
        connect(m_socket, &QSslSocket::encrypted, this, &Dialer::ready);
    }
    if (proxy.type() != QNetworkProxy::NoProxy) {
        if (m_tls) {
            m_socket->connectToHostEncrypted(m_host, m_port);
        } else {
            connect(m_socket, &QAbstractSocket::connected, this, &Dialer::ready);
            m_socket->connectToHost(m_host, m_port);
        }
        return;
    }
    if (const QHostAddress literal(m_host); !literal.isNull()) {
        m_addresses = {literal};
        // Never from within dial(): the caller is not ready for an answer yet.
        QTimer::singleShot(0, this, &Dialer::tryNext);
        return;
    }
    m_lookup = QHostInfo::lookupHost(m_host, this, [this](const QHostInfo& info) {
        m_lookup = -1;
        m_addresses = inTurns(info.addresses());
        if (m_addresses.isEmpty()) {
            Q_EMIT failed(QAbstractSocket::HostNotFoundError, info.errorString());
            return;
        }
        tryNext();
    });
}

void Dialer::forgetDescriptor()
{
    m_notifier.reset();
    if (m_descriptor >= 0) ::close(std::exchange(m_descriptor, -1));
}

// The addresses of a name, one after the other.
void Dialer::tryNext()
{
    if (m_addresses.isEmpty()) {
        const int error = m_lastError != 0 ? m_lastError : EHOSTUNREACH;
        Q_EMIT failed(meaning(error), QString::fromLocal8Bit(std::strerror(error)));
        return;
    }
    const QHostAddress address = m_addresses.takeFirst();
    const bool six = address.protocol() == QAbstractSocket::IPv6Protocol;
    m_descriptor = ::socket(six ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_descriptor < 0) {
        giveUpThis(errno);
        return;
    }
    sockaddr_storage to{};
    socklen_t size = 0;
    if (six) {
        auto* in = reinterpret_cast<sockaddr_in6*>(&to);
        in->sin6_family = AF_INET6;
        in->sin6_port = htons(m_port);
        const Q_IPV6ADDR raw = address.toIPv6Address();
        std::memcpy(&in->sin6_addr, &raw, sizeof raw);
        size = sizeof *in;
    } else {
        auto* in = reinterpret_cast<sockaddr_in*>(&to);
        in->sin_family = AF_INET;
        in->sin_port = htons(m_port);
        in->sin_addr.s_addr = htonl(address.toIPv4Address());
        size = sizeof *in;
    }
    if (::connect(m_descriptor, reinterpret_cast<const sockaddr*>(&to), size) == 0) {
        opened();
        return;
    }
    if (errno != EINPROGRESS) {
        giveUpThis(errno);
        return;
    }
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Write);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Dialer::writable);
    if (m_addresses.isEmpty()) return;
    // It may never answer, and would be the first again at the next attempt. As long as so many are left it is
    // still this one that is waited for.
    QTimer::singleShot(m_patience, this, [this, left = m_addresses.size()] {
        if (m_notifier && m_addresses.size() == left) giveUpThis(ETIMEDOUT);
    });
}

void Dialer::writable()
{
    // Not destroyed here: it is the sender of this very call.
    m_notifier->setEnabled(false);
    m_notifier.release()->deleteLater();
    int error = 0;
    socklen_t size = sizeof error;
    if (::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &size) != 0) error = errno;
    if (error != 0)
        giveUpThis(error);
    else
        opened();
}

void Dialer::giveUpThis(int error)
{
    m_lastError = error;
    forgetDescriptor();
    tryNext();
}

void Dialer::opened()
{
    const int descriptor = std::exchange(m_descriptor, -1);
    if (!m_socket->setSocketDescriptor(descriptor, QAbstractSocket::ConnectedState)) {
        ::close(descriptor);
        Q_EMIT failed(m_socket->error(), m_socket->errorString());
        return;
    }
    if (!m_tls) {
        Q_EMIT ready();
        return;
    }
    m_socket->setPeerVerifyName(m_host);
    m_socket->startClientEncryption();
}

}  // namespace plimsoll
