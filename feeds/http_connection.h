// One HTTP connection to a host, used for one request after another. Qt's network access manager is not
// used: it answers a host that resets connections with seventeen attempts a request (FAULTS P7).
#pragma once

#include "feeds/http_reader.h"
#include "model/config.h"

#include <QAbstractSocket>
#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <optional>

class QSslError;
class QSslSocket;

namespace plimsoll {

struct HttpAnswer {
    int status = 0;                         // 0: none came
    QByteArray body;                        // with 64 spare bytes behind its end
    QHash<QByteArray, QByteArray> headers;  // names in lower case
    QString error;                          // plain words
    bool local = false;                     // nothing left this machine
    bool unreachable = false;               // the connection failed before anything was answered
    bool kept = false;                      // asked on a connection that had been kept
    bool staleConnection = false;           // a kept connection had ended, or was renewed: worth one more try
};

class HttpConnection : public QObject {
    Q_OBJECT
public:
    HttpConnection(const NetworkConfig& config, const QSslConfiguration& tls, QObject* parent);
    ~HttpConnection() override;

    static QString originOf(const QUrl& url);  // "https://host:443"
    bool isFree() const { return !m_busy && isOpen(); }
    const QString& origin() const { return m_origin; }

    // `post`: JSON to be posted; empty: GET.
    void ask(const QUrl& url, const QByteArray& post = {});
    // Ends an exchange that takes too long. `done` follows at once.
    void giveUp(const QString& why);
    // The way there may have changed, of which a connection says nothing: the next request gets a new one. For one
    // that is on its way `done` follows at once.
    void renew();
    void drop();  // no `done` any more

Q_SIGNALS:
    void done(const plimsoll::HttpAnswer& answer);

private:
    bool isOpen() const;
    void open();
    void send();
    void readable();
    void failed(QAbstractSocket::SocketError error, const QString& detail);
    void ended();
    void finish(HttpAnswer answer);
    void close();

    const NetworkConfig m_config;
    const QSslConfiguration m_tls;
    QSslSocket* m_socket = nullptr;
    QString m_origin, m_tlsTrouble;
    QUrl m_url;
    QByteArray m_post;
    std::optional<HttpReader> m_reader;
    bool m_busy = false, m_ready = false, m_reused = false;
};

}  // namespace plimsoll
