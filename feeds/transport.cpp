#include "feeds/transport.h"

#include "model/market/plain_file.h"

#include <QDateTime>
#include <QFile>
#include <QLocale>
#include <QLoggingCategory>
#include <QSslCertificate>

#include <algorithm>
#include <array>

namespace plimsoll {
namespace {

Q_LOGGING_CATEGORY(lcTransport, "dash.feeds.transport", QtInfoMsg)

struct StatusName {
    int status;
    const char* name;
};
constexpr std::array<StatusName, 16> kStatusNames = {{
    {301, "Moved Permanently"},
    {302, "Found"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {407, "Proxy Authentication Required"},
    {418, "banned"},
    {429, "Too Many Requests"},
    {500, "Internal Server Error"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {524, "Timeout"},
}};

}  // namespace

QSslConfiguration tlsConfiguration(const NetworkConfig& config)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    for (const std::string& file : config.caFiles) {
        const auto bytes = readPlainFile(QFile::encodeName(QString::fromStdString(file)).toStdString(),
                                         static_cast<std::uint64_t>(kLargestCaFile));
        const QList<QSslCertificate> anchors =
            bytes ? QSslCertificate::fromData(QByteArray::fromStdString(*bytes), QSsl::Pem)
                  : QList<QSslCertificate>();
        if (anchors.isEmpty()) qCWarning(lcTransport, "no certificate could be read from %s", file.c_str());
        tls.addCaCertificates(anchors);
    }
    return tls;
}

QString tlsErrorText(const QList<QSslError>& errors, const QString& host)
{
    QStringList said;
    for (const QSslError& error : errors) {
        QString text;
        switch (error.error()) {
            case QSslError::CertificateExpired:
                text = QStringLiteral("the certificate of %1 has expired").arg(host);
                break;
            case QSslError::CertificateNotYetValid:
                text = QStringLiteral("the certificate of %1 is not valid yet: is this computer's clock right?")
                           .arg(host);
                break;
            case QSslError::SelfSignedCertificate:
            case QSslError::SelfSignedCertificateInChain:
                text = QStringLiteral("the certificate of %1 is self-signed and not trusted").arg(host);
                break;
            case QSslError::HostNameMismatch:
                text = QStringLiteral("the certificate was issued for another host than %1").arg(host);
                break;
            case QSslError::UnableToGetLocalIssuerCertificate:
            case QSslError::UnableToGetIssuerCertificate:
            case QSslError::UnableToVerifyFirstCertificate:
            case QSslError::CertificateUntrusted:
                text = QStringLiteral("the certificate of %1 is signed by an authority that is not trusted")
                           .arg(host);
                break;
            case QSslError::CertificateRevoked:
                text = QStringLiteral("the certificate of %1 was revoked").arg(host);
                break;
            default:  // Qt's list is longer than ours and grows
                text = QStringLiteral("TLS to %1: %2").arg(host, error.errorString());
        }
        if (!said.contains(text)) said << text;
    }
    if (said.isEmpty()) said << QStringLiteral("the TLS handshake with %1 failed").arg(host);
    return said.join(QLatin1String("; "));
}

NetworkTrouble describe(QAbstractSocket::SocketError error, const QString& detail, const QString& host)
{
    switch (error) {
        case QAbstractSocket::HostNotFoundError: return {QStringLiteral("cannot resolve %1").arg(host), true};
        case QAbstractSocket::NetworkError:
            // No route, network down; a route that breaks later also ends here.
            return {QStringLiteral("no network path to %1 (%2)").arg(host, detail), true};
        case QAbstractSocket::ConnectionRefusedError:
            return {QStringLiteral("%1 refuses connections").arg(host), false};
        case QAbstractSocket::RemoteHostClosedError:
            return {QStringLiteral("%1 ended the connection").arg(host), false};
        case QAbstractSocket::SocketTimeoutError: return {QStringLiteral("%1 does not answer").arg(host), false};
        case QAbstractSocket::SslHandshakeFailedError:
            return {QStringLiteral("the TLS handshake with %1 failed (%2)").arg(host, detail), false};
        case QAbstractSocket::ProxyConnectionRefusedError:
        case QAbstractSocket::ProxyConnectionClosedError:
        case QAbstractSocket::ProxyConnectionTimeoutError:
        case QAbstractSocket::ProxyNotFoundError:
            return {QStringLiteral("the proxy cannot be reached (%1)").arg(detail), true};
        case QAbstractSocket::ProxyAuthenticationRequiredError:
            return {QStringLiteral("the proxy wants a name and password"), true};
        default:  // Qt's list is longer than ours
            return {QStringLiteral("%1: %2").arg(host, detail), false};
    }
}

std::optional<qint64> parseHttpDate(const QByteArray& text)
{
    QDateTime t = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()),
                                          QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    t.setTimeSpec(Qt::UTC);
    return t.isValid() ? std::optional(t.toMSecsSinceEpoch()) : std::nullopt;
}

std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray& value, const QByteArray& date,
                                                         Timestamp wall)
{
    constexpr qint64 kLongest = 7LL * 24 * 3600;  // nobody waits longer on one header
    bool isNumber = false;
    const qint64 seconds = value.trimmed().toLongLong(&isNumber);
    if (isNumber) {
        if (seconds < 0) return std::nullopt;
        return std::chrono::seconds{std::min(seconds, kLongest)};
    }
    const std::optional<qint64> until = parseHttpDate(value);
    if (!until) return std::nullopt;
    const qint64 from = parseHttpDate(date).value_or(toUnixMs(wall));
    return std::chrono::milliseconds{std::clamp<qint64>(*until - from, 0, kLongest * 1000)};
}

QString httpStatusText(int status)
{
    const auto row = std::find_if(kStatusNames.begin(), kStatusNames.end(),
                                  [&](const StatusName& s) { return s.status == status; });
    const QString number = QString::number(status);
    return row == kStatusNames.end() ? number : number + QLatin1Char(' ') + QLatin1String(row->name);
}

QString excerptOf(const QByteArray& body, qsizetype limit)
{
    QString text;
    bool inTag = false;
    for (const QChar c : QString::fromUtf8(body.left(4096))) {
        if (c == QLatin1Char('<')) inTag = true;
        if (!inTag) text += c.isPrint() ? c : QLatin1Char(' ');
        if (c == QLatin1Char('>')) inTag = false;
    }
    text = text.simplified();
    return text.size() <= limit ? text : text.left(limit) + QStringLiteral("…");
}

QByteArray userAgent()
{
    return QByteArrayLiteral("Plimsoll/" PLIMSOLL_VERSION);
}

}  // namespace plimsoll
