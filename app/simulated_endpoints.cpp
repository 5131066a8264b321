#include "app/simulated_endpoints.h"

#include "feeds/sim/server/http_message.h"
#include "model/plain_bytes.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QUrl>

namespace plimsoll {

namespace {

constexpr int kPatienceMs = 1'000;
constexpr qint64 kLargestHead = 1 << 16;

bool onThisComputer(const QUrl& url)
{
    return url.scheme() == QLatin1String("http") &&
           (url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback());
}

bool saysSimulated(const QUrl& url, const QElapsedTimer& since)
{
    const auto left = [&] { return std::max(0, kPatienceMs - static_cast<int>(since.elapsed())); };
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(url.host(), static_cast<quint16>(url.port(80)));
    if (!socket.waitForConnected(left())) return false;
    socket.write("GET / HTTP/1.1\r\nHost: " + url.host().toUtf8() + "\r\n\r\n");
    QByteArray head;
    while (!head.contains("\r\n\r\n") && head.size() < kLargestHead && socket.waitForReadyRead(left()))
        head += socket.readAll();
    return head.left(head.indexOf("\r\n\r\n")).contains(sim::kSimulatedHeader);
}

}  // namespace

bool leadToSimulation(const EndpointMap& endpoints, const QString& file)
{
    if (file.isEmpty()) return false;
    if (const auto json = readPlainBytes(file, 1 << 20);
        json && QJsonDocument::fromJson(*json).object().value(QStringLiteral("control")).isString())
        return true;
    QElapsedTimer since;
    since.start();
    for (const auto& venue : endpoints) {
        if (!venue) continue;
        for (const Role role : {Role::Rest, Role::SpotRest}) {
            const QUrl url(QString::fromStdString(venue->at(role)));
            if (onThisComputer(url) && saysSimulated(url, since)) return true;
        }
    }
    return false;
}

}  // namespace plimsoll
