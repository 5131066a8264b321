// A venue of our own on loopback, to be told what to do wrong. One port speaks HTTP and WebSocket,
// for perp and spot alike; the wire is the venue's real one as far as the feeds use it.
//
//   FakeVenue venue(FakeVenue::Dialect::Binance);
//   session(profile, venue.endpoints(), ...);
//   venue.mangleNext("perp:btcusdt@depth", 1, FakeVenue::drop());   // fault 16
//
// It lives in the thread that made it. With `setAuto(true)` (the default) the market moves by
// itself every `stepMs`; otherwise `step()` moves it.
#pragma once

#include "feeds/venue.h"
#include "tests/support/fake_venue_market.h"
#include "tests/support/fake_venue_socket.h"

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
#include <vector>

namespace plimsoll::test {

class FakeDialect;
struct FakeText;

class FakeVenue : public QObject {
    Q_OBJECT
public:
    enum class Dialect { Binance, Bybit, Okx, Hyperliquid };

    explicit FakeVenue(Dialect dialect, int stepMs = 25, QObject* parent = nullptr);
    ~FakeVenue() override;

    // ---- where it is
    bool listen(quint16 port = 0);  // done by the constructor
    void stopListening();           // the port refuses from now on; `listen(port())` opens it again
    quint16 port() const { return m_port; }
    Endpoints endpoints() const;                // all roles
    void useTls(const QSslConfiguration& tls);  // from the next connection on

    // ---- the market
    void setAuto(bool on);
    void step();  // all symbols move once
    TruthSymbol& symbol(Market market, const std::string& name);
    const TruthSymbol* find(Market market, const std::string& name) const;
    void addSymbol(Market market, const std::string& name, qint64 midTicks);
    void liquidate(const std::string& symbol);
    void cross(Market market, const std::string& symbol);
    qint64 skewMs = 0;  // of the venue's clock

    // ---- what happened
    struct Knock {
        qint64 atMs;
        enum Kind { Tcp, Upgrade, Rest } kind;
        QString target;  // and the body of what was posted, behind a blank
    };
    const std::vector<Knock>& knocks() const { return m_knocks; }
    std::vector<qint64> times(Knock::Kind kind, const QString& part = {}) const;
    int count(Knock::Kind kind, const QString& part = {}) const
    {
        return static_cast<int>(times(kind, part).size());
    }
    QStringList received(const QString& part = {}) const;  // texts from clients
    void forget();                                         // knocks and texts
    QList<FakeVenueSocket*> sockets(const QString& topicPart = {}) const;
    qint64 now() const { return m_since.elapsed(); }
    quint64 framesSent() const { return m_framesSent; }

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
    int mangled() const { return m_mangled; }
    bool mangling() const { return !m_mangles.empty(); }
    static Mangle drop();
    static Mangle twice();
    static Mangle swap();  // count 2: the second goes first
    static Mangle truncate();
    static Mangle replace(const QByteArray& from, const QByteArray& to);
    void replayOld(const QString& topicPart, int count);  // frames sent a while ago, again
    void unaskedImage(const QString& symbol);             // Bybit: snapshot in mid-stream
    void announceClosing();                               // Binance spot: serverShutdown
    // Sequence numbers begin anew. Where they are times the venue's clock is set back by two hours.
    void renumber(const std::string& symbol);

    // ---- faults of REST
    struct RestFault {
        int status = 200;
        QByteArray body;  // empty with status 200: none
        QByteArray type = "application/json";
        int retryAfter = -1;
        QByteArray location;  // of a redirect
        enum Kind { Answer, Hang, Truncate, Loop, Reset, Dribble, Bomb, Empty } kind = Answer;
    };
    void setRest(const QString& targetPart, const RestFault& fault);  // of the address or the posted body
    void clearRest() { m_restFaults.clear(); }
    void setRestHeader(const QByteArray& line) { m_restHeader = line; }  // on every good answer
    // What REST says about books is made up from the truth like this (64).
    std::function<void(TruthBook&)> editImages;
    // Images are answered with the book of this many steps ago, `count` times (26).
    void oldImages(int steps, int count)
    {
        m_oldImageSteps = steps;
        m_oldImages = count;
    }

Q_SIGNALS:
    void restFaultUsed();

private:
    friend class FakeDialect;
    class Server;
    void adopt(QTcpSocket* socket);
    void onRequest(FakeVenueSocket* socket, const HttpRequest& request);
    void onUpgrade(FakeVenueSocket* socket, const HttpRequest& request);
    bool restFault(FakeVenueSocket* socket, const HttpRequest& request);
    void deliver(const FakeText& what, FakeVenueSocket* only = nullptr);
    bool carries(const FakeVenueSocket& socket, const FakeText& what) const;
    void emitFrame(FakeVenueSocket* socket, const QByteArray& text);
    bool isDead(const QString& topic) const;
    void sendDelayed();

    std::unique_ptr<FakeDialect> m_dialect;
    std::unique_ptr<Server> m_server;
    quint16 m_port = 0;
    std::optional<QSslConfiguration> m_tls;
    QTimer m_timer;
    int m_stepMs;
    int m_steps = 0;
    QElapsedTimer m_since;
    std::vector<std::unique_ptr<TruthSymbol>> m_symbols;
    QList<FakeVenueSocket*> m_sockets;  // until they say that they are gone
    std::vector<Knock> m_knocks;
    QStringList m_received;
    quint64 m_framesSent = 0;

    UpgradeFault m_upgradeFault = UpgradeFault::None;
    int m_upgradeStatus = 0, m_upgradeRetry = -1;
    QByteArray m_upgradeBody;
    QString m_upgradePart;
    bool m_knockReset = false, m_mute = false, m_deaf = false, m_hold = false;
    int m_delayFrom = 0, m_delayTo = 0;
    qint64 m_delayedUntil = 0;
    struct Delayed {
        qint64 at;
        FakeVenueSocket* socket;
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
    int m_mangled = 0;
    struct Past;
    std::unique_ptr<Past> m_past;
    QList<std::pair<QString, RestFault>> m_restFaults;
    QByteArray m_restHeader = "X-MBX-USED-WEIGHT-1M: 5";
    int m_oldImageSteps = 0, m_oldImages = 0;
    std::mt19937 m_random{7};
};

}  // namespace plimsoll::test
