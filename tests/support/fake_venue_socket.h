// One connection to a scripted venue: plain HTTP with keep-alive, or a WebSocket after an upgrade.
#pragma once

#include "feeds/ws_frames.h"

#include <QByteArray>
#include <QObject>
#include <QSet>
#include <QString>
#include <QUrl>

#include <deque>

class QTcpSocket;

namespace plimsoll::test {

struct HttpRequest {
    QByteArray method, target;              // "GET", "/fapi/v1/depth?symbol=BTCUSDT"
    QHash<QByteArray, QByteArray> headers;  // names in lower case
    QByteArray body;
    QString path() const { return QUrl(QString::fromLatin1(target)).path(); }
};

class FakeVenueSocket : public QObject {
    Q_OBJECT
public:
    FakeVenueSocket(QTcpSocket* socket, QObject* parent);

    // HTTP
    void answer(int status, const QByteArray& body, const QByteArray& type = "application/json",
                const QList<QByteArray>& extraHeaders = {});
    void raw(const QByteArray& bytes);                   // anything at all, straight to the wire
    void dribble(const QByteArray& bytes, int everyMs);  // one byte at a time
    void acceptUpgrade(const HttpRequest& request, bool falseKey = false);

    // WebSocket
    bool isWebSocket() const { return m_webSocket; }
    void text(const QByteArray& utf8);
    void closeFrame(int code, const QByteArray& reason = {});
    void reset();                        // RST
    void end();                          // FIN without a close frame
    void deaf(bool on) { m_deaf = on; }  // half-open: nothing is answered, not even pings
    void ignorePings(bool on) { m_ignorePings = on; }
    void hold(bool on);  // texts wait, then go out at once
    int pingsAnswered() const { return m_pings; }
    quint64 pongsReceived() const { return m_pongs; }

    QString target;  // what it was opened for
    QSet<QString> topics;

Q_SIGNALS:
    void request(const plimsoll::test::HttpRequest& request);
    void message(const QByteArray& text);
    void gone();

private:
    void readable();
    void readHttp();
    void readFrames(const QByteArray& bytes);

    QTcpSocket* m_socket;
    QByteArray m_inbox;
    WsFrameReader m_reader{1u << 20, WsFrameReader::Peer::Client};
    bool m_webSocket = false, m_deaf = false, m_hold = false, m_ignorePings = false;
    std::deque<QByteArray> m_held;
    int m_pings = 0;
    quint64 m_pongs = 0;
};

}  // namespace plimsoll::test
