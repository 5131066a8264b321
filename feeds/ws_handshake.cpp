#include "feeds/ws_handshake.h"

#include "feeds/transport.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>
#include <map>

namespace plimsoll {
namespace {

constexpr qsizetype kHeadLimit = 16 * 1024;

WsHandshake::Answer refuse(const QString& reason, int status = 0)
{
    WsHandshake::Answer a;
    a.verdict = WsHandshake::Verdict::Refused;
    a.reason = reason;
    a.status = status;
    return a;
}

bool hasToken(const QByteArray& list, const char* token)
{
    for (const QByteArray& part : list.split(',')) {
        if (part.trimmed().compare(token, Qt::CaseInsensitive) == 0) return true;
    }
    return false;
}

}  // namespace

WsHandshake::WsHandshake()
{
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    m_key = QByteArray(reinterpret_cast<const char*>(random.data()), 16).toBase64();
}

QByteArray WsHandshake::acceptFor(const QByteArray& key)
{
    return QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
        .toBase64();
}

QByteArray WsHandshake::request(const QUrl& url) const
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':')) host = '[' + host + ']';
    const int usual = url.scheme() == QLatin1String("wss") ? 443 : 80;
    if (url.port(usual) != usual) host += ':' + QByteArray::number(url.port());
    QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    if (path.isEmpty()) path = "/";
    if (url.hasQuery()) path += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return "GET " + path + " HTTP/1.1\r\nHost: " + host +
           "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + m_key +
           "\r\nSec-WebSocket-Version: 13\r\nUser-Agent: " + userAgent() + "\r\n\r\n";
}

WsHandshake::Answer WsHandshake::read(const QByteArray& received, Timestamp wall) const
{
    // Garbage shows in the first bytes: no need to wait for the end of a head that never comes.
    const QByteArray wanted = QByteArrayLiteral("HTTP/1.1 ");
    const qsizetype known = qMin(received.size(), wanted.size());
    if (received.left(known) != wanted.left(known) && !received.startsWith("HTTP/1.0 "))
        return refuse(QStringLiteral("the answer to the upgrade is not HTTP"));
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0) {
        if (received.size() > kHeadLimit) return refuse(QStringLiteral("the answer to the upgrade is too long"));
        return {};
    }
    if (end > kHeadLimit) return refuse(QStringLiteral("the answer to the upgrade is too long"));

    const QList<QByteArray> lines = received.left(end).split('\n');
    bool isNumber = false;
    const int status = lines.first().mid(9, 3).toInt(&isNumber);
    if (!isNumber || status < 100) return refuse(QStringLiteral("the answer to the upgrade has no status"));
    std::map<QByteArray, QByteArray> fields;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon > 0) fields[lines[i].left(colon).trimmed().toLower()] = lines[i].mid(colon + 1).trimmed();
    }

    Answer answer;
    if (status != 101) {
        const bool redirect = status >= 300 && status < 400;
        answer =
            refuse(redirect ? QStringLiteral("the upgrade was answered with a redirect (%1 to %2); not followed")
                                  .arg(httpStatusText(status), excerptOf(fields["location"]))
                            : QStringLiteral("the upgrade was refused: %1").arg(httpStatusText(status)),
                   status);
        if (const auto wait = parseRetryAfter(fields["retry-after"], fields["date"], wall)) {
            answer.retryAfterMs = wait->count();
            answer.reason += QStringLiteral(", Retry-After %1 s").arg(wait->count() / 1000);
        }
        bool hasLength = false;
        const qlonglong length = fields["content-length"].toLongLong(&hasLength);
        if (hasLength && length >= 0) answer.bodyBytes = length;
    } else if (fields["upgrade"].compare("websocket", Qt::CaseInsensitive) != 0 ||
               !hasToken(fields["connection"], "upgrade")) {
        answer = refuse(QStringLiteral("the answer to the upgrade is not a WebSocket upgrade"), status);
    } else if (fields["sec-websocket-accept"] != acceptFor(m_key)) {
        answer = refuse(QStringLiteral("the answer to the upgrade has a false accept key"), status);
    } else if (fields.count("sec-websocket-extensions") || fields.count("sec-websocket-protocol")) {
        answer =
            refuse(QStringLiteral("the answer names an extension or protocol that was not asked for"), status);
    } else {
        answer.verdict = Verdict::Accepted;
        answer.status = status;
    }
    answer.headBytes = end + 4;
    return answer;
}

}  // namespace plimsoll
