// What sockets and REST share: trust anchors, and what went wrong in plain words. Proxies: feeds/system_proxy.h.
#pragma once

#include "model/config.h"
#include "model/market/time.h"

#include <QAbstractSocket>
#include <QSslConfiguration>
#include <QSslError>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace plimsoll {

// Bytes of a file of certificates: the system's own is a fifth of that.
inline constexpr qint64 kLargestCaFile = 4 << 20;

// The system's anchors plus `caFiles`. Verification is always on; nothing turns it off.
QSslConfiguration tlsConfiguration(const NetworkConfig& config);

// "the certificate of h has expired": refusals say why.
QString tlsErrorText(const QList<QSslError>& errors, const QString& host);

struct NetworkTrouble {
    QString text;        // a sentence for people
    bool local = false;  // nothing left this machine: no name, no route
};
NetworkTrouble describe(QAbstractSocket::SocketError error, const QString& detail, const QString& host);

// "Wed, 21 Oct 2015 07:28:00 GMT", in Unix milliseconds.
std::optional<qint64> parseHttpDate(const QByteArray& text);

// "Retry-After: 7" or an HTTP date, which is read against the answer's own Date where it has one.
std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray& value, const QByteArray& date,
                                                         Timestamp wall);

// "429 Too Many Requests"
QString httpStatusText(int status);

// A short printable piece of an answer for messages: tags and line breaks removed.
QString excerptOf(const QByteArray& body, qsizetype limit = 160);

// "Plimsoll/0.1.0": some venues refuse requests that do not say who they are.
QByteArray userAgent();

}  // namespace plimsoll
