// One venue on loopback. One port speaks HTTP and WebSocket, for perp and spot alike; the wire is the
// venue's real one, written by its dialect. It can be told what to do wrong: faults of connections, topics,
// frames and REST, as `/fault` and the fault suites want them.
//
// It lives in the thread that made it, and moves by itself never: whoever has the truth fills `venue()` and
// says what happened.
#pragma once

#include "feeds/sim/server/allowance.h"
#include "feeds/sim/server/dialect.h"
#include "feeds/venue.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <vector>

namespace plimsoll::sim {

class VenueServer : public QObject, protected Host {
    Q_OBJECT
public:
    explicit VenueServer(VenueId id, QObject* parent = nullptr);
    ~VenueServer() override;

    // ---- where it is
    bool listen(quint16 port = 0);
    void stopListening();  // the port refuses from now on; `listen(port())` opens it again
    quint16 port() const { return m_port; }
    Endpoints endpoints() const;                // all roles
    void useTls(const QSslConfiguration& tls);  // from the next connection on

    // ---- what it serves
    ServedVenue& venue() override { return m_venue; }
    void bookMoved(const ServedSymbol& s) { m_dialect->book(s); }
    void quoteMoved(const ServedSymbol& s) { m_dialect->quote(s); }
    void traded(const ServedSymbol& s, std::span<const ServedTrade> made);
    void liquidated(const ServedSymbol& s, std::span<const ServedLiquidation> closed);
    void deleveraged(const ServedSymbol& s, std::int64_t atMs, const Deleveraged& what);
    void listingChanged(const ServedSymbol& s) { m_dialect->listingChanged(s); }
    void tick() { tick(now()); }
    void tick(std::int64_t ms) { m_dialect->tick(ms); }  // by a clock that is not the wall's
    // Its machinery is out for the public: connections end, REST answers 503.
    void setFeedOut(bool on);
    // Every answer says that this is a simulated market.
    void sayWhatItIs(bool on) { m_saysWhatItIs = on; }
    void enforceLimits(bool on) { m_limits = on; }

    // ---- what happened
    struct Knock {
        qint64 atMs;
        enum Kind { Tcp, Upgrade, Rest } kind;
        QString target;  // and the body of what was posted, behind a blank
    };
    std::vector<Knock> knocks() const { return {m_knocks.begin(), m_knocks.end()}; }
    std::vector<qint64> times(Knock::Kind kind, const QString& part = {}) const;
    int count(Knock::Kind kind, const QString& part = {}) const
    {
        return static_cast<int>(times(kind, part).size());
    }
    QStringList received(const QString& part = {}) const;  // texts from clients, the newest thousands
    void forget();                                         // knocks and texts
    QList<ClientSocket*> sockets(const QString& topicPart = {}) const;
    qint64 now() const { return m_since.elapsed(); }
    quint64 framesSent() const { return m_framesSent; }  // data
    quint64 textsTold() const { return m_textsTold; }    // answers to a client

    // ---- faults of connections
    enum class UpgradeFault { None, Status, Never, Garbage, Redirect, FalseKey, EndlessHead, Reset, End };
    void setUpgrade(UpgradeFault fault, int status = 0, int retryAfter = -1, const QByteArray& body = {},
                    const QString& targetPart = {});
    void setKnockReset(bool on) { m_knockReset = on; }  // connections are accepted and reset at once
    void closeAll(int code, const QByteArray& reason = {});
    void resetAll();
    void endAll();
    void cutAll();                          // an end within a frame
    void setDeaf(bool on);                  // half-open: TCP stays, nothing comes, pings unanswered
    void setMute(bool on) { m_mute = on; }  // pings answered, no data
    bool ignorePings = false;               // of connections from now on: data flows, no pong comes
    void setHold(bool on);                  // texts wait, then go out at once
    void setDelay(int fromMs, int toMs);    // 0, 0: none; order is kept
    void sendRaw(const QByteArray& wire, const QString& topicPart = {});
    void sendText(const QByteArray& text, const QString& topicPart = {});

    // ---- faults of topics; a topic is known as "perp:btcusdt@depth@100ms", "spot:orderbook.200.BTCUSDT"
    QSet<QString> deadTopics;              // parts: acknowledged, never sent
    QSet<QString> refusedTopics;           // parts: nack
    bool ignoreSubscriptions = false;      // neither ack nor data
    bool deadUntilSubscribedAnew = false;  // `deadTopics` come to life with the next subscription

    // ---- faults of frames: each data frame whose topic holds `part` goes through, `count` times
    using Mangle = std::function<QList<QByteArray>(const QByteArray&)>;
    void mangleNext(const QString& topicPart, int count, Mangle mangle);
    bool mangling() const { return !m_mangles.empty(); }
    static Mangle drop();
    static Mangle twice();
    static Mangle swap();  // count 2: the second goes first
    static Mangle truncate();
    static Mangle replace(const QByteArray& from, const QByteArray& to);
    void replayOld(const QString& topicPart, int count);                // frames sent a while ago, again
    void unaskedImage(const QString& symbol, plimsoll::Market market);  // Bybit: snapshot in mid-stream
    void announceClosing();                                             // Binance spot: serverShutdown

    // ---- faults of REST
    struct RestFault {
        int status = 200;
        QByteArray body;  // empty with status 200: none
        QByteArray type = "application/json";
        int retryAfter = -1;
        QByteArray location;  // of a redirect
        QByteArray header;    // one more line
        enum Kind { Answer, Hang, Truncate, Loop, Reset, Dribble, Bomb, Empty } kind = Answer;
    };
    void setRest(const QString& targetPart, const RestFault& fault);  // of the address or the posted body
    void clearRest() { m_restFaults.clear(); }
    void setRestHeader(const QByteArray& line) { m_restHeader = line; }  // on every good answer
    void clearFaults();

Q_SIGNALS:
    void restFaultUsed();

protected:
    // Around everything that is done because of a client or of a clock of this server's own.
    virtual void working(bool) {}
    // The book that an image shows.
    const ServedBook& imageOf(const ServedSymbol& s) override { return s.book; }

    // Host
    bool wanted(plimsoll::Market market, const QString& topic) const override;
    void send(plimsoll::Market market, const QString& topic, const std::string& text, ClientSocket* only) override;
    void hear(ClientSocket& socket, plimsoll::Market market, const QString& topic, bool on) override;
    void tell(ClientSocket& socket, const std::string& text) override;
    bool ignores() const override { return ignoreSubscriptions; }
    bool refuses(const QString& topic) const override;
    void subscribedAnew() override;
    double spent(const QString& whose, double cost, int windowMs) override;
    QList<ClientSocket*> clients() const override { return sockets(); }
    int connectionsOf(const QString& peer) const override;

    Dialect& dialect() { return *m_dialect; }

private:
    class Server;
    void adopt(QTcpSocket* socket);
    void onRequest(ClientSocket* socket, const HttpRequest& request);
    void onUpgrade(ClientSocket* socket, const HttpRequest& request);
    bool upgradeFault(ClientSocket* socket, const HttpRequest& request);
    bool restFault(ClientSocket* socket, const HttpRequest& request);
    void emitFrame(ClientSocket* socket, const QByteArray& text);
    bool isDead(const QString& name) const;
    void sendDelayed();

    ServedVenue m_venue;
    std::unique_ptr<Dialect> m_dialect;
    std::unique_ptr<Server> m_server;
    quint16 m_port = 0;
    std::optional<QSslConfiguration> m_tls;
    QElapsedTimer m_since;
    QList<ClientSocket*> m_sockets;  // until they say that they are gone
    QHash<QString, QList<ClientSocket*>> m_listeners;
    std::deque<Knock> m_knocks;
    std::deque<QString> m_received;
    quint64 m_framesSent = 0, m_textsTold = 0;
    bool m_limits = false, m_feedOut = false, m_saysWhatItIs = false;
    std::map<QString, Allowance> m_spent;

    UpgradeFault m_upgradeFault = UpgradeFault::None;
    int m_upgradeStatus = 0, m_upgradeRetry = -1;
    QByteArray m_upgradeBody;
    QString m_upgradePart;
    bool m_knockReset = false, m_mute = false, m_deaf = false, m_hold = false;
    int m_delayFrom = 0, m_delayTo = 0;
    qint64 m_delayedUntil = 0;
    struct Delayed {
        qint64 at;
        ClientSocket* socket;
        QByteArray text;
    };
    std::deque<Delayed> m_delayed;
    QTimer m_delayTimer;
    struct Mangling {
        QString part;
        int left;
        Mangle mangle;
    };
    std::deque<Mangling> m_mangles;
    QHash<QString, std::deque<QByteArray>> m_past;
    QList<std::pair<QString, RestFault>> m_restFaults;
    QByteArray m_restHeader;
    std::mt19937 m_random{7};
};

// "perp:btcusdt@aggTrade"
QString topicName(plimsoll::Market market, const QString& topic);

}  // namespace plimsoll::sim
