// The control port of the simulated venues: what is true (`/truth`), what shall go wrong (`/fault`), which story
// is told (`/scenario`) and how fast (`/speed`). JSON over plain HTTP, on loopback alone.
#pragma once

#include "feeds/sim/server/client_socket.h"

#include <QObject>
#include <QTcpServer>

namespace plimsoll::sim {

class SimVenues;

class SimControl : public QObject {
    Q_OBJECT
public:
    explicit SimControl(SimVenues& venues);
    bool listen(quint16 port);
    quint16 port() const { return m_server.serverPort(); }
    HttpReply answer(const HttpRequest& request);

private:
    HttpReply scenario(const HttpRequest& request);
    HttpReply speed(const HttpRequest& request);

    SimVenues& m_venues;
    QTcpServer m_server;
};

}  // namespace plimsoll::sim
