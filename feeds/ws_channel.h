// A WebSocket client over a TCP or TLS socket.
//
// QWebSocket is not used here: it hides the answer to a refused upgrade (Retry-After, FAULTS 10),
// accepts masked server frames (34), answers every ping of a flood (36), cannot see a frame that
// dribbles in (37), and turns every text into UTF-16 and back.
#pragma once

#include "feeds/channel.h"
#include "feeds/ws_frames.h"
#include "feeds/ws_handshake.h"
#include "model/config.h"

#include <QAbstractSocket>
#include <QTimer>

#include <optional>

class QSslError;
class QSslSocket;

namespace plimsoll {

class WsChannel final : public Channel {
    Q_OBJECT
public:
    WsChannel(const NetworkConfig& config, const Clock& clock, QObject* parent = nullptr);
    ~WsChannel() override;

    void open(const QUrl& url) override;
    void send(const QString& text) override;
    void ping() override;
    void close() override;

private:
    enum class Phase : std::uint8_t { Idle, Connecting, Upgrading, Refused, Open };

    void connected();
    void pump();
    void upgrade();
    void readFrames();
    bool handle(WsFrameReader::Event event, const Stamp& stamp);
    void sslErrors(const QList<QSslError>& errors);
    void socketFailed(QAbstractSocket::SocketError error, const QString& detail);
    void peerEnded();
    void deadline();
    void watchMessage();
    void write(std::uint8_t opcode, QByteArrayView payload);
    void finishRefusal();
    void fail(const QString& reason, int status = 0, qint64 retryAfterMs = -1);
    void letGo(bool abort);

    const NetworkConfig m_config;
    const Clock& m_clock;
    Phase m_phase = Phase::Idle;
    quint64 m_opening = 0;  // counts opens: late calls of an earlier one are ignored
    QUrl m_url;
    QSslSocket* m_socket = nullptr;  // our child; letGo() parts with it
    std::optional<WsHandshake> m_handshake;
    WsHandshake::Answer m_refusal;
    WsFrameReader m_reader;
    QByteArray m_inbox;
    qsizetype m_at = 0;                // m_inbox is consumed up to here
    std::optional<QByteArray> m_pong;  // the newest ping's payload, answered once a pass (RFC 6455 5.5.3)
    QString m_tlsTrouble;
    QTimer m_deadline, m_slice;
    quint64 m_messages = 0, m_watched = 0;
};

}  // namespace plimsoll
