// One connection of a client: plain HTTP with keep-alive, or a WebSocket after an upgrade. What it is told to
// do wrong (deaf, held, reset) is for the faults that `/fault` and the fault suites inject.
#pragma once

#include "feeds/sim/server/http_message.h"
#include "feeds/ws_frames.h"

#include <QByteArrayView>
#include <QElapsedTimer>
#include <QObject>
#include <QSet>

#include <deque>

class QTcpSocket;

namespace plimsoll::sim {

class ClientSocket : public QObject {
    Q_OBJECT
public:
    ClientSocket(QTcpSocket* socket, QObject* parent);

    // HTTP
    void answer(int status, const QByteArray& body, const QByteArray& type = "application/json",
                const QList<QByteArray>& extraHeaders = {});
    void raw(const QByteArray& bytes);                   // anything at all, straight to the wire
    void dribble(const QByteArray& bytes, int everyMs);  // one byte at a time
    void acceptUpgrade(const HttpRequest& request, bool falseKey = false);

    // WebSocket
    bool isWebSocket() const { return m_webSocket; }
    void text(QByteArrayView utf8);
    void ping(const QByteArray& payload);
    void closeFrame(int code, const QByteArray& reason = {});
    void reset();                        // RST
    void end();                          // FIN without a close frame
    void deaf(bool on) { m_deaf = on; }  // half-open: nothing is answered, not even pings
    void ignorePings(bool on) { m_ignorePings = on; }
    void hold(bool on);  // texts wait, then go out at once
    quint64 pongsReceived() const { return m_pongs; }
    qint64 silentMs() const { return m_sent.isValid() ? m_sent.elapsed() : 0; }  // since we said anything
    QString peer() const;

    QString target;        // what it was opened for
    QSet<QString> topics;  // as the client names them
    QSet<QString> heard;   // those that this connection really gets: "perp:btcusdt@aggTrade"

Q_SIGNALS:
    void request(const plimsoll::sim::HttpRequest& request);
    void message(const QByteArray& text);
    void gone();

private:
    void readable();
    void readHttp();
    void readFrames(const QByteArray& bytes);
    void write(const QByteArray& wire);

    QTcpSocket* m_socket;
    QByteArray m_inbox;
    WsFrameReader m_reader{1u << 20, WsFrameReader::Peer::Client};
    bool m_webSocket = false, m_deaf = false, m_hold = false, m_ignorePings = false, m_dropped = false;
    std::deque<QByteArray> m_held;
    quint64 m_pongs = 0;
    QElapsedTimer m_sent;
};

}  // namespace plimsoll::sim
