// What a client asks over HTTP and what it is answered.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QUrl>
#include <QUrlQuery>

#include <string>

namespace plimsoll::sim {

// In every answer of the simulated venues: who is asked is a simulated market.
inline constexpr const char* kSimulatedHeader = "X-Market-Data: simulated";

struct HttpRequest {
    QByteArray method, target;              // "GET", "/fapi/v1/depth?symbol=BTCUSDT"
    QHash<QByteArray, QByteArray> headers;  // names in lower case
    QByteArray body;

    QString path() const { return QUrl(QString::fromUtf8(target)).path(); }
    QString query(const QString& name) const
    {
        return QUrlQuery(QUrl(QString::fromUtf8(target))).queryItemValue(name, QUrl::FullyDecoded);
    }
};

struct HttpReply {
    int status = 200;
    std::string body;
    QByteArray type = "application/json";
    QList<QByteArray> headers{};  // "Retry-After: 7"
};

}  // namespace plimsoll::sim
