// One venue's wire from the server's side: what clients say and are answered, and how values are written.
// A dialect owns no socket; it speaks through its host.
#pragma once

#include "feeds/sim/server/client_socket.h"
#include "feeds/sim/server/json_text.h"
#include "feeds/sim/server/served.h"

#include <QJsonObject>
#include <QString>

#include <map>
#include <span>

namespace plimsoll::sim {

// The server that a dialect speaks through.
class Host {
public:
    virtual ~Host() = default;
    virtual ServedVenue& venue() = 0;
    const ServedVenue& venue() const { return const_cast<Host*>(this)->venue(); }

    virtual bool wanted(plimsoll::Market market, const QString& topic) const = 0;
    // To all that hear it, or to one of them.
    virtual void send(plimsoll::Market market, const QString& topic, const std::string& text,
                      ClientSocket* only = nullptr) = 0;
    virtual void hear(ClientSocket& socket, plimsoll::Market market, const QString& topic, bool on) = 0;
    // Answers to a client itself; faults of topics do not touch them.
    virtual void tell(ClientSocket& socket, const std::string& text) = 0;

    // Faults that concern subscriptions.
    virtual bool ignores() const = 0;
    virtual bool refuses(const QString& topic) const = 0;
    virtual void subscribedAnew() = 0;
    // What clients did within the last `window` ms, this one included; limits off: 0.
    virtual double spent(const QString& whose, double cost, int windowMs) = 0;
    virtual QList<ClientSocket*> clients() const = 0;
    virtual int connectionsOf(const QString& peer) const = 0;
    virtual const ServedBook& imageOf(const ServedSymbol& s) = 0;
};

class Dialect {
public:
    explicit Dialect(Host& host) : m_host(host) {}
    virtual ~Dialect() = default;

    virtual bool knowsSocket(const QString& path) const = 0;
    virtual void opened(ClientSocket&) {}
    virtual void clientText(ClientSocket& socket, const QByteArray& text) = 0;
    // Some connections want another form of the same text.
    virtual QByteArray shaped(const ClientSocket&, const QByteArray& text) const { return text; }

    virtual void book(const ServedSymbol& s) = 0;   // `s.step` led to `s.book`
    virtual void quote(const ServedSymbol& s) = 0;  // the touch moved
    virtual void trades(const ServedSymbol& s, std::span<const ServedTrade> made) = 0;
    virtual void liquidations(const ServedSymbol& s, std::span<const ServedLiquidation> closed) = 0;
    virtual void deleveraged(const ServedSymbol&, std::int64_t, const Deleveraged&) {}
    virtual void listingChanged(const ServedSymbol&) {}
    virtual void tick(std::int64_t wallMs) = 0;  // periodic channels, keep-alives
    virtual HttpReply rest(const HttpRequest& request, const QString& peer) = 0;

    // A whole book as the stream would send it; empty where images come by REST alone.
    virtual std::string image(const ServedSymbol&, const QString&) const { return {}; }
    virtual std::string closingNotice() const { return {}; }
    // Who is told the topic of this name on this connection.
    virtual plimsoll::Market marketOf(const ClientSocket& socket, const QString& topic) const = 0;

protected:
    // Once in `everyMs` for each name; at every step where the venue is told so.
    bool due(const char* what, std::int64_t wallMs, int everyMs);
    std::int64_t now() const { return m_host.venue().now(); }
    // The answer to who asks for the time. It may be a moment ahead of what has happened, which `now` never is: a
    // bar that has ended by `now` has all of its trades.
    std::int64_t serverTime() const { return m_host.venue().clock ? m_host.venue().clock() : now(); }

    Host& m_host;

private:
    std::map<std::string, std::int64_t> m_last;
};

std::unique_ptr<Dialect> makeBinanceDialect(Host& host);
std::unique_ptr<Dialect> makeBybitDialect(Host& host);
std::unique_ptr<Dialect> makeOkxDialect(Host& host);
std::unique_ptr<Dialect> makeHyperliquidDialect(Host& host);
std::unique_ptr<Dialect> makeDialect(VenueId venue, Host& host);

}  // namespace plimsoll::sim
