// Opens the TCP connection of a socket, one attempt for each call.
//
// Qt's own connecting (6.4) tries again at once, without end, when a host resets a connection before
// we have seen it open: hundreds of attempts a second that nobody asked for (FAULTS P7). So the
// connecting is done here, and the open descriptor is handed to Qt. Through a proxy Qt does it.
// Which proxy may have to be asked first; where that is known, and always on loopback, dial() begins at once.
#pragma once

#include "feeds/system_proxy.h"

#include <QAbstractSocket>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

class QSocketNotifier;
class QSslSocket;

namespace plimsoll {

class Dialer : public QObject {
    Q_OBJECT
public:
    // A child of `socket`, which is not connected yet.
    explicit Dialer(QSslSocket* socket);
    ~Dialer() override;

    // `tls`: encrypt, and verify the peer as the address' host. Then `ready`, or `failed` once.
    void dial(const QUrl& url, const std::optional<QSslConfiguration>& tls, const NetworkConfig& config);

Q_SIGNALS:
    void ready();  // open, and encrypted where asked for
    void failed(QAbstractSocket::SocketError error, const QString& detail);

private:
    void through(const QNetworkProxy& proxy);
    void tryNext();
    void writable();
    void opened();
    void giveUpThis(int error);
    void forgetDescriptor();

    QSslSocket* m_socket;
    std::optional<QSslConfiguration> m_tls;
    QUrl m_url;
    QString m_host;
    quint16 m_port = 0;
    bool m_reached = false;
    int m_lookup = -1;
    QList<QHostAddress> m_addresses;
    std::chrono::milliseconds m_patience{};  // with an address, while others are left
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    int m_lastError = 0;
};

}  // namespace plimsoll
