// One connection of the program through the proxy: requests and answers until an upgrade, frames from then on.
#pragma once

#include "feeds/sim/server/http_message.h"
#include "tests/support/fault_proxy.h"

#include <QTcpSocket>

namespace plimsoll::test {

class ProxyPipe : public QObject {
    Q_OBJECT
public:
    ProxyPipe(FaultProxy& proxy, QTcpSocket* client);

    bool isWebSocket() const { return m_webSocket; }
    bool carries(const QByteArray& part) const;
    void reset();
    void end();
    void cut();
    void close(int code, const QByteArray& why);
    void write(const QByteArray& wire);  // past all faults
    void send(const QByteArray& wire);   // through holding, delay and dribbling
    void beat(qint64 now);
    void release();  // what was held

private:
    void fromProgram();
    void fromVenue();
    void readRequests();
    void readAnswers();
    void readFrames();
    void onRequest(const sim::HttpRequest& request, const QByteArray& wire);
    bool answeredHere(const sim::HttpRequest& request);
    bool upgradedHere(const sim::HttpRequest& request);
    void onAnswer(const QByteArray& head, const QByteArray& body);
    void answer(int status, const QByteArray& body, const QByteArray& type, const QList<QByteArray>& headers = {});

    FaultProxy& m_proxy;
    QTcpSocket* m_client;
    QTcpSocket* m_venue;
    bool m_webSocket = false, m_gone = false, m_upgrading = false, m_heard = false;
    qint64 m_askedAt = 0, m_upgradeMs = 0, m_saidAt = 0, m_unansweredAt = 0;
    QByteArray m_requests, m_answers;  // bytes that are not whole yet
    struct Asked {
        QByteArray target;
        qint64 at;
    };
    std::deque<Asked> m_asked;  // whose answers have not come
    FrameSplitter m_up, m_down;
    QByteArray m_subject;  // its address and what the program said on it
    struct Waiting {
        qint64 due;
        QByteArray wire;
    };
    std::deque<Waiting> m_waiting;
    QByteArray m_trickle;
    qint64 m_trickledAt = 0;
};

}  // namespace plimsoll::test
