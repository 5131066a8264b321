// Certificates of the tests (tests/data/tls), and the anchor that signed them.
#pragma once

#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

#include <string>

namespace plimsoll::test {

// "good", "expired", "selfsigned", "wronghost"
inline QSslConfiguration tlsIdentity(const char* name)
{
    const QString base = QStringLiteral(PLIMSOLL_SOURCE_DIR "/tests/data/tls/") + QLatin1String(name);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);  // the server asks its clients for nothing
    QFile key(base + QStringLiteral(".key"));
    if (!key.open(QIODevice::ReadOnly)) return tls;
    tls.setLocalCertificateChain(QSslCertificate::fromPath(base + QStringLiteral(".pem"), QSsl::Pem));
    tls.setPrivateKey(QSslKey(key.readAll(), QSsl::Ec));
    return tls;
}

inline std::string tlsAnchor()
{
    return PLIMSOLL_SOURCE_DIR "/tests/data/tls/ca.pem";
}

}  // namespace plimsoll::test
